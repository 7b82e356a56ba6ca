"""Broken text for the parser, expansion and arithmetic: nothing may come of it but an ordinary end.

    python tests/campaigns/fuzz.py [--seconds N] [--seed N] [--only parser|expansion|arithmetic] [--number N]

No exception but the typed ones, nothing over 1 s of processor time or 64 MiB. What fails is made as small as it gets
and printed; ``--number`` shows one text. Ends with status 1 where anything failed. ``--seconds`` are for each target.
"""

import argparse
import itertools
import os
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "spec")]

import anyio
import generator
import spec_cases
import spec_shell
from shells import Hung, alarm
from shrink import shrink

from mirage.budget import Budget, Limits
from mirage.errors import LimitReached
from mirage.shell.syntax.parse import parse
from mirage.streams import Collected, Io, Nothing

LONGEST = 1.0
GROWTH = 64 * 2**20
STRETCH = 200
LIMITS = Limits(steps=20_000, cpu=0.3, idle_cpu=0.3, wall=2.0, held=16 * 2**20, output=2**20)
"""So that only what passes no checkpoint takes long."""

TOKENS = (
    *"(){}[]<>|&;$`'\"\\#!*?~=+-/%^,:@ \n\t0a",
    *(
        "$(",
        "$((",
        "))",
        "${",
        "}",
        "[[",
        "]]",
        "((",
        "<<",
        "<<<",
        "<<E\n",
        "E\n",
        "<(",
        ">(",
        "&&",
        "||",
        ";;",
        ";&",
        "|&",
    ),
    *(
        "if ",
        "then ",
        "else ",
        "fi ",
        "for ",
        "in ",
        "do ",
        "done ",
        "while ",
        "case ",
        "esac ",
        "function ",
        "select ",
    ),
    *("time ", "coproc ", "declare ", "local ", "eval ", "$'", '$"', "\\\n", "@Q", "@P", "!", "[@]", "[*]", ":-", "//"),
    *("x", "a[", "1", "9223372036854775807", "-1", "**", "<<=", "++", "16#", "0x", "08", "é", "\udcff", "\x01", "\x7f"),
    *("+(", "@(", "!(", "[!", "[[:alpha:]]", "[a-", "{1..", "{a,", "..3}", "$@", "$*", "${!", "${#", "\\1", "{2}"),
)

Run = Callable[[str], None]


def parsing(text: str) -> None:
    """The parser alone."""
    parse(text)


def running(text: str) -> None:
    """A whole line, to the end that it comes to."""
    anyio.run(_run, text)


def summing(text: str) -> None:
    """An arithmetic expression, as a command takes it."""
    anyio.run(_run, f"x=5 a=(1 2 3) y=x\nlet {_quoted(text)}\necho $(( {text} ))\n")


def expanding(text: str) -> None:
    """Words, patterns and conditions around the text."""
    setup = "shopt -s extglob; x='a b' a=(1 '2 3'); declare -A m=([k]=v); set -- p 'q r'\n"
    anyio.run(_run, f"{setup}echo {text}\n")
    anyio.run(
        _run, f'{setup}y={text}\n[[ $x == $y ]]; [[ $x =~ $y ]]; case "$y" in $y) ;; esac; echo ${{x//$y/z}} $y\n'
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


async def _run(text: str) -> None:
    shell = await spec_shell.ready()
    shell.budget = Budget(LIMITS)
    err = Collected()
    with anyio.move_on_after(2):
        try:
            await shell.execute(text, Io(Nothing(), Collected(), err))
        except LimitReached:
            return
    if b"internal error" in err.data or b"Traceback" in err.data:
        raise AssertionError(err.data)


@cache
def _corpus() -> tuple[str, ...]:
    codes = [case.code for path in spec_cases.files() for case in spec_cases.read(path)]
    return tuple(code for code in codes if "sleep" not in code and "wait" not in code)


def _whole(chance: Random) -> str:
    return chance.choice(_corpus()) if chance.random() < 0.6 else generator.of_kind("statement", chance)


def _word(chance: Random) -> str:
    return generator.of_kind(chance.choice(("word", "parameter", "elements", "pattern", "inner", "glob")), chance)


def _sum(chance: Random) -> str:
    return generator.of_kind("sum", chance)


@dataclass(frozen=True, slots=True)
class Target:
    """What is fuzzed: how texts begin, and what is done with them."""

    begin: Callable[[Random], str]
    runs: tuple[Run, ...]


TARGETS = {
    "parser": Target(_whole, (parsing, running)),
    "expansion": Target(_word, (expanding,)),
    "arithmetic": Target(_sum, (summing,)),
}


def text_of(target: str, seed: int, number: int) -> str:
    """The same for the same seed and number."""
    chance = Random(f"{seed}/{target}/{number}")
    begin = TARGETS[target].begin
    text = begin(chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        text = chance.choice(_MUTATIONS)(text, chance, begin)
    return text[:200_000]


def _span(text: str, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + int(chance.expovariate(0.1)))


def _insert(text: str, chance: Random, begin: Callable[[Random], str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + "".join(chance.choices(TOKENS, k=chance.randint(1, 3))) + text[at:]


def _delete(text: str, chance: Random, begin: Callable[[Random], str]) -> str:
    start, stop = _span(text, chance)
    return text[:start] + text[stop:]


def _repeat(text: str, chance: Random, begin: Callable[[Random], str]) -> str:
    start, stop = _span(text, chance)
    return text[:start] + text[start:stop] * chance.choice((2, 3, 10, 100, 2000)) + text[stop:]


def _splice(text: str, chance: Random, begin: Callable[[Random], str]) -> str:
    other = begin(chance)
    return text[: chance.randint(0, len(text))] + other[chance.randint(0, len(other)) :]


def _nest(text: str, chance: Random, begin: Callable[[Random], str]) -> str:
    start, stop = _span(text, chance)
    return text[:start] + begin(chance) + text[start:stop] + text[stop:]


def _replace(text: str, chance: Random, begin: Callable[[Random], str]) -> str:
    start, stop = _span(text, chance)
    return text[:start] + chance.choice(TOKENS) + text[stop:]


def _token_bomb(text: str, chance: Random, begin: Callable[[Random], str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(TOKENS) * chance.choice((5, 70, 300, 5000)) + text[at:]


_MUTATIONS = (_insert, _insert, _delete, _repeat, _splice, _nest, _replace, _replace, _token_bomb)


@dataclass(frozen=True, slots=True)
class Failure:
    """A text and what came of it."""

    target: str
    number: int
    text: str
    what: str


@dataclass(slots=True)
class Tally:
    """What a stretch of texts came to."""

    tried: int = 0
    slowest: float = 0.0
    failures: list[Failure] = field(default_factory=list)


def what_comes(target: str, text: str) -> tuple[str, float]:
    """What is wrong with how a text ends, or nothing; and the processor time of the slowest run."""
    slowest = 0.0
    for run in TARGETS[target].runs:
        before, began = _resident(), time.process_time()
        try:
            with alarm(10):
                run(text)
        except Hung:
            return "hung", 10.0
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is a find
            return f"{type(error).__name__} in {run.__name__}", slowest
        spent = time.process_time() - began
        if spent > LONGEST:
            return f"slow in {run.__name__}", spent
        if _resident() - before > GROWTH:
            return f"memory in {run.__name__}", spent
        slowest = max(slowest, spent)
    return "", slowest


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def stretch(target: str, seed: int, start: int, until: float) -> Tally:
    """Try these texts as far as one gets until then."""
    tally = Tally()
    for number in range(start, start + STRETCH):
        if time.monotonic() > until:
            break
        text = text_of(target, seed, number)
        what, spent = what_comes(target, text)
        tally.tried += 1
        tally.slowest = max(tally.slowest, spent)
        if what:
            tally.failures.append(Failure(target, number, text, what))
    return tally


def campaign(target: str, seed: int, seconds: float, jobs: int) -> Tally:
    """All that fits into so many seconds."""
    tally = Tally()
    until = time.monotonic() + seconds
    starts = range(0, int(seconds * jobs * 20_000), STRETCH)
    with ProcessPoolExecutor(jobs) as pool:
        waiting = itertools.chain(starts)
        running = {pool.submit(stretch, target, seed, start, until) for start in itertools.islice(waiting, 2 * jobs)}
        while running:
            done = running.pop().result()
            tally.tried += done.tried
            tally.slowest = max(tally.slowest, done.slowest)
            tally.failures += done.failures
            if time.monotonic() < until:
                running.add(pool.submit(stretch, target, seed, next(waiting), until))
    return tally


def smallest(failure: Failure) -> str:
    """The shortest text that ends in the same way."""
    return shrink(failure.text, lambda text: what_comes(failure.target, text)[0] == failure.what)


def told(target: str, tally: Tally) -> Iterator[str]:
    """What a campaign found, for people."""
    yield f"{target}: {tally.tried} texts, the slowest took {tally.slowest:.2f} s, {len(tally.failures)} failures\n"
    for what, times in Counter(each.what for each in tally.failures).items():
        first = next(each for each in tally.failures if each.what == what)
        yield f"  {times:>5} {what}, such as --number {first.number}: {smallest(first)!r:.2000}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--number", type=int, help="show this text instead")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    targets = [options.only] if options.only else list(TARGETS)
    if options.number is not None:
        text = text_of(targets[0], seed, options.number)
        sys.stdout.write(f"{text!r}\n{what_comes(targets[0], text)}\n")
        return 0
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
