"""The request that a call makes, and makes anew where it is led on."""

from base64 import b64encode
from typing import TYPE_CHECKING

from mirage.commands.http.bodies import Body
from mirage.commands.http.encodings import KNOWN
from mirage.commands.http.headers import first, without_secrets
from mirage.commands.http.request import Request
from mirage.commands.http.urls import Url
from mirage.paths import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.commands.curl.call import Call

AGENT = "curl/7.88.1"
EXPECTED = 1 << 20
"""A body that is posted and larger is announced by Expect, as every one that is put is."""
KEEPS = {301: "post301", 302: "post302", 303: "post303"}


class Asking:
    """What is asked for: method, URL, body; each redirect may change it."""

    def __init__(self, call: "Call", url: Url, body: Body | None, *, put: bool, conditions: "Sequence[str]") -> None:
        self._call = call
        self._options = options = call.options
        self.url = url
        self._first = url
        self._body = body
        self._put = put
        self._conditions = conditions
        """Header lines of this transfer alone: a range, a date."""
        self.referer = options.referer.removesuffix(";auto")
        usual = "HEAD" if options.head else "PUT" if put else "POST" if body is not None else "GET"
        self.method = usual

    @property
    def shown_method(self) -> str:
        """The method as it is sent."""
        return self._options.method or self.method

    def follow(self, status: int, location: str) -> None:
        """Go where a redirect leads.

        :raises Fault: nowhere that is spoken to.
        """
        if self._options.referer.endswith(";auto"):
            self.referer = self.url.bare
        self.url = self.url.join(location)
        keeps = KEEPS.get(status)
        if keeps is None or self.method == "HEAD" or (status != 303 and self.method != "POST"):
            return
        if self.method != "POST" or not getattr(self._options, keeps):
            self.method, self._body = "GET", None

    def request(self) -> Request:
        """The request, as curl would send it there."""
        return Request(
            self.shown_method,
            self.url,
            self._headers(),
            None if self._body is None else self._body.chunks,
            self._options.target,
        )

    @property
    def body_size(self) -> int:
        """How much is sent, as far as that is known."""
        return 0 if self._body is None else self._body.size or 0

    def _headers(self) -> list[tuple[str, str]]:
        options, call = self._options, self._call
        at_home = self.url.origin == self._first.origin
        custom = call.headers if at_home else without_secrets(call.headers)
        custom = [(name, value) for name, value in custom if at_home or name.lower() != "host"]
        found = [("Host", next((value for name, value in custom if name.lower() == "host" and value), self.url.place))]
        found += self._login() if at_home else []
        found += [(name, value) for name, _, value in (line.partition(": ") for line in self._conditions)]
        agent = AGENT if options.agent is None else options.agent
        found += [("User-Agent", agent)] if agent else []
        found.append(("Accept", "*/*"))
        found += [("Accept-Encoding", KNOWN)] if options.compressed else []
        found += [("Referer", self.referer)] if self.referer else []
        cookies = self._cookies(at_home=at_home)
        found += [("Cookie", cookies)] if cookies else []
        body = self._sized()
        replaced = {name.lower() for name, _ in custom} - {"host"} | call.left_out
        kept = [(name, value) for name, value in found if name.lower() not in replaced or name == "Host"]
        kept += [(name, value) for name, value in custom if name.lower() != "host"]
        return kept + [(name, value) for name, value in body if name.lower() not in replaced]

    def _login(self) -> list[tuple[str, str]]:
        options, url = self._options, self._first
        if options.bearer:
            return [("Authorization", f"Bearer {options.bearer}")]
        if options.user:
            user, _, password = options.user.partition(":")
        elif url.user is not None:
            user, password = url.user, url.password or ""
        else:
            return []
        return [("Authorization", "Basic " + b64encode(encode(f"{user}:{password}")).decode("ascii"))]

    def _cookies(self, *, at_home: bool) -> str:
        call = self._call
        kept = call.jar.header(self.url, call.seconds)
        return "; ".join(part for part in (kept, call.cookies if at_home else "") if part)

    def _sized(self) -> list[tuple[str, str]]:
        body = self._body
        if body is None:
            return []
        chunked = body.size is None or (first(self._call.headers, "transfer-encoding") or "").lower() == "chunked"
        found = [("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(body.size))]
        found += [("Content-Type", body.type)] if body.type else []
        if body.size is None or body.size > (0 if self._put else EXPECTED):
            found.append(("Expect", "100-continue"))
        return found
