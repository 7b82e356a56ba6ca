"""Variables that only one command finds: assignments before its name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.shell import variables
from mirage.shell.run.assign import Refused, Settings
from mirage.shell.scopes import Scope

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def run_with(settings: Sequence[Settings], words: list[str], shell: "Shell", io: "Io") -> int:
    """Run a command with variables of its own, exported."""
    scope = Scope(passing=True)
    shell.scopes.append(scope)
    try:
        for setting in settings:
            await _pass(setting, scope, shell, io)
        return await shell.command(words, io)
    finally:
        shell.scopes.pop()
        scope.leave(shell)


async def _pass(setting: Settings, scope: Scope, shell: "Shell", io: "Io") -> None:
    session = shell.session
    name = setting.name
    try:
        value = await setting.passed(shell, io)
    except Refused as refused:
        await shell.say(io, str(refused))
        return
    if name in session.readonly:
        await shell.say(io, f"{name}: readonly variable")
        return
    if setting.append:
        value = variables.prepared(shell, name, value, variables.lookup(shell, name) or "")
    scope.hide(shell, name)
    variables.store(shell, name, value)
    session.exported.add(name)
