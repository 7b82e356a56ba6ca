"""Both files in one: formats for groups of lines and for lines, as ``--ifdef`` uses them."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from mirage.commands.diff.normal import shown
from mirage.commands.diff.options import KINDS
from mirage.commands.diff.options import Group as Kind
from mirage.commands.diff.pen import View
from mirage.commands.diff.script import Change
from mirage.commands.diff.texts import Text

_WIDEST = 4096
"""The most a number is padded to."""
_DIRECTIVE = re.compile(
    rb"%(?:(?P<lines>[<>=lL%])|c'(?P<char>(?:\\[0-7]{1,3}|[^\\]))'|(?P<spec>'*-?\d*(?:\.\d*)?[doxX])(?P<letter>.))",
    re.DOTALL,
)
_CONDITION = re.compile(rb"%\((?P<one>\d+|[eflnmEFLNM])=(?P<other>\d+|[eflnmEFLNM])\?")
_LETTERS = b"eflnm"


class Formats(NamedTuple):
    """A format for each kind of group and of line."""

    groups: dict[Kind, bytes]
    lines: dict[Kind, bytes]

    @classmethod
    def of(cls, groups: dict[Kind, bytes], lines: dict[Kind, bytes]) -> "Formats":
        """What is not given follows from what is."""
        old, new = groups.get("changed", b"%<"), groups.get("changed", b"%>")
        whole: dict[Kind, bytes] = {"old": old, "new": new, "unchanged": b"%=", **groups}
        whole.setdefault("changed", whole["old"] + whole["new"])
        return cls(whole, {kind: lines.get(kind, b"%l\n") for kind in KINDS})

    @property
    def silent(self) -> bool:
        """Whether files that are the same print nothing."""
        form = self.groups["unchanged"]
        return not form or (form == b"%=" and not self.lines["unchanged"])


def ifdef(name: bytes) -> dict[Kind, bytes]:
    """The formats for a name the preprocessor of C may know."""
    end = b"#endif /* %b */\n" % name
    return {
        "unchanged": b"%=",
        "old": b"#ifndef %b\n%%<#endif /* ! %b */\n" % (name, name),
        "new": b"#ifdef %b\n%%>%b" % (name, end),
        "changed": b"#ifndef %b\n%%<#else /* %b */\n%%>%b" % (name, name, end),
    }


class _Group(NamedTuple):
    old: int
    old_end: int
    new: int
    new_end: int

    def value(self, letter: int) -> int:
        """The number that a letter stands for."""
        small = letter | 32
        first, stop = (self.old, self.old_end) if small == letter else (self.new, self.new_end)
        return {102: first + 1, 108: stop, 110: stop - first, 101: first, 109: stop + 1}[small]


def merged(formats: Formats) -> Callable[[View, Sequence[Change]], Iterator[bytes]]:
    """The format that these make."""

    def write(view: View, script: Sequence[Change]) -> Iterator[bytes]:
        at = to = 0
        for change in shown(view, script):
            if at < change.old or to < change.new:
                yield from _group(view, formats, "unchanged", _Group(at, change.old, to, change.new))
            kind: Kind = "changed" if change.removed and change.added else "old" if change.removed else "new"
            yield from _group(view, formats, kind, _Group(change.old, change.old_end, change.new, change.new_end))
            at, to = change.old_end, change.new_end
        if at < view.old.count or to < view.new.count:
            yield from _group(view, formats, "unchanged", _Group(at, view.old.count, to, view.new.count))

    return write


def _group(view: View, formats: Formats, kind: Kind, group: _Group) -> Iterator[bytes]:
    form = formats.groups[kind]
    at = 0
    closings: list[tuple[bytes, int]] = []
    while at < len(form):
        if closings and form[at : at + 1] == closings[-1][0]:
            at = closings.pop()[1] or at + 1
            continue
        condition = _CONDITION.match(form, at)
        if condition is not None:
            found = _branches(form, condition.end())
            if found is not None:
                colon, close = found
                if _number(group, condition["one"]) == _number(group, condition["other"]):
                    at = condition.end()
                    closings.append((b":", close + 1))
                else:
                    at = colon + 1
                    closings.append((b")", 0))
                continue
        directive = _DIRECTIVE.match(form, at)
        if directive is None:
            yield form[at : at + 1]
            at += 1
            continue
        at = directive.end()
        yield from _expanded(view, formats, group, directive)


def _number(group: _Group, text: bytes) -> int:
    return int(text[:18]) if text.isdigit() else group.value(text[0])


def _branches(form: bytes, at: int) -> tuple[int, int] | None:
    """Where the colon and the end of a condition are."""
    depth, colon = 0, -1
    while at < len(form):
        char = form[at : at + 1]
        if char == b"%" and form[at + 1 : at + 2] == b"(":
            depth += 1
            at += 2
            continue
        if char == b"%":
            directive = _DIRECTIVE.match(form, at)
            at = at + 1 if directive is None else directive.end()
            continue
        if char == b":" and not depth and colon < 0:
            colon = at
        elif char == b")":
            if not depth:
                return None if colon < 0 else (colon, at)
            depth -= 1
        at += 1
    return None


def _expanded(view: View, formats: Formats, group: _Group, directive: re.Match[bytes]) -> Iterator[bytes]:
    match directive["lines"]:
        case b"<":
            yield from _lines(view, view.old, formats.lines["old"], group.old, group.old_end)
        case b"=":
            yield from _lines(view, view.old, formats.lines["unchanged"], group.old, group.old_end)
        case b">":
            yield from _lines(view, view.new, formats.lines["new"], group.new, group.new_end)
        case None if directive["letter"] is not None and directive["letter"].lower() in _LETTERS:
            yield _printed(directive["spec"], group.value(directive["letter"][0]))
        case _:
            yield _plain(directive)


def _lines(view: View, text: Text, form: bytes, first: int, stop: int) -> Iterator[bytes]:
    if form == b"%l\n":
        yield from view.pen.texts(text, first, stop)
        return
    parts = _parts(form)
    for number in range(first, stop):
        line = text.line(number)
        line = view.pen.expanded(line) if view.pen.expand else line
        end = b"" if number == text.open_line else b"\n"
        yield b"".join([part if isinstance(part, bytes) else part(line, end, number + 1) for part in parts])


_Part: TypeAlias = bytes | Callable[[bytes, bytes, int], bytes]


def _parts(form: bytes) -> list[_Part]:
    parts: list[_Part] = []
    at = 0
    while at < len(form):
        directive = _DIRECTIVE.match(form, at)
        if directive is None:
            parts.append(form[at : at + 1])
            at += 1
            continue
        at = directive.end()
        parts.append(_part(directive))
    return parts


def _part(directive: re.Match[bytes]) -> _Part:
    if directive["lines"] == b"l":
        return lambda line, end, number: line
    if directive["lines"] == b"L":
        return lambda line, end, number: line + end
    if directive["letter"] == b"n":
        spec: bytes = directive["spec"]
        return lambda line, end, number: _printed(spec, number)
    return _plain(directive)


def _plain(directive: re.Match[bytes]) -> bytes:
    if directive["lines"] == b"%":
        return b"%"
    char: bytes | None = directive["char"]
    if char is None:
        return directive.group()
    return char if char[:1] != b"\\" else bytes((int(char[1:], 8) & 255,))


def _printed(spec: bytes, value: int) -> bytes:
    width, dot, precision = spec[:-1].lstrip(b"'").partition(b".")
    left = width.startswith(b"-")
    digits = {b"d": "%d", b"o": "%o", b"x": "%x", b"X": "%X"}[spec[-1:]] % value
    room = min(int(width.lstrip(b"-")[:9] or b"0"), _WIDEST)
    least = int(precision[:9] or b"0") if dot else room if width.startswith(b"0") else 0
    digits = digits.rjust(min(least, _WIDEST), "0")
    return (digits.ljust(room) if left else digits.rjust(room)).encode()
