"""id, whoami, groups and logname: who the session is."""

from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.owners import group_name, user_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag
from mirage.host import Host
from mirage.paths import encode


@dataclass(frozen=True, slots=True)
class Id(Options):
    """The options of id."""

    ignored: bool = flag("-a", help="(ignored)")
    context: bool = flag("-Z", "--context", help="(there are no security contexts)")
    group: bool = flag("-g", "--group", help="print only the effective group ID")
    groups: bool = flag("-G", "--groups", help="print all group IDs")
    name: bool = flag("-n", "--name", help="print a name instead of a number, for -u, -g, -G")
    real: bool = flag("-r", "--real", help="print the real ID instead of the effective one, with -u, -g, -G")
    user: bool = flag("-u", "--user", help="print only the effective user ID")
    zero: bool = flag("-z", "--zero", help="end entries with NUL, not whitespace; not in the default format")


@command("id", "Print who each USER is, or who runs this.", Id, Operands("USER"))
async def id_(ctx: Context, options: Id, users: Sequence[str]) -> int:
    """Print user and groups."""
    if options.context:
        raise Usage("--context (-Z) works only on an SELinux-enabled kernel", hint=False)
    chosen = options.user + options.group + options.groups
    if chosen > 1:
        raise Usage('cannot print "only" of more than one choice', hint=False)
    if not chosen and (options.real or options.name):
        raise Usage("cannot print only names or real IDs in default format", hint=False)
    if not chosen and options.zero:
        raise Usage("option --zero not permitted in default format", hint=False)
    host = ctx.host
    for user in users or [host.user]:
        numbers = _known(host, user)
        if numbers is None:
            await ctx.complain(f"{quoted(user)}: no such user")
            continue
        end = "\0" if options.zero else "\n"
        if options.zero and options.groups and len(users) > 1:
            end = "\0\0"
        await ctx.out.write(encode(_described(host, options, *numbers) + end))
    return ctx.status


def _described(host: Host, options: Id, uid: int, gid: int) -> str:
    if options.user:
        return user_name(host, uid) if options.name else str(uid)
    if options.group or options.groups:
        return group_name(host, gid) if options.name else str(gid)
    group = f"{gid}({group_name(host, gid)})"
    return f"uid={uid}({user_name(host, uid)}) gid={group} groups={group}"


def _known(host: Host, user: str) -> tuple[int, int] | None:
    """The user and group of a name or number; None where there is no such user."""
    if user in (host.user, str(host.uid), f"+{host.uid}"):
        return host.uid, host.gid
    return (0, 0) if user in ("root", "0", "+0") else None


@command("whoami", "Print the name of the user who runs this.", Options, Operands("", maximum=0))
async def whoami(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Print the user's name."""
    await ctx.out.write(encode(ctx.host.user + "\n"))
    return 0


@command("logname", "Print the name of the user who logged in.", Options, Operands("", maximum=0))
async def logname(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Print the user's name."""
    await ctx.out.write(encode(ctx.host.user + "\n"))
    return 0


@command("groups", "Print the groups of each USER, or of the one who runs this.", Options, Operands("USER"))
async def groups(ctx: Context, options: Options, users: Sequence[str]) -> int:
    """Print names of groups."""
    host = ctx.host
    if not users:
        await ctx.out.write(encode(host.group + "\n"))
    for user in users:
        numbers = _known(host, user)
        if numbers is None:
            await ctx.complain(f"{quoted(user)}: no such user")
        else:
            await ctx.out.write(encode(f"{user} : {group_name(host, numbers[1])}\n"))
    return ctx.status
