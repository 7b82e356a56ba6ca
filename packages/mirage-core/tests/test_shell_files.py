"""Commands by path, scripts, what a session keeps, and the limits of a line."""

from collections.abc import Sequence

import pytest
from shell_bench import Bench, Ran

from mirage.budget import Limits
from mirage.commands.context import Context
from mirage.commands.spec import Command
from mirage.errors import LimitReached
from mirage.events import CommandEnded
from mirage.resource.ram import RAMResource
from mirage.session import Session
from mirage.shell.state import Shell
from mirage.streams import Collected, Io, Nothing
from mirage.vfs.table import MountMode

pytestmark = pytest.mark.anyio


async def scripts(bench: Bench, **files: bytes) -> None:
    for name, text in files.items():
        await bench.fs.write(f"/{name}", text)
        await bench.fs.set_attrs(f"/{name}", mode=0o755)


async def test_a_script_runs_by_its_path() -> None:
    bench = Bench()
    await scripts(
        bench, plain=b"echo $0 $1 $#; exit 3\n", sh=b"#!/bin/sh\necho sh\n", env=b"#!/usr/bin/env bash\necho env\n"
    )
    assert await bench.run("/plain a b; echo $?; ./sh; ../env") == Ran(0, b"/plain a 2\n3\nsh\nenv\n", b"")


async def test_a_script_has_a_shell_of_its_own() -> None:
    bench = Bench()
    await scripts(bench, s=b'echo "[$x][$y]"; x=5; cd /tmp; f\n')
    await bench.fs.mkdir("/tmp")
    ran = await bench.run("x=1; export y=2; f() { echo f; }; set -f; ./s; echo $? $x $PWD")
    assert ran == Ran(0, b"[][2]\n127 1 /\n", b"./s: line 1: f: command not found\n")


FIRST_LINES = [
    ("#!/bin/bash -e\nfalse\necho on\n", Ran(1, b"", b"")),
    ("#!/usr/bin/env -S bash -u\necho $x\n", Ran(1, b"", b"./s: line 2: x: unbound variable\n")),
    ("#!\necho $0 $1 $2\n", Ran(0, b"./s 1 2\n", b"")),
    ("#! /bin/echo  two\twords \n", Ran(0, b"two words ./s 1 2\n", b"")),
    ("#!./asked x y\n", Ran(0, b"./asked: x y|./s|1|2\n", b"")),
    ("#!/usr/bin/env asked\n", Ran(0, b"/asked: ./s|1|2|\n", b"")),
    ("#!./plain\necho mine\n", Ran(0, b"mine\n", b"")),
    ("#!/nope -u\n", Ran(127, b"", b"bash: line 1: ./s: cannot execute: required file not found\n")),
    ("#!bash\n", Ran(127, b"", b"bash: line 1: ./s: cannot execute: required file not found\n")),
    ("#!/tmp\n", Ran(126, b"", b"bash: ./s: /tmp: bad interpreter: Permission denied\n")),
    ("#!./s\n", Ran(126, b"", b"bash: ./s: ./s: bad interpreter: Too many levels of symbolic links\n")),
    ("#!/usr/bin/env nope\n", Ran(127, b"", b"/usr/bin/env: 'nope': No such file or directory\n")),
    (
        "#!/usr/bin/env bash -u\n",
        Ran(
            127,
            b"",
            b"/usr/bin/env: 'bash -u': No such file or directory\n"
            b"/usr/bin/env: use -[v]S to pass options in shebang lines\n",
        ),
    ),
    (
        "#!/usr/bin/python3\n",
        Ran(
            127,
            b"",
            b"bash: line 1: ./s: cannot execute: required file not found: /usr/bin/python3: "
            b"no installed plugin interprets it (mirage.interpreter)\n",
        ),
    ),
]
"""As the kernel, bash and env take them."""


@pytest.mark.parametrize(("text", "ran"), FIRST_LINES, ids=[text.partition("\n")[0] for text, _ in FIRST_LINES])
async def test_the_first_line_says_what_runs_a_script(text: str, ran: Ran) -> None:
    bench = Bench()
    await bench.fs.mkdir("/tmp")
    await scripts(bench, s=text.encode(), asked=b'#!/bin/sh\necho "$0: $1|$2|$3|$4"\n', plain=b"echo plain\n")
    assert await bench.run("PATH=$PATH:/; ./s 1 2") == ran


async def test_a_binary_is_refused_in_one_line() -> None:
    bench = Bench()
    await scripts(bench, binary=b"\x7fELF\0\0\n")
    assert await bench.run("./binary") == Ran(
        126, b"", b"bash: line 1: ./binary: cannot execute binary file: Exec format error\n"
    )


async def test_running_by_path_needs_the_x_bit_and_an_exec_mount() -> None:
    bench = Bench()
    bench.table.mount("/data", RAMResource(), MountMode.WRITE)
    await scripts(bench, s=b"echo ran\n")
    await bench.fs.write("/data/s", b"echo ran\n")
    await bench.fs.set_attrs("/data/s", mode=0o755)
    await bench.fs.write("/plain", b"echo ran\n")
    assert await bench.run("/data/s") == Ran(126, b"", b"bash: line 1: /data/s: Permission denied\n")
    assert await bench.run("/plain") == Ran(126, b"", b"bash: line 1: /plain: Permission denied\n")
    assert await bench.run("bash /data/s; . /plain; /s") == Ran(0, b"ran\nran\nran\n", b"")


async def test_commands_answer_to_their_usual_paths() -> None:
    ran = await Bench().run("/bin/echo a; /usr/bin/echo b; ../bin/echo c; /bin/nosuch; echo $?")
    assert ran == Ran(0, b"a\nb\nc\n127\n", b"bash: line 1: /bin/nosuch: No such file or directory\n")


async def test_names_are_looked_for_in_order() -> None:
    bench = Bench()

    async def own(ctx: Context, words: Sequence[str]) -> int:
        await ctx.out.write(b"own\n")
        return 0

    bench.command("own", own)
    bench.command("cd", own)
    assert await bench.run("own; cd /; own() { echo function; }; own; unset -f own; own") == Ran(
        0, b"own\nfunction\nown\n", b""
    )


async def test_a_missing_command_is_offered_to_the_hook() -> None:
    bench = Bench()
    asked: list[tuple[str, tuple[str, ...]]] = []

    async def hello(ctx: Context, words: Sequence[str]) -> int:
        await ctx.out.write(b"hello\n")
        return 4

    bench.command("hello", hello)
    found = bench.commands.pop("hello")

    async def missing(name: str, argv: Sequence[str], session: Session) -> Command | None:
        asked.append((name, tuple(argv)))
        return found if name == "hi" else None

    shell = Shell(bench.session, bench.fs, bench.budget, missing=missing)
    out, err = Collected(), Collected()
    assert await shell.execute("hi there; echo $?; ho", Io(Nothing(), out, err)) == 127
    assert (out.data, err.data) == (b"hello\n4\n", b"bash: line 1: ho: command not found\n")
    assert asked == [("hi", ("hi", "there")), ("ho", ("ho",))]


async def test_a_command_may_run_others_and_text() -> None:
    bench = Bench()

    async def both(ctx: Context, words: Sequence[str]) -> int:
        first = await ctx.runner.run(["echo", "a b"], ctx.io, env={"X": "1"})
        second = await ctx.runner.source(b'echo "$0 $*"; exit 6', ctx.io, name="inner", arguments=["p", "q"])
        third = await ctx.runner.run(["nosuch"], ctx.io)
        await ctx.out.write(f"{first} {second} {third}\n".encode())
        return 300

    bench.command("both", both)
    ran = await bench.run("echo() { false; }; both")
    assert ran == Ran(300 - 256, b"a b\ninner p q\n0 6 127\n", b"bash: line 1: nosuch: command not found\n")
    assert "X" not in bench.session.variables


async def test_a_session_keeps_its_state_from_line_to_line() -> None:
    bench = Bench()
    await bench.fs.mkdir("/tmp")
    await bench.run("x=1; cd /tmp; f() { echo f $x; }; set -o pipefail; false")
    assert await bench.run("echo $?; f; pwd; false | true") == Ran(1, b"1\nf 1\n/tmp\n", b"")
    assert bench.session.cwd == "/tmp"


async def test_exit_ends_the_line_and_not_the_session() -> None:
    bench = Bench()
    assert await bench.run("x=1; exit 7; x=2") == Ran(7, b"", b"")
    assert await bench.run("echo $? $x") == Ran(0, b"7 1\n", b"")


async def test_every_command_is_told_of() -> None:
    bench = Bench()
    await bench.run("echo a | cat; false")
    ended = [(event.argv, event.status) for event in bench.events if isinstance(event, CommandEnded)]
    assert ended == [(("echo", "a"), 0), (("cat",), 0), (("false",), 1)]


@pytest.mark.parametrize(
    ("limits", "line", "message"),
    [
        (Limits(steps=1000), "while :; do :; done", "steps 1000"),
        (Limits(steps=1000), "until false; do continue; done || echo caught", "steps 1000"),
        (Limits(words=1000), "echo {1..5000}", "words 1000"),
        (Limits(held=100_000), "x=$(yes)", "memory 100000"),
        (Limits(held=10_000_000), "x=abcdefgh; while :; do x=$x$x; done", "memory 10000000"),
        (Limits(held=10_000_000), 'x=abcdefgh; while :; do x="$x$x"; done', "memory 10000000"),
        (Limits(held=10_000_000), "x=abcdefgh; while :; do x+=$x; done", "memory 10000000"),
        (Limits(stages=10), "true | " * 10 + "true", "stages 10"),
    ],
)
async def test_a_line_that_uses_up_its_budget_is_over(limits: Limits, line: str, message: str) -> None:
    bench = Bench(limits)
    with pytest.raises(LimitReached) as reached:
        await bench.run(f"{line}; echo not here")
    assert str(reached.value) == f"mirage: limit: {message}"
    assert bench.budget.held == 0 or "memory" in message


async def test_too_many_descriptors_are_refused() -> None:
    redirects = " ".join(f"{number}> f{number}" for number in range(3, 20))
    ran = await Bench(Limits(descriptors=10)).run(f"echo a {redirects}")
    assert ran == Ran(1, b"", b"bash: line 1: f13: Too many open files\n")


async def test_undecodable_bytes_pass_unchanged() -> None:
    bench = Bench()
    await bench.fs.write("/f", b"\xff\xfe a\n")
    ran = await bench.run('x=$(cat /f); echo "$x"; echo "$x" > "/$x"; for f in /*; do echo "$f"; done; echo $\'\\xff\'')
    assert ran.out == b"\xff\xfe a\n/f\n/\xff\xfe a\n\xff\n"
