"""One URL of wget: fetched, led on, and written."""

from base64 import b64encode
from contextlib import aclosing
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import unquote

import anyio

from mirage.commands.context import reason
from mirage.commands.http.encodings import unpacked
from mirage.commands.http.faults import Fault, Why
from mirage.commands.http.headers import first, is_secret, offered_name
from mirage.commands.http.request import Request
from mirage.commands.http.urls import Url
from mirage.commands.quoting import word as quoted
from mirage.commands.wget.log import human, rate
from mirage.paths import encode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from mirage.commands.http.client import Client
    from mirage.commands.http.connection import Response
    from mirage.commands.wget.call import Call
    from mirage.vfs.handle import Handle

REDIRECTS = frozenset({301, 302, 303, 307, 308})
KEEPING = frozenset({307, 308})
DRAINED = 1 << 16
INPUT, FILES, NETWORK, TLS, LOGIN, PROTOCOL, STATUS = 1, 3, 4, 5, 6, 7, 8
"""Exit statuses."""
STATUSES = {
    **dict.fromkeys((Why.SCHEME, Why.URL, Why.PACKAGE), INPUT),
    **dict.fromkeys((Why.WRITE, Why.READ), FILES),
    **dict.fromkeys((Why.TLS, Why.CERTIFICATE), TLS),
    **dict.fromkeys((Why.ENCODING, Why.SIZE, Why.SEND), PROTOCOL),
}
PASSING = frozenset({Why.TIME, Why.EMPTY, Why.RECEIVE, Why.SHORT})
"""What another try may change."""
TAKEN = 1000
"""Names NAME.1, NAME.2 and so on that are tried."""


class Stop(Exception):
    """The URL is done with, at this exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Fetch:
    """What happens to one URL."""

    def __init__(self, call: "Call", url: Url) -> None:
        self._call = call
        self._ctx = call.ctx
        self._options = call.options
        self._log = call.log
        self._first = url
        self._url = url
        self._name = ""
        self._start = 0
        self._posts = call.body is not None
        self._authorized = call.options.unasked

    async def run(self) -> int:
        """Fetch it; the exit status."""
        tries = 0
        while True:
            tries += 1
            try:
                await self._fetch()
                return 0
            except Stop as stop:
                return stop.status
            except Fault as fault:
                if fault.refused or fault.why not in PASSING or tries == self._options.tries:
                    return await self._failed(fault)
                await self._log.all(f"{fault}.\nRetrying.\n\n")
                self._url = self._first
                await anyio.sleep(min(tries, self._options.wait))

    async def _failed(self, fault: Fault) -> int:
        if fault.refused:
            await self._log.always(f"wget: {fault}\n")
        elif fault.why == Why.NAME:
            host = self._url.host
            await self._log.all(f"Resolving {host} ({host})... failed: Name or service not known.\n")
            await self._log.short(f"wget: unable to resolve host address {quoted(host)}\n")
        elif fault.why == Why.CONNECT:
            await self._log.all(f"Connecting to {self._url.host}:{self._url.port}... ")
            await self._log.short("failed: Connection refused.\n")
        elif fault.why == Why.CERTIFICATE:
            await self._log.short(f"ERROR: cannot verify {self._url.host}'s certificate: {fault}\n")
        else:
            await self._log.short(f"{fault}.\n")
        return STATUSES.get(fault.why, NETWORK)

    async def _fetch(self) -> None:
        options = self._options
        if options.has("c") and not options.document:
            self._name = self._own_name()
            if await self._ctx.fs.exists(self._name):
                await self._log.all(f"File {quoted(self._name)} already there; not retrieving.\n\n")
                raise Stop(0)
        await self._prepare()
        redirects = 0
        while True:
            await self._log.all(f"--{self._log.now}--  {self._url.bare}\n")
            location = await self._ask()
            if location is None:
                return
            redirects += 1
            if redirects > options.redirects:
                await self._log.short(f"{options.redirects} redirections exceeded.\n")
                raise Stop(STATUS)
            self._url = self._url.join(location)

    async def _prepare(self) -> None:
        options = self._options
        self._start = options.start
        self._name = options.document or self._own_name()
        if options.proceed and self._name != "-" and await self._ctx.fs.exists(self._name):
            self._start = (await self._ctx.fs.stat(self._name)).size or 0

    def _own_name(self) -> str:
        url = self._first
        name = unquote(url.path.rpartition("/")[2], errors="surrogateescape") or "index.html"
        if url.query is not None:
            name += "?" + unquote(url.query, errors="surrogateescape")
        name = name.replace("/", "%2F").replace("\0", "%00")
        return self._placed(name if name not in (".", "..") else name.replace(".", "%2E"))

    def _placed(self, name: str) -> str:
        return f"{self._options.prefix}/{name}" if self._options.prefix else name

    async def _ask(self) -> str | None:
        """Ask once; where that leads on, to where."""
        options, call, log = self._options, self._call, self._log
        client = await call.clients.to(self._url)
        made = len(client.made)
        body = call.body if self._posts else None
        request = Request(self._method(), self._url, await self._headers(), None if body is None else body.chunks)
        wait = options.connect or options.timeout or None
        async with client.send(request, connect=wait, read=options.read or options.timeout or None) as response:
            await self._connected(client, made)
            line = f"{response.status} {response.reason}" if not options.server else ""
            await log.all(f"HTTP request sent, awaiting response... {line}\n")
            if options.server:
                lines = response.head.decode("utf-8", "surrogateescape").split("\r\n")[:-2]
                await log.always("".join(f"  {line}\n" for line in lines))
            for name, value in response.headers:
                if name.lower() == "set-cookie":
                    call.jar.take(self._url, value, call.seconds)
            location = first(response.headers, "location") if response.status in REDIRECTS else None
            if location is not None:
                await log.all(f"Location: {location} [following]\n")
                await self._drain(response)
                self._posts = self._posts and response.status in KEEPING
                return location
            if response.status == 401:
                await self._log_in(response)
                await self._drain(response)
            else:
                await self._take(response)
                return None
        return await self._ask()

    async def _connected(self, client: "Client", made: int) -> None:
        host, port = self._url.host, self._url.port
        if len(client.made) == made:
            await self._log.all(f"Reusing existing connection to {self._url.host}:{port}.\n")
            return
        if _is_address(host):
            await self._log.all(f"Connecting to {host}:{port}... connected.\n")
            return
        tried = client.made[-1].tried
        await self._log.all(f"Resolving {host} ({host})... {', '.join(tried)}\n")
        await self._log.all(f"Connecting to {host} ({host})|{tried[-1]}|:{port}... connected.\n")

    def _method(self) -> str:
        options = self._options
        if self._posts:
            return options.method or "POST"
        return options.method if options.method and not self._call.body else "HEAD" if options.spider else "GET"

    async def _headers(self) -> list[tuple[str, str]]:
        options, call = self._options, self._call
        at_home = self._url.origin == self._first.origin
        found = {"Host": self._url.place}
        found |= {"Referer": options.referer} if options.referer else {}
        found |= {"User-Agent": options.agent} if options.agent else {}
        found |= {"Accept": "*/*", "Accept-Encoding": "identity" if options.compression == "none" else "gzip"}
        if self._authorized and at_home:
            user, password = self._login()
            found["Authorization"] = "Basic " + b64encode(encode(f"{user}:{password}")).decode("ascii")
        found["Connection"] = "Keep-Alive"
        found |= {"Range": f"bytes={self._start}-"} if self._start else {}
        found |= await self._condition()
        if self._posts and call.body is not None:
            found |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(call.body.size)}
        for line in options.headers:
            name, _, value = line.partition(":")
            name = next((known for known in found if known.lower() == name.strip().lower()), name.strip())
            if at_home or not (is_secret(name) or name.lower() == "host"):
                found[name] = value.strip()
        cookies = call.jar.header(self._url, call.seconds)
        found |= {"Cookie": cookies} if cookies else {}
        return list(found.items())

    def _login(self) -> tuple[str, str]:
        options, url = self._options, self._first
        return (url.user, url.password or "") if url.user is not None else (options.user, options.password)

    async def _log_in(self, response: "Response") -> None:
        challenge = first(response.headers, "www-authenticate") or ""
        able = challenge.lower().startswith("basic") and any(self._login())
        if not able or self._authorized or self._url.origin != self._first.origin:
            await self._log.short("\n" * self._log.full + "Username/Password Authentication Failed.\n")
            raise Stop(LOGIN)
        await self._log.short(f"Authentication selected: {challenge}\n")
        self._authorized = True

    async def _condition(self) -> dict[str, str]:
        if not self._options.newer or self._options.document or not await self._ctx.fs.exists(self._name):
            return {}
        moment = datetime.fromtimestamp(((await self._ctx.fs.stat(self._name)).mtime or 0) // 10**9, UTC)
        return {"If-Modified-Since": format_datetime(moment, usegmt=True)}

    async def _drain(self, response: "Response") -> None:
        size = 0
        async with aclosing(response.chunks()) as chunks:
            async for chunk in chunks:
                size += len(chunk)
                await self._ctx.breathe()
                if size > DRAINED:
                    return

    async def _take(self, response: "Response") -> None:
        log, options, status = self._log, self._options, response.status
        if status == 416 and self._start:
            await log.all("\n    The file is already fully retrieved; nothing to do.\n\n")
            raise Stop(0)
        if status == 304 and options.newer:
            await log.all(f"File {quoted(self._name)} not modified on server. Omitting download.\n\n")
            raise Stop(0)
        if status >= 400:
            if options.on_error:
                await self._write(response)
            if not log.full:
                await log.short(f"{self._url.bare}:\n")
            words = "Remote file does not exist -- broken link!!!"
            await log.short(f"{words if options.spider else f'{log.now} ERROR {status}: {response.reason}.'}\n")
            await log.all("\n")
            raise Stop(STATUS)
        if options.spider:
            await self._spied(response)
            return
        await self._write(response)

    async def _spied(self, response: "Response") -> None:
        log = self._log
        await self._tell_length(response)
        if not log.full:
            await log.short(f"{log.now} URL: {self._url.bare} {response.status} {response.reason}\n")
        elif (first(response.headers, "content-type") or "").startswith("text/html"):
            await log.all("Remote file exists and could contain further links,\n")
            await log.all("but recursion is disabled -- not retrieving.\n\n")
        else:
            await log.all("Remote file exists.\n\n")

    async def _tell_length(self, response: "Response") -> None:
        said = first(response.headers, "content-length")
        kind = (first(response.headers, "content-type") or "").partition(";")[0].strip()
        shown = f" [{kind}]" if kind else ""
        if said is None:
            await self._log.all(f"Length: unspecified{shown}\n")
            return
        skipped = self._start if response.status == 206 else 0
        whole = int(said) + skipped
        size = f"{whole} ({human(whole)})" if whole >= 1024 else str(whole)
        left = f", {said} ({human(int(said))}) remaining" if skipped and int(said) >= 1024 else f", {said} remaining"
        await self._log.all(f"Length: {size}{left if skipped else ''}{shown}\n")

    async def _write(self, response: "Response") -> None:
        options, call, log = self._options, self._call, self._log
        append = bool(self._start) and options.proceed
        skip = self._start if append and response.status != 206 else 0
        if response.status == 204:
            await self._saved(response, 0, 0.0)
            return
        if not options.document:
            await self._choose(response, append=append)
        handle = call.document if options.document else await self._created(append=append)
        await self._tell_length(response)
        place = "STDOUT" if self._name == "-" else self._name
        await log.all(f"Saving to: {quoted(place)}\n")
        began = self._ctx.host.elapsed()
        encoding = first(response.headers, "content-encoding") if options.compression != "none" else None
        got = 0
        try:
            async with aclosing(response.chunks()) as raw, aclosing(unpacked(self._ctx, raw, encoding or "")) as chunks:
                got = await self._copy(chunks, handle, skip)
        finally:
            if handle is not None and handle is not call.document:
                await handle.aclose()
        await self._date(response)
        if response.status < 400:
            await self._saved(response, got, self._ctx.host.elapsed() - began)

    async def _copy(self, chunks: "AsyncIterator[bytes]", handle: "Handle | None", skip: int) -> int:
        network = self._ctx.host.network
        largest = network.largest if network is not None else 0
        sink = self._ctx.out if handle is None else handle
        got = 0
        async for chunk in chunks:
            got += len(chunk)
            self._ctx.budget.progress()
            if got > largest:
                raise Fault(Why.SIZE, "the file is larger than the workspace's owner allows", refused=True)
            cut = min(skip, len(chunk))
            skip -= cut
            try:
                await sink.write(chunk[cut:])
            except BrokenPipeError:
                raise
            except OSError as error:
                await self._log.short(f"{self._name}: {reason(error)}\nCannot write to {quoted(self._name)}.\n")
                raise Stop(FILES) from None
            await self._ctx.breathe()
        self._call.files += 1
        self._call.bytes += got
        return got

    async def _choose(self, response: "Response", *, append: bool) -> None:
        """The name that is free, or that the server offers."""
        options = self._options
        offered = first(response.headers, "content-disposition") if options.offered else None
        if offered is not None and (name := offered_name(offered, coded=True)):
            self._name = self._placed(name)
        if append or options.newer:
            return
        name = self._name
        for number in range(1, TAKEN):
            if not await self._ctx.fs.exists(self._name):
                return
            self._name = f"{name}.{number}"
        raise Fault(Why.WRITE, f"{name}: too many files of this name")

    async def _created(self, *, append: bool) -> "Handle":
        try:
            if self._options.prefix:
                await self._ctx.fs.mkdir(self._options.prefix, parents=True)
            return await self._ctx.create(self._name, append=append)
        except OSError as error:
            await self._log.short(f"{self._name}: {reason(error)}\n\nCannot write to {quoted(self._name)} (Success).\n")
            raise Stop(FILES) from None

    async def _date(self, response: "Response") -> None:
        said = first(response.headers, "last-modified")
        if said is None or self._name == "-" or self._options.no_times:
            return
        try:
            moment = int(parsedate_to_datetime(said).timestamp()) * 10**9
            if self._call.document is None:
                await self._ctx.fs.set_attrs(self._name, mtime=moment, atime=moment)
            else:
                self._call.moment = moment
        except (ValueError, OverflowError, OSError):
            return

    async def _saved(self, response: "Response", got: int, seconds: float) -> None:
        log = self._log
        skipped = self._start if response.status == 206 else 0
        size = f"{got + skipped}/{response.length + skipped}" if response.length is not None else str(got + skipped)
        if not log.full:
            shown = self._name.replace('"', '\\"')
            await log.short(f'{log.now} URL:{self._url.bare} [{size}] -> "{shown}" [1]\n')
            return
        end = "written to stdout" if self._name == "-" else f"{quoted(self._name)} saved"
        await log.all(f"\n\n{log.now} ({rate(got, seconds)}) - {end} [{size}]\n\n")


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
