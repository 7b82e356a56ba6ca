"""tsort: an order in which each item comes before those that need it."""

from collections.abc import Sequence

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Operands, Options, Usage
from mirage.paths import decode, encode

ITEM = 400
"""Bytes that an item takes, roughly."""
PAIR = 60
AT_ONCE = 512
MANY = 4096


class _Item:
    """A word, what it must come before, and how many come before it."""

    __slots__ = ("before", "followers", "name", "printed")

    def __init__(self, name: bytes) -> None:
        self.name = name
        self.followers: list[_Item] = []
        self.before = 0
        self.printed = False


@command(
    "tsort",
    "Write totally ordered list consistent with the partial ordering in FILE.",
    Options,
    Operands("FILE", maximum=1, default="-"),
    touches=reads,
)
async def tsort(ctx: Context, options: Options, files: Sequence[str]) -> int:
    """Read all pairs, then print what nothing is left before."""
    path = files[0]
    items: dict[bytes, _Item] = {}
    try:
        async with await Input.open(ctx, path) as file:
            await _read(ctx, file, items, path)
    except IsADirectoryError:
        return 0
    except ReadError as failed:
        raise Usage(f"{shown(path)}: read error: {reason(failed.error)}", hint=False) from None
    except OSError as error:
        raise Usage(f"{shown(path)}: {reason(error)}", hint=False) from None
    await _print(ctx, [items[name] for name in sorted(items)], path)
    return ctx.status


async def _read(ctx: Context, file: Input, items: dict[bytes, _Item], path: str) -> None:
    last: _Item | None = None
    async for block in Blocks(file, b"\n", ctx.budget):
        for count, word in enumerate(block.replace(b"\t", b" ").replace(b"\n", b" ").split(b" ")):
            if not word:
                continue
            item = items.get(word)
            if item is None:
                ctx.budget.hold(ITEM + len(word))
                item = items[word] = _Item(word)
            if last is None:
                last = item
                continue
            if item is not last:
                ctx.budget.hold(PAIR)
                last.followers.append(item)
                item.before += 1
            last = None
            if not count % AT_ONCE:
                await ctx.breathe()
        await ctx.breathe()
    if last is not None:
        raise Usage(f"{shown(path)}: input contains an odd number of tokens", hint=False)


async def _print(ctx: Context, items: list[_Item], path: str) -> None:
    left = len(items)
    while left:
        ready = [item for item in items if not item.before and not item.printed]
        names: list[bytes] = []
        for count, item in enumerate(ready, 1):
            item.printed = True
            names.append(item.name)
            # Those that were said last are let go first.
            for follower in reversed(item.followers):
                follower.before -= 1
                if not follower.before:
                    ready.append(follower)
            if not count % AT_ONCE:
                ctx.budget.look()
                await ctx.breathe()
        left -= len(names)
        await ctx.out.write(b"".join([name + b"\n" for name in names]))
        if left:
            await ctx.complain(f"{shown(path)}: input contains a loop:")
            await _break(ctx, items)


async def _break(ctx: Context, items: list[_Item]) -> None:
    """Find a loop, say it, and take one of its pairs away."""
    first: _Item | None = None
    behind: dict[_Item, _Item] = {}
    """A chain that is found from its end: each item, and what it must come before."""
    while True:
        for count, item in enumerate(items):
            if not count % AT_ONCE or len(item.followers) > MANY:
                ctx.budget.look()
                await ctx.breathe()
            if item.before <= 0:
                continue
            if first is None:
                first = item
            elif first in item.followers:
                if item in behind:
                    await _say(ctx, first, item, behind)
                    # Of equal pairs the last that was read goes.
                    at = len(item.followers) - 1 - item.followers[::-1].index(first)
                    item.followers.pop(at).before -= 1
                    return
                behind[item] = first
                first = item


async def _say(ctx: Context, item: _Item, last: _Item, behind: dict[_Item, _Item]) -> None:
    while True:
        await ctx.io.err.write(encode(f"{ctx.name}: {decode(item.name)}\n"))
        if item is last:
            return
        item = behind[item]
