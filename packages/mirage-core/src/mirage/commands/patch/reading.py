"""A patch as text: which files it is for, and their hunks."""

import re
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from mirage.commands.patch.hunks import Hunk, Line
from mirage.paths import decode

Kind: TypeAlias = Literal["unified", "context", "normal", "git"]

NULL = "/dev/null"
SURELY = 2

_UNIFIED = re.compile(rb"@@ -(\d{1,15})(?:,(\d{1,15}))? \+(\d{1,15})(?:,(\d{1,15}))? @@")
_NORMAL = re.compile(rb"(\d{1,15})(?:,(\d{1,15}))?([acd])(\d{1,15})(?:,(\d{1,15}))?\r?\n?")
_OLD_RANGE = re.compile(rb"\*\*\* (\d{1,15})(?:,(\d{1,15}))?")
_NEW_RANGE = re.compile(rb"--- (\d{1,15})(?:,(\d{1,15}))?")
_GIT = re.compile(rb'diff --git (?P<old>"(?:\\.|[^"\\])*"|\S+) (?P<new>"(?:\\.|[^"\\])*"|\S+)\s*\n?')
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"t": b"\t", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"r": b"\r", b"v": b"\v"}
_EPOCH = re.compile(rb"1970-01-01 |1969-12-31 |Thu Jan  1 |Wed Dec 31 |Jan 1, 1970")


class Malformed(Exception):
    """A patch that makes no sense; the message begins with ``malformed patch at line``."""


@dataclass(slots=True)
class Part:
    """What a patch says of one file."""

    kind: Kind = "unified"
    line: int = 0
    """Of the input, where the hunks begin."""
    leading: list[bytes] = field(default_factory=list[bytes])
    """The text before them."""
    headers: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """The rest of the lines ``---``, ``+++`` and ``Index:``, as ``old``, ``new`` and ``index``."""
    hunks: list[Hunk] = field(default_factory=list[Hunk])
    renamed: tuple[str, str] | None = None
    copied: bool = False
    mode: int | None = None
    created: bool = False
    deleted: bool = False
    binary: bool = False
    git: bool = False
    """Whether git wrote it."""

    def name(self, which: str) -> str | None:
        """A name that a header gives."""
        text = self.headers.get(which)
        return None if text is None else parsed_name(text)

    def nothing(self, which: str) -> int:
        """Whether there is nothing on one side: 1 for an empty file or none, 2 where it is surely none."""
        if self.created if which == "old" else self.deleted:
            return SURELY
        text = self.headers.get(which)
        if text is None or not self.hunks:
            return 0
        if self.hunks[0].old if which == "old" else self.hunks[0].new:
            return 0
        return SURELY if parsed_name(text) == NULL or _EPOCH.search(text) is not None else 1


def parsed_name(text: bytes) -> str:
    """The name in the rest of a header line: in quotes, or up to a tab."""
    if text.startswith(b'"'):
        end = 1
        while end < len(text) and text[end : end + 1] != b'"':
            end += 2 if text[end : end + 1] == b"\\" else 1
        return decode(_ESCAPE.sub(lambda found: _unescaped(found[1]), text[1:end]))
    return decode(re.split(rb"[\t\n\r]", text.lstrip(b" "))[0].rstrip(b" "))


def _unescaped(text: bytes) -> bytes:
    if text[:1].isdigit():
        return bytes((int(text, 8) & 255,))
    return _NAMED.get(text, text)


class Reader:
    """Takes a patch apart, line by line."""

    def __init__(self, data: bytes, *, keep_returns: bool = False) -> None:
        self._lines = _split(data)
        self._keep_returns = keep_returns
        self.found: list[Part] = []
        """The parts so far; the last may be one that makes no sense."""
        self._at = 0
        self.carriage_returns = False
        """Whether its lines end as those of DOS, and were taken as if they did not."""

    def parts(self) -> Generator[None, None, list[Part]]:
        """All of it.

        :raises Malformed: a hunk is not what it says.
        """
        while (part := self._part()) is not None:
            self.found.append(part)
            yield from self._hunks(part)
            yield
        return self.found

    def _peek(self) -> bytes:
        return self._lines[self._at] if self._at < len(self._lines) else b""

    def _next(self) -> bytes:
        line = self._peek()
        self._at += 1
        return line

    def _part(self) -> Part | None:
        """The headers of what comes next; None where nothing does."""
        part = Part()
        start = self._at
        git = False
        while self._at < len(self._lines):
            line = self._peek()
            if git and line.startswith(b"diff --git "):
                part.kind, part.line = "git", self._at + 1
                return part
            if self._begins(part, line):
                part.line = self._at + 1
                part.leading = self._lines[start : self._at]
                return part
            git = self._header(part, line) or git
            self._at += 1
        if git:
            part.kind, part.line = "git", self._at + 1
            return part
        return None

    def _begins(self, part: Part, line: bytes) -> bool:
        if line.startswith(b"@@ -") and _UNIFIED.match(line):
            part.kind = "unified"
            return True
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else b""
        if line.startswith(b"***************") and _OLD_RANGE.match(following):
            part.kind = "context"
            if "old-context" in part.headers:
                part.headers["new"] = part.headers.get("old", b"")
                part.headers["old"] = part.headers.pop("old-context")
            return True
        if line[:1].isdigit() and _NORMAL.fullmatch(line) and following[:2] in (b"< ", b"> "):
            part.kind = "normal"
            return True
        return False

    def _header(self, part: Part, line: bytes) -> bool:
        """Take a line in; whether it is one of git's."""
        if line[:4] in (b"--- ", b"+++ ", b"*** ") and line.endswith(b"\r\n") and not self._keep_returns:
            self.carriage_returns = True
        for start, name in ((b"--- ", "old"), (b"+++ ", "new"), (b"*** ", "old-context"), (b"Index:", "index")):
            if line.startswith(start):
                part.headers[name] = line[len(start) :]
                return False
        if (found := _GIT.match(line)) is not None:
            part.git = True
            part.headers = {"old": found["old"], "new": found["new"]}
            part.created = part.deleted = part.copied = part.binary = False
            part.renamed = part.mode = None
            return True
        text = line.rstrip(b"\r\n")
        if text.startswith((b"rename from ", b"copy from ")):
            part.renamed = (parsed_name(text.partition(b" from ")[2]), "")
            part.copied = text.startswith(b"copy")
        elif text.startswith((b"rename to ", b"copy to ")) and part.renamed is not None:
            part.renamed = (part.renamed[0], parsed_name(text.partition(b" to ")[2]))
        elif text.startswith((b"new file mode ", b"new mode ")):
            part.created = part.created or text.startswith(b"new file")
            part.mode = _mode(text)
        elif text.startswith(b"deleted file mode "):
            part.deleted = True
        elif text.startswith((b"GIT binary patch", b"Binary files ")):
            part.binary = True
        return False

    def _hunks(self, part: Part) -> Generator[None, None, None]:
        take = {"unified": self._unified, "context": self._context, "normal": self._normal}.get(part.kind)
        while take is not None and (hunk := take()) is not None:
            part.hunks.append(hunk)
            yield

    def _unified(self) -> Hunk | None:
        found = _UNIFIED.match(self._peek())
        if found is None:
            return None
        heading = self._line()[found.end() :].rstrip(b"\r\n")
        old, new = _count(found[2]), _count(found[4])
        lines: list[Line] = []
        while old > 0 or new > 0:
            line = self._line()
            mark, text = line[:1], line[1:]
            if mark in (b"\n", b"\r", b"\t"):
                mark, text = b" ", line if mark != b"\n" else b"\n"
            if mark not in (b" ", b"-", b"+") or not line:
                raise self._malformed(line)
            old -= mark != b"+"
            new -= mark != b"-"
            if old < 0 or new < 0:
                raise self._malformed(line)
            lines.append(Line(mark.decode(), self._ended(text)))
        return _hunk(int(found[1]), int(found[3]), lines, heading)

    def _context(self) -> Hunk | None:
        if not self._peek().startswith(b"***************"):
            return None
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else b""
        old_range = _OLD_RANGE.match(following)
        if old_range is None:
            return None
        self._at += 2
        old: list[Line] = []
        while (new_range := _NEW_RANGE.match(self._peek())) is None or self._peek()[:3] != b"---":
            old.append(self._marked(b" -!"))
        self._at += 1
        size = _size(new_range)
        new: list[Line] = []
        while len(new) < size and self._peek()[:2] in (b"  ", b"+ ", b"! ", b" \n", b"+\n", b"!\n", b"\n"):
            new.append(self._marked(b" +!"))
        old = old or [line for line in new if line.kind == " "]
        new = new or [line for line in old if line.kind == " "]
        return _hunk(int(old_range[1]), int(new_range[1]), self._merged(old, new))

    def _marked(self, marks: bytes) -> Line:
        line = self._line()
        if line == b"\n":
            return Line(" ", b"\n")
        if line[:1] not in [marks[at : at + 1] for at in range(len(marks))] or line[1:2] not in (b" ", b"\t", b"\n"):
            raise self._malformed(line)
        text = line[2:] if line[1:2] != b"\n" else b"\n"
        return Line(line[:1].decode(), self._ended(text))

    def _merged(self, old: list[Line], new: list[Line]) -> list[Line]:
        """Both halves of a hunk as one."""
        out: list[Line] = []
        at = 0
        for line in [*old, Line(" ", b"")]:
            if line.kind != " ":
                out.append(Line("-", line.text))
                continue
            while at < len(new) and new[at].kind != " ":
                out.append(Line("+", new[at].text))
                at += 1
            if at < len(new):
                out.append(line)
                at += 1
        return out

    def _normal(self) -> Hunk | None:
        found = _NORMAL.fullmatch(self._peek())
        if found is None:
            return None
        self._at += 1
        first, last = int(found[1]), int(found[2] or found[1])
        new_first, new_last = int(found[4]), int(found[5] or found[4])
        lines: list[Line] = []
        if found[3] != b"a":
            lines += [Line("-", self._normal_line(b"< ")) for _ in range(min(last - first + 1, len(self._lines)))]
        if found[3] == b"c":
            line = self._line()
            if not line.startswith(b"---"):
                raise self._malformed(line)
        if found[3] != b"d":
            added = min(new_last - new_first + 1, len(self._lines))
            lines += [Line("+", self._normal_line(b"> ")) for _ in range(added)]
        return _hunk(first, new_first, lines)

    def _normal_line(self, mark: bytes) -> bytes:
        line = self._line()
        if not line.startswith(mark):
            raise self._malformed(line)
        return self._ended(line[2:])

    def _line(self) -> bytes:
        """The next line of a hunk."""
        if self._at >= len(self._lines):
            raise Malformed("unexpected end of file in patch")
        line = self._next()
        return line[:-2] + b"\n" if self.carriage_returns and line.endswith(b"\r\n") else line

    def _ended(self, text: bytes) -> bytes:
        """A line without its line feed, where the next one says so."""
        if not self._peek().startswith(b"\\ "):
            return text if text.endswith(b"\n") else text + b"\n"
        self._at += 1
        return text.removesuffix(b"\n")

    def _malformed(self, line: bytes) -> Malformed:
        return Malformed(f"malformed patch at line {self._at}: {decode(line)}")


def _split(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    last = lines.pop()
    return [*(line + b"\n" for line in lines), *([last] if last else [])]


def _count(text: bytes | None) -> int:
    return 1 if text is None else int(text)


def _size(found: re.Match[bytes]) -> int:
    first, last = int(found[1]), int(found[2] or found[1])
    return 0 if found[2] is None and not first else last - first + 1


def _mode(text: bytes) -> int | None:
    digits = text.rpartition(b" ")[2]
    return int(digits, 8) & 0o777 if re.fullmatch(rb"[0-7]{3,6}", digits) else None


def _hunk(first: int, new_first: int, lines: list[Line], heading: bytes = b"") -> Hunk:
    """A hunk; numbers of no lines name the one before."""
    hunk = Hunk(first, new_first, tuple(lines), heading)
    return Hunk(first + (not hunk.old), new_first + (not hunk.new), hunk.lines, heading)
