"""Extracts members. Nothing is ever written outside of the target: not by names, and not through links."""

import errno
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.confined import Confined, Outside
from mirage.commands.context import reason
from mirage.commands.quoting import escaped
from mirage.commands.quoting import word as quoted
from mirage.commands.tar.calls import Call, Listing
from mirage.commands.tar.names import leads_up, stripped
from mirage.errors import failure
from mirage.paths import join, split
from mirage.vfs.handle import Flags

if TYPE_CHECKING:
    from mirage.commands.tar.member import Member
    from mirage.commands.tar.reading import Archive
    from mirage.resources import Entry

_PER_NAME = 200
"""What is charged for a directory whose attributes come last, and for a link that is made last."""

_NO_LINKS = frozenset({errno.EPERM, errno.EXDEV, errno.ENOTSUP})
_OVERWRITING = Flags(write=True, create=True, truncate=True)


class _Late(NamedTuple):
    """What a directory gets when all is in it."""

    path: str
    mode: int | None
    mtime: int | None


class Extraction:
    """One run over an archive."""

    def __init__(self, call: Call, archive: "Archive") -> None:
        self._call = call
        self._ctx = call.ctx
        self._options = call.options
        self._archive = archive
        self._listing = Listing(call, to_err=call.options.stdout)
        permissions = call.options.permissions
        self._exact = call.ctx.host.uid == 0 if permissions is None else permissions
        self._inside: dict[str, Confined] = {}
        self._late: list[_Late] = []
        self._links: dict[str, Member] = {}
        """Links that might lead out: they are made when nothing more is written."""

    async def member(self, member: "Member", directory: str) -> None:
        """Extract a member below ``directory``."""
        call = self._call
        if leads_up(member.name) and not self._options.absolute:
            await call.fail(f"{escaped(member.name)}: Member name contains '..'")
            return
        name = self._name(member.name, "r")
        if name is None:
            return
        name = await call.inside(name, "member names")
        if call.verbose:
            shown = name if self._options.show_transformed else member.name
            if self._options.show_transformed and member.kind == "dir":
                shown = shown.rstrip("/") + "/"
            await self._listing.print(member, shown, long=call.verbose > 1)
        if self._options.stdout:
            await self._print(member)
            return
        if self._options.one_top_level is not None:
            name = join(self._top_level(), name)
        path = join(directory, name) if directory else name
        try:
            await self._made(member, path.rstrip("/") or "/", name.rstrip("/") or "/", directory)
        except Outside:
            await call.fail(f"{escaped(member.name)}: Cannot open: it leads out of the directory")

    async def end(self) -> None:
        """Make what had to wait."""
        for path, member in self._links.items():
            try:
                await self._ctx.fs.unlink(path)
                await self._ctx.fs.symlink(member.target, path)
                await self._attributes(path, member, link=True)
            except OSError as error:
                await self._call.fail(
                    f"{escaped(member.name)}: Cannot create symlink to {quoted(member.target)}: {reason(error)}"
                )
            await self._ctx.breathe()
        for late in reversed(self._late):
            try:
                await self._set(late.path, mode=late.mode, mtime=late.mtime)
            except OSError as error:
                await self._call.fail(f"{escaped(late.path)}: Cannot utime: {reason(error)}")
            await self._ctx.breathe()

    def _name(self, name: str, kind: str) -> str | None:
        """A name after all that changes it; None where nothing is left of it."""
        changed = self._call.changed(name, kind)
        if self._options.strip_components:
            changed = stripped(changed, self._options.strip_components)
            return changed or None
        return changed

    def _top_level(self) -> str:
        """The directory that everything goes into."""
        given = self._options.one_top_level
        if given:
            return given
        base = self._options.file.rpartition("/")[2]
        for suffix in (".gz", ".bz2", ".xz", ".lzma", ".zst", ".Z"):
            base = base.removesuffix(suffix)
        for suffix in (".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tlz", ".taz"):
            base = base.removesuffix(suffix)
        return base

    async def _print(self, member: "Member") -> None:
        if member.kind != "file":
            return
        async with aclosing(self._archive.data(member)) as chunks:
            async for chunk in chunks:
                await self._ctx.out.write(chunk)

    async def _made(self, member: "Member", path: str, name: str, directory: str) -> None:
        if member.kind == "dir":
            await self._directory(member, path, name, directory)
            return
        try:
            if not await self._parent(path, directory):
                return
            if not await self._cleared(member, path, name):
                return
        except OSError as error:
            await self._call.fail(f"{escaped(name)}: Cannot open: {reason(error)}")
            return
        match member.kind:
            case "file" | "other":
                await self._file(member, path, name)
            case "link":
                await self._link(member, path, name)
            case "hard":
                await self._hard(member, path, name, directory)
            case _:
                await self._call.fail(f"{escaped(name)}: Cannot mknod: Operation not permitted")

    def _confined(self, directory: str) -> Confined:
        """What goes into a directory of the call."""
        found = self._inside.get(directory)
        if found is None:
            found = self._inside[directory] = Confined(self._ctx, directory, lifted=self._options.absolute)
        return found

    async def _parent(self, path: str, directory: str) -> bool:
        """Make sure that the directory of ``path`` is there, and in the target."""
        try:
            await self._confined(directory).above(path)
        except OSError as error:
            shown = escaped(error.filename if isinstance(error.filename, str) else path)
            await self._call.fail(f"{shown}: Cannot mkdir: {reason(error)}")
            return False
        return True

    async def _directory(self, member: "Member", path: str, name: str, directory: str) -> None:
        fs = self._ctx.fs
        try:
            present = await self._there(path)
            if present is not None and present.kind != "dir":
                if self._options.old in ("keep", "skip"):
                    if self._options.old == "keep":
                        raise failure(errno.EEXIST, path)
                    return
                if not await self._parent(path, directory):
                    return
                await fs.unlink(path)
                self._forget()
                present = None
            if present is None:
                if not await self._parent(path, directory):
                    return
                await fs.mkdir(path)
                self._confined(directory).add(path)
            elif self._options.old in ("keep", "skip", "newer"):
                return
            else:
                await self._confined(directory).expect(path)
        except OSError as error:
            await self._call.fail(f"{escaped(name)}: Cannot mkdir: {reason(error)}")
            return
        self._ctx.budget.hold(_PER_NAME)
        self._late.append(_Late(path, self._mode(member), None if self._options.no_time else member.mtime))

    def _forget(self) -> None:
        for confined in self._inside.values():
            confined.forget()

    async def _there(self, path: str) -> "Entry | None":
        try:
            return await self._ctx.fs.stat(path, follow=False)
        except FileNotFoundError:
            return None

    async def _cleared(self, member: "Member", path: str, name: str) -> bool:
        """Whether the member may be made, once what is in its place has gone."""
        present = await self._there(path)
        if present is None:
            return True
        match self._options.old:
            case "skip":
                return False
            case "keep":
                await self._call.fail(f"{escaped(name)}: {_verb(member)}: File exists")
                return False
            case "newer" if present.kind != "dir" and (present.mtime or 0) // 10**9 >= member.mtime // 10**9:
                await self._call.note(f"Current {quoted(name)} is newer or same age")
                return False
            case _:
                pass
        if present.kind == "dir":
            try:
                await self._ctx.fs.rmdir(path)
            except OSError as error:
                words = "File exists" if error.errno == errno.ENOTEMPTY else reason(error)
                await self._call.fail(f"{escaped(name)}: {_verb(member)}: {words}")
                return False
            self._forget()
            return True
        if self._options.old == "overwrite" and member.kind == "file" and present.kind == "file":
            return True
        if member.kind == "hard" and await self._is_same(member, present):
            return False
        await self._ctx.fs.unlink(path)
        self._links.pop(path, None)
        return True

    async def _is_same(self, member: "Member", present: "Entry") -> bool:
        """Whether what is there is the file that a hard link is to name."""
        try:
            entry = await self._ctx.fs.stat(member.target, follow=False)
        except OSError:
            return False
        return entry.inode is not None and entry.inode == present.inode

    async def _file(self, member: "Member", path: str, name: str) -> None:
        data = self._archive.data(member)
        async with aclosing(data) as chunks:
            try:
                if self._options.old == "overwrite" and await self._there(path) is not None:
                    await self._overwrite(path, chunks)
                else:
                    await self._ctx.fs.write(path, chunks)
                await self._attributes(path, member)
            except OSError as error:
                await self._call.fail(f"{escaped(name)}: Cannot open: {reason(error)}")

    async def _overwrite(self, path: str, chunks: AsyncGenerator[bytes, None]) -> None:
        handle = await self._ctx.fs.open_handle(path, _OVERWRITING, holder=self._ctx.budget)
        try:
            async for chunk in chunks:
                await handle.write(chunk)
        finally:
            await handle.aclose()

    async def _link(self, member: "Member", path: str, name: str) -> None:
        fs = self._ctx.fs
        target = self._call.changed(member.target, "s")
        try:
            if not self._options.absolute and (target.startswith("/") or leads_up(target)):
                # Nobody writes through a file, and nothing is in its place when the link is made.
                await fs.write(path, b"")
                self._ctx.budget.hold(_PER_NAME + len(path))
                self._links[path] = member
                return
            await fs.symlink(target, path)
            self._forget()
            await self._attributes(path, member, link=True)
        except OSError as error:
            await self._call.fail(f"{escaped(name)}: Cannot create symlink to {quoted(target)}: {reason(error)}")

    async def _hard(self, member: "Member", path: str, name: str, directory: str) -> None:
        fs = self._ctx.fs
        target = self._name(member.target, "h") or member.target
        target = await self._call.inside(target, "hard link targets")
        if self._options.one_top_level is not None:
            target = join(self._top_level(), target)
        source = join(directory, target) if directory else target
        try:
            await self._confined(directory).expect(split(source)[0] or directory or ".")
            if source in self._links:
                await self._link(self._links[source], path, name)
                return
            try:
                await fs.link(source, path)
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                await fs.copy(source, path, follow=False, breathe=self._ctx.breathe)
        except OSError as error:
            await self._call.fail(f"{escaped(name)}: Cannot hard link to {quoted(target)}: {reason(error)}")

    def _mode(self, member: "Member") -> int:
        if self._exact:
            return member.mode
        return member.mode & 0o777 & ~self._ctx.session.umask

    async def _attributes(self, path: str, member: "Member", *, link: bool = False) -> None:
        mtime = None if self._options.no_time else member.mtime
        await self._set(path, mode=None if link else self._mode(member), mtime=mtime)

    async def _set(self, path: str, *, mode: int | None, mtime: int | None) -> None:
        """Set what can be kept there."""
        fs = self._ctx.fs
        if (await fs.locate(path)).mount.attrs is not None:
            await fs.set_attrs(path, mode=mode, mtime=mtime, follow=False)


def _verb(member: "Member") -> str:
    """What could not be done."""
    if member.kind == "link":
        return f"Cannot create symlink to {quoted(member.target)}"
    if member.kind == "hard":
        return f"Cannot hard link to {quoted(member.target)}"
    return "Cannot open"
