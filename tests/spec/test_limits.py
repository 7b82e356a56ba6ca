"""Every limit of docs/shell.md is what the page says: refused or ended in clear words, never a wrong answer."""

import re
from pathlib import Path

import pytest
import spec_shell

from mirage.budget import Limits
from mirage.errors import LimitReached

PAGE = (Path(__file__).parents[2] / "docs/shell.md").read_text("utf-8")

LIMITS: list[tuple[str, str, int, str, str]] = [
    ("processes", 'echo "$$ $PPID"; times', 0, "1 0\n0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n", ""),
    ("machine", "echo x > /dev/tcp/127.0.0.1/1", 1, "", "/dev/tcp/127.0.0.1/1: Permission denied"),
    ("machine", "cat /etc/passwd", 1, "", "/etc/passwd: No such file or directory"),
    ("interpreters", "python3 -c 'print(1)'", 127, "", "python3"),
    ("programs", "git status", 127, "", "git: command not found: repositories are where they are mounted: "),
    ("slashes", "cd //; pwd", 0, "/\n", ""),
    ("nesting", "{ " * 300 + ":" + "; }" * 300, 2, "", "nesting deeper than 256"),
    ("nesting", "[[ " + "( " * 100 + "a" + " )" * 100 + " ]]", 2, "", "conditions nested deeper than 64"),
    ("source", ": " + "x" * (17 * 1024 * 1024), 2, "", "mirage: limit: source 16777216"),
    ("source", ": " + "x " * 20_000, 2, "", "more than 16384 words"),
    ("source", ":;" * 60_000, 2, "", "more than 65536 words and operators"),
    ("source", "echo {1,2}" + "x" * (1024 * 1024), 2, "", "braces in a word longer than 1048576"),
    ("source", "echo " + "$x" * 20_000, 2, "", "a word of more than 16384 parts"),
    ("source", "cat <<E\n" + "$x\n" * 20_000 + "E\n", 2, "", "a word of more than 16384 parts"),
    (
        "circular",
        "f() { local -n x=x; echo $x; x=2; }; x=1; f; echo $x",
        0,
        "1\n2\n",
        "warning: x: circular name reference",
    ),
    ("circular", "f() { local -n x=x; }; g() { local x; f; }; g", 1, "", "mirage: not supported yet: a reference"),
    ("descriptors", "exec 300> f", 1, "", "300: Bad file descriptor"),
    ("subscript", "x='a[$(echo 1)]'; a=(5 6); echo $((x))", 2, "", "mirage: not supported yet: command substitution"),
    ("pattern", "shopt -s extglob\n[[ a == " + "@(" * 80 + "a" + ")" * 80 + " ]]", 2, "", ""),
    ("pattern", "printf -v r %40000s; [[ a == ${r// /a?} ]]", 2, "", "mirage: pattern too long"),
    (
        "pattern",
        "shopt -s extglob\nx=a; echo ${x//" + "*(" * 80 + "a" + ")" * 80 + "/b}",
        2,
        "",
        "mirage: pattern nested",
    ),
    ("nesting", "echo {{1..5000}," + "{,}" * 70 + "}", 2, "", "braces nested deeper than 64"),
    ("pattern", "printf -v r %20000s; [[ a =~ ${r// /a} ]]", 2, "", ""),
    ("awaited", "echo a > >(sleep 0.1; cat > o); cat o", 0, "a\n", ""),
    ("equivalence", "case ab in [[=b=]]*) echo b;; [[=a=]]b) echo a;; esac", 0, "a\n", ""),
    ("posix", "sh -c 'printf a' l >&-", 1, "", "l: line 1: printf: write error: Bad file descriptor"),
    ("nulls", "set -- $'\\cA'; x=${@^}; declare -p x", 0, "declare -- x=$'\\001'\n", ""),
    ("nulls", "set -- ab ''; printf '<%s>' ${@//[^l]/\"${@:1}\"}", 0, "<ab><ab>", ""),
    ("nulls", "set -- a '' b; case \"$@\" in 'a  b') echo on;; esac", 0, "on\n", ""),
    ("together", "set -- a '' b; printf '<%s>' \"${*: -2}${e[@]}\"", 0, "< b>", ""),
    ("joined", "x='a  b'; set -- p q; [[ $x\"$@\" == 'a  bp q' ]] && echo on", 0, "on\n", ""),
    ("joined", "IFS=x; set -- axb c; printf '<%s>' ${e:-$@}", 0, "<a><b><c>", ""),
    ("unwritten", "ulimit -c >&-", 1, "", "ulimit: write error: Bad file descriptor"),
    ("named", "declare -A d=([k]=<(echo on)); [[ ${d[k]} == /dev/fd/* ]] && echo on", 0, "on\n", ""),
    ("documents", "x=ab\ncat << E\n${x#$(echo a)} ${x/$(echo b)/$(echo c)}\nE", 0, "b ac\n", ""),
    ("documents", "x=ab\ncat << E\n${x:$(echo 1)}\nE", 0, "b\n", ""),
    ("select", "select v in; do :; done\nfor w in a; do break 2; done\necho on", 0, "on\n", ""),
    ("twice", "x='{a,b}'; echo hi >&$x; cat '{a,b}'", 0, "hi\n", ""),
    ("lines", "a='1 2'\necho $((a)) $(echo\n)\nnosuch", 127, "", "line 4: nosuch: command not found"),
    ("lines", "{ echo $((1/0))\n}\nnosuch", 127, "", "line 3: nosuch: command not found"),
    ("lines", "{ (true) | cat\n}\nnosuch", 127, "", "line 3: nosuch: command not found"),
    ("switches", "set -k", 2, "", "mirage: not supported yet: "),
    ("switches", "shopt -s extdebug", 2, "", "mirage: not supported yet: extdebug on"),
    ("switches", "shopt -s compat42", 2, "", "mirage: not supported yet: compat42 on"),
    ("switches", "shopt -u promptvars", 2, "", "mirage: not supported yet: promptvars off"),
    ("switches", "set -r", 2, "", "mirage: not supported yet: restricted_shell on"),
    ("switches", "bash -r -c 'cd /; echo on'", 2, "", "mirage: not supported yet: restricted_shell on"),
    ("switches", "bash --pretty-print -c 'echo on'", 2, "", "mirage: not supported yet: bash --pretty-print"),
    (
        "posix",
        'set -o posix; x=1 :; echo "[$x]"; . /nosuch; echo on',
        0,
        "[]\non\n",
        "/nosuch: No such file or directory",
    ),
    ("stopping", "sleep 5 & kill -STOP $!; echo $?; kill $!", 0, "2\n", "mirage: not supported yet: stopping a job"),
    ("loadable", "enable -f f name", 2, "", "mirage: not supported yet: builtins from files"),
    ("loadable", "compgen -C x", 2, "", "mirage: not supported yet: compgen -C"),
    ("ulimit", "ulimit -n 5", 1, "", "ulimit: open files: cannot modify limit: Operation not permitted"),
    ("hash", "ls > /dev/null; hash", 0, "hash: hash table empty\n", ""),
]
ENDS = [
    ("budget", "printf %2000000s x", "mirage: limit: "),
    ("text", "x=a; while :; do x=$x$x; done", "mirage: limit: text 8388608"),
    ("expression", "echo $((" + "1+" * 40_000 + "1))", "mirage: limit: expression 65536"),
    ("expression", "x=1" + "+1" * 1100 + "; echo $((x))", "mirage: limit: expression 2048"),
    ("expression", "x=1" + "+1" * 400 + "; echo $((" + "x+" * 400 + "0))", "mirage: limit: expressions 524288"),
    ("steps", "while :; do : & done", "mirage: limit: steps 20000"),
    ("steps", "while :; do : <(:); done", "mirage: limit: steps 20000"),
    ("descriptors", "x=" + " | sleep 9" * 600 + " & :" + " | sleep 9" * 600, "mirage: limit: stages 1024"),
    ("subshells", 'set -- {1..200000}; f() { : $(f "$@"); }; f "$@"', "mirage: limit: memory 268435456"),
    ("functions", "".join(f"f{each}() {{ {':;' * 9_000} }}\n" for each in range(5)), "mirage: limit: memory 268435456"),
]
"""Limits that end the line, whatever comes behind."""


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("limit", "code", "status", "stdout", "stderr"), LIMITS, ids=[f"{row[0]}: {row[1][:30]}" for row in LIMITS]
)
async def test_a_limit_is_clear(limit: str, code: str, status: int, stdout: str, stderr: str) -> None:
    found = await spec_shell.run(code)
    assert (found.status, found.stdout.decode()) == (status, stdout), found.stderr[:300]
    assert stderr in found.stderr.decode()


@pytest.mark.anyio
@pytest.mark.parametrize(("limit", "code", "message"), ENDS, ids=[f"{row[0]}: {row[1][:30]}" for row in ENDS])
async def test_a_limit_ends_the_line(limit: str, code: str, message: str) -> None:
    limits = Limits(steps=20_000) if limit == "steps" else Limits()
    with pytest.raises(LimitReached, match=message):
        await spec_shell.run(f"{code}; echo on", limits)


def test_every_limit_of_the_page_is_shown() -> None:
    listed = set(re.findall(r"^\| `([a-z]+)` \|", PAGE, re.M))
    assert listed == {row[0] for row in LIMITS} | {row[0] for row in ENDS}
