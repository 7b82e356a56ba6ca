"""Extended patterns against bash's own ``case``, and what would take others for ever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import asked_of_bash

from mirage.patterns.extended import occurrences, prefix_end, suffix_start
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.glob import EXTENDED, Rules, matches

CASE = """
shopt -s extglob $1
while IFS= read -r -d '' pattern && IFS= read -r -d '' text; do
    case $text in $pattern) printf 1 ;; *) printf 0 ;; esac
done
"""
UNITS = st.sampled_from(
    [*"abcab?.-A", "[ab]", "[!a]", "[a-c]", "\\a", "\\*", "[[:alpha:]]", "[]a]", "[[:upper:]]", "é"]
)
PIECES = st.recursive(
    UNITS,
    lambda inner: st.tuples(
        st.sampled_from("?*+@!"), st.lists(st.lists(inner, max_size=2).map("".join), min_size=1, max_size=3)
    ).map(lambda found: f"{found[0]}({'|'.join(found[1])})"),
    max_leaves=6,
)
# A star before a group is tried at fewer places by bash than it could be.
PATTERNS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=3).map("".join),
    st.tuples(PIECES, st.just("*"), UNITS).map("".join),
)
TEXTS = st.text("abc.A-", max_size=6)


def bash(pairs: "list[tuple[str, str]]", option: str = "") -> list[bool]:
    return [digit == "1" for digit in asked_of_bash(CASE, pairs, option)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(PATTERNS, TEXTS), min_size=30, max_size=60), st.booleans())
def test_like_bash(pairs: "list[tuple[str, str]]", ignore_case: bool) -> None:
    rules = Rules(extended=True, ignore_case=ignore_case)
    ours = [matches(pattern, text, rules) for pattern, text in pairs]
    theirs = bash(pairs, "nocasematch" if ignore_case else "")
    assert not [(*pair, one) for pair, one, two in zip(pairs, ours, theirs, strict=True) if one != two]


@settings(max_examples=100, deadline=None)
@given(PATTERNS, TEXTS)
def test_ends_are_those_of_whole_matches(pattern: str, text: str) -> None:
    ends = [end for end in range(len(text) + 1) if matches(pattern, text[:end], EXTENDED)]
    starts = [start for start in range(len(text) + 1) if matches(pattern, text[start:], EXTENDED)]
    if "(" in pattern and "*" not in pattern:
        assert prefix_end(pattern, text, EXTENDED, longest=False) == (min(ends) if ends else None)
        assert prefix_end(pattern, text, EXTENDED, longest=True) == (max(ends) if ends else None)
        assert suffix_start(pattern, text, EXTENDED, longest=True) == (min(starts) if starts else None)
        assert suffix_start(pattern, text, EXTENDED, longest=False) == (max(starts) if starts else None)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("+(+(a))", "a" * 10_000 + "b", False),
        ("+(+(a))", "a" * 10_000, True),
        ("*(*(a|b))c", "ab" * 5000, False),
        ("*(*(a|ab))c", "ab" * 5000, False),
        ("+(+(a)b)", "ab" * 5000, True),
        ("*(a|aa|aaa|aaaa)b", "a" * 5000, False),
        ("!(!(!(a*)b*)c*)", "abc" * 3000, False),
        ("*!(x)", "a" * 100_000, True),
        ("+([[:space:]])", " " * 1_000_000, True),
        ("*(+(?)a)b", "a" * 10_000, False),
        ("*!(*!(*!(x)))", "abac" * 2500, True),
    ],
)
def test_no_pattern_takes_long(pattern: str, text: str, expected: bool) -> None:
    """Trying one way after the other would take longer than a test may."""
    assert matches(pattern, text, EXTENDED) is expected


def test_what_would_take_long_is_refused() -> None:
    with pytest.raises(PatternTooHard):
        matches("*(*(*(*(a|b)b)a)c)d", "abac" * 2500, EXTENDED)


def test_nesting_is_bounded() -> None:
    with pytest.raises(PatternTooHard):
        matches("+(" * 10_000 + "a" + ")" * 10_000, "a", EXTENDED)
    assert matches("+(" * 60 + "a" + ")" * 60, "aaa", EXTENDED)


def test_occurrences_from_the_left() -> None:
    assert list(occurrences("+(a)", "baacaa", EXTENDED)) == [(1, 3), (4, 6)]
    assert list(occurrences("*(a)", "bab", EXTENDED)) == [(0, 0), (1, 2), (2, 2)]
    assert list(occurrences("@(a|ab)", "abab", EXTENDED)) == [(0, 2), (2, 4)]


def test_a_leading_dot_is_matched_by_a_dot_only() -> None:
    rules = Rules(extended=True, dot=True)
    assert matches("@(.a|b)", ".a", rules)
    assert matches("?(.)a", ".a", rules)
    assert not matches("@(*|b)", ".a", rules)
    assert not matches("!(b)", ".a", rules)
    assert not matches("+([.a])", ".a", rules)
