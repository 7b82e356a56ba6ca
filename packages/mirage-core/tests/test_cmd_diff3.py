"""diff3 against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "a": b"1\n2\n3\n4\n5\n",
    "b": b"1\n2x\n3\n4\n5\n6\n",
    "c": b"1\n2y\n3\n4\n5z\n",
    "n1": b"a\nb",
    "n2": b"a\nc",
    "n3": b"a\nb\n",
    "cr": b"a\r\nb\r\nc\r",
    "bin": b"x\0y\n",
    "bin2": b"x\0z\n",
    "dots": b".x\n.\n3\n4\n5\n",
    "empty": b"",
    "d": None,
    "long": b"".join(b"%d\n" % at for at in range(1000)),
    "longer": b"".join(b"%d\n" % at for at in range(1000) if at % 300) + b"x\n" * 150,
    "other": b"y\n" * 150 + b"".join(b"%d\n" % at for at in range(1000) if at % 310),
}

LINES = """\
b a c
-e b a c
-E b a c
-A b a c
-x b a c
-X b a c
-3 b a c
-i b a c
-i -e b a c
-iA b a c
-m b a c
-mA b a c
-me b a c
-mE b a c
-mx b a c
-mX b a c
-m3 b a c
-T b a c
-a b a c
--show-all b a c
--ed b a c
--show-overlap b a c
--easy-only b a c
--overlap-only b a c
--merge b a c
--text --initial-tab b a c
-m -L x b a c
-m -L x -L y --label=z b a c
-E -L x b a c
n1 n2 n3
-m n1 n2 n3
-e n1 n2 n3
-A n3 n2 n1
-m n3 n2 n1
cr a b
--strip-trailing-cr cr n3 n1
-m --strip-trailing-cr cr n3 b
bin a b
-a bin bin2 a
bin bin bin
bin bin2 bin
-e a a dots
-A b a dots
-m b a dots
empty a empty
-m empty a empty
-A empty a empty
a empty b
a a a
-m a a a
-m longer long other
-e longer long other
longer long other
-A other long longer
- a b
a - b
a b -
- - b
-m a - b
-m a b -
-m - b c
-e a - b
-m - a -
d a b
a d b
missing a b
a b missing
a b

a b c d
-mi a b c
-e -A a b c
-A -A a b c
-L x a b c
-X -L x a b c
-L a -L b -L c -L d -m a b c
-q
--foo
--lab
-L
"""


@pytest.mark.parametrize("line", LINES.splitlines())
def test_lines(oracle: "Oracle", line: str) -> None:
    oracle.check("diff3", *line.split(), tree=TREE, stdin=TREE["c"] or b"")


@settings(max_examples=150, deadline=None)
@given(
    options=st.sampled_from("|-e|-E|-A|-x|-X|-3|-m|-m -e|-m -E|-m -x|-m -3|-T|-iA|-m --strip-trailing-cr".split("|")),
    texts=st.tuples(*(st.lists(st.sampled_from("a b c .x . a\r".split(" ")), max_size=8) for _ in range(3))),
    ends=st.tuples(*(st.sampled_from(["", "\n"]) for _ in range(3))),
)
def test_texts(oracle: "Oracle", options: str, texts: tuple[list[str], ...], ends: tuple[str, ...]) -> None:
    contents = ["\n".join(lines) + (end if lines else "") for lines, end in zip(texts, ends, strict=True)]
    tree = {name: content.encode() for name, content in zip("mno", contents, strict=True)}
    oracle.check("diff3", *options.split(), "m", "n", "o", tree=tree)


def test_other_programs_are_refused(oracle: "Oracle") -> None:
    ran = oracle.ours("diff3", ["--diff-program=foo", "a", "b", "c"], TREE, b"")
    assert (ran.out, ran.status) == (b"", 2)
    assert ran.err == b"diff3: --diff-program is not supported: files are compared here\n"
