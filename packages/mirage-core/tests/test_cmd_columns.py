"""expand, fold and unexpand against the real ones."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "e1": b"a\tb\tc\n\tx\ty\n  \t z\nab\bcd\te\t\xc3\xa9\tf\n\b\b\tq\n",
    "u1": b"        a       b\n  \t  c\n                d  e   f\n  x       y\n\t        \n   \t   \t\na \tb\n        ",
    "n": b"a\tb",
    "e": b"",
    "d": None,
    "cr": b"a\rb\tc\r\n\td\n",
    "long": b"abc def\tghi jkl mno pqr stu vwx yz\n"
    + b"x" * 200
    + b"\n"
    + b"word " * 60
    + b"\n\nshort\n"
    + b"  lead" * 30,
    "bs": b"abcdefghij\b\b\b\bklmnopqrst\n\tab\tcd\rxyz\n\b\b\babc\n",
    "big": b"x\t" * 60_000 + b"\n" + b"\ta b  c\n" * 20_000,
    "sp": b" " * 100_000 + b"x\n" + b"a b c  d    e\n" * 1000,
}
STDIN = b"one\ttwo\n three\tx"

LINES = {
    "expand": r"""
e1|n e1|e1 nowhere n d|d||-|n -|-i e1|-t4 e1|-t 1 e1|-t 3,+2 e1|-t 3,/4 e1|-t /4 e1|-t +4 e1|-t 2,5 e1|-i -t 2,5 e1
-t 2,5,9,30 e1|-t '' e1|-t , e1|-t '2 5' e1|-4 e1|-4 -8 e1|-8 -4 e1|-i4 e1|-4i e1|-4, e1|-4,8 e1|-i4,8 e1|-t4 -t6 e1
-t 4 -t 0 e1|--tabs= e1|--tabs=3 --initial e1|-t 0 e1|-t x e1|-t 5,3 e1|-t 5,5 e1|-t /5,6 e1|-t +5,6 e1|-t 5x e1
-t 99999999999999999999999 e1|-t 18446744073709551616,x e1|-t 18446744073709551615 e|-t 5/ e1|-t 5+3/ e1|-t /0 e1
-t +0 e1|-t 3,+0 e1|-t 3,/0 e1|-t 1,+ e1|-t 3,/2,+5 e1|-t é e1|-t /3 -t /4 e1|-t /3 -t 4 e1|-t '3 /' e1|-t /+3 e1
-t 3,+/4 e1|-f e1|cr|-t3 cr|-i cr|u1|-t 100 e1|big|-t 3,7 big|-i big|bs
""",
    "unexpand": r"""
e1|n e1|e1 nowhere n d|d||-|n -|-a e1|-t4 e1|-t 1 e1|-t 3,+2 e1|-t 3,/4 e1|-t /4 e1|-t +4 e1|-t 2,5 e1|-a -t 2,5 e1
-t 2,5,9,30 e1|-t '' e1|-t , e1|-t '2 5' e1|-4 e1|-4 -8 e1|-8 -4 e1|-a4 e1|-4, e1|-4,8 e1|-a4,8 e1|-t4 -t6 e1
-t 4 -t 0 e1|--tabs= e1|--tabs=3 --anitial e1|-t 0 e1|-t x e1|-t 5,3 e1|-t 5,5 e1|-t /5,6 e1|-t +5,6 e1|-t 5x e1
-t 99999999999999999999999 e1|-t 18446744073709551616,x e1|-t 5/ e1|-t 5+3/ e1|-t /0 e1|-t +0 e1|-t 3,+0 e1|-t 3,/0 e1
-t 1,+ e1|-t 3,/2,+5 e1|-t é e1|-t /3 -t /4 e1|-t /3 -t 4 e1|-t '3 /' e1|-t /+3 e1|-t 3,+/4 e1|-f e1|cr|-t3 cr|-a cr
u1|-t 100 e1|big|-t 3,7 big|-a big|bs|-a u1|-t4 u1|-t 4,8 u1|-t 3,5 u1|--first-only -t4 u1|--first-only -a u1
-a --first-only u1|-a -t 3,+5 u1|-a -t 3,/5 u1|-4 u1|-a -4 u1|-8,a u1|-,8 u1|-8,16 u1|-1 -6 u1|-a1 u1|-a -t1 u1
-t 2 u1|-t 3 u1|-99999999999999999999999 u1|sp|-a sp|-t 3 sp|-t 3,5 sp|-a big|-a bs
""",
    "fold": r"""
long|-w 10 long|-s -w 10 long|-s -w 3 long|-w 1 long|-s -w 1 long|-b -w 10 long|-b -s -w 10 long|-5 long|-s5 long
-5s long|-10 long n|n e e1|bs|-w 5 bs|-s -w 5 bs|-w 8 bs|-w 9 bs|-w 7 bs|-s -w 9 bs|-b -w5 bs|-bs -w5 bs|-w 3 e1
-s -w 12 e1|-w 0 e1|-w x e1|-w 5K e1|-w 99999999999999999999 e1|-w 18446744073709551606 e1|-w 18446744073709551607 e1
-w 4294967296 long|-w -1 e1|-w '' e1|nowhere d long||-|-w 3 - n|--width=7 --spaces --bytes long|big|-w 30 big
-sw 30 big|-w 50000 big|-s sp|cr|-w2 cr|-Z
""",
}


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name, lines in LINES.items() for line in lines.strip("\n").replace("\n", "|").split("|")],
)
def test_lines(oracle: "Oracle", name: str, line: str) -> None:
    oracle.check(name, *shlex.split(line), tree=TREE, stdin=STDIN)


TEXTS = st.text("ab \t\n\b\ré", max_size=60).map(str.encode)
STOPS = st.sampled_from(["1", "2", "3", "8", "2,5", "3,4,9", "2,/3", "2,+3", "1,3,+2", "/4"])


@settings(max_examples=100, deadline=None)
@given(STOPS, st.booleans(), TEXTS, TEXTS)
def test_expand_of_any_text(oracle: "Oracle", stops: str, initial: bool, one: bytes, other: bytes) -> None:
    oracle.check("expand", *["-i"] * initial, "-t", stops, "f", "-", tree={"f": one}, stdin=other)


BLANKS = st.lists(st.sampled_from(["a", " ", "  ", "   ", "\t", "\n", "\b", "bc", " " * 9]), max_size=30).map("".join)


@settings(max_examples=100, deadline=None)
@given(STOPS.filter("1".__ne__), st.sampled_from([[], ["-a"], ["--first-only"]]), BLANKS, BLANKS)
def test_unexpand_of_any_text(oracle: "Oracle", stops: str, how: list[str], one: str, other: str) -> None:
    oracle.check("unexpand", *how, "-t", stops, "f", "-", tree={"f": one.encode()}, stdin=other.encode())
    oracle.check("unexpand", *how, stdin=one.encode())


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 14), st.lists(st.sampled_from(["-b", "-s"]), max_size=2), TEXTS)
def test_fold_of_any_text(oracle: "Oracle", width: int, options: list[str], text: bytes) -> None:
    oracle.check("fold", *options, "-w", str(width), stdin=text)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 42), st.booleans(), st.text("ab \t\n", max_size=90))
def test_fold_of_lines_with_tabs(oracle: "Oracle", width: int, spaces: bool, text: str) -> None:
    oracle.check("fold", *["-s"] * spaces, "-w", str(width), stdin=text.encode())


def test_what_nobody_reads_ends_it(oracle: "Oracle") -> None:
    for name in ("expand", "unexpand -a", "fold -w 1"):
        oracle.check_line(f"yes | {name} | head -n 2")
