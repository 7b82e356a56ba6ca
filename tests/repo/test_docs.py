"""What is written is checked: hooks, dependencies, changelog, decisions."""

import inspect
import re
import tomllib
from pathlib import Path

import pytest

from mirage import missing
from mirage.plugins import hookspecs

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PACKAGES = sorted(path.parent for path in ROOT.glob("packages/*/pyproject.toml"))
HOOKS = sorted(name for name in vars(hookspecs) if name.startswith("mirage_"))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def project(package: Path) -> dict[str, object]:
    loaded: dict[str, object] = tomllib.loads(read(package / "pyproject.toml"))["project"]
    return loaded


def signature(hook: str) -> str:
    parameters = inspect.signature(getattr(hookspecs, hook)).parameters
    return f"{hook}({', '.join(parameters)})"


class TestHooks:
    @pytest.mark.parametrize("hook", HOOKS)
    def test_each_is_documented_with_its_signature(self, hook: str) -> None:
        assert f"## `{signature(hook)}`\n" in read(DOCS / "hooks.md")

    def test_none_is_documented_that_does_not_exist(self) -> None:
        assert sorted(re.findall(r"^## `(mirage_\w+)\(", read(DOCS / "hooks.md"), re.MULTILINE)) == HOOKS

    @pytest.mark.parametrize("hook", HOOKS)
    def test_every_parameter_is_explained(self, hook: str) -> None:
        function = getattr(hookspecs, hook)
        explained = re.findall(r":param (\w+):", function.__doc__)
        assert explained == list(inspect.signature(function).parameters)


class TestDependencies:
    @pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
    def test_each_has_its_reason(self, package: Path) -> None:
        described = project(package)
        groups = [described.get("dependencies", []), *dict(described.get("optional-dependencies", {})).values()]  # type: ignore[call-overload]
        section = read(DOCS / "dependencies.md").split(f"## {package.name}\n")[1].split("\n## ")[0]
        rows = {row[0]: row[1] for row in re.findall(r"^\| `([\w.-]+)`[^|]*\| ([^|]+) \|", section, re.MULTILINE)}
        wanted = {re.split(r"[<>=!~\[; ]", text)[0] for group in groups for text in group}
        assert set(rows) == wanted
        assert all(len(reason.strip()) > 20 for reason in rows.values())


class TestPackages:
    @pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
    def test_metadata_is_complete(self, package: Path) -> None:
        described = project(package)
        assert described["name"] == package.name
        assert described["requires-python"] == ">=3.11"
        assert described["license"] == "Apache-2.0"
        assert read(package / "LICENSE") == read(ROOT / "LICENSE")
        assert described["description"]
        assert len(read(package / "README.md")) > 100

    def test_all_have_one_version(self) -> None:
        assert len({project(package)["version"] for package in PACKAGES}) == 1

    def test_what_a_missing_import_recommends_exists(self) -> None:
        assert set(missing.DISTRIBUTIONS.values()) == {path.name for path in PACKAGES} - {"mirage-core"}

    def test_what_is_planned_does_not_exist(self) -> None:
        for name in missing.PLANNED_RESOURCES:
            assert not list(ROOT.glob(f"packages/*/src/mirage/resource/{name}"))
        for name in missing.PLANNED_PACKAGES:
            assert not list(ROOT.glob(f"packages/*/src/{name.replace('.', '/')}"))

    @pytest.mark.parametrize("package", [path for path in PACKAGES if path.name != "mirage-core"], ids=lambda p: p.name)
    def test_the_marker_is_empty_and_the_namespace_is_shared(self, package: Path) -> None:
        assert (package / "src/mirage/__init__.pyi").read_bytes() == b""
        assert not (package / "src/mirage/__init__.py").exists()


def test_no_package_of_many_owners_has_an_init() -> None:
    shared = [
        path for name in ("resource", "agents") for path in ROOT.glob(f"packages/*/src/mirage/{name}/__init__.py*")
    ]
    assert shared == []


def test_the_changelog_tells_of_the_version() -> None:
    version = project(ROOT / "packages/mirage-core")["version"]
    assert re.search(rf"^## {re.escape(str(version))}\b", read(ROOT / "CHANGELOG.md"), re.MULTILINE)


def test_every_decision_has_its_three_parts() -> None:
    records = sorted(DOCS.glob("adr/*.md"))
    assert [path.name[:4] for path in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    assert len(records) >= 5
    for path in records:
        headings = re.findall(r"^## (.+)$", read(path), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], path.name


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for place in ("packages/*/tests", "tests") for path in ROOT.glob(f"{place}/**/test_*.py")]
    assert sorted(names) == sorted(set(names))


LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)(?:#[^)]*)?\)")
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "page",
    [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_links_lead_somewhere(page: Path) -> None:
    dead = [target for target in LINK.findall(CODE.sub("", read(page))) if not (page.parent / target).exists()]
    assert dead == []


class TestArchitecture:
    CORE = ROOT / "packages/mirage-core/src/mirage"

    def folders(self) -> set[str]:
        table = read(DOCS / "architecture.md").split("## The folders of mirage-core\n\n")[1].split("\n\n")[0]
        return {name for row in table.splitlines()[2:] for name in re.findall(r"`([^`]+)`", row.split("|")[1])}

    def test_the_folders_are_the_ones_there_are(self) -> None:
        hidden = {"py.typed", "__pycache__"}
        there = {path.name + ("/" if path.is_dir() else "") for path in self.CORE.iterdir() if path.name not in hidden}
        assert self.folders() == there

    def test_every_distribution_is_named(self) -> None:
        text = read(DOCS / "architecture.md")
        assert all(f"| `{package.name}` |" in text for package in PACKAGES)
