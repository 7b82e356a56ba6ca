"""The last part of a file: found from its end where it can be read from anywhere, else by letting it all pass."""

from collections import deque
from typing import Self

from mirage.commands.context import Context
from mirage.commands.inputs import Input, ReadError, Window
from mirage.commands.values import Count
from mirage.resources import BLOCK

READ_BACK = 1 << 20
"""As much is asked for at once on the way back to where the last lines begin."""

FEW = 64
"""Up to so many lines are looked for from behind."""


class _Part:
    """What tail prints of one operand, which is open."""

    __slots__ = ("_amount", "_ctx", "_end", "_path", "_size", "file")

    def __init__(self, ctx: Context, path: str, amount: Count, end: bytes, file: Input, size: int | None) -> None:
        self._ctx = ctx
        self._path = path
        self._amount = amount
        self._end = end
        self._size = size
        self.file = file

    async def _copy(self, file: Input, chunk: bytes = b"") -> int:
        """Write ``chunk`` and what follows in ``file``; how much that was."""
        copied = 0
        while chunk or (chunk := await file.read()):
            copied += len(chunk)
            await self._ctx.out.write(chunk)
            await self._ctx.breathe()
            chunk = b""
        return copied

    async def _after_lines(self) -> int:
        """Write what follows the first lines; the length of all."""
        left = max(self._amount.number - 1, 0)
        passed = 0
        while left > 0 and (chunk := await self.file.read()):
            found = chunk.count(self._end)
            if found >= left:
                rest = chunk.split(self._end, left)[left]
                return passed + len(chunk) - len(rest) + await self._copy(self.file, rest)
            left -= found
            passed += len(chunk)
            await self._ctx.breathe()
        return passed + await self._copy(self.file)


class StreamPart(_Part):
    """Standard input, or what else comes once."""

    __slots__ = ()

    @classmethod
    async def open(cls, ctx: Context, path: str, amount: Count, end: bytes) -> Self:
        """Open the operand."""
        return cls(ctx, path, amount, end, await Input.open(ctx, path), None)

    async def print(self) -> int | None:
        """Write the part; nobody follows a stream that has ended."""
        amount = self._amount
        count = amount.number
        if amount.sign == "+":
            await (self._after_bytes(count - 1) if amount.in_bytes else self._after_lines())
        elif count > 0:
            with Window(self._ctx.budget) as window:
                await (self._last_bytes(window, count) if amount.in_bytes else self._last_lines(window, count))
        return None

    async def _after_bytes(self, left: int) -> None:
        while left > 0 and (chunk := await self.file.read(min(BLOCK, left))):
            left -= len(chunk)
            await self._ctx.breathe()
        await self._copy(self.file)

    async def _last_bytes(self, window: Window, count: int) -> None:
        while chunk := await self.file.read():
            window.push(chunk)
            while window.size - len(window.chunks[0]) >= count:
                window.pop()
            await self._ctx.breathe()
        excess = window.size - count
        while window.chunks:
            chunk = window.pop()
            await self._ctx.out.write(chunk[excess:] if excess > 0 else chunk)
            excess = 0

    async def _last_lines(self, window: Window, count: int) -> None:
        end = self._end
        enough: deque[int] = deque()
        """Line ends of each chunk, or at least so many."""
        lines = 0
        while chunk := await self.file.read():
            window.push(chunk)
            enough.append(len(chunk.rsplit(end, count + 1)) - 1 if count < FEW else chunk.count(end))
            lines += enough[-1]
            while lines - enough[0] > count:
                window.pop()
                lines -= enough.popleft()
            await self._ctx.breathe()
        if not window.chunks:
            return
        exact = [chunk.count(end) for chunk in window.chunks]
        skipped = sum(exact) + (window.chunks[-1][-1:] != end) - count
        for found in exact:
            chunk = window.pop()
            if found < skipped:
                skipped -= found
                continue
            await self._ctx.out.write(chunk.split(end, skipped)[skipped] if skipped > 0 else chunk)
            skipped = 0


class FilePart(_Part):
    """A file that can be read from anywhere: no more of it is read than is needed."""

    __slots__ = ()

    @classmethod
    async def open(cls, ctx: Context, path: str, amount: Count, end: bytes) -> Self:
        """Ask for the first bytes that matter."""
        count = amount.number
        start, stop = -BLOCK, None
        if amount.sign == "+":
            start = max(count - 1, 0) if amount.in_bytes else 0
        elif count == 0:
            start, stop = 0, 0
        elif amount.in_bytes:
            start = -count
        file, entry = await Input.part(ctx, path, start, stop)
        return cls(ctx, path, amount, end, file, entry.size)

    async def print(self) -> int | None:
        """Write the part; the offset where the file ended, where that is known."""
        amount = self._amount
        count = amount.number
        if amount.sign == "+":
            if not amount.in_bytes:
                return await self._after_lines()
            start = max(count - 1, 0)
            copied = await self._copy(self.file)
            return start + copied if copied else self._size
        if count == 0:
            return self._size
        if not amount.in_bytes:
            return await self._last_lines(count)
        copied = await self._copy(self.file)
        return None if self._size is None else max(self._size - count, 0) + copied

    async def _last_lines(self, count: int) -> int | None:
        chunks: list[bytes] = []
        while chunk := await self.file.read():
            chunks.append(chunk)
        data = b"".join(chunks)
        size = self._size
        whole = len(data) < BLOCK or size == len(data)
        # What ends the last line begins no other.
        found = data.count(self._end, 0, -1)
        if found >= count:
            await self._ctx.out.write(data[_start(data[:-1], self._end, count) :])
            return size
        if whole:
            await self._ctx.out.write(data)
            return len(data)
        if size is None:
            size = (await self._ctx.fs.stat(self._path)).size or len(data)
        start = await self._back(size - len(data), count - found)
        async with await self._again(start, None) as rest:
            return start + await self._copy(rest)

    async def _back(self, stop: int, count: int) -> int:
        """Where the last ``count`` lines before ``stop`` begin, which is inside a line."""
        asked = BLOCK
        while stop > 0:
            asked = min(asked * 4, READ_BACK)
            start = max(stop - asked, 0)
            chunks: list[bytes] = []
            async with await self._again(start, stop) as file:
                while chunk := await file.read():
                    chunks.append(chunk)
                    await self._ctx.breathe()
            for chunk in reversed(chunks):
                found = chunk.count(self._end)
                if found >= count:
                    return stop - len(chunk) + _start(chunk, self._end, count)
                count -= found
                stop -= len(chunk)
            stop = start
        return 0

    async def _again(self, start: int, stop: int | None) -> Input:
        try:
            return (await Input.part(self._ctx, self._path, start, stop))[0]
        except OSError as error:
            raise ReadError(error) from None


def _start(data: bytes, end: bytes, count: int) -> int:
    """What lies behind the ``count``-th line end from behind begins here."""
    return len(data.rsplit(end, count)[0]) + 1
