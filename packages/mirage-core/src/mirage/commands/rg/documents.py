"""What rg prints as JSON, a message on each line."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from mirage.commands.grep.lines import Earlier, Page

if TYPE_CHECKING:
    from mirage.commands.rg.counts import Counts
    from mirage.commands.rg.replacing import Ready

Message: TypeAlias = Mapping[str, Any]


def message(kind: str, data: Message) -> bytes:
    """The line of one message."""
    return _dumped({"type": kind, "data": data})


def _dumped(value: Message) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _text(data: bytes) -> Message:
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"bytes": b64encode(data).decode()}


def elapsed(seconds: float) -> Message:
    """A time."""
    nanos = int(seconds * 1e9)
    return {"secs": nanos // 10**9, "nanos": nanos % 10**9, "human": f"{seconds:.6f}s"}


class Documents:
    """Lines of one file as messages."""

    __slots__ = ("_begun", "_path", "_replacement", "matches")

    def __init__(self, path: bytes, replacement: "Ready | None") -> None:
        self._path = _text(path)
        self._replacement = replacement
        self._begun = False
        self.matches = 0

    def selected(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """As Form."""
        spans = [] if page.scan is None else list(page.scan.spans(start, end))
        self.matches += len(spans)
        found = [{"match": _text(page.data[at:stop]), "start": at - start, "end": stop - start} for at, stop in spans]
        yield from self._said("match", page.data[start : end + 1], number, page.base + start, found)

    def context(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """As Form."""
        return self._said("context", page.data[start : end + 1], number, page.base + start, [])

    def earlier(self, line: Earlier) -> Iterable[bytes]:
        """As Form."""
        return self._said("context", line.data + b"\n", line.number, line.offset, [])

    def separator(self, text: bytes) -> bytes:
        """As Form."""
        return b""

    @property
    def margin(self) -> tuple[bytes, bytes] | None:
        """As Form."""
        return None

    def end(self, binary: int, counts: "Counts") -> bytes:
        """The last message of a file of which anything was said."""
        if not self._begun:
            return b""
        data = {"path": self._path, "binary_offset": None if binary < 0 else binary, "stats": counts.document()}
        return message("end", data)

    def _said(self, kind: str, line: bytes, number: int, offset: int, found: Sequence[Message]) -> Iterator[bytes]:
        if not self._begun:
            self._begun = True
            yield message("begin", {"path": self._path})
        data = {
            "path": self._path,
            "lines": _text(line),
            "line_number": number,
            "absolute_offset": offset,
            "submatches": found,
        }
        yield message(kind, data)


def summary(total: float, counts: "Counts") -> bytes:
    """The last message of all."""
    data = {"elapsed_total": elapsed(total), "stats": counts.document()}
    return json.dumps({"data": data, "type": "summary"}, sort_keys=True, separators=(",", ":")).encode() + b"\n"
