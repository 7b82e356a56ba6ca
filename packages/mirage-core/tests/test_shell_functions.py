"""Functions: compiled when they are called, charged while they are there."""

import pytest

from mirage.budget import Limits
from mirage.workspace import Workspace

pytestmark = pytest.mark.anyio

LINES = {
    "defined anew": "for i in {1..100}; do f() { echo $i; }; done; f",
    "unset": 'for i in {1..100}; do eval "f$i() { echo $i; }"; f$i > /dev/null; unset -f f$i; done; echo $i',
    "of subshells": "for i in {1..100}; do ( f() { echo $i; }; f > /dev/null ); done; echo $i",
}


@pytest.mark.parametrize("line", LINES)
async def test_a_function_that_is_gone_is_not_charged(line: str) -> None:
    async with Workspace(plugins=False, limits=Limits(held=64 * 1024)) as ws:
        assert (await ws.execute(LINES[line])).stdout == b"100\n"


async def test_functions_that_stay_are() -> None:
    async with Workspace(plugins=False, limits=Limits(held=64 * 1024)) as ws:
        ended = await ws.execute('for i in {1..100}; do eval "f$i() { echo $i; }"; done')
        assert (ended.exit_code, ended.stderr) == (137, b"mirage: limit: memory 65536\n")
        assert (await ws.execute("f1")).stdout == b"1\n"


async def test_a_function_is_charged_for_all_that_is_in_it() -> None:
    async with Workspace(plugins=False, limits=Limits(held=256 * 1024)) as ws:
        small = "f() { $(echo a) ; }"
        assert (await ws.execute(small)).exit_code == 0
        large = "f() { $(" + "echo a;" * 100 + ") ; }"
        assert (await ws.execute(large)).exit_code == 137
