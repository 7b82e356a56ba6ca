"""What gzip does with each of its operands, and what it says of it."""

import errno
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.compression.expanding import Corrupt, Expansion, Feed, Refused
from mirage.commands.compression.formats import GZIP, LZW, Gzip, NotPacked, Plain, Unsupported
from mirage.commands.compression.packing import Gzipping
from mirage.commands.compression.replacing import packed, replace
from mirage.commands.context import Context, reason
from mirage.commands.inputs import Input, ReadError
from mirage.paths import decode, encode, join, name_of
from mirage.resources import Entry
from mirage.vfs.handle import Handle
from mirage.vfs.reading import close

if TYPE_CHECKING:
    from mirage.commands.compression import gzip

SUFFIXES = (".gz", ".z", ".taz", ".tgz", "-gz", "-z", "_z")
_TRIED = (".gz", ".z", "-z", ".Z")
_TARS = frozenset({".taz", ".tgz"})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SECOND = 10**9


class Abort(Exception):
    """The rest is left alone."""


class Way(NamedTuple):
    """What is to be done with every operand."""

    options: "gzip.Gzip"
    expands: bool
    streams: bool
    named: bool
    """The header's name and time count."""

    @property
    def looks(self) -> bool:
        """Nothing is written."""
        return self.options.test or self.options.list

    def suffix(self, path: str) -> str | None:
        """The suffix that says that ``path`` is compressed."""
        lowered = path.lower()
        for suffix in (self.options.suffix, *SUFFIXES):
            stem = path[: len(path) - len(suffix)]
            if lowered.endswith(suffix.lower()) and stem and not stem.endswith("/"):
                return path[len(stem) :]
        return None


class _Operand(NamedTuple):
    """One file on its way."""

    path: str
    shown: str
    entry: Entry | None
    target: str


class Job:
    """One call of gzip."""

    __slots__ = ("_ctx", "_listed", "_options", "_sums", "_way", "status")

    def __init__(self, ctx: Context, way: Way) -> None:
        self._ctx = ctx
        self._way = way
        self._options = way.options
        self._listed = 0
        self._sums = (0, 0, 0)
        self.status = 0

    async def treat(self, path: str) -> None:
        """Work on an operand.

        :raises Abort: the real one would have ended here.
        """
        operand = await (self._stdin() if path == "-" else self._found(path))
        if operand is None:
            return
        file = await self._opened(operand)
        if file is None:
            return
        async with file:
            try:
                await (self._expand(operand, file) if self._way.expands else self._pack(operand, file))
            except ReadError as failed:
                await self._error(f"\n{self._ctx.name}: {operand.shown}: {reason(failed.error)}\n")
                raise Abort from None
            except Unsupported as fault:
                await self._error(f"{self._ctx.name}: {operand.shown}{fault}\n")
            except NotPacked as fault:
                await self._error(f"\n{self._ctx.name}: {operand.shown}: {fault}\n")
            except Corrupt as fault:
                for words in fault.args:
                    await self._error(f"\n{self._ctx.name}: {operand.shown}: {words}\n")
                if not self._way.looks or (len(fault.args) == 1 and "--" not in fault.args[0]):
                    raise Abort from None
                if "format violated" in fault.args[0]:
                    raise Abort from None
            except Refused as refusal:
                await self._error(f"{self._ctx.name}: {operand.shown}: {refusal}\n")

    async def total(self) -> None:
        """The last line of a list of several."""
        if not self._listed:
            return
        came, went, around = self._sums
        blank = " " * 28 if self._options.verbose else ""
        ratio = _ratio(went - (came - around), went)
        await self._ctx.out.write(encode(f"{self._heading()}{blank}{came:>19} {went:>19} {ratio} (totals)\n"))

    async def _stdin(self) -> _Operand:
        stdin = self._ctx.io.stdin
        entry = await stdin.stat() if isinstance(stdin, Handle) else None
        return _Operand("-", "stdin", entry, "stdout")

    async def _found(self, path: str) -> _Operand | None:
        """Look at a file; None where there is nothing to be done, which is said."""
        follow = self._options.force or self._way.streams or self._way.looks
        try:
            path, entry = await self._looked(path, follow=follow)
        except OSError as error:
            await self._error(f"{self._ctx.name}: {error.filename}: {reason(error)}\n")
            return None
        if entry.kind == "dir":
            if self._options.recursive:
                await self._below(path)
            else:
                await self._warn(f"{path} is a directory -- ignored")
            return None
        if not self._way.streams and not self._way.looks and not await self._replaceable(path, entry):
            return None
        target = await self._target(path)
        return None if target is None else _Operand(path, path, entry, target)

    async def _looked(self, path: str, *, follow: bool) -> tuple[str, Entry]:
        """What is at ``path``, or at it with a suffix where files are expanded."""
        fs = self._ctx.fs
        found = path
        try:
            entry = await fs.stat(path, follow=follow)
        except FileNotFoundError as missing:
            if not self._way.expands or self._way.suffix(path) is not None:
                raise
            found, entry = await self._suffixed(path, missing, follow=follow)
        if entry.kind == "link":
            raise OSError(errno.ELOOP, "Too many levels of symbolic links", found)
        return found, entry

    async def _suffixed(self, path: str, missing: OSError, *, follow: bool) -> tuple[str, Entry]:
        for suffix in (self._options.suffix, *_TRIED):
            try:
                return path + suffix, await self._ctx.fs.stat(path + suffix, follow=follow)
            except FileNotFoundError:
                continue
        missing.filename = path + self._options.suffix
        raise missing

    async def _replaceable(self, path: str, entry: Entry) -> bool:
        if entry.kind != "file":
            await self._warn(f"{path} is not a directory or a regular file - ignored")
            return False
        mode = entry.mode or 0
        for bit, words in (
            (0o4000, "is set-user-ID on execution - ignored"),
            (0o2000, "is set-group-ID on execution - ignored"),
            (0o1000, "has the sticky bit set - file ignored"),
        ):
            if mode & bit:
                await self._warn(f"{path} {words}")
                return False
        others = (entry.nlink or 1) - 1
        if others > 0 and not self._options.force:
            await self._warn(f"{path} has {others} other link{'s' if others > 1 else ''} -- file ignored")
            return False
        return True

    async def _below(self, directory: str) -> None:
        pending = [directory]
        while pending:
            path = pending.pop()
            found: list[str] = []
            pages = self._ctx.fs.list(path)
            try:
                async for page in pages:
                    found += [join(path, entry.name) for entry in page if entry.kind != "dir"]
                    pending += [join(path, entry.name) for entry in page if entry.kind == "dir"]
                    await self._ctx.breathe()
            except OSError as error:
                await self._error(f"{self._ctx.name}: {path}: {reason(error)}\n")
            finally:
                await close(pages)
            for name in found:
                await self.treat(name)
                await self._ctx.breathe()

    async def _target(self, path: str) -> str | None:
        """What is made of ``path``; None where nothing is."""
        options = self._options
        if self._way.streams and not self._way.looks:
            return "stdout"
        suffix = self._way.suffix(path)
        if not self._way.expands:
            if suffix is None or options.force:
                return path + options.suffix
            if options.verbose or not (options.recursive or options.quiet):
                await self._say(f"{self._ctx.name}: {path} already has {suffix.lower()} suffix -- unchanged\n")
            return None
        if suffix is not None:
            stem = path[: len(path) - len(suffix)]
            return stem + ".tar" if suffix.lower() in _TARS else stem
        if self._way.looks and not options.recursive:
            return path
        if options.verbose or not (options.recursive or options.quiet):
            await self._warn(f"{path}: unknown suffix -- ignored")
        return None

    async def _opened(self, operand: _Operand) -> Input | None:
        try:
            return await Input.open(self._ctx, operand.path)
        except OSError as error:
            await self._error(f"{self._ctx.name}: {operand.shown}: {reason(error)}\n")
            return None

    async def _pack(self, operand: _Operand, file: Input) -> None:
        entry = operand.entry
        name, mtime = b"", 0
        if self._way.named and entry is not None:
            name = b"" if operand.path == "-" else encode(name_of(operand.path))
            mtime = (entry.mtime or 0) // _SECOND if entry.kind == "file" else 0
        packing = Gzipping(self._ctx, self._options.level, name=name, mtime=mtime)
        if not await self._begun(operand):
            return
        await self._named(operand)

        async with aclosing(packed(file, packing)) as chunks:
            await self._stored(operand, chunks, None)
        ratio = _ratio(packing.came - (packing.went - packing.header), packing.came)
        await self._done(operand, ratio)

    async def _expand(self, operand: _Operand, file: Input) -> None:
        feed = Feed(file.read)
        magic = await feed.peek(4)
        if magic[:2] == LZW or magic == b"PK\x03\x04" or magic[:2] in (b"\x1f\x1e", b"\x1f\xa0"):
            raise Unsupported(": packed in an older format than gzip's -- not supported")
        passes = self._options.force and self._way.streams and not self._way.looks and magic[:2] != GZIP
        expansion = Plain(self._ctx, feed) if passes else Gzip(self._ctx, feed)
        with expansion:
            await self._expanded(operand, expansion)

    async def _expanded(self, operand: _Operand, expansion: Expansion) -> None:
        if self._options.list:
            await self._list(operand, expansion)
            return
        first: bytes | Corrupt
        try:
            first = await expansion.chunk()
        except (NotPacked, Unsupported):
            raise
        except Corrupt as fault:
            first = fault
        target = operand
        if isinstance(expansion, Gzip) and self._way.named:
            target = self._renamed(operand, expansion)
        if not self._options.test and not await self._begun(target):
            return
        await self._named(operand)

        async def expanded() -> AsyncGenerator[bytes, None]:
            chunk = first
            while chunk:
                if isinstance(chunk, Corrupt):
                    raise chunk
                yield chunk
                chunk = await expansion.chunk()

        async with aclosing(expanded()) as chunks:
            if self._options.test:
                async for _ in chunks:
                    await self._ctx.breathe()
            else:
                stamp = expansion.mtime if isinstance(expansion, Gzip) and self._way.named else 0
                await self._stored(target, chunks, stamp * _SECOND or None)
        await self._remark(operand, expansion)
        await self._done(target, _saved(operand, expansion) if isinstance(expansion, Gzip) else _ratio(0, 0))

    def _renamed(self, operand: _Operand, expansion: Gzip) -> _Operand:
        """The target by the name in the header."""
        name = name_of(decode(expansion.name))
        if not name or name in (".", "..") or operand.path == "-" or self._way.streams:
            return operand
        parent, slash, _ = operand.target.rpartition("/")
        return operand._replace(target=parent + slash + name)

    async def _list(self, operand: _Operand, expansion: Expansion) -> None:
        while await expansion.chunk():
            pass
        assert isinstance(expansion, Gzip)
        await self._remark(operand, expansion)
        if expansion.warning or expansion.padded:
            return
        line = self._heading()
        came, went = _came(operand, expansion), expansion.size
        if self._options.verbose:
            stamp = expansion.mtime if self._way.named else 0
            mtime = stamp or (0 if operand.entry is None else (operand.entry.mtime or 0) // _SECOND)
            line += f"defla {expansion.crc:08x} {_stamp(mtime)} "
        target = self._renamed(operand, expansion).target if self._way.named else operand.target
        line += f"{came:>19} {went:>19} {_saved(operand, expansion)} {target}\n"
        before = self._sums
        self._sums = (before[0] + came, before[1] + went, expansion.header)
        await self._ctx.out.write(encode(line))

    async def _remark(self, operand: _Operand, expansion: Expansion) -> None:
        """Say what follows the last member and is none."""
        words = expansion.warning
        if not words and isinstance(expansion, Gzip) and expansion.padded and self._options.verbose:
            words = "decompression OK, trailing zero bytes ignored"
        if words:
            await self._warn(f"{operand.shown}: {words}", before="\n")

    def _heading(self) -> str:
        """What stands above the first line of a list."""
        self._listed += 1
        if self._listed > 1 or self._options.quiet:
            return ""
        more = "method  crc     date  time  " if self._options.verbose else ""
        return more + "         compressed        uncompressed  ratio uncompressed_name\n"

    async def _begun(self, operand: _Operand) -> bool:
        """Whether the target may be made."""
        if self._way.streams or operand.path == "-":
            return True
        fs = self._ctx.fs
        try:
            await fs.stat(operand.target, follow=False)
        except FileNotFoundError:
            return True
        except OSError as error:
            await self._error(f"{self._ctx.name}: {operand.target}: {reason(error)}\n")
            return False
        if not self._options.force:
            await self._warn(f"{operand.target} already exists;\tnot overwritten")
            return False
        try:
            await fs.unlink(operand.target)
        except OSError as error:
            await self._error(f"{self._ctx.name}: {operand.target}: {reason(error)}\n")
            return False
        return True

    async def _stored(self, operand: _Operand, chunks: AsyncGenerator[bytes, None], mtime: int | None) -> None:
        if self._way.streams or operand.path == "-" or operand.entry is None:
            async for chunk in chunks:
                await self._ctx.out.write(chunk)
            return
        try:
            await replace(self._ctx, operand.path, operand.entry, operand.target, chunks, keep=self._options.keep)
            if mtime is not None:
                await self._ctx.fs.set_attrs(operand.target, mtime=mtime)
        except OSError as error:
            await self._error(f"{self._ctx.name}: {operand.target}: {reason(error)}\n")
            raise Abort from None

    async def _named(self, operand: _Operand) -> None:
        if self._options.verbose and operand.path != "-":
            await self._say(f"{operand.shown}:\t")

    async def _done(self, operand: _Operand, ratio: str) -> None:
        if not self._options.verbose:
            return
        if self._options.test:
            await self._say(" OK\n")
            return
        words = ""
        if operand.path == "-" and self._way.expands:
            return
        if operand.path != "-":
            kept = self._options.keep and not self._way.streams
            words = f" -- {'created' if kept else 'replaced with'} {operand.target}"
        await self._say(f"{ratio}{words}\n")

    async def _warn(self, words: str, *, before: str = "") -> None:
        self.status = self.status or 2
        if not self._options.quiet:
            await self._say(f"{before}{self._ctx.name}: {words}\n")

    async def _error(self, text: str) -> None:
        self.status = 1
        await self._say(text)

    async def _say(self, text: str) -> None:
        await self._ctx.pass_on()
        await self._ctx.io.err.write(encode(text))


def _came(operand: _Operand, expansion: Gzip) -> int:
    """How long the compressed bytes are."""
    entry = operand.entry
    return expansion.feed.taken if entry is None or entry.size is None else entry.size


def _saved(operand: _Operand, expansion: Gzip) -> str:
    """The ratio of a file that was expanded: that of its last member to all of it, as the real one has it."""
    around = 0 if expansion.warning or expansion.padded else expansion.header
    return _ratio(expansion.size - (_came(operand, expansion) - around), expansion.size)


def _ratio(saved: int, whole: int) -> str:
    return f"{100 * saved / whole if whole else 0:5.1f}%"


def _stamp(seconds: int) -> str:
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(seconds, UTC)
    return f"{_MONTHS[moment.month - 1]} {moment.day:>2} {moment:%H:%M}"
