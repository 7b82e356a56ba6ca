"""xargs: commands for the items that are read."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import aclosing

import anyio
import anyio.abc

from mirage.access import Access, Act
from mirage.commands.accesses import ANYTHING
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.quoting import shell_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Usage
from mirage.commands.xargs.items import Item, Unmatched, lines, separated, words
from mirage.commands.xargs.options import MOST, Way, Xargs
from mirage.paths import decode, encode
from mirage.streams import Io, Nothing

DEFAULT = ["echo"]
CANNOT_RUN, NOT_FOUND = 126, 127
FAILED, STOPPED, KILLED = 123, 124, 125
SIGNALLED = frozenset({137, 141, 143})
"""Statuses of commands that a signal ended: KILL, PIPE, TERM."""
URGENT = 255
"""A command that ends so ends xargs."""
MANY = 64
"""Commands that run at a time, where as many as possible are asked for."""


def run_for_items(options: Xargs, operands: Sequence[str]) -> Iterable[Access]:
    """The items may name anything."""
    if options.file is not None:
        yield Access(Act.READ, options.file)
    yield ANYTHING


@command(
    "xargs",
    "Run COMMAND with arguments INITIAL-ARGS and more arguments read from input.",
    Xargs,
    Operands("COMMAND [INITIAL-ARGS]"),
    touches=run_for_items,
    permutes=False,
)
async def xargs(ctx: Context, options: Xargs, operands: Sequence[str]) -> int:
    """Read items, and run a command whenever a command line is full."""
    if options.asks or options.terminal:
        raise Usage("failed to open /dev/tty for reading: No such device or address", hint=False)
    way, warnings = options.way()
    for warning in warnings:
        await ctx.complain(warning, 0)
    size = await _size(ctx, options)
    try:
        file = await Input.open(ctx, options.file or "-")
    except OSError as error:
        raise Usage(f"Cannot open input file {quoted(options.file or '-')}: {reason(error)}", hint=False) from None
    commands = _Commands(ctx, options)
    lineup = _Lineup(commands, list(operands) or DEFAULT, way, size, options)
    async with file:
        try:
            async with aclosing(_items(ctx, file, options, way)) as found:
                await commands.during(lineup.take(found, options.end))
        except Unmatched as unmatched:
            await ctx.complain(
                f"unmatched {unmatched} quote; by default quotes are special to xargs unless you use the -0 option"
            )
        except ReadError as failed:
            raise Usage(f"read error: {reason(failed.error)}", hint=False) from None
    return ctx.status


def _items(ctx: Context, file: Input, options: Xargs, way: Way) -> AsyncGenerator[list[Item], None]:
    delimiter = options.delimiter
    if delimiter is not None:
        return separated(Blocks(file, delimiter, ctx.budget), delimiter)
    blocks = Blocks(file, b"\n", ctx.budget)
    return words(blocks) if way.word is None else lines(blocks)


async def _size(ctx: Context, options: Xargs) -> int:
    size = options.size
    if size < 1:
        await ctx.complain(f"value {size} for -s option should be >= 1", 0)
    if size > MOST:
        await ctx.complain(f"value {size} for -s option should be <= {MOST}", 0)
    return min(size, MOST)


class _Lineup:
    """The command line that is being put together."""

    __slots__ = ("_commands", "_given", "_least", "_line", "_lines", "_options", "_ran", "_size", "_used", "_way")

    def __init__(self, commands: "_Commands", given: list[str], way: Way, size: int, options: Xargs) -> None:
        self._commands = commands
        self._given = given
        self._way = way
        self._size = size
        self._options = options
        self._line: list[str] = []
        self._used = self._least = sum(len(encode(word)) + 1 for word in given)
        self._lines = 0
        self._ran = False

    async def take(self, items: AsyncIterator[list[Item]], end: bytes | None) -> None:
        """Run all commands, up to the item that ends the input."""
        if self._least > self._size:
            raise Usage("cannot fit single argument within argument list size limit", hint=False)
        add = self._added if self._way.word is None else self._replaced
        try:
            async for batch in items:
                ended = await self._batch(batch, add, end)
                if self._commands.over:
                    return
                if ended:
                    break
        except Unmatched:
            if not (self._way.lines or self._options.exits):
                await self.flush()
            raise
        await self.flush()
        if not self._ran and self._way.word is None and not self._options.only_if_any:
            await self._commands.run(self._given)

    async def _batch(self, batch: list[Item], add: Callable[[Item], Awaitable[None]], end: bytes | None) -> bool:
        """Take some items; whether that was the end of the input."""
        for item in batch:
            if item.text == end and (item.ended or not (self._ran or self._line)):
                # At the very end of the input it is an item as others, unless it is the first.
                return True
            await add(item)
            if self._commands.over:
                return True
        return False

    async def flush(self) -> None:
        """Run what there is."""
        if self._line:
            await self._commands.run([*self._given, *self._line])
            self._ran = True
        self._line = []
        self._used = self._least
        self._lines = 0

    async def _added(self, item: Item) -> None:
        size = len(item.text) + 1
        if self._line and self._used + size > self._size:
            if self._options.exits and (self._way.arguments or self._way.lines):
                raise Usage("argument list too long", hint=False)
            await self.flush()
        if self._used + size > self._size:
            raise Usage("argument line too long", hint=False)
        self._line.append(decode(item.text))
        self._used += size
        self._lines += item.last
        if len(self._line) == self._way.arguments or (item.last and self._lines == self._way.lines):
            await self.flush()

    async def _replaced(self, item: Item) -> None:
        text = decode(item.text)
        word = self._way.word or ""
        first, *rest = self._given
        line = [first, *(given.replace(word, text) if word else given for given in rest)]
        if sum(len(encode(each)) + 1 for each in line) > self._size:
            raise Usage("argument list too long", hint=False)
        await self._commands.run(line)
        self._ran = True


class _Commands:
    """Runs command lines, some at a time, and remembers how they ended."""

    __slots__ = ("_ctx", "_fault", "_free", "_group", "_options", "_room", "over")

    def __init__(self, ctx: Context, options: Xargs) -> None:
        most = options.processes or MANY
        self._ctx = ctx
        self._options = options
        self._free = list(range(most))
        self._room = anyio.Semaphore(most)
        self._group: anyio.abc.TaskGroup | None = None
        self._fault: Exception | None = None
        """What one of several ended with, where it was no status."""
        self.over = False
        """No further one is run."""

    async def during(self, work: Awaitable[None]) -> None:
        """Do ``work``, which runs commands; comes back when all of them have ended."""
        if self._options.processes == 1:
            await work
            return
        async with anyio.create_task_group() as self._group:
            try:
                await work
            except Exception as error:  # noqa: BLE001 - raised below, and not in a group
                self._fault = error
        if self._fault is not None:
            raise self._fault

    async def run(self, line: Sequence[str]) -> None:
        """Run a command line; comes back when the next may be put together."""
        if self._options.verbose:
            await self._ctx.io.err.write(encode(" ".join(map(shell_name, line)) + "\n"))
        if self._group is None:
            await self._one(line, 0)
            return
        await self._room.acquire()
        if self.over:
            self._room.release()
        else:
            self._group.start_soon(self._beside, line, self._free.pop(0))

    async def _beside(self, line: Sequence[str], slot: int) -> None:
        try:
            await self._one(line, slot)
        except Exception as error:  # noqa: BLE001 - raised by ``during``
            self._fault = self._fault or error
            self.over = True
        finally:
            self._free.insert(0, slot)
            self._room.release()

    async def _one(self, line: Sequence[str], slot: int) -> None:
        ctx = self._ctx
        name = shell_name(line[0])
        await ctx.io.out.flush()
        try:
            await ctx.runner.expect(line[0])
        except OSError as error:
            self.over = True
            status = NOT_FOUND if isinstance(error, FileNotFoundError) else CANNOT_RUN
            await ctx.complain(f"{name}: {reason(error)}", status)
            return
        stdin = ctx.io.stdin if self._options.file is not None else Nothing()
        env = None if self._options.slot is None else {self._options.slot: str(slot)}
        status = await ctx.runner.run(line, Io(stdin, ctx.io.out, ctx.io.err, ctx.io.more), env=env)
        if status == URGENT:
            self.over = True
            await ctx.complain(f"{name}: exited with status {status}; aborting", STOPPED)
        elif status in SIGNALLED:
            self.over = True
            await ctx.complain(f"{name}: terminated by signal {status - 128}", KILLED)
        elif status:
            ctx.status = max(ctx.status, FAILED)
