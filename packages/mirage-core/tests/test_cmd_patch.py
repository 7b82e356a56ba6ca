"""patch against the real one."""

import difflib
import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

OLD = b"".join(b"%d\n" % number for number in range(1, 31))
NEW = OLD.replace(b"\n5\n", b"\nfive\n").replace(b"\n15\n", b"\nfifteen\nmore\n").replace(b"\n25\n", b"\n")


def _diff(*options: str, old: bytes = OLD, new: bytes = NEW) -> bytes:
    read, write = os.pipe()
    os.write(write, new)
    os.close(write)
    try:
        words = ["diff", "-La/f", "-Lb/f", *options, "-", f"/dev/fd/{read}"]
        return subprocess.run(words, input=old, capture_output=True, pass_fds=(read,), check=False).stdout
    finally:
        os.close(read)


GIT = b"""diff --git a/f b/f
index 1234567..1111111 100644
--- a/f
+++ b/f
@@ -3,5 +3,5 @@ heading
 3
 4
-5
+five
 6
 7
diff --git a/n b/n
new file mode 100755
index 0000000..1111111
--- /dev/null
+++ b/n
@@ -0,0 +1 @@
+n
\\ No newline at end of file
diff --git a/old b/ren
similarity index 100%
rename from old
rename to ren
diff --git a/gone b/gone
deleted file mode 100644
--- a/gone
+++ /dev/null
@@ -1 +0,0 @@
-gone
"""

TREE = {
    "f": OLD,
    "new": NEW,
    "old": b"r\n",
    "gone": b"gone\n",
    "cut": OLD[4:],
    "more": b"0\n0\n0\n" + OLD,
    "fuzzy": OLD.replace(b"\n2\n", b"\nx\n").replace(b"\n13\n", b"\n y\n"),
    "clash": OLD.replace(b"\n5\n", b"\nx\n"),
    "clashes": OLD.replace(b"\n5\n", b"\nx\n").replace(b"\n15\n", b"\ny\n"),
    "spaces": OLD.replace(b"\n4\n", b"\n4 \n"),
    "sub/f": OLD,
    "u": _diff("-u"),
    "u0": _diff("-U0"),
    "c": _diff("-c"),
    "n": _diff(),
    "e": _diff("-e"),
    "git": GIT,
    "twice": _diff("-u") + _diff("-u").replace(b"/f", b"/cut"),
    "create": b"--- /dev/null\n+++ b/deep/er/made\n@@ -0,0 +1,2 @@\n+one\n+two\n",
    "creates": b"--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+one\n+two\n",
    "remove": b"--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n",
    "removes": b"--- a/sub/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n",
    "partly": b"--- a/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n",
    "index": b"words\nIndex: f\n===\n@@ -5 +5 @@\n-5\n+five\n",
    "lead": b"hello\nworld\n--- a/nope\n+++ b/nope\n@@ -5 +5 @@\n-5\n+five\n",
    "up": b"--- ../esc\n+++ ../esc\n@@ -5 +5 @@\n-5\n+five\n",
    "abs": b"--- /base/here/f\n+++ /base/here/f\n@@ -5 +5 @@\n-5\n+five\n",
    "junk": b"nothing\nhere\n",
    "bad": b"--- f\n+++ f\n@@ -3,5 +3,5 @@\n 3\n 4\nX5\n 6\n",
    "crlf": _diff("-u").replace(b"\n", b"\r\n"),
    "open": _diff("-u", old=b"a\nb", new=b"a\nc"),
    "empty": b"",
    "ab": b"a\nb",
    "ac": b"a\nc\n",
    "d": None,
}

LINES = """
-i u -p1|-p1 -i u|f u|f c|f n|f u0|new u|-p0 -i u|-i u|-p2 -i u|-p9 -i u|-R new u|-R new c|-R new n|-R f u|-N new u
-f new u|-t new u|-N f u|cut u|more u|fuzzy u|clash u|clashes u|clash c|clash n|clashes c|spaces u|-l spaces u
-F0 fuzzy u|-F3 fuzzy u|--fuzz=1 fuzzy u|cut c|more c|fuzzy c|more n|cut n|-b f u|-b -z .bak f u|-B pre- f u
-o out f u|-o out clash u|-o - f u|--dry-run f u|--dry-run clash u|--dry-run cut u|-s f u|-s clash u|-s cut u
-s new u|-r REJ clash u|-r - clash u|--no-backup-if-mismatch more u|--no-backup-if-mismatch clash u
--reject-format=unified clash c|--reject-format=context clash u|-p1 -i git|-p1 -R -i git|-p1 -s -i git|-p1 -i twice
-p1 -i create|-p1 -i creates|-p1 -N -i creates|-p1 -i remove|-p1 -i removes|-p1 -i partly|-p1 -E -i remove
-p1 -R -i remove|-p1 -R -i create|-i index|-i lead|-p1 -i lead|-p1 -f -i lead|-i up|-p0 -i up|-p0 -i abs|-i junk
-i empty|-i nowhere|-d sub -p1 -i ../u|-d nodir -i u|-i crlf -p1|--binary f crlf|ab open|ac open|-R ac open|-p x
-F x -i u|a b c|d u|-p1 -u -i u|-p1 -n -i n|-i e|--bogus|-p|-p1 -b -i twice|-p1 -i u -i c|-E -p1 -i u
"""


@pytest.mark.parametrize("line", [each for row in LINES.strip("\n").split("\n") for each in row.split("|")])
def test_patch(oracle: "Oracle", line: str) -> None:
    _check(oracle, line.split(" "), b"")


def test_from_standard_input(oracle: "Oracle") -> None:
    _check(oracle, ["-p1"], TREE["u"])
    _check(oracle, ["f"], TREE["c"])


def test_scripts_for_ed_are_refused(oracle: "Oracle") -> None:
    for words in (["f", "e"], ["-e", "f", "e"]):
        ours = oracle.ours("patch", words, TREE, b"")
        assert ours.status == 2
        assert b"****" in ours.err
        assert ours.tree == oracle.real("true", [], TREE, b"").tree


def _check(oracle: "Oracle", words: list[str], stdin: bytes) -> None:
    # Without a terminal, that it might ask.
    expected = oracle.real("setsid", ["-w", "patch", *words], TREE, stdin)
    ours = oracle.ours("patch", words, TREE, stdin)
    assert ours.out == expected.out
    assert ours.err == expected.err
    assert ours.status == expected.status
    assert ours.tree == expected.tree


TEXT = st.lists(st.sampled_from("abcd"), max_size=20)


@settings(max_examples=150, deadline=None)
@given(old=TEXT, new=TEXT, other=TEXT, form=st.sampled_from(["-u", "-c", "-U1", "-n1"]), back=st.booleans())
def test_any_texts(oracle: "Oracle", old: list[str], new: list[str], other: list[str], form: str, back: bool) -> None:
    """What diff says of two texts, applied to a third, which is close to the first."""
    one, two = ("".join(f"{line}\n" for line in lines).encode() for lines in (old, new))
    matcher = difflib.SequenceMatcher(None, old, other)
    near = old[: matcher.get_matching_blocks()[0].a] + other[-3:] + old
    difference = _diff(*([] if form == "-n1" else [form]), old=one, new=two)
    tree = {"f": "".join(f"{line}\n" for line in near).encode(), "g": one, "p": difference}
    for name in ("g", "f"):
        words = [*(["-R"] if back and form != "-n1" else []), name, "p"]
        expected = oracle.real("setsid", ["-w", "patch", *words], tree, b"")
        ours = oracle.ours("patch", words, tree, b"")
        assert (ours.out, ours.err, ours.status) == (expected.out, expected.err, expected.status)
        assert ours.tree == expected.tree
