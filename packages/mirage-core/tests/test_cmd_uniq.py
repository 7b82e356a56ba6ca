"""uniq against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "lines": b"a\na\nb\nA\na\n c\nc\nc  \nx y\nz y\n\n\ny\ny\ny",
    "zeros": b"a\0a\0b\n\0b\n",
    "empty": b"",
    "newline": b"\n",
    "newlines": b"\n\n\n",
    "many": b"same\n" * 30_000 + b"other\n" + b"same\n" * 30_000,
    "long": b"x" * 200_000 + b"\n" + b"x" * 200_000 + b"\ny",
    "d": None,
}

LINES = """
lines|-c lines|-d lines|-u lines|-D lines|-i lines|-ci lines|-cd lines|-cu lines|-du lines|-Du lines|-Dd lines
-Di lines|-cD lines|-f1 lines|-f2 lines|-f1 -s1 lines|-s1 lines|-s2 lines|-w1 lines|-w0 lines|-w2 -s1 lines
-f1 -c lines|-f9 -c lines|-s99 lines|-1 lines|+1 lines|-1 +1 lines|-- +1|--all-repeated lines
--all-repeated=none lines|--all-repeated=prepend lines|--all-repeated=separate lines|--all-repeated=x lines
--all-repeated=p -u lines|--all-repeated=separate -u lines|--group lines|--group=prepend lines|--group=append lines
--group=both lines|--group=separate lines|--group=x lines|--group -c lines|--group -d lines|--group -D lines
--group -u lines|--group -i lines|--group -f1 lines|--group empty|--group=both empty|--group=both newline|-D empty
-c empty|-c newline|-c newlines|-z zeros|-zc zeros|-zD zeros|-z --group=both zeros|-f x lines|-s x lines|-w x lines
-f -1 lines|-f 99999999999999999999999 lines|-w 99999999999999999999999 lines|-f +1 lines|-x lines|lines new
-c lines new|lines d|lines no/where|d|nowhere|lines new third|-|- -|- new|lines -|empty|many|-c many|-D long|-c long
long|--count lines|--repeated lines|--unique lines|--skip-fields=1 lines|--skip-chars=1 lines|--check-chars=1 lines
--ignore-case lines|-c -f1 -w1 lines
"""


@pytest.mark.parametrize("line", LINES.replace("\n", "|").strip("|").split("|"))
def test_uniq(oracle: "Oracle", line: str) -> None:
    oracle.check("uniq", *line.split(" "), tree=TREE, stdin=b"s\ns\nt")


OPTIONS = st.lists(
    st.sampled_from("-c -d -u -D -i -f1 -f2 -s1 -w1 -w2 -z --group --all-repeated=separate --group=both".split()),
    max_size=3,
)
TEXTS = st.lists(st.text("aAb \t", max_size=4), max_size=14).map(lambda lines: "\n".join(lines).encode())


@settings(max_examples=400, deadline=None)
@given(options=OPTIONS, text=TEXTS)
def test_uniq_of_any_lines(oracle: "Oracle", options: list[str], text: bytes) -> None:
    oracle.check("uniq", *options, stdin=text)
