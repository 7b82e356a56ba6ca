"""What a line gives back: its status, and one ordered record of what it wrote."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from mirage.budget import Budget
from mirage.streams import Ready


class Output(NamedTuple):
    """Bytes that a line wrote to one of its descriptors."""

    descriptor: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Result:
    """How a line ended and what it wrote, in order."""

    exit_code: int
    outputs: tuple[Output, ...] = ()
    truncated: bool = False
    """The output limit stopped the line; the first bytes are kept."""

    STDOUT: ClassVar[int] = 1
    STDERR: ClassVar[int] = 2

    @property
    def stdout(self) -> bytes:
        """What went to standard output."""
        return self._written(Result.STDOUT)

    @property
    def stderr(self) -> bytes:
        """What went to standard error."""
        return self._written(Result.STDERR)

    async def stdout_str(self) -> str:
        """Standard output as text; bytes that are no UTF-8 are replaced."""
        return self.stdout.decode("utf-8", "replace")

    async def stderr_str(self) -> str:
        """Standard error as text; bytes that are no UTF-8 are replaced."""
        return self.stderr.decode("utf-8", "replace")

    def _written(self, descriptor: int) -> bytes:
        return b"".join(output.data for output in self.outputs if output.descriptor == descriptor)


class Record:
    """The ordered record of a line as it grows, bounded by the line's output limit."""

    __slots__ = ("_budget", "_room", "outputs", "truncated")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._room = budget.limits.output
        self.outputs: list[Output] = []
        self.truncated = False

    def add(self, descriptor: int, data: bytes) -> None:
        """Keep what was written.

        :raises LimitReached: the record is full; what fitted is kept.
        """
        self._budget.progress()
        if len(data) <= self._room:
            self._room -= len(data)
            self.outputs.append(Output(descriptor, data))
            return
        if self._room:
            self.outputs.append(Output(descriptor, data[: self._room]))
            self._room = 0
        self.truncated = True
        self._budget.stop("output", self._budget.limits.output)

    def note(self, descriptor: int, data: bytes) -> None:
        """Keep a last word of Mirage's own, whatever the limit."""
        self.outputs.append(Output(descriptor, data))


class RecordSink(Ready):
    """One descriptor of a Record."""

    __slots__ = ("_descriptor", "_record")

    def __init__(self, record: Record, descriptor: int) -> None:
        self._record = record
        self._descriptor = descriptor

    def put(self, data: bytes) -> None:
        """Add to the record."""
        if data:
            self._record.add(self._descriptor, data)
