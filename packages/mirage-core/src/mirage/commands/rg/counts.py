"""What ``--stats`` and ``--json`` tell of a search."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.commands.rg.documents import Message


@dataclass(slots=True)
class Counts:
    """How much was searched and found."""

    matches: int = 0
    lines: int = 0
    with_match: int = 0
    searched: int = 0
    printed: int = 0
    read: int = 0
    seconds: float = 0.0

    def add(self, other: "Counts") -> None:
        """Count another file."""
        self.matches += other.matches
        self.lines += other.lines
        self.with_match += other.with_match
        self.searched += other.searched
        self.printed += other.printed
        self.read += other.read
        self.seconds += other.seconds

    def document(self) -> "dict[str, Message | int]":
        """As JSON has it."""
        from mirage.commands.rg.documents import elapsed

        return {
            "elapsed": elapsed(self.seconds),
            "searches": self.searched,
            "searches_with_match": self.with_match,
            "bytes_searched": self.read,
            "bytes_printed": self.printed,
            "matched_lines": self.lines,
            "matches": self.matches,
        }

    def text(self, total: float) -> str:
        """As people read it."""
        return (
            f"\n{self.matches} matches\n{self.lines} matched lines\n{self.with_match} files contained matches\n"
            f"{self.searched} files searched\n{self.printed} bytes printed\n{self.read} bytes searched\n"
            f"{self.seconds:.6f} seconds spent searching\n{total:.6f} seconds\n"
        )
