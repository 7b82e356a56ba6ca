"""The world as a line may see it: clock, randomness, ids and names, all injected, none of the real machine's."""

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mirage.network import Network


def _new_id() -> str:
    """A random id whose order is the order of making (UUID version 7)."""
    moment = time.time_ns() // 1_000_000
    bits = (moment << 80) | (0x7 << 76) | (random.getrandbits(12) << 64) | (0b10 << 62) | random.getrandbits(62)
    digits = f"{bits:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


class Host(NamedTuple):
    """Replace any part to make a run reproducible."""

    now: Callable[[], int] = time.time_ns
    """Nanoseconds since the epoch."""
    elapsed: Callable[[], float] = time.monotonic
    """Seconds from an arbitrary start, never going back."""
    randomness: random.Random = random.Random()
    new_id: Callable[[], str] = _new_id
    user: str = "agent"
    group: str = "agent"
    uid: int = 1000
    gid: int = 1000
    name: str = "mirage"
    network: "Network | None" = None
    """What may be reached over HTTP: nothing, where it is None. ``Workspace(network=...)`` sets it."""

    @property
    def home(self) -> str:
        """The home directory of ``user``."""
        return f"/home/{self.user}"
