"""expr: the value of an expression."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.options import answer_alone
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Unwritten, Usage

NOTES = r"""
  ARG1 | ARG2       ARG1 if it is neither null nor 0, otherwise ARG2
  ARG1 & ARG2       ARG1 if neither argument is null or 0, otherwise 0
  ARG1 < ARG2       and <=, =, !=, >=, >: compare, as numbers if both are
  ARG1 + ARG2       and -, *, /, %: integers of any size
  STRING : REGEXP   anchored pattern match of REGEXP in STRING
  match STRING REGEXP        the same
  substr STRING POS LENGTH   part of STRING, POS counted from 1
  index STRING CHARS         where any of CHARS is found first, or 0
  length STRING              length of STRING
  + TOKEN           TOKEN is a string, even if it is a keyword
  ( EXPRESSION )

Exit status is 0 if EXPRESSION is neither null nor 0, 1 if it is, 2 if it
makes no sense.
"""
DIGITS = 20_000
"""The longest integer."""

_INTEGER = re.compile(r"-?[0-9]+", re.ASCII)
_NULL = re.compile(r"(?:-?0+)?", re.ASCII)
_LEVELS = {
    "|": 1,
    "&": 2,
    **dict.fromkeys(("<", "<=", "=", "==", "!=", ">=", ">"), 3),
    **dict.fromkeys("+-", 4),
    **dict.fromkeys("*/%", 5),
    ":": 6,
}
_ARGUMENTS = {"length": 1, "match": 2, "index": 2, "substr": 3}
_OR, _AND, _MATCHED = 1, 2, 6
_COMPARISONS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    "=": lambda order: order == 0,
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
    ">=": lambda order: order >= 0,
    ">": lambda order: order > 0,
}


class _Infix(NamedTuple):
    """An operator that waits for what stands behind it."""

    level: int
    name: str
    left: str
    live: bool
    """Whether its value counts."""


class _Call(NamedTuple):
    """A keyword that waits for its arguments."""

    name: str
    arguments: list[str]


class _Bracket(NamedTuple):
    """An open parenthesis."""


@command(
    "expr",
    "Print the value of EXPRESSION.",
    Options,
    Operands("EXPRESSION"),
    usage_status=2,
    raw=True,
    notes=NOTES,
    unwritten=Unwritten(status=3),
)
async def expr(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Print the value; the status says whether it is one."""
    answer_alone(words)
    if words and words[0] == "--":
        words = words[1:]
    if not words:
        raise Usage("missing operand")
    value = await _Expression(ctx, words).value()
    await ctx.out.write(value.encode("utf-8", "surrogateescape") + b"\n")
    return 1 if _NULL.fullmatch(value) else 0


class _Expression:
    """Words that are read and reckoned at once, as the order of complaints has it."""

    __slots__ = ("_at", "_ctx", "_live", "_stack", "_words")

    def __init__(self, ctx: Context, words: Sequence[str]) -> None:
        self._ctx = ctx
        self._words = words
        self._at = 0
        self._live = True
        """Whether values count where it reads: they do not behind ``1 |`` and ``0 &``."""
        self._stack: list[_Infix | _Call | _Bracket] = []

    async def value(self) -> str:
        """What it comes to.

        :raises Usage: it makes no sense.
        """
        while True:
            self._ctx.budget.look()
            await self._ctx.breathe()
            value = self._given(self._primary())
            while value is not None:
                value = self._reckoned(value)
                if self._operator(value):
                    break
                if not self._stack:
                    return self._ended(value)
                self._closed()
                value = self._given(value)

    def _word(self) -> str | None:
        return self._words[self._at] if self._at < len(self._words) else None

    def _before(self) -> str:
        return quoted(self._words[self._at - 1])

    def _primary(self) -> str:
        """The next string; keywords and parentheses before it wait for what follows."""
        while True:
            word = self._word()
            if word is None:
                raise Usage(f"syntax error: missing argument after {self._before()}", hint=False)
            self._at += 1
            if word == "(":
                self._stack.append(_Bracket())
            elif word == ")":
                raise Usage("syntax error: unexpected ')'", hint=False)
            elif word in _ARGUMENTS:
                self._stack.append(_Call(word, []))
            elif word == "+":
                return self._quoted()
            else:
                return word

    def _quoted(self) -> str:
        word = self._word()
        if word is None:
            raise Usage(f"syntax error: missing argument after {self._before()}", hint=False)
        self._at += 1
        return word

    def _given(self, value: str) -> str | None:
        """Hand a value to the keyword that waits for it; None where that waits for more."""
        while self._stack and isinstance(top := self._stack[-1], _Call):
            top.arguments.append(value)
            if len(top.arguments) < _ARGUMENTS[top.name]:
                return None
            self._stack.pop()
            value = self._called(top.name, top.arguments)
        return value

    def _reckoned(self, value: str) -> str:
        """The value once all operators have theirs that bind more closely than the next."""
        level = _LEVELS.get(self._word() or "", 0)
        while self._stack and isinstance(top := self._stack[-1], _Infix) and top.level >= level:
            value = self._applied(top, value)
            self._live = top.live
            self._stack.pop()
        return value

    def _operator(self, value: str) -> bool:
        """Take an operator, if one comes next."""
        word = self._word()
        level = _LEVELS.get(word or "", 0)
        if word is None or not level:
            return False
        self._at += 1
        self._stack.append(_Infix(level, word, value, self._live))
        if level <= _AND:
            self._live = self._live and _is_null(value) is (level == _OR)
        return True

    def _closed(self) -> None:
        """A parenthesis has to end here."""
        word = self._word()
        if word is None:
            raise Usage(f"syntax error: expecting ')' after {self._before()}", hint=False)
        if word != ")":
            raise Usage(f"syntax error: expecting ')' instead of {quoted(word)}", hint=False)
        self._at += 1
        self._stack.pop()

    def _ended(self, value: str) -> str:
        word = self._word()
        if word is not None:
            raise Usage(f"syntax error: unexpected argument {quoted(word)}", hint=False)
        return value

    def _applied(self, infix: _Infix, right: str) -> str:
        left = infix.left
        match infix.level:
            case 1:
                return left if not _is_null(left) else "0" if _is_null(right) else right
            case 2:
                return "0" if _is_null(left) or _is_null(right) else left
            case _ if not infix.live:
                return left if infix.level == _MATCHED else "0"
            case 3:
                return _compared(infix.name, left, right)
            case 6:
                return _matched(left, right)
            case _:
                return _text(_calculated(infix.name, _integer(left), _integer(right)))

    def _called(self, name: str, arguments: Sequence[str]) -> str:
        first = arguments[0]
        match name:
            case "length":
                return str(len(first))
            case "index":
                found = [at for at in map(first.find, set(arguments[1])) if at >= 0]
                return str(min(found, default=-1) + 1)
            case "match":
                return _matched(first, arguments[1]) if self._live else first
            case _:
                return _part(first, arguments[1], arguments[2])


def _is_null(value: str) -> bool:
    return _NULL.fullmatch(value) is not None


def _integer(text: str) -> int:
    if _INTEGER.fullmatch(text) is None:
        raise Usage("non-integer argument", hint=False)
    if len(text) > DIGITS:
        raise Usage(f"integers of more than {DIGITS} digits are not supported", hint=False)
    # Not int(text): that refuses what is longer than a few thousand digits.
    return int(text) if len(text) < 4000 else int(Decimal(text))


def _text(value: int) -> str:
    if value.bit_length() > DIGITS * 10 // 3:
        raise Usage(f"integers of more than {DIGITS} digits are not supported", hint=False)
    return str(value) if value.bit_length() < 10_000 else f"{Decimal(value):f}"


def _calculated(name: str, left: int, right: int) -> int:
    match name:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _ if not right:
            raise Usage("division by zero", hint=False)
        case "/":
            quotient = abs(left) // abs(right)
            return quotient if (left < 0) is (right < 0) else -quotient
        case _:
            rest = abs(left) % abs(right)
            return -rest if left < 0 else rest


def _compared(name: str, left: str, right: str) -> str:
    if _INTEGER.fullmatch(left) and _INTEGER.fullmatch(right):
        one, other = _integer(left), _integer(right)
        order = (one > other) - (one < other)
    else:
        order = (left > right) - (left < right)
    return "1" if _COMPARISONS[name](order) else "0"


def _matched(text: str, pattern: str) -> str:
    """The first group of a match at the beginning, or how long it is."""
    from mirage.patterns import Syntax
    from mirage.patterns.faults import PatternError, PatternTooHard
    from mirage.patterns.finding import finder

    try:
        found_by = finder(pattern, Syntax.BASIC)
        spans = found_by.find(text)
    except PatternError as error:
        raise Usage(str(error), hint=False) from None
    except PatternTooHard as error:
        raise Usage(f"error in regular expression matcher: {error}", hint=False) from None
    if spans is None or spans[0][0] != 0:
        return "" if found_by.groups else "0"
    if not found_by.groups:
        return str(spans[0][1])
    start, end = spans[1]
    return text[start:end] if start >= 0 else ""


def _part(text: str, position: str, length: str) -> str:
    if _INTEGER.fullmatch(position) is None or _INTEGER.fullmatch(length) is None:
        return ""
    begin, size = (int(word[:20]) for word in (position, length))
    return text[begin - 1 : begin - 1 + size] if begin > 0 and size > 0 else ""
