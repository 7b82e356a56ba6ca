"""The same code in our shell: a fresh tree in memory for each line."""

import spec_cases as cases

from mirage.budget import Budget, Limits
from mirage.host import Host
from mirage.resource.ram import RAMResource
from mirage.session import Session
from mirage.shell.jobs.processes import end
from mirage.shell.state import Shell
from mirage.streams import Collected, Io, Nothing
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.system import DeviceResource
from mirage.vfs.table import MountMode, MountRegistry

DEFAULTS = Limits()
PLACE = "/work"
"""The working directory."""


def shell(room: int | str = "1 GiB") -> Shell:
    """A shell over an empty tree with this much room, its working directory an empty one below the root."""
    table = MountRegistry(MountMode.EXEC)
    table.mount("/", RAMResource(max_bytes=room))
    host = Host()
    table.mount("/dev", DeviceResource(host.randomness), MountMode.EXEC, hidden=True)
    session = Session("spec", host)
    return Shell(session, FileSystem(table, session, Guard()), Budget(DEFAULTS))


async def ready(room: int | str = "1 GiB") -> Shell:
    """A shell in an empty working directory."""
    ours = shell(room)
    await ours.fs.mkdir("/home/agent", parents=True)
    await ours.fs.mkdir("/tmp")
    await ours.fs.mkdir(PLACE)
    ours.session.cwd = ours.session.variables["PWD"] = PLACE
    return ours


async def run(code: str, limits: Limits = DEFAULTS) -> cases.Outcome:
    """What our shell makes of ``code``."""
    ours = await ready()
    ours.budget = Budget(limits)
    out, err = Collected(), Collected()
    status = await ours.execute(code, Io(Nothing(), out, err))
    outcome = cases.Outcome(status, out.data, err.data)
    await end(ours.session)
    return outcome
