"""What can go wrong with a transfer."""

from enum import IntEnum


class Why(IntEnum):
    """The reasons, by the numbers that curl has for them."""

    SCHEME = 1
    PACKAGE = 2
    URL = 3
    NAME = 6
    CONNECT = 7
    SHORT = 18
    STATUS = 22
    WRITE = 23
    READ = 26
    TIME = 28
    RANGE = 33
    TLS = 35
    REDIRECTS = 47
    EMPTY = 52
    SEND = 55
    RECEIVE = 56
    CERTIFICATE = 60
    ENCODING = 61
    SIZE = 63


class Fault(Exception):
    """A transfer that did not come about, or not to its end."""

    def __init__(self, why: Why, message: str, *, refused: bool = False) -> None:
        super().__init__(message)
        self.why = why
        self.refused = refused
        """The owner of the workspace does not allow it."""
