"""A slice of the campaigns: the same scripts and texts each time. The whole: `nox -s generate cross fuzz runaway`."""

import gc
import os
import shutil
import time
from functools import partial

import anyio
import commands
import compare
import cross
import fuzz
import generator
import pytest
import shells
from families import FAMILIES
from known import KNOWN
from runaway_lines import PATTERNS, Line
from shrink import shrink

from mirage import Workspace

SEED = 1
MOMENT = 3
"""Seconds of the processor that a line with a hostile pattern may take."""
TIMED_OUT = 124

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="the oracle is missing: apt-get install bash")


@pytest.mark.parametrize("line", PATTERNS[::3], ids=lambda line: line.name)
def test_no_pattern_holds_a_command_up(line: Line) -> None:
    began = time.process_time()
    result = anyio.run(partial(Workspace().execute, timeout=30), line.text)
    assert time.process_time() - began < MOMENT
    assert result.exit_code != TIMED_OUT
    assert b"internal error" not in result.stderr


@needs_bash
@pytest.mark.timeout(60)
def test_generated_scripts_do_as_in_bash() -> None:
    tally = compare.stretch(SEED, range(len(generator.names()))[::8])
    assert [str(each) for each in tally.differences] == []


@needs_bash
@pytest.mark.timeout(60)
def test_crossed_scripts_do_as_in_bash() -> None:
    tally = cross.stretch(range(0, len(cross.scripts()), 997))
    assert [str(each) for each in tally.differences] == []


@pytest.mark.parametrize("turns", range(4))
def test_what_a_script_has_just_begun_ends_with_it(turns: int, recwarn: pytest.WarningsRecorder) -> None:
    shells.ours("{ " + "sleep 0; " * turns + "sleep 1 | sleep 1 | sleep 1; } & :")
    gc.collect()
    assert [str(each.message) for each in recwarn if "never awaited" in str(each.message)] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_families_of_commands(family: str) -> None:
    assert len(FAMILIES[family].limits) <= 20
    assert FAMILIES[family].call(SEED, 5) == FAMILIES[family].call(SEED, 5)
    assert all(FAMILIES[family].call(SEED, number).words for number in range(50))


def test_generated_calls_do_as_the_real_programs() -> None:
    for family in ("grep", "text"):
        assert [str(each.call) for each in commands.stretch(family, SEED, range(30)).differences] == []


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_broken_text_ends_as_any_other(target: str) -> None:
    tally = fuzz.stretch(target, SEED, 0, time.monotonic() + 2)
    assert tally.failures == []


@pytest.mark.parametrize(
    ("run", "found"),
    [
        (lambda text: None, ""),
        (lambda text: len(b"x" * (80 * 2**20)), "memory"),
        (lambda text: _busy(1.2), "slow"),
        (lambda text: os._exit(0), "died"),
        (lambda text: int("x"), "ValueError"),
    ],
)
def test_what_fuzzers_find(run: fuzz.Run, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fuzz.TARGETS, "parser", (lambda text: None if text == "1" else run(text),))
    assert fuzz.alone("parser", "x")[0].partition(",")[0] == found


def _busy(seconds: float) -> None:
    began = time.process_time()
    while time.process_time() < began + seconds:
        pass


def test_every_production_is_written_within_one_round() -> None:
    used = set()
    for number in range(-(-len(generator.names()) // generator.FEATURED)):
        used.update(generator.script(SEED, number).used)
    assert used == {f"{kind} / {name}" for kind, name in generator.names()}


def test_the_same_seed_writes_the_same() -> None:
    assert generator.script(SEED, 5) == generator.script(SEED, 5)
    assert fuzz.text_of("parser", SEED, 5) == fuzz.text_of("parser", SEED, 5)


def test_shrinking_keeps_what_fails() -> None:
    assert shrink("one\ntwo and three\nfour\n", lambda text: "three" in text) == "three"


def test_few_differences_are_listed() -> None:
    assert len(KNOWN) <= 20
    assert len({each.limit for each in KNOWN}) == len(KNOWN)
