"""cal against Debian's (ncal 12.1.8)."""

from shutil import which
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Oracle

pytestmark = pytest.mark.skipif(which("cal") is None, reason="no cal to compare with")

LINES = """\

-3
-1
-y
3 2023
-1 3 2023
-3 3 2023
-3 1 2024
-3 2 2024
-3 12 2023
2023
2024
-y 3 2023
-j 2023
-j 3 2023
-j3 3 2023
-j 1 2024
-m 3
-m 3 2023
-m 3f
-m 3p
-m 12f
-m mar
-m March 2023
-A 2 3 2023
-A 2 4 2023
-B 1 3 2023
-A 13 3 2023
-A -1 3 2023
-j -A2 3 2023
-j -A1 4 2023
-y -B2 -A2 2023
-y -B-6 2023
-y -3 2023
-3 -y 2023
-3 2023
-1 2023
-1 -y 3 2023
-d 2023-02
-d 2023-2
-d x
-d 2023-02-01
-d 2023-02 -3
-d 2023-02 -m 1f
-d 2023-02 -m 2f
-d 2023-02 -m 2p
-d 2023-02 -y
1 1
12 9999
1 9999
0 2023
13 2023
feb 2023
Febr 2023
DECEMBER 2023
x 2023
9 1752
-j 9 1752
-3 9 1752
10 1752
1752
-j 1752
1582
1700
1900
-A x
-m 0
-m 13
-m x
-C
-y 13 2023
0
10000
99999
x
2023 3
03 2023
3 02023
+3 2023
-3A1 5 2023
-3 -A1 -B1 5 2023
-m
-A
-B 5 1 1
-A 5 12 9999
-3 12 9999
-y 1
-q
"""


@pytest.mark.parametrize("line", LINES.splitlines())
def test_lines(oracle: "Oracle", line: str) -> None:
    oracle.check("cal", *line.split(), stderr=False)


@pytest.mark.parametrize("line", ["0 2023", "13 2023", "x", "0", "-3 2023", "-1 2023", "2023 3", "-m x"])
def test_messages(oracle: "Oracle", line: str) -> None:
    oracle.check("cal", *line.split())


@pytest.mark.parametrize("year", range(1, 9999, 123))
def test_years(oracle: "Oracle", year: int) -> None:
    oracle.check("cal", str(year))
    oracle.check("cal", "-j", str(year))


@pytest.mark.parametrize("letter", "hJbMSw")
def test_layouts_of_ncal_are_refused(oracle: "Oracle", letter: str) -> None:
    ran = oracle.ours("cal", [f"-{letter}"], {}, b"")
    assert (ran.out, ran.status) == (b"", 64)


def test_bounds(oracle: "Oracle") -> None:
    ran = oracle.ours("cal", ["-A", "9999999"], {}, b"")
    assert (ran.out, ran.status) == (b"", 64)
