"""patch: the command."""

from collections.abc import Iterable, Sequence

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.patch.options import Fatal, Patch
from mirage.commands.patch.reading import Malformed, Reader
from mirage.commands.spec import Operands, Usage

NOTES = """\
The patch may be a unified, context or normal difference, or several of them,
as git writes them too. Hunks that do not fit are kept in FILE.rej, and the
file as it was in FILE.orig. Nothing outside the working directory is touched
but the file that is named.
Exit status is 0 if all hunks were applied, 1 if not, 2 if trouble.
"""


def patched(options: Patch, operands: Sequence[str]) -> Iterable[Access]:
    """The patch is read; which files it changes, it says itself."""
    source = operands[1] if len(operands) > 1 else options.input
    if source != "-":
        yield Access(Act.READ, source)
    if operands:
        yield Access(Act.WRITE, options.output or operands[0])
    else:
        yield Access(Act.WRITE, options.directory or ".", subtree=True, certain=False)


@command(
    "patch",
    "Change files as a difference says that they were changed before.",
    Patch,
    Operands("[ORIGFILE [PATCHFILE]]"),
    touches=patched,
    usage_status=2,
    named_hint=True,
    notes=NOTES,
)
async def patch(ctx: Context, options: Patch, operands: Sequence[str]) -> int:
    """Apply each part of the patch to its file."""
    from mirage.commands.patch.applying import Application

    if len(operands) > 2:
        raise Usage(f"{operands[2]}: extra operand")
    if options.kind == "ed":
        raise Fatal("scripts for ed are not supported")
    application = Application(ctx, options, operands[0] if operands else None)
    if options.directory and not await ctx.fs.is_dir(options.directory):
        raise Fatal(f"Can't change to directory {options.directory} : No such file or directory")
    data = await _read(ctx, application.place(operands[1] if len(operands) > 1 else options.input))
    ctx.budget.hold(len(data) * 4)
    try:
        reader = Reader(data, keep_returns=options.binary)
        malformed: Malformed | None = None
        try:
            await ctx.budget.in_turn(reader.parts())
        except Malformed as fault:
            malformed = fault
        parts = reader.found
        if data and not parts and malformed is None:
            raise Fatal("Only garbage was found in the patch input.")
        if reader.carriage_returns and not options.silent:
            await application.say("(Stripping trailing CRs from patch; use --binary to disable.)\n")
        for part in parts:
            await application.apply(part, whole=malformed is None or part is not parts[-1])
        if malformed is not None:
            raise Fatal(str(malformed))
        return application.status
    finally:
        ctx.budget.drop(len(data) * 4)


async def _read(ctx: Context, path: str) -> bytes:
    try:
        source = await ctx.open(path)
    except OSError as error:
        raise Fatal(f"Can't open patch file {path} : {reason(error)}") from None
    try:
        return await ctx.gather(source)
    finally:
        await source.aclose()
