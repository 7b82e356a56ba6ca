"""What a pattern may be refused for."""


class PatternError(ValueError):
    """A pattern that makes no sense, in GNU's words."""


class PatternTooHard(ValueError):
    """No engine can answer within bounds: the line is too long for this pattern."""
