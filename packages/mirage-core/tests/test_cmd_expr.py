"""expr against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

LINES = r"""
1 + 2;1 +;1 / 0;5 % 0;a : b;abc : a;abc : a\(.\)c;abc : x\(.\)c;length abc;substr hello 2 3;substr hello 0 3
substr hello 2 x;substr hello x 1;index hello lo;match abc a.;match abc a\(.\);+ length;length;( 1 + 2 ) * 3
( 1 + 2;1 );1 + a;1 < 2;a < b;10 < 9;010 = 10;0;0 | 0;a & 0;0 & a;a & b;0 | b;-5 / 2;-5 % 3;5 % -3;1 = 1 = 1
1 - - 1;-- 1;-1;--;1 1;99999999999999999999 * 99999999999999999999;99999999999999999999 / 3
-99999999999999999999 % 7;é : .;length é;index é é;substr éa 2 1;substr abc 2 99999999999999999999
substr abc -1 2;a : *;a : \(;a : [;abc : .*;1 == 1;1 != 2;a != a;match a;substr a 1;0 : 0;00;-0;-;1 + 0x5;+ 5
quote x;1 / 0 | 5;5 | 1 / 0;0 & 1 / 0;- + 1;1 | a : \(;0 & ( 1 / 0 );( );( 1 2 ););length length a
length + length;index + match c;2 + 3 * 4 - 5 / 2;2 * ( 3 + 4 ) % 5;a = a & b = c | d;1 < 2 = 1;b > a;a >= b
a <= b;10 >= 9;x : \(x*\)\(y*\);aaa : \(a\)*;abc : ^b;abc : b;a\nb : .*;/usr/bin/x : .*/\(.*\);foo.c : \(.*\)\.c
12 : [0-9]*;12a : [0-9]*$;12 : [0-9]*$;--bogus;--help x;1 + 2 --help;-h;match length l;( ( ( 1 ) ) );1 & 1 / 0
a + 1 / 0;1 / 0 );x : x )
"""


@pytest.mark.parametrize("line", [each for row in LINES.strip("\n").split("\n") for each in row.split(";")])
def test_expr(oracle: "Oracle", line: str) -> None:
    oracle.check("expr", *line.replace("\\n", "\n").split(" "))


@pytest.mark.parametrize(
    "words", [(), ("",), ("", "|", ""), ("", "=", ""), ("", "&", "1"), ("length", ""), ("", ":", "")]
)
def test_empty_words(oracle: "Oracle", words: tuple[str, ...]) -> None:
    oracle.check("expr", *words)


def test_in_a_shell(oracle: "Oracle") -> None:
    oracle.check_line("i=0; while [ $i -lt 3 ]; do i=$(expr $i + 1); echo $i; done; expr 0 > /dev/null || echo null")


def test_deep_and_large(oracle: "Oracle") -> None:
    oracle.check("expr", *["("] * 3000, "7", *[")"] * 3000)
    oracle.check("expr", "9" * 9000, "*", "9" * 9000)
    refused = oracle.ours("expr", ["9" * 30000, "+", "1"], {}, b"")
    assert refused.status == 2
    assert b"not supported" in refused.err


WORDS = st.lists(
    st.sampled_from("0 1 7 -3 abc a 00 ( ) + - * / % | & = < >= : a. length match index substr .*".split()),
    max_size=9,
)


@settings(max_examples=500, deadline=None)
@given(words=WORDS)
def test_any_words(oracle: "Oracle", words: list[str]) -> None:
    oracle.check("expr", *words)
