"""What expansion makes of a word's parts, and how pieces become fields: splitting and joining."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final, TypeAlias

from mirage.keeping import kept, program

LITERAL: Final = 0
"""Written without quotes: may be a pattern, is not split."""
QUOTED: Final = 1
"""Stands for itself."""
SPLIT: Final = 2
"""The result of an expansion without quotes: split, and may be a pattern."""
BREAK: Final = 3
"""A field ends here; the text joins the two where only one field is wanted."""
JOINT: Final = 4
"""Between values without quotes: split as if the first character of IFS stood here; as text, as BREAK."""
STARRED: Final = 6
"""As JOINT, between the values of ``$*``."""
FUSED: Final = 7
"""As STARRED, between the trimmed values of an array: where IFS is empty a blank, and no field ends here."""
VOID: Final = 5
"""An empty ``"$@"``: the quotes around it alone make no field."""

Piece: TypeAlias = tuple[int, str]

MAGIC = re.compile(r"[*?\[]|[+@!]\(")
_MARKS = "*?[("
_UNESCAPED = re.compile(r"(?:[^\\*?\[+@!]|\\.|[+@!](?!\())*+.", re.DOTALL)
"""As MAGIC, in what a parameter stood for: there a backslash quotes."""
PAUSE: Final = 1024
"""Fields between two moments for whoever grows them."""
SOME: Final = 4096
"""Pieces, or values, that are worked on in one step."""

_JOINTS = frozenset({JOINT, STARRED, FUSED})
_TO_SPLIT = _JOINTS | {SPLIT}
_AS_IT_IS = frozenset({LITERAL, SPLIT})
_ESCAPED = re.compile(r"([*?\[\]\\!^()|@+-])")


def magic(text: str) -> bool:
    """Whether ``text`` holds what makes a pattern; marks are looked for one by one, which is fast in a large text."""
    return any(mark in text for mark in _MARKS) and MAGIC.search(text) is not None


class Fields:
    """Grows fields from pieces."""

    __slots__ = ("_active", "_hollow", "_pieces", "_present", "patterns", "texts")

    def __init__(self, hollow: bool = False) -> None:
        self.texts: list[str] = []
        self.patterns: dict[int, str] = {}
        """By place, of the fields that may be patterns, with the quoted characters escaped."""
        self._hollow = hollow
        """Empty values in quotes begin no field."""
        self._pieces: list[Piece] = []
        self._present = False
        self._active = False

    def grow(self, pieces: list[Piece], ifs: str) -> Iterator[None]:
        """Cut the pieces of one word into fields; gives its caller a moment now and then."""
        at = 0
        while at < len(pieces):
            kind, text = pieces[at]
            at += 1
            if kind in _TO_SPLIT:
                # Expansions side by side are split as one text: a delimiter may begin in one and end in the next.
                start = at - 1
                while at < len(pieces) and pieces[at][0] in _TO_SPLIT:
                    at += 1
                yield from self._run(pieces[start:at], ifs)
            elif kind == BREAK:
                self._end()
                if len(self.texts) % PAUSE == 0:
                    yield
            elif kind != VOID:
                self._add(kind, text)
        self._end()

    def _run(self, pieces: list[Piece], ifs: str) -> Iterator[None]:
        if ifs:
            first = ifs[0]
            text = "".join([first if kind in _JOINTS else text for kind, text in pieces])
            yield from self._split(text, ifs)
            return
        for kind, text in pieces:
            if kind == FUSED:
                self._add(SPLIT, " ")
            elif kind in _JOINTS:
                self._end()
            else:
                self._add(SPLIT, text)
            if len(self.texts) % PAUSE == 0:
                yield

    def _add(self, kind: int, text: str) -> None:
        """Continue the field in progress."""
        self._pieces.append((kind, text))
        if text or (kind == QUOTED and not self._hollow):
            self._present = True
        if kind != QUOTED and magic(text) and ("\\" not in text or _UNESCAPED.match(text)):
            self._active = True

    def _end(self, empty: bool = False) -> None:
        """The field in progress ends; with ``empty`` there is one even if nothing began it."""
        if self._present or empty:
            if self._active:
                self.patterns[len(self.texts)] = pattern_of(self._pieces)
            self.texts.append(text_of(self._pieces))
        self._pieces.clear()
        self._present = self._active = False

    def _split(self, text: str, ifs: str) -> Iterator[None]:
        """Add the result of an expansion, cut where ``ifs`` says."""
        at = 0
        for cut in _delimiter(ifs).finditer(text):
            start = cut.start()
            if start > at:
                self._add(SPLIT, text[at:start])
            self._end(empty=cut.lastgroup == "hard")
            at = cut.end()
            if len(self.texts) % PAUSE == 0:
                yield
        if at < len(text):
            self._add(SPLIT, text[at:])


@kept(64)
def _delimiter(ifs: str) -> re.Pattern[str]:
    soft = "".join(mark for mark in " \t\n" if mark in ifs)
    hard = "".join(mark for mark in ifs if mark not in " \t\n")
    blank = f"[{soft}]" if soft else ""
    if not hard:
        return program(f"(?P<soft>{blank}+)")
    around = f"{blank}*+" if soft else ""
    marks = f"(?P<hard>{around}[{re.escape(hard)}]{around})"
    return program(f"{marks}|(?P<soft>{blank}+)" if soft else marks)


def text_of(pieces: list[Piece]) -> str:
    """The pieces as one text."""
    return pieces[0][1] if len(pieces) == 1 else "".join([text for _, text in pieces])


def spaced_text_of(pieces: list[Piece]) -> str:
    """The pieces as one text, with blanks between the values of ``$@``."""
    if len(pieces) == 1:
        return pieces[0][1]
    return "".join([" " if kind in (BREAK, JOINT) else text for kind, text in pieces])


def pattern_of(pieces: list[Piece]) -> str:
    """The pieces as one pattern: what was quoted matches itself."""
    return "".join([text if kind in _AS_IT_IS else escaped(text) for kind, text in pieces])


def first_pattern_of(pieces: list[Piece]) -> str:
    """As ``pattern_of``, of what stands before the second value in quotes."""
    return pattern_of(list(takewhile(lambda piece: piece[0] != BREAK, pieces)))


def escaped(text: str) -> str:
    """``text`` as a pattern that matches nothing else."""
    return _ESCAPED.sub(r"\\\1", text)
