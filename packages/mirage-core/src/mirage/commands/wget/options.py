"""What wget is told."""

from dataclasses import dataclass
from typing import Any

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Options, Usage, flag, mark, option, repeated

USAGE = "\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options."
UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def _seconds(text: str) -> float:
    unit = UNITS.get(text[-1:])
    digits = text[:-1] if unit else text
    if not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
        raise Usage(f"--timeout: Invalid time period {quoted(text)}", hint=False)
    return float(digits) * (unit or 1.0)


def _number(text: str) -> int:
    if text == "inf":
        return 0
    if not text.isdecimal() or not text.isascii():
        raise Usage(f"Invalid number {quoted(text)}", hint=False)
    return int(text[:12])


def _letters(text: str) -> str:
    if not text or set(text) - set("vcdHp"):
        raise Usage(f"-n: invalid letters {quoted(text)}{USAGE}", hint=False)
    return text


def _header(text: str) -> str:
    name, colon, _ = text.partition(":")
    if not colon or not name.strip() or any(letter in text for letter in "\r\n\0"):
        raise Usage(f"--header: Invalid header {quoted(text)}.", hint=False)
    return text


def _refused(reason: str, *names: str) -> Any:
    return mark(*names, help="", into="refused", value=reason)


def _refused_with(reason: str, *names: str) -> Any:
    return repeated(*names, metavar="X", parse=lambda text: reason, help="", into="refused")


RECURSION = "recursion is refused: name the URLs"
UNSUPPORTED = "it is not supported here"
ROUTES = "connections lead where the workspace's owner allows"


@dataclass(frozen=True, slots=True)
class Wget(Options):
    """The options of wget."""

    document: str = option("-O", "--output-document", metavar="FILE", default="", parse=str, help="write all to FILE")
    prefix: str = option("-P", "--directory-prefix", metavar="DIR", default="", parse=str, help="write files in DIR")
    letters: tuple[str, ...] = repeated(
        "-n", metavar="LETTERS", parse=_letters, help="-nv: say less; -nc: leave files that are there; -nd: (the usual)"
    )
    not_verbose: tuple[str, ...] = mark("--no-verbose", help="the same as -nv", into="letters", value="v")
    no_clobber: tuple[str, ...] = mark("--no-clobber", help="the same as -nc", into="letters", value="c")
    no_directories: tuple[str, ...] = mark("--no-directories", help="", into="letters", value="d")
    quiet: bool = flag("-q", "--quiet", help="say nothing")
    verbose: bool = flag("-v", "--verbose", help="")
    log: str = option("-o", "--output-file", metavar="FILE", default="", parse=str, help="write messages to FILE")
    log_more: str = option("-a", "--append-output", metavar="FILE", default="", parse=str, help="append them to FILE")
    inputs: str = option("-i", "--input-file", metavar="FILE", default="", parse=str, help="read URLs from FILE, too")
    proceed: bool = flag("-c", "--continue", help="go on where a file ends that is there")
    newer: bool = flag("-N", "--timestamping", help="only what is newer than the file that is there")
    no_times: bool = flag("--no-use-server-timestamps", help="leave the time of a file as it is")
    start: int = option("--start-pos", metavar="OFFSET", default=0, parse=_number, help="begin there")
    server: bool = flag("-S", "--server-response", help="show the server's headers")
    spider: bool = flag("--spider", help="look whether it is there, fetch nothing")
    headers: tuple[str, ...] = repeated("--header", metavar="LINE", parse=_header, help="send this header")
    agent: str = option("-U", "--user-agent", metavar="NAME", default="Wget/1.21.3", parse=str, help="say to be NAME")
    referer: str = option("--referer", metavar="URL", default="", parse=str, help="say where it comes from")
    method: str = option("--method", metavar="METHOD", default="", parse=str.upper, help="the method of the request")
    post: str | None = option("--post-data", metavar="TEXT", default=None, parse=str, help="send TEXT by POST")
    post_file: str = option("--post-file", metavar="FILE", default="", parse=str, help="send FILE by POST")
    body: str | None = option("--body-data", metavar="TEXT", default=None, parse=str, help="with --method: send TEXT")
    body_file: str = option("--body-file", metavar="FILE", default="", parse=str, help="with --method: send FILE")
    user: str = option("--user", "--http-user", metavar="USER", default="", parse=str, help="log in, by Basic")
    password: str = option("--password", "--http-password", metavar="WORD", default="", parse=str, help="with that")
    unasked: bool = flag("--auth-no-challenge", help="log in before the server asks for it")
    load: str = option("--load-cookies", metavar="FILE", default="", parse=str, help="send the cookies of FILE")
    save: str = option("--save-cookies", metavar="FILE", default="", parse=str, help="write cookies to FILE")
    sessions: bool = flag("--keep-session-cookies", help="also those that are good for one session")
    tries: int = option("-t", "--tries", metavar="NUM", default=20, parse=_number, help="try so often; 0: ever again")
    wait: float = option("--waitretry", metavar="SECONDS", default=10.0, parse=_seconds, help="in between, at most")
    timeout: float = option("-T", "--timeout", metavar="SECONDS", default=900.0, parse=_seconds, help="for all steps")
    connect: float = option("--connect-timeout", metavar="SECONDS", default=0.0, parse=_seconds, help="to connect")
    read: float = option("--read-timeout", metavar="SECONDS", default=0.0, parse=_seconds, help="between two parts")
    dns: float = option("--dns-timeout", metavar="SECONDS", default=0.0, parse=_seconds, help="")
    redirects: int = option("--max-redirect", metavar="NUM", default=20, parse=_number, help="follow at most so many")
    offered: bool = flag("--content-disposition", help="take the name that the server gives")
    on_error: bool = flag("--content-on-error", help="write what comes with an error")
    compression: str = option(
        "--compression", metavar="TYPE", default="none", parse=str, help="auto, gzip or none: ask for it packed"
    )
    unchecked: bool = flag("--no-check-certificate", help="trust any, where the workspace's owner allows it")
    authority: str = option("--ca-certificate", metavar="FILE", default="", parse=str, help="trust these instead")
    ipv4: bool = flag("-4", "--inet4-only", help="IPv4 only")
    ipv6: bool = flag("-6", "--inet6-only", help="IPv6 only")
    ignored: bool = flag(
        *("--no-proxy", "--no-cookies", "--no-dns-cache", "--no-cache", "--no-hsts", "--show-progress", "--no-config"),
        *("--no-http-keep-alive", "--https-only", "--trust-server-names", "--no-show-progress"),
        help="",
    )
    progress: str = option("--progress", metavar="TYPE", default="", parse=str, help="")
    refused: tuple[str, ...] = _refused(
        RECURSION,
        *("-r", "--recursive", "-m", "--mirror", "-p", "--page-requisites", "-k", "--convert-links", "-K", "-H"),
        *("--span-hosts", "-x", "--force-directories", "--no-parent", "-L", "--relative", "-E"),
    )
    bounded: tuple[str, ...] = _refused_with(
        RECURSION,
        *("-l", "--level", "-A", "--accept", "-R", "--reject", "-D", "--domains", "-I", "-X", "-Q", "--quota"),
    )
    unsupported: tuple[str, ...] = _refused(
        UNSUPPORTED, *("-b", "--background", "-d", "--debug", "-F", "--force-html", "--xattr", "--ask-password")
    )
    unsupported_with: tuple[str, ...] = _refused_with(
        UNSUPPORTED,
        *("-e", "--execute", "-B", "--base", "-w", "--wait", "--limit-rate", "--warc-file", "--certificate"),
        *("--private-key", "--config", "--input-metalink", "--secure-protocol", "--retry-on-http-error"),
    )
    routed: tuple[str, ...] = _refused_with(ROUTES, "--bind-address", "--proxy-user", "--proxy-password", "--proxy")

    def has(self, letter: str) -> bool:
        """Whether ``-n`` names it."""
        return any(letter in letters for letters in self.letters)

    @property
    def shows_all(self) -> bool:
        """Whether everything is said."""
        return not self.quiet and (self.verbose or not self.has("v"))
