"""One connection that speaks HTTP/1.1: h11 knows the protocol, anyio moves the bytes."""

from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import TYPE_CHECKING

import anyio
import h11
from anyio.abc import SocketAttribute

from mirage.commands.http.faults import Fault, Why
from mirage.commands.http.headers import Headers, first
from mirage.commands.http.request import Request
from mirage.paths import decode, encode

if TYPE_CHECKING:
    from anyio.abc import ByteStream

BLOCK = 1 << 16
HTTP = b"HTTP/"
LONGEST_HEAD = 100 * 1024
"""The most bytes that the head of an answer may have."""
PATIENCE = 1.0
"""Seconds that a body waits for the server's word that it is wanted."""


class Connection:
    """A connection, used by one request after the other."""

    def __init__(self, stream: "ByteStream", read: float | None) -> None:
        self._stream = stream
        self._read = read
        self._state = h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD)
        self._start = b""
        """Of the answer, as far as it tells what is spoken."""
        self.used = False
        """Whether it has brought an answer before."""
        self.local: tuple[str, int] = _place(stream.extra(SocketAttribute.local_address, None))
        self.remote: tuple[str, int] = _place(stream.extra(SocketAttribute.remote_address, None))

    async def ask(self, request: Request) -> "Response":
        """Send a request, and read the head of its answer.

        :raises Fault: there is none.
        """
        self._start = b""
        early = None
        with suppress(anyio.BrokenResourceError, anyio.ClosedResourceError):
            # A server may answer, and leave, before it has read all.
            early = await self._send(request)
        return Response(self, early or await self._head(), request.method)

    async def chunks(self, length: int | None) -> AsyncGenerator[bytes, None]:
        """The body of the answer, as it comes.

        :raises Fault: it does not come to its end.
        """
        got = 0
        while True:
            try:
                event = await self._next()
            except h11.RemoteProtocolError as error:
                raise _cut(error, length, got) from None
            if not isinstance(event, h11.Data):
                return
            got += len(event.data)
            yield bytes(event.data)

    def renew(self) -> bool:
        """Make ready for the next request; whether there can be one."""
        self.used = True
        if self._state.our_state is not h11.DONE or self._state.their_state is not h11.DONE:
            return False
        self._state.start_next_cycle()
        return True

    async def aclose(self) -> None:
        """Close it, whatever the other side thinks of that."""
        with anyio.CancelScope(shield=True):
            await anyio.aclose_forcefully(self._stream)

    async def _send(self, request: Request) -> h11.Response | None:
        """The answer, where it comes before the body."""
        await self._write(_started(request))
        if request.body is not None:
            if first(request.headers, "expect") is not None:
                with anyio.move_on_after(PATIENCE):
                    event = await self._informed()
                    if isinstance(event, h11.Response):
                        return event
            async for chunk in request.body():
                await self._write(h11.Data(data=chunk))
        await self._write(h11.EndOfMessage())
        return None

    async def _write(self, event: h11.Event) -> None:
        try:
            data = self._state.send(event)
        except h11.LocalProtocolError:
            raise Fault(Why.SEND, "the body has another length than was said") from None
        if data:
            await self._stream.send(data)

    async def _head(self) -> h11.Response:
        while True:
            event = await self._informed()
            if isinstance(event, h11.Response):
                return event

    async def _informed(self) -> h11.Event:
        try:
            event = await self._next()
        except h11.RemoteProtocolError as error:
            raise self._senseless(error) from None
        if isinstance(event, h11.Response | h11.InformationalResponse):
            return event
        raise Fault(Why.RECEIVE, "the answer makes no sense")

    async def _next(self) -> h11.Event:
        while True:
            event = self._state.next_event()
            if isinstance(event, h11.Event):
                return event
            if event is not h11.NEED_DATA:
                raise Fault(Why.RECEIVE, "the server wants to speak something else")
            self._state.receive_data(await self._receive())

    async def _receive(self) -> bytes:
        try:
            with anyio.fail_after(self._read):
                data = await self._stream.receive(BLOCK)
        except anyio.EndOfStream:
            return b""
        except TimeoutError:
            raise Fault(Why.TIME, "Operation timed out") from None
        except (anyio.BrokenResourceError, anyio.ClosedResourceError):
            raise Fault(Why.RECEIVE, "Recv failure: Connection reset by peer") from None
        if len(self._start) < len(HTTP):
            self._start = (self._start + data)[: len(HTTP)]
        return data

    def _senseless(self, error: h11.RemoteProtocolError) -> Fault:
        words = str(error)
        if not self._start:
            return Fault(Why.EMPTY, "Empty reply from server")
        if self._start != HTTP:
            return Fault(Why.SCHEME, "Received HTTP/0.9 when not allowed")
        if "too long" in words:
            return Fault(Why.RECEIVE, "Too large response headers")
        return Fault(Why.RECEIVE, "the answer makes no sense")


class Response:
    """An answer whose body is still to come."""

    def __init__(self, connection: Connection, head: h11.Response, method: str) -> None:
        self.connection = connection
        self.version = f"HTTP/{head.http_version.decode('ascii')}"
        self.status = head.status_code
        self.reason = head.reason.decode("latin-1")
        self.headers: Headers = [(decode(name), decode(value)) for name, value in head.headers.raw_items()]
        bare = method == "HEAD" or self.status in (204, 304)
        length = None if bare else first(self.headers, "content-length")
        self.length = int(length) if length is not None and length.isdecimal() else None

    @property
    def head(self) -> bytes:
        """Status line and headers, with the empty line behind them."""
        lines = [f"{self.version} {self.status} {self.reason}", *(f"{name}: {value}" for name, value in self.headers)]
        return encode("\r\n".join([*lines, "", ""]))

    def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body, as it comes.

        :raises Fault: it does not come to its end.
        """
        return self.connection.chunks(self.length)


def _started(request: Request) -> h11.Request:
    """A request's head.

    :raises Fault: it is none that can be sent.
    """
    try:
        return h11.Request(
            method=request.method,
            target=(request.target or request.url.target).encode("ascii"),
            headers=[(encode(name), encode(value)) for name, value in request.headers],
        )
    except (h11.LocalProtocolError, UnicodeError):
        raise Fault(Why.SEND, "a header, or the method, cannot be sent") from None


def _place(address: "tuple[str, int] | str | None") -> tuple[str, int]:
    return address if isinstance(address, tuple) else ("", 0)


def _cut(error: h11.RemoteProtocolError, length: int | None, got: int) -> Fault:
    if "without sending complete" not in str(error):
        return Fault(Why.RECEIVE, "Illegal or missing hexadecimal sequence")
    if length is None:
        return Fault(Why.SHORT, "transfer closed with outstanding read data remaining")
    return Fault(Why.SHORT, f"transfer closed with {length - got} bytes remaining to read")
