"""Variables that are computed anew at every reading, until they are unset."""

from collections.abc import Callable, Mapping
from math import floor
from typing import TYPE_CHECKING

from mirage.shell.run import status_text
from mirage.shell.variables import switches
from mirage.shell.variables.arrays import Associative, Indexed

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.shell.variables.arrays import Array

VERSION = ("5", "2", "15", "1", "release", "x86_64-pc-linux-gnu")


def value(shell: "Shell", name: str) -> str | None:
    """What the variable stands for now."""
    found = _VALUES.get(name)
    if found is not None:
        return found(shell)
    listed = array(shell, name)
    return listed.get(0) if isinstance(listed, Indexed) else None


def array(shell: "Shell", name: str) -> "Array | None":
    """The array that the name stands for now; None where it is no array."""
    found = _ARRAYS.get(name)
    return None if found is None else found(shell)


def assign(shell: "Shell", name: str, value: str) -> None:
    """Some of them can be set; with others nothing happens."""
    setter = _SETTERS.get(name)
    if setter is not None:
        setter(shell, value)


# One text


def _random(shell: "Shell") -> str:
    session = shell.session
    if session.seed is None:
        return str(session.host.randomness.randrange(32768))
    while True:
        # The generator of Park and Miller, in steps that 32 bits hold; what it draws is folded to 15 bits.
        high, low = divmod(session.seed or 123459876, 127773)
        drawn = 16807 * low - 2836 * high
        session.seed = drawn + 0x7FFFFFFF if drawn < 0 else drawn
        folded = ((session.seed >> 16) ^ (session.seed & 0xFFFF)) & 0x7FFF
        if folded != session.drawn:
            session.drawn = folded
            return str(folded)


def _seed(shell: "Shell", text: str) -> None:
    shell.session.seed = _integer(text) & 0xFFFFFFFF
    shell.session.drawn = 0


def _integer(text: str) -> int:
    digits = text.lstrip("+-")
    return int(text) if digits.isdecimal() and digits.isascii() and len(digits) < 20 else 0


def _last(shell: "Shell") -> str:
    words = shell.session.last
    if not words:
        return ""
    # Of a list that is assigned only the name is a word.
    return words[-1].partition("=")[0].removesuffix("+") if hasattr(words[-1], "contents") else words[-1]


def _level(shell: "Shell", text: str) -> None:
    shell.session.level = _integer(text)


def _seconds(shell: "Shell") -> str:
    session = shell.session
    return str(floor(session.host.elapsed() - session.began))


def _begin(shell: "Shell", text: str) -> None:
    shell.session.began = shell.session.host.elapsed() - _integer(text)


def _rename(shell: "Shell", text: str) -> None:
    shell.session.name = text


def _running(shell: "Shell") -> str | None:
    """``$BASH_COMMAND``."""
    traps = shell.session.traps
    node = shell.node if traps is None else traps.node or shell.node
    if node is None:
        return None
    from mirage.shell.syntax.unparse import running_text

    return running_text(node)


_VALUES: Mapping[str, "Callable[[Shell], str | None]"] = {
    "BASHOPTS": lambda shell: switches.shopt_names(shell.session),
    "BASHPID": lambda shell: str(shell.pid),
    "BASH_ARGV0": lambda shell: shell.session.name,
    "BASH_COMMAND": _running,
    "BASH_SUBSHELL": lambda shell: str(shell.session.level),
    "EPOCHREALTIME": lambda shell: "{}.{:06}".format(*divmod(shell.session.host.now() // 1000, 1_000_000)),
    "EPOCHSECONDS": lambda shell: str(shell.session.host.now() // 1_000_000_000),
    "EUID": lambda shell: str(shell.session.host.uid),
    "LINENO": lambda shell: str(shell.line),
    "PPID": lambda shell: str(shell.session.parent),
    "RANDOM": _random,
    "SECONDS": _seconds,
    "SHELLOPTS": lambda shell: switches.set_names(shell.session),
    "SRANDOM": lambda shell: str(shell.session.host.randomness.getrandbits(32)),
    "UID": lambda shell: str(shell.session.host.uid),
    "_": _last,
}

_SETTERS: Mapping[str, "Callable[[Shell, str], None]"] = {
    "BASH_ARGV0": _rename,
    "BASH_SUBSHELL": _level,
    "RANDOM": _seed,
    "SECONDS": _begin,
}


# Arrays


def _statuses(shell: "Shell") -> Indexed | None:
    # The first command finds none yet.
    return Indexed([status_text(status) for status in shell.session.pipestatus]) if shell.session.pipestatus else None


def _names(shell: "Shell") -> Indexed:
    if all(call.name == "source" for call in shell.calls):
        return Indexed(bare=True)
    return Indexed([call.name for call in reversed(shell.calls)] + (["main"] if shell.session.file else []))


def _files(shell: "Shell") -> Indexed:
    file = shell.session.file
    return Indexed([call.file for call in reversed(shell.calls)] + ([file] if file else []))


def _lines(shell: "Shell") -> Indexed:
    return Indexed([str(call.line) for call in reversed(shell.calls)] + (["0"] if shell.session.file else []))


def _by_key(values: Mapping[str, str]) -> Associative:
    found = Associative()
    for key, value in values.items():
        found.put(key, value)
    return found


_ARRAYS: Mapping[str, "Callable[[Shell], Array | None]"] = {
    "BASH_ALIASES": lambda shell: _by_key(shell.session.aliases),
    "BASH_ARGC": lambda shell: Indexed([str(len(shell.session.arguments))]),
    "BASH_ARGV": lambda shell: Indexed(shell.session.arguments[::-1]),
    "BASH_CMDS": lambda shell: Associative(),
    "BASH_LINENO": _lines,
    "BASH_SOURCE": _files,
    "BASH_VERSINFO": lambda shell: Indexed(list(VERSION)),
    "DIRSTACK": lambda shell: Indexed([shell.session.cwd, *shell.session.stack]),
    "FUNCNAME": _names,
    "GROUPS": lambda shell: Indexed([str(shell.session.host.gid)]),
    "PIPESTATUS": _statuses,
}
