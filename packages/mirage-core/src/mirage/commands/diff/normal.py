"""The oldest of the formats: numbers and a letter, then the lines of either side."""

from collections.abc import Iterator, Sequence

from mirage.commands.diff.pen import View, span
from mirage.commands.diff.script import Change, is_trivial


def letter(change: Change) -> bytes:
    """What an editor would have to do."""
    if change.removed and change.added:
        return b"c"
    return b"d" if change.removed else b"a"


def shown(view: View, script: Sequence[Change]) -> Iterator[Change]:
    """The changes that are not ignored."""
    return (change for change in script if not is_trivial(change, view.old, view.new, view.trivial))


def normal(view: View, script: Sequence[Change]) -> Iterator[bytes]:
    """The differences, each by itself."""
    pen = view.pen
    less, more = pen.flag(b"<"), pen.flag(b">")
    for change in shown(view, script):
        numbers = span(change.old, change.old_end) + letter(change) + span(change.new, change.new_end)
        yield pen.head(numbers, "numbers") + b"\n"
        yield from pen.lines(view.old, change.old, change.old_end, less, "removed", less)
        if change.removed and change.added:
            yield b"---\n"
        yield from pen.lines(view.new, change.new, change.new_end, more, "added", more)
