"""``printf``: formats read once, and what their directives write."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from mirage.commands.awk.faults import Fatal
from mirage.commands.awk.numbers import INTEGERS, special
from mirage.keeping import kept

WIDEST: Final = 1 << 20
"""Characters of one directive."""
_DIRECTIVE = re.compile(
    r"%(?P<flags>[-+ #0']*)(?:(?P<place>\d+)\$)?(?P<more>[-+ #0']*)(?P<width>\*(?:\d+\$)?|\d+)?"
    r"(?P<point>\.(?P<precision>\*(?:\d+\$)?|-?\d*))?(?P<size>[hlLjtz]?)(?P<letter>.)",
    re.ASCII | re.DOTALL,
)
_WRONG = re.compile(r"%%|%[-+ #0']*\d*(?:(\*\d+(?![\d$]))|(?<=%)(0*\$))", re.ASCII)
_LETTERS = frozenset("cdiouxXeEfFgGaAs")
_PLAIN = re.compile(
    r"%(?:-?\d{1,4})?s|%(?:-|\+|-\+|\+-|0| )?\d{0,4}d|%(?:-|\+|0| )?\d{0,4}(?:\.\d{1,3})?[eEfFgG]", re.A
)


class Directive(NamedTuple):
    """One directive, as it is written."""

    letter: str
    flags: str
    width: str
    precision: str | None
    place: int
    """The argument that ``N$`` names, 0 for the next one."""
    text: str
    plain: bool
    """Whether Python's own ``%`` writes the same."""
    at: int = 0


Step: TypeAlias = Directive | str


@kept(256)
def directives(text: str) -> tuple[Step, ...]:
    """The parts of a format."""
    steps: list[Step] = []
    at = 0
    if _WRONG.search(text) is not None:
        _check(text)
    while (found := _DIRECTIVE.search(text, at)) is not None:
        if found.start() > at:
            steps.append(text[at : found.start()])
        at = found.end()
        letter = found["letter"]
        if letter == "%":
            steps.append("%")
        elif letter not in _LETTERS or (found["flags"] and found["place"] and found["more"]):
            steps.append(found[0])
        else:
            steps.append(_directive(found))
    steps.append(text[at:])
    return tuple(step for step in steps if step != "")


def _check(text: str) -> None:
    """Refuse what no directive can be."""
    for found in _WRONG.finditer(text):
        if found[1]:
            raise Fatal("no `$' supplied for positional field width or precision")
        if found[2] is not None:
            raise Fatal("argument index with `$' must be > 0")


def _directive(found: "re.Match[str]") -> Directive:
    letter = found["letter"]
    letter = "d" if letter == "i" else letter
    flags = (found["flags"] + found["more"]).replace("'", "")
    precision = found["precision"] if found["point"] else None
    text = f"%{flags}{found['width'] or ''}{found['point'] or ''}{letter}"
    place = int(found["place"]) if found["place"] else 0
    if found["place"] and not place:
        raise Fatal("argument index with `$' must be > 0")
    plain = not place and _PLAIN.fullmatch(text) is not None
    return Directive(letter, flags, found["width"] or "", precision, place, text, plain, found.end())


def decimal(value: float) -> str:
    """``%d``"""
    text = INTEGERS.get(value)
    if text is not None:
        return text
    return str(int(value)) if value - value == 0.0 else special(value)


def spaced(form: str, value: float) -> str:
    """``%d`` with width and flags that Python knows."""
    if value - value == 0.0:
        return form % int(value)
    return special(value)


def floating(form: str, value: float) -> str:
    """``%e %f %g`` with width and flags that Python knows."""
    if value - value == 0.0:
        return form % value
    return special(value)


def _wide(text: str, flags: str, width: int) -> str:
    return text.ljust(width) if "-" in flags else text.rjust(width)


class Arguments:
    """The values that a format takes, one after the other or by number."""

    __slots__ = ("_at", "_format", "_number", "_text", "_values", "_way")

    def __init__(
        self, form: str, values: Sequence[Any], number: Callable[[Any], float], text: Callable[[Any], str]
    ) -> None:
        self._format = form
        self._values = values
        self._number = number
        self._text = text
        self._at = 0
        self._way = ""

    def all(self, convert: "Callable[[Directive, Any], str]") -> str:
        """What the format writes."""
        parts: list[str] = []
        total = 0
        for step in directives(self._format):
            part = step if isinstance(step, str) else self._one(step, convert)
            total += len(part)
            if total > 64 * WIDEST:
                raise Fatal("printf: result too long")
            parts.append(part)
        return "".join(parts)

    def _one(self, step: Directive, convert: "Callable[[Directive, Any], str]") -> str:
        way = "count" if step.place else "next"
        if self._way and way != self._way:
            raise Fatal("must use `count$' on all formats or none")
        self._way = way
        flags, width, precision = step.flags, step.width, step.precision
        if width.startswith("*"):
            wide = self._amount(width, step)
            if wide < 0:
                flags += "-"
            width = str(abs(wide))
        if precision is not None and precision.startswith("*"):
            exact = self._amount(precision, step)
            precision = str(exact) if exact >= 0 else None
        if precision is not None and precision.startswith("-"):
            precision = None
        if max(int(width or 0), int(precision or 0)) > WIDEST:
            raise Fatal(f"printf: width and precision are at most {WIDEST}")
        value = self._values[step.place - 1] if step.place and step.place <= len(self._values) else None
        if step.place > len(self._values):
            raise Fatal(f"argument index {step.place} greater than total number of supplied arguments")
        if not step.place:
            value = self._next(step)
        return convert(step._replace(flags=flags, width=width, precision=precision), value)

    def _amount(self, text: str, step: Directive) -> int:
        digits = text[1:].rstrip("$")
        if digits:
            place = int(digits)
            if not 0 < place <= len(self._values):
                raise Fatal(f"argument index {place} greater than total number of supplied arguments")
            value = self._values[place - 1]
        else:
            value = self._next(step)
        found = self._number(value)
        return int(found) if abs(found) < 1e9 else WIDEST + 1

    def _next(self, step: Directive) -> Any:
        if self._at >= len(self._values):
            pointer = " " * (step.at - 2)
            raise Fatal(
                f"not enough arguments to satisfy format string\n\t`{self._format}'\n\t {pointer}^ ran out for this one"
            )
        self._at += 1
        return self._values[self._at - 1]


def number_text(step: Directive, value: float) -> str:
    """What a directive writes of a number."""
    letter, flags = step.letter, step.flags
    if value - value != 0.0:
        return special(value)
    if letter == "d":
        return _integer(str(abs(int(value))), value <= -1, step)
    if letter in "ouxX":
        return _unsigned(step, value)
    precision = None if step.precision is None else int(step.precision or 0)
    digits = _digits(letter, abs(value), precision, "#" in flags)
    sign = "-" if str(value)[0] == "-" else "+" if "+" in flags else " " if " " in flags else ""
    prefix = digits[:2] if letter in "aA" else ""
    return _filled(sign + prefix, digits[len(prefix) :], flags, int(step.width or 0))


def _digits(letter: str, value: float, precision: int | None, alternate: bool) -> str:
    if letter in "aA":
        text = _hexadecimal(value, precision, alternate)
        return text.upper() if letter == "A" else text
    form = f"%{'#' if alternate else ''}{'' if precision is None else f'.{precision}'}{letter}"
    return form % value


def _hexadecimal(value: float, precision: int | None, alternate: bool) -> str:
    head, _, power = value.hex().partition("p")
    lead, _, tail = head.partition(".")
    if precision is not None and precision < len(tail):
        whole = int(lead[2:] + tail, 16)
        cut = 4 * (len(tail) - precision)
        kept_part, over = whole >> cut, whole & ((1 << cut) - 1)
        half = 1 << (cut - 1)
        kept_part += over > half or (over == half and kept_part & 1)
        text = f"{kept_part:x}".rjust(precision + 1, "0")
        lead, tail = f"0x{text[: len(text) - precision]}", text[len(text) - precision :]
    else:
        tail = tail.rstrip("0") if precision is None else tail.ljust(precision, "0")
    return f"{lead}{'.' if tail or alternate else ''}{tail}p{power}"


def _unsigned(step: Directive, value: float) -> str:
    whole = int(value)
    if not -(1 << 63) <= whole < 1 << 64:
        precision = "" if step.precision is None else f".{int(step.precision or 0)}"
        return _filled("", f"%{precision}g" % value, step.flags, int(step.width or 0))
    whole &= (1 << 64) - 1
    letter = step.letter
    digits = str(whole) if letter == "u" else format(whole, letter)
    prefix = ""
    if "#" in step.flags and whole:
        prefix = {"x": "0x", "X": "0X", "o": ""}.get(letter, "")
        digits = "0" + digits if letter == "o" else digits
    return _counted(prefix, digits, step)


def _integer(digits: str, negative: bool, step: Directive) -> str:
    sign = "-" if negative else "+" if "+" in step.flags else " " if " " in step.flags else ""
    return _counted(sign, digits, step)


def _counted(prefix: str, digits: str, step: Directive) -> str:
    flags = step.flags
    if step.precision is not None:
        precision = int(step.precision or 0)
        digits = "" if not precision and digits == "0" else digits.rjust(precision, "0")
        flags = flags.replace("0", "")
    return _filled(prefix, digits, flags, int(step.width or 0))


def _filled(prefix: str, digits: str, flags: str, width: int) -> str:
    if "-" in flags:
        return (prefix + digits).ljust(width)
    if "0" in flags:
        return prefix + digits.rjust(width - len(prefix), "0")
    return (prefix + digits).rjust(width)


def text_text(step: Directive, text: str) -> str:
    """What ``%s`` and ``%c`` write."""
    if step.precision is not None and step.letter == "s":
        text = text[: int(step.precision or 0)]
    return _wide(text, step.flags, int(step.width or 0))
