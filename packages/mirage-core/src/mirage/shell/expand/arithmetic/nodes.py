"""Arithmetic as closures: each node computes an integer in a shell."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mirage.shell.expand.arithmetic.integers import COMPARISONS, HIGHEST, LOWEST, OPERATIONS, wrapped
from mirage.shell.leaving import Fatal

if TYPE_CHECKING:
    from mirage.shell.expand.arithmetic.places import Place
    from mirage.shell.state import Shell

Compute: TypeAlias = Callable[["Shell"], int]

BITS = 8
"""So many bits of an exponent are one step."""


class Complaint(NamedTuple):
    """What is wrong with an expression, and from where on; only made a text where it is said."""

    message: str
    text: str
    at: int
    end: int | None = None

    def __str__(self) -> str:
        shown = self.text[: self.end].lstrip(" \t")
        return f'{shown}: {self.message} (error token is "{self.text[self.at : self.end]}")'


class Miscalculation(Fatal):
    """An expression that makes no sense; ``(( ))`` and ``let`` fail with it, an expansion ends the shell."""

    reported = False


class Node:
    """A part of an expression: how it is computed, and how many closures lie inside each other for it."""

    __slots__ = ("compute", "constant", "depth", "place")

    def __init__(self, compute: Compute, depth: int = 1, *, constant: int | None = None) -> None:
        self.compute = compute
        self.depth = depth
        self.constant = constant
        self.place: Place | None = None
        """The variable it stands for, where it may be assigned to."""


def number(value: int) -> Node:
    """A constant."""
    return Node(lambda shell: value, constant=value)


def hole(place: int) -> Node:
    """A number that is known when the expression is computed."""
    return Node(lambda shell: shell.filled[place])


def failing(complaint: Complaint) -> Node:
    """What raises when it is reached."""

    def fail(shell: "Shell") -> int:
        raise Miscalculation(str(complaint))

    return Node(fail)


def after(first: Node, then: Node) -> Node:
    """``first, then``."""
    one, two = first.compute, then.compute

    def both(shell: "Shell") -> int:
        one(shell)
        return two(shell)

    return Node(both, max(first.depth, then.depth) + 1)


def keeping(first: Node, then: Node) -> Node:
    """The value of ``first``, though ``then`` is computed behind it."""
    one, two = first.compute, then.compute

    def both(shell: "Shell") -> int:
        value = one(shell)
        two(shell)
        return value

    return Node(both, max(first.depth, then.depth) + 1)


def unary(operator: str, operand: Node) -> Node:
    """``-`` ``+`` ``!`` ``~`` before an operand."""
    if operand.constant is not None:
        return number(_unary(operator, operand.constant))
    if operator == "+":
        return Node(operand.compute, operand.depth)
    compute = operand.compute
    return Node(lambda shell: _unary(operator, compute(shell)), operand.depth + 1)


def _unary(operator: str, value: int) -> int:
    if operator == "-":
        return wrapped(-value)
    if operator == "!":
        return int(not value)
    return ~value if operator == "~" else value


def choice(condition: Node, first: Node, second: Node, broken: "Node | None") -> Node:
    """``condition ? first : second``; what is ``broken`` is complained of whichever is taken."""
    test, yes, no = condition.compute, first.compute, second.compute
    if broken is not None:
        no = broken.compute if second is broken else no

    def choose(shell: "Shell") -> int:
        return yes(shell) if test(shell) else no(shell)

    return Node(choose, max(condition.depth, first.depth, second.depth) + 1)


def joined(operator: str, left: Node, right: Node, broken: "Node | None") -> Node:
    """``left && right``, ``left || right``; a ``broken`` right side is complained of even where it is not taken."""
    one, two = left.compute, right.compute
    skipped = None if broken is None else broken.compute
    either = operator == "||"

    def join(shell: "Shell") -> int:
        if (one(shell) != 0) is either:
            return int(either) if skipped is None else skipped(shell)
        return 1 if two(shell) else 0

    return Node(join, max(left.depth, right.depth) + 1)


def binary(operator: str, left: Node, right: Node, complaint: Complaint) -> Node:
    """Two operands; ``complaint`` is what a division by zero or a negative exponent says."""
    depth = max(left.depth, right.depth) + 1
    if operator in COMPARISONS:
        return Node(_compared(operator, left, right), depth)
    if operator == "**":
        return Node(_raised(left, right, complaint), depth)
    if operator in ("/", "%"):
        return Node(_guarded(operator, left, right, complaint), depth)
    return Node(_combined(operator, left, right), depth)


def _compared(operator: str, left: Node, right: Node) -> Compute:
    compare = COMPARISONS[operator]
    one, two, fixed = left.compute, right.compute, right.constant
    if fixed is not None:
        return lambda shell: 1 if compare(one(shell), fixed) else 0
    return lambda shell: 1 if compare(one(shell), two(shell)) else 0


def _combined(operator: str, left: Node, right: Node) -> Compute:
    operation = OPERATIONS[operator]
    one, two = left.compute, right.compute

    def combine(shell: "Shell") -> int:
        value = operation(one(shell), two(shell))
        return value if LOWEST <= value <= HIGHEST else wrapped(value)

    return combine


def _guarded(operator: str, left: Node, right: Node, complaint: Complaint) -> Compute:
    one, two = left.compute, right.compute
    return lambda shell: apply(operator, one(shell), two(shell), complaint)


def _raised(left: Node, right: Node, complaint: Complaint) -> Compute:
    one, two = left.compute, right.compute

    def power(shell: "Shell") -> int:
        base, exponent = one(shell), two(shell)
        # A multiplication for each bit: a large exponent is the work of several steps.
        shell.budget.pay(exponent.bit_length() // BITS)
        return apply("**", base, exponent, complaint)

    return power


def apply(operator: str, left: int, right: int, complaint: Complaint) -> int:
    """What a binary operator makes of two numbers.

    :raises Miscalculation: a division by zero, a negative exponent.
    """
    if (right < 0) if operator == "**" else (right == 0 and operator in ("/", "%")):
        raise Miscalculation(str(complaint))
    return wrapped(OPERATIONS[operator](left, right))


def plus(left: int, right: int) -> int:
    """Their sum."""
    return wrapped(left + right)


def chain(first: Node, rest: Sequence[tuple[str, Node, Complaint]]) -> Node:
    """Operators of one level that bind to the left, however many: no closure lies inside another."""
    if len(rest) == 1:
        operator, right, complaint = rest[0]
        return binary(operator, first, right, complaint)
    steps = [(operator, right.compute, complaint) for operator, right, complaint in rest]
    begin = first.compute

    def run(shell: "Shell") -> int:
        value = begin(shell)
        for operator, compute, complaint in steps:
            right = compute(shell)
            compare = COMPARISONS.get(operator)
            value = apply(operator, value, right, complaint) if compare is None else int(compare(value, right))
        return value

    return Node(run, max(first.depth, *[right.depth for _, right, _ in rest]) + 1)
