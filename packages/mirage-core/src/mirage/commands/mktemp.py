"""mktemp: makes a file or directory under a name that nobody has."""

import errno
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.paths import encode
from mirage.vfs.handle import Flags

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
TRIES = 10_000
LEAST = 3
TEMPLATE = "tmp.XXXXXXXXXX"


@dataclass(frozen=True, slots=True)
class Mktemp(Options):
    """The options of mktemp."""

    directory: bool = flag("-d", "--directory", help="make a directory, not a file")
    dry_run: bool = flag("-u", "--dry-run", help="make nothing; only print a name that is free now")
    quiet: bool = flag("-q", "--quiet", help="say nothing where it cannot be made")
    suffix: str | None = option(
        "--suffix",
        metavar="SUFF",
        default=None,
        parse=str,
        help="append SUFF, which has no slash, to TEMPLATE; implied where TEMPLATE does not end in X",
    )
    short_parent: str | None = option(
        "-p", metavar="DIR", default=None, parse=str, help="TEMPLATE lies below DIR", into="parent"
    )
    parent: str | None = option(
        "--tmpdir",
        metavar="DIR",
        default=None,
        parse=str,
        argument="optional",
        bare="",
        help="TEMPLATE lies below DIR; without it $TMPDIR, or /tmp",
    )
    plain: bool = flag("-t", help="TEMPLATE is a name in $TMPDIR, else in the DIR of -p, else in /tmp")


@dataclass(frozen=True, slots=True)
class Template:
    """What a name is made of: as many letters as there were X between two texts."""

    before: str
    letters: int
    after: str

    @classmethod
    def of(cls, text: str, suffix: str | None) -> "Template":
        """:raises Usage: no name can be made of it."""
        if suffix is None:
            end = text.rfind("X") + 1
            before, suffix = text[:end], text[end:]
        elif text.endswith("X"):
            before, text = text, text + suffix
        else:
            raise Usage(f"with --suffix, template {quoted(text)} must end in X", hint=False)
        if "/" in suffix:
            raise Usage(f"invalid suffix {quoted(suffix)}, contains directory separator", hint=False)
        stem = before.rstrip("X")
        count = len(before) - len(stem)
        if count < LEAST:
            raise Usage(f"too few X's in template {quoted(text)}", hint=False)
        return cls(stem, count, suffix)


def made(options: Mktemp, templates: Sequence[str]) -> Iterable[Access]:
    """Something is made in a directory; what, is not known before."""
    if not options.dry_run:
        parent = templates[0].rpartition("/")[0] if templates else ""
        place = "/".join(part for part in (options.parent or "/tmp" * (not templates), parent, "*") if part)
        yield Access(Act.MAKE_DIR if options.directory else Act.WRITE, place)


NOTES = """\
TEMPLATE has at least 3 X at the end of its last component; they are replaced
by letters and digits. Without one it is tmp.XXXXXXXXXX, below the directory of
--tmpdir. Files are made for their owner alone.
"""


@command(
    "mktemp",
    "Make a file or directory of a new name, and print the name.",
    Mktemp,
    Operands("TEMPLATE"),
    touches=made,
    notes=NOTES,
)
async def mktemp(ctx: Context, options: Mktemp, templates: Sequence[str]) -> int:
    """Make it, and print its name."""
    if len(templates) > 1:
        raise Usage("too many templates")
    template = _below(ctx, options, Template.of(templates[0] if templates else TEMPLATE, options.suffix), templates)
    try:
        path = await _made(ctx, options, template)
    except OSError as error:
        ctx.status = 1
        if not options.quiet:
            kind = "directory" if options.directory else "file"
            text = template.before + "X" * template.letters + template.after
            await ctx.complain(f"failed to create {kind} via template {quoted(text)}: {reason(error)}")
        return ctx.status
    await ctx.out.write(encode(path + "\n"))
    return 0


def _below(ctx: Context, options: Mktemp, template: Template, given: Sequence[str]) -> Template:
    """The template with the directory before it that the options say."""
    if given and options.parent is None and not options.plain:
        return template
    text = given[0] if given else TEMPLATE
    variable = ctx.session.environment().get("TMPDIR")
    if options.plain:
        if "/" in text:
            raise Usage(f"invalid template, {quoted(text)}, contains directory separator", hint=False)
        directory = variable or options.parent or "/tmp"
    else:
        directory = options.parent or variable or "/tmp"
        if text.startswith("/"):
            raise Usage(f"invalid template, {quoted(text)}; with --tmpdir, it may not be absolute", hint=False)
    return Template(directory.rstrip("/") + "/" + template.before, template.letters, template.after)


async def _made(ctx: Context, options: Mktemp, template: Template) -> str:
    for _ in range(TRIES):
        letters = "".join(ctx.host.randomness.choices(LETTERS, k=template.letters))
        path = template.before + letters + template.after
        try:
            await _make(ctx, options, path)
        except FileExistsError:
            await ctx.breathe()
        else:
            return path
    raise FileExistsError(errno.EEXIST, "File exists", template.before)


async def _make(ctx: Context, options: Mktemp, path: str) -> None:
    fs = ctx.fs
    if options.dry_run:
        with suppress(FileNotFoundError):
            await fs.stat(path, follow=False)
            raise FileExistsError(errno.EEXIST, "File exists", path)
        return
    if options.directory:
        await fs.mkdir(path, mode=0o700 & ~ctx.session.umask)
        return
    await (await fs.open_handle(path, Flags(write=True, create=True, exclusive=True))).aclose()
    # What keeps no permission bits shows it to whoever sees the mount.
    with suppress(PermissionError):
        await fs.set_attrs(path, mode=0o600 & ~ctx.session.umask)
