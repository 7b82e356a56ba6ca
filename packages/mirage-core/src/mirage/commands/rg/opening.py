"""The bytes that rg searches: files as they are, expanded, or in other encodings."""

import codecs
from typing import TYPE_CHECKING

from mirage.commands.inputs import Input
from mirage.resources import BLOCK
from mirage.streams import Given

if TYPE_CHECKING:
    from mirage.commands.compression.expanding import Expansion
    from mirage.commands.context import Context
    from mirage.streams import Source

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
ANY_MARK = tuple(mark for mark, _ in _MARKS)
_NAMES = {
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "utf-16": "utf-16-le",
    "utf16": "utf-16-le",
    "sjis": "shift_jis",
    "gbk": "gb18030",
}
_KNOWN = frozenset(
    "utf-8 utf-16-le utf-16-be cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 koi8-r koi8-u "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 "
    "iso8859-15 iso8859-16 gb18030 big5 euc_jp shift_jis euc_kr".split()
)


def encoding(name: str) -> str | None:
    """The codec of an encoding's name; ``auto`` and ``none`` are no codecs; None where nobody knows it."""
    if name in ("auto", "none"):
        return name
    try:
        found = codecs.lookup(_NAMES.get(name.lower(), name)).name
    except LookupError:
        return None
    return found if found in _KNOWN else None


class _Decoded:
    """A Source in UTF-8, whatever it was in."""

    __slots__ = ("_codec", "_decoder", "_kept", "_source")

    def __init__(self, source: "Source", codec: str) -> None:
        self._source = source
        self._codec = codec
        self._decoder: codecs.IncrementalDecoder | None = None
        self._kept = b""

    async def read(self, size: int = BLOCK) -> bytes:
        if self._kept:
            kept, self._kept = self._kept, b""
            return kept
        begins = self._codec != ""
        chunk = await self._source.read(size)
        if begins:
            while chunk and len(chunk) < len(codecs.BOM_UTF8) and (more := await self._source.read(size)):
                chunk += more
            chunk = self._begun(chunk)
        if self._decoder is None:
            return chunk
        while chunk:
            text = self._decoder.decode(chunk)
            if text:
                return text.encode("utf-8", "replace")
            chunk = await self._source.read(size)
        return self._decoder.decode(b"", final=True).encode("utf-8", "replace")

    def _begun(self, chunk: bytes) -> bytes:
        codec, self._codec = self._codec, ""
        for mark, marked in _MARKS:
            if chunk.startswith(mark):
                codec, chunk = marked, chunk[len(mark) :]
                break
        if codec != "auto" and codec != "utf-8":
            self._decoder = codecs.getincrementaldecoder(codec)("replace")
        return chunk

    def unread(self, data: bytes) -> None:
        self._kept = data + self._kept

    async def aclose(self) -> None:
        await self._source.aclose()


_SUFFIXES = {
    "gz": "Gzip",
    "tgz": "Gzip",
    "bz2": "Bzip2",
    "tbz2": "Bzip2",
    "xz": "Xz",
    "txz": "Xz",
    "lzma": "Xz",
}


async def opened(
    ctx: "Context", path: str, codec: str, *, listed: bool, unzip: bool, data: bytes | None = None
) -> Input:
    """Open a file to be searched; one that was ``listed`` is no device, and not standard input.

    ``data`` is what it holds, where that is known.

    :raises OSError: it cannot be opened.
    :raises ReadError: it cannot be read.
    """
    if data is not None:
        file = Input(Given(data), ctx.budget)
    else:
        file = (await Input.part(ctx, path, 0))[0] if listed else await Input.open(ctx, path)
    try:
        kind = _SUFFIXES.get(path.rpartition(".")[2]) if unzip else None
        if kind is not None:
            from mirage.commands.compression.source import Expanded

            file = Input(Expanded(_expansion(ctx, kind, file), file), ctx.budget)
        if codec == "auto":
            begin = await file.read()
            file.unread(begin)
            if not begin.startswith(ANY_MARK):
                return file
        return file if codec == "none" else Input(_Decoded(file, codec), ctx.budget)
    except BaseException:
        await file.aclose()
        raise


def _expansion(ctx: "Context", kind: str, file: Input) -> "Expansion":
    from mirage.commands.compression.expanding import Feed
    from mirage.commands.compression.formats import Bzip2, Gzip, Xz

    return {"Gzip": Gzip, "Bzip2": Bzip2, "Xz": Xz}[kind](ctx, Feed(file.read))
