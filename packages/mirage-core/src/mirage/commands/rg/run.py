"""One call of rg: every file searched and shown."""

import errno
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.context import reason
from mirage.commands.grep.batches import Glanced, barren
from mirage.commands.grep.lines import Lines
from mirage.commands.grep.search import Search, lacks
from mirage.commands.inputs import Input, ReadError
from mirage.commands.rg.counts import Counts
from mirage.commands.rg.documents import Documents, summary
from mirage.commands.rg.look import PATH, looked, planned, surroundings
from mirage.commands.rg.opening import ANY_MARK, opened
from mirage.commands.rg.printing import Shown, Tally
from mirage.commands.rg.walk import Failed, Found, Walk, in_order
from mirage.paths import encode
from mirage.patterns.faults import PatternTooHard

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.rg.look import Look
    from mirage.commands.rg.options import Rg
    from mirage.patterns.scans import Searcher

STDIN = "<stdin>"
_NOTHING = """\
No files were searched, which means ripgrep probably applied a filter you didn't expect.
Running with --debug will show why files are being skipped.
"""


class _Wanted(NamedTuple):
    """A file to search."""

    path: str
    listed: bool
    """It was found in a tree."""
    data: bytes | None = None
    """What it holds, where that is known."""


class Run:
    """What carries over from file to file."""

    def __init__(self, ctx: "Context", options: "Rg", walk: Walk) -> None:
        self._ctx = ctx
        self._options = options
        self._walk = walk
        self._errored = False
        self._matched = False
        self._begin = ctx.host.elapsed()

    async def files(self, paths: Sequence[str], *, implied: bool) -> int:
        """Print the paths of what would be searched; the exit status."""
        look = looked(self._options, self._ctx.session.environment(), several=True)
        end = b"\0" if look.null else b"\n"
        async with aclosing(self._found(paths, implied=implied)) as found:
            async for path, listed, _ in found:
                if not listed and path != "-" and not await self._ctx.fs.exists(path):
                    await self._failed(path, "No such file or directory (os error 2)")
                    continue
                self._matched = True
                if self._options.quiet:
                    break
                await self._ctx.out.write(look.colored(PATH, look.path(path)) + end)
        return self._status()

    async def search(self, matcher: "Searcher", codec: str, paths: Sequence[str], *, implied: bool) -> int:
        """Search all there is; the exit status."""
        several = len(paths) > 1 or (paths[0] != "-" and await self._ctx.fs.is_dir(paths[0]))
        look = looked(self._options, self._ctx.session.environment(), several=several)
        searching = Searching(self._ctx, self._options, look, matcher, codec)
        self._walk.sift = searching.barren
        async with aclosing(self._found(paths, implied=implied)) as found:
            async for path, listed, data in found:
                if await self._file(searching, path, data, listed=listed):
                    break
                await self._ctx.breathe()
        self._matched = searching.matched
        if implied and paths[0] != "-" and not searching.searched and self._options.messages:
            await self._say(_NOTHING)
            self._errored = True
        total = self._ctx.host.elapsed() - self._begin
        if look.json:
            await self._ctx.out.write(summary(total, searching.counts))
        elif look.stats:
            await self._ctx.out.write(searching.counts.text(total).encode())
        return self._status()

    def _status(self) -> int:
        if self._matched and (self._options.quiet or not self._errored):
            return 0
        return 2 if self._errored else 0 if self._matched else 1

    async def _file(self, searching: "Searching", path: str, data: bytes | None, *, listed: bool) -> bool:
        """Search one file; True: all is decided."""
        try:
            return await searching.file(path, data, listed=listed)
        except PatternTooHard as hard:
            await self._failed(path, str(hard))
        except ReadError as failed:
            await self._failed(path, _worded(failed.error))
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.filename != path:
                raise
            await self._failed(path, _worded(error))
        return False

    async def _found(self, paths: Sequence[str], *, implied: bool) -> AsyncGenerator[_Wanted, None]:
        """The files to search."""
        order = self._options.sorting
        async for failed in self._walk.prepare():
            await self._unread(failed)
        for path in paths:
            if path == "-" or not await self._ctx.fs.is_dir(path):
                yield _Wanted(path, listed=False)
                continue
            prefix = "" if implied else path if path.endswith("/") else path + "/"
            below = self._walk.below(path, prefix)
            if order is not None and (order.by != "none" and (order.reverse or order.by != "path")):
                # They are read when it is known which comes first.
                self._walk.sift = None
                listed = [each async for each in below]
                for each in listed:
                    if isinstance(each, Failed):
                        await self._failed(each.path, _worded(each.error))
                files = in_order([each for each in listed if isinstance(each, Found)], order.by, reverse=order.reverse)
                for each in files:
                    yield _Wanted(each.path, listed=True)
            else:
                async with aclosing(below):
                    async for each in below:
                        if self._walk.reader.wrong:
                            await self._wrong()
                        if isinstance(each, Found):
                            yield _Wanted(each.path, listed=True, data=each.data)
                        else:
                            await self._failed(each.path, _worded(each.error))
            await self._wrong()

    async def _wrong(self) -> None:
        """Say what is wrong in ignore files."""
        wrong = self._walk.reader.wrong
        for each in wrong:
            self._errored |= each.above
            if self._options.messages and self._options.ignore_messages:
                await self._say(f"{each.text}\n")
        wrong.clear()

    async def _unread(self, failed: Failed) -> None:
        if self._options.messages and self._options.ignore_messages:
            await self._say(f"{failed.path}: {_worded(failed.error)}\n")

    async def _failed(self, path: str, words: str) -> None:
        self._errored = True
        if self._options.messages:
            await self._say(f"{path}: {words}\n")

    async def _say(self, text: str) -> None:
        await self._ctx.pass_on()
        await self._ctx.io.err.write(encode(text))


def _worded(error: OSError) -> str:
    code = error.errno or 0
    return f"{reason(error)} (os error {code})" if code and code != errno.ELOOP else reason(error)


class Searching:
    """Searches file after file with one pattern."""

    def __init__(self, ctx: "Context", options: "Rg", look: "Look", matcher: "Searcher", codec: str) -> None:
        self._ctx = ctx
        self._options = options
        self._look = look
        self._codec = codec
        self._plans = {named: planned(options, look, matcher, named=named) for named in (False, True)}
        self._replacement = None if look.replacement is None else look.replacement.ready(matcher)
        self._passes_all = surroundings(options.context)[2] and not look.summary
        told = look.stats or look.json or look.include_zero or self._passes_all
        self._quick = self._plans[False].mute and not told
        """Nothing is said of a file in which nothing is found."""
        self._used = False
        self.matched = False
        self.searched = 0
        """Files that were opened."""
        self.counts = Counts()

    def barren(self, batch: Sequence[Glanced]) -> bool:
        """Whether nothing is to be said of any of these files, as far as they were read."""
        if not self._quick or self._options.unzip or self._options.multiline or self._codec not in ("auto", "none"):
            return False
        if any(data is not None and data.startswith(ANY_MARK) for _, data in batch):
            return False
        found = barren(self._plans[False].matcher, batch)
        self.searched += found
        return found

    async def file(self, path: str, data: bytes | None, *, listed: bool) -> bool:
        """Search one; True: all is decided.

        :raises OSError: it cannot be opened.
        :raises ReadError: it cannot be read.
        :raises PatternTooHard: it cannot be searched within bounds.
        """
        plan = self._plans[not listed]
        file = await opened(self._ctx, path, self._codec, listed=listed, unzip=self._options.unzip, data=data)
        async with file:
            self.searched += 1
            if listed and self._quick and await lacks(file, plan):
                return False
            return await self._searched(file, path, listed=listed)

    async def _searched(self, file: Input, path: str, *, listed: bool) -> bool:
        look, plan = self._look, self._plans[not listed]
        name = look.path(STDIN if path == "-" else path)
        form = self._form(name)
        lines = Lines(plan, form, used=self._used and not look.heading)
        if self._passes_all:
            lines.pending = plan.after
        search = Search(self._ctx, plan, lines)
        begin = self._ctx.host.elapsed()
        await search.run(file, give_back=False)
        selected = search.selected
        left = plan.binary == "quit" and search.nul >= 0 and look.summary != ""
        if left:
            selected = 0
        self.matched |= (selected == 0) is (look.summary == "without")
        self._used |= lines.used or (self._passes_all and search.came > 0)
        if not left:
            await self._conclude(search, form, name, selected)
        counts = Counts(
            matches=form.matches,
            lines=selected,
            with_match=int(selected > 0),
            searched=1,
            printed=search.went,
            read=search.came,
            seconds=self._ctx.host.elapsed() - begin,
        )
        if isinstance(form, Documents):
            await self._ctx.out.write(form.end(search.nul, counts))
        if not look.json or selected:
            self.counts.add(counts)
        return look.summary == "quiet" and self.matched and not look.stats

    def _form(self, name: bytes) -> Tally | Shown | Documents:
        if self._look.json:
            return Documents(name, self._replacement)
        if self._look.summary:
            return Tally()
        return Shown(self._look, name, self._replacement, used=self._used)

    async def _conclude(self, search: Search, form: Tally | Shown | Documents, name: bytes, selected: int) -> None:
        """Print what is said of a file as a whole."""
        look = self._look
        shown = look.colored(PATH, name)
        head = (shown + (b"\0" if look.null else look.match_mark)) if look.names else b""
        if look.summary in ("count", "matches"):
            number = form.matches if look.summary == "matches" else selected
            if number or look.include_zero:
                await self._ctx.out.write(b"%b%d\n" % (head, number))
        elif look.summary in ("with", "without") and (selected > 0) is (look.summary == "with"):
            await self._ctx.out.write(shown + (b"\0" if look.null else b"\n"))
        elif not look.summary and not look.json and search.nul >= 0 and selected:
            found = b'(found "\\0" byte around offset %d)\n' % search.nul
            path = name + b": " if look.names else b""
            if search.binary_matches:
                await self._ctx.out.write(b"%bbinary file matches %b" % (path, found))
            elif self._plans[False].binary == "quit":
                words = b"WARNING: stopped searching binary file after match "
                await self._ctx.out.write(path + words + found)
