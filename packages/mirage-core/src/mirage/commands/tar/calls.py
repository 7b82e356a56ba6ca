"""A call of tar, ready to be done: its names in their order, what is left out, and where output goes."""

from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.context import Context, reason
from mirage.commands.quoting import escaped
from mirage.commands.quoting import word as quoted
from mirage.commands.tar.names import BACKUPS, VCS, Pattern, test, unsafe_part
from mirage.paths import decode, encode, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.tar.member import Member
    from mirage.commands.tar.options import Item, Tar

_MISPLACED = (
    "The following options were used after any non-optional arguments in archive create or update mode.  These "
    "options are positional and affect only arguments that follow them.  Please, rearrange them properly."
)


class Fatal(Exception):
    """Nothing more can be done; the messages say why."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages


class Name(NamedTuple):
    """A name of a call, and what counted where it was given."""

    pattern: Pattern
    directory: str
    recursion: bool
    excludes: int = 0
    """So many of the patterns of what is left out were given before it."""

    @property
    def text(self) -> str:
        """The name as it was given."""
        return self.pattern.text


class Call:
    """What a call asks for."""

    __slots__ = ("_always", "_excluded", "_said", "ctx", "directory", "failed", "names", "options", "verbose")

    def __init__(self, ctx: Context, options: "Tar") -> None:
        self.ctx = ctx
        self.options = options
        self.verbose = len(options.verbosity)
        self.names: list[Name] = []
        self.directory = ""
        """Where members go that no name is for."""
        self.failed = False
        self._excluded: list[Callable[[str], bool]] = []
        self._always: list[Callable[[str], bool]] = []
        self._said: set[str] = set()

    async def collect(self, *, creates: bool) -> None:
        """Read the names, and the files that hold more.

        :raises Fatal: a file cannot be read, or a directory is missing.
        """
        options = self.options
        directory = ""
        null, recursion = False, True
        pattern = Pattern("", wildcards=False)
        wildcards: bool | None = None
        trailing: list[str] = []
        for item in options.items:
            match item.what:
                case "name" | "from":
                    texts = [item.value] if item.what == "name" else await self._listed(item.value, null=null)
                    for text in texts:
                        meant = pattern._replace(text=text, wildcards=bool(wildcards))
                        self.names.append(Name(meant, directory, recursion, len(self._excluded)))
                    trailing = []
                case "directory":
                    directory = join(directory, item.value) if directory else item.value
                    await self._expect_directory(directory, item.value)
                case "exclude" | "exclude from":
                    trailing.append(self._shown(item))
                    texts = [item.value] if item.what == "exclude" else await self._listed(item.value, null=False)
                    for text in texts:
                        usual = True if wildcards is None else wildcards
                        self._excluded.append(test(pattern._replace(text=text, wildcards=usual)))
                case "null":
                    null = item.on
                case "recursion":
                    recursion = item.on
                case "wildcards":
                    wildcards = item.on
                case "anchored":
                    pattern = pattern._replace(anchored=item.on)
                case "ignore case":
                    pattern = pattern._replace(ignore_case=item.on)
            await self.ctx.breathe()
        self.directory = directory
        kept = (*(VCS if options.exclude_vcs else ()), *(BACKUPS if options.exclude_backups else ()))
        self._always = [test(Pattern(text)) for text in kept]
        if creates and trailing and self.names:
            await self.fail(_MISPLACED)
            for words in trailing:
                await self.fail(f"{words} has no effect")

    @staticmethod
    def _shown(item: "Item") -> str:
        return f"--{item.what.replace(' ', '-')} {quoted(item.value)}"

    async def _listed(self, path: str, *, null: bool) -> list[str]:
        try:
            source = await self.ctx.open(path)
            try:
                data = await self.ctx.gather(source)
            finally:
                await source.aclose()
        except OSError as error:
            verb = "stat" if isinstance(error, FileNotFoundError) else "open"
            raise Fatal(f"{escaped(path)}: Cannot {verb}: {reason(error)}") from None
        if not null and b"\0" in data:
            await self.note(f"{escaped(path)}: file name read contains nul character")
            null = True
        self.ctx.budget.hold(2 * len(data))
        names = data.split(b"\0" if null else b"\n")
        texts = [decode(name) for name in names if name]
        if not null and any(text.startswith("-") for text in texts):
            raise Fatal(f"{escaped(path)}: options in files are not supported here")
        return texts

    async def _expect_directory(self, directory: str, shown: str) -> None:
        try:
            entry = await self.ctx.fs.stat(directory)
        except OSError as error:
            raise Fatal(f"{escaped(shown)}: Cannot open: {reason(error)}") from None
        if entry.kind != "dir":
            raise Fatal(f"{escaped(shown)}: Cannot open: Not a directory")

    def excludes(self, name: str, count: int | None = None) -> bool:
        """Whether a name is left out by the first ``count`` of the patterns, or by any."""
        name = name.rstrip("/") or name
        return any(excluded(name) for excluded in (*self._excluded[:count], *self._always))

    async def fail(self, message: str) -> None:
        """Say what went wrong; the rest is done."""
        self.failed = True
        await self.note(message)

    async def note(self, message: str) -> None:
        """Say something that is no failure."""
        await self.ctx.pass_on()
        await self.ctx.io.err.write(encode(f"{self.ctx.name}: {message}\n"))

    async def once(self, message: str) -> None:
        """Say something the first time only."""
        if message not in self._said:
            self._said.add(message)
            await self.note(message)

    def changed(self, name: str, kind: str = "r") -> str:
        """A name after ``--transform``; ``kind`` is that of the name. The slash behind a directory is no part of it."""
        if not self.options.transform:
            return name
        bare = name.rstrip("/") or name
        changed = bare
        for transform in (each for group in self.options.transform for each in group):
            if kind in transform.kinds:
                changed = transform.of(changed)
        return changed + name[len(bare) :]

    async def inside(self, name: str, what: str) -> str:
        """A name without what leads out of a directory; that is said the first time."""
        if self.options.absolute:
            return name
        unsafe = unsafe_part(name)
        if unsafe:
            await self.once(f"Removing leading `{escaped(unsafe)}' from {what}")
        rest = name[len(unsafe) :]
        if not rest:
            await self.once(f"Substituting `.' for empty {what[:-1]}")
        return rest or "."


class Listing:
    """Prints members as ``-t`` and ``-v`` do."""

    __slots__ = ("_call", "_longest", "_to_err", "_width")

    def __init__(self, call: Call, *, to_err: bool = False) -> None:
        self._call = call
        self._to_err = to_err
        self._longest = 16
        """The longest time that was listed."""
        self._width = 19
        """Of owner, group and size, which grows with what was listed."""

    async def print(self, member: "Member", name: str, *, long: bool) -> None:
        """One line."""
        text = self._line(member, name) if long else f"{escaped(name)}\n"
        if self._to_err:
            await self._call.ctx.pass_on()
            await self._call.ctx.io.err.write(encode(text))
        else:
            await self._call.ctx.out.write(encode(text))

    def _line(self, member: "Member", name: str) -> str:
        from mirage.commands.ls.long import strftime
        from mirage.commands.modes import letters

        options = self._call.options
        user, group = member.user, member.group
        if options.numeric_owner or not user:
            user = str(member.uid)
        if options.numeric_owner or not group:
            group = str(member.gid)
        size = str(member.size)
        if member.kind in ("char", "block"):
            size = ",".join(map(str, member.device))
        taken = len(user) + len(group) + len(size) + 2
        self._width = max(self._width, taken)
        seconds = member.mtime - member.mtime % 10**9
        time = strftime("%Y-%m-%d %H:%M:%S" if options.full_time else "%Y-%m-%d %H:%M", seconds)
        if options.full_time and member.mtime % 10**9:
            time += f".{member.mtime % 10**9:09d}".rstrip("0")
        self._longest = max(self._longest, len(time))
        time = time.ljust(self._longest)
        ending = ""
        if member.kind == "link":
            ending = f" -> {escaped(member.target)}"
        elif member.kind == "hard":
            ending = f" link to {escaped(member.target)}"
        letter = _LETTERS[member.kind]
        blank = " " * (self._width - taken + 1)
        return f"{letter}{letters(member.mode)} {user}/{group}{blank}{size} {time} {escaped(name)}{ending}\n"


_LETTERS = {
    **{"file": "-", "dir": "d", "link": "l", "hard": "h"},
    **{"char": "c", "block": "b", "fifo": "p", "other": "-"},
}
