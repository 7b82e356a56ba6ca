"""The workspace: mounts, sessions and plugins put together, and the lines run over them."""

from collections.abc import Mapping, Sequence
from contextlib import aclosing
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import anyio

from mirage.budget import Budget, Limits
from mirage.commands.spec import Command
from mirage.errors import MirageError, SessionExists, UnknownSession
from mirage.events import LineEnded
from mirage.host import Host
from mirage.lines import Ending, Line, Stdin, perform
from mirage.paths import absolute, sound
from mirage.plugins.manager import build as build_plugins
from mirage.resource.ram import RAMResource
from mirage.resources import Resource
from mirage.result import Record, RecordSink, Result
from mirage.session import Session
from mirage.shell.state import Shell
from mirage.streams import Io
from mirage.supervisor import Supervisor
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.system import CommandsResource, DeviceResource
from mirage.vfs.table import Mount, MountMode, MountRegistry

if TYPE_CHECKING:
    from os import PathLike

    from mirage.network import Network
    from mirage.plugins.manager import Plugins
    from mirage.streaming import LineStream

Mounted: TypeAlias = "Resource | tuple[Resource, MountMode | str] | Mount"

DEFAULT_SESSION = "default"
HANGUP = 1
_HOST = Host()
_DEVICES = DeviceResource(_HOST.randomness)


class Workspace:
    """One tree of mounted resources, and a shell over it.

    ``resources`` maps prefixes to a resource or ``(resource, mode)``; ``mode`` covers every mount that names none
    (WRITE where it is not given). ``network`` says what lines may reach over HTTP: without it, nothing. Works on
    asyncio and trio, from any thread: see ``supervisor.py``.
    """

    def __init__(
        self,
        resources: Mapping[str, Mounted] | None = None,
        *,
        mode: MountMode | str | None = None,
        id: str | None = None,
        host: Host | None = None,
        limits: Limits | None = None,
        network: "Network | None" = None,
        plugins: bool = True,
    ) -> None:
        self.host = host or _HOST
        if network is not None:
            self.host = self.host._replace(network=network)
        self.limits = limits or Limits()
        self.id = id or self.host.new_id()
        self.plugins: Plugins = build_plugins(enabled=plugins)
        given = None if mode is None else MountMode.parse(mode)
        self.registry = MountRegistry(MountMode.WRITE if given is None else given)
        for prefix, mounted in (resources or {}).items():
            self._attach(prefix, mounted)
        self._supervisor = Supervisor()
        self._sessions: dict[str, Session] = {}
        self._locks: dict[str, anyio.Lock] = {}
        self._epoch = 0
        self._known = -1
        self._table: Mapping[str, Command] = {}
        self._closed = False
        self._furnish(given)
        self._guard = Guard(self.plugins.checks, self.plugins.emit)
        self.fs = self._files(Session("fs", self.host))
        """The tree as programs use it, relative to ``/``."""
        self.plugins.opened(self)

    @classmethod
    def from_config(
        cls,
        source: "str | PathLike[str] | Mapping[str, Any]",
        *,
        environment: Mapping[str, str] | None = None,
        plugins: bool = True,
    ) -> Self:
        """A workspace as a YAML file or a mapping describes it; ``${VAR}`` is filled in from the environment.

        :raises ConfigError: a key, a mode or a resource's configuration cannot be used; it is named.
        :raises MissingVariables: all at once.
        :raises UnknownResource: nothing installed brings it.
        """
        from mirage import config

        described = config.load(source, environment)
        resources: dict[str, Mounted] = {}
        for mount in described.mounts:
            resource = config.build(mount, plugins=plugins)
            resources[mount.prefix] = resource if mount.mode is None else (resource, mount.mode)
        return cls(resources, mode=described.mode, id=described.id, network=described.network, plugins=plugins)

    # Mounts

    def mount(self, prefix: str, resource: Resource, mode: MountMode | str | None = None) -> Mount:
        """Attach ``resource`` at ``prefix``.

        :raises FileExistsError: something is mounted there.
        """
        return self.registry.mount(prefix, resource, mode)

    def unmount(self, prefix: str) -> Mount:
        """Detach what is mounted at ``prefix``; its resource is the caller's again, still open."""
        return self.registry.unmount(prefix)

    def mounts(self) -> Sequence[Mount]:
        """The mounts by prefix, without the workspace's own ``/dev`` and ``/bin``."""
        return [mount for mount in self.registry if not mount.hidden]

    @property
    def file_prompt(self) -> str:
        """What an agent should know of this workspace: its mounts, what may be done there, and how to find out more."""
        from mirage.prompt import describe

        return describe(self.mounts(), self.plugins.prompts(self))

    # Sessions

    def create_session(self, session_id: str | None = None) -> Session:
        """A new session; an id is made where none is given.

        :raises SessionExists: the workspace has one of this id.
        """
        name = self.host.new_id() if session_id is None else session_id
        if name in self._sessions:
            raise SessionExists(name)
        session = self._sessions[name] = Session(name, self.host)
        return session

    def get_session(self, session_id: str = DEFAULT_SESSION) -> Session:
        """The session of this id; the default one is made when it is first asked for.

        :raises UnknownSession: there is none.
        """
        session = self._sessions.get(session_id)
        if session is not None:
            return session
        if session_id != DEFAULT_SESSION:
            raise UnknownSession(session_id)
        return self.create_session(DEFAULT_SESSION)

    def list_sessions(self) -> Sequence[Session]:
        """The sessions, oldest first."""
        return list(self._sessions.values())

    def close_session(self, session_id: str) -> None:
        """Forget a session, and end its jobs; a line that runs in it is not disturbed.

        :raises UnknownSession: there is none.
        """
        session = self._sessions.pop(session_id, None)
        if session is None:
            raise UnknownSession(session_id)
        for process in list(session.processes.values()):
            process.cancel(HANGUP)
        self._locks.pop(session_id, None)

    # Lines

    async def execute(
        self,
        command: str,
        session_id: str | None = None,
        stdin: Stdin = None,
        cwd: str | None = None,
        env: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Result:
        """Run a line and collect what it writes. What goes wrong in the line is its status, never an exception.

        Lines of one session run one after the other. With ``cwd`` or ``env`` the line runs in a copy of the
        session that is thrown away. ``timeout`` in seconds ends it with status 124, a limit with 137.

        :raises UnknownSession: no session has this id.
        :raises OSError: ``cwd`` is no directory.
        """
        line = Line(command, session_id, stdin, cwd, env, timeout)
        if self._supervisor.on_owner():
            return await self._execute(line)
        return await self._supervisor.call(partial(self._execute, line))

    def run(
        self,
        command: str,
        session_id: str | None = None,
        stdin: Stdin = None,
        cwd: str | None = None,
        env: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Result:
        """``execute`` for synchronous callers: blocks until the line has ended.

        :raises WrongThread: this thread runs the workspace's event loop.
        """
        self._expect_open()
        line = Line(command, session_id, stdin, cwd, env, timeout)
        return self._supervisor.run(partial(self._execute, line))

    def stream(
        self,
        command: str,
        session_id: str | None = None,
        stdin: Stdin = None,
        cwd: str | None = None,
        env: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> "LineStream":
        """Run a line and give its output as it comes; the reader sets the pace, no output limit applies."""
        line = Line(command, session_id, stdin, cwd, env, timeout)

        async def begin(io: Io) -> Ending:
            return await self._run(line, io, Budget(self.limits))

        from mirage.streaming import LineStream

        return LineStream(self._supervisor, begin, line.source)

    async def _execute(self, line: Line) -> Result:
        budget = Budget(self.limits)
        record = Record(budget)
        io = Io(line.source, RecordSink(record, Result.STDOUT), RecordSink(record, Result.STDERR))
        ending = await self._run(line, io, budget)
        if ending.note:
            record.note(Result.STDERR, ending.note)
        return Result(ending.status, tuple(record.outputs), record.truncated)

    async def _run(self, line: Line, io: Io, budget: Budget) -> Ending:
        self._expect_open()
        session = self.get_session(DEFAULT_SESSION if line.session_id is None else line.session_id)
        if line.cwd is not None or line.env is not None:
            return await self._perform(line, await self._variant(session, line), io, budget)
        async with self._lock(session.id):
            return await self._perform(line, session, io, budget)

    async def _perform(self, line: Line, session: Session, io: Io, budget: Budget) -> Ending:
        began = self.host.elapsed()
        shell = Shell(
            session,
            self._files(session),
            budget,
            self._commands(),
            missing=self.plugins.missing,
            emit=self.plugins.emit,
        )
        ending = await perform(line, shell, io, budget)
        if session.status != ending.status:
            session.status = ending.status
        if self.plugins.emit is not None:
            elapsed = self.host.elapsed() - began
            self.plugins.emit(LineEnded(session.id, line.text, ending.status, elapsed, ending.trace))
        return ending

    async def _variant(self, session: Session, line: Line) -> Session:
        variant = session.clone()
        for name, value in (line.env or {}).items():
            variant.variables[name] = sound(value)
            variant.exported.add(name)
        if line.cwd is not None:
            files = self._files(variant)
            place = absolute(line.cwd, variant.cwd)
            async with aclosing(files.list(place)) as pages:
                await anext(pages, None)
            variant.cwd = variant.variables["PWD"] = place
        return variant

    def _lock(self, session_id: str) -> anyio.Lock:
        if self._epoch != self._supervisor.epoch:
            # A lock belongs to its event loop; lines of an owner that has ended hold nothing any more.
            self._epoch = self._supervisor.epoch
            self._locks.clear()
        lock = self._locks.get(session_id)
        if lock is None:
            lock = self._locks[session_id] = anyio.Lock(fast_acquire=True)
        return lock

    def _commands(self) -> Mapping[str, Command]:
        """The commands of plugins and of mounted resources."""
        if self._known != self.registry.changes:
            self._known = self.registry.changes
            self._table = self.plugins.commands
            if any(mount.resource.commands() for mount in self.registry):
                from mirage.commands.bound import with_resources  # Few resources bring any.

                self._table = with_resources(self._table, self.registry)
        return self._table

    def _files(self, session: Session) -> FileSystem:
        return FileSystem(self.registry, session, self._guard)

    # Life

    async def aclose(self) -> None:
        """End background work and let go of every resource. A second call does nothing."""
        if self._closed:
            return
        self._closed = True
        await self._supervisor.call(self._close)
        self._supervisor.stop_thread()

    def close(self) -> None:
        """``aclose`` for synchronous callers."""
        if self._closed:
            return
        self._closed = True
        self._supervisor.run(self._close)
        self._supervisor.stop_thread()

    async def _close(self) -> None:
        for session in self._sessions.values():
            if session.processes:
                from mirage.shell.jobs.processes import end

                await end(session)
        await self._supervisor.aclose()
        errors: list[Exception] = []
        for resource in {id(mount.resource): mount.resource for mount in self.registry}.values():
            try:
                await resource.aclose()
            except Exception as error:  # noqa: BLE001 - one resource's failure must not keep the others open
                errors.append(error)
        self.plugins.closed(self)
        if errors:
            raise ExceptionGroup("resources that did not close", errors)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _expect_open(self) -> None:
        if self._closed:
            raise MirageError("the workspace is closed")

    def __repr__(self) -> str:
        return f"Workspace({self.id!r}, {', '.join(mount.prefix for mount in self.mounts())})"

    # Furniture

    def _attach(self, prefix: str, mounted: Mounted) -> None:
        if isinstance(mounted, tuple):
            self.registry.mount(prefix, *mounted)
        elif isinstance(mounted, Mount):
            self.registry.mount(prefix, mounted.resource, mounted.mode)
        else:
            self.registry.mount(prefix, mounted)

    def _furnish(self, mode: MountMode | None) -> None:
        """What every workspace has: a root, a home and ``/tmp``, the devices and the commands' names."""
        home, clock = self.host.home, self.host.now
        if self.registry.at("/") is None:
            root = RAMResource.of_dirs("tmp", home[1:], clock=clock)
            self.registry.mount("/", root, MountMode.EXEC if mode is None else mode)
        else:
            for place in ("/tmp", home):
                if self.registry.at(place) is None:
                    self.registry.mount(place, RAMResource(clock=clock))
        devices = _DEVICES if self.host is _HOST else DeviceResource(self.host.randomness)
        commands = CommandsResource(self._commands)
        for place, resource in (("/dev", devices), ("/bin", commands), ("/usr/bin", commands)):
            if self.registry.at(place) is None:
                self.registry.mount(place, resource, MountMode.EXEC, hidden=True)
