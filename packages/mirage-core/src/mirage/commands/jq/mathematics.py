"""Functions of numbers: those of C's library."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownVariableType=false

import math
from collections.abc import Callable
from typing import Any

from mirage.commands.jq.numbers import double, is_number, number
from mirage.commands.jq.values import fault


def _checked(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of doubles; where Python refuses, what C returns."""

    def called(value: Any, *arguments: Any) -> Any:
        given = arguments or (value,)
        for each in given:
            if not is_number(each):
                raise fault(each, "number required")
        try:
            found = function(*map(double, given))
        except OverflowError:
            found = math.inf
        except ValueError:
            found = math.nan
        return [number(float(each)) for each in found] if isinstance(found, tuple) else number(float(found))

    return called


def _rounding(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda x: x if not math.isfinite(x) else math.copysign(float(function(x)), x)


def _round(x: float) -> float:
    return math.floor(abs(x) + 0.5) if abs(x) < 1 << 52 else abs(x)


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda x: -math.inf if x == 0 else function(x)


def _lgamma(x: float) -> float:
    return math.inf if x <= 0 and x == math.floor(x) else math.lgamma(x)


def _tgamma(x: float) -> float:
    return math.copysign(math.inf, x) if x == 0 else math.gamma(x)


def _lgamma_r(x: float) -> tuple[float, float]:
    negative = x < 0 and math.floor(x) % 2 != 0 and x != math.floor(x)
    return _lgamma(x), -1 if negative or (x == 0 and math.copysign(1, x) < 0) else 1


def _frexp(x: float) -> tuple[float, float]:
    return (x, 0) if not math.isfinite(x) else math.frexp(x)


def _modf(x: float) -> tuple[float, float]:
    return (math.copysign(0.0, x), x) if math.isinf(x) else math.modf(x)


def _logb(x: float) -> float:
    if x == 0:
        return -math.inf
    return abs(x) if not math.isfinite(x) else math.frexp(x)[1] - 1


def _significand(x: float) -> float:
    return x if x == 0 or not math.isfinite(x) else math.frexp(x)[0] * 2


def _pow(x: float, y: float) -> float:
    try:
        return math.pow(x, y)
    except OverflowError:
        return -math.inf if x < 0 and y % 2 == 1 else math.inf
    except ValueError:
        if x == 0:
            return math.copysign(math.inf, x) if y % 2 == 1 else math.inf
        return math.nan


def _ldexp(x: float, y: float) -> float:
    if y != y:
        return math.nan
    power = max(-10_000, min(10_000, int(y))) if math.isfinite(y) else int(math.copysign(10_000, y))
    try:
        return math.ldexp(x, power)
    except OverflowError:
        return math.copysign(math.inf, x)


def _integer_ldexp(x: float, y: float) -> float:
    # C takes an int: what does not fit in one is the smallest.
    return _ldexp(x, y if abs(y) < 1 << 31 else -(1 << 31))


def _fmin(x: float, y: float) -> float:
    return y if x != x else x if y != y else min(x, y)


def _fmax(x: float, y: float) -> float:
    return y if x != x else x if y != y else max(x, y)


def _fdim(x: float, y: float) -> float:
    return math.nan if x != x or y != y else max(x - y, 0.0)


def _cbrt(x: float) -> float:
    if not math.isfinite(x) or x == 0:
        return x
    root = math.copysign(abs(x) ** (1 / 3), x)
    return float(round(root)) if round(root) ** 3 == x else root


def _exp10(x: float) -> float:
    return math.pow(10.0, x)


def _exp2(x: float) -> float:
    return math.pow(2.0, x)


def _fma(x: float, y: float, z: float) -> float:
    from fractions import Fraction

    if not all(map(math.isfinite, (x, y, z))):
        return x * y + z
    return float(Fraction(x) * Fraction(y) + Fraction(z))


def _test(test: Callable[[float], bool]) -> Callable[[Any], bool]:
    def tested(value: Any) -> bool:
        return is_number(value) and test(double(value))

    return tested


def _isnormal(x: float) -> bool:
    return math.isfinite(x) and abs(x) >= 2.2250738585072014e-308


def _isfinite(value: Any) -> bool:
    return is_number(value) and not math.isinf(double(value))


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "floor/0": _rounding(math.floor),
    "ceil/0": _rounding(math.ceil),
    "round/0": _rounding(_round),
    "trunc/0": _rounding(math.trunc),
    "rint/0": _rounding(round),
    "nearbyint/0": _rounding(round),
    "fabs/0": math.fabs,
    "sqrt/0": math.sqrt,
    "cbrt/0": _cbrt,
    "exp/0": math.exp,
    "exp2/0": _exp2,
    "exp10/0": _exp10,
    "expm1/0": math.expm1,
    "log/0": _logarithm(math.log),
    "log2/0": _logarithm(math.log2),
    "log10/0": _logarithm(math.log10),
    "log1p/0": lambda x: -math.inf if x == -1 else math.log1p(x),
    "logb/0": _logb,
    "significand/0": _significand,
    "gamma/0": _lgamma,
    "lgamma/0": _lgamma,
    "tgamma/0": _tgamma,
    "lgamma_r/0": _lgamma_r,
    "frexp/0": _frexp,
    "modf/0": _modf,
    "sin/0": math.sin,
    "cos/0": math.cos,
    "tan/0": math.tan,
    "asin/0": math.asin,
    "acos/0": math.acos,
    "atan/0": math.atan,
    "sinh/0": lambda x: math.sinh(x) if abs(x) < 710 else math.copysign(math.inf, x),
    "cosh/0": math.cosh,
    "tanh/0": math.tanh,
    "asinh/0": math.asinh,
    "acosh/0": math.acosh,
    "atanh/0": lambda x: math.copysign(math.inf, x) if abs(x) == 1 else math.atanh(x),
    "erf/0": math.erf,
    "erfc/0": math.erfc,
    "pow/2": _pow,
    "atan2/2": math.atan2,
    "fmod/2": math.fmod,
    "fmin/2": _fmin,
    "fmax/2": _fmax,
    "fdim/2": _fdim,
    "hypot/2": math.hypot,
    "copysign/2": math.copysign,
    "drem/2": math.remainder,
    "remainder/2": math.remainder,
    "ldexp/2": _integer_ldexp,
    "scalb/2": _ldexp,
    "scalbln/2": _ldexp,
    "nextafter/2": math.nextafter,
    "nexttoward/2": math.nextafter,
    "fma/3": _fma,
}

VALUES: dict[str, Callable[..., Any]] = {
    **{name: _checked(function) for name, function in _FUNCTIONS.items()},
    "infinite/0": lambda value: number(math.inf),
    "nan/0": lambda value: math.nan,
    "isinfinite/0": _test(math.isinf),
    "isnan/0": _test(math.isnan),
    "isnormal/0": _test(_isnormal),
    "isfinite/0": _isfinite,
}
