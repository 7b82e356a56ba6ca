"""The language of jq against libjq."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jq_bench import ours, theirs

LINES = Path(__file__).with_name("jq_programs.txt").read_text().splitlines()
"""``PROGRAM ## INPUT``; null where there is none."""


FEW = 40


@pytest.mark.parametrize("first", range(0, len(LINES), FEW))
def test_programs(first: int) -> None:
    different = []
    for line in LINES[first : first + FEW]:
        program, _, text = line.partition(" ## ")
        expected, found = theirs(program, text or "null"), ours(program, text or "null")
        if found != expected:
            different.append((line, found, expected))
    assert different == []


VALUES = st.recursive(
    st.sampled_from(["null", "true", "false", "0", "1", "-1", "2.50", "1e2", '"a"', '"abc"', '"é"', '""']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{','.join(items)}]")
        | st.dictionaries(st.sampled_from("abc"), inner, max_size=3).map(
            lambda fields: "{" + ",".join(f'"{name}":{value}' for name, value in fields.items()) + "}"
        )
    ),
    max_leaves=8,
)
SIMPLE = """
. .a .b .[0] .[-1] .[]? .a? .[1:] .. 1 2.5 "a" null true [] {} $x keys length type sort unique reverse add not tojson
tostring tonumber floor to_entries from_entries min max first last flatten ascii_downcase explode implode empty error
paths any all values numbers strings scalars tostream recurse @json @text @csv @html @uri @sh @base64 transpose trim
""".split()
PLACES = ".a .[0] .b .[] .[]? .a? .[-1] .[1:] .. .a.b .a[0]".split()


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Programs made of smaller ones."""
    one = st.tuples(
        st.sampled_from(
            "[{}]|map({})|select({})|first({})|path({})|try ({}) catch .|({})?|-({})|sort_by({})|group_by({})|any({})"
            "|del({})|with_entries({})|{{a:({})}}|label $f ^ ({}), break $f|has({})|index({})|join({})|limit(2; {})"
            "|unique_by({})|walk({})|map_values({})|getpath({})|isempty({})|last({})|(.[]?^({}))|split({})".split("|")
        ),
        inner,
    ).map(lambda parts: parts[0].replace("^", "|").format(parts[1]))
    two = st.tuples(
        st.sampled_from(
            "({}) ^ ({})|({}), ({})|({}) + ({})|({}) - ({})|({}) * ({})|({}) / ({})|({}) == ({})|({}) < ({})"
            "|({}) and ({})|({}) or ({})|({}) // ({})|if {} then {} else . end|({}) as $x ^ {}"
            "|({}) as [$x, $y] ^ [$x, {}]|reduce ({}) as $x (.; {})"
            '|foreach ({}) as $x (0; {})|"\\({})-\\({})"|.[{}:{}]|def f: {}; f ^ ({})'.split("|")
        ),
        inner,
        inner,
    ).map(lambda parts: parts[0].replace("^", "|").format(*parts[1:]))
    update = st.tuples(st.sampled_from(PLACES), st.sampled_from(["=", "|=", "+=", "//="]), inner).map(
        lambda parts: f"{parts[0]} {parts[1]} ({parts[2]})"
    )
    return one | two | update


PROGRAMS = st.recursive(st.sampled_from(SIMPLE), larger, max_leaves=6)


@settings(max_examples=400, deadline=None)
@given(program=PROGRAMS, text=VALUES)
def test_any_program(program: str, text: str) -> None:
    program = f". as $x | {program}"
    expected = theirs(program, text)
    if expected and "compile error" in expected[-1]:
        return
    found = ours(program, text)
    if any("Invalid path expression" in each for each in (*found[-1:], *expected[-1:])):
        return
    assert [_message(each) for each in found] == [_message(each) for each in expected]


def _message(text: str) -> object:
    """An error may be any value: that one is written otherwise there."""
    if not text.startswith("error: "):
        return text
    try:
        return json.loads(text.removeprefix("error: "), parse_int=float)
    except ValueError:
        return text
