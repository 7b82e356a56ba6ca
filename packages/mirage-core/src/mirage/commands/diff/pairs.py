"""Pairs of names and what comes of comparing them: files, directories, and what cannot be compared."""

import errno
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.diff.alike import Space, reduction
from mirage.commands.diff.names import call, header_name, stamp
from mirage.commands.diff.options import Diff
from mirage.commands.diff.output import Output
from mirage.commands.diff.pen import View
from mirage.commands.diff.script import Change, changes, is_trivial
from mirage.commands.diff.sides import Charge, Opened, Side, look, opened, same_bytes
from mirage.commands.diff.texts import Text, ends
from mirage.commands.inputs import ReadError
from mirage.commands.spec import Usage
from mirage.paths import encode

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.context import Context
    from mirage.patterns.glob import Match

SAME, DIFFERENT, TROUBLE = 0, 1, 2
BATCH = 1 << 16
LINE = 160
"""About what a line that is compared takes in memory besides its bytes."""


class Task(NamedTuple):
    """Two names, one of them None where a directory has it not; ``parent`` is the pair of directories."""

    old: str | None
    new: str | None
    parent: "Pair | None" = None


class Pair(NamedTuple):
    """Both sides of a comparison."""

    old: Side
    new: Side
    parent: "Pair | None"


class Comparison:
    """One call of diff."""

    __slots__ = ("_ctx", "_excluded", "_options", "_output", "_switches")

    def __init__(
        self, ctx: "Context", options: Diff, output: Output, excluded: "Sequence[Match]", switches: Sequence[str]
    ) -> None:
        self._ctx = ctx
        self._options = options
        self._output = output
        self._excluded = excluded
        self._switches = switches

    async def compare(self, old: str, new: str) -> int:
        """Compare two operands, and all below them; the worst of what was found."""
        status = SAME
        pending = [Task(old, new)]
        while pending:
            task = pending.pop()
            found = await self._one(task)
            if isinstance(found, int):
                status = max(status, found)
            else:
                pending += reversed(found)
            await self._ctx.breathe()
        return status

    async def _one(self, task: Task) -> int | list[Task]:
        """What comes of a pair, or the pairs that it consists of."""
        options, parent = self._options, task.parent
        if not (task.old is not None and task.new is not None):
            taken = options.new_file or (options.unidirectional and task.new is not None)
            if not taken:
                assert parent is not None
                side, name = (parent.old, task.old) if task.new is None else (parent.new, task.new)
                return await self._only(side.path, name or "")
        pair = await self._pair(task)
        if pair is None:
            return TROUBLE
        old, new = pair.old, pair.new
        if old.presence == "absent" and new.presence == "absent":
            return SAME
        if old.presence != "absent" and new.presence != "absent" and old.same_file(new) and self._output.silent:
            return await self._same(pair)
        if old.is_dir and new.is_dir:
            return await self._directories(pair)
        if old.is_dir or new.is_dir or (parent is not None and not _comparable(old, new)):
            return await self._unlike(pair, task)
        if "link" in (_kind(old), _kind(new)):
            return await self._links(pair)
        return await self._files(pair)

    async def _pair(self, task: Task) -> Pair | None:
        """Both sides, as far as they are there; None where one is missed, which was said."""
        old, new = await self._side(task.old, task, "old"), await self._side(task.new, task, "new")
        if task.parent is None:
            old, new = self._granted(old, new, first=True), self._granted(new, old, first=False)
        else:
            old, new = self._emptied(old, first=True), self._emptied(new, first=False)
        for side in (old, new):
            if side.error is not None:
                await self._failed(side.path, side.error)
        if old.error is not None or new.error is not None:
            return None
        # What is absent is of the kind of what it is compared with.
        if old.presence == "absent":
            old = old._replace(entry=new.entry)
        elif new.presence == "absent":
            new = new._replace(entry=old.entry)
        if task.parent is None and old.is_dir != new.is_dir:
            return await self._within(old, new)
        return Pair(old, new, task.parent)

    async def _side(self, name: str | None, task: Task, which: str) -> Side:
        parent = task.parent
        if parent is None:
            assert name is not None
            return await look(self._ctx, name, follow=not self._options.no_dereference)
        above = parent.old if which == "old" else parent.new
        if name is None:
            return Side(_below(above.path, (task.old if task.new is None else task.new) or ""), "absent")
        return await look(self._ctx, _below(above.path, name), follow=not self._options.no_dereference)

    def _granted(self, side: Side, other: Side, *, first: bool) -> Side:
        """An operand that is missed may count as empty."""
        if not (self._options.new_file or (first and self._options.unidirectional)):
            return side
        if side.presence == "failed" and other.presence in ("there", "stdin"):
            assert side.error is not None
            if side.error.errno in (errno.ENOENT, errno.EBADF):
                return Side(side.path, "absent")
        return self._emptied(side, first=first)

    def _emptied(self, side: Side, *, first: bool) -> Side:
        """An empty file that nobody may use stands for none, where that is no difference."""
        entry = side.entry
        taken = self._options.new_file or (first and self._options.unidirectional)
        if taken and entry is not None and entry.kind == "file" and not entry.size and entry.mode == 0:
            return Side(side.path, "absent")
        return side

    async def _within(self, old: Side, new: Side) -> Pair | None:
        """A file and a directory: the file of that name in it is meant."""
        file, directory = (new, old) if old.is_dir else (old, new)
        if file.presence == "stdin":
            raise Usage("cannot compare '-' to a directory", hint=False)
        path = _below(directory.path, file.path.rstrip("/").rpartition("/")[2])
        found = await look(self._ctx, path, follow=not self._options.no_dereference)
        if found.error is not None:
            await self._failed(path, found.error)
            return None
        return Pair(found, new, None) if old.is_dir else Pair(old, found, None)

    async def _directories(self, pair: Pair) -> int | list[Task]:
        if self._output.style.kind == "merged":
            raise Usage("-D option not supported with directories", hint=False)
        if pair.parent is not None and not self._options.recursive:
            return await self._say(f"Common subdirectories: {pair.old.path} and {pair.new.path}", SAME)
        for side, which in ((pair.old, "old"), (pair.new, "new")):
            if _loops(side, pair, which):
                await self._ctx.complain(f"{side.path}: recursive directory loop", TROUBLE)
                return TROUBLE
        return await self._listed(pair)

    async def _listed(self, pair: Pair) -> int | list[Task]:
        names: list[dict[str, str]] = []
        for side in (pair.old, pair.new):
            try:
                names.append(await self._names(side, top=pair.parent is None))
            except OSError as error:
                await self._failed(side.path, error)
                return TROUBLE
        old, new = names
        return [Task(old.get(key), new.get(key), pair) for key in sorted(old.keys() | new.keys(), key=encode)]

    async def _names(self, side: Side, *, top: bool) -> dict[str, str]:
        """The names in a directory by what they are compared by."""
        if side.presence == "absent":
            return {}
        options = self._options
        key: Callable[[str], str] = str.lower if options.fold_names and not options.keep_names else str
        start = key(options.starting_file) if options.starting_file is not None and top else None
        found: dict[str, str] = {}
        async for page in self._ctx.fs.list(side.path):
            for entry in page:
                name = entry.name
                if any(test(name) for test in self._excluded):
                    continue
                if start is None or encode(key(name)) >= encode(start):
                    found[key(name)] = name
            await self._ctx.breathe()
        return found

    async def _unlike(self, pair: Pair, task: Task) -> int | list[Task]:
        """A directory and something else, or what is no file."""
        old, new = pair.old, pair.new
        if old.presence == "absent" or new.presence == "absent":
            assert pair.parent is not None
            above = pair.parent.new if old.presence == "absent" else pair.parent.old
            return await self._only(above.path, task.old or task.new or "")
        one, two = self._labels(pair)
        return await self._say(f"File {one} is a {old.type} while file {two} is a {new.type}", DIFFERENT)

    async def _links(self, pair: Pair) -> int | list[Task]:
        old, new = pair.old.entry, pair.new.entry
        assert old is not None
        assert new is not None
        if old.kind != new.kind:
            return await self._unlike(pair, Task(None, None))
        if old.target == new.target:
            return await self._same(pair)
        return await self._say(f"Symbolic links {pair.old.path} and {pair.new.path} differ", DIFFERENT)

    async def _files(self, pair: Pair) -> int:
        async with AsyncExitStack() as stack:
            sides = await self._opened(pair, stack)
            if sides is None:
                return TROUBLE
            with Charge(self._ctx.budget) as charge:
                found = await self._contents(pair, *sides, charge)
        return await self._same(pair) if found == SAME else found

    async def _opened(self, pair: Pair, stack: AsyncExitStack) -> tuple[Opened, Opened] | None:
        """Both files; None where one cannot be read, which was said."""
        found: list[Opened] = []
        for side in (pair.old, pair.new):
            if found and side.path == pair.old.path:
                found.append(found[0])
                continue
            try:
                found.append(await opened(self._ctx, side, stack))
            except OSError as error:
                await self._failed(side.path, error)
        return (found[0], found[1]) if len(found) == 2 else None

    async def _contents(self, pair: Pair, old: Opened, new: Opened, charge: Charge) -> int:
        options = self._options
        plain = not (options.space or options.ignore_case or self._output.trivial is not None or options.strip_cr)
        side = pair.old
        try:
            if old is not new and options.brief and plain:
                return await self._brief(pair, same=await same_bytes(self._ctx, old, new))
            text = await old.begin()
            side = pair.new
            text = (old is new or await new.begin()) and text
            if not text and not options.text:
                same = old is new or await same_bytes(self._ctx, old, new)
                if same or options.brief:
                    return await self._brief(pair, same=same)
                one, two = self._labels(pair)
                return await self._say(f"Binary files {one} and {two} differ", DIFFERENT)
            side = pair.old
            data = await old.rest(charge)
            side = pair.new
            other = data if old is new else await new.rest(charge)
        except ReadError as failed:
            await self._failed(side.path, failed.error)
            return TROUBLE
        return await self._texts(pair, data, other, charge)

    async def _brief(self, pair: Pair, *, same: bool) -> int:
        one, two = self._labels(pair)
        return SAME if same else await self._say(f"Files {one} and {two} differ", DIFFERENT)

    async def _texts(self, pair: Pair, data: bytes, other: bytes, charge: Charge) -> int:
        output, strip = self._output, self._options.strip_cr
        old, new = Text(data, strip_cr=strip), Text(other, strip_cr=strip)
        view = View(old, new, output.pen, self._headers(pair), output.style.context, output.trivial, output.function)
        script = await self._script(view, charge)
        different = any(not is_trivial(change, old, new, output.trivial) for change in script)
        if self._options.brief:
            status = await self._brief(pair, same=not different)
        elif different or not output.silent:
            if pair.parent is not None:
                await self._ctx.out.write(call(self._switches, pair.old.path, pair.new.path) + b"\n")
            await self._write(view, script)
            status = DIFFERENT if different else SAME
        else:
            status = SAME
        if output.robust:
            return status
        for text, label in zip((old, new), self._labels(pair), strict=True):
            if text.open_line >= 0:
                await self._ctx.complain(f"{label}: No newline at end of file\n", TROUBLE)
                status = TROUBLE
        return status

    async def _script(self, view: View, charge: Charge) -> list[Change]:
        ctx, options, output = self._ctx, self._options, self._output
        old, new = view.old, view.new
        in_turn = ctx.budget.in_turn
        horizon = max(options.horizon, output.style.context)
        bounds = await in_turn(ends(old, new, horizon, robust=output.robust))
        if output.silent and bounds.prefix == bounds.old_suffix == bounds.new_suffix:
            return []
        charge.add(LINE * old.part(bounds.prefix, bounds.old_suffix, output.around))
        charge.add(LINE * new.part(bounds.prefix, bounds.new_suffix, output.around))
        tabsize = output.pen.tabsize
        return await in_turn(
            changes(
                old,
                new,
                reduction(options.space, tabsize, ignore_case=options.ignore_case),
                ends_count=output.robust and options.space < Space.TRAILING,
                minimal=options.minimal,
                fast=options.speed,
            )
        )

    async def _write(self, view: View, script: Sequence[Change]) -> None:
        pieces: list[bytes] = []
        size = 0
        for piece in self._output.format(view, script):
            pieces.append(piece)
            size += len(piece)
            if size >= BATCH:
                await self._ctx.out.write(b"".join(pieces))
                pieces.clear()
                size = 0
                self._ctx.budget.look()
                await self._ctx.breathe()
            elif self._ctx.budget.due():
                await self._ctx.budget.breathe()
        await self._ctx.out.write(b"".join(pieces))

    def _labels(self, pair: Pair) -> tuple[str, str]:
        """What messages call the files."""
        labels = self._options.labels
        return labels[0] if labels else pair.old.path, labels[1] if len(labels) > 1 else pair.new.path

    def _headers(self, pair: Pair) -> tuple[bytes, bytes]:
        if not self._output.headed:
            return b"", b""
        labels = [encode(label) for label in self._options.labels]
        named = [*labels, *(self._header(side) for side in (pair.old, pair.new)[len(labels) :])]
        return named[0], named[1]

    def _header(self, side: Side) -> bytes:
        time = 0
        if side.presence != "absent" and side.entry is not None:
            time = self._ctx.host.now() if side.entry.mtime is None else side.entry.mtime
        return header_name(side.path) + b"\t" + stamp(time)

    async def _same(self, pair: Pair) -> int:
        if self._options.report_same and not pair.old.is_dir:
            one, two = self._labels(pair)
            await self._say(f"Files {one} and {two} are identical", SAME)
        return SAME

    async def _only(self, directory: str, name: str) -> int:
        return await self._say(f"Only in {directory}: {name}", DIFFERENT)

    async def _say(self, message: str, status: int) -> int:
        await self._ctx.out.write(encode(message) + b"\n")
        return status

    async def _failed(self, path: str, error: OSError) -> None:
        from mirage.commands.context import reason

        await self._ctx.complain(f"{path}: {reason(error)}", TROUBLE)


def _below(directory: str, name: str) -> str:
    return f"{directory}{name}" if directory.endswith("/") else f"{directory}/{name}"


def _kind(side: Side) -> str:
    return "" if side.entry is None else side.entry.kind


def _comparable(old: Side, new: Side) -> bool:
    return _kind(old) in ("file", "link") and _kind(new) in ("file", "link")


def _loops(side: Side, pair: Pair, which: str) -> bool:
    """Whether a directory is one of those that it is in."""
    above = pair.parent
    while above is not None and side.place is not None:
        other = above.old if which == "old" else above.new
        if other.place is not None and other.place.path == side.place.path:
            return True
        above = above.parent
    return False
