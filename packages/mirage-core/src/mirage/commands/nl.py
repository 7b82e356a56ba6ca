"""nl: numbers in front of lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input, mind_closed, over
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.commands.values import integer
from mirage.paths import encode
from mirage.patterns import compile as pattern
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.scans import Searcher

NOTES = """\
STYLE is a (all lines), t (lines that are not empty), n (none) or pBRE (lines
in which the basic regular expression BRE matches). FORMAT is ln (to the
left), rn (to the right) or rz (to the right, filled with zeros).

Lines of \\:\\:\\:, \\:\\: and \\: begin the header, the body and the footer of a
logical page; CC stands for the two (or more) characters they repeat, and
without any no line does.
"""
INTMAX = (1 << 63) - 1
WIDEST = (1 << 31) - 1
TEXT = 65536
"""Bytes that numbers may take in one batch of lines."""
FORMATS = {"ln": b"%%-%dd", "rn": b"%%%dd", "rz": b"%%0%dd"}


class Style(NamedTuple):
    """Which lines are numbered: by a letter of its own, or by a pattern."""

    letter: str
    matcher: Searcher | None = None


def _style(section: str, text: str) -> Style:
    letter = text[:1]
    if letter in ("a", "t", "n"):
        return Style(letter)
    if letter != "p":
        raise Usage(f"invalid {section} numbering style: {quoted(text)}")
    try:
        return Style("p", pattern(encode(text[1:])))
    except PatternError as error:
        raise Usage(str(error), hint=False) from None


def _format(text: str) -> bytes:
    form = FORMATS.get(text)
    if form is None:
        raise Usage(f"invalid line numbering format: {quoted(text)}")
    return form


@dataclass(frozen=True, slots=True)
class Nl(Options):
    """The options of nl."""

    body: Style = option(
        "-b",
        "--body-numbering",
        metavar="STYLE",
        default=Style("t"),
        parse=lambda text: _style("body", text),
        help="use STYLE for numbering body lines",
    )
    delimiter: str = option(
        "-d",
        "--section-delimiter",
        metavar="CC",
        default="\\:",
        parse=str,
        help="use CC for logical page delimiters; of a single character, ':' is the second",
    )
    footer: Style = option(
        "-f",
        "--footer-numbering",
        metavar="STYLE",
        default=Style("n"),
        parse=lambda text: _style("footer", text),
        help="use STYLE for numbering footer lines",
    )
    header: Style = option(
        "-h",
        "--header-numbering",
        metavar="STYLE",
        default=Style("n"),
        parse=lambda text: _style("header", text),
        help="use STYLE for numbering header lines",
    )
    step: int = option(
        "-i",
        "--line-increment",
        metavar="NUMBER",
        default=1,
        parse=integer("invalid line number increment", -INTMAX - 1, INTMAX),
        help="line number increment at each line",
    )
    blanks: int = option(
        "-l",
        "--join-blank-lines",
        metavar="NUMBER",
        default=1,
        parse=integer("invalid line number of blank lines", 1, INTMAX),
        help="group of NUMBER empty lines counted as one",
    )
    format: bytes = option(
        "-n",
        "--number-format",
        metavar="FORMAT",
        default=FORMATS["rn"],
        parse=_format,
        help="insert line numbers according to FORMAT",
    )
    keep: bool = flag("-p", "--no-renumber", help="do not reset line numbers for each section")
    separator: str = option(
        "-s",
        "--number-separator",
        metavar="STRING",
        default="\t",
        parse=str,
        help="add STRING after (possible) line number",
    )
    first: int = option(
        "-v",
        "--starting-line-number",
        metavar="NUMBER",
        default=1,
        parse=integer("invalid starting line number", -INTMAX - 1, INTMAX),
        help="first line number for each section",
    )
    width: int = option(
        "-w",
        "--number-width",
        metavar="NUMBER",
        default=6,
        parse=integer("invalid line number field width", 1, WIDEST),
        help="use NUMBER columns for line numbers",
    )


@command(
    "nl",
    "Write each FILE to standard output, with line numbers added.",
    Nl,
    Operands("FILE", default="-"),
    touches=reads,
    notes=NOTES,
)
async def nl(ctx: Context, options: Nl, files: Sequence[str]) -> int:
    """Number the lines of all files as of one."""
    mind_closed(ctx, files)
    ctx.budget.hold(options.width)
    numbering = _Numbering(options)
    size = max(TEXT // options.width, 1)

    async def file(source: Input) -> None:
        async for block in Blocks(source, b"\n", ctx.budget):
            lines = block.removesuffix(b"\n").split(b"\n")
            for at in range(0, len(lines), size):
                await ctx.out.write(b"".join(numbering.of(lines[at : at + size])))
                ctx.budget.look()
                await ctx.breathe()
                if numbering.over:
                    raise Usage("line number overflow", hint=False)

    try:
        await over(ctx, files, file)
    except PatternTooHard as fault:
        raise Usage(str(fault), hint=False) from None
    return ctx.status


class _Numbering:
    """Where in the pages the lines are, and their next number."""

    __slots__ = ("_bare", "_blanks", "_form", "_number", "_options", "_sections", "_style", "over")

    def __init__(self, options: Nl) -> None:
        self._options = options
        self._style = options.body
        self._number = options.first
        self._blanks = 0
        separator = encode(options.separator)
        self._form = options.format % options.width + separator.replace(b"%", b"%%") + b"%b\n"
        self._bare = b" " * (options.width + len(separator))
        self._sections = _sections(encode(options.delimiter), options)
        self.over = False
        """There is no next number."""

    def of(self, lines: Sequence[bytes]) -> Iterator[bytes]:
        """What is printed of further lines."""
        begin = 0
        sections = self._sections
        if not sections.keys().isdisjoint(lines):
            for at, line in enumerate(lines):
                if line in sections:
                    yield from self._section(lines[begin:at])
                    yield b"\n"
                    self._style = sections[line]
                    if not self._options.keep:
                        self._number = self._options.first
                    begin = at + 1
        yield from self._section(lines[begin:] if begin else lines)

    def _section(self, lines: Sequence[bytes]) -> Iterator[bytes]:
        form, step, bare = self._form, self._options.step, self._bare
        wanted = self._wanted(lines)
        first = self._number
        last = first + step * sum(map(bool, wanted))
        if not -INTMAX - 1 <= last <= INTMAX:
            return self._overflowing(lines, wanted)
        self._number = last
        numbers = count(first, step)
        return (
            form % (next(numbers), line) if chosen else bare + line + b"\n"
            for chosen, line in zip(wanted, lines, strict=True)
        )

    def _overflowing(self, lines: Sequence[bytes], wanted: Sequence[object]) -> Iterator[bytes]:
        for chosen, line in zip(wanted, lines, strict=True):
            self.over = not -INTMAX - 1 <= self._number <= INTMAX
            if chosen and self.over:
                return
            yield self._form % (self._number, line) if chosen else self._bare + line + b"\n"
            self._number += self._options.step if chosen else 0

    def _wanted(self, lines: Sequence[bytes]) -> Sequence[object]:
        """For each line something that is true where it is numbered."""
        letter, matcher = self._style
        if matcher is not None:
            return _matching(matcher, lines)
        if letter == "t":
            return lines
        if letter == "a" and self._options.blanks > 1:
            return [self._counts(line) for line in lines]
        return [letter == "a"] * len(lines)

    def _counts(self, line: bytes) -> bool:
        """Whether a line is numbered where empty ones are counted in groups."""
        self._blanks = 0 if line else self._blanks + 1
        if not line and self._blanks < self._options.blanks:
            return False
        self._blanks = 0
        return True


def _matching(matcher: Searcher, lines: Sequence[bytes]) -> list[bool]:
    scan = matcher.scan(b"\n".join([*lines, b""]))
    wanted = [False] * len(lines)
    at = number = 0
    while lines and (found := scan.line(at)) is not None:
        number += scan.data.count(b"\n", at, found[0])
        wanted[number] = True
        number += 1
        at = found[1] + 1
    return wanted


def _sections(delimiter: bytes, options: Nl) -> dict[bytes, Style]:
    """What begins a section, by the line that says so."""
    if not delimiter:
        return {}
    if len(delimiter) == 1:
        delimiter += b":"
    return {delimiter * 3: options.header, delimiter * 2: options.body, delimiter: options.footer}
