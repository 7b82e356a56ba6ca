"""The names the documents print are there, or fail with an error that says they are not available yet."""

import subprocess
import sys
from pathlib import Path

import pytest

from mirage import UnknownResource, Workspace

sys.path.insert(0, str(Path(__file__).parent))
from lines import IMPORTS, NOT_YET, RESOURCES, Seed


def run(program: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("seed", IMPORTS, ids=lambda seed: seed.line)
def test_import(seed: Seed) -> None:
    done = run(seed.line)
    if seed.reason is None:
        assert (done.returncode, done.stderr) == (0, "")
        return
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert "Error: " in last
    assert NOT_YET in last or "pip install mirage-" in last, last


@pytest.mark.parametrize("seed", RESOURCES, ids=lambda seed: seed.line)
def test_resource_name(seed: Seed) -> None:
    described = {"mode": "WRITE", "mounts": {"/there": {"resource": seed.line}}}
    if seed.reason is None:
        assert [mount.prefix for mount in Workspace.from_config(described).mounts()] == ["/", "/there"]
        return
    with pytest.raises(UnknownResource) as refused:
        Workspace.from_config(described)
    assert repr(seed.line) in str(refused.value)
    assert NOT_YET in str(refused.value) or "pip install mirage-" in str(refused.value)
