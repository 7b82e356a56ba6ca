"""nl, paste, rev and tac against the real ones."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "a": b"a\nb\n\nc\n",
    "n": b"x\ny",
    "e": b"",
    "nl": b"\n",
    "d": None,
    "u": "héllo\tw\n€uro\n".encode(),
    "bad": b"ok\nab\xffcd\nef\n",
    "z": b"a\0b\nc\0\n\0x\ny",
    "crlf": b"ab\r\ncd\r\n",
    "zeros": b"a\0b\0c",
    "sec": b"a\n\\:\\:\\:\nh\n\n\\:\\:\nb\nx\n\\:\nf\n\\:\\:\nbb\n",
    "sx": b"a\nx:x:\nh\nx:\nxx\nxyzxyz\n",
    "nnn": b"\n\n\na\n\n\n\n\nb\n",
    "XX": b"aXXbXXXcXXXXd",
    "digits": b"a1b22c333d\nxx\n",
    "big": b"x" * 200_000 + b"\ny\n" + b"abc\n" * 60_000 + b"q" * 100_000,
}
STDIN = b"s1\ns2\ns3\ns4\ns5"

LINES = {
    "rev": """
a|n|e|nl|d|u|bad|z|crlf|nowhere a|bad a|a - n|-|-- a||-Z|d a|big|zeros
""",
    "nl": r"""
a|n|e|nl|d|u|bad|sec|-ba sec|-ha sec|-fa sec|-ha -fa -bn sec|-p sec|-p -ha sec|-d x sx|-d x: sx|-d xyz sx|-d '' sec
-ba nnn|-ba -l2 nnn|-l3 -ba nnn|-l2 nnn|-nln a|-nrz a|-nrn a|-w1 a|-w1 -nrz a|-w3 -v99 big|-v-3 a|-v-3 -nrz a
-i-2 a|-i0 a|-i 10 -v 5 a|-s: a|-s '' a|-s 'a%b' a|-s é a n|-bx a|-b '' a|-n x a|-i x a|-l 0 a|-l x a|-w 0 a
-w x a|-v x a|-v 9223372036854775806 a|-v 9223372036854775807 a|-v 9223372036854775808 a|-i 9223372036854775807 a
-i 9223372036854775807 -v -5 a|-v -9223372036854775808 -i -1 a|-i -9223372036854775808 a|-w 99999999999 a
-w 2147483648 a|-v 99999999999999999999999999 a|-bpa a|-bp'^$' a|-bp a|-b'p[ab]' a n|-bpb -hpa -fp. sec
nowhere a d n|-|a - n|--body-numbering=a a|--number-format=rz --number-width=3 a
--no-renumber --section-delimiter=x sx|-ba -l2 -v9223372036854775806 nnn|-ba big|big|-ba z|crlf|zeros|-i ' 5' a
--line-increment=3 --starting-line-number=7 --join-blank-lines=2 --number-separator=@ nnn|-i '+5' a|-i '5 ' a|-i 1K a
-Z
""",
    "paste": r"""
a|a n|n a|a n e|e|e e|a d|d a|d|d d|a nowhere|nowhere|-s a n|-s a nowhere n d e|-s d|-s e|-sd, a n|-sd ,: a big
-d , a n|-d ,: a n u a|-d '\' a|-d 'a\' a|-d 'a\b\n\0\t\\x' a a a a a a a a|-d '' a n|-d '\0' a n|-d é a n u
-d % a n|-s -d '' a|-s -d '\n' a|-z zeros a|-zs zeros a|-z zeros zeros||- -|- - -|- - - -|a - n -|-s - -|-s - a
-d, - - big|big a|big big n|nl nl|-s nl|-s big|-s -d ab big a|a a|--delimiters=: --serial a n|--zero-terminated zeros n
-Z
""",
    "tac": """
a|n|e|nl|d|u|bad|z|nowhere a d n|-|a - n||-b a|-b n|-b nl|-s X XX|-s XX XX|-b -s XX XX|-s XXX XX|-s '' zeros
-s '' -b zeros|big|-b big|-s xx big|-s bc big|-b -s ab big|-s nothing big|--separator=X --before XX|-r -s '' a|-Z
""",
}


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name, lines in LINES.items() for line in lines.strip("\n").replace("\n", "|").split("|")],
)
def test_lines(oracle: "Oracle", name: str, line: str) -> None:
    oracle.check(name, *shlex.split(line), tree=TREE, stdin=STDIN)


TEXTS = st.text("aXb\n\\:é\0", max_size=30).map(str.encode)
NL = ["-ba", "-bn", "-ha", "-fa", "-p", "-l2", "-w2", "-nrz", "-nln", "-s:", "-v-1", "-i3", "-dX", "-bpa", "-ht"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(NL), max_size=4), st.lists(st.sampled_from(["a", "", "X:", "\\:", "XX"]), max_size=3))
def test_nl_of_any_pages(oracle: "Oracle", options: list[str], parts: list[str]) -> None:
    text = "\n".join(part * times for part in parts for times in (1, 2, 3))
    oracle.check("nl", *options, "-", "f", stdin=text.encode(), tree={"f": b"b\n\n" + text.encode()})


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["X", "XX", "XXa", "\n", "", "Xa"]), st.booleans(), TEXTS)
def test_tac_of_any_text(oracle: "Oracle", separator: str, before: bool, text: bytes) -> None:
    oracle.check("tac", *["-b"] * before, "-s", separator, "-", "f", stdin=text, tree={"f": text})


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_rev_of_any_text(oracle: "Oracle", text: bytes) -> None:
    oracle.check("rev", stdin=text)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["", ",", ",;", "\\0", "a\\n\\0"]),
    st.lists(st.sampled_from(["-s", "-z"]), max_size=2),
    st.lists(st.sampled_from(["-", "one", "two"]), min_size=1, max_size=5),
    st.tuples(TEXTS, TEXTS, TEXTS),
)
def test_paste_of_any_files(
    oracle: "Oracle", delimiters: str, options: list[str], files: list[str], texts: tuple[bytes, bytes, bytes]
) -> None:
    oracle.check("paste", "-d", delimiters, *options, *files, stdin=texts[0], tree={"one": texts[1], "two": texts[2]})


@pytest.mark.parametrize("name", ["nl", "paste", "rev", "paste - -", "paste -s", "paste -sd,:"])
def test_what_nobody_reads_ends_it(oracle: "Oracle", name: str) -> None:
    oracle.check_line(f"yes | {name} | head -c 5")


@pytest.mark.parametrize(
    "pattern", ["[0-9][0-9]*", "[0-9]+", "x", "x*", "^x", "$", r"\(1\|22\)", r"\(", ".", r"x\|b", "[", r"\n", "\n"]
)
def test_tac_by_expressions(oracle: "Oracle", pattern: str) -> None:
    for options in (["-r"], ["-rb"]):
        oracle.check("tac", *options, "-s", pattern, "digits", "-", tree=TREE, stdin=b"12x34xx5")


SORTED = b"apple\napplet\napply\nbanana\nband\nbandit\ncan\ncar\ncart\nzoo\n"
LOOKS = """
app w|ban w|x w|a w|zoo w|zooo w|apple w|'' w|band w|ab f|-f ab f|-d ab f|-df b f|-f B f|-t l apple w|-t z apple w
ab n|abc n|a n|a e|a nowhere|nope|-a nope|a b c|-Z a w|a u|m u|--ignore-case AB f
"""


@pytest.mark.parametrize("line", LOOKS.strip("\n").replace("\n", "|").split("|"))
def test_look(oracle: "Oracle", line: str) -> None:
    tree = {"w": SORTED, "f": b"Abc\nabd\nABe\nb c\nB-d\n", "e": b"", "n": b"a\nab\nabc", "u": b"z\na\nm\nab\nb\n"}
    oracle.check("look", *shlex.split(line), tree=tree)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text("abc", max_size=3), min_size=1, max_size=20), st.text("abc", max_size=2), st.booleans())
def test_look_in_any_lines(oracle: "Oracle", lines: list[str], text: str, ordered: bool) -> None:
    data = "\n".join(sorted(lines) if ordered else lines).encode() + b"\n"
    oracle.check("look", text, "f", tree={"f": data})
