"""Distributions as users get them: built, installed away from the source or in place, alone and mixed."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = "mirage-core"
PYTHONS = os.environ.get("MIRAGE_TEST_PYTHONS", sys.executable).split(os.pathsep)

pytestmark = pytest.mark.timeout(600)

# Two that stand for distributions to come: an official one, which adds to the namespace, and a third party's.
OFFICIAL = {
    "pyproject.toml": """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "mirage-resource-shelf"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["mirage-core>=0.1,<0.2"]
[project.entry-points."mirage.resources"]
shelf = "mirage.resource.shelf:Shelf"
[tool.hatch.build.targets.wheel]
packages = ["src/mirage"]
exclude = ["src/mirage/__init__.pyi"]
""",
    "src/mirage/__init__.pyi": "",
    "src/mirage/resource/shelf/__init__.py": """\
from mirage.resource.ram import RAMResource

class Shelf(RAMResource): pass
""",
    "src/mirage/resource/shelf/py.typed": "",
}
THIRD_PARTY = {
    "pyproject.toml": """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "mirage-greetings"
version = "3.2.1"
requires-python = ">=3.11"
dependencies = ["mirage-core>=0.1,<0.2"]
[project.entry-points."mirage.resources"]
greetings = "mirage_greetings:Greetings"
[project.entry-points."mirage.plugins"]
greetings = "mirage_greetings.policy"
""",
    "mirage_greetings/__init__.py": """\
from mirage.resource.ram import RAMResource

class Greetings(RAMResource): pass
""",
    "mirage_greetings/policy.py": """\
from mirage.plugins import hookimpl

@hookimpl
def mirage_check(access):
    return not access.path.endswith("secret")
""",
}

PROGRAM = """
import json, sys
import anyio
from mirage import MountMode, Workspace
from mirage.resource.disk import DiskResource
from mirage.resource.ram import RAMResource
from mirage.resource.shelf import Shelf
from mirage_greetings import Greetings
import mirage.cli.main
import mirage.testing

LINES = ["echo hello > /ram/a", "cat /ram/a | wc -c", "cat /ram/secret", "echo x > /keep/x"]

async def main():
    mounts = {"/ram": RAMResource(), "/keep": (Shelf(), MountMode.READ), "/friends": Greetings()}
    async with Workspace({**mounts, "/here": DiskResource(root=sys.argv[1])}) as ws:
        return [await ws.execute(line) for line in LINES]

results = anyio.run(main)
places = {name: sys.modules[name].__file__ for name in ("mirage", "mirage.resource.ram", "mirage.resource.shelf",
    "mirage.testing", "mirage.cli", "mirage_greetings")}
print(json.dumps({"places": places, "results": [[r.exit_code, (r.stdout + r.stderr).decode()] for r in results]}))
"""


def run(*command: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        command, cwd=cwd, env={**inherited, **(env or {})}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A copy of every distribution's source, core first, and the two that stand for others."""
    folder = tmp_path_factory.mktemp("sources")
    copies = []
    for place in sorted(ROOT.glob("packages/*/pyproject.toml"), key=lambda path: path.parent.name != CORE):
        copy = folder / place.parent.name
        shutil.copytree(place.parent, copy, ignore=shutil.ignore_patterns("__pycache__", "tests", "dist", ".*"))
        copies.append(copy)
    return [*copies, write(folder / "official", OFFICIAL), write(folder / "third-party", THIRD_PARTY)]


@pytest.fixture(scope="session")
def wheels(sources: Sequence[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A wheel of each, built from its source distribution, in the same order."""
    folder = tmp_path_factory.mktemp("wheels")
    built: list[Path] = []
    for source in sources:
        out = folder / source.name
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source))
        built.extend(out.glob("*.whl"))
    assert len(built) == len(sources)
    return built


def contents(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def faults(wheels: Iterable[Path]) -> list[str]:
    """What is wrong with a set of wheels that are to be installed together."""
    found = []
    owners: dict[str, str] = {}
    for wheel in wheels:
        distribution = wheel.name.split("-")[0]
        for name in contents(wheel):
            if name in owners:
                found.append(f"{name} is owned by {owners[name]} and {distribution}")
            owners[name] = distribution
            if name == "mirage/__init__.py" and distribution != "mirage_core":
                found.append(f"{distribution} ships {name}")
            if name.startswith(("mirage/resource/__init__.", "mirage/agents/__init__.", "mirage/__init__.pyi")):
                found.append(f"{distribution} ships {name}")
            if "/tests/" in name or name.startswith("tests/") or "__pycache__" in name:
                found.append(f"{distribution} ships {name}")
    return found


class TestContents:
    def test_no_second_owner(self, wheels: Sequence[Path]) -> None:
        assert faults(wheels) == []

    def test_ours_are_typed_and_licensed(self, wheels: Sequence[Path]) -> None:
        for wheel in wheels[:-2]:
            names = contents(wheel)
            assert any(name.endswith("/py.typed") for name in names), wheel.name
            assert any(name.endswith("/licenses/LICENSE") for name in names), wheel.name

    def test_core_is_complete(self, wheels: Sequence[Path]) -> None:
        source = ROOT / "packages/mirage-core/src"
        wanted = {path.relative_to(source).as_posix() for path in source.rglob("*.py")}
        assert wanted == {name for name in contents(wheels[0]) if name.endswith(".py")}

    @pytest.mark.parametrize(
        "name", ["mirage/__init__.py", "mirage/__init__.pyi", "mirage/resource/__init__.py", "mirage/tests/test_a.py"]
    )
    def test_a_fault_is_found(self, wheels: Sequence[Path], tmp_path: Path, name: str) -> None:
        wrong = tmp_path / "mirage_wrong-1-py3-none-any.whl"
        with zipfile.ZipFile(wrong, "w") as archive:
            archive.writestr(name, "")
        assert any("mirage_wrong" in fault for fault in faults([*wheels, wrong]))


@dataclass(frozen=True)
class Environment:
    """A virtual environment and what was installed there in place, by module."""

    folder: Path
    in_place: frozenset[str]

    @property
    def python(self) -> str:
        return str(self.folder / "bin/python")

    def run(self, *words: str) -> str:
        """A program of the environment, run from an empty place."""
        return run(str(self.folder / "bin" / words[0]), *words[1:], cwd=self.folder)


MODULES = {
    "mirage-core": {"mirage", "mirage.resource.ram"},
    "mirage-cli": {"mirage.cli"},
    "mirage-testing": {"mirage.testing"},
    "official": {"mirage.resource.shelf"},
    "third-party": {"mirage_greetings"},
}
IN_PLACE = {
    "wheels": set[str](),
    "editable": set(MODULES),
    "core-editable": {CORE},
    "core-wheel": set(MODULES) - {CORE},
}


# Each Python in each way; and pip, which is slow, once.
WAYS = [*((python, mode, "uv") for python in PYTHONS for mode in IN_PLACE), (PYTHONS[0], "editable", "pip")]


def new_environment(folder: Path, python: str, installer: str) -> list[str]:
    """Make a virtual environment; the beginning of the command that installs into it."""
    if installer == "uv":
        run("uv", "venv", "-q", "-p", python, "--clear", str(folder))
        return ["uv", "pip", "install", "-q", "-p", str(folder / "bin/python")]
    run(python, "-m", "venv", str(folder))
    pip = [str(folder / "bin/python"), "-m", "pip", "install", "-q"]
    run(*pip, "hatchling", "editables")
    return [*pip, "--no-build-isolation"]


@pytest.fixture(scope="session", params=WAYS, ids=lambda way: "-".join([Path(way[0]).name, *way[1:]]))
def environment(
    request: pytest.FixtureRequest,
    sources: Sequence[Path],
    wheels: Sequence[Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Environment:
    """Everything installed on one Python in one of the ways in which people install it."""
    python, mode, installer = request.param
    in_place = IN_PLACE[mode]
    folder = tmp_path_factory.mktemp(mode)
    install = new_environment(folder, python, installer)
    wanted = []
    for source, wheel in zip(sources, wheels, strict=True):
        wanted.extend(["-e", str(source)] if source.name in in_place else [str(wheel)])
    run(*install, *wanted)
    return Environment(folder, frozenset().union(*(MODULES[name] for name in in_place)))


class TestInstalled:
    def test_lines_run_across_all_of_them(self, environment: Environment, tmp_path: Path) -> None:
        told = json.loads(environment.run("python", "-c", PROGRAM, str(tmp_path)))
        assert told["results"] == [
            [0, ""],
            [0, "6\n"],
            [1, "cat: /ram/secret: Permission denied\n"],
            [1, "bash: line 1: /keep/x: Read-only file system\n"],
        ]
        for module, place in told["places"].items():
            installed = Path(place).is_relative_to(environment.folder)
            assert installed is (module not in environment.in_place), f"{module} is at {place}"

    def test_the_command_tells_what_is_there(self, environment: Environment) -> None:
        told = {each["distribution"]: each for each in json.loads(environment.run("mirage", "plugins", "--json"))}
        assert told["mirage-core"]["resources"] == ["disk", "ram"]
        assert told["mirage-resource-shelf"]["resources"] == ["shelf"]
        assert told["mirage-greetings"] == {
            "distribution": "mirage-greetings",
            "version": "3.2.1",
            "resources": ["greetings"],
            "hooks": ["mirage_check"],
            "errors": {},
        }

    def test_the_demo_runs(self, environment: Environment) -> None:
        assert "ALERT disk nearly full" in environment.run("mirage", "demo")

    def test_a_missing_part_says_what_to_install(self, environment: Environment) -> None:
        code = "import mirage.resource.gdocs"
        done = subprocess.run([environment.python, "-c", code], capture_output=True, text=True, check=False)
        assert "No module named 'mirage.resource.gdocs': not available yet" in done.stderr


@pytest.fixture(scope="session", params=PYTHONS, ids=lambda path: Path(path).name)
def alone(
    request: pytest.FixtureRequest, wheels: Sequence[Path], tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    """mirage-core and nothing else."""
    folder = tmp_path_factory.mktemp("alone")
    run(*new_environment(folder, request.param, "uv"), str(wheels[0]))
    return Environment(folder, frozenset())


class TestCoreAlone:
    HEAVY = ("pydantic", "yaml", "httpx", "orjson", "re2", "importlib.metadata", "click", "pytest")

    def test_it_works_and_stays_light(self, alone: Environment) -> None:
        told = alone.run(
            "python",
            "-c",
            "import sys\n"
            "from mirage import Workspace\n"
            "from mirage.resource.ram import RAMResource\n"
            "print(Workspace({'/': RAMResource()}).run('echo hello').stdout)\n"
            f"print([name for name in {self.HEAVY} if name in sys.modules])\n",
        )
        assert told == "b'hello\\n'\n[]\n"

    @pytest.mark.parametrize("name", ["cli", "testing"])
    def test_what_is_not_installed_says_how(self, alone: Environment, name: str) -> None:
        done = subprocess.run(
            [alone.python, "-c", f"import mirage.{name}"], capture_output=True, text=True, check=False
        )
        assert f"No module named 'mirage.{name}': pip install mirage-{name}" in done.stderr
