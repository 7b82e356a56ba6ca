"""envsubst against the real one; uuidgen by its rules."""

import uuid
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TEXT = b"a $HOME ${HOME} ${X:-1} $1 $$ ${HOME $HOMEX \\$ZZ ${} $_A $ZZ${PATH}$TZ ${TZ}} $PATH$\n${TZ"


WORDS = [
    (),
    ("$TZ ${PATH}",),
    ("",),
    ("-v", "$A ${B} $A ${C"),
    ("-v",),
    ("a", "b"),
    ("-v", "a", "b"),
    ("-x",),
    ("--variables", "$A"),
]


@pytest.mark.parametrize("words", WORDS)
def test_envsubst(oracle: "Oracle", words: tuple[str, ...]) -> None:
    line = " ".join(f"'{word}'" for word in words)
    lead = "unset HOME X HOMEX _A; "
    if words and words[0] == "-x":
        oracle.check("envsubst", *words, stdin=TEXT)
    else:
        oracle.check_line(f"{lead}export TZ=UTC; envsubst {line}", stdin=TEXT.replace(b"PATH", b"B"))


@settings(max_examples=100, deadline=None)
@given(text=st.text("${}AB1 \n", max_size=30))
def test_any_text(oracle: "Oracle", text: str) -> None:
    oracle.check_line("A=x B='$A' envsubst", stdin=text.encode())


def test_only_what_is_exported(oracle: "Oracle") -> None:
    oracle.check_line("A=1; export B=2; envsubst <<< '$A-$B'; A=3 envsubst <<< '$A'")


def test_uuidgen(oracle: "Oracle") -> None:
    for options, version in (([], 4), (["-r"], 4), (["-t"], 1)):
        made = oracle.ours("uuidgen", options, {}, b"").out.decode().strip()
        assert str(uuid.UUID(made)) == made
        assert uuid.UUID(made).version == version
    made = oracle.ours("uuidgen", ["-s", "-n", "@dns", "-N", "example.org"], {}, b"").out.decode().strip()
    assert made == str(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"))
    made = oracle.ours("uuidgen", ["-m", "-n", str(uuid.NAMESPACE_URL), "-N", "x"], {}, b"").out.decode().strip()
    assert made == str(uuid.uuid3(uuid.NAMESPACE_URL, "x"))
    assert oracle.ours("uuidgen", ["-s"], {}, b"").status == 1
