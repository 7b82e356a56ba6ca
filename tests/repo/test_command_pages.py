"""Write ``docs/commands/`` from the declarations: a page for every command, and their list.

python tests/repo/command_pages.py
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from mirage import Workspace
from mirage.commands.help import usage
from mirage.commands.registry import built_in

FOLDER = Path(__file__).parents[2] / "docs" / "commands"

INDEX = """\
# Commands

What is in `/bin` of every workspace. The pages are what each command's `--help` prints; `nox -s pages` writes them.
Mounted resources bring commands of their own, which `ls /bin` lists too.

| command | |
| --- | --- |
"""


async def pages() -> Mapping[str, str]:
    """File name -> text."""
    found: dict[str, str] = {}
    rows: list[str] = []
    async with Workspace() as workspace:
        for name in sorted(built_in):
            command = built_in[name]
            summary = " ".join(command.summary.split("\n"))
            rows.append(f"| [`{name}`]({name}.md) | {summary} |\n")
            result = await workspace.execute(f"command {name} --help")
            said = result.stdout.decode() if result.exit_code == 0 else ""
            # Some print their words, or nothing, whatever those are.
            text = said if "\n" in said.strip() else usage(command)
            found[f"{name}.md"] = f"# {name}\n\n```text\n{text.rstrip()}\n```\n"
    found["README.md"] = INDEX + "".join(rows)
    return found


def write() -> None:
    """Replace the folder's pages."""
    FOLDER.mkdir(exist_ok=True)
    wanted = asyncio.run(pages())
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def test_the_pages_are_current() -> None:
    wanted = dict(asyncio.run(pages()))
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert sorted(there) == sorted(wanted)
    stale = [name for name, text in wanted.items() if there[name] != text]
    assert not stale, "run `nox -s pages`"


if __name__ == "__main__":
    write()
