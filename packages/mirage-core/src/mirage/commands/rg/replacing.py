"""What ``-r`` puts in the place of matches."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mirage.paths import encode
from mirage.patterns.faults import PatternError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.patterns.rust import RustMatcher
    from mirage.patterns.scans import Span

_NEXT = re.compile(r"\$(?:(\$)|\{([^}]*)\}|([0-9A-Za-z_]+))")


class Grouped(Protocol):
    """A pattern that tells what its groups hold."""

    def parts(self, data: bytes, span: "Span") -> "Sequence[Span]": ...


@dataclass(frozen=True, slots=True)
class Replacement:
    """Text, and names or numbers of groups."""

    pieces: tuple[str, ...]
    """Text and names in turn, text first."""

    @classmethod
    def of(cls, text: str) -> "Replacement":
        """The replacement that is written so."""
        pieces: list[str] = [""]
        at = 0
        for found in _NEXT.finditer(text):
            pieces[-1] += text[at : found.start()]
            at = found.end()
            if found[1]:
                pieces[-1] += "$"
            else:
                pieces += [found[2] if found[2] is not None else found[3], ""]
        pieces[-1] += text[at:]
        return cls(tuple(pieces))

    def ready(self, matcher: object) -> "Ready":
        """With the groups of a pattern.

        :raises PatternError: it does not tell what they hold.
        """
        from mirage.patterns.rust import RustMatcher

        groups = matcher if isinstance(matcher, RustMatcher) else None
        parts: list[bytes | int] = []
        for at, piece in enumerate(self.pieces):
            if at % 2 == 0:
                parts.append(encode(piece))
            elif piece == "0":
                parts.append(0)
            elif groups is None:
                raise PatternError("what groups hold is not known of a Perl regular expression")
            else:
                parts += _number(piece, groups)
        return Ready(parts, groups)


def _number(name: str, matcher: "RustMatcher") -> list[bytes | int]:
    """The group of this name or number; nothing where there is none."""
    number = matcher.names.get(name)
    if number is None and name.isascii() and name.isdigit():
        number = int(name[:9])
    return [number] if number is not None and number <= matcher.groups else []


class Ready:
    """A replacement for the matches of one pattern."""

    __slots__ = ("_groups", "_parts")

    def __init__(self, parts: "list[bytes | int]", matcher: Grouped | None) -> None:
        self._parts = parts
        self._groups = matcher if any(isinstance(part, int) and part for part in parts) else None

    def text(self, data: bytes, span: "Span") -> bytes:
        """What stands in the place of a match."""
        spans = [span] if self._groups is None else self._groups.parts(data, span)
        return b"".join([part if isinstance(part, bytes) else data[slice(*spans[part])] for part in self._parts])
