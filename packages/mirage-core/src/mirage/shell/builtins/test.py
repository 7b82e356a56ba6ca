"""test and ``[``: how many words there are decides how they are read, as POSIX has it."""

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING

from mirage.commands.questions import COMPARISONS, FILES, NUMERIC, before, files
from mirage.shell.primaries import UNARY, integer, unary

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

DEEPEST = 64
"""Parentheses inside each other."""

_TEXTS = frozenset(("=", "==", "!=", "<", ">"))
_BINARY = _TEXTS | NUMERIC | FILES


class _Faulty(Exception):
    """The words make no expression."""


def test(shell: "Shell", io: "Io", argv: list[str]) -> int | Awaitable[int]:
    """Succeeds where the expression holds; 2 where it is none."""
    brackets = argv[0] == "["
    if len(argv) != 4 + brackets or (brackets and argv[4] != "]"):
        return _tested(shell, io, argv)
    holds = _plainly(argv[1], argv[2], argv[3])
    return _tested(shell, io, argv) if holds is None else 0 if holds else 1


def _plainly(left: str, operator: str, right: str) -> bool | None:
    """Whether one comparison of texts or numbers holds; None where the words are anything else."""
    holds = COMPARISONS.get(operator)
    if holds is None:
        return _compared(left, operator, right) if operator in _TEXTS else None
    one, other = integer(left), integer(right)
    return None if one is None or other is None else holds(one, other)


async def _tested(shell: "Shell", io: "Io", argv: list[str]) -> int:
    words = argv[1:]
    try:
        if argv[0] == "[" and (not words or words.pop() != "]"):
            raise _Faulty("missing `]'")
        return int(not await _Expression(words, shell, io, argv).holds())
    except _Faulty as fault:
        await shell.say(io, f"{argv[0]}: {fault}")
        return 2


class _Expression:
    """The words of one call, read from left to right; every part is looked at, whatever the others say."""

    __slots__ = ("_argv", "_at", "_depth", "_io", "_shell", "_words")

    def __init__(self, words: Sequence[str], shell: "Shell", io: "Io", argv: Sequence[str]) -> None:
        self._words = words
        self._at = 0
        self._depth = 0
        self._shell = shell
        self._io = io
        self._argv = argv

    async def holds(self) -> bool:
        """Whether the whole does."""
        return await self._few(self._words)

    async def _few(self, words: Sequence[str]) -> bool:
        """An expression of up to four words, which their number explains."""
        count = len(words)
        if count == 3:
            return await self._three(words)
        if count == 2:
            return await self._two(words)
        if count < 2:
            return count == 1 and words[0] != ""
        if count == 4:
            if words[0] == "!":
                return not await self._three(words[1:])
            if words[0] == "(" and words[3] == ")":
                return await self._two(words[1:3])
        return await self._all()

    async def _two(self, words: Sequence[str]) -> bool:
        first, second = words
        if first == "!":
            return not second
        if first not in UNARY:
            raise _Faulty(f"{first}: unary operator expected")
        return await self._unary(first, second)

    async def _three(self, words: Sequence[str]) -> bool:
        first, middle, last = words
        if middle in _BINARY:
            return await self._binary(first, middle, last)
        if middle == "-a":
            return first != "" and last != ""
        if middle == "-o":
            return first != "" or last != ""
        if first == "!":
            return not await self._two(words[1:])
        if first == "(" and last == ")":
            return middle != ""
        raise _Faulty(f"{middle}: binary operator expected")

    async def _all(self) -> bool:
        found = await self._or()
        if self._at < len(self._words):
            word = self._words[self._at]
            raise _Faulty(f"syntax error: `{word}' unexpected" if word[:1] == "-" else "too many arguments")
        return found

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
        negated = False
        while self._taken("!"):
            negated = not negated
        words, at = self._words, self._at
        left = len(words) - at
        if not left:
            raise _Faulty("argument expected")
        first = words[at]
        if first == "(":
            found = await self._group()
        elif left >= 3 and words[at + 1] in _BINARY:
            self._at += 3
            found = await self._binary(first, words[at + 1], words[at + 2])
        elif first == "-t" and left >= 2 and integer(words[at + 1]) is None:
            # Its number may be left out: then it asks for the standard output.
            self._at += 1
            found = False
        elif first in UNARY and left >= 2:
            self._at += 2
            found = await self._unary(first, words[at + 1])
        else:
            self._at += 1
            found = first != ""
        return found is not negated

    async def _group(self) -> bool:
        self._at += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Faulty(f"nesting deeper than {DEEPEST}")
        found = await self._or()
        self._depth -= 1
        if not self._taken(")"):
            # Bash sees the closing bracket here, which is a word like others.
            behind = self._argv[self._at + 1 : self._at + 2]
            raise _Faulty(f"`)' expected, found {behind[0]}" if behind else "`)' expected")
        return found

    def _taken(self, word: str) -> bool:
        if self._at < len(self._words) and self._words[self._at] == word:
            self._at += 1
            return True
        return False

    async def _unary(self, operator: str, operand: str) -> bool:
        return await unary(operator, operand, self._shell, self._io)

    async def _binary(self, left: str, operator: str, right: str) -> bool:
        if operator in _TEXTS:
            return _compared(left, operator, right)
        if operator in NUMERIC:
            return COMPARISONS[operator](_number(left), _number(right))
        return await files(operator, left, right, self._shell.fs)


def _compared(left: str, operator: str, right: str) -> bool:
    if operator == "<":
        return before(left, right)
    if operator == ">":
        return before(right, left)
    return (left == right) is (operator != "!=")


def _number(text: str) -> int:
    number = integer(text)
    if number is None:
        raise _Faulty(f"{text}: integer expression expected")
    return number
