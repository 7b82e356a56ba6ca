"""From commands to steps: one function per command of a script."""

from collections.abc import Callable, Mapping
from typing import Final

from mirage.commands.sed.addresses import Matches, Range, single
from mirage.commands.sed.machine import AGAIN, CYCLE, DELETED, GONE, QUIT, Machine, Step
from mirage.commands.sed.output import Output
from mirage.commands.sed.script import Command, Substitution
from mirage.commands.sed.substitute import substitute
from mirage.commands.sed.unambiguous import unambiguous

_LONG: Final = 1 << 20
"""A line longer than this is put together with the loop given back behind it."""

Made = Callable[[Command, int], Step]


def steps(commands: list[Command], m: Machine) -> list[Step]:
    """The steps of a script; the last one ends the cycle."""
    return [*[_step(command, at, m) for at, command in enumerate(commands)], lambda m: CYCLE]


def _step(command: Command, at: int, m: Machine) -> Step:
    if command.first is None:
        matches: Matches | None = None
    elif command.second is None:
        matches = single(command.first)
    else:
        matches = Range(command.first, command.second)
        m.resets.append(matches.reset)
    action = _action(command, at, m.outputs, matches)
    step = action
    if matches is not None:
        step = _guarded(action, matches, _other(command, at), negated=command.negated)
    elif command.negated:
        step = _going(_other(command, at))
    return _knowing(step, at) if _asks_for_last(command) else step


def _other(command: Command, at: int) -> int:
    return command.target if command.name == "{" else at + 1


def _asks_for_last(command: Command) -> bool:
    return command.name in "nN" or any(
        address is not None and address.kind == "last" for address in (command.first, command.second)
    )


def _going(at: int) -> Step:
    return lambda m: at


def _guarded(action: Step, matches: Matches, other: int, *, negated: bool) -> Step:
    if negated:
        return lambda m: other if matches(m) else action(m)
    return lambda m: action(m) if matches(m) else other


def _knowing(step: Step, at: int) -> Step:
    """The step, done when it is known whether the line is the last one; not begun before, for ranges count calls."""
    return lambda m: step(m) if m.lines.known() else m.wait(at, m.lines.look)


def _action(command: Command, at: int, outputs: Mapping[str, Output], matches: Matches | None) -> Step:
    argument = command.argument
    if isinstance(argument, Substitution):
        return substitute(argument, at, outputs[argument.path] if argument.path is not None else None)
    if command.name == "c":
        return _change(str(argument), matches)
    if command.name in "wW":
        return _write(outputs[str(argument)], at, first=command.name == "W")
    return _MAKERS[command.name](command, at)


def _change(text: str, matches: Matches | None) -> Step:
    def step(m: Machine) -> int:
        if not isinstance(matches, Range) or not matches.active:
            m.out.raw(text.removesuffix("\n") + m.end if text else "")
        return DELETED

    return step


def _write(output: Output, at: int, *, first: bool) -> Step:
    def step(m: Machine) -> int:
        if first:
            text, feed, _ = m.space.partition(m.end)
            output.line(text, whole=bool(feed) or m.whole)
        else:
            m.print(output)
        return at + 1

    return step


def _block(command: Command, at: int) -> Step:
    return _going(at + 1)


def _branch(command: Command, at: int) -> Step:
    return _going(command.target)


def _branch_if(command: Command, at: int) -> Step:
    wanted, target, following = command.name == "t", command.target, at + 1

    def step(m: Machine) -> int:
        if m.replaced is not wanted:
            m.replaced = False
            return following
        m.replaced = False
        return target

    return step


def _number(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.out.line(str(m.number))
        return at + 1

    return step


def _name(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.out.line(m.lines.path)
        return at + 1

    return step


def _append(command: Command, at: int) -> Step:
    text = str(command.argument)

    def step(m: Machine) -> int:
        m.weigh(len(m.space) + len(m.hold) + len(text) * len(m.queue))
        m.queue.append(text)
        return at + 1

    return step


def _insert(command: Command, at: int) -> Step:
    text = str(command.argument)

    def step(m: Machine) -> int:
        m.out.raw(text.removesuffix("\n") + m.end if text else "")
        return at + 1

    return step


def _delete(command: Command, at: int) -> Step:
    return lambda m: DELETED


def _delete_first(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        _, feed, rest = m.space.partition(m.end)
        if not feed:
            return DELETED
        m.space = rest
        return AGAIN

    return step


def _get(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.space, m.whole = m.hold, m.hold_whole
        return at + 1

    return step


def _get_more(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.weigh(len(m.space) + 2 * len(m.hold))
        m.space, m.whole = f"{m.space}{m.end}{m.hold}", m.hold_whole
        return at + 1 if len(m.space) < _LONG else m.wait(at + 1, m.ctx.breathe)

    return step


def _hold(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.hold, m.hold_whole = m.space, m.whole
        return at + 1

    return step


def _hold_more(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.weigh(2 * len(m.space) + len(m.hold))
        hold, m.hold = m.hold, ""
        hold += m.end + m.space
        m.hold, m.hold_whole = hold, m.whole
        return at + 1

    return step


def _exchange(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.space, m.hold = m.hold, m.space
        m.whole, m.hold_whole = m.hold_whole, m.whole
        return at + 1

    return step


def _list(command: Command, at: int) -> Step:
    given = command.argument

    def step(m: Machine) -> int:
        width = m.width if given is None else int(str(given))
        m.out.line(unambiguous(m.space, width, m.end))
        return at + 1

    return step


def _next(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        if m.lines.last():
            return CYCLE
        if not m.quiet:
            m.print()
        if m.take():
            m.space = m.incoming
            return at + 1
        return m.wait(at + 1, lambda: _taken(m, ""))

    return step


def _next_more(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        if m.lines.last():
            return DELETED if m.posix else CYCLE
        if m.take():
            m.weigh(len(m.space) + len(m.incoming) + len(m.hold))
            # What nothing else holds grows where it is: thousands of lines come together in linear time.
            space, m.space = m.space, ""
            space += m.end + m.incoming
            m.space = space
            return at + 1
        before = m.space + m.end
        return m.wait(at + 1, lambda: _taken(m, before))

    return step


async def _taken(m: Machine, before: str) -> None:
    """Take the first line of the next file."""
    m.unqueue()
    await m.lines.advance()
    m.take()
    m.space = before + m.incoming


def _print(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.out.line(m.space, whole=m.whole)
        return at + 1

    return step


def _print_first(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        first, feed, _ = m.space.partition(m.end)
        m.out.line(first, whole=bool(feed) or m.whole)
        return at + 1

    return step


def _quit(command: Command, at: int) -> Step:
    status = int(str(command.argument or 0))
    prints = command.name == "q"

    def step(m: Machine) -> int:
        m.status = status & 255
        return QUIT if prints else GONE

    return step


def _read(command: Command, at: int) -> Step:
    path = str(command.argument)
    return lambda m: m.wait(at + 1, lambda: m.read_file(path))


def _read_line(command: Command, at: int) -> Step:
    path = str(command.argument)
    return lambda m: m.wait(at + 1, lambda: m.read_line(path))


def _translate(command: Command, at: int) -> Step:
    table = command.argument
    assert isinstance(table, dict)

    def step(m: Machine) -> int:
        m.space = m.space.translate(table)
        return at + 1

    return step


def _zap(command: Command, at: int) -> Step:
    def step(m: Machine) -> int:
        m.space = ""
        return at + 1

    return step


_MAKERS: Final[dict[str, Made]] = {
    "{": _block,
    "=": _number,
    "a": _append,
    "b": _branch,
    "d": _delete,
    "D": _delete_first,
    "F": _name,
    "g": _get,
    "G": _get_more,
    "h": _hold,
    "H": _hold_more,
    "i": _insert,
    "l": _list,
    "n": _next,
    "N": _next_more,
    "p": _print,
    "P": _print_first,
    "q": _quit,
    "Q": _quit,
    "r": _read,
    "R": _read_line,
    "t": _branch_if,
    "T": _branch_if,
    "x": _exchange,
    "y": _translate,
    "z": _zap,
}
