"""Changes with lines around them: the copied context, and the unified one."""

from collections.abc import Callable, Iterator, Sequence

from mirage.commands.diff.pen import View, span
from mirage.commands.diff.script import Change, hunks, is_trivial
from mirage.commands.diff.texts import Text

_HEADING = 40
_BATCH = 256
_BLANK = b" \t\n\v\f\r"


class _Hunk:
    """Changes shown together, and which lines of either file are shown."""

    __slots__ = ("changes", "first", "new_first", "new_stop", "stop")

    def __init__(self, view: View, changes: Sequence[Change]) -> None:
        self.changes = changes
        begin, end = changes[0], changes[-1]
        self.first, self.stop = max(begin.old - view.context, 0), min(end.old_end + view.context, view.old.count)
        self.new_first = max(begin.new - view.context, 0)
        self.new_stop = min(end.new_end + view.context, view.new.count)


class _Headings:
    """The last line that is worth a heading before each hunk."""

    __slots__ = ("_found", "_searched", "_text")

    def __init__(self, text: Text) -> None:
        self._text = text
        self._searched = 0
        self._found = b""

    def before(self, number: int, find: Callable[[bytes], int]) -> Iterator[bytes]:
        """Search what was not searched; nothing is written meanwhile."""
        end = number
        while end > self._searched:
            begin = max(end - _BATCH, self._searched)
            block = b"\n".join(self._text.between(begin, end)) + b"\n"
            at = find(block)
            if at >= 0:
                self._found = block[at : block.index(b"\n", at)]
                break
            end = begin
            yield b""
        self._searched = number

    @property
    def text(self) -> bytes:
        """What stands behind the numbers of a hunk."""
        if not self._found:
            return b""
        return b" " + self._found.lstrip(_BLANK)[:_HEADING].rstrip(_BLANK)


def _each(view: View, script: Sequence[Change]) -> Iterator[_Hunk]:
    trivial = [is_trivial(change, view.old, view.new, view.trivial) for change in script]
    return (_Hunk(view, changes) for changes in hunks(script, trivial, view.context))


def unified(view: View, script: Sequence[Change]) -> Iterator[bytes]:
    """Removed and added lines within those that stay."""
    pen = view.pen
    yield pen.head(b"--- " + view.names[0]) + b"\n" + pen.head(b"+++ " + view.names[1]) + b"\n"
    tab = b"\t" if pen.initial_tab else b""
    headings = _Headings(view.old)
    for hunk in _each(view, script):
        if view.function is not None:
            yield from headings.before(hunk.first, view.function)
        numbers = b"@@ -%b +%b @@" % (_count(hunk.first, hunk.stop), _count(hunk.new_first, hunk.new_stop))
        yield pen.head(numbers, "numbers") + headings.text + b"\n"
        at = hunk.first
        for change in hunk.changes:
            yield from pen.lines(view.old, at, change.old, tab or b" ")
            yield from pen.lines(view.old, change.old, change.old_end, b"-" + tab, "removed")
            yield from pen.lines(view.new, change.new, change.new_end, b"+" + tab, "added")
            at = change.old_end
        yield from pen.lines(view.old, at, hunk.stop, tab or b" ")


def _count(first: int, stop: int) -> bytes:
    if stop == first + 1:
        return b"%d" % stop
    return b"%d,%d" % (first + (stop > first), stop - first)


def context(view: View, script: Sequence[Change]) -> Iterator[bytes]:
    """The old lines, then the new ones, each with what surrounds them."""
    pen = view.pen
    yield pen.head(b"*** " + view.names[0]) + b"\n" + pen.head(b"--- " + view.names[1]) + b"\n"
    headings = _Headings(view.old)
    for hunk in _each(view, script):
        if view.function is not None:
            yield from headings.before(hunk.first, view.function)
        yield b"***************" + headings.text + b"\n"
        yield pen.head(b"*** %b ****" % span(hunk.first, hunk.stop), "numbers") + b"\n"
        if any(change.removed for change in hunk.changes):
            places = [(each.old, each.old_end, b"!" if each.added else b"-") for each in hunk.changes]
            yield from _side(view, view.old, (hunk.first, hunk.stop), places, "removed")
        yield pen.head(b"--- %b ----" % span(hunk.new_first, hunk.new_stop), "numbers") + b"\n"
        if any(change.added for change in hunk.changes):
            places = [(each.new, each.new_end, b"!" if each.removed else b"+") for each in hunk.changes]
            yield from _side(view, view.new, (hunk.new_first, hunk.new_stop), places, "added")


def _side(
    view: View, text: Text, bounds: tuple[int, int], places: Sequence[tuple[int, int, bytes]], color: str
) -> Iterator[bytes]:
    same = view.pen.flag(b" ")
    at, stop = bounds
    for begin, end, letter in places:
        mark = view.pen.flag(letter)
        yield from view.pen.lines(text, at, begin, same, color, same)
        yield from view.pen.lines(text, begin, end, mark, color, mark)
        at = end
    yield from view.pen.lines(text, at, stop, same, color, same)
