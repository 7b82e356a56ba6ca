"""The columns of ps: what each is called, how wide it is and what stands in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from mirage.commands.context import Alive
from mirage.commands.date.formats import strftime
from mirage.commands.date.zones import Zone
from mirage.host import Host

Order: TypeAlias = "int | float | str"

_DAY = 24 * 60 * 60
_NANO = 1_000_000_000
_PRIORITY = 20


class Seen(NamedTuple):
    """The world at one moment."""

    host: Host
    zone: Zone
    wall: int
    """Nanoseconds since the epoch."""
    elapsed: float
    names_only: bool = False
    """Commands without their arguments."""

    def age(self, process: Alive) -> int:
        """Seconds that it has run."""
        return max(int(self.elapsed - process.began), 0)

    def began(self, process: Alive, form: str) -> str:
        """When it began, as strftime(3) has it."""
        return strftime(form, self.wall - self.age(process) * _NANO, self.zone)


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    header: str
    width: int
    value: Callable[[Alive, Seen], int | str]
    right: bool = False
    cut: bool = False
    """What is too long is cut off, unless it is the last."""
    named: bool = False
    """Of a name that is too long a plus says so."""
    order: Callable[[Alive, Seen], Order] | None = None
    """What is compared where that is not the value."""

    def sorted_by(self, process: Alive, seen: Seen) -> Order:
        """What its place depends on."""
        return (self.order or self.value)(process, seen)


def _elapsed(process: Alive, seen: Seen) -> str:
    minutes, seconds = divmod(seen.age(process), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    front = f"{days}-{hours:02}:" if days else f"{hours:02}:" if hours else ""
    return f"{front}{minutes:02}:{seconds:02}"


def _day(process: Alive, seen: Seen) -> str:
    now = strftime("%Y %j", seen.wall, seen.zone)
    then = seen.began(process, "%Y %j")
    if then == now:
        return seen.began(process, "%H:%M")
    return seen.began(process, "%b%d" if then[:4] == now[:4] else "%Y")


def _start(process: Alive, seen: Seen) -> str:
    return seen.began(process, "%H:%M:%S" if seen.age(process) < _DAY else "  %b %d")


def _bsd_start(process: Alive, seen: Seen) -> str:
    return seen.began(process, " %H:%M" if seen.age(process) < _DAY else "%b %d")


def _arguments(process: Alive, seen: Seen) -> str:
    return _plain(process.name if seen.names_only else process.text)


def _plain(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)


def _state(process: Alive, seen: Seen) -> str:
    return "R" if process.asks else "S"


def _stat(process: Alive, seen: Seen) -> str:
    nice = "N" if process.niceness > 0 else "<" if process.niceness < 0 else ""
    leads = "s" if process.pid == process.session else ""
    return _state(process, seen) + nice + leads


def _number(header: str, width: int, value: Callable[[Alive, Seen], int | str]) -> Column:
    return Column(header, width, value, right=True)


def _always(header: str, width: int, text: str, *, right: bool = True) -> Column:
    return Column(header, width, lambda process, seen: text, right=right)


def _of_begin(header: str, width: int, value: Callable[[Alive, Seen], str], *, right: bool = True) -> Column:
    return Column(header, width, value, right, order=lambda process, seen: process.began)


def _user(header: str) -> Column:
    return Column(header, 8, lambda process, seen: seen.host.user, named=True)


def _group(header: str) -> Column:
    return Column(header, 8, lambda process, seen: seen.host.group, named=True)


def _uid(header: str) -> Column:
    return _number(header, 5, lambda process, seen: seen.host.uid)


def _gid(header: str) -> Column:
    return _number(header, 5, lambda process, seen: seen.host.gid)


def _name(header: str, width: int = 15) -> Column:
    return Column(header, width, lambda process, seen: _plain(process.name), cut=True)


def _command(header: str) -> Column:
    return Column(header, 27, _arguments, cut=True)


def _pid(header: str) -> Column:
    return _number(header, 5, lambda process, seen: process.pid)


def _session(header: str) -> Column:
    return _number(header, 5, lambda process, seen: process.session)


def _niceness(header: str) -> Column:
    return _number(header, 3, lambda process, seen: process.niceness)


def _same(names: str, column: Column) -> Mapping[str, Column]:
    return dict.fromkeys(names.split(), column)


_COLUMNS: dict[str, Column] = {
    **_same("%cpu pcpu", _always("%CPU", 4, "0.0")),
    **_same("%mem pmem", _always("%MEM", 4, "0.0")),
    "addr": _always("ADDR", 4, "-", right=False),
    **_same("args command", _command("COMMAND")),
    "cmd": _command("CMD"),
    "bsdstart": _of_begin("START", 6, _bsd_start),
    "bsdtime": _always("TIME", 6, "0:00"),
    **_same("c util", _always("C", 2, "0")),
    "class": _always("CLS", 3, "TS", right=False),
    "cls": _always("CLS", 3, "TS"),
    **_same("comm ucomm", _name("COMMAND")),
    "ucmd": _name("CMD"),
    "fname": Column("COMMAND", 8, lambda process, seen: _plain(process.name)[:8], cut=True),
    **_same("cputime time atime", _always("TIME", 8, "00:00:00")),
    **_same("cputimes times", _always("TIME", 8, "0")),
    **{name: _gid(name.upper()) for name in ("egid", "gid", "rgid")},
    **{name: _group(name.upper()) for name in ("egroup", "group", "rgroup")},
    **{name: _uid(name.upper()) for name in ("euid", "uid", "ruid")},
    **{name: _user(name.upper()) for name in ("euser", "user", "ruser")},
    "uname": _user("USER"),
    "etime": Column("ELAPSED", 11, _elapsed, right=True, order=lambda process, seen: -process.began),
    "etimes": _number("ELAPSED", 7, lambda process, seen: seen.age(process)),
    **_same("f flag flags", _always("F", 1, "0")),
    "lstart": _of_begin("STARTED", 24, lambda process, seen: seen.began(process, "%a %b %e %H:%M:%S %Y")),
    "lwp": _pid("LWP"),
    **_same("ni nice", _niceness("NI")),
    "nlwp": _always("NLWP", 4, "1"),
    **_same("opri intpri", _number("PRI", 3, lambda process, seen: 80 + process.niceness)),
    "pgid": _session("PGID"),
    "pgrp": _session("PGRP"),
    "pid": _pid("PID"),
    "policy": _always("POL", 3, "TS", right=False),
    "ppid": _number("PPID", 5, lambda process, seen: process.parent),
    "pri": _number("PRI", 3, lambda process, seen: _PRIORITY - 1 - process.niceness),
    "priority": _number("PRI", 3, lambda process, seen: _PRIORITY + process.niceness),
    "psr": _always("PSR", 3, "0"),
    **_same("rss rssize", _always("RSS", 5, "0")),
    "rsz": _always("RSZ", 5, "0"),
    **_same("s state", Column("S", 1, _state)),
    **_same("sess session", _session("SESS")),
    "sid": _session("SID"),
    "spid": _pid("SPID"),
    "start": _of_begin("STARTED", 8, _start),
    "start_time": _of_begin("START", 5, _day),
    "stat": Column("STAT", 4, _stat),
    "stime": _of_begin("STIME", 5, _day),
    "sz": _always("SZ", 5, "0"),
    "tgid": _pid("TGID"),
    "thcount": _always("THCNT", 5, "1"),
    "tid": _pid("TID"),
    "tname": _always("TTY", 8, "?", right=False),
    "tpgid": _always("TPGID", 5, "-1"),
    **_same("tt tty", _always("TT", 8, "?", right=False)),
    **_same("vsize vsz", _always("VSZ", 6, "0")),
    **_same("wchan wname", _always("WCHAN", 6, "-", right=False)),
}
COLUMNS: Final = MappingProxyType(_COLUMNS)
"""By the names that ``-o`` and ``--sort`` know."""

ELSEWHERE: Final = frozenset(
    """ag_id ag_nice blocked caught cgname cgroup cgroupns context cp cpuid cuc cuu drs dsiz eip esp exe fgid fgroup
    fsgid fsgroup fsuid fsuser fuid fuser ignored ipcns label lastcpu lim longtname lsession luid lxc m_drs m_size
    m_trs machine maj_flt majflt min_flt minflt mntns netns numa oom oomadj ouid pagein pending pidns pri_api pri_bar
    pri_baz pri_foo pss rbytes rchars rops rtprio sched seat sgi_p sgi_rss sgid sgroup sig sig_block sig_catch
    sig_ignore sig_pend sigcatch sigignore sigmask size slice stackp start_stack suid supgid supgrp suser svgid svgroup
    svuid svuser timens trs trss tsig tsiz tty4 tty8 uid_hack unit userns uss utsns uunit wbytes wcbytes wchars wops
    zone""".split()
)
"""What the original knows of a process and nobody does here."""


class Shown(NamedTuple):
    """A column of one call: its header and width may be the caller's."""

    column: Column
    header: str
    width: int

    @classmethod
    def of(cls, name: str, header: str | None = None, width: int | None = None) -> "Shown":
        """The column of this name."""
        column = COLUMNS[name]
        header = column.header if header is None else header
        return cls(column, header, max(column.width, len(header)) if width is None else width)

    def text(self, process: Alive, seen: Seen, *, last: bool) -> str:
        """What stands in it."""
        column = self.column
        text = str(column.value(process, seen))
        if len(text) <= self.width or (last and not column.named):
            return text
        if column.named:
            return text[: self.width - 1] + "+"
        return text[: self.width] if column.cut else text


def row(columns: Sequence[Shown], texts: Sequence[str]) -> str:
    """One line: what is too wide takes the room of what follows, as far as there is any."""
    parts: list[str] = []
    wanted = at = 0
    for shown, text in zip(columns, texts, strict=True):
        pad = max(shown.width - len(text), 0) if shown.column.right else 0
        space = max(wanted - at + pad, 1 if parts else 0)
        parts.append(" " * space + text)
        at += space + len(text)
        wanted += shown.width + 1
    return "".join(parts) + "\n"
