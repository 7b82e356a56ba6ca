"""Fixtures of the core's tests."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


def _beside(name: str) -> ModuleType:
    """A module of this folder, which is no package and on no path."""
    if name not in sys.modules:
        spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Compares commands with the real tools (``oracle.py``)."""
    return _beside("oracle").Oracle(tmp_path_factory.mktemp("oracle"))


for _name in (
    "http_app",
    "http_servers",
    "oracle",
    "vfs_stores",
    "vfs_kernel",
    "shell_bench",
    "jq_bench",
    "read_only_trees",
):
    _beside(_name)
