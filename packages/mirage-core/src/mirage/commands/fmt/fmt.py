"""fmt: paragraphs filled anew."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.fmt.layout import Layout, Word, split_point
from mirage.commands.inputs import Input, Lines, ReadError, mind_closed
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.commands.values import number
from mirage.paths import encode

WIDTH = 75
MOST_CHARS = 5000
"""Of a paragraph that is seen as a whole."""
MOST_WORDS = 998
TAB = 8
INDENT = 3
NEWLINE, END = -1, -2
"""What stands where a line ends, and where the last one ends that has no end."""
_BLANKS = re.compile(rb"[ \t]*")
_WORD = re.compile(rb".[^ \t\v\f\r]*", re.DOTALL)
_WIDTH = re.compile("-([0-9].*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fmt(Options):
    """The options of fmt."""

    crown: bool = flag("-c", "--crown-margin", help="preserve indentation of first two lines")
    prefix: str = option(
        "-p",
        "--prefix",
        metavar="STRING",
        default="",
        parse=str,
        help="reformat only lines beginning with STRING, reattaching the prefix to reformatted lines",
    )
    split: bool = flag("-s", "--split-only", help="split long lines, but do not refill")
    tagged: bool = flag("-t", "--tagged-paragraph", help="indentation of first line different from second")
    uniform: bool = flag("-u", "--uniform-spacing", help="one space between words, two after sentences")
    width: str | None = option(
        "-w", "--width", metavar="WIDTH", default=None, parse=str, help="maximum line width (default of 75 columns)"
    )
    goal: str | None = option(
        "-g", "--goal", metavar="WIDTH", default=None, parse=str, help="goal width (default of 93% of width)"
    )

    @property
    def layout(self) -> Layout:
        """How long lines may be, and how long they should be."""
        most = WIDTH if self.width is None else number("invalid width", maximum=MOST_CHARS // 2)(self.width)
        if self.goal is None:
            return Layout(most, most * 187 // 200)
        goal = number("invalid width", maximum=most)(self.goal)
        return Layout(goal + 10 if self.width is None else most, goal)


def width_first(words: list[str]) -> list[str]:
    """``-WIDTH``, as the first word only."""
    found = _WIDTH.fullmatch(words[0]) if words else None
    return words if found is None else [f"-w{found[1]}", *words[1:]]


def stray(letter: str) -> Usage | None:
    """A digit anywhere else."""
    if letter not in "0123456789":
        return None
    rule = "-WIDTH is recognized only when it is the first\noption; use -w N instead"
    return Usage(f"invalid option -- {letter}; {rule}")


@command(
    "fmt",
    "Reformat each paragraph in the FILE(s), writing to standard output.\nThe option -WIDTH is an abbreviated form of"
    " --width=DIGITS.",
    Fmt,
    Operands("FILE", default="-"),
    touches=reads,
    obsolete=width_first,
    stray=stray,
)
async def fmt(ctx: Context, options: Fmt, files: Sequence[str]) -> int:
    """Fill paragraph by paragraph, file by file."""
    layout = options.layout
    mind_closed(ctx, files, "closing standard input: Bad file descriptor")
    for path in files:
        try:
            async with await Input.open(ctx, path) as file:
                await _Filling(ctx, options, layout, Lines(file, b"\n", ctx.budget)).run()
        except (IsADirectoryError, ReadError):
            await ctx.complain("read error")
        except OSError as error:
            if error.filename != path:
                raise
            await ctx.complain(f"cannot open {quoted_name(path)} for reading: {reason(error)}")
    return ctx.status


class _Filling:
    """One file: where the next line begins, and the paragraph that is being read."""

    __slots__ = (
        "_at",
        "_char",
        "_column",
        "_ctx",
        "_first",
        "_last",
        "_layout",
        "_line",
        "_lines",
        "_next_prefix",
        "_options",
        "_other",
        "_out",
        "_paragraph_prefix",
        "_prefix",
        "_prefix_full",
        "_prefix_lead",
        "_size",
        "_tabs",
        "_words",
    )

    def __init__(self, ctx: Context, options: Fmt, layout: Layout, lines: Lines) -> None:
        prefix = encode(options.prefix)
        bare = prefix.lstrip(b" ")
        self._ctx = ctx
        self._options = options
        self._layout = layout
        self._lines = lines
        self._prefix = bare.rstrip(b" ")
        self._prefix_full = len(bare)
        self._prefix_lead = len(prefix) - len(bare)
        self._line: bytes | None = None
        self._at = 0
        self._char = END
        self._column = 0
        self._next_prefix = self._paragraph_prefix = 0
        self._first = self._other = 0
        """The indents of the first line, and of the others."""
        self._last = 0
        self._tabs = False
        self._words: list[Word] = []
        self._size = 0
        self._out = bytearray()

    async def run(self) -> None:
        """Fill the whole file."""
        await self._begin()
        while await self._paragraph():
            await self._fill()
            self._put(len(self._words))
            await self._flush()
        await self._flush()

    async def _flush(self) -> None:
        await self._ctx.out.write(bytes(self._out))
        self._out.clear()
        self._ctx.budget.look()
        await self._ctx.breathe()

    def _here(self) -> int:
        """The byte that comes next."""
        if self._line is None:
            return END
        if self._at < len(self._line):
            return self._line[self._at]
        return NEWLINE if self._lines.whole_line else END

    def _blanks(self) -> None:
        """Pass over blanks."""
        if self._line is None:
            return
        found = _BLANKS.match(self._line, self._at)
        end = found.end() if found is not None else self._at
        if end > self._at:
            blanks = self._line[self._at : end]
            if b"\t" in blanks:
                self._tabs = True
                for blank in blanks:
                    self._column = (self._column // TAB + 1) * TAB if blank == 9 else self._column + 1
            else:
                self._column += len(blanks)
            self._at = end

    async def _begin(self) -> None:
        """Go to the next line, and behind its prefix."""
        self._line = await self._lines.next()
        self._at = self._column = 0
        self._blanks()
        self._char = self._here()
        if not self._prefix:
            self._next_prefix = min(self._prefix_lead, self._column)
            return
        self._next_prefix = self._column
        for byte in self._prefix:
            if self._char != byte:
                return
            self._column += 1
            self._at += 1
            self._char = self._here()
        self._blanks()
        self._char = self._here()

    def _goes_on(self) -> bool:
        """Whether the line belongs to the paragraph."""
        inside = self._column >= self._next_prefix + self._prefix_full
        return self._next_prefix == self._paragraph_prefix and inside and self._char not in (NEWLINE, END)

    async def _paragraph(self) -> bool:
        """Read a paragraph, and print what is none before it; False at the end."""
        self._last = 0
        while (
            self._char in (NEWLINE, END)
            or self._next_prefix < self._prefix_lead
            or self._column < self._next_prefix + self._prefix_full
        ):
            if not self._copy():
                return False
            self._out += b"\n"
            if len(self._out) > MOST_CHARS:
                await self._flush()
            await self._begin()
        self._paragraph_prefix = self._next_prefix
        self._first = self._column
        self._words = []
        self._size = 0
        await self._read()
        self._indent(self._goes_on())
        await self._others()
        last = self._words[-1]
        last.period = last.final = True
        return True

    async def _others(self) -> None:
        """The lines behind the first one."""
        options = self._options
        if options.split:
            return
        if options.crown:
            begins = self._goes_on()
        elif options.tagged:
            begins = self._goes_on() and self._column != self._first
        else:
            begins = self._goes_on() and self._column == self._other
        if not begins:
            return
        await self._read()
        while self._goes_on() and self._column == self._other:
            await self._read()

    def _indent(self, several: bool) -> None:
        """Find the indent of all lines but the first."""
        options = self._options
        if options.split:
            self._other = self._first
        elif options.crown:
            self._other = self._column if several else self._first
        elif options.tagged:
            if several and self._column != self._first:
                self._other = self._column
            elif self._other == self._first:
                self._other = INDENT if self._first == 0 else 0
        else:
            self._other = self._first

    def _copy(self) -> bool:
        """Print a line as it is; whether it has an end."""
        column = 0
        if self._column > self._next_prefix or self._char not in (NEWLINE, END):
            column = self._space(0, self._next_prefix)
            shown = self._prefix[: max(self._column - column, 0)]
            self._out += shown
            column += len(shown)
            if self._char not in (NEWLINE, END):
                self._space(column, self._column - column)
            if self._char == END and self._column >= self._next_prefix + len(self._prefix):
                self._out += b"\n"
        if self._line is None:
            return False
        self._out += self._line[self._at :]
        return self._lines.whole_line

    async def _read(self) -> None:
        """Read the words of a line."""
        line = self._line or b""
        while self._char not in (NEWLINE, END):
            found = _WORD.match(line, self._at)
            text = found[0] if found is not None else b""
            while self._size + len(text) > MOST_CHARS:
                self._indent(True)
                if not self._words:
                    # It is all one word.
                    room = MOST_CHARS - self._size
                    self._out += text[:room]
                    self._at += room
                    text = text[room:]
                    await self._flush()
                    continue
                await self._release()
            word = Word(text)
            self._at += len(text)
            self._column += len(text)
            start = self._column
            self._blanks()
            self._char = self._here()
            word.space = self._column - start
            over = self._char in (NEWLINE, END)
            word.final = self._char == END or (word.period and (over or word.space > 1))
            if over or self._options.uniform:
                word.space = 2 if word.final else 1
            if len(self._words) == MOST_WORDS:
                self._indent(True)
                await self._release()
            self._words.append(word)
            self._size += word.length
        await self._begin()

    async def _release(self) -> None:
        """Print the first part of a paragraph that is too long."""
        await self._fill()
        point = split_point(self._words)
        self._put(point)
        self._words = self._words[point:]
        self._size = sum(word.length for word in self._words)
        await self._flush()

    async def _fill(self) -> None:
        words, indents = self._words, (self._first, self._other)
        for at in range(len(words) - 1, -1, -1):
            self._layout.choose(words, at, indents, self._last)
            if not at % 16:
                await self._ctx.breathe()

    def _put(self, end: int) -> None:
        """Print the lines up to a word."""
        at = 0
        words = self._words
        while at != end and at < len(words):
            indent = self._other if at else self._first
            column = self._space(0, self._paragraph_prefix)
            self._out += self._prefix
            column += len(self._prefix)
            column = self._space(column, indent - column)
            stop = words[at].next
            for word in words[at : stop - 1]:
                self._out += word.text
                column = self._space(column + word.length, word.space)
            self._out += words[stop - 1].text + b"\n"
            self._last = column + words[stop - 1].length
            at = stop

    def _space(self, column: int, count: int) -> int:
        """Blanks, as tabs where there are tabs in the input; the column behind them."""
        target = column + count
        if self._tabs:
            stop = target // TAB * TAB
            if column + 1 < stop:
                while column < stop:
                    self._out += b"\t"
                    column = (column // TAB + 1) * TAB
        if column < target:
            self._out += b" " * (target - column)
            column = target
        return column
