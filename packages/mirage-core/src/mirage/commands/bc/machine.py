"""The machine that runs what the words of bc become."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mirage.commands.bc import numbers
from mirage.commands.bc.language import Function, Op
from mirage.commands.bc.numbers import ONE, ZERO, Impossible, Number, Unsupported

if TYPE_CHECKING:
    from mirage.commands.context import Context

CALLS = 2000
"""How deep functions may call each other."""
ELEMENTS = 16_777_216
LARGEST_BASE = 2_147_483_647

_RELATIONS: Mapping[str, Callable[[int], bool]] = {
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "q": '"', "r": "\r", "t": "\t", "\\": "\\"}
_NOTHING = Number(0, -1)
"""What a void function gives; it is not printed."""
_BETWEEN = 16
"""Instructions between two looks at the clock."""
_ENTRY = 120
"""About what a value takes in memory besides its digits."""


class Halted(Exception):
    """``halt`` or ``quit`` was reached."""


class _Frame:
    """A call: where to go on, and what it hides."""

    __slots__ = ("arrays", "at", "code", "function", "name", "variables")

    def __init__(self, code: list[Op], at: int, name: str, function: Function) -> None:
        self.code = code
        self.at = at
        self.name = name
        self.function = function
        self.variables: dict[str, Number] = {}
        self.arrays: dict[str, dict[int, Number]] = {}


class Machine:
    """Variables, functions and a stack of values."""

    def __init__(self, ctx: "Context", *, library: bool, width: int) -> None:
        self._ctx = ctx
        self._library = library
        self._width = width
        self._variables: dict[str, Number] = {}
        self._arrays: dict[str, dict[int, Number]] = {}
        self.functions: dict[str, Function] = {}
        self._stack: list[Number] = []
        self._frames: list[_Frame] = []
        self._bases = {"ibase": 10, "obase": 10}
        self._scale = 20 if library else 0
        self._last = ZERO
        self.function = "(main)"
        """Where the last line ended."""
        self.warnings: list[str] = []
        self._column = 0
        self._out: list[str] = []
        self._held = 0

    async def run(self, code: list[Op]) -> None:
        """Run one line.

        :raises Impossible: it cannot go on.
        :raises Halted: the program is over.
        """
        self._stack.clear()
        at = done = 0
        try:
            while True:
                if at >= len(code):
                    return
                op = code[at]
                at += 1
                match op.name:
                    case "jump":
                        at = op.number
                    case "unless":
                        at = at if self._stack.pop() else op.number
                    case "or" | "and":
                        if bool(self._stack[-1]) is (op.name == "or"):
                            self._stack[-1] = ONE if self._stack[-1] else ZERO
                            at = op.number
                        else:
                            self._stack.pop()
                    case "call":
                        code, at = self._call(op, code, at)
                    case "return":
                        code, at = self._return()
                    case _:
                        self._do(op)
                done += 1
                if not done % _BETWEEN and self._ctx.budget.due():
                    await self.flush()
                    await self._ctx.budget.breathe()
        finally:
            self.function = self._frames[-1].name if self._frames else "(main)"
            while self._frames:
                self._leave(self._frames.pop())

    async def flush(self) -> None:
        """Pass on what was printed."""
        if self._out:
            text = "".join(self._out)
            self._out.clear()
            await self._ctx.out.write(text.encode("utf-8", "surrogateescape"))

    def _do(self, op: Op) -> None:
        stack = self._stack
        match op.name:
            case "number":
                stack.append(numbers.parsed(op.text, self._bases["ibase"]))
            case "load":
                stack.append(self._value(op.more))
            case "peek":
                index = stack[-1] if op.more[0] == "element" else None
                stack.append(self._get(op.more, index))
            case "store":
                value = stack.pop()
                self._set(op.more, stack.pop() if op.more[0] == "element" else None, value)
                stack.append(self._get_special(op.more[1]) if op.more[0] == "special" else value)
            case "step":
                index = stack.pop() if op.more[0] == "element" else None
                before = self._get(op.more, index)
                after = numbers.added(before, ONE, 1 if op.text[0] == "+" else -1)
                self._set(op.more, index, after)
                stack.append(after if op.text.endswith("before") else before)
            case "binary":
                right = stack.pop()
                stack.append(self._reckoned(op.text, stack.pop(), right))
            case "compare":
                order = numbers.added(stack.pop(), stack.pop(), -1).value
                stack.append(ONE if _RELATIONS[op.text](-order) else ZERO)
            case "negate":
                value = stack.pop()
                stack.append(Number(-value.value, value.scale))
            case "not":
                stack.append(ZERO if stack.pop() else ONE)
            case "truth":
                stack.append(ONE if stack.pop() else ZERO)
            case "zero":
                stack.append(ZERO)
            case "pop":
                stack.pop()
            case "show":
                self._show(stack.pop())
            case "put":
                self._print(numbers.shown(stack.pop(), self._bases["obase"]))
            case "text":
                self._print(op.text)
            case "say":
                self._print(_unescaped(op.text))
            case "builtin":
                stack.append(self._builtin(op.text))
            case "limits":
                self._limits()
            case "warranty":
                self._print("\nbc as part of Mirage comes without any warranty.\n")
            case _:
                raise Halted

    def _reckoned(self, sign: str, left: Number, right: Number) -> Number:
        match sign:
            case "+":
                return numbers.checked(numbers.added(left, right))
            case "-":
                return numbers.checked(numbers.added(left, right, -1))
            case "*":
                return numbers.multiplied(left, right, self._scale)
            case "/":
                return numbers.divided(left, right, self._scale)
            case "%":
                return numbers.remainder(left, right, self._scale)
            case _:
                if right.scale:
                    self.warnings.append("non-zero scale in exponent")
                return numbers.power(left, right.whole, self._scale)

    # Names

    def _value(self, target: tuple[str, ...]) -> Number:
        return self._get(target, self._stack.pop() if target[0] == "element" else None)

    def _get(self, target: tuple[str, ...], index: Number | None) -> Number:
        kind, name = target
        if kind == "special":
            return self._get_special(name)
        if kind == "variable":
            return self._variables.get(name, ZERO)
        return self._arrays.get(name, {}).get(_element(name, index), ZERO)

    def _get_special(self, name: str) -> Number:
        if name == "scale":
            return Number(self._scale)
        return self._last if name == "last" else Number(self._bases[name])

    def _set(self, target: tuple[str, ...], index: Number | None, value: Number) -> None:
        kind, name = target
        if kind == "special":
            self._set_special(name, value)
        elif kind == "variable":
            self._hold(value)
            self._variables[name] = value
        else:
            self._hold(value)
            self._arrays.setdefault(name, {})[_element(name, index)] = value

    def _hold(self, value: Number) -> None:
        """Charge what is kept; it is given back at the end only."""
        size = _ENTRY + value.value.bit_length() // 8
        self._ctx.budget.hold(size)
        self._held += size

    def release(self) -> None:
        """Give back what was charged."""
        self._ctx.budget.drop(self._held)
        self._held = 0

    def _set_special(self, name: str, value: Number) -> None:
        if name == "last":
            self._last = value
        elif name == "scale":
            if value.whole > numbers.DIGITS:
                raise Unsupported(f"a scale of more than {numbers.DIGITS} is not supported")
            if value.value < 0:
                self.warnings.append("negative scale, set to 0")
            self._scale = max(value.whole, 0)
        else:
            if value.whole < 2:
                self.warnings.append(f"{name} too small, set to 2")
            highest = 16 if name == "ibase" else LARGEST_BASE
            self._bases[name] = min(max(value.whole, 2), highest)

    # Functions

    def _call(self, op: Op, code: list[Op], at: int) -> tuple[list[Op], int]:
        function = self.functions.get(op.text)
        if function is None:
            if not self._library or op.text not in "scaelj":
                raise Impossible(f"Function {op.text} not defined.")
            self._stack.append(self._mathematical(op.text, len(op.more)))
            return code, at
        wanted = ["[]" if name.endswith("[]") else "" for name in function.parameters]
        if [kind and "[]" for kind in op.more] != wanted:
            raise Impossible("Parameter number mismatch" if len(wanted) != len(op.more) else "Parameter type mismatch")
        if len(self._frames) >= CALLS:
            raise Unsupported(f"more than {CALLS} calls within each other are not supported")
        values = [self._stack.pop() for kind in op.more if not kind][::-1]
        arrays = [dict(self._arrays.get(kind[:-2], {})) for kind in op.more if kind]
        frame = _Frame(code, at, op.text, function)
        self._frames.append(frame)
        for name in (*function.parameters, *function.locals):
            if name.endswith("[]"):
                own = arrays.pop(0) if name in function.parameters else {}
                frame.arrays[name[:-2]] = self._arrays.get(name[:-2], {})
                self._arrays[name[:-2]] = own
            else:
                frame.variables[name] = self._variables.get(name, ZERO)
                self._variables[name] = values.pop(0) if name in function.parameters else ZERO
        return function.code, 0

    def _return(self) -> tuple[list[Op], int]:
        frame = self._frames.pop()
        self._leave(frame)
        if frame.function.void:
            self._stack[-1] = _NOTHING
        return frame.code, frame.at

    def _leave(self, frame: _Frame) -> None:
        self._variables.update(frame.variables)
        self._arrays.update(frame.arrays)

    def _mathematical(self, name: str, arguments: int) -> Number:
        from mirage.commands.bc import library

        if arguments != (2 if name == "j" else 1):
            raise Impossible("Parameter number mismatch")
        value = self._stack.pop()
        if name == "j":
            return library.bessel(self._stack.pop(), value, self._scale)
        return library.FUNCTIONS[name](value, self._scale)

    def _builtin(self, name: str) -> Number:
        if name == "read":
            raise Unsupported("read() is not supported")
        value = self._stack.pop()
        if name == "scale":
            return Number(value.scale)
        if name == "sqrt":
            return numbers.root(value, self._scale)
        whole = abs(value.whole)
        length = len(numbers.decimal(whole)) if whole else 0
        return Number(max(length + value.scale, 1))

    # Output

    def _show(self, value: Number) -> None:
        if value is _NOTHING:
            return
        self._print(numbers.shown(value, self._bases["obase"]))
        self._print("\n")
        self._last = value

    def _print(self, text: str) -> None:
        """Write; a long line is broken as a backslash says."""
        out = self._out
        for number, line in enumerate(text.split("\n")):
            if number:
                out.append("\n")
                self._column = 0
            rest = line
            while self._width and self._column + len(rest) > self._width - 2:
                room = self._width - 2 - self._column
                out.append(rest[:room] + "\\\n")
                rest, self._column = rest[room:], 0
            out.append(rest)
            self._column += len(rest)

    def _limits(self) -> None:
        self._print(
            f"BC_BASE_MAX     = {LARGEST_BASE}\nBC_DIM_MAX      = {ELEMENTS - 1}\nBC_SCALE_MAX    = {numbers.DIGITS}\n"
            f"BC_STRING_MAX   = {LARGEST_BASE}\nMAX Exponent    = {numbers.DIGITS}\nNumber of vars  = 32767\n"
        )


def _element(name: str, index: Number | None) -> int:
    at = index.whole if index is not None else 0
    if not 0 <= at < ELEMENTS:
        raise Impossible(f"Array {name} subscript out of bounds.")
    return at


def _unescaped(text: str) -> str:
    out: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            out.append(_ESCAPES.get(text[at + 1], ""))
            at += 2
        else:
            out.append(text[at])
            at += 1
    return "".join(out)
