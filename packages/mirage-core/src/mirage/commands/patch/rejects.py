"""Hunks that did not fit, as they are kept for whoever mends them."""

from mirage.commands.patch.choosing import stripped
from mirage.commands.patch.hunks import Hunk, Line
from mirage.commands.patch.reading import NULL, Part
from mirage.paths import encode


def rejected(
    part: Part, hunks: list[tuple[Hunk, int]], components: int | None, *, unified: bool, reverse: bool
) -> bytes:
    """The text of a file of rejects; each hunk comes with how much the file had grown before it."""
    order = ("new", "old") if reverse else ("old", "new")
    marks = (b"--- ", b"+++ ") if unified else (b"*** ", b"--- ")
    head = b"".join(mark + _name(part, which, components) + b"\n" for mark, which in zip(marks, order, strict=True))
    if unified:
        return head + b"".join(_unified(hunk, grown) for hunk, grown in hunks)
    ends = (b"", b" -----") if part.kind == "normal" else (b" ****", b" ----")
    return head + b"".join(_context(hunk, grown, ends) for hunk, grown in hunks)


def _name(part: Part, which: str, components: int | None) -> bytes:
    """A name and a time as a header gave them, the name as it was looked for."""
    for each in (which, "new" if which == "old" else "old"):
        name = part.name(each)
        if name is not None and (name != NULL or part.git):
            if name == NULL:
                continue
            _, tab, time = part.headers[each].rstrip(b"\r\n").partition(b"\t")
            return encode(stripped(name, components) or name) + tab + time
        if name is not None:
            break
    return encode(NULL)


def _unified(hunk: Hunk, grown: int) -> bytes:
    old, new = hunk.old, hunk.new
    numbers = b"@@ -%b +%b @@%b\n" % (
        _span(hunk.first, len(old), grown),
        _span(hunk.new_first, len(new), grown),
        hunk.heading,
    )
    return numbers + b"".join(line.kind.encode() + line.text for line in hunk.lines)


def _span(first: int, size: int, grown: int) -> bytes:
    first += grown - (not size)
    return b"%d" % first if size == 1 else b"%d,%d" % (first, size)


def _context(hunk: Hunk, grown: int, ends: tuple[bytes, bytes]) -> bytes:
    old, new = len(hunk.old), len(hunk.new)
    out = [b"***************\n*** " + _range(hunk.first, old, grown) + ends[0] + b"\n"]
    marked = _marked(hunk) if ends[0] else [(line.kind.encode(), line) for line in hunk.lines]
    out += [mark + b" " + line.text for mark, line in marked if line.kind != "+"]
    out.append(b"--- " + _range(hunk.new_first, new, grown) + ends[1] + b"\n")
    out += [mark + b" " + line.text for mark, line in marked if line.kind != "-"]
    return b"".join(out)


def _range(first: int, size: int, grown: int) -> bytes:
    first += grown
    if size > 1:
        return b"%d,%d" % (first, first + size - 1)
    return b"%d" % (first - (not size))


def _marked(hunk: Hunk) -> list[tuple[bytes, Line]]:
    """Each line with its mark: removed and added lines that meet are changed ones."""
    out: list[tuple[bytes, Line]] = []
    run: list[Line] = []
    for line in [*hunk.lines, Line(" ", b"")]:
        if line.kind != " ":
            run.append(line)
            continue
        changed = len({each.kind for each in run}) > 1
        out += [(b"!" if changed else each.kind.encode(), each) for each in run]
        run.clear()
        out.append((b" ", line))
    return out[:-1]
