"""Tells of what kind a file is, by how it begins."""

import re
from collections.abc import Callable
from typing import NamedTuple

LOOKED_AT = 1 << 16
"""As many bytes of a file are looked at."""


class Kind(NamedTuple):
    """A kind, in words and as a media type, and how its text is encoded."""

    words: str
    mime: str
    charset: str = "binary"


EMPTY = Kind("empty", "inode/x-empty")
DIRECTORY = Kind("directory", "inode/directory")
DATA = Kind("data", "application/octet-stream")

_TEXT = frozenset(b"\a\b\t\n\f\r\33") | frozenset(range(32, 127))
_LATIN = _TEXT | frozenset(range(160, 256))
_SHELL = {"sh": "POSIX shell", "bash": "Bourne-Again shell", "dash": "POSIX shell", "zsh": "Paul Falstad's zsh"}
_INTERPRETER = re.compile(rb"#![ \t]*(?:\S*/)?(?:env[ \t]+)?([A-Za-z]+)[0-9.]*(?=[ \t\r\n]|$)")
_PYTHON = re.compile(rb"\s*(?:import [\w.]+|from [\w.]+ import )", re.ASCII)
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<head)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml version=[\"']([0-9.]+)[\"']")


def kind_of(data: bytes) -> Kind:
    """The kind of a file that begins with ``data``."""
    if not data:
        return EMPTY
    for start, known in _MAGIC:
        if data.startswith(start):
            return known(data) if callable(known) else known
    return _text(data)


def _png(data: bytes) -> Kind:
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    colors = {0: "grayscale", 2: "RGB", 3: "colormap", 4: "gray+alpha", 6: "RGBA"}
    if len(data) < 29 or data[25] not in colors:
        return Kind("PNG image data", "image/png")
    interlaced = "interlaced" if data[28] else "non-interlaced"
    color = f"{data[24]}-bit{'/color ' if data[25] in (2, 6) else ' '}{colors[data[25]]}"
    return Kind(f"PNG image data, {width} x {height}, {color}, {interlaced}", "image/png")


def _gif(data: bytes) -> Kind:
    width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return Kind(f"GIF image data, version {data[3:6].decode('latin-1')}, {width} x {height}", "image/gif")


def _pdf(data: bytes) -> Kind:
    version = re.match(rb"%PDF-([0-9]+\.[0-9]+)", data)
    words = "PDF document" if version is None else f"PDF document, version {version[1].decode()}"
    return Kind(words, "application/pdf", _charset(data))


def _bzip2(data: bytes) -> Kind:
    size = data[3:4].decode("latin-1")
    return Kind(f"bzip2 compressed data, block size = {size}00k", "application/x-bzip2", _charset(data))


def _charset(data: bytes) -> str:
    return _encoding(data)[1]


_MAGIC: tuple[tuple[bytes, Kind | Callable[[bytes], Kind]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"\xff\xd8\xff", Kind("JPEG image data", "image/jpeg")),
    (b"%PDF-", _pdf),
    (b"\x1f\x8b", Kind("gzip compressed data", "application/gzip")),
    (b"BZh", _bzip2),
    (b"\xfd7zXZ\0", Kind("XZ compressed data", "application/x-xz")),
    (b"\x28\xb5\x2f\xfd", Kind("Zstandard compressed data", "application/zstd")),
    (b"PK\3\4", Kind("Zip archive data", "application/zip")),
    (b"PK\5\6", Kind("Zip archive data (empty)", "application/zip")),
    (b"7z\xbc\xaf\x27\x1c", Kind("7-zip archive data", "application/x-7z-compressed")),
    (b"\x7fELF", Kind("ELF", "application/octet-stream")),
    (b"SQLite format 3\0", Kind("SQLite 3.x database", "application/vnd.sqlite3")),
)


def _encoding(data: bytes) -> tuple[str, str]:
    """What the text is called, and its charset; nothing and ``binary`` where it is none."""
    if data.startswith(b"\xff\xfe"):
        return "Unicode text, UTF-16, little-endian text", "utf-16le"
    if data.startswith(b"\xfe\xff"):
        return "Unicode text, UTF-16, big-endian text", "utf-16be"
    if _TEXT.issuperset(data):
        return "ASCII text", "us-ascii"
    if _is_utf8(data):
        marked = data.startswith(b"\xef\xbb\xbf")
        return f"Unicode text, UTF-8{' (with BOM)' if marked else ''} text", "utf-8"
    if _LATIN.issuperset(data):
        return "ISO-8859 text", "iso-8859-1"
    return "", "binary"


def _is_utf8(data: bytes) -> bool:
    if any(byte < 128 and byte not in _TEXT for byte in set(data)):
        return False
    try:
        data.decode()
    except UnicodeDecodeError as error:
        # The last character may go on behind what was looked at.
        return len(data) >= LOOKED_AT and error.start > len(data) - 4
    return True


def _text(data: bytes) -> Kind:
    words, charset = _encoding(data)
    if not words:
        return DATA
    if words.startswith("Unicode text, UTF-16"):
        return Kind(f"{words}{_ends(data.replace(bytes(1), b''))}", "text/plain", charset)
    found = _script(data) or _markup(data)
    if found is None:
        return _values(data, charset) or Kind(words + _ends(data), "text/plain", charset)
    name, mime, executable = found
    return Kind(f"{name}, {words}{' executable' if executable else ''}{_ends(data)}", mime, charset)


def _script(data: bytes) -> tuple[str, str, bool] | None:
    """The language of a script, its media type, and whether it is one to be executed."""
    match = _INTERPRETER.match(data)
    if match is None:
        return ("Python script", "text/x-script.python", True) if _PYTHON.match(data) else None
    name = match[1].decode()
    if name in _SHELL:
        return f"{_SHELL[name]} script", "text/x-shellscript", True
    if name == "python":
        return "Python script", "text/x-script.python", True
    if name == "perl":
        return "Perl script text executable", "text/x-perl", False
    return None


def _markup(data: bytes) -> tuple[str, str, bool] | None:
    match = _XML.match(data)
    if match is not None:
        return f"XML {match[1].decode()} document", "text/xml", False
    if _HTML.match(data):
        return "HTML document", "text/html", False
    return None


def _values(data: bytes, charset: str) -> Kind | None:
    """A text of values, of which nothing else is said."""
    from mirage.commands.file.tables import has_columns, json_documents

    if data.lstrip()[:1] in (b"{", b"[") and len(data) < LOOKED_AT and charset in ("us-ascii", "utf-8"):
        documents = json_documents(data.decode())
        if documents == 1:
            return Kind("JSON text data", "application/json", charset)
        if documents:
            return Kind("New Line Delimited JSON text data", "application/x-ndjson", charset)
    return Kind("CSV text", "text/csv", charset) if has_columns(data) else None


def _ends(data: bytes) -> str:
    """What is said of ends of lines that are not the usual ones, and of characters for terminals."""
    both = data.count(b"\r\n")
    feeds, returns = data.count(b"\n") - both, data.count(b"\r") - both
    kinds = [name for count, name in ((both, "CRLF"), (returns, "CR"), (feeds, "LF")) if count]
    said = ["no line terminators"] if not kinds else []
    if both or returns:
        said.append(f"{', '.join(kinds)} line terminators")
    said += [what for mark, what in ((b"\x1b", "escape sequences"), (b"\b", "overstriking")) if mark in data]
    return "".join([f", with {each}" for each in said])
