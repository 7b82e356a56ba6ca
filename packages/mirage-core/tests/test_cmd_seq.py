"""seq against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

LINES = """
1|3|0|-3|+3|5 1|1 1|1 1 1|-0 1|-1 1|-5|-- -5 -3|-2 -1|1 2 10|10 -3 1|1 -1|0x10 0x12|1e1|12e-1 3|2e0|1E2 1e2
x|1 x|1 0 3|1 2 3 4|nan|inf nan|1e3x|0x|. 1|-|1 0.0 2|--|-x|-z 2|--form|-s|--separator|--equal=1|-w -f %g 3
-f %d 3|-f % 3|-f %g%g 2|-f %%%g%% 2|-f abc 2|-f %Lf 2|-f %5.2q 1|-f %.3g 1 .5 3|-f %a 1 3|-f %A 1 .5 3|-f %e 1 2
-f x%-6.2fx 8 11|-f %+g -1 1|-f %06.1f -2 2|-f %#g 2|-f %.0f .5 1 4|-f %.0f 1 .7 4|-f %g 1e6 1e6 4e6|-f %G 1e9 1e10 5e10
-f %E 1e-5 1e-5 4e-5|-f %010a 1 2|-f %.2a 1 .3 2|-f %'f 1000 1001|-w 8 11|-w -1 .5 1|-w 1e1 12|-w -5 5 11|-w 0 0.25 1
-w 1 1e2 300|-w 1.10 2|-w 1 .5 10|-w 9.5 11|-w 1 10.5|-w 1. 10|-w .1 .1 1|-w -.5 1|-w 1e-2 .02 .1|-w 1.e1 12|-w 1.5e1 17
0.1 0.1 0.5|1 .3 2|1.10 2|1 0.333 2|0 .1 1|0 .000001 .000003|1 .5|-1 .25 -.5|1.5 -.5 0|.1 .1 .35|0 0.1 0.3|0.3 -0.1 0
9223372036854775806 9223372036854775809|99999999999999999999999 100000000000000000000001
18446744073709551615 18446744073709551618|1 -0.5|0 200 800|0 201 900|5 -1 -5|3 -2 -4|1e2 1e2 5e2|1e-3 1e-3 5e-3
-s, 3|-s ab 1 3|-s\\n 2|-s= -w 8 10|--separator=: 2|--format=%g 2|--equal-width 9 10|-ws, 9 11|-sf 2|-f %g -1 1|-wf %g 2
1 inf x|inf 1|-inf -5 3|1 inf 3|-f %.3e 1e4932 1e4931 1.1e4932|-f %.0f 1e4932 1e4931 1.1e4932|1e5000
-f %g 1e308 1e308 3e308|-f %.20f .1 .1 .3|-f %.30g .1 .1 .4
-f %g 1 1e-19 1.0000000000000000003|-99999999999999999999 -99999999999999999997|1000000 1000003
99999999999999999 100000000000000001|-f %g -0 2|1 1 1e1
"""


@pytest.mark.parametrize("line", LINES.replace("\n", "|").strip("|").split("|"))
def test_seq(oracle: "Oracle", line: str) -> None:
    oracle.check("seq", *line.split(" "))


def test_words_that_a_line_cannot_spell(oracle: "Oracle") -> None:
    for words in (
        [],
        ["-s", "", "3"],
        [" 3"],
        ["3 "],
        ["-f", "%5 3", "2"],
        ["-f", "% g", "2"],
        ["-s", "a b", "3"],
        [""],
    ):
        oracle.check("seq", *words)


NUMBERS = st.one_of(
    st.integers(-30, 30).map(str),
    st.decimals(-9, 9, places=2).map(str),
    st.decimals(-9, 9, places=1).map(str),
    st.sampled_from(["1e1", "5e-1", ".5", "3.", "-.25", "1.5e1", "2E0", "+4", "0x1f", "0x.8", "0x1p2", "-0", "0"]),
)


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(NUMBERS, min_size=1, max_size=3),
    options=st.lists(
        st.sampled_from(["-w", "-s:", "-f%g", "-f%.1f", "-f%e", "-f<%6.2f>", "-f%a", "-f%.3g"]), max_size=1
    ),
)
def test_seq_of_any_numbers(oracle: "Oracle", words: list[str], options: list[str]) -> None:
    if len(words) == 3 and abs(float.fromhex(words[1]) if "x" in words[1] else float(words[1])) < 0.01:
        words[1] = "0.5"
    oracle.check("seq", *options, *words)
