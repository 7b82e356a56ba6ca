"""xargs against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {"list": b"a:b:c\n", "script": b"echo $# $*\n", "d": None, "x y": b"1\n", "z": b"2\n"}

INPUT = r"""a b\n"c d" e\\ f\n g  \n"""
"""As printf writes it."""

OPTIONS = r"""
-t|-n1|-n 2|-L1|-l|-l2|-I{}|-I{} echo x{}y{}|-i echo [{}]|-iX echo X|-d' '|-d '\n'|-0|-r|-s 20|-s 5|-x -n2 -s 16
-n1 -x|-E g|-eg|-e|-E ''|nosuch|false|-n1 false|-n1 bash -c 'exit 255'|-n1 bash -c 'exit 254'|-n0|-nx|-Lx|-L0|-n-1
-P-1|-P0|-Px|-s0|-s 2000000|-d ab|-d ''|-d '\x'|-d '\x41'|-d '\101'|-d '\t'|-d '\\'|-d '\z'|-d
-n1 -I{}|-I{} -n1 echo {}|-L1 -n2|-n2 -L1|-I{} -L2 echo {}|-n2 -l|-l -n2|-n2 -L1 -I{} echo {}|-z|-a nosuch|-a list
--arg-file=list cat|--max-args=1|--max-lines|--replace|--replace=R echo R|./list|d|./d|./nosuch
-n1 bash -c 'exit 126'|-n1 bash -c 'exit 127'|bash -c 'exit 3'|-I '' echo|-I{} {} x|-I{} echo {} {}
-r -n1 -- echo -x|-0 -n1 echo|--null -t|-n 99999999999|-t -I{} echo 'a {}'|-J% echo|--no-run-if-empty|-E
-tn1 echo "q'"|--process-slot-var=S -n1 bash -c 'echo $S'|bash script|-n2 bash script|-e{} echo {}
-n1 printf '<%s>\n'|--exit -n3 -s 16|--nope|-n|-I% -n1 echo %|-L1 -I% echo %|-l1 -n 2 echo|cat|-t false
-n1 -t nosuch|-0 -d '\n' -n1|-d '\n' -0 -n1|-I{} echo {|--eof=g|-Eg -eb
"""


@pytest.mark.parametrize("options", ["", *OPTIONS.strip("\n").replace("\n", "|").split("|")])
def test_xargs(oracle: "Oracle", options: str) -> None:
    oracle.check_line(f"printf '{INPUT}' | xargs {options}; echo $?", tree=TREE)


INPUTS = [
    ("a 'b\\nc'", ""),
    ('a "b', ""),
    ('a "b', "-n1"),
    ("it's", ""),
    ("a 'b", "-0 echo"),
    ("a\\\\", ""),
    ("a\\\\\\nb c", ""),
    ("a\\\\\\nb c", "-n1"),
    ("", ""),
    ("", "-r"),
    ("", "-I{} echo x{}"),
    (" \\n ", "-n1 echo x"),
    (" \\n", "-I{} echo x{}"),
    ("a\\n\\nb\\n", "-I{} echo x{}"),
    ("a \\nb\\nc\\n", "-L1"),
    ("a b\\n\\nc\\n", "-L1"),
    ("a\\t\\n\\nb\\n", "-L1"),
    ("a b\\n\\n", "-L2"),
    ("a\\0b\\0", "-0 -I{} echo {}."),
    ("a\\0\\0b", "-0 -n1 echo"),
    ("a\\0b c\\0", "-0 -L1 echo x"),
    ("a,b,,c\\n", "-d,"),
    ("a,b,,c\\n", "-d, -n1 echo x"),
    ("aaaaaaaaaaaaaaaaaaaaaa b\\n", "-s 20"),
    ("b aaaaaaaaaaaaaaaaaaaaaa\\n", "-s 20"),
    ("a b c d e f g h\\n", "-s 12"),
    ("a b c d e f g h\\n", "-n3 -s 12 -x"),
    ("a b c d e f g h\\n", "-n4 -s 12 -x"),
    ("END\\na\\n", "-E END"),
    ("a END b\\n", "-E END"),
    ("a \\042END\\042 b", "-E END"),
    ("a\\nEND\\nb", "-E END -I{} echo x{}"),
    ("a\\tb\\vc\\fd\\re", "-n1 echo x"),
    ("\\047\\047 a", "-n1 echo x"),
    ("\\042\\042\\n", "-I{} echo x{}"),
    ("a\\042b c\\042d\\047e f\\047", "-n1 echo"),
    ("  lead trail  \\n", "-I{} echo '[{}]'"),
    ("a\\\\ b\\n", "-I{} echo '[{}]'"),
    ("\\047a\\042\\047 \\042b\\047\\042", "-n1 echo"),
    ("\\377 \\303\\251", "-n1 echo"),
    ("x y\\nz", "-d '\\n' cat"),
]


@pytest.mark.parametrize(("text", "options"), INPUTS)
def test_items(oracle: "Oracle", text: str, options: str) -> None:
    quoted = text.replace("'", "\\047")
    oracle.check_line(f"printf '{quoted}' | xargs {options}; echo $?", tree=TREE)


LINES = [
    "seq 1 50000 | xargs | wc",
    "seq 1 20000 | xargs -n 7 | tail -n 2",
    "seq 1 300 | xargs -s 60 | wc -l",
    "find . -type f -print0 | sort -z | xargs -0 cat",
    "echo in | xargs -a list cat - ",
    "echo one two | xargs cat; echo $?",
    "echo a | xargs bash -c 'cat; echo $0'",
    "seq 1 20 | xargs -P 4 -n 1 echo | sort -n | tail -n 1",
    "seq 1 6 | xargs -P 3 -n 1 false; echo $?",
    "seq 1 9 | xargs -P 2 -n 1 bash -c 'exit 255' 2>/dev/null; echo $?",
    "seq 1 3 | xargs -P 2 -n 1 nosuch 2>/dev/null; echo $?",
    "export A=1; echo x | xargs bash -c 'echo $A'",
    "f() { echo no; }; echo x | xargs f; echo $?",
    "alias g='echo no'; echo x | xargs g; echo $?",
    "yes | xargs -n 2 2>/dev/null | head -n 2; echo ${PIPESTATUS[*]}",
    "cd d; echo x y | xargs bash ../script",
    "echo z | xargs rm; ls",
    "find . -name z -exec nosuch {} \\;; echo $?; find . -name z -exec ./list {} +; echo $?",
    "echo -f z | xargs test; echo $?; echo -f nosuch | xargs test; echo $?",
]


@pytest.mark.parametrize("line", LINES)
def test_xargs_in_lines(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line, tree=TREE)


SHARED = ["-n1", "-n2", "-L1", "-L2", "-I%", "", "-0", "-d a", "-d '\\n' -n1", "-L1 -x", "-E b -n1"]
TEXTS = st.text("ab '\"\\\n\t", max_size=16)


@settings(max_examples=250, deadline=None)
@given(
    text=TEXTS,
    options=st.sampled_from(
        ["-n1", "-n2", "-L1", "-L2", "-I%", "", "-0", "-d a", "-d '\\n' -n1", "-L1 -x", "-E b -n1"]
    ),
)
def test_any_text(oracle: "Oracle", text: str, options: str) -> None:
    text += "\n" if text[-1:] in ("'", '"', "\\") else ""
    word = "'[%]'" if "%" in options else "x"
    oracle.check_line(f"xargs {options} echo {word}; echo $?", stdin=text.encode())
