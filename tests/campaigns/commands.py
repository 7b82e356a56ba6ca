"""Write small calls of the commands and compare them with the real programs: status, both outputs and the files left.

    python tests/campaigns/commands.py [--family NAME]... [--seconds N] [--seed N] [--number N] [--jobs N] [--most N]

Ends with status 1 where a call differs otherwise than its family lists. ``--number`` shows one call of one family, and
what both make of it.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "spec"), str(HERE.parents[1] / "packages/mirage-core/tests")]

from calls import Call, Programs, TooMuch, brief, smaller
from families import FAMILIES, Family
from shells import Hung

from mirage.errors import LimitReached

STRETCH = 100
"""Calls that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A call that does not come to the same."""

    number: int
    call: Call
    kinds: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """What a stretch of calls came to."""

    compared: int = 0
    endless: int = 0
    known: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.compared += other.compared
        self.endless += other.endless
        self.known += other.known
        self.differences += other.differences


@cache
def programs() -> Programs:
    """Those of this process."""
    return Programs()


def judge(family: Family, call: Call) -> tuple[str, ...]:
    """How ours differs, a breakdown included; nothing where it does not.

    :raises TooMuch: the real program does not end.
    """
    try:
        try:
            return family.differences(programs(), call)
        except Hung:
            # The first calls of a process load what they need: only what takes as long again does not end.
            return family.differences(programs(), call)
    except TooMuch:
        raise
    except (Hung, LimitReached) as error:
        return (type(error).__name__,)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
        return (type(error).__name__,)


def stretch(name: str, seed: int, numbers: range, until: float = float("inf")) -> Tally:
    """Compare these calls of a seed, as far as one gets until then (monotonic seconds)."""
    tally, family = Tally(), FAMILIES[name]
    for number in numbers:
        if time.monotonic() > until:
            break
        call = family.call(seed, number)
        try:
            kinds = judge(family, call)
        except TooMuch:
            tally.endless += 1
            continue
        tally.compared += 1
        if not kinds:
            continue
        if (limit := family.limit(call)) is not None:
            tally.known[limit.name] += 1
        else:
            tally.differences.append(Difference(number, call, kinds))
    return tally


def run(name: str, seed: int, seconds: float, jobs: int) -> Tally:
    """Compare for so long, in so many processes."""
    tally, until = Tally(), time.monotonic() + seconds
    starts = range(0, int(seconds * 2000 * jobs) + STRETCH, STRETCH)
    stretches = [(name, seed, range(start, start + STRETCH), until) for start in starts]
    with ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(stretch, *zip(*stretches, strict=True)):
            tally.add(done)
    return tally


def shrunk(family: Family, found: Difference) -> Call:
    """The smallest call that differs in the same way."""

    def fails(call: Call) -> bool:
        try:
            return judge(family, call) == found.kinds and family.limit(call) is None
        except TooMuch:
            return False

    return smaller(found.call, fails)


def told(family: Family, tally: Tally, seconds: float, most: int) -> Iterator[str]:
    """The report on a family, line by line."""
    yield f"{family.name}: {tally.compared} compared in {seconds:.0f} s; {tally.endless} left out: they do not end"
    for limit in family.limits:
        yield f"  known limit {limit.name} ({limit.reason}): {tally.known[limit.name]}"
    yield f"  differences: {len(tally.differences)}"
    for found in tally.differences[:most]:
        small = shrunk(family, found)
        yield f"  {found.number} {', '.join(found.kinds)}: {small}"
        yield from (f"      {line:.300}" for line in apart(family, small, found.kinds))


def apart(family: Family, call: Call, kinds: tuple[str, ...]) -> Iterator[str]:
    """What both make of a call, as far as it differs."""
    try:
        expected, found = (family.seen(each) for each in family.run(programs(), call))
    except (Exception, Hung, LimitReached):  # noqa: BLE001 - that is how it differs
        return
    for kind in filter(partial(hasattr, expected), kinds):
        yield f"{kind}: {brief(getattr(expected, kind))}"
        yield f"{' ' * len(kind)}  {brief(getattr(found, kind))}"


def show(family: Family, call: Call) -> None:
    """A call and what both make of it."""
    sys.stdout.write(f"{call}\n")
    for line in apart(family, call, ("status", "out", "err", "tree")):
        sys.stdout.write(f"{line}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", action="append", choices=FAMILIES, help="only this one")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--number", type=int, help="show this call instead")
    parser.add_argument("--most", type=int, default=20, help="the most differences that are made small and told")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    families = [FAMILIES[name] for name in options.family or FAMILIES]
    if options.number is not None:
        show(families[0], families[0].call(seed, options.number))
        return 0
    sys.stdout.write(f"seed {seed}\n")
    different = 0
    for family in families:
        began = time.monotonic()
        tally = run(family.name, seed, options.seconds, options.jobs)
        different += len(tally.differences)
        for line in told(family, tally, time.monotonic() - began, options.most):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
