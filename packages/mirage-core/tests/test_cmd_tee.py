"""tee against the real one."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {"old": b"before\n", "d": None}

LINES = """
new|old|-a old|-a new|new other old|d|new d other|no/where new|-|-a old old|-x|--output-error=foo
--output-error= new|--output-error=warn new|--output-error=exit no/where new|--output-error=exit-nopipe d new
--output-error new|-p new|-i new|-ap old|--append old|--ignore-interrupts new|-- -a
"""


@pytest.mark.parametrize("line", LINES.replace("\n", "|").strip("|").split("|"))
def test_tee(oracle: "Oracle", line: str) -> None:
    oracle.check("tee", *line.split(" "), tree=TREE, stdin=b"one\ntwo")


def test_nothing_and_much(oracle: "Oracle") -> None:
    oracle.check("tee", stdin=b"")
    oracle.check("tee", "new", stdin=b"")
    oracle.check("tee", "new", stdin=b"line\n" * 100_000)


LINES_OF_SHELL = [
    "echo a | tee x y | cat - x y",
    "echo a | tee x > /dev/full; echo $?; cat x",
    "echo a | tee -p /dev/full x; echo $?; cat x",
    "echo a | tee /dev/full x; echo $?; cat x",
    "echo a | tee --output-error=exit /dev/full x; echo $?; cat x",
    "yes | tee x | head -n 1; echo ${PIPESTATUS[*]}; rm x",
    "yes | head -n 400000 | tee --output-error=warn x 2>err | head -n 1; echo ${PIPESTATUS[2]}; cat err; wc -l < x",
    "yes | head -n 400000 | tee -p x | head -n 1; echo ${PIPESTATUS[2]}; wc -l < x",
    "yes | head -n 400000 | tee --output-error=exit x 2>err | head -n 1; echo ${PIPESTATUS[2]}; cat err; rm x",
    "echo a | tee /dev/stdout",
    "echo a | tee /dev/stderr 2>&1",
    "echo a | tee >(cat > x) > /dev/null; sleep 0.2; cat x",
    "{ echo a; echo b; } | tee -a x | cat; tee -a x <<< c; cat x",
    "tee x <<E | tr a-z A-Z\ntext\nE\ncat x",
]


@pytest.mark.parametrize("line", LINES_OF_SHELL)
def test_tee_in_lines(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line)
