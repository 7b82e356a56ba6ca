"""Loops: while, until, for in both forms, and select."""

from typing import TYPE_CHECKING

from mirage.shell.ast import Calculation, Count, For, Select, Text, While, Word
from mirage.shell.expand.words import expand, plan
from mirage.shell.leaving import Break, Fatal
from mirage.shell.run import HOLE, Compiling, Now, Run, came_to, now_of
from mirage.shell.run.announcing import announced
from mirage.shell.run.failing import heed, heeding
from mirage.shell.variables import access as variables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.shell.ast import Braces
    from mirage.shell.state import Shell
    from mirage.streams import Io


def compile_while(node: While) -> Compiling:
    """``while`` and ``until``."""
    condition = now_of((yield node.condition))
    body = now_of((yield node.body))
    inverted = node.inverted

    async def run(shell: "Shell", io: "Io") -> int:
        status = 0
        budget = shell.budget
        shell.loops += 1
        try:
            for _ in shell.turns():
                if budget.step():
                    await budget.breathe()
                try:
                    shell.tested += 1
                    try:
                        holds = condition(shell, io)
                        if not isinstance(holds, int):
                            holds = await holds
                    except Break as leaving:
                        if not inverted or leaving.levels > 1:
                            raise
                        # Even to continue is to succeed, and so until ends.
                        holds = 0
                    finally:
                        shell.tested -= 1
                    if holds == 0:
                        if inverted:
                            break
                    elif holds < 0:
                        status = await shell.either((body, came_to(status)), io)
                        continue
                    elif not inverted:
                        break
                    result = body(shell, io)
                    status = result if isinstance(result, int) else await result
                except Break as leaving:
                    status = leaving.status
                    if _leaves(leaving):
                        break
        finally:
            shell.loops -= 1
        shell.session.settle(status)
        return status

    return run


def _leaves(leaving: Break) -> bool:
    """Whether a loop ends at a ``break`` or ``continue``; raises it on where an outer loop is meant."""
    if leaving.levels > 1:
        raise Break(leaving.levels - 1, leaving.again, leaving.status)
    return not leaving.again


def compile_for(node: For) -> Compiling:
    """``for name in words``."""
    body = now_of((yield node.body))
    words = Words(node.name, node.words)

    async def run(shell: "Shell", io: "Io") -> int:
        shell.line = node.line
        if not node.name.isidentifier():
            return await refused(shell, io, f"`{node.name}': not a valid identifier")
        found = await words.found(shell, io)
        each = perhaps(body) if words.varies and HOLE in "".join(found) else body
        return await _each(node, found, each, (shell, io))

    return run


class Words:
    """What a ``for`` or ``select`` goes over."""

    __slots__ = ("_plans", "name", "varies")

    def __init__(self, name: str, words: "Sequence[Word | Braces] | None") -> None:
        self.name = name
        self._plans = None if words is None else [plan(word) for word in words]
        self.varies = self._plans is None or any(each.constant is None for each in self._plans)
        """They are not the same each time."""

    async def found(self, shell: "Shell", io: "Io") -> list[str]:
        """The words; the arguments where none are written."""
        if self._plans is None:
            return shell.session.arguments.copy()
        try:
            return await expand(self._plans, shell, io)
        except Fatal as fatal:
            await shell.die(io, fatal)
            raise


def perhaps(body: Now) -> Run:
    """``body``, where nobody knows how many words there are: it may not run at all."""

    async def run(shell: "Shell", io: "Io") -> int:
        return await shell.either((body, came_to(0)), io)

    return run


async def refused(shell: "Shell", io: "Io", message: str) -> int:
    """A loop that cannot begin or go on: it fails, and the shell does not end."""
    await shell.complain(io, message)
    shell.session.status = 1
    return await heed(shell, io, 1)


async def unassigned(shell: "Shell", io: "Io", fatal: Fatal) -> int:
    """A loop whose variable cannot be set: it fails; the line is given up where an integer's value makes no sense."""
    if fatal.status is not None:
        return await shell.die(io, fatal)
    return await refused(shell, io, fatal.message)


async def _each(node: For, words: list[str], body: Now, where: "tuple[Shell, Io]") -> int:
    shell, io = where
    name, line = node.name, node.line
    session = shell.session
    budget = shell.budget
    references = session.references
    status = 0
    shell.loops += 1
    try:
        for word in shell.turns(words):
            if budget.step():
                await budget.breathe()
            shell.line = line
            shell.node = node
            if heeding(shell):
                await announced(shell, io, node)
            try:
                if name in references:
                    variables.point(session, name, word)
                else:
                    shell.assign(name, word)
            except Fatal as fatal:
                return await unassigned(shell, io, fatal)
            try:
                result = body(shell, io)
                status = result if isinstance(result, int) else await result
            except Break as leaving:
                status = leaving.status
                if _leaves(leaving):
                    break
    finally:
        shell.loops -= 1
    shell.session.settle(status)
    return status


def compile_count(node: Count) -> Compiling:
    """``for ((first; condition; next))``."""
    from mirage.shell.expand.arithmetic.evaluate import calculate
    from mirage.shell.expand.arithmetic.sums import Expression
    from mirage.shell.run.calculation import failed

    body = now_of((yield node.body))
    parts = [Expression(part) for part in node.parts]
    _, condition, following = parts
    endless = condition.text is not None and not condition.text.strip()

    async def run(shell: "Shell", io: "Io") -> int:
        shell.line = node.line
        try:
            await (watched(shell, io, 0) if heeding(shell) else parts[0].value(shell, io))
            return await turns(shell, io)
        except Fatal as fatal:
            return await failed(shell, io, fatal)

    async def watched(shell: "Shell", io: "Io", part: int) -> int:
        shown, text = await parts[part].expanded(shell, io)
        shown = shown or "1"
        shell.node = Calculation(Word((Text(shown, False),), shown), node.line)
        session = shell.session
        if "xtrace" in session.options:
            from mirage.shell.run import trace

            await trace.line(shell, io, f"(( {shown} ))")
        if session.traps is not None:
            await session.traps.before(shell, io)
        return await calculate(text, shell)

    async def turns(shell: "Shell", io: "Io") -> int:
        budget = shell.budget
        status = 0
        shell.loops += 1
        try:
            for _ in shell.turns():
                if budget.step():
                    await budget.breathe()
                holds = watched(shell, io, 1) if heeding(shell) else condition.now(shell, io)
                if not (holds if isinstance(holds, int) else await holds) and not endless:
                    break
                try:
                    result = body(shell, io)
                    status = result if isinstance(result, int) else await result
                except Break as leaving:
                    status = leaving.status
                    if _leaves(leaving):
                        break
                shell.line = node.line
                steps = watched(shell, io, 2) if heeding(shell) else following.now(shell, io)
                if not isinstance(steps, int):
                    await steps
        finally:
            shell.loops -= 1
        shell.session.settle(status)
        return status

    return run


def compile_select(node: Select) -> Compiling:
    """``select name in words``."""
    from mirage.shell.run.menu import chosen

    body: Run = yield node.body
    name = node.name
    words = Words(name, node.words)

    async def run(shell: "Shell", io: "Io") -> int:
        shell.line = node.line
        if not name.isidentifier():
            return await refused(shell, io, f"`{name}': not a valid identifier")
        shell.node = node
        await announced(shell, io, node)
        choices = await words.found(shell, io)
        shell.line = node.line
        status = 0
        shows = True
        shell.loops += 1
        try:
            while choices:
                if shell.budget.step():
                    await shell.budget.breathe()
                word = await chosen(shell, io, choices, shows=shows)
                if word is None:
                    status = 1
                    break
                try:
                    shell.assign(name, word)
                except Fatal as fatal:
                    return await unassigned(shell, io, fatal)
                try:
                    status = await body(shell, io)
                except Break as leaving:
                    status = leaving.status
                    if _leaves(leaving):
                        break
                shows = shell.value("REPLY") == ""
        finally:
            shell.loops -= 1
        shell.session.settle(status)
        return status

    return run
