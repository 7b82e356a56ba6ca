"""The World that closures ask: a plan in a few lines walks them as they are compiled to run, and nothing happens."""

import re
from collections.abc import Awaitable, Iterable, Iterator, Sequence
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from shell_bench import Bench

from mirage.budget import Budget, Limits
from mirage.errors import LimitReached
from mirage.events import CommandEnded
from mirage.resources import Reading
from mirage.session import Session
from mirage.shell import builtins
from mirage.shell.compile import cache
from mirage.shell.jobs.processes import Process
from mirage.shell.leaving import Break, Leave, Return
from mirage.shell.run import HOLE, UNKNOWN, Now, Run
from mirage.shell.state import ENDLESS, Shell
from mirage.shell.world import World
from mirage.streams import Io, Nothing
from mirage.vfs.fs import FileSystem

if TYPE_CHECKING:
    from mirage.shell.ast import Substitution

KNOWN = {"true": 0, "false": 1}
INWARD = frozenset({":", "break", "continue", "eval", "exit", "export", "local", "return", "set", "shift", "trap"})
"""Builtins that change nothing but the session: a plan has its own."""


MANY = 16
"""After so many turns what a loop changes is taken for unknown."""


class Note(NamedTuple):
    """What would happen, or might."""

    what: str
    certain: bool


class Left(NamedTuple):
    """One of several ways left early; as what, and in which state."""

    leave: Leave
    session: Session

    def ends(self, kind: type[Leave]) -> bool:
        """Whether it goes on behind the nearest loop (Break), function (Return) or shell (Leave)."""
        return isinstance(self.leave, kind) and getattr(self.leave, "levels", 1) == 1

    def further(self, kind: type[Leave]) -> "Left | None":
        """What is still to arrive then."""
        leave = self.leave
        if kind is Break and isinstance(leave, Break) and leave.levels > 1:
            return Left(Break(leave.levels - 1, leave.again, leave.status), self.session)
        return None if isinstance(leave, kind) else self


class Files(FileSystem):
    """Opens nothing."""

    __slots__ = ("plan",)

    plan: "Plan"

    def read(self, path: str, start: int = 0, stop: int | None = None) -> Any:
        self.plan.note(f"read {path}")
        return Reading.of(b"")

    async def open_handle(self, path: str, flags: Any, **_: Any) -> Any:
        self.plan.note(f"open {path}")
        return Nothing()


class Plan(Shell):
    """The other world: what may run is written down."""

    __slots__ = ("certain", "left", "notes")

    def __init__(self, session: Session, fs: FileSystem, budget: Budget, notes: list[Note]) -> None:
        files = Files(fs.table, session, fs.guard)
        files.plan = self
        super().__init__(session, files, budget)
        self.notes = notes
        self.certain = True
        self.left: list[Left] = []

    def note(self, what: str) -> None:
        note = Note(what.replace(HOLE, "*"), self.certain)
        if note not in self.notes:
            self.notes.append(note)

    # The questions

    def alike(self, session: Session) -> "Plan":
        twin = Plan(session, self.fs, self.budget, self.notes)
        twin.certain = self.certain
        return twin

    def command_now(self, words: list[str], io: Io) -> int | Awaitable[int]:
        name = words[0]
        if name in self.session.functions:
            return self.call(words, io)
        if name in INWARD:
            return super().command_now(words, io)
        self.note(" ".join(words))
        status = self.session.status = KNOWN.get(name, UNKNOWN)
        return status

    async def plainly(self, words: list[str], io: Io) -> int:
        builtin = builtins.find(words[0])
        assert builtin is None
        return await super().command(words, io)

    async def substitute(self, part: "Substitution", io: Io) -> str:
        await super().substitute(part, io)
        return HOLE

    async def begin(self, process: Process, run: Run, io: Io) -> None:
        assert process.shell is not None
        process.status = await process.shell.contain(run, io)

    async def tell(self, io: Io, message: str) -> None:
        return

    def given(self, text: str) -> Nothing:
        return Nothing()

    async def either(self, runs: Sequence[Now], io: Io) -> int:
        ends: list[Session] = []
        left: list[Left] = []
        for run in runs:
            child = self.over(self.session.clone())
            assert isinstance(child, Plan)
            child.certain = False
            child.loops = self.loops
            child.session.traps = self.session.traps
            try:
                result = run(child, io)
                child.session.status = result if isinstance(result, int) else await result
                ends.append(child.session)
            except Leave as leave:
                left.append(Left(leave, child.session))
            self.left += child.left
        if left:
            self.certain = False
        if not ends:
            raise left.pop().leave
        self.left += left
        self.join(ends)
        return self.session.status

    def turns(self, words: Iterable[str] = ENDLESS) -> Iterator[str]:
        try:
            for turn, word in enumerate(words):
                while True:
                    before = self.session.clone()
                    yield word
                    self.join([self.session.clone(), *[left.session for left in self.left if left.ends(Break)]])
                    if HOLE not in word or self.settled(before):
                        break
                if words is ENDLESS and self.settled(before):
                    break
                if words is ENDLESS and turn > MANY:
                    self.join([before, self.session.clone()])
        finally:
            self.arrived(Break)

    # What leaves early on one of two ways goes on where it would have arrived

    async def call(self, words: list[str], io: Io) -> int:
        running = super().command_now(words, io)
        assert not isinstance(running, int)
        status = await running
        return self.arrived(Return, status)

    async def contain(self, run: Run, io: Io) -> int:
        status = await super().contain(run, io)
        return self.arrived(Leave, status)

    def arrived(self, kind: type[Leave], status: int | None = None) -> int:
        """Join those that left up to here."""
        mine = [left for left in self.left if left.ends(kind)]
        self.left = [further for left in self.left if (further := left.further(kind)) is not None]
        self.session.status = self.session.status if status is None else status
        self.join([self.session.clone(), *[left.session for left in mine]])
        if status is not None and any(getattr(left.leave, "status", 0) != status for left in mine):
            self.session.status = UNKNOWN
        return self.session.status

    def settled(self, before: Session) -> bool:
        """Whether one more turn has changed nothing that was known."""
        known = before.variables
        return all(known.get(name) in (value, HOLE) for name, value in self.session.variables.items())

    def join(self, ends: list[Session]) -> None:
        """Go on with what is the same in all of them."""
        first, session = ends[0], self.session
        for name in {name for end in ends for name in end.variables}:
            values = {end.variables.get(name, HOLE) for end in ends}
            session.variables[name] = values.pop() if len(values) == 1 else HOLE
        session.functions.update({name: function for end in ends for name, function in end.functions.items()})
        session.status = first.status if all(end.status == first.status for end in ends) else UNKNOWN


def _is_a_world(shell: Shell, plan: Plan) -> tuple[World, World]:
    """What mypy holds them to."""
    return shell, plan


async def planned(text: str, bench: Bench | None = None) -> tuple[int, list[Note]]:
    """What would happen; its status."""
    bench = bench or Bench()
    notes: list[Note] = []
    plan = Plan(bench.session.clone(), bench.fs, Budget(Limits(steps=10_000)), notes)
    nothing = Nothing()
    return await plan.execute(text, Io(nothing, nothing, nothing)), notes


WALKS = [
    ("cat /x", UNKNOWN, ["cat /x"]),
    ("if cat /x; then a; else b; fi; c", UNKNOWN, ["cat /x", "?a", "?b", "c"]),
    ("if true; then a; else b; fi", UNKNOWN, ["true", "a"]),
    ("if a; then true; elif b; then true; else true; fi", 0, ["a", "?true", "?b"]),
    ("if a; then true; elif b; then false; else true; fi", UNKNOWN, ["a", "?true", "?b", "?false"]),
    ("a && b", UNKNOWN, ["a", "?b"]),
    ("a || b", UNKNOWN, ["a", "?b"]),
    ("a || true", 0, ["a", "?true"]),
    ("a && b || c && d", UNKNOWN, ["a", "?b", "?c", "?d"]),
    ("true && a; false && b; false || c", UNKNOWN, ["true", "a", "false", "c"]),
    ("! a; ! true", 1, ["a", "true"]),
    ("while a; do b; done; c", UNKNOWN, ["a", "?b", "c"]),
    ("until a; do b; done", UNKNOWN, ["a", "?b"]),
    ("while true; do a; done; b", UNKNOWN, ["true", "a", "b"]),
    ("while a; do true; done", 0, ["a", "?true"]),
    ("while false; do a; done; b", UNKNOWN, ["false", "b"]),
    ("while a $y; do y=$x; x=1; done; b $y", UNKNOWN, ["a", "a *", "b *"]),
    ("for f in 1 2; do a $f; done", UNKNOWN, ["a 1", "a 2"]),
    ("for f in $(a); do b $f; done; c $f", UNKNOWN, ["a", "?b *", "c *"]),
    ("for f in $(a); do false; done", UNKNOWN, ["a", "?false"]),
    ("for f in 1 2; do a && break; b; done; c", UNKNOWN, ["a", "?b", "?a", "?c"]),
    ("for ((;;)); do a; done; b", UNKNOWN, ["a", "b"]),
    ("case x in x) a;; *) b;; esac", UNKNOWN, ["a"]),
    ("case $(a) in x) b;; y) c;& z) d;; esac; e", UNKNOWN, ["a", "?b", "?c", "?d", "e"]),
    ("case x in $(a)) true;; x) false;; esac", UNKNOWN, ["a", "?true", "?false"]),
    ("case x in $(a)) true;; esac", 0, ["a", "?true"]),
    ("a | b | true", 0, ["a", "b", "true"]),
    ("true | a", UNKNOWN, ["true", "a"]),
    ("set -o pipefail; a | true", UNKNOWN, ["a", "true"]),
    ("f() { a $1; return 3; }; f x; b $?", UNKNOWN, ["a x", "b 3"]),
    ("f() { a && return 0; b; }; f; c", UNKNOWN, ["a", "?b", "?c"]),
    ("f() { local x=$1; a; }; f 1; f; b $x", UNKNOWN, ["a", "b"]),
    ("a; b $?", UNKNOWN, ["a", "b *"]),
    ("x=$(a); b /s3/$x/y", UNKNOWN, ["a", "b /s3/*/y"]),
    ("x=1; if a; then x=2; fi; b $x", UNKNOWN, ["a", "b *"]),
    ("x=1; if a; then y=2; fi; b $x", UNKNOWN, ["a", "b 1"]),
    ("a $(b $(c))", UNKNOWN, ["c", "b *", "a *"]),
    ("( a; exit 4 ); b $?", UNKNOWN, ["a", "b 4"]),
    ("a || exit 3; b", UNKNOWN, ["a", "?b"]),
    ("if a; then exit 3; else exit 3; fi; b", 3, ["a"]),
    ("set -e; a; b", UNKNOWN, ["a", "?b"]),
    ("set -e; false; b", 1, ["false"]),
    ("trap 'a; exit 2' ERR; b; c", UNKNOWN, ["b", "?a", "?c"]),
    ("a > /x/$(b) < in", UNKNOWN, ["b", "open /x/*", "open in", "a"]),
    ("if a; then b; fi > out", UNKNOWN, ["open out", "a", "?b"]),
    ("a <<< $(b); c << .\n$(d)\n.\n", UNKNOWN, ["b", "a", "d", "c"]),
    ("{ a; b; } | while c; do d; done", UNKNOWN, ["a", "b", "c", "?d"]),
    ("a & b; c", UNKNOWN, ["a", "b", "c"]),
    ("a <(b | c) > >(d)", UNKNOWN, ["b", "c", "d", "open /dev/fd/62", "a /dev/fd/63"]),
    ("coproc a; b", UNKNOWN, ["a", "b"]),
    ("x=$(< /f); a $x", UNKNOWN, ["read /f", "a *"]),
    ("time a; $(b); c", UNKNOWN, ["a", "b", "*", "c"]),
    ("a; b ${PIPESTATUS[0]}", UNKNOWN, ["a", "b *"]),
    ("a=(1 $(b)); c ${a[1]}", UNKNOWN, ["b", "c *"]),
    ("eval 'a; b'", UNKNOWN, ["a", "b"]),
]


@pytest.mark.anyio
@pytest.mark.parametrize(("text", "status", "notes"), WALKS, ids=[text for text, _, _ in WALKS])
async def test_a_plan_walks_what_would_run(text: str, status: int, notes: list[str]) -> None:
    found, written = await planned(text)
    # In which order the stages of a pipeline begin is up to the event loop.
    assert (found, sorted(written)) == (status, sorted(_notes(notes)))


def _notes(texts: Iterable[str]) -> list[Note]:
    return [Note(text.removeprefix("?"), not text.startswith("?")) for text in texts]


HAPPENS = [
    "if cat /x; then echo a; else echo b; fi",
    "cat /x && echo a || echo b",
    "while cat /x; do rm /x; echo gone; done; echo c",
    "for f in $(cat /x); do echo $f; done",
    'case $(cat /x) in one) echo 1;; "") echo nothing;; *) echo more;; esac',
    "f() { cat /x | grep one && return; echo $1; }; f none; f again",
    "x=1; cat /x || x=2; echo $x",
    "echo $(if cat /x; then echo there; fi)",
    "set -e; cat /x; echo on",
]


async def is_sound(text: str, bench: Bench) -> None:
    """Whatever runs was planned, by the same closures; and the plan changed nothing."""
    before = sorted([entry.name for entry in await bench.fs.readdir("/")])
    try:
        _, notes = await planned(text, bench)
    except LimitReached:
        # A recursion: what it does nobody can say.
        return
    compiled = cache.get(text)
    assert bench.events == []
    assert sorted([entry.name for entry in await bench.fs.readdir("/")]) == before
    with suppress(LimitReached):
        await bench.run(text)
    assert compiled is not None
    assert cache.get(text) is compiled
    # A word that nobody knows may be none at all.
    patterns = {re.escape(note.what).replace(r"\ \*", "( .*)?").replace(r"\*", ".*") for note in notes}
    planned_one = re.compile("|".join(patterns), re.DOTALL)
    for event in bench.events:
        # What only the shell itself is asked for is done by the plan.
        if isinstance(event, CommandEnded) and event.argv[0] not in ("set", "break"):
            words = " ".join(event.argv)
            assert planned_one.fullmatch(words), f"{words!r} of {text!r} was not planned: {notes}"


@pytest.mark.anyio
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("text", HAPPENS)
async def test_the_closures_that_run_are_the_ones_that_were_planned(text: str, there: bool) -> None:
    bench = Bench()
    if there:
        await bench.fs.write("/x", b"one\n")
    await is_sound(text, bench)


SIMPLE = (
    *("cat /1", "cat /2", "rm /1", "echo 3 > /2", "echo $x", "echo $?"),
    *("x=1", "x=$(cat /2)", "x=$x.", "true", "false"),
)
COMPOUND = (
    *("if @; then @; else @; fi", "if @; then @; elif @; then @; fi", "@ && @", "@ || @"),
    *("{ ! @; }", "{ @; @; }", "( @; @ )", "set -e; @; @", "@ | @", "echo $(@)"),
    *("while @; do @; done", "until @; do @; @; done", "for x in a b; do @; done", "for x in $(@); do @; done"),
    *("case $x in 1) @;; *) @;; esac", "case $(@) in 3) @;& 4) @;; *) @;; esac", "f() { @; }; f; @; f"),
    *("if @; then break; fi; @", "@ || exit 3; @", "f() { @ && return; @; }; f"),
)


def written(random: Random, depth: int) -> str:
    """A program."""
    if depth == 0 or random.random() < 0.2:
        return random.choice(SIMPLE)
    template = random.choice(COMPOUND)
    return "".join([written(random, depth - 1) if mark == "@" else mark for mark in template])


@pytest.mark.anyio
@pytest.mark.parametrize("seed", range(20))
async def test_no_program_does_what_was_not_planned(seed: int) -> None:
    random = Random(seed)
    for _ in range(20):
        bench = Bench(Limits(steps=500))
        for name in random.sample(["1", "2"], random.randint(0, 2)):
            await bench.fs.write(f"/{name}", b"3\n")
        await is_sound(written(random, 3), bench)
