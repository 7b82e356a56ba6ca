"""Any series of operations has the outcome of the host's own calls on a folder beside it: errnos and tree."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import anyio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mirage.resource.disk import DiskResource

NAMES = st.sampled_from(["a", "b", "c"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["write", "append", "delete", "make_dir", "stat", "list", "read", "create"]), PATHS),
    st.tuples(st.sampled_from(["rename", "link"]), PATHS, PATHS),
)


async def once(data: bytes) -> AsyncIterator[bytes]:
    yield data


async def ours(disk: DiskResource, step: tuple[str, ...]) -> object:
    """The step as the resource takes it."""
    name, path, *more = step
    if name == "list":
        return sorted([entry.name async for page in disk.list(path) for entry in page])
    if name == "read":
        async with disk.read(path) as reading:
            return b"".join([piece async for piece in reading])
    if name == "stat":
        entry = await disk.stat(path)
        return entry.kind, entry.size if entry.kind == "file" else None, entry.mode, entry.nlink
    if name == "create":
        return await (await disk.open(path, write=True, create=True, exclusive=True)).aclose()
    steps: dict[str, Callable[[], Awaitable[object]]] = {
        "write": lambda: disk.write(path, once(path.encode())),
        "append": lambda: disk.append(path, once(b"+")),
        "delete": lambda: disk.delete(path),
        "make_dir": lambda: disk.make_dir(path),
        "rename": lambda: disk.rename(path, *more),
        "link": lambda: disk.link(path, *more),
    }
    await steps[name]()
    return None


def theirs(folder: Path, step: tuple[str, ...]) -> object:
    """The step as the host's calls take it."""
    name, path, *more = folder / step[1], step[0], *step[2:]
    return _THEIRS[path](name, *(folder / other for other in more))


def _replace(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(21, "")
    beside = path.with_name("beside")
    beside.write_bytes("/".join(path.parts[path.parts.index("theirs") + 1 :]).encode())
    beside.rename(path)


def _append(path: Path) -> None:
    with open(path, "ab") as file:
        file.write(b"+")


def _delete(path: Path) -> None:
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink()


def _stat(path: Path) -> object:
    info = os.lstat(path)
    folder = path.is_dir()
    return "dir" if folder else "file", None if folder else info.st_size, info.st_mode & 0o7777, info.st_nlink


_THEIRS: dict[str, Callable[..., object]] = {
    "write": _replace,
    "append": _append,
    "delete": _delete,
    "make_dir": os.mkdir,
    "stat": _stat,
    "list": lambda path: sorted(os.listdir(path)),
    "read": Path.read_bytes,
    "create": lambda path: path.touch(exist_ok=False),
    "rename": os.rename,
    "link": os.link,
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=1, max_size=25))
def test_any_series_of_operations_ends_as_the_hosts_own_calls_do(steps: list[tuple[str, ...]]) -> None:
    base = Path(tempfile.mkdtemp())
    for name in ("ours", "theirs"):
        (base / name).mkdir()

    async def run() -> None:
        disk = DiskResource(root=base / "ours")
        for step in steps:
            outcomes: list[object] = []
            try:
                outcomes.append(theirs(base / "theirs", step))
            except OSError as error:
                outcomes.append(error.errno)
            with suppress(FileNotFoundError):
                (base / "theirs/beside").unlink()
            try:
                outcomes.append(await ours(disk, step))
            except OSError as error:
                outcomes.append(error.errno)
            assert outcomes[0] == outcomes[1], step
        await disk.aclose()

    try:
        anyio.run(run)
        assert tree(base / "ours") == tree(base / "theirs")
    finally:
        shutil.rmtree(base)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Paths and contents below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
