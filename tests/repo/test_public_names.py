"""What ``import mirage`` offers: few names, each of them real."""

import subprocess
import sys

import pytest

import mirage


def test_few() -> None:
    assert len(mirage.__all__) <= 15
    assert mirage.__all__ == sorted(mirage.__all__)


@pytest.mark.parametrize("name", mirage.__all__)
def test_each_is_there(name: str) -> None:
    assert getattr(mirage, name).__name__ == name


def test_a_star_brings_all_of_them() -> None:
    code = "from mirage import *; import mirage; print(set(mirage.__all__) - set(globals()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match=r"^module 'mirage' has no attribute 'Wrokspace'$"):
        _ = mirage.Wrokspace  # type: ignore[attr-defined]


def test_they_are_what_their_modules_define() -> None:
    from mirage.vfs.table import MountMode

    assert mirage.MountMode is MountMode
    assert "MountMode" in dir(mirage)
