"""pr against the real one."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import File

if TYPE_CHECKING:
    from oracle import Oracle

_DAY = 1_577_934_240 * 10**9


def text(lines: int) -> bytes:
    """So many lines of several lengths."""
    return b"".join(b"%d %s\n" % (line, b"word  " * (line * 7 % 17)) for line in range(lines))


TREE = {
    "a": File(text(100), mtime=_DAY),
    "b": File(text(30), mtime=_DAY),
    "c": File(b"1\n2\n3\n", mtime=_DAY),
    "e": File(b"", mtime=_DAY),
    "n": File(b"one\ntwo", mtime=_DAY),
    "ff": File(b"a\nb\f\nc\n\fd\f\f\ne\nf\n\f\n\ng\f", mtime=_DAY),
    "full": File(b"1\n2\n3\n4\n\f5\n6\n7\n8\n\f\n9\n\f10\n11\n12\n13\n14\n", mtime=_DAY),
    "t": File(b"\ta\tb\n  \t c\n\t\t\td\nx\ty        z\n", mtime=_DAY),
    "u": File("h\u00e9llo w\u00f6rld\n\u4e2d\u6587 x\n".encode() + b"\x00\x01\x7f\xff\r\n\b\bq\bz\n", mtime=_DAY),
    "long": File(b"x" * 200 + b" y " + b"z" * 300 + b"\nnext\n", mtime=_DAY),
    "d": None,
}

NAMES = ("a", "b", "c", "n", "ff", "full", "t", "u", "long")

LINES = r"""
a|a b|e|a e c|n|ff|full|t|u|long|d|a d c|nowhere a|-r nowhere a|nowhere|-Dx -m a nowhere c|-Dx -m a d|-Dx -m nowhere
-Dx -m -r nowhere|+2 a|+2:2 a|+3:x a|+x a|+0 a|+3:2 a|+3x a|+9 a c|a +2|+1 +2 a|-- +2|--pages=2 a|--pages=2:2 a
--pages=x a|--pages=0 a|--pages=1:x a|--pages= a|--pages 2 +2|+99999999999999999999999 a
--pages=1:99999999999999999999999 a|+3:4x a|+: a|+ a|+18446744073709551615 a|--pages=3x a|-0 a|--columns=x a
--columns=0 a|-99999999999999999 a|-100 a|-3 a|-3a a|--columns=4 a|-e5x a|-nxy a|-n0 a|-n:99999999999 a
-n:9999999999999999999999 a|-e t|-e4 t|-ex3 t|-i t|-i4 t|-ix t|-ix3 t|-i1 t|-ix0 a|-l0 a|-lx a|-l 99999999999 a|-l 1 a
-l 10 a|-l 11 a|-l 12 -d a|-l 20 -f a|-F a|-f -l 6 a|-f -l 5 a|-l 5 -T ff|-l 5 -t ff|-o-1 a|-ox a|-o3 a|-o9 -2 a
-o9 -i a|-o 4 -t -n a|-Nx a|-N5 -n a|-N 9999999999 a|-N -3 -n c|-n -N 99998 c|-n3 -N 9998 c|-w0 a|-W0 a
-W99999999999 a|-w 20 a|-W 20 a|-w 20 -2 a|-W 20 -2 a|-W 20 -w 30 a|-w 30 -W 20 a|-W 20 -w 30 -2 a|-Dx -m -3 a
-Dx -m -a a|-Dx -m a b c|-Dx -m -n a b|-Dx -m -n -w3 a|-Dx -m -t c e n|-Dx -m -S'!' -t e c n e|-Dx -m -J -t a c
-Dx -m -s -t a c|-Dx -m -s: -t c n e a|-2 -s a|-2 -s: a|-2 -s: -w 40 a|-2 -S a|-2 -S' ! ' a|-3 -J a|-3 -S'  ' a
-2 -s: -S a|-2 -S: -s a|-2 -s: -S+ -W 40 a|-h '' a|-h title a|-h "h'" a|-D '%Y' a|-D '' a|-D '%s %Z' a
-h 012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789 a|-D x -h y|-t|-t -3
-t - -|-Dx -tm - - a|-c u|-v u|-c -2 u|-v -3 u|-v -W 10 u|-c -W 3 u|-e -W 10 t|-n -W 12 t|-n: -W 12 t|-n\  -i a
-n -i t|-d ff|-dt ff|-dt -2 a|-a -3 ff|-a -3 -t full|-3 -l 14 full|-l 14 full|-l 14 -a -2 full|-Dx -m -l 14 full ff
-l 4 -2 full|-l 4 full|-l 4 -a -2 full|+2 -l 14 full|+2 -l 14 -3 full|+2 -l 14 -a -3 -n full
-Dx +2 -m -l 14 -n full ff|+3 -l 4 -n ff|+2 -t -l 2 ff|-x a|--foo a|--across --columns=2 c|--show-control-chars u
--double-space c|--date-format=x c|--expand-tabs t|--expand-tabs=4 t|--form-feed c|--header=x c|--output-tabs a
--join-lines -2 a|--length=20 a|-Dx --merge c c|--number-lines c|--number-lines=:3 c|--first-line-number=7 -n c
--indent=3 c|--no-file-warnings nowhere|--separator -2 a|--separator=: -2 a|--sep-string=xy -2 a|--omit-header a
--omit-pagination ff|--show-nonprinting u|--width=30 -2 a|--page-width=30 a|-l|-o|-D|-5 -t -W 9 t
-mtn n c|-mtn n c e|-mtn e c n b|-mtn nowhere n c|-mt n nowhere|-t -l 3 +2:3 a
-t -l 3 -2 +2:3 a|-ix4 -i3 t|-ex -e3 t|-n: -n3 c|-1 -2 -w99 a|-1 -a -2 a|-T -l 4 +2:2 full
-mtJn n c|-mtn d c|-mt c d|-mtn -i e c|-m -t -n -J e c n|-9 -t t
"""


@pytest.mark.parametrize("line", LINES.strip("\n").replace("\n", "|").split("|"))
def test_pr(oracle: "Oracle", line: str) -> None:
    oracle.check("pr", *shlex.split(line.replace("!", "|")), tree=TREE, stdin=text(40))


TEXTS = st.lists(
    st.sampled_from(
        ["a", "bb", "ccc ", " ", "   ", "\n", "\n", "\n", "\f", "\f\n", "\t", "\b", "\x01", "\u00e9", "long" * 6]
    )
    | st.integers(1, 9).map(lambda count: "l\n" * count),
    max_size=50,
).map("".join)
COLUMNS = st.sampled_from(["-1", "-2", "-3", "-5"])
NARROW = frozenset({"-w20", "-W20", "-W9"})
"""With columns too narrow for one character, the real one never ends where it reads line by line."""
OPTIONS = st.lists(
    st.sampled_from(
        "-a -m -c -d -e -e3 -ea4 -f -hx -i -i3 -ix4 -J -l2 -l5 -l12 -l13 -l14 -n -n:2 -n3 -N7 -o1 -o9"
        " -s -s: -S -S: -S+@ -t -T -v -w20 -w60 -W20 -W60 -W9 --pages=1:1 --pages=2 --pages=2:3".split()
    ).map(lambda word: word.replace("@", " ")),
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(COLUMNS, OPTIONS, st.lists(TEXTS, min_size=1, max_size=3))
def test_pr_of_any_text(oracle: "Oracle", columns: str, options: list[str], texts: list[str]) -> None:
    tree = {f"f{at}": File(text.encode(), mtime=_DAY) for at, text in enumerate(texts)}
    if "-m" in options or "-a" in options:
        options = [option for option in options if option not in NARROW]
    wanted = [columns] if columns != "-1" or "-m" not in options else []
    oracle.check("pr", "-Dthen", *wanted, *options, *tree, tree=tree)


def test_what_nobody_reads_ends_it(oracle: "Oracle") -> None:
    for options in ("-t", "-t -3", "-t -a -2", "-t -n", "-f -D x"):
        oracle.check_line(f"yes a | pr {options} | head -n 2")
