"""Scripts that make the old file into the new one: for ed, and for RCS."""

from collections.abc import Iterator, Sequence

from mirage.commands.diff.normal import letter, shown
from mirage.commands.diff.pen import View, span
from mirage.commands.diff.script import Change

_DOT = b"."
_BATCH = 2048


def ed(view: View, script: Sequence[Change]) -> Iterator[bytes]:
    """From the last change to the first, so that no number is moved."""
    for change in reversed(list(shown(view, script))):
        yield span(change.old, change.old_end) + letter(change) + b"\n"
        if change.added:
            yield from _typed(view, change)


def _typed(view: View, change: Change) -> Iterator[bytes]:
    """Lines as they are typed; a dot alone would end them."""
    typing = True
    for at in range(change.new, change.new_end, _BATCH):
        out: list[bytes] = []
        for line in view.new.between(at, min(at + _BATCH, change.new_end)):
            if not typing:
                out.append(b"a\n")
            typing = line != _DOT
            out.append((view.pen.expanded(line) if view.pen.expand else line) + b"\n" if typing else b"..\n.\ns/.//\n")
        yield b"".join(out)
    if typing:
        yield b".\n"


def forward_ed(view: View, script: Sequence[Change]) -> Iterator[bytes]:
    """In the order of the file; nothing can apply it."""
    for change in shown(view, script):
        yield letter(change) + span(change.old, change.old_end, b" ") + b"\n"
        if change.added:
            yield from view.pen.texts(view.new, change.new, change.new_end)
            yield b".\n"


def rcs(view: View, script: Sequence[Change]) -> Iterator[bytes]:
    """Numbers of lines and how many are removed or added."""
    for change in shown(view, script):
        if change.removed:
            yield b"d%d %d\n" % (change.old + 1, change.removed)
        if not change.added:
            continue
        yield b"a%d %d\n" % (change.old_end, change.added)
        is_open = change.new <= view.new.open_line < change.new_end
        yield from view.pen.texts(view.new, change.new, change.new_end - is_open)
        if is_open:
            line = view.new.line(view.new.open_line)
            yield view.pen.expanded(line) if view.pen.expand else line
