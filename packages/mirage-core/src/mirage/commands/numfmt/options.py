"""The options of numfmt."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Options, Usage, flag, option, repeated
from mirage.commands.values import UINTMAX, choice, scaled
from mirage.paths import encode

Scale = Literal["none", "auto", "si", "iec", "iec-i"]
Round = Literal["up", "down", "from-zero", "towards-zero", "nearest"]
Invalid = Literal["abort", "fail", "warn", "ignore"]
TO: dict[str, Scale] = {"none": "none", "si": "si", "iec": "iec", "iec-i": "iec-i"}
FROM: dict[str, Scale] = {"none": "none", "auto": "auto", "si": "si", "iec": "iec", "iec-i": "iec-i"}
ROUND: dict[str, Round] = {
    "up": "up",
    "down": "down",
    "from-zero": "from-zero",
    "towards-zero": "towards-zero",
    "nearest": "nearest",
}
INVALID: dict[str, Invalid] = {"abort": "abort", "fail": "fail", "warn": "warn", "ignore": "ignore"}
WIDEST = 1 << 20
"""Columns that a number is filled to, at most."""
_LARGEST = (1 << 63) - 1
_PADDING = re.compile(r"[ \t\n\v\f\r]*([+-]?[0-9]+)")
_DIRECTIVE = re.compile(r"(?P<flags>[ '0]*)(?P<width>[ \t\n\v\f\r]*[+-]?[0-9]+)?(?P<dot>\.(?P<precision>[0-9]*))?")


class Format(NamedTuple):
    """What stands before and behind a number, and how that is written."""

    before: bytes = b""
    after: bytes = b""
    padding: int = 0
    zeros: int = 0
    precision: int | None = None
    grouping: bool = False


def _format(text: str) -> Format:
    at = shown = 0
    while text[at : at + 1] != "%" or text[at + 1 : at + 2] == "%":
        if at >= len(text):
            raise Usage(f"format {quoted(text)} has no % directive", hint=False)
        at += 2 if text[at] == "%" else 1
        shown += 1
    begin = at + 1
    found = _DIRECTIVE.match(text, begin)
    assert found is not None
    end = found.end()
    width = int((found["width"] or "0")[:20])
    if abs(width) > _LARGEST:
        raise Usage(f"invalid format {quoted(text)} (width overflow)", hint=False)
    if end == len(text):
        raise Usage(f"format {quoted(text)} ends in %", hint=False)
    if found["dot"] is not None and (text[end : end + 1] in (" ", "\t", "+", "-") and not found["precision"]):
        raise Usage(f"invalid precision in format {quoted(text)}", hint=False)
    if text[end] != "f":
        raise Usage(f"invalid format {quoted(text)}, directive must be %[0]['][-][N][.][N]f", hint=False)
    rest = text[end + 1 :]
    if "%" in rest.replace("%%", ""):
        raise Usage(f"format {quoted(text)} has too many % directives", hint=False)
    zeros = "0" in found["flags"]
    precision = None if found["dot"] is None else int((found["precision"] or "0")[:10])
    return Format(
        # Each %% counts as one character, of which as many are shown from the start.
        encode(text[:shown]),
        encode(rest),
        0 if zeros and width > 0 else width,
        width if zeros and width > 0 else 0,
        precision,
        "'" in found["flags"],
    )


def _padding(text: str) -> int:
    found = _PADDING.fullmatch(text)
    width = int(found[1][:20]) if found is not None else 0
    if not width or not -_LARGEST <= width <= _LARGEST:
        raise Usage(f"invalid padding value {quoted(text)}", hint=False)
    return width


def _header(text: str) -> int:
    lines = scaled(text, None)
    if not lines or lines > UINTMAX or not text[-1:].isdigit():
        raise Usage(f"invalid header value {quoted(text)}", hint=False)
    return lines


def _unit(text: str) -> int:
    plain = text if text[-1:].isdigit() else text + "B"
    size = scaled(plain, "KMGTPEZY0") if text[:1].isdigit() or text[:1] in "+ " else None
    if not size or size > UINTMAX:
        raise Usage(f"invalid unit size: {quoted(text)}", hint=False)
    return size


def _delimiter(text: str) -> bytes:
    delimiter = encode(text) or b"\0"
    if len(delimiter) > 1:
        raise Usage("the delimiter must be a single character", hint=False)
    return delimiter


@dataclass(frozen=True, slots=True)
class Numfmt(Options):
    """The options of numfmt."""

    debug: bool = flag("--debug", help="print warnings about invalid input")
    delimiter: bytes | None = option(
        "-d",
        "--delimiter",
        metavar="X",
        default=None,
        parse=_delimiter,
        help="use X instead of whitespace for field delimiter",
    )
    fields: tuple[str, ...] = repeated(
        "--field",
        metavar="FIELDS",
        parse=str,
        help="replace the numbers in these input fields (default=1)",
    )
    format: Format | None = option(
        "--format", metavar="FORMAT", default=None, parse=_format, help="use printf style floating-point FORMAT"
    )
    source: Scale = option(
        "--from",
        metavar="UNIT",
        default="none",
        parse=choice("--from", FROM),
        help="auto-scale input numbers to UNITs; default is 'none'",
    )
    source_unit: int = option(
        "--from-unit",
        metavar="N",
        default=1,
        parse=_unit,
        help="specify the input unit size (instead of the default 1)",
    )
    grouping: bool = flag("--grouping", help="use locale-defined grouping of digits (there is none)")
    header: int = option(
        "--header",
        metavar="N",
        default=0,
        parse=_header,
        argument="optional",
        bare=1,
        help="print (without converting) the first N header lines; N defaults to 1 if not specified",
    )
    invalid: Invalid = option(
        "--invalid",
        metavar="MODE",
        default="abort",
        parse=choice("--invalid", INVALID),
        help="failure mode for invalid numbers: MODE can be: abort (default), fail, warn, ignore",
    )
    padding: int = option(
        "--padding",
        metavar="N",
        default=0,
        parse=_padding,
        help="pad the output to N characters; positive N will right-align; negative N will left-align",
    )
    round: Round = option(
        "--round",
        metavar="METHOD",
        default="from-zero",
        parse=choice("--round", ROUND),
        help="use METHOD for rounding when scaling: up, down, from-zero (default), towards-zero, nearest",
    )
    suffix: str = option(
        "--suffix",
        metavar="SUFFIX",
        default="",
        parse=str,
        help="add SUFFIX to output numbers, and accept optional SUFFIX in input numbers",
    )
    target: Scale = option(
        "--to",
        metavar="UNIT",
        default="none",
        parse=choice("--to", TO),
        help="auto-scale output numbers to UNITs",
    )
    target_unit: int = option(
        "--to-unit", metavar="N", default=1, parse=_unit, help="the output unit size (instead of the default 1)"
    )
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")
