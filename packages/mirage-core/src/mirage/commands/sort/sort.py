"""sort: the lines of files in order."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.sort.merging import disorder, merged
from mirage.commands.sort.options import Check, Sort, modern
from mirage.commands.sort.order import Order
from mirage.commands.sort.reading import Lines
from mirage.commands.sort.runs import Runs
from mirage.commands.spec import Operands, Usage
from mirage.paths import decode, encode
from mirage.vfs.fs import READ
from mirage.vfs.handle import Handle

NOTES = """\
KEYDEF is F[.C][OPTS][,F[.C][OPTS]]: a field and a character in it where the
key starts, and where it ends (by default the end of the line), both counted
from 1. Without -t a field begins with the blanks before it. OPTS are ordering
options [bdfgiMhnRrV] of that key alone; a key without any has those given for
all. Lines compare byte by byte. -S, -T, --parallel, --batch-size and
--compress-program are accepted: memory is what the line may hold.
"""
DISORDER = 1
FAILURE = 2


def sorted_files(options: Sort, files: Sequence[str]) -> Iterable[Access]:
    """Every input is read; the output is written."""
    if options.names is not None:
        yield Access(Act.READ, options.names)
        yield Access(Act.READ, "**", certain=False)
    if options.source is not None:
        yield Access(Act.READ, options.source)
    for path in files or ():
        if path != "-":
            yield Access(Act.READ, path)
    for path in options.outputs[-1:]:
        yield Access(Act.WRITE, path)


@command(
    "sort",
    "Write sorted concatenation of all FILE(s) to standard output.",
    Sort,
    Operands("FILE"),
    touches=sorted_files,
    usage_status=FAILURE,
    notes=NOTES,
    obsolete=modern,
)
async def sort(ctx: Context, options: Sort, files: Sequence[str]) -> int:
    """Sort, merge or check."""
    checks = _checks(options)
    order = await _order(ctx, options, ascending=options.merge or checks is not None)
    files = await _listed(ctx, options.names, files) if options.names is not None else files or ["-"]
    if checks is not None:
        return await _check(ctx, options, files, order, checks)
    for path in files:
        if path != "-" and not await _readable(ctx, path):
            return FAILURE
    if options.outputs:
        # It is there before anything is read, and keeps what it holds: it may be an input too.
        await (await _output(ctx, options.outputs[-1], append=True)).aclose()
    end = b"\0" if options.zero else b"\n"
    async with AsyncExitStack() as stack:
        if options.merge:
            target = options.outputs[-1] if options.outputs else None
            inputs = [await Lines.open(ctx, path, end, stack) for path in files]
            batches = merged(ctx, inputs, order, unique=options.unique)
            if target in files:
                # What is read must not be overwritten before.
                batches = _at_hand([lines async for lines in batches])
        else:
            runs = Runs(ctx, order, unique=options.unique)
            for path in files:
                async with AsyncExitStack() as one:
                    lines = await Lines.open(ctx, path, end, one)
                    while batch := await lines.batch():
                        await runs.add(batch)
            batches = runs.sorted()
        return await _write(ctx, batches, end, options.outputs)


def _checks(options: Sort) -> Check | None:
    """How the input is checked, where it is; refused where that makes no sense."""
    if len(set(options.outputs)) > 1:
        raise Usage("multiple output files specified", hint=False)
    if len(set(options.tabs)) > 1:
        raise Usage("incompatible tabs", hint=False)
    says = options.checks or options.check == "say"
    silent = options.checks_silently or options.check == "silent"
    if says and silent:
        raise Usage("options '-cC' are incompatible", hint=False)
    return "say" if says else "silent" if silent else None


async def _order(ctx: Context, options: Sort, *, ascending: bool) -> Order:
    keys = options.effective
    salt = b""
    if any(each.kind == "random" for each in keys):
        salt = await _salt(ctx, options.source)
    return Order(
        keys,
        reverse=options.reverse,
        last_resort=not (options.stable or options.unique) or not keys,
        tab=options.tabs[0] if options.tabs else None,
        salt=salt,
        ascending=ascending,
    )


async def _salt(ctx: Context, path: str | None) -> bytes:
    if path is None:
        return ctx.host.randomness.randbytes(16)
    salt = b""
    try:
        async with await Input.open(ctx, path) as file:
            while len(salt) < 16 and (chunk := await file.read(16 - len(salt))):
                salt += chunk
    except (IsADirectoryError, ReadError) as error:
        failure = error.error if isinstance(error, ReadError) else error
        raise Usage(f"{quoted(path)}: read error: {reason(failure)}", hint=False) from None
    except OSError as error:
        raise Usage(f"open failed: {shown(path)}: {reason(error)}", hint=False) from None
    if len(salt) < 16:
        raise Usage(f"{quoted(path)}: end of file", hint=False)
    return salt


async def _listed(ctx: Context, names: str, files: Sequence[str]) -> Sequence[str]:
    """The inputs that a file names."""
    if files:
        hint = "file operands cannot be combined with --files0-from"
        raise Usage(f"extra operand {quoted_name(files[0])}\n{hint}")
    try:
        async with await Input.open(ctx, names) as file:
            data = await ctx.gather(file)
    except (IsADirectoryError, ReadError):
        raise Usage(f"cannot read file names from {quoted_name(names)}", hint=False) from None
    except OSError as error:
        raise Usage(f"open failed: {shown(names)}: {reason(error)}", hint=False) from None
    if not data:
        raise Usage(f"no input from {quoted_name(names)}", hint=False)
    paths = decode(data).removesuffix("\0").split("\0")
    for at, path in enumerate(paths, 1):
        if names == "-" and path == "-":
            raise Usage(f"when reading file names from stdin, no file name of {quoted_name('-')} allowed", hint=False)
        if not path:
            raise Usage(f"{shown(names)}:{at}: invalid zero-length file name", hint=False)
    return paths


async def _readable(ctx: Context, path: str) -> bool:
    try:
        await ctx.fs.stat(path)
    except OSError as error:
        await ctx.complain(f"cannot read: {shown(path)}: {reason(error)}", FAILURE)
        return False
    if await ctx.fs.access(path, READ):
        return True
    await ctx.complain(f"cannot read: {shown(path)}: Permission denied", FAILURE)
    return False


async def _check(ctx: Context, options: Sort, files: Sequence[str], order: Order, checks: Check) -> int:
    letter = "c" if checks == "say" else "C"
    if len(files) > 1:
        raise Usage(f"extra operand {quoted_name(files[1])} not allowed with -{letter}", hint=False)
    if options.outputs:
        raise Usage(f"options '-{letter}o' are incompatible", hint=False)
    end = b"\0" if options.zero else b"\n"
    async with AsyncExitStack() as stack:
        lines = await Lines.open(ctx, files[0], end, stack, stats=False)
        found = await disorder(ctx, lines, order, unique=options.unique)
    if found is None:
        return 0
    number, line = found
    if checks == "say":
        await ctx.io.err.write(encode(f"{ctx.name}: {files[0]}:{number}: disorder: ") + line + end)
    return DISORDER


async def _at_hand(batches: list[Sequence[bytes]]) -> AsyncIterator[Sequence[bytes]]:
    for lines in batches:
        yield lines


async def _output(ctx: Context, name: str, *, append: bool = False) -> Handle:
    try:
        return await ctx.create(name, append=append)
    except OSError as error:
        raise Usage(f"open failed: {shown(name)}: {reason(error)}", hint=False) from None


async def _write(ctx: Context, batches: AsyncIterator[Sequence[bytes]], end: bytes, outputs: Sequence[str]) -> int:
    async with AsyncExitStack() as stack:
        out = ctx.out
        name = "standard output"
        if outputs:
            name = outputs[-1]
            out = await _output(ctx, name)
            stack.push_async_callback(out.aclose)
        try:
            async for lines in batches:
                if lines:
                    await out.write(end.join(lines) + end)
                    ctx.budget.progress()
            await out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            await ctx.complain(f"fflush failed: {shown(name)}: {reason(error)}", FAILURE)
            await ctx.complain(f"write error: {reason(error)}" if ctx.writes_nothing else "write error", FAILURE)
    return ctx.status
