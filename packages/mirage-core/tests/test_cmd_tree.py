"""mkdir, rmdir, touch and rm against the real tools."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage.access import Access, Act
from mirage.commands import dates, modes
from mirage.commands.accesses import plan
from mirage.commands.invoke import invoke
from mirage.commands.registry import built_in
from mirage.resource.ram import RAMResource
from mirage.vfs.table import MountMode

if TYPE_CHECKING:
    from oracle import Node, Oracle


def tree(oracle: "Oracle") -> "dict[str, Node]":
    """Something of every kind."""
    return {
        "f": b"data",
        "empty": b"",
        "d": None,
        "e/x": b"",
        "a/b/c": None,
        "ld": oracle.Link("d"),
        "lf": oracle.Link("f"),
        "ln": oracle.Link("nowhere"),
        "le": oracle.Link("e"),
        "-x": b"",
        "it's": b"",
        "a b/c d": None,
    }


MKDIRS = [
    "new",
    "new/",
    "new//",
    "one two",
    "d",
    "d/",
    "f",
    "f/x",
    "nowhere/y",
    "/",
    ".",
    "..",
    "-p f",
    "-p f/x",
    "-p f/x/y",
    "-p lf/x",
    "-pv p/q/r",
    "-pv p//q/r/",
    "-pv a/b/c/d",
    "-pv ./p/./q",
    "-pv d/../dd/ee",
    "-pv p/../q",
    "-p ln",
    "-p ln/x",
    "-p ln/",
    "-p ld/x/y",
    "ld",
    "ln",
    "-p a/b/c",
    "-p -m 700 p/q",
    "-m 700 -p a/b",
    "-m 0 new",
    "-m 1777 new",
    "-m u=rwx,g+s new",
    "-m x new",
    "-m 9 new",
    "-m 77777 new",
    "-m +t new",
    "-m -w new",
    "-m a=,u+rw new",
    "-m g=u,o-x new",
    "-m u=g-w+X new",
    "-m o=gr new",
    "-m = new",
    "-m 00755 new",
    "-m 2755 -p p/q",
    "-v one d two",
    "--parents --verbose --mode=750 p/q",
    "-- -x -y",
    "-Z new",
    "d new f other",
]


@pytest.mark.parametrize("line", MKDIRS)
def test_mkdir(oracle: "Oracle", line: str) -> None:
    oracle.check("mkdir", *line.split(), tree=tree(oracle))


RMDIRS = [
    "d",
    "d/",
    "f",
    "f/",
    "f/x",
    "e",
    "nowhere",
    "ld",
    "ld/",
    "ln",
    "ln/",
    ".",
    "..",
    "d/.",
    "e/..",
    "/",
    "-p a/b/c",
    "-pv a/b/c",
    "-pv a//b/c/",
    "-pv ./a/b/c",
    "-p e",
    "-p a/b",
    "-pv d e",
    "--ignore-fail-on-non-empty e",
    "--ignore-fail-on-non-empty f nowhere e d",
    "-p --ignore-fail-on-non-empty a/b/c",
    "-v d f",
    "d d",
    "d a/b/c a/b a",
]


@pytest.mark.parametrize("line", RMDIRS)
def test_rmdir(oracle: "Oracle", line: str) -> None:
    oracle.check("rmdir", *line.split(), tree=tree(oracle))


def test_names_with_blanks_and_quotes(oracle: "Oracle") -> None:
    for name in ("mkdir", "rmdir", "rm"):
        oracle.check(name, "", "a b", "it's", "no\nline", "\udcff/x", tree=tree(oracle))
        oracle.check(name, "-v", "a b/c d", "new dir", tree=tree(oracle))


TOUCHES = [
    "new",
    "new/",
    "f new",
    "nowhere/x",
    "f/x",
    "f/",
    "d",
    "d/",
    "",
    "-c new",
    "-c nowhere/x",
    "-h nowhere",
    "-ch nowhere",
    "ln",
    "-c ln",
    "-h ln -d @5",
    "-d @1.5 f new",
    "-d @-1 f",
    "-d 2020-01-02 f",
    "-d 20200102 f",
    "-d 2020-1-2 f",
    "-d 2020/01/02 f",
    "-d 2020-01-02T03:04Z f",
    "-d 2020-01-02T03:04:05.123456789+05:30 f",
    "-d 2020-01-02T25:00 f",
    "-d 2020-13-01 f",
    "-d 2020-02-30 f",
    "-d 2020-01-02T03 f",
    "-d nonsense f",
    "-t 202001010101 f",
    "-t 2001010101.05 f",
    "-t 9901010101 f",
    "-t 202001010101.60 f",
    "-t 202001010101.61 f",
    "-t 202001010160 f",
    "-t 12 f",
    "-t 202002300000 f",
    "-t 202001010101. f",
    "-r f new",
    "-r nowhere new",
    "-r f -d @7 new",
    "-r f -t 202001010101 new",
    "-d @7 -t 202001010101 new",
    "-a -d @7 f",
    "-m -d @7 f",
    "-am -d @7 f",
    "--time=acc -d @7 f",
    "--time=modify -d @7 f",
    "--time=x f",
    "-t",
    "-f new",
    "-",
    "-c",
]


@pytest.mark.parametrize("line", TOUCHES)
def test_touch(oracle: "Oracle", line: str) -> None:
    nodes = {**tree(oracle), "f": oracle.File(b"data", mtime=1_234_567_890_123_456_789)}
    named = ("-d ", "-t ", "-r ", "--date", "--ref")
    # Now is never the same twice: only times that were asked for can be compared.
    times = any(word in line for word in named) and "-c" not in line and "-a " not in line and "acc" not in line
    oracle.check("touch", *line.split(), tree={"f": nodes["f"], "d": None, "ln": nodes["ln"]}, times=times)


@pytest.mark.parametrize(
    "text",
    [
        *("2020-01-02 03:04:05", "2020-01-02 03:04:05,5", "2020-01-02 03:04 UTC", "2020-01-02 03:04:05 +0100"),
        *(
            "1969-12-31 23:59:59",
            "@ 5",
            "@5.",
            "20200102T030405",
            "2020-01-02T03:04:60",
            "@1234567890,25",
            " 2020-01-02 ",
        ),
    ],
)
def test_touch_reads_dates_as_the_real_one_or_refuses(oracle: "Oracle", text: str) -> None:
    real = oracle.real("touch", ["-d", text, "f"], {}, b"", times=True)
    ours = oracle.ours("touch", ["-d", text, "f"], {}, b"", times=True)
    assert ours == real or ours.err == f"touch: invalid date format \u2018{text}\u2019\n".encode()


def test_what_is_relative_counts_from_now() -> None:
    now = 1_600_000_000_123_456_789
    day = 86_400_000_000_000
    assert dates.instant("now", now) == now
    assert dates.instant("yesterday", now) == now - day
    assert dates.instant("2 days ago", now) == now - 2 * day
    assert dates.instant("-1 week", now) == now - 7 * day
    assert dates.instant("+90 min", now) == now + 5_400_000_000_000
    assert dates.instant("", now) == now - now % day
    assert dates.instant("next month", now) == now + 30 * day
    assert dates.stamp("01020304", now) == 1_577_934_240_000_000_000


REMOVALS = [
    "f",
    "f empty d",
    "-r d f",
    "nowhere",
    "-f nowhere f",
    "-f",
    "-f f/x",
    "f/x",
    "f/",
    "-f f/",
    "-d d",
    "-d e",
    "-dv d",
    "-d f",
    "-r e",
    "-R e",
    "-rv e",
    "-rv e/",
    "-rv e//",
    "-rfv e a",
    "-rv a/b",
    "-r ld",
    "ld",
    "-r le",
    "ld/",
    "-rf ln lf",
    ".",
    "..",
    "-r .",
    "-r ..",
    "-rf ./",
    "-rf d/..",
    "-rf e/.",
    "-rf /",
    "-rf ../here/e",
    "-v f empty",
    "-v -x",
    "-v -- -x",
    "-v ./-x",
    "--recursive --force e nowhere",
    "-rf nowhere/x nowhere",
    "-rI nowhere",
    "-I f empty",
    "--interactive=never -v f",
    "--interactive=maybe f",
    "--preserve-root=all f",
    "--one-file-system -r e",
    "-dr e",
    "f f",
    "-rv e e/x",
]


@pytest.mark.parametrize("line", REMOVALS)
def test_rm(oracle: "Oracle", line: str) -> None:
    nodes = tree(oracle)
    if line == "-v -x":
        # The real one points out that such a file exists.
        del nodes["-x"]
    oracle.check("rm", *line.split(), tree=nodes)


ODD = [
    "mkdir -p loop",
    "mkdir -p loop/e",
    "mkdir -p nowhere/../f/up",
    "mkdir loop/e",
    "rmdir lf/",
    "rmdir loop/",
    "touch nowhere/lf/",
    "touch loop/k/",
    "touch -c f/new",
    "touch -h f/new",
    "touch loop",
    "rm loop/",
    "rm -i loop/",
    "rm ln/",
    "rm -r ln/",
    "rm -f ln/ loop/",
    "rm nowhere//",
    "rm d// e//",
    "rm -d d/.",
    "rm -d .",
    "rm -v nowhere/..//",
    "tail -c5 d f",
    "tail -c+3 -v d f",
    "tail -n+0 d f",
    "tail -n+2 d f",
    "head -n0 d f",
    "head -c-0 d f",
]


@pytest.mark.parametrize("line", ODD)
def test_odd_paths(oracle: "Oracle", line: str) -> None:
    name, *words = line.split()
    oracle.check(name, *words, tree={**tree(oracle), "loop": oracle.Link("loop")})


NAMES = st.sampled_from(["f", "d", "g", "h", "k", "ld", "lg", "lf", "ln", "loop", "nowhere", ".", "new", "it's", ""])
PATHS = st.builds(
    lambda names, up, slash: ("../here/" if up else "") + "/".join(names).lstrip("/") + slash,
    st.lists(NAMES, min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["", "", "", "/", "//"]),
)
FLAGS = {
    "rm": ["-r", "-f", "-v", "-d", "-i", "-I", "-rv"],
    "mkdir": ["-p", "-v", "-m700", "-mgo=,+t"],
    "rmdir": ["-p", "-v", "--ignore-fail-on-non-empty"],
    "touch": ["-c", "-h", "-d@5", "-t202001010101"],
}


@settings(max_examples=100, deadline=None)
@given(
    call=st.sampled_from(sorted(FLAGS)).flatmap(
        lambda name: st.tuples(st.just(name), st.lists(st.sampled_from(FLAGS[name]), max_size=2))
    ),
    paths=st.lists(PATHS, min_size=1, max_size=3),
    stdin=st.sampled_from([b"", b"y\n" * 9, b"y\nn\ny\n"]),
)
def test_any_paths(oracle: "Oracle", call: tuple[str, list[str]], paths: list[str], stdin: bytes) -> None:
    name, flags = call
    # One entry to a directory: the real tools take several in no order of their own.
    nodes: dict[str, Node] = {
        "f": b"x",
        "d": None,
        "g/h/k": b"1",
        "ld": oracle.Link("d"),
        "lg": oracle.Link("g"),
        "lf": oracle.Link("f"),
        "ln": oracle.Link("nowhere"),
        "loop": oracle.Link("loop"),
        "it's": b"",
    }
    oracle.check(name, *flags, *paths, tree=nodes, stdin=stdin)


@pytest.mark.parametrize("answers", [b"", b"y\n", b"n\n", b"y\ny\n", b"y\nn\n", b"y\ny\nn\n", b"Y\nyes\ny", b"\n\n\n"])
@pytest.mark.parametrize(
    "line",
    [
        "-i f",
        "-i f empty lf",
        "-ri e",
        "-ri d",
        "-ri a",
        "-rI e",
        "-I f empty lf ln",
        "-di d",
        "-iv f empty",
        "-rif e f",
    ],
)
def test_rm_asks(oracle: "Oracle", line: str, answers: bytes) -> None:
    oracle.check("rm", *line.split(), tree=tree(oracle), stdin=answers)


def test_what_is_kept_below_keeps_its_parents(oracle: "Oracle") -> None:
    nodes: dict[str, Node] = {"t/u/v/f": b"1"}
    for answers in (b"y\n" * 3, b"y\ny\ny\nn\n", b"y\ny\ny\ny\nn\n", b"y\n" * 9):
        oracle.check("rm", "-ri", "t", tree=nodes, stdin=answers)


@settings(max_examples=60, deadline=None)
@given(
    who=st.lists(
        st.from_regex(r"[ugoa]{0,2}([-+=]([rwxXst]{0,3}|[ugo])){1,2}", fullmatch=True)
        | st.from_regex(r"[0-7]{1,5}", fullmatch=True)
        | st.from_regex(r"[-+=][0-7]{1,4}", fullmatch=True)
        | st.text("ugoa+-=rwxXst07,", max_size=5),
        min_size=1,
        max_size=3,
    )
)
def test_any_mode(oracle: "Oracle", who: list[str]) -> None:
    text = ",".join(who)
    oracle.check("mkdir", f"--mode={text}", "new")


def test_modes_of_files_and_directories() -> None:
    def changed(text: str, mode: int, *, directory: bool) -> int:
        changes = modes.parse(text)
        assert changes is not None
        return modes.apply(changes, mode, directory=directory, umask=0o022)

    assert changed("a+X", 0o644, directory=False) == 0o644
    assert changed("a+X", 0o744, directory=False) == 0o755
    assert changed("a+X", 0o644, directory=True) == 0o755
    assert changed("755", 0o2700, directory=True) == 0o2755
    assert changed("00755", 0o2700, directory=True) == 0o755
    assert changed("755", 0o2700, directory=False) == 0o755
    assert changed("+w", 0o444, directory=False) == 0o644
    assert changed("u=g", 0o750, directory=False) == 0o550
    assert modes.parse("u=gr") is None


@pytest.mark.anyio
async def test_rm_takes_thousands_of_names_in_pages(oracle: "Oracle") -> None:
    ctx = oracle.context("rm")
    for directory in ("/big", "/big/a", "/big/a/b", "/big/c"):
        await ctx.fs.mkdir(directory)
        for number in range(5_000 if directory == "/big/a" else 10):
            await ctx.fs.write(f"{directory}/{number}", b"x")
    rm = built_in.get("rm")
    assert rm is not None
    assert await invoke(rm, ctx, ["-r", "/big"]) == 0
    assert not await ctx.fs.exists("/big")
    assert oracle.messages(ctx) == b""


@pytest.mark.anyio
async def test_rm_deeper_than_python_recurses(oracle: "Oracle") -> None:
    ctx = oracle.context("rm")
    path = "/top" + "/d" * 200
    await ctx.fs.mkdir(path, parents=True)
    rm = built_in.get("rm")
    assert rm is not None
    assert await invoke(rm, ctx, ["-r", "/top"]) == 0
    assert not await ctx.fs.exists("/top")


@pytest.mark.anyio
async def test_rm_leaves_mounts_in_place(oracle: "Oracle") -> None:
    ctx = oracle.context("rm")
    data, own = RAMResource(), RAMResource()
    ctx.fs.table.mount("/top/data", data, MountMode.WRITE)
    ctx.fs.table.mount("/top/own", own, MountMode.WRITE, hidden=True)
    for path in ("/top/data/f", "/top/own/f", "/top/f"):
        await ctx.fs.write(path, b"x")
    rm = built_in.get("rm")
    assert rm is not None
    assert await invoke(rm, ctx, ["-rf", "--one-file-system", "/top"]) == 1
    assert await ctx.fs.exists("/top/data/f")
    assert not await ctx.fs.exists("/top/f")
    assert await invoke(rm, ctx, ["-rf", "/top/own", "/top"]) == 1
    assert await ctx.fs.exists("/top/own/f")
    assert not await ctx.fs.exists("/top/data/f")
    assert oracle.messages(ctx).splitlines() == [
        b"rm: skipping '/top/data', since it's on a different device",
        b"rm: cannot remove '/top/own': Device or resource busy",
        b"rm: cannot remove '/top/own': Device or resource busy",
        b"rm: cannot remove '/top/own': Device or resource busy",
        b"rm: cannot remove '/top/data': Device or resource busy",
    ]


@pytest.mark.anyio
async def test_a_mount_that_may_only_be_read_refuses(oracle: "Oracle") -> None:
    ctx = oracle.context("rm")
    files = RAMResource()
    mount = ctx.fs.table.mount("/r", files, MountMode.WRITE)
    await ctx.fs.write("/r/f", b"x")
    await ctx.fs.mkdir("/r/d")
    mount.mode = MountMode.READ
    lines = {
        "rm": (["-r", "/r/f", "/r/d"], b"rm: cannot remove '/r/f': Read-only file system\n"),
        "rmdir": (["/r/d"], b"rmdir: failed to remove '/r/d': Read-only file system\n"),
        "mkdir": (["/r/n"], "mkdir: cannot create directory \u2018/r/n\u2019: Read-only file system\n".encode()),
        "touch": (["/r/n"], b"touch: cannot touch '/r/n': Read-only file system\n"),
    }
    for name, (words, message) in lines.items():
        command = built_in.get(name)
        assert command is not None
        ctx = oracle.context(name, files=ctx.fs)
        assert await invoke(command, ctx, words) == 1
        assert oracle.messages(ctx).startswith(message)


def test_the_dry_run_knows_what_changes() -> None:
    rm, mkdir, touch = built_in.get("rm"), built_in.get("mkdir"), built_in.get("touch")
    assert rm is not None
    assert mkdir is not None
    assert touch is not None
    assert plan(rm, ["-r", "a"])[-1] == Access(Act.DELETE, "a", subtree=True)
    assert plan(rm, ["-i", "a"])[-1] == Access(Act.DELETE, "a", certain=False)
    assert plan(mkdir, ["-p", "a/b"]) == [Access(Act.MAKE_DIR, "a/b"), Access(Act.MAKE_DIR, "a", certain=False)]
    assert Access(Act.WRITE, "x", certain=False) in plan(touch, ["x"])
    assert Access(Act.WRITE, "x", certain=False) not in plan(touch, ["-c", "x"])


def test_the_oracle_fails_where_something_differs(oracle: "Oracle") -> None:
    with pytest.raises(AssertionError, match="standard error differs"):
        oracle.check("gzip", "--no-such-option")
    with pytest.raises(AssertionError, match="standard output differs"):
        oracle.check("cat", "--version")
