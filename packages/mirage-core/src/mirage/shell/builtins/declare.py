"""declare, typeset, local."""

from typing import TYPE_CHECKING, NamedTuple

from mirage.shell.builtins.words import NAME, is_closed
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables
from mirage.shell.variables import scopes, showing
from mirage.shell.variables.access import BadSubscript, Miscounted
from mirage.shell.variables.arrays import Associative, Indexed

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from mirage.shell.run.assign import Contents
    from mirage.shell.state import Shell
    from mirage.shell.variables.arrays import Array
    from mirage.streams import Io

_KNOWN = "aAfFgiIlnprtuxc"
_USAGE = {
    "declare": "[-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]",
    "typeset": "[-aAfFgiIlnrtux] name[=value] ... or typeset -p [-aAfFilnrtux] [name ...]",
}
_CASES = "clu"
_MARKS = "itclu"


class Options(NamedTuple):
    """What a declaring builtin was given."""

    command: str
    on: str
    off: str
    operands: list[str]


class Refusal(Exception):
    """One operand cannot be declared; the message says why, ``alone`` without the command's name before it."""

    def __init__(self, message: str, *, alone: bool = False) -> None:
        super().__init__(message)
        self.alone = alone


def options(argv: list[str], known: str) -> Options | str:
    """Options with ``-`` and ``+``, and the operands behind them; the bad option alone where there is one."""
    on = off = ""
    at = 1
    while at < len(argv) and len(argv[at]) > 1 and argv[at][0] in "-+":
        word = argv[at]
        at += 1
        if word == "--":
            break
        for letter in word[1:]:
            if letter not in known:
                return word[0] + letter
        if word[0] == "-":
            on += word[1:]
        else:
            off += word[1:]
    return Options(argv[0], on, off, argv[at:])


async def declare(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Make variables, of this function where one runs; or show them."""
    given = options(argv, _KNOWN)
    if isinstance(given, str):
        await shell.say(io, f"{argv[0]}: {given}: invalid option")
        await shell.tell(io, f"{argv[0]}: usage: {argv[0]} {_USAGE[argv[0]]}")
        return 2
    if "f" in given.on or "F" in given.on or "f" in given.off:
        from mirage.shell.builtins.functions import declare_functions

        return await declare_functions(shell, io, given)
    if "p" in given.on or not given.operands:
        return await _show(shell, io, given)
    return await each(shell, io, given, local="g" not in given.on and scopes.in_function(shell))


def local(shell: "Shell", io: "Io", argv: list[str]) -> "int | Awaitable[int]":
    """Make variables of the running function."""
    if shell.scopes and len(argv) > 1:
        done = _plain(shell, argv)
        if done == len(argv):
            return 0
        argv = argv[:1] + argv[done:]
    return _local(shell, io, argv)


async def _local(shell: "Shell", io: "Io", argv: list[str]) -> int:
    if not scopes.in_function(shell):
        await shell.say(io, "local: can only be used in a function")
        return 1
    given = options(argv, _KNOWN)
    if isinstance(given, str):
        await shell.say(io, f"local: {given}: invalid option")
        await shell.tell(io, "local: usage: local [option] name[=value] ...")
        return 2
    if not given.operands:
        for name in showing.names(shell.session):
            if scopes.declared(shell, name):
                await showing.put(shell, io, showing.declaration(shell, name))
        return 0
    return await each(shell, io, given, local="g" not in given.on)


def _plain(shell: "Shell", argv: list[str]) -> int:
    """Make ``local name=value`` happen, which is what is mostly wanted; the first operand that takes more thought."""
    for at in range(1, len(argv)):
        operand = argv[at]
        name, equals, value = operand.partition("=")
        if type(operand) is not str or not (name.isascii() and name.isidentifier()):
            return at
        if not scopes.plain_local(shell, name, value if equals else None):
            return at
    return len(argv)


async def each(shell: "Shell", io: "Io", given: Options, *, local: bool) -> int:
    """Declare every operand."""
    status = 0
    for operand in given.operands:
        if shell.budget.step():
            await shell.budget.breathe()
        if operand == "-" and given.command == "local":
            scope = scopes.current(shell)
            scope.options = shell.session.options if scope.options is None else scope.options
            continue
        try:
            await _declare(shell, io, given, operand, local=local)
        except Refusal as refused:
            if refused.alone:
                await shell.complain(io, str(refused))
            else:
                await shell.say(io, f"{given.command}: {refused}")
            status = 1
    return status


async def _declare(shell: "Shell", io: "Io", given: Options, operand: str, *, local: bool) -> None:
    left, equals, value = operand.partition("=")
    append = bool(equals) and left.endswith("+")
    left = left.removesuffix("+") if append else left
    name, bracket, rest = left.partition("[")
    if not NAME.fullmatch(name) or (bracket and not (rest.endswith("]") and is_closed(left))):
        raise Refusal(f"`{operand}': not a valid identifier")
    contents: Contents | None = getattr(operand, "contents", None)
    asked = Asked(given, name, rest[:-1] if bracket else None, value if equals else None, append, contents)
    outer = "g" in given.on and not local
    if "n" in given.on and (bracket or contents is not None):
        raise Refusal(f"{left}: reference variable cannot be an array")
    if local and "n" in given.on and value == name:
        await _circle(shell, io, given, name)
        return
    try:
        if outer:
            with scopes.Outermost(shell, name):
                await _one(shell, io, asked)
            return
        if local:
            _make_local(shell, given, name)
        await _one(shell, io, asked)
    except BadSubscript as bad:
        raise Refusal(bad.message, alone=True) from None
    except Fatal as fatal:
        if fatal.status is None:
            raise Refusal(fatal.message) from None
        if contents is not None:
            raise Fatal(fatal.message, fatal.status) from None
        if bracket or not isinstance(fatal, Miscounted):
            raise
        raise Fatal(f"{given.command}: {fatal.message}", fatal.status) from None


async def _circle(shell: "Shell", io: "Io", given: Options, name: str) -> None:
    """``local -n x=x``: the variable of that name outside all functions, which bash warns of."""
    if not scopes.is_outermost(shell, name):
        raise Refusal(f"mirage: not supported yet: a reference to a variable of the same name: {name}", alone=True)
    await shell.say(io, f"{given.command}: warning: {name}: circular name reference")
    await shell.say(io, f"warning: {name}: circular name reference")


def _make_local(shell: "Shell", given: Options, name: str) -> None:
    if "n" in given.on or name not in shell.session.references:
        scopes.make_local(shell, name, inherit="I" in given.on)
        return
    scope = scopes.current(shell)
    if name not in scope.hidden:
        scopes.make_local(shell, name, inherit="I" in given.on)


class Asked(NamedTuple):
    """One operand of ``declare``."""

    given: Options
    name: str
    subscript: str | None
    value: str | None
    append: bool
    contents: "Contents | None"


async def _one(shell: "Shell", io: "Io", asked: Asked) -> None:
    given = asked.given
    session = shell.session
    if ("n" in given.on or "n" in given.off) and not ("a" in given.on or "A" in given.on):
        _refer(shell, asked)
        return
    name = variables.resolved(session, asked.name)
    subscript = asked.subscript
    if name.endswith("]"):
        subscript = variables.subscript_of(shell, name)
        name = name[: name.index("[")]
    elif subscript:
        from mirage.shell.expand.again import element

        subscript = (await element(f"{name}[{subscript}]", shell, io))[len(name) + 1 : -1]
    if name in session.readonly and (asked.value is not None or "r" in given.off):
        raise Refusal(f"{name}: readonly variable")
    _shape(shell, asked, name, indexed=subscript is not None)
    _mark(shell, given, name)
    if asked.value is not None:
        await _give(shell, io, asked, (name, subscript))
    if "r" in given.on:
        session.readonly.add(name)


def _shape(shell: "Shell", asked: Asked, name: str, *, indexed: bool) -> None:
    """Make the variable the kind of array that it is to be."""
    given = asked.given
    session = shell.session
    wanted = "A" if "A" in given.on else "a" if "a" in given.on or asked.contents is not None or indexed else ""
    found = variables.array(shell, name)
    if found is None and wanted:
        found = _converted(shell, name, wanted)
    elif not wanted and not variables.exists(session, name):
        session.attributes[name] = ""
    if ("a" in given.off and isinstance(found, Indexed)) or ("A" in given.off and isinstance(found, Associative)):
        raise Refusal(f"{name}: cannot destroy array variables in this way")
    if "A" in given.on and isinstance(found, Indexed):
        raise Refusal(f"{name}: cannot convert indexed to associative array")
    if "a" in given.on and isinstance(found, Associative):
        raise Refusal(f"{name}: cannot convert associative to indexed array")


def _converted(shell: "Shell", name: str, kind: str) -> "Array":
    """The array that a variable becomes, its value the first element."""
    before = shell.session.variables.get(name)
    new: Array = Associative(bare=True) if kind == "A" else Indexed(bare=True)
    if before is not None:
        new.put_first(before)
    variables.convert(shell, name, new)
    if shell.session.attributes.get(name) == "":
        # What was only declared is an array now.
        del shell.session.attributes[name]
    return new


def _mark(shell: "Shell", given: Options, name: str) -> None:
    """Set and clear the attributes that are letters."""
    session = shell.session
    before = session.attributes.get(name, "")
    letters = before
    for letter in given.off:
        letters = letters.replace(letter, "")
    cases = [letter for letter in given.on if letter in _CASES]
    if cases:
        letters = "".join(letter for letter in letters if letter not in _CASES)
        if len(set(cases)) == 1:
            letters += cases[0]
    letters += "".join(letter for letter in "it" if letter in given.on and letter not in letters)
    if letters != before:
        session.attributes[name] = letters
    if "x" in given.on:
        session.exported.add(name)
        scopes.keep(shell, name)
    elif "x" in given.off:
        session.exported.discard(name)


async def _give(shell: "Shell", io: "Io", asked: Asked, where: tuple[str, str | None]) -> None:
    """Assign the value."""
    name, subscript = where
    value = asked.value or ""
    found = variables.array(shell, name)
    if asked.contents is not None:
        associative = isinstance(found, Associative)
        await asked.contents.put(shell, io, name, associative=associative, append=asked.append)
    elif found is not None and subscript is None and value.startswith("(") and value.endswith(")") and len(value) > 1:
        await _refill(shell, io, asked, name)
    elif subscript is not None:
        if not subscript:
            raise BadSubscript(f"{name}[]: bad array subscript")
        at = variables.place(shell, name, subscript)
        variables.put_into(shell, name, at, value, append=asked.append)
    else:
        variables.assign(shell, name, value, append=asked.append)


async def _refill(shell: "Shell", io: "Io", asked: Asked, name: str) -> None:
    """``declare -a name="(...)"``: the text is a list after all."""
    from mirage.shell.ast import List, Simple
    from mirage.shell.run.assign import Filling, setting
    from mirage.shell.syntax.outcome import Complete
    from mirage.shell.syntax.parse import parse_in_turn

    outcome = await parse_in_turn(f"{name}={asked.value}", shell.budget)
    program = outcome.program if isinstance(outcome, Complete) else None
    node = program.items[0] if isinstance(program, List) and len(program.items) == 1 else None
    made = setting(node.assignments[0]) if isinstance(node, Simple) and node.assignments else None
    if not isinstance(made, Filling):
        raise Refusal(f"{name}: {asked.value}: not a list")
    associative = isinstance(variables.array(shell, name), Associative)
    contents = await made.contents(shell, io, associative=associative)
    await contents.put(shell, io, name, associative=associative, append=asked.append)


def _refer(shell: "Shell", asked: Asked) -> None:
    """``declare -n`` and ``+n``."""
    session = shell.session
    name = asked.name
    if name in session.arrays and "n" in asked.given.on:
        raise Refusal(f"{name}: reference variable cannot be an array")
    if name in session.readonly:
        raise Refusal(f"{name}: readonly variable")
    if "n" in asked.given.off:
        target = session.references.pop(name, None)
        if target:
            session.variables[name] = target
        elif target is not None:
            session.attributes[name] = ""
        if asked.value is not None:
            variables.assign(shell, name, asked.value, append=asked.append)
        return
    target = asked.value
    if target is None:
        target = session.references.get(name) or session.variables.get(name)
    if target is not None:
        _expect_target(shell, name, target, given=asked.value is not None)
    session.variables.pop(name, None)
    session.references[name] = target or ""
    _mark(shell, asked.given, name)
    if not session.attributes.get(name, "-"):
        del session.attributes[name]
    if "r" in asked.given.on:
        session.readonly.add(name)


def _expect_target(shell: "Shell", name: str, target: str, *, given: bool) -> None:
    if target == "":
        raise Refusal("`': not a valid identifier")
    if not variables.is_target(target):
        raise Refusal(f"`{target}': invalid variable name for name reference")
    if target == name:
        raise Refusal(f"{name}: nameref variable self references not allowed")


async def _show(shell: "Shell", io: "Io", given: Options) -> int:
    session = shell.session
    if given.operands:
        status = 0
        for name in given.operands:
            if NAME.fullmatch(name) and variables.exists(session, name):
                await showing.put(shell, io, showing.declaration(shell, name))
            else:
                await shell.say(io, f"{given.command}: {name}: not found")
                status = 1
        return status
    wanted = set(given.on + given.off) - set("pgI")
    if wanted:
        for name in marked(shell, wanted):
            await showing.put(shell, io, showing.declaration(shell, name, listed=True))
        return 0
    for name in showing.names(session):
        shown = showing.declaration(shell, name, listed=True) if "p" in given.on else showing.setting(shell, name)
        await showing.put(shell, io, shown)
    if session.functions and "p" not in given.on:
        from mirage.shell.builtins.functions import bodies

        await bodies(shell, io)
    return 0


def marked(shell: "Shell", wanted: set[str]) -> list[str]:
    """The variables that have one of these attributes, or are such arrays."""
    session = shell.session
    return [
        name
        for name in showing.names(session)
        if wanted & set(showing.letters(session, name, variables.array(shell, name)))
    ]
