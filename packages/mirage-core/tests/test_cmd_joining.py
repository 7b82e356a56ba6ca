"""comm and join against the real ones."""

import shlex
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

COMM = {
    "a": b"a\nb\nc\n",
    "b": b"b\nc\nd\ne",
    "u": b"b\na\n",
    "uu": b"c\nb\na\n",
    "e": b"",
    "d": None,
    "same": b"a\na\nb\nb\n",
    "z": b"a\0c\0b\0",
}
JOIN = {
    "a": b"1 a\n2 b\n3 c\n",
    "b": b"1 x y\n3 z\n4 w\n",
    "u": b"b 1\na 2\n",
    "e": b"",
    "d": None,
    "dup": b"a 1\na 2\nb 3\n",
    "dup2": b"a x\na y\nc z\nc y",
    "t": b"a,1,,x\nb,,2\n\n,z",
    "t2": b"a,q\nb,w,\n\n",
    "sp": b" a  b \nc\t d\t\n   \n\n\vq z\n",
    "up": b"A 1\nB 2\n",
    "lo": b"a x\nb y\n",
    "z": b"a 1\0b\n2\0",
    "z2": b"a x\0b y\0",
    "un": b"1 a\n3 c\n2 b\n4 d\n",
}

LINES = {
    "comm": """
a b|b a|a u|u a|uu a|uu u|a|a b c||a a|e a|e e|a e|-1 a b|-2 a b|-3 a b|-12 a b|-13 a b|-23 a b|-123 a b|--total a b
--total -1 a b|--total -123 a b|--total u a|--check-order a b|--check-order u u|--check-order u a|--check-order a u
--nocheck-order u a|--nocheck-order a uu|--output-delimiter=, a b|--output-delimiter= a b|--output-delimiter=, a b
--output-delimiter=, --output-delimiter=x a b|--output-delimiter=, --output-delimiter=, a b|-z z a|-z z z|same a
--output-delimiter=:: --total a b|a same|- a|a -|- -|--total - -|a nowhere|nowhere a|nowhere nope|a d|d a|-x
""",
    "join": r"""
a b|b a|a b a|a||a -|- a|- -|a nowhere|nowhere d|a d|d a|-a1 a b|-a2 a b|-a1 -a2 a b|-v1 a b|-v2 a b|-v1 -v2 a b
-v1 -a2 a b|-a3 a b|-a x a b|-a 01 a b|-a '' a b|-j 0 a b|-1 x a b|-o 3.1 a b|-o 1.0 a b|-o 1 a b|-o 1.x a b
-o auto a b|-o auto -a1 -e E a b|-o 0,1.2 2.2 a b|-o 0,1.2,2.2 a b|-o '0 1.2 2.2' a b|-o 1.1 1.2 2.2 a b
-o 1.1 2.2 -a1 a b|-o 1.9 a b|-o 1.9 -e X a b|-o 1.99999999999999999999999 a b|-o 0 -o 2.2 a b|-o auto -o 1.1 a b
-o '' a b|-o 0, a b|-o 0x a b|-o é a b|-o1.2 a b|-o 1.1 3.2 a b|a b -o 1.1 2.2|-o 1.1 -- 2.2 a|-t ab a b
-t '\0' a b|-t '' a b|-t : -t , a b|-t , -t , t t2|-t, t t2|-t, -a1 -a2 t t2|-t, -1 2 -2 2 t t2
-t, -1 2 -2 2 -a1 -a2 -e E t t2|-t, -j 2 t t|-t, -o auto -a1 -a2 -e E t t2|-1 2 -j 1 a b|-j 1 -2 1 a b
-1 2 -2 2 a b|-a1 -1 2 -2 2 a b|-j1 1 a b|-j2 2 a b|-j1 a b|-j2 a b|-j1 2 -j2 2 a b|-j 2 a b|-e a -e b a b
-e a -e a a b|-i up lo|-a1 up lo|-i -a1 -a2 lo up|--ignore-case up lo|--header a b|--header -a1 a b|--header u a
--header e a|--header a e|--header e e|--header -a2 e b|--header -o auto -e N e b|--check-order a b
--check-order u a|--check-order un un|--check-order a u|--nocheck-order u a|--nocheck-order un a|un a|a un|un b
un un|un e|e un|-a1 un b|-v1 un un|u dup|dup dup2|dup2 dup|-a1 -a2 dup dup2|-o 2.2,1.2 dup dup2|sp sp|-j2 sp sp
-a1 sp dup|-a1 -a2 sp a|-v1 sp e|-t ' ' sp sp|-z z z2|-z -a1 z z2|-z -t '' z z|-z -j 2 z z2|a e|e a|-a1 a e
-1 99999999999999999999999 a b|-j 1K a b|-j -1 a b|-1 '1 ' a b|-1 ' 1' a b|-1 +1 a b|-v a b|-Z
""",
}


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name, lines in LINES.items() for line in lines.strip("\n").replace("\n", "|").split("|")],
)
def test_lines(oracle: "Oracle", name: str, line: str) -> None:
    tree = COMM if name == "comm" else JOIN
    oracle.check(name, *shlex.split(line), tree=tree, stdin=b"1 s\n2 t\n4 u")


WORDS = st.lists(st.sampled_from(["", "a", "b", "A", "a 1", "b 2", "a  1 ", "c", " d e f"]), max_size=8)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["-1", "-2", "-3", "--total", "--check-order", "--nocheck-order"]), max_size=3),
    st.booleans(),
    st.tuples(WORDS, WORDS),
)
def test_comm_of_any_files(oracle: "Oracle", options: list[str], ordered: bool, texts: tuple[list[str], ...]) -> None:
    one, other = ("\n".join(sorted(text) if ordered else text).encode() for text in texts)
    oracle.check("comm", *options, "f", "-", tree={"f": one}, stdin=other)


JOINED = [
    *("-a1", "-a2", "-v1", "-v2", "-i", "-j2", "-12", "-21", "-eE", "-oauto", "-o0,1.1,2.2", "-o1.2", "-t "),
    *("--header", "--check-order", "--nocheck-order"),
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(JOINED), max_size=4), st.booleans(), st.tuples(WORDS, WORDS))
def test_join_of_any_files(oracle: "Oracle", options: list[str], ordered: bool, texts: tuple[list[str], ...]) -> None:
    one, other = ("\n".join(sorted(text) if ordered else text).encode() for text in texts)
    oracle.check("join", *options, "f", "-", tree={"f": one}, stdin=other)


def _sorted_lines(random: Random) -> bytes:
    """Lines as joined and compared many at a time, with some among them that cannot be."""
    keys = random.choices(["", *map("{:04d}".format, range(3000))], k=random.choice([100, 900, 6000]))
    if random.random() < 0.7:
        keys = list(set(keys))
    ends = random.choice([[""], [" x", " y z", ""], [" x", " y z", "  w", " "], [",b", ",", " c,d"]])
    lines = sorted([key + random.choice(ends) for key in keys], key=lambda line: line.split(" ")[0].split(",")[0])
    if random.random() < 0.2:
        lines.insert(random.randrange(len(lines)), "1500")
    return "\n".join(lines).encode() + b"\n" * random.randrange(2)


@pytest.mark.parametrize("seed", range(24))
def test_many_lines_of_any_files(oracle: "Oracle", seed: int) -> None:
    random = Random(seed)
    tree = {"f": _sorted_lines(random), "g": _sorted_lines(random)}
    for options in ([], ["-t,"], ["--check-order"], ["-a1"], ["--nocheck-order"], ["-t", " ", "--header"]):
        oracle.check("join", *options, "f", "g", tree=tree)
    tree = {name: b"\n".join(sorted(text.split(b"\n"))) for name, text in tree.items()}
    for options in ([], ["-12"], ["-3"], ["-1", "--total"], ["-23", "--check-order"]):
        oracle.check("comm", *options, "f", "g", tree=tree)


def test_what_nobody_reads_ends_it(oracle: "Oracle") -> None:
    oracle.check_line("yes | comm - /dev/null | head -n 2")
    oracle.check_line("yes | join -a1 - /dev/null | head -n 2")


def test_many_lines(oracle: "Oracle") -> None:
    numbers = b"".join(b"%06d x\n" % number for number in range(0, 60_000, 2))
    others = b"".join(b"%06d y\n" % number for number in range(0, 60_000, 3))
    same = b"k a\n" * 300
    for name in ("comm", "join"):
        oracle.check(name, "f", "-", tree={"f": numbers}, stdin=others)
        oracle.check(name, "f", "-", tree={"f": same}, stdin=same)


@pytest.mark.parametrize("end", ["", " x", "  x", " y" * 90], ids=["bare", "fields", "blanks", "long"])
def test_join_of_many_with_many(oracle: "Oracle", end: str) -> None:
    tree = {
        name: "".join(f"{number // same:04d} {number}{end}\n" for number in range(2400)).encode()
        for name, same in (("f", 7), ("g", 5), ("h", 1200))
    }
    for files in ("fg", "fh", "hg"):
        for options in ([], ["-t "], ["-a1"], ["-eE", "-oauto"]):
            oracle.check("join", *options, *files, tree=tree)
