"""What an operation touches: the one description that modes, policies, the dry run and the trace agree on."""

from enum import StrEnum
from typing import NamedTuple


class Act(StrEnum):
    """What is done at a path."""

    STAT = "stat"
    LIST = "list"
    READ = "read"
    WRITE = "write"
    DELETE = "delete"
    MAKE_DIR = "mkdir"
    RENAME = "rename"
    LINK = "link"
    ATTRS = "attrs"
    EXECUTE = "execute"

    @property
    def changes(self) -> bool:
        """Whether it needs a mount that may be written."""
        return self not in _HARMLESS


_HARMLESS = frozenset({Act.STAT, Act.LIST, Act.READ, Act.EXECUTE})


class Access(NamedTuple):
    """One act at one virtual path; ``subtree``: and everything below; not ``certain``: it may not happen."""

    act: Act
    path: str
    start: int = 0
    stop: int | None = None
    subtree: bool = False
    certain: bool = True
