"""sort against the real one."""

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shell_bench import Bench

from mirage import Limits
from mirage.commands.invoke import invoke
from mirage.commands.registry import built_in
from mirage.commands.versions import version

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "words": b"pear\napple\nfig\nApple\nbanana\n\n fig\n\tfig\nfig \n_x\n-y\n.z\n",
    "table": b"b 2 x:9\na 10 y:1\nc 1  z:5\na  2 x:7\nb 2\n\nc\t1 q:0\n  d 3 w\n",
    "colons": b"a:b:c\nb::a\n:x:\na:a\nc\n::\nb:9:1\nb:10:0\n",
    "numbers": b"10\n9\n-3\n1.5\n 7\n+4\n0x1f\n1e3\n-0\n0\nabc\n1,000\n.5\n-.5\n00010\n10.0\n99999999999999999999999\n"
    b"99999999999999999999998\ninf\nnan\n-inf\nNaN\n1e-2\n1e400\n\n",
    "sizes": b"1K\n2M\n1023\n3G\n-1K\n-2\n0K\n1k\n1.5M\n100\nx\n2T\n1Ki\n900M\n0.0G\n.5K\n1e2\n9m\n3t5\n",
    "months": b"jan\nDEC\nFebruary\n mar\nfoo\nAPR 2\nmay\nJUNE\nju\n\nsep\nOCT\nnov\nAUGUST\nJul\n",
    "versions": b"a-1.10\na-1.9\na1\na01\na\na.1\na~\na~1\n.a\n..\n.\na.b.c\na-1.2.tar.gz\na-1.10.tar.gz\nA\nab\n"
    b"a0\na00\na1b\na1a\n1\n10\n2\n..b\n.b.c\na+\na-\n\n",
    "repeated": b"b\na\nb\na\nc\nB\nA\n",
    "partial": b"b\na",
    "ordered": b"a\nb\nb\nc\n",
    "evens": b"a\nc\ne\n",
    "odds": b"b\nd\nf\nf",
    "zeros": b"b\0a\nx\0c",
    "bytes": b"\xff\n\xe9\nz\n\xc3\xa9\n\x80\n\x01\na\0b\na\n",
    "empty": b"",
    "names": b"words\0repeated\0",
    "d": None,
    "salt": bytes(range(64)),
}

LINES = """
words|-r words|-f words|-d words|-i words|-b words|-df words|-bf words|-u words|-fu words|-s -f words|-rf words
-bu words|-n numbers|-nr numbers|-nu numbers|-ns numbers|-g numbers|-gr numbers|-gs numbers|-h sizes|-hr sizes
-hs sizes|-M months|-Mr months|-Ms months|-Mu months|-V versions|-Vr versions|-Vs versions|-Vu versions|-h numbers
-hf sizes|-k1hf sizes|-k1h sizes|-fuh sizes
-n sizes|-V numbers|-k2 table|-k2n table|-k2,2n table|-k2,2nr table|-k2nr -k1 table|-k1,1 -k2,2n table|-k1.2 table
-k2.2,2.3 table|-bk2 table|-k2b table|-k2,2b table|-k2b,2b table|-k3 table|-k1,1 -s table|-k1,1 -u table|-k9 table
-k9,9n -r table|-k2r -k1 table|-r -k2n table|-k1,1r -k2,2n table|-k1f,1 words|-f -k1,1 words|-k2.9 table
-k1,1.2 table|-k2.2b,3.1b table|-k1.1,1.0 table|-t: -k2 colons|-t: -k2,2 colons|-t: -k2n colons
-t: -k3,3nr -k1 colons|-t: -k2.1,2.1 colons|-t : -k 1,1 -u colons|-t: -k4 colons|-t: -k2,1 colons|-t: -k1.3,2 colons
-t, -k2 colons|-t\\0 -k2 bytes|-t: -k2,2.0 colons|--key=2,2 -t: colons|-u repeated|-uf repeated|-ur repeated
-ufr repeated|-us repeated|-c ordered|-cu ordered|-c repeated|-C repeated|-cr ordered|-c partial|-cf repeated
-ck2 table|-cn numbers|-cz zeros|-cs -k1,1 table|--check words|--check=quiet words|--check=silent words
--check=diagnose-first words|-m evens odds|-m odds evens|-mr evens odds|-mu evens odds ordered|-m ordered ordered
-mn numbers|-m repeated odds|-m empty evens|-m evens|-ms -k1,1 table evens|-m -o evens evens odds
-m -o new evens odds|-mu partial partial|-o new words|-o words words|-uo words words partial|-r -o d words
-o no/where d|-o new d|-o new words d|-m -o new d|-o words d
-o no/where words|-o new nowhere|-z zeros|-zr zeros|-zk2 zeros|bytes|-f bytes|-i bytes|-d bytes|partial words
partial partial|empty|empty empty|d|-m d|-c d|nowhere|words nowhere|-m nowhere|-c nowhere|-|- words|words -
--files0-from=names|--files0-from=nowhere|--files0-from=empty|--files0-from=d|--files0-from=- words
-R --random-source=salt words|-Ru --random-source=salt repeated|-Rf --random-source=salt repeated
-Rr --random-source=salt words|-k1R --random-source=salt table|-R --random-source=nowhere words
-R --random-source=d words|-R --random-source=partial words|-k0|-kx|-k1.0|-k1,x|-k1.x|-k1,2.x|-k1z|-k1,2z|-k|-k1,0
-k,1|-k1.|-k-1|-k1,,2|-k99999999999999999999 words|-k1,99999999999999999999.3 words|-tab|-t|-nd|-nM words|-nR words
-dV words|-fV versions|-gh words|-fn words|-in words|-hM words|-k2nR words|-k2n -M table|-nk2M table|-bdf -k1 words
-c words repeated|-C words repeated|-cC words|-co x words|-Co x words|-o a -o b words|-o a -o a words|-S x words
-S 1y words|-S 10x words|-S -1 words|-S 1M words|-S 50% words|-t a -t b words|-ta -ta words|--sort=foo words
--sort=n numbers|--sort=month months|--sort=version versions|--sort=human sizes|--sort=general numbers
--sort=numeric -M x|--check=foo words|--parallel=x words|--parallel=0 words|--parallel=2 words|--batch-size=1 words
--batch-size=x words|--batch-size=2 words|-T nowhere words|-y 3 words|--compress-program=none words
--version-sort versions|--nope words|-x words|--key words|+1 table|+1 -2 table|+1n -2 table|+0.1 -1.2 table
+1 -1 table|+0 -0 table|+1.1b -2.1b table|-t: +1 -2 colons|+x words|+0.x words|+1 -2x table|+1z table|-- +1
-nr +1 table|-k 2 +0 table|+1 -x table|-bk1.2 words|-b -k1.2,1.2 words|-k1.2b words|-fdk2,2 table
-rk2,2n -k1,1 table|-sr repeated|-srk1,1 table|-ru -k2,2n table|-run numbers|-rsn numbers|-k2,2 -k1,1r -s table
-k2,2rb -k1,1f table|-k1,1V versions|-k1,1h -r sizes|-k1,1M -k1,1r months|-k1dr words|-k1fr -k1i words|-Vrf versions
-t: -k2,2V -k1 colons|-c -k2,2n -k1 table|-fr bytes|-k1r bytes|-k1fr,1 bytes
"""


@pytest.mark.parametrize("line", LINES.replace("\n", "|").strip("|").split("|"))
def test_sort(oracle: "Oracle", line: str) -> None:
    oracle.check("sort", *line.split(), tree=TREE, stdin=b"from\nstdin\nfro")


def test_words_that_a_line_cannot_spell(oracle: "Oracle") -> None:
    for words in (
        ["-t", ""],
        ["-t", " ", "-k2", "table"],
        ["-t", "\n", "words"],
        ["-t", "é"],
        ["-k", ""],
        ["-k", " 1"],
    ):
        oracle.check("sort", *words, tree=TREE)
    for names in (b"words\0-\0", b"\0", b"words", b"words\0\0", b"it's\0"):
        oracle.check("sort", "--files0-from=-", tree=TREE, stdin=names)


KEYS = st.builds(
    "-k{}{}{}".format,
    st.sampled_from(["1", "2", "3", "1.2", "2.2", "2.1"]),
    st.sampled_from(["", "", "n", "r", "b", "f", "nr", "bf", "V", "d", "h", "M", "g", "i", "bn", "fr", "dr"]),
    st.sampled_from(["", "", ",1", ",2", ",2.1", ",3.2b", ",2b", ",1.3"]),
)
OPTIONS = st.lists(
    st.one_of(
        KEYS, st.sampled_from(["-r", "-n", "-f", "-b", "-s", "-u", "-d", "-t:", "-t ", "-V", "-i", "-g", "-c", "-m"])
    ),
    max_size=4,
)
TEXTS = st.lists(
    st.one_of(st.text("ab12 :\t.-", max_size=12), st.text("aA10.-~ ", max_size=8), st.integers(-200, 200).map(str)),
    max_size=14,
).map(lambda lines: "\n".join(lines).encode())


@settings(max_examples=400, deadline=None)
@given(options=OPTIONS, text=TEXTS)
def test_sort_of_any_lines(oracle: "Oracle", options: list[str], text: bytes) -> None:
    oracle.check("sort", *options, stdin=text)


@pytest.mark.parametrize(
    "options", [[], ["-r"], ["-u"], ["-n"], ["-k2,2"], ["-k2,2n", "-r"], ["-s", "-k1,1"], ["-uk3"], ["-f"]]
)
def test_sort_of_many_lines(oracle: "Oracle", options: list[str]) -> None:
    chance = random.Random(7)
    lines = [
        b"%d %s %d" % (chance.randrange(9999), b"x" * chance.randrange(9), chance.randrange(5)) for _ in range(50_000)
    ]
    oracle.check("sort", *options, stdin=b"\n".join(lines))


def test_a_first_line_may_be_empty(oracle: "Oracle") -> None:
    oracle.check("sort", "-m", "-", "words", tree={"words": b"\na\n"}, stdin=b"\nb\n")


def test_sort_of_equal_lines(oracle: "Oracle") -> None:
    oracle.check("sort", stdin=b"same\n" * 60_000 + b"a\n" + b"same\n" * 20_000)
    oracle.check("sort", "-u", stdin=b"same\n" * 60_000 + b"a\n" + b"same\n" * 20_000)


NAMES = st.text("a1.~-0B_é", max_size=10).map(str.encode)


@settings(max_examples=300, deadline=None)
@given(names=st.lists(NAMES, min_size=2, max_size=30))
def test_versions(oracle: "Oracle", names: list[bytes]) -> None:
    expected = oracle.real("sort", ["-sV"], {}, b"\n".join(names) + b"\n").out
    assert b"".join(name + b"\n" for name in sorted(names, key=version)) == expected


@pytest.mark.anyio
async def test_what_it_held_is_given_back(oracle: "Oracle") -> None:
    ctx = oracle.context("sort", stdin=b"b\na\n" * 20_000)
    assert await invoke(built_in["sort"], ctx, ["-n"]) == 0
    assert ctx.budget.held == 0


@pytest.mark.anyio
@pytest.mark.parametrize(("words", "held"), [("-u", 1 << 25), ("-nu", 1 << 27)])
async def test_what_is_equal_is_not_kept(words: str, held: int) -> None:
    ran = await Bench(Limits(held=held)).run(f'yes "$(seq 1000)" | head -n 1000000 | sort {words} | wc -l')
    assert ran.out == b"1000\n"
