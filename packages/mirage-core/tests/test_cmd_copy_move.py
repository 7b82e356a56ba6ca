"""cp and mv against the real tools, and between mounts, where nothing may be lost."""

from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Node, Oracle

BACKENDS = ("asyncio", "trio")
INTO_ITSELF = b"into itself"
LONG_AGO = 1_000_000_000_123_456_789
LATER = LONG_AGO + 86_400_000_000_000


def tree(oracle: "Oracle") -> "dict[str, Node]":
    """Something of every kind."""
    return {
        "f": oracle.File(b"data", 0o640, LONG_AGO),
        "g": oracle.File(b"other", 0o600, LATER),
        "x": oracle.File(b"run", 0o755, LATER),
        "empty": b"",
        "d": None,
        "d/f": oracle.File(b"in d", 0o644, LATER),
        "s/a": oracle.File(b"a", 0o755, LONG_AGO),
        "s/deep/b": oracle.File(b"b", 0o444, LATER),
        "s/deep": oracle.Dir(0o750, LONG_AGO),
        "s/h": oracle.Hard("s/a"),
        "s/la": oracle.Link("a", LONG_AGO),
        "s/up": oracle.Link("../f"),
        "s/ld": oracle.Link("deep"),
        "s": oracle.Dir(0o711, LATER),
        "h": oracle.Hard("f"),
        "lf": oracle.Link("f"),
        "lg": oracle.Link("g"),
        "lh": oracle.Hard("lf"),
        "ld": oracle.Link("d"),
        "ln": oracle.Link("nowhere"),
        "ll": oracle.Link("ll"),
        "it's": b"quoted",
    }


def lines(text: str) -> list[str]:
    """The lines of arguments in a table: separated by semicolons, headings left out."""
    rows = [row for row in text.splitlines() if not row.startswith("#")]
    return [line.strip() for row in rows for line in row.rstrip(";").split(";")]


def compare(oracle: "Oracle", name: str, line: str, nodes: "dict[str, Node]", stdin: bytes = b"") -> None:
    """Run both; what a directory holds may come in any order. Every other line is for the other event loop."""
    words = line.split()
    assert not any(word.startswith("/") for word in words), "the real one must stay in its folder"
    real = oracle.real(name, words, nodes, stdin, times=True)
    backend = BACKENDS[crc32(line.encode()) % len(BACKENDS)]
    ours = oracle.ours(name, words, nodes, stdin, times=True, backend=backend)
    assert sorted(ours.err.splitlines()) == sorted(real.err.splitlines()), f"{name} {line}"
    assert sorted(ours.out.splitlines()) == sorted(real.out.splitlines()) or INTO_ITSELF in real.err, f"{name} {line}"
    assert ours.status == real.status, f"{name} {line}"
    # What was copied until a directory met itself is up to the order in which it is listed.
    assert ours.tree == real.tree or INTO_ITSELF in real.err, f"{name} {line}"


COPIES = """\
# Operands
f; f new; f f; f d; f d/; f new/; f nowhere/x; f f/x; nowhere new; d new; f g d; f g x; f f d; ./f f d; f g new;
f d/../new; f d/.; -t d f g; -t nowhere f; -t f g; -t d; -T f d; -T f new; -T f g x; -T f; -t d -T f;
-t d -t s f; --target-directory=d f; f '' x; it's new; f/ new; d/f/ new; --strip-trailing-slashes f/ new;
--strip-trailing-slashes f/ d; f '';
# Links
lf new; -P lf new; -d lf new; -L lf new; -H lf new; ln new; -P ln new; -d ln f; -P lf g; f lg; f ln; -f f ln;
f ll; -f f ll; ll new; -P ll new; f ld; ld new; -r ld new; -P lf d; lf d; --remove-destination f ln;
--remove-destination f lg; -P lf lg; f ln/; -r lf new; -rL lf new;
# The same file
f lf; lf f; f h; h f; -f f f; -f f h; -P lf f; -P f lf; -P lf lh; lf lh; -l f h; -s f lf;
--remove-destination f f; --remove-destination f h; --remove-destination lf f; -b f h; -b f lf; -b lf f;
--remove-destination f lf; --remove-destination lf lh; -b f f; -fb f f; -f --backup=t f f; -n f f; -u f f;
-l f f; -lf f f; -a f f; -a lf lf; -d lf lf; -bd lf lh; -bd lf lg; -P f f; -rT d d; -rT ld d; -rT d ld;
-rLT ld d; d/f ld/f; -L lf lf; --attributes-only f f; -i f f; -s f f;
# What is there
f g; x g; x empty; -n f g; -u f g; -u g f; -u f new; -un g f; -nu g f; -f f g; -v f g;
--remove-destination -v f g; -r s f; -r s d/f; f s/deep; -T f s; -rT s f; -rT s d; -r s d; -uv f g; -uv g f;
-r s/. d; -rn s/. d; -rT f d; -p f g; -p f new; -a f new; -a f g;
# Backups
-b f g; -bv f g; --backup=numbered -v f g; --backup=t f d; --backup=simple f g; -b f new; -S .o f g;
-b --suffix=/o f g; -b -S= f g; --backup=none f g; --backup=never f g; --backup=nil f g; --backup=bad f g;
--backup=e f g; --backup=n f g; -bn f g; -b -r s d; -br s/. d; --suffix=.x f g; -bi f g; -bT f d;
# Trees
-r s new; -R s new; -r s d; -r s/ new; -r s/. new; -r s new/; -a s new; -p s new; -rp s new; -rd s new;
-rL s new; -rH s new; -rP s new; -rH ld new; -rl s new; -r d/. s d; -rv s new; -av s new; -r d d; -r d d/e;
-rv d d/e; -r d .; -r d d s; -a s d new; -r s d f; -ax s new; -rs s new; -r nowhere d f s; -rT s/deep s;
-rl s d; -dr s h d; --preserve=links -r s new; --preserve=links f h d; -d f h d; -aL s new; -La s new;
# Attributes
--preserve f new; --preserve=mode f new; --preserve=timestamps f new; --preserve=mode,timestamps f new;
--preserve=m f new; --preserve=all f new; --preserve=bad f new; --preserve= f new; --preserve=xattr f new;
--preserve=context f new; --no-preserve=mode f new; --no-preserve=mode x new; -a --no-preserve=mode s new;
--no-preserve=mode -p f new; -p --no-preserve=timestamps f new; --no-preserve f new; --no-preserve=bad f new;
-r --no-preserve=mode s new; --attributes-only f g; --attributes-only f new; --attributes-only -p f g;
-a --attributes-only s new; -p --attributes-only f new; --no-preserve=all -r s new; -a --no-preserve=all s d;
# Links in place of copies
-l f new; -l f g; -lf f g; -l lf new; -lP lf new; -l f d; -l d new; -l f new d; -lv f new; -s f new; -s f g;
-sf f g; -s f d; -s d/f new; -s f ./new; -s f d/../new; -s f d/new; -s nowhere new; -ls f new; -sb f g; -lb f g;
-sv f new; -lfv f g; -s d new; -li f g;
# Whole paths
--parents s/deep/b d; --parents -v s/deep/b d; --parents s/deep/b new; --parents -r s/deep d; --parents f d;
--parents s/deep/ d; --parents -r s/deep/ d; --parents nowhere/x d; --parents -p s/deep/b d; --parents f/x d;
--parents -a s/deep/b s/a d; --parents s//deep/./b d; --parents s/../f d; --parents -vr s d; --parents f g;
--parents ld/f d; --parents -t d s/a s/deep/b; --parents ./f d;
# Other options
--reflink=auto f new; --reflink=never f new; --reflink=x f new; --sparse=always f new;
--reflink --sparse=never f new; --sparse=x f new; --sparse f new; -Z f new; --context f new; --context=x f new;
--copy-contents f new; -q f new; --debug f new; -x f new; -v f g d; ; -S; -t; --verbose=x f new; --pa s/a d;
--update f g; --update=none f g; -f -n f g; --interactive=x f g;
"""


@pytest.mark.parametrize("line", lines(COPIES))
def test_cp(oracle: "Oracle", line: str) -> None:
    compare(oracle, "cp", line, tree(oracle))


@pytest.mark.parametrize("line", ["-r s s/deep", "-r s s/deep/new", "-r . d", "-a . d", "-r s/.. d", "-rv . s/deep"])
def test_cp_stops_where_a_directory_meets_itself(oracle: "Oracle", line: str) -> None:
    """What was copied until then is up to the order in which a directory is listed."""
    nodes = tree(oracle)
    real = oracle.real("cp", line.split(), nodes, b"")
    ours = oracle.ours("cp", line.split(), nodes, b"")
    assert (ours.status, ours.err) == (real.status, real.err)
    assert not any(path.count("deep/") > 2 or path.count("/d/") > 3 for path in ours.tree)


MOVES = """\
# Operands
f; f new; f f; f d; f d/; f new/; f nowhere/x; f f/x; nowhere new; d new; f g d; f g x; f f d; ./f f d; f g new;
f d/../new; f d/.; -t d f g; -t nowhere f; -t f g; -t d; -T f d; ; -T f new; -T f g x; -T f; -t d -T f;
-t d -t s f; --target-directory=d f; f '' x; it's new; f ''; f/ new; d/f/ new; --strip-trailing-slashes f/ d;
d new/; s d s2; x f;
# Links
lf new; ln new; ln f; lf g; f lg; f ln; f ll; ll new; f ld; ld new; ld/ new; lf d; -T f ld; ld s; -T ld s;
-T s ld; s ld; ln d; ln lf; lf lg; ld/ s;
# The same file
f lf; lf f; f h; h f; lf lh; d d; -T d d; -b f h; -b f f; -b lf lh; -b f lf; -b lf f; f ./f; d/f ld/f; -n f f;
-u f f; -f f f; -f f h; g lg; lg g; -i f f; d/f ld; s/la s/a; s/a s/h;
# What is there
f g; x g; -n f g; -u f g; -u g f; -u f new; -un g f; -f f g; -v f g; s f; f s; -T f s; -T s d; s d; -T d s;
-uv f g; -uv g f; d/f .; -v d/f .; -T s new; -T s/deep d; -v s d; -nv f g;
# Backups
-b f g; -bv f g; --backup=numbered -v f g; --backup=t f d; --backup=simple f g; -b f new; -S .o f g;
-b --suffix=/o f g; --backup=none f g; --backup=bad f g; --backup=e f g; --backup=n f g; -bn f g; -bT s d;
-bT s f; -bT f s; --suffix=.x f g; -bT f d; -b d/f .; -bv -T s d; -b s d; -bvT f s;
# Trees
s new; s d; s/ new; s/. new; s/.. d; d d; d d/e; s s/deep; s s/deep/new; . d; .. d; d . ; s/deep/b d s; f g x d;
f d/f s; s/deep .; -v f g d; nowhere f d; d f d; s d .;
# Other options
-Z f new; --context f new; --no-copy f new; -q f new; --debug f new; -x f new; --exchange f g; -S; -t;
--verbose=x f new; --update=none f g; -finv f g; -nif g f; -fin f g; --interactive=x f g; --s f;
"""


@pytest.mark.parametrize("line", lines(MOVES))
def test_mv(oracle: "Oracle", line: str) -> None:
    compare(oracle, "mv", line, tree(oracle))


ANSWERS = [b"", b"y\n", b"n\n", b"y\nn\n", b"n\ny\n", b"Yes\nY", b"\ny\n"]


@pytest.mark.parametrize("answers", ANSWERS)
@pytest.mark.parametrize(
    "line", lines("-i f g; -i f x d s; -ni f g; -in f g; -if f g; -ri s/. d; -bi f g; -iu f g; -iv f g d")
)
def test_cp_asks(oracle: "Oracle", line: str, answers: bytes) -> None:
    compare(oracle, "cp", line, tree(oracle), answers)


@pytest.mark.parametrize("answers", ANSWERS)
@pytest.mark.parametrize(
    "line", lines("-i f g; -i f x d; -ni f g; -fi f g; -iT d s; -bi f g; -iu f g; -iu g f; -iv lf lg")
)
def test_mv_asks(oracle: "Oracle", line: str, answers: bytes) -> None:
    compare(oracle, "mv", line, tree(oracle), answers)


NAMES = ["f", "g", "x", "empty", "d", "d/f", "s", "s/a", "s/h", "s/deep", "s/deep/b", "s/la", "s/ld", "it's"]
PLACES = [*NAMES, "h", "lf", "lg", "lh", "ld", "ln", "ll", "new", "new/", "d/new", "nowhere/new"]
COPYING = [
    "-f",
    "-n",
    "-i",
    "-u",
    "-v",
    "-T",
    "-l",
    "-s",
    "-P",
    "-L",
    "-H",
    "-d",
    "-a",
    "-r",
    "-p",
    "--attributes-only",
]
MOVING = ["-f", "-n", "-i", "-u", "-v", "-T"]


def arguments(options: list[str]) -> "st.SearchStrategy[str]":
    """Any options and operands."""
    chosen = st.lists(st.sampled_from(options), max_size=4, unique=True)
    operands = st.lists(st.sampled_from(PLACES), min_size=2, max_size=3)
    return st.builds(lambda some, places: " ".join([*some, *places]), chosen, operands)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(line=arguments(COPYING))
def test_cp_of_anything(oracle: "Oracle", line: str) -> None:
    compare(oracle, "cp", line, tree(oracle), b"y\nn\ny\n")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(line=arguments(MOVING))
def test_mv_of_anything(oracle: "Oracle", line: str) -> None:
    compare(oracle, "mv", line, tree(oracle), b"y\nn\ny\n")
