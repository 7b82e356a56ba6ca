"""awk against gawk: the programs of ``awk/``, one to a line, and what no line can say."""

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Oracle

PROGRAMS = Path(__file__).parent / "awk"
TREE = {
    "t": b"alice 30 5000.5 x\nbob 25 600 y\ncarol 41 70000 x\n\ndave  7 -3 z extra field\n",
    "u": b"1:2:3\n4:5:6\na:b:c\n:::\n7",
    "v": b"k1 1\nk2 2\nk1 3\n",
    "p": b"a b\nc\n\nd e f\n\n\ng\n",
    "c": b'x,"y,z",w\n1,2,3\n',
    "n": b"0x1A 011 1e3 +5 -inf nan .5 5. 1_0\n",
    "d": None,
    "prog.awk": b'BEGIN { print "in file" }\n{ print NR }\n',
}
STDIN = b"in put\nsecond line 2\n"


def _programs(name: str) -> list[str]:
    return (PROGRAMS / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("program", _programs("programs.txt"))
def test_programs(oracle: "Oracle", program: str) -> None:
    oracle.check("gawk", program, "t", tree=TREE, stdin=STDIN)


@pytest.mark.parametrize("program", _programs("commands.txt"))
def test_programs_that_run_commands(oracle: "Oracle", program: str) -> None:
    oracle.check_line(f"gawk {shlex.quote(program)} t", tree=TREE, stdin=STDIN)


@pytest.mark.parametrize("words", _programs("words.txt"))
def test_options_and_operands(oracle: "Oracle", words: str) -> None:
    oracle.check_line(shlex.join(["gawk", *json.loads(words)]), tree=TREE, stdin=STDIN)
