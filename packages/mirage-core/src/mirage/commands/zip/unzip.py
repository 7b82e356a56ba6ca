"""unzip: the command."""

import errno
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options
from mirage.paths import decode, encode, join

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.zip.directory import Entry
    from mirage.commands.zip.words import Found, Words

HELP = """\
Usage: unzip [-Z] [-opts[modifiers]] file[.zip] [list] [-x xlist] [-d exdir]
Extract the members in list, or all, but those in xlist, into exdir.

  -p  extract to a pipe, no messages      -l  list members (short)
  -c  extract to a pipe, with names       -v  list members (long)
  -f  replace older files, make none      -t  test compressed data
  -u  replace older files, make missing   -z  show the archive's comment
  -x  leave out the members that follow   -d  extract into a directory
  -Z  what zipinfo does
  -n  never replace files                 -q  say less (-qq: nothing)
  -o  replace files without asking        -j  leave directories off names
  -C  case of names does not count        -L  names in lower case
  -K -X -D -U -UU -a -b -: are accepted; nothing is ever written outside exdir

Members that are encrypted are skipped.
"""
_LETTERS = "pcflutvzjnoqCLKXDUbdZ:TSM"
_TITLE = "Archive:  "
_PATH_MAX = 4096


def touched(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """The archive is read; its members are made."""
    from mirage.commands.zip.words import WrongWords, parse

    try:
        call = parse(words, _LETTERS)
    except WrongWords:
        return
    if call.archive is None:
        return
    yield Access(Act.READ, call.archive)
    if not any(letter in call.letters for letter in "pclvtzZ"):
        yield Access(Act.WRITE, call.target or ".", subtree=True)


@command("unzip", "Extract what zip archives hold.", Options, Operands("FILE"), touches=touched, raw=True)
async def unzip(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """List, test or extract."""
    from mirage.commands.zip.words import WRONG, Voice, WrongWords, find, parse, say

    if words and words[0].startswith("-Z"):
        from mirage.commands.zip.zipinfo import show

        rest = words[0][2:]
        return await show(ctx, [f"-{rest}", *words[1:]] if rest else words[1:])
    if not words or "--help" in words or words[0] in ("-h", "-hh"):
        await ctx.out.write(encode(HELP))
        return 0
    try:
        call = parse(words, _LETTERS)
    except WrongWords as fault:
        await say(ctx, f"error:  {'-' if len(str(fault)) == 1 else ''}{fault}: not supported\n")
        return WRONG
    if call.archive is None:
        await ctx.out.write(encode(HELP))
        return 0 if call.letters == "v" else WRONG
    listing = "l" in call.letters or "v" in call.letters
    quiet = call.count("q")
    announce = "p" not in call.letters and quiet == 0
    voice = Voice("unzip", announce, on_out="t" in call.letters, labels=not announce, searches="p" not in call.letters)
    found = await find(ctx, call.archive, voice)
    if isinstance(found, int):
        return found
    if found.directory.before:
        await voice.say(
            ctx,
            f"warning [{found.path}]:  {found.directory.before} extra bytes at beginning or within zipfile\n"
            "  (attempting to process anyway)\n",
        )
    if "z" in call.letters:
        await ctx.out.write(found.directory.comment.rstrip(b"\n") + b"\n" if found.directory.comment else b"")
        return 0
    if announce and found.directory.comment:
        await ctx.out.write(found.directory.comment.rstrip(b"\n") + b"\n")
    if listing:
        from mirage.commands.zip.zipinfo import table

        return await table(ctx, found, call) or int(bool(found.directory.before))
    status = await _Extraction(ctx, found, call).run()
    return status or int(bool(found.directory.before))


class _Extraction:
    """One run over the members of an archive."""

    def __init__(self, ctx: "Context", found: "Found", call: "Words") -> None:
        from mirage.commands.confined import Confined
        from mirage.commands.zip.content import Content
        from mirage.commands.zip.words import Choice

        self._ctx = ctx
        self._found = found
        self._call = call
        self._letters = call.letters
        self._choice = Choice(call)
        self._content = Content(ctx, found.path, found.directory)
        self._confined = Confined(ctx, call.target)
        self._quiet = call.count("q") > 0 or "p" in call.letters
        self._replaces: bool | None = True if "o" in call.letters else False if "n" in call.letters else None
        self._links: list[tuple[str, str]] = []
        self._directories: list[tuple[str, Entry]] = []
        self._tested = 0
        self.status = 0

    async def run(self) -> int:
        """Work on all that are meant."""
        from mirage.commands.compression.expanding import Refused
        from mirage.commands.zip.words import DAMAGED, NO_MATCH, say

        if self._call.target and not await self._target():
            return 2
        try:
            for entry in self._found.directory.entries:
                if self._choice.meant(entry.name):
                    await self._one(entry)
                await self._ctx.breathe()
        except Refused as refusal:
            await say(self._ctx, f"\nerror:  {self._found.path}: {refusal}\n")
            self.status = DAMAGED
        await self._finish()
        for text in self._choice.missing():
            words = f"caution: filename not matched:  {text}\n"
            if "t" in self._letters:
                await self._print(words, loud=True)
            else:
                await say(self._ctx, words)
            self.status = max(self.status, NO_MATCH)
        if "t" in self._letters:
            await self._sum()
        return self.status

    async def _sum(self) -> None:
        path = self._found.path
        if self.status:
            await self._print(f"At least one error was detected in {path}.\n", loud=self._call.count("q") < 2)
            return
        words = f"No errors detected in compressed data of {path}.\n"
        if self._call.members or self._call.excluded:
            words = f"No errors detected in {path} for the {self._tested} file{'s' * (self._tested != 1)} tested.\n"
        await self._print(words, loud=self._call.count("q") < 2)

    async def _target(self) -> bool:
        """Make the directory that all goes into."""
        from mirage.commands.context import reason
        from mirage.commands.zip.words import say

        path = self._call.target
        try:
            await self._ctx.fs.mkdir(path)
        except FileExistsError:
            return True
        except OSError as error:
            await say(self._ctx, f"checkdir:  cannot create extraction directory: {path}\n           {reason(error)}\n")
            return False
        return True

    async def _one(self, entry: "Entry") -> None:
        from mirage.commands.zip.content import Unreadable
        from mirage.commands.zip.directory import ENCRYPTED
        from mirage.commands.zip.words import LOCKED, UNKNOWN, column, say

        try:
            self._content.expect_readable(entry)
        except Unreadable as fault:
            words = f"   skipping: {column(entry.name)}  {fault}\n"
            if "t" in self._letters:
                await self._print(words, loud=True)
            else:
                await say(self._ctx, words)
            self.status = max(self.status, LOCKED if entry.flags & ENCRYPTED else UNKNOWN)
            return
        if "t" in self._letters:
            await self._test(entry)
        elif "p" in self._letters or "c" in self._letters:
            await self._pipe(entry)
        else:
            await self._extract(entry)

    async def _test(self, entry: "Entry") -> None:
        from mirage.commands.zip.content import BadData
        from mirage.commands.zip.words import column, say

        self._tested += 1
        await self._print(f"    testing: {column(entry.name)}  ")
        try:
            async with aclosing(self._content.chunks(entry)) as chunks:
                async for _ in chunks:
                    pass
        except BadData as fault:
            await say(self._ctx, f" {fault}\n")
            self.status = max(self.status, 2)
            return
        await self._print(" OK\n")

    async def _pipe(self, entry: "Entry") -> None:
        from mirage.commands.zip.words import column

        if "p" not in self._letters:
            await self._print(f"{_verb(entry)}: {column(entry.name)}  \n")
        async with aclosing(self._checked(entry)) as chunks:
            async for chunk in chunks:
                await self._ctx.out.write(chunk)
        if "p" not in self._letters:
            await self._print("\n")

    async def _checked(self, entry: "Entry") -> AsyncGenerator[bytes, None]:
        """The bytes of a member; what is wrong with them is said."""
        from mirage.commands.zip.content import BadData
        from mirage.commands.zip.words import column, say

        try:
            async with aclosing(self._content.chunks(entry)) as chunks:
                async for chunk in chunks:
                    yield chunk
        except BadData as fault:
            named = f"{column(entry.name)}  " if self._quiet else ""
            await say(self._ctx, f"{named} {fault}\n")
            self.status = max(self.status, 2)

    async def _extract(self, entry: "Entry") -> None:
        from mirage.commands.confined import Outside
        from mirage.commands.context import reason
        from mirage.commands.zip.words import say, shown

        name = await self._name(entry)
        if not name:
            return
        path = join(self._call.target, name) if self._call.target else name
        if self._call.target == "/":
            path = f"/{name}"
        try:
            if entry.is_dir:
                await self._directory(entry, path.rstrip("/"))
            else:
                await self._file(entry, path)
        except Outside:
            await say(
                self._ctx,
                f"checkdir error:  {shown(path)} leads out of the directory\n"
                f"                 unable to process {shown(entry.name)}.\n",
            )
            self.status = max(self.status, 2)
        except OSError as error:
            if error.errno in (errno.ENOTDIR, errno.EEXIST):
                parent = path.rpartition("/")[0]
                await say(
                    self._ctx,
                    f"checkdir error:  {shown(parent)} exists but is not directory\n"
                    f"                 unable to process {shown(entry.name)}.\n",
                )
            else:
                await say(self._ctx, f"error:  cannot create {shown(path)}\n        {reason(error)}\n")
            self.status = max(self.status, 2)

    async def _name(self, entry: "Entry") -> str:
        """What a member is to be called, in the directory; empty where it is to be nothing."""
        from mirage.commands.zip.words import say, shown

        name = entry.name.lower() if "L" in self._letters else entry.name
        if name.startswith("/"):
            await say(self._ctx, f"warning:  stripped absolute path spec from {shown(name)}\n")
            self.status = max(self.status, 1)
            name = name.lstrip("/")
        parts = name.split("/")
        if ".." in parts:
            words = f'warning:  skipped "../" path component(s) in {shown(entry.name)}\n'
            await self._print(words)
            self.status = max(self.status, 1)
        parts = [part for part in parts if part not in ("", ".", "..")]
        if "j" in self._letters:
            return "" if entry.is_dir else "".join(parts[-1:])
        return "/".join(parts) + ("/" if entry.is_dir and parts else "")

    async def _directory(self, entry: "Entry", path: str) -> None:
        from mirage.commands.zip.words import shown

        fs = self._ctx.fs
        await self._confined.above(path)
        try:
            present = await fs.stat(path)
        except FileNotFoundError:
            if "f" in self._letters:
                return
            await fs.mkdir(path)
            self._confined.add(path)
            self._directories.append((path, entry))
            await self._print(f"   creating: {shown(path)}/\n")
            return
        if present.kind != "dir":
            raise OSError(errno.ENOTDIR, "Not a directory")

    async def _file(self, entry: "Entry", path: str) -> None:
        from mirage.commands.zip.words import column

        fs = self._ctx.fs
        try:
            present = await fs.stat(path, follow=False)
        except FileNotFoundError:
            present = None
        if present is None and "f" in self._letters:
            return
        if present is not None:
            newer = (present.mtime or 0) // 10**9 >= entry.mtime
            if ("u" in self._letters or "f" in self._letters) and newer:
                return
            if not await self._may_replace(path):
                return
        await self._confined.above(path)
        if present is not None:
            if present.kind == "dir":
                raise OSError(errno.EISDIR, "Is a directory", path)
            await fs.unlink(path)
            self._confined.forget()
        if entry.is_link:
            await self._link(entry, path)
            return
        await self._print(f"{_verb(entry)}: {column(path)}  ", loud=not self._quiet)
        before = self.status
        async with aclosing(self._checked(entry)) as chunks:
            await fs.write(path, chunks)
        if self.status == before or self.status < 2:
            await self._print("\n", loud=not self._quiet)
        await self._attributes(path, entry)

    async def _may_replace(self, path: str) -> bool:
        """Whether a file that is there may be replaced; where nothing says so, it is asked."""
        from mirage.commands.zip.words import say, shown

        while self._replaces is None:
            await say(self._ctx, f"replace {shown(path)}? [y]es, [n]o, [A]ll, [N]one, [r]ename: ")
            answer = await _line(self._ctx)
            if answer is None:
                await say(self._ctx, ' NULL\n(EOF or read error, treating as "[N]one" ...)\n')
                self._replaces = False
                self.status = max(self.status, 1)
                return False
            match answer[:1]:
                case "y":
                    return True
                case "n":
                    return False
                case "A":
                    self._replaces = True
                case "N":
                    self._replaces = False
                case _:
                    await say(self._ctx, f"error:  invalid response [{answer[:1]}]\n")
            await self._ctx.breathe()
        return self._replaces

    async def _link(self, entry: "Entry", path: str) -> None:
        from mirage.commands.zip.words import column, shown

        target = b""
        async with aclosing(self._checked(entry)) as chunks:
            async for chunk in chunks:
                target += chunk
                if len(target) > _PATH_MAX:
                    raise OSError(errno.ENAMETOOLONG, "File name too long", path)
        text = decode(target)
        # Nobody writes through a file: the link is made when nothing more is written.
        await self._ctx.fs.write(path, b"")
        self._links.append((path, text))
        await self._print(f"    linking: {column(path)}  -> {shown(text)} \n")

    async def _finish(self) -> None:
        """Make the links, and give directories what they are to have."""
        from mirage.commands.context import reason
        from mirage.commands.zip.words import column, say, shown

        if self._links:
            await self._print("finishing deferred symbolic links:\n")
        for path, target in self._links:
            await self._print(f"  {column(path)} -> {shown(target)}\n")
            try:
                await self._ctx.fs.unlink(path)
                await self._ctx.fs.symlink(target, path)
            except OSError as error:
                await say(self._ctx, f"error:  cannot create symlink {shown(path)}\n        {reason(error)}\n")
                self.status = max(self.status, 2)
            await self._ctx.breathe()
        for path, entry in reversed(self._directories):
            await self._attributes(path, entry)
            await self._ctx.breathe()

    async def _attributes(self, path: str, entry: "Entry") -> None:
        fs = self._ctx.fs
        if (await fs.locate(path)).mount.attrs is None:
            return
        mode = entry.mode & 0o777 if entry.mode else None
        await fs.set_attrs(path, mode=mode, mtime=entry.mtime * 10**9, follow=False)

    async def _print(self, text: str, *, loud: bool | None = None) -> None:
        if loud if loud is not None else not self._quiet:
            await self._ctx.out.write(encode(text))


def _verb(entry: "Entry") -> str:
    return {0: " extracting", 12: " bunzipping"}.get(entry.method, "  inflating")


async def _line(ctx: "Context") -> str | None:
    """A line of standard input; None at its end."""
    stdin = ctx.io.stdin
    answer = b""
    while b"\n" not in answer:
        chunk = await stdin.read(_PATH_MAX)
        if not chunk:
            break
        answer = (answer + chunk)[: 16 * _PATH_MAX]
        await ctx.breathe()
    line, _, rest = answer.partition(b"\n")
    if rest:
        stdin.unread(rest)
    return decode(line) if answer else None
