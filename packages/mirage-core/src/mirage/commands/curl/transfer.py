"""One transfer: asked for, led on, tried again, written and reported."""

from contextlib import aclosing, suppress
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

import anyio

from mirage.commands.curl.bodies import contents, uploaded
from mirage.commands.curl.report import Report
from mirage.commands.curl.requests import Asking
from mirage.commands.curl.writing import FAILED, Destination
from mirage.commands.dates import instant
from mirage.commands.http.encodings import unpacked
from mirage.commands.http.faults import Fault, Why
from mirage.commands.http.headers import Headers, first
from mirage.commands.http.urls import Url
from mirage.paths import decode, encode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from mirage.commands.curl.call import Call
    from mirage.commands.curl.globs import Expanded
    from mirage.commands.http.client import Client
    from mirage.commands.http.connection import Response

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PASSING = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses that another try may change."""
DRAINED = 1 << 16
"""A redirect's body is read up to here, so that its connection can be used again."""
LONGEST_WAIT = 600.0
NO_TAG = '""'


class Transfer:
    """What happens to one URL."""

    def __init__(self, call: "Call", given: "Expanded", output: object, upload: str | None, number: int) -> None:
        self._call = call
        self._ctx = call.ctx
        self._options = call.options
        self._voice = call.voice
        self._given = given
        self._output = output
        self._upload = upload
        self.report = Report(given.url, number)
        self._destination: Destination | None = None
        self._began = 0.0
        self._response: Response | None = None
        self._expected: int | None = None

    async def run(self) -> Report:
        """Do it, and say what failed."""
        try:
            return await self._tried()
        finally:
            if self._destination is not None:
                await self._destination.aclose()

    async def _tried(self) -> Report:
        began = self._ctx.host.elapsed()
        tries, pause = self._options.retry, 1.0
        while True:
            fault = await self._attempt()
            self.report.exit_code = fault.why if fault is not None else 0
            self.report.error = str(fault) if fault is not None else None
            if fault is not None:
                await self._voice.fail(fault)
            reason = self._passing(fault) if tries > 0 else ""
            wait = await self._pause(pause)
            if not reason or (self._options.retry_time and self._since(began) + wait > self._options.retry_time):
                return self.report
            left = f"{tries} retries left" if tries else ""
            await self._voice.warn(f"Problem {reason}. Will retry in {wait:.0f} seconds. {left}.")
            await anyio.sleep(wait)
            tries -= 1
            pause = min(pause * 2, LONGEST_WAIT)

    async def _pause(self, usual: float) -> float:
        if self._options.retry_delay:
            return self._options.retry_delay
        said = first(self._response.headers, "retry-after") if self._response is not None else None
        return max(usual, float(said[:5])) if said is not None and said.isdecimal() else usual

    def _passing(self, fault: Fault | None) -> str:
        """Why it may go well the next time; empty where it may not."""
        if fault is not None and fault.refused:
            return ""
        if fault is not None and fault.why in (Why.TIME, Why.NAME):
            return ": timeout"
        if self.report.status in PASSING:
            return ": HTTP error"
        if fault is not None and fault.why == Why.CONNECT and self._options.retry_refused:
            return ": connection refused"
        return "(retrying all errors)" if fault is not None and self._options.retry_all else ""

    async def _attempt(self) -> Fault | None:
        self._began = self._ctx.host.elapsed()
        self._response = None
        self.report.times = {}
        fault: Fault | None = None
        try:
            with anyio.fail_after(self._options.time or None):
                await self._perform()
        except TimeoutError:
            fault = Fault(Why.TIME, self._late())
        except Fault as error:
            fault = self._timed(error)
        try:
            if self._destination is not None:
                await self._destination.finish(self._response if fault is None else None)
        except Fault as error:
            fault = fault or error
        finally:
            await self._end(fault)
        return fault

    async def _end(self, fault: Fault | None) -> None:
        destination = self._destination
        self.report.times["total"] = self._since(self._began)
        if destination is None:
            return
        self.report.file = destination.path
        self.report.downloaded = destination.written
        await destination.aclose()
        if fault is not None and self._options.remove:
            await destination.discard()
        elif fault is None and self._options.remote_time and destination.path is not None:
            await self._date(destination.path)

    def _late(self) -> str:
        spent = round(self._since(self._began) * 1000)
        got = 0 if self._destination is None else self._destination.written
        of = f"out of {self._expected} " if self._expected is not None else ""
        return f"Operation timed out after {spent} milliseconds with {got} {of}bytes received"

    def _timed(self, fault: Fault) -> Fault:
        return Fault(Why.TIME, self._late()) if str(fault) == "Operation timed out" else fault

    async def _perform(self) -> None:
        options = self._options
        url = self._url()
        self._destination = await self._directed(url)
        conditions: list[str] = []
        body = self._call.body
        if self._upload is not None:
            url = url._replace(path=url.path + _name(self._upload)) if url.path.endswith("/") else url
            body = await uploaded(self._ctx, self._upload, max(options.resume or 0, 0))
        else:
            conditions = await self._conditions()
        asking = Asking(self._call, url, body, put=self._upload is not None, conditions=conditions)
        self.report.redirects = 0
        while await self._ask(asking):
            self.report.redirects += 1

    def _url(self) -> Url:
        options = self._options
        url = Url.parse(self._given.url, squash=not options.as_is)
        _expect_protocol(options.protocols, url)
        if self._call.query:
            query = f"{url.query}&{self._call.query}" if url.query else self._call.query
            url = Url.parse(url._replace(query=query, user=None).bare, squash=False)._replace(
                user=url.user, password=url.password
            )
        return url

    async def _directed(self, url: Url) -> Destination:
        if self._destination is not None:
            await self._destination.restart()
            return self._destination
        output = self._output
        if isinstance(output, str):
            output = self._given.fill(output)
        return Destination.of(self._voice, output, url)

    async def _conditions(self) -> list[str]:
        options = self._options
        lines: list[str] = []
        assert self._destination is not None
        if options.resume is not None:
            start = await self._destination.resume(options.resume)
            lines += [f"Range: bytes={start}-"] if start else []
        elif options.byte_range:
            lines.append(f"Range: bytes={options.byte_range}")
        if options.newer:
            lines += await self._since_when(options.newer)
        if options.etag_compare:
            tag = await self._tag(options.etag_compare)
            lines.append(f"If-None-Match: {tag or NO_TAG}")
        return lines

    async def _tag(self, path: str) -> str:
        if not await self._ctx.fs.exists(path):
            return ""
        return decode((await contents(self._ctx, path, "--etag-compare")).translate(None, b"\r\n\0"))

    async def _since_when(self, text: str) -> list[str]:
        name = "If-Unmodified-Since" if text.startswith("-") else "If-Modified-Since"
        text = text.removeprefix("-")
        moment: int | None
        if await self._ctx.fs.exists(text):
            moment = (await self._ctx.fs.stat(text)).mtime
        else:
            try:
                moment = int(parsedate_to_datetime(text).timestamp()) * 10**9
            except (ValueError, OverflowError):
                moment = instant(text, self._ctx.host.now())
        if moment is None:
            await self._voice.warn("Illegal date format for -z, --time-cond (and not a file name). Disabling time")
            return []
        return [f"{name}: {format_datetime(datetime.fromtimestamp(moment // 10**9, UTC), usegmt=True)}"]

    async def _ask(self, asking: Asking) -> bool:
        """Ask once; whether the answer leads on."""
        options, report, voice = self._options, self.report, self._voice
        client = await self._call.clients.to(asking.url)
        request = asking.request()
        made = len(client.made)
        self._note_asked(asking)
        async with client.send(request, connect=options.connect or None) as response:
            self._response = response
            self._note_answer(response, client, made)
            report.request_size += _head_size(request.method, request.target or asking.url.target, request.headers)
            report.uploaded = asking.body_size
            await voice.asked(request, client, asking.body_size)
            await voice.answered(response)
            self._take_cookies(asking.url, response)
            location = first(response.headers, "location") if response.status in REDIRECTS else None
            await self._head(response)
            if location is not None and options.follow:
                await self._drain(response)
            else:
                await self._body(response)
        await voice.ended(request, client)
        if location is None or not options.follow:
            with suppress(Fault):
                report.redirect_url = asking.url.join(location).bare if location is not None else None
            return False
        await self._lead(asking, response.status, location)
        return True

    def _note_asked(self, asking: Asking) -> None:
        report = self.report
        report.effective = asking.url.bare
        report.method = asking.shown_method
        report.scheme = asking.url.scheme
        report.referer = asking.referer or None

    def _note_answer(self, response: "Response", client: "Client", made: int) -> None:
        report = self.report
        for connected in client.made[made:]:
            report.connects += 1
            report.times["namelookup"] = connected.found - self._began
            report.times["connect"] = report.times["pretransfer"] = connected.moment - self._began
        report.times["starttransfer"] = self._since(self._began)
        report.status = response.status
        report.version = response.version.removeprefix("HTTP/")
        report.headers = response.headers
        report.content_type = first(response.headers, "content-type")
        report.local, report.remote = response.connection.local, response.connection.remote
        report.header_size += len(response.head)

    def _take_cookies(self, url: Url, response: "Response") -> None:
        if self._options.cookies or self._options.jar:
            for name, value in response.headers:
                if name.lower() == "set-cookie":
                    self._call.jar.take(url, value, self._call.seconds)

    async def _head(self, response: "Response") -> None:
        options = self._options
        destination = self._destination
        assert destination is not None
        if options.offered:
            destination.heed(response.headers)
        if options.dump:
            self._call.heads += response.head
        if options.include or options.head:
            await destination.write(response.head)
            destination.written -= len(response.head)
        tag = first(response.headers, "etag") if options.etag_save else None
        try:
            if options.dump:
                await self._call.write(options.dump, response.head if options.dump == "-" else bytes(self._call.heads))
            if tag is not None:
                await self._call.write(options.etag_save, encode(tag + "\n"))
        except BrokenPipeError:
            raise
        except OSError:
            raise Fault(Why.WRITE, FAILED) from None

    async def _drain(self, response: "Response") -> None:
        """Read what nobody wants, so that the connection can be used again."""
        if 0 <= self._options.redirects <= self.report.redirects:
            raise Fault(Why.REDIRECTS, f"Maximum ({self._options.redirects}) redirects followed")
        await self._voice.note("Ignoring the response-body")
        async with aclosing(response.chunks()) as chunks:
            size = 0
            async for chunk in chunks:
                size += len(chunk)
                await self._ctx.breathe()
                await self._voice.got(len(chunk))
                if size > DRAINED:
                    return

    async def _lead(self, asking: Asking, status: int, location: str) -> None:
        before = asking.method
        asking.follow(status, location)
        _expect_protocol(self._options.redirect_protocols, asking.url)
        await self._voice.note(f"Issue another request to this URL: '{asking.url.bare}'")
        if before != asking.method:
            await self._voice.note(f"Switch from {before} to {asking.method}")

    async def _body(self, response: "Response") -> None:
        options = self._options
        destination = self._destination
        assert destination is not None
        failed = response.status >= 400
        self._expected = response.length
        if failed and options.fail and not options.fail_with_body:
            raise _bad(response)
        if destination.start and self._upload is None:
            if response.status == 416:
                return
            if response.status != 206:
                raise Fault(Why.RANGE, "HTTP server doesn't seem to support byte ranges. Cannot resume.")
        if options.largest and (response.length or 0) > options.largest:
            raise Fault(Why.SIZE, "Maximum file size exceeded")
        encoding = first(response.headers, "content-encoding") if options.compressed else None
        async with aclosing(response.chunks()) as raw, aclosing(unpacked(self._ctx, raw, encoding or "")) as chunks:
            await self._copy(chunks, destination)
        if failed and options.fail_with_body:
            raise _bad(response)

    async def _copy(self, chunks: "AsyncIterator[bytes]", destination: Destination) -> None:
        network = self._ctx.host.network
        largest = min(self._options.largest or 1 << 62, network.largest if network is not None else 0)
        async for chunk in chunks:
            self._ctx.budget.progress()
            if destination.written + len(chunk) > largest:
                raise Fault(Why.SIZE, "Maximum file size exceeded", refused=not self._options.largest)
            await self._voice.got(len(chunk))
            await destination.write(chunk)
            await self._ctx.breathe()

    async def _date(self, path: str) -> None:
        said = first(self._response.headers, "last-modified") if self._response is not None else None
        if said is None:
            return
        try:
            moment = int(parsedate_to_datetime(said).timestamp()) * 10**9
            await self._ctx.fs.set_attrs(path, mtime=moment, atime=moment)
        except (ValueError, OverflowError, OSError):
            await self._voice.warn(f"Failed to set filetime on {path}")

    def _since(self, moment: float) -> float:
        return self._ctx.host.elapsed() - moment


def _bad(response: "Response") -> Fault:
    return Fault(Why.STATUS, f"The requested URL returned error: {response.status}")


def _name(path: str) -> str:
    return "" if path in ("-", ".") else quote(path.rpartition("/")[2])


def _head_size(method: str, target: str, headers: Headers) -> int:
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers), "", ""]
    return sum(len(line) + 2 for line in lines) - 2


def _expect_protocol(rule: str, url: Url) -> None:
    """Nothing, where ``--proto`` allows a URL's scheme.

    :raises Fault: it does not.
    """
    if not rule:
        return
    allowed = {"http", "https"}
    for part in rule.split(","):
        sign, name = (part[0], part[1:]) if part[:1] in set("+-=") else ("+", part)
        names = {"http", "https"} if name == "all" else {name.lower()}
        allowed = names if sign == "=" else allowed - names if sign == "-" else allowed | names
    if url.scheme not in allowed:
        raise Fault(Why.SCHEME, f'Protocol "{url.scheme}" not supported or disabled in libcurl')
