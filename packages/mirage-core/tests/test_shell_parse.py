"""Parsing: complete, incomplete or wrong; in slices; within limits. And the cache of what was compiled."""

from itertools import pairwise

import anyio
import anyio.lowlevel
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shell_bench import Bench

from mirage.budget import Budget, Limits
from mirage.errors import LimitReached
from mirage.shell import compile
from mirage.shell.compile import Cache, compile_program
from mirage.shell.syntax.outcome import Complete, Error, Incomplete
from mirage.shell.syntax.parse import LONGEST, parse, parse_in_turn


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


@pytest.mark.parametrize(
    "text",
    [
        *("echo $(( (1+2)*3 )) $( (a) ) $((a); (b))", "((a); b)", "((1+1)) && a", "echo $[1+(2)]"),
        *("echo `a \\`b\\``", "x=$(case a in a) b;; esac)", "x=$(if a; then b; fi)", "$(# )\n)", "echo $() `` $( )"),
        *("cat <<A <<B\na\nA\nb\nB", "cat <<E | b\nE", "echo $(cat <<E\n')\nE\n)", "while a <<E\nE\ndo b; done"),
        *("cat <<'E O'\nE O", "cat <<$x\n$x", "cat <<E\\\nF\nEF", "case x in a) b <<E ;;\nE\nesac"),
        *(
            "!",
            "! !",
            "time",
            "time -p",
            "time -- a",
            "! time a",
            "time ! a | b",
            "if time; then a; fi",
            "coproc [[ a ]]",
        ),
        *(
            "for if in a; do b; done",
            "for x; do a; done",
            "for x in; do a; done",
            "for x in a; { b; }",
            "for ((;;)) { a; }",
        ),
        *(
            "for ((;;))\n{ a; }",
            "select x; do a; done",
            "case x in esac",
            "case x in (a|b) ;& c) ;;& esac",
            "case in in in) esac",
        ),
        *(
            "f() (a)",
            "f() [[ a ]]",
            "f() ((1))",
            "function f (a)",
            "function if { a; }",
            "a:b() { c; }",
            "function f\n{ a; }",
        ),
        *("f() if a; then b; fi > c", "if { a; } then { b; } fi", "while (a) do (b) done", "{ ( { a; } ) }"),
        *(
            "a=(1 # c\n2)",
            "a=([1]=x [b[2]]+=y)",
            "declare -A a=([x y]=1)",
            "a[b c]+=d",
            'a["]"]=1',
            "eval a=(1)",
            "a=() b=( ) c",
        ),
        *(
            "[[ a\n]] || b" if False else "[[\na ]]",
            "[[ a =~ b|(c d) ]]",
            "[[ a == @(b c) ]]",
            "[[ ! ! (a) && -f <(b) ]]",
        ),
        *(
            "cat a<(b)c >(d)",
            "a {b}>c {d[0]}<e 3>&4-",
            "a &> b &>> c >& d",
            "coproc X while a; do b; done",
            "a & b &\nc",
        ),
        *(
            "ec\\\nho a &\\\n& b",
            "i\\\nf a; th\\\nen b; fi",
            "echo {a,b} { } ! [[ ]] if",
            "x= a=b c",
            "a;#b",
            'echo "${x:-"}"}"',
        ),
    ],
)
def test_what_bash_takes_is_taken(text: str) -> None:
    assert isinstance(parse(text), Complete)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("in", "syntax error near unexpected token `in'"),
        ("]]", "syntax error near unexpected token `]]'"),
        ("( )", "syntax error near unexpected token `)'"),
        ("{ }", "syntax error near unexpected token `}'"),
        ("a; ;", "syntax error near unexpected token `;'"),
        ("a & &", "syntax error near unexpected token `&'"),
        ("a >", "syntax error near unexpected token `newline'"),
        ("a > 2>&1", "syntax error near unexpected token `2'"),
        ("for", "syntax error near unexpected token `newline'"),
        ("for x; in a; do b; done", "syntax error near unexpected token `in'"),
        ("for x { a; }", "syntax error near unexpected token `{'"),
        ("select ((;;)) do a; done", "syntax error near unexpected token `('"),
        ("a | ! b", "syntax error near unexpected token `!'"),
        ("! && a", "syntax error near unexpected token `&&'"),
        ("time | a", "syntax error near unexpected token `|'"),
        ("coproc", "syntax error near unexpected token `newline'"),
        ("coproc X then", "syntax error near unexpected token `then'"),
        ("f() a", "syntax error near unexpected token `a'"),
        ("echo a=(1)", "syntax error near unexpected token `('"),
        ("echo @(a)", "syntax error near unexpected token `('"),
        ("a=(1 | 2)", "syntax error near unexpected token `|'"),
        ("case a b in c) d;; esac", "syntax error near unexpected token `b'"),
        ("for ((a; b)); do c; done", "syntax error: arithmetic expression required\nsyntax error: `((a; b))'"),
        ("[[ a b ]]", "conditional binary operator expected"),
        ("[[ -f ]]", "unexpected argument `]]' to conditional unary operator"),
        ("[[ ( a ]]", "unexpected token `]]', expected `)'"),
        ("[[ a\n== b ]]", "unexpected token `newline', conditional binary operator expected"),
    ],
)
def test_what_bash_refuses_is_refused_in_its_words(text: str, message: str) -> None:
    outcome = parse(text)
    assert isinstance(outcome, Error)
    assert outcome.message == message


@pytest.mark.anyio
async def test_lines_before_an_error_run_however_far_away_it_is() -> None:
    ran = await Bench().run("x=$((x + 1))\n" * 3_000 + "echo $x\nfi\necho never")
    assert (ran.status, ran.out) == (2, b"3000\n")
    assert ran.err == b"bash: line 3002: syntax error near unexpected token `fi'\nbash: line 3002: `fi'\n"


@pytest.mark.anyio
async def test_aliases_grow_no_further_than_their_limit() -> None:
    names = "abcdefghijklmnopqrstuvwxyz"
    aliases = "".join(f"alias {one}='{two} {two} '\n" for one, two in pairwise(names))
    ran = await Bench().run(f"shopt -s expand_aliases\n{aliases}true {'x' * 100}\na a\n")
    assert ran.status != 0


@given(st.text(alphabet="abe $'\"`\\(){}[]<>|&;\n#=*?~!if then fi do done case in esac", max_size=60))
@settings(max_examples=400, deadline=1000)
def test_any_text_comes_to_an_outcome(text: str) -> None:
    outcome = parse(text)
    if isinstance(outcome, Complete):
        compile_program(outcome.program)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "text",
    [
        "if true; then echo 'a b' \"$x\" | cat > f; fi\n" * 20_000,
        'echo "$(' + "true;" * 20_000 + ')"',
        "echo `" + "true;" * 20_000 + "`",
        "a=(" + '"$x" ' * 16_000 + ")",
        "f() { " + "true;" * 20_000 + " }",
        "case z in " + "a) true;; " * 10_000 + "esac",
    ],
    ids=["lines", "substitution in quotes", "backquotes", "elements", "function", "arms"],
)
async def test_long_sources_are_parsed_in_slices(text: str) -> None:
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
    assert passes > 5


@pytest.mark.anyio
async def test_a_source_that_takes_too_long_is_refused() -> None:
    outcome = await parse_in_turn("$(:)" * 1_000_000, Budget(Limits()))
    assert outcome == Error("mirage: limit: parse seconds 2", 0)


@pytest.mark.anyio
async def test_parsing_counts_as_steps() -> None:
    with pytest.raises(LimitReached, match="steps 10000"):
        await parse_in_turn(":;" * 40_000, Budget(Limits(steps=10_000)))
    budget = Budget(Limits())
    await parse_in_turn("echo", budget)
    assert 0 < budget.steps < 10


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
    cache = Cache(words=100)
    for place in range(50):
        cache.put(f"x={place};:;:;:", run)
    assert len(cache) == 25
    cache.put(":;" * 60, run)
    assert len(cache) == 25


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
