"""What expansion makes of a word's parts, and how pieces become fields: splitting and joining."""

import re
from functools import lru_cache
from typing import Final, TypeAlias

LITERAL: Final = 0
"""Written without quotes: may be a pattern, is not split."""
QUOTED: Final = 1
"""Stands for itself."""
SPLIT: Final = 2
"""The result of an expansion without quotes: split, and may be a pattern."""
BREAK: Final = 3
"""A field ends here; the text joins the two where only one field is wanted."""

Piece: TypeAlias = tuple[int, str]

MAGIC = re.compile(r"[*?\[]")
_ESCAPED = re.compile(r"([*?\[\]\\!^-])")


class Field:
    """One field; ``pattern`` is its text with the quoted characters escaped, None where it can match nothing else."""

    __slots__ = ("pattern", "text")

    def __init__(self, text: str, pattern: str | None) -> None:
        self.text = text
        self.pattern = pattern


class Fields:
    """Grows fields from pieces."""

    __slots__ = ("_active", "_pieces", "_present", "done")

    def __init__(self) -> None:
        self.done: list[Field] = []
        self._pieces: list[Piece] = []
        self._present = False
        self._active = False

    def add(self, kind: int, text: str) -> None:
        """Continue the field in progress."""
        self._pieces.append((kind, text))
        if text or kind == QUOTED:
            self._present = True
        if kind != QUOTED and MAGIC.search(text):
            self._active = True

    def end(self, empty: bool = False) -> None:
        """The field in progress ends; with ``empty`` there is one even if nothing began it."""
        if self._present or empty:
            text = "".join([text for _, text in self._pieces])
            self.done.append(Field(text, pattern_of(self._pieces) if self._active else None))
        self._pieces.clear()
        self._present = self._active = False

    def split(self, text: str, ifs: str) -> None:
        """Add the result of an expansion, cut where ``ifs`` says."""
        if not ifs:
            self.add(SPLIT, text)
            return
        at = 0
        for cut in _delimiter(ifs).finditer(text):
            if cut.start() > at:
                self.add(SPLIT, text[at : cut.start()])
            hard = cut.lastgroup == "hard"
            self.end(empty=hard)
            at = cut.end()
        if at < len(text):
            self.add(SPLIT, text[at:])


@lru_cache(256)
def _delimiter(ifs: str) -> re.Pattern[str]:
    soft = "".join(mark for mark in " \t\n" if mark in ifs)
    hard = "".join(mark for mark in ifs if mark not in " \t\n")
    blank = f"[{soft}]" if soft else ""
    if not hard:
        return re.compile(f"(?P<soft>{blank}+)")
    around = f"{blank}*+" if soft else ""
    marks = f"(?P<hard>{around}[{re.escape(hard)}]{around})"
    return re.compile(f"{marks}|(?P<soft>{blank}+)" if soft else marks)


def fields_of(pieces: list[Piece], ifs: str) -> list[Field]:
    """The fields that the pieces of one word make."""
    fields = Fields()
    at = 0
    while at < len(pieces):
        kind, text = pieces[at]
        at += 1
        if kind == SPLIT:
            # Expansions side by side are split as one text: a delimiter may begin in one and end in the next.
            while at < len(pieces) and pieces[at][0] == SPLIT:
                text += pieces[at][1]
                at += 1
            fields.split(text, ifs)
        elif kind == BREAK:
            fields.end()
        else:
            fields.add(kind, text)
    fields.end()
    return fields.done


def text_of(pieces: list[Piece]) -> str:
    """The pieces as one text."""
    return pieces[0][1] if len(pieces) == 1 else "".join([text for _, text in pieces])


def pattern_of(pieces: list[Piece]) -> str:
    """The pieces as one pattern: what was quoted matches itself."""
    return "".join([escaped(text) if kind == QUOTED else text for kind, text in pieces])


def escaped(text: str) -> str:
    """``text`` as a pattern that matches nothing else."""
    return _ESCAPED.sub(r"\\\1", text)
