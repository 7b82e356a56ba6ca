"""csplit: a file in pieces, cut at lines that patterns say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, Lines, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.commands.values import number
from mirage.paths import decode, encode
from mirage.patterns import Syntax
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.finding import Finder, finder

NOTES = """\
Each PATTERN may be:
  INTEGER            copy up to but not including specified line number
  /REGEXP/[OFFSET]   copy up to but not including a matching line
  %REGEXP%[OFFSET]   skip to, but not including a matching line
  {INTEGER}          repeat the previous pattern specified number of times
  {*}                repeat the previous pattern as many times as possible
"""
LINE = 80
"""Bytes that a line takes beside its text."""
AT_ONCE = 256
WIDEST = 1024
_DIGITS = re.compile(r"[ \t\n\v\f\r]*\+?([0-9]+)")
_SIGNED = re.compile(r"[ \t\n\v\f\r]*[+-]?[0-9]+")
_SUFFIX = re.compile(r"((?:[^%]|%%)*)(?:%([-+ #0']*)([0-9]*)((?:\.[0-9]*)?)(.?))?(.*)", re.DOTALL)


class Pattern(NamedTuple):
    """Where to cut, and how often; ``repeat`` None: as often as possible."""

    text: str
    line: int = 0
    finder: Finder | None = None
    offset: int = 0
    skips: bool = False
    repeat: int | None = 0


def _suffix(text: str) -> str:
    found = _SUFFIX.fullmatch(text)
    assert found is not None
    _, flags, width, precision, letter, rest = found.groups()
    if flags is None:
        raise Usage("missing % conversion specification in suffix", hint=False)
    if not letter:
        raise Usage("missing conversion specifier in suffix", hint=False)
    if letter not in "diuoxX":
        raise Usage(f"invalid conversion specifier in suffix: {letter}", hint=False)
    if "%" in rest.replace("%%", ""):
        raise Usage("too many % conversion specifications in suffix", hint=False)
    if "'" in flags or max(int(width or 0), int(precision[1:] or 0)) > WIDEST:
        raise Usage("such a conversion specification in suffix is not supported", hint=False)
    return text


@dataclass(frozen=True, slots=True)
class Csplit(Options):
    """The options of csplit."""

    suffix: str | None = option(
        "-b",
        "--suffix-format",
        metavar="FORMAT",
        default=None,
        parse=_suffix,
        help="use sprintf FORMAT instead of %02d",
    )
    prefix: str = option("-f", "--prefix", metavar="PREFIX", default="xx", parse=str, help="use PREFIX instead of 'xx'")
    keep: bool = flag("-k", "--keep-files", help="do not remove output files on errors")
    suppress: bool = flag("--suppress-matched", help="suppress the lines matching PATTERN")
    digits: int = option(
        "-n",
        "--digits",
        metavar="DIGITS",
        default=2,
        parse=number("invalid number", maximum=WIDEST),
        help="use specified number of digits instead of 2",
    )
    quiet: bool = flag("-s", "--quiet", "--silent", help="do not print counts of output file sizes")
    elide: bool = flag("-z", "--elide-empty-files", help="remove empty output files")

    def name(self, number: int) -> str:
        """The name of a piece."""
        suffix = self.suffix if self.suffix is not None else f"%0{self.digits}d"
        return self.prefix + suffix % number


def _touches(options: Csplit, operands: Sequence[str]) -> Iterable[Access]:
    if operands[0] != "-":
        yield Access(Act.READ, operands[0])
    yield Access(Act.WRITE, f"{options.prefix}*", certain=False)


@command(
    "csplit",
    "Output pieces of FILE separated by PATTERN(s) to files 'xx00', 'xx01', ...,\nand output byte counts of each piece"
    " to standard output.",
    Csplit,
    Operands("FILE PATTERN...", minimum=2),
    touches=_touches,
    notes=NOTES,
)
async def csplit(ctx: Context, options: Csplit, operands: Sequence[str]) -> int:
    """Read the file, then cut it pattern by pattern."""
    patterns = await _patterns(ctx, operands[1:])
    path = operands[0]
    try:
        async with await Input.open(ctx, path) as file:
            lines = await _lines(ctx, file)
    except IsADirectoryError as error:
        raise Usage(f"read error: {reason(error)}", hint=False) from None
    except ReadError as failed:
        raise Usage(f"read error: {reason(failed.error)}", hint=False) from None
    except OSError as error:
        raise Usage(f"cannot open {quoted_name(path)} for reading: {reason(error)}", hint=False) from None
    cutting = _Cutting(ctx, options, lines)
    try:
        await cutting.all(patterns)
    except Usage:
        await cutting.close()
        await cutting.remove()
        raise
    except PatternTooHard as fault:
        await cutting.remove()
        raise Usage(str(fault), hint=False) from None
    return ctx.status


async def _lines(ctx: Context, file: Input) -> list[bytes]:
    lines = Lines(file, b"\n", ctx.budget)
    found: list[bytes] = []
    while batch := await lines.batch():
        ctx.budget.hold(sum(map(len, batch)) + LINE * len(batch))
        found += [line + b"\n" for line in batch]
        if not lines.whole:
            found[-1] = batch[-1]
        ctx.budget.look()
        await ctx.breathe()
    return found


async def _patterns(ctx: Context, words: Sequence[str]) -> list[Pattern]:
    found: list[Pattern] = []
    before = 0
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word[:1] in ("/", "%"):
            pattern = _expression(word)
        else:
            match = _DIGITS.fullmatch(word)
            if match is None:
                raise Usage(f"{quoted(word)}: invalid pattern", hint=False)
            line = int(match[1][:30])
            if not line:
                raise Usage(f"{word}: line number must be greater than zero", hint=False)
            if line < before:
                message = f"line number {quoted(word)} is smaller than preceding line number, {before}"
                raise Usage(message, hint=False)
            if line == before:
                message = f"warning: line number {quoted(word)} is the same as preceding line number"
                await ctx.complain(message, 0)
            before = line
            pattern = Pattern(word, line)
        if rest and rest[0].startswith("{"):
            pattern = pattern._replace(repeat=_repeat(rest.pop(0)))
        found.append(pattern)
    return found


def _expression(word: str) -> Pattern:
    delimiter = word[0]
    closing = word.rfind(delimiter, 1)
    if closing < 0:
        raise Usage(f"{word}: closing delimiter '{delimiter}' missing", hint=False)
    try:
        found = finder(word[1:closing], Syntax.BASIC, parts=False)
    except (PatternError, PatternTooHard) as fault:
        raise Usage(f"{quoted(word)}: invalid regular expression: {fault}", hint=False) from None
    offset = word[closing + 1 :]
    if offset and _SIGNED.fullmatch(offset) is None:
        raise Usage(f"{quoted(word)}: integer expected after delimiter", hint=False)
    return Pattern(word, 0, found, int((offset or "0")[:30]), delimiter == "%")


def _repeat(word: str) -> int | None:
    if not word.endswith("}"):
        raise Usage(f"{quoted(word)}: '}}' is required in repeat count", hint=False)
    if word == "{*}":
        return None
    match = _DIGITS.fullmatch(word[1:-1])
    if match is None:
        raise Usage(f"{quoted(word[:-1])}}}: integer required between '{{' and '}}'", hint=False)
    return int(match[1][:30])


class _Cutting:
    """The lines that are left, and the piece that is being written."""

    __slots__ = ("_at", "_count", "_ctx", "_lines", "_options", "_parts", "_seen", "_turn")

    def __init__(self, ctx: Context, options: Csplit, lines: list[bytes]) -> None:
        self._ctx = ctx
        self._options = options
        self._lines = lines
        self._at = 0
        """How many lines are gone."""
        self._seen = 0
        """The number of the line that was looked at last."""
        self._count = 0
        """Pieces so far."""
        self._parts: list[bytes] | None = None
        self._turn = 0

    async def all(self, patterns: Sequence[Pattern]) -> None:
        """Cut as the patterns say; the rest is the last piece."""
        for pattern in patterns:
            turn = 0
            while pattern.repeat is None or turn <= pattern.repeat:
                if pattern.finder is None:
                    await self._by_number(pattern, turn)
                elif not await self._by_match(pattern, pattern.finder, turn):
                    return
                turn += 1
                self._ctx.budget.look()
                await self._ctx.breathe()
        self._open()
        self._rest()
        await self.close()

    async def _by_number(self, pattern: Pattern, turn: int) -> None:
        until = pattern.line * (turn + 1)
        self._open()
        if self._options.suppress and self._ended:
            raise self._beyond(pattern, turn)
        for _ in range(self._at + 1, until):
            line = self._take()
            if line is None:
                raise self._beyond(pattern, turn)
            self._add(line)
        await self.close()
        if self._options.suppress:
            self._take()
        elif self._ended:
            raise self._beyond(pattern, turn)

    def _beyond(self, pattern: Pattern, turn: int) -> Usage:
        again = f" on repetition {turn}" if turn else ""
        return Usage(f"{quoted(str(pattern.line))}: line number out of range{again}", hint=False)

    async def _by_match(self, pattern: Pattern, wanted: Finder, turn: int) -> bool:
        """Cut at the next line that matches; False where there is none, and need not be."""
        skips = pattern.skips
        if not skips:
            self._open()
        while True:
            self._seen += 1
            if self._seen > len(self._lines):
                if not skips:
                    self._rest()
                    await self.close()
                if pattern.repeat is None:
                    return False
                again = f" on repetition {turn}" if turn else ""
                raise Usage(f"{quoted(pattern.text)}: match not found{again}", hint=False)
            if wanted.holds(decode(self._lines[self._seen - 1].removesuffix(b"\n"))):
                break
            if pattern.offset >= 0:
                self._pass(skips=skips)
            await self._breathe()
        until = self._seen + pattern.offset
        if self._at + 1 > until or until > len(self._lines) + 1:
            while until > self._at + 1 and self._at < len(self._lines):
                self._pass(skips=skips)
            raise Usage(f"{quoted(pattern.text)}: line number out of range", hint=False)
        while self._at + 1 < until:
            self._pass(skips=skips)
        if not skips:
            await self.close()
        if pattern.offset > 0:
            self._seen = until
        if self._options.suppress:
            self._take()
        return True

    async def _breathe(self) -> None:
        self._turn += 1
        if not self._turn % AT_ONCE:
            self._ctx.budget.look()
            await self._ctx.breathe()

    @property
    def _ended(self) -> bool:
        return self._seen + 1 > len(self._lines)

    def _take(self) -> bytes | None:
        if self._at >= len(self._lines):
            return None
        self._at += 1
        self._seen = max(self._seen, self._at)
        return self._lines[self._at - 1]

    def _pass(self, *, skips: bool) -> None:
        line = self._take()
        if line is not None and not skips:
            self._add(line)

    def _open(self) -> None:
        self._parts = []

    def _add(self, line: bytes) -> None:
        if self._parts is not None:
            self._parts.append(line)

    def _rest(self) -> None:
        if self._parts is not None:
            self._parts += self._lines[self._at :]
        self._at = len(self._lines)

    async def close(self) -> None:
        """The piece is whole."""
        parts, self._parts = self._parts, None
        if parts is None:
            return
        data = b"".join(parts)
        if not data and self._options.elide:
            return
        name = self._options.name(self._count)
        try:
            handle = await self._ctx.create(name)
        except OSError as error:
            raise Usage(f"{shown(name)}: {reason(error)}", hint=False) from None
        self._count += 1
        try:
            await handle.write(data)
        finally:
            await handle.aclose()
        if not self._options.quiet:
            await self._ctx.out.write(encode(f"{len(data)}\n"))

    async def remove(self) -> None:
        """It has failed: the pieces go, unless they are to be kept."""
        if self._options.keep:
            return
        for at in range(self._count):
            try:
                await self._ctx.fs.unlink(self._options.name(at))
            except OSError:
                continue
