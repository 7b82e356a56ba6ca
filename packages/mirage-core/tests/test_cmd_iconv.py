"""iconv against glibc's."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

LETTERS = "h\u00e9llo \u20ac \u201cquoted\u201d \u2014 \u2026 "
LETTERS += "\u00df\u00e6\u00d8 \ufb01 \u0151 \u65e5\u672c \u041f\u0440 \u00bd\n"
TREE = {
    "u": LETTERS.encode(),
    "latin": "h\u00e9llo \u00df\n".encode("latin-1"),
    "ascii": b"plain\n",
    "sixteen": LETTERS.encode("utf-16"),
    "swapped": b"\xfe\xff" + "a\u00e9".encode("utf-16-be"),
    "broken": b"ab\xff\xc3(cd\xe2\x82x\n",
    "cut": b"ab\xe2\x82",
    "late": b"x" * 70000 + b"\xff" + b"y" * 70000,
    "odd": b"a\0b\0c",
    "sjis": "\u65e5\u672c\u8a9e\n".encode("shift_jis"),
    "empty": b"",
    "dir": None,
}

LINES = """
-f utf8 -t latin1 u
-f utf-8 -t latin1//TRANSLIT u
-f utf-8 -t latin1//IGNORE u
-f utf-8 -t ascii//TRANSLIT u
-f utf-8 -t ASCII//translit u
-f utf-8 -t ascii//TRANSLIT//IGNORE u
-c -f utf-8 -t ascii u
-c -t ascii//TRANSLIT u
-t ascii u
-t latin1 ascii latin u
-f latin1 latin
-f latin1 -t utf-8 latin ascii
-f LATIN1 -t UTF8 latin
-f ISO-8859-1 -t ISO-8859-15 latin
-f ISO_8859-1 -t iso8859-15 latin
-f windows-1252 -t utf-8 latin
-f cp1252 latin
-t utf-16 u
-t utf-16le u
-t utf-16be u
-t utf-32 u
-t ucs-2 ascii
-t UCS-2LE ascii
-t UCS-4 ascii
-f utf-16 sixteen
-f utf-16 swapped
-f utf-16le ascii
-f utf-16 odd
-f shift_jis sjis
-f sjis -t euc-jp sjis
-f sjis -t gbk//IGNORE sjis
-f utf-8 broken
-c -f utf-8 broken
-c broken
-t latin1//IGNORE broken
cut
-c cut
-t latin1 cut
late
-c late
-f ascii u
-f ascii latin
empty
-t utf-16 empty
dir
missing
missing ascii
ascii missing ascii
-f foo -t bar u
-f foo u
-t bar u
-t latin1 -
-s -t ascii u
-o out u
-o out -t latin1 latin
-o out/x u
--verbose -t latin1 ascii u
--from-code=latin1 --to-code=utf-8 latin
-f utf-8// -t latin1// ascii
"""


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_lines(oracle: "Oracle", line: str) -> None:
    oracle.check("iconv", *line.split(), tree=TREE, stdin=TREE["u"] or b"")


@pytest.mark.parametrize("option", ["-q", "--foo", "-f"])
def test_wrong_words(oracle: "Oracle", option: str) -> None:
    oracle.check("iconv", option, stderr=False)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=20), options=st.sampled_from(["", "-c", "-c -t latin1", "-f latin1", "-t utf-16le"]))
def test_bytes(oracle: "Oracle", data: bytes, options: str) -> None:
    oracle.check("iconv", *options.split(), stdin=data)


@settings(max_examples=100, deadline=None)
@given(
    text=st.text(st.characters(max_codepoint=0x2FFF, categories=("L", "N", "P", "S", "Z")), max_size=12),
    target=st.sampled_from(["ascii//TRANSLIT", "latin1", "cp1251//TRANSLIT", "koi8-r//IGNORE", "utf-16", "gb18030"]),
)
def test_texts(oracle: "Oracle", text: str, target: str) -> None:
    oracle.check("iconv", "-t", target, stdin=text.encode())
