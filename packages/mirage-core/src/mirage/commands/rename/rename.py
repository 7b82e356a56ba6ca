"""rename: Perl's, which changes names by an expression; and util-linux's, which puts a text for another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.rename.perl import Change, is_like, read
from mirage.commands.spec import Operands, Options, Usage, flag, repeated
from mirage.paths import decode, encode

NOTHING, FAILED, SOME = 4, 1, 2
_STATUS = {0: NOTHING, 1: 0, 2: FAILED, 3: SOME}
"""util-linux's, by what happened: 1 some name was changed, 2 some could not be."""


@dataclass(frozen=True, slots=True)
class Rename(Options):
    """The options of both."""

    verbose: bool = flag("-v", "--verbose", help="say what is renamed")
    nothing: bool = flag("-n", "--no-act", "--nono", help="rename nothing, only say what would be (FROM TO: with -v)")
    force: bool = flag("-f", "--force", help="PERLEXPR: replace files that are there")
    last_part: bool = flag("-d", "--filename", "--nopath", "--nofullpath", help="PERLEXPR: leave directories alone")
    null: bool = flag("-0", "--null", help="PERLEXPR: names on standard input end with NUL")
    expressions: tuple[str, ...] = repeated("-e", metavar="PERLEXPR", parse=str, help="change names so")
    statements: tuple[str, ...] = repeated(
        "-E", metavar="PERLEXPR", parse=lambda text: text + ";", help="change names so, and go on", into="expressions"
    )
    every: bool = flag("-a", "--all", help="FROM TO: replace all occurrences")
    final: bool = flag("-l", "--last", help="FROM TO: replace the last occurrence")
    keeps: bool = flag("-o", "--no-overwrite", help="FROM TO: do not replace files that are there")
    symlink: bool = flag("-s", "--symlink", help="FROM TO: change what links lead to")
    asks: bool = flag("-i", "--interactive", help="not supported: nobody can be asked")


def renamed(options: Rename, operands: Sequence[str]) -> Iterable[Access]:
    """The files get other names beside those they have."""
    for path in operands[0 if options.expressions else 1 :]:
        yield Access(Act.RENAME, path)
        yield Access(Act.RENAME, path.rpartition("/")[0] or ".", subtree=True, certain=False)


NOTES = """\
PERLEXPR is one of s/PATTERN/REPLACEMENT/[gix], y/LETTERS/LETTERS/[ds], tr with
the same, lc and uc, or several with ';' between them; other Perl is refused.
Without FILE the names are read from standard input. What does not begin like
Perl is FROM, whose first occurrence in the last part of each FILE becomes TO.
"""


@command(
    "rename",
    "Rename each FILE as PERLEXPR changes its name, or by putting TO for FROM.",
    Rename,
    Operands("PERLEXPR [FILE]... | FROM TO FILE"),
    touches=renamed,
    notes=NOTES,
)
async def rename(ctx: Context, options: Rename, operands: Sequence[str]) -> int:
    """Rename every file."""
    if options.expressions:
        return await _by_perl(ctx, options, "\n".join(options.expressions), operands)
    plain = options.every or options.final or options.keeps or options.symlink or options.asks
    if operands and is_like(operands[0]) and not plain:
        return await _by_perl(ctx, options, operands[0], operands[1:])
    if len(operands) < 3:
        raise Usage("not enough arguments")
    if options.every and options.final:
        raise Usage("mutually exclusive arguments: --all --last", hint=False)
    if options.asks:
        raise Usage("--interactive is not supported: nobody can be asked", hint=False)
    putting = _Putting(ctx, options, operands[0], operands[1])
    done = 0
    for path in operands[2:]:
        done |= await putting.put(path)
        await ctx.breathe()
    return _STATUS[done]


async def _by_perl(ctx: Context, options: Rename, expression: str, files: Sequence[str]) -> int:
    changes = read(expression)
    if not files:
        data = await ctx.gather(await ctx.open("-"))
        files = decode(data).split("\0" if options.null else "\n")
        files = files[:-1] if files[-1] == "" else files
    for path in files:
        await _change(ctx, options, path, changes)
        await ctx.breathe()
    return 0


async def _change(ctx: Context, options: Rename, path: str, changes: tuple[Change, ...]) -> None:
    """Rename one file as Perl's does: what fails is said, and changes no status."""
    head, slash, name = path.rpartition("/") if options.last_part else ("", "", path)
    for change in changes:
        name = change(name)
    new = head + slash + name
    if new == path:
        return
    if await ctx.fs.exists(new) and not options.force:
        blank = any(letter.isspace() for letter in path + new)
        one, other = (f"'{path}'", f"'{new}'") if blank else (path, new)
        await _warn(ctx, f"{one} not renamed: {other} already exists")
        return
    if options.nothing:
        await ctx.out.write(encode(f"rename({path}, {new})\n"))
        return
    try:
        await ctx.fs.rename(path, new)
    except OSError as error:
        await _warn(ctx, f"Can't rename {path} {new}: {reason(error)}")
        return
    if options.verbose:
        await ctx.out.write(encode(f"{path} renamed as {new}\n"))


async def _warn(ctx: Context, message: str) -> None:
    await ctx.pass_on()
    await ctx.io.err.write(encode(message + "\n"))


class _Putting:
    """One text in the place of another, as util-linux's does it."""

    __slots__ = ("_ctx", "_new", "_old", "_options")

    def __init__(self, ctx: Context, options: Rename, old: str, new: str) -> None:
        self._ctx = ctx
        self._options = options
        self._old = old
        self._new = new

    async def put(self, path: str) -> Literal[0, 1, 2]:
        """Change one name, or what a link leads to: 1, where nothing is to be changed: 0, and 2 where it fails."""
        fs, options = self._ctx.fs, self._options
        try:
            entry = await fs.stat(path, follow=False)
        except OSError as error:
            return await self._fail(f"{path}: not accessible: {reason(error)}")
        if options.symlink and entry.kind != "link":
            return await self._fail(f"{path}: not a symbolic link")
        old = (entry.target or "") if options.symlink else path
        new = self._changed(old)
        if new is None:
            return 0
        if options.keeps and await fs.exists(new):
            if options.verbose:
                await self._ctx.out.write(encode(f"Skipping existing file: `{new}'\n"))
            return 0
        if not options.nothing:
            try:
                await self._apply(path, new)
            except OSError as error:
                what = f"symlinking to {new}" if options.symlink else f"rename to {new}"
                return await self._fail(f"{path}: {what} failed: {reason(error)}")
        if options.verbose:
            link = f"{path}: " if options.symlink else ""
            await self._ctx.out.write(encode(f"{link}`{old}' -> `{new}'\n"))
        return 1

    async def _apply(self, path: str, new: str) -> None:
        if self._options.symlink:
            await self._ctx.fs.unlink(path)
            await self._ctx.fs.symlink(new, path)
        else:
            await self._ctx.fs.rename(path, new)

    def _changed(self, path: str) -> str | None:
        """The new name; None where nothing in it changes."""
        old, new, options = self._old, self._new, self._options
        head, slash, name = path.rpartition("/") if "/" not in old + new else ("", "", path)
        if old not in name or (not name and slash):
            return None
        if options.final:
            before, _, behind = name.rpartition(old) if old else (name, "", "")
            return f"{head}{slash}{before}{new}{behind}"
        return head + slash + name.replace(old, new, -1 if options.every and old else 1)

    async def _fail(self, message: str) -> Literal[2]:
        await self._ctx.complain(message)
        return 2
