"""The page on adding a resource: its files are written as printed, run, and do what it says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mirage.testing import laws

PAGE = Path(__file__).parents[3] / "docs" / "add-a-resource.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w.]+)`\n\n```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))


@pytest.fixture
def folder(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the files of the page."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.syspathinsert()
    for name, text in FILES.items():
        (pytester.path / name).write_text(text)
    return pytester.path


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    plugins = ("-p", "anyio.pytest_plugin", "-p", "mirage.testing.plugin", "-p", "no:cacheprovider")
    return pytester.runpytest_inprocess(*plugins, *options)


def test_the_page_has_its_files() -> None:
    assert list(FILES) == ["mirage_glossary.py", "test_mirage_glossary.py", "glossary_example.py"]


def test_the_printed_resource_passes_the_printed_test(pytester: pytest.Pytester, folder: Path) -> None:
    result = run(pytester, str(folder / "test_mirage_glossary.py"), "-rs")
    outcomes = result.parseoutcomes()
    assert set(outcomes) <= {"passed", "skipped", "deselected"}
    assert outcomes["passed"] >= 70
    # The glossary has neither etags nor an empty file.
    assert outcomes["skipped"] == 4


def test_a_broken_law_says_what_the_page_says(pytester: pytest.Pytester, folder: Path) -> None:
    source = folder / "mirage_glossary.py"
    source.write_text(
        source.read_text().replace("            raise failure(errno.ENOTDIR, path)\n", "            return\n")
    )
    result = run(pytester, str(folder / "test_mirage_glossary.py"), "-k", "list_of_a_file")
    result.assert_outcomes(failed=2)
    promised = re.search(r"^```text\n(AssertionError.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert promised is not None
    shown = re.sub(r"^E\s{3}", "", result.stdout.str(), flags=re.MULTILINE)
    for line in promised[1].splitlines():
        assert line in shown


def test_the_printed_example_prints_what_the_page_says(folder: Path) -> None:
    program = [sys.executable, str(folder / "glossary_example.py")]
    done = subprocess.run(program, capture_output=True, check=False, cwd=folder, timeout=30)
    promised = re.search(r"glossary_example.*?^```text\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert promised is not None
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, promised[1], b"")


def test_the_laws_it_names_exist() -> None:
    known = {law.name for law in laws()}
    named = re.findall(r"@deviates\(\[?(.*?)\]?, \"", TEXT)
    assert {name for names in named for name in re.findall(r'"(\w+)"', names)} <= known
    assert len(named) == 2
