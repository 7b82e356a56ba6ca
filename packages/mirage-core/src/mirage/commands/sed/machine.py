"""What a running script holds, and the loop that runs its steps."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from mirage.commands.context import Context
from mirage.commands.inputs import Input
from mirage.commands.sed.lines import Lines, Panic, Text
from mirage.commands.sed.output import FULL, Output
from mirage.commands.sed.script import Regex
from mirage.patterns.finding import Finder

if TYPE_CHECKING:
    from mirage.commands.sed.sweep import Swept

Step: TypeAlias = "Callable[[Machine], int]"
"""Does one command; the number of the next one, or what else is to be done."""

CYCLE: Final = -1
"""The cycle ends, and the line is printed."""
DELETED: Final = -2
"""It ends, and the line is not printed."""
AGAIN: Final = -3
"""A new one begins with what is there."""
QUIT: Final = -4
"""All ends, and the line is printed."""
GONE: Final = -5
"""All ends."""
WAIT: Final = -6
"""``need`` has to be done; then the step at ``at`` follows."""

_STEPS = 2000
"""So many steps are done between two looks at the clock."""
_LARGE = 1 << 16


class Machine:
    """A script at work."""

    def __init__(self, ctx: Context, lines: Lines, out: Output, *, end: str, quiet: bool, posix: bool) -> None:
        self.ctx = ctx
        self.lines = lines
        self.out = out
        self.end = end
        self.quiet = quiet
        self.posix = posix
        self.unbuffered = False
        self.sweep: Swept | None = None
        """Does whole blocks of lines, where the script need not see each."""
        self.width = 70
        self.space = ""
        self.whole = True
        """The line has its end."""
        self.hold = ""
        self.hold_whole = True
        self.replaced = False
        self.queue: list[str] = []
        """What is written once the line is done."""
        self.number = 0
        self.at = 0
        self.need: Callable[[], Awaitable[object]] | None = None
        self.status = 0
        self.used: Regex | None = None
        """The regular expression used last."""
        self.place = ""
        self.outputs: dict[str, Output] = {}
        self.read_lines: dict[str, Text | None] = {}
        self.resets: list[Callable[[], None]] = []
        """What is to be done where each file stands for itself, before it begins."""
        self._held = 0

    # What steps use.

    def wait(self, at: int, need: Callable[[], Awaitable[object]]) -> int:
        """Have ``need`` done, then the step at ``at``."""
        self.at = at
        self.need = need
        return WAIT

    def weigh(self, size: int) -> None:
        """Charge texts that have grown to ``size``."""
        if size > self._held + _LARGE:
            self.ctx.budget.hold(size - self._held)
            self._held = size

    def finder(self, regex: Regex, *, parts: bool = False, groups: int = 0) -> Finder:
        """What finds the regular expression, that used last where it is empty."""
        if regex.text:
            self.used = regex
        elif self.used is None:
            raise Panic(f"{self.place} no previous regular expression", 1)
        else:
            regex = self.used
        found = regex.finder(parts=parts)
        if found.groups < groups:
            raise Panic(f"{self.place} invalid reference \\{groups} on `s' command's RHS", 1)
        return found

    def print(self, output: Output | None = None) -> None:
        """Write the line."""
        (output or self.out).line(self.space, whole=self.whole)

    def unqueue(self) -> None:
        """Write what was to wait until the line is done."""
        for text in self.queue:
            self.out.raw(text)
        self.queue.clear()

    def take(self) -> bool:
        """Make the next line the current one; False where it has to be waited for."""
        text = self.lines.text
        if text is None or text.at == len(text.lines):
            return False
        if self.queue:
            self.unqueue()
        self.incoming = text.lines[text.at]
        text.at += 1
        self.whole = text.whole or text.at < len(text.lines)
        self.number += 1
        self.replaced = False
        return True

    incoming = ""

    # What is done between steps.

    async def run(self, steps: Sequence[Step]) -> None:
        """Run the script on all lines."""
        at = CYCLE
        while True:
            if at < 0:
                if not self.take():
                    self.unqueue()
                    if not await self._swept() and not await self._advance():
                        return
                    continue
                self.space = self.incoming
                at = 0
            at = self._burst(steps, at)
            if at == WAIT:
                assert self.need is not None
                await self.need()
                at = self.at
            elif at in (QUIT, GONE):
                if at == QUIT:
                    if not self.quiet:
                        self.print()
                    self.out.raw("")
                    self.unqueue()
                return
            await self._checked()

    async def _swept(self) -> bool:
        """Do the next block without a look at its lines, or have its lines ready."""
        text = self.lines.text
        if self.sweep is None or text is None or text.ended:
            return False
        data = await text.block()
        if not data:
            text.ended = True
            return False
        whole = data[: data.rfind(b"\n") + 1]
        result = self.sweep(whole, self.number) if whole else None
        if result is None:
            text.take(data)
            return True
        self.number += whole.count(b"\n")
        if len(whole) < len(data):
            text.take(data[len(whole) :])
        if result:
            self.out.raw("")
            await self.out.pass_on()
            await self.out.sink.write(result)
        await self._checked()
        return True

    async def _advance(self) -> bool:
        before = self.lines.text
        if not await self.lines.advance(load=self.sweep is None):
            return False
        if self.lines.separate and self.lines.text is not before:
            self.number = 0
            self.hold = ""
            for reset in self.resets:
                reset()
            for path in self.read_lines:
                self.read_lines[path] = None
        return True

    def _burst(self, steps: Sequence[Step], at: int) -> int:
        """Do steps, of the next cycles too, until something has to be waited for."""
        for _ in range(_STEPS):
            at = steps[at](self)
            if at >= 0:
                continue
            if at == CYCLE:
                if not self.quiet:
                    self.out.line(self.space, whole=self.whole)
            elif at == AGAIN:
                at = 0
                continue
            elif at != DELETED:
                return at
            if self.out.size > FULL or self.unbuffered or not self.take():
                return CYCLE
            self.space = self.incoming
            at = 0
        return at

    async def _checked(self) -> None:
        await self.ctx.breathe()
        for output in (self.out, *self.outputs.values()):
            if self.unbuffered:
                await output.flush()
            elif output.size > FULL:
                await output.pass_on()

    async def read_file(self, path: str) -> None:
        """Queue all that a file holds; one that cannot be read is as if empty."""
        try:
            source = await self.ctx.open(path)
        except IsADirectoryError as error:
            raise Panic(f"read error on {path}: {error.strerror}") from None
        except OSError:
            self.queue.append("")
            return
        try:
            data = await self.ctx.gather(source)
        except OSError as error:
            raise Panic(f"read error on {path}: {error.strerror}") from None
        finally:
            await source.aclose()
        self.weigh(len(self.space) + len(self.hold) + len(data))
        self.queue.append(data.decode("utf-8", "surrogateescape"))

    async def read_line(self, path: str) -> None:
        """Queue the next line of a file; at its end, nothing."""
        text = self.read_lines.get(path)
        try:
            if text is None:
                text = Text(path, await Input.open(self.ctx, path), self.end.encode(), self.ctx)
                self.read_lines[path] = text
            await text.load()
        except IsADirectoryError as error:
            raise Panic(f"read error on {path}: {error.strerror}") from None
        except OSError:
            return
        if text.at == len(text.lines):
            return
        line = text.lines[text.at]
        text.at += 1
        self.queue.append(line + (self.end if text.whole or text.at < len(text.lines) else ""))
