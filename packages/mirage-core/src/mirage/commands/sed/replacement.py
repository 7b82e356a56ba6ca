"""The right side of ``s``: texts, groups, and changes of case."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from mirage.patterns.finding import Spans

Piece: TypeAlias = "str | int | Case"
"""A text, the number of a group (0 is the whole match), or how the case of what follows changes."""


class Case(NamedTuple):
    """``\\U \\L \\E \\u \\l``"""

    letter: str


class Replacement:
    """What stands in the place of a match."""

    __slots__ = ("cased", "constant", "groups", "pieces")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.groups = max((piece for piece in pieces if isinstance(piece, int)), default=0)
        self.cased = any(isinstance(piece, Case) for piece in pieces)
        texts = [piece for piece in pieces if isinstance(piece, str)]
        self.constant = "".join(texts) if len(texts) == len(pieces) else None
        """The text, where it is the same for all matches."""

    def within(self, groups: int) -> "Replacement":
        """The same where there are only so many groups: nothing stands for what is beyond them."""
        return Replacement([piece for piece in self.pieces if not isinstance(piece, int) or piece <= groups])

    def of(self, text: str, spans: Spans) -> str:
        """What replaces the match in ``text``."""
        if self.constant is not None:
            return self.constant
        done: list[str] = []
        mode = once = ""
        for piece in self.pieces:
            if isinstance(piece, Case):
                if piece.letter in "ul":
                    once = piece.letter
                else:
                    mode, once = piece.letter, ""
                continue
            # A group without a part is (-1, -1), which is nothing of the text.
            found = piece if isinstance(piece, str) else text[slice(*spans[piece])]
            if found and self.cased:
                found = _changed(found[0], once or mode) + _changed(found[1:], mode)
                once = ""
            done.append(found)
        return "".join(done)


def _changed(text: str, letter: str) -> str:
    if letter in ("U", "u"):
        return text.upper() if text.isascii() else "".join([_single(char, char.upper()) for char in text])
    if letter in ("L", "l"):
        return text.lower() if text.isascii() else "".join([_single(char, char.lower()) for char in text])
    return text


def _single(char: str, changed: str) -> str:
    return changed if len(changed) == 1 else char


def read(text: str, *, cases: bool = True) -> Replacement:
    """The replacement that ``text`` writes, its bytes by name already in it; ``cases``: letters change case."""
    pieces: list[Piece] = []
    literal: list[str] = []

    def add(piece: Piece) -> None:
        if literal:
            pieces.append("".join(literal))
            literal.clear()
        pieces.append(piece)

    at = 0
    while at < len(text):
        char = text[at]
        at += 1
        if char == "&":
            add(0)
        elif char != "\\" or at == len(text):
            literal.append(char)
        else:
            char = text[at]
            at += 1
            if char in "0123456789":
                add(int(char))
            elif cases and char in "ULEul":
                add(Case(char))
            else:
                literal.append("\n" if char == "n" else char)
    if literal:
        pieces.append("".join(literal))
    return Replacement(pieces)
