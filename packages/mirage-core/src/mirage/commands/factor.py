"""factor: the prime factors of numbers."""

import re
from collections.abc import Generator, Sequence
from math import gcd, isqrt

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options
from mirage.paths import decode, encode

MOST = 1000
"""Digits of a number: what has more takes too long to be looked at."""
AT_ONCE = 128
"""Steps between two looks at the clock."""
SMALL = tuple([n for n in range(2, 2000) if all(n % d for d in range(2, isqrt(n) + 1))])
_NUMBER = re.compile(r" *\+?([0-9]+)")


@command(
    "factor",
    "Print the prime factors of each specified integer NUMBER. If none are\nspecified on the command line, read them"
    " from standard input.",
    Options,
    Operands("NUMBER"),
)
async def factor(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Factor number by number."""
    if words:
        for word in words:
            await _print(ctx, word)
        return ctx.status
    async with await Input.open(ctx, "-") as file:
        async for block in Blocks(file, b"\n", ctx.budget):
            for found in re.finditer(rb"[^ \t\n]+", block):
                await _print(ctx, decode(found[0].partition(b"\0")[0]))
    return ctx.status


async def _print(ctx: Context, word: str) -> None:
    found = _NUMBER.fullmatch(word)
    digits = found[1].lstrip("0") if found is not None else ""
    if found is None or len(digits) > MOST:
        wrong = "too large" if found is not None else "not a valid positive integer"
        await ctx.complain(f"{quoted(word)} is {wrong}")
        return
    number = int(digits or "0")
    factors = await ctx.budget.in_turn(_factors(number))
    await ctx.out.write(encode(f"{number}:{''.join([f' {each}' for each in factors])}\n"))
    await ctx.breathe()


def _factors(number: int) -> Generator[None, None, list[int]]:
    """The prime factors in order."""
    if number < 2:
        return []
    found: list[int] = []
    for prime in SMALL:
        while not number % prime:
            found.append(prime)
            number //= prime
    pending = [number] if number > 1 else []
    while pending:
        number = pending.pop()
        if (yield from _is_prime(number)):
            found.append(number)
            continue
        divisor = yield from _divisor(number)
        pending += [divisor, number // divisor]
    found.sort()
    return found


_BASES = SMALL[:25]


def _is_prime(number: int) -> Generator[None, None, bool]:
    """By Miller and Rabin, with bases that decide for all numbers up to 3e24, and in practice for all."""
    if number < SMALL[-1] ** 2:
        return True
    twos = ((number - 1) & (1 - number)).bit_length() - 1
    odd = number >> twos
    for base in _BASES:
        yield
        power = pow(base, odd, number)
        if power in (1, number - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % number
            if power == number - 1:
                break
        else:
            return False
    return True


def _divisor(number: int) -> Generator[None, None, int]:
    """A divisor of what is not prime, by Pollard's method as Brent has it."""
    root = isqrt(number)
    if root * root == number:
        return root
    increment = 1
    while True:
        slow = kept = fast = 2
        product = divisor = length = 1
        while divisor == 1:
            slow = fast
            for _ in range(length):
                fast = (fast * fast + increment) % number
            done = 0
            while done < length and divisor == 1:
                kept = fast
                for _ in range(min(AT_ONCE, length - done)):
                    fast = (fast * fast + increment) % number
                    product = product * abs(slow - fast) % number
                divisor = gcd(product, number)
                done += AT_ONCE
                yield
            length *= 2
        if divisor == number:
            divisor = 1
            while divisor == 1:
                kept = (kept * kept + increment) % number
                divisor = gcd(abs(slow - kept), number)
                yield
        if divisor != number:
            return divisor
        increment += 1
