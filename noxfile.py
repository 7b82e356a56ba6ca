# /// script
# requires-python = ">=3.11"
# dependencies = ["nox[uv]>=2024.4"]
# ///
"""What is run on this repository: `nox -l` lists it. Environments are made once and reused."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nox

ROOT = Path(__file__).parent
PACKAGES = ROOT / "packages"
SUPPORTED = ("3.11", "3.12", "3.13")
GROUPS: dict[str, list[str]] = nox.project.load_toml(ROOT / "pyproject.toml")["dependency-groups"]

# Interpreters are those of the machine; none is ever fetched.
os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")


def runs(python: str) -> bool:
    """Whether an interpreter starts and can make environments: a version manager's shim may do neither."""
    try:
        done = subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def managed(version: str) -> Iterator[Path]:
    """The directories in which pyenv keeps this version."""
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    return (path.parent for path in sorted(root.glob(f"versions/{version}.*/bin/python{version}")))


def pythons() -> list[str]:
    """The supported versions that this machine has, made findable; and whichever runs this file."""
    found = []
    for version in SUPPORTED:
        if runs(f"python{version}"):
            found.append(version)
            continue
        for folder in managed(version):
            if runs(str(folder / f"python{version}")):
                os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
                found.append(version)
                break
    running = ".".join(map(str, sys.version_info[:2]))
    return found if running in found else [*found, running]


PYTHONS = pythons()

nox.needs_version = ">=2024.4"
nox.options.default_venv_backend = "uv|venv"
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = True
nox.options.sessions = ["lint", "types", "tests", "wheels"]


def distributions() -> list[Path]:
    """Every distribution of the repository, core first: the others need it."""
    found = sorted(path.parent for path in PACKAGES.glob("*/pyproject.toml"))
    return sorted(found, key=lambda path: path.name != "mirage-core")


def state(*wanted: str) -> str:
    """What an environment is made from, as one word: it is made anew when this changes."""
    digest = hashlib.sha256("\n".join(wanted).encode())
    for path in [ROOT / "pyproject.toml", *(folder / "pyproject.toml" for folder in distributions())]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def set_up(session: nox.Session, *groups: str, editable: bool = True) -> None:
    """Install dependency groups, and every distribution in place; nothing where that has been done."""
    wanted = nox.project.dependency_groups({"dependency-groups": GROUPS}, *groups)
    stamp = Path(session.virtualenv.location) / "set-up"
    current = state(*groups, str(editable), session.virtualenv.venv_backend)
    if stamp.exists() and stamp.read_text() == current:
        return
    options = []
    if session.virtualenv.venv_backend != "uv":
        # pip would build hatchling anew for every distribution.
        session.install("hatchling", "editables", silent=True)
        options.append("--no-build-isolation")
    places = [option for folder in distributions() for option in ("-e", str(folder))] if editable else []
    session.install(*options, *wanted, *places, silent=True)
    stamp.write_text(current)


@nox.session
def lint(session: nox.Session) -> None:
    """Style and imports: ruff."""
    set_up(session, "lint", editable=False)
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", "--check", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    """Types: mypy and pyright, both strict."""
    set_up(session, "types", "test", "nox")
    session.run("mypy", *(str(path) for path in sorted(PACKAGES.glob("*/src"))))
    session.run("mypy", "noxfile.py", "conftest.py", "tests/repo", "tests/packaging", "packages/mirage-cli/tests")
    told = session.run("pyright", "--pythonpath", str(Path(session.bin) / "python"), silent=True)
    session.log(str(told).strip().splitlines()[-1])
    if "No source files found" in str(told):
        session.error("pyright is content with nothing: see [tool.pyright] in pyproject.toml")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Everything but what builds wheels, on every supported Python that this machine has.

    Both event loops and properties are for the first; the others take one loop each, in turn.
    """
    set_up(session, "test")
    arguments = session.posargs or ["--ignore=tests/packaging", "--numprocesses=2"]
    place = PYTHONS.index(str(session.python))
    env = {}
    if not session.posargs and place:
        # They take most of the time, and what they look for is not a matter of the version.
        arguments += ["-m", "not hypothesis"]
        env["MIRAGE_TEST_LOOPS"] = ("asyncio", "trio")[place % 2]
    session.run("pytest", "-q", *arguments, env=env)


@nox.session
def wheels(session: nox.Session) -> None:
    """Build every distribution, install it away from its source on every Python, and look inside."""
    set_up(session, "test", "wheels", editable=False)
    interpreters = os.pathsep.join(path for version in PYTHONS if (path := shutil.which(f"python{version}")))
    session.run("pytest", "-q", "tests/packaging", *session.posargs, env={"MIRAGE_TEST_PYTHONS": interpreters})


@nox.session
def demo(session: nox.Session) -> None:
    """A workspace over RAM and a real folder, and a pipeline across both."""
    set_up(session)
    session.run("mirage", "demo", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time and memory, beside other tools in environments of their own."""
    set_up(session, "test")
    session.run("python", "benchmarks/run.py", *session.posargs)


@nox.session
def record(session: nox.Session) -> None:
    """Record the corpus anew from the bash of this machine; files may be named."""
    set_up(session, "test")
    session.run("python", "tests/spec/record.py", *session.posargs)


@nox.session
def pages(session: nox.Session) -> None:
    """Write docs/commands from the declarations of the commands."""
    set_up(session)
    session.run("python", "tests/repo/test_command_pages.py", *session.posargs)


@nox.session
def generate(session: nox.Session) -> None:
    """Ten minutes of generated scripts, compared with the bash of this machine."""
    set_up(session, "test")
    session.run("python", "tests/campaigns/generate.py", *(session.posargs or ["--least", "100"]))


@nox.session
def cross(session: nox.Session) -> None:
    """Every context with every expansion, every option with every statement, compared with this machine's bash."""
    set_up(session, "test")
    session.run("python", "tests/campaigns/cross.py", *session.posargs)


@nox.session(name="generate-commands")
def generate_commands(session: nox.Session) -> None:
    """Five minutes of generated calls for each family of commands, compared with the programs of this machine."""
    set_up(session, "test")
    session.run("python", "tests/campaigns/commands.py", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Ten minutes each of broken text for the parser, expansion and arithmetic."""
    set_up(session, "test")
    session.run("python", "tests/campaigns/fuzz.py", *session.posargs)


@nox.session
def runaway(session: nox.Session) -> None:
    """Lines without an end, heavy ones, and lines that are cancelled."""
    set_up(session, "test")
    session.run("python", "tests/campaigns/runaway.py", *session.posargs)


if __name__ == "__main__":
    nox.main()
