"""dd against the real one; what it tells of the time it took differs each time."""

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage import Workspace

if TYPE_CHECKING:
    from oracle import Node, Oracle, Outcome

pytestmark = pytest.mark.anyio

TEXT = b"Hello World\nabc def\n0123456789abcdef\n"

LINES = """
|if=f|if=none|of=new|if=f of=out|bs=4|bs=4 count=2|bs=4 skip=1 count=2|bs=4 skip=100|bs=4 seek=2 of=out|count=0
ibs=3 obs=5|cbs=8 conv=block|cbs=8 conv=unblock|conv=ucase|conv=lcase|conv=lcase,ucase|conv=swab|bs=3 conv=swab
conv=sync bs=16|conv=sync,block cbs=4|conv=noerror|conv=notrunc of=out|conv=excl of=f|conv=nocreat of=none
conv=fdatasync of=out|conv=sparse of=out|conv=ascii|conv=ebcdic|conv=ibm|conv=foo|conv=|conv=ascii,ebcdic
conv=block,unblock|conv=block,unblock cbs=4|conv=excl,nocreat|status=none|status=noxfer|status=progress|status=foo
bs=x|bs=0|bs=1kB|bs=1KiB|bs=2x3|bs=0x3|bs=0x|bs=kx2|count=1x2|bs=-1|bs=|bs=99999999999999999999|count=3B|count=3B bs=2
skip=3B|seek=3B of=out|iflag=count_bytes count=5 bs=3|iflag=skip_bytes skip=5|oflag=seek_bytes seek=5 of=out
iflag=fullblock|iflag=foo|oflag=append of=f|oflag=append conv=notrunc of=f|iflag=directory|iflag=directory if=f|if=.
of=.|foo|foo=bar|if|-x|--none|bs=4 ibs=8|iseek=2 bs=2|oseek=2 bs=2 of=new|if=f if=e|-- if=f|bs=1b count=1
bs=1w count=3|bs=1c count=3|bs=1Q|bs=1kb|iflag=nofollow if=l|oflag=fullblock|cbs=0|conv=unblock|of=nodir/x|if=|of=
conv=sync|obs=4|ibs=100 obs=7|skip=1|seek=1|seek=1 bs=4|if=f of=out seek=2 bs=1 conv=notrunc|if=f of=new skip=2 bs=1
if=f of=f conv=notrunc|if=f of=f|conv=ucase status=none,noxfer|oflag=foo,bar|skip=9999999999999999999
seek=9223372036854775807 bs=2 of=new|skip=9223372036854775807|bs=9223372036854775807|bs=2xx3|bs=x3|bs=3x|bs=4B|bs=4BB
bs=3D|bs=1Y|conv=swab bs=1|conv=swab,sync bs=5|cbs=3 conv=ucase,block|cbs=30 conv=ascii|cbs=10 conv=ebcdic
conv=block,sync cbs=20 ibs=16|conv=unblock,sync cbs=5 ibs=16|ibs=16 conv=sync obs=10|bs=5 conv=swab,ebcdic,lcase cbs=7
cbs=37 conv=unblock|count=1kB bs=1|if=e of=new|if=f of=nodir/new
"""


def tree(oracle: "Oracle") -> "dict[str, Node]":
    return {"f": b"x", "e": b"", "out": b"what was there before, longer than the new", "l": oracle.Link("f")}


def timeless(err: bytes) -> bytes:
    return re.sub(rb"copied, .*", b"copied", err)


def check(oracle: "Oracle", words: list[str], stdin: bytes = TEXT) -> "Outcome":
    expected = oracle.real("dd", words, tree(oracle), stdin)
    for backend in ("asyncio", "trio"):
        ours = oracle.ours("dd", words, tree(oracle), stdin, backend=backend)
        assert (ours.status, ours.out, ours.tree) == (expected.status, expected.out, expected.tree), words
        assert timeless(ours.err) == timeless(expected.err), words
    return expected


@pytest.mark.parametrize("line", [each for row in LINES.strip().split("\n") for each in row.split("|")])
def test_it_does_as_the_real_one(line: str, oracle: "Oracle") -> None:
    check(oracle, line.split())


CONVERSIONS = ["ucase", "swab", "sync", "block", "unblock", "ebcdic", "ascii", "ibm"]
SIZES = st.integers(1, 40)
WORDS = st.lists(
    st.one_of(
        st.builds("{}={}".format, st.sampled_from(["bs", "ibs", "obs", "cbs", "count", "skip"]), SIZES),
        st.lists(
            st.sampled_from(["ucase", "swab", "sync", "block", "unblock", "ebcdic", "ascii", "ibm"]), min_size=1
        ).map(lambda names: "conv=" + ",".join(names)),
    ),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(words=WORDS, text=st.binary(max_size=60) | st.text("ab \n", max_size=60).map(str.encode))
def test_any_operands_over_any_text(words: list[str], text: bytes, oracle: "Oracle") -> None:
    check(oracle, words, text)


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1023, 1024, 1500, 9949, 9950, 10240, 999_999, 1_048_576])
def test_sizes_are_told_as_the_real_one_tells_them(size: int, oracle: "Oracle") -> None:
    expected = oracle.real("dd", ["if=in", "of=out", "bs=4M"], {"in": bytes(size)}, b"").err
    ours = oracle.ours("dd", ["if=in", "of=out", "bs=4M"], {"in": bytes(size)}, b"").err
    assert timeless(ours) == timeless(expected)


async def test_it_takes_no_more_than_it_says() -> None:
    async with Workspace() as workspace:
        result = await workspace.execute("(dd bs=1 count=3 status=none; cat) <<< hello; yes | dd bs=64 | head -1")
        assert result.stdout == b"hello\ny\n"
        result = await workspace.execute(
            "dd if=/dev/zero bs=1M count=2 status=none | wc -c; dd if=/dev/zero | head -c 3"
        )
        assert result.stdout == b"2097152\n\0\0\0"
