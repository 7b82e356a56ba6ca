"""export, readonly and unset."""

from typing import TYPE_CHECKING

from mirage.shell.builtins.declare import Options, each, marked
from mirage.shell.builtins.words import NAME, is_closed, is_target, letters
from mirage.shell.calls import forget
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables
from mirage.shell.variables import scopes, showing
from mirage.shell.variables.access import BadSubscript
from mirage.shell.variables.arrays import Associative, Indexed

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def export(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Mark variables for the environment of commands; ``-n`` takes the mark away."""
    return await _attribute(shell, io, argv, ("aAfnp", "x", "[-fn] [name[=value] ...] or export -p"))


async def readonly(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Variables that cannot be changed any more."""
    return await _attribute(shell, io, argv, ("aAfnp", "r", "[-aAf] [name[=value] ...] or readonly -p"))


async def _attribute(shell: "Shell", io: "Io", argv: list[str], kind: tuple[str, str, str]) -> int:
    command = argv[0]
    known, letter, usage = kind
    parsed = letters(argv, known)
    if isinstance(parsed, str):
        await shell.say(io, f"{command}: {parsed}: invalid option")
        await shell.tell(io, f"{command}: usage: {command} {usage}")
        return 2
    given, operands = parsed
    off = "n" in given and letter == "x"
    if "f" in given:
        return await _functions(shell, io, operands, (command, letter, off))
    if not operands:
        return await _list(shell, io, letter, given)
    kinds = "".join(each for each in given if each in "aA") if letter == "r" else ""
    status = 0
    for operand in operands:
        head = operand.partition("=")[0].removesuffix("+")
        if not NAME.fullmatch(head):
            await shell.say(io, f"{command}: `{head if _is_element(head) else operand}': not a valid identifier")
            status = 1
            continue
        if "=" in operand and not kinds and "xtrace" in shell.session.options and type(operand) is str:
            from mirage.shell.run import trace  # Few are.

            target, _, value = operand.partition("=")
            await trace.assignment(shell, io, f"{target}=", value)
        if "=" in operand and variables.resolved(shell.session, head) in shell.session.readonly:
            await shell.complain(io, f"{variables.resolved(shell.session, head)}: readonly variable")
            status = 1
            continue
        if off and "=" not in operand and not variables.exists(shell.session, head):
            continue
        scopes.keep(shell, head)
        asked = Options(command, kinds + ("" if off else letter), "x" if off else "", [operand])
        status = max(status, await each(shell, io, asked, local=False))
    return status


def _is_element(text: str) -> bool:
    name, bracket, rest = text.partition("[")
    return bool(bracket) and rest.endswith("]") and NAME.fullmatch(name) is not None and is_closed(text)


async def _functions(shell: "Shell", io: "Io", names: list[str], kind: tuple[str, str, bool]) -> int:
    from mirage.shell.builtins.functions import declare_functions, mark

    command, letter, off = kind
    if not names:
        return await declare_functions(shell, io, Options(command, "f" + letter, "", []))
    status = 0
    for name in names:
        if name not in shell.session.functions:
            await shell.say(io, f"{command}: {name}: not a function")
            status = 1
            continue
        mark(shell, name, [] if off else [letter], [letter] if off else [])
    return status


async def _list(shell: "Shell", io: "Io", letter: str, given: str) -> int:
    arrays = {each for each in given if each in "aA"}
    for name in marked(shell, {letter}):
        found = variables.array(shell, name)
        if not arrays or arrays & set(showing.letters(shell.session, name, found)):
            await showing.put(shell, io, showing.declaration(shell, name, listed=True))
    return 0


async def unset(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Forget variables, or functions where there is no such variable."""
    parsed = letters(argv, "fvn")
    if isinstance(parsed, str):
        await shell.say(io, f"unset: {parsed}: invalid option")
        await shell.tell(io, "unset: usage: unset [-f] [-v] [-n] [name ...]")
        return 2
    given, operands = parsed
    if "f" in given and "v" in given:
        await shell.say(io, "unset: cannot simultaneously unset a function and a variable")
        return 1
    status = 0
    for operand in operands:
        named = "f" not in given and "[" in operand
        if named and is_closed(operand):
            from mirage.shell.expand.again import element  # Few are.

            try:
                operand = await element(operand, shell, io)
            except BadSubscript as fault:
                await shell.say(io, f"unset: {fault.message.removeprefix(operand.partition('[')[0])}")
                status = 1
                continue
            named = False
        if "v" in given and (named or not is_target(operand)):
            problem: str | None = f"`{operand}': not a valid identifier"
        elif named or "f" in given:
            # What is no element, for its bracket is not closed, can only be a function.
            problem = _unset_function(shell, operand)
        else:
            problem = _unset(shell, given, operand)
        if problem:
            await shell.say(io, f"unset: {problem}")
            status = 1
    return status


def _unset_function(shell: "Shell", name: str) -> str | None:
    session = shell.session
    if "r" in session.marks.get(name, ""):
        return f"{name}: cannot unset: readonly function"
    forget(shell, name)
    session.marks.pop(name, None)
    return None


def _unset(shell: "Shell", given: str, operand: str) -> str | None:
    """Unset one operand; why that cannot be, if so."""
    session = shell.session
    name, bracket, rest = operand.partition("[")
    if not bracket and "v" not in given and not variables.exists(session, name):
        return _unset_function(shell, name)
    subscript: str | None = None
    target = name if "n" in given else variables.resolved(session, name)
    if "n" in given and name not in session.references:
        return None
    if not bracket and target.endswith("]"):
        subscript = variables.subscript_of(shell, target)
        target = target[: target.index("[")]
    elif bracket and rest.endswith("]"):
        subscript = rest[:-1]
    if target in session.readonly:
        return f"{target}: cannot unset: readonly variable"
    if subscript is not None:
        return _unset_element(shell, target, subscript)
    scopes.unset(shell, target)
    return None


def _unset_element(shell: "Shell", name: str, subscript: str) -> str | None:
    session = shell.session
    if name not in session.arrays:
        if session.variables.get(name) is None:
            return None
        if subscript != "0":
            return f"{name}: not an array variable"
        scopes.unset(shell, name)
        return None
    if subscript in ("@", "*") and isinstance(session.arrays[name], Indexed):
        variables.convert(shell, name, Indexed())
        return None
    found = variables.own_array(shell, name)
    before = found.size
    if isinstance(found, Associative):
        found.drop(subscript)
    elif subscript:
        try:
            at = variables.place(shell, name, subscript, f"[{subscript}]")
        except Fatal as fatal:
            if fatal.message.endswith("bad array subscript"):
                return fatal.message
            raise
        found.drop(int(at))
    shell.charge(found.size - before)
    return None
