"""Formats of stat: directives with printf's flags, widths and precisions, and the escapes of --printf."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage
from mirage.paths import encode

_DIRECTIVE = re.compile(r"%([-'+ #0]*)([0-9]*)(?:\.([0-9]*))?")
_ESCAPE = re.compile(r"%[-'+ #0]*[0-9]*(?:\.[0-9]*)?.?|\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.)|$)", re.DOTALL)
_LETTERS = {"a": 7, "b": 8, "e": 27, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92, '"': 34}
_BILLION = 10**9
_WIDEST = 1 << 20

Kind = Literal["text", "signed", "unsigned", "octal", "hex", "time"]
_FLAGS: Mapping[Kind, str] = {
    "text": "-",
    "signed": "'-+ 0",
    "unsigned": "'-0",
    "octal": "-#0",
    "hex": "-#0",
    "time": "'-+ 0",
}
"""The flags that count for each kind of value; others are passed over."""


class Value(NamedTuple):
    """What a directive stands for: text, a number, or a time in nanoseconds."""

    kind: Kind
    value: str | int
    target: str = ""
    """What a link leads to: printed like the value, behind an arrow."""


class Directive(NamedTuple):
    """A directive of a format: its letter, perhaps with ``H`` or ``L`` before it, and how wide it is."""

    name: str
    flags: str
    width: int
    precision: int | None
    """-1: a dot without digits."""


Part: TypeAlias = bytes | Directive
Look: TypeAlias = Callable[[str], Value | None]
"""The value of a directive; None where there is no such directive."""


def parts(text: str) -> list[Part]:
    """A format in pieces.

    :raises Usage: a directive makes no sense.
    """
    found: list[Part] = []
    at = 0
    while (percent := text.find("%", at)) >= 0:
        if percent > at:
            found.append(encode(text[at:percent]))
        match = _DIRECTIVE.match(text, percent)
        assert match is not None
        at = match.end()
        letter = text[at : at + 1]
        if letter in ("", "%"):
            if match.end() > percent + 1:
                raise Usage(f"{quoted(text[percent : at + len(letter)])}: invalid directive", hint=False)
            found.append(b"%")
            at += len(letter)
            continue
        if letter == "I":
            raise Usage(f"{quoted(text[percent : at + 1])}: invalid directive", hint=False)
        if letter in "HL" and text[at + 1 : at + 2] in ("d", "r"):
            letter += text[at + 1]
        at += len(letter)
        found.append(_directive(letter, match))
    if at < len(text):
        found.append(encode(text[at:]))
    return found


def _directive(letter: str, match: re.Match[str]) -> Directive:
    width = int(match[2][:9] or 0)
    precision = None if match[3] is None else int(match[3][:9]) if match[3] else -1
    if max(width, precision or 0) > _WIDEST:
        raise Usage(f"{quoted(match[0] + letter)}: too wide", hint=False)
    return Directive(letter, match[1], width, precision)


def unescaped(text: str) -> tuple[str, list[str]]:
    """What ``--printf`` makes of a format's escapes, and its warnings: what is behind a percent sign is none."""
    warnings: list[str] = []

    def replace(match: re.Match[str]) -> str:
        if match[0].startswith("%"):
            return match[0]
        octal, hexadecimal, letter = match.groups()
        if octal is not None:
            return _byte(int(octal, 8) & 0xFF)
        if hexadecimal is not None:
            return _byte(int(hexadecimal, 16))
        if letter is None:
            warnings.append("warning: backslash at end of format")
            return "\\"
        if letter not in _LETTERS:
            warnings.append(f"warning: unrecognized escape '\\{letter}'")
            return letter
        return chr(_LETTERS[letter])

    return _ESCAPE.sub(replace, text), warnings


def _byte(number: int) -> str:
    return "%%" if number == 37 else bytes((number,)).decode("utf-8", "surrogateescape")


def filled(pieces: Iterable[Part], look: Look) -> bytes:
    """The format with its directives replaced; ``?`` stands for those that do not exist."""
    out: list[bytes] = []
    for piece in pieces:
        if isinstance(piece, bytes):
            out.append(piece)
            continue
        value = look(piece.name)
        if value is None:
            out.append(b"?")
        else:
            out.append(_shown(piece, value))
            if value.target:
                out += [b" -> ", _text(piece, piece.flags, encode(value.target))]
    return b"".join(out)


def _shown(directive: Directive, value: Value) -> bytes:
    flags = "".join(flag for flag in directive.flags if flag in _FLAGS[value.kind])
    if value.kind == "text":
        return _text(directive, flags, encode(str(value.value)))
    number = int(value.value)
    if value.kind == "time":
        return _time(directive, flags, number)
    base = {"octal": "o", "hex": "x"}.get(value.kind, "d")
    digits = format(abs(number), base)
    precision = directive.precision
    if precision is not None:
        digits = digits.zfill(max(precision, 0)) if precision > 0 or number else ""
    if "#" in flags and number:
        digits = "0x" + digits if base == "x" else digits if digits.startswith("0") else "0" + digits
    sign = "-" if number < 0 else "+" if "+" in flags else " " if " " in flags else ""
    if "0" in flags and "-" not in flags and precision is None:
        prefix = "0x" if digits.startswith("0x") else ""
        digits = prefix + digits[len(prefix) :].zfill(directive.width - len(sign) - len(prefix))
    return _text(Directive("", "", directive.width, None), flags, (sign + digits).encode())


def _text(directive: Directive, flags: str, data: bytes) -> bytes:
    precision = directive.precision
    if precision is not None:
        data = data[: max(precision, 0)]
    return data.ljust(directive.width) if "-" in flags else data.rjust(directive.width)


def _time(directive: Directive, flags: str, time: int) -> bytes:
    """Seconds, and as much of a fraction as the precision asks for."""
    seconds, rest = divmod(time, _BILLION)
    precision = 9 if directive.precision == -1 else directive.precision or 0
    negative = seconds < 0
    if negative and rest and precision:
        seconds, rest = seconds + 1, _BILLION - rest
    sign = "-" if negative else "+" if "+" in flags else " " if " " in flags else ""
    fraction = f".{f'{rest:09d}'[:precision].ljust(precision, '0')}" if precision else ""
    whole = str(abs(seconds))
    if "0" in flags and "-" not in flags:
        whole = whole.zfill(directive.width - len(sign) - len(fraction))
    return _text(Directive("", "", directive.width, None), flags, (sign + whole + fraction).encode())
