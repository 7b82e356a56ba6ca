"""cut against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "table": b"a:b:c\nd\n:e:\n\n::\nf:g:h:i:j\nk:l",
    "tabs": b"a\tb\tc\nd e\tf\n\tg\n",
    "bytes": b"caf\xc3\xa9:x\n\xff\xfe\nabcdefghij\n\0a\0b\n",
    "zeros": b"a:b\0c\nd:e\0f",
    "empty": b"",
    "newline": b"\n",
    "d": None,
}

LINES = """
-f|-f 0 table|-f x table|-f 1-x table|-f 3-1 table|-f - table|-f , table|-f 1,,2 table|-b 1 -f 1 table
-d ab -f1 table|-c|-d : -b1 table|-s -b1 table|-f 1 nowhere d table|-f 99999999999999999999999 table|-f 0- table
-f -0 table|-b 0 table|-b a table|-c 2-1 table|-f 1,0 table|--output-delimiter -f1 table|-f 1-2-3 table
-f 1--2 table|-x|-b 1-2-3 table|-b - table|-b , table|-b 1x2 table|-f 1,x,2 table|-f 1-2x table|-f -x table
-f 18446744073709551614 table|-f 18446744073709551615 table|-b 18446744073709551615 table|-d: -f1 table
-d: -f2 table|-d: -f3 table|-d: -f9 table|-d: -f1,2 table|-d: -f2- table|-d: -f-2 table|-d: -f2-3 table
-d: -f1,3-4 table|-d: -f3,1 table|-d: -f3,1,1-2 table|-d: -f1- table|-d: -f2,4- table|-sd: -f1 table|-sd: -f2 table
-sd: -f2- table|-sd: -f9 table|-d: -f1 -s table empty newline|-d: --complement -f2 table|-d: --complement -f1 table
-d: --complement -f1- table|-d: --complement -f2- table|-d: --complement -f1,3 -s table
-d: -f1,2 --output-delimiter=XX table|-d: -f2- --output-delimiter=X table|-d: -f1 --output-delimiter=X table
-d: -f1,3 --output-delimiter= table|-f1 tabs|-f2 tabs|-f2- tabs|-sf2 tabs|-f1,2 tabs|-d a -f2 table
--delimiter=: --fields=2 table|-b1 bytes|-b1-3 bytes|-b2- bytes|-b-4 bytes|-b1,3,5 bytes|-c4 bytes|-c1-4 bytes
-b1,2,3 --output-delimiter=_ bytes|-b1-2,3-4 bytes|-b1-2,2-3,5 --output-delimiter=_ bytes
-b1-2,3 --output-delimiter=_ bytes|-b1-2,3-4,5- --output-delimiter=__ bytes|-b9,12- --output-delimiter=_ bytes
--complement -b2 bytes|--complement -b1-3,5 bytes|--complement -b1- bytes
--complement -b2-3,5 --output-delimiter=_ bytes|-nb1 bytes|--bytes=2 bytes|--characters=2 bytes|-zd: -f1 zeros
-zd: -f2 zeros|-zb1 zeros|-z -f1 zeros|-zd: -sf2 zeros|-d: -f1 zeros|-f1 empty|-b1 newline|-d: -f2|-d: -f1 -
-d: -f1 - table -|-f1 -- table|-w table|-d|--output-delimiter|-b1 -d: table|-d: -b1 -s table|-sb1 table
"""


def _lines() -> list[str]:
    return LINES.replace("\n", "|").strip("|").split("|")


@pytest.mark.parametrize("line", _lines())
def test_cut(oracle: "Oracle", line: str) -> None:
    oracle.check("cut", *line.split(" "), tree=TREE, stdin=b"1:2\n3\n4:5")


@pytest.mark.parametrize("text", [b"a\nb\nc\n", b"a\nb\nc", b"abc", b"abc\n", b"", b"\n", b"\n\n", b"a:b\nc"])
def test_lines_as_fields(oracle: "Oracle", text: bytes) -> None:
    for words in (["-f1"], ["-f2"], ["-f1,3"], ["-f2-"], ["-f9"], ["-sf1"], ["-sf2"], ["--output-delimiter=X", "-f1-"]):
        oracle.check("cut", "-d\n", *words, stdin=text)
    oracle.check("cut", "-zd", "", "-f2", stdin=text.replace(b"\n", b"\0"))


def test_words_that_a_line_cannot_spell(oracle: "Oracle") -> None:
    for words in (
        ["-f", "1 2"],
        ["-f", "1\t3"],
        ["-d", "", "-f1"],
        ["-d", "é", "-f1"],
        ["-f", ""],
        ["-f", "1, 2"],
        ["-d]", "-f1"],
    ):
        oracle.check("cut", *words, stdin=b"a\tb\tc\n]\0d\n")


LISTS = st.lists(
    st.sampled_from(["1", "2", "3", "4", "1-2", "2-3", "-2", "3-", "5-", "2-4", "-1"]), min_size=1, max_size=3
).map(",".join)
OPTIONS = st.lists(
    st.sampled_from(["-s", "--complement", "--output-delimiter=_", "--output-delimiter=", "-z"]), max_size=2
)
TEXTS = st.text("ab:\n\0", max_size=30).map(str.encode)


@settings(max_examples=300, deadline=None)
@given(kind=st.sampled_from(["-d:", "-b", "-c"]), wanted=LISTS, options=OPTIONS, text=TEXTS)
def test_cut_of_any_lines(oracle: "Oracle", kind: str, wanted: str, options: list[str], text: bytes) -> None:
    words = ["-d:", "-f", wanted] if kind == "-d:" else [kind, wanted]
    if "-z" in options and text.endswith(b":"):
        # Of an empty last field that no NUL ends, the real one forgets the end.
        text += b"\0"
    oracle.check("cut", *words, *options, stdin=text)


def test_long_lines_and_many(oracle: "Oracle") -> None:
    data = b"x" * 200_000 + b":y\n" + b"a:b:c\n" * 50_000 + b":" * 150_000
    for words in (["-d:", "-f2"], ["-d:", "-f1"], ["-d:", "-f2-"], ["-b", "2"], ["-d:", "-f1,3"]):
        oracle.check("cut", *words, stdin=data)
