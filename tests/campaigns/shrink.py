"""Make a text as small as it can be while it still fails: lines first, then words, then characters."""

import re
from collections.abc import Callable, Sequence

Fails = Callable[[str], bool]

_CUTS = (re.compile(r"[^\n]*\n|[^\n]+"), re.compile(r"\w+|\s+|[^\w\s]"))


def shrink(text: str, fails: Fails, tries: int = 300) -> str:
    """The smallest text found within so many tries; the text itself where nothing can go."""
    patience = _Patience(fails, tries)
    before = ""
    while before != text and patience.left:
        before = text
        for cut in _CUTS:
            text = "".join(_without(cut.findall(text), patience))
    return text


class _Patience:
    """Counts the tries."""

    def __init__(self, fails: Fails, tries: int) -> None:
        self._fails = fails
        self._seen: dict[str, bool] = {}
        self.left = tries

    def fails(self, text: str) -> bool:
        known = self._seen.get(text)
        if known is not None:
            return known
        if not self.left:
            return False
        self.left -= 1
        self._seen[text] = found = self._fails(text)
        return found


def _without(parts: Sequence[str], patience: _Patience) -> Sequence[str]:
    """Leave out runs of parts, long ones first."""
    size = max(len(parts) // 2, 1)
    while True:
        start = 0
        while start < len(parts) and patience.left:
            fewer = [*parts[:start], *parts[start + size :]]
            if fewer and patience.fails("".join(fewer)):
                parts = fewer
            else:
                start += size
        if size == 1:
            return parts
        size //= 2
