"""Checks files against lists of checksums."""

import errno
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.commands.context import Context, reason
from mirage.commands.digest.kinds import Hasher, Kind, Sum
from mirage.commands.digest.lines import Listed, Reader, escaped
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.paths import decode, encode
from mirage.resources import BLOCK

if TYPE_CHECKING:
    from mirage.commands.digest.sums import Digesting


async def feed(ctx: Context, path: str, into: "Hasher | Sum", size: int = BLOCK) -> None:
    """Give a file to what makes its checksum, at most ``size`` bytes at once.

    :raises OSError: it cannot be opened.
    :raises ReadError: it cannot be read.
    """
    async with await Input.open(ctx, path) as file:
        while data := await file.read(size):
            into.update(data)
            await ctx.breathe()


async def digest(ctx: Context, path: str, kind: Kind, *, quiet: bool = False) -> str | None:
    """The digest of a file; None where it cannot be read, which is said unless ``quiet`` and it is not there."""
    hasher = kind.make()
    try:
        await feed(ctx, path, hasher)
    except ReadError as failed:
        await ctx.failed(path, failed.error)
        return None
    except OSError as error:
        if not (quiet and error.errno == errno.ENOENT):
            await ctx.failed(path, error)
            return None
        return ""
    return hasher.hexdigest()


async def check(ctx: Context, options: "Digesting", paths: Sequence[str], kind: Kind | None) -> None:
    """Check every list."""
    for path in paths:
        checking = _Checking(ctx, options, path, kind)
        try:
            async with await Input.open(ctx, path) as file:
                await checking.lines(file)
        except ReadError:
            await ctx.complain(f"{checking.shown}: read error")
        except OSError as error:
            if error.errno == errno.EISDIR:
                await ctx.complain(f"{checking.shown}: read error")
            else:
                await ctx.complain(f"{checking.shown}: {reason(error)}")
        else:
            await checking.finish()


class _Checking:
    """One list being checked."""

    def __init__(self, ctx: Context, options: "Digesting", path: str, kind: Kind | None) -> None:
        self._ctx = ctx
        self._options = options
        self._kind = kind
        self._stdin = path == "-"
        self.shown = shown("standard input" if self._stdin else path)
        self._reader = Reader(kind)
        self._read = self._matched = False
        self._misformatted = self._unread = self._mismatched = 0

    async def lines(self, file: Input) -> None:
        """Check what each line says."""
        number = 0
        async for block in Blocks(file, b"\n", self._ctx.budget):
            for line in block.removesuffix(b"\n").split(b"\n"):
                number += 1
                if not line.startswith(b"#"):
                    await self._line(line.removesuffix(b"\r"), number)
                await self._ctx.breathe()

    async def _line(self, line: bytes, number: int) -> None:
        if not line:
            return
        listed = self._reader.read(line)
        if listed is not None and not (self._stdin and listed.path == b"-"):
            self._read = True
            await self._file(listed)
            return
        self._misformatted += 1
        if self._options.warn:
            tag = "CRC" if self._kind is None else self._kind.tag
            await self._ctx.complain(f"{self.shown}: {number}: improperly formatted {tag} checksum line", 0)

    async def _file(self, listed: Listed) -> None:
        options = self._options
        found = await digest(self._ctx, decode(listed.path), listed.kind, quiet=options.ignore_missing)
        if found == "":
            return
        if found is None:
            self._unread += 1
            await self._say(listed.path, "FAILED open or read")
        elif found == listed.digest.lower():
            self._matched = True
            if not options.quiet:
                await self._say(listed.path, "OK")
        else:
            self._mismatched += 1
            await self._say(listed.path, "FAILED")

    async def _say(self, path: bytes, result: str) -> None:
        if self._options.status:
            return
        start = b"\\" if b"\n" in path else b""
        await self._ctx.out.write(b"%s%s: %s\n" % (start, escaped(path) if start else path, encode(result)))
        await self._ctx.pass_on()

    async def finish(self) -> None:
        """Sum it up."""
        ctx, options = self._ctx, self._options
        if not self._read:
            await ctx.complain(f"{self.shown}: no properly formatted checksum lines found")
            return
        failed = self._mismatched or self._unread or (options.strict and self._misformatted)
        if failed or (options.ignore_missing and not self._matched):
            ctx.status = 1
        if options.status:
            return
        for count, one, many in (
            (self._misformatted, "line is improperly formatted", "lines are improperly formatted"),
            (self._unread, "listed file could not be read", "listed files could not be read"),
            (self._mismatched, "computed checksum did NOT match", "computed checksums did NOT match"),
        ):
            if count:
                await ctx.complain(f"WARNING: {count} {one if count == 1 else many}", 0)
        if options.ignore_missing and not self._matched:
            await ctx.complain(f"{self.shown}: no file was verified")
