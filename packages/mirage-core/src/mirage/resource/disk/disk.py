"""The disk resource: a folder of this machine, with all that a local file system can do, and nothing outside it."""

import errno
import os
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from mirage import paths
from mirage.errors import failure
from mirage.resource.disk import changes
from mirage.resource.disk.attrs import Changes, change
from mirage.resource.disk.batches import Batches
from mirage.resource.disk.confine import Root, spelling
from mirage.resource.disk.draft import Copying, Draft, dropping
from mirage.resource.disk.entries import Scan, describe
from mirage.resource.disk.files import DiskFile, Download
from mirage.resource.disk.glances import glance
from mirage.resource.disk.links import Survey
from mirage.resources import Entry, Reading, Resource, Unchanged
from mirage.threads import hop

if TYPE_CHECKING:
    from mirage.resource.disk.config import DiskConfig

SURVEYS = 16
"""How often a move begins anew because links were made meanwhile."""


class DiskResource(Resource):
    """The directory ``root``, which must exist when it is first used.

    Links are never followed; FIFOs, sockets and devices are listed, renamed and removed, but not opened (EACCES).
    ``write`` and ``copy`` replace a file in one step and sync nothing. Other file systems mounted below the root
    belong to it. Only one's own process is kept from racing with ``expect``.
    """

    kind: ClassVar[str] = "disk"

    relative_links: ClassVar[bool] = True

    def __init__(self, config: "DiskConfig | None" = None, *, root: str | os.PathLike[str] | None = None) -> None:
        if (config is None) == (root is None):
            raise TypeError("DiskResource takes either a DiskConfig or root=")
        given = os.fspath(config.root if config is not None else root or "")
        if not given:
            raise ValueError("the root option of a disk resource names a directory; it is empty")
        self._root = Root(os.fsencode(os.path.join(os.getcwd(), given)))

    async def stat(self, path: str) -> Entry:
        where = spelling(path)
        return await hop(partial(describe, self._root, where), path)

    def list(self, path: str) -> Scan:
        return Scan(self._root, path)

    @asynccontextmanager
    async def read(
        self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AsyncGenerator[Reading, None]:
        begin = partial(Download, self._root, spelling(path), start, stop, unless)
        download = await hop(begin, path, discard=Download.close)
        try:
            yield Unchanged(download.entry) if download.unchanged else Reading(download.entry, download)
        finally:
            download.close()

    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        return await hop(partial(glance, self._root, spelling(path), names, most), path)

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        where = spelling(path)
        batches = Batches(data)
        first = await batches.next()
        if batches.ended():
            return await hop(partial(Draft.complete, self._root, where, first, expect), path)
        draft = await hop(partial(Draft.begin, self._root, where, first), path, discard=Draft.drop)
        async with dropping(draft, path):
            while not batches.ended():
                await hop(partial(draft.write, await batches.next()), path)
            return await hop(partial(draft.commit, expect), path)

    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        where = spelling(path)
        batches = Batches(data)
        batch = await batches.next()
        if batches.ended():
            return await hop(partial(changes.append, self._root, where, batch), path)
        file = await self._open(path, os.O_WRONLY | os.O_CREAT)
        try:
            await file.write_at(None, b"".join(batch))
            while not batches.ended():
                await file.write_at(None, b"".join(await batches.next()))
            return await file.stat()
        finally:
            await file.aclose()

    async def copy(self, source: str, target: str) -> Entry:
        begin = partial(Copying.begin, self._root, spelling(source), spelling(target))
        begun = await hop(begin, source, other=target, discard=_drop_copy)
        if isinstance(begun, Entry):
            return begun
        async with dropping(begun, target):
            while not await hop(begun.step, source, other=target):
                pass
            return await hop(begun.commit, source, other=target)

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        where = _below_root(path)
        await hop(partial(changes.delete, self._root, where, expect), path)

    async def make_dir(self, path: str) -> None:
        where = spelling(path)
        await hop(partial(changes.make_dir, self._root, where), path)

    async def rename(self, source: str, target: str) -> None:
        old, new = _below_root(source), _below_root(target)
        version: int | None = None
        for _ in range(SURVEYS):
            if await hop(partial(changes.rename, self._root, old, new, version), source, other=target):
                return
            version = self._root.versions
            survey = Survey(self._root, old, new)
            while not await hop(survey.step, source, other=target):
                pass
        raise failure(errno.EBUSY, source, target)

    async def symlink(self, path: str, target: str) -> Entry:
        where = spelling(path)
        paths.check(target)
        return await hop(partial(changes.symlink, self._root, where, paths.encode(target)), path)

    async def link(self, source: str, path: str) -> Entry:
        work = partial(changes.link, self._root, spelling(source), spelling(path))
        return await hop(work, source, other=path)

    async def set_attrs(
        self,
        path: str,
        *,
        mode: int | None = None,
        mtime: int | None = None,
        atime: int | None = None,
        uid: int | None = None,
        gid: int | None = None,
    ) -> Entry:
        wanted = Changes(mode, mtime, atime, uid, gid)
        return await hop(partial(change, self._root, spelling(path), wanted), path)

    async def open(
        self, path: str, *, write: bool = False, create: bool = False, exclusive: bool = False, truncate: bool = False
    ) -> DiskFile:
        flags = os.O_RDWR if write else os.O_RDONLY
        if create:
            flags |= os.O_CREAT | (os.O_EXCL if exclusive else 0)
        return await self._open(path, flags, truncate=truncate and write)

    async def _open(self, path: str, flags: int, *, truncate: bool = False) -> DiskFile:
        begin = partial(DiskFile, self._root, spelling(path), flags, truncate=truncate)
        return await hop(begin, path, discard=DiskFile.close)

    async def aclose(self) -> None:
        self._root.close()


def _below_root(path: str) -> bytes:
    if not path:
        raise failure(errno.EBUSY, path)
    return spelling(path)


def _drop_copy(begun: Entry | Copying) -> None:
    if isinstance(begun, Copying):
        begun.drop()
