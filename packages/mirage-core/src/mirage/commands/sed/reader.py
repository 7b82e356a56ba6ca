"""The text of a script, character by character, with the place that a complaint names."""

from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from mirage.commands.spec import Usage

END = ""
"""What is read where a part has ended."""


class Part(NamedTuple):
    """The text of one ``-e`` or ``-f``."""

    text: str
    file: str | None = None


class Reader:
    """The parts of a script in order; each ends like a line."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._part = 0
        self._at = 0
        self._text = parts[0].text

    def read(self) -> str:
        """The next character; END, again and again, where the part has ended."""
        if self._at == len(self._text):
            return END
        self._at += 1
        return self._text[self._at - 1]

    def back(self, char: str) -> None:
        """Read the character once more."""
        self._at -= len(char)

    def read_solid(self) -> str:
        """The next character that is no blank."""
        char = self.read()
        while char in (" ", "\t"):
            char = self.read()
        return char

    def next_part(self) -> bool:
        """Go on with the next part; False where there is none."""
        if self._part + 1 == len(self._parts):
            return False
        self._part += 1
        self._at = 0
        self._text = self._parts[self._part].text
        return True

    @property
    def first(self) -> bool:
        """Whether just the first two characters of the script have been read."""
        return self._part == 0 and self._at == 2

    def number(self, char: str) -> int:
        """The number that begins with ``char``; 0 where that is no digit."""
        digits = ""
        while char.isascii() and char.isdigit():
            digits += char if len(digits) < _DIGITS else ""
            char = self.read()
        self.back(char)
        return int(digits or "0")

    def word(self) -> str:
        """A label: up to a blank, a semicolon or a closing brace."""
        char = self.read_solid()
        taken: list[str] = []
        while char != END and char not in " \t\n\r\f\v;}":
            taken.append(char)
            char = self.read()
        self.back(char)
        return "".join(taken)

    def rest_of_line(self) -> str:
        """What the line still has, blanks before it left out: the name of a file."""
        char = self.read_solid()
        taken: list[str] = []
        while char not in (END, "\n"):
            taken.append(char)
            char = self.read()
        return "".join(taken)

    def finish(self) -> None:
        """Expect the end of a command."""
        char = self.read_solid()
        if char in ("}", "#"):
            self.back(char)
        elif char not in (END, "\n", ";"):
            self.fail("extra characters after command")

    def place(self, less: int = 0) -> str:
        """What a complaint is about, ``less`` bytes before what was read last."""
        part = self._parts[self._part]
        if part.file is not None:
            return f"file {part.file} line {self._text.count(_FEED, 0, self._at) + 1}:"
        return f"-e expression #{self.expression}, char {len(_bytes(self._text[: self._at])) - less}:"

    @property
    def nowhere(self) -> str:
        """As ``place``, of what is known only when all is read."""
        part = self._parts[self._part]
        if part.file is not None:
            return self.place()
        return f"-e expression #{self.expression}, char 0:"

    @property
    def expression(self) -> int:
        """How many ``-e`` there were so far."""
        return sum(part.file is None for part in self._parts[: self._part + 1])

    def fail(self, why: str, *, char: str = END) -> NoReturn:
        """Refuse the script here, or at the first byte of ``char``, which was read last."""
        raise Usage(f"{self.place(max(0, len(_bytes(char)) - 1))} {why}", hint=False)


_FEED = "\n"
_DIGITS = 18


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
