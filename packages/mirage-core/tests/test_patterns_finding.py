"""All matches of expressions in texts, with their groups, against GNU sed, which replaces what it finds."""

import subprocess
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mirage.patterns import Syntax
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.finding import Finder, finder

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
ATOMS = st.sampled_from([*"aabbc1 -", "é", ".", "[ab]", "[^a]", "[a-c]", "[[:alpha:]]", "[[:space:]1]", "\\w", "\\W"])
EDGES = st.sampled_from(["\\b", "\\B", "\\<", "\\>"])
TEXTS = st.lists(st.text("aabbc1 -éX", max_size=8), min_size=4, max_size=12)


def expressions(extended: bool) -> st.SearchStrategy[str]:
    escape = "" if extended else "\\"
    braces = [f"{escape}{{{bounds}{escape}}}" for bounds in ("2", "1,2", ",2", "1,", "0,1", "0")]
    signs = st.sampled_from(["", "", "", "", "*", "*", f"{escape}+", f"{escape}?", *braces])
    simple = st.lists(st.tuples(ATOMS, signs).map("".join), min_size=1, max_size=3).map("".join)
    choice = st.lists(simple, min_size=1, max_size=3).map(f"{escape}|".join)
    # Repeated groups that hold others are where the C library is at odds with itself.
    group = st.tuples(choice, st.sampled_from(["", "", f"{escape}?", f"{escape}+"])).map(
        lambda found: f"{escape}({found[0]}{escape}){found[1]}"
    )
    row = st.lists(st.one_of(simple, simple, group, group), min_size=1, max_size=4).map("".join)
    once = simple.map(f"{escape}({{}}{escape})".format)
    edged = st.lists(st.one_of(simple, simple, once, EDGES), min_size=1, max_size=4).map("".join)
    start, end = st.sampled_from(["", "", "", "^"]), st.sampled_from(["", "", "", "$"])
    anchored = st.tuples(start, row, end).map("".join)
    # Of an alternative with an edge of a word the C library forgets groups.
    return st.one_of(st.lists(anchored, min_size=1, max_size=2).map(f"{escape}|".join), edged)


PATTERNS = st.one_of(
    st.tuples(st.just(Syntax.BASIC), expressions(extended=False)),
    st.tuples(st.just(Syntax.POSIX), expressions(extended=True)),
)


def by_sed(syntax: Syntax, pattern: str, texts: Sequence[str], groups: int, flags: str) -> list[str]:
    shown = "".join(f"|\\{number}" for number in range(groups + 1))
    words = ["sed", *(["-E"] if syntax is Syntax.POSIX else []), "-z", f"s/{pattern}/<{shown}>/g{flags}"]
    data = b"".join(text.encode("utf-8", "surrogateescape") + b"\0" for text in texts)
    ran = subprocess.run(words, input=data, capture_output=True, env=ENVIRONMENT, timeout=20, check=False)
    assert not ran.stderr, (words, ran.stderr)
    return [part.decode("utf-8", "surrogateescape") for part in ran.stdout.split(b"\0")[:-1]]


def replaced(found: Finder, text: str) -> str:
    done: list[str] = []
    at = 0
    for spans in found.matches(text):
        done.append(text[at : spans[0][0]] + "<" + "".join("|" + text[one:two] for one, two in spans) + ">")
        at = spans[0][1]
    return "".join(done) + text[at:]


def by_matches(found: Finder, text: str, new: str | None, most: int) -> tuple[str, int]:
    done: list[str] = []
    at = 0
    spans = [each[0] for each in found.matches(text)][:most]
    for start, stop in spans:
        done += [text[at:start], f"<{text[start:stop]}>" if new is None else new]
        at = stop
    return "".join(done) + text[at:], len(spans)


@settings(max_examples=100, deadline=None)
@example((Syntax.BASIC, "b*"), ["abc", "", "bb"], "")
@example((Syntax.POSIX, "(a|ab)(c|bcd)?"), ["abcd", "ab"], "")
@given(PATTERNS, TEXTS, st.sampled_from(["", "", "I"]))
def test_like_sed(asked: tuple[Syntax, str], texts: list[str], flags: str) -> None:
    syntax, pattern = asked
    fold = "I" in flags
    found = finder(pattern, syntax, ignore_case=fold)
    if any(span[0] == span[1] for text in texts for span, *_ in found.matches(text)):
        # Behind a match of nothing the real one goes on by a byte, even where that is in a character.
        texts = [text.replace("é", "b") for text in texts]
    expected = by_sed(syntax, pattern, texts, found.groups, flags)
    assert [replaced(found, text) for text in texts] == expected
    whole = finder(pattern, syntax, ignore_case=fold, parts=False)
    spans = [[each[0] for each in found.matches(text)] for text in texts]
    assert [[each[0] for each in whole.matches(text)] for text in texts] == spans
    for each in (found, whole):
        for text in texts:
            for new, filled in (("\\1<", "\\1<"), ("", ""), (lambda match: f"<{match[0]}>", None)):
                at_once = each.replaced(text, new), each.replaced(text, new, 1)
                assert at_once[0] in (None, by_matches(each, text, filled, len(text) + 1))
                assert at_once[1] in (None, by_matches(each, text, filled, 1))
    for text, first in zip(texts, spans, strict=True):
        once = found.find(text)
        assert (once and once[0]) == (first[0] if first else None)


@pytest.mark.parametrize(
    "pattern",
    ["^", "$", "^$", "\\`", "\\'", ".*", "[^x]*", "a$", "^b", "b\\Wc", "b\\sc", "\\(^a\\|b$\\)", "[^a]b", "a.b", "x*"],
)
def test_lines_of_a_text(pattern: str) -> None:
    found = finder(pattern, Syntax.BASIC, lines=True)
    shown = "".join(f"|\\{number}" for number in range(found.groups + 1))
    for text in ("ab\nb\nca\n\nb", "\n", "a\nb\n", "b c"):
        script = f":a;$!{{N;ba}};s/{pattern}/<{shown}>/Mg"
        ran = subprocess.run(
            ["sed", script], input=f"{text}\n".encode(), capture_output=True, env=ENVIRONMENT, timeout=20, check=True
        )
        assert f"{replaced(found, text)}\n".encode() == ran.stdout


def test_bytes_that_are_no_text() -> None:
    texts = [b"a\xffb", b"\xc3", b"\xc3\xa9\xff", b"\xff\xff"]
    for pattern in (".", ".*", "a.b", "[^a]", "\udcff", "a\udcffb", "\\W", "é\\|\udcff"):
        found = finder(pattern, Syntax.BASIC)
        words = ["sed", "-z", f"s/{pattern}/<|&>/g".encode("utf-8", "surrogateescape")]
        data = b"".join(text + b"\0" for text in texts)
        ran = subprocess.run(words, input=data, capture_output=True, env=ENVIRONMENT, timeout=20, check=True)
        ours = [replaced(found, text.decode("utf-8", "surrogateescape")) for text in texts]
        assert [text.encode("utf-8", "surrogateescape") for text in ours] == ran.stdout.split(b"\0")[:-1]


def test_what_stands_before_the_start_counts() -> None:
    for pattern in ("^b", "\\<b", "\\bb"):
        assert finder(pattern, Syntax.BASIC).find("ab b", 1) in (None, ((3, 4),))
    assert finder("(b|bc)d?", Syntax.POSIX).find("abcbcd", 2) == ((3, 6), (3, 5))
    assert finder("(é|ébc)d?", Syntax.POSIX).find("éé", 1) == ((1, 2), (1, 2))


@pytest.mark.parametrize(
    "pattern",
    [
        "\\<\\|a",
        "\\(a*\\)\\1",
        "\\(a*\\)b*\\1",
        "\\(a\\|ab\\)\\1",
        "\\(b\\|bb\\)\\1*c\\?",
        "a*\\>\\|b\\<",
        "^\\(.*\\) \\1$",
    ],
)
def test_what_only_backtracking_knows_is_the_longest_too(pattern: str) -> None:
    texts = ["a", "aaaa", "aabaa", "abab", "bbbbc a", "b a ab", "ab ab", ""]
    found = finder(pattern, Syntax.BASIC)
    assert [replaced(found, text) for text in texts] == by_sed(Syntax.BASIC, pattern, texts, found.groups, "")


def test_plain_text() -> None:
    assert finder("a.b", Syntax.FIXED).literal == "a.b"
    assert finder("a\\.b", Syntax.BASIC).literal == "a.b"
    for pattern, fold in (("a.b", False), ("ab", True), ("", False), ("^a", False)):
        assert finder(pattern, Syntax.BASIC, ignore_case=fold).literal is None
    assert list(finder("aa", Syntax.BASIC).matches("aaaaa")) == [((0, 2),), ((2, 4),)]
    assert finder("aa", Syntax.BASIC).find("baab", 2) is None


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(a*)*b", "(.*)(.*)(.*)(.*)x", "(a|b|ab)*c"])
def test_no_pattern_takes_long(pattern: str) -> None:
    text = "a" * 20_000 + "y"
    assert finder(pattern, Syntax.POSIX).find(text) is None
    assert not list(finder(pattern, Syntax.POSIX, parts=False).matches(text + "é"))


def test_what_is_refused() -> None:
    with pytest.raises(PatternTooHard):
        finder("(a*)*\\1b", Syntax.POSIX).find("a" * 5000)
    with pytest.raises(PatternTooHard):
        finder("a" * 20_000, Syntax.POSIX)
    with pytest.raises(PatternError, match="Unmatched"):
        finder("(", Syntax.POSIX)
