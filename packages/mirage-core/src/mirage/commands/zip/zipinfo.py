"""zipinfo, and the lists of unzip."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.zip.directory import Entry
    from mirage.commands.zip.words import Found, Words

HELP = """\
Usage: zipinfo [-12smlhtTC] file[.zip] [list] [-x xlist]
List what zip archives hold.

  -1  names only, one a line       -s  short lines (the usual ones)
  -2  names, with header and total -m  with ratios
  -l  with compressed sizes        -h  the header
  -t  the totals                   -T  times as decimal numbers
  -x  leave out the members that follow
"""
_LETTERS = "12smlhtTC"
_METHODS = {0: "stor", 12: "bzp2", 14: "lzma", 1: "shrk", 6: "impl", 9: "d64N", 93: "zstd", 95: "xz"}
_SYSTEMS = {0: "fat", 3: "unx", 10: "ntf", 11: "ntf", 19: "osx"}
_SPEEDS = "NXFS"
_EXACT = 2_000_000
_ENCRYPTION = 12


def touched(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """The archive is read."""
    return [Access(Act.READ, word) for word in words if not word.startswith("-")][:1]


@command("zipinfo", "List what zip archives hold.", Options, Operands("FILE"), touches=touched, raw=True)
async def zipinfo(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Print a line for each member."""
    return await show(ctx, words)


async def show(ctx: "Context", words: Sequence[str]) -> int:
    """What zipinfo prints."""
    from mirage.commands.zip.words import NO_MATCH, WRONG, Choice, Voice, WrongWords, find, parse, say, shown

    if not words or "--help" in words:
        await ctx.out.write(encode(HELP))
        return 0
    try:
        call = parse(words, _LETTERS)
    except WrongWords as fault:
        await say(ctx, f"error:  -{fault}: not supported\n")
        return WRONG
    if call.archive is None:
        await ctx.out.write(encode(HELP))
        return WRONG
    names_only = "1" in call.letters or "2" in call.letters
    selected = bool(call.members or call.excluded)
    styled = any(letter in call.letters for letter in "12sml")
    heading = "h" in call.letters or not (styled or "t" in call.letters or selected)
    totals = "t" in call.letters or not (styled or "h" in call.letters or selected)
    if any(letter in call.letters for letter in "sml") and not selected:
        heading = totals = True
    found = await find(ctx, call.archive, Voice("zipinfo", heading, on_out=True, labels=True))
    if isinstance(found, int):
        return found
    entries = found.directory.entries
    if heading:
        text = f"Zip file size: {found.directory.size} bytes, number of entries: {len(entries)}\n"
        await ctx.out.write(encode(text))
    choice = Choice(call)
    lines_wanted = styled or selected or not ("h" in call.letters or "t" in call.letters)
    count = size = packed = 0
    for entry in entries:
        if not choice.meant(entry.name):
            continue
        count, size, packed = count + 1, size + entry.size, packed + _packed(entry)
        if lines_wanted:
            line = shown(entry.name) if names_only else _line(entry, call)
            await ctx.out.write(encode(f"{line}\n"))
        await ctx.breathe()
    if totals:
        ratio = _tenths(size, packed)
        text = f"{count} file{'s' * (count != 1)}, {size} bytes uncompressed, {packed} bytes compressed:  {ratio}%\n"
        await ctx.out.write(encode(text))
    status = 0
    for text in choice.missing():
        await say(ctx, f"caution: filename not matched:  {text}\n")
        status = NO_MATCH
    return status


def tenths(size: int, packed: int) -> int:
    """What was saved, in tenths of a percent."""
    if not size:
        return 0
    unit, times = (size // 1000, 1) if size > _EXACT else (size, 1000)
    saved = (times * abs(size - packed) + unit // 2) // unit
    return saved if size >= packed else -saved


def _tenths(size: int, packed: int) -> str:
    saved = tenths(size, packed)
    return f"{'-' if saved < 0 else ''}{abs(saved) // 10}.{abs(saved) % 10}"


def percent(size: int, packed: int) -> int:
    """What was saved, in whole percent."""
    saved = tenths(size, packed)
    return (saved + 5) // 10 if saved >= 0 else -((5 - saved) // 10)


def _packed(entry: "Entry") -> int:
    """The size of what is packed; what encryption adds is not counted."""
    return max(entry.packed - _ENCRYPTION, 0) if entry.flags & 1 else entry.packed


def _line(entry: "Entry", call: "Words") -> str:
    from mirage.commands.ls.long import strftime
    from mirage.commands.modes import letters
    from mirage.commands.zip.words import shown

    if entry.mode:
        kind = {0o040000: "d", 0o120000: "l", 0o100000: "-"}.get(entry.mode & 0o170000, "?")
        mode = kind + letters(entry.mode & 0o7777)
    else:
        kind = "d" if entry.external & 0x10 else "-"
        mode = kind + ("r-" if entry.external & 1 else "rw") + ("x" if entry.is_dir else "-") + "--     "
        mode = mode[:10]
    version = f"{entry.made_by // 10}.{entry.made_by % 10}"
    text = "t" if entry.internal & 1 else "b"
    text = text.upper() if entry.flags & 1 else text
    described = bool(entry.flags & 8)
    more = "X" if entry.extra and described else "l" if described else "x" if entry.extra else "-"
    method = _METHODS.get(entry.method, f"u{entry.method:03d}")
    if entry.method == 8:
        method = f"def{_SPEEDS[entry.flags >> 1 & 3]}"
    middle = ""
    if "l" in call.letters:
        middle = f"{_packed(entry):>8} "
    elif "m" in call.letters:
        middle = f"{percent(entry.size, _packed(entry)):>2}% "
    stamp = "%Y%m%d.%H%M%S" if "T" in call.letters else "%y-%b-%d %H:%M"
    when = strftime(stamp, entry.mtime * 10**9)
    system = _SYSTEMS.get(entry.system, "???")
    return f"{mode} {version:>4} {system} {entry.size:>8} {text}{more} {middle}{method} {when} {shown(entry.name)}"


async def table(ctx: "Context", found: "Found", call: "Words") -> int:
    """What ``unzip -l`` and ``unzip -v`` print."""
    from datetime import UTC, datetime

    from mirage.commands.zip.words import NO_MATCH, Choice, shown

    long = "v" in call.letters
    quiet = call.count("q")
    if quiet < 2:
        await ctx.out.write(_LONG_TITLE if long else _TITLE)
    choice = Choice(call)
    count = size = packed = 0
    for entry in found.directory.entries:
        if not choice.meant(entry.name):
            continue
        count, size, packed = count + 1, size + entry.size, packed + _packed(entry)
        when = datetime.fromtimestamp(entry.mtime, UTC).isoformat(" ", "minutes")[:_MINUTES]
        name = shown(entry.name)
        if long:
            saved = percent(entry.size, _packed(entry))
            method = _long_method(entry)
            line = f"{entry.size:>8}  {method:<6} {_packed(entry):>8} {saved:>3}% {when} {entry.crc:08x}  {name}\n"
        else:
            line = f"{entry.size:>9}  {when}   {name}\n"
        await ctx.out.write(encode(line))
        await ctx.breathe()
    if quiet < 2:
        files = f"{count} file{'s' * (count != 1)}"
        if long:
            text = f"{_LONG_RULE}{size:>8}         {packed:>8} {percent(size, packed):>3}%{' ' * 28}{files}\n"
        else:
            text = f"{_RULE}{size:>9}                     {files}\n"
        await ctx.out.write(encode(text))
    return NO_MATCH if any(True for _ in choice.missing()) else 0


def _long_method(entry: "Entry") -> str:
    if entry.method == 8:
        return f"Defl:{_SPEEDS[entry.flags >> 1 & 3]}"
    return {0: "Stored", 12: "BZip2", 14: "LZMA"}.get(entry.method, f"Unk:{entry.method:03d}")


_MINUTES = len("1970-01-01 00:00")
_TITLE = b"  Length      Date    Time    Name\n---------  ---------- -----   ----\n"
_RULE = "---------                     -------\n"
_LONG_TITLE = (
    b" Length   Method    Size  Cmpr    Date    Time   CRC-32   Name\n"
    b"--------  ------  ------- ---- ---------- ----- --------  ----\n"
)
_LONG_RULE = "--------          -------  ---                            -------\n"
