"""What is measured: cases with the lines they run, the files they need, and the ratios they are to keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

OURS = "mirage"
PEERS = ("mirage-ai", "bashkit", "bash")


@dataclass(frozen=True)
class Case:
    """One workload. ``goals`` are the highest ratios of our processor time to a peer's."""

    name: str
    lines: tuple[str, ...]
    files: Mapping[str, str]
    times: Mapping[str, int]
    goals: Mapping[str, float] = field(default_factory=dict)
    grows_from: str | None = None
    """The case a tenth of this size: the growth of our own time is to stay linear."""
    growth: float = 11.0


def _tree(files: int) -> dict[str, str]:
    return {f"/data/t/d{number // 100:04d}/f{number % 100:02d}.txt": "hello\n" for number in range(files)}


SMALL = {
    "/data/small.txt": "hello world\nx y\n" * 20,
    **{f"/data/d100/file{number:03d}.txt": "abc\n" for number in range(100)},
}
OFTEN = {OURS: 1000, "mirage-ai": 60, "bashkit": 150, "bash": 20}
# bashkit ends a session at 100,000 commands.
LOOPING = {OURS: 30, "bashkit": 3, "bash": 10}

LINES = (
    Case("echo", ("echo hello",), SMALL, OFTEN, {"mirage-ai": 0.04, "bashkit": 0.5}),
    Case("assignment", ("x=hello",), SMALL, OFTEN, {"mirage-ai": 0.04, "bashkit": 0.5}),
    Case("substitution", ("x=$(echo hi)",), SMALL, OFTEN, {"mirage-ai": 0.04, "bashkit": 0.5}),
    Case("cat small", ("cat /data/small.txt",), SMALL, OFTEN, {"mirage-ai": 0.03, "bashkit": 1.0}),
    Case("grep -c | wc -l", ("grep -c x /data/small.txt | wc -l",), SMALL, OFTEN, {"mirage-ai": 0.03, "bashkit": 1.0}),
    Case(
        "ls of 100",
        ("ls /data/d100",),
        SMALL,
        {OURS: 500, "mirage-ai": 10, "bashkit": 100, "bash": 20},
        {"mirage-ai": 0.01, "bashkit": 1.0},
    ),
    Case("redirect", ("echo hello > /data/out.txt",), SMALL, OFTEN),
    *(
        Case(
            name,
            (f"n=; f() {{ n=$1; }}; for i in {{1..1000}}; do {body}; done; echo $n",),
            SMALL,
            LOOPING,
            {"bashkit": 1.5},
        )
        for name, body in {
            "function loop": "f $i",
            "[[ ]] loop": "[[ $i == *5 && $i -gt 10 ]] && n=$i",
            "case loop": "case $i in *5) n=$i;; [1-3]*) n=a;; *) n=b;; esac",
        }.items()
    ),
    Case("yes | head", ("yes | head -n 1",), SMALL, {OURS: 300, "bash": 20}),
)
LOOPS = (
    Case(
        "arithmetic loop",
        ("i=0; while (( i < 1000 )); do (( i++ )); done; for ((i=x=0;i<1000;i++)); do x=$((x+i)); done; echo $i $x",),
        {},
        LOOPING,
        {"bashkit": 1.0},
    ),
    Case(
        "echo loop",
        ("for i in {1..1000}; do echo $i; done",),
        {},
        LOOPING,
        {"bashkit": 1.0},
    ),
    Case(
        "script of 200 lines",
        (Path(__file__).with_name("script.sh").read_text(),),
        {},
        LOOPING,
        {"bash": 0.5, "bashkit": 1.5},
    ),
)

_WALKS = {
    "find": ("find /data/t -type f",),
    "ls -R": ("ls -R /data/t",),
    "cp -r": ("cp -r /data/t /data/u", "rm -r /data/u"),
}


@cache
def trees() -> tuple[Case, ...]:
    """Tree operations at 1,000, 10,000 and 100,000 files; peers where they hold that many."""
    cases = []
    for name, lines in _WALKS.items():
        smaller = None
        for size, times in (
            (1_000, {OURS: 20, "mirage-ai": 1, "bashkit": 5, "bash": 5}),
            (10_000, {OURS: 5, "mirage-ai": 1, "bash": 2}),
            (100_000, {OURS: 1}),
        ):
            title = f"{name} {size:,}"
            cases.append(Case(title, lines, _tree(size), times, grows_from=smaller))
            # Below this size, what a line costs anyway is not lost in the files' share.
            smaller = title if size >= 10_000 else None
    return tuple(cases)


STARTUP = {
    OURS: """
import asyncio
from mirage import Workspace
async def main():
    result = await Workspace().execute("echo hi")
    assert result.stdout == b"hi\\n", result
asyncio.run(main())
""",
    "mirage-ai": """
import asyncio
from mirage import MountMode, Workspace
from mirage.vfs.ram import RAMVFS
async def main():
    result = await Workspace({"/data": RAMVFS()}, mode=MountMode.EXEC).shell("echo hi")
    assert await result.stdout_str() == "hi\\n"
asyncio.run(main())
""",
    "bashkit": """
import asyncio, bashkit
async def main():
    result = await bashkit.Bash().execute("echo hi")
    assert result.stdout == "hi\\n"
asyncio.run(main())
""",
}
STARTUP_GOAL = {"mirage-ai": 0.12}
STARTUP_BYTES = 40 * 1024 * 1024
IDLE_WORKSPACES = 200
IDLE_BYTES = 30 * 1024
