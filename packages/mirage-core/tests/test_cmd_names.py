"""basename and dirname against the real ones."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

BASENAMES = """
a b c|a/b|/a/b/|/|//|///|///a//
a.txt .txt|.txt .txt|a/b.c .c|-a a b|-s .c a.c b.c d|-z a|-as .c a.c|--suffix=.c x.c|--suffix x.c
-a|-s|-x|a/ /|-- -a|a b -z|--multiple a|./|a//b//|//a|-az a b|.|..|a.c.c .c|a .|abc bc|a/b/c /c|-s .c .c|--zero a|a é
"""
DIRNAMES = """
a|a/b|/a/b/|/|//|///|///a//|-z a/b c|-x|a//b|//a|a/b//|a/.|./a|-- -a/b|a/b -z|a b/c d/e/f|.|..|../a|--zero a/b|é/a
"""


@pytest.mark.parametrize("line", BASENAMES.replace("\n", "|").strip("|").split("|"))
def test_basename(oracle: "Oracle", line: str) -> None:
    oracle.check("basename", *line.split(" "))


@pytest.mark.parametrize("line", DIRNAMES.strip().split("|"))
def test_dirname(oracle: "Oracle", line: str) -> None:
    oracle.check("dirname", *line.split(" "))


def test_words_that_a_line_cannot_spell(oracle: "Oracle") -> None:
    for words in ([], [""], ["a", ""], ["-s", "", "a", "b"], ["a b/c d"], ["x\n/y\n"], ["\udcff/\udcfe"]):
        oracle.check("basename", *words)
        oracle.check("dirname", *[word for word in words if word != "-s"])


@settings(max_examples=150, deadline=None)
@given(path=st.text("a./b", max_size=8), suffix=st.text("a./b", max_size=2))
def test_any_path(oracle: "Oracle", path: str, suffix: str) -> None:
    oracle.check("basename", "--", path, suffix)
    oracle.check("dirname", "--", path)
