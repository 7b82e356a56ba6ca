"""install against the real one."""

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Node, Oracle

LINES = """
|a|a x|-m 600 a x|-m u=rw,go= a x|-m foo a x|-v a x|a b|a b d|-v a b d|a nodir/x|-D a nodir/x|-Dv a n/e/x
-D -t n/e a b|-Dv -t n/e a b|-t d a|-t nope a|-T a d|-T a x|-T -t d a|-T a b x|a d/|a x/|-d new|-d new/deep/er
-dv new/deep|-d -m 700 n/m|-d d|-d a|-d -m 700 d|-dv d|-d|d x|d d2|-p a x|-C a x|-C a b|-Cv a b|-Cv a a2 d|-b a b
-bv a b|-S .x a b|--backup=numbered a b|--backup=foo a b|-o root a x|-g root a x|-o nobodyx a x|-g nobodyx a x
-o 5 a x|-g 5 a x|-c a x|-Z a x|--context=x a x|--preserve-context a x|l x|a l|a dang|dang x|none x|a none d|a a
a l|l a|-D a|-t d|-d -t d x|-d -T x|-D a d|-D a d/|-pD a n/x|-v -D a n/x|-C -p a b|-C -s a b|-d -s x|-C -m 7777 a b
-m 4755 a x|-m 7777 -d nn|-m 2755 -d nn|-d new new|-dv a/b|-v l b d|a ld|a ld/|-D a ld/q/r|-D a a/b|-m +x a x
-m a=r a x|-vb a b d|--foo|-x|a b nodir|a b a|a . |a d d|-t d -D -v a b|-T a|-d ''|'' x|a ''|-m|-m '' a x|-dC x
-g '' a x|-o '' a x|-C a same|-Cv a same|-v a b|-t d -t d a|-vC -m 644 a same
"""


def tree(oracle: "Oracle") -> "dict[str, Node]":
    return {
        "a": oracle.File(b"alpha\n", 0o640, 10**18),
        "b": b"b",
        "same": oracle.File(b"alpha\n", 0o755),
        "l": oracle.Link("a"),
        "d/sub": None,
        "ld": oracle.Link("d"),
        "dang": oracle.Link("nope"),
    }


@pytest.mark.parametrize("line", [each for row in LINES.strip("\n").split("\n") for each in row.split("|")])
def test_it_does_as_the_real_one(line: str, oracle: "Oracle") -> None:
    oracle.check("install", *shlex.split(line), tree=tree(oracle), times=True)


def test_symbol_tables_are_not_stripped(oracle: "Oracle") -> None:
    refused = oracle.ours("install", ["-s", "a", "x"], tree(oracle), b"")
    assert refused.status == 1
    assert refused.err == b"install: --strip is not supported: there are no symbol tables here\n"
