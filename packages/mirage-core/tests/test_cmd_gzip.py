"""gzip, gunzip and zcat against the real ones."""

import gzip
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Dir, File, Hard, Link

if TYPE_CHECKING:
    from oracle import Oracle, Tree

THEN = 1_700_000_000 * 10**9
TEXT = b"".join(b"%d\n" % number for number in range(200))
PACKED = gzip.compress(TEXT, mtime=1_600_000_000)


def member(data: bytes, *, name: bytes = b"", mtime: int = 0) -> bytes:
    """A member with a name."""
    packed = gzip.compress(data, mtime=mtime)
    return packed[:3] + b"\x08" + packed[4:10] + name + b"\0" + packed[10:] if name else packed


TREE: "Tree" = {
    "a": File(TEXT, mtime=THEN),
    "empty": File(b"", mtime=THEN),
    "one": File(b"x", mode=0o600, mtime=THEN),
    "p.gz": File(PACKED, mtime=THEN),
    "n.gz": File(member(TEXT, name=b"inner/name", mtime=1_500_000_000), mtime=THEN),
    "two.gz": File(PACKED + member(b"more\n"), mtime=THEN),
    "garbage.gz": File(PACKED + b"garbage", mtime=THEN),
    "zeros.gz": File(PACKED + bytes(700), mtime=THEN),
    "short.gz": File(PACKED[:-5], mtime=THEN),
    "cut.gz": File(PACKED[:8], mtime=THEN),
    "crc.gz": File(PACKED[:-8] + b"\0\0\0\0" + PACKED[-4:], mtime=THEN),
    "length.gz": File(PACKED[:-4] + b"\0\0\0\0", mtime=THEN),
    "both.gz": File(PACKED[:-8] + bytes(8), mtime=THEN),
    "method.gz": File(b"\x1f\x8b\x07" + PACKED[3:], mtime=THEN),
    "locked.gz": File(b"\x1f\x8b\x08\x20" + PACKED[4:], mtime=THEN),
    "flags.gz": File(b"\x1f\x8b\x08\xc0" + PACKED[4:], mtime=THEN),
    "broken.gz": File(PACKED[:12] + b"\xff" * 20 + PACKED[32:], mtime=THEN),
    "plain.gz": File(b"plain text\n", mtime=THEN),
    "none.gz": File(b"", mtime=THEN),
    "t.tgz": File(PACKED, mtime=THEN),
    "T.GZ": File(PACKED, mtime=THEN),
    "odd.foo": File(PACKED, mtime=THEN),
    "d": Dir(mtime=THEN),
    "d/x": File(TEXT, mtime=THEN),
    "d/e/y": File(b"y\n", mtime=THEN),
    "l": Link("a"),
    "l.gz": Link("p.gz"),
    "h": Hard("one"),
    "set": File(b"set", mode=0o4755, mtime=THEN),
    "sticky": File(b"sticky", mode=0o1755, mtime=THEN),
}

LINES = """
a|-k a|-c a|-v a|-kv a|-cv a|-n a|-nc a|-9 a|-1c a|--best -k a|--fast a|-6 a a|nofile|nofile a|d|-q d|-r d|-rv d|-rq d
p.gz|-v p.gz|-f p.gz|p|-k p|-f a|l|-f l|-c l|one|-f one|h|set|sticky|-f set|empty|-v empty|-kv one|-S .zz a|-S zz -v a
-S .gz.x a|-S x/y a|-d p.gz|-dk p.gz|-dv p|-dkv p|-dc p|-dcv p.gz|-d n.gz|-dN n.gz|-dNv n.gz|-dNc n.gz|-d two.gz
-dv two.gz|-d garbage.gz|-dq garbage.gz|-dv garbage.gz|-d zeros.gz|-d short.gz|-d cut.gz|-d crc.gz|-d length.gz
-d both.gz|-d method.gz|-d locked.gz|-d flags.gz|-d broken.gz|-d plain.gz|-d none.gz|-d t.tgz|-dv T.GZ|-d odd.foo
-d -S .foo odd.foo|-dS foo odd.foo|-d nofile|-d nofile.gz|-d a|-dv a|-dq a|-dr d|-d l.gz|-df l.gz|-dc l.gz|-dc a|-dcf a
-dcf a p.gz|-dc p.gz a n.gz|-d p.gz n.gz|-dkf p.gz|-dc d|-dc nofile|-dc both.gz p.gz|-dc short.gz p.gz
-t p.gz|-tv p.gz|-tv p.gz n.gz a|-t both.gz p.gz|-t crc.gz p.gz|-t short.gz p.gz|-t garbage.gz p.gz|-t plain.gz p.gz
-t broken.gz p.gz|-t d|-t nofile|-t none.gz|-tv odd.foo|-t l.gz|-t zeros.gz|-tq garbage.gz|-lq p.gz|-l p.gz|-lv p.gz
-l p.gz n.gz|-lN n.gz|-l two.gz|-l two.gz p.gz|-lv two.gz p.gz|-l garbage.gz|-l zeros.gz|-l a|-l odd.foo|-l nofile p.gz
-lv n.gz n.gz|-l t.tgz|-l empty|-l none.gz|-lq p.gz n.gz|--list --verbose p.gz|-l d
--stdout a|--to-stdout a|--decompress p.gz|--uncompress p.gz|--force a|--keep a|--no-name -c a|--name a|--quiet d
--silent d|--recursive d|--rsyncable a|--suffix=.q a|--synchronous a|--test p.gz|--verbose a|-- a|-kc a a
"""


@pytest.mark.parametrize("line", LINES.replace("\n", "|").strip("|").split("|"))
def test_gzip(oracle: "Oracle", line: str) -> None:
    oracle.check("gzip", *line.split(" "), tree=TREE, times=True)


GUNZIP = "p.gz|-k p.gz|p|-v p.gz|-c p.gz|-N n.gz|n.gz|two.gz garbage.gz|nofile|a|d|-r d|-f p.gz|-l p.gz|-t p.gz"


@pytest.mark.parametrize("line", GUNZIP.split("|"))
def test_gunzip(oracle: "Oracle", line: str) -> None:
    oracle.check("gunzip", *line.split(" "), tree=TREE, times=True)


@pytest.mark.parametrize(
    "line", "p.gz|p|p.gz n.gz|a|-f a p.gz|nofile p.gz|d|both.gz|l.gz|-v p.gz|-l p.gz|-t p.gz".split("|")
)
def test_zcat(oracle: "Oracle", line: str) -> None:
    oracle.check("zcat", *line.split(" "), tree=TREE, times=True)


SHELL = [
    "gzip -c a | gunzip | tail -n 1; cat a | gzip | zcat | tail -n 1",
    "gzip < a | gzip -dv | tail -n 1; gzip -d < p.gz | head -n 1; cat p.gz | gunzip -c | head -n 1",
    "gzip -v < a | wc -c; cat a | gzip -9 > x; zcat x < x | tail -n 1; gzip -t < p.gz; echo $?; gzip -tv < p.gz",
    "gzip -l < p.gz; cat p.gz | gzip -l; cat p.gz | gzip -lv; echo hi | gzip -d; echo $?; gzip -d < /dev/null; echo $?",
    "echo hi | gzip -dcf; echo $?; gzip -cd - < p.gz | head -n 1; cat p.gz n.gz | zcat | wc; zcat p.gz - a < n.gz | wc",
    "yes | head -n 300000 | gzip | gunzip | wc -c; yes | gzip | zcat | head -n 1; yes | gzip -1 | head -c 2",
    "gzip a && gunzip a && gzip -r d && find d -type f | sort && gunzip -r d && find d | sort",
    "tr a-z A-Z < a | gzip -n > up.gz; gzip -t up.gz && zcat up.gz | tail -n 2; gzip -kN a; ls",
]


@pytest.mark.parametrize("line", SHELL)
def test_gzip_in_lines(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line, tree=TREE)


@given(st.binary(max_size=300), st.integers(1, 9), st.lists(st.binary(max_size=50), max_size=3))
@settings(max_examples=40, deadline=None)
def test_both_ways(oracle: "Oracle", data: bytes, level: int, more: list[bytes]) -> None:
    """They read ours, and we read theirs."""
    ours = oracle.ours("gzip", ["-c", f"-{level}", "f"], {"f": data * 50}, b"")
    assert oracle.real("gzip", ["-dc"], {}, ours.out).out == data * 50
    theirs = b"".join(oracle.real("gzip", ["-c"], {}, part).out for part in (data, *more))
    assert oracle.ours("zcat", [], {}, theirs).out == b"".join((data, *more))


@given(st.binary(max_size=80), st.integers(0, 400), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_damaged(oracle: "Oracle", data: bytes, at: int, byte: int) -> None:
    """One byte is another: both say so, or neither."""
    packed = bytearray(gzip.compress(data * 9, mtime=0))
    packed[at % len(packed)] = byte
    real = oracle.real("gzip", ["-t"], {}, bytes(packed))
    assert oracle.ours("gzip", ["-t"], {}, bytes(packed)).status == real.status


def bomb(size: int) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1 << 20)
    return b"".join(packing.compress(zeros) for _ in range(size >> 20)) + packing.flush()


def test_what_comes_to_too_much_is_refused(oracle: "Oracle") -> None:
    tree = {"bomb.gz": bomb(80 << 20)}
    for words in (["-dc", "bomb.gz"], ["-t", "bomb.gz"], ["-l", "bomb.gz"], ["-d", "bomb.gz"]):
        ours = oracle.ours("gzip", words, tree, b"")
        assert ours.status == 1
        assert ours.err == b"gzip: bomb.gz: refused: it comes to more than 200 times its size\n"
        assert len(ours.out) <= 64 << 20
        assert list(ours.tree) == ["here", "here/bomb.gz"]
    assert oracle.ours("gzip", ["-dc"], {}, bomb(60 << 20)).status == 0
