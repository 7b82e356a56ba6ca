"""The World that closures ask: a plan in a few lines walks them as they are compiled to run, and nothing happens."""

import re
from collections.abc import Awaitable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from shell_bench import Bench

from mirage.budget import Budget, Limits
from mirage.events import CommandEnded
from mirage.session import Session
from mirage.shell import builtins
from mirage.shell.compile import cache
from mirage.shell.leaving import Leave
from mirage.shell.run import HOLE, UNKNOWN, Now
from mirage.shell.state import ENDLESS, Shell
from mirage.shell.world import World
from mirage.streams import Io, Nothing
from mirage.vfs.fs import FileSystem

if TYPE_CHECKING:
    from mirage.shell.ast import Substitution

KNOWN = {"true": 0, "false": 1}
INWARD = frozenset({":", "break", "continue", "eval", "exit", "export", "local", "return", "set", "shift", "trap"})
"""Builtins that change nothing but the session: a plan has its own."""


class Note(NamedTuple):
    """What would happen, or might."""

    what: str
    certain: bool


class Files(FileSystem):
    """Opens nothing."""

    __slots__ = ("plan",)

    plan: "Plan"

    async def open_handle(self, path: str, flags: Any, **_: Any) -> Any:
        self.plan.note(f"open {path}")
        return Nothing()


class Plan(Shell):
    """The other world: what may run is written down."""

    __slots__ = ("certain", "notes")

    def __init__(self, session: Session, fs: FileSystem, budget: Budget, notes: list[Note]) -> None:
        files = Files(fs.table, session, fs.guard)
        files.plan = self
        super().__init__(session, files, budget)
        self.notes = notes
        self.certain = True

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
        if name in self.session.functions or name in INWARD:
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

    def given(self, text: str) -> Nothing:
        return Nothing()

    async def either(self, runs: Sequence[Now], io: Io) -> int:
        ends: list[Session] = []
        left: Leave | None = None
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
            except Leave as leaving:
                left = leaving
                self.certain = False
        if left is not None and not ends:
            raise left
        self.join(ends)
        return self.session.status

    def turns(self, words: Iterable[str] = ENDLESS) -> Iterator[str]:
        certain = self.certain
        for word in words:
            unknown = HOLE in word
            while True:
                before = self.session.clone()
                if unknown:
                    self.certain = False
                yield word
                if unknown:
                    self.certain = certain
                    self.join([before, self.session.clone()])
                if not unknown or self.session.variables == before.variables:
                    break
            if words is ENDLESS and self.session.variables == before.variables:
                break

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
    ("eval 'a; b'", UNKNOWN, ["a", "b"]),
]


@pytest.mark.anyio
@pytest.mark.parametrize(("text", "status", "notes"), WALKS, ids=[text for text, _, _ in WALKS])
async def test_a_plan_walks_what_would_run(text: str, status: int, notes: list[str]) -> None:
    assert await planned(text) == (status, _notes(notes))


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


@pytest.mark.anyio
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("text", HAPPENS)
async def test_the_closures_that_run_are_the_ones_that_were_planned(text: str, there: bool) -> None:
    bench = Bench()
    if there:
        await bench.fs.write("/x", b"one\n")
    _, notes = await planned(text, bench)
    compiled = cache.get(text)
    assert bench.events == []
    assert await bench.fs.exists("/x") is there
    await bench.run(text)
    assert compiled is not None
    assert cache.get(text) is compiled
    # A word that nobody knows may be none at all.
    patterns = [re.escape(note.what).replace(r"\ \*", "( .*)?").replace(r"\*", ".*") for note in notes]
    for event in bench.events:
        if isinstance(event, CommandEnded):
            words = " ".join(event.argv)
            assert any(re.fullmatch(pattern, words) for pattern in patterns), words
