"""test and ``[``: the programs of that name, which ``find``, ``env`` and ``xargs`` run; the shell has its own."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.options import answer_alone
from mirage.commands.questions import COMPARISONS, FILES, NUMERIC, files, of_file
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

FAULTY = 2
DEEPEST = 64
"""Parentheses inside each other."""

_TEXTS = frozenset(("=", "==", "!="))
_BINARY = _TEXTS | NUMERIC | FILES
_FILE = frozenset("-" + letter for letter in "bcdefghkprsuwxGLNOS")
_INTEGER = re.compile(r"[ \t\n\v\f\r]*([+-]?[0-9]+)[ \t]*")

NOTES = """\
An EXPRESSION left out is false. Otherwise it is one of
  ( EXPRESSION ), ! EXPRESSION, and two of them with -a or -o between them
  -n STRING, STRING          the string is not empty
  -z STRING                  the string is empty
  STRING = STRING            they are equal; != they are not
  NUMBER -eq NUMBER          they are equal; also -ne -lt -le -gt -ge;
                             -l STRING stands for the length of STRING
  FILE -nt FILE              the first is newer; -ot older; -ef the same file
  -e FILE                    it exists; -f is a file, -d a directory, -h and -L
                             a link, -s is not empty, -r -w -x may be read,
                             written, run, -O -G are yours, -N was changed
                             since it was read, -b -c -p -S -g -k -u
  -t NUMBER                  the descriptor is a terminal
"""
_LONG_ONLY = """\
      --help                 display this help and exit
      --version              output version information and exit
"""


@command("test", "Exit with the status that EXPRESSION has.", Options, Operands("EXPRESSION"), raw=True, notes=NOTES)
async def test(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Succeed where the expression holds."""
    return await _status(ctx, words)


@command(
    "[",
    "Exit with the status that EXPRESSION has.",
    Options,
    Operands("EXPRESSION ]"),
    raw=True,
    notes=_LONG_ONLY + NOTES,
)
async def bracket(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """As test; the last word closes the bracket."""
    answer_alone(words)
    if not words or words[-1] != "]":
        raise _faulty(f"missing {quoted(']')}")
    return await _status(ctx, words[:-1])


def _faulty(message: str) -> Usage:
    """The words make no expression."""
    return Usage(message, hint=False, status=FAULTY)


async def _status(ctx: "Context", words: Sequence[str]) -> int:
    return 0 if words and await _Expression(ctx, words).holds() else 1


class _Expression:
    """The words of one call, read from left to right; every part is looked at, whatever the others say."""

    __slots__ = ("_at", "_ctx", "_depth", "_words")

    def __init__(self, ctx: "Context", words: Sequence[str]) -> None:
        self._ctx = ctx
        self._words = words
        self._at = 0
        self._depth = 0

    async def holds(self) -> bool:
        """Whether the whole does."""
        found = await self._few(len(self._words))
        if self._at < len(self._words):
            raise _faulty(f"extra argument {quoted(self._words[self._at])}")
        return found

    async def _few(self, count: int) -> bool:
        """The next ``count`` words, which their number explains where there are up to four."""
        if count == 1:
            return self._one()
        if count == 2:
            return await self._two()
        if count == 3:
            return await self._three()
        if count == 4 and self._word() == "!":
            self._advance()
            return not await self._three()
        if count == 4 and self._word() == "(" and self._word(3) == ")":
            self._advance()
            found = await self._two()
            self._at += 1
            return found
        return await self._or()

    def _one(self) -> bool:
        self._at += 1
        return self._words[self._at - 1] != ""

    async def _two(self) -> bool:
        if self._word() == "!":
            self._at += 1
            return not self._one()
        if _is_switch(self._word()):
            return await self._unary()
        raise self._ended()

    async def _three(self) -> bool:
        middle = self._word(1)
        if middle in _BINARY:
            return await self._binary()
        if self._word() == "!":
            self._advance()
            return not await self._two()
        if self._word() == "(" and self._word(2) == ")":
            self._at += 1
            found = self._one()
            self._at += 1
            return found
        if middle in ("-a", "-o"):
            return await self._or()
        raise _faulty(f"{quoted(middle)}: binary operator expected")

    async def _or(self) -> bool:
        found = await self._and()
        while self._taken("-o"):
            found = await self._and() or found
        return found

    async def _and(self) -> bool:
        found = await self._term()
        while self._taken("-a"):
            found = await self._term() and found
        return found

    async def _term(self) -> bool:
        """One test, or an expression in parentheses."""
        await self._ctx.breathe()
        negated = False
        while self._word() == "!":
            self._advance()
            negated = not negated
        left = len(self._words) - self._at
        if not left:
            raise self._ended()
        first = self._word()
        if first == "(":
            found = await self._group()
        elif (left >= 4 and first == "-l" and self._word(2) in _BINARY) or (left >= 3 and self._word(1) in _BINARY):
            found = await self._binary(measured=left >= 4 and first == "-l" and self._word(2) in _BINARY)
        elif _is_switch(first):
            found = await self._unary()
        else:
            found = self._one()
        return found is not negated

    async def _group(self) -> bool:
        self._advance()
        self._depth += 1
        if self._depth > DEEPEST:
            raise _faulty(f"nesting deeper than {DEEPEST}")
        found = await self._few(self._enclosed())
        self._depth -= 1
        if self._at >= len(self._words):
            raise _faulty(f"{quoted(')')} expected")
        if not self._taken(")"):
            raise _faulty(f"{quoted(')')} expected, found {quoted(self._word())}")
        return found

    def _enclosed(self) -> int:
        """How many words the parentheses hold, where they are few; else all that are left."""
        for count in range(1, 4):
            if self._at + count >= len(self._words) or self._word(count) == ")":
                return count
        return 4 if self._word(4) == ")" or self._at + 4 >= len(self._words) else len(self._words) - self._at

    def _word(self, ahead: int = 0) -> str:
        """A word, no word being none of those that mean something."""
        at = self._at + ahead
        return self._words[at] if at < len(self._words) else ""

    def _taken(self, word: str) -> bool:
        if self._at < len(self._words) and self._words[self._at] == word:
            self._at += 1
            return True
        return False

    def _advance(self) -> None:
        self._at += 1
        if self._at >= len(self._words):
            raise self._ended()

    def _ended(self) -> Usage:
        return _faulty(f"missing argument after {quoted(self._words[-1])}")

    async def _unary(self) -> bool:
        sign = self._word()
        if sign not in _FILE and sign not in ("-n", "-z", "-t"):
            raise _faulty(f"{quoted(sign)}: unary operator expected")
        self._advance()
        operand = self._word()
        self._at += 1
        if sign == "-t":
            # The streams of a line are no terminals, whatever their number.
            _integer(operand)
            return False
        if sign in ("-n", "-z"):
            return (operand != "") is (sign == "-n")
        return await of_file(sign, operand, self._ctx.fs)

    async def _binary(self, *, measured: bool = False) -> bool:
        """One comparison; ``-l`` before a text, ``measured`` where it is the first, stands for its length."""
        self._at += measured
        at = self._at
        sign = self._word(1)
        other = self._word(2) == "-l" and at + 3 < len(self._words)
        self._at += 3 + other
        if sign in NUMERIC:
            left = _number_of(measured)(self._words[at])
            return COMPARISONS[sign](left, _number_of(other)(self._words[at + 2 + other]))
        if sign in FILES:
            if measured or other:
                raise _faulty(f"{sign} does not accept -l")
            return await files(sign, self._words[at], self._words[at + 2], self._ctx.fs)
        # Before a text that is compared with another, -l is no more than a word too many.
        return (self._words[at + other] == self._words[at + 2 + other]) is (sign != "!=")


def _is_switch(word: str) -> bool:
    return len(word) == 2 and word[0] == "-"


def _number_of(measured: bool) -> Callable[[str], Decimal]:
    return _length if measured else _integer


def _length(text: str) -> Decimal:
    return Decimal(len(encode(text)))


def _integer(text: str) -> Decimal:
    """A number of any length."""
    found = _INTEGER.fullmatch(text)
    if found is None:
        raise _faulty(f"invalid integer {quoted(text)}")
    return Decimal(found[1])
