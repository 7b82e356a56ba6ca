"""Commands of mounted resources: found by name, bound to the right mount, refused where it is read-only."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import pytest

from mirage import Entry, MountMode, Resource, Workspace
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Command, Operands, Options, option

pytestmark = pytest.mark.anyio


@dataclass(frozen=True, slots=True)
class Post(Options):
    text: str = option("--text", metavar="TEXT", default="", parse=str, help="what to say")


class Board(Resource):
    """A board that remembers what was posted."""

    def __init__(self) -> None:
        self.posted: list[str] = []

    async def stat(self, path: str) -> Entry:
        if path:
            raise FileNotFoundError(path)
        return Entry.directory(path)

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        yield []

    def commands(self) -> Sequence[Command]:
        @command("board-post", "post a message", Post, Operands("FILE"), mutates=True)
        async def post(ctx: Context, options: Post, operands: Sequence[str]) -> int:
            self.posted.append(options.text)
            await ctx.out.write(b"posted\n")
            return 0

        return [post]


async def test_one_mount_answers_from_anywhere() -> None:
    board = Board()
    ws = Workspace({"/board": board})
    result = await ws.execute("cd /tmp; board-post --text 'hello there'")
    assert (result.exit_code, result.stdout, board.posted) == (0, b"posted\n", ["hello there"])


async def test_a_read_mount_refuses_what_mutates() -> None:
    board = Board()
    ws = Workspace({"/board": (board, MountMode.READ)})
    result = await ws.execute("board-post --text x")
    assert (result.exit_code, board.posted) == (1, [])
    assert result.stderr == b"board-post: /board: Read-only file system\n"


async def test_several_mounts_are_told_apart() -> None:
    one, two = Board(), Board()
    ws = Workspace({"/one": one, "/two": two})
    unclear = await ws.execute("board-post --text x")
    assert unclear.exit_code == 1
    assert unclear.stderr == b"board-post: several mounts have this command; use --mount /one or /two\n"
    await ws.execute("board-post --mount /two --text named; board-post --mount=/one --text equals")
    await ws.execute("cd /one; board-post --text here; board-post --text there /two/x")
    assert (one.posted, two.posted) == (["equals", "here"], ["named", "there"])
    wrong = await ws.execute("board-post --mount /three --text x")
    assert wrong.stderr == b"board-post: /three: not a mount of this command; use --mount /one or /two\n"


async def test_mounting_later_and_unmounting() -> None:
    ws = Workspace()
    assert (await ws.execute("board-post")).exit_code == 127
    ws.mount("/board", Board())
    assert (await ws.execute("board-post")).exit_code == 0
    ws.unmount("/board")
    assert (await ws.execute("board-post")).exit_code == 127
