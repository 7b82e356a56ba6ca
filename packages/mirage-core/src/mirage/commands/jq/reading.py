"""The inputs of a run: files one after the other, in batches of values that are read as fast as they allow."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownMemberType=false

import re
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mirage.commands.context import reason
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.jq.decoding import decoded, each_decoded
from mirage.commands.jq.exact import Builder, Events, Parser
from mirage.commands.jq.faults import JsonError
from mirage.commands.jq.machine import END
from mirage.commands.jq.pieces import LARGE, decoded_in_steps
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

_BOUNDARY = re.compile(rb"[}\]]\n(?=[{\[])")
"""Where a value ends and another one begins, if both are indented."""
_OPENS = (b"{", b"[")
_MARK = b"\xef\xbb\xbf"
_SEPARATOR = b"\x1e"


class Batch(NamedTuple):
    """Values, and how many lines of the file were read when each was complete."""

    values: Sequence[Any]
    lines: Sequence[int]


class Inputs:
    """All values, one at a time or in batches; whoever takes them shares one place."""

    def __init__(self, ctx: "Context", files: Sequence[str], read: "Reader") -> None:
        self._ctx = ctx
        self._files = files
        self._batches = self._over(read)
        self._batch = Batch((), ())
        self.at = 0
        """How many of the batch were taken."""
        self.file: str | None = None
        self._started = False
        self._line = 0
        self.failures = 0
        """Files that could not be read."""
        self._held = 0

    @property
    def line(self) -> int:
        """How many lines of the file were read when the last value was complete."""
        return self._batch.lines[self.at - 1] if 0 < self.at <= len(self._batch.lines) else self._line

    @property
    def position(self) -> str:
        """Where the last value stood."""
        if not self._started:
            return "<unknown>"
        return f"{'<stdin>' if self.file is None else self.file}:{self.line}"

    async def next(self) -> Any:
        """The next value; END where there is none.

        :raises JsonError: the text is no JSON.
        """
        while self.at >= len(self._batch.values):
            if not await self.more():
                return END
        self.at += 1
        return self._batch.values[self.at - 1]

    def ready(self) -> bool:
        """Whether the next value is there."""
        return self.at < len(self._batch.values)

    def waiting(self) -> Sequence[Any]:
        """What is left of the batch; who takes of it says how far in ``at``."""
        return self._batch.values[self.at :] if self.at else self._batch.values

    async def more(self) -> bool:
        """Read the next batch; False at the end.

        :raises JsonError: the text is no JSON.
        """
        if self._batch.lines:
            self._line = self._batch.lines[-1]
        self._batch, self.at = Batch((), ()), 0
        if self._ctx.budget.due():
            await self._ctx.budget.breathe()
        batch = await anext(self._batches, None)
        if batch is None:
            return False
        self._batch = batch
        return True

    async def aclose(self) -> None:
        """Read no further."""
        await self._batches.aclose()

    async def _over(self, read: "Reader") -> "AsyncGenerator[Batch, None]":
        ctx = self._ctx
        for at, path in enumerate(self._files or ["-"]):
            last = at + 1 >= len(self._files)
            try:
                async with await Input.open(ctx, path) as source:
                    self._begin(path)
                    read.line = 0
                    async for block in Blocks(source, b"\n", ctx.budget):
                        for batch in read.block(block):
                            yield batch
                        self._keep(read.kept)
                        await ctx.breathe()
            except ReadError as failed:
                await self._failed(f"jq: error: {reason(failed.error)}\n")
            except OSError as error:
                if error.filename != path:
                    raise
                await self._failed(f"jq: error: Could not open file {path}: {reason(error)}\n")
            if last:
                break
        for batch in read.end():
            yield batch
        self._keep(0)

    def _begin(self, path: str) -> None:
        self._started = True
        self.file = None if path == "-" else path
        self._line = 0

    def _keep(self, size: int) -> None:
        self._ctx.budget.hold(size - self._held)
        self._held = size

    async def _failed(self, message: str) -> None:
        self.failures += 1
        await self._ctx.io.err.write(encode(message))


NOTHING: Final = Batch((), ())
"""A pause in reading a value."""


def _decoded(text: bytes) -> Generator[Batch, None, tuple[Any] | None]:
    """As ``decoded``, with pauses where it takes long."""
    found = None
    if len(text) > LARGE:
        steps = decoded_in_steps(text)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                found = done.value
                break
            yield NOTHING
    return decoded(text) if found is None else found


class Reader:
    """Makes values of blocks, which end where a line ends; the last one of a file may not."""

    line = 0
    """Lines of the file that were read."""

    @property
    def kept(self) -> int:
        """Bytes that wait for more."""
        return 0

    def block(self, data: bytes) -> "Sequence[Batch] | Any":
        """What a block completes."""
        raise NotImplementedError

    def end(self) -> "Sequence[Batch] | Any":
        """What is complete when nothing follows."""
        return ()


class Gathered(Reader):
    """``-s``: one array of all values."""

    def __init__(self, each: Reader) -> None:
        self._each = each
        self._values: list[Any] = []

    @property
    def kept(self) -> int:
        return self._each.kept + 64 * len(self._values)

    def block(self, data: bytes) -> Any:
        self._each.line = self.line
        for batch in self._each.block(data):
            self._values += batch.values
        self.line = self._each.line
        return ()

    def end(self) -> Any:
        for batch in self._each.end():
            self._values += batch.values
        return [Batch([self._values], [self.line])]


class Whole(Reader):
    """``-R`` and ``-s``: one string."""

    def __init__(self) -> None:
        self._text = bytearray()

    @property
    def kept(self) -> int:
        return len(self._text)

    def block(self, data: bytes) -> Any:
        self.line += data.count(b"\n")
        self._text += data
        return ()

    def end(self) -> Any:
        return [Batch([self._text.decode("utf-8", "replace")], [self.line])]


class Lines(Reader):
    """``-R``: each line a string."""

    def __init__(self) -> None:
        self._rest = b""

    @property
    def kept(self) -> int:
        return len(self._rest)

    def block(self, data: bytes) -> Any:
        data = self._rest + data
        body, mark, self._rest = data.rpartition(b"\n")
        if mark:
            values = body.decode("utf-8", "replace").split("\n")
            yield Batch(values, range(self.line + 1, self.line + len(values) + 1))
            self.line += len(values)

    def end(self) -> Any:
        if self._rest:
            yield Batch([self._rest.decode("utf-8", "replace")], [self.line])


class Exactly(Reader):
    """Word by word: ``--stream``."""

    def __init__(self, make: "Callable[[], Builder | Events]") -> None:
        self._parser = Parser(make)
        self._begun = False

    def block(self, data: bytes) -> Any:
        if not self._begun:
            data = data.removeprefix(_MARK)
            self._begun = True
        self.line += data.count(b"\n")
        for value in self._parser.feed(data):
            yield Batch([value], [self.line])

    def end(self) -> Any:
        for value in self._parser.feed(b"", last=True):
            yield Batch([value], [self.line])


class Texts(Reader):
    """JSON: a value on each line, as most files have it; or indented values; or anything else, word by word."""

    def __init__(self) -> None:
        self._parser = Parser()
        self._total = 0
        """Lines of all files."""
        self._rest = bytearray()
        """An indented value that is not complete."""
        self._looked = 0
        self._begun = False

    @property
    def kept(self) -> int:
        return len(self._rest)

    def block(self, data: bytes) -> Any:
        if not self._begun:
            data = data.removeprefix(_MARK)
            self._begun = True
        if not self._parser.idle:
            yield from self._word_by_word(data)
        elif self._rest:
            self._rest += data
            yield from self._indented()
        elif not data.endswith(b"\n") and data[:1] not in _OPENS:
            # What begins the next file may belong to it.
            yield from self._word_by_word(data)
        else:
            yield from self._lines(data)

    def end(self) -> Any:
        if self._rest:
            text = bytes(self._rest)
            self._rest.clear()
            found = yield from _decoded(text)
            if found is not None:
                self._count(text)
                yield Batch(found, [self.line])
            else:
                yield from self._word_by_word(text)
        for value in self._parser.feed(b"", last=True):
            yield Batch([value], [self.line])

    def _count(self, data: bytes) -> None:
        lines = data.count(b"\n")
        self.line += lines
        self._total += lines

    def _lines(self, data: bytes) -> Any:
        """Each line a value, as long as that is so."""
        lines = data.split(b"\n")
        if not lines[-1]:
            lines.pop()
        ended = len(lines) if data.endswith(b"\n") else len(lines) - 1
        values = each_decoded(data, lines) if len(lines) > 1 else (yield from _decoded(lines[0]))
        if values is None:
            yield from self._one_by_one(lines, ended)
            return
        first = self.line + 1
        self.line += ended
        self._total += ended
        numbers: Sequence[int] = range(first, first + len(values))
        yield Batch(values, numbers if ended == len(values) else [*range(first, first + ended), self.line])

    def _one_by_one(self, lines: list[bytes], ended: int) -> Any:
        values: list[Any] = []
        numbers: list[int] = []
        for at, line in enumerate(lines):
            whole = at < ended
            found = decoded(line) if line.strip() else ()
            if found is not None:
                self.line += whole
                self._total += whole
                values += found
                numbers += [self.line] * len(found)
                continue
            if values:
                yield Batch(values, numbers)
            yield from self._otherwise(b"\n".join(lines[at:]) + (b"\n" if ended == len(lines) else b""))
            return
        yield Batch(values, numbers)

    def _otherwise(self, data: bytes) -> Any:
        """What begins with a line that is no value."""
        line, mark, rest = data.partition(b"\n")
        trial = Parser()
        try:
            complete = bool(list(trial.feed(line + mark))) or trial.idle
        except JsonError:
            complete = True
        if complete or not line.lstrip().startswith(_OPENS):
            yield from self._word_by_word(line + mark)
            if rest:
                yield from self.block(rest)
            return
        self._rest += data
        self._looked = 0
        yield from self._indented()

    def _indented(self) -> Any:
        while found := _BOUNDARY.search(self._rest, self._looked):
            text = bytes(self._rest[: found.end()])
            value = yield from _decoded(text)
            if value is None:
                text = bytes(self._rest)
                self._rest.clear()
                yield from self._word_by_word(text)
                return
            del self._rest[: found.end()]
            self._looked = 0
            self._count(text)
            yield Batch(value, [self.line])
        self._looked = max(len(self._rest) - 2, 0)

    def _word_by_word(self, data: bytes) -> Any:
        if self._parser.idle:
            self._parser = Parser(line=self._total)
        at = 0
        while at < len(data):
            end = data.find(b"\n", at) + 1 or len(data)
            line = data[at:end]
            at = end
            self._count(line)
            for value in self._parser.feed(line):
                yield Batch([value], [self.line])


class Sequences(Reader):
    """``--seq``: texts that each begin with a record separator; one that is cut off is told, and left out."""

    def __init__(self, make: "Callable[[], Builder | Events]", told: list[str]) -> None:
        self._make = make
        self._parser = Parser(make)
        self._told = told

    def block(self, data: bytes) -> Any:
        parts = data.split(_SEPARATOR)
        for at, part in enumerate(parts):
            if at:
                yield from self._feed(b"", last=True)
            self.line += part.count(b"\n")
            yield from self._feed(part, last=False)

    def end(self) -> Any:
        yield from self._feed(b"", last=True)

    def _feed(self, data: bytes, *, last: bool) -> Any:
        try:
            for value in self._parser.feed(data, last=last):
                yield Batch([value], [self.line])
        except JsonError as error:
            self._told.append(str(error))
            self._parser = Parser(self._make)
