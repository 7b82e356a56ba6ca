"""Broken text for the parser, expansion and arithmetic: nothing may come of it but an ordinary end.

    python tests/campaigns/fuzz.py [--seconds N] [--seed N] [--only parser|expansion|arithmetic] [--number N|M-N]

No exception but the typed ones, nothing over 1 s of processor time or 64 MiB. What fails is told at once, with the
command that shows it again, and made as small as it gets. ``--number`` runs one text alone, or several in one process.
Ends with status 1 where anything failed. ``--seconds`` are for each target.
"""

import argparse
import itertools
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "spec")]

import anyio
import spec_shell
from breaking import BEGINNINGS, text_of
from measure import Cost, Faulty, Meter, bounded
from shrink import shrink

from mirage.budget import Budget, Limits
from mirage.lines import Line, perform
from mirage.result import Record, RecordSink, Result
from mirage.shell.syntax.parse import parse
from mirage.streams import Io, Nothing

LONGEST = 1.0
GROWTH = 64 * 2**20
STRETCH = 200
PATIENCE = 30
"""Seconds on the wall: the machine may be busy, processor time is what counts."""
LIMITS = Limits(steps=20_000, cpu=0.3, idle_cpu=0.3, wall=2.0, held=16 * 2**20, output=2**20)
"""So that only what passes no checkpoint takes long."""
ROOM = 8 * 2**20
"""What the files of a line may come to."""

Run = Callable[[str], None]


def parsing(text: str) -> None:
    """The parser alone."""
    parse(text.encode("utf-8", "replace").decode())


def running(text: str) -> None:
    """A whole line, to the end that it comes to."""
    anyio.run(_run, text)


def calculating(text: str) -> None:
    """An arithmetic expression, everywhere that one is taken from a word."""
    uses = 'let "$t"\n(( $t ))\ndeclare -i n="$t"\n[[ $t -eq 1 ]]\necho "${a[$t]}" "${x:$t}" "${@:t:1}"\na[$t]=1\n'
    running(f"x=5 a=(1 2 3) y=x; set -- p q; t={_quoted(text)}\n{uses}unset 'a[t]'; test -v 'a[t]'; echo $((t))\n")


def summing(text: str) -> None:
    """An arithmetic expression, as it is written in a script."""
    running(f"x=5 a=(1 2 3) y=x\necho $(( {text} ))\n")
    running(f"x=5 a=(1 2 3) y=x\nfor (( {text}; {text}; x++ )); do break; done\n")


def expanding(text: str) -> None:
    """A word and what it expands to."""
    running(f"{_SETUP}echo {text}\n")


def comparing(text: str) -> None:
    """Words, patterns and conditions around the text."""
    uses = '[[ $x == $y ]]; [[ $x =~ $y ]]; case "$y" in $y) ;; esac; echo ${x//$y/z} ${x#$y} ${y%%$y} ${x^^$y} $y\n'
    running(f"{_SETUP}y={text}\n{uses}")


def holding(text: str) -> None:
    """The text as the value of a variable: nothing of it was seen by the parser."""
    uses = 'echo $y "${y@Q}" ${!y} "${y@P}"; printf "$y"; read -r p <<< "$y"; eval "p=$y"; [ $y ]; . <(echo "$y")\n'
    running(f"{_SETUP}y={_quoted(text)}\n{uses}[[ $x =~ $y ]]; case $y in $y) ;; esac; echo ${{x//$y/z}} $y\n")


_SETUP = "shopt -s extglob; x='a b' a=(1 '2 3'); declare -A m=([k]=v); set -- p 'q r'\n"

TARGETS: dict[str, tuple[Run, ...]] = {
    "parser": (parsing, running),
    "expansion": (expanding, comparing, holding),
    "arithmetic": (calculating, summing),
}
assert TARGETS.keys() == BEGINNINGS.keys()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


async def _run(text: str) -> None:
    shell = await spec_shell.ready(ROOM)
    shell.budget = Budget(LIMITS)
    line = Line(text, None, None, None, None, None)
    record = Record(shell.budget)
    io = Io(Nothing(), RecordSink(record, Result.STDOUT), RecordSink(record, Result.STDERR))
    ending = await perform(line, shell, io, shell.budget)
    if ending.trace is not None:
        raise Faulty(ending.trace)


@dataclass(frozen=True, slots=True)
class Failure:
    """A text and what came of it."""

    target: str
    seed: int
    number: int
    what: str
    since: int
    """The first text of its process."""
    alone: bool = True
    """It ends in that way in a process of its own, too."""

    @property
    def text(self) -> str:
        return text_of(self.target, self.seed, self.number)

    def __str__(self) -> str:
        numbers = self.number if self.alone else f"{self.since}-{self.number}"
        again = f"--only {self.target} --seed {self.seed} --number {numbers}"
        return f"{self.what}: python tests/campaigns/fuzz.py {again}"


@dataclass(slots=True)
class Tally:
    """What a stretch of texts came to."""

    tried: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    """Its seconds and its number."""
    largest: tuple[int, int] = (0, 0)
    """Its bytes and its number."""
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.tried += other.tried
        self.slowest = max(self.slowest, other.slowest)
        self.largest = max(self.largest, other.largest)
        self.failures += other.failures


class Judge:
    """What is wrong with how texts end, one after the other in this process."""

    def __init__(self, target: str) -> None:
        self._runs = TARGETS[target]
        for run in self._runs:
            # What is imported on first use is no text's fault.
            run("1")
        self._meter = Meter(PATIENCE)

    def __call__(self, text: str) -> tuple[str, Cost]:
        """What is wrong, or nothing; and what the dearest of its runs took."""
        costs = Cost(0.0, 0)
        for run in self._runs:
            fault, cost = self._meter(run, text)
            costs = Cost(max(costs.seconds, cost.seconds), max(costs.size, cost.size))
            if not fault and cost.seconds > LONGEST:
                fault = "slow"
            if not fault and cost.size > GROWTH:
                fault = "memory"
            if fault:
                return f"{fault}, {run.__name__}", costs
        return "", costs


def alone(target: str, text: str) -> tuple[str, Cost]:
    """The same for a text in a process of its own."""
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_judge, args=(target, text, there))
    process.start()
    there.close()
    try:
        found: tuple[str, Cost] = here.recv()
    except EOFError:
        found = "died", Cost(0.0, 0)
    process.join()
    return found


def _judge(target: str, text: str, there: Connection) -> None:
    bounded()
    there.send(Judge(target)(text))


def stretch(target: str, seed: int, start: int, until: float, tell: Callable[[int], object] = int) -> Tally:
    """Try these texts as far as one gets until then."""
    tally = Tally()
    judge = Judge(target)
    for number in range(start, start + STRETCH):
        if time.monotonic() > until:
            break
        tell(number)
        text = text_of(target, seed, number)
        what, cost = judge(text)
        failures = []
        if what:
            again, cost = alone(target, text)
            # Too much only among others: the machine was busy, or what those left behind was counted.
            if again or not what.startswith(("slow", "memory")):
                failures = [Failure(target, seed, number, again or what, start, alone=bool(again))]
        tally.add(Tally(1, (cost.seconds, number), (cost.size, number), failures))
    return tally


_FORK = get_context("fork")


class _Worker:
    """A stretch in a process of its own: whatever becomes of that, the text it was at is known."""

    def __init__(self, target: str, seed: int, start: int, until: float) -> None:
        self._key = (target, seed, start)
        self._number = start
        self.told, there = _FORK.Pipe(duplex=False)
        self._process = _FORK.Process(target=_work, args=(*self._key, until, there))
        self._process.start()
        there.close()

    def heard(self) -> Tally | None:
        """What came of the stretch, when it is over."""
        try:
            message = self.told.recv()
        except EOFError:
            target, seed, start = self._key
            message = Tally(self._number - start + 1, failures=[Failure(target, seed, self._number, "died", start)])
        if isinstance(message, Tally):
            self._process.join()
            return message
        self._number = int(message)
        return None


def _work(target: str, seed: int, start: int, until: float, there: Connection) -> None:
    bounded()
    there.send(stretch(target, seed, start, until, there.send))


def campaign(target: str, seed: int, seconds: float, jobs: int) -> Tally:
    """All that fits into so many seconds; failures are told as they come."""
    tally = Tally()
    until = time.monotonic() + seconds
    # What this process has read and imported, the workers have too.
    Judge(target)(text_of(target, seed, 0))
    starts = itertools.count(0, STRETCH)
    workers = {each.told: each for each in (_Worker(target, seed, next(starts), until) for _ in range(jobs))}
    while workers:
        for told in wait(list(workers)):
            done = workers[told].heard()
            if done is None:
                continue
            del workers[told]
            tally.add(done)
            for failure in done.failures:
                sys.stdout.write(f"  {failure}\n")
                sys.stdout.flush()
            if time.monotonic() < until:
                worker = _Worker(target, seed, next(starts), until)
                workers[worker.told] = worker
    return tally


def smallest(failure: Failure) -> str:
    """The shortest text that ends in the same way."""
    if not failure.alone:
        return failure.text
    return shrink(failure.text, lambda text: alone(failure.target, text)[0] == failure.what)


def told(target: str, tally: Tally) -> Iterator[str]:
    """What a campaign found, for people."""
    (seconds, slowest), (size, largest) = tally.slowest, tally.largest
    yield (
        f"{target}: {tally.tried} texts, the slowest ({slowest}) took {seconds:.2f} s, "
        f"the largest ({largest}) {size / 2**20:.0f} MiB, {len(tally.failures)} failures\n"
    )
    for what, times in Counter(each.what for each in tally.failures).items():
        first = min((each for each in tally.failures if each.what == what), key=lambda each: len(each.text))
        yield f"  {times:>5} {first}\n        {smallest(first)!r:.2000}\n"


def shown(target: str, seed: int, numbers: range) -> int:
    """Run these texts in this process, one after the other; the status."""
    judge = Judge(target)
    failed = 0
    for number in numbers:
        text = text_of(target, seed, number)
        what, cost = judge(text)
        failed += bool(what)
        if what or len(numbers) == 1:
            sys.stdout.write(f"{text!r}\n{number}: {what or 'an ordinary end'}, {cost}\n")
    return 1 if failed else 0


def _numbers(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--number", type=_numbers, metavar="N|M-N", help="show this text instead")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    targets = [options.only] if options.only else list(TARGETS)
    if options.number is not None:
        return max([shown(target, seed, options.number) for target in targets])
    sys.stdout.write(f"seed {seed}\n")
    failed = 0
    for target in targets:
        tally = campaign(target, seed, options.seconds, options.jobs)
        failed += len(tally.failures)
        for line in told(target, tally):
            sys.stdout.write(line)
            sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
