"""What ends a program before its time."""


class Syntax(Exception):
    """A program that makes no sense: the whole message, which names the place."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


class Fatal(Exception):
    """What cannot be gone on from; where it was is found out by whoever says it."""

    def __init__(self, message: str, status: int = 2, *, plain: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.plain = plain
        """Whether it has nothing to do with a place of the program."""


class Leaving(Exception):
    """``exit``."""


class Next(Exception):
    """``next`` within a function or a loop."""


class NextFile(Exception):
    """``nextfile``."""
