"""column against the real one."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "c": b"a b c\nlonger word x\n\n x  y\nonly\n",
    "e": b"",
    "d": None,
    "n": b"\n  \n",
    "s30": b"".join(b"%d\n" % number for number in range(1, 31)),
    "col": b"a:b:c\n:d::e\n\nf\n",
    "w": "é b\n日本 cd\nlong c\n\tlead\n".encode(),
    "bad": b"a\xffb c\n\x01x y\n",
    "q": b'a,"b\nc\\d,\x01e\tf\n,\n',
    "z": b"a\0b c\nd e\n",
    "cr": b"a b\r\ncc d\r\n",
    "tabs": b"ab\tc\nd\n",
    "long": b"abcdefghijklm\nb\nc\n" + b"x" * 30 + b"\n",
    "last": b"a b\nc d",
}
STDIN = b"in put\nx\n"

LINES = {
    "column": r"""
c||s30|-c 40 s30|-x -c 40 s30|-c 41 s30|-x s30|-x -c 20 c|-c 20 c|-c 0 c|-c 8 s30|-c 9 s30|-x -c 2 long|-x -c 33 long
-x -c 31 long|-c 31 long|-c 32 long|-c 33 long|-c x c|-c -5 c|-c '' c|-c 5x c|e|n|n c|-L c|-L n|-t c|-t|-t e|-t n
-t -L c|-t -L n|-t s30|-t w|w|-c 30 w|-t bad|bad|-t z|z|-t cr|cr|tabs|-c 30 tabs|-t tabs|last|-t last|-t -s : col
-t -s: -o '-' col|-ts: -L col|-t -s '' c|-t -s ' ' c|-t -s ' o' c|-t -s '\t' c|-t -s ']^' c|-t -o '' c|-t -o '\t' c
-t -o é c|-t -N A,B c|-t -N A,B,C,D c|-t -N A,B,C -R B c|-t -N A,B,C -R 2,A c|-t -d -N A,B,C c|-t -N A,B,A c
-t -N '' c|-t -N 'a b,é,' w|-t -R 1 c|-t -R 3 c|-t -R 0 c|-t -R 9 c|-t -R X c|-t -R - c|-t -R 1,1 c|-t -H 2 c
-t -H 1 -N A,B,C c|-t -H 0 c|-t -H - -N A c|-t -H 1,2,3 c|-t -H 3 c|-t -O 2,1 c|-t -O C,A -N A,B,C c|-t -O 3 c
-t -O 3 -H 3 c|-t -O 9 c|-t -l 2 c|-t -l 1 c|-t -l 9 c|-t -l 2 -s : col|-t -l 1 -s : col|-t -l 0 c|-t -l x c|-l 2 c
-t -l 3 -N A,B c|-J c|-J -N a,b,c c|-t -J -N A,B,C -n tbl c|-J -N a c|-J -s, -N X,Y q|-J -s: -N a,b,c,d col
-J -N a,b,c -H b -O c c|-J -N a,b,c -d c|-J -N a,b,c -L c|-J -N a e|-J -N 'A b,"q",É' c|-J -N a,b -n 'x"y\' tabs
-n x c|-N A c|-O 1 c|-H 1 c|-R 1 c|-e c|-t -e -N A c|-t -E 1 c|-t -x c|-t -r 1 c|-t -i 1 c|c nowhere s30|d c|nowhere|-
-s ' ' c|-Z|--table --separator x c|--output-width=20 --fillrows s30|-r
""",
}


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name, lines in LINES.items() for line in lines.strip("\n").replace("\n", "|").split("|")],
)
def test_lines(oracle: "Oracle", name: str, line: str) -> None:
    oracle.check(name, *shlex.split(line), tree=TREE, stdin=STDIN)


WORDS = st.lists(st.sampled_from(["a", "bb", " ", "  ", ":", "é", "日", "ccccccccc", "\t", "\n", "\n"]), max_size=40)
OPTIONS = ["-t", "-s:", "-o|", "-x", "-c20", "-c30", "-L", "-NA,B", "-R1", "-H2", "-O2,1", "-d", "-l2"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(OPTIONS), max_size=4), WORDS)
def test_any_lines(oracle: "Oracle", options: list[str], words: list[str]) -> None:
    oracle.check("column", *options, stdin="".join(words).encode())


@pytest.mark.parametrize("words", [["-t", "-W", "1"], ["-t", "-T", "1"], ["-t", "-r", "1", "-i", "2", "-p", "3"]])
def test_what_is_refused(oracle: "Oracle", words: list[str]) -> None:
    refused = oracle.ours("column", words, TREE, b"a b c\n")
    assert refused.status == 1
    assert b"not supported" in refused.err
