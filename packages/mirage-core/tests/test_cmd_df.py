"""df: its words as the real one has them, its numbers as the mounts have them."""

from typing import TYPE_CHECKING

import pytest

from mirage import Workspace
from mirage.resource.ram import RAMResource

if TYPE_CHECKING:
    from oracle import Oracle

MEGA = 1 << 20


@pytest.mark.parametrize(
    "line", "nope|--output=x .|--output=size,size .|--output -i .|--output -P .|-B x .|-t none|-q".split("|")
)
def test_what_df_refuses(oracle: "Oracle", line: str) -> None:
    oracle.check("df", *line.split(" "), tree={"f": b""})


@pytest.mark.parametrize(
    "options",
    [
        "",
        "-h",
        "-T",
        "-i",
        "-P",
        "--output=source,size",
        "-B1M",
        "-BM",
        "--si",
        "-m",
        "-BKB",
        "-hT",
        "-Ph",
        "-B 500",
        "-ih",
    ],
)
def test_heads(oracle: "Oracle", options: str) -> None:
    words = [*options.split(), "."]
    heads = [run("df", words, {"f": b""}, b"").out.split(b"\n")[0].split() for run in (oracle.real, oracle.ours)]
    assert heads[0] == heads[1]


async def answer(line: str) -> str:
    """What a workspace of a small mount and a large one answers."""
    small = RAMResource(max_bytes=4 * MEGA, max_inodes=100)
    ws = Workspace({"/s": small, "/l": RAMResource(max_bytes=8 * MEGA, max_inodes=100)})
    await ws.fs.write("/s/f", b"x" * MEGA)
    done = await ws.execute(line)
    assert (done.exit_code, done.stderr) == (0, b"")
    return done.stdout.decode()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("df /s/f | tail -n 1", "ram                 4096  1024      3072  25% /s\n"),
        ("df -h /s", "Filesystem      Size  Used Avail Use% Mounted on\nram             4.0M  1.0M  3.0M  25% /s\n"),
        (
            "df -i /s",
            "Filesystem     Inodes IUsed IFree IUse% Mounted on\nram               100     1    99    1% /s\n",
        ),
        ("df --output=target,avail -m /s /l", "Mounted on Avail\n/s             3\n/l             8\n"),
        ("df --total -m --output=size /s /l", "1M-blocks\n        4\n        8\n       12\n"),
        (
            "df -h /dev",
            "Filesystem      Size  Used Avail Use% Mounted on\ndev                -     -     -    - /dev\n",
        ),
    ],
)
async def test_numbers(line: str, text: str) -> None:
    assert await answer(line) == text


@pytest.mark.anyio
async def test_all_mounts_are_listed_but_the_workspaces_own() -> None:
    mounted = (await answer("df --output=target")).split()[2:]
    assert {"/s", "/l"} <= set(mounted)
    assert "/dev" not in mounted
    assert "/dev" in (await answer("df -a --output=target")).split()
