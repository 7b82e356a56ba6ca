"""Runs streams of values: generators on a stack of their own, so that neither depth nor length is Python's matter.

A stream is a generator or a Deferred one. What it yields is a value, or a stream: then it is resumed with the next
value of that, or END, each time it yields it. PAUSE and Requests go to whoever runs the machine.
"""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable, Generator
from types import GeneratorType
from typing import Any, Final, TypeAlias

from mirage.budget import Budget
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.values import too_deep


class _Mark:
    """A thing that is no value."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


END: Final = _Mark("END")
"""A stream has no further value."""
EMPTY: Final = _Mark("EMPTY")
"""What has at most one value has none."""
PAUSE: Final = _Mark("PAUSE")
"""Much was computed: the loop may want to go on elsewhere."""

OFTEN = 512
"""Turns between two pauses."""
FRAME = 640
"""Bytes that a nested stream takes."""

Env: TypeAlias = Any
"""What is bound: ``(newest, rest)``, and so on down to None."""


class Request:
    """Something that has to be waited for; its answer is sent back."""

    __slots__ = ()


class NextInput(Request):
    """The next input; END where there is none."""

    __slots__ = ()


class ModuleAsked(Request):
    """What ``modulemeta`` says of a module; a JqError where there is none."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class Message(Request):
    """Bytes for standard error."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data


class Deferred:
    """A stream that begins when its first value is asked for: how functions call each other without nesting."""

    __slots__ = ("env", "input", "run", "running")

    def __init__(self, run: "Run", env: Env, value: Any) -> None:
        self.run = run
        self.env = env
        self.input = value
        self.running: Generator[Any, Any, None] | None = None

    def become(self, other: "Deferred") -> None:
        """Go on as another one, which has not begun."""
        self.run, self.env, self.input, self.running = other.run, other.env, other.input, None


Run: TypeAlias = Callable[[Env, Any], Any]
Stream: TypeAlias = "Generator[Any, Any, None] | Deferred"


def drive(stream: Any, budget: Budget) -> Generator[Any, Any, None]:
    """The values of a stream, with its pauses and requests; what is nested is charged to the budget.

    What a stream returns at its end is a stream that takes its place, if it is a Deferred one.
    """
    stack: list[Any] = []
    current: Any = stream
    sent: Any = None
    fault: BaseException | None = None
    turns = 0
    charged = 0
    try:
        while True:
            turns += 1
            if not turns % OFTEN:
                depth = len(stack)
                if depth != charged:
                    budget.hold((depth - charged) * FRAME)
                    charged = depth
                if type(current) is Deferred and too_deep(current.input):
                    raise JqError("Value nested too deeply")
                yield PAUSE
            try:
                running: Any = current
                if type(current) is Deferred:
                    running = current.running
                    if running is None:
                        begun = current.run(current.env, current.input)
                        if type(begun) is Deferred:
                            # A call in the last place: it takes the place of the one that made it.
                            current.become(begun)
                            continue
                        running = current.running = begun
                if fault is None:
                    found = running.send(sent)
                else:
                    raised, fault = fault, None
                    found = running.throw(raised)
            except StopIteration as end:
                sent = END
                if end.value is not None:
                    current.become(end.value)
                    sent = None
                elif stack:
                    current = stack.pop()
                else:
                    return
                continue
            except Exception as error:
                if not stack:
                    raise
                fault = error
                current = stack.pop()
                continue
            kind = type(found)
            if kind is GeneratorType or kind is Deferred:
                stack.append(current)
                current = found
                sent = None
            elif found is PAUSE:
                yield PAUSE
                sent = None
            elif isinstance(found, Request):
                sent = yield found
            elif stack:
                sent = found
                current = stack.pop()
            else:
                yield found
                sent = None
    finally:
        budget.drop(charged * FRAME)
