"""What a program may know of where it runs."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from dataclasses import dataclass, field

from mirage.budget import Budget
from mirage.commands.jq.writing import COMPACT, Style


@dataclass(slots=True)
class World:
    """One run of jq."""

    budget: Budget
    environment: dict[str, str] = field(default_factory=dict)
    """The exported variables of the session."""
    now: Callable[[], float] = lambda: 0.0
    style: Style = COMPACT
    """Of messages."""
    file: Callable[[], str | None] = lambda: None
    """Where the last input came from; None for standard input."""
    line: Callable[[], int] = lambda: 0
    """How many lines of it were read."""
    paths: list[str] = field(default_factory=list)
    """Where modules are looked for."""
    expressions: list[object] = field(default_factory=list)
    """What the program names to be matched."""
    held: int = 0
    """What is bound and charged until the input is done with."""

    def bound(self, size: int) -> None:
        """Charge what is bound for so long as nobody knows."""
        self.held += size
        self.budget.hold(size)

    def done(self) -> None:
        """The input is done with."""
        self.budget.drop(self.held)
        self.held = 0
