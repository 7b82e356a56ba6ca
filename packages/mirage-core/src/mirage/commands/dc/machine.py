"""The machine that runs the texts of dc: its registers, and which text it is at."""

import re
from typing import TYPE_CHECKING

from mirage.commands.bc import numbers
from mirage.commands.bc.numbers import ZERO, Impossible, Number, Unsupported
from mirage.commands.dc.operations import OPERATIONS
from mirage.commands.dc.state import Fault, State, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.context import Context

ELEMENTS = 1 << 24
_BETWEEN = 16
"""Commands between two looks at the clock."""
_FRAME = 200
_NUMBER = re.compile(r"(_[ \t]*)?([0-9A-F]*)(?:\.([0-9A-F]*))?")
_PLAIN = re.compile(r"[^\[\]]+")
_RELATIONS: "dict[str, Callable[[int], bool]]" = {
    ">": lambda order: order > 0,
    "<": lambda order: order < 0,
    "=": lambda order: order == 0,
    "!>": lambda order: order <= 0,
    "!<": lambda order: order >= 0,
    "!=": lambda order: order != 0,
}
"""What the order of the top and what is below it has to be."""


class Ended(Exception):
    """``q``: the program is over."""


class _Frame:
    """A text that is being run; it stands for as many levels as called each other as their last."""

    __slots__ = ("at", "levels", "text")

    def __init__(self, text: str, levels: int) -> None:
        self.text = text
        self.at = 0
        self.levels = levels


class _Register:
    """The values of a register, one above the other, each with its array."""

    __slots__ = ("arrays", "values")

    def __init__(self) -> None:
        self.values: list[Value] = []
        self.arrays: list[dict[int, Value]] = [{}]


class Machine:
    """Runs texts one after the other."""

    def __init__(self, ctx: "Context") -> None:
        self._ctx = ctx
        self._state = State(ctx.budget)
        self._registers: dict[str, _Register] = {}
        self._frames: list[_Frame] = []
        self._reads = False

    async def run(self, text: str, *, level: bool, reads: bool) -> None:
        """Run a text; ``level``: it counts as one for ``q`` and ``Q``; ``reads``: it is standard input itself.

        :raises Ended: no further one is run.
        """
        self._frames = [_Frame(text, int(level))]
        self._reads = reads
        done = 0
        try:
            while self._frames:
                frame = self._frames[-1]
                if frame.at >= len(frame.text):
                    self._leave()
                    continue
                letter = frame.text[frame.at]
                frame.at += 1
                if letter == "?":
                    await self._asked()
                else:
                    self._do(letter, frame)
                if self._state.told:
                    await self._tell()
                done += 1
                if not done % _BETWEEN and self._ctx.budget.due():
                    await self._flush()
                    await self._ctx.budget.breathe()
        finally:
            await self._flush()

    def release(self) -> None:
        """Give back what was charged."""
        self._state.release()

    # What is told

    async def _flush(self) -> None:
        if self._state.out:
            data = "".join(self._state.out).encode("latin-1")
            self._state.out.clear()
            await self._ctx.out.write(data)

    async def _tell(self) -> None:
        await self._flush()
        await self._ctx.pass_on()
        told = "".join(self._state.told)
        self._state.told.clear()
        await self._ctx.io.err.write(told.encode("latin-1"))

    def _refuse(self, message: str) -> None:
        self._ctx.status = 1
        self._state.complain(message)

    # The commands

    def _do(self, letter: str, frame: _Frame) -> None:
        if letter in " \t\n\r\f\v\0":
            return
        if letter in "0123456789ABCDEF._":
            self._number(frame)
            return
        try:
            if letter in OPERATIONS:
                OPERATIONS[letter](self._state)
            elif letter in _ACTS:
                _ACTS[letter](self)
            elif letter in _NAMED:
                self._named(letter, frame)
            elif letter == "[":
                self._string(frame)
            elif letter == "#":
                self._skip_line(frame)
            elif letter == "!":
                self._exclaimed(frame)
            else:
                self._unknown(letter)
        except Unsupported as fault:
            self._refuse(str(fault))
        except (Fault, Impossible) as fault:
            self._state.complain(str(fault))

    def _unknown(self, letter: str) -> None:
        # The name of the command goes to standard output, as it does in the original.
        self._state.told.append("dc: ")
        code = f"0{ord(letter):o}"
        shown = f"'{letter}' ({code})" if " " < letter <= "~" else code
        self._state.out.append(f"{shown} unimplemented\n")

    def _number(self, frame: _Frame) -> None:
        found = _NUMBER.match(frame.text, frame.at - 1)
        assert found is not None
        frame.at = found.end()
        try:
            value = _parsed(found[2], found[3] or "", self._state.base)
        except Unsupported as fault:
            self._refuse(str(fault))
            return
        self._state.push(Number(-value.value, value.scale) if found[1] else value)

    def _string(self, frame: _Frame) -> None:
        text, depth = frame.text, 1
        begin = at = frame.at
        while depth:
            plain = _PLAIN.match(text, at)
            at = plain.end() if plain is not None else at
            if at >= len(text):
                frame.at = at
                return
            depth += 1 if text[at] == "[" else -1
            at += 1
        frame.at = at
        self._state.push(text[begin : at - 1])

    def _skip_line(self, frame: _Frame) -> str:
        end = frame.text.find("\n", frame.at)
        end = len(frame.text) if end < 0 else end
        line = frame.text[frame.at : end]
        frame.at = min(end + 1, len(frame.text))
        return line

    def _exclaimed(self, frame: _Frame) -> None:
        following = frame.text[frame.at : frame.at + 1]
        if following in ("<", "=", ">"):
            frame.at += 1
            self._named(f"!{following}", frame)
            return
        self._skip_line(frame)
        self._refuse("! is not supported: no commands are run")

    def _named(self, letter: str, frame: _Frame) -> None:
        """A command with the name of a register behind it."""
        name = frame.text[frame.at : frame.at + 1]
        if not name:
            self._cut_off(frame)
            return
        frame.at += 1
        if letter in _RELATIONS:
            self._compare(letter, name)
            return
        register = self._registers.setdefault(name, _Register())
        match letter:
            case "s":
                value = self._state.pop()
                register.values[-1:] = [value]
            case "l":
                self._state.push(register.values[-1] if register.values else ZERO)
            case "S":
                register.values.append(self._state.pop())
                register.arrays.append({})
            case "L":
                if not register.values:
                    raise Fault(f"stack register '{name}' (0{ord(name):o}) is empty")
                self._state.push(register.values.pop())
                if len(register.arrays) > 1:
                    register.arrays.pop()
            case ":":
                index, value = self._state.pop(), self._state.pop()
                register.arrays[-1][_element(index)] = self._state.kept(value)
            case _:
                self._state.push(register.arrays[-1].get(_element(self._state.pop()), ZERO))

    def _cut_off(self, frame: _Frame) -> None:
        """The name of a register is missing where a text ends."""
        if frame.levels:
            raise Fault("unexpected EOS")
        self._refuse("unexpected EOF")

    def _compare(self, relation: str, name: str) -> None:
        if not self._holds(relation):
            return
        register = self._registers.get(name)
        self._execute(register.values[-1] if register is not None and register.values else ZERO)

    def _holds(self, relation: str) -> bool:
        """Whether the top and what is below it are in this order; where there are no two numbers, they are alike."""
        try:
            below, top = self._state.two()
        except Fault as fault:
            self._state.complain(str(fault))
            return _RELATIONS[relation](0)
        self._state.replace(2)
        return _RELATIONS[relation](numbers.added(top, below, -1).value)

    # Running

    def _execute(self, value: Value) -> None:
        if not isinstance(value, str):
            self._state.push(value)
            return
        frame = self._frames[-1]
        if frame.at >= len(frame.text) and len(self._frames) > 1:
            # A call in the last place: it takes the place of the one that made it.
            frame.text, frame.at, frame.levels = value, 0, frame.levels + 1
            return
        self._state.hold(_FRAME)
        self._frames.append(_Frame(value, 1))

    def _leave(self) -> None:
        self._frames.pop()
        if self._frames:
            self._state.drop(_FRAME)

    def _unwind(self, levels: int) -> bool:
        """Leave so many levels; whether there were as many."""
        while levels > 0 and len(self._frames) > 1:
            levels -= self._frames[-1].levels
            self._leave()
        return levels <= 0

    def _quit(self) -> None:
        base = self._frames[0]
        depth = sum(frame.levels for frame in self._frames[1:])
        if depth + base.levels < 2:
            raise Ended
        if not self._unwind(2):
            base.at = len(base.text)

    def _quit_levels(self) -> None:
        value = self._state.pop()
        if isinstance(value, str) or value.whole < 1:
            raise Fault("Q command requires a number >= 1")
        base = self._frames[0]
        depth = sum(frame.levels for frame in self._frames[1:])
        levels = value.whole
        if levels == 1 and depth + base.levels:
            # Not even the text that is being run is left, as in the original.
            return
        self._unwind(levels)
        if levels <= depth:
            return
        if not base.levels:
            raise Fault("Q command argument exceeded string execution depth")
        if depth:
            base.at = len(base.text)

    async def _asked(self) -> None:
        """Run a line of standard input."""
        if self._reads:
            line = self._skip_line(self._frames[0])
        else:
            await self._flush()
            line = (await _line(self._ctx)).decode("latin-1")
        self._execute(line)

    def _macro(self) -> None:
        self._execute(self._state.pop())


_NAMED = frozenset("slSL:;<>=")
_ACTS: "dict[str, Callable[[Machine], None]]" = {
    "x": Machine._macro,
    "q": Machine._quit,
    "Q": Machine._quit_levels,
}


def _element(value: Value) -> int:
    """The index that a value is."""
    if isinstance(value, str) or value.value < 0:
        raise Fault("array index must be a nonnegative integer")
    if value.whole >= ELEMENTS:
        raise Unsupported(f"array indices of {ELEMENTS} and more are not supported")
    return value.whole


def _parsed(whole: str, fraction: str, base: int) -> Number:
    if base == 10 and (whole + fraction).isdecimal():
        return numbers.checked(Number(numbers.integer(whole + fraction), len(fraction)))
    if len(whole) + len(fraction) > _LONGEST:
        raise Unsupported(f"constants of more than {_LONGEST} digits are not supported in this base")
    value = 0
    for digit in whole + fraction:
        value = value * base + int(digit, 16)
    return numbers.divided(Number(value), Number(base ** len(fraction)), len(fraction))


_LONGEST = 4000


async def _line(ctx: "Context") -> bytes:
    """A line of standard input, without its end; what is behind it is left there."""
    line = bytearray()
    while chunk := await ctx.io.stdin.read():
        body, end, rest = chunk.partition(b"\n")
        ctx.budget.hold(len(body))
        ctx.budget.drop(len(body))
        line += body
        if end:
            if rest:
                ctx.io.stdin.unread(rest)
            break
        await ctx.breathe()
    return bytes(line)
