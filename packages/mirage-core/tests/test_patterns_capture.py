"""Groups of regular expressions against bash's ``=~``, which is the C library's ``regexec``."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import asked_of_bash

from mirage.patterns.capture import capture
from mirage.patterns.faults import PatternError, PatternTooHard

MATCH = """
[ -n "$1" ] && shopt -s nocasematch
while IFS= read -r -d '' pattern && IFS= read -r -d '' text; do
    [[ $text =~ $pattern ]]
    printf '%s' "$?"
    for group in "${BASH_REMATCH[@]}"; do printf '|%s' "$group"; done
    printf '\\n'
done
"""
ATOMS = st.sampled_from([*"aabbc.", "[ab]", "[^a]", "[a-c]", "ab", "[[:alpha:]]", "\\.", "A"])
SIGNS = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{1,}"])
SIMPLE = st.lists(st.tuples(ATOMS, SIGNS).map("".join), min_size=1, max_size=3).map("".join)
# Repeated groups that hold others are where the C library is at odds with itself.
GROUPS = st.tuples(st.lists(SIMPLE, min_size=1, max_size=3).map("|".join), st.sampled_from(["", "", "?", "+"])).map(
    lambda found: f"({found[0]}){found[1]}"
)
PATTERNS = st.tuples(
    st.sampled_from(["", "", "^"]),
    st.lists(st.one_of(SIMPLE, GROUPS), min_size=1, max_size=3).map("".join),
    st.sampled_from(["", "", "$"]),
).map("".join)
TEXTS = st.text("abcA.é", max_size=7)


def bash(pairs: "list[tuple[str, str]]", option: str) -> list[str]:
    return asked_of_bash(MATCH, pairs, option).splitlines()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(PATTERNS, TEXTS), min_size=30, max_size=60), st.booleans())
def test_like_bash(pairs: "list[tuple[str, str]]", ignore_case: bool) -> None:
    ours = [_shown(capture(pattern, text, ignore_case=ignore_case)) for pattern, text in pairs]
    theirs = bash(pairs, "on" if ignore_case else "")
    assert not [(*pair, one, two) for pair, one, two in zip(pairs, ours, theirs, strict=True) if one != two]


def _shown(groups: "list[str] | None") -> str:
    return "1" if groups is None else "|".join(["0", *groups])


@pytest.mark.parametrize(
    ("pattern", "text", "groups"),
    [
        ("(foo|foobar)(.*)", "foobar", ["foobar", "foo", "bar"]),
        ("(a|ab)(c|bcd)(d*)", "abcd", ["abcd", "a", "bcd", ""]),
        ("foo|foobar", "xfoobar", ["foobar"]),
        ("(a)|(b)", "b", ["b", "", "b"]),
        ("(x)(.)\\2", "xaa", ["xaa", "x", "a"]),
        ("^(.*/)?([^/]*)$", "/usr/lib/x", ["/usr/lib/x", "/usr/lib/", "x"]),
        ("", "abc", [""]),
        ("é+", "aéé", ["éé"]),
    ],
)
def test_groups(pattern: str, text: str, groups: list[str]) -> None:
    assert capture(pattern, text) == groups


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|aa)+$", "(a*)*b", "(.*)(.*)(.*)(.*)x", "(a?){50}a{50}b", "(a|b|ab)*c"]
)
def test_no_pattern_takes_long(pattern: str) -> None:
    """Backtracking would take longer than a test may."""
    assert capture(pattern, "a" * 20_000 + "y") is None


def test_what_would_take_long_is_refused() -> None:
    with pytest.raises(PatternTooHard):
        capture("(a*)*\\1b", "a" * 5000)


@pytest.mark.parametrize("pattern", ["*", "(", "[a", "[z-a]", "a{2,1}", "a{1", "a{x}", "+a", "\\", "(a)\\2"])
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(PatternError):
        capture(pattern, "a")
