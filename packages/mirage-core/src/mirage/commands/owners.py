"""Users and groups: the superuser's, the session's own, and all others by number."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.host import Host
    from mirage.resources import Entry

LARGEST = (1 << 32) - 2
"""The largest number of a user or group."""


def user_name(host: "Host", number: int | None) -> str:
    """The name of a user; what has no owner is the session's."""
    return _name(number, host.uid, host.user)


def group_name(host: "Host", number: int | None) -> str:
    """The name of a group."""
    return _name(number, host.gid, host.group)


def _name(number: int | None, own: int, name: str) -> str:
    if number is None or number == own:
        return name
    return str(number) if number else "root"


def user_number(host: "Host", text: str) -> int | None:
    """The user of a name or number; None where there is none."""
    return _number(text, host.uid, host.user)


def group_number(host: "Host", text: str) -> int | None:
    """The group of a name or number; None where there is none."""
    return _number(text, host.gid, host.group)


def _number(text: str, own: int, name: str) -> int | None:
    if text == name:
        return own
    if text == "root":
        return 0
    digits = text.removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        return None
    number = int(digits) if len(digits.lstrip("0")) < 11 else LARGEST + 1
    return number if number <= LARGEST else None


def owner(host: "Host", entry: "Entry") -> tuple[int, int]:
    """User and group of a file, as they are shown."""
    return host.uid if entry.uid is None else entry.uid, host.gid if entry.gid is None else entry.gid
