"""A disk resource over a folder of the test's own, once for each way of reaching what lies below."""

import os
import sys
from collections.abc import AsyncIterator, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from mirage.resource.disk import DiskResource, confine


def _beside(name: str) -> ModuleType:
    """A module of this folder, which is no package and on no path."""
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    sys.modules[name] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


probes = _beside("disk_probes")


@pytest.fixture(params=["openat2", "walk"])
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How directories are reached: in one system call, or name by name as on kernels without it."""
    used: str = request.param
    if used == "walk":
        monkeypatch.setattr(confine, "has_openat2", lambda base: False)
        monkeypatch.setattr(confine, "open_beneath", _forbidden)
    else:
        descriptor = os.open("/", os.O_RDONLY)
        available = confine.has_openat2(descriptor)
        os.close(descriptor)
        if not available:
            pytest.skip("this kernel has no openat2")
        monkeypatch.setattr(confine, "walk", _forbidden)
    return used


def _forbidden(base: int, path: bytes, flags: int) -> int:
    raise AssertionError("reached the other way")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder behind the resource; when the test ends no descriptor may be open anywhere below it."""
    root = tmp_path / "root"
    root.mkdir()
    yield root
    assert probes.open_below(tmp_path) == []
    assert probes.litter(tmp_path) == []


@pytest.fixture
async def resource(folder: Path, reach: str) -> AsyncIterator[DiskResource]:
    disk = DiskResource(root=folder)
    yield disk
    await disk.aclose()


@pytest.fixture
def canary(tmp_path: Path, folder: Path) -> Iterator["probes.Canary"]:
    """A folder beside the root; when the test ends nothing in it may have been changed, or read."""
    canary = probes.Canary(tmp_path / "outside")
    yield canary
    canary.check()
