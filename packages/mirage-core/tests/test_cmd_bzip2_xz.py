"""bzip2, xz and their like against the real ones."""

import bz2
import lzma
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Dir, File, Hard, Link

if TYPE_CHECKING:
    from oracle import Oracle, Tree

THEN = 1_700_000_000 * 10**9
TEXT = b"".join(b"%d\n" % number for number in range(300))
BZ = bz2.compress(TEXT)
XZ = lzma.compress(TEXT)
LZMA = lzma.compress(TEXT, lzma.FORMAT_ALONE)


def both(name: str, bz: bytes, xz: bytes) -> dict[str, File]:
    return {f"{name}.bz2": File(bz, mtime=THEN), f"{name}.xz": File(xz, mtime=THEN)}


TREE: "Tree" = {
    "a": File(TEXT, mtime=THEN),
    "empty": File(b"", mtime=THEN),
    "one": File(b"x", mode=0o600, mtime=THEN),
    "h": Hard("one"),
    "l": Link("a"),
    "d": Dir(mtime=THEN),
    "set": File(b"set", mode=0o4755, mtime=THEN),
    **both("p", BZ, XZ),
    **both("two", BZ * 2, XZ * 2),
    **both("garbage", BZ + b"garbage", XZ + b"garbage"),
    **both("zeros", BZ + bytes(8), XZ + bytes(8)),
    **both("odd", BZ + bytes(7), XZ + bytes(7)),
    **both("short", BZ[:-5], XZ[:-5]),
    **both("cut", BZ[:3], XZ[:3]),
    **both("crc", BZ[:30] + b"\x55\xaa\x55" + BZ[33:], XZ[:30] + b"\x55\xaa\x55" + XZ[33:]),
    **both("plain", b"plain text\n", b"plain text\n"),
    **both("none", b"", b""),
    **both("link", b"", b""),
    "k.lzma": File(LZMA, mtime=THEN),
    "t.tbz2": File(BZ, mtime=THEN),
    "t.tbz": File(BZ, mtime=THEN),
    "u.bz": File(BZ, mtime=THEN),
    "t.txz": File(XZ, mtime=THEN),
    "odd.foo": File(XZ, mtime=THEN),
    "l.xz": Link("p.xz"),
}

BZIP2 = """
a|-k a|-c a|-v a|-kv a|-cv a
-1 a|-9k a|--best a|--fast a|nofile|a nofile|d|l|-f l|h|-f h|set|empty|-v empty|p.bz2|-f p.bz2
-q a|-s a|-z a|-kc a empty|-v a empty|-d p.bz2|-dk p.bz2|-dv p.bz2|-dc p.bz2|-dcv p.bz2
-d two.bz2|-dc garbage.bz2|-dcq zeros.bz2
-d short.bz2|-dv short.bz2
-d crc.bz2|-d plain.bz2|-dv plain.bz2
-dc plain.bz2|-dcf plain.bz2|-d t.tbz2|-dv t.tbz|-d u.bz|-d odd.foo|-d a|-dq a|-d nofile|-d d|-d l|-dc a p.bz2
-dc crc.bz2 p.bz2|-dkf p.bz2|-t p.bz2|-tv p.bz2|-t crc.bz2 p.bz2
-tv crc.bz2 p.bz2|-t short.bz2|-t plain.bz2|-tv plain.bz2
-t garbage.bz2|-tv garbage.bz2|-t nofile p.bz2|-t d|--decompress p.bz2|--compress a|--keep a|--force a|--test p.bz2
--stdout a|--quiet a|--verbose a|--small a|--repetitive-best -z a
"""


def lines(text: str) -> list[str]:
    return text.replace("\n", "|").strip("|").split("|")


@pytest.mark.parametrize("line", lines(BZIP2))
def test_bzip2(oracle: "Oracle", line: str) -> None:
    oracle.check("bzip2", *line.split(" "), tree=TREE, times=True)


@pytest.mark.parametrize(
    "line", lines("bunzip2 p.bz2|bunzip2 -v p.bz2 t.tbz2|bzcat p.bz2 a two.bz2|bzcat -t p.bz2|bunzip2 -z a")
)
def test_bunzip2(oracle: "Oracle", line: str) -> None:
    name, *words = line.split(" ")
    oracle.check(name, *words, tree=TREE, times=True)


LINES_OF_XZ = """
a|-k a|-c a|-v a|-kv a|-cv a
-0 a|-1k a|-7 a|--fast a|-6e a|nofile|a nofile|d|l|-f l|h|-f h|-k h|set|-f set|empty|-v empty
p.xz|-f p.xz|-q d|-Q d|-qQ d|-z a|-kc a empty|-d p.xz|-dk p.xz|-dv p.xz|-dc p.xz|-dcv p.xz|-d two.xz|-d garbage.xz
-d zeros.xz|-d odd.xz|-d short.xz|-dc short.xz|-d cut.xz|-d crc.xz|-d plain.xz|-dc plain.xz|-dcf plain.xz|-d none.xz
-d t.txz|-d odd.foo|-S .foo -d odd.foo|-d nofile|-d d|-d l.xz|-df l.xz|-dc l.xz|-dc a p.xz|-dc crc.xz p.xz|-dkf p.xz
-t p.xz|-tv p.xz two.xz|-t crc.xz p.xz|-t short.xz|-t plain.xz|-t nofile p.xz|-t d|-d k.lzma|-dc k.lzma p.xz|-dv k.lzma
-F lzma a|--format=lzma -k a|-F xz -dc k.lzma|-F lzma -dc p.xz|-F lzma -dc k.lzma|-F alone a|-C crc32 a|--check=none a
-C sha256 -k a|-C foo a|-F foo a|-T1 a|-M 1GiB -k a|-S .q a|-S  a|-S a/b a|--suffix=.q a
--decompress p.xz|--compress a|--keep a|--force a|--test p.xz|--stdout a|--to-stdout a|--quiet a|--verbose a|--extreme a
--no-sparse a|--uncompress p.xz|--no-warn a
"""


@pytest.mark.parametrize("line", lines(LINES_OF_XZ))
def test_xz(oracle: "Oracle", line: str) -> None:
    oracle.check("xz", *line.split(" "), tree=TREE, times=True)


@pytest.mark.parametrize(
    "line", lines("unxz p.xz|unxz -v p.xz t.txz|xzcat p.xz a two.xz|xzcat -t p.xz|unxz -z a|xzcat k.lzma")
)
def test_unxz(oracle: "Oracle", line: str) -> None:
    name, *words = line.split(" ")
    oracle.check(name, *words, tree=TREE, times=True)


SHELL = [
    "cat a | bzip2 | bunzip2 | tail -n 1; cat a | xz | unxz | tail -n 1",
    "bzip2 < a | bzcat | wc; xz -v < a | xzcat | wc",
    "bzip2 -v < a | wc -c",
    "echo hi | bzip2 -d; echo $?; bzip2 -d < /dev/null 2>/dev/null; echo $?; bzip2 -t < p.bz2; echo $?",
    "echo hi | xz -d; echo $?; xz -d < /dev/null; echo $?; xz -t < p.xz; echo $?; xz -9 < a | xz -cd | wc -c",
    "yes | head -n 50000 | bzip2 | bunzip2 | wc -c; yes | head -n 50000 | xz -0 | unxz | wc -c",
    "yes | head -n 200000 | bzip2 | bzcat | head -n 1",
]


@pytest.mark.parametrize("line", SHELL)
def test_in_lines(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line, tree=TREE)


@given(st.binary(max_size=300), st.integers(1, 9), st.sampled_from(["bzip2", "xz"]))
@settings(max_examples=30, deadline=None)
def test_the_same_bytes(oracle: "Oracle", data: bytes, level: int, name: str) -> None:
    """What is packed is the same, but for the dictionary that the largest presets name."""
    words = [f"-{min(level, 7)}"]
    packed = oracle.real(name, words, {}, data * 50).out
    assert oracle.ours(name, words, {}, data * 50).out == packed
    assert oracle.ours(name, ["-d"], {}, packed * 2).out == data * 100
    assert oracle.real(name, ["-d"], {}, oracle.ours(name, [f"-{level}"], {}, data).out).out == data


def test_what_comes_to_too_much_is_refused(oracle: "Oracle") -> None:
    zeros = bytes(80 << 20)
    tree = {"bomb.bz2": bz2.compress(zeros), "bomb.xz": lzma.compress(zeros, preset=0)}
    for name in ("bzip2", "xz"):
        suffix = {"bzip2": "bz2", "xz": "xz"}[name]
        for words in (["-dc", f"bomb.{suffix}"], ["-d", f"bomb.{suffix}"]):
            ours = oracle.ours(name, words, tree, b"")
            assert ours.status != 0
            assert ours.err == f"{name}: bomb.{suffix}: refused: it comes to more than 200 times its size\n".encode()
            assert len(ours.out) <= 64 << 20
            assert list(ours.tree) == ["here", "here/bomb.bz2", "here/bomb.xz"]


@pytest.mark.parametrize("name", ["zstd", "unzstd", "zstdcat"])
def test_zstd_is_refused(oracle: "Oracle", name: str) -> None:
    ours = oracle.ours(name, ["-c", "a"], TREE, b"")
    assert ours.status == 1
    assert ours.out == b""
    assert b"not supported" in ours.err
