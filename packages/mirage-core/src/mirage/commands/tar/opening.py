"""Opens archives to be read: what packs them is found by how they begin."""

import errno
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from mirage.commands.compression import formats
from mirage.commands.compression.expanding import Corrupt, Expansion, Feed
from mirage.commands.context import reason
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import escaped
from mirage.commands.tar.calls import Call, Fatal
from mirage.commands.tar.options import wrong
from mirage.commands.tar.reading import Archive
from mirage.resources import BLOCK
from mirage.vfs.handle import Handle

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_MAGIC = {formats.GZIP: "gzip", formats.BZIP2: "bzip2", formats.XZ: "xz", formats.ZSTD: "zstd"}
_OPTIONS = {"gzip": "-z", "bzip2": "-j", "xz": "-J", "zstd": "--zstd"}
_FORMATS: dict[str, type[Expansion]] = {
    **{"gzip": formats.Gzip, "bzip2": formats.Bzip2, "xz": formats.Xz, "lzma": formats.Xz}
}


@asynccontextmanager
async def opened(call: Call, *, plain: bool = False) -> AsyncGenerator[Archive, None]:
    """The archive of a call; ``plain``: it must not be packed.

    :raises Fatal: it cannot be opened.
    """
    ctx, path = call.ctx, call.options.file
    try:
        file = await Input.open(ctx, path)
    except OSError as error:
        if error.errno == errno.EISDIR:
            raise Fatal(
                f"{escaped(path)}: Cannot read: {reason(error)}", "At beginning of tape, quitting now"
            ) from None
        raise Fatal(f"{escaped(path)}: Cannot open: {reason(error)}") from None
    async with file:
        feed = Feed(file.read)
        try:
            head = await feed.peek(6)
        except ReadError as failed:
            raise Fatal(f"{escaped(path)}: Cannot read: {reason(failed.error)}") from None
        packed = next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "")
        asked = call.options.program or call.options.compression
        if asked in ("none", "auto", ""):
            if packed and (plain or (path == "-" and not isinstance(ctx.io.stdin, Handle))):
                if plain:
                    raise Fatal("Cannot update compressed archives")
                raise Fatal(f"Archive is compressed. Use {_OPTIONS[packed]} option")
            asked = packed
        elif plain:
            raise wrong("Cannot update compressed archives")
        if not asked:
            yield Archive(ctx, Feed(_guarded(path, file, feed)), ignores_zeros=call.options.ignore_zeros)
            return
        form = _FORMATS.get(asked)
        if form is None:
            raise Fatal(f"{asked} is not supported here; gzip, bzip2 and xz are")
        with form(ctx, feed) as expansion:
            chunks = Feed(_expanding(asked, expansion))
            yield Archive(ctx, chunks, ignores_zeros=call.options.ignore_zeros)


def _guarded(path: str, file: Input, feed: Feed) -> "Callable[[int], Awaitable[bytes]]":
    async def read(size: int) -> bytes:
        try:
            return await feed.some(BLOCK)
        except ReadError as failed:
            raise Fatal(f"{escaped(path)}: Cannot read: {reason(failed.error)}") from None

    return read


class Broken(Fatal):
    """What packs the archive is damaged."""

    def __init__(self, before: str, status: int) -> None:
        super().__init__(f"Child returned status {status}")
        self.before = before
        """What the program says that would have read it."""


def _expanding(name: str, expansion: Expansion) -> "Callable[[int], Awaitable[bytes]]":
    async def read(size: int) -> bytes:
        try:
            return await expansion.chunk()
        except ReadError as failed:
            raise Fatal(f"Cannot read: {reason(failed.error)}") from None
        except Corrupt as fault:
            raise Broken(_said(name, fault), 2 if name == "bzip2" else 1) from None

    return read


def _said(name: str, fault: Corrupt) -> str:
    if name == "gzip":
        return "".join(f"\ngzip: stdin: {words}\n" for words in fault.args)
    if name == "bzip2":
        link = " is " if isinstance(fault, formats.NotPacked) else ": "
        return f"bzip2: (stdin){link}{fault}{'.' if link == ' is ' else ''}\n"
    return f"xz: (stdin): {fault}\n"
