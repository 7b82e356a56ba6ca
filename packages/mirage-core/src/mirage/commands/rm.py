"""rm: removes files, and whole trees of them."""

import errno
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mirage.access import Access, Act
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.removal import Prompter, Removal, Wishes
from mirage.commands.spec import Operands, Options, Usage, flag, option, select
from mirage.commands.values import choice
from mirage.errors import failure
from mirage.paths import name_of

When = Literal["force", "never", "once", "always"]
WHEN: dict[str, When] = {
    "never": "never",
    "no": "never",
    "none": "never",
    "once": "once",
    "always": "always",
    "yes": "always",
}
FLAGS: dict[str, When] = {"-f": "force", "--force": "force", "-i": "always", "-I": "once"}


def _preserved(text: str) -> bool:
    if text != "all":
        raise Usage(f"unrecognized --preserve-root argument: {quoted_name(text)}", hint=False)
    return True


@dataclass(frozen=True, slots=True)
class Rm(Options):
    """The options of rm."""

    prompt: When | None = select(
        FLAGS,
        default=None,
        help="ignore nonexistent files and arguments, never prompt\n"
        "prompt before every removal\n"
        "prompt once before removing more than three files, or when removing recursively",
    )
    interactive: When | None = option(
        "--interactive",
        metavar="WHEN",
        default=None,
        parse=choice("--interactive", WHEN),
        help="prompt according to WHEN: never, once (-I), or always (-i); without WHEN, prompt always",
        argument="optional",
        bare="always",
        into="prompt",
    )
    one_file_system: bool = flag("--one-file-system", help="when removing recursively, skip what is mounted below")
    no_preserve_root: bool = flag("--no-preserve-root", help="do not treat '/' specially")
    preserve_root: bool = option(
        "--preserve-root",
        metavar="all",
        default=True,
        parse=_preserved,
        help="do not remove '/' (default)",
        argument="optional",
        bare=True,
    )
    recursive: bool = flag("-r", "-R", "--recursive", help="remove directories and their contents recursively")
    directories: bool = flag("-d", "--dir", help="remove empty directories")
    verbose: bool = flag("-v", "--verbose", help="explain what is being done")


def removed(options: Rm, files: Sequence[str]) -> Iterable[Access]:
    """The files, with ``-r`` and everything below them; ``-i`` may leave any."""
    certain = options.prompt in (None, "force", "never")
    for path in files:
        yield Access(Act.STAT, path)
        if options.recursive:
            yield Access(Act.LIST, path, subtree=True, certain=False)
        yield Access(Act.DELETE, path, subtree=options.recursive, certain=certain)


@command("rm", "Remove (unlink) the FILE(s).", Rm, Operands("FILE"), touches=removed)
async def rm(ctx: Context, options: Rm, files: Sequence[str]) -> int:
    """Remove every file."""
    if not files:
        if options.prompt == "force":
            return 0
        raise Usage("missing operand")
    prompter = Prompter(ctx)
    if options.prompt == "once" and (options.recursive or len(files) > 3):
        many = f"{len(files)} argument{'' if len(files) == 1 else 's'}"
        if not await prompter.ask(f"remove {many}{' recursively' if options.recursive else ''}?"):
            return 0
    wishes = Wishes(
        force=options.prompt == "force",
        ask=options.prompt == "always",
        verbose=options.verbose,
        one_file_system=options.one_file_system,
    )
    removal = Removal(ctx, prompter, wishes)
    for path in files:
        await _remove(ctx, path, options, removal)
        await ctx.breathe()
    return ctx.status


async def _remove(ctx: Context, path: str, options: Rm, removal: Removal) -> None:
    # Of several slashes behind a name one is left, in messages too.
    path = re.sub("([^/]/)/+$", r"\1", path)
    try:
        entry = await ctx.fs.stat(path, follow=path.endswith("/"))
    except OSError as error:
        await removal.refused(path, await _plainer(ctx, path, options, error))
        return
    if entry.kind != "dir":
        await removal.file(path, entry)
    elif options.recursive:
        if await _removable(ctx, path, options, removal):
            await removal.tree(path)
    elif not options.directories:
        await ctx.complain(f"cannot remove {quoted_name(path)}: Is a directory")
    elif await removal.is_empty(path):
        if await _not_dots(ctx, path):
            await removal.directory(path)
    else:
        await ctx.complain(f"cannot remove {quoted_name(path)}: Directory not empty")


async def _plainer(ctx: Context, path: str, options: Rm, error: OSError) -> OSError:
    """Of a link with a slash behind it, where nobody has to be asked, all that counts is that it is no directory."""
    if error.errno not in (errno.ELOOP, errno.ENOENT) or not path.endswith("/") or options.prompt == "always":
        return error
    try:
        is_link = (await ctx.fs.stat(path.rstrip("/"), follow=False)).kind == "link"
    except OSError:
        return error
    return failure(errno.ENOTDIR, path) if is_link else error


async def _not_dots(ctx: Context, path: str) -> bool:
    if name_of(path.rstrip("/")) not in (".", ".."):
        return True
    await ctx.complain(f"refusing to remove '.' or '..' directory: skipping {quoted_name(path)}")
    return False


async def _removable(ctx: Context, path: str, options: Rm, removal: Removal) -> bool:
    """Whether it may be removed with all below it; the refusal is said."""
    if not await _not_dots(ctx, path):
        return False
    place = await ctx.fs.resolve(path, follow=False)
    if place.path == "/" and not options.no_preserve_root:
        same = "" if path == "/" else " (same as '/')"
        await ctx.complain(f"it is dangerous to operate recursively on {quoted_name(path)}{same}")
        await ctx.complain("use --no-preserve-root to override this failsafe")
        return False
    if place.mount.hidden:
        await removal.refused(path, failure(errno.EBUSY, path))
        return False
    return True
