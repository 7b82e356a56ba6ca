"""The examples of the README and of docs/embedding.md, run as printed, with the output they promise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EMBEDDING = (ROOT / "docs/embedding.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```python\n((?:(?!```).)+)```\n+(?:[^\n`]+\n+)?```text\n(.+?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.+?)```", re.DOTALL)


def run(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("code", "output"), EXAMPLE.findall(README) + EXAMPLE.findall(EMBEDDING))
def test_an_example_prints_what_it_says(code: str, output: str, tmp_path: Path) -> None:
    assert run(code, tmp_path) == output


def test_every_example_has_its_output() -> None:
    assert len(EXAMPLE.findall(README)) == len(PYTHON.findall(README)) >= 1
    # The service prints nothing by itself: test_embedding_service.py runs it under a server.
    services = [code for code in PYTHON.findall(EMBEDDING) if code.startswith("# service.py")]
    assert len(EXAMPLE.findall(EMBEDDING)) + len(services) == len(PYTHON.findall(EMBEDDING)) >= 5


@pytest.mark.parametrize("package", sorted(ROOT.glob("packages/*/README.md")), ids=lambda path: path.parent.name)
def test_examples_of_the_packages_run(package: Path, tmp_path: Path) -> None:
    for code in PYTHON.findall(package.read_text(encoding="utf-8")):
        run(code, tmp_path)


def test_the_two_commands_stand_first() -> None:
    blocks = re.findall(r"```sh\n(.+?)```", README, re.DOTALL)
    setting_up = 'python3 -m venv .venv && .venv/bin/pip install "nox[uv]" && .venv/bin/nox'
    assert blocks[0].splitlines() == [f"{setting_up} -s demo"]
    assert blocks[1].splitlines() == [setting_up]


def test_ci_calls_exactly_the_second() -> None:
    commands = (ROOT / ".ci/run").read_text(encoding="utf-8").rstrip().splitlines()
    (second,) = re.findall(r"```sh\n(.+?)\n```", README, re.DOTALL)[1:2]
    assert commands[-1] == second


@pytest.mark.parametrize("code", PYTHON.findall((ROOT / "docs/hooks.md").read_text(encoding="utf-8")))
def test_examples_of_hooks_run(code: str, tmp_path: Path) -> None:
    run(code, tmp_path)
