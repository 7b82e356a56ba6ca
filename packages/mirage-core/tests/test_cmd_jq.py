"""jq, the command: its options, what it reads and prints, its messages and its status."""

from typing import TYPE_CHECKING

import anyio
import pytest
from shell_bench import Bench

from mirage.budget import Limits
from mirage.errors import LimitReached

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "lines": b'{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n{"a":3,"b":null}\n',
    "pretty": b'{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ]\n}\n{\n  "a": 2\n}\n',
    "mixed": b'1 2 {"a":3}[4]\n"x"\n\n\ntrue false\nnull',
    "numbers": b'{"a":1.50,"b":1e2,"c":100000000000000000000,"d":-0,"e":0.00001,"f":1.0}\n',
    "text": b"one\ntwo\n\nlast",
    "broken": b'{"a":1}\n{"a":2\n{"a":3}\n',
    "cut": b"[1,\n2,",
    "empty": b"",
    "one": b"1",
    "two": b"2\n",
    "program": b"# a comment\n.a as $x\n| $x + 1\n",
    "lib/m.jq": b'module {"v": 1};\nimport "n" as n;\ndef twice: n::once * 2;\n',
    "lib/n.jq": b"def once: .a;\n",
    "lib/d.json": b'{"k":5}\n',
    "wrong.jq": b"def f: g;\n",
    "dir": None,
    "nul": b'["a","b\\u0000c"]\n',
}

CASES: list[tuple[list[str], str, str, int]] = [
    ([".a", "lines"], "1\n2\n3\n", "", 0),
    (["-c", ".", "pretty"], '{"a":1,"b":[1,2]}\n{"a":2}\n', "", 0),
    ([".", "pretty"], '{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ]\n}\n{\n  "a": 2\n}\n', "", 0),
    (["-c", ".", "mixed"], '1\n2\n{"a":3}\n[4]\n"x"\ntrue\nfalse\nnull\n', "", 0),
    (["-c", ".", "numbers"], '{"a":1.50,"b":1E+2,"c":100000000000000000000,"d":-0,"e":0.00001,"f":1.0}\n', "", 0),
    (["-c", "map_values(.+0)", "numbers"], '{"a":1.5,"b":100,"c":1e+20,"d":0,"e":1e-05,"f":1}\n', "", 0),
    (["-r", ".b", "lines"], "x\ny\nnull\n", "", 0),
    (["-j", ".b", "lines"], "xynull", "", 0),
    (["-rj", ".b", "lines"], "xynull", "", 0),
    (["--raw-output0", ".b", "lines"], "x\0y\0null\0", "", 0),
    (
        ["--raw-output0", ".[]", "nul"],
        "a\0",
        "jq: error (at nul:1): Cannot dump a string containing NUL with --raw-output0 option\n",
        5,
    ),
    (["-n", "1,2"], "1\n2\n", "", 0),
    (["-nr", '"\\(1)"'], "1\n", "", 0),
    (["-n", "[inputs.a]", "lines", "-c"], "[1,2,3]\n", "", 0),
    (["-n", "input, input_line_number, (input|input_line_number)", "-c", "lines"], '{"a":1,"b":"x"}\n1\n2\n', "", 0),
    (["-c", "[., input]", "lines"], '[{"a":1,"b":"x"},{"a":2,"b":"y"}]\n', "jq: error (at lines:3): break\n", 5),
    (["-sc", "map(.a)", "lines"], "[1,2,3]\n", "", 0),
    (["-s", "length", "empty"], "0\n", "", 0),
    (["-R", ".", "text"], '"one"\n"two"\n""\n"last"\n', "", 0),
    (["-Rs", ".", "text"], '"one\\ntwo\\n\\nlast"\n', "", 0),
    (["-Rn", "[inputs]", "-c", "text"], '["one","two","","last"]\n', "", 0),
    (["-R", ".", "text", "two"], '"one"\n"two"\n""\n"last2"\n', "", 0),
    (["-c", ".", "one", "two"], "12\n", "", 0),
    (["-S", "-c", "."], '{"a":[{"x":1,"y":2}],"b":1}\n', "", 0),
    (["-a", "-n", '"é😀"'], '"\\u00e9\\ud83d\\ude00"\n', "", 0),
    (["-ar", "-n", '"é"'], '"\\u00e9"\n', "", 0),
    (["--tab", "-n", "[1]"], "[\n\t1\n]\n", "", 0),
    (["--indent", "1", "-n", "[[1]]"], "[\n [\n  1\n ]\n]\n", "", 0),
    (["--indent", "0", "-n", "[1]"], "[1]\n", "", 0),
    (
        ["-n", "-C", "-c", '{"a":[true,null,1,"x",[],{}]}'],
        '\x1b[1;39m{\x1b[0m\x1b[1;34m"a"\x1b[0m\x1b[1;39m:\x1b[0m\x1b[1;39m[\x1b[0m\x1b[0;39mtrue\x1b[0m\x1b[1;39m,\x1b[0m'
        '\x1b[0;90mnull\x1b[0m\x1b[1;39m,\x1b[0m\x1b[0;39m1\x1b[0m\x1b[1;39m,\x1b[0m\x1b[0;32m"x"\x1b[0m\x1b[1;39m,\x1b[0m'
        "\x1b[1;39m[]\x1b[0m\x1b[1;39m,\x1b[0m\x1b[1;39m{}\x1b[0m\x1b[1;39m]\x1b[0m\x1b[1;39m}\x1b[0m\n",
        "",
        0,
    ),
    (["-n", "-C", "-M", "1"], "1\n", "", 0),
    (["-e", ".a", "lines"], "1\n2\n3\n", "", 0),
    (["-e", ".b", "lines"], '"x"\n"y"\nnull\n', "", 1),
    (["-e", "select(.a==9)", "lines"], "", "", 4),
    (["-en", "false"], "false\n", "", 1),
    (["-en", "1,false"], "1\nfalse\n", "", 1),
    (["-f", "program", "lines"], "2\n3\n4\n", "", 0),
    (["lines", "-f", "program"], "", "jq: error: syntax error, unexpected '{'", 3),
    (
        ["-n", "--arg", "x", "1", "--argjson", "y", "[2]", "[$x,$y,$ARGS.named]", "-c"],
        '["1",[2],{"x":"1","y":[2]}]\n',
        "",
        0,
    ),
    (["-nc", "--slurpfile", "x", "lines", "[$x[].a]"], "[1,2,3]\n", "", 0),
    (["-n", "--rawfile", "x", "two", "$x"], '"2\\n"\n', "", 0),
    (
        ["-nc", "$ARGS", "--args", "a", "1", "--jsonargs", "2", "{}"],
        '{"positional":["a","1",2,{}],"named":{}}\n',
        "",
        0,
    ),
    (["-nc", "--args", "$ARGS.positional", "--", "-a", "-b"], '["-a","-b"]\n', "", 0),
    (["-n", "-L", "lib", 'import "m" as m; {a:4} | m::twice'], "8\n", "", 0),
    (["-nc", "-Llib", 'import "d" as $d; $d, $d::d'], '[{"k":5}]\n[{"k":5}]\n', "", 0),
    (["-n", "-L", "lib", 'include "n"; {a:4} | once'], "4\n", "", 0),
    (["-n", "-L", "lib", 'import "x" as x; 1'], "", "jq: error: module not found: x\n\njq: 1 compile error\n", 3),
    (["-nc", "-L", "lib", '"m"|modulemeta|.v,.defs'], '1\n["twice/0"]\n', "", 0),
    (
        ["-c", "--stream", ".", "pretty"],
        '[["a"],1]\n[["b",0],1]\n[["b",1],2]\n[["b",1]]\n[["b"]]\n[["a"],2]\n[["a"]]\n',
        "",
        0,
    ),
    (
        ["-c", "--stream", ".", "cut"],
        "[[0],1]\n[[1],2]\n",
        "jq: parse error: Unfinished JSON term at EOF at line 2, column 2\n",
        5,
    ),
    (["-nc", "--stream", "fromstream(1|truncate_stream(inputs))", "pretty"], "[1,2]\n", "", 0),
    (["--seq", "-n", "1,[2]", "-c"], "\x1e1\n\x1e[2]\n", "", 0),
    (["-c", ".", "broken"], '{"a":1}\n', "jq: parse error: Expected separator between values at line 3, column 1\n", 5),
    (
        [".a", "lines", "nowhere", "one"],
        "1\n2\n3\n",
        "jq: error: Could not open file nowhere: No such file or directory\n",
        2,
    ),
    (["-c", ".a.b", "lines"], "", "", 5),
    (["-n", "{} | error"], "", "jq: error (at <unknown>) (not a string): {}\n", 5),
    (["-n", "error(null)"], "", "jq: error (at <unknown>) (not a string): null\n", 5),
    (["-n", '"bye\\n" | halt_error'], "", "bye\n", 5),
    (["-n", '{"a":1} | halt_error(3)'], "", '{"a":1}\n', 3),
    (["halt", "lines"], "", "", 0),
    (["-n", "1 | debug | stderr | debug(2)"], "1\n", '["DEBUG:",1]\n1["DEBUG:",2]\n', 0),
    (
        ["-n", "1 +"],
        "",
        "jq: error: syntax error, unexpected end of file at <top-level>, line 1, column 3:\n    1 +\n"
        "      ^\njq: 1 compile error\n",
        3,
    ),
    (
        ["-n", "f, g"],
        "",
        "jq: error: f/0 is not defined at <top-level>, line 1, column 1:\n    f, g\n    ^\n"
        "jq: error: g/0 is not defined at <top-level>, line 1, column 4:\n    f, g\n       ^\njq: 2 compile errors\n",
        3,
    ),
    (["-V"], "jq-1.8.2\n", "", 0),
    (["--arg", "x"], "", "jq: --arg takes two parameters (e.g. --arg varname value)\n", 2),
    (["--nonsense"], "", "jq: Unknown option --nonsense\n", 2),
    (["-nZ", "1"], "", "jq: Unknown option -Z\n", 2),
    (["--argjson", "x", "{", "."], "", "jq: invalid JSON text passed to --argjson\n", 2),
    (["--indent", "9", "."], "", "jq: --indent takes a number between -1 and 7\n", 2),
    (["-n", "$ENV.LC_ALL, env.LC_ALL, $ENV.PATH == env.PATH"], "null\nnull\ntrue\n", "", 0),
    (["-n", "input_filename, $__loc__", "-c"], 'null\n{"file":"<top-level>","line":1}\n', "", 0),
    (["input_filename", "lines", "two"], '"lines"\n"lines"\n"lines"\n"two"\n', "", 0),
]


@pytest.mark.parametrize(
    ("words", "out", "err", "status"), CASES, ids=lambda each: " ".join(each) if isinstance(each, list) else ""
)
def test_calls(oracle: "Oracle", words: list[str], out: str, err: str, status: int) -> None:
    found = oracle.ours("jq", words, TREE, b'{"b":1,"a":[{"y":2,"x":1}]}\n')
    assert found.out.decode() == out
    assert found.err.decode().startswith(err)
    assert found.status == status


@pytest.mark.parametrize(
    "program",
    [
        "[range(1e9)]",
        "reduce range(1e9) as $i ([]; . + [$i])",
        '[range(300) | "x" * 1e7]',
        '[range(300) | 1e7 * "x" | length]',
        'reduce range(300) as $x ([]; . + ["x" * 1e7])',
        'reduce range(3e6) as $x ([]; . + ["x" * 1e5])',
        'reduce range(300) as $x ({}; .["\\($x)"] = "x" * 1e7)',
        r'reduce range(2000) as $x ([]; . + ["x\($x)" * 1e4])',
        r'reduce range(2000) as $x ({a: []}; .a += ["x\($x)" * 1e4])',
        r'reduce range(2000) as $x ({}; . + {"\($x)": ("x\($x)" * 1e4)})',
        r'last(foreach range(2000) as $x ([]; . + ["x\($x)" * 1e4]; length))',
        r'[range(2000)] | map("x\(.)" * 1e4)',
        r'[range(2000)] | map({a: ("x\(.)" * 1e4)})',
        r'[range(2000) | {a: ("x\(.)" * 1e4)}]',
        r'[range(2000) | ., [[], "x\(.)" * 1e4]]',
        r'reduce range(2000) as $x ([]; [., "x\($x)" * 1e4])',
        r'reduce range(2000) as $x ({}; {a: ., b: ("x\($x)" * 1e4)})',
        r'[range(2000)] | .[] |= "x\(.)" * 1e4',
        "[1] | until(false; . + .)",
        r'[0] | until(length > 2000; . + ["x\(length)" * 1e4]) | length',
        "def f: [f]; f",
        "def f: f | f; f",
        "def f(x): f(x | x); f(1)",
    ],
)
def test_what_grows_without_end_ends_the_line(program: str) -> None:
    async def ran() -> None:
        await Bench(Limits(held=1 << 24)).run(f"jq -n '{program}'")

    with pytest.raises(LimitReached, match="memory"):
        anyio.run(ran)


def test_a_text_that_grows_is_not_copied_each_time() -> None:
    async def ran() -> bytes:
        program = 'reduce range(5000) as $x (""; . + "x" * 1e4) | length, (reduce range(3) as $x ("a"; . + . + "b"))'
        return (await Bench(Limits(held=1 << 27, cpu=5)).run(f"jq -n '{program}'")).out

    assert anyio.run(ran) == b'50000000\n"aabaabbaabaabbb"\n'


def test_what_a_state_no_longer_takes_is_not_charged() -> None:
    async def ran() -> bytes:
        program = 'reduce range(20000) as $x ({}; .n += 1 | .s += "abc") | [.n, (.s | length)]'
        return (await Bench(Limits(held=1 << 20)).run(f"jq -nc '{program}'")).out

    assert anyio.run(ran) == b"[20000,60000]\n"


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("def f: {a: .} | f; f", b"nested too deeply"),
        ("{} | until(false; {a: ., b: .})", b"nested too deeply"),
        ('"x" | until(false; . + .)', b"too long"),
        ('"x" * 1e9', b"too long"),
        ('"x" * 1e7 | explode', b"Array too long"),
        ('"x" * 1e7 | split("")', b"Array too long"),
        ('"x" * 1e7 / "x"', b"Array too long"),
    ],
)
def test_what_gets_too_large_is_an_error(oracle: "Oracle", program: str, words: bytes) -> None:
    found = oracle.ours("jq", ["-n", program], {}, b"")
    assert found.status == 5
    assert words in found.err


def test_calls_in_the_last_place_nest_nothing(oracle: "Oracle") -> None:
    program = "def f: if . > 100000 then . else . + 1 | f end; 0 | f"
    assert oracle.ours("jq", ["-n", program], {}, b"").out == b"100001\n"
    deep = "def f: if . > 20000 then 0 else 1 + (. + 1 | f) end; 0 | f"
    assert oracle.ours("jq", ["-n", deep], {}, b"").out == b"20001\n"


def test_what_compares_everything_with_everything_pauses() -> None:
    from mirage.commands.jq.machine import PAUSE
    from mirage.commands.jq.things import LENGTHY

    values = list(range(2000))
    *pauses, held = LENGTHY["contains/1"](values, values[::-1])
    assert held is True
    assert set(pauses) == {PAUSE}
    # After so many comparisons of a million.
    assert len(pauses) > 1000


def test_what_nobody_reads_is_not_made(oracle: "Oracle") -> None:
    for line in ("yes 1 | jq -n 'first(inputs)'", "yes '{}' | jq -c . | head -n 1"):
        assert oracle.check_line(line).status == 0


def test_the_numbers_that_stand_for_options() -> None:
    import orjson

    from mirage.commands.jq import writing

    found = (writing._INDENT, writing._SORT, writing._NEWLINE)
    assert found == (orjson.OPT_INDENT_2, orjson.OPT_SORT_KEYS, orjson.OPT_APPEND_NEWLINE)
