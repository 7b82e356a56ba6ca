"""zgrep, zegrep and zfgrep: grep for what compressed files hold."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.grep.grep import Run, extended, fixed, searched
from mirage.commands.grep.options import USAGE, Grep
from mirage.commands.inputs import Input
from mirage.commands.spec import Operands, Usage
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

SUMMARY = """\
Search for PATTERNS in each FILE, expanded first where gzip has packed it."""
_SUFFIX = ".gz"


def touches(options: Grep, operands: Sequence[str]) -> Iterable[Access]:
    """The files, and those of patterns."""
    paths = list(operands) if options.patterns else list(operands[1:])
    for path in [*[each.text for each in options.patterns if each.file], *paths]:
        if path != "-":
            yield Access(Act.READ, path)


@command(
    "zgrep",
    SUMMARY,
    Grep,
    Operands("PATTERNS [FILE"),
    touches=touches,
    usage_status=2,
    usage_line=USAGE.partition("\n")[0],
    notes="Options that look for files by themselves, and -z, are not supported.",
)
async def zgrep(ctx: "Context", options: Grep, operands: Sequence[str]) -> int:
    """Search what every file holds."""
    refused = (
        ("-r", options.directories == "recurse"),
        ("-R", options.directories == "follow"),
        ("-d", options.directories != "read"),
        ("-Z", options.null),
        ("-z", options.null_data),
        ("--include", bool(options.filters)),
        ("--exclude-dir", bool(options.excluded_dirs)),
    )
    for name, given in refused:
        if given:
            raise Usage(f"{name}: option not supported", hint=False)
    if not operands and not options.patterns:
        raise Usage("missing pattern")
    ctx.name = "grep"
    return await searched(ctx, options, operands, Unpacking)


zegrep = zgrep._replace(name="zegrep", obsolete=extended)
zfgrep = zgrep._replace(name="zfgrep", obsolete=fixed)


class Unpacking(Run):
    """A run over what files hold, each by itself."""

    async def operand(self, path: str, *, implied: bool) -> bool:
        """As Run, but a directory holds nothing."""
        self._used = False
        if path != "-" and await self._ctx.fs.is_dir(path):
            self._ctx.status = self._ctx.status or 1
            return False
        return await self._file(path)

    async def _opened(self, path: str, *, listed: bool, data: bytes | None) -> Input:
        from mirage.commands.compression.expanding import Feed
        from mirage.commands.compression.formats import GZIP, Gzip, Plain
        from mirage.commands.compression.source import Expanded

        ctx = self._ctx
        packed = path if path == "-" or await ctx.fs.exists(path) else path + _SUFFIX
        try:
            file = await Input.open(ctx, packed)
        except OSError as error:
            error.filename = path
            raise
        feed = Feed(file.read)
        kind = Gzip if (await feed.peek(len(GZIP))) == GZIP else Plain
        return Input(Expanded(kind(ctx, feed), file), ctx.budget)

    async def _complain(self, name: str, words: str, *, warning: bool = False) -> None:
        """What gzip says of a file."""
        self._ctx.status = 2
        await self._ctx.pass_on()
        shown = name if await self._ctx.fs.exists(name) else name + _SUFFIX
        begin = "" if shown != name else "\n"
        await self._ctx.io.err.write(encode(f"{begin}gzip: {shown}: {words}\n"))
