"""csplit and split against the real ones."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "s": b"".join(b"%d\n" % number for number in range(1, 21)),
    "e": b"",
    "d": None,
    "n": b"a\nb\nc",
    "l": b"x" * 50 + b"\ny\n" + b"z" * 7,
    "big": b"".join(b"%d\n" % number for number in range(1, 721)),
    "c": b"a,b,c,,d",
    "z": b"a\0b\0c",
    "large": b"0123456789abcde\n" * 9000,
}
TREE |= {"n": b"a\nb\nc", "bad": b"a\xff\nb\n"}
STDIN = b"".join(b"in%d\n" % number for number in range(9))

LINES = {
    "split": r"""
s|-l 5 s|-l 0 s|-l x s|-b 0 s|-C 0 s|-n 0 s|-n x s|-n 3/2 s|-n l/0 s|-n 2/3 s|-n 3/3 s|-n 1/1 s|-l5 -b 3 s|-5 s
-10 -d s|-1 -5 s|-0 s|-a 1 -l 1 s|-a 1 -l 1 big|-a 0 -l 5 s|-a x s|-a 3 -l 5 s|-a 9 -l 5 s|-d -l 5 s p|-x -l 1 s
-d -x -l 9 s|--numeric-suffixes=8 -l 5 s|--numeric-suffixes=98 -l 5 s|--numeric-suffixes=100 -l 5 s
--numeric-suffixes=005 -l 5 s|--numeric-suffixes=x s|--numeric-suffixes -l 5 s|--hex-suffixes=5 -l 4 s
--hex-suffixes=g s|--additional-suffix=.txt -l 9 s|--additional-suffix=a/b -l 9 s|--verbose -l 9 s|--verbose -n 3 s
-n 3 s|-n 7 s|-n l/3 s|-n l/7 s|-n l/2/3 s|-n l/1/3 s|-n l/3/3 s|-n r/3 s|-n r/2/3 s|-n r/3/3 s|-u -n r/2 s|-e -n 99 s
-n 99 s|-n 99 e|-e -n 5 e|-n l/5 e|-n r/5 e|-e -n r/30 s|-n r/30 s|-n l/30 s|-e -n l/30 s|-n l/3 l|-n l/6 l
-e -n l/6 l|-n l/2/6 l|-n 3 l|-n l/3|-n 3|-n 2/3|-n r/3|-n l/3 n|-n 101 s|-n 26 s|-n 27 s|-d -n 100 s|-d -n 101 s
-a 1 -n 30 s|--numeric-suffixes=5 -n 100 s|--numeric-suffixes=500 -n 100 s|-t , -l 2 c|-t , -n r/2 c|-t ab s|-t '' s
-t '\0' -l 1 z|-t a -t b s|-t a -t a s|-C 10 s|-C 3 s|-C 1 n|-C 60 l|-C 20 l|-C 4 n|-C 5 n|-C 1K s|-b 20 s|-b 1K s
-b 5x s|-b 3 n|-b 10000 large|-C 10000 large|-l 1000 large|-l 8999 large|-n 5 large|-n l/7 large|-n r/3 large
-n l/4/7 large|-l 1 big|-d -l 1 big|-x -l 1 big|nowhere|d|s s s|-l 99999999999999999999 s|s d/x|s q/x|-|- y
-l 3 -l 4 s|-n r/x s|-1x s|-Z|-e s|-l 1 e|-b 1 e|e|--filter=x -n 1/2 s|n xaa|-l 1 n n
""",
    "csplit": r"""
s 5|s 5 10|s 10 5|s 5 5|s 25|s 20|s 21|s /5/|s /x/|-k s /x/|s %5%|s %x%|s /5/+2|s /5/-2|s /5/+20|s /5/+16|s /5/+15
s /5/ '{1}'|s /5/ '{5}'|s '/[05]$/' '{*}'|s '%[05]$%' '{*}'|s 5 '{2}'|s 5 '{*}'|s 5 '{9}'|-k s 5 '{9}'|-z s 1|s 1
-n 3 s 5|-n 0 s 5|-f p s 5|-f d/p s 5|-f q/p s 5|-b %03d.t s 5|-b %d%d s 5|-b x s 5|-b %x s 5|-b %q s 5|-b % s 5
-b '%%%d' s 5|-b %-5dx s 5|-s s 5|--suppress-matched s 5|--suppress-matched s 5 10|--suppress-matched s /5/
--suppress-matched s /5/ '{*}'|--suppress-matched s '/[05]$/' '{*}'|--suppress-matched s %5% /7/
--suppress-matched s 20|--suppress-matched s 21|s '{2}'|s /5|s /5/x|s 0|s '/\(/'|s x|nowhere 5|s /1/ /1/|s /5/-6
s /5/-5|s /5/-4|s %5% %7%|s %5% /7/ 10|s 3 /7/ 10 /15/|s 3 /7/-2 /9/+1 /15/|-n x s 5|s /5/ '{x}'|s /5/ '{2'|s 5 %1|- 2
- /in2/|e /x/|e /x/ '{*}'|n 2|n /c/|n /c/+1|bad /b/|s|s /5/ /5/|-z s /1/ /1/ /1/|-z s '/./' '{*}'|s '/^1/' '{3}'
s /1.$/ %15%|-Z|--prefix=a --digits=1 --quiet --keep-files --elide-empty-files s 3|--suffix-format=%o s 9 '{1}'
""",
}


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name, lines in LINES.items() for line in lines.strip("\n").replace("\n", "|").split("|")],
)
def test_lines(oracle: "Oracle", name: str, line: str) -> None:
    oracle.check(name, *shlex.split(line), tree=TREE, stdin=STDIN)


TEXTS = st.text("ab\n", max_size=60).map(str.encode)
WAYS = st.one_of(
    st.tuples(st.sampled_from(["-l", "-b", "-C"]), st.integers(1, 12).map(str)),
    st.tuples(st.just("-n"), st.integers(1, 9).map(str)),
    st.tuples(st.just("-n"), st.integers(1, 9).map(lambda count: f"l/{count}")),
    st.tuples(st.just("-n"), st.integers(1, 9).map(lambda count: f"r/{count}")),
    st.tuples(st.just("-n"), st.integers(1, 5).map(lambda wanted: f"l/{wanted}/5")),
    st.tuples(st.just("-n"), st.integers(1, 5).map(lambda wanted: f"r/{wanted}/5")),
)


@settings(max_examples=150, deadline=None)
@given(WAYS, st.booleans(), TEXTS)
def test_any_text(oracle: "Oracle", way: tuple[str, str], elide: bool, text: bytes) -> None:
    oracle.check("split", *["-e"] * elide, *way, "f", tree={"f": text})


@pytest.mark.parametrize(
    "line",
    [
        "split --filter='cat > $FILE.x; echo $FILE' -l 9 s",
        "split --filter='exit 3' -l 9 s",
        "yes | split -b 3 --filter='cat; exit 2'",
        "split -n 3 < s; cat xac",
        "{ read x; split -n l/2; } < s; cat xaa",
    ],
)
def test_lines_of_a_shell(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line, tree=TREE)


PATTERNS = st.lists(
    st.sampled_from(["/a/", "%b%", "/a/+1", "/b/-1", "%a%+2", "3", "5", "9", "{1}", "{2}", "{*}", "/^$/"]),
    min_size=1,
    max_size=4,
)
HOW = st.lists(st.sampled_from(["-z", "-k", "-s", "--suppress-matched", "-n3", "-b%x", "-fp"]), max_size=2)


@settings(max_examples=100, deadline=None)
@given(HOW, PATTERNS, st.lists(st.sampled_from(["a", "b", "c", ""]), min_size=1, max_size=12))
def test_csplit_of_any_lines(oracle: "Oracle", options: list[str], patterns: list[str], lines: list[str]) -> None:
    oracle.check("csplit", *options, "f", *patterns, tree={"f": "\n".join(lines).encode() + b"\n"})
