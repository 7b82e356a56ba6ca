"""A word with so many brace expansions that they are made one at a time."""

from collections.abc import Awaitable, Iterator
from typing import TYPE_CHECKING

from mirage.shell.ast import Braces, List
from mirage.shell.expand import braces
from mirage.shell.expand.again import planned
from mirage.shell.expand.words import WORD_LIST
from mirage.shell.leaving import Fatal
from mirage.shell.syntax.tokens import TooLarge

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


class Brace:
    """The compiled word; to its command it is as a ``Plan``."""

    __slots__ = ("line", "source")

    constant: str | None = None

    def __init__(self, word: Braces) -> None:
        self.source = word.source
        self.line = word.line

    def add_now(self, words: list[str], shell: "Shell", io: "Io") -> Awaitable[None]:
        """As ``add_to``."""
        return self.add_to(words, shell, io)

    async def add_to(self, words: list[str], shell: "Shell", io: "Io") -> None:
        """All the fields, counted as they come."""
        known: dict[str, List] = {}
        limit = shell.budget.limits.words
        size = 0
        for text in self._texts():
            if shell.budget.step():
                await shell.budget.breathe()
            if len(words) >= limit:
                shell.budget.stop("words", limit)
            size += len(text)
            if size > WORD_LIST:
                shell.budget.stop("expansion", WORD_LIST)
            if text.isalnum():
                words.append(text)
            elif text:
                await (await planned(text, "word", shell, known)).add_to(words, shell, io)

    def _texts(self) -> Iterator[str]:
        try:
            yield from braces.expand(self.source)
        except TooLarge as fault:
            raise Fatal(fault.message, 2) from fault
