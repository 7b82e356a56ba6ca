"""READ means read: no command, builtin or redirection changes a byte, a name, a mode or a time below such a mount."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from read_only_trees import FILES, in_memory, on_disk

from mirage import MountMode, Resource, Workspace
from mirage.commands.registry import BUILT_IN
from mirage.resource.disk import DiskResource
from mirage.resource.ram import RAMResource

pytestmark = pytest.mark.anyio

LINES = {
    "awk": (
        "awk 'BEGIN { print 1 > \"/r/a\" }'",
        "awk '{ print >> \"/r/new\" }' /w/new",
        "awk 'BEGIN { exit system(\"rm /r/a\") }'",
        'awk \'BEGIN { print 1 | "cat > /r/a"; exit close("cat > /r/a") }\'',
    ),
    "gawk": ("gawk 'BEGIN { print 1 > \"/r/a\" }'",),
    "mawk": ("mawk 'BEGIN { print 1 > \"/r/a\" }'",),
    "nawk": ("nawk 'BEGIN { print 1 > \"/r/a\" }'",),
    "bash": ("bash -c 'echo x > /r/a'", "bash /w/script"),
    "chgrp": ("chgrp 5 /r/a", "chgrp -R 5 /r/d"),
    "chmod": ("chmod 600 /r/a", "chmod -R a+x /r/d", "chmod u+s /w/to-file"),
    "chown": ("chown 5 /r/a", "chown -h 5:5 /r/a", "chown -R 5 /r/d"),
    "bunzip2": ("bunzip2 -z /r/a", "bunzip2 -zkf /r/a"),
    "bzip2": ("bzip2 /r/a", "bzip2 -kf /r/a", "bzip2 < /w/new > /r/new"),
    "dd": ("dd if=/w/new of=/r/a", "dd of=/r/new < /w/new", "dd if=/w/new of=/r/a conv=notrunc seek=1"),
    "csplit": ("csplit -f /r/x /w/new 1",),
    "cp": (
        "cp /w/new /r/a",
        "cp -f /w/new /r/a",
        "cp /w/new /r/d",
        "cp -r /w/tree /r",
        "cp --remove-destination /w/new /r/a",
    ),
    "env": ("env -i A=b touch /r/new", "env -C /r touch new"),
    "find": ("find /r -name a -delete", "find /r -type f -exec rm -f {} +", "find /r -name a -fprint /r/list"),
    "gunzip": ("gunzip /r/p.gz", "gunzip -k /r/p.gz", "gunzip -c /r/p.gz > /r/a"),
    "gzip": ("gzip /r/a", "gzip -kf /r/a", "gzip -r /r/d", "gzip -c /w/new > /r/new"),
    "install": ("install /w/new /r/a", "install -D /w/new /r/n/x", "install -d /r/n", "install -m 700 -d /r/d"),
    "iconv": ("iconv -o /r/a /w/new", "iconv -o /r/new /w/new"),
    "link": ("link /r/a /r/z",),
    "ln": ("ln -s x /r/z", "ln -f /r/d/b /r/a", "ln -sf x /r/a", "ln -sb x /r/a", "ln /r/a /r/d/a"),
    "mkdir": ("mkdir /r/new", "mkdir -p /r/d/new/deep", "mkdir -m 700 /r/other"),
    "mktemp": ("mktemp /r/XXXX", "mktemp -d -p /r"),
    "mv": ("mv /r/a /r/z", "mv -f /r/a /w/a", "mv /w/new /r/a", "mv /r/d /w/"),
    "nice": ("nice -n 5 touch /r/new",),
    "nohup": ("nohup touch /r/new",),
    "patch": (
        "diff -u /r/a /w/new | patch /r/a",
        "diff -u /r/a /w/new | patch -d /r -p2",
        "diff -u /r/a /w/new | patch -o /r/new /w/new",
    ),
    "rename": ("rename s/a/z/ /r/a; test -e /r/z", "rename a z /r/a", "cd /r; rename uc a; test -e A"),
    "rm": ("rm /r/a", "rm -f /r/a", "rm -rf /r/d", "rm -rf /r/*"),
    "rmdir": ("rmdir /r/empty",),
    "rsync": ("rsync -a /w/tree/ /r/d", "rsync -r --delete /w/tree/ /r", "rsync --remove-source-files /r/a /w/x"),
    "sed": ("sed -i d /r/a", "sed -i.old s/a/b/ /r/a", "sed 'w /r/a' /w/new", "sed -n 'w /r/new' /r/a"),
    "sh": ("sh -c 'rm -f /r/a'",),
    "shuf": ("shuf -o /r/a /w/new", "shuf -i 1-3 -o /r/new"),
    "sort": ("sort -o /r/a /r/d/b", "sort -m -o /r/new /r/a", "sort -uo /r/a /r/a"),
    "sudo": ("sudo rm -f /r/a", "sudo -n touch /r/new"),
    "split": ("split /w/new /r/x", "split -n r/2 /w/new /r/y"),
    "tar": (
        "tar cf /r/a /w/new",
        "tar cf /w/x.tar -C /w new; tar xf /w/x.tar -C /r",
        "tar rf /r/new.tar /w/new",
        "tar cf /w/x.tar -C /w new; cd /r; tar xf /w/x.tar --xform=s/new/a/",
        "tar cf /w/x.tar --remove-files /r/a",
    ),
    "tee": ("tee /r/a < /w/new", "tee -a /r/a /r/new < /w/new"),
    "time": ("command time -o /r/a true", "command time -ao /r/new true", "command time -p rm -f /r/a"),
    "timeout": ("timeout 5 touch /r/new",),
    "touch": ("touch /r/a", "touch /r/new", "touch -d @0 /r/a", "touch -m /r/d"),
    "tree": ("tree -o /r/a /w", "tree -o /r/new /r"),
    "truncate": ("truncate -s 0 /r/a", "truncate -s +5 /r/new", "truncate -r /r/a /r/d/b"),
    "unlink": ("unlink /r/a",),
    "uniq": ("uniq /r/a /r/new", "uniq /w/new /r/a"),
    "unzip": ("unzip -o /r/p.zip -d /r", "cd /r; unzip -o p.zip", "unzip -qo /r/p.zip -d /r/new"),
    "unxz": ("unxz -z /r/a", "unxz -zkf /r/a"),
    "xxd": ("xxd /w/new /r/a", "xxd -r /w/new /r/new"),
    "xargs": ("echo /r/a | xargs rm -f", "echo x | xargs -I{} touch /r/{}"),
    "xz": ("xz /r/a", "xz -kf /r/a", "xz < /w/new > /r/new"),
    "yq": ("yq -yi . /r/a", "yq -Yi . /r/a"),
    "zip": (
        "zip /r/new.zip /w/new >&2",
        "zip /r/p.zip /w/new >&2",
        "zip -d /r/p.zip a >&2",
        "zip -m /w/x.zip /r/a >&2",
    ),
}
"""Commands that change files, and lines with which they would."""

HARMLESS = frozenset(
    """
    [ arch b2sum base32 base64 basename basenc bc bzcat cal cat cksum clear cmp column comm crc32 cut date dc df diff
    diff3 dirname du echo egrep envsubst expand expr factor false fgrep file fmt fold getconf getfattr getopt grep
    groups head hexdump hostname id join jq kill less logname look ls man md5 md5sum mkfifo more mount nl nproc numfmt
    od paste pr printenv printf ps pwd readlink realpath rev rg sdiff seq setfattr sha1sum sha224sum sha256sum sha384sum
    sha512sum sleep stat strings sum sync tac tail test tr true tsort tty uname unexpand unzstd uuidgen wc which whoami
    xzcat yes zcat zegrep zfgrep zgrep zipinfo zstd zstdcat
    """.split()
)
"""Commands that only read: what they change, they change through a redirection."""

FETCHING = frozenset({"curl", "wget"})
"""Commands that write what a server sends: ``test_network.py`` has one."""

REDIRECTIONS = (
    "echo x > /r/a",
    "echo x >> /r/a",
    "echo x >| /r/a",
    "echo x &> /r/a",
    "cat <> /r/a",
    ": > /r/new",
    "{ echo x; } > /r/a",
    "( echo x ) >> /r/d/b",
    "cat < /r/a > /r/z",
    "cat << E > /r/a\ntext\nE",
    "set -C; echo x > /r/new",
    "yes 2> /r/a",
)

DETOURS = (
    "echo x > /w/to-file",
    "echo x > /w/to-dir/b",
    "cp /w/new /w/to-dir/",
    "rm -f /w/to-dir/b",
    "mv /w/new /w/to-dir/b",
    "cd /r/d; echo x > b",
    "cd /r/d; rm -rf ../a",
    "echo x > //r//a",
    "echo x > /w/../r/./a",
    "echo x > /w/to-dir/../a",
    "cd /w/to-dir; echo x > e/c",
    "a=/r/a; echo x > $a",
    "echo x > /r/[a]",
    "echo x > ~/to-file",
)
"""Ways in which another path leads there: links, ``..``, doubled slashes, the working directory, expansions."""

PINNED = ("rm -rf /r", "rmdir /r", "mv /r /w/r", "mv /w/tree /r", "rm -rf /up", "mv /up /w/up")


def test_every_command_is_accounted_for() -> None:
    assert LINES.keys() | HARMLESS | FETCHING == BUILT_IN.keys()
    assert not LINES.keys() & HARMLESS


@pytest.fixture(params=["ram", "disk"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Resource, Callable[[], object]]:
    """A resource with FILES, and what it looks like from behind the mount."""
    if request.param == "disk":
        root = tmp_path / "kept"
        for name, data in FILES.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        (root / "empty").mkdir()
        return DiskResource(root=root), lambda: on_disk(root)
    resource = RAMResource.from_files(FILES)
    resource._make_dirs("empty")
    return resource, lambda: in_memory(resource)


async def workspace(resource: Resource) -> Workspace:
    ws = Workspace({"/r": (resource, MountMode.READ), "/w": RAMResource(), "/up/mid/deep": RAMResource()})
    await ws.fs.write("/w/new", b"new\n")
    await ws.fs.write("/w/script", b"echo x > /r/a\n")
    await ws.fs.mkdir("/w/tree/inner", parents=True)
    await ws.fs.write("/w/tree/inner/file", b"tree\n")
    await ws.fs.symlink("/r/a", "/w/to-file")
    await ws.fs.symlink("../r/d", "/w/to-dir")
    await ws.fs.symlink("/w/to-file", "/home/agent/to-file")
    return ws


@pytest.mark.parametrize("line", [line for lines in LINES.values() for line in lines] + [*REDIRECTIONS, *DETOURS])
async def test_nothing_changes_and_it_shows(kept: tuple[Resource, Callable[[], object]], line: str) -> None:
    resource, look = kept
    ws = await workspace(resource)
    before = look()
    result = await ws.execute(line, timeout=10)
    assert look() == before
    assert b"Read-only file system" in result.stderr, result
    assert result.exit_code in (1, 2, 3, 4, 15, 23, 123, 125), result


@pytest.mark.parametrize("line", PINNED)
async def test_a_mount_point_and_what_leads_to_one_stay(kept: tuple[Resource, Callable[[], object]], line: str) -> None:
    resource, look = kept
    ws = await workspace(resource)
    before = look()
    result = await ws.execute(line, timeout=10)
    assert look() == before
    assert result.exit_code == 1, result
    assert {"r", "w", "up"} <= {entry.name for entry in await ws.fs.readdir("/")}
    assert await ws.fs.is_dir("/up/mid/deep")


async def test_a_read_mount_inside_a_writable_one_and_the_other_way_round() -> None:
    outer, inner = RAMResource.from_files(FILES), RAMResource.from_files(FILES)
    ws = Workspace({"/m": (outer, MountMode.WRITE), "/m/d/e": (inner, MountMode.READ)})
    before = in_memory(inner)
    assert (await ws.execute("echo x > /m/a; echo x > /m/d/b")).exit_code == 0
    refused = await ws.execute("echo x > /m/d/e/a; rm -rf /m/d; cp /m/a /m/d/e/../e/a")
    assert in_memory(inner) == before
    assert refused.exit_code == 1
    turned = Workspace({"/m": (outer, MountMode.READ), "/m/d/e": (inner, MountMode.WRITE)})
    before = in_memory(outer)
    assert (await turned.execute("echo x > /m/d/e/a")).exit_code == 0
    assert (await turned.execute("echo x > /m/d/b")).exit_code == 1
    assert in_memory(outer) == before


async def test_names_that_differ_in_case_only_are_other_names() -> None:
    ws = Workspace({"/Data": (RAMResource.from_files(FILES), MountMode.READ), "/data": RAMResource()})
    assert (await ws.execute("echo x > /data/a")).exit_code == 0
    assert (await ws.execute("echo x > /Data/a")).exit_code == 1


def test_the_tree_of_the_tests_is_as_planned(tmp_path: Path) -> None:
    """The oracle sees each kind of change: were it blind, the tests above would hold for anything."""
    root = tmp_path / "kept"
    root.mkdir()
    (root / "a").write_bytes(b"x")
    before = on_disk(root)
    (root / "a").chmod(0o600)
    assert on_disk(root) != before
    before = on_disk(root)
    shutil.copy(root / "a", root / "b")
    assert on_disk(root) != before
