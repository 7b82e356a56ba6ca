"""Names as ls shows them: quoted, marked with what they are, colored, measured."""

from typing import TYPE_CHECKING

from mirage.commands import width
from mirage.commands.quoting import quoted_name, shell_name
from mirage.resources import Entry

if TYPE_CHECKING:
    from mirage.commands.ls.options import Indicator, Style

_ESCAPES = {"\a": "a", "\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t", "\v": "v"}
_OPEN, _CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_COLORS = {"dir": "01;34", "link": "01;36", "other": "01;33"}


def quoted(name: str, style: "Style", *, graphic: bool) -> str:
    """``name`` in a quoting style; ``graphic`` puts ``?`` for what does not print."""
    if (
        name.isalnum()
        and name.isascii()
        and style not in ("c", "locale", "clocale", "shell-always", "shell-escape-always")
    ):
        return name
    text = _styled(name, style)
    if graphic and style in ("literal", "shell", "shell-always"):
        return "".join(char if width.prints(char) else "?" for char in text)
    return text


def _styled(name: str, style: "Style") -> str:
    if style == "literal":
        return name
    if style == "escape":
        return _escaped(name, " ")
    if style in ("c", "clocale"):
        return f'"{_escaped(name, chr(34))}"'
    if style == "locale":
        return f"{_OPEN}{_escaped(name, _CLOSE)}{_CLOSE}"
    if style == "c-maybe":
        inner = _escaped(name, '"')
        return name if inner == name else f'"{inner}"'
    if style in ("shell", "shell-always") and not all(map(width.prints, name)):
        return "'" + name.replace("'", "'\\''") + "'"
    return shell_name(name) if style in ("shell", "shell-escape") else quoted_name(name)


def _escaped(name: str, special: str) -> str:
    parts: list[str] = []
    for char in name:
        if char == "\\" or char == special:
            parts.append("\\" + char)
        elif char in _ESCAPES:
            parts.append("\\" + _ESCAPES[char])
        elif width.prints(char):
            parts.append(char)
        else:
            parts += [f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape")]
    return "".join(parts)


def columns(text: str) -> int:
    """How wide ``text`` is."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(width.of(char) for char in text)


def indicator(entry: Entry, style: "Indicator") -> str:
    """The character behind a name that says what it is."""
    if style == "none":
        return ""
    if entry.kind == "dir":
        return "/"
    if style == "slash":
        return ""
    if entry.kind == "link":
        return "@"
    if entry.kind == "file" and style == "classify" and entry.mode is not None and entry.mode & 0o111:
        return "*"
    return ""


def color(entry: Entry) -> str:
    """The color of an entry, as the codes of a terminal; empty for none. These are the ones built into ls."""
    if entry.kind == "file":
        mode = entry.mode or 0
        if mode & 0o4000:
            return "37;41"
        if mode & 0o2000:
            return "30;43"
        return "01;32" if mode & 0o111 else ""
    if entry.kind == "dir":
        mode = entry.mode or 0
        if mode & 0o1002 == 0o1002:
            return "30;42"
        return "34;42" if mode & 0o002 else "37;44" if mode & 0o1000 else _COLORS["dir"]
    return _COLORS[entry.kind]
