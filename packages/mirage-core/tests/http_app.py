"""The web application that curl and wget are tried on: it tells what it was asked, or answers as the path says."""

import gzip
import json
import zlib
from collections.abc import Awaitable, Callable, Mapping
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs

Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Headers = list[tuple[str, str]]

LETTERS = b"abcdefghijklmnopqrstuvwxyz\n"
MODIFIED = 1_600_000_000
TYPES = {"html": "text/html", "json": "application/json", "bin": "application/octet-stream"}


async def app(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
    """An ASGI application."""
    if scope["type"] != "http":
        return
    body = await gathered(receive)
    query = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode()).items()}
    kind, _, rest = scope["path"].lstrip("/").partition("/")
    answer = ANSWERS.get(kind, missing)
    status, headers, data = answer(scope, rest, query, body)
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": data})


async def gathered(receive: Receive) -> bytes:
    """The body of a request."""
    body = b""
    while True:
        event = await receive()
        body += event.get("body", b"")
        if not event.get("more_body"):
            return body


Answer = tuple[int, Headers, bytes]
Query = Mapping[str, str]


def sized(status: int, data: bytes, *more: tuple[str, str], kind: str = "text/plain") -> Answer:
    """An answer that says how long it is."""
    return status, [("Content-Type", kind), ("Content-Length", str(len(data))), *more], data


def missing(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    return sized(404, b"nothing is here\n")


def echo(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    """The request as text."""
    target = scope["raw_path"].decode() + ("?" + scope["query_string"].decode() if scope["query_string"] else "")
    lines = [f"{scope['method']} {target} HTTP/{scope['http_version']}"]
    lines += [f"{name.decode()}: {value.decode('latin-1')}" for name, value in scope["headers"]]
    return sized(200, "\n".join(lines).encode("latin-1") + b"\n\n" + body)


def file(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    """Letters, with ranges and a date."""
    headers = {name.decode(): value.decode() for name, value in scope["headers"]}
    when = formatdate(MODIFIED, usegmt=True)
    more = (("Last-Modified", when), ("ETag", '"x1"'), ("Accept-Ranges", "bytes"))
    kind = TYPES.get(rest.rpartition(".")[2], "text/plain")
    if headers.get("if-modified-since"):
        return 304, [("ETag", '"x1"')], b""
    data = LETTERS * int(query.get("times", "1"))
    if "range" in headers and not query.get("whole"):
        first, _, last = headers["range"].removeprefix("bytes=").partition("-")
        start = int(first) if first else len(data) - int(last)
        stop = int(last) + 1 if first and last else len(data)
        if start >= len(data):
            return 416, [("Content-Range", f"bytes */{len(data)}"), ("Content-Length", "0")], b""
        part = data[start:stop]
        shown = ("Content-Range", f"bytes {start}-{start + len(part) - 1}/{len(data)}")
        return sized(206, part, shown, *more, kind=kind)
    return sized(200, data, *more, kind=kind)


def status(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    code = int(rest)
    if code in (204, 304):
        return code, [], b""
    return sized(code, f"status {code}\n".encode(), *([("Retry-After", query["after"])] if "after" in query else []))


def redirect(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    code, _, count = rest.partition("/")
    to = query.get("to", "/echo")
    if count and int(count) > 1:
        to = f"/redirect/{code}/{int(count) - 1}"
    return sized(int(code), b"moved\n", ("Location", to))


def cookies(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    more = [("Set-Cookie", f"{name}={value}") for name, value in query.items()]
    return sized(200, b"set\n", *more)


def named(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    return sized(200, b"named\n", ("Content-Disposition", query["as"]))


def packed(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    data = LETTERS * int(query.get("times", "10"))
    packers: dict[str, Callable[[bytes], bytes]] = {
        "gzip": lambda plain: gzip.compress(plain, mtime=0),
        "deflate": zlib.compress,
        "raw": lambda plain: zlib.compress(plain)[2:-4],
        "broken": lambda plain: b"no gzip at all",
    }
    encoding = {"raw": "deflate", "broken": "gzip"}.get(rest, rest)
    return sized(200, packers[rest](data), ("Content-Encoding", encoding))


def protected(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    given = dict(scope["headers"]).get(b"authorization", b"")
    if given == b"Basic dTpw":
        return sized(200, b"welcome\n")
    return sized(401, b"who are you?\n", ("WWW-Authenticate", 'Basic realm="here"'))


def as_json(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    return sized(200, json.dumps(query).encode(), kind="application/json")


def page(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    return sized(200, b"<html>a page</html>\n", kind="text/html; charset=utf-8")


def chunked(scope: Mapping[str, Any], rest: str, query: Query, body: bytes) -> Answer:
    return 200, [("Content-Type", "text/plain")], LETTERS


ANSWERS: Mapping[str, Callable[[Mapping[str, Any], str, Query, bytes], Answer]] = {
    "": page,
    "chunked": chunked,
    "cookies": cookies,
    "dir": page,
    "echo": echo,
    "file": file,
    "json": as_json,
    "named": named,
    "packed": packed,
    "protected": protected,
    "redirect": redirect,
    "status": status,
}
