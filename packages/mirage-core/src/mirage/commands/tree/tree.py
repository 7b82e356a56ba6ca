"""tree: the command."""

from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options
from mirage.commands.tree.drawing import Drawing, Step, steps
from mirage.commands.tree.options import USAGE, Misused, Wishes, wishes
from mirage.commands.tree.reading import Node, Reading
from mirage.paths import encode
from mirage.streams import Sink

BATCH = 1 << 15


def looked_at(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """Everything below the operands; an output is written."""
    try:
        wanted = wishes(words)
    except Misused:
        return
    if wanted.file is not None:
        yield Access(Act.WRITE, wanted.file)
    for path in wanted.paths or ["."]:
        yield Access(Act.STAT, path)
        yield Access(Act.LIST, path, subtree=True)


@command(
    "tree",
    "Draw what is in each DIRECTORY.",
    Options,
    Operands("OPTION]... [DIRECTORY"),
    touches=looked_at,
    raw=True,
    notes="""\
-a hidden files too; -d directories only; -l follow links; -f whole paths;
-x one mount; -L LEVEL so deep; -P, -I PATTERN only, not what matches;
--prune no empty directories; --filelimit N no fuller ones; --matchdirs,
--ignore-case of patterns; -p -u -g -s -h --si -D --inodes --timefmt details;
-F marks; -q -N -Q names; -v -t -c -U -r --sort --dirsfirst --filesfirst order;
-i no lines; --charset; --metafirst; -J -X JSON, XML; -o FILE; --noreport.""",
)
async def tree(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Draw every operand."""
    try:
        wanted = wishes(words)
    except Misused as misused:
        await ctx.complain(str(misused))
        if misused.usage:
            await ctx.io.err.write(USAGE.encode())
        return 1
    if wanted.helps or wanted.version:
        from mirage.commands.help import usage, version

        await ctx.out.write((usage(tree) if wanted.helps else version(tree)).encode())
        return 0
    async with AsyncExitStack() as stack:
        out: Sink = ctx.out
        if wanted.file is not None:
            try:
                handle = await ctx.create(wanted.file)
            except OSError as error:
                await ctx.complain(f"invalid filename '{wanted.file}': {reason(error)}")
                return 1
            stack.push_async_callback(handle.aclose)
            out = handle
        return await _Drawn(ctx, wanted, out).run()


class _Drawn:
    """Draws operands, and counts what was drawn."""

    def __init__(self, ctx: Context, wanted: Wishes, out: Sink) -> None:
        self._ctx = ctx
        self._wishes = wanted
        self._out = out
        self._drawing = Drawing(wanted, ctx.host)
        self._pieces: list[str] = []
        self._directories = self._files = 0

    async def run(self) -> int:
        """Draw all; the exit status."""
        ctx, output = self._ctx, self._wishes.output
        bare = self._wishes.bare
        end = "" if bare else "\n"
        status = 0
        if output == "json":
            self._pieces.append(f"[{end}")
        elif output == "xml":
            self._pieces.append(f'<?xml version="1.0" encoding="{self._wishes.charset}"?>{end}<tree>{end}')
        first = True
        for path in self._wishes.paths or ["."]:
            if output == "json" and not first:
                self._pieces.append(f",{end}" if bare else ",\n")
            first = False
            reading = Reading(ctx, self._wishes)
            top = await reading.operand(path)
            if top is None:
                status = await self._unread(path, status)
            else:
                await self._operand(top)
            ctx.budget.drop(reading.held)
        self._report(end)
        await self._flush()
        return status

    async def _unread(self, path: str, status: int) -> int:
        """Say that an operand is no directory; the exit status."""
        exists = await self._ctx.fs.exists(path)
        self._files += exists
        if self._wishes.output == "text":
            self._pieces.append(f"{path}  [error opening dir]\n")
        elif self._wishes.output == "json":
            indent = "" if self._wishes.bare else "  "
            kind = "file" if exists else "directory"
            self._pieces.append(f'{indent}{{"type":"{kind}","name":"{path}","error": "opening dir"}}\n')
        else:
            self._pieces.append(f'  <directory name="{path}"><error>opening dir</error></directory>\n')
        return status if exists else 2

    async def _operand(self, top: Node) -> None:
        if self._wishes.output == "text":
            for step in steps(top):
                if not step.leaves:
                    self._count(step)
                    self._pieces.append(self._drawing.text(step) + "\n")
                await self._pause()
        else:
            for step in steps(top):
                if not step.leaves:
                    self._count(step)
                following = bool(step.last) and not step.last[-1]
                json = self._wishes.output == "json"
                self._pieces.append(self._drawing.json(step, following=following) if json else self._drawing.xml(step))
                await self._pause()

    def _count(self, step: Step) -> None:
        if step.node.is_directory:
            self._directories += 1
        else:
            self._files += 1

    async def _pause(self) -> None:
        if len(self._pieces) > 512:
            await self._flush()
        await self._ctx.breathe()

    async def _flush(self) -> None:
        await self._out.write(encode("".join(self._pieces)))
        self._pieces.clear()

    def _report(self, end: str) -> None:
        output, quiet = self._wishes.output, self._wishes.no_report
        if output == "text":
            if not quiet:
                self._pieces.append(self._drawing.report(self._directories, self._files))
            return
        counts = [("directories", self._directories)]
        if not self._wishes.directories_only:
            counts.append(("files", self._files))
        if output == "json":
            if not quiet:
                body = "".join(f',"{name}":{count}' for name, count in counts)
                indent = "" if self._wishes.bare else "  "
                self._pieces.append(f',{end}{indent}{{"type":"report"{body}}}{end}')
            else:
                self._pieces.append("\n")
            self._pieces.append("]\n")
            return
        if not quiet:
            body = "".join(f"    <{name}>{count}</{name}>\n" for name, count in counts)
            self._pieces.append(f"  <report>\n{body}  </report>\n")
        self._pieces.append(f"</tree>{end}")
