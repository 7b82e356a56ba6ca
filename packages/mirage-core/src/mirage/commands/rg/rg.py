"""rg: the command."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.context import reason
from mirage.commands.declare import command
from mirage.commands.options import Asked
from mirage.commands.rg.options import Rg
from mirage.commands.spec import Operands, Usage
from mirage.paths import decode, encode
from mirage.patterns.faults import PatternError

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.patterns.scans import Searcher

SUMMARY = """\
Search the files below each PATH for lines that match PATTERN.
Hidden and binary files, and what .gitignore, .ignore and .rgignore name,
are passed over."""
NOTES = """\
Without a PATH, standard input is searched where it is given, else the current
directory.  Files are searched, and printed, in the order of their paths.
Exit status is 0 if a line matches, 1 if none does, 2 if an error occurs."""
_MISSING = """\
error: The following required arguments were not provided:
    <PATTERN>

USAGE:
    rg [OPTIONS] PATTERN [PATH ...]

For more information try --help
"""


def touches(options: Rg, operands: Sequence[str]) -> Iterable[Access]:
    """The files and all below them; files of patterns and of globs too."""
    if options.type_list:
        return
    for path in [*[each.text for each in options.patterns if each.file], *options.ignore_sources]:
        yield Access(Act.READ, path)
    paths = list(operands) if options.patterns or options.files else list(operands[1:])
    for path in paths or ["."]:
        if path != "-":
            yield Access(Act.LIST, path, subtree=True)
            if not options.files:
                yield Access(Act.READ, path, subtree=True)


@command("rg", SUMMARY, Rg, Operands("PATTERN [PATH"), touches=touches, usage_status=2, notes=NOTES)
async def rg(ctx: "Context", options: Rg, operands: Sequence[str]) -> int:
    """Search, or tell what would be searched."""
    from mirage.commands.rg.kinds import Types
    from mirage.commands.rg.opening import encoding
    from mirage.commands.rg.run import Run
    from mirage.commands.rg.walk import Walk

    _refuse(options)
    paths = list(operands)
    try:
        types = Types(options.kinds)
        if options.type_list:
            await ctx.out.write(encode("".join(f"{line}\n" for line in types.lines)))
            return 0
        run = Run(ctx, options, Walk(ctx, options, types))
        if options.files:
            return await run.files(paths or ["."], implied=not paths)
        if not options.patterns and not paths:
            return await _said(ctx, _MISSING)
        matcher = _matcher(options, await _patterns(ctx, options, paths))
        codec = encoding(options.encoding)
        if codec is None:
            return await _said(ctx, f"grep config error: unknown encoding: {options.encoding}\n")
        if not options.max_count:
            return 1
        implied = not paths
        return await run.search(matcher, codec, paths or [await _default(ctx)], implied=implied)
    except (PatternError, Usage) as error:
        return await _said(ctx, f"{error}\n")
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.filename is None:
            raise
        return await _said(ctx, f"{error.filename}: {reason(error)} (os error {error.errno})\n")


def _refuse(options: Rg) -> None:
    if options.short_help:
        raise Asked("help")
    if options.short_version:
        raise Asked("version")
    if options.preprocessor:
        raise Usage("--pre is not supported: no program is run for a file", hint=False)
    if options.colors:
        raise Usage("--colors is not supported", hint=False)


async def _said(ctx: "Context", text: str) -> int:
    await ctx.io.err.write(encode(text))
    return 2


async def _default(ctx: "Context") -> str:
    """What is searched where no path is given: standard input, if there is any."""
    from mirage.streams import Nothing, is_closed
    from mirage.vfs.handle import Handle

    source = ctx.io.stdin
    if isinstance(source, Nothing) or is_closed(source):
        return "."
    if isinstance(source, Handle):
        return "-" if (await source.stat()).kind == "file" else "."
    return "-"


async def _patterns(ctx: "Context", options: Rg, paths: list[str]) -> list[str]:
    """The patterns of the options, or the first operand.

    :raises OSError: a file of patterns cannot be read.
    """
    if not options.patterns:
        return [paths.pop(0)]
    found: list[str] = []
    for source in options.patterns:
        if not source.file:
            found.append(source.text)
            continue
        opened = await ctx.open(source.text)
        try:
            data = await ctx.gather(opened)
        finally:
            await opened.aclose()
        found += [decode(line) for line in data.removesuffix(b"\n").split(b"\n")] if data else []
    return found


def _matcher(options: Rg, patterns: list[str]) -> "Searcher":
    """The compiled patterns.

    :raises PatternError: they make no sense.
    """
    perl = options.pcre or options.engine == "pcre2"
    from mirage.patterns.rust import matcher
    from mirage.patterns.rusts import Flags

    flags = Flags(
        ignore_case=options.case == "ignore",
        dot_all=options.dot_all,
        unicode=options.unicode,
        text=options.multiline,
        crlf=options.crlf,
    )
    word, line, smart = options.edge == "word", options.edge == "line", options.case == "smart"
    if not perl or options.fixed:
        try:
            return matcher(patterns, flags, fixed=options.fixed, smart_case=smart, whole_word=word, whole_line=line)
        except PatternError:
            if options.engine != "auto" and not options.auto_engine:
                raise
    from mirage.patterns.perl import PerlMatcher

    if options.multiline:
        raise PatternError("-P and -U together are not supported")
    text = "|".join(f"(?:{each})" for each in patterns) if len(patterns) > 1 else "".join(patterns)
    fold = options.case == "ignore" or (smart and not any(char.isupper() for char in text))
    return PerlMatcher(encode(text), ignore_case=fold, whole_word=word, whole_line=line, ascii_only=False)
