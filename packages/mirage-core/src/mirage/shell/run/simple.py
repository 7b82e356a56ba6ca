"""Simple commands: expand, assign, redirect, and run what the first word names."""

from functools import partial
from typing import TYPE_CHECKING

from mirage.shell.ast import Assignment, Braces, Simple, Word
from mirage.shell.expand.words import Plan, bounded, expand, plan
from mirage.shell.leaving import Fatal
from mirage.shell.run import Instant, Run
from mirage.shell.run.apart import apart, assigns, tells
from mirage.shell.run.redirect import Change, Descriptors, Refused, refuse
from mirage.streams import Io

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator, Sequence

    from mirage.shell.expand.series import Brace
    from mirage.shell.run.assign import Declared, Setting, Settings
    from mirage.shell.state import Shell


def compile_simple(node: Simple) -> Run:
    """The closure of a simple command, as simple as the command allows."""
    last = len(node.words) - 1
    plans = [_plan(word, early=at < last) for at, word in enumerate(node.words)]
    if node.assignments or node.redirects or not plans:
        settings = _settings(node)
        if len(settings) == 1 and not plans and not node.redirects:
            from mirage.shell.run.assign import TRACED_TO, Setting

            if isinstance(settings[0], Setting) and not settings[0].append and settings[0].name != TRACED_TO:
                return _set(settings[0], node)
        return _full(node, plans, settings)
    return _bare(plans, node)


def _plan(word: Word | Braces | Assignment, *, early: bool) -> "Plan | Brace | Declared":
    if not isinstance(word, Assignment):
        return plan(word)
    # Only here: most programs begin without one.
    from mirage.shell.run.assign import Declared

    return Declared(word, early=early)


def _bare(plans: "Sequence[Plan | Brace | Declared]", node: Simple) -> Instant:
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


def _head(plans: "Sequence[Plan | Brace | Declared]") -> list[str]:
    """The words before the first that depends on the moment."""
    head: list[str] = []
    for each in plans:
        if each.constant is None:
            break
        head.append(each.constant)
    return head


def _set(setting: "Setting", node: Simple) -> Instant:
    """``name=value`` alone."""
    line = node.line
    name = setting.name
    text = setting.value.text_now

    def now(shell: "Shell", io: "Io") -> "int | Awaitable[int]":
        shell.line = line
        shell.node = node
        session = shell.session
        traps = session.traps
        if (traps is not None and traps.watching) or "xtrace" in session.options:
            return later(shell, io, watched(shell, io))
        try:
            value = text(shell, io)
            if not isinstance(value, str):
                return later(shell, io, value)
            shell.assign(name, value)
        except Fatal as fatal:
            return shell.die(io, fatal)
        session.status = 0
        session.last = []
        return 0

    async def watched(shell: "Shell", io: "Io") -> "str":
        if shell.session.traps is not None:
            await shell.session.traps.before(shell, io)
            shell.substituted = None
        value = text(shell, io)
        return value if isinstance(value, str) else await value

    async def later(shell: "Shell", io: "Io", value: "Awaitable[str]") -> "int":
        shell.substituted = None
        try:
            found = await value
            if "xtrace" in shell.session.options:
                from mirage.shell.run import trace

                await trace.assignment(shell, io, f"{name}=", found)
            shell.assign(name, found)
        except Fatal as fatal:
            return await shell.die(io, fatal)
        return shell.nothing()

    return Instant(now)


def _full(node: Simple, plans: "Sequence[Plan | Brace | Declared]", settings: "Sequence[Settings]") -> Run:
    """With assignments or redirections."""
    changes = [Change(redirect) for redirect in node.redirects]
    telling = tells(node.redirects)
    lasting = any(not isinstance(each.value, Word) or assigns(each.value) for each in node.assignments)

    async def run(shell: "Shell", io: "Io") -> "int":
        if shell.budget.step():
            await shell.budget.breathe()
        shell.line = node.line
        shell.node = node
        shell.substituted = None
        if shell.session.traps is not None:
            await shell.session.traps.before(shell, io)
        try:
            words = await expand(plans, shell, io)
            if not changes:
                status = await _assigned(shell, words, settings, io, io)
                if shell.beside:
                    from mirage.shell.jobs.beside import finish

                    await finish(shell)
                return status
            if not lasting and (telling or "nounset" in shell.session.options) and _is_process(shell, words):
                status = await apart(shell, partial(_redirected, words=words, plan=(settings, changes)), io)
                shell.session.last = words
                return status
            return await _redirected(shell, io, words, (settings, changes))
        except Fatal as fatal:
            return await shell.die(io, fatal)

    return run


def _settings(node: Simple) -> "Sequence[Settings]":
    if not node.assignments:
        return ()
    from mirage.shell.run.assign import setting

    return [setting(assignment) for assignment in node.assignments]


async def _assigned(shell: "Shell", words: list[str], settings: "Sequence[Settings]", io: Io, shown: Io | None) -> int:
    """For the command only, where there is one; else for good."""
    if not words:
        for setting in settings:
            await setting.make(shell, io)
        return shell.nothing()
    if not settings:
        if shown is not None and "xtrace" in shell.session.options:
            from mirage.shell.run import trace

            await trace.command(shell, shown, words)
        return await shell.command(words, io)
    from mirage.shell.run.passing import run_with

    return await run_with(settings, words, shell, io, shown)


async def _redirected(
    shell: "Shell", io: Io, words: list[str], plan: "tuple[Sequence[Settings], Sequence[Change]]"
) -> int:
    settings, changes = plan
    if not words:
        # Assignments come first, on the descriptors of the shell.
        for setting in settings:
            await setting.make(shell, io)
        settings = ()
    if words and not settings and "xtrace" in shell.session.options:
        from mirage.shell.run import trace

        await trace.command(shell, io, words)
    descriptors = Descriptors(io, simple=True)
    status = 1
    try:
        try:
            await descriptors.apply(changes, shell)
        except Refused as refusal:
            shell.session.last = words
            status = await refuse(shell, descriptors, refusal)
        else:
            status = await _assigned(shell, words, settings, descriptors, io if settings else None)
            if descriptors.moved and not _is_process(shell, words):
                await descriptors.settle(shell)
    finally:
        trouble = await descriptors.aclose()
    if trouble is not None:
        await shell.say(io, trouble)
        shell.session.status = status = 1
    return status


def _is_process(shell: "Shell", words: "Sequence[str]") -> bool:
    """Whether a command is one that bash starts a process for."""
    from mirage.shell.named import is_builtin

    if not words:
        return False
    if words[0] == "command" and len(words) > 1 and "command" not in shell.session.functions:
        return not is_builtin(shell, words[1]) and not words[1].startswith("-")
    return words[0] not in shell.session.functions and not is_builtin(shell, words[0])
