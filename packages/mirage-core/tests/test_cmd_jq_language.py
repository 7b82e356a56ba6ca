"""The language of jq against libjq."""

from pathlib import Path

import pytest
from jq_bench import ours, theirs

LINES = Path(__file__).with_name("jq_programs.txt").read_text().splitlines()
"""``PROGRAM ## INPUT``; null where there is none."""


FEW = 40


@pytest.mark.parametrize("first", range(0, len(LINES), FEW))
def test_programs(first: int) -> None:
    different = []
    for line in LINES[first : first + FEW]:
        program, _, text = line.partition(" ## ")
        expected, found = theirs(program, text or "null"), ours(program, text or "null")
        if found != expected:
            different.append((line, found, expected))
    assert different == []
