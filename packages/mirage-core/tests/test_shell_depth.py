"""However deep a line nests, it ends in a result: in a small stack, below many frames of the caller's own."""

import threading
from collections.abc import Callable

import anyio
import pytest
from shell_bench import Bench, Ran

from mirage.errors import LimitReached

STACK = 256 * 1024
FRAMES = 200


def below(frames: int, call: Callable[[], Ran | str]) -> Ran | str:
    return call() if not frames else below(frames - 1, call)


def in_a_small_stack(call: Callable[[], Ran | str]) -> Ran | str:
    """The result of ``call``, made below FRAMES frames in a thread with a stack of STACK bytes."""
    results: list[Ran | str] = []
    before = threading.stack_size(STACK)
    try:
        thread = threading.Thread(target=lambda: results.append(below(FRAMES, call)))
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join(60)
    assert results, "the thread died"
    return results[0]


def run(line: str, backend: str, files: dict[str, bytes]) -> Ran | str:
    async def main() -> Ran | str:
        bench = Bench()
        for path, data in files.items():
            await bench.fs.write(path, data)
            await bench.fs.set_attrs(path, mode=0o755)
        try:
            return await bench.run(line)
        except LimitReached as limit:
            return str(limit)

    return in_a_small_stack(lambda: anyio.run(main, backend=backend))


def nested(opening: str, closing: str, depth: int, core: str) -> str:
    return opening * depth + core + closing * depth


TOO_DEEP = [
    pytest.param(". /s", b". /s\n", "source depth 200", id="source"),
    pytest.param(
        ". /s",
        b"if true; then { while true; do case a in a) . /s;; esac; done; } fi\n",
        "source depth 200",
        id="source inside compound commands",
    ),
    pytest.param("f() { f; }; f", b"", "function depth 200", id="function"),
    pytest.param("f() { echo | f; }; f", b"", "function depth 200", id="function in a pipeline"),
    pytest.param(
        "f() { { { { { if true; then f; fi; }; }; }; } }; f", b"", "function depth 200", id="function in groups"
    ),
    pytest.param("f() { x=$(f); }; f", b"", "substitution depth 64", id="function in a substitution"),
    pytest.param("f() { (f); }; f", b"", "subshell depth 64", id="function in a subshell"),
    pytest.param("bash /s", b"bash /s\n", "source depth 200", id="bash"),
    pytest.param("/s", b"/s\n", "source depth 200", id="script"),
    pytest.param('f=\'eval "$f"\'; eval "$f"', b"", "source depth 200", id="eval"),
    pytest.param(nested("( ", " )", 100, "echo x"), b"", "subshell depth 64", id="subshells"),
    pytest.param("echo " + nested("$(echo ", ")", 100, "x"), b"", "substitution depth 64", id="substitutions"),
    pytest.param(f"x=1{'+1' * 400}; echo $(({'x+' * 400}0))", b"", "expressions 524288", id="expressions in variables"),
]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize(("line", "script", "limit"), TOO_DEEP)
def test_recursion_ends_at_its_limit(line: str, script: bytes, limit: str, backend: str) -> None:
    assert run(line, backend, {"/s": script}) == f"mirage: limit: {limit}"


DEEP = [
    pytest.param(nested("{ ", "; }", 250, "echo x"), Ran(0, b"x\n", b""), id="groups"),
    pytest.param(nested("if true; then ", "; fi", 250, "echo x"), Ran(0, b"x\n", b""), id="conditions"),
    pytest.param(nested("{ ", "; } > f", 100, "echo x"), Ran(0, b"", b""), id="redirected groups"),
    pytest.param(nested("( ", " )", 60, "echo x"), Ran(0, b"x\n", b""), id="subshells"),
    pytest.param("echo " + nested("$(echo ", ")", 60, "x"), Ran(0, b"x\n", b""), id="substitutions"),
    pytest.param("echo " + nested("${x:-", "}", 60, "y"), Ran(0, b"y\n", b""), id="parameters"),
    pytest.param("! " * 5000 + "true", Ran(0, b"", b""), id="negations"),
    pytest.param("true && " * 5000 + "echo x", Ran(0, b"x\n", b""), id="and lists"),
    pytest.param("true | " * 1000 + "echo x", Ran(0, b"x\n", b""), id="stages"),
    pytest.param("echo $((" + nested("(", ")", 2000, "1") + "))", Ran(0, b"1\n", b""), id="parentheses"),
    pytest.param("x=2; echo $((" + nested("1+(", ")", 60, "x") + "))", Ran(0, b"62\n", b""), id="sums"),
    pytest.param("echo $((" + "1+" * 20_000 + "1))", Ran(0, b"20001\n", b""), id="long sums"),
    pytest.param("f() { case $1 in 0) echo x;; *) f $(($1-1));; esac; }; f 190", Ran(0, b"x\n", b""), id="functions"),
]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize(("line", "expected"), DEEP)
def test_what_is_allowed_runs(line: str, expected: Ran, backend: str) -> None:
    assert run(line, backend, {}) == expected


REFUSED = [
    pytest.param(nested("{ ", "; }", 300, "echo x"), b"nesting deeper than 256", id="groups"),
    pytest.param("echo " + nested("$(", ")", 300, "x"), b"nesting deeper than 128", id="substitutions"),
    pytest.param("echo " + nested("${x:-", "}", 100, "y"), b"words nested deeper than 64", id="parameters"),
    pytest.param("echo " + nested("${a[", "]}", 200, "y"), b"nesting deeper than 128", id="subscripts"),
    pytest.param("echo " + nested("$((", "))", 100, "1"), b"words nested deeper than 64", id="sums in sums"),
    pytest.param("echo " + nested('"${a[-(', ')]}"', 100, "1"), b"nesting deeper than 128", id="quoted subscripts"),
    pytest.param("echo " + "{,}" * 10_000, b"braces nested deeper than 64", id="braces in a row"),
    pytest.param("echo " + nested("{a,", "}", 200, "b"), b"braces nested deeper than 64", id="braces"),
    pytest.param("echo $((" + nested("1+(", ")", 200, "x") + "))", b"expression recursion level exceeded", id="sums"),
    pytest.param("echo $((" + "! " * 5000 + "x))", b"expression recursion level exceeded", id="signs"),
    pytest.param("x=x+1; echo $((x))", b"expression recursion level exceeded", id="variables that name themselves"),
]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize(("line", "message"), REFUSED)
def test_what_is_not_is_refused(line: str, message: bytes, backend: str) -> None:
    ran = run(line, backend, {})
    assert isinstance(ran, Ran)
    assert ran.status in (1, 2)
    assert message in ran.err
