"""export, readonly, local and unset."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.shell.builtins.words import NAME, letters

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def export(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Mark variables for the environment of commands; ``-n`` takes the mark away."""
    parsed = letters(argv, "fnp")
    if isinstance(parsed, str):
        await shell.say(io, f"export: {parsed}: invalid option")
        await shell.tell(io, "export: usage: export [-fn] [name[=value] ...] or export -p")
        return 2
    given, operands = parsed
    if "f" in given:
        await shell.tell(io, "mirage: not supported yet: export -f")
        return 2
    if not operands:
        return await _list(shell, io, "-x", shell.session.exported)
    exported = shell.session.exported
    return await _declare(shell, io, operands, ("export", exported.discard if "n" in given else exported.add))


async def readonly(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Variables that cannot be changed any more."""
    parsed = letters(argv, "p")
    if isinstance(parsed, str):
        await shell.say(io, f"readonly: {parsed}: invalid option")
        await shell.tell(io, "readonly: usage: readonly [-aAf] [name[=value] ...] or readonly -p")
        return 2
    if not parsed[1]:
        return await _list(shell, io, "-r", shell.session.readonly)
    return await _declare(shell, io, parsed[1], ("readonly", shell.session.readonly.add))


async def _declare(shell: "Shell", io: "Io", operands: list[str], action: tuple[str, Callable[[str], None]]) -> int:
    """Assign where a value is given, then mark."""
    command, mark = action
    status = 0
    for operand in operands:
        name, equals, value = operand.partition("=")
        appended = name.endswith("+") and bool(equals)
        name = name.removesuffix("+") if appended else name
        if not NAME.fullmatch(name):
            await shell.say(io, f"{command}: `{operand}': not a valid identifier")
            status = 1
            continue
        if equals:
            if name in shell.session.readonly:
                await shell.say(io, f"{name}: readonly variable")
                status = 1
                continue
            shell.assign(name, (shell.value(name) or "") + value if appended else value)
        mark(name)
    return status


async def _list(shell: "Shell", io: "Io", flag: str, names: set[str]) -> int:
    variables = shell.session.variables
    for name in sorted(names):
        value = variables.get(name)
        if value is None:
            await io.out.write(encode(f"declare {flag} {name}\n"))
            continue
        escaped = "".join(f"\\{mark}" if mark in '"\\$`' else mark for mark in value)
        await io.out.write(encode(f'declare {flag} {name}="{escaped}"\n'))
    return 0


async def local(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Variables of the running function."""
    if not shell.scopes:
        await shell.say(io, "local: can only be used in a function")
        return 1
    if argv[1:2] and argv[1].startswith("-"):
        await shell.tell(io, f"mirage: not supported yet: local {argv[1]}")
        return 2
    status = 0
    variables = shell.session.variables
    for operand in argv[1:]:
        name, equals, value = operand.partition("=")
        if not NAME.fullmatch(name):
            await shell.say(io, f"local: `{operand}': not a valid identifier")
            status = 1
            continue
        scope = shell.scopes[-1]
        if name not in scope:
            scope[name] = variables.get(name)
            variables.pop(name, None)
        if equals:
            shell.assign(name, value)
    return status


async def unset(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Forget variables, or functions where there is no such variable."""
    parsed = letters(argv, "fv")
    if isinstance(parsed, str):
        await shell.say(io, f"unset: {parsed}: invalid option")
        await shell.tell(io, "unset: usage: unset [-f] [-v] [-n] [name ...]")
        return 2
    given, operands = parsed
    session = shell.session
    status = 0
    for name in operands:
        if name in session.readonly and "f" not in given:
            await shell.say(io, f"unset: {name}: cannot unset: readonly variable")
            status = 1
        elif "f" not in given and ("v" in given or name in session.variables):
            session.variables.pop(name, None)
            session.exported.discard(name)
        else:
            session.functions.pop(name, None)
            session.exported.discard(name)
    return status
