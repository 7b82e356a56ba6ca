"""Compare scripts of the generator in both shells, many at a time."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import generator
import shells
from known import known
from shells import Hung, Seen
from shrink import shrink

NOT_YET = b"mirage: not supported yet"

AGAIN = 24
"""How often bash runs what differs once more: where it does not come to the same itself, nothing is to be learnt."""
AT_ONCE = 6
"""So many of them beside each other: what only order in time decides comes out in more than one way."""

_MARKS = (
    *(
        b"syntax error",
        b"unexpected EOF",
        b"not found",
        b"No such file",
        b"not a valid",
        b"invalid",
        b"usage",
        b"warning",
    ),
    *(b"BASHOPTS=", b"autocd", b"allexport", b"declare -x HOME", b"export HOME"),
)
"""What bash says of a script that asks for nothing sensible."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A script that does not come to the same."""

    number: int
    code: str
    kinds: tuple[str, ...]
    featured: str

    @property
    def group(self) -> str:
        """What is told apart: how our shell broke down or refused, or else what the script was to show."""
        return self.kinds[0] if self.kinds[0] not in Seen.COMPARED else self.featured

    def __str__(self) -> str:
        return f"script {self.number} ({self.featured}): {', '.join(self.kinds)}"


@dataclass(slots=True)
class Tally:
    """What a stretch of scripts came to."""

    compared: int = 0
    unsteady: int = 0
    used: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.compared += other.compared
        self.unsteady += other.unsteady
        self.used += other.used
        self.known += other.known
        self.differences += other.differences


def stretch(seed: int, numbers: Iterable[int], until: float = float("inf")) -> Tally:
    """Compare these scripts of a seed, as far as one gets until then (monotonic seconds)."""
    tally = Tally()
    for number in numbers:
        if time.monotonic() > until:
            break
        script = generator.script(seed, number)
        tally.used += script.used
        weigh(tally, number, script.code, partial(_featured, seed, number))
    return tally


def _featured(seed: int, number: int) -> str:
    return ", ".join([name for _, name in generator.featured(seed, number)])


def weigh(tally: Tally, number: int, code: str, featured: Callable[[], str]) -> None:
    """Compare one script, and count what it came to."""
    tally.compared += 1
    expected = shells.real(code)
    kinds = judge(code, expected)
    if not kinds:
        return
    if unsteady(code, expected):
        tally.unsteady += 1
    elif (limit := known(code)) is not None:
        tally.known[limit.limit] += 1
    else:
        tally.differences.append(Difference(number, code, kinds, featured()))


def told(tally: Tally) -> str:
    """What differs on purpose, and how much else."""
    limits = [f"known difference {limit}: {times} scripts\n" for limit, times in tally.known.items()]
    return "".join([*limits, f"differences: {len(tally.differences)}\n"])


def shown(code: str) -> str:
    """A script and what both shells make of it."""
    return f"{code}\nbash:   {shells.real(code)}\nmirage: {ours(code)}\n"


def unsteady(code: str, expected: Seen) -> bool:
    """Whether bash itself comes to something else at another time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return any(seen.differs(expected) for seen in pool.map(shells.real, [code] * AGAIN))


def judge(code: str, expected: Seen | None = None) -> tuple[str, ...]:
    """How our shell differs from bash, or from what bash came to before: nothing where it does not."""
    expected = expected or shells.real(code)
    if expected.status == -1:
        return ()
    actual = ours(code)
    return (str(actual),) if isinstance(actual, Broken) else actual.differs(expected) and _kinds(actual, expected)


def _kinds(actual: Seen, expected: Seen) -> tuple[str, ...]:
    if NOT_YET in actual.stderr and NOT_YET not in expected.stderr:
        line = next(line for line in actual.stderr.splitlines() if NOT_YET in line)
        return (line.decode("utf-8", "replace"),)
    return actual.differs(expected)


class Broken(str):
    """How our shell broke down: it never may."""

    __slots__ = ()


def ours(code: str) -> Seen | Broken:
    """What our shell makes of a script, a breakdown included."""
    try:
        return shells.ours(code)
    except Hung:
        return Broken("hung")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
        return Broken(type(error).__name__)


def smaller(found: Difference) -> str:
    """The smallest script that differs in the same way, and of which bash complains no more than of the whole."""
    allowed = _complaints(found.code)

    def fails(code: str) -> bool:
        return judge(code) == found.kinds and _complaints(code) <= allowed

    return shrink(found.code, fails)


def _complaints(code: str) -> frozenset[bytes]:
    seen = shells.real(code)
    return frozenset(each for each in _MARKS if each in seen.stderr or each in seen.stdout)
