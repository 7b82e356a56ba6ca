"""What a first workspace loads, and what it must not."""

import subprocess
import sys

import pytest

HEAVY = (
    "pydantic",
    "yaml",
    "httpx",
    "httpcore",
    "h11",
    "orjson",
    "re2",
    "importlib.metadata",
    "multiprocessing",
)

IMPORT = "import mirage"
ECHO = """
import anyio
from mirage import Workspace
from mirage.resource.ram import RAMResource

async def main():
    result = await Workspace({"/": RAMResource()}).execute("echo hello")
    assert (result.exit_code, result.stdout) == (0, b"hello\\n"), result

anyio.run(main)
"""
DISK = """
import anyio, tempfile
from mirage import Workspace
from mirage.resource.disk import DiskResource

async def main():
    with tempfile.TemporaryDirectory() as folder:
        result = await Workspace({"/d": DiskResource(root=folder)}).execute("echo hello > /d/a; cat /d/a")
        assert (result.exit_code, result.stdout) == (0, b"hello\\n"), result

anyio.run(main)
"""


def loaded(code: str, *options: str) -> set[str]:
    """The modules that a program has loaded at its end."""
    program = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, *options, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("code", [IMPORT, ECHO, DISK], ids=["import", "echo", "disk"])
def test_nothing_heavy(code: str) -> None:
    assert not loaded(code) & set(HEAVY)


def test_import_loads_nothing_else_of_mirage() -> None:
    assert {name for name in loaded(IMPORT) if name.startswith("mirage")} == {"mirage", "mirage.missing"}


def test_no_command_is_loaded_before_it_runs() -> None:
    before = loaded("import anyio\nfrom mirage import Workspace\nanyio.run(Workspace().execute, 'echo')")
    assert "mirage.commands.grep" not in before
    assert "mirage.commands.find" not in before
