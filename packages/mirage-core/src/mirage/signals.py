"""Signals: their names and numbers, and what the shell says of a process that one has ended."""

from collections.abc import Mapping
from types import MappingProxyType

_FIRST = (
    "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG"
    " XCPU XFSZ VTALRM PROF WINCH IO PWR SYS"
).split()
_REAL_TIME = (
    ["RTMIN", *[f"RTMIN+{n}" for n in range(1, 16)], *[f"RTMAX-{n}" for n in range(14, 0, -1)], "RTMAX"],
    34,
)

NAMES: Mapping[int, str] = MappingProxyType(
    {**dict(enumerate(_FIRST, 1)), **dict(enumerate(_REAL_TIME[0], _REAL_TIME[1]))}
)
"""number -> name without ``SIG``"""

NUMBERS: Mapping[str, int] = MappingProxyType({name: number for number, name in NAMES.items()})

HARMLESS = frozenset({17, 18, 23, 28})
"""Those that do nothing unless they are trapped."""
UNNAMED = frozenset({32, 33})
"""Those that the C library keeps for itself."""
STOPPING = frozenset({19, 20, 21, 22})
KILL = 9
CHLD = 17
TERM = 15

_SAID: Mapping[int, str] = MappingProxyType(
    {
        1: "Hangup",
        2: "Interrupt",
        3: "Quit",
        4: "Illegal instruction",
        5: "Trace/breakpoint trap",
        6: "Aborted",
        7: "Bus error",
        8: "Floating point exception",
        9: "Killed",
        10: "User defined signal 1",
        11: "Segmentation fault",
        12: "User defined signal 2",
        13: "Broken pipe",
        14: "Alarm clock",
        15: "Terminated",
        16: "Stack fault",
        24: "CPU time limit exceeded",
        25: "File size limit exceeded",
        26: "Virtual timer expired",
        27: "Profiling timer expired",
        29: "I/O possible",
        30: "Power failure",
        31: "Bad system call",
    }
)

QUIET = frozenset({2, 13, 15})
"""Those of whose work nothing is said in passing."""


def said(signal: int) -> str:
    """What became of a process that ``signal`` ended."""
    return _SAID.get(signal) or f"Real-time signal {signal - 34}"


def number_of(word: str) -> int | None:
    """The number of a signal by its name, with or without ``SIG``, in any case, or by its number; 0 is EXIT."""
    if word.isdecimal() and word.isascii():
        number = int(word) if len(word) < 5 else -1
        return number if number in NAMES or number == 0 else None
    name = word.upper().removeprefix("SIG")
    return 0 if name == "EXIT" else NUMBERS.get(name)


def table() -> str:
    """All of them, as ``kill -l`` shows them."""
    cells = [f"{number:2d}) SIG{name}" for number, name in NAMES.items()]
    rows = ["\t".join(cells[at : at + 5]) for at in range(0, len(cells), 5)]
    return "\n".join(rows) + ("\t\n" if len(cells) % 5 else "\n")
