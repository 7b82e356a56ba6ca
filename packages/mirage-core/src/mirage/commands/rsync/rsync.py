"""rsync: brings a directory to what another one is, within the workspace."""

import re
from collections.abc import Iterable, Sequence

from mirage.access import Access, Act
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.rsync.listing import Item, Listing
from mirage.commands.rsync.options import Rsync
from mirage.commands.rsync.sync import Sync
from mirage.commands.spec import Operands, Usage
from mirage.paths import encode

PARTIAL, SELECTION, WRITING = 23, 3, 11
_REMOTE = re.compile(r"rsync://|[^/:]*:")
_SELECTING = "errors selecting input/output files, dirs (code 3)"
_RELEASE = "3.2.7"


def synced(options: Rsync, operands: Sequence[str]) -> Iterable[Access]:
    """The sources are read with all below them; what is at the destination is replaced, or deleted."""
    for path in operands[:-1]:
        for act in (Act.STAT, Act.LIST, Act.READ, *([Act.DELETE] if options.remove else [])):
            yield Access(act, path, subtree=True)
    for path in operands[-1:] if len(operands) > 1 and not options.nothing else ():
        for act in (Act.WRITE, Act.MAKE_DIR, Act.LINK, Act.ATTRS, Act.DELETE):
            yield Access(act, path, subtree=True, certain=act is Act.WRITE)


NOTES = """\
SRC/ stands for what is in the directory, SRC for the directory itself. Nothing
is remote: HOST:PATH and rsync:// are refused, the numbers of bytes sent and
received are those of the files and names. A PATTERN with a '/' at its start
begins at the top, one with a '/' at its end is about directories; '*' stops at
a '/', '**' does not, and DIR/*** is DIR with all that is in it.
"""


@command(
    "rsync",
    "Bring DEST to what SRC is, copying only what differs.",
    Rsync,
    Operands("SRC... DEST"),
    touches=synced,
    notes=NOTES,
)
async def rsync(ctx: Context, options: Rsync, operands: Sequence[str]) -> int:
    """Bring the last operand to what the others are."""
    for path in operands:
        if _REMOTE.match(path):
            raise Usage(f"not supported: '{path}' is on another host, and nothing is remote here", hint=False)
    if len(operands) < 2:
        raise Usage("not supported: to list files (use 'ls'); SRC and DEST are needed")
    recursive = options.has("recursive")
    if options.deletes and not recursive and not options.has("dirs"):
        await ctx.complain("--delete does not work without --recursive (-r) or --dirs (-d).")
        return await _ended(ctx, "syntax or usage error (code 1) at main.c(1804) [client", 1)
    verbose = options.has("verbose") and not options.quiet
    if verbose and (recursive or options.has("dirs")):
        sole = recursive and not options.prune
        await ctx.out.write(b"sending incremental file list\n" if sole else b"building file list ... done\n")
    listing = Listing(ctx, options)
    for path in operands[:-1]:
        await listing.add(path)
        await ctx.breathe()
    for path in listing.skipped:
        if not options.quiet:
            await ctx.out.write(encode(f"skipping directory {path}\n"))
    sync = Sync(ctx, options, listing)
    if listing.top.given or listing.top.sources or operands[-1].endswith("/"):
        status = await _run(ctx, options, sync, listing, operands[-1])
        if status:
            return status
    if verbose:
        await ctx.out.write(_summary(options, sync).encode())
    if ctx.status == PARTIAL:
        words = "some files/attrs were not transferred (see previous errors)"
        return await _ended(ctx, f"{words} (code 23) at main.c(1347) [sender", PARTIAL)
    return ctx.status


async def _run(ctx: Context, options: Rsync, sync: Sync, listing: Listing, dest: str) -> int:
    """Find out what DEST is, and bring it there; the status where that cannot be."""
    try:
        present = (await ctx.fs.stat(dest)).kind
    except OSError:
        present = None
    alone = await _alone(listing)
    if present == "dir":
        await sync.directory(dest, there=True)
        return 0
    if present is not None and alone is None:
        await ctx.out.flush()
        await _line(ctx, "ERROR: destination must be a directory when copying more than 1 file")
        return await _ended(ctx, f"{_SELECTING} at main.c(769) [Receiver", SELECTION)
    bare = dest.rstrip("/")
    above = bare.rpartition("/")[0] or ("/" if dest.startswith("/") else ".")
    if options.makes and not options.nothing:
        await ctx.fs.mkdir(above, parents=True)
    if alone is not None and not dest.endswith("/"):
        if not await ctx.fs.is_dir(above):
            await ctx.complain(
                f'[Receiver] change_dir#3 "{listing.absolute(above)}" failed: No such file or directory (2)'
            )
            return await _ended(ctx, f"{_SELECTING} at main.c(838) [Receiver", SELECTION)
        await sync.single(alone, dest)
        return 0
    return await _into_new(ctx, options, sync, listing, bare)


async def _into_new(ctx: Context, options: Rsync, sync: Sync, listing: Listing, dest: str) -> int:
    if not options.nothing:
        try:
            await ctx.fs.mkdir(dest)
        except OSError as error:
            await ctx.complain(f'[Receiver] mkdir "{listing.absolute(dest)}" failed: {error.strerror} ({error.errno})')
            return await _ended(ctx, "error in file IO (code 11) at main.c(800) [Receiver", WRITING)
    if (options.has("verbose") or options.itemize) and not options.quiet:
        await ctx.out.write(encode(f"created directory {dest}\n"))
    sync.is_new = True
    await sync.directory(dest, there=not options.nothing)
    return 0


async def _alone(listing: Listing) -> Item | None:
    """The only name of the list, where it is one."""
    given = list(listing.top.given.values())
    if listing.top.sources or len(given) != 1:
        return None
    node = given[0].node
    return None if node is not None and await listing.items(node, f"{given[0].name}/", None) else given[0]


async def _line(ctx: Context, text: str) -> None:
    await ctx.io.err.write(encode(text + "\n"))


async def _ended(ctx: Context, words: str, status: int) -> int:
    """The last line, and the status."""
    await ctx.pass_on()
    await _line(ctx, f"rsync error: {words}={_RELEASE}]")
    return status


def _summary(options: Rsync, sync: Sync) -> str:
    """What was sent, had it been."""
    sent, received = sync.files + 32 * sync.names + 32, 19 * sync.names + 12
    total = sent + received
    dry = " (DRY RUN)" if options.nothing else ""
    show = _human if options.human else "{:,}".format
    rate = f"{_human(total * 2)}" if options.human and total >= 500 else f"{total * 2:,.2f}"
    return (
        f"\nsent {show(sent)} bytes  received {show(received)} bytes  {rate} bytes/sec\n"
        f"total size is {show(sync.size)}  speedup is {sync.size / total:,.2f}{dry}\n"
    )


def _human(size: int) -> str:
    scaled, unit = float(size), ""
    for letter in "KMGTP":
        if scaled < 1000:
            break
        scaled, unit = scaled / 1000, letter
    return f"{scaled:.2f}{unit}" if unit else str(size)
