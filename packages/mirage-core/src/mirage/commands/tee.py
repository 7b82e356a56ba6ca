"""tee: what comes in goes on, and into files."""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Literal

from mirage.commands.accesses import writes
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Operands, Options, flag, option
from mirage.commands.values import choice
from mirage.paths import encode
from mirage.streams import Sink

NOTES = """\
MODE says what happens where an output cannot be written: warn (say so, go on),
warn-nopipe (the same, but say nothing of a pipe that nobody reads), exit, and
exit-nopipe. Without it, a pipe that nobody reads ends tee silently, and other
failures are said.
"""

Mode = Literal["warn", "warn-nopipe", "exit", "exit-nopipe"]
MODES: dict[str, Mode] = {mode: mode for mode in ("warn", "warn-nopipe", "exit", "exit-nopipe")}


@dataclass(frozen=True, slots=True)
class Tee(Options):
    """The options of tee."""

    append: bool = flag("-a", "--append", help="append to the given FILEs, do not overwrite")
    ignore: bool = flag("-i", "--ignore-interrupts", help="ignore interrupt signals")
    pipes: bool = flag("-p", help="diagnose errors writing to non pipes")
    mode: Mode | None = option(
        "--output-error",
        metavar="MODE",
        default=None,
        parse=choice("--output-error", MODES),
        argument="optional",
        bare="warn-nopipe",
        help="set behavior on write error",
    )


@command(
    "tee",
    "Copy standard input to each FILE, and also to standard output.",
    Tee,
    Operands("FILE"),
    touches=writes,
    notes=NOTES,
)
async def tee(ctx: Context, options: Tee, files: Sequence[str]) -> int:
    """Copy chunk by chunk, and at once."""
    mode = options.mode or ("warn-nopipe" if options.pipes else None)
    async with AsyncExitStack() as stack:
        outputs: dict[str, Sink] = {"standard output": ctx.out}
        for at, path in enumerate(files):
            try:
                handle = await ctx.create(path, append=options.append)
            except OSError as error:
                await ctx.failed(path, error)
                if mode in ("exit", "exit-nopipe"):
                    return ctx.status
                continue
            stack.push_async_callback(handle.aclose)
            outputs[f"{at}\0{path}"] = handle
        file = await stack.enter_async_context(await Input.open(ctx, "-"))
        try:
            while outputs and (chunk := await file.read()):
                if not await _copied(ctx, chunk, outputs, mode):
                    break
                await ctx.breathe()
        except ReadError as failed:
            await ctx.complain(f"read error: {reason(failed.error)}")
    if ctx.reads_nothing:
        ctx.farewell = "standard input: Bad file descriptor"
    return ctx.status


async def _copied(ctx: Context, chunk: bytes, outputs: dict[str, Sink], mode: Mode | None) -> bool:
    """Write to all; an output that fails gets no more. Whether to go on."""
    for key, sink in list(outputs.items()):
        try:
            await sink.write(chunk)
            await sink.flush()
        except OSError as error:
            del outputs[key]
            broken = isinstance(error, BrokenPipeError)
            if broken and mode is None:
                raise
            if broken and mode in ("warn-nopipe", "exit-nopipe"):
                continue
            await _say(ctx, key.rpartition("\0")[2], error)
            if mode in ("exit", "exit-nopipe"):
                return False
    return True


async def _say(ctx: Context, name: str, error: OSError) -> None:
    # Not through ctx.complain: it would flush the output that failed.
    ctx.status = 1
    await ctx.io.err.write(encode(f"{ctx.name}: {shown(name)}: {reason(error)}\n"))
