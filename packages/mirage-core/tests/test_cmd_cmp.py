"""cmp against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

BIG = bytes(range(256)) * 1000

TREE = {
    "a": b"abc\ndef\n",
    "b": b"abc\ndxf\n",
    "s": b"abc\n",
    "half": b"abc\nde",
    "a2": b"abc\ndef\n",
    "e": b"",
    "d": None,
    "x": b"a\0\200\377\n",
    "y": b"a\1\201\176\n",
    "big": BIG,
    "big2": BIG[:200_000] + b"!" + BIG[200_001:],
    "longer": BIG + b"more",
}

LINES = """
-|a|a b|a a2|a a|a s|s a|-l a b|-l a s|-b a b|-bl a b|-s a b|-s a s|-s a nope|a nope|nope a|a d|d d|e a|a e|e e
-i 4 a b|-i 5 a b|-i 6 a b|-i 6:6 a b|-i 1:2 a b|a b 5|a b 5 6|a b 6 6|a b 1 x|a b 1 2 3|-n 5 a b|-n 6 a b|-n 0 a b
-n x a b|-i x a b|-i 1:x a b|- a|a -|-l x y|-bl x y|-b x y|-sl a b|-ls a b|--bytes=5 a b|--print-bytes a b
--verbose a b|--silent a b|--quiet a b|--ignore-initial=6 a b|-n 1K a b|-n 1kB a b|-n 10x a b|-x a b|-n 3 a s|-n 4 a s
-n 5 a s|-i 100 a b|-i 4:0 a s|-c a b|--nope|-l -n 6 a b|-i 5 a s|-bl a s|-b e a|-l e a|-s e a|big big2|-l big big2
-b big big2|big longer|-s big longer|-l big longer|half a|a half|-n 200000 big big2|-n 200001 big big2
-i 200000 big big2|-i 1 big big2|-l a big|nope nope|-s nope nope|a b 100 100|-i 2:0 a b|-l -i 1 x y|-i 1:0 -n 3 a b
-n 2 -i 4 a b|d a|-s a d|-i 0:4 a s|-i 1K a b|- -|-l - a|-b - a
"""


@pytest.mark.parametrize("line", LINES.strip("\n").replace("\n", "|").split("|"))
def test_cmp(oracle: "Oracle", line: str) -> None:
    oracle.check("cmp", *line.split(), tree=TREE, stdin=b"abc\nxyz")


TEXTS = st.lists(st.sampled_from([b"a", b"b", b"\n", b"\0", b"\xff"]), max_size=12).map(b"".join)


@settings(max_examples=100, deadline=None)
@given(
    options=st.lists(st.sampled_from("-l -b -s -i1 -i2:1 -n3 -n7".split()), max_size=3),
    one=TEXTS,
    other=TEXTS,
)
def test_cmp_of_any_texts(oracle: "Oracle", options: list[str], one: bytes, other: bytes) -> None:
    oracle.check("cmp", *options, "one", "other", tree={"one": one, "other": other})
