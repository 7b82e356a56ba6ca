"""cp: copies files, and whole trees of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from mirage.access import Access, Act
from mirage.commands.context import Context
from mirage.commands.copying.backups import NOTES as BACKUP_NOTES
from mirage.commands.copying.copying import Copying
from mirage.commands.copying.destination import Destination, Placing, destination, replaced
from mirage.commands.copying.pairs import Clobber, Follow, Keep, Manner
from mirage.commands.copying.parents import Parents, leading
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Option, Usage, flag, option, select
from mirage.commands.values import choice

Attribute = Literal["mode", "timestamps", "ownership", "links", "context", "xattr", "all"]
ATTRIBUTES: dict[str, Attribute] = {
    "mode": "mode",
    "timestamps": "timestamps",
    "ownership": "ownership",
    "links": "links",
    "context": "context",
    "xattr": "xattr",
    "all": "all",
}
WHEN = {word: word for word in ("auto", "always", "never")}
SPARSE = {word: word for word in ("never", "auto", "always")}
CLOBBER: dict[str, Clobber] = {"-i": "ask", "--interactive": "ask", "-n": "never", "--no-clobber": "never"}
USUAL: tuple[Attribute, ...] = ("mode", "ownership", "timestamps")


@dataclass(frozen=True, slots=True)
class Step:
    """What one of the options that add up changes; they do so in the order they are given in."""

    kept: tuple[Attribute, ...] = ()
    dropped: tuple[Attribute, ...] = ()
    follow: Follow | None = None
    recursive: bool = False


def step(*names: str, does: Step, help: str) -> tuple[Step, ...]:
    """An option that adds a step."""
    return field(default=(), metadata={"option": Option(names, help, repeats=True, bare=does, into="steps")})


def attributes(name: str, parse: Callable[[str], Step], *, bare: Step | None, help: str) -> tuple[Step, ...]:
    """An option with a list of attributes that adds a step; without ``bare`` the list is required."""
    argument: Literal["required", "optional"] = "required" if bare is None else "optional"
    declared = Option((name,), help, "ATTR_LIST", parse, argument, repeats=True, bare=bare, into="steps")
    return field(default=(), metadata={"option": declared})


def _listed(spelling: str) -> Callable[[str], tuple[Attribute, ...]]:
    read = choice(spelling, ATTRIBUTES)
    return lambda text: tuple(read(word) for word in text.split(","))


def _kept(text: str) -> Step:
    return Step(kept=_listed("--preserve")(text))


def _dropped(text: str) -> Step:
    return Step(dropped=_listed("--no-preserve")(text))


@dataclass(frozen=True, slots=True)
class Cp(Placing):
    """The options of cp."""

    archive: tuple[Step, ...] = step(
        "-a",
        "--archive",
        does=Step(kept=("all",), follow="never", recursive=True),
        help="same as -dR --preserve=all",
    )
    attributes_only: bool = flag("--attributes-only", help="don't copy the file data, just the attributes")
    copy_contents: bool = flag("--copy-contents", help="copy contents of special files when recursive")
    links: tuple[Step, ...] = step(
        "-d", does=Step(kept=("links",), follow="never"), help="same as --no-dereference --preserve=links"
    )
    force: bool = flag(
        "-f",
        "--force",
        help="if an existing destination file cannot be opened, remove it and try again"
        " (this option is ignored when the -n option is also used)",
    )
    clobber: Clobber | None = select(
        CLOBBER,
        default=None,
        help="prompt before overwrite (overrides a previous -n option)\n"
        "do not overwrite an existing file (overrides a previous -i option)",
    )
    arguments: tuple[Step, ...] = step(
        "-H", does=Step(follow="arguments"), help="follow command-line symbolic links in SOURCE"
    )
    link: bool = flag("-l", "--link", help="hard link files instead of copying")
    follows: tuple[Step, ...] = step(
        "-L", "--dereference", does=Step(follow="always"), help="always follow symbolic links in SOURCE"
    )
    stays: tuple[Step, ...] = step(
        "-P", "--no-dereference", does=Step(follow="never"), help="never follow symbolic links in SOURCE"
    )
    usual: tuple[Step, ...] = step("-p", does=Step(kept=USUAL), help="same as --preserve=mode,ownership,timestamps")
    steps: tuple[Step, ...] = attributes(
        "--preserve",
        _kept,
        bare=Step(kept=USUAL),
        help="preserve the specified attributes (default: mode,ownership,timestamps), if possible additional"
        " attributes: links, xattr, all",
    )
    dropped: tuple[Step, ...] = attributes(
        "--no-preserve", _dropped, bare=None, help="don't preserve the specified attributes"
    )
    parents: bool = flag("--parents", help="use full source file name under DIRECTORY")
    recursive: bool = flag("-R", "-r", "--recursive", help="copy directories recursively")
    reflink: str = option(
        "--reflink",
        metavar="WHEN",
        default="auto",
        parse=choice("--reflink", WHEN),
        help="copies share what they hold where that is possible, whatever WHEN says",
        argument="optional",
        bare="always",
    )
    remove: bool = flag(
        "--remove-destination",
        help="remove each existing destination file before attempting to open it (contrast with --force)",
    )
    sparse: str = option(
        "--sparse",
        metavar="WHEN",
        default="auto",
        parse=choice("--sparse", SPARSE),
        help="(ignored: holes are up to what is mounted)",
    )
    symlink: bool = flag("-s", "--symbolic-link", help="make symbolic links instead of copying")
    one_file_system: bool = flag("-x", "--one-file-system", help="stay on this file system")
    security: bool = flag("-Z", help="(ignored: there are no security contexts)")
    context: str | None = option(
        "--context",
        metavar="CTX",
        default=None,
        parse=str,
        help="(ignored: there are no security contexts)",
        argument="optional",
        bare="",
    )


def copied(options: Cp, operands: Sequence[str]) -> Iterable[Access]:
    """The sources are read, with all below them where that is copied; what is where they go may be replaced."""
    if not operands:
        return
    recursive = options.recursive or any(each.recursive for each in options.steps)
    sources = operands if options.directories else operands[:-1]
    for path in sources:
        yield Access(Act.STAT, path, subtree=recursive)
        if options.parents:
            yield from (Access(Act.STAT, above) for above in leading(path))
        if recursive:
            yield Access(Act.LIST, path, subtree=True, certain=False)
        if not options.link and not options.symlink and not options.attributes_only:
            yield Access(Act.READ, path, subtree=recursive)
    acts = [Act.LINK if options.link or options.symlink else Act.WRITE, Act.ATTRS]
    if recursive or options.parents:
        acts += [Act.MAKE_DIR]
    if recursive or options.steps:
        acts += [Act.LINK]
    if recursive or options.steps or options.force or options.remove or options.link:
        acts += [Act.DELETE]
    yield from replaced(options, operands, acts, whole=options.parents)


NOTES = f"""\
The last operand is DEST, or the DIRECTORY that all others are copied into.
{BACKUP_NOTES}"""


@command(
    "cp",
    "Copy SOURCE to DEST, or multiple SOURCE(s) to DIRECTORY.",
    Cp,
    Operands("SOURCE", 1, missing="missing file operand"),
    touches=copied,
    notes=NOTES,
)
async def cp(ctx: Context, options: Cp, operands: Sequence[str]) -> int:
    """Copy every source."""
    manner = await _manner(ctx, options)
    where = await destination(ctx, options, operands, strip=options.strip)
    if where.directory is None:
        if options.parents:
            raise Usage("with --parents, the destination must be a directory")
        where, manner = await _beside(ctx, where, manner)
    copying = Copying(ctx, manner, several=len(where.sources) > 1)
    for source, target in where.pairs(above="."):
        if options.parents and where.directory is not None:
            await Parents(ctx, manner, copying).copy(source, where.directory)
        else:
            pair = await copying.pair(source, target)
            if pair is not None:
                await copying.replace(pair)
        await ctx.breathe()
    return ctx.status


async def _manner(ctx: Context, options: Cp) -> Manner:
    if options.link and options.symlink:
        raise Usage("cannot make both hard and symbolic links")
    never = options.clobber == "never"
    backups = options.backups(ctx, never_replaces=never)
    if options.reflink == "always" and options.sparse != "auto":
        raise Usage("--reflink can be used only with --sparse=auto")
    steps = options.steps
    recursive = options.recursive or any(each.recursive for each in steps)
    follow: Follow = "never" if recursive and not options.link else "always"
    for each in steps:
        follow = each.follow or follow
    if options.context:
        await ctx.complain("warning: ignoring --context; it requires an SELinux-enabled kernel", 0)
    keep, usual_mode = _keep(steps)
    instead: Literal["link", "symlink"] | None = "link" if options.link else "symlink" if options.symlink else None
    return Manner(
        recursive=recursive,
        follow=follow,
        clobber=options.clobber,
        update=options.update and not never,
        force=options.force,
        remove=options.remove,
        instead=instead,
        data=not options.attributes_only,
        contents=not recursive or options.copy_contents,
        keep=keep,
        usual_mode=usual_mode,
        one_file_system=options.one_file_system,
        verbose=options.verbose,
        backups=backups,
    )


def _keep(steps: Sequence[Step]) -> tuple[Keep, bool]:
    """What is kept once all steps are taken, and whether permission bits are said not to be.

    :raises Usage: what there is none of is to be kept.
    """
    kept: set[Attribute] = set()
    usual_mode = False
    for each in steps:
        if "context" in each.kept:
            raise Usage("cannot preserve security context without an SELinux-enabled kernel", hint=False)
        named: set[Attribute] = set(each.kept or each.dropped)
        if "all" in named:
            named |= {"mode", "timestamps", "ownership", "links"}
        kept = kept - named if each.dropped else kept | named
        if "mode" in named:
            usual_mode = bool(each.dropped)
    keep = Keep("mode" in kept, "timestamps" in kept, "ownership" in kept, "links" in kept)
    return keep, usual_mode


async def _beside(ctx: Context, where: Destination, manner: Manner) -> tuple[Destination, Manner]:
    """By force and with a backup, a file is copied onto itself: the copy is the backup."""
    source, target = where.sources[0], where.target
    if not manner.force or manner.backups is None or source != target:
        return where, manner
    try:
        entry = await ctx.fs.stat(target)
    except OSError:
        return where, manner
    if entry.kind != "file":
        return where, manner
    backup = await manner.backups.name(ctx.fs, target)
    return Destination(where.sources, None, backup), replace(manner, backups=None)
