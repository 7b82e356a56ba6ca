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
    "z": bytes(100),
    "z32": bytes(32) + b"x",
    "z48": bytes(48) + b"x" * 16 + bytes(64),
    "z16": bytes(16),
    "z33": bytes(33),
    "1a-b.c": b"ab",
    "dump": b"00000000: 4142 4344 4546 4748 494a 4b4c 4d4e 4f50  ABCDEFGHIJKLMNOP\n00000010: 5152 53          QRS\n",
    "gap": b"00000005: 4142 43\n00000010: 44\n",
    "back": b"10: 41\n5: 42\n",
    "odd": b"0: 41 zz 42\nzz\n0000000: 6162 6364  abcd\n8: 4\n\n",
    "ps": b"4142 43\n44 4g 45\n4",
    "crlf": b"0: 4142\r\n2: 43\r\n",
    "cap": b"4142AbCd\n",
}
TREE |= {
    "st": b"ab\0abcd\1\2hello world\n\ttab x\xc3\xa9yyyy\0wxyz",
    "st16": b"w\0i\0d\0e\0\0\0h\0i\0t\0s\0",
    "b16": b"\0w\0i\0d\0e\0\0\0h\0i\0t\0s",
    "l32": b"w\0\0\0i\0\0\0d\0\0\0e\0\0\0xx",
    "big": b"abc\0" * 40_000 + b"y" * 150_000 + b"\0zzzz" + b"\1" * 70_000 + b"end of it",
    "hx": bytes(number * 7 % 256 for number in range(60)),
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
-tfL o1|-tfL r|-tfL abc|-tfL ld|-tfF o1|-tfF r|-tfF abc|-tfF fl|-tfF ld|-tx8z o1|-tx8z r|-tx8z abc|-tx8z fl|-tx8z ld
-tu4 -tx1z o1|-tu4 -tx1z r|-tu4 -tx1z abc|-tu4 -tx1z fl|-tu4 -tx1z ld|-to8c o1|-to8c r|-to8c abc|-to8c fl|-to8c ld
-td2x1a o1|-td2x1a r|-td2x1a abc|-td2x1a fl|-td2x1a ld|-x --endian=big o1|-x --endian=big r|-x --endian=big abc
-x --endian=big fl|-x --endian=big ld|-tfF --endian=big o1|-tfF --endian=big r|-tfF --endian=big abc
-tfF --endian=big fl|-tfF --endian=big ld|-td4 --endian=big o1|-td4 --endian=big r|-td4 --endian=big abc
-td4 --endian=big fl|-td4 --endian=big ld| o1| r| abc| fl| ld|-t x3 o1|-t q o1|-t f1 o1|-tdC r|-tdS r|-tz o1
-tx1z -An o1|-A x o1|-A d o1|-A n -x -c o1|-Ax -x -c r|-A z o1|-A '' o1|-j 3 o1|-j 50 o1|-j 40 o1|-j 0x10 o1|-j 010 o1
-j 1b r|-N 5 o1|-N 0 o1|-N 5 -j 30 o1 abc|-N 100 o1|-w5 o1|-w o1|-w7 -tx4 o1|-w0 o1|-w1 -b abc|-w4 -tx1c abc
-w24 -tx1z r|--width=8 -c r|--width -c r|-S 3 s|-S 4 -Ad s|-S 1 s|-S|--strings s|--strings=5 s|-S x s|--endian=xx o1
-S 3 -N 5 s|-S2 -w1 s|-S2 -w4 s|-S 2 -N 8 s|-S 2 -N 3 s|-S 4 -N 90 s|-S 1 -N 1 s|-S 3 -c s|-x -S 2 s
--endian=b -x o1|-v y|y|-c y|-j x o1|-N x o1|-j 5x o1|-N 99999999999999999999 o1|-t x99 o1
-t d99999999999999999999999 o1|-j 1K o1|-t '' o1|-x -c o1|-tx1a o1|-t x1c2 o1|-to1zx2z o1|o1 +4|o1 +0x4|+4|o1 4|o1 +1b
o1 +8|-x o1 +4|-x o1 4|-Ad o1 4|o1 o1|-x abc o1 abc|e|-An e|-c e e|nowhere|o1 nowhere|nowhere o1|d|d o1
-j 2 -N 4 o1 o1|-j 39 o1 o1||-|-c - abc|-Z|--address-radix=x --skip-bytes=2 --read-bytes=9 --format=x1z r|-bc abc
-cv y
""",
    "strings": r"""
st|-n 2 st|-t d st|-t x st st|-o st|-f st|-w st|-a st|-8 st|-e S st|-e l st16|-e b st16|-e b b16|-e l b16|-e L l32
-e B l32|-e s st|-n 0 st|-n x st|-f|--bytes=5 st|-n5 -td -f st nowhere st|d|nowhere|e|big|-n 100 big|-td -n 3 big
-n 99999999999999 st|-e l big|-T binary st|r|-wn1 r|-eS -n1 r|-td -el -n1 r
""",
    "hexdump": r"""
 r| hx| abc| e| y| z|-C r|-C hx|-C abc|-C e|-C y|-C z|-b r|-b hx|-b abc|-b e|-b y|-b z|-c r|-c hx|-c abc|-c e|-c y
-c z|-d r|-d hx|-d abc|-d e|-d y|-d z|-o r|-o hx|-o abc|-o e|-o y|-o z|-x r|-x hx|-x abc|-x e|-x y|-x z|-n 5 r|-n 5 hx
-n 5 abc|-n 5 e|-n 5 y|-n 5 z|-s 3 r|-s 3 hx|-s 3 abc|-s 3 e|-s 3 y|-s 3 z|-v -C r|-v -C hx|-v -C abc|-v -C e|-v -C y
-v -C z|-n 20 -s 7 -C r|-n 20 -s 7 -C hx|-n 20 -s 7 -C abc|-n 20 -s 7 -C e|-n 20 -s 7 -C y|-n 20 -s 7 -C z
-C -s 0x10 hx|-n 1k hx|-n 1K r|-s 1 -n 1 hx|-s 100 hx|-C -n 0 hx|-x -C hx|-C -x hx|-n x hx|-s x hx|-C nowhere
-C nowhere hx|-C hx abc|-s 60 -C hx|-s 61 -C hx|-s 010 -n 8 hx|--canonical hx|--length=3 --skip=2 --one-byte-octal hx
d|d abc|-C|-
""",
    "xxd": r"""
 o1| r| abc| e| z|-a o1|-a r|-a abc|-a e|-a z|-b o1|-b r|-b abc|-b e|-b z|-c5 o1|-c5 r|-c5 abc|-c5 e|-c5 z|-E o1|-E r
-E abc|-E e|-E z|-e o1|-e r|-e abc|-e e|-e z|-g1 o1|-g1 r|-g1 abc|-g1 e|-g1 z|-g0 o1|-g0 r|-g0 abc|-g0 e|-g0 z|-g4 o1
-g4 r|-g4 abc|-g4 e|-g4 z|-g 16 o1|-g 16 r|-g 16 abc|-g 16 e|-g 16 z|-g3 o1|-g3 r|-g3 abc|-g3 e|-g3 z|-l 5 o1|-l 5 r
-l 5 abc|-l 5 e|-l 5 z|-i o1|-i r|-i abc|-i e|-i z|-n foo -i o1|-n foo -i r|-n foo -i abc|-n foo -i e|-n foo -i z
-C -i o1|-C -i r|-C -i abc|-C -i e|-C -i z|-o 16 o1|-o 16 r|-o 16 abc|-o 16 e|-o 16 z|-ps o1|-ps r|-ps abc|-ps e|-ps z
-u o1|-u r|-u abc|-u e|-u z|-d o1|-d r|-d abc|-d e|-d z|-s 3 o1|-s 3 r|-s 3 abc|-s 3 e|-s 3 z|-c 7 -g 2 o1|-c 7 -g 2 r
-c 7 -g 2 abc|-c 7 -g 2 e|-c 7 -g 2 z|-b -c3 o1|-b -c3 r|-b -c3 abc|-b -c3 e|-b -c3 z|-b -g4 o1|-b -g4 r|-b -g4 abc
-b -g4 e|-b -g4 z|-e -g2 o1|-e -g2 r|-e -g2 abc|-e -g2 e|-e -g2 z|-e -c 6 o1|-e -c 6 r|-e -c 6 abc|-e -c 6 e|-e -c 6 z
-a z32|-a z48|-a z16|-a z33|-a -a z|-ps -u o1|-c 8 -ps o1|-ps -c 0 r|-ps -c 100 r|-s +3 o1|-s -3 o1|-s -100 o1
-s 100 o1|-s 0x5 o1|-s 010 o1|-l 0 o1|-l 0x10 o1|-l 100 o1|-l -1 o1|-l 5 -s 3 o1|-c 256 r|-c 257 r|-c 0 o1|-c -1 o1
-c 300 -i r|-g -1 o1|-e -g3 o1|-e -g8 o1|-len 5 o1|-cols 4 o1|-plain o1|-p o1|-p|-postscript o1|-autoskip z|-seek 3 o1
-skip 3 o1|-offset 4 o1|-o 0x10 o1|-group 1 o1|-name foo -include o1|-i -c 3 o1|-i -u o1|-i 1a-b.c|-i -C 1a-b.c|-i
-i -n x|-i -|-i -n '' o1|-bits o1|-uppercase o1|--plain o1|--c 4 o1|o1 out|o1 d|-p o1 out|o1 -|- out|nowhere|d|-r dump
-r gap|-r back|-r odd|-r ps|-r crlf|-r -p ps|-r -p cap|-r -ps dump|-p -r cap|-r -s 3 gap|-r -s -5 gap|-r -c 4 dump
-r -c 3 dump|-r dump out|-r gap out|-r gap abc|-r back out|-r -b dump|-r -i dump|-r -e dump|-r nowhere|-r e|-r o1|-r
-s 3|-s -3|-s 100|-l 3
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


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*OD, "-w8", "-w5", "--endian=big", "-j1", "-Ad"]), max_size=4), DATA, DATA)
def test_od_of_any_bytes(oracle: "Oracle", options: list[str], one: bytes, other: bytes) -> None:
    oracle.check("od", *options, "-", "f", stdin=one, tree={"f": other})


XXD = ["-a", "-b", "-c5", "-c 6", "-g1", "-g4", "-l 20", "-ps", "-u", "-d", "-s 3", "-E", "-i", "-n x", "-o 5"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(XXD), max_size=3), DATA)
def test_xxd_of_any_bytes(oracle: "Oracle", options: list[str], data: bytes) -> None:
    oracle.check("xxd", *[word for option in options for word in option.split()], "f", tree={"f": data})


@settings(max_examples=50, deadline=None)
@given(st.sampled_from([["-r"], ["-r", "-p"]]), st.text("0012 3:af\n zZ", max_size=40), st.binary(max_size=40))
def test_xxd_back_from_any_text(oracle: "Oracle", how: list[str], text: str, data: bytes) -> None:
    lines = [f"{at:x}: {data[at : at + 16].hex(' ', -2)}  text\n" for at in range(0, len(data), 16)]
    oracle.check("xxd", *how, stdin=(text if len(text) % 2 else "".join(lines) + text[:5]).encode())


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(["-f", "-tfD"]), st.binary(min_size=16, max_size=64))
def test_od_of_any_floats(oracle: "Oracle", option: str, data: bytes) -> None:
    oracle.check("od", option, stdin=data)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["-C", "-b", "-c", "-d", "-o", "-x", "-v", "-n 21", "-s 3"]), max_size=3), DATA)
def test_hexdump_of_any_bytes(oracle: "Oracle", options: list[str], data: bytes) -> None:
    oracle.check("hexdump", *[word for option in options for word in option.split()], "f", tree={"f": data})


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(["-n2", "-n3", "-td", "-w", "-el", "-eb", "-eS", "-f", "-eL"]), max_size=3),
    st.lists(st.sampled_from([b"a", b"bcd", b"\0", b"e\0", b"\t", b"\n", b"\xc3\xa9", b"\x7f"]), max_size=40),
)
def test_strings_of_any_bytes(oracle: "Oracle", options: list[str], parts: list[bytes]) -> None:
    oracle.check("strings", *options, "f", tree={"f": b"".join(parts)})
