"""Programs of machines: not found, and the line says what does their work."""

import pytest

from mirage import Workspace
from mirage.commands.registry import BUILT_IN
from mirage.shell.instead import _BY_NAME, instead

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("git status", "bash: line 1: git: command not found: repositories are where they are mounted: "),
        ("ssh host ls", "bash: line 1: ssh: command not found: other machines are where they are mounted: "),
        ("vim notes.txt", "bash: line 1: vim: command not found: there is no terminal to edit at: use sed -i, "),
        ("apt-get install -y jq", "bash: line 1: apt-get: command not found: nothing is installed from here: "),
        ("nosuch", "bash: line 1: nosuch: command not found\n"),
    ],
)
async def test_one_line_says_what_to_use(line: str, said: str) -> None:
    result = await Workspace().execute(line)
    assert result.exit_code == 127
    assert result.stderr.decode().startswith(said)
    assert result.stderr.count(b"\n") == 1


def test_nothing_that_is_here_is_said_to_be_missing() -> None:
    assert not [name for name in _BY_NAME if name in BUILT_IN]
    assert instead("nosuch") is None


async def test_a_function_or_script_of_that_name_runs() -> None:
    ws = Workspace()
    assert (await ws.execute("git() { echo mine; }; git log")).stdout == b"mine\n"
