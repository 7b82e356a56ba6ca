"""Globs against bash's own ``case``."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import asked_of_bash

from mirage.patterns.between import RUNS, between
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.glob import PLAIN, Rules, has_magic, matches, translate

CASE = """
while IFS= read -r -d '' pattern && IFS= read -r -d '' text; do
    case $text in $pattern) printf 1 ;; *) printf 0 ;; esac
done
"""
PIECES = st.sampled_from(
    [
        *(
            "*",
            "?",
            "a",
            "b",
            "c",
            ".",
            "/",
            "é",
            "-",
            "\\*",
            "\\a",
            "[ab]",
            "[!a]",
            "[^b]",
            "[a-c]",
            "[]a]",
            "[!]]",
            "[a-]",
        ),
        *("**", "[[:alpha:]]", "[[:digit:]b]", "[![:space:]]", "[\\]a]", "[", "]", "[a", "1", " "),
    ]
)
PATTERNS = st.lists(PIECES, min_size=1, max_size=6).map("".join)
TEXTS = st.text("abc./é-*1 ]", max_size=7)


def bash(pairs: "list[tuple[str, str]]") -> list[bool]:
    return [digit == "1" for digit in asked_of_bash(CASE, pairs)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PATTERNS, TEXTS), min_size=30, max_size=60))
def test_like_bash(pairs: "list[tuple[str, str]]") -> None:
    ours = [matches(pattern, text) for pattern, text in pairs]
    wrong = [(*pair, one) for pair, one, two in zip(pairs, ours, bash(pairs), strict=True) if one != two]
    assert not wrong


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("*", "a/b", False),
        ("*/b", "a/b", True),
        ("a*b*/c", "axbx/c", True),
        ("a*b*/c", "ax/bx/c", False),
        ("?", "/", False),
        ("[/]", "/", False),
        ("*.c", ".c", False),
        (".*", ".c", True),
        ("a/*", "a/.b", False),
        ("a/.*", "a/.b", True),
        ("[.]b", ".b", False),
        ("?b", ".b", False),
        ("a/\\.b", "a/.b", True),
    ],
)
def test_slashes_and_dots(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text, Rules(slash=True, dot=True)) is expected


@pytest.mark.parametrize(
    "pattern", ["*a" * 30 + "b", "*" * 50 + "b", "*[ab]?" * 12 + "c", "*a*/" * 5 + "x", "a*" * 40 + "b"]
)
@pytest.mark.parametrize("rules", [Rules(), Rules(slash=True, dot=True), Rules(ignore_case=True)])
def test_no_pattern_takes_long(pattern: str, rules: Rules) -> None:
    """Backtracking would take longer than a test may."""
    assert not matches(pattern, "a" * 3000, rules)


def test_bytes_that_are_no_text_are_characters() -> None:
    assert matches("a?b", "a\udcffb")
    assert matches("[!x]", "\udc80")
    assert matches("*\udcff", "abc\udcff")


def test_case() -> None:
    assert matches("*.TXT", "a.txt", Rules(ignore_case=True))
    assert matches("É*", "é", Rules(ignore_case=True))
    assert not matches("*.TXT", "a.txt")


def test_magic() -> None:
    assert has_magic("a*")
    assert has_magic("[a]")
    assert not has_magic("a.b")
    assert translate("a.b") == "a\\.b"


def test_what_is_behind_the_last_star_is_looked_for_once() -> None:
    """Backtracking would take longer than a test may."""
    assert matches("*" + "?" * 100_000, "x" * 100_001)
    assert not matches("*" + "?" * 100_000, "x" * 99_999)
    assert not matches("*" + "?" * 50_000 + "x", "a" * 100_001)
    assert not matches("ab*b", "ab")


LONG = "-" * 99_999


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        (LONG + "*", True),
        ("*" + LONG, True),
        ("*" + "-" * 50_000 + "*" + "-" * 50_000 + "*", False),
        ("*x" + "-" * 50_000 + "*", False),
        ("*" + "-" * 50_000 + "x*", False),
        ("[" * 99_999 + "*", False),
        ("?" * 99_999 + "*", True),
    ],
)
def test_a_pattern_may_be_long(pattern: str, fits: bool) -> None:
    """Backtracking would take longer than a test may."""
    assert matches(pattern, LONG) is fits
    assert (between(pattern, PLAIN).end(LONG, 0, longest=True) >= 0) is fits
    assert bool(list(between(pattern, PLAIN).occurrences(LONG))) is fits
    assert (between(pattern, PLAIN, backwards=True).end(LONG, 0, longest=False) >= 0) is fits


@pytest.mark.parametrize("pattern", ["*a" * RUNS, "[a]" * 33_000, "[\\]" * 30_000, "*?b" * 30_000])
def test_a_pattern_of_too_many_parts_is_refused(pattern: str) -> None:
    with pytest.raises(PatternTooHard):
        matches(pattern, LONG)


def test_an_expression_that_would_be_tried_at_too_many_places_is_refused() -> None:
    with pytest.raises(PatternTooHard):
        matches("*?" + "-" * 20_000 + "x*", LONG)


def test_the_ends_of_matches() -> None:
    pattern = between("a*[bc]?*d", PLAIN)
    assert pattern.end("axbddxd_", 0, longest=False) == 5
    assert pattern.end("axbddxd_", 0, longest=True) == 7
    assert pattern.end("axbd", 0, longest=True) == -1
    assert list(between("a*b", PLAIN).occurrences("xaabab_a")) == [(1, 6)]
    assert list(between("a?", PLAIN).occurrences("axaaa")) == [(0, 2), (2, 4)]
    assert list(between("*", PLAIN).occurrences("")) == [(0, 0)]


@pytest.mark.parametrize(
    "pattern",
    [
        "!([[ " * 8000,
        "@(a" * 60 + "b" * 9000,
        "!([x" * 8000 + "\\]",
        "@(a)" * 8000,
        "*" * 50_000 + "@(a)",
        "*?" * 9000 + "@(a)",
    ],
)
def test_groups_that_do_not_end_are_read_once(pattern: str) -> None:
    """Reading each of them to the end of the pattern would take longer than a test may."""
    with contextlib.suppress(PatternTooHard):
        assert not matches(pattern, "x", Rules(extended=True))
