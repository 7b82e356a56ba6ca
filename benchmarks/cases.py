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
    files: Mapping[str, str | tuple[str, int]]
    """Path -> text, or the kind and size of one that ``drivers/texts.py`` makes."""
    times: Mapping[str, int]
    goals: Mapping[str, float] = field(default_factory=dict)
    grows_from: str | None = None
    """The case a tenth of this size: the growth of our own time is to stay linear."""
    growth: float = 11.0
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of a peer that needs others."""
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lines of a peer whose time is not counted: what starting its processes costs."""
    grown: int | None = None
    """The most memory that our process may grow by, in bytes."""

    def lines_of(self, peer: str) -> tuple[str, ...]:
        """What this peer runs."""
        return self.instead.get(peer, self.lines)


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

_LISTED = {"mirage-ai": 0.05, "bash": 1.5}
_OPENED = {"mirage-ai": 0.02, "bash": 1.0}
_WALKS = {
    "find": (("find /data/t -type f",), _LISTED),
    "ls -R": (("ls -R /data/t",), _LISTED),
    "du": (("du -s --apparent-size /data/t",), _LISTED),
    "glob": (("echo /data/t/*/f0*.txt",), _LISTED),
    "grep -r": (("grep -r nothing /data/t",), _OPENED),
    "cp -r": (("cp -r /data/t /data/u", "rm -r /data/u"), _OPENED),
}
"""Lines, and the highest ratios."""
_STARTS = {"bash": ("ls -d /data",)}


@cache
def trees() -> tuple[Case, ...]:
    """Tree operations at 1,000, 10,000 and 100,000 files; peers where they hold that many."""
    cases = []
    for name, (lines, wanted) in _WALKS.items():
        smaller = None
        for size, times in (
            (1_000, {OURS: 20, "mirage-ai": 1, "bashkit": 5, "bash": 5}),
            (10_000, {OURS: 5, "mirage-ai": 1, "bash": 2}),
            (100_000, {OURS: 1, "bash": 1}),
        ):
            title = f"{name} {size:,}"
            goals = {peer: goal for peer, goal in wanted.items() if peer in times} if size > 1_000 else {}
            cases.append(Case(title, lines, _tree(size), times, goals, grows_from=smaller, beside=_STARTS))
            # Below this size, what a line costs anyway is not lost in the files' share.
            smaller = title if size >= 10_000 else None
    return tuple(cases)


_LOG, _JSON = "/data/log", "/data/json"
_STREAMED = 4 * 1024 * 1024


@dataclass(frozen=True)
class _Text:
    """A command over one large file, and its highest ratios."""

    line: str
    goals: Mapping[str, float]
    gnu: str = ""
    """What the real shell runs, where that is another line."""
    copies: int = 0
    """How often it may hold the file in memory; what streams holds little, however large."""
    growth: float = 11.0
    """As that of a Case."""
    slow: bool = False
    """The peers would need minutes for 100 MB of it."""
    quick: bool = False
    """It takes no time that depends on the size."""


_FAST = {"mirage-ai": 1.0, "bash": 2.0}
_SLOW = {"mirage-ai": 0.4, "bash": 2.0}
_TEXTS = {
    "grep literal": _Text(f"grep -c ERROR {_LOG}", _FAST),
    "grep -v": _Text(f"grep -vc ERROR {_LOG}", _FAST),
    "grep lines": _Text(f"grep ERROR {_LOG} | wc -c", _FAST),
    "grep -E": _Text(f"grep -cE 'user=[0-9]+' {_LOG}", _FAST),
    "grep -i": _Text(f"grep -ci TIMEOUT {_LOG}", _FAST),
    "wc -l": _Text(f"wc -l {_LOG}", _FAST),
    "wc -w": _Text(f"wc -w {_LOG}", _SLOW),
    "tr": _Text(f"tr a-z A-Z < {_LOG} | tail -n 1", _FAST),
    "cut": _Text(f"cut -d ' ' -f 2,4 {_LOG} | tail -n 1", _SLOW),
    "sort": _Text(f"sort {_LOG} | tail -n 1", _SLOW, copies=4, growth=15.0, slow=True),
    "sort | uniq -c": _Text(
        f"cut -d ' ' -f 4 {_LOG} | sort | uniq -c | sort -rn | head -n 3", _SLOW, copies=4, growth=15.0, slow=True
    ),
    "sed literal": _Text(f"sed s/timeout/gone/g {_LOG} | tail -n 1", {"mirage-ai": 0.05, "bash": 1.0}, slow=True),
    "sed regex": _Text(
        f"sed -E 's/user=([0-9]+)/<\\1>/' {_LOG} | tail -n 1", {"mirage-ai": 0.2, "bash": 3.0}, slow=True
    ),
    "sed -n p": _Text(f"sed -n '/ERROR/p' {_LOG} | wc -l", {"bash": 3.0}, slow=True),
    "awk sum": _Text(
        f"awk '{{s+=$3}} END{{print s}}' {_LOG}",
        {"mirage-ai": 0.04, "bashkit": 1.0, "bash": 3.0},
        gnu=f"mawk '{{s+=$3}} END{{print s}}' {_LOG}",
        slow=True,
    ),
    "awk group": _Text(
        f"awk '$5>50000{{c[$4]++}} END{{for(k in c) print k, c[k]}}' {_LOG}",
        {"mirage-ai": 0.04, "bashkit": 1.0, "bash": 3.0},
        gnu=f"mawk '$5>50000{{c[$4]++}} END{{for(k in c) print k, c[k]}}' {_LOG}",
        slow=True,
    ),
    "jq select": _Text(
        f"jq -c 'select(.status==500)' {_JSON} | wc -l",
        {"mirage-ai": 0.03, "bashkit": 0.4, "bash": 1.0},
        slow=True,
    ),
    "head -n 1": _Text(f"head -n 1 {_LOG}", {}, growth=1.5, quick=True),
    "tail -n 1": _Text(f"tail -n 1 {_LOG}", {}, growth=1.5, quick=True),
    "cat | head -n 1": _Text(f"cat {_LOG} | head -n 1", {}, growth=1.5, quick=True),
    "cp": _Text(f"cp {_LOG} /data/copy", {}, growth=1.5, quick=True),
    "cat > copy": _Text(f"cat {_LOG} > /data/copy", {"bash": 1.0}, copies=1),
    "md5sum": _Text(f"md5sum < {_LOG}", {"bash": 1.1}),
    "sha256sum": _Text(f"sha256sum < {_LOG}", {"bash": 1.1}),
}


@cache
def texts() -> tuple[Case, ...]:
    """Commands over one file of 10 MB and of 100 MB; what starting its processes costs is not counted as GNU's."""
    cases = []
    for name, text in _TEXTS.items():
        smaller = None
        for megabytes, times in (
            (10, {OURS: 3, "mirage-ai": 1, "bashkit": 2, "bash": 3}),
            (100, {OURS: 1, "bash": 1} if text.slow else {OURS: 1, "mirage-ai": 1, "bash": 1}),
        ):
            if text.quick:
                times = {**times, OURS: 200}
            # The most that bashkit takes is ten million bytes.
            size = megabytes * 1_000_000
            kind = "json" if _JSON in text.line else "log"
            line = text.gnu or text.line
            empty = line.replace(_LOG, "/data/empty").replace(_JSON, "/data/empty")
            cases.append(
                Case(
                    f"{name} {megabytes} MB",
                    (text.line,),
                    {f"/data/{kind}": (kind, size), "/data/empty": ""},
                    times,
                    {peer: goal for peer, goal in text.goals.items() if peer in times},
                    grows_from=smaller,
                    instead={"bash": (line,)},
                    beside={"bash": (empty,)},
                    growth=text.growth,
                    grown=max(_STREAMED, text.copies * size),
                )
            )
            smaller = f"{name} {megabytes} MB"
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
