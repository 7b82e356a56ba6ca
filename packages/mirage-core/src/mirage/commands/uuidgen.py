"""uuidgen: an identifier that nobody else has."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Usage, option, select

Kind = Literal["random", "time", "md5", "sha1"]

_KINDS: dict[str, Kind] = {
    "-r": "random",
    "--random": "random",
    "-t": "time",
    "--time": "time",
    "-m": "md5",
    "--md5": "md5",
    "-s": "sha1",
    "--sha1": "sha1",
}
_SPACES = {"@dns": 0x10, "@url": 0x11, "@oid": 0x12, "@x500": 0x14}
_NAMESPACE = "6ba7b8{:02x}9dad11d180b400c04fd430c8"
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_GREGORIAN = 0x01B21DD213814000
"""Steps of 100 ns from the first day of the calendar to that of Unix."""


@dataclass(frozen=True, slots=True)
class Uuidgen(Options):
    """The options of uuidgen."""

    kind: Kind = select(
        _KINDS,
        default="random",
        help="generate random-based uuid\ngenerate time-based uuid\ngenerate md5 hash\ngenerate sha1 hash",
    )
    namespace: str | None = option(
        "-n",
        "--namespace",
        metavar="NS",
        default=None,
        parse=str,
        help="hash in this namespace: an UUID, or one of @dns @url @oid @x500",
    )
    name: str | None = option(
        "-N", "--name", metavar="NAME", default=None, parse=str, help="generate hash-based on this name"
    )
    hex: bool = select({"-x": True, "--hex": True}, default=False, help="interpret name as hex string")


@command("uuidgen", "Create a new UUID value.", Uuidgen, Operands("", maximum=0))
async def uuidgen(ctx: Context, options: Uuidgen, operands: Sequence[str]) -> int:
    """Print one."""
    await ctx.out.write(_written(_value(ctx, options)).encode() + b"\n")
    return 0


def _value(ctx: Context, options: Uuidgen) -> str:
    if options.kind in ("md5", "sha1"):
        return _hashed(options)
    if options.namespace is not None or options.name is not None or options.hex:
        raise Usage("--namespace and --name require --md5 or --sha1")
    randomness = ctx.host.randomness
    if options.kind == "random":
        return _stamped(f"{randomness.getrandbits(128):032x}", 4)
    time = ctx.host.now() // 100 + _GREGORIAN
    node = randomness.getrandbits(48) | 1 << 40
    text = f"{time & 0xFFFFFFFF:08x}{time >> 32 & 0xFFFF:04x}{time >> 48 & 0xFFF:04x}"
    return _stamped(f"{text}{randomness.getrandbits(16):04x}{node:012x}", 1)


def _hashed(options: Uuidgen) -> str:
    if options.namespace is None or options.name is None:
        raise Usage("--md5 and --sha1 require --namespace and --name")
    number = _SPACES.get(options.namespace)
    if number is not None:
        space = _NAMESPACE.format(number)
    elif _UUID.fullmatch(options.namespace):
        space = options.namespace.replace("-", "")
    else:
        raise Usage("invalid uuid for namespace", hint=False)
    name = options.name.encode("utf-8", "surrogateescape")
    if options.hex:
        try:
            name = bytes.fromhex(options.name)
        except ValueError:
            raise Usage("not a valid hex string", hint=False) from None
    made = hashlib.new(options.kind, bytes.fromhex(space) + name, usedforsecurity=False).hexdigest()
    return _stamped(made[:32], 3 if options.kind == "md5" else 5)


def _stamped(digits: str, version: int) -> str:
    """Thirty-two digits with the version and the variant in their places."""
    return f"{digits[:12]}{version}{digits[13:16]}{int(digits[16], 16) & 3 | 8:x}{digits[17:]}"


def _written(digits: str) -> str:
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
