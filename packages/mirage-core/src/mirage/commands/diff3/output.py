"""What diff3 prints: what differs, a script for ed, or the merged text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirage.commands.diff.texts import Text
from mirage.commands.diff3.blocks import Block, Span

_OPEN = b"\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which blocks a script or a merge takes, and how."""

    old_too: bool = False
    """The common text is shown in conflicts, and a change that both made is one."""
    flags: bool = False
    """Blocks that all differ in are bracketed."""
    overlaps_only: bool = False
    easy_only: bool = False
    final: bool = False
    """A script writes the file and ends."""

    def conflict(self, block: Block) -> bool | None:
        """Whether a block is a conflict; None: it is left as it is."""
        if block.odd == 1:
            return True if self.old_too else None
        if block.odd == 2:
            return None if self.overlaps_only else False
        if block.odd is None:
            return None if self.easy_only else self.flags
        return None


class Three(NamedTuple):
    """Mine, the old one and yours, with what they are called."""

    texts: Sequence[Text]
    labels: Sequence[bytes]

    def lines(self, block: Block, at: int) -> bytes:
        """The lines of a block as they are; the last one may have no end."""
        text, span = self.texts[at], block.spans[at]
        data = b"".join([line + b"\n" for line in text.between(*span)])
        return data[:-1] if span.begin <= text.open_line < span.end else data


def normal(three: Three, blocks: Sequence[Block], prefix: bytes) -> Iterator[bytes]:
    """Every block with the lines of each text, but those that were shown."""
    for block in blocks:
        odd = block.odd
        yield b"====%s\n" % (b"" if odd is None else b"%d" % (odd + 1))
        hidden = None if odd is None else int(odd == 0)
        for at in (0, 2, 1) if odd == 1 else (0, 1, 2):
            yield b"%d:%s\n" % (at + 1, _place(block.spans[at], b"c"))
            if at != hidden:
                yield from _shown(three.texts[at], block.spans[at], prefix)


def _shown(text: Text, span: Span, prefix: bytes) -> Iterator[bytes]:
    for line in text.between(*span):
        yield prefix + line + b"\n"
    if span.begin <= text.open_line < span.end:
        yield _OPEN


def _place(span: Span, letter: bytes) -> bytes:
    if not span.size:
        return b"%da" % span.end
    if span.size == 1:
        return b"%d%s" % (span.end, letter)
    return b"%d,%d%s" % (span.begin + 1, span.end, letter)


def script(three: Three, blocks: Sequence[Block], wanted: Wanted) -> Iterator[bytes]:
    """What ed has to do, from the last block to the first."""
    for block in reversed(blocks):
        conflict = wanted.conflict(block)
        if conflict:
            yield from _bracketed(three, block, wanted)
        elif conflict is not None:
            yield from _replaced(three, block)
    if wanted.final:
        yield b"w\nq\n"


def _bracketed(three: Three, block: Block, wanted: Wanted) -> Iterator[bytes]:
    mine, old, yours = block.spans
    typed = _Typed()
    yield b"%da\n" % mine.end
    if block.odd is None:
        if wanted.old_too:
            yield b"||||||| %s\n" % three.labels[1]
            yield typed.lines(three.texts[1], old)
        yield b"=======\n"
        yield typed.lines(three.texts[2], yours)
    yield b">>>>>>> %s\n" % three.labels[2]
    yield typed.end(mine.end + 2, old.size + yours.size + 1)
    typed = _Typed()
    yield b"%da\n<<<<<<< %s\n" % (mine.begin, three.labels[0 if block.odd is None else 1])
    if block.odd == 1:
        yield typed.lines(three.texts[1], old)
        yield b"=======\n"
    yield typed.end(mine.begin + 2, old.size)


def _replaced(three: Three, block: Block) -> Iterator[bytes]:
    mine, _, yours = block.spans
    if not yours.size:
        yield _place(mine, b"d") + b"\n"
        return
    yield _place(mine, b"c") + b"\n"
    typed = _Typed()
    yield typed.lines(three.texts[2], yours)
    yield typed.end(mine.begin + 1, yours.size)


class _Typed:
    """Lines as they are typed: one dot more where a line begins with one."""

    def __init__(self) -> None:
        self._dots = False

    def lines(self, text: Text, span: Span) -> bytes:
        """Some lines."""
        lines = text.between(*span)
        self._dots = self._dots or any(line.startswith(b".") for line in lines)
        return b"".join([(b"." if line.startswith(b".") else b"") + line + b"\n" for line in lines])

    def end(self, first: int, count: int) -> bytes:
        """The end of what is typed; dots that were too many go again."""
        if not self._dots:
            return b".\n"
        return b".\n%s\n" % (b"%ds/^\\.//" % first if count == 1 else b"%d,%ds/^\\.//" % (first, first + count - 1))


def merged(three: Three, mine: bytes, blocks: Sequence[Block], wanted: Wanted) -> Iterator[bytes]:
    """My text as it is, the blocks that are taken in their places."""
    at = line = 0
    for block in blocks:
        conflict = wanted.conflict(block)
        if conflict is None:
            continue
        begin = _behind(mine, at, block.spans[0].begin - line)
        yield mine[at:begin]
        yield from _put(three, block, wanted, conflict=conflict)
        at = _behind(mine, begin, block.spans[0].size)
        line = block.spans[0].end
    yield mine[at:]


def _behind(data: bytes, at: int, lines: int) -> int:
    """Where so many lines end."""
    for _ in range(lines):
        at = data.find(b"\n", at) + 1
        if not at:
            return len(data)
    return at


def _put(three: Three, block: Block, wanted: Wanted, *, conflict: bool) -> Iterator[bytes]:
    if conflict:
        if block.odd is None:
            yield b"<<<<<<< %s\n" % three.labels[0]
            yield three.lines(block, 0)
        if wanted.old_too:
            yield b"%s %s\n" % (b"|||||||" if block.odd is None else b"<<<<<<<", three.labels[1])
            yield three.lines(block, 1)
        yield b"=======\n"
    yield three.lines(block, 2)
    if conflict:
        yield b">>>>>>> %s\n" % three.labels[2]
