"""``coproc``: a job whose input and output are descriptors of the shell."""

from typing import TYPE_CHECKING

from mirage.channel import Channel, Inlet, Outlet
from mirage.shell.ast import Coprocess, Subshell
from mirage.shell.builtins.words import NAME
from mirage.shell.run import Compiling
from mirage.shell.run.background import begun_at_once, job
from mirage.shell.run.redirect import CLOSED, outward
from mirage.shell.variables.arrays import Indexed
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.shell.state import Shell

HIGHEST = 63


def compile_coprocess(node: Coprocess) -> Compiling:
    """``coproc name command``."""
    name = node.name
    body = yield (node.body.body if isinstance(node.body, Subshell) else node.body)

    async def coprocess(shell: "Shell", io: Io) -> int:
        if not NAME.fullmatch(name):
            await shell.say(io, f"`{name}': not a valid identifier")
            shell.session.status = 1
            return 1
        await _warn(shell, io)
        free = [fd for fd in range(HIGHEST, 9, -1) if fd not in (io.more or {})]
        if len(free) < 4:
            await shell.say(io, "cannot make pipe: Too many open files")
            shell.session.status = 1
            return 1
        process = await job(shell, io, node)
        there, back = Channel(), Channel()
        await shell.begin(process, body, process.holding(Io(there.output, back.input, io.err, io.more), there.output))
        # Those of the process are duplicates: these are nobody's.
        await there.output.aclose()
        await back.input.aclose()
        # Two pipes were made, and one end of each is the shell's.
        reads, writes = free[0], free[3]
        ends: dict[int, Inlet | Outlet] = {reads: back.output, writes: there.input}
        for fd, end in ends.items():
            outward(io, fd, end)
            shell.kept.append(end)
        session = shell.session
        session.arrays[name] = Indexed([str(reads), str(writes)])
        session.variables[f"{name}_PID"] = str(process.pid)

        def reaped() -> None:
            session.arrays.pop(name, None)
            session.variables.pop(f"{name}_PID", None)
            for fd in ends:
                outward(io, fd, CLOSED)

        process.reaped = reaped
        return await begun_at_once(shell)

    return coprocess


async def _warn(shell: "Shell", io: Io) -> None:
    for each in shell.session.jobs.all() if shell.session.jobs is not None else []:
        if isinstance(each.node, Coprocess) and each.running:
            known = f"coproc [{each.process.pid}:{each.node.name}] still exists"
            await shell.say(io, f"warning: execute_coproc: {known}")
            return
