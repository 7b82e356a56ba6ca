"""Cookies: kept by host and path, read from and written to Netscape's file format."""

from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import NamedTuple

from mirage.commands.http.urls import Url

MOST = 1000
"""Cookies that are kept; the oldest go first."""
LONGEST = 4096
ONLY_HTTP = "#HttpOnly_"


class Cookie(NamedTuple):
    """One cookie; ``expires`` in seconds since the epoch, 0 for the session's end."""

    domain: str
    below: bool
    """Whether hosts below the domain get it too."""
    path: str
    secure: bool
    expires: int
    name: str
    value: str
    hidden: bool = False
    """HttpOnly"""

    def fits(self, url: Url, now: int) -> bool:
        """Whether it is sent there."""
        if self.expires and self.expires <= now:
            return False
        if self.secure and url.scheme != "https" and not _is_local(url.host):
            return False
        if url.host != self.domain and not (self.below and url.host.endswith("." + self.domain)):
            return False
        return url.path == self.path or url.path.startswith(self.path.rstrip("/") + "/")

    def line(self) -> str:
        """Its line of a file."""
        domain = ("." if self.below else "") + self.domain
        fields = (domain, _word(self.below), self.path, _word(self.secure), str(self.expires), self.name, self.value)
        return (ONLY_HTTP if self.hidden else "") + "\t".join(fields)


class Jar:
    """The cookies of a call."""

    def __init__(self) -> None:
        self._cookies: dict[tuple[str, str, str], Cookie] = {}

    def load(self, text: str, *, sessions: bool = True) -> None:
        """Take those of a file in Netscape's format, or of saved headers; ``sessions``: also those without an end."""
        for line in text.splitlines():
            hidden = line.startswith(ONLY_HTTP)
            fields = line.removeprefix(ONLY_HTTP).split("\t")
            if line.startswith("#") and not hidden:
                continue
            if len(fields) == 6:
                fields.append("")
            if len(fields) != 7 or not fields[4].isdigit():
                continue
            domain, below, path, secure, expires, name, value = fields
            if sessions or expires != "0":
                found = Cookie(
                    domain.lstrip(".").lower(),
                    below == "TRUE",
                    path,
                    secure == "TRUE",
                    int(expires[:15]),
                    name,
                    value,
                    hidden,
                )
                self._keep(found)

    def take(self, url: Url, line: str, now: int) -> None:
        """What a Set-Cookie header from ``url`` asks for, as far as that host may."""
        if len(line) > LONGEST:
            return
        cookie = _read(url, line, now)
        if cookie is None:
            return
        if cookie.expires and cookie.expires <= now:
            self._cookies.pop((cookie.domain, cookie.path, cookie.name), None)
        else:
            self._keep(cookie)

    def header(self, url: Url, now: int) -> str:
        """What the header Cookie says there."""
        fitting = [cookie for cookie in self._cookies.values() if cookie.fits(url, now)]
        fitting.sort(key=lambda cookie: (-len(cookie.path), -len(cookie.domain), -len(cookie.name)))
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in fitting)

    def lines(self, now: int) -> Iterable[str]:
        """The lines of a file, the newest first."""
        kept = [cookie for cookie in self._cookies.values() if not cookie.expires or cookie.expires > now]
        return [cookie.line() for cookie in reversed(kept)]

    def _keep(self, cookie: Cookie) -> None:
        self._cookies[cookie.domain, cookie.path, cookie.name] = cookie
        if len(self._cookies) > MOST:
            del self._cookies[next(iter(self._cookies))]


def _read(url: Url, line: str, now: int) -> Cookie | None:
    pair, _, rest = line.partition(";")
    name, equals, value = pair.partition("=")
    if not equals or not name.strip() or any(ord(letter) < 32 and letter != "\t" for letter in line):
        return None
    said = {key.strip().lower(): text.strip() for key, _, text in (part.partition("=") for part in rest.split(";"))}
    domain = said.get("domain", "").lstrip(".").lower()
    if domain and not _may_speak_for(url.host, domain):
        return None
    path = said.get("path", "")
    if not path.startswith("/"):
        path = url.path.rpartition("/")[0] or "/"
    secure = "secure" in said
    if secure and url.scheme != "https" and not _is_local(url.host):
        return None
    below = bool(domain) and not _is_address(url.host)
    expires = _expiry(said, now)
    return Cookie(domain or url.host, below, path, secure, expires, name.strip(), value.strip(), "httponly" in said)


def _may_speak_for(host: str, domain: str) -> bool:
    if host == domain:
        return True
    # A name without a dot is everybody's.
    return "." in domain and not _is_address(host) and host.endswith("." + domain)


def _expiry(said: dict[str, str], now: int) -> int:
    age = said.get("max-age", "").strip('"')
    if age.lstrip("-").isdigit():
        return 1 if age.startswith("-") or not int(age[:12]) else now + int(age[:12])
    if "expires" not in said:
        return 0
    try:
        return max(int(parsedate_to_datetime(said["expires"].replace("-", " ")).timestamp()), 1)
    except (ValueError, OverflowError):
        return 0


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_local(host: str) -> bool:
    return host in ("localhost", "127.0.0.1", "::1")


def _word(value: bool) -> str:
    return "TRUE" if value else "FALSE"
