"""yq as recorded from the real one over libjq 1.8, and its limits; ``yq_cases.json`` names the versions."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Oracle

RECORDED = json.loads((Path(__file__).parent / "yq_cases.json").read_text())
DOCUMENTS: dict[str, str] = RECORDED["documents"]

TREE = {
    "f.yml": b'a: 1 # one\nb: [x, "y"]\n',
    "g.yml": b"---\na: 2\n---\na: 3\n",
    "bad.yml": b"a: 1\n---\na: b: c\n",
    "dir": None,
}

CALLS: list[tuple[str, str, str, int]] = [
    (".a f.yml g.yml", "1\n2\n3\n", "", 0),
    (". f.yml", '{\n  "a": 1,\n  "b": [\n    "x",\n    "y"\n  ]\n}\n', "", 0),
    ("-y . f.yml g.yml", "a: 1\nb:\n  - x\n  - 'y'\n---\na: 2\n---\na: 3\n", "", 0),
    ("-y .a g.yml", "---\n2\n---\n3\n...\n", "", 0),
    ("-n 1", "1\n", "", 0),
    ("-nc [inputs.a] f.yml g.yml", "[1,2,3]\n", "", 0),
    ("-c --arg v z .a=$v f.yml", '{"a":"z","b":["x","y"]}\n', "", 0),
    ("--argjson v 5 .a+$v f.yml", "6\n", "", 0),
    ("-c --stream . f.yml", '[["a"],1]\n[["b",0],"x"]\n[["b",1],"y"]\n[["b",1]]\n[["b"]]\n', "", 0),
    ("-yr .b[1] f.yml", "'y'\n", "", 0),
    ("-e .c f.yml", "null\n", "", 1),
    (
        ".x missing",
        "",
        "yq: Error reading YAML input (missing): FileNotFoundError: [Errno 2] No such file or directory: 'missing'.\n",
        1,
    ),
    (
        ". dir",
        "",
        "yq: Error reading YAML input (dir): IsADirectoryError: [Errno 21] Is a directory: 'dir'.\n",
        1,
    ),
    (
        "-c .a bad.yml",
        "1\n",
        "yq: Error reading YAML input (bad.yml): ScannerError: mapping values are not allowed in this context\n"
        '  in "bad.yml", line 3, column 5.\n',
        1,
    ),
    (".a+{} f.yml", "", "jq: error (at <stdin>:1): number (1) and object ({}) cannot be added\n", 5),
    ("-i . f.yml", "", "yq: -i/--in-place can only be used with -y/-Y/-t/-T/-x\n", 1),
    ("-yi . -", "", "yq: -i/--in-place can only be used with filename arguments, not on standard input\n", 1),
    ("-yi . missing", "", "yq: [Errno 2] No such file or directory: 'missing'\n", 1),
    (
        "-yw x . f.yml",
        "",
        "usage: yq [options] <jq filter> [input file...]\nyq: error: argument --width/-w: invalid int value: 'x'\n",
        2,
    ),
    ("eval .a f.yml", "", "yq: eval: no such subcommand: use yq -y FILTER FILE, filters are jq's\n", 2),
    ("-o=json . f.yml", "", "yq: -o is not supported: -y prints YAML, without it JSON is printed\n", 2),
    ("-P . f.yml", "", "yq: -P is not supported: -y prints YAML\n", 2),
    ("--inplace . f.yml", "", "yq: --inplace is not supported: use -yi\n", 2),
    ("-x . f.yml", "", "yq: -x is not supported\n", 2),
    ("-yF . f.yml", "", "yq: -F is not supported\n", 2),
]


@pytest.mark.parametrize(("document", "options", "out", "err", "status"), RECORDED["cases"])
def test_documents(oracle: "Oracle", document: str, options: str, out: str, err: str, status: int) -> None:
    ran = oracle.ours("yq", options.split(), {}, DOCUMENTS[document].encode())
    assert (ran.out.decode(), ran.err.decode(), ran.status) == (out, err, status)


@pytest.mark.parametrize(("line", "out", "err", "status"), CALLS)
def test_calls(oracle: "Oracle", line: str, out: str, err: str, status: int) -> None:
    ran = oracle.ours("yq", line.split(), TREE, b"")
    assert (ran.out.decode(), ran.err.decode(), ran.status) == (out, err, status)
    assert ran.tree["here/f.yml"].content == TREE["f.yml"]


@pytest.mark.parametrize(
    ("options", "content"),
    [
        ("-yi .a=5", "a: 5\nb:\n  - x\n  - 'y'\n"),
        ("-Yi .a=5", 'a: 5 # one\nb: [x, "y"]\n'),
        ("-iy .a,.b", "1\n---\n- x\n- 'y'\n"),
        ("--in-place --yaml-output empty", ""),
    ],
)
def test_in_place(oracle: "Oracle", options: str, content: str) -> None:
    ran = oracle.ours("yq", [*options.split(), "f.yml"], TREE, b"")
    assert (ran.out, ran.err, ran.status) == (b"", b"", 0)
    assert ran.tree["here/f.yml"].content == content.encode()


def test_a_file_stays_where_its_filter_fails(oracle: "Oracle") -> None:
    ran = oracle.ours("yq", ["-yi", ".a.b", "f.yml"], TREE, b"")
    assert (ran.err, ran.status) == (b'jq: error (at <stdin>:1): Cannot index number with string ("b")\n', 5)
    assert ran.tree["here/f.yml"].content == TREE["f.yml"]


LAUGHS = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{at}: &a{at} [{','.join([f'*a{at - 1}'] * 10)}]\n" for at in range(1, 12)
)
MERGES = "a0: &a0 {x: 1}\n" + "".join(
    f"a{at}: &a{at} {{<<: [*a{at - 1}, *a{at - 1}], k{at}: 1}}\n" for at in range(1, 3000)
)


@pytest.mark.parametrize("text", [LAUGHS, MERGES], ids=["lists", "merges"])
@pytest.mark.parametrize("option", ["-c", "-y", "-Y"])
def test_aliases_that_stand_for_too_much(oracle: "Oracle", text: str, option: str) -> None:
    ran = oracle.ours("yq", [option, ".a1"], {}, text.encode())
    assert (ran.out, ran.status) == (b"", 1)
    assert ran.err == b"yq: Error: detected unsafe YAML entity expansion\n"


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "\n".join(" " * at + "a:" for at in range(600))], ids=["flow", "block"]
)
@pytest.mark.parametrize("option", ["-c", "-Y"])
def test_depth(oracle: "Oracle", text: str, option: str) -> None:
    ran = oracle.ours("yq", [option, "."], {}, text.encode())
    assert (ran.out, ran.status) == (b"", 1)
    assert b"deeper than 512 are not supported" in ran.err


@pytest.mark.parametrize("filter_", ["reduce range(5000) as $i (1; [.])", '"x" * 2000000'])
def test_what_is_not_written(oracle: "Oracle", filter_: str) -> None:
    ran = oracle.ours("yq", ["-ny", filter_], {}, b"")
    assert (ran.out, ran.status) == (b"", 1)
    assert b"not supported in YAML" in ran.err
