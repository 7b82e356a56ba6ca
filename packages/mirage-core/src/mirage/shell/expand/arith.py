"""Shell arithmetic: 64-bit integers, C's operators, evaluated over explicit stacks."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from mirage.shell.leaving import Fatal

if TYPE_CHECKING:
    from mirage.shell.state import Shell

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d\w*(?:#[\w@]+)?)|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<operator>\*\*|<<=|>>=|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%<>&|^!~?:=(),]))",
    re.A,
)
DEEPEST: Final = 64


def evaluate(text: str, shell: "Shell") -> int:
    """The value of an expression.

    :raises Fatal: it makes no sense; the message is what bash says.
    """
    return Sum(text, shell, 0).value()


def wrapped(number: int) -> int:
    """A number as 64 bits hold it."""
    return ((number + (1 << 63)) & ((1 << 64) - 1)) - (1 << 63)


# Binding power of infix operators; those that assign bind to the right.
_POWER = {
    ",": 1, "=": 2, "?": 3, "||": 4, "&&": 5, "|": 6, "^": 7, "&": 8, "==": 9, "!=": 9, "<": 10, ">": 10,
    "<=": 10, ">=": 10, "<<": 11, ">>": 11, "+": 12, "-": 12, "*": 13, "/": 13, "%": 13, "**": 14,
}  # fmt: skip
_ASSIGNS = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="})


class Sum:
    """One evaluation. Recursive only where an operand needs it, and never deeper than DEEPEST."""

    __slots__ = ("_at", "_depth", "_nested", "_shell", "_skip", "_text", "_tokens")

    def __init__(self, text: str, shell: "Shell", nested: int) -> None:
        self._text = text.strip()
        self._shell = shell
        self._nested = nested
        self._depth = 0
        self._skip = 0
        """Inside the side of ``&&``, ``||`` or ``?:`` that is not taken: nothing happens there."""
        self._at = 0
        self._tokens = self._scan()

    def value(self) -> int:
        """The whole expression."""
        if not self._tokens:
            return 0
        result = self._expression(0)
        if self._at < len(self._tokens):
            raise self._wrong("syntax error in expression")
        return result

    def _scan(self) -> list[tuple[str, str, int]]:
        tokens: list[tuple[str, str, int]] = []
        at = 0
        text = self._text
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found or found.lastgroup is None:
                raise Fatal(f'{text}: syntax error: operand expected (error token is "{text[at:].lstrip()}")')
            tokens.append((found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)))
            at = found.end()
            if text[at:].isspace():
                break
        return tokens

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _wrong(self, message: str) -> Fatal:
        place = self._tokens[self._at][2] if self._at < len(self._tokens) else len(self._text)
        last = self._tokens[-1][2] if self._tokens else 0
        token = self._text[place:] or self._text[last:]
        return Fatal(f'{self._text}: {message} (error token is "{token}")')

    def _expression(self, least: int) -> int:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Fatal(f"{self._text[:40]}: expression recursion level exceeded")
        left = self._operand()
        while True:
            operator = self._peek()
            power = _POWER.get(operator, 0)
            if power <= least:
                break
            left = self._infix(operator, power, left)
        self._depth -= 1
        return left

    def _infix(self, operator: str, power: int, left: int) -> int:
        if operator == "=":
            raise self._wrong("attempted assignment to non-variable")
        self._at += 1
        if operator == "?":
            return self._choice(left)
        if operator in ("&&", "||"):
            decided = (left == 0) if operator == "&&" else (left != 0)
            self._skip += decided
            right = self._expression(power)
            self._skip -= decided
            return int(operator == "||") if decided else int(right != 0)
        place = self._at
        right = self._expression(power - 1 if operator == "**" else power)
        return self._apply(operator, left, right, place)

    def _choice(self, condition: int) -> int:
        self._skip += condition == 0
        first = self._expression(0)
        self._skip -= condition == 0
        if self._peek() != ":":
            raise self._wrong("`:' expected for conditional expression")
        self._at += 1
        self._skip += condition != 0
        second = self._expression(2)
        self._skip -= condition != 0
        return first if condition else second

    def _operand(self) -> int:
        if self._at >= len(self._tokens):
            raise self._wrong("syntax error: operand expected")
        kind, text, _ = self._tokens[self._at]
        if kind == "operator":
            return self._prefix(text)
        self._at += 1
        if kind == "number":
            return self._number(text)
        return self._variable(text)

    def _prefix(self, operator: str) -> int:
        if operator == "(":
            self._at += 1
            inner = self._expression(0)
            if self._peek() != ")":
                raise self._wrong("missing `)'")
            self._at += 1
            return inner
        if operator in ("++", "--") and self._at + 1 < len(self._tokens) and self._tokens[self._at + 1][0] == "name":
            self._at += 2
            name = self._tokens[self._at - 1][1]
            return self._store(name, self._load(name) + (1 if operator == "++" else -1))
        if operator in ("+", "-", "!", "~", "++", "--"):
            self._at += 1
            inner = self._expression(14)
            return {"-": wrapped(-inner), "!": int(not inner), "~": ~inner}.get(operator, inner)
        raise self._wrong("syntax error: operand expected")

    def _variable(self, name: str) -> int:
        operator = self._peek()
        if operator in _ASSIGNS:
            self._at += 1
            place = self._at
            right = self._expression(1)
            if operator != "=":
                right = self._apply(operator[:-1], self._load(name), right, place)
            return self._store(name, right)
        before = self._load(name)
        if operator in ("++", "--"):
            self._at += 1
            self._store(name, before + (1 if operator == "++" else -1))
        return before

    def _load(self, name: str) -> int:
        if self._skip:
            return 0
        text = self._shell.value(name)
        if not text:
            return 0
        if text.isdecimal() and text[0] != "0" and text.isascii():
            return wrapped(int(text))
        if self._nested >= DEEPEST // 4:
            raise Fatal(f'{text}: expression recursion level exceeded (error token is "{text}")')
        return Sum(text, self._shell, self._nested + 1).value()

    def _store(self, name: str, value: int) -> int:
        value = wrapped(value)
        if not self._skip:
            self._shell.assign(name, str(value))
        return value

    def _number(self, text: str) -> int:
        try:
            if "#" in text:
                base, _, digits = text.partition("#")
                return wrapped(_in_base(digits, int(base)))
            if text[:2] in ("0x", "0X"):
                return wrapped(int(text, 16))
            return wrapped(int(text, 8 if text[0] == "0" and len(text) > 1 else 10))
        except ValueError:
            self._at -= 1
            raise self._wrong("value too great for base") from None

    def _apply(self, operator: str, left: int, right: int, place: int) -> int:
        if self._skip:
            return 0
        if operator in ("/", "%") and right == 0:
            self._at = place
            raise self._wrong("division by 0")
        if operator == "**" and right < 0:
            self._at = place
            raise self._wrong("exponent less than 0")
        return wrapped(_INFIX[operator](left, right))


def _in_base(digits: str, base: int) -> int:
    alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_"
    if not 2 <= base <= 64:
        raise ValueError
    number = 0
    for digit in digits.lower() if base <= 36 else digits:
        value = alphabet.index(digit)
        if value >= base:
            raise ValueError
        number = wrapped(number * base + value)
    return number


def _quotient(left: int, right: int) -> int:
    size = abs(left) // abs(right)
    return size if (left < 0) == (right < 0) else -size


_INFIX: Mapping[str, Callable[[int, int], int]] = {
    ",": lambda left, right: right,
    "|": lambda left, right: left | right,
    "^": lambda left, right: left ^ right,
    "&": lambda left, right: left & right,
    "==": lambda left, right: int(left == right),
    "!=": lambda left, right: int(left != right),
    "<": lambda left, right: int(left < right),
    ">": lambda left, right: int(left > right),
    "<=": lambda left, right: int(left <= right),
    ">=": lambda left, right: int(left >= right),
    "<<": lambda left, right: left << (right & 63),
    ">>": lambda left, right: left >> (right & 63),
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _quotient,
    "%": lambda left, right: left - right * _quotient(left, right),
    "**": lambda left, right: _raised(left, right),
}


def _raised(base: int, exponent: int) -> int:
    """By squaring, wrapped at each step: no number ever grows past 128 bits."""
    result = 1
    while exponent:
        if exponent & 1:
            result = wrapped(result * base)
        base = wrapped(base * base)
        exponent >>= 1
    return result
