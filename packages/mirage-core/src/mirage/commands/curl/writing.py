"""Where an answer goes: standard output, or a file that is made with the first byte."""

from typing import TYPE_CHECKING

from mirage.commands.context import reason
from mirage.commands.curl.options import REMOTE_NAME
from mirage.commands.http.faults import Fault, Why
from mirage.commands.http.headers import Headers, first, offered_name
from mirage.commands.http.urls import Url
from mirage.streams import Sink

if TYPE_CHECKING:
    from mirage.commands.curl.voice import Voice
    from mirage.commands.http.connection import Response
    from mirage.vfs.handle import Handle

FAILED = "Failure writing output to destination"
NO_NAME = "Failed writing received data to disk/application"
DIRECTORY = 0o750
_TRIES = 100


class Destination:
    """One transfer's output."""

    def __init__(self, voice: "Voice", path: str | None, *, named_by_url: bool) -> None:
        self._voice = voice
        self._ctx = voice.ctx
        self._options = options = voice.options
        self.path = path
        """None: standard output."""
        self._may_be_renamed = named_by_url and options.offered
        self._named_by_server = False
        self._handle: Handle | None = None
        self._gone = False
        self.written = 0
        self.start = 0
        """Where the file goes on."""

    @classmethod
    def of(cls, voice: "Voice", output: object, url: Url) -> "Destination":
        """What ``-o`` or ``-O`` asks for.

        :raises Fault: the URL ends with no name.
        """
        if output is None or output == "-":
            return cls(voice, None, named_by_url=False)
        name = str(output)
        if output is REMOTE_NAME:
            name = url.path.rpartition("/")[2]
            if not name:
                raise Fault(Why.WRITE, NO_NAME)
        if voice.options.directory:
            name = f"{voice.options.directory}/{name}"
        return cls(voice, name, named_by_url=output is REMOTE_NAME)

    async def resume(self, offset: int) -> int:
        """Go on at ``offset``, -1 for where the file ends; where that is."""
        if offset < 0:
            offset = 0
            if self.path is not None and await self._ctx.fs.exists(self.path):
                offset = (await self._ctx.fs.stat(self.path)).size or 0
        self.start = offset
        return offset

    def heed(self, headers: Headers) -> None:
        """Take the name that the server offers, where that is asked for."""
        offered = first(headers, "content-disposition") if self._may_be_renamed else None
        name = offered_name(offered) if offered else ""
        if name:
            self.path = f"{self._options.directory}/{name}" if self._options.directory else name
            self._named_by_server = True

    async def write(self, data: bytes) -> None:
        """Write the next bytes.

        :raises Fault: they cannot be written.
        """
        try:
            sink = await self._sink()
            await sink.write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Fault(Why.WRITE, FAILED) from error
        self.written += len(data)

    async def finish(self, response: "Response | None") -> None:
        """Close the file; it is there even where nothing came."""
        try:
            if response is not None:
                await self._sink()
            if self._handle is not None:
                handle, self._handle = self._handle, None
                await handle.aclose()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Fault(Why.WRITE, FAILED) from error

    async def restart(self) -> None:
        """Forget what came: it is tried again."""
        if self._handle is not None:
            await self._handle.truncate(self.start)
            await self._handle.seek(self.start)
        self.written = 0

    async def discard(self) -> None:
        """Remove the file of a transfer that failed."""
        if self.path is not None and await self._ctx.fs.exists(self.path):
            await self._ctx.fs.unlink(self.path)

    async def aclose(self) -> None:
        """Close what is open."""
        handle, self._handle = self._handle, None
        if handle is not None:
            await handle.aclose()

    async def _sink(self) -> Sink:
        if self.path is None:
            return self._ctx.out
        if self._handle is None:
            self.path = await self._free(self.path)
            if self._options.make_dirs and "/" in self.path:
                await self._make_dirs(self.path)
            try:
                self._handle = await self._ctx.create(self.path, append=self.start > 0)
            except OSError as error:
                await self._voice.warn(f"Failed to open the file {self.path}: {reason(error)}")
                raise
        return self._handle

    async def _make_dirs(self, path: str) -> None:
        at = path.find("/", 1)
        while at > 0:
            if not await self._ctx.fs.exists(path[:at]):
                await self._ctx.fs.mkdir(path[:at], mode=DIRECTORY)
            at = path.find("/", at + 1)

    async def _free(self, path: str) -> str:
        """A name that may be written."""
        if self._options.keep:
            for number in range(_TRIES):
                name = f"{path}.{number}" if number else path
                if not await self._ctx.fs.exists(name):
                    return name
            raise Fault(Why.WRITE, FAILED)
        if self._named_by_server and await self._ctx.fs.exists(path):
            await self._voice.warn(f"Failed to open the file {path}: File exists")
            raise Fault(Why.WRITE, "Failed writing header")
        return path
