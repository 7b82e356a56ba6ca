"""Simple commands: their words, expanded, and what the first of them names."""

from typing import TYPE_CHECKING

from mirage.shell.ast import Assignment, Braces, Simple, Word
from mirage.shell.expand.words import Plan, bounded, expand, plan
from mirage.shell.leaving import Fatal
from mirage.shell.run import Instant, Run

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator, Sequence
    from typing import TypeAlias

    from mirage.shell.expand.series import Brace
    from mirage.shell.run.assign import Declared
    from mirage.shell.state import Shell
    from mirage.streams import Io

    Words: TypeAlias = Sequence[Plan | Brace | Declared]


def compile_simple(node: Simple) -> Run:
    """The closure of a simple command, as simple as the command allows."""
    last = len(node.words) - 1
    plans = [_plan(word, early=at < last) for at, word in enumerate(node.words)]
    if plans and not node.assignments and not node.redirects:
        return _bare(plans, node)
    # Only here: most programs begin with words alone.
    from mirage.shell.run.changing import compile_changing

    return compile_changing(node, plans)


def _plan(word: Word | Braces | Assignment, *, early: bool) -> "Plan | Brace | Declared":
    if not isinstance(word, Assignment):
        return plan(word)
    # Only here: most programs begin without one.
    from mirage.shell.run.assign import Declared

    return Declared(word, early=early)


def _bare(plans: "Words", node: Simple) -> Instant:
    """Words alone.

    There are as many of its closures as commands: their annotations are text, so that they are no objects as well.
    """
    line = node.line
    head = _head(plans)
    tail = plans[len(head) :]
    # One text is never too large, nor is what was written.
    few = len(plans) if sum(each.constant is None for each in plans) == 1 else 0

    def now(shell: "Shell", io: "Io") -> "int | Awaitable[int]":
        shell.line = line
        shell.node = node
        session = shell.session
        traps = session.traps
        if traps is not None and traps.watching:
            return later(shell, io, [], (traps.before(shell, io), iter(plans)))
        words = head.copy()
        if tail:
            rest = iter(tail)
            try:
                for each in rest:
                    text = each.constant
                    if text is not None:
                        words.append(text)
                        continue
                    waiting = each.add_now(words, shell, io)
                    if waiting is not None:
                        return later(shell, io, words, (waiting, rest))
            except Fatal as fatal:
                return shell.die(io, fatal)
            if not words:
                return shell.nothing()
            if len(words) > few:
                bounded(words, shell)
        if "xtrace" in session.options:
            return run(words, shell, io)
        return shell.command_now(words, io)

    async def later(
        shell: "Shell",
        io: "Io",
        words: "list[str]",
        coming: "tuple[Awaitable[None], Iterator[Plan | Brace | Declared]]",
    ) -> "int":
        waiting, rest = coming
        try:
            await waiting
            await expand(rest, shell, io, words)
        except Fatal as fatal:
            return await shell.die(io, fatal)
        if not words:
            return shell.nothing()
        shell.line = line
        return await run(words, shell, io)

    async def run(words: "list[str]", shell: "Shell", io: "Io") -> "int":
        if "xtrace" in shell.session.options:
            from mirage.shell.run import trace

            await trace.command(shell, io, words)
        if shell.beside:
            from mirage.shell.jobs.beside import during

            return await during(shell, shell.command(words, io))
        return await shell.command(words, io)

    return Instant(now)


def _head(plans: "Words") -> list[str]:
    """The words before the first that depends on the moment."""
    head: list[str] = []
    for each in plans:
        if each.constant is None:
            break
        head.append(each.constant)
    return head
