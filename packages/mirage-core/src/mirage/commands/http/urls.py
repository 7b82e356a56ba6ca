"""URLs of http and https, taken apart as strictly as a request needs them."""

import re
from typing import NamedTuple, Self
from urllib.parse import quote, unquote, urljoin

from mirage.commands.http.faults import Fault, Why
from mirage.network import PORTS

MALFORMED = "URL using bad/illegal format or missing URL"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=/|$)")
_HOST = re.compile(r"[A-Za-z0-9_.~-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]+")
_UNFIT = re.compile(r"[\x00-\x20\x7f]")
_ESCAPED = "".join(chr(code) for code in range(0x21, 0x7F))
"""What stays as it is where bytes of other alphabets are written as ``%XX``."""


class Url(NamedTuple):
    """The parts of a URL; ``host`` in lower case and ASCII, without brackets."""

    scheme: str
    host: str
    port: int
    path: str
    query: str | None = None
    user: str | None = None
    password: str | None = None

    @classmethod
    def parse(cls, text: str, *, squash: bool = True) -> Self:
        """``squash``: ``.`` and ``..`` in the path are resolved.

        :raises Fault: it is none, or not of http or https.
        """
        scheme, rest = _scheme(text)
        if _UNFIT.search(rest):
            raise Fault(Why.URL, MALFORMED)
        rest = rest.partition("#")[0]
        end = min((at for at in map(rest.find, "/?") if at >= 0), default=len(rest))
        authority, tail = rest[:end], rest[end:]
        login, found, place = authority.rpartition("@")
        user, colon, password = login.partition(":")
        host, port = _place(place, scheme)
        path, question, query = quote(tail, safe=_ESCAPED, errors="surrogateescape").partition("?")
        path = path or "/"
        return cls(
            scheme,
            host,
            port,
            _squashed(path) if squash else path,
            query if question else None,
            unquote(user) if found else None,
            unquote(password) if found and colon else None,
        )

    def join(self, location: str) -> "Url":
        """Where a redirect from here leads.

        :raises Fault: nowhere that is spoken to.
        """
        try:
            whole = urljoin(self.bare, location.strip().replace(" ", "%20"))
        except ValueError:
            raise Fault(Why.URL, MALFORMED) from None
        return Url.parse(whole)

    @property
    def origin(self) -> tuple[str, str, int]:
        """Whom it is sent to: secrets of one origin are nothing to another."""
        return self.scheme, self.host, self.port

    @property
    def place(self) -> str:
        """Host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def target(self) -> str:
        """What is asked for there."""
        return self.path if self.query is None else f"{self.path}?{self.query}"

    @property
    def bare(self) -> str:
        """The URL without the name and the password."""
        return f"{self.scheme}://{self.place}{self.target}"


def _scheme(text: str) -> tuple[str, str]:
    found = _SCHEME.match(text)
    if found is None:
        return "http", text
    scheme, rest = found[1].lower(), text[found.end() :]
    if scheme not in PORTS:
        raise Fault(Why.SCHEME, f'Protocol "{scheme}" not supported or disabled in libcurl')
    return scheme, rest[len(rest) - len(rest.lstrip("/")) :]


def _place(text: str, scheme: str) -> tuple[str, int]:
    if text.startswith("["):
        host, closed, rest = text[1:].partition("]")
        if not closed or ":" not in host:
            raise Fault(Why.URL, MALFORMED)
        port = rest[1:] if rest.startswith(":") else rest
    else:
        host, _, port = text.partition(":")
    if port and not (port.isascii() and port.isdigit() and 0 <= int(port[:6]) < 65536):
        raise Fault(Why.URL, MALFORMED)
    try:
        host = unquote(host).encode("idna").decode("ascii").lower() if not host.isascii() else unquote(host).lower()
    except UnicodeError:
        raise Fault(Why.URL, MALFORMED) from None
    if not _HOST.fullmatch(host):
        raise Fault(Why.URL, MALFORMED)
    return host.removesuffix(".") or host, int(port) if port else PORTS[scheme]


def _squashed(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)
