"""Files and commands that a program writes to and reads from."""

import errno
from typing import TYPE_CHECKING, Any, Final

from mirage.commands.awk.children import Child, Children
from mirage.commands.awk.faults import Fatal
from mirage.commands.awk.ordering import Ordering
from mirage.commands.awk.reading import Reader
from mirage.commands.context import reason
from mirage.commands.inputs import Input, ReadError
from mirage.resources import BLOCK
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.commands.awk.fields import Record
    from mirage.streams import Sink

FILES_MAX: Final = 1000
"""So many files and commands may be open at a time."""
_STANDARD = {"-": 1, "/dev/stdout": 1, "/dev/stderr": 2, "/dev/fd/1": 1, "/dev/fd/2": 2}
_NAMES = {">": "file", ">>": "file", "|": "pipe"}


class Output:
    """A file, or a command's input."""

    __slots__ = ("_kept", "_size", "child", "sink")

    def __init__(self, sink: "Sink", child: Child | None) -> None:
        self.sink = sink
        self.child = child
        self._kept: list[bytes] = []
        self._size = 0

    async def write(self, data: bytes) -> None:
        """Write, sooner or later."""
        self._kept.append(data)
        self._size += len(data)
        if self._size >= BLOCK:
            await self.flush()

    async def flush(self) -> None:
        """Write what is kept."""
        if self._kept:
            data = b"".join(self._kept)
            self._kept.clear()
            self._size = 0
            await self.sink.write(data)
        await self.sink.flush()

    async def close(self) -> int:
        """Close it; the status of the command, 0 for a file, -1 where that failed."""
        status = 0
        try:
            await self.flush()
        except BrokenPipeError:
            self._kept.clear()
        except OSError:
            status = -1
        await self.sink.aclose()
        return status if self.child is None else await self.child.ended()


class Redirects(Ordering):
    """A Machine that writes and reads elsewhere."""

    children: Children | None = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._outputs: dict[tuple[str, str], Output] = {}
        self._inputs: dict[tuple[str, str], tuple[Reader, Child | None]] = {}
        self._environment: dict[str, str] = {}

    def encoded(self, text: str) -> bytes:
        """A text as bytes."""
        return text.encode(self.codec, "surrogateescape")

    async def pass_on(self) -> None:
        """Hand on what was printed."""
        if self.out:
            data = "".join(self.out)
            self.out.clear()
            await self.ctx.out.write(self.encoded(data))

    async def print_to(self, how: str, target: str, text: str) -> None:
        """``print > target`` and its like."""
        output = self._outputs.get((_NAMES[how], target))
        if output is None:
            number = _STANDARD.get(target) if how != "|" else None
            if number == 1:
                self.out.append(text)
                return
            if number == 2:
                await self.ctx.io.err.write(self.encoded(text))
                return
            output = await self._open_output(how, target)
        try:
            await output.write(self.encoded(text))
        except BrokenPipeError:
            if output.child is None:
                raise
            # Whoever read it has left: what more is printed goes nowhere, as with the real one at its end.
            raise Fatal(f'print to "{target}" failed: Broken pipe') from None
        except OSError as error:
            raise Fatal(f'print to "{target}" failed: {reason(error)}') from None

    async def _open_output(self, how: str, target: str) -> Output:
        if not target:
            raise Fatal(f"expression for `{how}' redirection has null string value")
        self._expect_room()
        if how == "|":
            await self.flush_all()
            child = self._start(target, reads=True)
            output = Output(child.input, child)
        else:
            try:
                output = Output(await self.ctx.create(self._path(target), append=how == ">>"), None)
            except OSError as error:
                raise Fatal(f"cannot redirect to `{target}': {reason(error)}") from None
        self._outputs[_NAMES[how], target] = output
        return output

    def _path(self, text: str) -> str:
        """A name as the file system has it."""
        if not self.binary:
            return text
        return text.encode("latin-1", "replace").decode("utf-8", "surrogateescape")

    def _expect_room(self) -> None:
        if len(self._outputs) + len(self._inputs) >= FILES_MAX:
            raise Fatal(f"too many open files: at most {FILES_MAX}")

    def _start(self, command: str, *, reads: bool) -> Child:
        if self.children is None:
            raise Fatal("no commands can be run here")
        return self.children.start(self._path(command), reads=reads, env=self._changed())

    def _changed(self) -> dict[str, str] | None:
        """The variables of the environment that the program has changed."""
        before = self._environment
        changed = {
            self._path(name): self._path(self.text(value))
            for name, value in self.environ.items()
            if not isinstance(value, dict) and before.get(name) != value
        }
        return changed or None

    async def flush_all(self) -> None:
        """Write all that is kept."""
        await self.pass_on()
        await self.ctx.out.flush()
        for output in self._outputs.values():
            try:
                await output.flush()
            except BrokenPipeError:
                continue

    async def fflush(self, *targets: str) -> float:
        """``fflush``"""
        if not targets or not targets[0]:
            await self.flush_all()
            return 0.0
        found = [self._outputs[kind, targets[0]] for kind in ("file", "pipe") if (kind, targets[0]) in self._outputs]
        if targets[0] in _STANDARD:
            await self.pass_on()
            await self.ctx.out.flush()
            return 0.0
        for output in found:
            await output.flush()
        if not found:
            self.warn(f"fflush: `{targets[0]}' is not an open file, pipe or co-process")
            await self.pass_on()
        return 0.0 if found else -1.0

    async def close(self, target: str, how: str = "") -> float:
        """``close``"""
        for kind in ("file", "pipe"):
            output = self._outputs.pop((kind, target), None)
            if output is not None:
                if output.child is not None:
                    await self.flush_all()
                return float(await output.close())
        for kind in ("file", "pipe"):
            found = self._inputs.pop((kind, target), None)
            if found is not None:
                await found[0].aclose()
                return 0.0 if found[1] is None else float(await found[1].ended())
        return -1.0

    async def system(self, command: str) -> float:
        """``system``"""
        await self.flush_all()
        io = self.ctx.io
        return float(
            await self.ctx.runner.run(
                ["sh", "-c", self._path(command)], Io(io.stdin, io.out, io.err, io.more), env=self._changed()
            )
        )

    async def read_file(self, name: str) -> Any:
        """``getline < name``: the record, or a status."""
        found = self._inputs.get(("file", name))
        if found is None:
            self._expect_room()
            if not name:
                raise Fatal("expression for `<' redirection has null string value")
            try:
                file = await Input.open(self.ctx, "-" if name == "/dev/stdin" else self._path(name))
            except OSError as error:
                self.errno = reason(error)
                return -1.0
            found = self._inputs["file", name] = (Reader(file, self.ctx.budget, self.codec), None)
        return await self._read(found[0])

    async def read_command(self, command: str) -> Any:
        """``command | getline``"""
        found = self._inputs.get(("pipe", command))
        if found is None:
            if not command:
                raise Fatal("expression for `|' redirection has null string value")
            self._expect_room()
            await self.flush_all()
            child = self._start(command, reads=False)
            file = Input(child.output, self.ctx.budget)
            found = self._inputs["pipe", command] = (Reader(file, self.ctx.budget, self.codec), child)
        # gawk 5.2.1 does not count these.
        return await self._read(found[0])

    async def _read(self, reader: Reader) -> Any:
        try:
            found = await reader.record(self)
        except ReadError as failed:
            self.errno = reason(failed.error)
            return -1.0
        if found is None:
            return 0.0
        self.rt = found[1]
        return found[0]

    async def getline_file(self, name: str, record: "Record") -> float:
        """``getline < name`` into ``$0``."""
        return self._taken(await self.read_file(name), record)

    async def getline_command(self, command: str, record: "Record") -> float:
        """``command | getline`` into ``$0``."""
        return self._taken(await self.read_command(command), record)

    @staticmethod
    def _taken(found: Any, record: "Record") -> float:
        if found.__class__ is float:
            return float(found)
        record.replace(found)
        return 1.0

    async def close_all(self) -> None:
        """The program has ended: all it wrote arrives, and all it started has ended."""
        outputs, inputs = list(self._outputs.values()), list(self._inputs.values())
        self._outputs.clear()
        self._inputs.clear()
        if any(output.child is not None for output in outputs):
            await self.pass_on_before(outputs)
        for output in outputs:
            if await output.close() == -1:
                self.status = 2
        for reader, child in inputs:
            await reader.aclose()
            if child is not None:
                await child.ended()
        await self.pass_on()

    async def pass_on_before(self, outputs: list[Output]) -> None:
        """Files are complete before commands end that may read them."""
        for output in outputs:
            if output.child is None:
                await output.flush()


def is_missing(error: OSError) -> bool:
    """Whether there is no such file."""
    return error.errno == errno.ENOENT
