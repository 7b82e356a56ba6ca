"""Cross every context with every expansion, and every option with every statement, in both shells.

    python tests/campaigns/cross.py [--only TEXT] [--number N] [--every N] [--jobs N]

Scripts at random seldom bring two such together. Ends with status 1 where a script differs otherwise than ``known.py``
lists. ``--only`` takes those that hold a text, ``--every`` one in so many; ``--number`` shows one and what both make of
it.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "spec")]

import compare
from compare import Tally

PLACE = "HERE"
"""Where the expansion stands in a context."""
LINE = "⏎"
"""A line feed, in lists of one line for each."""
SHARE = 64
"""Scripts that a process takes at a time."""

_EXPANDED = r"""HOME=/nosuch/home
x="a  b"; n=3; e=; g='f*'; p='x~:~'; t='~'; q="it's \"q\" \\ \$x"; a=(one "two  2" '' 't*')
declare -A m=([k]="v  1" ['a  b']=sp); set -- "p  1" '' 'f?' final; ref=x; declare -n nr=x; u=äÖü; nl=$'l1\nl2\n'
touch f1 f2; y=
"""
_TOLD = r"""mkdir -p d; echo "line one" > f1; echo two > f2; touch .h d/in; f() { echo f called; }; x=xx
printf 'echo scr $# $1\nfalse\necho end\n' > scr; chmod +x scr
"""


class Crossed(NamedTuple):
    """One script, and what is crossed in it."""

    name: str
    code: str


@cache
def scripts() -> tuple[Crossed, ...]:
    """All, in order."""
    return (*_expansions(), *_statements())


def _listed(name: str) -> list[str]:
    text = (HERE / "cross" / f"{name}.txt").read_text()
    return [line.replace(LINE, "\n") for line in text.splitlines()]


def _expansions() -> Iterator[Crossed]:
    expansions = _listed("expansions")
    for context in _listed("contexts"):
        for expansion in expansions:
            code = context.replace(PLACE, expansion)
            yield Crossed(f"{context}   {PLACE}={expansion}", f"{_EXPANDED}{code}\n")


def _statements() -> Iterator[Crossed]:
    statements = _listed("statements")
    for option in _listed("options"):
        for statement in statements:
            yield Crossed(f"{option}   {statement}", f"{_TOLD}{option}\n{statement}\n")


def stretch(numbers: Sequence[int]) -> Tally:
    """Compare these."""
    tally = Tally()
    for number in numbers:
        crossed = scripts()[number]
        compare.weigh(tally, number, crossed.code, lambda name=crossed.name: name)
    return tally


def run(numbers: Sequence[int], jobs: int) -> Tally:
    """Compare them in so many processes; differences are told as they come."""
    tally = Tally()
    shares = [numbers[at : at + SHARE] for at in range(0, len(numbers), SHARE)]
    with ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(stretch, shares):
            tally.add(done)
            for difference in done.differences:
                sys.stdout.write(f"  {difference!s}\n")
                sys.stdout.flush()
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="those that hold this text")
    parser.add_argument("--every", type=int, default=1, help="one in so many")
    parser.add_argument("--number", type=int, help="show this script instead")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    say = sys.stdout.write
    if options.number is not None:
        say(compare.shown(scripts()[options.number].code))
        return 0
    numbers = [at for at, each in enumerate(scripts()) if options.only in each.name][:: options.every]
    began = time.monotonic()
    tally = run(numbers, options.jobs)
    say(f"{tally.compared} scripts compared in {time.monotonic() - began:.0f} s; ")
    say(f"{tally.unsteady} left out: bash differs from itself\n")
    say(compare.told(tally))
    return 1 if tally.differences else 0


if __name__ == "__main__":
    sys.exit(main())
