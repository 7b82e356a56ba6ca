"""How diff writes the names of files: in headers as C does, in the line that repeats the call as a shell does."""

from collections.abc import Sequence
from datetime import UTC, datetime

from mirage.commands.quoting import shell_name
from mirage.paths import encode

_BILLION = 1_000_000_000
_NAMED = {7: b"\\a", 8: b"\\b", 9: b"\\t", 10: b"\\n", 11: b"\\v", 12: b"\\f", 13: b"\\r", 34: b'\\"', 92: b"\\\\"}


def header_name(path: str) -> bytes:
    """A name; in quotes where it has to be."""
    data = encode(path)
    if all(33 <= byte < 128 and byte not in _NAMED for byte in data):
        return data
    return b'"' + b"".join(map(_escaped, data)) + b'"'


def _escaped(byte: int) -> bytes:
    return _NAMED.get(byte) or (bytes((byte,)) if 32 <= byte < 128 else b"\\%03o" % byte)


def stamp(time: int) -> bytes:
    """A time in nanoseconds since the epoch."""
    seconds, fraction = divmod(time, _BILLION)
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return b"%d.%09d" % (seconds, fraction)
    return moment.strftime("%Y-%m-%d %H:%M:%S").encode() + b".%09d +0000" % fraction


def call(switches: Sequence[str], old: str, new: str) -> bytes:
    """The line that says which files the following is about."""
    words = [shell_name(word) for word in switches]
    return b" ".join([b"diff", *map(encode, words), header_name(old), header_name(new)])
