"""Variables that only one command finds: assignments before its name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.shell.run.assign import Refused, Settings
from mirage.shell.variables import access as variables
from mirage.shell.variables.scopes import Scope

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def run_with(settings: Sequence[Settings], words: list[str], shell: "Shell", io: "Io", shown: "Io | None") -> int:
    """Run a command with variables of its own, exported; ``shown`` has the descriptors that a trace goes to."""
    scope = Scope(passing=True)
    shell.scopes.append(scope)
    try:
        for setting in settings:
            await _pass(setting, scope, shell, io, shown)
        if shown is not None and "xtrace" in shell.session.options:
            from mirage.shell.run import trace

            await trace.command(shell, shown, words)
        return await shell.command(words, io)
    finally:
        shell.scopes.pop()
        scope.leave(shell)


async def _pass(setting: Settings, scope: Scope, shell: "Shell", io: "Io", shown: "Io | None") -> None:
    session = shell.session
    name = setting.name
    if name in session.readonly:
        # Nothing of its value is expanded.
        await shell.complain(io, f"{name}: readonly variable")
        return
    try:
        value = await setting.passed(shell, io)
    except Refused as refused:
        await shell.say(io, str(refused))
        return
    if shown is not None and "xtrace" in session.options:
        from mirage.shell.run import trace

        await trace.assignment(shell, shown, f"{name}{'+' if setting.append else ''}=", value)
    if setting.append:
        value = variables.prepared(shell, name, value, variables.lookup(shell, name) or "")
    scope.hide(shell, name)
    variables.store(shell, name, value)
    session.exported.add(name)
