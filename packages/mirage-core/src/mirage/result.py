"""What a line gives back: its status, and one ordered record of what it wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from mirage.budget import Budget
from mirage.streams import Ready

MOST = 1024
"""So many writes become one Output, where nothing was written elsewhere in between."""


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

    __slots__ = ("_budget", "_descriptor", "_outputs", "_room", "_written", "truncated")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._room = budget.limits.output
        self._outputs: list[Output] = []
        self._descriptor = 0
        """Where the last writes went."""
        self._written: list[bytes] = []
        """Those, until they become an Output: a million small values are much to look after."""
        self.truncated = False

    @property
    def outputs(self) -> Sequence[Output]:
        """What was written, in order."""
        self._settle()
        return self._outputs

    def add(self, descriptor: int, data: bytes) -> None:
        """Keep what was written.

        :raises LimitReached: the record is full; what fitted is kept.
        """
        self._budget.progress()
        if len(data) <= self._room:
            self._room -= len(data)
            self.note(descriptor, data)
            return
        if self._room:
            self.note(descriptor, data[: self._room])
            self._room = 0
        self.truncated = True
        self._budget.stop("output", self._budget.limits.output)

    def note(self, descriptor: int, data: bytes) -> None:
        """Keep a last word of Mirage's own, whatever the limit."""
        if descriptor != self._descriptor or len(self._written) >= MOST:
            self._settle()
            self._descriptor = descriptor
        self._written.append(data)

    def _settle(self) -> None:
        if self._written:
            self._outputs.append(Output(self._descriptor, b"".join(self._written)))
            self._written.clear()


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
