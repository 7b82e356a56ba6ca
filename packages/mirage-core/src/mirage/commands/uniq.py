"""uniq: lines that come again, side by side."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import compress, count, groupby
from operator import ne, sub
from typing import Literal, Protocol, TypeAlias

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.options import takes_next
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.commands.values import choice

NOTES = """\
A field is a run of blanks, then non-blank characters; fields are skipped
before characters. Only lines side by side are compared: sort the input first,
or use 'sort -u'.
"""
FARTHEST = (1 << 64) - 1

Method = Literal["none", "prepend", "append", "separate", "both"]
Compared: TypeAlias = "Callable[[bytes], bytes] | None"
"""What is compared of a line; None: all of it."""

_REPEATED: dict[str, Method] = {"none": "none", "prepend": "prepend", "separate": "separate"}
_GROUPS: dict[str, Method] = {"prepend": "prepend", "append": "append", "separate": "separate", "both": "both"}
_FIELD = rb"(?:[ \t\n]*+[^ \t\n]++){%d}"
_OLD = re.compile(r"([-+])([0-9]+)")
_UPPER = bytes(byte - 32 if 97 <= byte <= 122 else byte for byte in range(256))


def _number(what: str) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[ \t\n\v\f\r]*\+?[0-9]+", text, re.ASCII):
            raise Usage(f"{text}: invalid number of {what}", hint=False)
        return int(text.strip()[:40])

    return parse


@dataclass(frozen=True, slots=True)
class Uniq(Options):
    """The options of uniq."""

    count: bool = flag("-c", "--count", help="prefix lines by the number of occurrences")
    repeated: bool = flag("-d", "--repeated", help="only print duplicate lines, one for each group")
    all: Method | None = option(
        "-D",
        "--all-repeated",
        metavar="METHOD",
        default=None,
        parse=choice("--all-repeated", _REPEATED),
        argument="optional",
        bare="none",
        help="print all duplicate lines; METHOD says where groups are delimited with an empty line: none(default),"
        " prepend, separate",
    )
    fields: int = option(
        "-f",
        "--skip-fields",
        metavar="N",
        default=0,
        parse=_number("fields to skip"),
        help="avoid comparing the first N fields",
    )
    group: Method | None = option(
        "--group",
        metavar="METHOD",
        default=None,
        parse=choice("--group", _GROUPS),
        argument="optional",
        bare="separate",
        help="show all items, separating groups with an empty line; METHOD={separate(default),prepend,append,both}",
    )
    fold: bool = flag("-i", "--ignore-case", help="ignore differences in case when comparing")
    chars: int = option(
        "-s",
        "--skip-chars",
        metavar="N",
        default=0,
        parse=_number("bytes to skip"),
        help="avoid comparing the first N characters",
    )
    unique: bool = flag("-u", "--unique", help="only print unique lines")
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")
    width: int = option(
        "-w",
        "--check-chars",
        metavar="N",
        default=FARTHEST,
        parse=_number("bytes to compare"),
        help="compare no more than N characters in lines",
    )

    @property
    def compared(self) -> Compared:
        """What is compared of a line."""
        fields, chars, width, fold = self.fields, self.chars, self.width, self.fold
        if not (fields or chars or fold) and width >= FARTHEST:
            return None
        skip = re.compile(_FIELD % min(fields, 1 << 20))

        def part(line: bytes) -> bytes:
            found = skip.match(line)
            begin = found.end() if found is not None else len(line)
            text = line[begin + chars : begin + chars + width]
            return text.translate(_UPPER) if fold else text

        return part


def modern(words: list[str]) -> list[str]:
    """``-3`` and ``+3``, as fields and characters to skip were once written."""
    out: list[str] = []
    argument = False
    for at, word in enumerate(words):
        if word == "--":
            return [*out, *words[at:]]
        old = None if argument else _OLD.fullmatch(word)
        argument = not argument and takes_next(Uniq, word)
        out.append(word if old is None else f"-{'f' if old[1] == '-' else 's'}{old[2]}")
    return out


def filtered(options: Uniq, files: Sequence[str]) -> Iterable[Access]:
    """The first operand is read, the second written."""
    for path, act in zip(files, (Act.READ, Act.WRITE), strict=False):
        if path != "-":
            yield Access(act, path)


@command(
    "uniq",
    "Filter adjacent matching lines from INPUT (or standard input),\nwriting to OUTPUT (or standard output).",
    Uniq,
    Operands("[INPUT [OUTPUT]]", maximum=2),
    touches=filtered,
    notes=NOTES,
    obsolete=modern,
)
async def uniq(ctx: Context, options: Uniq, files: Sequence[str]) -> int:
    """Print the lines that are wanted of each group."""
    if options.group is not None and (options.count or options.repeated or options.unique or options.all is not None):
        raise Usage("--group is mutually exclusive with -c/-d/-D/-u")
    if options.count and options.all is not None:
        raise Usage("printing all duplicated lines and repeat counts is meaningless")
    source = files[0] if files else "-"
    target = files[1] if len(files) > 1 else "-"
    async with AsyncExitStack() as stack:
        try:
            file = await stack.enter_async_context(await Input.open(ctx, source))
        except IsADirectoryError:
            raise Usage(f"error reading {quoted_name(source)}", hint=False) from None
        except OSError as error:
            raise Usage(f"{shown(source)}: {reason(error)}", hint=False) from None
        out = ctx.out
        if target != "-":
            try:
                out = await ctx.create(target)
            except OSError as error:
                raise Usage(f"{shown(target)}: {reason(error)}", hint=False) from None
            stack.push_async_callback(out.aclose)
        end = b"\0" if options.zero else b"\n"
        groups = _groups(options, end)
        try:
            async for block in Blocks(file, end, ctx.budget):
                await out.write(groups.feed(block.removesuffix(end).split(end)))
                ctx.budget.look()
                await ctx.breathe()
        except ReadError:
            raise Usage(f"error reading {quoted_name(source)}", hint=False) from None
        await out.write(groups.end())
        await out.flush()
    return 0


class _Printing(Protocol):
    """What is printed of groups, and when."""

    def open(self, group: list[bytes]) -> Iterable[bytes]:
        """A group begins with these lines."""
        ...

    def more(self, group: list[bytes]) -> Iterable[bytes]:
        """It goes on with these."""
        ...

    def close(self) -> Iterable[bytes]:
        """It is over."""
        ...

    def last(self) -> bytes:
        """So is the input."""
        ...


class _Groups:
    """Tells lines that are equal and follow each other from others."""

    __slots__ = ("_compared", "_part", "_printing")

    def __init__(self, compared: Compared, printing: _Printing) -> None:
        self._compared = compared
        self._printing = printing
        self._part: bytes | None = None
        """What the lines of the group that is not over have in common."""

    def feed(self, lines: list[bytes]) -> bytes:
        """What is printed once these lines are known."""
        return b"".join(self._fed(lines))

    def end(self) -> bytes:
        """What is printed at the end."""
        if self._part is None:
            return b""
        return b"".join(self._printing.close()) + self._printing.last()

    def _fed(self, lines: list[bytes]) -> Iterator[bytes]:
        for part, run in groupby(lines, self._compared):
            group = list(run)
            if part == self._part:
                yield from self._printing.more(group)
                continue
            if self._part is not None:
                yield from self._printing.close()
            self._part = part
            yield from self._printing.open(group)


class _Counted:
    """The first line of each group, where its number of lines is wanted: all groups of a block at once."""

    __slots__ = ("_compared", "_end", "_first", "_number", "_options", "_part")

    def __init__(self, options: Uniq, end: bytes) -> None:
        self._options = options
        self._compared = options.compared
        self._end = end
        self._part: bytes | None = None
        self._first = b""
        self._number = 0
        """Lines so far of the group that is not over; none before the first line."""

    def feed(self, lines: list[bytes]) -> bytes:
        """What is printed once these lines are known."""
        parts = lines if self._compared is None else list(map(self._compared, lines))
        starts = list(compress(count(), map(ne, parts, [self._part, *parts])))
        if not starts:
            self._number += len(lines)
            return b""
        firsts = [self._first, *(lines[at] for at in starts)]
        numbers = [self._number + starts[0], *map(sub, starts[1:], starts), len(lines) - starts[-1]]
        if self._part is None:
            del firsts[0], numbers[0]
        self._part, self._first, self._number = parts[-1], firsts.pop(), numbers.pop()
        return self._shown(firsts, numbers)

    def end(self) -> bytes:
        """What is printed at the end."""
        return self._shown([self._first], [self._number]) if self._number else b""

    def _shown(self, lines: list[bytes], numbers: list[int]) -> bytes:
        options, end = self._options, self._end
        if options.count or options.unique or options.repeated:
            wanted = [
                (line, number)
                for line, number in zip(lines, numbers, strict=True)
                if not (options.unique if number > 1 else options.repeated)
            ]
            if options.count:
                return b"".join([b"%7d %b%b" % (number, line, end) for line, number in wanted])
            lines = [line for line, _ in wanted]
        return end.join([*lines, b""])


class _Repeated:
    """All lines of groups of several; the last of each is left out where none but unique lines are wanted."""

    __slots__ = ("_begun", "_end", "_last", "_method", "_number", "_unique")

    def __init__(self, options: Uniq, end: bytes) -> None:
        self._method = options.all
        self._unique = options.unique
        self._end = end
        self._last = b""
        self._number = 0
        self._begun = False

    def open(self, group: list[bytes]) -> Iterable[bytes]:
        self._last, self._number = group[0], 1
        return self.more(group[1:])

    def more(self, group: list[bytes]) -> Iterable[bytes]:
        if not group:
            return ()
        announced = self._number == 1 and (self._method == "prepend" or (self._method == "separate" and self._begun))
        before, self._last = self._last, group[-1]
        self._number += len(group)
        self._begun = True
        return (self._end if announced else b"", *(line + self._end for line in (before, *group[:-1])))

    def close(self) -> Iterable[bytes]:
        return () if self._number == 1 or self._unique else (self._last + self._end,)

    def last(self) -> bytes:
        return b""


class _Grouped:
    """All lines, with empty ones between groups."""

    __slots__ = ("_begun", "_end", "_method")

    def __init__(self, options: Uniq, end: bytes) -> None:
        self._method = options.group
        self._end = end
        self._begun = False

    def open(self, group: list[bytes]) -> Iterable[bytes]:
        announced = self._begun or self._method in ("prepend", "both")
        self._begun = True
        return (self._end if announced else b"", *self.more(group))

    def more(self, group: list[bytes]) -> Iterable[bytes]:
        return [line + self._end for line in group]

    def close(self) -> Iterable[bytes]:
        return ()

    def last(self) -> bytes:
        return self._end if self._method in ("append", "both") else b""


def _groups(options: Uniq, end: bytes) -> "_Counted | _Groups":
    if options.group is not None:
        return _Groups(options.compared, _Grouped(options, end))
    if options.all is not None:
        return _Groups(options.compared, _Repeated(options, end))
    return _Counted(options, end)
