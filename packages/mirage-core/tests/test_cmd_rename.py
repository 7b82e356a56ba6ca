"""rename: util-linux's against the real one; what Perl's says and does is written down here. And mkfifo."""

import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Node, Oracle

BY_TEXT = """
|a|a b|x y a.txt|a b a.txt|-v a b aa.txt a.txt|-o a b a.txt|-no a b a.txt|-vo a b a.txt|-nv a z a.txt|-a a x aa.txt
-l a x aa.txt|'' pre_ a.txt|txt '' a.txt|a.txt '' a.txt|-s a b l|-sv a b l|-so a b l|-s nope yes dang|-s a b a.txt
a b none|a b none a.txt|none b none|d x d/e.txt|e x d/e.txt|a n/z a.txt|l m l|d z d|-v d z d/|a c/ a.txt|-la a b aa.txt
-- a z a.txt|--foo|-x
"""


def tree(oracle: "Oracle") -> "dict[str, Node]":
    return {
        "a.txt": b"a",
        "b.txt": b"b",
        "c d.txt": b"c",
        "d/e.txt": b"e",
        "A.TXT": b"A",
        "aa.txt": b"aa",
        "l": oracle.Link("a.txt"),
        "dang": oracle.Link("nope"),
    }


@pytest.mark.skipif(shutil.which("rename.ul") is None, reason="needs util-linux's rename")
@pytest.mark.parametrize("line", [each for row in BY_TEXT.strip("\n").split("\n") for each in row.split("|")])
def test_a_text_in_the_place_of_another(line: str, oracle: "Oracle") -> None:
    words = shlex.split(line)
    real = oracle.real("rename.ul", words, tree(oracle), b"")
    ours = oracle.ours("rename", words, tree(oracle), b"")
    assert ours.err == real.err.replace(b"rename.ul", b"rename")
    assert (ours.status, ours.out, ours.tree) == (real.status, real.out, real.tree)


PERL = [
    ("-v 's/txt/md/' a.txt b.txt", "a.txt renamed as a.md\nb.txt renamed as b.md\n", "a.md b.md"),
    ("-n 's/a/c/' a.txt", "rename(a.txt, c.txt)\n", "a.txt"),
    ("-n -v 's/ /_/' 'c d.txt'", "rename(c d.txt, c_d.txt)\n", "c d.txt"),
    ("-f 's/a/b/' a.txt", "", "b.txt"),
    ("-d 's/d/x/;s/e/y/' d/e.txt", "", "d/y.txt"),
    (r"'s/(\w)\.txt/$1_$1.txt/' a.txt", "", "a_a.txt"),
    (r"'s/(a)/\1${1}q/' a.txt", "", "aaq.txt"),
    ("'s/a/$&$&$&/' a.txt", "", "aaa.txt"),
    (r"'s/(a+)\.(t)/\U$1\E-\u$2/' aa.txt", "", "AA-Txt"),
    ("'tr/a-c/x/d' a.txt", "", "x.txt"),
    ("'y/a-z/b-za/' a.txt", "", "b.uyu"),
    ("'s/a/x/;s/x/y/' a.txt", "", "y.txt"),
    ("-E 's/a/x/' -E 's/x/z/' a.txt", "", "z.txt"),
    ("'s{a}{q}' a.txt", "", "q.txt"),
    ("'s|a|q|' a.txt", "", "q.txt"),
    ("'s/A/z/i' a.txt", "", "z.txt"),
    ("'s/a/@/' a.txt", "", "@.txt"),
    ("'s/.txt//' a.txt b.txt", "", "a b"),
    ("'s/^/pre_/' a.txt", "", "pre_a.txt"),
    ("'s/$/.bak/' a.txt", "", "a.txt.bak"),
    ("'s/t/T/g' a.txt", "", "a.TxT"),
    ("'s/x*/-/g' b.txt", "", "-b-.-t--t-"),
    ("'uc' b.txt", "", "B.TXT"),
    ("'$_ = uc($_)' b.txt", "", "B.TXT"),
    ("'s/a/b/' none", "", "a.txt"),
]


@pytest.mark.parametrize(("line", "out", "there"), PERL)
def test_an_expression_of_perl(line: str, out: str, there: str, oracle: "Oracle") -> None:
    ours = oracle.ours("rename", shlex.split(line), tree(oracle), b"")
    assert (ours.status, ours.out.decode(), ours.err) == (0, out, b"")
    for name in [there] if there in ("c d.txt", "d/y.txt") else there.split():
        assert f"here/{name}" in ours.tree


FAULTS = [
    ("'s/a/b/' a.txt", 0, "a.txt not renamed: b.txt already exists\n"),
    ("'s/none/b/' none", 0, "none not renamed: b already exists\n"),
    ("'s/d/x/' d/e.txt", 0, "Can't rename d/e.txt x/e.txt: No such file or directory\n"),
    ("'s/c d/b/' 'c d.txt'", 0, "'c d.txt' not renamed: 'b.txt' already exists\n"),
    ("'s/a' a.txt", 2, "rename: Substitution pattern not terminated, in:\ns/a\n"),
    ("'s/a/b' a.txt", 2, "rename: Substitution replacement not terminated, in:\ns/a/b\n"),
    ("'s/(/b/' a.txt", 2, "rename: end pattern with unmatched parenthesis, in:\ns/(/b/\n"),
]
BEYOND = ["s/a/$x/", "s/$x/a/", "s/a/@b/", "s/a/uc($&)/e", "$_ .= 'x'", "s/a/b/ if 1", "s/a/b/; unlink", "y/a/b/c"]


@pytest.mark.parametrize(("line", "status", "err"), FAULTS)
def test_what_fails_is_said(line: str, status: int, err: str, oracle: "Oracle") -> None:
    ours = oracle.ours("rename", shlex.split(line), {**tree(oracle), "b": b""}, b"")
    assert (ours.status, ours.err.decode()) == (status, err)


@pytest.mark.parametrize("expression", BEYOND)
def test_other_perl_is_refused(expression: str, oracle: "Oracle") -> None:
    ours = oracle.ours("rename", [expression, "a.txt"], tree(oracle), b"")
    assert ours.status == 2
    assert b"not supported: this Perl" in ours.err
    assert "here/a.txt" in ours.tree


def test_names_come_from_standard_input(oracle: "Oracle") -> None:
    ours = oracle.ours("rename", ["-v", "s/txt/md/"], tree(oracle), b"a.txt\nb.txt\n")
    assert ours.out == b"a.txt renamed as a.md\nb.txt renamed as b.md\n"


@pytest.mark.parametrize("line", ["", "-m", "-x", "-m foo x", "-m 7777 x", "a.txt", "nodir/x", "a.txt d"])
def test_mkfifo_refuses_as_the_real_one_does(line: str, oracle: "Oracle") -> None:
    oracle.check("mkfifo", *shlex.split(line), tree=tree(oracle))


def test_mkfifo_refuses_a_new_name(oracle: "Oracle") -> None:
    ours = oracle.ours("mkfifo", ["-m", "600", "x"], {}, b"")
    assert ours.status == 1
    assert ours.err == b"mkfifo: cannot create fifo 'x': not supported here, use a pipeline or <(COMMAND)\n"
