"""Parsing: complete, incomplete or wrong; in slices; within limits. And the cache of what was compiled."""

import anyio
import anyio.lowlevel
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shell_bench import Bench

from mirage.budget import Budget, Limits
from mirage.shell import compile
from mirage.shell.compile import Cache, compile_program
from mirage.shell.outcome import Complete, Error, Incomplete
from mirage.shell.parse import LONGEST, parse, parse_in_turn


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "# only a comment",
        "echo a",
        "echo a;",
        "if a; then b; fi",
        "cat <<E\nx\nE",
        "a |\n b",
        "f() { a; }",
        "a &&\nb",
    ],
)
def test_whole_programs_are_complete(text: str) -> None:
    assert isinstance(parse(text), Complete)


@pytest.mark.parametrize(
    "text",
    [
        *("if a", "if a; then", "while a; do b", "{ a", "( a", "a |", "a &&", "echo 'a", 'echo "a', "echo $(a"),
        *("echo `a", "f()", "case a in", "case a", "for i in a", "for i", "echo ${a", "echo $((1", "function f"),
    ],
)
def test_beginnings_are_incomplete(text: str) -> None:
    assert isinstance(parse(text), Incomplete)


@pytest.mark.parametrize(
    ("text", "token", "line"),
    [
        ("fi", "fi", 1),
        ("echo a ;;", ";;", 1),
        ("\n\necho )", ")", 3),
        ("if a; then b; done", "done", 1),
        ("{ echo a; )", ")", 1),
        ("a | | b", "|", 1),
        ("echo $(done)", "done", 1),
        ("echo a\necho $(x\n;; y)", ";;", 3),
        ("for i in a; b; done", "b", 1),
    ],
)
def test_faults_name_the_token_and_the_line(text: str, token: str, line: int) -> None:
    outcome = parse(text)
    assert isinstance(outcome, Error)
    assert outcome.message == f"syntax error near unexpected token `{token}'"
    assert outcome.line == line


@pytest.mark.anyio
async def test_what_has_no_compiler_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(compile._COMPILERS, "While")
    monkeypatch.setattr(compile, "_loaded", {})
    ran = await Bench().run("echo before; while :; do :; done")
    assert (ran.status, ran.out) == (2, b"")
    assert ran.err == b"mirage: not supported yet: while\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[[ a < b && ! ( c =~ (x y)|z ) ]]", "Test"),
        ("for ((i = 0; i < 3; i++)) { :; }", "Count"),
        ("select x in a; do :; done", "Select"),
        ("time -p ! a | b", "Timed"),
        ("sleep 1 &", "Background"),
        ("coproc X { a; }", "Coprocess"),
        ("function a:b [[ x ]]", "Function"),
        ("a=(1 [2]=x) b[0]=y", "Simple"),
    ],
)
def test_every_command_has_a_node(text: str, kind: str) -> None:
    outcome = parse(text)
    assert isinstance(outcome, Complete)
    assert type(outcome.program.items[0]).__name__ == kind


@given(st.text(alphabet="abe $'\"`\\(){}[]<>|&;\n#=*?~!if then fi do done case in esac", max_size=60))
@settings(max_examples=400, deadline=1000)
def test_any_text_comes_to_an_outcome(text: str) -> None:
    outcome = parse(text)
    if isinstance(outcome, Complete):
        compile_program(outcome.program)


@pytest.mark.anyio
async def test_long_sources_are_parsed_in_slices() -> None:
    text = "if true; then echo 'a b' \"$x\" | cat > f; fi\n" * 20_000
    passes = 0
    outcomes: list[object] = []

    async def tick(scope: anyio.CancelScope) -> None:
        nonlocal passes
        with scope:
            while True:
                await anyio.lowlevel.checkpoint()
                passes += 1

    async with anyio.create_task_group() as group:
        scope = anyio.CancelScope()
        group.start_soon(tick, scope)
        outcomes.append(await parse_in_turn(text, Budget(Limits())))
        scope.cancel()
    # Either the machine is fast enough, or the limit of two seconds was reached: the loop ran meanwhile.
    assert isinstance(outcomes[0], Complete | Error)
    assert passes > 20


@pytest.mark.anyio
async def test_a_source_that_takes_too_long_is_refused() -> None:
    outcome = await parse_in_turn("echo a b c d e; " * 1_000_000, Budget(Limits()))
    assert outcome == Error("mirage: limit: parse seconds 2", 0)


def test_a_source_that_is_too_long_is_refused() -> None:
    assert parse("a" * (LONGEST + 1)) == Error(f"mirage: limit: source {LONGEST}", 0)


def test_a_here_document_may_be_long() -> None:
    outcome = parse("cat <<'E'\n" + "x" * 80 * 50_000 + "\nE\n")
    assert isinstance(outcome, Complete)


def test_the_cache_is_bounded_in_number_and_size() -> None:
    program = parse("echo")
    assert isinstance(program, Complete)
    run = compile_program(program.program)
    cache = Cache(most=10, size=1600)
    for place in range(50):
        cache.put(f"echo {place}", run)
    assert len(cache) == 10
    assert cache.get("echo 49") is run
    assert cache.get("echo 0") is None
    cache.put("x" * 101, run)
    assert cache.get("x" * 101) is None
    for place in range(50):
        cache.put(f"{place:0100d}", run)
    assert len(cache) <= 16


def test_the_cache_forgets_what_was_not_used() -> None:
    program = parse("echo")
    assert isinstance(program, Complete)
    run = compile_program(program.program)
    cache = Cache(most=2)
    cache.put("a", run)
    cache.put("b", run)
    cache.get("a")
    cache.put("c", run)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (run, None, run)
