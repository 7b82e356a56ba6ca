"""The actions of find: printing, running commands, removing."""

from collections.abc import Sequence
from errno import ELOOP
from typing import TYPE_CHECKING

from mirage.commands.context import reason
from mirage.commands.find import formats
from mirage.commands.find.items import FindError, Finished, Item, Primary, Run
from mirage.commands.quoting import word as quoted
from mirage.paths import encode, split
from mirage.resources import Entry
from mirage.vfs.fs import EXEC, READ, WRITE
from mirage.vfs.reading import close

if TYPE_CHECKING:
    from mirage.commands.find.parse import Words

CANNOT_RUN = 126
BATCH = 128 * 1024
"""As many bytes of names go to one command of ``-exec ... +``."""
_PERMISSIONS = {"-readable": READ, "-writable": WRITE, "-executable": EXEC}


class Actions:
    """Builds the actions of one run."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._ctx = run.ctx
        self._settings = run.settings

    async def print(self, name: str, words: "Words") -> Primary:
        """``-print``, ``-print0``, ``-fprint``, ``-fprint0``: the path."""
        end = "\0" if name.endswith("0") else "\n"
        write = (await self._target(name, words)).append
        self._settings.has_action = True

        def test(item: Item) -> bool:
            write(item.path + end)
            return True

        return Primary(test=test)

    async def printf(self, name: str, words: "Words") -> Primary:
        """``-printf`` and ``-fprintf``: as a format says."""
        write = (await self._target(name, words)).append
        form = formats.Format(words.argument(name), self._ctx.host)
        for warning in form.warnings:
            await self._ctx.complain(warning, 0)
        self._settings.has_action = True
        fill, needs = form.fill, frozenset(form.needs)

        def test(item: Item) -> bool:
            write(fill(item))
            return True

        async def action(item: Item) -> bool:
            item.behind = await self._behind(item)
            return test(item)

        return Primary(action=action, needs=needs) if form.looks_behind else Primary(test=test, needs=needs)

    async def _behind(self, item: Item) -> str:
        """The letter of what an item leads to."""
        if item.entry.kind != "link":
            return formats.LETTERS[item.entry.kind]
        try:
            return formats.LETTERS[(await self._ctx.fs.stat(item.path)).kind]
        except (FileNotFoundError, NotADirectoryError):
            return "N"
        except OSError as error:
            return "L" if error.errno == ELOOP else "?"

    async def long(self, name: str, words: "Words") -> Primary:
        """``-ls`` and ``-fls``: as ``ls -dils`` does."""
        write = (await self._target(name, words)).append
        line = formats.listing(self._ctx.host, self._run.now)
        self._settings.has_action = True

        def test(item: Item) -> bool:
            write(line(item))
            return True

        return Primary(test=test, needs=formats.FIELDS)

    async def _target(self, name: str, words: "Words") -> list[str]:
        """Where an action prints: the output, or the file that its name begins with an ``f`` for."""
        if not name.startswith("-f"):
            return self._run.pieces
        path = words.argument(name)
        if path not in self._run.files:
            try:
                await self._ctx.fs.write(path, b"")
            except OSError as error:
                raise FindError(f"{quoted(path)}: {reason(error)}") from None
            self._run.files[path] = []
        return self._run.files[path]

    async def quit(self, name: str, words: "Words") -> Primary:
        """``-quit``: no further."""

        def test(item: Item) -> bool:
            raise Finished

        return Primary(test=test)

    async def prune(self, name: str, words: "Words") -> Primary:
        """``-prune``: not below this directory."""
        self._settings.prunes = True

        def test(item: Item) -> bool:
            item.pruned = True
            return True

        return Primary(test=test)

    async def empty(self, name: str, words: "Words") -> Primary:
        """``-empty``: a file without bytes, a directory without entries."""
        run = self._run

        async def action(item: Item) -> bool:
            if item.entry.kind == "file":
                return item.entry.size == 0
            if item.entry.kind != "dir":
                return False
            pages = run.ctx.fs.list(item.path)
            try:
                async for page in pages:
                    if page:
                        return False
            except OSError as error:
                await run.complain(f"{quoted(item.path)}: {reason(error)}")
                return False
            finally:
                await close(pages)
            return True

        return Primary(action=action, needs=frozenset({"size"}))

    async def access(self, name: str, words: "Words") -> Primary:
        """``-readable``, ``-writable``, ``-executable``."""
        wanted = _PERMISSIONS[name]
        fs = self._ctx.fs

        async def action(item: Item) -> bool:
            return await fs.access(item.path, wanted)

        return Primary(action=action)

    async def delete(self, name: str, words: "Words") -> Primary:
        """``-delete``: removes the file, or the directory that is empty by then."""
        self._settings.has_action = self._settings.depth_first = self._settings.deletes = True
        run = self._run

        async def action(item: Item) -> bool:
            if item.path == ".":
                return True
            fs = run.ctx.fs
            try:
                if item.entry.kind == "dir" and not item.link:
                    await fs.rmdir(item.path)
                else:
                    await fs.unlink(item.path)
            except OSError as error:
                await run.complain(f"cannot delete {quoted(item.path)}: {reason(error)}")
                return False
            return True

        return Primary(action=action)

    async def ask(self, name: str, words: "Words") -> Primary:
        """``-ok`` and ``-okdir``: nobody is there to answer."""
        raise FindError(f"{name} is not supported: there is no terminal to ask on")

    async def execute(self, name: str, words: "Words") -> Primary:
        """``-exec`` and ``-execdir``: a command for each file, or for many at once."""
        argv, many = _command(name, words)
        self._settings.has_action = True
        inside = name == "-execdir"
        if many:
            return self._batched(argv, inside=inside)

        async def action(item: Item) -> bool:
            directory, path = _place(item) if inside else ("", item.path)
            return await self._call([word.replace("{}", path) for word in argv], directory) == 0

        return Primary(action=action)

    def _batched(self, argv: list[str], *, inside: bool) -> Primary:
        paths: list[str] = []
        held = 0
        where = ""

        async def send() -> None:
            nonlocal held
            if paths:
                given = [*argv, *paths]
                paths.clear()
                held = 0
                if await self._call(given, where) != 0:
                    self._ctx.status = max(self._ctx.status, 1)

        async def action(item: Item) -> bool:
            nonlocal held, where
            directory, path = _place(item) if inside else ("", item.path)
            size = len(encode(path)) + 1
            if directory != where or held + size > BATCH:
                await send()
                where = directory
            paths.append(path)
            held += size
            return True

        self._run.endings.append(send)
        return Primary(action=action)

    async def _call(self, argv: Sequence[str], directory: str) -> int:
        await self._run.flush()
        ctx = self._ctx
        before = ctx.session.cwd
        try:
            if directory:
                ctx.session.cwd = (await ctx.fs.resolve(directory)).path
            try:
                await ctx.runner.expect(argv[0])
            except OSError as error:
                await ctx.io.err.write(encode(f"find: {quoted(argv[0])}: {reason(error)}\n"))
                return CANNOT_RUN
            return await ctx.runner.run(argv, ctx.io)
        finally:
            ctx.session.cwd = before


def _place(item: Item) -> tuple[str, str]:
    """The directory of a file, and the file as it is called there."""
    path = item.path.rstrip("/")
    if not path:
        return "/", "/"
    directory, name = split(path)
    return directory or ".", f"./{name}/" if item.path.endswith("/") else f"./{name}"


def _command(name: str, words: "Words") -> tuple[list[str], bool]:
    """The words of a command up to ``;`` or ``{} +``, and which of the two it was."""
    argv: list[str] = []
    while (word := words.next()) is not None:
        if word == ";":
            if not argv:
                raise FindError(f"invalid argument `;' to `{name}'")
            return argv, False
        if word == "+" and argv and argv[-1] == "{}":
            argv.pop()
            if not argv:
                raise FindError(f"invalid argument `+' to `{name}'")
            _expect_single(name, argv)
            return argv, True
        if word == "+" and argv and "{}" in argv[-1]:
            raise FindError(
                f"In {quoted(f'{name} ... {{}} +')} the {quoted('{}')} must appear by itself, "
                f"but you specified {quoted(argv[-1])}"
            )
        argv.append(word)
    raise FindError(f"missing argument to `{name}'")


def _expect_single(name: str, argv: Sequence[str]) -> None:
    if any("{}" in word for word in argv):
        raise FindError(f"Only one instance of {{}} is supported with {name} ... +")


def known(entry: Entry, fields: frozenset[str]) -> bool:
    """Whether nothing that is needed is unknown."""
    return all(getattr(entry, field) is not None for field in fields)
