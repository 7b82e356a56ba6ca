"""tr against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TEXT = b"aabbcc AZaz09 \\ [x]-\t end\n\n--::==**\0\0\x7f\xff\xff caf\xc3\xa9 \x01"

LINES = r"""
a|a b|a b c|-d|-d a b|-s|-ds a|-ds a b|-c a|-x|-t|-ds a b c|-s a b c|--a b|--complement -d a|--delete a
--squeeze-repeats b|--truncate-set1 abc x|-C a b|-dc a-z|-cd a-z|-cs a b|-cs a-z x|-cds a b|-ct abc xy|-tc abc xyz
-t abc x|-ts abc x|-st a-c xy|[:foo:] b|[:alpha:] [:digit:]|[:lower:] [:upper:]|[:upper:] [:lower:]
[:upper:]x [:lower:]|a [:upper:]|a [:lower:]|[:lower:]a [:upper:]b|[:digit:] [:alpha:]|[:alpha:] x|-d [:alpha:]
-d [:punct:]|-d [:space:]|-d [:blank:]|-d [:cntrl:]|-d [:digit:]|-d [:graph:]|-d [:print:]|-d [:xdigit:]
-d [:alnum:]|-d [:lower:]|-d [:upper:]|-cd [:alnum:]|-cd [:print:]|-s [:alpha:]|-s [:space:]|-s [:lower:] [:upper:]
-t [:lower:] [:upper:]x|[:upper:][:lower:] [:lower:][:upper:]|[:upper:] [:lower:][:lower:]|a[:upper:] b[:lower:]
ab[:upper:] b[:lower:]|[:upper:] [:upper:]|[:lower:] [:lower:]x|-c [:alpha:] x|-c [:alpha:] xy|-c [:alpha:] [x*]
-ct [:alpha:] x|-ct [:alpha:] [x*]|-c a [:upper:]|-c [:upper:] [:lower:]|-cs [:alpha:] [\n*]
-s [:upper:]x [:lower:]y|[:alpha:] [:upper:]|[:digit:][:lower:] [0*10][:upper:]|a-z [:upper:]|a [b*]|a-c [x*2]y
abc [x*010]|abc [x*]y|abc y[x*]|abc [x*]y[z*]|a [b*x]|a [b*9z]|a [b*08]|a [b*99999999999999999999]|a [b*0]
a [b*18446744073709551614]|[a*] b|[a*2] b|a-c [\*2]|abc [x*1][y*]|-d [x*]|-ds a [b*]|-ds a [b*2]|abcd [x*2][y*2]
abc [*]|abc [x*|abc [:*]|abc [=*2]|abc [:*2]x|[:*] x|[=ab=] c|[=a=] c|a [=b=]|-d [=a=]|-s [=a=]|[==] x|[::] x|[:]x
[: x|[:alpha x|[:alpha: x|[.a.] x|[=a x|z-a b|a-- xyz|--- x|a-b-c xyz|abc x-z-|a-|a- xy|-a xy|-- -a xy|[-a x|[a-c] x
[a-c] [x-z]|a-a x|a-z A|a-z A-Z|A-Z a-z|a-zA-Z n-za-mN-ZA-M|0-9 a-j|\a-\t x|+--/ x|a\-c xyz|\-a xy|a\ b|a b\|a \x
\n x|\\ /|/ \\|\t\n xy|\8 b|\400 b|\777 b|\101 b|\1012 bc|\7 x|\07 x|\0 x|-d \0|-d \377|-d \200-\377|\200-\377 ?
-d \\n|\61-\63 x|\141-c x|\r\f\v\a\b x|[ ]|[] x|[]a x|\[:alpha:] x|[\:alpha:] x|[:alpha:\] x|[:alpha\:] x|a\*b x
-d é|é e|caf\303\251 CAFE1|-s \303 x|a-c xyz|abc zyx|-s a|-s abc|-s \n|-s -- -|-s [:space:] x|-s a b|-s ab c
-s abc ccc|-ss a|-s abc xyz|-ds abc -|-ds \n [:alpha:]|-s a-b b-c|-cs A a
"""


@pytest.mark.parametrize("line", LINES.replace("\n", "|").strip("|").split("|"))
def test_tr(oracle: "Oracle", line: str) -> None:
    oracle.check("tr", *line.split(" "), stdin=TEXT)


def test_words_that_a_line_cannot_spell(oracle: "Oracle") -> None:
    for words in (
        [],
        ["", "b"],
        ["a", ""],
        ["-s", ""],
        ["-d", ""],
        ["", ""],
        ["-t", "abc", ""],
        ["-c", "", "x"],
        ["-cd", ""],
        [" ", "\n"],
        ["\udcff", "x"],
        ["a b", "x y"],
        ["a", "[b*\udcff]"],
        ["\udcff-a", "x"],
        ["-ds", "", ""],
        ["[:\\n\\\\:]", "x"],
        ["b\\n-\\t", "x"],
        ["[=\udcff\a=]", "x"],
    ):
        oracle.check("tr", *words, stdin=TEXT)


def test_chunks(oracle: "Oracle") -> None:
    data = b"a" * 200_000 + b"b" + b"ab" * 100_000 + b"\n" * 70_000
    for words in (
        ["-s", "a"],
        ["-s", "ab"],
        ["-s", "a", "b"],
        ["-ds", "b", "a"],
        ["-d", "a"],
        ["a", "b"],
        ["-cs", "a", "\n"],
    ):
        oracle.check("tr", *words, stdin=data)


PARTS = (
    "a b c - [ ] * : = \\ 0 9 a-c x-z [:lower:] [:upper:] [:digit:] [:alpha:] [x*] [y*2] [z*03] [=a=] \\n \\101 \\- A-Z"
)
OPTIONS = ["", "-d", "-s", "-c", "-ds", "-cs", "-cd", "-t", "-ts", "-ct", "-cds", "-cst"]
SETS = st.lists(st.sampled_from([*PARTS.split(), " "]), max_size=5).map("".join)


@settings(max_examples=500, deadline=None)
@given(
    options=st.sampled_from(OPTIONS),
    one=SETS,
    other=SETS,
)
def test_tr_of_any_sets(oracle: "Oracle", options: str, one: str, other: str) -> None:
    two = [] if options in ("-d", "-cd") else [other]
    oracle.check("tr", *([options] if options else []), "--", one, *two, stdin=TEXT)
