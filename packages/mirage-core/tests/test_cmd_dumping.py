"""od, xxd, hexdump and strings against the real ones."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "o1": bytes.fromhex("7f454c4602010100000000000000000003003e0001000000d0610000000000004000000000000000"),
    "r": bytes(range(256)) * 2,
    "e": b"",
    "d": None,
    "y": b"y\n" * 300,
    "abc": b"abc",
    "s": b"ab\0abcd\0\x01long string here\0not ended\nx\0abc\0",
    "fl": bytes.fromhex("0000c07f0000c0ff0000807f000080ffcdcccc3d0000008001000000"),
    "ld": bytes.fromhex("0000000000000000ff7f000000000000cdccccccccccccccfb3f000000000000"),
}
STDIN = b"stdin text\n"

LINES = {
    "od": r"""
-a o1|-a r|-a abc|-a fl|-a ld|-b o1|-b r|-b abc|-b fl|-b ld|-c o1|-c r|-c abc|-c fl|-c ld|-d o1|-d r|-d abc|-d fl
-d ld|-f o1|-f r|-f abc|-f fl|-f ld|-i o1|-i r|-i abc|-i fl|-i ld|-l o1|-l r|-l abc|-l fl|-l ld|-o o1|-o r|-o abc
-o fl|-o ld|-s o1|-s r|-s abc|-s fl|-s ld|-x o1|-x r|-x abc|-x fl|-x ld|-t a o1|-t a r|-t a abc|-t a fl|-t a ld
-t c o1|-t c r|-t c abc|-t c fl|-t c ld|-t d1 o1|-t d1 r|-t d1 abc|-t d1 fl|-t d1 ld|-t u8 o1|-t u8 r|-t u8 abc
-t u8 fl|-t u8 ld|-t x1z o1|-t x1z r|-t x1z abc|-t x1z fl|-t x1z ld|-t x1 -t c o1|-t x1 -t c r|-t x1 -t c abc
-t x1 -t c fl|-t x1 -t c ld|-t x2c o1|-t x2c r|-t x2c abc|-t x2c fl|-t x2c ld|-tfD o1|-tfD r|-tfD abc|-tfD fl|-tfD ld
-tfL o1|-tfL r|-tfL abc|-tfL fl|-tfL ld|-tfF o1|-tfF r|-tfF abc|-tfF fl|-tfF ld|-tx8z o1|-tx8z r|-tx8z abc|-tx8z fl
-tx8z ld|-tu4 -tx1z o1|-tu4 -tx1z r|-tu4 -tx1z abc|-tu4 -tx1z fl|-tu4 -tx1z ld|-to8c o1|-to8c r|-to8c abc|-to8c fl
-to8c ld|-td2x1a o1|-td2x1a r|-td2x1a abc|-td2x1a fl|-td2x1a ld|-x --endian=big o1|-x --endian=big r
-x --endian=big abc|-x --endian=big fl|-x --endian=big ld|-tfF --endian=big o1|-tfF --endian=big r
-tfF --endian=big abc|-tfF --endian=big fl|-tfF --endian=big ld|-td4 --endian=big o1|-td4 --endian=big r
-td4 --endian=big abc|-td4 --endian=big fl|-td4 --endian=big ld| o1| r| abc| fl| ld|-t x3 o1|-t q o1|-t f1 o1|-tdC r
-tdS r|-tz o1|-tx1z -An o1|-A x o1|-A d o1|-A n -x -c o1|-Ax -x -c r|-A z o1|-A '' o1|-j 3 o1|-j 50 o1|-j 40 o1
-j 0x10 o1|-j 010 o1|-j 1b r|-N 5 o1|-N 0 o1|-N 5 -j 30 o1 abc|-N 100 o1|-w5 o1|-w o1|-w7 -tx4 o1|-w0 o1|-w1 -b abc
-w4 -tx1c abc|-w24 -tx1z r|--width=8 -c r|--width -c r|-S 3 s|-S 4 -Ad s|-S 1 s|-S|--strings s|--strings=5 s|-S x s
--endian=xx o1|--endian=b -x o1|-v y|y|-c y|-j x o1|-N x o1|-j 5x o1|-N 99999999999999999999 o1|-t x99 o1
-t d99999999999999999999999 o1|-j 1K o1|-t '' o1|-x -c o1|-tx1a o1|-t x1c2 o1|-to1zx2z o1|o1 +4|o1 +0x4|+4|o1 4|o1 +1b
o1 +8|-x o1 +4|-x o1 4|-Ad o1 4|o1 o1|-x abc o1 abc|e|-An e|-c e e|nowhere|o1 nowhere|nowhere o1|d|d o1
-j 2 -N 4 o1 o1|-j 39 o1 o1||-|-c - abc|-Z|--address-radix=x --skip-bytes=2 --read-bytes=9 --format=x1z r|-bc abc
-cv y
""",
}


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name, lines in LINES.items() for line in lines.strip("\n").replace("\n", "|").split("|")],
)
def test_lines(oracle: "Oracle", name: str, line: str) -> None:
    oracle.check(name, *shlex.split(line), tree=TREE, stdin=STDIN)


DATA = st.one_of(st.binary(max_size=80), st.lists(st.sampled_from([b"abc", bytes(16), b"x" * 16, b"\n"])).map(b"".join))
OD = ["-b", "-c", "-a", "-x", "-d", "-td1", "-td4", "-tu8", "-to1z", "-tx2z", "-tx8", "-v", "-An", "-Ax", "-j3", "-N37"]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*OD, "-w8", "-w5", "--endian=big", "-j1", "-Ad"]), max_size=4), DATA, DATA)
def test_od_of_any_bytes(oracle: "Oracle", options: list[str], one: bytes, other: bytes) -> None:
    oracle.check("od", *options, "-", "f", stdin=one, tree={"f": other})


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["-f", "-tfD"]), st.binary(min_size=16, max_size=64))
def test_od_of_any_floats(oracle: "Oracle", option: str, data: bytes) -> None:
    oracle.check("od", option, stdin=data)
