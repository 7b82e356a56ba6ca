"""Random lines, in our shell and in the bash of this machine: they must agree."""

import re
import shutil
from typing import TYPE_CHECKING

import anyio
import pytest
import spec_cases
import spec_shell
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the oracle is missing: apt-get install bash")

Strategy = st.SearchStrategy[str]

SETUP = """show() { for a in "$@"; do echo "<$a>"; done; }
HOME=/nowhere
x='a b' y= n=3 s='*' p=u/v/w.x.y IFS="${IFS}:" c=1:2::3
mkdir -p d/e; echo one > f1; echo two > f2; echo three > d/g; echo h > .h
set -- 'p q' '' r
"""
"""What every line may lean on."""

_SAFE = st.sampled_from(["a", "b", "1", "d/", ".", "-", "_", "=", "~", ",", "é", "+", "%", "@", "^"])
_NAME = st.sampled_from(["x", "y", "z", "n", "s", "p", "c", "1", "2", "3", "4"])
_SPECIAL = st.sampled_from(["$x", "$y", "$z", "$*", "$@", "$#", "$?", "$1", "$2", "$c", "$s", "$"])
_GLOB = st.sampled_from(["*", "?", "f*", "[fd]*", "d/*", ".h*", "*/*", "[!f]*", "f[0-9]", "*x*"])
_BRACES = st.sampled_from(["{a,b}", "{1..3}", "{,x}", "{a..c}", "{3..1}", "{}", "{a}", "{a,{b,c}}", "{01..3}", "{a,b"])
_ESCAPED = st.sampled_from([r"\$", r"\"", r"\'", r"\\", r"\ ", r"\*", r"\a", r"\~", r"\#", "\\\n"])
_SINGLE = st.sampled_from(["''", "'a b'", "'$x'", "'\"'", "'*'", "'\\'", "$'a\\tb'", "$'\\x41\\''", "'{a,b}'"])
_QUOTABLE = st.sampled_from([" ", "'", "*", r"\$", r"\"", r"\a"])
_OPERATORS = st.sampled_from([":-", "-", ":+", "+", "#", "##", "%", "%%"])
_SUMS = st.sampled_from(["$((1+2))", "$((n*2))", "$(( n > 2 ? 5 : 6 ))", "$((n))", "$((-7/2))", "$((2**n))"])


def _expansion(word: Strategy) -> Strategy:
    return st.one_of(
        st.tuples(_NAME, _OPERATORS, word).map(lambda found: "${" + "".join(found) + "}"),
        _NAME.map(lambda name: "${" + name + "}"),
        _NAME.map(lambda name: "${#" + name + "}"),
        word.map(lambda inner: f"$(echo {inner})"),
    )


def _double(word: Strategy) -> Strategy:
    inside = st.one_of(_SAFE, _SPECIAL, _expansion(_PLAIN), _SUMS, _QUOTABLE)
    return st.lists(inside, max_size=4).map(lambda parts: '"' + "".join(parts) + '"')


_PLAIN: Strategy = st.lists(_SAFE, min_size=1, max_size=3).map("".join)
_UNIT: Strategy = st.recursive(
    st.one_of(_SAFE, _SPECIAL, _GLOB, _BRACES, _ESCAPED, _SINGLE, _SUMS),
    lambda word: st.one_of(_double(word), _expansion(word)),
    max_leaves=4,
)
# What is a shell's own is left out: its process number, and where it is.
_OWN = re.compile(r"\$\$|~\+")
WORD: Strategy = st.lists(_UNIT, min_size=1, max_size=4).map("".join).filter(lambda word: not _OWN.search(word))
WORDS: Strategy = st.lists(WORD, min_size=1, max_size=4).map(" ".join)

_REDIRECT = st.sampled_from(
    ["> o", ">> o", "< f1", "2> e", "2>&1", ">&2", "&> o", ">> d", "< no", "<<< $x", "3> o", ">&3", "2>&-", "> $x"]
)
_PRINTING = ["echo a", "cat", "cat f1 no", "echo $x", "{ cat; echo b; }", "cat f2 -", "echo $?", "wc -l", "head -n 1"]
_SILENT = ["true", "false", "nosuch", "(exit 3)", "cd d", "{ x=1; }", "{ y=$(cat f1); }", "! true"]
_COMMAND = st.sampled_from([*_PRINTING, *_SILENT])
_STEP = st.tuples(_COMMAND, st.lists(_REDIRECT, max_size=3)).map(lambda found: " ".join([found[0], *found[1]]))
_JOINED = st.lists(st.tuples(_STEP, st.sampled_from([";", "|", "&&", "||", "\n", "|&"])), min_size=1, max_size=5)
LINES: Strategy = _JOINED.map(lambda steps: " ".join(f"{step} {join}" for step, join in steps) + " echo end $?")


def compare(code: str) -> None:
    """Both shells, one after the other; our messages are bash's own."""
    expected = spec_cases.real(code)
    actual = anyio.run(spec_shell.run, code)
    assert actual == expected, code


def _examples(count: int) -> "Callable[[Callable[..., None]], Callable[..., None]]":
    return settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))


@given(WORDS)
@_examples(150)
def test_words_expand_as_in_bash(words: str) -> None:
    compare(f"{SETUP}show {words}\n")


@given(WORD)
@_examples(60)
def test_assigned_words_expand_as_in_bash(word: str) -> None:
    compare(f'{SETUP}v={word}\nshow "$v"\ncase "$v" in a*) echo A;; *) echo other;; esac')


@given(LINES)
@_examples(120)
def test_lines_run_as_in_bash(line: str) -> None:
    expected = spec_cases.real(SETUP + line + "\n")
    actual = anyio.run(spec_shell.run, SETUP + line + "\n")
    assert (actual.status, actual.stdout) == (expected.status, expected.stdout)
    # Whether a stage gets as far as complaining before its reader has left is a race in bash.
    if "|" not in line.replace("||", ""):
        assert actual.stderr == expected.stderr
