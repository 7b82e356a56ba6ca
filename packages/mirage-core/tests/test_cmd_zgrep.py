"""zgrep against the real one, of gzip 1.12."""

import gzip
import shlex

import pytest
from oracle import Oracle, Tree

A = gzip.compress(b"one foo\ntwo\nFoo\n", mtime=0)
TREE: Tree = {
    "a": b"one foo\ntwo\nFoo\n",
    "a.gz": A,
    "b.gz": gzip.compress(b"foo b\n", mtime=0),
    "n": b"zz\n",
    "d/x": b"foo\n",
    "cut.gz": A[:20],
    "two.gz": A + gzip.compress(b"foo c\n", mtime=0),
    "bin.gz": gzip.compress(b"a\0foo\n", mtime=0),
    "only.gz": A,
    "empty": b"",
    "big.gz": gzip.compress(b"".join(b"line %d\n" % number for number in range(60_000)), mtime=0),
}
CASES = r"""
foo a.gz ;; foo a.gz b.gz ;; foo a ;; foo a n b.gz ;; -c foo a.gz b.gz ;; -l foo a.gz b.gz n ;; -L foo a.gz b.gz n
-h foo a.gz b.gz ;; -H foo a.gz ;; -n foo a.gz ;; -i foo a.gz ;; -e foo -e two a.gz ;; -q foo a.gz n ;; foo nofile
foo nofile a.gz ;; -s foo nofile a.gz ;; foo d ;; foo only ;; -A1 foo a.gz b.gz ;; zzz a.gz ;; foo ;; -E 'fo{2}' a.gz
-F foo a.gz ;; -o foo a.gz b.gz ;; foo two.gz ;; foo bin.gz ;; -f n a.gz ;; -m1 foo a.gz b.gz ;; -v foo a.gz
--color=always foo a.gz b.gz ;; -w foo a.gz ;; -x foo a.gz ;; -- foo a.gz ;; foo a.gz a.gz ;; -b foo a.gz ;; -l foo n
-5 foo a.gz ;; foo -n a.gz ;; -lc foo a.gz ;; -cv foo a.gz ;; foo cut.gz ;; -c 7 big.gz ;; -n 59999 big.gz ;; x empty
"""


@pytest.mark.parametrize("line", [case for row in CASES.strip().split("\n") for case in row.split(" ;; ")])
def test_like_the_real_one(oracle: Oracle, line: str) -> None:
    oracle.check("zgrep", *shlex.split(line), tree=TREE, stdin=b"foo\nx\n")


@pytest.mark.parametrize("name", ["zegrep", "zfgrep"])
def test_other_names(oracle: Oracle, name: str) -> None:
    oracle.check(name, "fo{2}", "a.gz", tree=TREE)
    oracle.check(name, "-c", "foo", "a.gz", "b.gz", tree=TREE)


def test_packed_standard_input(oracle: Oracle) -> None:
    oracle.check("zgrep", "-H", "foo", "-", tree={}, stdin=A)
    oracle.check("zgrep", "foo", tree={}, stdin=A)


@pytest.mark.parametrize(
    "line", ["-r foo d", "-R foo d", "-z foo a.gz", "-Zl foo a.gz", "-d skip foo a.gz", "--include=x foo"]
)
def test_what_is_refused(oracle: Oracle, line: str) -> None:
    for found in (run("zgrep", shlex.split(line), TREE, b"") for run in (oracle.real, oracle.ours)):
        assert (found.status, found.out) == (2, b"")
        assert found.err.endswith(b"option not supported\n")
