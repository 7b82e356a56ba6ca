"""getfattr and setfattr against the real ones, and attributes that a resource tells of."""

from typing import TYPE_CHECKING

import pytest

from mirage import Workspace
from mirage.resource.ram import RAMResource
from mirage.resources import Entry

if TYPE_CHECKING:
    from oracle import Oracle

pytestmark = pytest.mark.anyio

TREE = {"f": b"x\n", "d/g": b""}

ALIKE = """
getfattr f|getfattr -d f|getfattr nope|getfattr -d nope f d|getfattr -R d|getfattr -dR d nope|getfattr -h f
getfattr -e text -d f|getfattr -e hex f|getfattr --encoding=base64 f|getfattr -m - f|getfattr -m . -d f|getfattr -m [ f
getfattr --only-values f|getfattr -n x f|getfattr -n x nope f|getfattr --name=bad d|getfattr --absolute-names f
getfattr -P f|getfattr -n a -n b f|getfattr -n x -R d
setfattr -n x f|setfattr -n x -v 1 f nope d|setfattr -x x f|setfattr -x x nope|setfattr -h -n x f
setfattr --raw -n x -v 0xz f
setfattr -n x -v 0x1 f|setfattr -n x -v 0xzz f|setfattr -n x -v 0x01 f|setfattr -n x -v 0sYQ f|setfattr -n x -v 0sYQ== f
setfattr --name=x --value=y f|setfattr --remove=x f
"""
MISUSED = """
getfattr|getfattr -Q f|getfattr --foo f|getfattr -m|getfattr -e foo f|getfattr -e HEX f|setfattr
setfattr f|setfattr -v x f
setfattr -n x|setfattr -n x -x y f|setfattr -n a -n b f|setfattr -x a -v b f|setfattr -v 1 -v 2 -n a f|setfattr -Q
setfattr --foo|setfattr -n
"""


def lines(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("line", lines(ALIKE))
def test_files_without_attributes(oracle: "Oracle", line: str) -> None:
    oracle.check(*line.split(" "), tree=TREE)


@pytest.mark.parametrize("line", lines(MISUSED))
def test_words_that_make_no_sense(oracle: "Oracle", line: str) -> None:
    """The original points to its help with a backtick."""
    name, *words = line.split(" ")
    real, ours = oracle.real(name, words, TREE, b""), oracle.ours(name, words, TREE, b"")
    assert ours.status == real.status
    assert ours.err.replace(b"Try '", b"Try `") == real.err


def test_an_empty_name(oracle: "Oracle") -> None:
    oracle.check("getfattr", "-n", "", "f", tree=TREE)
    oracle.check("setfattr", "-n", "", "f", tree=TREE)


class Labelled(RAMResource):
    """Files that bear more than usual."""

    async def stat(self, path: str) -> Entry:
        entry = await super().stat(path)
        if entry.kind != "file":
            return entry
        extra = {"b": "hello", "a": 'a"b\\c\nd', "n": [1, "é"], "u": "é"}
        return Entry(entry.name, "file", entry.size, entry.mtime, extra=extra)


async def said(line: str) -> str:
    ws = Workspace({"/m": Labelled()})
    result = await ws.execute(f"cd /m; echo x > f; {line}", timeout=10)
    return (result.stdout + result.stderr).decode()


async def test_what_a_resource_tells() -> None:
    assert await said("getfattr f") == "# file: f\nuser.a\nuser.b\nuser.n\nuser.u\n\n"
    assert await said("getfattr -d -m 'user.[ab]' f") == '# file: f\nuser.a=0sYSJiXGMKZA==\nuser.b="hello"\n\n'
    assert await said("getfattr -d -e text -m a f") == '# file: f\nuser.a="a\\"b\\\\c\\012d"\n\n'
    assert await said("getfattr -n user.u f") == "# file: f\nuser.u=0sw6k=\n\n"
    assert await said("getfattr -n user.b -e hex f") == "# file: f\nuser.b=0x68656c6c6f\n\n"
    assert await said("getfattr --only-values -n user.n f") == '[1, "é"]'
    assert await said("getfattr -n user.zz f; echo $?") == "1\nf: user.zz: No such attribute\n"


async def test_a_leading_slash_is_stripped() -> None:
    stripped = '# file: m/f\nuser.b="hello"\n\n'
    warning = "getfattr: Removing leading '/' from absolute path names\n"
    assert await said("getfattr -n user.b /m/f; echo $?") == f"{stripped}0\n{warning}"
    assert await said("getfattr --absolute-names -n user.b /m/f") == stripped.replace("m/f", "/m/f")


async def test_what_is_not_there_is_refused() -> None:
    assert "not supported yet" in await said("getfattr -R -L .")
    assert "not supported yet" in await said("setfattr --restore=f")
    assert "Operation not supported" in await said("setfattr -n user.x -v 1 f")
    assert "user.x: Operation not supported" in await said("getfattr -n user.x /m")
