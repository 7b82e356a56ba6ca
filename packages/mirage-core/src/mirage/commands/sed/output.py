"""Where lines are written: standard output, the file edited in place, and those of ``w``."""

from collections.abc import Generator
from contextlib import contextmanager
from errno import EBADF

from mirage.commands.context import reason
from mirage.commands.sed.lines import Panic
from mirage.streams import Sink

FULL = 65536
"""So many characters are gathered before they are passed on."""


class Output:
    """One place to write to. Where the last line had no end, it gets one as soon as more is written."""

    __slots__ = ("_end", "_name", "missing", "parts", "sink", "size")

    def __init__(self, sink: Sink, end: str, parts: list[str] | None = None, *, name: str = "<unknown>") -> None:
        self.sink = sink
        self._end = end
        self._name = name
        self.parts: list[str] = [] if parts is None else parts
        """What has been gathered; shared by outputs to one place."""
        self.size = 0
        self.missing = False

    def line(self, text: str, *, whole: bool = True) -> None:
        """Write a line; unless ``whole`` it has no end."""
        if self.missing:
            self.parts.append(self._end)
        self.parts.append(text)
        if whole:
            self.parts.append(self._end)
        self.missing = not whole
        self.size += len(text) + 1

    def raw(self, text: str) -> None:
        """Write a text as it is."""
        if self.missing:
            self.parts.append(self._end)
            self.missing = False
        self.parts.append(text)
        self.size += len(text)

    async def pass_on(self) -> None:
        """Write what has been gathered.

        :raises Panic: it cannot be written.
        """
        if not self.parts:
            return
        data = "".join(self.parts).encode("utf-8", "surrogateescape")
        self.parts.clear()
        self.size = 0
        with self._writing():
            await self.sink.write(data)

    async def flush(self) -> None:
        """Write it through.

        :raises Panic: it cannot be written.
        """
        await self.pass_on()
        with self._writing():
            await self.sink.flush()

    @contextmanager
    def _writing(self) -> Generator[None, None, None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            did = "close" if error.errno == EBADF else "flush"
            raise Panic(f"couldn't {did} {self._name}: {reason(error)}") from None
