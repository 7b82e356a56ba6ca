"""fmt against the real one."""

import random
import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

_WORDS = (
    'the a of (for) and. to! "quoted" long-er-word sentence, is? it: x e.g. end.) words supercalifragilistic \'tis'
    " [brackets] end."
).split()


def text(words: int) -> str:
    """As many words, always the same."""
    chance = random.Random(words)
    return " ".join(chance.choice(_WORDS) for _ in range(words))


TREE = {
    "p": f"{text(60)}\n{text(40)}\n\n{text(30)}\n".encode(),
    "lines": "".join(f"{text(words)}\n" for words in (5, 12, 1, 19, 3, 8, 20, 2)).encode(),
    "ind": f"  {text(30)}\n  {text(10)}\n    {text(20)}\n{text(9)}\n\tt {text(21)}\n".encode(),
    "e": b"",
    "n": text(25).encode(),
    "d": None,
    "sp": b"a  b   c.  d.   e\n\n\n   \n f\n",
    "pre": f"> {text(20)}\n> {text(8)}\nnot\n  > {text(21)}\n>{text(9)}\n>\n> x\n>".encode(),
    "tag": f"tag {text(20)}\n    {text(21)}\n    {text(5)}\nnew {text(22)}\n".encode(),
    "long": f"{text(3000)}\n".encode(),
    "huge": b"x" * 12_000 + b" y " + b"z" * 6000 + b"\n",
    "many": b"a b " * 3000 + b"\n",
    "u": "h\u00e9llo w\u00f6rld ".encode() * 20,
    "ff": b"a\fb \rc \v d\x0c\ne\r\nf\r\n",
    "semi": f"{text(5)}.  {text(6)}.\n{text(3)}\n".encode(),
}

LINES = r"""
 p| lines| ind| n| sp| pre| tag| ff| semi| u|-w 30 p|-w 30 lines|-w 30 ind|-w 30 n|-w 30 sp|-w 30 pre|-w 30 tag
-w 30 ff|-w 30 semi|-w 30 u|-w 10 p|-w 10 lines|-w 10 ind|-w 10 n|-w 10 sp|-w 10 pre|-w 10 tag|-w 10 ff|-w 10 semi
-w 10 u|-s -w 30 p|-s -w 30 lines|-s -w 30 ind|-s -w 30 n|-s -w 30 sp|-s -w 30 pre|-s -w 30 tag|-s -w 30 ff
-s -w 30 semi|-s -w 30 u|-u p|-u lines|-u ind|-u n|-u sp|-u pre|-u tag|-u ff|-u semi|-u u|-c -w 30 p|-c -w 30 lines
-c -w 30 ind|-c -w 30 n|-c -w 30 sp|-c -w 30 pre|-c -w 30 tag|-c -w 30 ff|-c -w 30 semi|-c -w 30 u|-t -w 40 p
-t -w 40 lines|-t -w 40 ind|-t -w 40 n|-t -w 40 sp|-t -w 40 pre|-t -w 40 tag|-t -w 40 ff|-t -w 40 semi|-t -w 40 u
-g 20 p|-g 20 lines|-g 20 ind|-g 20 n|-g 20 sp|-g 20 pre|-g 20 tag|-g 20 ff|-g 20 semi|-g 20 u|-g 20 -w 40 p
-g 20 -w 40 lines|-g 20 -w 40 ind|-g 20 -w 40 n|-g 20 -w 40 sp|-g 20 -w 40 pre|-g 20 -w 40 tag|-g 20 -w 40 ff
-g 20 -w 40 semi|-g 20 -w 40 u|-p '> ' p|-p '> ' lines|-p '> ' ind|-p '> ' n|-p '> ' sp|-p '> ' pre|-p '> ' tag
-p '> ' ff|-p '> ' semi|-p '> ' u|-p '>' -w 30 p|-p '>' -w 30 lines|-p '>' -w 30 ind|-p '>' -w 30 n|-p '>' -w 30 sp
-p '>' -w 30 pre|-p '>' -w 30 tag|-p '>' -w 30 ff|-p '>' -w 30 semi|-p '>' -w 30 u|-20 p|-20 lines|-20 ind|-20 n
-20 sp|-20 pre|-20 tag|-20 ff|-20 semi|-20 u|-u -w 50 p|-u -w 50 lines|-u -w 50 ind|-u -w 50 n|-u -w 50 sp
-u -w 50 pre|-u -w 50 tag|-u -w 50 ff|-u -w 50 semi|-u -w 50 u|-s -u -w 20 p|-s -u -w 20 lines|-s -u -w 20 ind
-s -u -w 20 n|-s -u -w 20 sp|-s -u -w 20 pre|-s -u -w 20 tag|-s -u -w 20 ff|-s -u -w 20 semi|-s -u -w 20 u
-p ' ' -w 30 p|-p ' ' -w 30 lines|-p ' ' -w 30 ind|-p ' ' -w 30 n|-p ' ' -w 30 sp|-p ' ' -w 30 pre|-p ' ' -w 30 tag
-p ' ' -w 30 ff|-p ' ' -w 30 semi|-p ' ' -w 30 u|long|-w 30 long|huge|many|-w 2500 many|-w 1 p|-w 0 p|-w 2 sp|e|p e n
d|d p|nowhere p|-|-w x p|-w 2501 p|-g 80 -w 75 p|-g x p|-5 p|-5x p|-s -5 p|-c -5 p|-g 10 -w 9 p|-g 0 p|-w 5K p
--width=20 --goal=15 --split-only p|--prefix=x p|--crown-margin ind|--tagged-paragraph ind|--uniform-spacing ind
"""


@pytest.mark.parametrize("line", LINES.strip("\n").replace("\n", "|").split("|"))
def test_fmt(oracle: "Oracle", line: str) -> None:
    oracle.check("fmt", *shlex.split(line), tree=TREE, stdin=text(40).encode())


PARTS = st.lists(
    st.sampled_from(["a", "bb.", "ccc ", "dddd?", " ", "  ", "\n", "\n", "\n  ", "\t", "> ", "(e)", "f,"]),
    max_size=60,
)
OPTIONS = st.lists(st.sampled_from(["-c", "-t", "-s", "-u", "-w12", "-w20", "-g8", "-p>", "-p> "]), max_size=3)


@settings(max_examples=100, deadline=None)
@given(OPTIONS, PARTS)
def test_fmt_of_any_text(oracle: "Oracle", options: list[str], parts: list[str]) -> None:
    oracle.check("fmt", *options, stdin="".join(parts).encode())


def test_what_nobody_reads_ends_it(oracle: "Oracle") -> None:
    oracle.check_line("yes '' | fmt | head -n 2")
