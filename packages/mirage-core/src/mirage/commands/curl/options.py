"""What curl is told: its options, and the grammar of its words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal, NamedTuple, TypeAlias

from mirage.commands.declare import declared_options
from mirage.commands.options import Asked
from mirage.commands.spec import Option, Options, Usage, flag, mark, option, repeated

TRY = "\ncurl: try 'curl --help' or 'curl --manual' for more information"
USAGE = 2

REMOTE_NAME = object()
"""Instead of a file: the name that the URL ends with."""


Kind: TypeAlias = Literal["data", "binary", "raw", "urlencode", "json", "form", "form-string"]


class Data(NamedTuple):
    """An argument that becomes part of a body."""

    kind: Kind
    text: str


def _kind(kind: Kind) -> Callable[[str], Data]:
    return partial(Data, kind)


PROPER = "a proper numerical parameter"
POSITIVE = "a positive numerical parameter"


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(PROPER) from None
    if not 0 <= value < 1e9:
        raise ValueError(POSITIVE if value < 0 else PROPER)
    return value


def _count(text: str, least: int = 0) -> int:
    if not text.removeprefix("-").isdecimal() or not text.isascii():
        raise ValueError(PROPER)
    value = int(text[:12])
    if value < least:
        raise ValueError(POSITIVE)
    return value


def _redirects(text: str) -> int:
    return _count(text, -1)


def _size(text: str) -> int:
    digits = text.rstrip("bBkKmMgG")
    units = {"": 1, "b": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
    unit = text[len(digits) :].lower()
    if not digits.isdecimal() or unit not in units:
        raise ValueError(PROPER)
    return int(digits[:15]) * units[unit]


def _resume(text: str) -> int:
    return -1 if text == "-" else _count(text)


@dataclass(frozen=True, slots=True)
class Curl(Options):
    """The options of curl."""

    urls: tuple[str, ...] = repeated("--url", metavar="URL", parse=str, help="a URL, as an operand is")
    method: str = option("-X", "--request", metavar="METHOD", default="", parse=str, help="the method of the request")
    headers: tuple[str, ...] = repeated(
        "-H", "--header", metavar="LINE", parse=str, help="send this header; NAME: leaves one out, @FILE reads them"
    )
    data: tuple[Data, ...] = repeated(
        "-d", "--data", "--data-ascii", metavar="DATA", parse=_kind("data"), help="send DATA by POST; @FILE reads it"
    )
    data_binary: tuple[Data, ...] = repeated(
        "--data-binary", metavar="DATA", parse=_kind("binary"), into="data", help="the same, with ends of lines kept"
    )
    data_raw: tuple[Data, ...] = repeated(
        "--data-raw", metavar="DATA", parse=_kind("raw"), into="data", help="the same, without a meaning of @"
    )
    data_urlencode: tuple[Data, ...] = repeated(
        "--data-urlencode",
        metavar="DATA",
        parse=_kind("urlencode"),
        into="data",
        help="the same, encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE",
    )
    json: tuple[Data, ...] = repeated(
        "--json", metavar="DATA", parse=_kind("json"), into="data", help="the same, as JSON, which is accepted too"
    )
    forms: tuple[Data, ...] = repeated(
        "-F", "--form", metavar="NAME=TEXT", parse=_kind("form"), help="a field of a form; =@FILE uploads, =<FILE reads"
    )
    form_strings: tuple[Data, ...] = repeated(
        "--form-string", metavar="NAME=TEXT", parse=_kind("form-string"), into="forms", help="the same, as it stands"
    )
    get: bool = flag("-G", "--get", help="put the data into the URL")
    queries: tuple[str, ...] = repeated("--url-query", metavar="DATA", parse=str, help="add DATA to the URL, encoded")
    uploads: tuple[str, ...] = repeated("-T", "--upload-file", metavar="FILE", parse=str, help="send FILE by PUT")
    outputs: tuple[object, ...] = repeated("-o", "--output", metavar="FILE", parse=str, help="write to FILE")
    remote_name: tuple[object, ...] = mark(
        "-O", "--remote-name", help="write to a file named as the URL ends", into="outputs", value=REMOTE_NAME
    )
    all_remote: bool = flag("--remote-name-all", help="the same for all URLs")
    offered: bool = flag("-J", "--remote-header-name", help="with -O: the name that the server gives, where it does")
    directory: str = option("--output-dir", metavar="DIR", default="", parse=str, help="write files in DIR")
    make_dirs: bool = flag("--create-dirs", help="make the directories that are missing")
    keep: bool = flag("--no-clobber", help="write to NAME.1 and so on where NAME is there")
    remove: bool = flag("--remove-on-error", help="remove the file where a transfer fails")
    remote_time: bool = flag("-R", "--remote-time", help="give the file the time that the server tells")
    resume: int | None = option(
        "-C", "--continue-at", metavar="OFFSET", default=None, parse=_resume, help="go on there; - after what is there"
    )
    byte_range: str = option("-r", "--range", metavar="RANGE", default="", parse=str, help="only these bytes")
    follow: bool = flag("-L", "--location", help="follow redirects")
    redirects: int = option("--max-redirs", metavar="NUM", default=50, parse=_redirects, help="at most so many")
    post301: bool = flag("--post301", help="after 301, POST stays POST")
    post302: bool = flag("--post302", help="after 302")
    post303: bool = flag("--post303", help="after 303")
    fail: bool = flag("-f", "--fail", help="fail without output where the status is 400 or more")
    fail_with_body: bool = flag("--fail-with-body", help="fail there, with output")
    fail_early: bool = flag("--fail-early", help="end with the first transfer that fails")
    silent: bool = flag("-s", "--silent", help="say nothing of what fails")
    show_error: bool = flag("-S", "--show-error", help="with -s: say it")
    include: bool = flag("-i", "--include", help="write the headers, too")
    head: bool = flag("-I", "--head", help="the headers only, by HEAD")
    dump: str = option("-D", "--dump-header", metavar="FILE", default="", parse=str, help="write the headers to FILE")
    verbose: bool = flag("-v", "--verbose", help="tell what is sent and received, without secrets")
    write_out: str = option(
        "-w", "--write-out", metavar="FORMAT", default="", parse=str, help="write this at the end; @FILE reads it"
    )
    user: str = option("-u", "--user", metavar="USER:PASSWORD", default="", parse=str, help="log in, by Basic")
    basic: bool = flag("--basic", help="that is the only way there is")
    bearer: str = option("--oauth2-bearer", metavar="TOKEN", default="", parse=str, help="log in with a token")
    agent: str | None = option("-A", "--user-agent", metavar="NAME", default=None, parse=str, help="say to be NAME")
    referer: str = option("-e", "--referer", metavar="URL", default="", parse=str, help="say where it comes from")
    cookies: tuple[str, ...] = repeated(
        "-b", "--cookie", metavar="DATA", parse=str, help="send cookies, NAME=VALUE or those of a file"
    )
    jar: str = option("-c", "--cookie-jar", metavar="FILE", default="", parse=str, help="write cookies to FILE")
    fresh: bool = flag("-j", "--junk-session-cookies", help="leave out what is good for one session only")
    compressed: bool = flag("--compressed", help="ask for a packed answer, and unpack it")
    newer: str = option("-z", "--time-cond", metavar="TIME", default="", parse=str, help="only if changed since")
    etag_save: str = option("--etag-save", metavar="FILE", default="", parse=str, help="write the ETag to FILE")
    etag_compare: str = option(
        "--etag-compare", metavar="FILE", default="", parse=str, help="only if the ETag is not FILE's"
    )
    time: float = option("-m", "--max-time", metavar="SECONDS", default=0.0, parse=_seconds, help="end after that")
    connect: float = option(
        "--connect-timeout", metavar="SECONDS", default=0.0, parse=_seconds, help="give up connecting after that"
    )
    largest: int = option("--max-filesize", metavar="BYTES", default=0, parse=_size, help="refuse larger files")
    retry: int = option("--retry", metavar="NUM", default=0, parse=_count, help="try so often again what may pass")
    retry_delay: float = option("--retry-delay", metavar="SECONDS", default=0.0, parse=_seconds, help="in between")
    retry_time: float = option(
        "--retry-max-time", metavar="SECONDS", default=0.0, parse=_seconds, help="not after that"
    )
    retry_all: bool = flag("--retry-all-errors", help="try again whatever fails")
    retry_refused: bool = flag("--retry-connrefused", help="try again where nobody listens")
    literal: bool = flag("-g", "--globoff", help="no meaning of {} and []")
    as_is: bool = flag("--path-as-is", help="leave . and .. in the path")
    target: str = option("--request-target", metavar="PATH", default="", parse=str, help="ask for that instead")
    insecure: bool = flag("-k", "--insecure", help="trust any certificate, where the workspace's owner allows it")
    authority: str = option("--cacert", metavar="FILE", default="", parse=str, help="trust these authorities instead")
    protocols: str = option("--proto", metavar="LIST", default="", parse=str, help="only these, as in =https")
    ipv4: bool = flag("-4", "--ipv4", help="IPv4 only")
    ipv6: bool = flag("-6", "--ipv6", help="IPv6 only")
    redirect_protocols: str = option("--proto-redir", metavar="LIST", default="", parse=str, help="for redirects")
    ignored: bool = flag(
        *("-q", "--disable", "-N", "--no-buffer", "-#", "--progress-bar", "--no-progress-meter", "--http1.1"),
        *("--http2", "--tlsv1", "--tlsv1.2", "--tlsv1.3", "--tcp-nodelay", "--no-keepalive", "--styled-output"),
        help="",
    )
    waits: str = option(*("--expect100-timeout", "--keepalive-time"), metavar="SECONDS", default="", parse=str, help="")
    helps: bool = flag("-h", help="display this help and exit; --help does, too")
    asks_version: bool = flag("-V", help="output version information and exit; --version does, too")

    @property
    def posts(self) -> bool:
        """Whether there is data that is not put into the URL."""
        return bool(self.forms or (self.data and not self.get))


REFUSED = {
    "connections lead where the workspace's owner allows": (
        *("-x", "--proxy", "--preproxy", "--socks4", "--socks4a", "--socks5", "--socks5-hostname", "--proxytunnel"),
        *("-p", "--proxy-user", "-U", "--noproxy", "--resolve", "--connect-to", "--interface", "--unix-socket"),
        *("--abstract-unix-socket", "--dns-servers", "--doh-url", "--local-port", "--haproxy-protocol"),
    ),
    "credentials go to the host that they are given for": ("--location-trusted",),
    "write the options out": ("-K", "--config", "-:", "--next", "-n", "--netrc", "--netrc-file", "--netrc-optional"),
    "transfers are made one after the other": ("-Z", "--parallel", "--parallel-max", "--parallel-immediate"),
    "only Basic and Bearer are spoken": ("--digest", "--ntlm", "--negotiate", "--anyauth", "--aws-sigv4"),
    "HTTP/1.1 is what is spoken": ("-0", "--http1.0", "--http2-prior-knowledge", "--http3", "--http0.9"),
    "it is not supported here": (
        *("-E", "--cert", "--key", "--capath", "--ciphers", "--pinnedpubkey", "--trace", "--trace-ascii", "--raw"),
        *("--libcurl", "--limit-rate", "--rate", "-Y", "--speed-limit", "-y", "--speed-time", "--stderr", "-a"),
        *("--append", "-B", "--use-ascii", "--crlf", "--ignore-content-length", "--tr-encoding", "--xattr", "-M"),
        *("--manual", "--hsts", "--alt-svc", "--trace-time", "-P", "-Q", "-l", "-t", "-1", "-2", "-3"),
    ),
}


def read(words: Sequence[str]) -> Curl:
    """The options; operands are URLs.

    :raises Usage: the words make no sense, or ask for what is refused.
    :raises Asked: they ask for help.
    """
    return _Reading(words).options


class _Spelled(NamedTuple):
    field: str
    option: Option


@cache
def _spellings() -> dict[str, _Spelled]:
    return {
        name: _Spelled(option.into or field, option)
        for field, option in declared_options(Curl)
        for name in option.names
    }


@cache
def _refusals() -> dict[str, str]:
    return {name: reason for reason, names in REFUSED.items() for name in names}


class _Reading:
    """One pass over the words of a call."""

    def __init__(self, words: Sequence[str]) -> None:
        self._values: dict[str, Any] = {}
        self._rest: Iterator[str] = iter(words)
        for word in self._rest:
            if word == "--":
                for operand in self._rest:
                    self._add("urls", operand)
            elif word.startswith("--"):
                self._long(word)
            elif word.startswith("-") and word != "-":
                self._cluster(word)
            else:
                self._add("urls", word)
        self.options = Curl(**self._values)

    def _long(self, word: str) -> None:
        if word == "--help":
            raise Asked("help")
        if word == "--version":
            raise Asked("version")
        found = self._named(word)
        if found is not None:
            self._store(word, found, None)
            return
        denied = self._named("--" + word.removeprefix("--no-")) if word.startswith("--no-") else None
        if denied is None or denied.option.metavar is not None:
            raise Usage(f"option {word}: is unknown{TRY}", hint=False)
        self._values[denied.field] = False

    def _named(self, word: str) -> _Spelled | None:
        names = _spellings()
        if word in names:
            return names[word]
        if word in _refusals():
            raise _refused(word, _refusals()[word])
        near = [name for name in (*names, *_refusals()) if name.startswith(word) and len(word) > 2]
        if len(near) > 1:
            raise Usage(f"option {word}: is ambiguous{TRY}", hint=False)
        return self._named(near[0]) if near else None

    def _cluster(self, word: str) -> None:
        names = _spellings()
        for at, letter in enumerate(word[1:], 2):
            name = "-" + letter
            if name == "-h":
                raise Asked("help")
            if name == "-V":
                raise Asked("version")
            if name in _refusals():
                raise _refused(name, _refusals()[name])
            if name not in names:
                raise Usage(f"option {word}: is unknown{TRY}", hint=False)
            found = names[name]
            if found.option.argument == "required":
                self._store(word[:at] if at == 2 else word, found, word[at:] or None)
                return
            self._store(word, found, None)

    def _store(self, word: str, found: _Spelled, attached: str | None) -> None:
        field, option = found
        value = option.bare
        if option.argument == "required":
            argument = attached if attached is not None else next(self._rest, None)
            if argument is None:
                raise Usage(f"option {word}: requires parameter{TRY}", hint=False)
            value = _parsed(word, option, argument)
        if option.repeats:
            self._add(field, value)
        else:
            self._values[field] = value

    def _add(self, field: str, value: object) -> None:
        self._values[field] = (*self._values.get(field, ()), value)


def _parsed(word: str, option: Option, argument: str) -> object:
    if option.parse is None:
        return argument
    try:
        return option.parse(argument)
    except ValueError as error:
        raise Usage(f"option {word}: expected {error}{TRY}", hint=False) from None


def _refused(word: str, reason: str) -> Usage:
    return Usage(f"option {word}: refused: {reason}", hint=False)
