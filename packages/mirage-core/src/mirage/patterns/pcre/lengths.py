"""How long what an expression matches is, where that is fixed: what is looked back at must be."""

from dataclasses import dataclass, field
from typing import Final

LONGEST: Final = 65535
Length = int | None
"""None: not fixed."""


@dataclass(slots=True)
class Lengths:
    """Those of a group's alternatives, as far as it has been read."""

    _branch: Length = 0
    _last: Length = 0
    _around: bool = False
    _done: set[Length] = field(default_factory=set[Length])

    def add(self, length: Length, *, around: bool = False) -> None:
        """One more item; one that looks around may be repeated as one likes."""
        self._last, self._around = length, around
        self._branch = None if self._branch is None or length is None else self._branch + length

    def repeat(self, least: int, most: int | None) -> None:
        """The last item so many times."""
        if self._around:
            return
        fixed = least == most and self._branch is not None and self._last is not None
        self._branch = (self._branch or 0) + (least - 1) * (self._last or 0) if fixed else None

    def alternative(self) -> None:
        self._done.add(self._branch)
        self._branch = 0

    @property
    def all(self) -> set[Length]:
        return {*self._done, self._branch}

    @property
    def one(self) -> Length:
        """That of every alternative."""
        return next(iter(self.all)) if len(self.all) == 1 else None
