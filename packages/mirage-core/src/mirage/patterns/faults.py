"""What a pattern may be refused for."""

from collections.abc import Mapping


class PatternError(ValueError):
    """A pattern that makes no sense, in GNU's words."""


class PatternErrors(PatternError):
    """Of patterns on lines of their own, those that make no sense; the message is that of the first."""

    def __init__(self, faults: Mapping[int, str]) -> None:
        super().__init__(next(iter(faults.values())))
        self.faults = faults
        """By line, from 0."""


class PatternTooHard(ValueError):
    """No engine can answer within bounds: the line is too long for this pattern."""
