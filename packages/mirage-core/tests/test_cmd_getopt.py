"""getopt against util-linux's."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

LINES = r"""
-o ab:c:: --long alpha,beta:,gamma:: -- -a -b "x y'z" -cfoo --gam=1 --alpha rest -b q
-s sh -o a:: -- -a"x y'!z\w" "tab	end"
-s bash -o a:: -- -a"x y'!z\w" ""
-s csh -o a:: -- -a"x y'!z\w" "tab	end" ''
-s tcsh -o a:: -- "-a!'\\ "
-s foo -o a --
-T
''
ab -a -b -c x
-ab -a
ab -- -a x
ab x -a -- -b
+ab x -a
-- ab -a x
-- +ab x -a
'' -- x
"" -a
-q -o a -- -z
-Q -o a -- -a
-Q -o a -- -z
-o a -n prog -- -z --foo
-u -o a: -- -a 'x y' z
-l foo,bar -- --f --ba
-o '' -l foo,bar -- --f --ba
-o +ab -- -a x -b
-o -ab -- -a x -b y
-a -o x -l foo -- -foo -x
-a -o f -l foo -- -foo -f -fo
-a -o x -l foo,fob -- -fo
-a -o xb -l bar: -- -b 1 -bar 2 -ba=3 -bx
-a -o x -l bar: -- -y -b
-o a: -- -a
-o :a: -- -a -z
-o a -l 'foo,fob:' -- --fo
-o a -l 'foo,fob' -- --fo
-o a -l foo -- --foo=3
-o '' -l fob: -- --fob
-o '' -l fob: -- --fob= --fob=x=y
-o a -l 'a::,b:,' -- --a --a= --b=
-o a -l 'a b	c' -- --a --b --c
-o a -l a -l b -- --a --b
-o a -l ':' -- --a
-o a -l '::' -- --a
-o W;a -l foo: -- -W foo=1 -Wfoo=2 -W foo 3 -Wx -W
-o a;b -- -a -b '-;'
-o a -- - -a -- -b
-o a -- -a- -:
-o a
-o a --
-o ab x -a
-Z
-o
-l
--longoptions
--foo
-o a -- -é
-o a -l é -- --é x
-n '' -o a -- -z
-n 'my prog' -o a -- --z=1
-o ab: -o c -- -c -a
""".strip("\n").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_lines(oracle: "Oracle", line: str) -> None:
    oracle.check("getopt", *shlex.split(line))


def test_no_words(oracle: "Oracle") -> None:
    oracle.check("getopt")


@settings(max_examples=200, deadline=None)
@given(
    options=st.sampled_from(["", "-a", "-u", "-q", "-s csh", "-s bash -a"]),
    short=st.sampled_from(["ab:c::", "+ab:", "-ab:c::", ":a:b", "", "W;a"]),
    longs=st.sampled_from(["foo,foobar:,bar::", "a,ab", ""]),
    words=st.lists(
        st.sampled_from(
            "-a -b -c -ab -abx -bx -c1 -- - x --foo --fo --foo=1 --foob --foobar=2 --bar --ba=3 -foo -W".split()
        ),
        max_size=6,
    ),
)
def test_words(oracle: "Oracle", options: str, short: str, longs: str, words: list[str]) -> None:
    oracle.check("getopt", *options.split(), "-o", short, "-l", longs, "--", *words)


def test_posix(oracle: "Oracle") -> None:
    oracle.check_line("export POSIXLY_CORRECT=1; getopt -o ab -- -a x -b; getopt -o -ab -- -a x -b; getopt ab -a x -b")


def test_in_a_script(oracle: "Oracle") -> None:
    oracle.check_line(
        "set -- -v --file 'a b' rest 'it'\\''s'; eval set -- \"$(getopt -o vf: -l file: -- \"$@\")\"; "
        'while [ "$1" != -- ]; do printf "<%s>" "$1"; shift; done; shift; printf "(%s)" "$@"'
    )
