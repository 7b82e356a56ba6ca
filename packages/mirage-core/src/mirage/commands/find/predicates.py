"""The tests of find that an Entry answers: names, kinds, sizes, times, owners, permissions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from mirage import patterns
from mirage.commands import dates, modes
from mirage.commands.context import reason
from mirage.commands.find import numbers
from mirage.commands.find.items import FindError, Item, Primary, Run, Test
from mirage.commands.quoting import word as quoted
from mirage.paths import encode
from mirage.patterns import Subject, Syntax
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.glob import Rules, matcher
from mirage.resources import Entry

if TYPE_CHECKING:
    from mirage.commands.find.parse import Words

_KINDS = {"f": "file", "d": "dir", "l": "link", "c": "other", "b": "", "p": "", "s": "", "D": ""}
REGEX_TYPES = {
    "findutils-default": Syntax.EMACS,
    "ed": Syntax.EDITOR,
    "emacs": Syntax.EMACS,
    "gnu-awk": Syntax.EXTENDED,
    "grep": Syntax.BASIC,
    "posix-awk": Syntax.EXTENDED,
    "awk": Syntax.EXTENDED,
    "posix-basic": Syntax.EDITOR,
    "posix-egrep": Syntax.EXTENDED,
    "egrep": Syntax.EXTENDED,
    "posix-extended": Syntax.POSIX,
    "posix-minimal-basic": Syntax.BASIC,
    "sed": Syntax.EDITOR,
}
_FOLD = Rules(ignore_case=True)
_FIELDS = {"a": "atime", "B": "mtime", "c": "ctime", "m": "mtime"}


class Predicates:
    """Builds the tests of one run."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._settings = run.settings
        self._host = run.ctx.host

    async def name(self, name: str, words: "Words") -> Primary:
        """``-name`` and ``-iname``: the last component."""
        pattern = words.argument(name)
        test = matcher(pattern, _FOLD) if name == "-iname" else matcher(pattern)
        return Primary(test=lambda item: test(item.name))

    async def path(self, name: str, words: "Words") -> Primary:
        """``-path``, ``-wholename`` and their like that ignore case: the whole path."""
        pattern = words.argument(name)
        test = matcher(pattern, _FOLD) if name in ("-ipath", "-iwholename") else matcher(pattern)
        return Primary(test=lambda item: test(item.path))

    async def link_name(self, name: str, words: "Words") -> Primary:
        """``-lname``: what a link says."""
        pattern = words.argument(name)
        test = matcher(pattern, _FOLD) if name == "-ilname" else matcher(pattern)
        return Primary(test=lambda item: item.entry.kind == "link" and test(item.entry.target or ""))

    async def regex(self, name: str, words: "Words") -> Primary:
        """``-regex``: the whole path, as a regular expression."""
        text = words.argument(name)
        try:
            found = patterns.compile(
                encode(text),
                REGEX_TYPES[self._settings.regex_type],
                ignore_case=name == "-iregex",
                whole_line=True,
                subject=Subject.TEXT,
            )
        except PatternError as error:
            raise FindError(f"failed to compile regular expression '{text}': {error}") from None

        def test(item: Item) -> bool:
            data = encode(item.path)
            try:
                return found.scan(data).find(0, len(data)) is not None
            except PatternTooHard:
                return False

        return Primary(test=test)

    async def kind(self, name: str, words: "Words") -> Primary:
        """``-type``: letters with commas."""
        wanted = _kinds(words.argument(name), name)
        if len(wanted) == 1:
            (only,) = wanted
            return Primary(test=lambda item: item.entry.kind == only)
        return Primary(test=lambda item: item.entry.kind in wanted)

    async def behind(self, name: str, words: "Words") -> Primary:
        """``-xtype``: the kind of what a link leads to, or with ``-L`` of the link itself."""
        wanted = _kinds(words.argument(name), name)
        fs, settings = self._run.ctx.fs, self._settings

        async def action(item: Item) -> bool:
            if item.link:
                return "link" in wanted
            if item.entry.kind != "link" or settings.follow == "always":
                return item.entry.kind in wanted
            try:
                return (await fs.stat(item.path)).kind in wanted
            except (FileNotFoundError, NotADirectoryError):
                return "link" in wanted
            except OSError as error:
                await self._run.complain(f"{quoted(item.path)}: {reason(error)}")
                return False

        return Primary(action=action)

    async def size(self, name: str, words: "Words") -> Primary:
        """``-size``: in units, rounded up."""
        bound, unit = numbers.size(words.argument(name))

        def test(item: Item) -> bool:
            size = item.entry.size
            return size is not None and bound.holds(-(-size // unit))

        return Primary(test=test, needs=frozenset({"size"}))

    async def permissions(self, name: str, words: "Words") -> Primary:
        """``-perm MODE``, ``-MODE``, ``/MODE``."""
        text = words.argument(name)
        how = text[:1] if text[:1] in ("-", "/") else ""
        changes = modes.parse(text[len(how) :])
        if changes is None:
            raise FindError(f"invalid mode {quoted(text)}")
        of_file = modes.apply(changes, 0, directory=False, umask=0)
        of_directory = modes.apply(changes, 0, directory=True, umask=0)
        if how == "/" and not of_file and not of_directory:
            await self._run.ctx.complain(
                f"warning: you have specified a mode pattern {text} (which is equivalent to /000). The meaning of "
                "-perm /000 has now been changed to be consistent with -perm -000; that is, while it used to match no "
                "files, it now matches all files.",
                0,
            )

        def test(item: Item) -> bool:
            mode = item.entry.mode
            wanted = of_directory if item.entry.kind == "dir" else of_file
            if mode is None:
                return False
            if how == "/":
                return not wanted or bool(mode & wanted)
            return mode & wanted == wanted if how else mode == wanted

        return Primary(test=test, needs=frozenset({"mode"}))

    async def age(self, name: str, words: "Words") -> Primary:
        """``-mtime``, ``-amin`` and their like."""
        field = _FIELDS[name[1]]
        unit = numbers.DAY if name.endswith("time") else 60
        window = numbers.window(words.argument(name), name, unit, now=self._run.now, daystart=self._settings.daystart)
        return Primary(test=lambda item: window.holds(getattr(item.entry, field)), needs=frozenset({field}))

    async def used(self, name: str, words: "Words") -> Primary:
        """``-used``: read some days after it was changed."""
        bound = numbers.bound(words.argument(name), name)
        day = numbers.DAY * numbers.NANO

        def test(item: Item) -> bool:
            read, changed = item.entry.atime, item.entry.ctime
            return read is not None and changed is not None and bound.holds(-((changed - read) // day))

        return Primary(test=test, needs=frozenset({"atime", "ctime"}))

    async def newer(self, name: str, words: "Words") -> Primary:
        """``-newer``, ``-anewer``, ``-cnewer`` and ``-newerXY``."""
        word = words.argument(name)
        which = {"-newer": "mm", "-anewer": "am", "-cnewer": "cm"}.get(name) or name[6:]
        own, theirs = which[0], which[1]
        if theirs == "t":
            moment = dates.instant(word, self._run.now)
            if moment is None:
                raise FindError(f"I cannot figure out how to interpret {quoted(word)} as a date or time")
        else:
            moment = getattr(await self._reference(word), _FIELDS[theirs])
        field = _FIELDS[own]

        def test(item: Item) -> bool:
            time: int | None = getattr(item.entry, field)
            return time is not None and moment is not None and time > moment

        return Primary(test=test, needs=frozenset({field}))

    async def same_file(self, name: str, words: "Words") -> Primary:
        """``-samefile``: another name of the same file."""
        path = words.argument(name)
        entry = await self._reference(path)
        fs = self._run.ctx.fs
        reference = await fs.resolve(path, follow=self._settings.follow != "never")

        async def action(item: Item) -> bool:
            if entry.inode is not None and item.entry.inode != entry.inode:
                return False
            place = await fs.resolve(item.path, follow=self._settings.follow == "always")
            return place.path == reference.path or (entry.inode is not None and place.mount is reference.mount)

        return Primary(action=action, needs=frozenset({"inode"}))

    async def _reference(self, path: str) -> Entry:
        fs = self._run.ctx.fs
        try:
            if self._settings.follow == "never":
                return await fs.stat(path, follow=False)
            try:
                return await fs.stat(path)
            except (FileNotFoundError, NotADirectoryError):
                return await fs.stat(path, follow=False)
        except OSError as error:
            raise FindError(f"{quoted(path)}: {reason(error)}") from None

    async def owner(self, name: str, words: "Words") -> Primary:
        """``-user`` and ``-group``: by name or number."""
        text = words.argument(name)
        host = self._host
        own, known = (host.uid, host.user) if name == "-user" else (host.gid, host.group)
        wanted = {known: own, "root": 0}.get(text)
        if wanted is None:
            if not text.isascii() or not text.isdigit():
                what = "the name of a known user" if name == "-user" else "the name of an existing group"
                raise FindError(f"{quoted(text)} is not {what}")
            wanted = int(text[:20])
        return self._number("uid" if name == "-user" else "gid", lambda value: value == wanted)

    async def number(self, name: str, words: "Words") -> Primary:
        """``-uid``, ``-gid``, ``-links`` and ``-inum``."""
        bound = numbers.bound(words.argument(name), name)
        return self._number({"-links": "nlink", "-inum": "inode"}.get(name, name[1:]), bound.holds)

    def _number(self, field: str, holds: Callable[[int], bool]) -> Primary:
        unknown = {"uid": self._host.uid, "gid": self._host.gid, "nlink": 1}.get(field)

        def test(item: Item) -> bool:
            value: int | None = getattr(item.entry, field)
            value = unknown if value is None else value
            return value is not None and holds(value)

        return Primary(test=test, needs=frozenset({field}) if field in ("nlink", "inode") else frozenset())

    async def nobody(self, name: str, words: "Words") -> Primary:
        """``-nouser`` and ``-nogroup``: a number without a name."""
        host = self._host
        field, own = ("uid", host.uid) if name == "-nouser" else ("gid", host.gid)
        return Primary(test=lambda item: getattr(item.entry, field) not in (None, own, 0))

    async def constant(self, name: str, words: "Words") -> Primary:
        """``-true`` and ``-false``."""
        value = name == "-true"
        return Primary(test=lambda item: value)

    async def file_system(self, name: str, words: "Words") -> Primary:
        """``-fstype``: the kind of resource that is mounted there."""
        wanted = words.argument(name)
        test: Test = lambda item: item.mount_kind == wanted  # noqa: E731 - one of many
        return Primary(test=test)


def _kinds(text: str, name: str) -> frozenset[str]:
    wanted: set[str] = set()
    for at, letter in enumerate(text):
        if at % 2:
            if letter != ",":
                raise FindError(f"Must separate multiple arguments to {name} using: ','")
        elif letter not in _KINDS:
            raise FindError(f"Unknown argument to {name}: {letter}")
        elif letter in text[:at]:
            raise FindError(f"Duplicate file type '{letter}' in the argument list to {name}.")
        else:
            wanted.add(_KINDS[letter])
    if len(text) % 2 == 0:
        if not text:
            raise FindError(f"Arguments to {name} should contain at least one letter")
        raise FindError(f"Last file type in list argument to {name} is missing, i.e., list is ending on: ','")
    return frozenset(wanted)
