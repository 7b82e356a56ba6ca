"""From a dump back to bytes."""

import re
from collections.abc import Generator

from mirage.commands.context import Context, reason
from mirage.commands.inputs import Blocks, Input
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Usage
from mirage.commands.xxd.words import Words, number
from mirage.resources import BLOCK

AT_ONCE = 4096
_DIGITS = {ord(digit): int(digit, 16) for digit in "0123456789abcdefABCDEF"}
NEWLINE = 10
_SPACE = b" \t\n\r"


async def reverse(ctx: Context, words: Words, file: Input) -> None:
    """Write what a dump says; a second file is changed where the dump says it, and kept otherwise."""
    target = words.files[-1] if len(words.files) > 1 else "-"
    result = _Result(ctx, patch=await _before(ctx, target) if target != "-" else None)
    reading = _Reading(words, result)
    async for block in Blocks(file, b"\n", ctx.budget):
        try:
            await ctx.budget.in_turn(reading.feed(block))
        except Usage:
            await result.flush()
            raise
        await result.flush()
        ctx.budget.look()
        await ctx.breathe()
    if result.patch is not None:
        try:
            handle = await ctx.create(target)
        except OSError as error:
            raise Usage(f"{shown(target)}: {reason(error)}", hint=False, status=3) from None
        try:
            await handle.write(bytes(result.patch))
        finally:
            await handle.aclose()


async def _before(ctx: Context, path: str) -> bytearray:
    try:
        async with await Input.open(ctx, path) as file:
            return bytearray(await ctx.gather(file))
    except FileNotFoundError:
        return bytearray()
    except OSError as error:
        raise Usage(f"{shown(path)}: {reason(error)}", hint=False, status=3) from None


class _Result:
    """The bytes so far, and how many there are."""

    __slots__ = ("_ctx", "_parts", "_zeros", "at", "patch")

    def __init__(self, ctx: Context, *, patch: bytearray | None) -> None:
        self._ctx = ctx
        self._parts = bytearray()
        self._zeros = 0
        self.at = 0
        self.patch = patch

    def move(self, at: int) -> Generator[None, None, None]:
        """Go on elsewhere: what lies between is NUL."""
        if at < self.at and self.patch is None:
            raise Usage("Sorry, cannot seek backwards.", hint=False, status=5)
        gap = at - (self.at if self.patch is None else len(self.patch))
        self._ctx.budget.hold(max(gap, 0))
        buffer = self._parts if self.patch is None else self.patch
        while gap > 0:
            buffer += bytes(min(gap, 1 << 20))
            gap -= 1 << 20
            yield
        self.at = at

    def put(self, data: bytes) -> None:
        """Add bytes."""
        if self.patch is None:
            self._parts += data
        else:
            self._ctx.budget.hold(len(data))
            self.patch[self.at : self.at + len(data)] = data
        self.at += len(data)

    async def flush(self) -> None:
        """Write what there is."""
        data = bytes(self._parts)
        self._parts.clear()
        for at in range(0, len(data), BLOCK):
            await self._ctx.out.write(data[at : at + BLOCK])
            await self._ctx.breathe()


class _Reading:
    """The state in which the next character is read."""

    __slots__ = (
        "_before",
        "_begun",
        "_columns",
        "_count",
        "_first",
        "_line",
        "_plain",
        "_position",
        "_result",
        "_second",
    )

    def __init__(self, words: Words, result: _Result) -> None:
        self._plain = words.plain
        self._columns = words.per_line
        self._first = number(words.seek.removeprefix("+"))
        self._result = result
        self._count = self._columns
        self._position = 0
        self._begun = False
        self._before = self._second = -1
        size = self._columns
        self._line = re.compile(rb"([0-9a-fA-F]{1,15}): ?((?:[0-9a-fA-F]{2} ?){%d})(?![0-9a-fA-F])[^\n]*\n" % size)

    def feed(self, block: bytes) -> Generator[None, None, None]:
        """Read whole lines."""
        at = count = 0
        while at < len(block):
            count += 1
            if not count % 256:
                yield
            line = None if self._plain or self._begun else self._line.match(block, at)
            if line is None:
                end = block.find(b"\n", at) + 1 or len(block)
                yield from self._slowly(block[at:end])
                at = end
                continue
            self._position = int(line[1], 16)
            yield from self._moved()
            self._result.put(bytes.fromhex(line[2].decode()))
            self._before = self._second = -1
            self._next_line()
            at = line.end()

    def _slowly(self, line: bytes) -> Generator[None, None, None]:
        """A line character by character, as the real one goes over it."""
        for count, char in enumerate(line):
            if not count % AT_ONCE:
                yield
            if char == 13 or (self._plain and char in _SPACE):
                continue
            third, second, digit = self._second, self._before, _DIGITS.get(char, -1)
            self._second, self._before = second, digit
            if digit < 0 and not self._begun:
                continue
            self._begun = True
            if not self._plain and self._count >= self._columns:
                if digit < 0:
                    self._count = 0
                else:
                    self._position = (self._position << 4 | digit) & 0x7FFFFFFFFFFFFFFF
                continue
            yield from self._moved()
            if second >= 0 and digit >= 0:
                self._result.put(bytes((second << 4 | digit,)))
                self._position += 1
                self._before = -1
                self._count += 1
                over = not self._plain and self._count >= self._columns
            else:
                over = char == NEWLINE or (digit < 0 and second < 0 and third < 0)
            if over:
                # The rest of the line is text.
                self._next_line()
                return

    def _moved(self) -> Generator[None, None, None]:
        position = self._first + self._position
        if position != self._result.at:
            yield from self._result.move(position)

    def _next_line(self) -> None:
        self._begun = False
        self._count = self._columns
        if not self._plain:
            self._position = 0
