"""Large values of jq that are decoded in pieces, against the decoder of whole texts."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from oracle import Oracle

from mirage.commands.jq import pieces
from mirage.commands.jq.decoding import decoded
from mirage.commands.jq.writing import written

SCALARS = st.one_of(
    st.integers(-5, 10**20), st.floats(allow_nan=False), st.booleans(), st.none(), st.text('},{[]" \\\n\1é', max_size=6)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=6), st.dictionaries(st.text("ab", max_size=2), inner, max_size=3)),
    max_leaves=40,
)
SHAPES: list[Callable[[Any], Any]] = [
    lambda items: items,
    lambda items: {"a": 1, "items": items},
    lambda items: {"x": {"y": items, "w": 2}, "z": "}]"},
    lambda items: {"y": [items, 2]},
    lambda items: [[{}], items],
]


def in_steps(text: bytes) -> tuple[Any] | None:
    steps = pieces.decoded_in_steps(text)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: tuple[Any] | None = done.value
            return found


def in_short_steps(text: bytes) -> tuple[Any] | None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pieces, "_PIECE", 12)
        patched.setattr(pieces, "_EDGE", 40)
        return in_steps(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=8), st.sampled_from(SHAPES), st.sampled_from([None, 1, 2]), st.data())
@example([{"a": "},{"}] * 4, SHAPES[0], None, None)
def test_as_the_whole(items: list[Any], shape: Callable[[Any], Any], indent: int | None, data: Any) -> None:
    text = json.dumps(shape(items), indent=indent, ensure_ascii=False)
    if data is not None:
        for _ in range(data.draw(st.integers(0, 2))):
            at = data.draw(st.integers(0, len(text)))
            text = text[:at] + data.draw(st.sampled_from(["", ",", "]", "[", "{}", '"', " ", "1.50"])) + text[at + 1 :]
    found, whole = in_short_steps(text.encode()), decoded(text.encode())
    if found is not None:
        assert whole is not None, text
        assert written(found[0]) == written(whole[0])


@pytest.mark.parametrize("shape", SHAPES[:3])
@pytest.mark.parametrize("indent", [None, 1, 2])
def test_it_comes_to_something(shape: Callable[[Any], Any], indent: int | None) -> None:
    items = [{"id": number, "in": [{"x": 1}, {"x": number}], "s": "},{"} for number in range(9000)]
    text = json.dumps(shape(items), indent=indent).encode()
    steps = pieces.decoded_in_steps(text)
    assert sum(1 for _ in steps) > 20
    assert in_steps(text) == decoded(text)


@pytest.mark.parametrize(
    "text",
    [
        b"[%b]" % (b" " * 100),
        b"[1,%b,2]" % (b" " * 100),
        b"[%b1,]" % (b"1," * 100),
        b"[%b,1]" % (b"1," * 100),
        b'{"a":[%b1],"a":2}' % (b"1," * 100),
        b'["\\u0001list\\u0001",%b1]' % (b"1," * 100),
        b'{"b":["\\u0001list\\u0001"],"a":[%b{}]}' % (b"{}," * 100),
    ],
)
def test_what_is_no_value_or_takes_care(text: bytes) -> None:
    found = in_short_steps(text)
    assert found is None or found == decoded(text)


@pytest.mark.parametrize("indent", [None, 2])
def test_the_command(oracle: Oracle, indent: int | None) -> None:
    value = {"k": [{"id": number, "s": "},{", "n": [number / 4] * 3} for number in range(4000)], "e": 1}
    text = json.dumps(value, indent=indent).encode()
    expected = json.dumps(value, separators=(",", ":")).encode() + b"\n"
    for data, out in ((text, expected), (text + b"\n[1]\n", expected + b"[1]\n"), (text[:-3], None)):
        ran = oracle.ours("jq", ["-c", "."], {}, data)
        assert (ran.out, ran.status) == ((out, 0) if out else (b"", 5))
