"""Lines of checksums: written, and read again."""

import re
from typing import NamedTuple

from mirage.commands.digest.kinds import BLAKE_BITS, DIGESTS, Kind

_TAGGED = re.compile(rb"([A-Za-z0-9]+)(?:-([0-9]+))? ?\((.*)\)[ \t]*=[ \t]*([0-9A-Fa-f]+)", re.DOTALL)
_HEX = re.compile(rb"[0-9A-Fa-f]*")
_ESCAPE = re.compile(rb"\\(.?)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"\\": b"\\"}


class Listed(NamedTuple):
    """What a line says: a file, and the digest it is to have."""

    kind: Kind
    digest: str
    path: bytes


def escaped(path: bytes) -> bytes:
    """A name that fits on a line."""
    return path.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")


def line(kind: Kind, digest: str, path: bytes, *, tagged: bool, mark: bytes, zero: bool) -> bytes:
    """What is printed of a file."""
    shown = path if zero else escaped(path)
    start = b"\\" if shown != path else b""
    end = b"\0" if zero else b"\n"
    if tagged:
        return b"%s%s (%s) = %s%s" % (start, kind.tag.encode(), shown, digest.encode(), end)
    return b"%s%s %s%s%s" % (start, digest.encode(), mark, shown, end)


class Reader:
    """Reads lines of one file, all of the kind that is asked for; None: each says itself of what kind it is."""

    __slots__ = ("_kind", "_plain")

    def __init__(self, kind: Kind | None) -> None:
        self._kind = kind
        self._plain: bool | None = None
        """Whether one blank stands between digest and name: that holds for all lines of a file."""

    def read(self, text: bytes) -> Listed | None:
        """What a line says; None where it makes no sense."""
        text = text.lstrip(b" \t")
        escapes = text.startswith(b"\\")
        text = text[escapes:]
        if self._kind is None or text.startswith(self._kind.tag.partition("-")[0].encode()):
            found = self._tagged(text)
        else:
            found = self._untagged(text, self._kind)
        if found is None or not escapes:
            return found
        path = _unescaped(found.path)
        return None if path is None else found._replace(path=path)

    def _tagged(self, text: bytes) -> Listed | None:
        match = _TAGGED.fullmatch(text)
        if match is None:
            return None
        kind = DIGESTS.get(match[1].decode())
        if kind is None or (self._kind is not None and kind.tag != self._kind.tag.partition("-")[0]):
            return None
        if match[2] is not None:
            bits = int(match[2][:9])
            if not kind.any_length or not 0 < bits <= BLAKE_BITS or bits % 8:
                return None
            kind = kind.of_length(bits)
        return Listed(kind, match[4].decode(), match[3]) if len(match[4]) == kind.digits else None

    def _untagged(self, text: bytes, kind: Kind) -> Listed | None:
        match = _HEX.match(text)
        digest = match[0] if match else b""
        if kind.any_length:
            if len(digest) < 2 or len(digest) % 2 or len(digest) > BLAKE_BITS // 4:
                return None
            kind = DIGESTS[kind.tag.partition("-")[0]].of_length(len(digest) * 4)
        if len(digest) != kind.digits or len(text) < len(digest) + (3 if kind.any_length else 2):
            return None
        if text[len(digest) : len(digest) + 1] not in (b" ", b"\t"):
            return None
        rest = text[len(digest) + 1 :]
        if len(rest) == 1 or rest[:1] not in (b" ", b"*"):
            if self._plain is False:
                return None
            self._plain = True
        elif not self._plain:
            self._plain = False
            rest = rest[1:]
        return Listed(kind, digest.decode(), rest)


def _unescaped(path: bytes) -> bytes | None:
    if any(match[1] not in _ESCAPED for match in _ESCAPE.finditer(path)) or b"\0" in path:
        return None
    return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], path)
