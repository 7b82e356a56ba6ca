"""The file system against the kernel: random operations on both must fail alike, or do the same."""

import errno
from collections.abc import Callable, Iterator

import anyio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vfs_kernel import Kernel
from vfs_stores import Strict

from mirage.host import Host
from mirage.resource.ram import RAMResource
from mirage.resources import Resource
from mirage.session import Session
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.handle import Flags
from mirage.vfs.table import MountRegistry

Operation = tuple[str, ...]

names = st.sampled_from(["a", "b", "c", "d", "l", ".", ".."])
paths = st.builds(
    lambda start, parts, end: start + "/".join(parts) + end,
    st.sampled_from(["", "", "", "./", "/top/"]),
    st.lists(names, min_size=1, max_size=4),
    st.sampled_from(["", "", "", "", "/", "//", "/."]),
)
plain = st.sampled_from(["a", "b", "c", "a/b", "d/a", "d/l", "l", "../a"])
either = st.one_of(paths, plain)
targets = st.one_of(paths, st.sampled_from(["l", "../a", "nowhere", "a/", "b/.", "../..", "/top/a", "/"]))
flags = st.sampled_from(["w", "wc", "wcx", "wct", "wca", "rw", "r", "wt"])

operations = st.one_of(
    st.tuples(st.just("mkdir"), either),
    st.tuples(st.just("mkdir"), st.sampled_from(["a", "b", "d", "d/c", "a/b"])),
    st.tuples(st.just("open"), either, flags),
    st.tuples(st.just("open"), plain, st.just("wc")),
    st.tuples(st.just("rmdir"), either),
    st.tuples(st.just("unlink"), either),
    st.tuples(st.just("rename"), either, either),
    st.tuples(st.just("symlink"), targets, either),
    st.tuples(st.just("link"), either, either),
    st.tuples(st.just("truncate"), either, st.sampled_from(["0", "1", "70000"])),
    st.tuples(st.just("chmod"), either, st.sampled_from(["600", "755"])),
    st.tuples(st.sampled_from(["stat", "lstat", "readlink", "read", "list"]), either),
)


class Ours:
    """The operations as calls of a FileSystem, answering as the kernel's side does."""

    def __init__(self, fs: FileSystem) -> None:
        self.fs = fs

    async def do(self, name: str, *arguments: str) -> object:
        """What the operation answers; an errno by its name."""
        try:
            answer: object = await getattr(self, name)(*arguments)
        except OSError as error:
            return f"!{errno.errorcode[error.errno or 0]}" if error.filename in arguments else f"about {error.filename}"
        return answer

    async def reset(self) -> None:
        await self.fs.mkdir("/top/here", parents=True)
        self.fs.session.cwd = "/top/here"

    async def mkdir(self, path: str) -> None:
        await self.fs.mkdir(path)

    async def rmdir(self, path: str) -> None:
        await self.fs.rmdir(path)

    async def unlink(self, path: str) -> None:
        await self.fs.unlink(path)

    async def rename(self, source: str, target: str) -> None:
        await self.fs.rename(source, target)

    async def symlink(self, target: str, path: str) -> None:
        await self.fs.symlink(target, path)

    async def link(self, source: str, path: str) -> None:
        await self.fs.link(source, path)

    async def readlink(self, path: str) -> str:
        return await self.fs.readlink(path)

    async def open(self, path: str, letters: str) -> None:
        handle = await self.fs.open_handle(
            path,
            Flags(
                read="r" in letters,
                write="w" in letters,
                append="a" in letters,
                create="c" in letters,
                exclusive="x" in letters,
                truncate="t" in letters,
            ),
        )
        if "w" in letters:
            await handle.write(b"new")
        elif not await self.fs.is_dir(path):
            await handle.read(1)
        await handle.aclose()

    async def truncate(self, path: str, size: str) -> None:
        await self.fs.truncate(path, int(size))

    async def chmod(self, path: str, mode: str) -> None:
        await self.fs.set_attrs(path, mode=int(mode, 8))

    async def stat(self, path: str, *, follow: bool = True) -> object:
        entry = await self.fs.stat(path, follow=follow)
        size = None if entry.kind == "dir" else entry.size
        return [entry.kind, size, None if entry.kind == "link" else entry.mode]

    async def lstat(self, path: str) -> object:
        return await self.stat(path, follow=False)

    async def read(self, path: str) -> str:
        return (await self.fs.read_bytes(path)).hex()

    async def list(self, path: str) -> list[str]:
        return sorted([entry.name async for page in self.fs.list(path) for entry in page])

    async def tree(self) -> dict[str, object]:
        found: dict[str, object] = {}
        async for directory, page in self.fs.walk("/"):
            for entry in page:
                path = f"{directory.rstrip('/')}/{entry.name}"
                held = await self.fs.readlink(path) if entry.kind == "link" else None
                held = (await self.fs.read_bytes(path)).hex() if entry.kind == "file" else held
                found[path] = [entry.kind, held, None if entry.kind == "link" else entry.mode]
        return found


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    """Real system calls in a folder of their own."""
    asked = Kernel(str(tmp_path_factory.mktemp("kernel")))
    yield asked
    asked.close()


async def _compare(kernel: Kernel, ours: Ours, todo: list[Operation]) -> None:
    for step, operation in enumerate(todo):
        assert await ours.do(*operation) == kernel.do(*operation), (step, operation)
    assert await ours.do("tree") == kernel.do("tree")


@pytest.mark.parametrize("resource", [RAMResource, Strict])
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(todo=st.lists(operations, min_size=1, max_size=25))
def test_agrees_with_the_kernel(resource: Callable[[], Resource], kernel: Kernel, todo: list[Operation]) -> None:
    """Same errno or same answer, operation by operation, and the same tree in the end."""
    table = MountRegistry()
    table.mount("/", resource())
    fs = FileSystem(table, Session("s", Host()), Guard())
    anyio.run(_compare, kernel, Ours(fs), [("reset",), *todo])
