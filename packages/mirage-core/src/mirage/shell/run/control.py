"""Control flow: lists, and-or lists, groups, subshells, conditions, loops, case, functions."""

import re
from typing import TYPE_CHECKING

from mirage.patterns.glob import has_magic
from mirage.shell.ast import (
    AndOr,
    Case,
    Function,
    If,
    List,
    Node,
    Subshell,
)
from mirage.shell.calls import Code, define
from mirage.shell.depth import descend
from mirage.shell.expand.matching import LONG, fits, rules_of
from mirage.shell.expand.words import Plan
from mirage.shell.leaving import Fatal
from mirage.shell.run import HOLE, UNKNOWN, Compiling, Instant, Now, Run, came_to, now_of
from mirage.shell.run.announcing import announced
from mirage.shell.run.failing import checked, counts, heed, heeding
from mirage.streams import Io

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Sequence

    from mirage.shell.ast import Word
    from mirage.shell.state import Shell


def compile_list(node: List) -> Compiling:
    """Commands one after the other."""
    runs: list[Run] = []
    for item in node.items:
        runs.append((yield item))  # noqa: PERF401 - a comprehension cannot yield
    if len(runs) == 1:
        return checked(runs[0]) if counts(node.items[0]) else runs[0]
    items = [(now_of(run), isinstance(run, Instant), counts(item)) for run, item in zip(runs, node.items, strict=True)]

    async def run(shell: "Shell", io: "Io") -> int:
        status = 0
        budget = shell.budget
        for item, instant, looked_at in items:
            if instant and budget.step():
                await budget.breathe()
            result = item(shell, io)
            status = result if isinstance(result, int) else await result
            if status and looked_at and heeding(shell):
                await heed(shell, io, status)
        return status

    return run


def compile_and_or(node: AndOr) -> Compiling:
    """``a && b || c``."""
    first = now_of((yield node.first))
    rest: list[tuple[bool, Now]] = []
    for operator, item in node.rest:
        rest.append((operator == "&&", now_of((yield item))))
    between = rest[:-1]
    wanted_last, last = rest[-1]
    heeds = counts(node.rest[-1][1])

    async def run(shell: "Shell", io: "Io") -> int:
        budget = shell.budget
        if budget.step():
            await budget.breathe()
        heeded = heeds
        shell.tested += 1
        try:
            result = first(shell, io)
            status = result if isinstance(result, int) else await result
            for wanted, item in between:
                if status < 0:
                    status = await shell.either((item, _SKIPPED[wanted]), io)
                elif (status == 0) is wanted:
                    if budget.step():
                        await budget.breathe()
                    result = item(shell, io)
                    status = result if isinstance(result, int) else await result
        finally:
            shell.tested -= 1
        if status < 0:
            status = await shell.either((last, _SKIPPED[wanted_last]), io)
        elif (status == 0) is wanted_last:
            result = last(shell, io)
            status = result if isinstance(result, int) else await result
        else:
            heeded = False
        if shell.session.traps is not None:
            await _signalled(shell, io)
        if status and heeded and heeding(shell):
            await heed(shell, io, status)
        return status

    return run


async def _signalled(shell: "Shell", io: "Io") -> None:
    """Signals are looked at where a list of this kind, or ``case``, ends."""
    traps = shell.session.traps
    if traps is not None and traps.pending:
        await traps.deliver(shell, io)


_SKIPPED = {True: came_to(UNKNOWN), False: came_to(0)}
"""What a list has come to where the next of its commands is left out: behind ``&&`` (True) and ``||``."""


def compile_subshell(node: Subshell) -> Compiling:
    """``( ... )``: on a copy of the session."""
    body = yield node.body
    return subshell(body, node, node.line)


def subshell(body: Run, node: Node, line: int) -> Run:
    """``body`` in a shell of its own; ``node`` is what it was written as."""

    async def run(shell: "Shell", io: "Io") -> int:
        child = shell.subshell()
        child.subshells += 1
        child.inherited = io.stdin
        limit = shell.budget.limits.subshell_depth
        if child.subshells > limit:
            shell.budget.stop("subshell depth", limit)
        status = await descend(child.deeper(), lambda: child.contain(body, Io(io.stdin, io.out, io.err, io.more)))
        shell.session.status = status
        if shell.session.traps is not None:
            await shell.session.traps.deliver(shell, io)
        shell.line = line
        shell.node = node
        if child.signal:
            from mirage.shell.jobs.processes import mourn

            await mourn(shell, io, child)
        return status

    return run


def compile_if(node: If) -> Compiling:
    """``if``."""
    arms: list[tuple[Now, Now]] = []
    for condition, body in node.arms:
        arms.append((now_of((yield condition)), now_of((yield body))))
    otherwise = None if node.otherwise is None else now_of((yield node.otherwise))
    return _choice(arms, otherwise)


def _choice(arms: "Sequence[tuple[Now, Now]]", otherwise: Now | None) -> Run:
    """The first arm whose condition holds."""

    async def run(shell: "Shell", io: "Io") -> int:
        budget = shell.budget
        left = iter(arms)
        for condition, body in left:
            if budget.step():
                await budget.breathe()
            shell.tested += 1
            try:
                result = condition(shell, io)
                holds = result if isinstance(result, int) else await result
            finally:
                shell.tested -= 1
            if holds == 0:
                result = body(shell, io)
                return result if isinstance(result, int) else await result
            if holds < 0:
                return await shell.either((body, _choice(list(left), otherwise)), io)
        if otherwise is not None:
            result = otherwise(shell, io)
            return result if isinstance(result, int) else await result
        shell.session.settle(0)
        return 0

    return run


def compile_case(node: Case) -> Compiling:
    """``case``."""
    subject = Plan(node.subject)
    line = node.line
    arms: list[tuple[Patterns, Now, str]] = []
    for arm in node.arms:
        body = now_of((yield arm.body))
        arms.append((Patterns(arm.patterns), body, arm.end))

    async def run(shell: "Shell", io: "Io") -> int:
        if shell.budget.step():
            await shell.budget.breathe()
        shell.line = line
        shell.node = node
        if heeding(shell):
            await announced(shell, io, node)
        try:
            text = subject.subject_now(shell, io)
            if not isinstance(text, str):
                text = await text
            status = 0
            falls = unsure = False
            hollow = HOLE in text
            for patterns, body, end in arms:
                if not falls:
                    holds = patterns.fit(text, shell, io)
                    if not isinstance(holds, int):
                        holds = await holds
                    if not (holds or hollow):
                        continue
                    if hollow or unsure or holds < 0:
                        # From here on nobody knows whether an earlier arm was taken.
                        unsure = True
                        status = await shell.either((body, came_to(status)), io)
                        continue
                result = body(shell, io)
                status = result if isinstance(result, int) else await result
                if end == ";;":
                    break
                falls = end == ";&"
        except Fatal as fatal:
            return await shell.die(io, fatal)
        shell.session.settle(status)
        if shell.session.traps is not None:
            await _signalled(shell, io)
        return status

    return run


class Patterns:
    """Those of one arm."""

    __slots__ = ("_patterns", "_texts")

    def __init__(self, words: "Iterable[Word]") -> None:
        self._patterns = [_pattern(Plan(word)) for word in words]
        self._texts: frozenset[str] | None = None
        """They, where none of them can match anything but itself."""
        texts = frozenset([pattern for pattern in self._patterns if isinstance(pattern, str)])
        if len(texts) == len(self._patterns) and not any(map(has_magic, texts)):
            self._texts = texts

    def fit(self, text: str, shell: "Shell", io: "Io") -> "int | Awaitable[int]":
        """Whether one of them matches; answers with what is to be awaited where one is to be expanded."""
        options = shell.session.options
        if self._texts is not None and "nocasematch" not in options:
            return text in self._texts
        if len(text) > LONG:
            shell.budget.look()
        rules = rules_of(options)
        for place, pattern in enumerate(self._patterns):
            if not isinstance(pattern, str):
                return self._later(text, place, shell, io)
            if fits(pattern, text, rules):
                return True
        return False

    async def _later(self, text: str, place: int, shell: "Shell", io: "Io") -> int:
        rules = rules_of(shell.session.options)
        hollow = False
        for pattern in self._patterns[place:]:
            written = pattern if isinstance(pattern, str) else await pattern.first_pattern(shell, io)
            if HOLE in written or HOLE in text:
                hollow = True
            elif fits(written, text, rules):
                return True
        return UNKNOWN if hollow else False


def _pattern(plan: Plan) -> Plan | str:
    written = plan.written_pattern()
    return plan if written is None else written


_BACKQUOTED = re.compile(r"`(?:[^`\\]|\\.)*`", re.S)
_EXPANDED = re.compile(r"['\"\\$]|[<>]\(")


def compile_function(node: Function) -> Run:
    """``name() body``: defines it."""
    # A body that is one command is looked at within the function already.
    code = Code(List((node.body,)) if counts(node.body) else node.body)
    name = node.name
    named = not _EXPANDED.search(_BACKQUOTED.sub("", name))

    async def run(shell: "Shell", io: "Io") -> int:
        session = shell.session
        if not named:
            shell.line = node.line
            await shell.say(io, f"`{name}': not a valid identifier")
            session.status = 1
            return 1
        if session.marks and "r" in session.marks.get(name, ""):
            await shell.say(io, f"{name}: readonly function")
            session.status = 1
            return 1
        await define(shell, node, code)
        if "allexport" in session.options:
            session.marks[name] = "x"
        session.settle(0)
        return 0

    return run
