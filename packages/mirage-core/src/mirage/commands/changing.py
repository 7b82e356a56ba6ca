"""What chmod and chown share: which files they reach, and how much they say of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mirage.access import Access, Act
from mirage.commands.context import Context
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Options, flag, option, select
from mirage.paths import encode

Verbosity = Literal["off", "changes", "all"]
VERBOSITY: dict[str, Verbosity] = {"-c": "changes", "--changes": "changes", "-v": "all", "--verbose": "all"}


@dataclass(frozen=True, slots=True)
class Changing(Options):
    """The options they share."""

    verbosity: Verbosity = select(
        VERBOSITY,
        default="off",
        help="say what was changed\nsay what was done with every file",
    )
    quiet: bool = flag("-f", "--silent", "--quiet", help="suppress most error messages")
    preserve_root: bool = select(
        {"--no-preserve-root": False, "--preserve-root": True},
        default=False,
        help="do not treat '/' specially (the default)\nfail to operate recursively on '/'",
    )
    reference: str | None = option(
        "--reference", metavar="RFILE", default=None, parse=str, help="use what RFILE has instead of the first operand"
    )
    recursive: bool = flag("-R", "--recursive", help="change files and directories recursively")


def changed(options: Changing, operands: Sequence[str]) -> Iterable[Access]:
    """All operands change but the first, which says how; with ``-R`` all that is below them too."""
    if options.reference is not None:
        yield Access(Act.STAT, options.reference)
    for path in operands if options.reference is not None else operands[1:]:
        yield Access(Act.STAT, path)
        yield Access(Act.ATTRS, path, subtree=options.recursive)
        if options.recursive:
            yield Access(Act.LIST, path, subtree=True)


class Report:
    """What is said of files, on standard output and standard error."""

    __slots__ = ("_ctx", "_options")

    def __init__(self, ctx: Context, options: Changing) -> None:
        self._ctx = ctx
        self._options = options

    async def complain(self, message: str) -> None:
        """Say what went wrong, unless it is to be silent."""
        self._ctx.status = 1
        if not self._options.quiet:
            await self._ctx.complain(message)

    async def say(self, text: str, *, change: bool = False) -> None:
        """Say what was done with a file, if that is wanted."""
        if self._options.verbosity == "all" or (change and self._options.verbosity == "changes"):
            await self._ctx.out.write(encode(text + "\n"))

    async def refuses_root(self, path: str) -> bool:
        """Whether it is the root, and to be left alone; that is said."""
        options = self._options
        if not (options.recursive and options.preserve_root):
            return False
        if (await self._ctx.fs.resolve(path)).path != "/":
            return False
        same = "" if path == "/" else f" (same as {quoted_name('/')})"
        await self._ctx.complain(f"it is dangerous to operate recursively on {quoted_name(path)}{same}")
        await self._ctx.complain("use --no-preserve-root to override this failsafe")
        return True
