"""Spec cases: shell code with what real bash makes of it, kept beside the code in ``*.test.sh`` files.

    #### name
    code
    ## status: 0
    ## STDOUT:
    text
    ## END

Output that does not end with a newline, or is no text, is written as JSON: ``## stdout-json: "a"``. ``record.py``
writes everything below the code.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bounded_bash

HERE = Path(__file__).parent

PATIENCE = 20
"""Seconds that a case may take."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How code ended."""

    status: int
    stdout: bytes
    stderr: bytes


@dataclass(frozen=True, slots=True)
class Case:
    """One case and what it must come to; None where nothing is recorded."""

    name: str
    code: str
    expected: Outcome | None


def files() -> list[Path]:
    """All files of cases."""
    return sorted(HERE.glob("*.test.sh"))


def read(path: Path) -> list[Case]:
    """The cases of a file, in order."""
    blocks = path.read_text("utf-8").split("#### ")[1:]
    return [_case(block) for block in blocks]


def write(path: Path, cases: list[Case]) -> None:
    """Write cases back."""
    head = path.read_text("utf-8").partition("#### ")[0]
    path.write_text(head + "\n".join("".join(_lines(case)) for case in cases), "utf-8")


def real(code: str, user: int | None = None) -> Outcome:
    """What bash makes of ``code`` in an empty directory, run by ``user``."""
    with tempfile.TemporaryDirectory() as place:
        ended = bounded_bash.bash(code, Path(place), PATIENCE, user)
    if ended.status is None:
        raise TimeoutError(code)
    # ``bash -c`` says that it is reading a string; a line that is handed over directly has no such name.
    stderr = ended.stderr.replace(b"bash: -c: line ", b"bash: line ")
    return Outcome(ended.status, ended.stdout, stderr)


def _case(block: str) -> Case:
    name, _, rest = block.partition("\n")
    code: list[str] = []
    status: int | None = None
    outputs = {"stdout": b"", "stderr": b""}
    lines = iter(rest.splitlines(keepends=True))
    for line in lines:
        if not line.startswith("## "):
            if status is None:
                code.append(line)
            continue
        key, _, value = line[3:].partition(":")
        if key == "status":
            status = int(value)
        elif key.endswith("-json"):
            outputs[key.removesuffix("-json")] = os.fsencode(json.loads(value))
        elif key in ("STDOUT", "STDERR"):
            outputs[key.lower()] = "".join(_until_end(lines)).encode()
    expected = None if status is None else Outcome(status, outputs["stdout"], outputs["stderr"])
    return Case(name.strip(), "".join(code).rstrip("\n"), expected)


def _until_end(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line == "## END\n":
            return
        yield line


def _lines(case: Case) -> Iterator[str]:
    yield f"#### {case.name}\n{case.code}\n"
    if case.expected is None:
        return
    yield f"## status: {case.expected.status}\n"
    for name, data in (("stdout", case.expected.stdout), ("stderr", case.expected.stderr)):
        if not data:
            continue
        text = os.fsdecode(data)
        if text.endswith("\n") and _is_plain(text):
            yield f"## {name.upper()}:\n{text}## END\n"
        else:
            yield f"## {name}-json: {json.dumps(text)}\n"


def _is_plain(text: str) -> bool:
    return all(mark == "\n" or mark.isprintable() for mark in text) and "\n##" not in f"\n{text}"
