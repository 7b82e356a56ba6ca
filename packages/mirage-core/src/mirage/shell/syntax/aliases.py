"""Aliases: words that stand for other text, written out while the text is read."""

from collections.abc import Mapping
from typing import Final

from mirage.shell.syntax.tokens import TooLarge

LONGEST: Final = 1024 * 1024
"""The most characters that aliases may add to one line."""


class Aliases:
    """The aliases that are known, and which of them stand in the text that is being read."""

    __slots__ = ("_active", "_known", "_next", "_room")

    def __init__(self, known: Mapping[str, str], before: "Aliases | None" = None, at: int = 0) -> None:
        """``before`` had read the text up to ``at``, where this one's begins."""
        self._known = known
        self._room = LONGEST
        self._active: list[tuple[int, str]] = []
        """Up to where the text comes from an alias, and its name: it is not expanded in itself."""
        self._next = -1
        """From here on one more word counts: the alias before it ends with a blank."""
        if before is not None:
            self._active = [(end - at, name) for end, name in before._active if end > at]
            self._next = max(-1, before._next - at)

    def afresh(self) -> "Aliases":
        """The same for another text."""
        return Aliases(self._known)

    def moved(self, at: int) -> "Aliases":
        """The same for the text from ``at``."""
        return Aliases(self._known, self, at)

    def expanded(self, text: str, begun: int, end: int, *, command: bool) -> str | None:
        """``text`` with the alias written out that its word from ``begun`` to ``end`` is; None where it is none."""
        word = text[begun:end].replace("\\\n", "")
        if any(mark in word for mark in "\\'\"$`"):
            return None
        follows = 0 <= self._next <= begun
        if follows:
            self._next = -1
        if not (command or follows) or word not in self._known:
            return None
        self._active = [(to, name) for to, name in self._active if to > begun]
        if any(name == word for _, name in self._active):
            return None
        value = self._known[word]
        longer = len(value) - (end - begun)
        self._room -= max(longer, 0)
        if self._room < 0:
            raise TooLarge(f"aliases longer than {LONGEST}", begun)
        self._active = [(to + longer, name) for to, name in self._active]
        self._active.append((begun + len(value), word))
        if value[-1:] in (" ", "\t"):
            self._next = begun + len(value)
        elif self._next > begun:
            self._next += longer
        return text[:begun] + value + text[end:]
