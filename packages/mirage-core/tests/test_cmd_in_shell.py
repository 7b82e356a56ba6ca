"""Commands as the shell runs them, compared with real bash; and what invoke makes of errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.invoke import invoke
from mirage.commands.registry import built_in
from mirage.commands.spec import Operands, Options, Usage, flag
from mirage.errors import LimitReached, failure

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "f": b"1\n2\n3\n",
    "s.sh": b'echo "$0 $# $1"\n',
    "fail": b"false\necho not reached\n",
    "exits": b"exit 7\n",
    "bin": b"\x7fELF\0x\n",
    "d": None,
}

LINES = [
    "bash s.sh a b",
    "bash ./s.sh",
    "bash -- s.sh -c",
    "bash -c 'echo $0 $1 $#' a b c",
    "bash -c 'echo $0'",
    "bash -c -e 'false; echo no'",
    "echo 'echo \"$0 $# $1\"' | bash -s x y",
    "echo 'echo \"$0 $#\"' | bash",
    "bash < s.sh",
    "bash - s.sh a",
    "bash -ec 'false; echo no'",
    "bash -e fail; echo $?",
    "bash +e -c 'false; echo yes'",
    "bash -o pipefail -c 'false | true'",
    "bash --norc --noprofile -c 'echo hi'",
    "bash --rcfile x -c 'echo hi'",
    "bash exits; echo $?",
    "bash nowhere; echo $?",
    "bash d; echo $?",
    "bash bin; echo $?",
    "bash s.sh/; echo $?",
    "bash ''; echo $?",
    "bash -c; echo $?",
    "bash -c ''; echo $?",
    "bash -- -c; echo $?",
    "x=1; export y=2; bash -c 'echo $x $y'",
    "cd d; bash -c 'cd ..; echo hi'; bash ../s.sh",
    "bash -c 'bash -c \"bash s.sh deep\"'",
    "sh -c 'echo $0 $1' name arg",
    "cat f >> f",
    "cat < f >> f",
    "cat d/../f f >> f",
    "cat f > f; cat f",
    "cat < f > f",
    "cat f f > g; cat g",
    "wc < f",
    "wc -c < f",
    "wc -lc < f",
    "wc f - < f",
    "{ head -c 2; wc -c; } < f",
    "{ head -n1; cat; } < f",
    "{ head -n1; tail -n1; } < f",
    "tail -n 1 < f",
    "tail -c +3 < f",
    "cat f nowhere f > out 2>&1",
    "head -n1 f nowhere f > out 2>&1",
    "wc -l f nowhere f > out 2>&1",
    "rm -v f nowhere s.sh > out 2>&1",
    "yes | head -n 2",
    "yes a b | head -c 6",
    "cat /dev/zero | head -c 3 | wc -c",
    "head -c 3 /dev/zero | wc -c",
    "cat /dev/null f | wc",
    "tail -n +2 /dev/stdin < f",
    "cat f | tail -n 1 /dev/fd/0",
    "head -n1 - /dev/stdin <<< one",
    "yes > /dev/full; echo $?",
    "echo hi > /dev/full; echo $?",
    "cat f > /dev/full; echo $?",
    "head -n1 f > /dev/full; echo $?",
    "tail -n1 f > /dev/full; echo $?",
    "echo hi >&-; echo $?",
    "touch a b && mkdir c && rm a && rmdir c && echo b*",
    "sleep 0.01 && echo ok",
    "true && false || echo no",
    "tail -s 0.01 -f f | head -n 1",
    "rm -i f <<< y; cat f",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_does_what_it_does_in_bash(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line, tree=TREE)


@dataclass(frozen=True, slots=True)
class Trying(Options):
    """What goes wrong."""

    after: bool = flag("-a", "--after", help="write something first")


@command("try", "Fail in some way.", Trying, Operands("HOW", minimum=1, maximum=1), usage_status=2, notes="The end.")
async def attempt(ctx: Context, options: Trying, words: Sequence[str]) -> int:
    """Raise what the operand names."""
    if options.after:
        await ctx.out.write(b"so far\n")
    errors: dict[str, BaseException] = {
        "usage": Usage("this cannot be"),
        "plain": Usage("this cannot be", hint=False),
        "file": failure(2, "a b"),
        "output": failure(28),
        "pipe": BrokenPipeError(32, "Broken pipe"),
        "bug": ZeroDivisionError("oops"),
        "limit": LimitReached("steps", 1),
    }
    raise errors[words[0]]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["usage"], 2, "try: this cannot be\nTry 'try --help' for more information.\n"),
        (["plain"], 2, "try: this cannot be\n"),
        (["-x"], 2, "try: invalid option -- 'x'\nTry 'try --help' for more information.\n"),
        ([], 2, "try: missing operand\nTry 'try --help' for more information.\n"),
        (["file"], 2, "try: 'a b': No such file or directory\n"),
        (["output"], 2, "try: write error: No space left on device\n"),
        (["bug"], 125, "try: internal error\n"),
    ],
)
async def test_what_goes_wrong_becomes_a_message(oracle: "Oracle", words: list[str], status: int, message: str) -> None:
    ctx = oracle.context("try")
    traces: list[str] = []
    assert await invoke(attempt, ctx, words, traces.append) == status
    assert oracle.messages(ctx).decode() == message
    assert oracle.output(ctx) == b""
    assert len(traces) == (status == 125)
    assert all("ZeroDivisionError: oops" in trace for trace in traces)
    if words:
        ctx = oracle.context("try")
        await invoke(attempt, ctx, ["-a", *words])
        assert oracle.output(ctx) in (b"so far\n", b"")


@pytest.mark.anyio
@pytest.mark.parametrize(("word", "error"), [("pipe", BrokenPipeError), ("limit", LimitReached)])
async def test_what_ends_a_line_passes_up(oracle: "Oracle", word: str, error: type[BaseException]) -> None:
    ctx = oracle.context("try")
    with pytest.raises(error):
        await invoke(attempt, ctx, [word])
    assert oracle.messages(ctx) == b""


@pytest.mark.anyio
async def test_help_and_version_are_answered(oracle: "Oracle") -> None:
    ctx = oracle.context("try")
    assert await invoke(attempt, ctx, ["--help", "-x"]) == 0
    assert oracle.output(ctx).decode() == (
        "Usage: try [OPTION]... HOW\n"
        "Fail in some way.\n"
        "\n"
        "  -a, --after                write something first\n"
        "      --help                 display this help and exit\n"
        "      --version              output version information and exit\n"
        "\n"
        "The end.\n"
    )
    ctx = oracle.context("try")
    assert await invoke(attempt, ctx, ["--vers"]) == 0
    assert oracle.output(ctx).startswith(b"try (Mirage) ")


@pytest.mark.anyio
async def test_a_line_that_never_ends_gives_the_loop_back(oracle: "Oracle") -> None:
    """Without a budget that steps in, yes into a sink that takes everything would never return."""
    yes = built_in.get("yes")
    assert yes is not None
    ctx = oracle.context("yes", out=Swallowing())
    ctx.budget.limits = type(ctx.budget.limits)(steps=1000)
    with pytest.raises(LimitReached, match="steps"):
        await invoke(yes, ctx, [])


class Swallowing:
    """A sink that is never full."""

    async def write(self, data: bytes) -> None:
        return

    async def flush(self) -> None:
        return

    async def aclose(self) -> None:
        return
