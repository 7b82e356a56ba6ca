"""chmod: changes permission bits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands import modes
from mirage.commands.changing import Changing, Report, changed
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.descent import descend
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Usage, repeated
from mirage.paths import join
from mirage.resources import Entry

_MODE_WORD = re.compile(r"-[Rcfv]*[-rwxXstugoa,+=0-7]")
"""A word that begins like options and is a mode, which takes permissions away."""
_MARK = "-="


@dataclass(frozen=True, slots=True)
class Chmod(Changing):
    """The options of chmod."""

    removed: tuple[str, ...] = repeated(_MARK, metavar="MODE", parse=str, argument="attached", help="")


def _marked(words: list[str]) -> list[str]:
    """Modes that look like options, made the arguments of one."""
    marked: list[str] = []
    for at, word in enumerate(words):
        if word == "--":
            return marked + words[at:]
        is_mode = not word.startswith("--") and _MODE_WORD.match(word)
        marked.append(_MARK + word if is_mode else word)
    return marked


NOTES = """\
MODE is an octal number, or a list of [ugoa]*([-+=]([rwxXst]*|[ugo]))+ and
[-+=][0-7]+ with commas between them.
"""


@command(
    "chmod",
    "Change the mode of each FILE to MODE, the first operand.",
    Chmod,
    Operands("MODE FILE"),
    touches=changed,
    notes=NOTES,
    obsolete=_marked,
)
async def chmod(ctx: Context, options: Chmod, operands: Sequence[str]) -> int:
    """Change every operand."""
    text = ",".join(options.removed)
    taken = not text and options.reference is None
    files = operands[1:] if taken else operands
    if not files:
        given = operands[0] if operands and taken else text
        raise Usage(f"missing operand after {quoted(given)}" if given and taken else "missing operand")
    changes = await _changes(ctx, options, operands[0] if taken else text)
    changing = _Chmod(ctx, options, changes, surprises=bool(text))
    for path in files:
        await changing.operand(path)
        await ctx.breathe()
    return ctx.status


async def _changes(ctx: Context, options: Chmod, text: str) -> tuple[modes.Change, ...]:
    if options.reference is not None:
        if options.removed:
            raise Usage("cannot combine mode and --reference options")
        try:
            entry = await ctx.fs.stat(options.reference)
        except OSError as error:
            what = f"failed to get attributes of {quoted_name(options.reference)}"
            raise Usage(f"{what}: {reason(error)}", hint=False) from None
        return (modes.Change(0o7777, "=", entry.mode or 0, exact=True),)
    changes = modes.parse(text)
    if changes is None:
        raise Usage(f"invalid mode: {quoted(text)}")
    return changes


class _Chmod:
    """Changes files one after the other."""

    __slots__ = ("_changes", "_ctx", "_options", "_report", "_surprises")

    def __init__(self, ctx: Context, options: Chmod, changes: tuple[modes.Change, ...], *, surprises: bool) -> None:
        self._ctx = ctx
        self._options = options
        self._changes = changes
        self._report = Report(ctx, options)
        self._surprises = surprises
        """Say where the umask left bits that the mode looks as if it took away."""

    async def operand(self, path: str) -> None:
        """Change an operand, and what is below it where that is wanted."""
        entry = await self._operand_entry(path)
        if entry is None:
            await self._report.say(f"{quoted_name(path)} could not be accessed")
            return
        if await self._report.refuses_root(path):
            return
        await self._file(path, entry)
        if not self._options.recursive or entry.kind != "dir":
            return
        async for directory, page, error in descend(self._ctx, path, entry):
            if error is not None:
                await self._report.complain(f"cannot read directory {quoted_name(directory.path)}: {reason(error)}")
            for below in page or ():
                await self._below(join(directory.path, below.name), below)
                await self._ctx.breathe()

    async def _operand_entry(self, path: str) -> Entry | None:
        fs = self._ctx.fs
        try:
            return await fs.stat(path)
        except OSError as error:
            try:
                dangling = isinstance(error, FileNotFoundError) and (await fs.stat(path, follow=False)).kind == "link"
            except OSError:
                dangling = False
            await self._report.complain(
                f"cannot operate on dangling symlink {quoted_name(path)}"
                if dangling
                else f"cannot access {quoted_name(path)}: {reason(error)}"
            )
            return None

    async def _below(self, path: str, entry: Entry) -> None:
        if entry.kind == "link":
            await self._report.say(f"neither symbolic link {quoted_name(path)} nor referent has been changed")
        else:
            await self._file(path, entry)

    async def _file(self, path: str, entry: Entry) -> None:
        directory = entry.kind == "dir"
        old = entry.mode or 0
        new = modes.apply(self._changes, old, directory=directory, umask=self._ctx.session.umask)
        try:
            await self._ctx.fs.set_attrs(path, mode=new)
        except OSError as error:
            await self._report.complain(f"changing permissions of {quoted_name(path)}: {reason(error)}")
            await self._report.say(f"failed to change mode of {quoted_name(path)} from {_both(old)} to {_both(new)}")
            return
        if self._options.verbosity != "off":
            if old == new:
                await self._report.say(f"mode of {quoted_name(path)} retained as {_both(new)}")
            else:
                await self._report.say(
                    f"mode of {quoted_name(path)} changed from {_both(old)} to {_both(new)}", change=True
                )
        if self._surprises:
            naive = modes.apply(self._changes, old, directory=directory, umask=0)
            if new & ~naive:
                self._ctx.status = 1
                await self._ctx.complain(
                    f"{shown(path)}: new permissions are {modes.letters(new)}, not {modes.letters(naive)}"
                )


def _both(mode: int) -> str:
    return f"{mode:04o} ({modes.letters(mode)})"
