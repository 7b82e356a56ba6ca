"""An object store, whose directories are only prefixes of keys, keeps the laws."""

import errno
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import ClassVar

import pytest

from mirage.errors import failure
from mirage.resources import PAGE, Entry, Reading, Resource
from mirage.testing import ResourceLaws


class Bucket(Resource):
    """Objects by key. A key that ends in a slash marks a directory that holds nothing else."""

    implicit_dirs: ClassVar[bool] = True

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    async def stat(self, path: str) -> Entry:
        if path in self.objects:
            return Entry.file(path, len(self.objects[path]))
        if not path or self.holds(path):
            return Entry.directory(path)
        raise failure(errno.ENOENT, path)

    def holds(self, path: str) -> bool:
        return any(key.startswith(path + "/") for key in self.objects)

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        if (await self.stat(path)).kind == "file":
            raise failure(errno.ENOTDIR, path)
        start = path + "/" if path else ""
        names = {key[len(start) :].partition("/")[0]: None for key in self.objects if key.startswith(start)}
        entries = [await self.stat(start + name) for name in names if name]
        for at in range(0, len(entries), PAGE):
            yield entries[at : at + PAGE]

    def read(
        self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AbstractAsyncContextManager[Reading]:
        if path not in self.objects:
            raise failure(errno.EISDIR if not path or self.holds(path) else errno.ENOENT, path)
        return Reading.of(self.objects[path], start, stop)

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        if not path or self.holds(path):
            raise failure(errno.EISDIR, path)
        content = b"".join([chunk async for chunk in data])
        if expect == "" and path in self.objects:
            raise failure(errno.EEXIST, path)
        self.expect_no_file_above(path)
        self.objects[path] = content
        return Entry.file(path, len(content))

    def expect_no_file_above(self, path: str) -> None:
        while path := path.rpartition("/")[0]:
            if path in self.objects:
                raise failure(errno.ENOTDIR, path)

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        if not path:
            raise failure(errno.EBUSY, path)
        if path in self.objects:
            del self.objects[path]
            return
        if any(key.startswith(path + "/") and key != path + "/" for key in self.objects):
            raise failure(errno.ENOTEMPTY, path)
        if path + "/" not in self.objects:
            raise failure(errno.ENOENT, path)
        del self.objects[path + "/"]

    async def make_dir(self, path: str) -> None:
        if not path or path in self.objects or self.holds(path):
            raise failure(errno.EEXIST, path)
        self.expect_no_file_above(path)
        self.objects[path + "/"] = b""


class TestBucket(ResourceLaws):
    @pytest.fixture
    async def resource(self) -> Bucket:
        return Bucket()
