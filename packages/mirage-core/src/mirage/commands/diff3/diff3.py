"""diff3: the command."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import ReadError
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Unwritten, Usage, flag, mark, option, repeated
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.diff.script import Change
    from mirage.commands.diff.sides import Charge
    from mirage.commands.diff.texts import Text
    from mirage.commands.diff3.blocks import Block
    from mirage.commands.diff3.output import Wanted

HORIZON = 100
"""Lines at both ends that are compared although they are the same, at least."""
BATCH = 1 << 16
NOTES = """\
Without -m, -A, -e, -E, -x, -X and -3 the blocks that differ are shown.
Exit status is 0 if successful, 1 if conflicts, 2 if trouble.
"""
Which: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Diff3(Options):
    """The options of diff3."""

    which: tuple[Which, ...] = mark(
        "-A", "--show-all", help="output all changes, bracketing conflicts", into="which", value="A"
    )
    ed: tuple[Which, ...] = mark(
        "-e", "--ed", help="output ed script incorporating changes from OLDFILE to\nYOURFILE into MYFILE",
        into="which", value="e",
    )  # fmt: skip
    overlap: tuple[Which, ...] = mark(
        "-E", "--show-overlap", help="like -e, but bracket conflicts", into="which", value="E"
    )
    easy: tuple[Which, ...] = mark(
        "-3", "--easy-only", help="like -e, but incorporate only nonoverlapping changes", into="which", value="3"
    )
    overlaps: tuple[Which, ...] = mark(
        "-x", "--overlap-only", help="like -e, but incorporate only overlapping changes", into="which", value="x"
    )
    bracketed: tuple[Which, ...] = mark("-X", help="like -x, as GNU diff3 takes it", into="which", value="X")
    final: bool = flag("-i", help="append 'w' and 'q' commands to ed scripts")
    merge: bool = flag("-m", "--merge", help="output the merged file, according to -A if nothing else is given")
    text: bool = flag("-a", "--text", help="treat all files as text")
    strip_cr: bool = flag("--strip-trailing-cr", help="strip trailing carriage return on input")
    tab: bool = flag("-T", "--initial-tab", help="make tabs line up by prepending a tab")
    program: str | None = option(
        "--diff-program", metavar="PROGRAM", default=None, parse=str, help="not supported: files are compared here"
    )
    labels: tuple[str, ...] = repeated(
        "-L", "--label", metavar="LABEL", parse=str, help="use LABEL instead of file name, up to three times"
    )
    version: bool = flag("-v", help="the same as --version")


@command(
    "diff3",
    "Compare three files line by line.",
    Diff3,
    Operands("MYFILE OLDFILE YOURFILE"),
    touches=reads,
    usage_status=2,
    named_hint=True,
    notes=NOTES,
    unwritten=Unwritten("{name}: standard output: {reason}"),
)
async def diff3(ctx: Context, options: Diff3, operands: Sequence[str]) -> int:
    """Compare two of the files with the third, and bring what was found together."""
    from mirage.commands.diff.sides import Charge
    from mirage.commands.options import Asked

    if options.version:
        raise Asked("version")
    if options.program is not None:
        raise Usage("--diff-program is not supported: files are compared here", hint=False)
    wanted = _wanted(options)
    _check(options, operands, flags=wanted is not None and wanted.flags)
    for path in operands:
        if path != "-":
            await _expect_file(ctx, path)
    with Charge(ctx.budget) as charge:
        return await _Run(ctx, options, operands, wanted, charge).run()


def _wanted(options: Diff3) -> "Wanted | None":
    """What a script or a merge takes; None: neither is asked for."""
    from mirage.commands.diff3.output import Wanted

    if not options.which and not options.merge:
        return None
    which = options.which[-1] if options.which else "A"
    return Wanted(
        old_too=which == "A",
        flags=which in "AE",
        overlaps_only=which in "xX",
        easy_only=which == "3",
        final=options.final,
    )


def _check(options: Diff3, operands: Sequence[str], *, flags: bool) -> None:
    if len(options.labels) > 3:
        raise Usage("too many file label options")
    if len(set(options.which)) > 1 or (options.final and options.merge) or (options.labels and not flags):
        raise Usage("incompatible options")
    if len(operands) < 3:
        raise Usage(f"missing operand after '{operands[-1] if operands else 'diff3'}'")
    if len(operands) > 3:
        raise Usage(f"extra operand '{operands[3]}'")


async def _expect_file(ctx: Context, path: str) -> None:
    try:
        entry = await ctx.fs.stat(path)
    except OSError as error:
        raise Usage(f"{path}: {reason(error)}", hint=False) from None
    if entry.kind == "dir":
        raise Usage(f"{path}: Is a directory", hint=False)


class _Run:
    """One call; the files by their numbers from 0: mine, the old one, yours."""

    def __init__(
        self, ctx: Context, options: Diff3, paths: Sequence[str], wanted: "Wanted | None", charge: "Charge"
    ) -> None:
        self._ctx = ctx
        self._options = options
        self._paths = paths
        self._wanted = wanted
        self._charge = charge
        self._texts: dict[int, Text] = {}
        self._common = self._common_file()

    def _common_file(self) -> int:
        """The file that the others are compared with: the old one where changes are to be taken from it."""
        common = 2 if self._wanted is None else 1
        if self._paths[common] != "-":
            return common
        common = 3 - common
        if "-" in (self._paths[0], self._paths[common]):
            raise Usage("'-' specified for more than one input file", hint=False)
        return common

    async def run(self) -> int:
        """Compare and print; the exit status."""
        other = 3 - self._common
        second = await self._compared(other, HORIZON)
        first = await self._compared(0, _horizon(second))
        found = await self._blocks(first, second)
        wanted = self._wanted
        await self._write(await self._printed(found))
        return int(wanted is not None and any(wanted.conflict(block) for block in found))

    async def _compared(self, number: int, horizon: int) -> "list[Change]":
        """What has to change for a file to be the common one."""
        from mirage.commands.diff.pairs import LINE
        from mirage.commands.diff.script import changes
        from mirage.commands.diff.texts import ends

        old, new = await self._pair(number)
        in_turn = self._ctx.budget.in_turn
        bounds = await in_turn(ends(old, new, horizon, robust=True))
        for text, suffix in ((old, bounds.old_suffix), (new, bounds.new_suffix)):
            self._charge.add(LINE * text.part(bounds.prefix, suffix, None))
        found = await in_turn(changes(old, new, None, ends_count=True, minimal=False, fast=False))
        if self._wanted is not None and not self._options.merge:
            await self._tell_of_open_ends(found, old, new)
        return found

    async def _tell_of_open_ends(self, found: "list[Change]", old: "Text", new: "Text") -> None:
        """A script cannot make a line without an end."""
        if not found:
            return
        last = found[-1]
        for text, begin, end in ((old, last.old, last.old_end), (new, last.new, last.new_end)):
            if begin <= text.open_line < end:
                await self._ctx.complain("No newline at end of file", 0)

    async def _pair(self, number: int) -> "tuple[Text, Text]":
        """Two of the texts; both have to be text."""
        looks_like_text = [await self._text(each) for each in (number, self._common)]
        one, two = self._texts[number], self._texts[self._common]
        if not all(looks_like_text) and not self._options.text and one.data != two.data:
            names = f"{self._paths[number]} and {self._paths[self._common]}"
            raise Usage(f"diff failed: Binary files {names} differ", hint=False)
        return one, two

    async def _text(self, number: int) -> bool:
        """Read a file, if that was not done; whether it looks like text."""
        from mirage.commands.diff.sides import HEAD, Opened
        from mirage.commands.diff.texts import Text
        from mirage.commands.inputs import Input

        if number not in self._texts:
            path = self._paths[number]
            try:
                async with await Input.open(self._ctx, path) as file:
                    data = await Opened(self._ctx, file).rest(self._charge)
            except ReadError as failed:
                raise Usage(f"{path}: {reason(failed.error)}", hint=False) from None
            except OSError as error:
                raise Usage(f"{path}: {reason(error)}", hint=False) from None
            self._texts[number] = Text(data, strip_cr=self._options.strip_cr)
            if not number:
                self._mine = data
        return b"\0" not in self._texts[number].data[:HEAD]

    async def _blocks(self, first: "list[Change]", second: "list[Change]") -> "list[Block]":
        from mirage.commands.diff3.blocks import blocks

        common, other = self._common, 3 - self._common
        order = (0, other, common)
        texts = [self._texts[number] for number in order]
        script = self._wanted is not None and not self._options.merge
        found: list[Block] = []
        for block in blocks(first, second, texts, ends_count=not script):
            spans = dict(zip(order, block.spans, strict=True))
            odd = None if block.odd is None else order[block.odd]
            found.append(block._replace(spans=(spans[0], spans[1], spans[2]), odd=odd))
            await self._ctx.breathe()
        return found

    async def _printed(self, found: "list[Block]") -> Iterator[bytes]:
        from mirage.commands.diff3 import output

        labels = [encode(name) for name in (*self._options.labels, *self._paths[len(self._options.labels) :])]
        three = output.Three([self._texts[number] for number in range(3)], labels)
        if self._wanted is None:
            return output.normal(three, found, b"\t" if self._options.tab else b"  ")
        if not self._options.merge:
            return output.script(three, found, self._wanted)
        if self._paths[0] == "-":
            mine, mode = quoted("-"), quoted("r")
            raise Usage(f"failed to reopen {mine} with mode {mode}: No such file or directory", hint=False)
        return output.merged(three, self._mine, found, self._wanted)

    async def _write(self, pieces: Iterator[bytes]) -> None:
        batch: list[bytes] = []
        size = 0
        for piece in pieces:
            batch.append(piece)
            size += len(piece)
            if size >= BATCH:
                await self._ctx.out.write(b"".join(batch))
                batch.clear()
                size = 0
            await self._ctx.breathe()
        await self._ctx.out.write(b"".join(batch))


def _horizon(script: "list[Change]") -> int:
    """So many lines that no change of the other comparison is out of sight."""
    ends = script[:1] + script[-1:]
    return max([HORIZON, *(max(each.removed, each.added) for each in ends)])
