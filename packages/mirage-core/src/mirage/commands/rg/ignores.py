"""What the ignore files of a directory and of those above it say."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.rg.rules import Rules, Verdict, rules
from mirage.paths import decode, join

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.rg.options import Rg

_NAMES = (".git", ".gitignore", ".ignore", ".rgignore")
_OF_GIT = 2
"""The first kind of file that counts in repositories only."""


class Sources(NamedTuple):
    """Which ignore files count."""

    own: bool
    """``.rgignore``"""
    dots: bool
    """``.ignore``"""
    git: bool
    exclude: bool
    user: bool
    parents: bool
    everywhere: bool
    """``.gitignore`` counts outside of repositories, too."""
    fold: bool

    @classmethod
    def of(cls, options: "Rg", *, ignore: bool) -> "Sources":
        """Those that the options leave."""
        git = ignore and options.ignore_vcs
        return cls(
            own=ignore,
            dots=ignore and options.ignore_dot,
            git=git,
            exclude=git and options.ignore_exclude,
            user=git and options.ignore_global,
            parents=ignore and options.ignore_parent,
            everywhere=not options.require_git,
            fold=options.fold_ignore,
        )

    @property
    def any(self) -> bool:
        """Whether a directory has to be looked at for them."""
        return self.own


class Wrong(NamedTuple):
    """What is wrong in an ignore file; ``above``: in one above all that is searched."""

    text: str
    above: bool


class Ignores:
    """What holds in one directory: its own ignore files, then those of the directory above."""

    __slots__ = ("_above", "_in_repository", "_root", "_rules")

    def __init__(
        self,
        above: "Ignores | None",
        *,
        rules: Sequence[Rules | None],
        root: bool,
    ) -> None:
        self._above = above
        self._rules = rules
        """By the kind of file: ``.rgignore``, ``.ignore``, ``.gitignore``, ``.git/info/exclude``."""
        self._root = root
        """It is where a repository begins."""
        self._in_repository: bool = root or (above is not None and above._in_repository)

    def verdict(self, path: str, name: str, *, directory: bool, everywhere: bool) -> Verdict | None:
        """What is said of an absolute path; the nearest word of the strongest kind of file counts."""
        found: list[Verdict | None] = [None, None, None, None]
        git = everywhere or self._in_repository
        here: Ignores | None = self
        while here is not None:
            for at, own in enumerate(here._rules):
                if own is not None and found[at] is None and (git or at < _OF_GIT):
                    found[at] = own.verdict(path, name, directory=directory)
            git = git and not here._root
            here = here._above
        return next((verdict for verdict in found if verdict is not None), None)


class Reader:
    """Reads the ignore files of directories."""

    def __init__(self, ctx: "Context", sources: Sources) -> None:
        self._ctx = ctx
        self._sources = sources
        self._known: dict[str, Ignores | None] = {}
        """What holds above the directories that were asked for."""
        self._above = False
        self.wrong: list[Wrong] = []
        """What is wrong in them, to be said."""

    async def here(self, directory: str, names: Collection[str], above: Ignores | None, shown: str) -> Ignores | None:
        """What holds in a directory with these names in it, ``shown`` being how it is called."""
        sources = self._sources
        root = sources.git and ".git" in names
        wanted = (
            (".rgignore", sources.own and ".rgignore" in names),
            (".ignore", sources.dots and ".ignore" in names),
            (".gitignore", sources.git and ".gitignore" in names),
            (".git/info/exclude", sources.exclude and root),
        )
        if not root and not any(there for _, there in wanted):
            return above
        found = [await self._rules(directory, name, shown) if there else None for name, there in wanted]
        return Ignores(above, rules=found, root=root)

    async def parents(self, directory: str) -> Ignores | None:
        """What holds above a directory, by the files of those it is in."""
        if not self._sources.parents:
            return None
        if directory not in self._known:
            found: Ignores | None = None
            steps = [part for part in directory.split("/") if part]
            self._above = True
            for depth in range(len(steps)):
                at = "/" + "/".join(steps[:depth])
                names = [name for name in _NAMES if await self._ctx.fs.exists(join(at, name))]
                found = await self.here(at, names, found, at)
            self._above = False
            self._known[directory] = found
        return self._known[directory]

    async def user(self) -> Rules | None:
        """What the user wants to be passed over everywhere."""
        if not self._sources.user:
            return None
        environment = self._ctx.session.environment()
        config = environment.get("XDG_CONFIG_HOME") or join(environment.get("HOME") or "/", ".config")
        return await self._rules(self._ctx.session.cwd, join(config, "git/ignore"), "")

    async def named(self, path: str) -> Rules:
        """A file of ``--ignore-file``.

        :raises OSError: it cannot be read.
        """
        return await self._read(self._ctx.session.cwd, path, path)

    async def _rules(self, directory: str, name: str, shown: str) -> Rules | None:
        try:
            return await self._read(directory, join(directory, name), join(shown, name))
        except OSError:
            # What cannot be read says nothing.
            return None

    async def _read(self, base: str, path: str, shown: str) -> Rules:
        source = await self._ctx.open(path)
        try:
            data = await self._ctx.gather(source)
        finally:
            await source.aclose()
        base = base if base.endswith("/") else base + "/"
        found, wrong = rules(base, decode(data).split("\n"), fold=self._sources.fold)
        self.wrong += [Wrong(f"{shown}: {each}", self._above) for each in wrong]
        return found
