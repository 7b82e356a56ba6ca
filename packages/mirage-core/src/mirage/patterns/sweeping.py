"""Matches replaced in many lines at once, where each line is searched as if it were alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import AnyStr, TypeAlias, cast

from mirage.patterns import Subject
from mirage.patterns.analysis import has, nullable
from mirage.patterns.emit import Dialect, compiled
from mirage.patterns.finding import Finder, Search
from mirage.patterns.matching import CHUNK
from mirage.patterns.scans import short_lines
from mirage.patterns.tree import Alt, Anchor, Char, Group, Node, Repeat, walk

Sweep: TypeAlias = Callable[[bytes], bytes | None]
"""From whole lines to what becomes of them; None where they have to be done one by one."""

_SHORT = 512


def replacing(finder: Finder, parts: Sequence[str | int], *, every: bool) -> Sweep | None:
    """Replaces the first match in each line, or ``every`` one, by texts and groups; None where it cannot be done."""
    if finder.literal is not None:
        text = finder.literal
        return (
            None
            if "\n" in text
            else _literal(text, "".join([text if part == 0 else str(part) for part in parts]), every)
        )
    if not isinstance(finder, Search) or not sweepable(finder):
        return None
    return _Replacing(finder, parts, every).of


def sweepable(search: Search) -> bool:
    """Whether ``re`` may go through many lines at once."""
    if not search.plain or search.degree > 2:
        return False
    for each in walk(search.tree):
        if isinstance(each, Char) and each.char == "\n":
            return False
        if isinstance(each, Anchor) and each.place in ("line_start", "line_end"):
            return False
    return True


def bearable(search: Search, data: bytes) -> bool:
    """Whether these lines take no longer than they may."""
    return len(data) <= 2 * CHUNK if search.degree == 1 else short_lines(data, _SHORT)


def _literal(text: str, new: str, every: bool) -> Sweep:
    old, fresh = _encoded(text), _encoded(new)
    if every:
        return lambda data: data.replace(old, fresh)
    program = re.compile(re.escape(old) + b"([^\\n]*\\n)")
    return lambda data: program.sub(lambda found: fresh + found[1], data) if old in data else data


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


class _Replacing:
    def __init__(self, search: Search, parts: Sequence[str | int], every: bool) -> None:
        self._search = search
        self._parts = parts
        self._every = every
        self._hollow = every and nullable(search.tree)
        self._sure = not any(_optional(each) for each in walk(search.tree))

    def of(self, data: bytes) -> bytes | None:
        """As ``Sweep``."""
        if not bearable(self._search, data):
            return None
        if data.isascii():
            return self._narrow(data)
        return None if self._hollow else _encoded(self._wide(data.decode("utf-8", "surrogateescape")))

    @cached_property
    def _narrow(self) -> Callable[[bytes], bytes]:
        program = cast("re.Pattern[bytes]", self._program("bytes"))
        parts = [part if isinstance(part, int) else _encoded(part) for part in self._parts]
        made = self._made_bytes(parts)
        if isinstance(made, bytes):
            return lambda data: program.sub(made, data)
        return lambda data: program.sub(_once(made) if self._hollow else made, data)

    @cached_property
    def _wide(self) -> Callable[[str], str]:
        program = cast("re.Pattern[str]", self._program("str"))
        parts = self._placed(self._parts)

        def expanded(found: "re.Match[str]") -> str:
            return "".join([part if isinstance(part, str) else found[part] or "" for part in parts])

        return lambda text: program.sub(expanded, text)

    def lines(self, data: bytes) -> Iterator[bytes]:
        """The lines of ASCII that have a match, changed."""
        program, made = self._found
        for found in program.finditer(data):
            start = found.start()
            yield data[data.rfind(b"\n", 0, start) + 1 : start]
            yield made(found)

    @cached_property
    def _found(self) -> "tuple[re.Pattern[bytes], Callable[[re.Match[bytes]], bytes]]":
        parts = [part if isinstance(part, int) else _encoded(part) for part in self._parts]
        made = self._made_bytes(parts)
        assert not isinstance(made, bytes)
        return cast("re.Pattern[bytes]", self._program("bytes")), made

    def _placed(self, parts: "Sequence[AnyStr | int]") -> "list[AnyStr | int]":
        """The parts with the groups of the program, which where only first matches count is one for the match, and one
        for the rest of the line."""
        if self._every:
            return list(parts)
        last = 2 + (self._search.groups if self._search.parts else 0)
        placed: list[AnyStr | int] = [part + 1 if isinstance(part, int) else part for part in parts]
        placed.append(last)
        return placed

    def _program(self, dialect: Dialect) -> "re.Pattern[bytes] | re.Pattern[str]":
        source = self._search.source(dialect, Subject.LINES)
        if not self._every:
            source = f"({source})([^\\n]*\\n)"
        elif self._hollow:
            # Behind the last line there is nothing to match.
            source = f"(?!\\Z)(?:{source})"
        return compiled(source, dialect, fold=self._search.fold)

    def _made_bytes(self, parts: "list[bytes | int]") -> "bytes | Callable[[re.Match[bytes]], bytes]":
        parts = self._placed(parts)
        numbers = [part for part in parts if isinstance(part, int)]
        if not numbers and not self._hollow:
            return b"".join([part.replace(b"\\", b"\\\\") for part in parts if isinstance(part, bytes)])
        if not numbers:
            constant = b"".join([part for part in parts if isinstance(part, bytes)])
            return lambda found: constant
        if self._sure:
            form = b"".join([part.replace(b"%", b"%%") if isinstance(part, bytes) else b"%b" for part in parts])
            return lambda found: form % found.group(*numbers)

        def expanded(found: "re.Match[bytes]") -> bytes:
            return b"".join([part if isinstance(part, bytes) else found[part] or b"" for part in parts])

        return expanded


def _once(expanded: "Callable[[re.Match[AnyStr]], AnyStr]") -> "Callable[[re.Match[AnyStr]], AnyStr]":
    """As ``expanded``, but nothing for a match of nothing right behind another."""
    end = -1

    def made(found: "re.Match[AnyStr]") -> AnyStr:
        nonlocal end
        start, stop = found.span()
        if start == stop == end:
            return found.group()
        end = stop
        return expanded(found)

    return made


def _optional(node: Node) -> bool:
    """Whether a group in it may have no part in a match."""
    return isinstance(node, Alt) or (isinstance(node, Repeat) and node.low == 0 and has(node, Group))


def changed(finder: Finder, parts: Sequence[str | int]) -> Sweep | None:
    """As ``replacing`` the first match of each line, but only lines that have one are left."""
    if not isinstance(finder, Search) or not sweepable(finder):
        return None
    sweeping = _Replacing(finder, parts, every=False)

    def sweep(data: bytes) -> bytes | None:
        if not bearable(finder, data):
            return None
        return b"".join(sweeping.lines(data)) if data.isascii() else None

    return sweep
