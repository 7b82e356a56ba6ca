"""Write small scripts and compare them with real bash: stdout, status and the files they leave.

    python tests/campaigns/generate.py [--seconds N] [--seed N] [--number N] [--finds FILE] [--jobs N] [--least N]

Ends with status 1 where a script differs otherwise than ``known.py`` lists, or where a production was used less often
than ``--least``. ``--number`` shows one script and what both shells make of it.
"""

import argparse
import itertools
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "spec")]

import bounded_bash
import compare
import generator
import spec_cases
from compare import Difference, Tally

STRETCH = 64
"""Scripts that a process takes at a time."""


def run(seed: int, seconds: float, jobs: int) -> Tally:
    """Compare for so long, in so many processes."""
    tally = Tally()
    until = time.monotonic() + seconds
    with ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(compare.stretch, *zip(*_stretches(seed, until, jobs), strict=True)):
            tally.add(done)
    return tally


def _stretches(seed: int, until: float, jobs: int) -> Iterator[tuple[int, range, float]]:
    """More than can be done; those that come too late end at once."""
    most = int((until - time.monotonic()) * 100 * jobs) + STRETCH
    return ((seed, range(start, start + STRETCH), until) for start in range(0, most, STRETCH))


def report(tally: Tally, seconds: float) -> None:
    """The counts of every production, and what was found."""
    say = sys.stdout.write
    kind = ""
    for each, name in generator.names():
        if each != kind:
            say(f"\n{each}\n")
            kind = each
        say(f"  {tally.used[f'{each} / {name}']:>7} {name!r}\n")
    say(f"\n{tally.compared} scripts compared in {seconds:.0f} s, {len(generator.names())} productions, ")
    say(f"the rarest {min(counts(tally).values())} times; {tally.unsteady} left out: bash differs from itself\n")
    say(compare.told(tally))
    for difference in tally.differences[:80]:
        say(f"  {difference!s:.110}\n")


def counts(tally: Tally) -> dict[str, int]:
    """How often each production was used."""
    return {f"{kind} / {name}": tally.used[f"{kind} / {name}"] for kind, name in generator.names()}


def finds(differences: list[Difference], seed: int, most: int) -> Iterator[spec_cases.Case]:
    """The first difference of each kind, as small as it gets, ready for the corpus."""
    firsts = {each.group: each for each in reversed(differences)}
    for each in itertools.islice(reversed(firsts.values()), most):
        code = compare.smaller(each).rstrip("\n")
        yield spec_cases.Case(f"{each} of seed {seed}", code, spec_cases.real(code, bounded_bash.NOBODY))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--number", type=int, help="show this script instead")
    parser.add_argument("--finds", type=Path, help="where differences are written, as cases of the corpus")
    parser.add_argument("--most", type=int, default=20, help="the most differences that are made small")
    parser.add_argument("--least", type=int, default=0, help="how often every production must be used")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    if options.number is not None:
        sys.stdout.write(compare.shown(generator.script(seed, options.number).code))
        return 0
    sys.stdout.write(f"seed {seed}\n")
    sys.stdout.flush()
    began = time.monotonic()
    tally = run(seed, options.seconds, options.jobs)
    report(tally, time.monotonic() - began)
    if tally.differences:
        path = options.finds or HERE / "finds.txt"
        path.write_text("")
        found = list(finds(tally.differences, seed, options.most))
        spec_cases.write(path, found)
        sys.stdout.write(f"written: {path}\n")
    return 1 if tally.differences or min(counts(tally).values()) < options.least else 0


if __name__ == "__main__":
    sys.exit(main())
