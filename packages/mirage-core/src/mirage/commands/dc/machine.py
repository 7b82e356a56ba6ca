"""The machine that runs the commands of dc: a stack, registers, and the texts that are being run."""

import re
from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.bc import numbers
from mirage.commands.bc.numbers import ZERO, Impossible, Number, Unsupported

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.context import Context

Value: TypeAlias = "Number | str"
ELEMENTS = 1 << 24
_BETWEEN = 16
"""Commands between two looks at the clock."""
_ENTRY = 120
"""About what a value takes in memory besides its digits."""
_FRAME = 200
_LINE = 69
"""Digits on a line, before the backslash."""
_NUMBER = re.compile(r"(_[ \t]*)?([0-9A-F]*)(?:\.([0-9A-F]*))?")
_PLAIN = re.compile(r"[^\[\]]+")
_LARGEST_BASE = (1 << 31) - 1
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


class Fault(Exception):
    """A command cannot do its work; the text says why."""


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
        self._stack: list[Value] = []
        self._registers: dict[str, _Register] = {}
        self._frames: list[_Frame] = []
        self._bases = {"i": 10, "o": 10}
        self._scale = 0
        self._out: list[str] = []
        self._told: list[str] = []
        self._held = 0
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
                if self._told:
                    await self._tell()
                done += 1
                if not done % _BETWEEN and self._ctx.budget.due():
                    await self._flush()
                    await self._ctx.budget.breathe()
        finally:
            await self._flush()

    def release(self) -> None:
        """Give back what was charged."""
        self._ctx.budget.drop(self._held)
        self._held = 0

    # What is told

    async def _flush(self) -> None:
        if self._out:
            data = "".join(self._out).encode("latin-1")
            self._out.clear()
            await self._ctx.out.write(data)

    async def _tell(self) -> None:
        await self._flush()
        await self._ctx.pass_on()
        told = "".join(self._told)
        self._told.clear()
        await self._ctx.io.err.write(told.encode("latin-1"))

    def _complain(self, message: str) -> None:
        self._told.append(f"dc: {message}\n")

    def _refuse(self, message: str) -> None:
        self._ctx.status = 1
        self._complain(message)

    # The commands

    def _do(self, letter: str, frame: _Frame) -> None:
        if letter in " \t\n\r\f\v\0":
            return
        if letter in "0123456789ABCDEF._":
            self._number(frame)
            return
        act = _ACTS.get(letter)
        try:
            if act is not None:
                act(self)
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
            self._complain(str(fault))

    def _unknown(self, letter: str) -> None:
        # The name of the command goes to standard output, as it does in the original.
        self._told.append("dc: ")
        code = f"0{ord(letter):o}"
        shown = f"'{letter}' ({code})" if " " < letter <= "~" else code
        self._out.append(f"{shown} unimplemented\n")

    def _number(self, frame: _Frame) -> None:
        found = _NUMBER.match(frame.text, frame.at - 1)
        assert found is not None
        frame.at = found.end()
        try:
            value = _parsed(found[2], found[3] or "", self._bases["i"])
        except Unsupported as fault:
            self._refuse(str(fault))
            return
        self._push(Number(-value.value, value.scale) if found[1] else value)

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
        self._push(text[begin : at - 1])

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
                value = self._pop()
                register.values[-1:] = [value]
            case "l":
                self._push(register.values[-1] if register.values else ZERO)
            case "S":
                register.values.append(self._pop())
                register.arrays.append({})
            case "L":
                if not register.values:
                    raise Fault(f"stack register '{name}' (0{ord(name):o}) is empty")
                self._push(register.values.pop())
                if len(register.arrays) > 1:
                    register.arrays.pop()
            case ":":
                index, value = self._pop(), self._pop()
                register.arrays[-1][_element(index)] = self._kept(value)
            case _:
                self._push(register.arrays[-1].get(_element(self._pop()), ZERO))

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
            below, top = self._two()
        except Fault as fault:
            self._complain(str(fault))
            return _RELATIONS[relation](0)
        self._drop(2)
        return _RELATIONS[relation](numbers.added(top, below, -1).value)

    # The stack

    def _kept(self, value: Value) -> Value:
        """Charge what stays for long; it is given back at the end only."""
        size = _size(value)
        self._ctx.budget.hold(size)
        self._held += size
        return value

    def _push(self, value: Value) -> None:
        self._stack.append(self._kept(value))

    def _pop(self) -> Value:
        if not self._stack:
            raise Fault("stack empty")
        return self._dropped()

    def _dropped(self) -> Value:
        value = self._stack.pop()
        size = _size(value)
        self._held -= size
        self._ctx.budget.drop(size)
        return value

    def _drop(self, count: int) -> None:
        for _ in range(count):
            self._dropped()

    def _top(self, count: int) -> list[Number]:
        if len(self._stack) < count:
            raise Fault("stack empty")
        found = [value for value in self._stack[-count:] if not isinstance(value, str)]
        if len(found) < count:
            raise Fault("non-numeric value")
        return found

    def _two(self) -> tuple[Number, Number]:
        one, two = self._top(2)
        return one, two

    def _replace(self, count: int, *values: Value) -> None:
        self._drop(count)
        for value in values:
            self._push(value)

    # Running

    def _execute(self, value: Value) -> None:
        if not isinstance(value, str):
            self._push(value)
            return
        frame = self._frames[-1]
        if frame.at >= len(frame.text) and len(self._frames) > 1:
            # A call in the last place: it takes the place of the one that made it.
            frame.text, frame.at, frame.levels = value, 0, frame.levels + 1
            return
        self._ctx.budget.hold(_FRAME)
        self._held += _FRAME
        self._frames.append(_Frame(value, 1))

    def _leave(self) -> None:
        self._frames.pop()
        if self._frames:
            self._held -= _FRAME
            self._ctx.budget.drop(_FRAME)

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
        value = self._pop()
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
        self._execute(self._pop())

    # Arithmetic

    def _add(self) -> None:
        one, two = self._two()
        self._replace(2, numbers.checked(numbers.added(one, two)))

    def _subtract(self) -> None:
        one, two = self._two()
        self._replace(2, numbers.checked(numbers.added(one, two, -1)))

    def _multiply(self) -> None:
        one, two = self._two()
        self._replace(2, numbers.multiplied(one, two, self._scale))

    def _divide(self) -> None:
        one, two = self._two()
        _expect_divisor(two, "divide")
        self._replace(2, numbers.divided(one, two, self._scale))

    def _remain(self) -> None:
        one, two = self._two()
        _expect_divisor(two, "remainder")
        self._replace(2, numbers.remainder(one, two, self._scale))

    def _divide_both(self) -> None:
        one, two = self._two()
        _expect_divisor(two, "divide")
        quotient = numbers.divided(one, two, self._scale)
        self._replace(2, quotient, numbers.remainder(one, two, self._scale))

    def _power(self) -> None:
        one, two = self._two()
        if two.scale:
            self._told.append("Runtime warning: non-zero scale in exponent\n")
        exponent = two.whole
        result = ZERO if exponent < 0 and not one else numbers.power(one, exponent, self._scale)
        self._replace(2, result)

    def _modular(self) -> None:
        base, exponent, modulus = self._top(3)
        _expect_divisor(modulus, "remainder")
        if base.scale or exponent.scale or modulus.scale:
            raise Unsupported("| of numbers with decimals is not supported")
        if exponent.value < 0:
            return
        if max(modulus.value.bit_length(), exponent.value.bit_length()) > _MODULAR:
            raise Unsupported("| of numbers of this size is not supported")
        result = pow(abs(base.value), exponent.value, abs(modulus.value))
        negative = base.value < 0 and exponent.value % 2
        self._replace(3, Number(-result if negative else result))

    def _root(self) -> None:
        value = self._pop()
        if isinstance(value, str):
            raise Fault("square root of nonnumeric attempted")
        if value.value < 0:
            raise Fault("square root of negative number")
        self._push(numbers.root(value, self._scale))

    # The rest

    def _print(self) -> None:
        if not self._stack:
            raise Fault("stack empty")
        self._out.append(self._shown(self._stack[-1]) + "\n")

    def _print_off(self) -> None:
        self._out.append(self._shown(self._pop()))

    def _print_bytes(self) -> None:
        value = self._pop()
        if isinstance(value, str):
            self._out.append(value)
            return
        whole = abs(value.whole)
        self._out.append(whole.to_bytes((whole.bit_length() + 7) // 8 or 1, "big").decode("latin-1"))

    def _print_all(self) -> None:
        self._out += [self._shown(value) + "\n" for value in reversed(self._stack)]

    def _shown(self, value: Value) -> str:
        if isinstance(value, str):
            return value
        text = numbers.shown(value, self._bases["o"])
        return "\\\n".join(text[at : at + _LINE] for at in range(0, len(text), _LINE))

    def _clear(self) -> None:
        self._drop(len(self._stack))

    def _duplicate(self) -> None:
        if not self._stack:
            raise Fault("stack empty")
        self._push(self._stack[-1])

    def _swap(self) -> None:
        if len(self._stack) > 1:
            self._stack[-2:] = self._stack[:-3:-1]

    def _rotate(self) -> None:
        value = self._pop()
        if isinstance(value, str):
            raise Fault("non-numeric value")
        size = min(abs(value.whole), len(self._stack))
        if size < 2:
            return
        group = self._stack[-size:]
        self._stack[-size:] = [*group[1:], group[0]] if value.value > 0 else [group[-1], *group[:-1]]

    def _set_scale(self) -> None:
        value = self._pop()
        if isinstance(value, str) or value.value < 0:
            raise Fault("scale must be a nonnegative number")
        if value.whole > numbers.DIGITS:
            raise Unsupported(f"a scale of more than {numbers.DIGITS} is not supported")
        self._scale = value.whole

    def _set_input(self) -> None:
        value = self._pop()
        if isinstance(value, str) or not 2 <= value.whole <= 16:
            raise Fault("input base must be a number between 2 and 16 (inclusive)")
        self._bases["i"] = value.whole

    def _set_output(self) -> None:
        value = self._pop()
        if isinstance(value, str) or value.whole < 2:
            raise Fault("output base must be a number greater than 1")
        self._bases["o"] = min(value.whole, _LARGEST_BASE)

    def _letter(self) -> None:
        value = self._pop()
        self._push((value[:1] or "\0") if isinstance(value, str) else chr(abs(value.whole) & 255))

    def _digits(self) -> None:
        value = self._pop()
        if isinstance(value, str):
            self._push(Number(len(value)))
            return
        self._push(Number(len(numbers.decimal(abs(value.value)))))

    def _decimals(self) -> None:
        value = self._pop()
        self._push(ZERO if isinstance(value, str) else Number(value.scale))

    def _depth(self) -> None:
        self._push(Number(len(self._stack)))

    def _get_scale(self) -> None:
        self._push(Number(self._scale))

    def _get_input(self) -> None:
        self._push(Number(self._bases["i"]))

    def _get_output(self) -> None:
        self._push(Number(self._bases["o"]))


_MODULAR = 2048
"""Bits of a modulus, and of an exponent."""
_NAMED = frozenset("slSL:;<>=")
_ACTS: "dict[str, Callable[[Machine], None]]" = {
    "p": Machine._print,
    "n": Machine._print_off,
    "P": Machine._print_bytes,
    "f": Machine._print_all,
    "+": Machine._add,
    "-": Machine._subtract,
    "*": Machine._multiply,
    "/": Machine._divide,
    "%": Machine._remain,
    "~": Machine._divide_both,
    "^": Machine._power,
    "|": Machine._modular,
    "v": Machine._root,
    "c": Machine._clear,
    "d": Machine._duplicate,
    "r": Machine._swap,
    "R": Machine._rotate,
    "k": Machine._set_scale,
    "i": Machine._set_input,
    "o": Machine._set_output,
    "K": Machine._get_scale,
    "I": Machine._get_input,
    "O": Machine._get_output,
    "a": Machine._letter,
    "Z": Machine._digits,
    "X": Machine._decimals,
    "z": Machine._depth,
    "x": Machine._macro,
    "q": Machine._quit,
    "Q": Machine._quit_levels,
}


def _size(value: Value) -> int:
    return _ENTRY + (len(value) if isinstance(value, str) else value.value.bit_length() // 8)


def _element(value: Value) -> int:
    """The index that a value is."""
    if isinstance(value, str) or value.value < 0:
        raise Fault("array index must be a nonnegative integer")
    if value.whole >= ELEMENTS:
        raise Unsupported(f"array indices of {ELEMENTS} and more are not supported")
    return value.whole


def _expect_divisor(value: Number, what: str) -> None:
    if not value:
        raise Fault(f"{what} by zero")


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
