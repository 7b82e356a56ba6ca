"""Lines that never end or never fit, heavy ones that must succeed, and lines that are cancelled midway.

    python tests/campaigns/runaway.py [--list runaway|patterns|heavy|cancel] [--only TEXT] [--trio]

Each line runs in a process of its own under hard limits. It must end by a limit in 20 s and 512 MiB, the event loop
must stay free and another session must answer meanwhile; a cancelled line ends within 100 ms, leaves the processor in
peace and the session usable. Ends with status 1 where one does not.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

import anyio
from runaway_lines import CANCEL, HEAVY, PATTERNS, RUNAWAY, Line

from mirage import Workspace
from mirage.budget import Limits

LONGEST = 20.0
GROWTH = 512 * 2**20
ANSWER = 0.1
LATE = 0.1
QUIET = 0.05
PATIENCE = 45
"""Processor seconds until the process of a line is killed; of a busy machine it waits for four times as many."""
SPACE = 4 * 2**30
"""Bytes of address space that it may ask for."""
STARTED = 1.0
"""Seconds after which a line is cancelled."""

LISTS = {"runaway": RUNAWAY, "patterns": PATTERNS, "heavy": HEAVY, "cancel": CANCEL}
Found = dict[str, Any]


class Watch:
    """Looks at the event loop and at another session while a line runs."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._turned = self._due = time.perf_counter()
        self._spent = time.process_time()
        self.gap = 0.0
        self.computed = 0.0
        self.answer = 0.0

    async def tick(self) -> None:
        """The longest time between two turns of the event loop, and the most computed between them."""
        while True:
            self._turn()
            await anyio.sleep(0.001)

    async def ask(self) -> None:
        """The longest time until another session answers, from when it was to be asked."""
        while True:
            await self._ws.execute("echo hi", session_id="other")
            self._answered()
            await anyio.sleep(0.05)
            self._due += 0.05

    def end(self) -> None:
        """What is still waited for counts."""
        self._turn()
        self._answered()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.gap = max(self.gap, now - self._turned)
        self._turned = now
        spent = time.process_time()
        self.computed = max(self.computed, spent - self._spent)
        self._spent = spent

    def _answered(self) -> None:
        now = time.perf_counter()
        self.answer = max(self.answer, now - self._due)
        self._due = now


def resident() -> int:
    """The most bytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


async def endure(line: Line) -> Found:
    """Run a line to its end, watched."""
    ws = Workspace()
    ws.create_session("other")
    await ws.execute("echo warm | cat")
    await ws.execute("echo warm", session_id="other")
    watch = Watch(ws)
    before = resident()
    async with anyio.create_task_group() as group:
        group.start_soon(watch.tick)
        group.start_soon(watch.ask)
        await anyio.sleep(0.06)
        began, spent = time.perf_counter(), time.process_time()
        result = await ws.execute(line.text, timeout=line.timeout)
        took = time.perf_counter() - began
        watch.end()
        group.cancel_scope.cancel()
    grown = resident() - before
    usable = await ws.execute("echo usable")
    return {
        "status": result.exit_code,
        "took": took,
        "cpu": time.process_time() - spent,
        "grown": grown,
        "gap": watch.gap,
        "computed": watch.computed,
        "answer": watch.answer,
        "stdout": result.stdout[:100].decode("utf-8", "replace"),
        "stderr": result.stderr[-160:].decode("utf-8", "replace"),
        "usable": usable.stdout == b"usable\n",
    }


async def cancel(line: Line) -> Found:
    """Break a line off after a second, and see what remains of it."""
    ws = Workspace(limits=Limits(steps=10**12))
    await ws.execute("echo warm | cat")
    began = time.perf_counter()
    with anyio.move_on_after(STARTED):
        await ws.execute(line.text)
    late = abs(time.perf_counter() - began - STARTED)
    await anyio.sleep(1)
    spent = time.process_time()
    await anyio.sleep(1)
    busy = time.process_time() - spent
    with anyio.move_on_after(5):
        usable = (await ws.execute("echo usable")).stdout == b"usable\n"
        return {"late": late, "busy": busy, "usable": usable}
    return {"late": late, "busy": busy, "usable": False}


def wrong(line: Line, found: Found) -> Iterator[str]:
    """What a line did that it must not."""
    if "died" in found:
        yield found["died"]
        return
    if not found["usable"]:
        yield "the session is not usable"
    if "late" in found:
        if found["late"] > LATE:
            yield "ended late"
        if found["busy"] > QUIET:
            yield "goes on computing"
        return
    if found["status"] not in line.ends:
        yield f"status {found['status']}"
    if line.stdout is not None and found["stdout"] != line.stdout:
        yield f"wrote {found['stdout']!r}"
    if found["took"] > LONGEST and (line.timeout is not None or found["cpu"] > LONGEST):
        yield "took too long"
    if found["grown"] > GROWTH:
        yield "took too much memory"
    # On a busy machine a process waits for others: what it did not compute is not its own.
    if found["answer"] > ANSWER and found["computed"] > ANSWER:
        yield "kept another session waiting"


def figures(found: Found) -> str:
    """What was measured, for people."""
    if "died" in found:
        return ""
    if "late" in found:
        return f"{found['late'] * 1e3:8.1f} ms late, then {found['busy']:.1%} of the processor"
    return (
        f"{found['status']:>4} {found['took']:6.2f} s (cpu {found['cpu']:5.2f}) {found['grown'] / 2**20:7.1f} MiB"
        f"  gap {found['gap'] * 1e3:6.1f} ms (cpu {found['computed'] * 1e3:5.1f})  echo {found['answer'] * 1e3:6.1f} ms"
    )


def alone(kind: str, name: str, backend: str) -> Found:
    """One line in a process of its own."""
    command = [sys.executable, __file__, "--one", name, "--list", kind, *(["--trio"] if backend == "trio" else [])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=4 * PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return {"died": f"killed after {4 * PATIENCE} s"}
    if process.returncode:
        last = err.decode("utf-8", "replace").strip().splitlines()[-1:]
        return {"died": f"the process ended with {process.returncode}: {' '.join(last)[:120]}"}
    found: Found = json.loads(out)
    return found


def confined(work: Callable[[Line], Awaitable[Found]], line: Line, backend: str) -> None:
    """Run a line in this process, under hard limits, and say what was found."""
    resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(anyio.run(work, line, backend=backend)))


def go(kind: str, lines: Iterable[Line], backend: str) -> int:
    """All lines of a list; how many failed."""
    failed = 0
    for line in lines:
        found = alone(kind, line.name, backend)
        problems = list(wrong(line, found))
        failed += bool(problems)
        verdict = "WRONG: " + ", ".join(problems) if problems else "ok"
        sys.stdout.write(f"{kind:8} {line.name:40} {figures(found)}  {verdict}\n")
        if problems and found.get("stderr"):
            sys.stdout.write(f"           {found['stderr']!r}\n")
        sys.stdout.flush()
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", choices=LISTS, help="only this list")
    parser.add_argument("--only", default="", help="lines whose name holds this text")
    parser.add_argument("--trio", action="store_true", help="on trio's event loop")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    backend = "trio" if options.trio else "asyncio"
    if options.one is not None:
        line = next(each for each in LISTS[options.list] if each.name == options.one)
        confined(cancel if options.list == "cancel" else endure, line, backend)
        return 0
    failed = 0
    for kind in [options.list] if options.list else LISTS:
        failed += go(kind, [line for line in LISTS[kind] if options.only in line.name], backend)
    sys.stdout.write(f"{failed} wrong\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
