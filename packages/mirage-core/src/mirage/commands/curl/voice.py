"""What curl says on standard error: what failed, warnings, and with ``-v`` what goes over the wire."""

import re
from typing import TYPE_CHECKING

from mirage.commands.http.headers import Headers, masked
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.curl.options import Curl
    from mirage.commands.http.client import Client, Made
    from mirage.commands.http.connection import Response
    from mirage.commands.http.faults import Fault
    from mirage.commands.http.request import Request

_LINE = re.compile(r".{1,69}(?: |$)|.{70}", re.DOTALL)


class Voice:
    """A call's messages."""

    def __init__(self, ctx: "Context", options: "Curl") -> None:
        self.ctx = ctx
        self.options = options
        self._connections: list[Made] = []

    async def say(self, text: str) -> None:
        """Write as it stands."""
        await self.ctx.pass_on()
        await self.ctx.io.err.write(encode(text))

    async def fail(self, fault: "Fault") -> None:
        """What failed; what the owner of the workspace does not allow is said in any case."""
        options = self.options
        if fault.refused or options.show_error or not options.silent:
            await self.say(f"curl: ({fault.why:d}) {fault}\n")

    async def warn(self, text: str) -> None:
        """A warning, in lines that are not long."""
        if not self.options.silent:
            await self.say("".join(f"Warning: {line}\n" for line in _lines(text)))

    async def note(self, text: str) -> None:
        """A remark of ``-v``."""
        if self.options.verbose:
            await self.say(f"* {text}\n")

    async def asked(self, request: "Request", client: "Client", size: int) -> None:
        """What was sent, and over which connection."""
        if not self.options.verbose:
            return
        host = request.url.host
        made = client.made
        if made and (not self._connections or made[-1] is not self._connections[-1]):
            self._connections.append(made[-1])
            for address in made[-1].tried:
                await self.note(f"  Trying {address}:{request.url.port}...")
            place = f"{host} ({made[-1].tried[-1]}) port {request.url.port}"
            await self.note(f"Connected to {place} (#{len(self._connections) - 1})")
        else:
            await self.note(f"Re-using existing connection #0 with host {host}")
        target = request.target or request.url.target
        await self._lines("> ", f"{request.method} {target} HTTP/1.1", request.headers)
        if size:
            await self.say(f"}} [{size} bytes data]\n")

    async def answered(self, response: "Response") -> None:
        """The head of the answer."""
        if self.options.verbose:
            start = f"{response.version} {response.status} {response.reason}"
            await self._lines("< ", start, response.headers)

    async def got(self, size: int) -> None:
        """A part of the answer's body."""
        if self.options.verbose:
            await self.say(f"{{ [{size} bytes data]\n")

    async def ended(self, request: "Request", client: "Client") -> None:
        """The answer has come to its end."""
        at = len(self._connections) - 1
        kept = client.keeps(request.url)
        await self.note(
            f"Connection #{at} to host {request.url.host} left intact" if kept else f"Closing connection {at}"
        )

    async def _lines(self, mark: str, start: str, headers: Headers) -> None:
        lines = [start, *(f"{name}: {masked(name, value)}" for name, value in headers), ""]
        await self.say("".join(f"{mark}{line}\r\n" for line in lines))


def _lines(text: str) -> list[str]:
    return [found[0] for found in _LINE.finditer(text)]
