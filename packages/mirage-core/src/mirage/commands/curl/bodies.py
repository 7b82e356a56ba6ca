"""What curl sends: data of a form in one of several ways, several parts, or a file."""

from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from mirage.commands.curl.options import TRY, USAGE, Curl, Data
from mirage.commands.http.bodies import Body, whole
from mirage.commands.spec import Usage
from mirage.paths import encode
from mirage.resources import BLOCK

if TYPE_CHECKING:
    from mirage.commands.context import Context

UNREADABLE = "(26) Failed to open/read local data from file/application"
READ = 26
FORM = "application/x-www-form-urlencoded"
TYPES = {
    **{"gif": "image/gif", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"},
    **{"txt": "text/plain", "htm": "text/html", "html": "text/html", "pdf": "application/pdf"},
    **{"xml": "application/xml"},
}
"""What curl says of a file by the end of its name."""


async def gathered(ctx: "Context", data: Sequence[Data]) -> bytes:
    """The data of ``-d`` and its kin, as one.

    :raises Usage: a file cannot be read.
    """
    whole = bytearray()
    for at, part in enumerate(data):
        chunk = await _datum(ctx, part)
        if at and part.kind != "json":
            whole += b"&"
        whole += chunk
    return bytes(whole)


async def _datum(ctx: "Context", part: Data) -> bytes:
    if part.kind == "urlencode":
        return await urlencoded(ctx, part.text)
    if part.kind == "raw" or not part.text.startswith("@"):
        return encode(part.text)
    data = await contents(ctx, part.text[1:], "-d" if part.kind == "data" else f"--{part.kind}")
    return data.translate(None, b"\r\n\0") if part.kind == "data" else data


async def urlencoded(ctx: "Context", text: str, word: str = "--data-urlencode") -> bytes:
    """``NAME=TEXT`` with TEXT encoded; also ``TEXT``, ``=TEXT``, ``NAME@FILE`` and ``@FILE``."""
    at = min((place for place in map(text.find, "=@") if place >= 0), default=-1)
    name = text[: max(at, 0)]
    if at >= 0 and text[at] == "@":
        value = await contents(ctx, text[at + 1 :], word)
    else:
        value = encode(text[at + 1 :])
    coded = quote(value, safe="").replace("%20", "+").encode()
    return encode(name) + b"=" + coded if name else coded


async def contents(ctx: "Context", path: str, word: str) -> bytes:
    """A file's bytes; ``-`` is standard input.

    :raises Usage: it cannot be read.
    """
    try:
        source = await ctx.open(path)
        try:
            return await ctx.gather(source)
        finally:
            await source.aclose()
    except OSError:
        raise Usage(f"option {word}: error encountered when reading a file{TRY}", hint=False, status=READ) from None


async def posted(ctx: "Context", options: Curl) -> Body:
    """The body of ``-d`` or ``-F``."""
    if options.forms:
        return await _multipart(ctx, options.forms)
    data = await gathered(ctx, options.data)
    return whole(data, "" if any(part.kind == "json" for part in options.data) else FORM)


async def uploaded(ctx: "Context", path: str, start: int = 0) -> Body:
    """The body of ``-T``.

    :raises Usage: the file cannot be read.
    """
    if path in ("-", "."):
        return Body(None, lambda: _stdin(ctx))
    try:
        entry = await ctx.fs.stat(path)
        if entry.kind == "dir" or entry.size is None:
            raise IsADirectoryError
        async with ctx.fs.read(path, 0, 0):
            pass
    except OSError:
        await ctx.complain(f"Can't open '{path}'!{TRY}", 0)
        raise Usage(UNREADABLE, hint=False, status=READ) from None
    return Body(max(entry.size - start, 0), lambda: _file(ctx, path, start))


async def _stdin(ctx: "Context") -> AsyncIterator[bytes]:
    while chunk := await ctx.io.stdin.read(BLOCK):
        yield chunk


async def _file(ctx: "Context", path: str, start: int = 0) -> AsyncIterator[bytes]:
    async with ctx.fs.read(path, start) as reading:
        async for chunk in reading:
            yield chunk
            await ctx.breathe()


async def _multipart(ctx: "Context", forms: Sequence[Data]) -> Body:
    boundary = _boundary(ctx)
    pieces: list[bytes | str] = []
    kept = held = 0
    for form in forms:
        for piece in [*await _field(ctx, form, boundary), b"\r\n"]:
            if isinstance(piece, str):
                held += await _part_size(ctx, piece)
            else:
                kept += len(piece)
            pieces.append(piece)
    end = f"--{boundary}--\r\n".encode()

    async def chunks() -> AsyncIterator[bytes]:
        for piece in pieces:
            if isinstance(piece, bytes):
                yield piece
                continue
            async for chunk in _file(ctx, piece):
                yield chunk
        yield end

    return Body(kept + held + len(end), chunks, f"multipart/form-data; boundary={boundary}", kept)


async def _part_size(ctx: "Context", path: str) -> int:
    try:
        entry = await ctx.fs.stat(path)
        if entry.kind == "dir" or entry.size is None:
            raise IsADirectoryError
        async with ctx.fs.read(path, 0, 0):
            return entry.size
    except OSError:
        raise Usage(UNREADABLE, hint=False, status=READ) from None


async def _field(ctx: "Context", form: Data, boundary: str) -> list[bytes | str]:
    name, equals, value = form.text.partition("=")
    if not equals:
        raise Usage(f"option -F: is badly used here{TRY}", hint=False, status=USAGE)
    if form.kind == "form-string":
        return [_head(boundary, name), encode(value)]
    if value.startswith("@"):
        return await _files(ctx, boundary, name, value[1:].split(","))
    text, settings = _settings(value)
    if text.startswith("<"):
        data = await contents(ctx, text[1:], "-F")
    else:
        data = encode(text)
    return [_head(boundary, name, settings.get("filename"), settings.get("type", "")), data]


async def _files(ctx: "Context", boundary: str, name: str, given: Sequence[str]) -> list[bytes | str]:
    """A part that is a file, or holds several."""
    if len(given) == 1:
        return await _file_part(
            ctx, f'--{boundary}\r\nContent-Disposition: form-data; name="{_escaped(name)}"', given[0]
        )
    inner = _boundary(ctx)
    found: list[bytes | str] = [_head(boundary, name, kind=f"multipart/mixed; boundary={inner}")]
    for one in given:
        found += await _file_part(ctx, f"--{inner}\r\nContent-Disposition: attachment", one)
        found.append(b"\r\n")
    return [*found, f"--{inner}--\r\n".encode()]


async def _file_part(ctx: "Context", start: str, given: str) -> list[bytes | str]:
    path, settings = _settings(given)
    shown = _escaped(settings.get("filename", path.rpartition("/")[2]))
    usual = "" if path == "-" else TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
    kind = settings.get("type") or usual
    lines = f'{start}; filename="{shown}"' + (f"\r\nContent-Type: {kind}" if kind else "")
    return [encode(f"{lines}\r\n\r\n"), path if path != "-" else await contents(ctx, "-", "-F")]


def _boundary(ctx: "Context") -> str:
    return f"------------------------{ctx.host.randomness.getrandbits(64):016x}"


def _settings(text: str) -> tuple[str, dict[str, str]]:
    """What stands before ``;type=`` and its kin, and they."""
    if text.startswith('"'):
        end = text.find('"', 1)
        first, rest = (text[1:end], text[end + 1 :]) if end > 0 else (text, "")
    else:
        first, semicolon, rest = text.partition(";")
        rest = semicolon + rest
    settings: dict[str, str] = {}
    last = ""
    for part in rest.split(";")[1:]:
        key, equals, value = part.strip().partition("=")
        if equals and key in ("type", "filename", "headers", "encoder"):
            settings[key] = value.strip('"')
            last = key
        elif last == "type":
            settings["type"] += ";" + part
    return first, settings


def _head(boundary: str, name: str, filename: str | None = None, kind: str = "") -> bytes:
    lines = f'--{boundary}\r\nContent-Disposition: form-data; name="{_escaped(name)}"'
    if filename is not None:
        lines += f'; filename="{_escaped(filename)}"'
    if kind:
        lines += f"\r\nContent-Type: {kind}"
    return encode(lines + "\r\n\r\n")


def _escaped(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
