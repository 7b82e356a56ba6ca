"""Random expressions, in our shell and in the bash of this machine: values, effects and complaints must agree."""

import re
import shlex
import shutil

import anyio
import pytest
import spec_cases
import spec_shell
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the oracle is missing: apt-get install bash")

Strategy = st.SearchStrategy[str]

SETUP = "x=5 y=-3 z= v=x+1 w=0x1f o=010 q=y++ a=(1 2 3); declare -A m=([k]=7)\n"
NAMES = ("x", "y", "a[1]", "m[k]")

_NUMBERS = "1 2 0 7 010 0x1f 16#ff 2#101 9223372036854775807 08 1#2 1.5".split()
_VARIABLES = [*NAMES, *NAMES, *"z v w o q a[x-4] nov x++ ++y a[0]-- --m[k]".split()]
_ATOM = st.sampled_from(_NUMBERS + _VARIABLES)
_BINARY = st.sampled_from("+ - * / % ** << >> < > <= >= == != & | ^ && || ,".split())
_SETTING = st.sampled_from("= += -= *= /= %= <<= >>= &= |= ^=".split())
_BLANK = st.sampled_from(["", " "])


def _grown(inner: Strategy) -> Strategy:
    return st.one_of(
        st.tuples(inner, _BLANK, _BINARY, _BLANK, inner).map("".join),
        st.tuples(st.sampled_from("!~-+"), _BLANK, inner).map("".join),
        st.tuples(st.sampled_from(NAMES), _BLANK, _SETTING, inner).map("".join),
        st.tuples(inner, inner, inner).map(lambda found: "{} ? {} : {}".format(*found)),
        inner.map(lambda text: f"({text})"),
    )


SOUND: Strategy = st.recursive(_ATOM, _grown, max_leaves=6)
_WORD = st.one_of(_ATOM, _BINARY, _SETTING, st.sampled_from(["(", ")", "!", "?", ":", "@", "++", "--"]))
# bash complains of a negative exponent even where nothing is evaluated, and variables count as 0.
_IDLE_POWER = re.compile(r"(&&|\|\||\?).*\*\*", re.DOTALL)
ANY: Strategy = st.one_of(SOUND, SOUND, st.lists(_WORD, min_size=1, max_size=5).map(" ".join)).filter(
    lambda text: not _IDLE_POWER.search(text)
)


@given(st.lists(ANY, min_size=40, max_size=40))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_expressions_come_to_what_bash_makes_of_them(expressions: list[str]) -> None:
    lines = [f'(let {shlex.quote("r=" + text)}; echo "$? $r $x $y ${{a[*]}} ${{m[k]}}")\n' for text in expressions]
    code = SETUP + "".join(lines)
    assert anyio.run(spec_shell.run, code) == spec_cases.real(code)
