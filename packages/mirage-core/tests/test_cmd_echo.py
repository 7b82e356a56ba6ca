"""echo, true, false and pwd as programs, against the real ones."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

WORDS = st.lists(
    st.sampled_from(
        r"-n -e -E -ne -nE -en -x - -- -nx --help --version a é \a \b \c \e \E \f \n \r \t \v \\ \0 \0101 \101 "
        r"\18 \777 \x41 \x \xg1 \x414 \u41 \8 \ a\cb".split()
    ).flatmap(lambda word: st.sampled_from((word, f"{word}1", f"b{word}")) if word[0] == "\\" else st.just(word)),
    min_size=1,
    max_size=4,
).filter(lambda words: words not in (["--help"], ["--version"]))


@settings(max_examples=600, deadline=None)
@given(words=WORDS, strict=st.booleans())
def test_any_words(oracle: "Oracle", words: list[str], strict: bool) -> None:
    quoted = " ".join(f"'{word}'" for word in words)
    oracle.check_line(f"{'POSIXLY_CORRECT=1 ' if strict else ''}/bin/echo {quoted}")


@pytest.mark.parametrize(
    "line",
    [
        "/bin/echo x > /dev/full",
        "/bin/echo > /dev/full",
        "env echo x > /dev/full",
        "echo x > /dev/full",
        "/bin/echo -n '' > /dev/full",
        "/bin/true --help > /dev/full",
        "/bin/false --help > /dev/full",
        "/bin/false --help > /dev/null",
        "/bin/false --version > /dev/null",
        "/bin/false --help x",
        "/bin/true --help > /dev/null",
        "/bin/true --bogus",
        "/bin/echo --help x",
        "find . -maxdepth 0 -exec echo -e 'a\\101' {} +",
        "echo 1 2 | xargs -n 1 /bin/echo -n",
        "enable -n echo; echo -e '\\101\\u0041'; enable echo; echo -e '\\101\\u0041'",
        "timeout 5 pwd > /dev/full",
        "pwd > /dev/full",
        "/bin/pwd -x",
        "/bin/pwd --bogus",
        "mkdir d; ln -s d l; cd l; pwd | sed 's,.*/,,'; /bin/pwd | sed 's,.*/,,'",
        "mkdir d; ln -s d l; cd l; /bin/pwd -L | sed 's,.*/,,'; /bin/pwd -LP | sed 's,.*/,,'",
        "mkdir d; ln -s d l; cd l; /bin/pwd --logical | sed 's,.*/,,'; /bin/pwd -PL | sed 's,.*/,,'",
        "mkdir d; ln -s d l; cd l; POSIXLY_CORRECT=1 /bin/pwd | sed 's,.*/,,'",
        "mkdir d; ln -s d l; cd l; PWD=/ /bin/pwd -L | sed 's,.*/,,'; PWD=$PWD/../l /bin/pwd -L | sed 's,.*/,,'",
        "mkdir d; cd d; PWD=nosuch /bin/pwd -L | sed 's,.*/,,'; PWD=/nosuch /bin/pwd -L a b | sed 's,.*/,,'",
    ],
)
def test_in_a_shell(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line)
