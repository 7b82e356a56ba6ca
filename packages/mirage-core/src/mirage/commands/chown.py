"""chown and chgrp: change who owns files, where that is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirage.commands.changing import Changing, Report, changed
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.descent import Directory, Follow, descend
from mirage.commands.owners import group_name, group_number, owner, user_name, user_number
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Usage, option, select
from mirage.host import Host
from mirage.paths import join
from mirage.resources import Entry

FOLLOW: dict[str, Follow] = {"-H": "arguments", "-L": "always", "-P": "never"}


@dataclass(frozen=True, slots=True)
class Chgrp(Changing):
    """The options of chgrp."""

    dereference: bool | None = select(
        {"--dereference": True, "-h": False, "--no-dereference": False},
        default=None,
        help="affect what a symbolic link leads to (the default)\naffect symbolic links themselves",
    )
    follow: Follow = select(
        FOLLOW,
        default="never",
        help="with -R, go through a link to a directory that is an operand\n"
        "with -R, go through every link to a directory\n"
        "with -R, go through no symbolic links (the default)",
    )


@dataclass(frozen=True, slots=True)
class Chown(Chgrp):
    """The options of chown."""

    only: str | None = option(
        "--from",
        metavar="CURRENT_OWNER:CURRENT_GROUP",
        default=None,
        parse=str,
        help="change only files that are owned so; either may be left out",
    )


class Owners(NamedTuple):
    """A user and a group, None where it does not matter, and how they are called."""

    uid: int | None = None
    gid: int | None = None
    user: str | None = None
    group: str | None = None

    @property
    def text(self) -> str:
        """``user:group``, or what there is of it."""
        if self.group is None:
            return self.user or ""
        return self.group if self.user is None else f"{self.user}:{self.group}"

    @property
    def what(self) -> str:
        """What changes where these are set."""
        return "group" if self.user is None and self.group is not None else "ownership"


def _owners(text: str, host: Host) -> Owners:
    """``[OWNER][:[GROUP]]``

    :raises Usage: it names nobody.
    """
    name, colon, group_text = text.partition(":")
    uid = gid = None
    user: str | None = None
    group: str | None = None
    if name:
        uid = user_number(host, name)
        if uid is None:
            raise Usage(f"invalid user: {quoted(text)}", hint=False)
        user = _called(name, uid)
    if group_text:
        gid = group_number(host, group_text)
        if gid is None:
            raise Usage(f"invalid group: {quoted(text)}", hint=False)
        group = _called(group_text, gid)
    elif colon and name:
        # The group that the user logs in with: known of those that have a name.
        if name not in ("root", host.user):
            raise Usage(f"invalid spec: {quoted(text)}", hint=False)
        gid = host.gid if name == host.user else 0
        group = group_name(host, gid)
    return Owners(uid, gid, user, group)


def _called(text: str, number: int) -> str:
    """What is said of somebody: the name, or the number as it is usually written."""
    return str(number) if text.lstrip("+").isdigit() else text


async def _said_owners(ctx: Context, text: str) -> Owners:
    """As ``_owners``, with the dot that once was the colon."""
    try:
        return _owners(text, ctx.host)
    except Usage:
        if ":" in text or "." not in text:
            raise
        try:
            owners = _owners(text.replace(".", ":", 1), ctx.host)
        except Usage:
            owners = None
        if owners is None:
            raise
        await ctx.complain(f"warning: '.' should be ':': {quoted(text)}", 0)
        return owners


async def _reference(ctx: Context, path: str, *, group_only: bool) -> Owners:
    try:
        uid, gid = owner(ctx.host, await ctx.fs.stat(path))
    except OSError as error:
        raise Usage(f"failed to get attributes of {quoted_name(path)}: {reason(error)}", hint=False) from None
    group = group_name(ctx.host, gid)
    return Owners(gid=gid, group=group) if group_only else Owners(uid, gid, user_name(ctx.host, uid), group)


NOTES = """\
OWNER and GROUP are names or numbers; OWNER: stands for the owner's own group.
Only what keeps owners can change them: anything else says that it cannot.
"""


@command(
    "chown",
    "Change who owns each FILE to [OWNER][:[GROUP]], the first operand.",
    Chown,
    Operands("[OWNER][:[GROUP]] FILE"),
    touches=changed,
    notes=NOTES,
)
async def chown(ctx: Context, options: Chown, operands: Sequence[str]) -> int:
    """Change the owner of every operand."""
    files = _expect_files(options, operands)
    only = Owners() if options.only is None else await _said_owners(ctx, options.only)
    if options.reference is None:
        owners = await _said_owners(ctx, operands[0])
    else:
        owners = await _reference(ctx, options.reference, group_only=False)
    return await _change(ctx, options, files, owners, only)


@command(
    "chgrp",
    "Change the group of each FILE to GROUP, the first operand.",
    Chgrp,
    Operands("GROUP FILE"),
    touches=changed,
    notes=NOTES,
)
async def chgrp(ctx: Context, options: Chgrp, operands: Sequence[str]) -> int:
    """Change the group of every operand."""
    files = _expect_files(options, operands)
    if options.reference is not None:
        owners = await _reference(ctx, options.reference, group_only=True)
    else:
        text = operands[0]
        gid = group_number(ctx.host, text) if text else None
        if text and gid is None:
            raise Usage(f"invalid group: {quoted(text)}", hint=False)
        owners = Owners(gid=gid, group=None if gid is None else _called(text, gid))
    return await _change(ctx, options, files, owners, Owners())


def _expect_files(options: Chgrp, operands: Sequence[str]) -> Sequence[str]:
    if options.recursive and options.dereference and options.follow == "never":
        raise Usage("-R --dereference requires either -H or -L", hint=False)
    least = 1 if options.reference is not None else 2
    if len(operands) < least:
        raise Usage(f"missing operand after {quoted(operands[-1])}" if operands else "missing operand")
    return operands[least - 1 :]


async def _change(ctx: Context, options: Chgrp, files: Sequence[str], owners: Owners, only: Owners) -> int:
    changing = _Chown(ctx, options, owners, only)
    for path in files:
        await changing.operand(path)
        await ctx.breathe()
    return ctx.status


class _Chown:
    """Changes files one after the other."""

    __slots__ = ("_ctx", "_follows", "_only", "_options", "_owners", "_report")

    def __init__(self, ctx: Context, options: Chgrp, owners: Owners, only: Owners) -> None:
        self._ctx = ctx
        self._options = options
        self._owners = owners
        self._only = only
        self._report = Report(ctx, options)
        physical = options.recursive and options.follow == "never"
        self._follows = options.dereference is not False and not physical
        """Whether it is what a link leads to that changes."""

    async def operand(self, path: str) -> None:
        """Change an operand, and before it what is below it where that is wanted."""
        options = self._options
        try:
            entry = await self._ctx.fs.stat(path, follow=False)
        except OSError as error:
            await self._report.complain(f"cannot access {quoted_name(path)}: {reason(error)}")
            await self._failed(path, None)
            return
        if await self._report.refuses_root(path):
            return
        behind = entry
        if entry.kind == "link" and options.recursive and options.follow != "never":
            behind = await self._behind(path) or entry
        if not options.recursive or behind.kind != "dir":
            await self._file(path, entry)
            return
        async for step in descend(self._ctx, path, behind, follow=options.follow):
            if step.page is None:
                await self._left(step.directory, step.error)
            for below in step.page or ():
                if below.kind != "dir":
                    await self._file(join(step.directory.path, below.name), below)
                await self._ctx.breathe()

    async def _left(self, directory: Directory, error: OSError | None) -> None:
        if error is not None:
            await self._report.complain(f"cannot read directory {quoted_name(directory.path)}: {reason(error)}")
        await self._file(directory.path, directory.entry)

    async def _behind(self, path: str) -> Entry | None:
        try:
            return await self._ctx.fs.stat(path)
        except OSError:
            return None

    async def _file(self, path: str, entry: Entry) -> None:
        ctx, wanted = self._ctx, self._owners
        if entry.kind == "link" and self._follows:
            try:
                entry = await ctx.fs.stat(path)
            except OSError as error:
                await self._report.complain(f"cannot dereference {quoted_name(path)}: {reason(error)}")
                await self._failed(path, entry)
                return
        uid, gid = owner(ctx.host, entry)
        admitted = self._only.uid in (None, uid) and self._only.gid in (None, gid)
        changes = admitted and not (wanted.uid in (None, uid) and wanted.gid in (None, gid))
        if admitted:
            new_uid = None if wanted.uid == uid else wanted.uid
            new_gid = None if wanted.gid == gid else wanted.gid
            try:
                await ctx.fs.set_attrs(path, uid=new_uid, gid=new_gid, follow=self._follows)
            except OSError as error:
                await self._report.complain(f"changing {wanted.what} of {quoted_name(path)}: {reason(error)}")
                await self._failed(path, entry)
                return
        if self._options.verbosity == "off":
            return
        old = self._present(entry)
        if changes:
            text = f"changed {wanted.what} of {quoted_name(path)} from {old} to {wanted.text}"
            await self._report.say(text, change=True)
        else:
            retained = f" as {old}" if wanted.text else ""
            await self._report.say(f"{wanted.what} of {quoted_name(path)} retained{retained}")

    async def _failed(self, path: str, entry: Entry | None) -> None:
        """Say that nothing came of it."""
        before = "" if entry is None else f" from {self._present(entry)}"
        what = f"failed to change {self._owners.what} of {quoted_name(path)}"
        await self._report.say(f"{what}{before} to {self._owners.text}")

    def _present(self, entry: Entry) -> str:
        """Who owns a file, as far as it is about that."""
        host, wanted = self._ctx.host, self._owners
        user = None if wanted.user is None else user_name(host, entry.uid)
        group = None if wanted.group is None else group_name(host, entry.gid)
        return Owners(user=user, group=group).text
