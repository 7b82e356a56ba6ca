"""uname, arch, nproc, hostname and tty: the machine that there seems to be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Unwritten, Usage, flag, option
from mirage.commands.values import number
from mirage.paths import encode

MACHINE = "x86_64"
RELEASE = "6.1.0"
VERSION = "#1 SMP Mirage"
PROCESSORS = 1


@dataclass(frozen=True, slots=True)
class Uname(Options):
    """The options of uname."""

    all: bool = flag("-a", "--all", help="print all information, in the following order")
    kernel: bool = flag("-s", "--kernel-name", help="print the kernel name")
    node: bool = flag("-n", "--nodename", help="print the network node hostname")
    release: bool = flag("-r", "--kernel-release", help="print the kernel release")
    version: bool = flag("-v", "--kernel-version", help="print the kernel version")
    machine: bool = flag("-m", "--machine", help="print the machine hardware name")
    processor: bool = flag("-p", "--processor", help="print the processor type")
    platform: bool = flag("-i", "--hardware-platform", help="print the hardware platform")
    system: bool = flag("-o", "--operating-system", help="print the operating system")


@command("uname", "Print what the system is.", Uname, Operands("", maximum=0))
async def uname(ctx: Context, options: Uname, words: Sequence[str]) -> int:
    """Print what is asked for, in one line."""
    known = (
        (options.kernel, "Linux"),
        (options.node, ctx.host.name),
        (options.release, RELEASE),
        (options.version, VERSION),
        (options.machine, MACHINE),
        (options.processor, "unknown"),
        (options.platform, "unknown"),
        (options.system, "GNU/Linux"),
    )
    if options.all:
        shown = [text for _, text in known if text != "unknown"]
    else:
        shown = [text for wanted, text in known if wanted] or ["Linux"]
    await ctx.out.write(encode(" ".join(shown) + "\n"))
    return 0


@command("arch", "Print the machine hardware name.", Options, Operands("", maximum=0))
async def arch(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Print it."""
    await ctx.out.write(encode(MACHINE + "\n"))
    return 0


@dataclass(frozen=True, slots=True)
class Nproc(Options):
    """The options of nproc."""

    all: bool = flag("--all", help="print the number of installed processors")
    ignore: int = option(
        "--ignore",
        metavar="N",
        default=0,
        parse=number("invalid number"),
        help="if possible, exclude N processing units",
    )


@command("nproc", "Print how many processors there are for a command.", Nproc, Operands("", maximum=0))
async def nproc(ctx: Context, options: Nproc, words: Sequence[str]) -> int:
    """Print a number."""
    count = PROCESSORS
    if not options.all:
        environment = ctx.session.environment()
        wanted, limit = (_threads(environment.get(name, "")) for name in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT"))
        count = min(wanted or count, limit or count if wanted is None else limit or wanted)
    await ctx.out.write(b"%d\n" % max(count - options.ignore, 1))
    return 0


def _threads(text: str) -> int | None:
    """The first number of a list; None where that is none."""
    first = text.partition(",")[0].strip()
    return int(first[:9]) or None if first.isascii() and first.isdigit() else None


@dataclass(frozen=True, slots=True)
class Hostname(Options):
    """The options of hostname."""

    alias: bool = flag("-a", "--alias", help="print alias names: there are none")
    addresses: bool = flag("-I", "--all-ip-addresses", help="print all addresses: there are none")
    names: bool = flag("-A", "--all-fqdns", help="print all long names")
    domain: bool = flag("-d", "--domain", help="print the name of the domain: it has none")
    long: bool = flag("-f", "--fqdn", "--long", help="print the long name")
    address: bool = flag("-i", "--ip-address", help="print the address of the name")
    short: bool = flag("-s", "--short", help="print the name up to the first dot")


@command("hostname", "Print the name of the host.", Hostname, Operands("NAME", maximum=1))
async def hostname(ctx: Context, options: Hostname, words: Sequence[str]) -> int:
    """Print the name; nobody changes it."""
    if words:
        raise Usage("you must be root to change the host name", hint=False)
    name = ctx.host.name
    answers: tuple[tuple[bool, Callable[[], str]], ...] = (
        (options.alias, lambda: ""),
        (options.addresses, lambda: ""),
        (options.domain, lambda: name.partition(".")[2]),
        (options.address, lambda: "127.0.0.1"),
        (options.short, lambda: name.partition(".")[0]),
    )
    text = next((answer() for asked, answer in answers if asked), name)
    await ctx.out.write(encode(text + "\n"))
    return 0


@dataclass(frozen=True, slots=True)
class Tty(Options):
    """The options of tty."""

    silent: bool = flag("-s", "--silent", "--quiet", help="print nothing, only return an exit status")


@command(
    "tty",
    "Print the terminal that is standard input.",
    Tty,
    Operands("", maximum=0),
    usage_status=2,
    unwritten=Unwritten(status=3),
)
async def tty(ctx: Context, options: Tty, words: Sequence[str]) -> int:
    """There is none."""
    if not options.silent:
        await ctx.out.write(b"not a tty\n")
    return 1
