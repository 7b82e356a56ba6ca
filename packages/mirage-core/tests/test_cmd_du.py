"""du against the real one, which lists a directory in any order."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Oracle

LONG_AGO = 1_700_000_000_000_000_000


def tree(oracle: "Oracle") -> dict[str, object]:
    return {
        "d/a": oracle.File(b"x" * 5000, mtime=LONG_AGO),
        "d/.h": oracle.File(b"", mtime=0),
        "d/e/b": oracle.File(b"x" * 100_000, mtime=LONG_AGO - 10**15),
        "d/hard": oracle.Hard("d/a"),
        "d/g/l": oracle.Link("../../d/e", mtime=0),
        "d/g/dang": oracle.Link("nope", mtime=0),
        "d/up": oracle.Link("../d", mtime=0),
        "d": oracle.Dir(mtime=LONG_AGO),
        "d/e": oracle.Dir(mtime=LONG_AGO - 10**15),
        "d/g": oracle.Dir(mtime=LONG_AGO + 10**15),
        "list": b"d/e\0d/g\0",
        "badlist": b"\0d/e\0-\0",
        "patterns": b"*b\n\ng\n",
    }


LINES = """
d|-a d|-s d|-h d|-b d|-c d d/e|-d1 d|-d0 d|-S d|--apparent-size d|-k d|-m d|-B1 d|-B K d|-BKB d|--si d|-l d
-D d/g/l|d/g/l|-aL d/g|nope d|-s -d2 d|-sd0 d|-sa d|--inodes d|--inodes -s d|-t 10K d|-t -10K d|-t 0 d|-t -0 d
--time d/e|--time -a d|--time=atime -s d|--time=x d|--time-style=long-iso --time d/e|--time-style=+%Y --time d/e
--time-style=x --time d/e|-0 d/e|--time-style=iso --time d|--time-style=full-iso --time d|--exclude=*b d|--exclude=e d
--exclude=d/e d|--exclude=d d|-X nope d|-X patterns d|-x d|d d|d/a d/hard|-a d/e d|-bh d|-ab d/g|-d x d|-d -1 d
--files0-from=- d|-B x d|-t x d|-hc d/e d/g|-ha --apparent-size d|-P d/g/l/|-H d/g/l|--inodes -b d|-q
--files0-from=list|--files0-from=badlist|--files0-from=nope|d/|d/e/../g|-st 1G d|--block-size=1K -h d|-h -k d|-ac d
-Sc d|-Sa d|-Sh d|-S --time d|-al d|-a d/a d/a|-l d/a d/a|-d1 -a d|-La d/e d/g|--inodes -a d|--inodes -h d
--inodes -c d d/e|-c nope|--block-size=x d|-B 1x d|-b -m d|--bytes -s d|-m -b d|-Lx d/e|-D d/up d|--threshold=x d
-at 50K d|-at -50K d|--exclude=[ab] -a d|--exclude=g/* -a d|--si -a d/e|-d9 -s d|d/nope/x|d/a/|--max-depth=1 -h d
"""


def in_any_order(out: bytes) -> list[bytes]:
    """Of two names of a file it is the first one met that counts."""
    return sorted(out.replace(b"d/hard", b"d/a").split(b"\n"))


@pytest.mark.parametrize("line", LINES.strip("\n").replace("\n", "|").split("|"))
def test_du(oracle: "Oracle", line: str) -> None:
    real = oracle.real("du", line.split(" "), tree(oracle), b"d/e\0d/g\0")  # type: ignore[arg-type]
    ours = oracle.ours("du", line.split(" "), tree(oracle), b"d/e\0d/g\0")  # type: ignore[arg-type]
    assert in_any_order(ours.out) == in_any_order(real.out)
    assert (in_any_order(ours.err), ours.status) == (in_any_order(real.err), real.status)


def test_what_is_below_comes_before(oracle: "Oracle") -> None:
    oracle.check("du", "p", tree={"p/q/r/f": b"x" * 9999, "p/q/r/g": b"y"})
