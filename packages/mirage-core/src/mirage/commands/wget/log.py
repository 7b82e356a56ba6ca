"""What wget says: all of it, little (``-nv``) or nothing (``-q``), on standard error or in a file."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.streams import Sink

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.wget.options import Wget

UNITS = " KMGTPE"
_RATES = ("B/s", "KB/s", "MB/s", "GB/s")


class Log:
    """The messages of a call."""

    def __init__(self, ctx: "Context", options: "Wget", sink: Sink) -> None:
        self._ctx = ctx
        self._sink = sink
        self._quiet = options.quiet
        self.full = options.shows_all

    @property
    def now(self) -> str:
        """The time of day, as lines begin with it."""
        return datetime.fromtimestamp(self._ctx.host.now() / 1e9, UTC).strftime("%Y-%m-%d %H:%M:%S")

    async def all(self, text: str) -> None:
        """What is left out where little is said."""
        if self.full:
            await self.always(text)

    async def short(self, text: str) -> None:
        """What is said unless nothing is."""
        if not self._quiet:
            await self.always(text)

    async def always(self, text: str) -> None:
        """What is said in any case."""
        await self._ctx.pass_on()
        await self._sink.write(encode(text))


def human(size: int) -> str:
    """A size in units of 1,024 bytes."""
    power = max((size.bit_length() - 1) // 10, 1)
    value = size / 1024**power
    return f"{value:.1f}{UNITS[power]}" if value < 10 else f"{value:.0f}{UNITS[power]}"


def rate(size: int, seconds: float) -> str:
    """How fast that was."""
    value = size / max(seconds, 1e-6)
    unit = 0
    while value >= 1024 and unit < 3:
        value /= 1024
        unit += 1
    digits = 0 if value >= 99.95 else 1 if value >= 9.995 else 2
    return f"{value:.{digits}f} {_RATES[unit]}"
