"""awk against gawk: the programs of ``awk/``, one to a line, and what no line can say."""

import importlib.util
import json
import shlex
from pathlib import Path
from random import Random
from types import ModuleType
from typing import TYPE_CHECKING

import anyio
import pytest

from mirage import Workspace
from mirage.budget import Budget, Limits
from mirage.commands.invoke import invoke
from mirage.commands.registry import built_in
from mirage.errors import LimitReached

if TYPE_CHECKING:
    from oracle import Oracle

pytestmark = pytest.mark.anyio

PROGRAMS = Path(__file__).parent / "awk"
TREE = {
    "t": b"alice 30 5000.5 x\nbob 25 600 y\ncarol 41 70000 x\n\ndave  7 -3 z extra field\n",
    "u": b"1:2:3\n4:5:6\na:b:c\n:::\n7",
    "v": b"k1 1\nk2 2\nk1 3\n",
    "p": b"a b\nc\n\nd e f\n\n\ng\n",
    "q": b"\n\nabc\n\n",
    "c": b'x,"y,z",w\n1,2,3\n',
    "n": b"0x1A 011 1e3 +5 -inf nan .5 5. 1_0\n",
    "d": None,
    "prog.awk": b'BEGIN { print "in file" }\n{ print NR }\n',
}
STDIN = b"in put\nsecond line 2\n"


def _programs(name: str) -> list[str]:
    return (PROGRAMS / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("program", _programs("programs.txt"))
def test_programs(oracle: "Oracle", program: str) -> None:
    oracle.check("gawk", program, "t", tree=TREE, stdin=STDIN)


@pytest.mark.parametrize("program", _programs("commands.txt"))
def test_programs_that_run_commands(oracle: "Oracle", program: str) -> None:
    oracle.check_line(f"gawk {shlex.quote(program)} t", tree=TREE, stdin=STDIN)


@pytest.mark.parametrize("words", _programs("words.txt"))
def test_options_and_operands(oracle: "Oracle", words: str) -> None:
    oracle.check_line(shlex.join(["gawk", *json.loads(words)]), tree=TREE, stdin=STDIN)


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("awk_generate", PROGRAMS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = _generator()
TABLES = (
    b"a b c\n10 20 30\nabc 5 x\n\nhello world 3.5\n",
    b"a:b:c\n1:2:3\n x : y \n",
    b"1 2\n3 4",
    b"",
    b"  lead  trail  \n\ttab\tx\n5 5 5\n",
    b"a b\nc\n\nd 1e2\n+5 0x10\n",
)


@pytest.mark.parametrize("seed", range(5001, 5101))
def test_programs_at_random(oracle: "Oracle", seed: int) -> None:
    table = Random(seed).choice(TABLES)
    program: str = GENERATE.Programs(Random(seed)).program()
    expected = oracle.real("gawk", ["--", program], {}, table)
    if expected.status < 0 or b"to use" in expected.err or b"internal" in expected.err:
        # The real one loses its way, or crashes, where arrays are subscripts of themselves.
        return
    ours = oracle.ours("gawk", ["--", program], {}, table)
    assert (ours.out, ours.err, ours.status) == (expected.out, expected.err, expected.status), program


@pytest.mark.parametrize("new", ["", "x", "<&>", "\\\\&%&%s", "\\\\1\\\\\\\\", "&&", "\\\\g<0>", "%d\\\\\\\\&"])
@pytest.mark.parametrize("pattern", ["e", "[ae]+", "a*", "^a|l", "", ".$", "aé", "(a)(b)?|bc", "\\\\."])
def test_replacements(oracle: "Oracle", pattern: str, new: str) -> None:
    lines = "abcé aée.ae\n\nhello aél bc.d\naaaa\n"
    if pattern in ("", "a*"):
        # Where nothing is matched the real one tears characters apart.
        lines = lines.replace("é", "e")
    calls = f'n = gsub(p, "{new}", a); m = sub(p, "{new}", b)'
    program = f'{{ p = "{pattern}"; a = $0; b = $2; {calls}; print n, m, a, b }}'
    oracle.check("gawk", program, stdin=lines.encode())
    if pattern:
        program = f'{{ n = gsub(/{pattern.replace(chr(92) * 2, chr(92))}/, "{new}"); print n, $0, $1 }}'
        oracle.check("gawk", program, stdin=lines.encode())


def test_large_texts(oracle: "Oracle") -> None:
    text = b"abcdefghij klm\xc3\xa9 " * 6000
    for by in ('"e"', "/[ef]+/", '" "', '"kl"', "/k*/"):
        oracle.check("gawk", f"{{ n = split($0, a, {by}); print n, a[1], a[2], a[n - 1], a[n] }}", stdin=text)
    for new in ("E", "<&>", "", "x" * 100):
        for pattern in ("/e/", "/[ei]/"):
            oracle.check("gawk", f'{{ n = gsub({pattern}, "{new}"); print n; print }}', stdin=text)


def test_numbers_that_come_again_and_new_ones(oracle: "Oracle") -> None:
    words = [b"12", b"0x1f", b"+nan", b"-inf", b"1e3x", b"", b"1_0", b".5", b"nan", b"\xc2\xa01", b"7" * 40]
    lines = [b"%s|%d" % (words[each % len(words)], each) for each in range(9000)]
    program = "{ a += $1; b += $2; if ($1 > 5) c++; if ($2 < 4500) d++ } END { print a, b, c, d }"
    oracle.check("gawk", "-F|", program, stdin=b"\n".join(lines))
    oracle.check("gawk", "-F|", program, stdin=b"\n".join(each.replace(b"nan", b"7") for each in lines))


RUNAWAYS = (
    "BEGIN { while (1); }",
    "BEGIN { for (;;) i++ }",
    "BEGIN { do x = x + 1; while (1) }",
    "function f(n) { return n < 1 ? 0 : f(n - 1) + f(n - 1) } BEGIN { f(60) }",
    "BEGIN { a[1]; for (;;) for (k in a) n++ }",
)


@pytest.mark.parametrize("program", RUNAWAYS)
async def test_what_never_ends_is_ended(oracle: "Oracle", program: str) -> None:
    ctx = oracle.context("awk")
    ctx.budget = Budget(Limits(steps=2000))
    with pytest.raises(LimitReached, match="steps"):
        await invoke(built_in["awk"], ctx, [program])


HOARDERS = (
    'BEGIN { s = "x"; while (1) s = s s }',
    "BEGIN { while (1) a[i++] = i }",
    "BEGIN { while (1) a[i++][1] = i }",
    'BEGIN { x = sprintf("%100000s", ""); while (1) a[i++] = x i }',
    'BEGIN { x = sprintf("%100000s", ""); gsub(/ /, x, x) }',
    "BEGIN { while (1) $(++i) = i }",
)


@pytest.mark.parametrize("program", HOARDERS)
async def test_what_is_kept_is_charged(oracle: "Oracle", program: str) -> None:
    ctx = oracle.context("awk")
    ctx.budget = Budget(Limits(held=32 << 20))
    with pytest.raises(LimitReached, match="memory"):
        await invoke(built_in["awk"], ctx, [program])


async def test_cancelled_at_once(oracle: "Oracle") -> None:
    ctx = oracle.context("awk")
    with anyio.move_on_after(0.1) as scope:
        await invoke(built_in["awk"], ctx, ["BEGIN { while (1) x = x + 1 }"])
    assert scope.cancelled_caught


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("yes | awk '{ print }' | head -2", b"y\ny\n"),
        ("yes | awk 'NR == 3 { print NR; exit }'", b"3\n"),
        ("awk 'BEGIN { while (1) print \"x\" }' | head -1", b"x\n"),
        ("awk 'BEGIN { while ((\"yes\" | getline x) > 0) if (++n == 5) { print n; exit } }'", b"5\n"),
        ("yes | head -100000 | awk '{ n++ } END { print n }'", b"100000\n"),
        ('x=1; export y=2; awk \'BEGIN { print ENVIRON["x"] ENVIRON["y"] }\'', b"2\n"),
    ],
)
async def test_lines(line: str, out: bytes) -> None:
    async with Workspace() as workspace:
        result = await workspace.execute(line)
    assert (result.stdout, result.exit_code) == (out, 0)


@pytest.mark.parametrize(
    "program",
    [
        f"BEGIN {{ print {'(' * 3000}1{')' * 3000} }}",
        f"BEGIN {{ print {'$' * 3000}1 }}",
        f"BEGIN {{ print 1{'~1' * 3000} }}",
        f"BEGIN {'{' * 3000}{'}' * 3000}",
        f"BEGIN {{ {'while (1) ' * 30} exit }}",
        f"BEGIN {{ print 1{' in a' * 3000} }}",
        'BEGIN { print "a" |& "cat" }',
        '@load "x"',
        "BEGIN { print SYMTAB[1] }",
    ],
)
async def test_what_is_refused(oracle: "Oracle", program: str) -> None:
    ctx = oracle.context("awk")
    assert await invoke(built_in["awk"], ctx, [program]) in (1, 2)
    assert oracle.messages(ctx).startswith(b"awk: ")


def test_a_long_sum_is_refused_or_right(oracle: "Oracle") -> None:
    ran = oracle.ours("awk", [f"BEGIN {{ print {'+'.join(['1'] * 6000)} }}"], {}, b"")
    # How deep an expression may be is the interpreter's.
    assert ran.out == b"6000\n" if ran.status == 0 else ran.status in (1, 2)


@pytest.mark.parametrize("option", ["-M", "-lx", "-d", "-D", "-o", "-p", "-I", "-g"])
async def test_options_that_are_refused(oracle: "Oracle", option: str) -> None:
    ctx = oracle.context("awk")
    assert await invoke(built_in["awk"], ctx, [option, "BEGIN { print 1 }"]) == 2
    assert oracle.messages(ctx) == f"awk: fatal: {option[:2]} is not supported\n".encode()
