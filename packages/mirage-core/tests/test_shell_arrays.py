"""Arrays: whose they are, what they cost, and in which order associative ones come."""

import pytest

from mirage.budget import Budget, Limits
from mirage.errors import LimitReached
from mirage.host import Host
from mirage.resource.ram import RAMResource
from mirage.session import COMPUTED, CONSTANT, Session
from mirage.shell.state import Shell
from mirage.shell.variables import computed
from mirage.shell.variables.arrays import Associative, Indexed
from mirage.streams import Collected, Io, Nothing
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.table import MountMode, MountRegistry


def _shell(limits: Limits | None = None) -> Shell:
    table = MountRegistry(MountMode.EXEC)
    table.mount("/", RAMResource())
    session = Session("test", Host())
    return Shell(session, FileSystem(table, session, Guard()), Budget(limits or Limits()))


async def _run(shell: Shell, code: str) -> str:
    out = Collected()
    await shell.execute(code, Io(Nothing(), out, out))
    return out.data.decode()


def test_an_indexed_array_keeps_its_order_whatever_the_order_of_writing() -> None:
    array = Indexed()
    for at in (5, 1, 9, 3):
        array.put(at, str(at))
    assert array.end() == 10
    array.drop(9)
    assert array.end() == 6
    array.extend(["x", "y"])
    assert list(array.items()) == [("1", "1"), ("3", "3"), ("5", "5"), ("6", "x"), ("7", "y")]
    assert array.end() == 8


def test_size_follows_what_is_put_and_dropped() -> None:
    for array, keys in ((Indexed(), (1, 0, 7)), (Associative(), ("a", "b", "c"))):
        for key in keys:
            array.put(key, "text")  # type: ignore[arg-type]
            array.put(key, "longer text")  # type: ignore[arg-type]
        for key in keys:
            array.drop(key)  # type: ignore[arg-type]
        assert array.size == 0


def test_an_associative_array_that_grows_turns_its_buckets_around() -> None:
    array = Associative()
    for number in range(2048):
        array.put(f"k{number}", "")
    before = array.keys()
    array.put("one more", "")
    after = array.keys()
    after.remove("one more")
    assert sorted(before) == sorted(after)
    assert before != after


def test_every_computed_variable_has_a_value_and_nothing_else_is_computed() -> None:
    for name, letters in COMPUTED.items():
        found = "d" in letters
        known = name in computed._ARRAYS or name in computed._VALUES
        assert found is known, name
    assert set(COMPUTED) >= CONSTANT


@pytest.mark.anyio
async def test_arrays_are_charged_and_given_back() -> None:
    shell = _shell()
    await _run(shell, "a=({1..10000}); for i in {1..300}; do (a[0]=x); done; unset a")
    assert shell.budget.held == 0


@pytest.mark.anyio
async def test_a_hidden_array_is_charged_once() -> None:
    shell = _shell()
    output = await _run(
        shell, "a=({1..50000}); f() { local a=x; }; for i in {1..200}; do f; a[0]=$i; done; echo ${a[0]}"
    )
    assert output == "200\n"


@pytest.mark.anyio
async def test_arrays_that_grow_without_end_end_the_line() -> None:
    shell = _shell(Limits(held=4 * 1024 * 1024))
    with pytest.raises(LimitReached):
        await _run(shell, 'while :; do a+=("some text" "and more of it"); done')


@pytest.mark.anyio
async def test_a_clone_and_its_origin_change_arrays_of_their_own() -> None:
    shell = _shell()
    await _run(shell, "a=(1 2); declare -A m=([k]=v)")
    twin = shell.subshell()
    await _run(twin, "a[0]=x; m[k]=x")
    await _run(shell, "a[1]=y; m[j]=y")
    assert await _run(twin, 'echo "${a[@]} ${m[@]}"') == "x 2 x\n"
    assert await _run(shell, 'echo "${a[@]} ${#m[@]} ${m[k]}"') == "1 y 2 v\n"
