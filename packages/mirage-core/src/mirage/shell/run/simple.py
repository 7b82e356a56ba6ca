"""Simple commands: expand, assign, redirect, and run what the first word names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.shell.ast import Assignment, Braces, Elements, Simple, Word
from mirage.shell.expand.words import Brace, Plan, expand, plan
from mirage.shell.leaving import Fatal
from mirage.shell.run import Run
from mirage.shell.run.redirect import Change, Descriptors, Refused, refuse
from mirage.shell.tokens import NotSupported
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.shell.state import Shell


def compile_simple(node: Simple) -> Run:
    """The closure of a simple command, as simple as the command allows."""
    plans = [_planned(word) for word in node.words]
    if node.assignments or node.redirects or not plans:
        return _full(node, plans)
    return _bare(plans, node.line)


def _planned(word: Word | Braces | Assignment) -> Plan | Brace:
    if isinstance(word, Assignment):
        raise NotSupported("arrays")
    return plan(word)


def _bare(plans: Sequence[Plan | Brace], line: int) -> Run:
    """Words alone."""
    constants = [each.constant for each in plans if each.constant is not None]
    fixed = constants if len(constants) == len(plans) else None

    async def run(shell: "Shell", io: Io) -> int:
        budget = shell.budget
        if budget.step():
            await budget.breathe()
        shell.line = line
        if fixed is not None:
            return await shell.command(fixed.copy(), io)
        try:
            words = await expand(plans, shell, io)
        except Fatal as fatal:
            return await shell.die(io, fatal)
        if not words:
            return shell.nothing()
        shell.line = line
        return await shell.command(words, io)

    return run


def _full(node: Simple, plans: Sequence[Plan | Brace]) -> Run:
    """With assignments or redirections."""
    changes = [Change(redirect) for redirect in node.redirects]
    settings = [Setting(assignment) for assignment in node.assignments]

    async def run(shell: "Shell", io: Io) -> int:
        if shell.budget.step():
            await shell.budget.breathe()
        shell.line = node.line
        shell.substituted = None
        try:
            words = await expand(plans, shell, io)
            if not changes:
                return await _assigned(shell, words, settings, io)
            return await _redirected(shell, words, (settings, changes), io)
        except Fatal as fatal:
            return await shell.die(io, fatal)

    return run


class Setting:
    """A compiled assignment."""

    __slots__ = ("append", "name", "value")

    def __init__(self, node: Assignment) -> None:
        if node.subscript is not None or isinstance(node.value, Elements):
            raise NotSupported("arrays")
        self.name = node.name
        self.value = Plan(node.value)
        self.append = node.append

    async def make(self, shell: "Shell", io: Io) -> None:
        """Assign.

        :raises Fatal: the variable is read-only.
        """
        value = await self.value.text(shell, io)
        shell.assign(self.name, (shell.value(self.name) or "") + value if self.append else value)


async def _assigned(shell: "Shell", words: list[str], settings: Sequence[Setting], io: Io) -> int:
    """For the command only, where there is one; else for good."""
    if not words:
        for setting in settings:
            await setting.make(shell, io)
        return shell.nothing()
    if not settings:
        return await shell.command(words, io)
    session = shell.session
    before = [(setting.name, session.variables.get(setting.name)) for setting in settings]
    exported = session.exported.copy()
    try:
        for setting in settings:
            await setting.make(shell, io)
            session.exported.add(setting.name)
        return await shell.command(words, io)
    finally:
        session.exported = exported
        for name, value in reversed(before):
            if value is None:
                session.variables.pop(name, None)
            else:
                session.variables[name] = value


async def _redirected(
    shell: "Shell", words: list[str], plan: tuple[Sequence[Setting], Sequence[Change]], io: Io
) -> int:
    settings, changes = plan
    if not words:
        # Assignments come first, on the descriptors of the shell.
        for setting in settings:
            await setting.make(shell, io)
        settings = ()
    descriptors = Descriptors(io, simple=True)
    status = 1
    try:
        try:
            await descriptors.apply(changes, shell)
        except Refused as refusal:
            await refuse(shell, descriptors, refusal)
        else:
            status = await _assigned(shell, words, settings, descriptors)
    finally:
        trouble = await descriptors.aclose()
    if trouble is not None:
        await shell.say(io, trouble)
        shell.session.status = status = 1
    return status
