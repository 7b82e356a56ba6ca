"""zip: the command."""

import errno
import stat
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options
from mirage.paths import decode, encode, join, name_of

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.zip.calls import Call
    from mirage.commands.zip.directory import Directory, Entry
    from mirage.commands.zip.packing import Member
    from mirage.resources import Entry as FileEntry

HELP = """\
Usage: zip [-options] [zipfile list] [-xi list]
Add files to a zip archive, or replace those that are in it. Without a zipfile,
standard input becomes the only member of one on standard output.

  -r  enter directories            -j  leave directories off names
  -u  only changed and new files   -f  only changed files
  -d  delete members               -m  remove the files once they are packed
  -0  store only                   -1 to -9  pack faster, or better
  -q  say nothing                  -v  say more
  -x  leave out what matches       -i  only what matches
  -@  names from standard input    -y  keep links as links
  -D  no members for directories   -X  no times and owners besides the usual
"""
NOTHING, WRONG, BROKEN, NO_OUTPUT, TOO_BIG = 12, 16, 3, 15, 6
_SECOND = 10**9
_UNSAID = ("name not", "zip file empty")
"""What -q leaves out."""
_PACKED = (".Z", ".zip", ".zoo", ".arc", ".lzh", ".arj")
"""What has such a name is stored: it is packed already."""


def touched(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """Files are read and an archive is made."""
    from mirage.commands.zip.calls import WrongCall, parse

    try:
        call = parse(words)
    except WrongCall:
        return
    for name in call.names:
        if "d" not in call.letters and name != "-":
            yield Access(Act.READ, name, subtree="r" in call.letters)
            if "m" in call.letters:
                yield Access(Act.DELETE, name, subtree="r" in call.letters)
    if call.archive not in (None, "-"):
        yield Access(Act.WRITE, str(call.archive))


@command("zip", "Pack files into a zip archive.", Options, Operands("FILE"), touches=touched, raw=True)
async def zip(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Make an archive, or change one."""
    from mirage.commands.zip.calls import WrongCall, parse

    if "--help" in words or (words and words[0] in ("-h", "-h2", "-?")):
        await ctx.out.write(encode(HELP))
        return 0
    try:
        call = parse(words)
    except WrongCall as fault:
        return await _error(ctx, f"Invalid command arguments ({fault})", WRONG)
    if call.archive is None:
        call.archive = "-"
        call.names = ["-"]
    return await _Zipping(ctx, call).run()


async def _error(ctx: "Context", words: str, status: int, *, to_err: bool = False) -> int:
    """Say why nothing is done, where all else is said."""
    await (ctx.io.err if to_err else ctx.out).write(encode(f"\nzip error: {words}\n"))
    return status


class _Source:
    """A file that is to become a member."""

    __slots__ = ("entry", "name", "path")

    def __init__(self, path: str, name: str, entry: "FileEntry | None") -> None:
        self.path = path
        self.name = name
        self.entry = entry


class _Zipping:
    """One call."""

    def __init__(self, ctx: "Context", call: "Call") -> None:
        from mirage.patterns.glob import matcher

        self._ctx = ctx
        self._call = call
        self._letters = call.letters
        given = call.archive or "-"
        self._to_out = given == "-"
        self._path = given if self._to_out or "." in name_of(given) else f"{given}.zip"
        self._excluded = [matcher(text.removeprefix("./")) for text in call.excluded]
        self._included = [matcher(text.removeprefix("./")) for text in call.included]
        self._sources: dict[str, _Source] = {}
        self._at = 0
        self._directory: list[bytes] = []
        self._said = 0
        self._packed: list[_Source] = []
        self._canonical = ""

    async def run(self) -> int:
        """Do it."""
        from mirage.commands.context import reason
        from mirage.commands.zip.packing import TooBig

        old = None if self._to_out else await self._old()
        if isinstance(old, int):
            return old
        if "d" in self._letters:
            if not await self._deletes(old):
                return await self._nothing()
        else:
            await self._collect()
            if "f" in self._letters and not self._call.names and old is not None:
                await self._freshen(old)
            if not self._wanted(old):
                return await self._nothing()
        chunks = self._archive(old)
        try:
            if self._to_out:
                async with aclosing(chunks):
                    async for chunk in chunks:
                        await self._ctx.out.write(chunk)
            else:
                async with aclosing(chunks):
                    await self._ctx.fs.write(self._path, chunks)
                if not self._directory:
                    await self._warn("zip file empty")
        except TooBig:
            return await self._error(f"Zip file too big ({self._path})", TOO_BIG)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            sink = self._ctx.io.err if self._to_out else self._ctx.out
            await sink.write(encode(f"zip I/O error: {reason(error)}"))
            return await self._error(f"Could not create output file ({self._path})", NO_OUTPUT)
        return await self._remove() if "m" in self._letters else 0

    async def _error(self, words: str, status: int) -> int:
        return await _error(self._ctx, words, status, to_err=self._to_out)

    async def _nothing(self) -> int:
        if "u" in self._letters or "f" in self._letters:
            return NOTHING
        return await self._error(f"Nothing to do! ({self._path})", NOTHING)

    async def _old(self) -> "Directory | int | None":
        """What is in the archive already."""
        from mirage.commands.compression.expanding import Refused
        from mirage.commands.zip import directory

        try:
            found = await directory.read(self._ctx, self._path)
        except FileNotFoundError:
            if any(letter in self._letters for letter in "ufd"):
                await self._warn(f"{self._path} not found or empty")
            return None
        except (directory.NoArchive, directory.Damaged, Refused):
            await self._warn("missing end signature--probably not a zip file (did you")
            await self._warn("remember to use binary mode when you transferred it?)")
            await self._warn("(if you are trying to read a damaged archive try -F)")
            return await self._error(f"Zip file structure invalid ({self._path})", BROKEN)
        except OSError:
            return await self._error(f"Could not open for reading ({self._path})", BROKEN)
        self._canonical = (await self._ctx.fs.resolve(self._path)).path
        return found

    async def _deletes(self, old: "Directory | None") -> bool:
        """Find the members that are to go, and say which names none has."""
        from mirage.patterns.glob import matcher

        found = False
        for text in self._call.names:
            matches = matcher(text)
            if old is not None and any(matches(entry.name) for entry in old.entries):
                found = True
            else:
                await self._warn(f"name not matched: {text}")
        return found

    def _goes(self, entry: "Entry") -> bool:
        from mirage.patterns.glob import matches

        return "d" in self._letters and any(matches(text, entry.name) for text in self._call.names)

    async def _collect(self) -> None:
        """Find all files."""
        names = list(self._call.names)
        if "@" in self._letters:
            data = await self._ctx.gather(await self._ctx.open("-"))
            names += [decode(line) for line in data.split(b"\n") if line]
        for name in names:
            if name == "-":
                self._add(_Source("-", "-", None))
                continue
            await self._find(name)
            await self._ctx.breathe()

    async def _freshen(self, old: "Directory") -> None:
        """All members that are files still."""
        for entry in old.entries:
            try:
                self._add(_Source(entry.name, entry.name, await self._look(entry.name)))
            except OSError:
                continue
            await self._ctx.breathe()

    async def _find(self, name: str) -> None:
        fs = self._ctx.fs
        try:
            entry = await self._look(name)
        except OSError:
            await self._warn(f"name not matched: {name}")
            return
        pending = [(name.rstrip("/") or "/", entry)]
        while pending:
            path, entry = pending.pop()
            if entry.kind == "dir":
                self._add(_Source(path, self._stored(path, directory=True), entry))
                if "r" not in self._letters:
                    continue
                below = [child async for page in fs.list(path) for child in page]
                pending += [(join(path, child.name), child) for child in reversed(below)]
            elif entry.kind == "link" and "y" not in self._letters:
                try:
                    pending.append((path, await fs.stat(path)))
                    if pending[-1][1].kind == "dir":
                        pending.pop()
                except OSError:
                    await self._warn(f"name not matched: {path}")
            elif (await fs.resolve(path, follow=False)).path != self._canonical:
                self._add(_Source(path, self._stored(path, directory=False), entry))
            await self._ctx.breathe()

    async def _look(self, path: str) -> "FileEntry":
        return await self._ctx.fs.stat(path, follow="y" not in self._letters)

    def _stored(self, path: str, *, directory: bool) -> str:
        """What a file is called in the archive."""
        if "j" in self._letters:
            return "" if directory else name_of(path)
        name = path.lstrip("/")
        while name.startswith("./"):
            name = name[2:].lstrip("/")
        if name in ("", "."):
            return ""
        return f"{name}/" if directory else name

    def _add(self, source: _Source) -> None:
        name = source.name
        if not name or (name.endswith("/") and "D" in self._letters):
            return
        if any(matches(name) for matches in self._excluded):
            return
        if self._included and not any(matches(name) for matches in self._included):
            return
        if name not in self._sources:
            self._ctx.budget.hold(2 * len(name) + 200)
            self._sources[name] = source

    def _wanted(self, old: "Directory | None") -> bool:
        """Leave only what -u and -f ask for; whether anything is left."""
        if "u" in self._letters or "f" in self._letters:
            there = {entry.name: entry for entry in old.entries} if old is not None else {}
            for name, source in list(self._sources.items()):
                known = there.get(name)
                mtime = 0 if source.entry is None else (source.entry.mtime or 0) // _SECOND
                if (known is None and "f" in self._letters) or (known is not None and mtime <= known.mtime):
                    del self._sources[name]
        return bool(self._sources)

    async def _archive(self, old: "Directory | None") -> AsyncGenerator[bytes, None]:
        """The new archive: what stays of the old one, what takes the place of something, and what is new."""
        from mirage.commands.zip.packing import end

        new = dict(self._sources)
        for entry in old.entries if old is not None else ():
            if self._goes(entry):
                await self._say(f"deleting: {entry.name}\n")
                continue
            source = new.pop(entry.name, None)
            chunks = self._copy(entry) if source is None else self._member(source, "updating")
            if source is not None and "f" in self._letters:
                chunks = self._member(source, "freshening")
            async with aclosing(chunks):
                async for chunk in chunks:
                    self._at += len(chunk)
                    yield chunk
        for source in new.values():
            async with aclosing(self._member(source, "  adding")) as chunks:
                async for chunk in chunks:
                    self._at += len(chunk)
                    yield chunk
        data = b"".join(self._directory)
        yield data + end(len(self._directory), len(data), self._at, b"" if old is None else old.comment)

    async def _copy(self, entry: "Entry") -> AsyncGenerator[bytes, None]:
        """A member as it is in the old archive."""
        import struct

        from mirage.commands.zip.content import BadData
        from mirage.commands.zip.directory import LOCAL

        fs, offset = self._ctx.fs, self._at
        head = await fs.read(self._path, entry.offset, entry.offset + LOCAL.size)
        if len(head) < LOCAL.size or head[:4] != b"PK\x03\x04":
            raise BadData("local header not found")
        *_, named, more = LOCAL.unpack(head)
        stop = entry.offset + LOCAL.size + int(named) + int(more) + entry.packed
        async with fs.read(self._path, entry.offset, stop) as reading:
            async for chunk in reading:
                await self._ctx.breathe()
                yield chunk
        if entry.flags & 8:
            yield struct.pack("<4sIII", b"PK\7\x08", entry.crc, entry.packed, entry.size)
        self._directory.append(entry.raw[:42] + struct.pack("<I", offset) + entry.raw[46:])

    async def _member(self, source: _Source, verb: str) -> AsyncGenerator[bytes, None]:
        from mirage.commands.zip.packing import packed

        entry = source.entry
        if entry is None and source.path != "-":
            entry = source.entry = await self._ctx.fs.stat(source.path)
        member = self._described(source)
        member.offset = self._at
        level = 0 if source.name.endswith(_PACKED) else self._call.level
        await self._say(f"{verb}: {source.name}")
        try:
            async with aclosing(packed(self._ctx, member, self._bytes(source), level)) as chunks:
                async for chunk in chunks:
                    yield chunk
        except OSError as error:
            if member.size or error.errno not in (errno.EACCES, errno.ENOENT, errno.EIO):
                raise
            await self._say("\n")
            await self._warn(f"could not open for reading: {source.name}")
            return
        self._directory.append(member.central())
        self._packed.append(source)
        how = "stored" if member.method == 0 else "deflated"
        sizes = f"\t(in={member.size}) (out={member.packed})" if "v" in self._letters else ""
        await self._say(f"{sizes} ({how} {_percent(member.size, member.packed)}%)\n")

    async def _bytes(self, source: _Source) -> AsyncIterator[bytes]:
        entry = source.entry
        if source.path == "-":
            file = await self._ctx.open("-")
            while chunk := await file.read():
                yield chunk
        elif entry is not None and entry.kind == "link":
            yield encode(entry.target or await self._ctx.fs.readlink(source.path))
        elif entry is not None and entry.kind == "file":
            async with self._ctx.fs.read(source.path) as reading:
                async for chunk in reading:
                    yield chunk

    def _described(self, source: _Source) -> "Member":
        from mirage.commands.zip.packing import Member

        entry, host = source.entry, self._ctx.host
        now = host.now() // _SECOND
        if entry is None:
            return Member(source.name, stat.S_IFIFO | 0o600, now, now, host.uid, host.gid, extra=False)
        kind = {"dir": stat.S_IFDIR, "link": stat.S_IFLNK}.get(entry.kind, stat.S_IFREG)
        usual = {"dir": 0o755, "link": 0o777}.get(entry.kind, 0o644)
        mtime = (entry.mtime or 0) // _SECOND
        return Member(
            source.name,
            kind | (usual if entry.mode is None or entry.kind == "link" else entry.mode),
            mtime,
            mtime if entry.atime is None else entry.atime // _SECOND,
            host.uid if entry.uid is None else entry.uid,
            host.gid if entry.gid is None else entry.gid,
            extra="X" not in self._letters,
        )

    async def _remove(self) -> int:
        """Remove what was packed; the status."""
        from mirage.commands.context import reason

        status = 0
        for source in reversed(self._packed):
            if source.path == "-":
                continue
            try:
                if source.entry is not None and source.entry.kind == "dir":
                    await self._ctx.fs.rmdir(source.path, emptied=True)
                else:
                    await self._ctx.fs.unlink(source.path)
            except OSError as error:
                await self._warn(f"could not remove {source.name}: {reason(error)}")
                status = NO_OUTPUT
            await self._ctx.breathe()
        return status

    async def _say(self, text: str) -> None:
        if "q" in self._letters:
            return
        if self._to_out:
            await self._ctx.io.err.write(encode(text))
        else:
            await self._ctx.out.write(encode(text))

    async def _warn(self, words: str) -> None:
        if "q" in self._letters and words.startswith(_UNSAID):
            return
        sink = self._ctx.io.err if self._to_out else self._ctx.out
        await sink.write(encode(f"\tzip warning: {words}\n"))


def _percent(size: int, packed: int) -> int:
    """What was saved."""
    if not size:
        return 0
    saved = 200 * abs(size - packed) // size
    return (1 + saved) // 2 if size >= packed else -((saved - 1) // 2)
