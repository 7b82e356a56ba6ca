"""What is known of a transfer when it is over, and ``-w``, which writes it."""

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mirage.commands.http.headers import Headers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PART = re.compile(r"%%|%(?:header\{([^{}]*)\}|output\{[^{}]*\}|\{([^{}]*)\})|\\(.)|%.?|[^%\\]+|\\", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
VERSION = "libcurl/7.88.1"


@dataclass(slots=True)
class Report:
    """One transfer; times in seconds since it began."""

    url: str
    number: int
    effective: str = ""
    method: str = "GET"
    scheme: str = ""
    referer: str | None = None
    status: int = 0
    version: str = "0"
    headers: Headers = ()
    content_type: str | None = None
    redirects: int = 0
    redirect_url: str | None = None
    connects: int = 0
    file: str | None = None
    local: tuple[str, int] = ("", 0)
    remote: tuple[str, int] = ("", 0)
    downloaded: int = 0
    uploaded: int = 0
    header_size: int = 0
    request_size: int = 0
    exit_code: int = 0
    error: str | None = None
    times: dict[str, float] = field(default_factory=dict[str, float])


def _speed(size: int, report: Report) -> int:
    total = report.times.get("total", 0.0)
    return int(size / total) if total > 0 else 0


VARIABLES: "Mapping[str, Callable[[Report], Any]]" = {
    "certs": lambda report: "",
    "content_type": lambda report: report.content_type,
    "errormsg": lambda report: report.error,
    "exitcode": lambda report: report.exit_code,
    "filename_effective": lambda report: report.file,
    "ftp_entry_path": lambda report: None,
    "http_code": lambda report: report.status,
    "http_connect": lambda report: 0,
    "http_version": lambda report: report.version,
    "local_ip": lambda report: report.local[0],
    "local_port": lambda report: report.local[1],
    "method": lambda report: report.method,
    "num_certs": lambda report: 0,
    "num_connects": lambda report: report.connects,
    "num_headers": lambda report: len(report.headers),
    "num_redirects": lambda report: report.redirects,
    "proxy_ssl_verify_result": lambda report: 0,
    "redirect_url": lambda report: report.redirect_url,
    "referer": lambda report: report.referer,
    "remote_ip": lambda report: report.remote[0],
    "remote_port": lambda report: report.remote[1],
    "response_code": lambda report: report.status,
    "scheme": lambda report: report.scheme.upper() or None,
    "size_download": lambda report: report.downloaded,
    "size_header": lambda report: report.header_size,
    "size_request": lambda report: report.request_size,
    "size_upload": lambda report: report.uploaded,
    "speed_download": lambda report: _speed(report.downloaded, report),
    "speed_upload": lambda report: _speed(report.uploaded, report),
    "ssl_verify_result": lambda report: 0,
    **{
        f"time_{name}": lambda report, name=name: float(report.times.get(name, 0.0))  # type: ignore[misc]
        for name in "appconnect connect namelookup pretransfer redirect starttransfer total".split()
    },
    "url": lambda report: report.url,
    "url_effective": lambda report: report.effective or report.url,
    "urlnum": lambda report: report.number,
}


def written(text: str, report: Report) -> tuple[bytes, bytes, list[str]]:
    """What ``-w`` writes to standard output and to standard error, and the variables that there are none of."""
    outs: list[list[str]] = [[], []]
    unknown: list[str] = []
    at = 0
    for found in _PART.finditer(text):
        header, name, escape = found[1], found[2], found[3]
        if found[0] == "%%":
            outs[at].append("%")
        elif header is not None:
            outs[at].append(next((value for key, value in report.headers if key.lower() == header.lower()), ""))
        elif escape is not None:
            outs[at].append(_ESCAPES.get(escape, found[0]))
        elif name is None:
            outs[at].append(found[0])
        elif name in ("stdout", "stderr"):
            at = int(name == "stderr")
        elif name == "onerror":
            if not report.exit_code:
                break
        elif name == "json":
            outs[at].append(_as_json(report))
        elif name == "header_json":
            outs[at].append(_headers_as_json(report.headers))
        elif name in VARIABLES:
            outs[at].append(_plain(name, VARIABLES[name](report)))
        else:
            unknown.append(name)
    texts = ["".join(parts).encode("utf-8", "surrogateescape") for parts in outs]
    return texts[0], texts[1], unknown


def _plain(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6f}"
    return f"{value:03d}" if name in ("http_code", "response_code", "http_connect") else str(value)


def _as_json(report: Report) -> str:
    parts: list[str] = []
    for name, read in VARIABLES.items():
        value = read(report)
        parts.append(f'"{name}":{value:.6f}' if isinstance(value, float) else f'"{name}":{_json(value)}')
    return "{" + ",".join(parts) + f',"curl_version":"{VERSION}"' + "}"


def _headers_as_json(headers: Headers) -> str:
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(name.lower(), []).append(value)
    lines = [f"{_json(name)}:[{','.join(map(_json, found))}]" for name, found in values.items()]
    return "{" + ",\n".join(lines) + "\n}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
