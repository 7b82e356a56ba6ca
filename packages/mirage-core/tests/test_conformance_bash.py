"""What the shell lines of the kit print and leave on RAM is what real bash prints and leaves in a folder."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from mirage.resource.ram import RAMResource
from mirage.testing import SCENARIO, Trial, laws
from mirage.testing.shell import LOOKING, TOPICS, Printed, comparable, on_ram

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
LAW = next(law for law in laws() if law.name == "lines_that_look")
EVERY = {**TOPICS, "looking": LOOKING}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the scenario."""
    if shutil.which("bash", path=ENVIRONMENT["PATH"]) is None:
        pytest.skip("bash is missing: apt-get install bash")
    root = tmp_path / "root"
    root.mkdir()
    for path, data in SCENARIO.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def in_bash(line: str, folder: Path) -> Printed:
    """What real bash prints for a line."""
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=ENVIRONMENT, capture_output=True, check=False, timeout=20
    )
    return comparable(line, (done.returncode, done.stdout, done.stderr))


def tree_of(folder: Path) -> Mapping[str, bytes]:
    """What a folder holds, as the kit tells it."""
    found: dict[str, bytes] = {}
    for here, directories, files in os.walk(folder):
        place = Path(here).relative_to(folder).as_posix()
        if not directories and not files and place != ".":
            found[place + "/"] = b""
        found |= {(Path(here, name).relative_to(folder).as_posix()): Path(here, name).read_bytes() for name in files}
    return found


@pytest.mark.anyio
@pytest.mark.parametrize("topic", EVERY)
async def test_ram_does_what_bash_does(topic: str, folder: Path) -> None:
    printed, left = await on_ram(Trial(RAMResource(), LAW), SCENARIO, EVERY[topic])
    for line in EVERY[topic]:
        assert (line, printed[line]) == (line, in_bash(line, folder))
    assert left == tree_of(folder)


def test_there_are_about_forty_lines() -> None:
    assert 40 <= len({line for lines in EVERY.values() for line in lines}) <= 80
