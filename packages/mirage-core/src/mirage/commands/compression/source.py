"""What a compressed file holds, as a Source."""

from typing import TYPE_CHECKING

from mirage.commands.compression.expanding import Corrupt, Refused
from mirage.commands.inputs import ReadError
from mirage.resources import BLOCK

if TYPE_CHECKING:
    from mirage.commands.compression.expanding import Expansion
    from mirage.commands.inputs import Input


class Expanded:
    """Reads to where the compressed bytes make no sense any more; closing it says so."""

    __slots__ = ("_expansion", "_fault", "_file", "_kept")

    def __init__(self, expansion: "Expansion", file: "Input") -> None:
        self._expansion = expansion
        self._file = file
        self._kept = b""
        self._fault: Exception | None = None

    async def read(self, size: int = BLOCK) -> bytes:
        """As Source."""
        if self._kept:
            kept, self._kept = self._kept, b""
            return kept
        if self._fault is not None:
            return b""
        try:
            return await self._expansion.chunk()
        except (Corrupt, Refused) as fault:
            self._fault = fault
            return b""

    def unread(self, data: bytes) -> None:
        """As Source."""
        self._kept = data + self._kept

    async def aclose(self) -> None:
        """Close the file.

        :raises ReadError: what was read did not make sense to its end.
        """
        self._expansion.hold(0)
        await self._file.aclose()
        if self._fault is not None:
            raise ReadError(OSError(0, str(self._fault)))
