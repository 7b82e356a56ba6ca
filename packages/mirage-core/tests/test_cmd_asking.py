"""test, ``[`` and printf as programs of their own, against the real ones."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {"f": b"x", "e": b"", "d/g": b"text"}

TEST = r"""
test
test a
test ''
test '!'
test '!' a
test -f
test -f f
test -d f
test -q f
test -l abc
test a b
test a = b
test a == a
test a '<' b
test a b c
test a -eq 1
test 1 -eq ' 1 '
test 1 -eq 1x
test '' -eq 0
test 99999999999999999999 -gt 99999999999999999998
test -0 -eq +0
test 007 -eq 7
test 0x1 -eq 1
test -l abc -eq 3
test 3 -eq -l abc
test x -lt -l bb
test -l a = a
test a = -l b
test -l a -nt b
test a -ef -l b
test -t 1
test -t x
test -t 99999999999999999999
test '(' a ')'
test '(' a
test '(' ')'
test '(' -f f ')'
test '(' a b ')'
test '(' a = a ')'
test '(' a = a
test '(' a = a b
test '(' a ')' b
test '(' a ')' ')'
test '(' a ')' -o '(' '' ')'
test '(' '' -o a ')' -a b
test '(' -f f -a -d f ')' x
test '(' '(' '(' a ')' ')' ')'
test a -a ''
test '' -o ''
test a -a
test -a a
test a -a b c
test a -a b -o c
test -e f -o -e g h
test 1 -eq 1 -a 2 -gt x
test '!' '!' a
test '!' a = b
test '!' a b c
test '!' -a a
test f -nt none
test none -ot f
test f -ef ./f
test -s e
test -N f
test -O f -a -G f
test "it's"  x
test --help
test --version
test -- x
[ ]
[ a ]
[ a
[
[ -f f ]
[ -f d/g -a -s d/g ]
[ '(' a ]
[ a = b ]
[ --help ]
"""

PRINTF = r"""
printf
printf --
printf -- %s a
printf --help x
printf -x
printf '%s\n' a b
printf '%s %d\n' a
printf 'abc' x y
printf '%d' x
printf '%d' 3x
printf '%d' ''
printf '%d' ' '
printf '%d' 0x
printf '%d' 0x1f
printf '%d' 09
printf '%d' 010
printf '%d' 99999999999999999999
printf '%u' -1
printf '%u' -99999999999999999999
printf '%x' -1
printf '%#x %#o' 0 8
printf '%d' "'a"
printf '%d' "'ab"
printf '%d' "'"
printf '%d' "'é"
printf '%f' x
printf '%f' 1e99999
printf '%a %A %e %G %.20f' 1.5 1 2 1e10 0.1
printf '%5c|%-5d|%05d|%+d|% d' abc 3 4 5 6
printf '%*d|%-*d|%.*f' 5 3 5 4 2 1.239
printf '%*d' 99999999999999 1
printf '%.*s' 99999999999 b
printf '%*s' a b
printf '%.3s|%.*s' abcdef -1 b
printf '%y'
printf '%'
printf 'a%5.2'
printf '%0s'
printf '%#d' 3
printf "%'d %'f" 1 2
printf "%'x" 1
printf '%n'
printf '%Q' a
printf '%2$s' a b
printf '%(%Y)T' 0
printf '%lld %hhd %zd %jd %Lf' 1 300 3 4 5
printf '%q ' a 'b c' '' "it's" '$x' '~' '#a' 'a=b'
printf '%5q' a
printf '%b' 'a\cb'
printf '%b|%b|%b' '\0101' '\101' '\x41'
printf 'a\cb'
printf '\101\0101\x414\e\E\q\8'
printf '\u00e9\u20ac\U0001F600\u0024'
printf '\u0041'
printf '\ud800'
printf '\u12'
printf '\xg'
printf 'a\'
printf '%%%%\n' a
printf '%s\c%s' a b
printf '%d\c' x
"""


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("line", lines(TEST) + lines(PRINTF))
def test_they_do_as_the_real_ones(line: str, oracle: "Oracle") -> None:
    name, *words = shlex.split(line)
    oracle.check(name, *words, tree=TREE)


WORDS = st.sampled_from(["a", "", "!", "(", ")", "-a", "-o", "=", "!=", "-f", "f", "-eq", "1", "2", "-l", "-n", "-z"])


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, max_size=8))
def test_expressions_are_read_as_the_real_one_reads_them(words: list[str], oracle: "Oracle") -> None:
    oracle.check("test", *words, tree=TREE)


DIRECTIVES = st.builds(
    "%{}{}{}{}".format,
    st.text("-+ #0'", max_size=2),
    st.sampled_from(["", "3", "12", "*"]),
    st.sampled_from(["", ".", ".2", ".*"]),
    st.sampled_from(list("diouxXcsbqeEfFgGaAn%")),
)
ARGUMENTS = st.sampled_from(["", "1", "-7", "x", "0x10", "3.75", "1e3", "'a", "a b", "é", "2 "])


@settings(max_examples=60, deadline=None)
@given(
    form=st.lists(DIRECTIVES | st.sampled_from(["a", "\\n", "\\\\", "%%"]), max_size=4).map("|".join),
    arguments=st.lists(ARGUMENTS, max_size=5),
)
def test_formats_are_read_as_the_real_one_reads_them(form: str, arguments: list[str], oracle: "Oracle") -> None:
    oracle.check("printf", form, *arguments)


@pytest.mark.parametrize(
    "line",
    [
        "env printf '%s-' a b",
        "find f -exec test -s {} ';' -print",
        "printf 'f\\ne\\n' | xargs -n1 test -s; echo $?",
        "printf x; test -f f && [ -f f ] && echo builtin",
        "env [ -f f ] && env test ! -e none && echo programs",
        "/usr/bin/[ a = b ]; echo $?; /bin/test a = a; echo $?",
    ],
)
def test_a_line_finds_the_program_behind_the_builtin(line: str, oracle: "Oracle") -> None:
    oracle.check_line(line, tree=TREE)


@pytest.mark.parametrize("name", ["printf", "["])
def test_they_explain_themselves(name: str, oracle: "Oracle") -> None:
    assert oracle.ours(name, ["--help"], {}, b"").out.startswith(f"Usage: {name} ".encode())
    assert oracle.ours(name, ["--version"], {}, b"").out.startswith(f"{name} (Mirage)".encode())


def test_parentheses_end_before_the_stack_does(oracle: "Oracle") -> None:
    refused = oracle.ours("test", ["("] * 5000, {}, b"")
    assert (refused.status, refused.err) == (2, b"test: nesting deeper than 64\n")
