"""The lines of all files in order, as far ahead as the script needs to know them."""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from mirage.commands.context import Context
from mirage.commands.inputs import Blocks, Input, ReadError


class Panic(Exception):
    """What ends sed at once: it is said."""

    def __init__(self, message: str, status: int = 4) -> None:
        super().__init__(message)
        self.status = status


class Text:
    """One file, line by line."""

    __slots__ = ("_blocks", "_end", "_file", "_mark", "at", "ended", "lines", "path", "whole")

    def __init__(self, path: str, file: Input, mark: bytes, ctx: Context) -> None:
        self.path = path
        self._file = file
        self._mark = mark
        self._end = mark.decode()
        self._blocks = Blocks(file, mark, ctx.budget)
        self.lines: list[str] = []
        self.at = 0
        self.ended = False
        """All has been read."""
        self.whole = True
        """The last line read has its end."""

    async def block(self) -> bytes:
        """What comes next, empty at the end.

        :raises Panic: it cannot be read.
        """
        try:
            return await anext(self._blocks, b"")
        except ReadError as failed:
            name = "stdin" if self.path == "-" else self.path
            raise Panic(f"read error on {name}: {failed.error.strerror}") from None

    async def load(self) -> None:
        """Have one more line, or know that there is none."""
        while self.at == len(self.lines) and not self.ended:
            data = await self.block()
            if not data:
                self.ended = True
                return
            self.take(data)

    def take(self, data: bytes) -> None:
        """Go on with these lines."""
        self.lines = data.decode("utf-8", "surrogateescape").split(self._end)
        self.at = 0
        self.whole = not self.lines[-1]
        if self.whole:
            self.lines.pop()

    @property
    def rest(self) -> bytes:
        """What has been read but not been used."""
        text = self._end.join(self.lines[self.at :])
        if self.whole and self.at < len(self.lines):
            text += self._end
        return text.encode("utf-8", "surrogateescape") + self._blocks.rest

    async def aclose(self) -> None:
        """Close it; what was read too much of standard input is left to others."""
        if self.path == "-":
            self._file.unread(self.rest)
        await self._file.aclose()


class Lines:
    """The input of a script."""

    def __init__(self, ctx: Context, paths: Sequence[str], mark: bytes, *, separate: bool) -> None:
        self._ctx = ctx
        self._mark = mark
        self._paths = deque(paths)
        self._next: Text | None = None
        self._failed: deque[tuple[str, OSError]] = deque()
        """What could not be opened, until its turn comes."""
        self.separate = separate
        self.text: Text | None = None
        self.path = "-"
        """The name of the file that was opened last."""
        self.on_file: Callable[[str], Awaitable[bool]] | None = None
        """Told before a file is opened: whether to."""

    def known(self) -> bool:
        """Whether it is known if there is a further line."""
        text = self.text
        if text is None or text.at < len(text.lines):
            return True
        return text.ended and (self.separate or self._next is not None or not self._paths)

    def last(self) -> bool:
        """Whether the current line is the last one; asked where that is known."""
        text = self.text
        return text is None or (text.at == len(text.lines) and (self.separate or self._next is None))

    async def look(self) -> None:
        """Come to know whether there is a further line."""
        text = self.text
        if text is None:
            return
        await text.load()
        if text.ended and text.at == len(text.lines) and not self.separate:
            await self._look_on()

    async def _look_on(self) -> None:
        while self._next is None and self._paths:
            path = self._paths.popleft()
            try:
                text = await self._open(path)
                await text.load()
            except IsADirectoryError as error:
                self._failed.append((path, error))
                continue
            except OSError as error:
                await self._complain(path, error)
                continue
            if text.ended:
                await text.aclose()
            else:
                self._next = text

    async def _open(self, path: str) -> Text:
        text = Text(path, await Input.open(self._ctx, path), self._mark, self._ctx)
        self.path = path
        return text

    async def advance(self, *, load: bool = True) -> bool:
        """Make the text one that has a line, or without ``load`` may have one; False where there is none."""
        while True:
            if self.text is not None:
                if load:
                    await self.text.load()
                if not self.text.ended or self.text.at < len(self.text.lines):
                    return True
                await self.text.aclose()
            if not await self._begin():
                return False

    async def _begin(self) -> bool:
        """Go on to the next file; False where there is none."""
        while self._failed:
            await self._complain(*self._failed.popleft())
        self.text, self._next = self._next, None
        while self.text is None:
            if not self._paths:
                return False
            path = self._paths.popleft()
            if self.on_file is not None and not await self.on_file(path):
                continue
            try:
                self.text = await self._open(path)
            except OSError as error:
                await self._complain(path, error)
        return True

    async def _complain(self, path: str, error: OSError) -> None:
        if isinstance(error, IsADirectoryError):
            raise Panic(f"read error on {path}: {error.strerror}")
        await self._ctx.complain(f"can't read {path}: {error.strerror}", 2)

    async def aclose(self) -> None:
        """Close what is open."""
        for text in (self.text, self._next):
            if text is not None:
                await text.aclose()
        self.text = self._next = None
