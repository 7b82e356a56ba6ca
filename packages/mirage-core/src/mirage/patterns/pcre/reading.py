"""An expression that is read from left to right."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re


@dataclass(slots=True)
class Reader:
    """A text, and how far it has been read."""

    text: str
    at: int = 0

    @property
    def ended(self) -> bool:
        return self.at >= len(self.text)

    def take(self, pattern: "re.Pattern[str]") -> "re.Match[str] | None":
        """Read what matches here; nothing where it does not."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def skip(self, literal: str) -> bool:
        """Read this, and say whether it was there."""
        there = self.text.startswith(literal, self.at)
        if there:
            self.at += len(literal)
        return there

    def char(self) -> str:
        """Read one character."""
        self.at += 1
        return self.text[self.at - 1]
