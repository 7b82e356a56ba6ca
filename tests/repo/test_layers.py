"""Dependencies point one way: what the imports of the core say, read without running them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ROOT / "packages/mirage-core/src/mirage"

BOTTOM_UP = [
    *("errors", "keeping", "missing", "network", "paths", "signals", "threads"),
    *("access", "host", "turn", "budget", "events", "session"),
    *("resources", "streams", "result", "channel"),
    *("cache", "patterns", "vfs"),
    "supervisor",
    *("commands", "shell"),
    "interpreter",
    *("plugins", "config", "lines", "streaming", "prompt", "resource"),
    "workspace",
]
"""A part imports only parts that stand before it."""

A_RESOURCE_KNOWS = {"errors", "paths", "resources", "streams", "access", "threads"}
ABOVE_THE_WORKSPACE = {"__init__"}
OWNERS = {
    "tree_sitter": "shell/syntax/lower.py",
    "tree_sitter_bash": "shell/syntax/lower.py",
    "asyncio": "supervisor.py",
}
NO_HOST = {"os", "pathlib", "subprocess", "socket", "shutil", "tempfile", "glob", "io"}
WORDS_OF_OS = {"strerror", "SEEK_SET", "SEEK_CUR", "SEEK_END"}
"""What os has of names and numbers: the machine is not asked for them."""
ON_DEMAND = {"commands/http/connection.py", "plugins/inventory.py", "resource/disk/config.py"}
NOT_AT_IMPORT = {"pydantic", "yaml", "httpx", "httpcore", "h11", "orjson", "re2", "regex", "jq", "importlib.metadata"}


def source_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def imports(tree: ast.AST, *, top: bool = False) -> Iterator[str]:
    """The modules that running the code imports; with ``top``, those that importing it imports."""
    if isinstance(tree, ast.Import):
        yield from (alias.name for alias in tree.names)
    elif isinstance(tree, ast.ImportFrom):
        yield from (f"{tree.module}.{alias.name}" for alias in tree.names)
    elif top and isinstance(tree, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    else:
        typing_only = isinstance(tree, ast.If) and ast.unparse(tree.test).endswith("TYPE_CHECKING")
        inner = tree.orelse if isinstance(tree, ast.If) and typing_only else ast.iter_child_nodes(tree)
        yield from (name for node in inner for name in imports(node, top=top))


def part(module: str) -> str | None:
    """``vfs`` of ``mirage.vfs.table.Mount``; None outside of Mirage."""
    names = module.split(".")
    return names[1] if names[0] == "mirage" and len(names) > 1 else None


def parsed(path: Path) -> ast.AST:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


FILES = [pytest.param(path, id=str(path.relative_to(CORE))) for path in source_files(CORE)]


@pytest.mark.parametrize("path", FILES)
def test_imports_point_down(path: Path) -> None:
    mine = path.relative_to(CORE).with_suffix("").parts[0]
    if mine in ABOVE_THE_WORKSPACE:
        return
    assert mine in BOTTOM_UP, f"{mine} has no place in the order"
    wanted = {name for module in imports(parsed(path)) if (name := part(module)) not in (None, mine)}
    allowed = A_RESOURCE_KNOWS if mine == "resource" else set(BOTTOM_UP[: BOTTOM_UP.index(mine)])
    assert wanted <= allowed, f"{mine} must not import {sorted(wanted - allowed)}"


@pytest.mark.parametrize("path", FILES)
def test_resources_do_not_know_each_other(path: Path) -> None:
    names = path.relative_to(CORE).with_suffix("").parts
    if names[0] != "resource":
        return
    others = {module.split(".")[2] for module in imports(parsed(path)) if module.startswith("mirage.resource.")}
    assert others <= {names[1]}


@pytest.mark.parametrize("path", FILES)
def test_one_owner(path: Path) -> None:
    place = path.relative_to(CORE).as_posix()
    for module in imports(parsed(path)):
        owner = OWNERS.get(module.split(".")[0])
        assert owner in (None, place), f"only {owner} imports {module}"


@pytest.mark.parametrize("path", FILES)
def test_commands_and_shell_see_no_host(path: Path) -> None:
    if path.relative_to(CORE).parts[0] not in {"commands", "shell", "patterns", "vfs"}:
        return
    used = {module.split(".")[0] for module in imports(parsed(path))} & NO_HOST
    if "os" in used:
        names = {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute) and _is_os(node)}
        assert names <= WORDS_OF_OS, f"{sorted(names - WORDS_OF_OS)} of os is the host's"
        used.discard("os")
    assert not used
    opened = [node.lineno for node in ast.walk(parsed(path)) if isinstance(node, ast.Call) and _is_open(node)]
    assert not opened, f"open() at line {opened}"


@pytest.mark.parametrize("path", FILES)
def test_nothing_heavy_when_imported(path: Path) -> None:
    if path.relative_to(CORE).as_posix() in ON_DEMAND:
        return  # Imported on demand only, which test_light_start.py holds.
    top = {name for module in imports(parsed(path), top=True) for name in _prefixes(module)}
    assert not top & NOT_AT_IMPORT


def _prefixes(module: str) -> Iterator[str]:
    names = module.split(".")
    return (".".join(names[: count + 1]) for count in range(len(names)))


def _is_os(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "os"


def _is_open(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == "open"


class TestTheTestItself:
    """The rules above catch what they are for."""

    def test_type_checking_is_no_import(self) -> None:
        tree = ast.parse("if TYPE_CHECKING:\n    import a\nelse:\n    import b\nimport c.d\nfrom e import f")
        assert list(imports(tree)) == ["b", "c.d", "e.f"]

    def test_functions_import_when_they_run(self) -> None:
        tree = ast.parse("def f():\n    import a\nclass C:\n    import b")
        assert list(imports(tree)) == ["a", "b"]
        assert list(imports(tree, top=True)) == ["b"]
