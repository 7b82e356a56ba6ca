"""Removes files and trees bottom up, a page of a directory at a time, asking where it is to ask."""

import errno
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from mirage.commands.context import Context, reason
from mirage.commands.quoting import quoted_name
from mirage.errors import failure
from mirage.paths import encode, join
from mirage.resources import BLOCK, Entry
from mirage.vfs.reading import close

_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EINVAL, errno.EILSEQ})
"""With ``-f`` these say that there is nothing to remove."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to remove."""

    force: bool = False
    ask: bool = False
    verbose: bool = False
    one_file_system: bool = False


class Prompter:
    """Asks on standard error, and reads a line of standard input for the answer."""

    __slots__ = ("_ctx",)

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    async def ask(self, question: str) -> bool:
        """Whether the answer begins with a y; no answer is a no."""
        await self._ctx.io.err.write(encode(f"{self._ctx.name}: {question} "))
        stdin = self._ctx.io.stdin
        answer = b""
        while b"\n" not in answer:
            try:
                chunk = await stdin.read(BLOCK)
            except OSError:
                if self._ctx.reads_nothing:
                    self._ctx.farewell = "error closing file: Bad file descriptor"
                break
            if not chunk:
                break
            answer += chunk
            await self._ctx.breathe()
        line, end, rest = answer.partition(b"\n")
        if rest:
            stdin.unread(rest)
        return bool(end or line) and line[:1] in (b"y", b"Y")


class _Frame:
    """A directory on its way out: what is left of its listing, and the directories found in it."""

    __slots__ = ("canonical", "directories", "kept", "pages", "path")

    def __init__(self, path: str, canonical: str, pages: AsyncIterator[Sequence[Entry]]) -> None:
        self.path = path
        self.canonical = canonical
        self.pages = pages
        self.directories: list[str] = []
        self.kept = False
        """Something in it could not be removed, and so it is not tried."""


class Removal:
    """Removes what it is told to, and says what it could not."""

    __slots__ = ("_ctx", "_prompter", "_wishes")

    def __init__(self, ctx: Context, prompter: Prompter, wishes: Wishes) -> None:
        self._ctx = ctx
        self._prompter = prompter
        self._wishes = wishes

    async def refused(self, path: str, error: OSError) -> bool:
        """Say that ``path`` cannot be removed; False where it is not there and need not be."""
        if self._wishes.force and error.errno in _MISSING:
            return False
        await self._ctx.complain(f"cannot remove {quoted_name(path)}: {reason(error)}")
        return True

    async def file(self, path: str, entry: Entry) -> bool:
        """Remove what is no directory; False where that failed."""
        if self._wishes.ask and not await self._prompter.ask(f"remove {_described(entry)} {quoted_name(path)}?"):
            return True
        try:
            await self._ctx.fs.unlink(path)
        except OSError as error:
            return not await self.refused(path, error)
        if self._wishes.verbose:
            await self._ctx.out.write(encode(f"removed {quoted_name(path)}\n"))
        return True

    async def directory(self, path: str, *, declined: bool = True) -> bool:
        """Remove an empty directory; False where that failed, ``declined`` where the answer is no."""
        if self._wishes.ask and not await self._prompter.ask(f"remove directory {quoted_name(path)}?"):
            return declined
        try:
            await self._ctx.fs.rmdir(path, emptied=True)
        except OSError as error:
            return not await self.refused(path, error)
        if self._wishes.verbose:
            await self._ctx.out.write(encode(f"removed directory {quoted_name(path)}\n"))
        return True

    async def is_empty(self, path: str) -> bool:
        """Whether nothing is in the directory."""
        pages = self._ctx.fs.list(path)
        try:
            async for page in pages:
                if page:
                    return False
        except OSError:
            return False
        finally:
            await close(pages)
        return True

    async def tree(self, path: str) -> None:
        """Remove a directory and all below it; the workspace's own mounts stay."""
        place = await self._ctx.fs.resolve(path)
        frames: list[_Frame] = []
        try:
            await self._enter(frames, path, place.path)
            while frames:
                await self._advance(frames)
                await self._ctx.breathe()
        finally:
            for frame in frames:
                await close(frame.pages)

    async def _enter(self, frames: list[_Frame], path: str, canonical: str) -> None:
        """Begin with a directory; with a question where there is to be one."""
        if self._wishes.ask:
            if await self.is_empty(path):
                done = await self.directory(path, declined=False)
                self._keep(frames, keep=not done)
                return
            if not await self._prompter.ask(f"descend into directory {quoted_name(path)}?"):
                self._keep(frames)
                return
        frames.append(_Frame(path, canonical, self._ctx.fs.list(path)))

    @staticmethod
    def _keep(frames: list[_Frame], *, keep: bool = True) -> None:
        if keep and frames:
            frames[-1].kept = True

    async def _advance(self, frames: list[_Frame]) -> None:
        """Go one step: down into a directory, through a page of this one, or out of it."""
        frame = frames[-1]
        if frame.directories:
            name = frame.directories.pop()
            await self._enter(frames, join(frame.path, name), join(frame.canonical, name))
            return
        try:
            page = await anext(frame.pages, None)
        except OSError as error:
            page = None
            frame.kept = await self.refused(frame.path, error) or frame.kept
        if page is not None:
            await self._page(frame, page)
            return
        frames.pop()
        self._keep(frames, keep=frame.kept or not await self.directory(frame.path))

    async def _page(self, frame: _Frame, page: Sequence[Entry]) -> None:
        for entry in page:
            path = join(frame.path, entry.name)
            if entry.kind != "dir":
                self._keep([frame], keep=not await self.file(path, entry))
            elif await self._mounted(path, join(frame.canonical, entry.name)):
                frame.kept = True
            else:
                frame.directories.append(entry.name)
            await self._ctx.breathe()

    async def _mounted(self, path: str, canonical: str) -> bool:
        """Whether something is mounted there that is not to be emptied; that is said."""
        mount = self._ctx.fs.table.at(canonical)
        if mount is None:
            return False
        if mount.hidden:
            return await self.refused(path, failure(errno.EBUSY, path))
        if self._wishes.one_file_system:
            await self._ctx.complain(f"skipping {quoted_name(path)}, since it's on a different device")
        return self._wishes.one_file_system


def _described(entry: Entry) -> str:
    if entry.kind == "link":
        return "symbolic link"
    if entry.kind == "other":
        return "character special file"
    return "regular empty file" if entry.size == 0 else "regular file"
