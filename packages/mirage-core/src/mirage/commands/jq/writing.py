"""Values as text: compact, indented, sorted, in ASCII, in colours."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownVariableType=false

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from mirage.commands.jq import numbers
from mirage.commands.jq.numbers import Shown
from mirage.commands.jq.values import DEEPEST

COLOURS = ("0;90", "0;39", "0;39", "0;39", "0;32", "1;39", "1;39", "1;34")
"""Of null, false, true, numbers, strings, arrays, objects and keys."""
_RESET = "\x1b[0m"
_TOO_DEEP = "<skipped: too deep>"
_WIDE = re.compile(r"[^\0-\x7e]")
_INDENTED = re.compile(rb"^ +", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Style:
    """How a value is written."""

    indent: str | None = None
    """None: on one line."""
    sort: bool = False
    ascii: bool = False
    colours: tuple[str, ...] | None = None


COMPACT = Style()


@cache
def _dumps() -> Callable[..., bytes]:
    import orjson

    def default(value: Any) -> Any:
        if isinstance(value, Shown):
            return orjson.Fragment(value.text.encode())
        raise TypeError

    dumps = orjson.dumps
    return lambda value, option: dumps(value, default, option)


_INDENT = 1
_SORT = 32
_NEWLINE = 1024
"""``orjson.OPT_INDENT_2``, ``OPT_SORT_KEYS`` and ``OPT_APPEND_NEWLINE``: a test compares them."""


def written(value: Any, style: Style = COMPACT) -> bytes:
    """The text of a value."""
    if style.colours is not None:
        return _slowly(value, style).encode("utf-8", "surrogatepass")
    option = (0 if style.indent is None else _INDENT) | (_SORT if style.sort else 0)
    try:
        data = _dumps()(value, option)
    except TypeError:  # Nested too deep, or an integer too long.
        return _slowly(value, style).encode("utf-8", "surrogatepass")
    if b"\x7f" in data:
        data = data.replace(b"\x7f", b"\\u007f")
    if style.indent is not None and style.indent != "  ":
        unit = style.indent.encode()
        data = _INDENTED.sub(lambda found: unit * (len(found[0]) // 2), data)
    return _ascii(data.decode()).encode() if style.ascii and not data.isascii() else data


def writer(style: Style, begin: bytes, end: bytes) -> Callable[[Any], bytes]:
    """``written`` with what stands around each value."""
    simple = style.indent in (None, "  ") and not style.ascii and style.colours is None and not begin and end == b"\n"
    if not simple:
        return lambda value: begin + written(value, style) + end
    option = (0 if style.indent is None else _INDENT) | (_SORT if style.sort else 0) | _NEWLINE
    dumps = _dumps()

    def fast(value: Any) -> bytes:
        try:
            data = dumps(value, option)
        except TypeError:
            return written(value, style) + end
        return data.replace(b"\x7f", b"\\u007f") if b"\x7f" in data else data

    return fast


def dumped(value: Any) -> str:
    """``tojson``"""
    return written(value).decode("utf-8", "surrogatepass")


def _ascii(text: str) -> str:
    return _WIDE.sub(_escaped, text)


def _escaped(found: "re.Match[str]") -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}"


def _scalar(value: Any, ascii_only: bool) -> str:
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        text = _dumps()(value, 0).decode().replace("\x7f", "\\u007f")
        return _ascii(text) if ascii_only else text
    return numbers.text(value)


def _slowly(value: Any, style: Style) -> str:
    """The same by a stack of its own: in colours, or however deep."""
    pieces: list[str] = []
    tints = _Tints(style.colours)
    # What is left to do: a text, or a value with its depth.
    pending: list[Any] = [(value, 0)]
    while pending:
        task = pending.pop()
        if isinstance(task, str):
            pieces.append(task)
            continue
        one, depth = task
        if depth > DEEPEST:
            pieces.append(tints.of(one) + _TOO_DEEP + tints.reset)
        elif isinstance(one, (list, dict)) and one:
            pending.extend(reversed(_opened(one, depth, style, tints)))
        elif isinstance(one, (list, dict)):
            pieces.append(f"{tints.of(one)}{'[]' if isinstance(one, list) else '{}'}{tints.reset}")
        else:
            pieces.append(f"{tints.of(one)}{_scalar(one, style.ascii)}{tints.reset}")
    return "".join(pieces)


class _Tints:
    """The escape sequences of colours; empty where there are none."""

    def __init__(self, colours: tuple[str, ...] | None) -> None:
        self._starts = [f"\x1b[{colour}m" for colour in colours] if colours is not None else [""] * len(COLOURS)
        self.reset = "" if colours is None else _RESET
        self.key = self._starts[7]

    def of(self, value: Any) -> str:
        """Where a value begins."""
        if value is None:
            return self._starts[0]
        if value is False or value is True:
            return self._starts[1 + value]
        if isinstance(value, str):
            return self._starts[4]
        return self._starts[5 if isinstance(value, list) else 6 if isinstance(value, dict) else 3]


def _opened(value: Any, depth: int, style: Style, tints: _Tints) -> list[Any]:
    """What a container consists of."""
    tint, reset = tints.of(value), tints.reset
    line = "" if style.indent is None else "\n" + style.indent * (depth + 1)
    comma = f"{tint},{reset}{line}"
    ends = "[]" if isinstance(value, list) else "{}"
    parts: list[Any] = [f"{tint}{ends[0]}{reset}{line}"]
    if isinstance(value, list):
        for each in value:
            parts += [(each, depth + 1), comma]
    else:
        colon = f"{tint}:{reset}" + ("" if style.indent is None else " ")
        items = sorted(value.items()) if style.sort else value.items()
        for key, each in cast("Any", items):
            parts += [f"{tints.key}{_scalar(key, style.ascii)}{reset}{colon}", (each, depth + 1), comma]
    last = "" if style.indent is None else "\n" + style.indent * depth
    parts[-1] = f"{last}{tint}{ends[1]}{reset}"
    return parts
