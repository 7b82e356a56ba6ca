"""Make a text as small as it can be while it still fails: lines first, then words, then characters."""

import re
import time
from collections.abc import Callable, Sequence

Fails = Callable[[str], bool]

_CUTS = (re.compile(r"[^\n]*\n|[^\n]+"), re.compile(r"\w+|\s+|[^\w\s]"))


def shrink(text: str, fails: Fails, tries: int = 400, seconds: float = 30.0) -> str:
    """The smallest text found within so many tries and seconds; the text itself where nothing can go."""
    patience = _Patience(fails, tries, seconds)
    before = ""
    while before != text and patience.left:
        before = text
        for cut in _CUTS:
            text = "".join(_without(cut.findall(text), patience))
    return text


class _Patience:
    """Counts the tries and the time."""

    def __init__(self, fails: Fails, tries: int, seconds: float) -> None:
        self._fails = fails
        self._seen: dict[str, bool] = {}
        self._left = tries
        self._until = time.monotonic() + seconds

    @property
    def left(self) -> bool:
        return self._left > 0 and time.monotonic() < self._until

    def fails(self, text: str) -> bool:
        known = self._seen.get(text)
        if known is not None:
            return known
        if not self.left:
            return False
        self._left -= 1
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
