"""Simple commands that assign or redirect."""

from functools import partial
from typing import TYPE_CHECKING

from mirage.shell.ast import Simple, Word
from mirage.shell.expand.words import expand
from mirage.shell.leaving import Fatal
from mirage.shell.run import Instant, Run
from mirage.shell.run.apart import apart, assigns, forks, tells
from mirage.shell.run.assign import TRACED_TO, Setting, setting
from mirage.shell.run.redirect import Change, Descriptors, Refused, refuse
from mirage.streams import Io

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from mirage.shell.run.assign import Settings
    from mirage.shell.run.simple import Words
    from mirage.shell.state import Shell


def compile_changing(node: Simple, plans: "Words") -> Run:
    """The closure of a command whose words are ``plans``."""
    settings = [setting(assignment) for assignment in node.assignments]
    if len(settings) != 1 or plans or node.redirects:
        return _full(node, plans, settings)
    only = settings[0]
    if isinstance(only, Setting) and not only.append and only.name != TRACED_TO:
        return _set(only, node)
    return _full(node, plans, settings)


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


def _full(node: Simple, plans: "Words", settings: "Sequence[Settings]") -> Run:
    """With assignments or redirections."""
    changes = [Change(redirect) for redirect in node.redirects]
    telling = tells(node.redirects)
    forking = any(map(forks, node.redirects))
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
            if not words and forking:
                for setting in settings:
                    await setting.make(shell, io)
                return await apart(shell, partial(_redirected, words=[], plan=((), changes)), io)
            if not lasting and (telling or "nounset" in shell.session.options) and _is_process(shell, words):
                status = await apart(shell, partial(_redirected, words=words, plan=(settings, changes)), io)
                shell.session.last = words
                return status
            return await _redirected(shell, io, words, (settings, changes))
        except Fatal as fatal:
            return await shell.die(io, fatal)

    return run


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
