"""A trial: one law tried on one resource. Operations that must work or be refused, and verdicts that name what came."""

import errno
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import cast

import anyio
from anyio.abc import TaskGroup

from mirage.paths import split
from mirage.resources import Entry, Reading, Resource
from mirage.streams import once
from mirage.testing.law import Law, offers

Tree = Mapping[str, bytes]
"""What a resource holds: paths of files and their bytes; a path that ends in ``/`` is an empty directory."""

SCENARIO: Tree = {
    "a.txt": b"one\ntwo\nthree\n",
    "empty": b"",
    "blocks.bin": bytes(range(256)) * 800,
    "dir/b.txt": b"two\nfour\n",
    "dir/deep/c.log": b"no newline at the end",
}
"""What the kit plants in a resource that may be written.

::

    .
    ├── a.txt
    ├── blocks.bin        204,800 bytes, more than three blocks
    ├── dir
    │   ├── b.txt
    │   └── deep
    │       └── c.log
    └── empty
"""


DEEPEST = 64
"""As many directories in one another the kit follows; beyond, the tree counts as endless."""


class Trial:
    """What a law is given: the resource, operations on it, and verdicts."""

    def __init__(self, resource: Resource, law: Law, tree: Tree | None = None, many: int = 0) -> None:
        self.resource = resource
        self.law = law
        self.many = many
        self._declared = tree
        self.closed = False
        self._refusal_expected = False
        self._made: set[str] = set()

    async def tree(self) -> Tree:
        """What the resource holds: as its author declared, or as planted now."""
        if self._declared is None:
            if not offers(type(self.resource), "write"):
                wanted = "a `tree` fixture (path -> bytes) that says what this read-only resource holds"
                raise self.verdict("the tree", wanted, "none")
            await self.plant(SCENARIO)
            self._declared = SCENARIO
        return self._declared

    async def plant(self, tree: Tree, below: str = "") -> None:
        """Write files, and make the directories they need."""
        for path, data in tree.items():
            place = f"{below}/{path}" if below else path
            if place.endswith("/"):
                await self.make_dirs(place[:-1])
                continue
            if not type(self.resource).implicit_dirs:
                await self.make_dirs(split(place)[0])
            await self.write(place, data)

    async def make_dirs(self, path: str) -> None:
        """Make a directory and its parents, where this trial has not made them."""
        if not path or path in self._made:
            return
        await self.make_dirs(split(path)[0])
        await self.make_dir(path)

    # Operations that must work: any exception is the resource's failure to keep the law.

    async def stat(self, path: str) -> Entry:
        """The Entry at ``path``."""
        with self.works(f"stat({path!r})"):
            entry = await self.resource.stat(path)
        return self.entry(f"stat({path!r})", entry)

    async def exists(self, path: str) -> bool:
        """Whether something is at ``path``."""
        with self.works(f"stat({path!r})"):
            try:
                await self.resource.stat(path)
            except OSError as error:
                if error.errno not in (errno.ENOENT, errno.ENOTDIR):
                    raise
                return False
        return True

    async def pages(self, path: str) -> list[Sequence[Entry]]:
        """The pages of the directory."""
        with self.works(f"list({path!r})"):
            return [page async for page in self.resource.list(path)]

    async def entries(self, path: str) -> list[Entry]:
        """The entries of the directory."""
        return [self.entry(f"list({path!r})", entry) for page in await self.pages(path) for entry in page]

    async def names(self, path: str) -> list[str]:
        """The sorted names in the directory."""
        return sorted(entry.name for entry in await self.entries(path))

    async def chunks(
        self, path: str, start: int = 0, stop: int | None = None, unless: str | None = None
    ) -> tuple[Reading, list[bytes]]:
        """A read, and the chunks it brought."""
        with self.works(reads(path, start, stop, unless)):
            async with self.resource.read(path, start, stop, unless=unless) as reading:
                return reading, [chunk async for chunk in reading]

    async def read(self, path: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes of the file, or of a part."""
        _, chunks = await self.chunks(path, start, stop)
        with self.works(f"joining the chunks of {reads(path, start, stop)}"):
            return b"".join(chunks)

    async def write(self, path: str, data: bytes | AsyncIterator[bytes], expect: str | None = None) -> Entry:
        """Write the file; its new Entry."""
        doing = f"write({path!r})" if expect is None else f"write({path!r}, expect={expect!r})"
        chunks = once(data) if isinstance(data, bytes) else data
        with self.works(doing):
            entry = await self.resource.write(path, chunks, expect=expect)
        await closed(chunks)
        return self.entry(doing, entry)

    async def delete(self, path: str, expect: str | None = None) -> None:
        """Remove what is at ``path``."""
        with self.works(f"delete({path!r})"):
            await self.resource.delete(path, expect=expect)
        self._made.discard(path)

    async def make_dir(self, path: str) -> None:
        """Make a directory."""
        with self.works(f"make_dir({path!r})"):
            await self.resource.make_dir(path)
        self._made.add(path)

    async def everything(self, below: str = "") -> dict[str, bytes]:
        """What is visible below a directory, in the form of a Tree; links are ``name@`` with their target."""
        found: dict[str, bytes] = {}
        waiting = [""]
        while waiting:
            here = waiting.pop()
            if here.count("/") >= DEEPEST:
                raise self.verdict("everything", f"at most {DEEPEST} directories in one another", f"one at {here!r}")
            entries = await self.entries("/".join(part for part in (below, here) if part))
            if not entries and here:
                found[here + "/"] = b""
            for entry in entries:
                path = f"{here}/{entry.name}" if here else entry.name
                if entry.kind == "dir":
                    waiting.append(path)
                elif entry.kind == "link":
                    found[path + "@"] = (entry.target or "").encode("utf-8", "surrogateescape")
                else:
                    found[path] = await self.read(f"{below}/{path}" if below else path)
        return found

    # Verdicts.

    @contextmanager
    def works(self, doing: str) -> Generator[None]:
        """What is done here may not fail."""
        try:
            yield
        except AssertionError:
            raise
        except Exception as error:
            if self._refusal_expected:
                raise
            raise self.verdict(doing, "no exception", describe(error)) from error

    @contextmanager
    def raises(self, *codes: int, doing: str) -> Generator[None]:
        """What is done here is refused with an OSError of one of these errnos."""
        wanted = "OSError with errno " + " or ".join(errno.errorcode[code] for code in codes)
        self._refusal_expected = True
        try:
            yield
        except AssertionError:
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno in codes:
                return
            raise self.verdict(doing, wanted, describe(error)) from error
        finally:
            self._refusal_expected = False
        raise self.verdict(doing, wanted, "no exception")

    def same(self, what: str, expected: object, got: object) -> None:
        """Both are equal."""
        booleans = isinstance(expected, bool) or isinstance(got, bool)
        if expected is not got and (booleans or expected != got):
            raise self.verdict(what, *_unlike(expected, got))

    def holds(self, condition: bool, what: str, expected: str, got: object) -> None:
        """The condition is true; ``expected`` says it in words."""
        if not condition:
            raise self.verdict(what, expected, _short(got))

    def entry(self, what: str, value: object) -> Entry:
        """The value is an Entry."""
        if not isinstance(value, Entry):
            raise self.verdict(what, "an Entry", _short(value))
        return value

    def verdict(self, what: str, expected: str, got: str) -> AssertionError:
        """The failure of the law, in words that say where and why."""
        return AssertionError(
            f"{self.law}: {what}\n"
            f"  law:      {self.law.sentence}\n"
            f"  resource: {type(self.resource).__name__}\n"
            f"  expected: {expected}\n"
            f"  got:      {got}"
        )

    async def unchanged_by(self, codes: Sequence[int], doing: str, act: Callable[[], Awaitable[object]]) -> None:
        """``act`` is refused with one of the errnos, and everything is as it was."""
        before = await self.everything()
        with self.raises(*codes, doing=doing):
            await act()
        self.same(f"the tree after {doing} was refused", before, await self.everything())

    async def aclose(self) -> None:
        """Close the resource, once."""
        if not self.closed:
            self.closed = True
            await self.resource.aclose()


@asynccontextmanager
async def together() -> AsyncGenerator[TaskGroup]:
    """A task group out of which a verdict comes as itself, not in an ExceptionGroup."""
    try:
        async with anyio.create_task_group() as tasks:
            yield tasks
    except BaseExceptionGroup as group:
        found: BaseException | None = group.subgroup(AssertionError)
        while isinstance(found, BaseExceptionGroup):
            found = found.exceptions[0]
        if found is None:
            raise
        raise found from found.__cause__


async def closed(chunks: AsyncIterator[bytes]) -> None:
    """Close data that whoever was given it may have left half read."""
    close = getattr(chunks, "aclose", None)
    if close is not None:
        await close()


def reads(path: str, start: int = 0, stop: int | None = None, unless: str | None = None) -> str:
    """How a message names a read."""
    span = "" if (start, stop) == (0, None) else f", {start}, {stop}"
    condition = "" if unless is None else f", unless={unless!r}"
    return f"read({path!r}{span}{condition})"


def describe(error: BaseException) -> str:
    """An exception in one line; what an OSError lacks is said."""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, OSError):
        if error.errno is None:
            return f"{said} (without an errno: raise mirage.errors.failure(errno.ENOENT, path) and the like)"
        return f"{type(error).__name__} with errno {errno.errorcode.get(error.errno, error.errno)}: {error}"
    return said


def _short(value: object) -> str:
    if isinstance(value, bytes) and len(value) > 120:
        return f"{len(value)} bytes: {value[:60]!r}...{value[-20:]!r}"
    text = repr(value)
    return text if len(text) <= 2000 else f"{text[:1990]}..."


def _unlike(expected: object, got: object) -> tuple[str, str]:
    said = _short(expected), _short(got)
    if isinstance(expected, bytes) and isinstance(got, bytes) and max(len(expected), len(got)) > 120:
        shorter = min(len(expected), len(got))
        at = next((index for index in range(shorter) if expected[index] != got[index]), shorter)
        return (
            f"{len(expected)} bytes; from offset {at}: {expected[at : at + 40]!r}",
            f"{len(got)} bytes; from offset {at}: {got[at : at + 40]!r}",
        )
    if isinstance(expected, dict) and isinstance(got, dict):
        one, other = cast("_Pairs", expected), cast("_Pairs", got)
        return _beside(one, other), _beside(other, one)
    return said


_Pairs = dict[object, object]


def _beside(pairs: _Pairs, others: _Pairs) -> str:
    """What a mapping holds that the other one does not."""
    differing = (f"{key!r}: {_short(value)}" for key, value in pairs.items() if others.get(key, pairs) != value)
    return "{" + ", ".join(differing) + "} (where they differ)"
