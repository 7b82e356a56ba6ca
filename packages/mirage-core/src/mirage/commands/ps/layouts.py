"""Which columns a call of ps shows, in their order."""

from typing import Final

from mirage.commands.ps.columns import Shown
from mirage.commands.ps.words import BSD_LAYOUTS, Call

_BSD: Final = {
    "bu": "user pid pcpu pmem vsz rss tname stat start_time bsdtime args",
    "bl": "f uid pid ppid priority ni vsz rss wchan stat tname bsdtime args",
    "bj": "ppid pid pgid sid tname tpgid stat uid bsdtime args",
}


def columns(call: Call) -> list[Shown]:
    """The columns."""
    if call.columns:
        return call.columns
    if call.around:
        return [Shown.of("pid"), *call.around, *map(Shown.of, ("state", "tname", "time", "command"))]
    for name in call.letters & BSD_LAYOUTS:
        return [Shown.of(each) for each in _BSD[name].split()]
    if not call.letters:
        names = "pid tname stat bsdtime args" if call.bsd else "pid tname time ucmd"
        return [Shown.of(each) for each in names.split()]
    return _system_v(call)


def _system_v(call: Call) -> list[Shown]:
    """As ``-f``, ``-F``, ``-j``, ``-l`` and ``-y`` together have it."""
    extra, long, jobs = "F" in call.letters, "l" in call.letters, "j" in call.letters
    full, short = extra or "f" in call.letters, "y" in call.letters
    shown: list[Shown] = []

    def add(wanted: bool, names: str) -> None:
        shown.extend(Shown.of(each) for each in names.split() if wanted)

    add(long and not short, "f")
    add(long, "s")
    if full:
        shown.append(Shown.of("user", "UID"))
    add(long and not full, "uid")
    add(True, "pid")
    add(long or full, "ppid")
    add(jobs, "pgid sid")
    add(long or full, "c")
    add(long, "opri ni")
    if long and not short:
        shown.append(Shown.of("addr", width=1))
    add(long and short, "rss")
    add(long or extra, "sz")
    add(long, "wchan")
    add(extra and not short, "rss")
    add(extra, "psr")
    add(full, "stime")
    add(True, "tname")
    add(call.bsd and not long, "stat")
    add(True, "bsdtime" if call.bsd else "time")
    plain = jobs and not long and not full
    command = ("args" if plain else "cmd") if full or call.bsd else "ucmd"
    add(True, command)
    return shown
