"""What grep writes: prefixes, colors, counts and names."""

from collections.abc import Iterable

from mirage.commands.grep.plan import Plan

_START = b"\33[%bm\33[K"
_END = b"\33[m\33[K"
_NAME, _SEPARATOR, _NUMBER, _MATCH = b"35", b"36", b"32", b"01;31"


class Format:
    """How lines of one file look."""

    __slots__ = ("_name", "_plan", "_width")

    def __init__(self, plan: Plan, name: bytes, size: int | None) -> None:
        self._plan = plan
        self._name = self.colored(_NAME, name) if plan.names else b""
        self._width = 0
        if plan.tabs:
            self._width = len(str((1 << 63) - 1 if size is None else size + plan.numbers))

    def colored(self, color: bytes, text: bytes) -> bytes:
        """``text`` between the marks of a color, where colors are wanted."""
        return _START % color + text + _END if self._plan.color else text

    def head(self, number: int, offset: int, mark: bytes, *, empty: bool) -> bytes:
        """What stands before a line or a match: file, line number and offset, each with ``mark`` behind it."""
        plan = self._plan
        if not (plan.names or plan.numbers or plan.offsets):
            return b""
        separator = self.colored(_SEPARATOR, mark)
        parts: list[bytes] = []
        if plan.names:
            parts += (self._name, b"\0" if plan.null else separator)
        if plan.numbers:
            parts += (self.colored(_NUMBER, b"%*d" % (self._width, number)), separator)
        if plan.offsets:
            parts += (self.colored(_NUMBER, b"%*d" % (self._width, offset)), separator)
        if plan.tabs and not empty:
            parts.append(b"\t")
        return b"".join(parts)

    def marked(self, line: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
        """``line`` with its matches colored."""
        parts: list[bytes] = []
        at = 0
        for start, end in spans:
            if end > start:
                parts += (line[at:start], self.colored(_MATCH, line[start:end]))
                at = end
        parts.append(line[at:])
        return b"".join(parts)

    def match(self, text: bytes) -> bytes:
        """One match by itself."""
        return self.colored(_MATCH, text)

    def separator(self, text: bytes) -> bytes:
        """What stands between groups."""
        return self.colored(_SEPARATOR, text) + b"\n"

    def count(self, number: int) -> bytes:
        """The line of ``-c``."""
        plan = self._plan
        after = (b"\0" if plan.null else self.colored(_SEPARATOR, b":")) if plan.names else b""
        return b"%b%b%d\n" % (self._name, after, number)


def listed(plan: Plan, name: bytes) -> bytes:
    """The line of ``-l`` and ``-L``."""
    shown = _START % _NAME + name + _END if plan.color else name
    return shown + (b"\0" if plan.null else b"\n")
