"""Measures Mirage beside its peers: processor time, in turns, as ratios; a table on stdout and a JSON file.

    python benchmarks/run.py [--only NAME] [--rounds N] [--json FILE] [--check]

Each peer lives in an environment of its own below ``benchmarks/.venvs``, made on first use.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import venv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import cases
from cases import OURS, PEERS, Case

HERE = Path(__file__).parent
VENVS = HERE / ".venvs"
PACKAGES = {"mirage-ai": "mirage-ai==0.0.7", "bashkit": "bashkit==0.20.1"}
DRIVERS = {
    OURS: "drive_mirage.py",
    "mirage-ai": "drive_mirage_ai.py",
    "bashkit": "drive_bashkit.py",
    "bash": "drive_bash.py",
}


def interpreter(peer: str) -> str:
    """The Python that has the peer, made where it is missing."""
    if peer not in PACKAGES:
        return sys.executable
    home = VENVS / peer
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PACKAGES[peer]], check=True)
        (home / "ready").touch()
    return str(python)


def surroundings(peer: str) -> dict[str, str]:
    """The environment of a peer's process: our own sources are not to be found in its place."""
    hidden = {"PYTHONPATH"} if peer in PACKAGES else set[str]()
    return {name: value for name, value in os.environ.items() if name not in hidden}


TICK = 0.0005
"""Less than this cannot be told from nothing, where one time is taken from another."""


class Driven:
    """A peer's driver process."""

    def __init__(self, peer: str) -> None:
        self.peer = peer
        command = [interpreter(peer), str(HERE / "drivers" / DRIVERS[peer])]
        self._process = subprocess.Popen(
            command, env=surroundings(peer), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, **request: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            return {"error": f"the driver ended with {self._process.wait()}"}
        return dict(json.loads(answer))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


@dataclass
class Figures:
    """Processor seconds of one case, per line, by peer; the median of the rounds."""

    case: str
    cpu: dict[str, float] = field(default_factory=dict)
    best: dict[str, float] = field(default_factory=dict)
    """The quickest round: what growth is computed from, for its parts are measured minutes apart."""
    notes: dict[str, str] = field(default_factory=dict)
    grown: dict[str, int] = field(default_factory=dict)
    """Bytes of memory that the peer's process grew by, at most."""

    def ratio(self, peer: str) -> float | None:
        if peer not in self.cpu or OURS not in self.cpu:
            return None
        return self.cpu[OURS] / self.cpu[peer]


def measure(case: Case, rounds: int) -> Figures:
    """Every peer in turn, ``rounds`` times; a peer that answers otherwise than we do is noted."""
    figures = Figures(case.name)
    drivers = [Driven(peer) for peer in (OURS, *PEERS) if peer in case.times]
    samples: dict[str, list[float]] = {}
    expected: dict[str, Any] | None = None
    try:
        for driver in drivers:
            answer = driver.ask(do="prepare", files=dict(case.files))
            for text in case.lines_of(driver.peer):
                answer = answer if "error" in answer else driver.ask(do="check", line=text)
            if "error" in answer:
                figures.notes[driver.peer] = answer["error"]
                continue
            if expected is None:
                expected = answer
            elif (answer["status"], answer["digest"]) != (expected["status"], expected["digest"]):
                figures.notes[driver.peer] = f"answers otherwise: {answer['status']} {answer['out']!r:.80}"
            samples[driver.peer] = []
        for _ in range(rounds):
            for driver in drivers:
                if driver.peer not in samples:
                    continue
                times = case.times[driver.peer]
                answer = driver.ask(do="time", lines=list(case.lines_of(driver.peer)), times=times)
                if "error" in answer:
                    figures.notes[driver.peer] = answer["error"]
                    continue
                cost = answer["cpu"]
                if driver.peer in case.beside:
                    cost -= driver.ask(do="time", lines=list(case.beside[driver.peer]), times=times)["cpu"]
                samples[driver.peer].append(max(cost, TICK) / times)
                figures.grown[driver.peer] = max(figures.grown.get(driver.peer, 0), answer["grown"])
    finally:
        for driver in drivers:
            driver.close()
    figures.cpu = {peer: statistics.median(values) for peer, values in samples.items() if values}
    figures.best = {peer: min(values) for peer, values in samples.items() if values}
    return figures


def start_up(rounds: int) -> tuple[Figures, dict[str, int]]:
    """Import and one echo in a fresh process: processor time, and the most memory in bytes."""
    # As after an installation: modules are compiled once, not at every start.
    samples: dict[str, list[float]] = {peer: [] for peer in cases.STARTUP}
    memory: dict[str, int] = {}
    for number in range(rounds + 1):
        for peer, program in cases.STARTUP.items():
            environment = surroundings(peer)
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            process = os.posix_spawn(interpreter(peer), [interpreter(peer), "-c", program], environment)
            _, status, usage = os.wait4(process, 0)
            if status:
                raise SystemExit(f"start-up of {peer} ended with status {status}")
            if number:
                samples[peer].append(usage.ru_utime + usage.ru_stime)
            memory[peer] = usage.ru_maxrss * 1024
    return Figures("import + echo", {peer: statistics.median(values) for peer, values in samples.items()}), memory


def idle() -> dict[str, float]:
    """Bytes of one idle workspace among many."""
    found = {}
    for peer in (OURS, "mirage-ai", "bashkit"):
        driver = Driven(peer)
        found[peer] = driver.ask(do="idle", times=cases.IDLE_WORKSPACES).get("bytes", float("nan"))
        driver.close()
    return found


def show(title: str, rows: Iterable[Figures]) -> None:
    print(f"\n{title:<22}{'ours':>12}" + "".join(f"{peer:>14}{'ratio':>9}" for peer in PEERS))
    for row in rows:
        text = f"{row.case:<22}{_seconds(row.cpu.get(OURS)):>12}"
        for peer in PEERS:
            ratio = row.ratio(peer)
            text += f"{_seconds(row.cpu.get(peer)):>14}{'-' if ratio is None else f'{ratio:.4f}':>9}"
        print(text + (f"   +{row.grown[OURS] / 2**20:.1f} MiB" if OURS in row.grown else ""))
        for peer, note in row.notes.items():
            print(f"    {peer}: {note}")


def _seconds(value: float | None) -> str:
    if value is None:
        return "-"
    if value < 0.001:
        return f"{value * 1e6:.1f} us"
    return f"{value * 1e3:.2f} ms"


def missed(rows: Sequence[Figures], wanted: Sequence[Case]) -> list[str]:
    """The goals that these figures do not keep."""
    found = {row.case: row for row in rows}
    problems = []
    for case in wanted:
        row = found.get(case.name)
        if row is None:
            continue
        for peer, goal in case.goals.items():
            ratio = row.ratio(peer)
            if ratio is None or ratio > goal:
                problems.append(f"{case.name}: {ratio} of {peer}, the goal is {goal}")
        if case.grown is not None and row.grown.get(OURS, 0) > case.grown:
            problems.append(
                f"{case.name}: took {row.grown[OURS] / 2**20:.1f} MiB, {case.grown / 2**20:.1f} are the most"
            )
        if case.grows_from in found and OURS in row.best:
            growth = row.best[OURS] / found[case.grows_from].best[OURS]
            print(f"growth {case.grows_from} -> {case.name}: {growth:.2f}")
            if growth > case.growth:
                problems.append(f"{case.name}: grew {growth:.2f} times, the goal is {case.growth}")
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="cases whose name holds this text")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, default=HERE / "results.json")
    parser.add_argument("--check", action="store_true", help="end with status 1 where a goal is missed")
    options = parser.parse_args()
    problems: list[str] = []
    report: dict[str, Any] = {}

    if options.only in "start-up":
        started, memory = start_up(options.rounds)
        show("start-up", [started])
        print("most memory: " + ", ".join(f"{peer} {size / 2**20:.1f} MiB" for peer, size in memory.items()))
        report["start-up"] = {"cpu": started.cpu, "memory": memory}
        for peer, goal in cases.STARTUP_GOAL.items():
            ratio = started.ratio(peer)
            if ratio is None or ratio > goal:
                problems.append(f"start-up: {ratio} of {peer}, the goal is {goal}")
        if memory[OURS] > cases.STARTUP_BYTES:
            problems.append(f"start-up: {memory[OURS]} bytes, the goal is {cases.STARTUP_BYTES}")
    if options.only in "idle":
        sizes = idle()
        print("\none idle workspace: " + ", ".join(f"{peer} {size / 1024:.1f} KiB" for peer, size in sizes.items()))
        report["idle"] = sizes
        if sizes[OURS] > cases.IDLE_BYTES:
            problems.append(f"idle: {sizes[OURS]:.0f} bytes a workspace, the goal is {cases.IDLE_BYTES}")
    groups = (("lines", (*cases.LINES, *cases.LOOPS)), ("trees", cases.trees()), ("texts", cases.texts()))
    for title, group in groups:
        chosen = [case for case in group if options.only in case.name]
        if not chosen:
            continue
        rows = [measure(case, options.rounds if title == "lines" else min(options.rounds, 5)) for case in chosen]
        show(title, rows)
        problems += missed(rows, chosen)
        report[title] = {row.case: {"cpu": row.cpu, "grown": row.grown, "notes": row.notes} for row in rows}

    options.json.write_text(json.dumps(report, indent=2) + "\n")
    print("\n" + ("\n".join(f"missed: {problem}" for problem in problems) or "every goal is kept"))
    return 1 if options.check and problems else 0


if __name__ == "__main__":
    sys.exit(main())
