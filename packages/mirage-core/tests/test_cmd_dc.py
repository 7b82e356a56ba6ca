"""dc against GNU's."""

from typing import TYPE_CHECKING

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shell_bench import Bench

from mirage.budget import Limits
from mirage.errors import LimitReached

if TYPE_CHECKING:
    from oracle import Oracle

PROGRAMS = r"""
1 2+p
5k 1 3/p
_3 4*p
1p+p
[hi]p
[hi]n 65P 300P [x]P
1 0/p
1 0~f
5 0%f
q
2p q 3p
[q]x 3p
[[q]x 2p]x 3p
[[[q]x 2p]x 3p]x 4p
[2Q 3p]x 4p
[1Q 2p]x 3p
[3Q]x
[[[3Q 1p]x 2p]x 3p]x 4p
[[2Q 1p]x 2p]x 3p
1Q 2p
0Q1p
_1Q1p
[a]Q
1 2 3f c f z p
sa la p
5sala p
3 4 5 d f r f
16i FF p
16o 255 p
2i 101 p Ai 3p
[1p]sx lx
[1p]sxlxx
[1p]sx 3 2>x 2 3>x 2 2=x 2 2!=x 2 2<x 3 2!>x 4 4!<x
[5p]sa [x]2>a f
2[x]>a f
1 1=a f
10 3~f
2 10^p 2 _1^p
3k 2 _1^p 2 _3^p 1.5 3^p
2 3 5|p
_2 3 5|p
2 _3 5|f
1 2 0|f
2vp 4k 2vp 0vp .25vp 1vp
_4vf
[a]vf
1.234X p 123Zp [abc]Zp 0Zp _12.340Zp .001Zp 0.00Zp 100Zp [a]Xp
K p Ip Op
1:ap
5 1:a 1;a p
5 _1:a f
[x]1;ap
1.5;ap
1 0:a 0Sa 2 0:a La 0;ap
97a p [abc]a p []ap 353ap
1 S a 2Sa La p La p La p
1Sa 2Sa lap Lap Lap
#comment~3p
1 2 3 R f
1 2 3 3R f
1 2 3 4 2R f
1 2 3_3Rf
10 0 1 2 3 _2R f
1 2 3 9R f
1 2 3 0R f
1 2 3 1.9R f
@
{5p
1,2p
x
5x p
5dx+p
3 1k .5*p
17o 300p _300p
256o 65537p 1.5p
100000 o 5 p
0o 1o [a]o
1i 17i [a]i 1.9i
_1k [a]k 1.5k Kp
2.9o 8p
2o 3.5p .1p 4k .1p
16o 10k 1 3/p
16o _255p
[[1p]x]x
1 [2 3] + p
3[a]+f
f
[foo
foo]
[ab[cd]ef]p
[a\]p
[a~b]p
[]p[]n
1.2.3f
1e5f
16i1.8p .8p 0.1p
ABp A.Bp
2i9p
__5f
_ 5f
_p
.p
_.5p
5_3f
1.5P _65P 0P 65 256*66+P
12.34n 56n
99k2vp
99k2vn
16o99k2vp
20k 2v 100^ p
2 100^ 3 50^ * p
12345 5k 3/ n 10P _12.5 Xp
1.5 2 ^p
2 1.5^p
0 _1^f
0 0^p
[d1-d0<a]sa 5 lax f
[la1+dsa*pla10>y]sy 0sa1 lyx
[lf1+sflf*p]sx
0d=a
[6p]s= 3 3==
Sa
La
7S La
ddd
r
1r
1+
?
1p?~2 3+p~4p
[?]x 5p~6p
1 2 3 d R
0 5~p
7 _2~f
_7 2%p 3k _7 2%p
1.23 4.5*p 2k 1.23 4.5*p
10k 355 113/p
3!=
1 2!<a f
1[2]!=a f
~~1p
lap;
"""


@pytest.mark.parametrize("program", PROGRAMS.strip().splitlines())
def test_programs(oracle: "Oracle", program: str) -> None:
    oracle.check("dc", stdin=program.replace("~~", "\0\0").replace("~", "\n").replace("\0\0", "~~").encode())


TREE = {
    "three": b"3p\n",
    "quits": b"2p q 3p",
    "macro": b"[q]sa lax 8p",
    "open": b"1 2",
    "bytes": b"\xff[\xe9]p",
    "dir": None,
}

CALLS = [
    ["-e", "1p", "-e", "2p"],
    ["-e", "1", "three", "-e", "p"],
    ["-f", "three", "-e", "4p"],
    ["three", "-e", "5p"],
    ["three", "-"],
    ["--expression=1p", "--file=three"],
    ["missing"],
    ["-f", "missing", "-e", "1p"],
    ["three", "missing"],
    ["dir"],
    ["quits", "three"],
    ["-f", "quits", "-e", "4p"],
    ["-e", "2p q 3p", "-e", "4p"],
    ["-e", "[q]x 3p", "-e", "4p"],
    ["-e", "[[q]x 2p]x 3p", "-e", "4p"],
    ["macro", "three"],
    ["-e", "1Q 2p", "-e", "3p"],
    ["-e", "[2Q 2p]x 3p", "-e", "4p"],
    ["-e", "[3Q 2p]x 3p", "-e", "4p"],
    ["open", "-e", "f"],
    ["bytes"],
    ["-e", "?p"],
    ["-e", "s", "-e", "1p"],
    ["-e", "1[2 s]x f"],
    ["-e", "[?p]x", "-e", "?p"],
    ["-e", "[d1-d0<a]sa 2000 lax z p"],
]


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_calls(oracle: "Oracle", words: list[str]) -> None:
    oracle.check("dc", *words, tree=TREE, stdin=b"7 8\n9\n")


@settings(max_examples=200, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            "1 2 _3 4.5 .25 12 + - * / % ~ v d r f p n z Z X K I O 2k 0k 16i 10i 8o 20o 10o sa la Sa La [1p] x "
            "[q] >a !>a =a c".split()
        ),
        max_size=12,
    )
)
def test_words(oracle: "Oracle", words: list[str]) -> None:
    oracle.check("dc", "-e", " ".join(words) + "\n")


@pytest.mark.parametrize("program", ["!ls", "1p!echo x\n2p"])
def test_commands_are_refused(oracle: "Oracle", program: str) -> None:
    ran = oracle.ours("dc", ["-e", program], {}, b"")
    assert (ran.err, ran.status) == (b"dc: ! is not supported: no commands are run\n", 1)


@pytest.mark.parametrize("program", ["9 99999^", "999999k", "1 99999999:a", "16o 2 40000^p"])
def test_what_is_too_much_is_refused(oracle: "Oracle", program: str) -> None:
    ran = oracle.ours("dc", ["-e", program], {}, b"")
    assert (ran.out, ran.status) == (b"", 1)
    assert b"not supported" in ran.err


@pytest.mark.parametrize("program", ["[1 lax1]salax", "[1 lax]salax"])
def test_what_grows_without_end_ends_the_line(program: str) -> None:
    async def main() -> None:
        await Bench(Limits(held=1 << 20)).run(f"dc -e '{program}'")

    with pytest.raises(LimitReached):
        anyio.run(main)
