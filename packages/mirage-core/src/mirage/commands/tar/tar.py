"""tar: the command."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.spec import Unwritten, Usage
from mirage.commands.tar.options import SUFFIXES, Tar, rewritten, wrong

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.tar.calls import Call

_LAST = "Exiting with failure status due to previous errors"
_NOW = "Error is not recoverable: exiting now"
_FAILED = 2


def touched(options: Tar, words: Sequence[str]) -> Iterable[Access]:
    """Names are read and an archive is made, or an archive is read and its members are made."""
    names = [item.value for item in options.items if item.what == "name"]
    archive = options.file
    if "c" in options.modes or "r" in options.modes or "u" in options.modes:
        for name in names:
            yield Access(Act.READ, name, subtree=True)
            if options.remove_files:
                yield Access(Act.DELETE, name, subtree=True)
        if archive != "-":
            yield Access(Act.WRITE, archive)
        return
    if archive != "-":
        yield Access(Act.READ, archive)
    if "x" in options.modes and not options.stdout:
        directories = [item.value for item in options.items if item.what == "directory"]
        yield Access(Act.WRITE, directories[-1] if directories else ".", subtree=True)


NOTES = """\
Exactly one of -c, -x, -t, -r and -u says what is done. Extraction writes
nothing outside of the directory, whatever the archive holds; -P lifts that.
"""


@command(
    "tar",
    "Make archives of files, and list, extract and add to what they hold.",
    Tar,
    touches=touched,
    usage_status=64,
    notes=NOTES,
    obsolete=rewritten,
    usage_line="",
    unwritten=Unwritten("{name}: -: Cannot write: {reason}\n{name}: Error is not recoverable: exiting now", 2),
)
async def tar(ctx: "Context", options: Tar, words: Sequence[str]) -> int:
    """Do the one thing that is asked for."""
    from mirage.commands.compression.expanding import Refused
    from mirage.commands.tar.calls import Call, Fatal
    from mirage.commands.tar.opening import Broken
    from mirage.commands.tar.reading import Short

    mode = _mode(options)
    call = Call(ctx, options)
    try:
        await call.collect(creates=mode in "cru")
        await _do(call, mode)
    except Broken as broken:
        await ctx.pass_on()
        await ctx.io.err.write(broken.before.encode())
        return await _fatal(call, broken.messages)
    except Fatal as fatal:
        return await _fatal(call, fatal.messages)
    except Short:
        return await _fatal(call, ("Unexpected EOF in archive",) * (2 if mode == "x" else 1))
    except Refused as refusal:
        return await _fatal(call, (f"{options.file}: {refusal}",))
    if call.failed:
        await call.note(_LAST)
        return _FAILED
    return 0


def _mode(options: Tar) -> str:
    modes = set(options.modes)
    if not modes:
        raise wrong("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options")
    if len(modes) > 1:
        raise wrong("You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option")
    (mode,) = modes
    if mode in "dAD":
        words = {"d": "--diff", "A": "--catenate", "D": "--delete"}[mode]
        raise Usage(f"{words} is not supported here", hint=False, status=_FAILED)
    if mode == "c" and not any(item.what in ("name", "from") for item in options.items):
        raise wrong("Cowardly refusing to create an empty archive")
    return mode


async def _fatal(call: "Call", messages: Sequence[str]) -> int:
    for message in messages:
        await call.note(message)
    await call.note(_NOW)
    return _FAILED


async def _do(call: "Call", mode: str) -> None:
    if mode == "c":
        from mirage.commands.tar.creating import create

        await create(call, _compression(call.options))
    elif mode in "ru":
        from mirage.commands.tar.adding import append

        await append(call, update=mode == "u")
    else:
        await _read(call, extracts=mode == "x")


def _compression(options: Tar) -> str:
    """What packs a new archive."""
    if options.program:
        return options.program
    if options.compression == "auto":
        found = [name for suffix, name in SUFFIXES.items() if options.file.endswith(suffix)]
        return found[0] if found else ""
    return "" if options.compression == "none" else options.compression


async def _read(call: "Call", *, extracts: bool) -> None:
    """Go through the members, and list or extract those that are wanted."""
    from mirage.commands.quoting import escaped
    from mirage.commands.tar.calls import Listing
    from mirage.commands.tar.extracting import Extraction
    from mirage.commands.tar.names import Wanted
    from mirage.commands.tar.opening import opened
    from mirage.patterns.glob import has_magic

    wanted = Wanted([name.pattern for name in call.names])
    async with opened(call) as archive:
        extraction = Extraction(call, archive) if extracts else None
        listing = Listing(call)
        said = 0
        try:
            while (member := await archive.next()) is not None:
                await call.inside(member.name, "member names")
                if member.kind == "hard":
                    member = replace(member, target=await call.inside(member.target, "hard link targets"))
                at = wanted.at(member.name)
                if at is None or call.excludes(member.name):
                    continue
                if extraction is not None:
                    await extraction.member(member, call.names[at].directory if at >= 0 else call.directory)
                else:
                    name = call.changed(member.name) if call.options.show_transformed else member.name
                    await listing.print(member, name, long=call.verbose > 0)
                for words in archive.notes[said:]:
                    await call.fail(words)
                said = len(archive.notes)
                await call.ctx.breathe()
        finally:
            if extraction is not None:
                await extraction.end()
        for words in archive.notes[said:]:
            if words.startswith("A lone"):
                await call.note(words)
            else:
                await call.fail(words)
    missing = list(wanted.missing())
    if any(has_magic(text) for text in missing) and not any(item.what == "wildcards" for item in call.options.items):
        await call.note("Pattern matching characters used in file names")
        await call.note("Use --wildcards to enable pattern matching, or --no-wildcards to suppress this warning")
    for text in missing:
        await call.fail(f"{escaped(text)}: Not found in archive")
