"""What holds of every command of the registry: ``--help``, unknown options, missing files, READ mounts, closed streams.

Which line changes what below a READ mount, command by command, is in ``test_read_only_lines.py``; how options are read,
in ``test_cmd_options.py``.
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from read_only_trees import FILES, in_memory

from mirage import MountMode, Workspace
from mirage.access import Act
from mirage.commands.accesses import plan
from mirage.commands.help import usage
from mirage.commands.registry import BUILT_IN, built_in
from mirage.resource.ram import RAMResource

pytestmark = pytest.mark.anyio

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC"}
UNKNOWN = "--no-such-option"
PATIENCE = 10

every = pytest.mark.parametrize("name", sorted(BUILT_IN))

UNHELPFUL = {
    "[": 2,
    "echo": 0,
    "false": 1,
    "kill": 2,
    "printf": 2,
    "pwd": 2,
    "test": 0,
    "true": 0,
    "unzstd": 1,
    "which": 2,
    "xxd": 1,
    "zstd": 1,
    "zstdcat": 1,
}
"""What ``--help`` is a word like any other to, or wrong, and the status; those of zstd are refused as a whole."""

ACCEPTING = frozenset({"[", "echo", "expr", "false", "less", "more", "printf", "test", "true", "xxd"})
"""To these an unknown option is a word, or nothing."""

APART = {
    "awk": "the original says its whole help",
    "bunzip2": "the original says its whole help",
    "bzcat": "the original says its whole help",
    "bzip2": "the original says its whole help",
    "cal": "the original has no long options",
    "clear": "the original reads it as short options",
    "egrep": "the original is a script that runs grep",
    "fgrep": "the original is a script that runs grep",
    "gawk": "the original says its whole help",
    "getconf": "the original takes it for a variable",
    "gunzip": "the original calls itself gzip",
    "hostname": "the original ends with 255",
    "kill": "the original names a byte that is none",
    "less": "the original goes on in spite of it",
    "mawk": "it is gawk here",
    "more": "options of a terminal mean nothing here",
    "nawk": "the original says its whole help",
    "rg": "the version of this machine says it in other words",
    "rsync": "the original says it in other words",
    "sh": "it is bash here",
    "unzip": "the original says its whole help",
    "unzstd": "zstd is refused as a whole",
    "yq": "its words are those of jq",
    "zcat": "the original calls itself gzip",
    "zegrep": "the original is a script",
    "zfgrep": "the original is a script",
    "zgrep": "the original is a script",
    "zipinfo": "the original says its whole help",
    "zstd": "zstd is refused as a whole",
    "zstdcat": "zstd is refused as a whole",
}
"""Commands that say of an unknown option something else than the program of this name."""


NEEDED = {"basenc": "--base64 nofile", "cut": "-f1 nofile"}
"""What goes before the operand."""


async def run(line: str) -> tuple[int, bytes, bytes]:
    """What a line comes to; it ends, and nothing breaks."""
    result = await Workspace().execute(line, timeout=PATIENCE)
    assert b"internal error" not in result.stderr, result
    assert result.exit_code != 124, result
    return result.exit_code, result.stdout, result.stderr


@every
async def test_help(name: str) -> None:
    status, out, err = await run(f"command {name} --help < /dev/null")
    assert status == UNHELPFUL.get(name, 0), err
    if not status and name not in UNHELPFUL:
        assert b"usage" in out.lower()
        assert err == b""


@every
async def test_help_cannot_be_written_to_a_closed_output(name: str) -> None:
    status, _, err = await run(f"command {name} --help < /dev/null >&-")
    if name not in ("[", "false", "test", "true"):
        assert status
        assert err


@every
@pytest.mark.parametrize("option", [UNKNOWN, "-%"])
async def test_an_unknown_option(name: str, option: str) -> None:
    status, out, err = await run(f"env {name} {option} < /dev/null")
    if name not in ACCEPTING:
        assert status
        assert err or out


@every
async def test_an_unknown_option_as_the_real_program_has_it(name: str, tmp_path: Path) -> None:
    if shutil.which(name, path=ENVIRONMENT["PATH"]) is None or name in APART:
        pytest.skip(APART.get(name, "this machine has no such program"))
    real = subprocess.run(
        [name, UNKNOWN],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    status, _, err = await run(f"env {name} {UNKNOWN} < /dev/null")
    assert (status, err.partition(b"\n")[0]) == (real.returncode, real.stderr.partition(b"\n")[0])


@every
async def test_a_missing_file(name: str) -> None:
    command = built_in[name]
    words = NEEDED.get(name, "nofile")
    reads = [each for each in plan(command, words.split()) if each.path.endswith("nofile")]
    if not reads or any(each.act not in (Act.READ, Act.LIST) for each in reads):
        pytest.skip("it does not read its operand")
    status, out, err = await run(f"env {name} {words} < /dev/null")
    assert status or name in ("dc", "file")
    assert b"nofile" in out + err


@every
@pytest.mark.parametrize("words", ["/r/a", "/r/a /r/new", "-f /r/a", "-r /r/d", "-i /r/a", "/r/new", "-o /r/a /w/new"])
async def test_nothing_below_a_read_mount_changes(name: str, words: str) -> None:
    resource = RAMResource.from_files(FILES)
    ws = Workspace({"/r": (resource, MountMode.READ), "/w": RAMResource()})
    await ws.fs.write("/w/new", b"new\n")
    before = in_memory(resource)
    result = await ws.execute(f"cd /w; env {name} {words} < /dev/null | head -c 1000", timeout=PATIENCE)
    assert in_memory(resource) == before
    assert b"internal error" not in result.stderr, result


@every
async def test_closed_streams(name: str) -> None:
    for line in (f"env {name} <&-", f"env {name} a >&-", f"env {name} - <&- >&-", f"env {name} a 2>&- < /dev/null"):
        result = await Workspace().execute(f"echo a > a; {line} | head -c 1000", timeout=PATIENCE)
        assert b"internal error" not in result.stderr, result
        assert result.exit_code != 124, result


def test_what_is_told_apart_is_there() -> None:
    assert (UNHELPFUL.keys() | ACCEPTING | APART.keys()) <= BUILT_IN.keys() | {"printf", "test", "["}
    assert all(usage(built_in[name]) for name in BUILT_IN)
