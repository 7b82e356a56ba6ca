"""ln, link, unlink, readlink, realpath, mktemp, truncate and sync against the real ones."""

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle


def tree(oracle: "Oracle") -> dict[str, object]:
    return {
        "a": b"alpha\n",
        "b": b"beta\n",
        "c d": b"x",
        "d/f": b"hello\n",
        "d/up": oracle.Link("../a"),
        "l": oracle.Link("a"),
        "ld": oracle.Link("d"),
        "dang": oracle.Link("nope"),
        "loop": oracle.Link("loop"),
        "hard": oracle.Hard("a"),
    }


LN = """
ln|ln a|ln -s a|ln a b|ln a x|ln -s a x|ln -s a b|ln nope x|ln d x|ln -s a b c|ln -s a nope|ln -s a b nope|ln -s x1 d/
ln -sv x2 d|ln -sfv a b|ln -sf b b|ln -f a a|ln -f a hard|ln -s a d d|ln -sT a d|ln -sfT a d|ln -ns a ld|ln -nsf a ld
ln -nf a ld|ln -s a ld|ln -t nope a|ln -t a b|ln -t d a|ln -t d -t d a|ln -T -t d a|ln -T a|ln -T a b c|ln -T a n
ln -sr d/f rel|ln -r a z|ln -sr d/../a d/rr|ln -sr nope/x/y d/rr|ln -sr a ld/rr|ln -srv a b d|ln -b a b|ln -sb a b
ln -bsv a b|ln -S .x -s a b|ln -bf a b|ln --backup=numbered -v a b|ln --backup=t -fs a b d|ln --backup=x a b
ln -d d dd|ln -F d dd|ln -L l lh|ln -P l lp|ln -L dang x|ln -P dang x|ln -si a b|ln -i a b|ln -i a x|ln -v a hh
ln a nodir/x|ln -s a nodir/x|ln a a|ln -s a a|ln nope a|ln a b d|ln a a d|ln -f a a d|ln -sf a a d|ln -s -- -x y
ln -s a a d|ln -f a b d|ln -sfv a b d|ln -s a/ x|ln a/ x|ln a x/|ln -s a x/|ln d/f .|ln -s d/f .|ln -s d/ .
ln -s loop q|ln -L loop q|ln -x|ln --backup a|ln -f nope b|ln -sf nope b|ln -s a loop|ln -sf a loop|ln -sfn a loop
ln -f d b|ln -fv b a|ln -sfv a a|ln -f l a|ln -sf l a|ln -s ../.. here|ln -sr . x|ln -s a 'c|ln a d/f|ln -f a d/f
ln -f l dang
"""
READLINK = """
readlink|readlink a|readlink -v a|readlink l dang|readlink -n l dang|readlink -n l|readlink -z l|readlink -zn l
readlink -vf a b nope/x a/ a/x a/.. nope/.. nope/ dang dang/x ld/up loop / .|readlink -vm a b nope/x a/ a/x a/..
readlink -vm nope/.. nope/ dang dang/x ld/up loop loop/x / .|readlink -ve a b nope a/ ld/up loop dang ld/../a
readlink -e nope a dang l|readlink -q a|readlink -s a|readlink -vq a|readlink -x|readlink -f //|readlink -fe nope
readlink -f ../here/./a|readlink -v nope d|readlink -f -m -v loop|readlink -v -f d/ d/. d/f/. ld/ ld/.|realpath
realpath a nope nope/x a/|realpath -e nope dang loop|realpath -s ld/up ld/../a l a/.. nope/.. a/ d/
realpath -m -s a/x/../y|realpath -L ld/../a ld/up|realpath -P ld/../a|realpath --relative-to=d a d/f .
realpath --relative-base=d a d/f d|realpath --relative-base=. --relative-to=d a d/f /base|realpath -q nope/x
realpath --relative-base=d --relative-to=. a d/f
realpath --relative-to=nope/x a|realpath -e --relative-to=a a|realpath --relative-to=a a|realpath -z a|realpath -x
realpath --relative-to= a|realpath --relative-to=nope a|realpath -e a/. a/.. d/. d/f/.|realpath -sL ld/up
realpath -Ls ld/up|realpath -m loop/b|realpath --relative-to=ld a ld|realpath -s --relative-to=ld a ld
realpath -e --relative-base=nope a|link|link a|link a b c|link a b|link a x|link d x|link nope x|link dang x
link a nope/x|link -x|link a x/|unlink|unlink a b|unlink nope|unlink d|unlink l|unlink a|unlink hard|unlink a/
unlink ld/|unlink -x|unlink nope/x|sync nope a d|sync -d|sync -df a|sync -f d nope|sync|sync -x|sync a
"""
TRUNCATE = """
truncate|truncate a|truncate -s 5|truncate -s x a|truncate -s +5 a|truncate -s %4 a|truncate -s /4 a|truncate -s <3 a
truncate -s >9 a|truncate -s -99 a|truncate -s /0 a|truncate -s %0 a|truncate -c -s 5 nn|truncate -s 5 nn
truncate -r d/f a|truncate -r nope a|truncate -r d/f -s 5 a|truncate -r d/f -s +5 a|truncate -r d/f -s %4 a b
truncate -o -s 2 a|truncate -o -r d/f a|truncate -s 5 d|truncate -s 5 nodir/x|truncate -cs 5 nodir/x|truncate -s 1KB a
truncate -s 1K a|truncate -s K a|truncate -s ++3 a|truncate -s +-3 a|truncate -s <-3 a|truncate -s <+3 a
truncate -s 99999999999999999999 a|truncate -s 0x10 a|truncate -s 8E a|truncate -o a|truncate -s -9 -c a
truncate -s 1b a|truncate -s 1x a|truncate -s 1KiB a|truncate -s 1kB a|truncate -s 1k a|truncate -s 1iB a
truncate -s -2 a b nope|truncate -s 0 a b|truncate -x|truncate -s- a|truncate -s 3 l|truncate -s 3 dang
truncate -s 3 loop|truncate -s 3 a/|truncate -s 3 nn/|truncate -s <8 -r b d/f|truncate -s <> a
"""
MKTEMP = """
foo|-u fooXX|nodir/XXXX|-d nodir/XXXX|-p nodir XXXX|-q nodir/XXXX|a b|-t a/XXX|-t /XXX|--tmpdir=x /XXX
--suffix=a/b XXX|-u XXXa/bc|--suffix=.txt -u XXXa|-u XXXbXX|-dq nodir/XXX|-z|-u a b|--suffix=.x fooXX|-d XX|-p d -d XX
"""


def lines(text: str) -> list[str]:
    return text.strip("\n").replace("\n", "|").split("|")


@pytest.mark.parametrize("line", lines(LN) + lines(READLINK) + lines(TRUNCATE))
def test_links(oracle: "Oracle", line: str) -> None:
    name, *words = line.split(" ")
    oracle.check(name, *words, tree=tree(oracle), stdin=b"y\n")  # type: ignore[arg-type]


@pytest.mark.parametrize("words", [["readlink", "-vf", ""], ["realpath", ""], ["truncate", "-s", "", "a"]])
def test_empty_words(oracle: "Oracle", words: list[str]) -> None:
    oracle.check(*words, tree={"a": b""})


@pytest.mark.parametrize(("line", "answer"), [("ln -si a b", b"n\n"), ("ln -i a b", b""), ("ln -sif a b", b"n\n")])
def test_ln_asks(oracle: "Oracle", line: str, answer: bytes) -> None:
    oracle.check(*line.split(" "), tree=tree(oracle), stdin=answer)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", lines(MKTEMP))
def test_mktemp_refuses(oracle: "Oracle", line: str) -> None:
    oracle.check("mktemp", *line.split(" "), tree={"d/f": b""})


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("fooXXX", r"foo\w{3}", "file"),
        ("-d fooXXX", r"foo\w{3}", "dir"),
        ("-u fooXXXX", r"foo\w{4}", None),
        ("XXXabc", r"\w{3}abc", "file"),
        ("-p d", r"d/tmp\.\w{10}", "file"),
        ("-p d XXXX.gz", r"d/\w{4}\.gz", "file"),
        ("--tmpdir=d/ -d aXXX", r"d/a\w{3}", "dir"),
        ("--suffix=.t d/aXXXX", r"d/a\w{4}\.t", "file"),
        ("-u --tmpdir XXX", r"/tmp/\w{3}", None),
        ("-u", r"/tmp/tmp\.\w{10}", None),
        ("-u -t XXXX", r"/tmp/\w{4}", None),
        ("-u -p /q -t XXXX", r"/q/\w{4}", None),
    ],
)
def test_mktemp(oracle: "Oracle", line: str, name: str, kind: str | None) -> None:
    for run in (oracle.real, oracle.ours):
        done = run("mktemp", line.split(" "), {"d/f": b""}, b"")
        path = done.out.decode().rstrip("\n")
        assert re.fullmatch(name, path), path
        assert (done.status, done.err) == (0, b"")
        made = done.tree.get(f"here/{path}")
        assert (made and (made.kind, made.mode)) == (kind and (kind, 0o700 if kind == "dir" else 0o600))


PIECES = st.lists(st.sampled_from("a d f l ld dang loop up .. . nope x".split()), min_size=1, max_size=5).filter(
    lambda names: names.count("..") < 2
)


@settings(max_examples=300, deadline=None)
@given(
    command=st.sampled_from(["readlink -vf", "readlink -ve", "readlink -vm", "realpath", "realpath -s", "realpath -L"]),
    names=PIECES,
    end=st.sampled_from(["", "", "/"]),
)
def test_canonical_names(oracle: "Oracle", command: str, names: list[str], end: str) -> None:
    name, *options = command.split(" ")
    oracle.check(name, *options, "/".join(names) + end, tree=tree(oracle))  # type: ignore[arg-type]


def test_links_that_grow_end(oracle: "Oracle") -> None:
    """Where each step makes the path longer, the real ones go on for ever."""
    grown = {"one": oracle.Link("two/x"), "two": oracle.Link("one")}
    done = oracle.ours("readlink", ["-vf", "one"], grown, b"")
    assert (done.status, done.err) == (1, b"readlink: one: Too many levels of symbolic links\n")
