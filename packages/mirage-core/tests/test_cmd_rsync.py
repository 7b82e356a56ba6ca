"""rsync against the real one; how many bytes it would have sent is not compared."""

import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Node, Oracle, Outcome

pytestmark = pytest.mark.skipif(shutil.which("rsync") is None, reason="needs rsync")

THEN = 10**18
SECOND = 10**9

LINES = r"""
-a s/ n|-a s n|-av s/ n/|-av s n/m|-av s/ n/m/o|-avn s/ t|-av s/ t/|-av --delete s/ t/|-avn --delete s/ t/|-r s/ n
-rv s n|s n|-v s n|-v f n|-av f s/a n/|-av f n|-rlv s/ t|-au s/ t|-avu s/ t|-avc s/ t|-av --exclude=sub s/ n
-av --exclude '*.o' --exclude b.txt s/ n|-av --include '*/' --include '*.o' --exclude '*' s/ n
-avm --include '*/' --include '*.o' --exclude '*' s/ n|-av --exclude=/a s/ n|-av --exclude=sub/c s/ n
-av --exclude=sub/ s/ n|-av --delete --exclude=old s/ t|-av --delete-excluded --exclude=old s/ t
-av --ignore-existing s/ t|-av --existing s/ t|-avi s/ t|-ai s/ n|-ain --delete s/ t|-avL s/ n|-avR s/sub/c n
-avR s/./sub/c n|-av --remove-source-files s/ n|-avb s/ t|-avb --suffix=.bak s/ t|-av none n|-av none f n
-av s/a t/a|-avz s/ n|-avh s/a n|-rt s/ t|-rp s/ t|-rtv s/ t|--size-only -av s/ t|-avW s/ t|-av -q s/ t|-avE s/a n
--delete s/ t|-rv --delete s/ t|-av s t|-av --delete s t|-av --no-perms s/ n|-av --max-size=4 s/ n|-av s/a s/sub t
-av s/a s/b.txt f|-d s/ n|-dv s/ n|-av --filter='- sub' s/ n|-av -f'- *.o' s/ n|-av --dry-run s/ n
-a --update --times s/ t|-av --inplace s/ t|-I -av s/ t|-avx s/ n|-aH s/ n|-aAX s/ n|-a --numeric-ids s/ n
-a --mkpath s/a q/r/x|-a s/a q/r/|-a s/a q/r/x|-av --exclude='[a-b]*' s/ n|-av --exclude='s?b' s/ n
-av --exclude='sub/**' s/ n|-av --exclude='/sub/***' s/ n|-av --exclude='deep/e.o' s/ n|-av --exclude='**/e.o' s/ n
-av --include=c --exclude='sub/*' s/ n|-av --exclude='+ a' --exclude='*' s/ n|-a --no-t s/ n|-a --delete -b s/ t
-av --delete s/sub/ t|-av --delete s/sub t|-av s/sub/ s/emptyd t|-ai s/ t|-aic s/ t|-ri s/ t|-avR s/sub n
-avR s/sub/ s/a n|-a --max-size=1k --min-size=2 s/ n|-av s/l t/a|-av f t/sub|-a f t/new|-a s/sub t/a
-av --exclude=extra --delete s/ t|-q s n
"""


def tree(oracle: "Oracle") -> "dict[str, Node]":
    """Two directories that have some things in common."""
    return {
        "s/a": oracle.File(b"alpha\n", 0o644, THEN),
        "s/b.txt": oracle.File(b"beta", 0o750, THEN),
        "s/sub/c": oracle.File(b"c", 0o644, THEN),
        "s/sub/deep/e.o": oracle.File(b"e", 0o644, THEN),
        "s/l": oracle.Link("a", THEN),
        "s/new": oracle.File(b"new", 0o644, THEN + 100 * SECOND),
        "s/emptyd": oracle.Dir(0o755, THEN),
        "s/sub/deep": oracle.Dir(0o755, THEN),
        "s/sub": oracle.Dir(0o755, THEN + SECOND),
        "s": oracle.Dir(0o755, THEN),
        "t/a": oracle.File(b"alpha\n", 0o600, THEN),
        "t/old": oracle.File(b"o", 0o644, THEN),
        "t/sub/extra": oracle.File(b"x", 0o644, THEN),
        "t/new": oracle.File(b"old", 0o644, THEN + 500 * SECOND),
        "t/sub": oracle.Dir(0o700, THEN),
        "t": oracle.Dir(0o755, THEN + 7 * SECOND),
        "f": oracle.File(b"file", 0o644, THEN),
    }


def told(out: bytes, *, ordered: bool) -> list[bytes]:
    """What is said. Two processes of the real one say it: what is deleted and skipped comes at no fixed place."""
    lines = re.sub(rb"sent .*\n|  speedup is [0-9.,]+", b"", out).split(b"\n")
    return lines if ordered else sorted(lines)


def check(oracle: "Oracle", line: str) -> "Outcome":
    words = shlex.split(line)
    real = oracle.real("rsync", words, tree(oracle), b"", times=True)
    ordered = b"deleting " not in real.out and b"skipping " not in real.out
    for backend in ("asyncio", "trio"):
        ours = oracle.ours("rsync", words, tree(oracle), b"", times=True, backend=backend)
        assert told(ours.out, ordered=ordered) == told(real.out, ordered=ordered), line
        assert (ours.status, ours.err) == (real.status, real.err), line
        assert ours.tree == real.tree, line
    return real


@pytest.mark.parametrize("line", [each for row in LINES.strip().split("\n") for each in row.split("|")])
def test_it_does_as_the_real_one(line: str, oracle: "Oracle") -> None:
    check(oracle, line)


PATTERNS = st.sampled_from(
    [
        "a",
        "*",
        "*/",
        "/a",
        "s*",
        "sub/",
        "sub/c",
        "/sub/*",
        "**/c",
        "deep",
        "*.o",
        "[a-c]*",
        "?",
        "sub/**",
        "d*/*",
        "*e*",
    ]
)
OPTIONS = st.lists(
    st.sampled_from("-r -a -l -t -p -u -c -I -n --delete --existing --size-only -b".split()),
    max_size=4,
    unique=True,
)


@settings(max_examples=60, deadline=None)
@given(
    options=OPTIONS,
    rules=st.lists(st.builds("--{}={}".format, st.sampled_from(["exclude", "include"]), PATTERNS), max_size=3),
    sources=st.sampled_from(["s/", "s", "s/sub", "s/sub/", "f", "s/a", "f s/a", "s/sub f"]).map(str.split),
    target=st.sampled_from(["t", "t/", "n", "n/"]),
)
def test_options_rules_and_operands(
    options: list[str], rules: list[str], sources: list[str], target: str, oracle: "Oracle"
) -> None:
    check(oracle, shlex.join(["-v", *options, *rules, *sources, target]))


@pytest.mark.parametrize("line", ["host:/x n", "-a s/ user@host:x", "rsync://host/x n", "-a s/ host::module", "s/"])
def test_what_is_elsewhere_is_refused(line: str, oracle: "Oracle") -> None:
    refused = oracle.ours("rsync", shlex.split(line), tree(oracle), b"")
    assert refused.status == 1
    assert b"rsync: not supported: " in refused.err


def test_many_stars_take_no_longer(oracle: "Oracle") -> None:
    name = "a" * 200
    pattern = "*a" * 60 + "b"
    outcome = oracle.ours("rsync", ["-a", f"--exclude={pattern}", "s/", "n"], {f"s/{name}": b""}, b"")
    assert outcome.status == 0
    assert f"here/n/{name}" in outcome.tree


def test_what_a_rule_protects_stays_with_all_that_is_in_it(oracle: "Oracle") -> None:
    nodes: dict[str, Node] = {"s/a": b"", "t/x/keep/file": b"precious", "t/x/gone": b"", "t/y/z/gone": b""}
    words = ["-r", "--delete", "--exclude=keep/", "s/", "t"]
    real = oracle.real("rsync", words, nodes, b"")
    ours = oracle.ours("rsync", words, nodes, b"")
    assert ours.tree == real.tree
    assert "here/t/x/keep/file" in ours.tree
