"""Random words behind ``test`` and ``[``, and random names against the shell's options, in our shell and in bash."""

import shlex
import shutil

import anyio
import pytest
import spec_cases
import spec_shell
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the oracle is missing: apt-get install bash")

_OPERATORS = ["-f", "-z", "-n", "-d", "-e", "-v", "-t", "=", "!=", "==", "<", "-eq", "-lt", "-nt", "-ef"]
_JOINTS = ["!", "(", ")", "-a", "-o", "-a", "-o", "]"]
_OPERANDS = ["a", "", "b", "1", "2", "x", "f", "d", "-q", "-", "--"]
WORDS = st.lists(st.sampled_from([*_OPERATORS, *_JOINTS, *_OPERANDS]), max_size=8).map(shlex.join)
TESTS = st.one_of(WORDS.map(lambda words: f"test {words}"), WORDS.map(lambda words: f"[ {words} ]"))

TREE = """shopt -s extglob
mkdir -p a/b/c d .h ab B; : > a/1; : > a/b/2; : > .dot; : > x.c; : > y.C; : > d/.e; : > '[x]'; : > a.b; : > b; : > z
p() { for x in "$@"; do echo "<$x>"; done; echo; }
"""
_PLAIN = [
    "*",
    "**",
    "?",
    "a",
    "[ab]",
    "[!a]",
    "*.c",
    "d",
    ".h*",
    ".*",
    "[[:upper:]]",
    '"*"',
    "[x]",
    "[^.]*",
    "[a",
    '"a"*',
]
_GROUPS = [
    "@(a|b)",
    "!(a)",
    "+(a|b)",
    "*(.)d*",
    "?(.)h*",
    "!(*.c)",
    "@(.*|x*)",
    "!(.*)",
    "+([a-z])",
    ".!(h)",
    "!(!(a))",
]
NAMES = st.lists(st.sampled_from(_PLAIN + _GROUPS), min_size=1, max_size=3).map("/".join)
OPTIONS = st.sets(st.sampled_from(["globstar", "dotglob", "nocaseglob", "nullglob"])).map(sorted)
IGNORED = st.sampled_from(["", "", "", "a*", "*.c:b", "a/*"])
LISTINGS = st.tuples(OPTIONS, IGNORED, NAMES).map(
    lambda found: f"(shopt -s {' '.join([*found[0], 'extglob'])}; GLOBIGNORE='{found[1]}'; p {found[2]})"
)


def compare(setup: str, lines: list[str]) -> None:
    """All lines in one shell each; the first that differs is shown."""
    code = setup + "".join(f"{line}; echo $?\n" for line in lines)
    expected, actual = spec_cases.real(code), anyio.run(spec_shell.run, code)
    for line, one, two in zip(lines, expected.stdout.split(b"\n\n"), actual.stdout.split(b"\n\n"), strict=False):
        assert two == one, line
    assert actual == expected


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TESTS, min_size=50, max_size=80))
def test_tests_as_in_bash(lines: list[str]) -> None:
    compare("mkdir d; : > f\n", lines)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(LISTINGS, min_size=20, max_size=30))
def test_names_as_in_bash(lines: list[str]) -> None:
    compare(TREE, lines)
