"""Connections that only lead where the owner of the workspace allows, each of them looked at when it is made."""

import ssl
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import cache
from ipaddress import ip_address
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

import anyio
from anyio.streams.tls import TLSStream

from mirage.commands.http.admission import admit
from mirage.commands.http.connection import Connection, Response
from mirage.commands.http.faults import Fault, Why
from mirage.commands.http.request import Request
from mirage.commands.http.urls import Url
from mirage.network import Network

if TYPE_CHECKING:
    from anyio.abc import ByteStream

IPV6 = 6
IDLE = 8
"""Connections that are kept for further requests."""


class Made(NamedTuple):
    """A connection that was made: the addresses that were tried, the last of which answered, and when."""

    tried: Sequence[str]
    found: float
    moment: float


class Client:
    """The connections of one call; an async context manager that closes them."""

    def __init__(
        self,
        network: Network,
        now: Callable[[], float],
        *,
        verified: bool = True,
        authorities: str | None = None,
        family: int = 0,
    ) -> None:
        self._network = network
        self._now = now
        self._family = family
        self._context = _context(verified, authorities)
        self._idle: dict[tuple[str, str, int], Connection] = {}
        self.made: list[Made] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._idle:
            _, connection = self._idle.popitem()
            await connection.aclose()

    def keeps(self, url: Url) -> bool:
        """Whether a connection for further requests is open."""
        return url.origin in self._idle

    @asynccontextmanager
    async def send(
        self, request: Request, *, connect: float | None = None, read: float | None = None
    ) -> AsyncGenerator[Response, None]:
        """Ask, and give the answer once its head is there; seconds to wait for a connection, and for bytes.

        :raises Fault: there is none.
        """
        admit(self._network, request.url)
        response = await self._answered(request, connect, read)
        connection = response.connection
        reusable = False
        try:
            yield response
            reusable = connection.renew() and len(self._idle) < IDLE
        finally:
            if not reusable:
                await connection.aclose()
        self._idle[request.url.origin] = connection

    async def _answered(self, request: Request, connect: float | None, read: float | None) -> Response:
        connection = self._idle.pop(request.url.origin, None)
        if connection is not None:
            try:
                return await _asked(connection, request)
            except Fault as fault:
                # The server may have closed it meanwhile.
                if request.body is not None or fault.why not in (Why.EMPTY, Why.RECEIVE):
                    raise
        return await _asked(await self._connected(request.url, connect, read), request)

    async def _connected(self, url: Url, wait: float | None, read: float | None) -> Connection:
        began = self._now()
        place = f"Failed to connect to {url.host} port {url.port}"
        try:
            with anyio.fail_after(wait):
                addresses = await self._addresses(url.host, url.port)
                found = self._now()
                tried, stream = await self._first(addresses, url.port)
                if stream is not None:
                    self.made.append(Made(tried, found, self._now()))
                    secure = await self._secured(stream, url) if url.scheme == "https" else stream
                    return Connection(secure, read)
        except TimeoutError:
            raise Fault(Why.TIME, f"{place} after {self._spent(began)} ms: Timeout was reached") from None
        raise Fault(Why.CONNECT, f"{place} after {self._spent(began)} ms: Couldn't connect to server")

    def _spent(self, began: float) -> int:
        return round((self._now() - began) * 1000)

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        """What a host stands for now, as far as it may be reached; nothing else is ever connected to."""
        try:
            found = [str(ip_address(host))]
        except ValueError:
            found = await _looked_up(host, port)
        wanted = [each for each in found if not self._family or (":" in each) == (self._family == IPV6)]
        if not wanted:
            raise Fault(Why.NAME, f"Could not resolve host: {host}")
        allowed = [each for each in wanted if self._network.reaches(host, each, port)]
        if not allowed:
            words = "it is no public address" if wanted[0] == host else f"it stands for {wanted[0]}"
            raise Fault(
                Why.CONNECT,
                f"Failed to connect to {host} port {port}: {words}; the workspace's owner has to name that as in "
                f'Network(private=["{wanted[0]}"])',
                refused=True,
            )
        return allowed

    async def _first(self, addresses: Sequence[str], port: int) -> "tuple[Sequence[str], ByteStream | None]":
        for count, address in enumerate(addresses, 1):
            try:
                return addresses[:count], await anyio.connect_tcp(address, port)
            except OSError:
                continue
        return addresses, None

    async def _secured(self, stream: "ByteStream", url: Url) -> "ByteStream":
        try:
            return await TLSStream.wrap(stream, hostname=url.host, ssl_context=self._context, standard_compatible=False)
        except BaseException as error:
            with anyio.CancelScope(shield=True):
                await anyio.aclose_forcefully(stream)
            fault = _unsafe(error, url)
            if fault is None:
                raise
        raise fault


async def _asked(connection: Connection, request: Request) -> Response:
    try:
        return await connection.ask(request)
    except BaseException:
        await connection.aclose()
        raise


async def _looked_up(host: str, port: int) -> list[str]:
    try:
        found = await anyio.getaddrinfo(host, port)
    except (OSError, UnicodeError):
        raise Fault(Why.NAME, f"Could not resolve host: {host}") from None
    return list(dict.fromkeys(place[0] for *_, place in found))


def _unsafe(error: BaseException, url: Url) -> Fault | None:
    """What a failed handshake is called; None for what is none."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Fault(Why.CERTIFICATE, f"SSL certificate problem: {error.verify_message}")
    if isinstance(error, ssl.SSLError):
        return Fault(Why.TLS, f"OpenSSL: {(error.reason or 'error').lower().replace('_', ' ')}")
    if isinstance(error, anyio.BrokenResourceError | anyio.EndOfStream | OSError):
        return Fault(Why.TLS, f"OpenSSL SSL_connect: connection closed in connection to {url.host}:{url.port}")
    return None


@cache
def _default_context() -> ssl.SSLContext:
    return ssl.create_default_context()


def _context(verified: bool, authorities: str | None) -> ssl.SSLContext:
    if verified and authorities is None:
        return _default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not verified:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    try:
        context.load_verify_locations(cadata=authorities)
    except (ssl.SSLError, ValueError):
        raise Fault(Why.CERTIFICATE, "error setting certificate verify locations") from None
    return context
