"""``-printf``: a format compiled to a function, and ``-ls``, which is one more format."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.find.items import FindError, Item
from mirage.commands.ls.long import Clock, mode_text, strftime
from mirage.commands.ls.sizes import allocated
from mirage.commands.owners import group_name, owner, user_name
from mirage.paths import decode, encode

if TYPE_CHECKING:
    from mirage.host import Host

Part: TypeAlias = Callable[[Item], str]

_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_DIRECTIVE = re.compile(r"%([-+ 0#]*)([0-9]*)(?:\.([0-9]*))?(.)", re.DOTALL)
LETTERS = {"file": "f", "dir": "d", "link": "l", "other": "c"}
_TIMES = {"a": "atime", "c": "ctime", "t": "mtime"}
FIELDS = frozenset({"size", "mtime", "mode", "inode", "nlink", "atime", "ctime"})
_LISTED = {byte: f"\\{byte:03o}" for byte in range(256) if not 0x20 < byte < 0x7F} | {
    ord(sign): f"\\{letter}" for sign, letter in zip('\n\b\r\t\f "\\', 'nbrtf "\\', strict=True)
}


class Format:
    """A format, ready to be filled in."""

    def __init__(self, text: str, host: "Host") -> None:
        self._host = host
        self._parts: list[str | Part] = []
        self.needs: set[str] = set()
        self.warnings: list[str] = []
        self.looks_behind = False
        """``%Y`` is in it."""
        self._stops = False
        """``\\c`` was met."""
        self._read(text)

    def fill(self, item: Item) -> str:
        """The text for one file."""
        return "".join([part if isinstance(part, str) else part(item) for part in self._parts])

    def _read(self, text: str) -> None:
        at = 0
        while at < len(text) and not self._stops:
            char = text[at]
            if char == "\\":
                at = self._escape(text, at + 1)
            elif char == "%":
                at = self._directive(text, at)
            else:
                end = at
                while end < len(text) and text[end] not in "\\%":
                    end += 1
                self._parts.append(text[at:end])
                at = end

    def _escape(self, text: str, at: int) -> int:
        octal = re.compile(r"[0-7]{1,3}").match(text, at)
        if octal is not None:
            self._parts.append(bytes((int(octal[0], 8) & 0xFF,)).decode("utf-8", "surrogateescape"))
            return octal.end()
        letter = text[at : at + 1]
        if letter == "c":
            self._stops = True
        elif letter in _ESCAPES and letter:
            self._parts.append(_ESCAPES[letter])
        else:
            self.warnings.append(f"warning: unrecognized escape `\\{letter}'")
            self._parts.append("\\" + letter)
        return at + 1

    def _directive(self, text: str, at: int) -> int:
        if at + 1 >= len(text):
            raise FindError("error: % at end of format string")
        match = _DIRECTIVE.match(text, at)
        if match is None:
            raise FindError("error: % at end of format string")
        letter, end = match[4], match.end()
        if letter == "%":
            self._parts.append("%")
            return end
        if letter in "ACTB":
            follows = text[end : end + 1]
            if not follows:
                self.warnings.append(f"warning: format directive `{match[0]}' should be followed by another character")
                self._parts.append(match[0])
                return end
            part = self._time("t" if letter == "T" else letter.lower(), follows)
            end += 1
        else:
            part = self._plain(letter)
        if part is None:
            self.warnings.append(f"warning: unrecognized format directive `%{letter}'")
            self._parts.append(text[at:end])
            return end
        self._parts.append(_padded(part, match, number=letter in "dm"))
        return end

    def _plain(self, letter: str) -> Part | None:
        for field, letters in (
            ("size", "sbkS"),
            ("mode", "mM"),
            ("inode", "i"),
            ("nlink", "n"),
            ("atime", "a"),
            ("ctime", "c"),
            ("mtime", "t"),
        ):
            if letter in letters:
                self.needs.add(field)
        self.looks_behind = self.looks_behind or letter == "Y"
        if letter in _TIMES:
            return self._time(letter, "")
        return self._owner(letter) or _PLAIN.get(letter)

    def _owner(self, letter: str) -> Part | None:
        host = self._host
        if letter in "uU":
            return lambda item: user_name(host, item.entry.uid) if letter == "u" else str(owner(host, item.entry)[0])
        if letter in "gG":
            return lambda item: group_name(host, item.entry.gid) if letter == "g" else str(owner(host, item.entry)[1])
        return None

    def _time(self, which: str, letter: str) -> Part | None:
        field = _TIMES.get(which, "mtime")
        self.needs.add(field)
        text = _time_format(letter)

        def part(item: Item) -> str:
            time: int | None = getattr(item.entry, field)
            return "" if time is None else strftime(text, time)

        return part


def _time_format(letter: str) -> str:
    seconds = "%S.%N0"
    if letter == "":
        return f"%a %b %e %H:%M:{seconds} %Y"
    if letter == "@":
        return "%s.%N0"
    if letter == "S":
        return seconds
    if letter == "+":
        return f"%Y-%m-%d+%H:%M:{seconds}"
    if letter in "TX":
        return f"%H:%M:{seconds}"
    return f"%{letter}"


def _padded(part: Part, match: re.Match[str], *, number: bool) -> Part:
    flags, width, precision = match[1], int(match[2][:6] or "0"), match[3]
    if not flags and not width and precision is None:
        return part

    sign = "+" if "+" in flags else " " if " " in flags else ""

    def padded(item: Item) -> str:
        text = part(item)
        if number:
            text = (sign if match[4] == "d" else "0" * ("#" in flags)) + text
        elif precision is not None:
            text = decode(encode(text)[: int(precision[:6] or "0")])
        # Columns are counted in bytes.
        missing = max(0, width - len(encode(text)))
        if "-" in flags:
            return text + " " * missing
        return ("0" if number and "0" in flags else " ") * missing + text

    return padded


def _known(value: int | None) -> str:
    return "0" if value is None else str(value)


def _blocks(item: Item, unit: int) -> str:
    size = allocated(item.entry)
    return "0" if size is None else str(-(-size // unit))


def _head(item: Item) -> str:
    trimmed = item.path.rstrip("/")
    # A single byte keeps the slashes behind it.
    head, slash, _ = (trimmed if len(encode(trimmed)) > 1 else item.path).rpartition("/")
    return head if slash else "."


def _base(item: Item) -> str:
    if item.depth:
        return item.name
    trimmed = item.path.rstrip("/")
    return trimmed.rpartition("/")[2] + ("/" if trimmed != item.path else "")


def _below(item: Item) -> str:
    return item.path[len(item.start) :].lstrip("/") if item.depth else ""


def _octal(item: Item) -> str:
    return "0" if item.entry.mode is None else f"{item.entry.mode:o}"


_PLAIN: dict[str, Part] = {
    "b": lambda item: _blocks(item, 512),
    "d": lambda item: str(item.depth),
    "D": lambda item: "0",
    "f": _base,
    "F": lambda item: item.mount_kind or "none",
    "h": _head,
    "H": lambda item: item.start,
    "i": lambda item: _known(item.entry.inode),
    "k": lambda item: _blocks(item, 1024),
    "l": lambda item: (item.entry.target or "") if item.entry.kind == "link" else "",
    "m": _octal,
    "M": lambda item: mode_text(item.entry),
    "n": lambda item: str(item.entry.nlink or 1),
    "p": lambda item: item.path,
    "P": _below,
    "s": lambda item: _known(item.entry.size),
    "S": lambda item: "1",
    "y": lambda item: LETTERS[item.entry.kind],
    "Y": lambda item: item.behind,
    "Z": lambda item: "",
}


def _listed(path: str) -> str:
    """A name in a line of ``-ls``: every byte that is not a plain sign is escaped, of letters beyond ASCII as well."""
    return encode(path).decode("latin-1").translate(_LISTED)


def listing(host: "Host", now: int) -> Part:
    """A line of ``-ls``."""
    clock = Clock(("%b %e  %Y", "%b %e %H:%M"), now)

    def line(item: Item) -> str:
        entry = item.entry
        user = user_name(host, entry.uid)
        group = group_name(host, entry.gid)
        size = "?" if entry.size is None else str(entry.size)
        target = f" -> {_listed(entry.target)}" if entry.kind == "link" and entry.target else ""
        return (
            f"{_known(entry.inode):>9} {_blocks(item, 1024):>6} {mode_text(entry)} {entry.nlink or 1:>3} {user:<8} "
            f"{group:<8} {size:>8} {clock.text(entry.mtime)} {_listed(item.path)}{target}\n"
        )

    return line
