"""less, more, man, mount, sudo, clear and getconf: what is around the work, here without terminal, kernel and users."""

from typing import TYPE_CHECKING

import pytest

from mirage import MountMode, Workspace
from mirage.resource.ram import RAMResource

if TYPE_CHECKING:
    from oracle import Oracle

FRAMED = "::::::::::::::\none\n::::::::::::::\nx\n"
FILES = {"one": b"a\nb\n", "two": b"c", "dir": None}


@pytest.mark.parametrize("words", ["one", "one two", "-N one", "+G one", "-", "-- one", "two -", "-S -R one two"])
def test_less(oracle: "Oracle", words: str) -> None:
    oracle.check("less", *words.split(), tree=FILES, stdin=b"in\n")


@pytest.mark.parametrize(
    "words",
    [
        *("LINK_MAX", "NAME_MAX .", "ARG_MAX", "ARG_MAX .", "PATH", "LONG_BIT", "SSIZE_MAX", "CLK_TCK", "LINE_MAX"),
        *("RE_DUP_MAX", "NAME_MAX nowhere", "CS_PATH", "_POSIX_VERSION", "WORD_BIT", "CHAR_MIN", "NAME_MAX"),
        *("NOSUCH", "NOSUCH .", "UINT_MAX", "PIPE_BUF .", "PATH_MAX .", "PAGESIZE", "PAGE_SIZE", "HOST_NAME_MAX", ""),
        *("LOGIN_NAME_MAX", "INT_MIN", "ULONG_MAX", "-v POSIX_V7_LP64_OFF64 LONG_BIT"),
    ],
)
def test_getconf(oracle: "Oracle", words: str) -> None:
    oracle.check("getconf", *words.split(), tree=FILES)


async def _ran(line: str) -> tuple[int, str, str]:
    async with Workspace({"/data": RAMResource(), "/seen": (RAMResource(), MountMode.READ)}) as workspace:
        result = await workspace.execute(line)
        return result.exit_code, result.stdout.decode(), result.stderr.decode()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("less /nowhere", (1, "", "less: /nowhere: No such file or directory\n")),
        ("more /data", (1, "", "more: /data: Is a directory\n")),
        ("echo x > one; more -5 one; more < one", (0, "x\nx\n", "")),
        ("echo x > one; more one one", (0, FRAMED * 2, "")),
        ("clear", (1, "", "clear: TERM environment variable not set.\n")),
        ("TERM=xterm clear", (0, "\x1b[H\x1b[2J\x1b[3J", "")),
        ("clear -x -T vt100", (0, "\x1b[H\x1b[2J", "")),
        (
            "mount",
            (
                0,
                "ram on / type ram (rw)\nram on /data type ram (rw,noexec)\nram on /seen type ram (ro,noexec)\n",
                "",
            ),
        ),
        ("mount -t disk,s3", (0, "", "")),
        ("mount -t disk,ram | wc -l", (0, "3\n", "")),
        ("mount /dev/sda1 /mnt", (1, "", "mount: /mnt: only the owner of the workspace mounts (Workspace.mount).\n")),
        ("sudo echo hi", (0, "hi\n", "")),
        ("sudo -u root -n A=1 B=2 bash -c 'echo $A$B'", (0, "12\n", "")),
        ("sudo -i 'echo $((1+1))'", (0, "2\n", "")),
        ("sudo false", (1, "", "")),
        ("sudo nothing here", (1, "", "sudo: nothing: command not found\n")),
        ("sudo", (1, "", "sudo: a command is required\nTry 'sudo --help' for more information.\n")),
        ("sudo -b sleep 1", (1, "", "sudo: -b is not supported: use '&'\n")),
        ("echo in | sudo cat", (0, "in\n", "")),
        ("man", (1, "", "What manual page do you want?\nFor example, try 'man man'.\n")),
        ("man nosuch", (16, "", "No manual entry for nosuch\n")),
        ("man -f cut nosuch", (16, "cut (1)              - ", "nosuch: nothing appropriate.\n")),
        ("man -k '^unlink$|no such'", (0, "unlink (1)           - ", "")),
        ("man -w cut 1 sort", (16, "/bin/cut\n/bin/sort\n", "No manual entry for 1\n")),
    ],
)
async def test_line(line: str, expected: tuple[int, str, str]) -> None:
    status, out, err = await _ran(line)
    assert (status, err) == (expected[0], expected[2])
    assert out.startswith(expected[1]) if expected[1].endswith("- ") else out == expected[1]


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["cut", "find", "echo", "true", "man", "less"])
async def test_every_command_has_a_page(name: str) -> None:
    status, page, err = await _ran(f"man {name}")
    assert (status, err) == (0, "")
    assert page.startswith(f"{name.upper()}(1)")
    assert f"NAME\n       {name} - " in page
    assert "       Usage: " in page
