"""diff against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

OLD = b"a\nb\n  c d\n\nint f(int x)\n{\n\treturn 1;\n}\n1\n2\n3\n4\n5\n6\n7\n8\n9\nsame\nsame\nlast\n"
NEW = b"a\nB\n c  d\n\n\nint f(int x)\n{\n        return 1;\n}\n1\n2\n3\n4\n5\n6\n7\n8\n9 \nsame\nnew\nsame\nlast"

TREE = {
    "a": OLD,
    "b": NEW,
    "c": OLD,
    "cr": OLD.replace(b"\n", b"\r\n"),
    "empty": b"",
    "newline": b"\n",
    "open1": b"x\ny",
    "open2": b"x\nz",
    "bin1": b"a\0b\n",
    "bin2": b"a\0c\n",
    "late": b"x" * 5000 + b"\0",
    "dots": b"a\n.\nb\n.\n",
    "tabs": b"a\tb\tc\n\tx\ry\bz\n",
    "wide": "é\tx\n日本\n".encode() + b"\xff\xfe\n" + b"x" * 200 + b"\n",
    "case1": b"One\nTwo\n",
    "case2": b"one\ntwo\nthree\n",
    "d1/f": b"a\n",
    "d1/bin": b"a\0",
    "d1/only": b"1\n",
    "d1/x": b"file\n",
    "d1/sub/s": b"1\n",
    "d1/gone/deep/t": b"t\n",
    "d2/f": b"a\n",
    "d2/bin": b"b\0",
    "d2/n w": b"2\n",
    "d2/x/y": b"z\n",
    "d2/sub/s": b"2\n",
    "d2/sub/é": b"2\n",
}

LINES = """
a b|b a|a c|a empty|empty a|empty empty|a newline|open1 open2|open1 a|-s a c|-q a b|-q a c|-qs a c|a a|-s a a
--normal a b|-e a b|-e b a|-f a b|-n a b|-n b a|-e a dots|-e empty dots|-f open1 open2|-n open1 open2|-e a c
-i a b|-w a b|-b a b|-B a b|-Z a b|-E a b|-ZE a b|-bB a b|-wB a b|-BZ a b|-iw case1 case2|-i case1 case2|-a bin1 bin2
bin1 bin2|-q bin1 bin2|-s bin1 bin1|bin1 a|late a|-a late a|-I [0-9] a b|-I ^s -I B a b|-I [ a b|-I \\( a b|-w -b a b
--strip-trailing-cr a cr|-a cr a|-Z cr a|-d a b|-H a b|--horizon-lines=5 a b|--horizon-lines=x a b|-t a tabs|-T a b
-tT a tabs|-y a b|-y -W 40 a b|-y -W 10 a b|-y -W 1 a b|-y -W 80 a wide|-y -t -W 60 tabs wide|-y wide tabs
-y --left-column a b|-y --suppress-common-lines a b|-yt a tabs|-y a a|-y open1 open2|-y open1 a|-yB a b|-yw a b
-y --tabsize=3 -W 50 a tabs|--width=x a b|-W 5 -W 6 a b|--tabsize=0 a b|-D X a b|-D X open1 open2|-D X a c|-D X d1 d2
--line-format=%L a b|--line-format=%l;%5dn: a b|--old-line-format=-%l%c'\\012' --new-line-format=+%L a b
--changed-group-format=<%<|%>> --unchanged-group-format= a b|--old-group-format=%df,%dl,%dn,%de,%dm;%03xF a b
--unchanged-group-format=%(n=1?one:%(f=1?first:more))% a b|--old-line-format=%z a b|-D A -D B a b|-u -c a b|-y -e a b
-q -u a b|--color=never a b|--color=x a b|--color a b|--color=always a b|--color=always -y a b|--color=always -e a b
-r d1 d2|d1 d2|-rq d1 d2|-rs d1 d2|-rN d1 d2|-r --unidirectional-new-file d1 d2|-r -x s d1 d2|-r -x *n* d1 d2
-rN -y -W 30 d1 d2|-re d1 d2|-r -S n d1 d2|-r -X excluded d1 d2|-X nowhere a b|a d1|d1 a|d1/f d2|d1 d2/f|d1 d1|-s d1 d1
nowhere a|a nowhere|nowhere no|-N nowhere a|-N a nowhere|-N nowhere no|-rN nowhere d1|--unidirectional-new-file no a
--unidirectional-new-file a no|- a|a -|- -|-s - -|- d1|-y - -|--from-file=a b c|--to-file=a b c|--from-file=a
--from-file=a --to-file=b|a|a b c||-u|-- a|--bogus a b|-z a b|-U x a b|-U|-u3x a b|--label x a b|-q --label x a b
-s --label x --label y a c|--label x --label y --label z a b|-L x bin1 bin2|-r --ignore-file-name-case d1 d2
-r nowhere d1
--recursive --brief d1 d2|--report-identical-files a c|--ignore-case --ignore-all-space a b|-r d1 nowhere|d1/ d2/
--ignore-blank-lines a newline|-B newline empty|-B empty newline|-qB newline empty|-h a b|--binary a b|-5 a b|a/ b
"""

HEADED = """
-u a b|-U 0 a b|-U 1 a b|-U 5 a b|-U 100 a b|-u3 a b|-1 -u a b|-u a c|-u a empty|-u empty a|-u open1 open2|-uw a b
-c a b|-C 0 a b|-C 1 a b|-c empty a|-c a empty|-c open1 open2|-cT a b|-uT a b|-ut a tabs|-ct a tabs|-p a b|-up a b
-u -F ^[0-9] a b|-U 0 -F ^[0-9] a b|-c -F same a b|-u --suppress-blank-empty a b|-c --suppress-blank-empty a b
-uT --suppress-blank-empty a b|-u -B a b|-U0 -B a b|-u -I [0-9] a b|-c -B a b|--color=always -u a b
--color=always -c a b
--color=always --palette=ad=33:rs=1 -u a b|-u --horizon-lines=3 a b|--context=1 a b|--unified a b|--unified=1 a b
-u -i case1 case2|-u late a|-ub a b|-U1 -B a b|-u --strip-trailing-cr a cr|-u -L p q a b
"""


def _words(lines: str) -> list[str]:
    return [line for row in lines.strip("\n").split("\n") for line in _split(row)]


def _split(row: str) -> list[str]:
    # The bar of a format is no end.
    return [part.replace("\x01", "|") for part in row.replace("<%<|%>>", "<%<\x01%>>").split("|")]


@pytest.mark.parametrize("line", _words(LINES))
def test_diff(oracle: "Oracle", line: str) -> None:
    oracle.check("diff", *filter(None, line.split(" ")), tree={**TREE, "excluded": b"s\nbin\n\n"}, stdin=b"a\nin\n")


@pytest.mark.parametrize("line", _words(HEADED))
def test_with_lines_around(oracle: "Oracle", line: str) -> None:
    oracle.check("diff", "-L", "one", "-L", "two", *line.split(" "), tree=TREE)


@pytest.mark.parametrize("line", ["-u a b", "-c a b", "-rNu d1 d2", "-uN a x", "-u -L x a b", "-ru d1 d2"])
def test_names_and_times(oracle: "Oracle", line: str) -> None:
    time = 1_600_000_000_123_456_789
    tree = {
        path: oracle.File(data, mtime=time + at) if isinstance(data, bytes) else data
        for at, (path, data) in enumerate(TREE.items())
    }
    oracle.check("diff", *line.split(" "), tree=tree)


NAMES = ["a b", "a\tb", "a\\b", 'a"b', "a'b", "é", "a\nb", "\x01", "a$b", "=x"]


@pytest.mark.parametrize("name", NAMES)
def test_odd_names(oracle: "Oracle", name: str) -> None:
    tree = {f"{top}/{name}": oracle.File(top.encode(), mtime=10**18) for top in ("d1", "d2")}
    oracle.check("diff", "-ru", "d1", "d2", tree=tree)
    oracle.check("diff", "-q", f"d1/{name}", f"d2/{name}", tree=tree)


def test_links(oracle: "Oracle") -> None:
    tree = {
        "d1/f": b"1\n",
        "d1/l": oracle.Link("f"),
        "d1/m": oracle.Link("f"),
        "d1/broken": oracle.Link("nowhere"),
        "d1/loop": oracle.Link("."),
        "d2/f": b"1\n",
        "d2/l": oracle.Link("g"),
        "d2/m": b"1\n",
        "d2/g": oracle.Hard("d2/f"),
        "d2/loop": oracle.Link("."),
    }
    for line in ("d1 d2", "-r d1 d2", "-r --no-dereference d1 d2", "-s d2/f d2/g", "-N d1/broken d2/f"):
        oracle.check("diff", *line.split(" "), tree=tree)


def test_in_a_shell(oracle: "Oracle") -> None:
    for line in (
        "diff <(printf 'a\\nb\\n') <(printf 'a\\nc\\n')",
        "printf 'a\\nb\\n' | diff - <(printf 'a\\nc\\n')",
        "diff -q <(echo a) <(echo a) && echo same",
        "seq 100000 > x; seq 2 2 100000 > y; diff x y | head -1; diff -y x y | head -1",
    ):
        oracle.check_line(line)


SDIFF = """
a b|-s a b|-l a b|-w 40 a b|-W a b|-w x a b|-i case1 case2|-b a b|-B a b|-t a tabs|-I [0-9] a b|a|a b c||-x a b|a a
--tabsize=3 a tabs|-Z a b|-E a b|-d a b|-H a b|-a bin1 bin2|bin1 bin2|nowhere a|--strip-trailing-cr a cr|-s a c
"""


@pytest.mark.parametrize("line", _words(SDIFF))
def test_sdiff(oracle: "Oracle", line: str) -> None:
    oracle.check_line(f"sdiff {line}", tree=TREE)


def test_sdiff_asks_nobody(oracle: "Oracle") -> None:
    refused = oracle.ours("sdiff", ["-o", "out", "a", "b"], TREE, b"")
    assert refused.status == 2
    assert b"not supported" in refused.err


SMALL = st.lists(st.sampled_from([b"a", b"b", b"c", b"", b" a", b"a  b"]), max_size=24).map(b"\n".join)
ENDS = st.sampled_from([b"", b"\n"])
OPTIONS = st.lists(
    st.sampled_from("-d -w -b -B -i -e -n -y -u -U0 -U1 -c -Z -q -Iab -H -a --horizon-lines=2 -DX".split()), max_size=3
)


@settings(max_examples=400, deadline=None)
@given(options=OPTIONS, old=SMALL, new=SMALL, old_end=ENDS, new_end=ENDS)
def test_any_lines(
    oracle: "Oracle", options: list[str], old: bytes, new: bytes, old_end: bytes, new_end: bytes
) -> None:
    tree = {"a": old + old_end, "b": new + new_end}
    oracle.check("diff", "-Lx", "-Ly", *options, "a", "b", tree=tree)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.randoms(use_true_random=False),
    size=st.integers(0, 3000),
    letters=st.sampled_from([2, 5, 40, 500]),
    minimal=st.booleans(),
)
def test_large_files(oracle: "Oracle", seed: "object", size: int, letters: int, minimal: bool) -> None:
    import random

    assert isinstance(seed, random.Random)
    old = [b"%d" % seed.randrange(letters) for _ in range(size)]
    new = list(old)
    for _ in range(seed.choice([1, 10, 200, 2000])):
        at = seed.randrange(len(new) + 1)
        new[at : at + seed.randrange(4)] = [b"%d" % seed.randrange(letters) for _ in range(seed.randrange(4))]
    tree = {"a": b"\n".join(old), "b": b"\n".join(new)}
    oracle.check("diff", *(["-d"] if minimal else []), "a", "b", tree=tree)
