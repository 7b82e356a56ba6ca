"""factor, shuf and tsort against the real ones."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "s": b"".join(b"%d\n" % number for number in range(1, 13)),
    "src": bytes(number * number % 251 for number in range(20000)),
    "e": b"",
    "d": None,
    "n": b"a\nb",
    "z": b"a\0b\0c",
    "short": b"\1\2",
    "loop": b"a b\nb c\nc a\n",
    "loop2": b"x y\ny z\nz y\nq x\ny x\n",
    "odd": b"a b c",
    "self": b"a a b b c c",
    "dag": b"shirt tie\ntie jacket\npants shoes\npants belt\nbelt jacket\nshirt belt\nsocks shoes\n",
}
STDIN = b"b a\nc b\nc a\nd c\n10 x 11\n\t12\v13 99"

LINES = {
    "shuf": r"""
--random-source src s|--random-source src -n 3 s|--random-source src -n 1 s|--random-source src -n 0 s
--random-source src|--random-source src -n 2|--random-source src -n 7|--random-source src -n 10|--random-source src -
--random-source src -i 1-10|--random-source src -i 1-1000|--random-source src -i 1-1000000000000 -n 5
--random-source src -i 5-5|--random-source src -i 5-4|--random-source src -e a b c d e|--random-source src -e
--random-source src -r -n 10 s|--random-source src -rn5 -i 0-1|--random-source src -rn5 -i 1-1000000
--random-source src -r -n 3 -e x|--random-source src -z z|--random-source src -ze a b|--random-source src n
--random-source src e|--random-source src -o out s|--random-source src -o s s|--random-source short s
--random-source short -n1 s|--random-source e s|--random-source e -n 1 e|--random-source nowhere s|-i 5|-i 5-3|-i x-5
-i 1-x|-i 1-99999999999999999999999|-i -1-5|-n x s|-n -1 s|-e -i 1-2|-i 1-2 x|-i 1-2 -i 1-2|-o a -o b s
--random-source a --random-source b s|-r -n 0 e|-r -n 3 e|-r -e|-i 1-1|-e|-i 0-0 -n 1K|-i ' 1- 1'|-i 1--2|-i 1-2-3
-i 0-18446744073709551615 -n 1|nowhere|-n1 d|d|s n|-Z|-n 2 -n 5 --random-source src s|-o d/x/y s
""",
    "factor": r"""
0 1 2 12 97|18446744073709551616|18446744073709551557|340282366920938463463374607431768211455|x 5
+5 ' 6' '7 ' '' 1e3 1.0|-5|-- -5|1000003 999999000001 4294967291 4294967297
2305843009213693951 9007199254740991 9007199254740993|010 0x10|3999971|4000037|3996001|1000000016000000063
""",
    "tsort": r"""
loop|loop2|odd|self|dag|e||s|-|nowhere|d|a b|-x
""",
}


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name, lines in LINES.items() for line in lines.strip("\n").replace("\n", "|").split("|")],
)
def test_lines(oracle: "Oracle", name: str, line: str) -> None:
    oracle.check(name, *shlex.split(line), tree=TREE, stdin=STDIN)


@settings(max_examples=30, deadline=None)
@given(
    st.binary(min_size=600, max_size=700),
    st.lists(st.text("abc", max_size=3), max_size=40),
    st.sampled_from([[], ["-n3"], ["-n20"], ["-rn9"], ["-z"]]),
)
def test_shuf_by_any_source(oracle: "Oracle", source: bytes, lines: list[str], options: list[str]) -> None:
    text = "\n".join(lines).encode()
    for words in ([*options], [*options, "f"], [*options, "-e", *lines], [*options, "-i", f"7-{7 + len(lines) ** 3}"]):
        oracle.check("shuf", "--random-source=src", *words, tree={"src": source * 40, "f": text}, stdin=text)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 1 << 90))
def test_factor_of_any_number(oracle: "Oracle", number: int) -> None:
    oracle.check("factor", str(number), stdin=f"{number // 3} {number * number % 1000007}".encode())
    oracle.check("factor", stdin=f"{number // 3} {number * number % 1000007}".encode())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("abcdefg"), max_size=30).filter(lambda words: not len(words) % 2))
def test_tsort_of_any_pairs(oracle: "Oracle", words: list[str]) -> None:
    oracle.check("tsort", stdin=" ".join(words).encode())


def test_lines_of_a_large_file_are_chosen_as_they_come(oracle: "Oracle") -> None:
    data = b"".join(b"%d\n" % number for number in range(1_300_000))
    oracle.check("shuf", "--random-source=src", "-n5", "f", tree={"src": data, "f": data})


def test_repeated_lines_end_with_their_reader(oracle: "Oracle") -> None:
    assert oracle.check_line("shuf -r -i 1-1 | head -n 3").out == b"1\n1\n1\n"
