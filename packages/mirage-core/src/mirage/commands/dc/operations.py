"""What the letters of dc do to its state: arithmetic, the stack, printing, scale and bases."""

from typing import TYPE_CHECKING

from mirage.commands.bc import numbers
from mirage.commands.bc.numbers import ZERO, Number, Unsupported
from mirage.commands.dc.state import Fault, State, Value

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE = 69
"""Digits on a line, before the backslash."""
_LARGEST_BASE = (1 << 31) - 1
_MODULAR = 2048
"""Bits of a modulus, and of an exponent."""


def _add(state: State) -> None:
    one, two = state.two()
    state.replace(2, numbers.checked(numbers.added(one, two)))


def _subtract(state: State) -> None:
    one, two = state.two()
    state.replace(2, numbers.checked(numbers.added(one, two, -1)))


def _multiply(state: State) -> None:
    one, two = state.two()
    state.replace(2, numbers.multiplied(one, two, state.scale))


def _divide(state: State) -> None:
    one, two = state.two()
    _expect_divisor(two, "divide")
    state.replace(2, numbers.divided(one, two, state.scale))


def _remain(state: State) -> None:
    one, two = state.two()
    _expect_divisor(two, "remainder")
    state.replace(2, numbers.remainder(one, two, state.scale))


def _divide_both(state: State) -> None:
    one, two = state.two()
    _expect_divisor(two, "divide")
    quotient = numbers.divided(one, two, state.scale)
    state.replace(2, quotient, numbers.remainder(one, two, state.scale))


def _power(state: State) -> None:
    one, two = state.two()
    if two.scale:
        state.told.append("Runtime warning: non-zero scale in exponent\n")
    exponent = two.whole
    result = ZERO if exponent < 0 and not one else numbers.power(one, exponent, state.scale)
    state.replace(2, result)


def _modular(state: State) -> None:
    base, exponent, modulus = state.top(3)
    _expect_divisor(modulus, "remainder")
    if base.scale or exponent.scale or modulus.scale:
        raise Unsupported("| of numbers with decimals is not supported")
    if exponent.value < 0:
        return
    if max(modulus.value.bit_length(), exponent.value.bit_length()) > _MODULAR:
        raise Unsupported("| of numbers of this size is not supported")
    result = pow(abs(base.value), exponent.value, abs(modulus.value))
    negative = base.value < 0 and exponent.value % 2
    state.replace(3, Number(-result if negative else result))


def _root(state: State) -> None:
    value = state.pop()
    if isinstance(value, str):
        raise Fault("square root of nonnumeric attempted")
    if value.value < 0:
        raise Fault("square root of negative number")
    state.push(numbers.root(value, state.scale))


def _print(state: State) -> None:
    if not state.values:
        raise Fault("stack empty")
    state.out.append(_shown(state, state.values[-1]) + "\n")


def _print_off(state: State) -> None:
    state.out.append(_shown(state, state.pop()))


def _print_bytes(state: State) -> None:
    value = state.pop()
    if isinstance(value, str):
        state.out.append(value)
        return
    whole = abs(value.whole)
    state.out.append(whole.to_bytes((whole.bit_length() + 7) // 8 or 1, "big").decode("latin-1"))


def _print_all(state: State) -> None:
    state.out += [_shown(state, value) + "\n" for value in reversed(state.values)]


def _shown(state: State, value: Value) -> str:
    if isinstance(value, str):
        return value
    text = numbers.shown(value, state.output)
    return "\\\n".join(text[at : at + _LINE] for at in range(0, len(text), _LINE))


def _clear(state: State) -> None:
    state.replace(len(state.values))


def _duplicate(state: State) -> None:
    if not state.values:
        raise Fault("stack empty")
    state.push(state.values[-1])


def _swap(state: State) -> None:
    if len(state.values) > 1:
        state.values[-2:] = state.values[:-3:-1]


def _rotate(state: State) -> None:
    value = state.pop()
    if isinstance(value, str):
        raise Fault("non-numeric value")
    size = min(abs(value.whole), len(state.values))
    if size < 2:
        return
    group = state.values[-size:]
    state.values[-size:] = [*group[1:], group[0]] if value.value > 0 else [group[-1], *group[:-1]]


def _set_scale(state: State) -> None:
    value = state.pop()
    if isinstance(value, str) or value.value < 0:
        raise Fault("scale must be a nonnegative number")
    if value.whole > numbers.DIGITS:
        raise Unsupported(f"a scale of more than {numbers.DIGITS} is not supported")
    state.scale = value.whole


def _set_input(state: State) -> None:
    value = state.pop()
    if isinstance(value, str) or not 2 <= value.whole <= 16:
        raise Fault("input base must be a number between 2 and 16 (inclusive)")
    state.base = value.whole


def _set_output(state: State) -> None:
    value = state.pop()
    if isinstance(value, str) or value.whole < 2:
        raise Fault("output base must be a number greater than 1")
    state.output = min(value.whole, _LARGEST_BASE)


def _letter(state: State) -> None:
    value = state.pop()
    state.push((value[:1] or "\0") if isinstance(value, str) else chr(abs(value.whole) & 255))


def _digits(state: State) -> None:
    value = state.pop()
    if isinstance(value, str):
        state.push(Number(len(value)))
        return
    state.push(Number(len(numbers.decimal(abs(value.value)))))


def _decimals(state: State) -> None:
    value = state.pop()
    state.push(ZERO if isinstance(value, str) else Number(value.scale))


def _depth(state: State) -> None:
    state.push(Number(len(state.values)))


def _get_scale(state: State) -> None:
    state.push(Number(state.scale))


def _get_input(state: State) -> None:
    state.push(Number(state.base))


def _get_output(state: State) -> None:
    state.push(Number(state.output))


def _expect_divisor(value: Number, what: str) -> None:
    if not value:
        raise Fault(f"{what} by zero")


OPERATIONS: "dict[str, Callable[[State], None]]" = {
    "p": _print,
    "n": _print_off,
    "P": _print_bytes,
    "f": _print_all,
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "/": _divide,
    "%": _remain,
    "~": _divide_both,
    "^": _power,
    "|": _modular,
    "v": _root,
    "c": _clear,
    "d": _duplicate,
    "r": _swap,
    "R": _rotate,
    "k": _set_scale,
    "i": _set_input,
    "o": _set_output,
    "K": _get_scale,
    "I": _get_input,
    "O": _get_output,
    "a": _letter,
    "Z": _digits,
    "X": _decimals,
    "z": _depth,
}
