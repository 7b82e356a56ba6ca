"""tree against the real one."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Oracle, Outcome

LONG_AGO = 1_700_000_000_000_000_000


def tree(oracle: "Oracle") -> dict[str, object]:
    return {
        "t/a": oracle.File(b"hello\n", mode=0o755, mtime=LONG_AGO),
        "t/d/b": oracle.File(b"x" * 3000, mtime=LONG_AGO + 10**12),
        "t/d/e/c": oracle.File(b"y", mtime=LONG_AGO - 10**12),
        "t/d/up": oracle.Link("..", mtime=LONG_AGO),
        "t/.hid": oracle.File(b"", mtime=LONG_AGO),
        "t/l": oracle.Link("a", mtime=LONG_AGO),
        "t/ld": oracle.Link("d", mtime=LONG_AGO),
        "t/dang": oracle.Link("nope", mtime=LONG_AGO),
        "t/n\nl": oracle.File(b"", mtime=LONG_AGO),
        "t/sp ace": oracle.Dir(mtime=LONG_AGO),
        "t/z": oracle.Dir(mode=0o1777, mtime=LONG_AGO),
        "t/d/e": oracle.Dir(mtime=LONG_AGO),
        "t/d": oracle.Dir(mtime=LONG_AGO),
        "t": oracle.Dir(mtime=LONG_AGO),
        "v/f10": b"x" * 1_500_000,
        "v/f9": b"",
        "v/F1": b"z" * 20_000,
        'v/<&">': b"",
    }


LINES = """
t|-a t|-d t|-L 1 t|-L 2 t|-f t|-i t|-if t|-s t|-h t|-p t|-D --timefmt %Y t|-F t|-t t|-r t|--dirsfirst t|-P c t
-P c --prune t|-I d|a t|-l t|-J t|-X t|--noreport t|-q t|-N t|-Q t|--si t|--charset=ascii t|-n t|nope|t nope|t t/d
t/a|-L 0 t|-L x t|-L|--filelimit 2 t|--filelimit 9 t|-x t|--ignore-case -P C t|-o out t|-v t|-v v|v|--sort=size t
--sort=name t|-psD --timefmt=%Y t|-pugsh t|-Jps t|-Xps t/d|-Jfi t/d|--filesfirst t|--metafirst -s t
-hD --timefmt=x t/d|-i --noreport t/d|t/|./t/d|-Fp t/d|-L 1 -d t|-da t|--prune t|-D t|-s v|-h v|--si v|-J v|-X v
-Q v|-FJ t/d|-aI .* t|-P *|e t|-P * t|-P ? t|-I *.c t|--prune -d t|--prune -a t|-rv v|--sort size -r v|-lF t|-ld t
-Jd t|-J --noreport t/d|-X --noreport t/d|-JL 1 t|-U t/d/e|-pug t/d|--timefmt %F t/d|-Lx t|-fi --noreport t
"""


def as_agent(run: "Outcome") -> bytes:
    return run.out.replace(b"root     root     ", b"agent    agent    ").replace(
        b"root     root    ]", b"agent    agent   ]"
    )


@pytest.mark.parametrize("line", LINES.strip("\n").split("\n"))
def test_tree(oracle: "Oracle", line: str) -> None:
    wrong: list[str] = []
    for words in line.replace("d|a", "d\0a").replace("*|e", "*\0e").split("|"):
        argv = [word.replace("\0", "|") for word in words.split(" ")]
        real = oracle.real("tree", argv, tree(oracle), b"")  # type: ignore[arg-type]
        ours = oracle.ours("tree", argv, tree(oracle), b"")  # type: ignore[arg-type]
        same = (as_agent(ours), ours.err, ours.status, ours.tree) == (as_agent(real), real.err, real.status, real.tree)
        if not same:
            wrong.append(words)
    assert not wrong


@pytest.mark.parametrize(
    "words",
    ["-C t", "-H . t", "-A t", "--gitignore t", "--du t", "-Xi t", "--sort=x t", "-Z", "--nope", "--fromfile t"],
)
def test_what_is_refused(oracle: "Oracle", words: str) -> None:
    done = oracle.ours("tree", words.split(" "), tree(oracle), b"")  # type: ignore[arg-type]
    assert (done.status, done.out) == (1, b"")
    assert done.err.startswith(b"tree: ")


def test_a_deep_tree_is_drawn(oracle: "Oracle") -> None:
    oracle.check("tree", tree={"/".join(["d"] * 200): b""})
