"""sed against the real one."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage import MountMode, Workspace
from mirage.resource.ram import RAMResource

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "t": b"a\nb\nc\nd\n",
    "nf": b"x\ny",
    "e": b"",
    "n": b"".join(b"%d\n" % number for number in range(1, 13)),
    "d": None,
    "z": b"a\0b\nc\0d",
    "crlf": b"a\r\nb\r\n",
    "bin": b"\xff\xfea\n\xc3\n\xc3\xa9",
    "s.sed": b"#n\n/b/p\n# x\n$!d",
    "bad.sed": b"p\n\nk\n",
    "a.sed": b"a\\\nfoo\n",
    "b.sed": b"//p",
    "one": b"a\n",
    "nl": b"\n\n",
}
SCRIPTS = (Path(__file__).parent / "sed_scripts.txt").read_text().removesuffix("\n").split("\n")
"""Those with anything special in them; a pilcrow stands for a newline."""

CALLS = r"""
p nf nf | = nf nf | -s p nf t nf | p nf t nf | G nf nf | x nf nf | -s '$p' nf t nf | '$p' nf t nf | -s F nf t nf
-z p nf nf | -z = nf nf | -z l nf nf | -z G nf nf | -n p nosuch nf | p nosuch t d nf nf | -s -n '$=' t nf nf
--posix p t nf | -E -n '/a|b/p' t nf | -l 5 l t nf | -l 1 -n l t nf | --sandbox 'w t' | --sandbox 'r t'
--sandbox p nf | -f nosuch nf | -e p -f bad.sed nf | -f bad.sed t | -f s.sed t | -f a.sed t | -f b.sed t
-e p -f b.sed t | -u p nf | --line-length=3 l nf | --expression=p nf | --quiet p nf | -e a -e foo nf
-e 'a\' -e foo nf | -e '1{' -e p -e '}' nf | -e p -e k | -e 'p;k' | -f d nf | -i.bak p d | -n --null-data p nf
--separate F nf | -i p nosuch | -i p | -i p t nosuch nf | -n -i p t | -i.bak 's/a/b/' t nf | -ibak_* d t
-i 2q n | -i 2Q n | -i '$!N;l' t | -i 1d t nf | -i 'w /dev/stdout' t | -i '1q5' t nf | -i = nf t | -s -i F t nf
-i '$r t' nf | -i 'a x' nf | -i 'i x' nf | -i 'R t' nf | -i k t | -s -e '1{h;d}' -e G t nf
-i -e '1{h;d}' -e G t nf | -s 'N;N;N;s/\n/,/g' t nf | 'N;N;N;s/\n/,/g' t nf | --posix 'N;N;N;N;N' t
--posix '$!N;p' t | --posix n nf | n nf t | N nf t | -z 's/\n/,/g' t | -z 's/^/>/;s/$/</' z | -z 'N;l' z
-z 'H;x;s/a/b/' z | -z y/a/b/ z | -z P z | -z '$d' z | -z i\\foo z | -z 'a foo' z | -z F z | 5q n | -n '5p;5q' n
'/5/q' n | -n '$=' n t | 2,4d n | -n '2,4!p' n | 's/[0-9]/<&>/2' n | 1~3d n | 2,~4d n | -n '/2/,/4/p' n
-n '/1/,+1p' n | -n '0,/1/p' n | -n '1,/1/p' n | -n '0,/2/{//!p}' n | '$!N;$!D' n | '1!G;h;$!d' n
-n '1!G;h;$p' n | 'n;d' n | '$!N;s/\n/ /' n | ':a;N;$!ba;s/\n/,/g' n | '2,4{=;N;N}' n | '2,3{N;N;N;=}' n
'2,4{N;N;N;N;s/^/>/};s/^/|/' n | '/2/,4{N;N;N;N;s/^/>/};s/^/|/' n | '/2/,+3{N;N;N;N;N;s/^/>/};s/^/|/' n
'/[25]/,6{n;n;n;n;n;s/^/>/};s/^/|/' n | '/./,5{n;n;n;n;n;n;s/^/>/};s/^/|/' n
'/./,~4{n;n;n;n;n;n;s/^/>/};s/^/|/' n | '2,4{n;n;n;n;n;s/^/>/};s/^/|/' n | p crlf | 's/$/X/' crlf
's/\r$//' crlf | l crlf bin | 's/./X/g' bin | 's/[^a]/X/g' bin | y/a/b/ bin | 's/\xff/X/' bin | 's/\W/X/g' bin
p e | '$p' e t e | '$p' t e | -s '$p' t e nf | F e nf | i\\x e | '$!d' t e e | N t e | -n '$p' t nosuch
'$p' nosuch t | '$p' t nosuch nf | 1q t nosuch | '1{p;q}' one nosuch | '1p;q' one nosuch | p - | '$p' t -
-i p - | 'p;p' - t | -n p t - nf | -n '/b/w out' t | 'w out' nf | 'w out' nf t | -n 'w out' nf t
's/a/b/w out' t | 'w out¶w out2' t | 'w d' t | 'w nosuch/x' t | 'w /dev/stdout' nf | -n 'w /dev/stdout' nf t
'r nf' t | 'r nf' nf | '$r t' nf | 'R t' nf | 'R nosuch' t | 'R d' t | '1r nf¶1r t' nf | W\ out t | 'N;W out' nf
'N;P;D' nf | 'P' nf | '$!N;P;D' nf t | 'r t¶N' nf | 'a x¶$!N' nf | 'i\' nf | 'a\' nf | 'c x' nf | '$c x' nf
'$!c x' nf | '2c\' nf | '2d' nf | '$d' nf | '1d' nf | 'x;p;x' nf | 'h;G' nf | 'H;$!d;g' nf | '$!{h;d};x;G' nf
'$!{h;d};G' nf | '$!{h;d};x' nf | 's/y/&\n/' nf | '$s/$/\n/' nf | 'y/xy/\n\n/' nf | = nf | l nf | '$=' nf
-n '$=' nf | -n = nf | 'q' nf | '$q' nf | '2q;d' nf | '$Q' nf | n nf | '$!n' nf | -s n nf t | -s N nf t | z nf
'n;N' t nf | 'D' nf | 'N;D' nf | -n -e p -e p t | -ne p t | -nep t | -En '/(a|b)/p' t | -nE -e '/a+/p' t
-nf s.sed t | -rn '/a?b/p' t | -sn '$p' t nf | -zn p z | --posix 's/a\+/x/' t | --posix 's/a|b/x/' t
--posix 'a foo' t | --posix '1,2=' t | --posix '1~2p' t | --posix '0,/a/p' t | --posix '/a/Ip' t
--posix n t | --posix n nf nf t | --posix l5 t | --posix 'l 5' t
--posix 's/a/&\1/' t | --posix 's/\(a\)/\2\1/g' t | --posix 's/a/\u\1\2/' t
--posix 's/A/x/I' t | -s --in-place=.b 's/a/X/' t | --in-place 's/a/X/' t nf | -b p nf | --binary p nf
--follow-symlinks -i p nf | --zero-terminated p z | --line-length=x l t | -l 3 -n l n | --quie p nf | --nul p z
'' nf | '' nosuch | '' d nf
-E 's/a^*/X/' t | -E 's/a\b*/X/' t | -E 's/a$*/X/' t | -E 's/(a|^*)/X/' t | -E 's/()+/X/' t | -E '/a{{,/p' t
-E '/a{,/p' t | -E '/a{x/p' t | -E '/a{1x,/p' t | -E '/a{1,2,/p' t | -E '/a{1,/p' t | -nz 'l 5' t | -z 'l 1' nf
"""
GROUP = 10


def _calls() -> list[str]:
    return CALLS.strip("\n").replace("\n", " | ").split(" | ")


def _groups(lines: list[str]) -> list[list[str]]:
    return [lines[at : at + GROUP] for at in range(0, len(lines), GROUP)]


@pytest.mark.parametrize("scripts", _groups(SCRIPTS), ids=lambda scripts: scripts[0])
def test_scripts(oracle: "Oracle", scripts: list[str]) -> None:
    tree = {"t": TREE["t"], "nf": TREE["nf"]}
    for script in scripts:
        oracle.check("sed", script.replace("¶", "\n"), tree=tree, stdin=b"a\nb\nc\nd\n")


@pytest.mark.parametrize("calls", _groups(_calls()), ids=lambda calls: calls[0])
def test_options_and_files(oracle: "Oracle", calls: list[str]) -> None:
    for call in calls:
        oracle.check("sed", *shlex.split(call.replace("¶", "\n")), tree=TREE, stdin=b"in1\nin2")


PATTERNS = [
    "a",
    "b",
    "^a",
    "b$",
    "^$",
    ".",
    "a*",
    "[ab]",
    "[^a]",
    "\\(a\\)",
    "\\(.\\)\\1",
    "a\\|b",
    "\\n",
    "^.*\\n",
    "\\w",
]
NUMBERS = st.sampled_from(["1", "2", "3", "5", "$", "0~2", "1~3", "2~2"])
PATTERN = st.sampled_from(PATTERNS)
ADDRESS = st.one_of(NUMBERS, PATTERN.map("/{}/".format), PATTERN.map("/{}/I".format), st.just("//"))
ENDS = st.one_of(ADDRESS, st.sampled_from(["+0", "+2", "~2", "~3"]))
RANGES = st.one_of(st.tuples(ADDRESS, ENDS).map(",".join), PATTERN.map("0,/{}/".format))
ADDRESSES = st.tuples(st.one_of(st.just(""), ADDRESS, RANGES), st.sampled_from(["", "", "!"])).map("".join)
SUBSTITUTIONS = st.tuples(
    PATTERN,
    st.sampled_from(["X", "", "<&>", "\\n", "\\U&b", "-"]),
    st.sampled_from(["", "g", "p", "2", "2g", "I"]),
).map(lambda each: "s/{}/{}/{}".format(*each))
TEXTUAL = st.sampled_from(["a foo\n", "i foo\n", "c foo\n", "r other\n", "R other\n", "w out\n", "W out\n"])
LETTERS = st.sampled_from([*"dpPNnhHgGxz=lFqQ", "y/ab/ba/", "b", "t", "Tend", "bend"])
COMMANDS = st.tuples(ADDRESSES, st.one_of(SUBSTITUTIONS, SUBSTITUTIONS, LETTERS, LETTERS, TEXTUAL)).map("".join)
BLOCKS = st.tuples(ADDRESSES, st.lists(COMMANDS, min_size=1, max_size=3).map(";".join)).map(
    lambda each: f"{each[0]}{{{each[1]}}}"
)
TEXTS = st.tuples(
    st.lists(st.text("aabbx1", max_size=4), max_size=7).map("\n".join), st.sampled_from(["\n", "\n", ""])
).map(lambda each: "".join(each).encode())


@settings(max_examples=150, deadline=None)
@given(
    script=st.lists(st.one_of(COMMANDS, COMMANDS, BLOCKS), min_size=1, max_size=4).map(";".join),
    options=st.lists(st.sampled_from(["-n", "-s", "-i", "-i.bak", "-z"]), max_size=2),
    text=TEXTS,
    other=TEXTS,
)
def test_any_script(oracle: "Oracle", script: str, options: list[str], text: bytes, other: bytes) -> None:
    oracle.check("sed", *options, f"{script}\n:end", "text", "other", tree={"text": text, "other": other})


SWEPT = [
    ["s/line/LINE/"],
    ["s/t/T/g"],
    ["s/[0-9]*$/<&>/"],
    ["s/x*$/-/"],
    ["s/x*/-/g"],
    ["s/\\([a-z]\\)=\\([0-9]*\\)/\\2=\\1/"],
    ["s/\\([a-z]\\)\\(=\\(1\\)\\)\\?/[\\3\\1]/g"],
    ["-n", "s/.*a=\\([0-9]*\\).*/\\1/p"],
    ["s/text/a%b\\\\c/;s/line/&\\n/"],
    ["/1/d"],
    ["/1/!d"],
    ["-n", "/11/p"],
    ["-n", "/1/!p"],
    ["4000,4010d"],
    ["-n", "4000,+5p;5990{p;q}"],
    ["5000q"],
    ["y/abc/ABC/"],
    ["-n", "$="],
    ["-E", "s/(line|text) (1|2)/\\U\\1\\E-\\2/g"],
    ["$d"],
]
PLAIN = b"".join(b"line %d of the text, a=%d b=x\n" % (number, number * 7) for number in range(6000))


@pytest.mark.parametrize("script", SWEPT, ids=lambda script: script[-1])
def test_blocks_of_lines(oracle: "Oracle", script: list[str]) -> None:
    """Texts of several blocks, with and without characters beyond ASCII, and without an end of the last line."""
    wide = PLAIN.replace(b"100", "é".encode()) + b"end"
    for text in (PLAIN, wide, b"x" * 200_000 + b"\n" + PLAIN, PLAIN + b"\xff"):
        oracle.check("sed", *script, "text", tree={"text": text})


@pytest.mark.parametrize(
    "line",
    [
        "sed p t > /dev/full",
        "sed -u p t > /dev/full",
        "sed -n w/dev/full t",
        "sed -n w/dev/stdout t > /dev/full",
        "sed q3 t > /dev/full",
        "sed = t t > /dev/full",
        "sed = no > /dev/full",
        "sed -i p t > /dev/full",
        "sed p t >&-",
        "sed -n p t >&-",
    ],
)
def test_output_that_does_not_arrive(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line, tree={"t": b"a\nb\n"})


def test_what_is_refused(oracle: "Oracle") -> None:
    for words in (["e"], ["e ls"], ["s/a/b/e"], ["--debug", "p"], [], ["-z", "s/^/x/M"]):
        ran = oracle.ours("sed", words, {}, b"a\n")
        assert (ran.status, ran.out) == (1, b"")
        assert ran.err.startswith(b"sed: ")


@pytest.mark.anyio
async def test_a_producer_without_end_is_left() -> None:
    async with Workspace({"/": (RAMResource(), MountMode.WRITE)}) as workspace:
        for line in ("yes | sed 3q", "yes | sed -n '2p;3q'", "yes | sed p | head -3", "yes | sed -n '3{p;p;p;q}'"):
            assert (await workspace.execute(line)).stdout.splitlines()[-1:] == [b"y"]


@pytest.mark.anyio
async def test_scripts_without_end_are_ended() -> None:
    async with Workspace({"/": (RAMResource(), MountMode.WRITE)}) as workspace:
        assert (await workspace.execute("echo a | sed ':a;ba'", timeout=0.5)).exit_code == 124
        assert (await workspace.execute("echo a | sed ':a;a foo\nba'", timeout=0.5)).exit_code == 124
        grown = await workspace.execute("yes a | head -200 | sed -n 'G;G;G;h;$p' | wc -c")
        assert b"mirage: limit: memory" in grown.stderr


@pytest.mark.anyio
async def test_many_lines_come_together_in_linear_time() -> None:
    resource = RAMResource.from_files({"lines": b"some words of a line\n" * 200_000})
    async with Workspace({"/": (resource, MountMode.WRITE)}) as workspace:
        for script in (":a;N;$!ba;s/\\n/,/g", "H;$!d;x;s/\\n/,/g;s/.//"):
            ran = await workspace.execute(f"sed '{script}' lines | wc -c")
            expected = await workspace.execute("tr '\\n' , < lines | wc -c")
            assert ran.stdout == expected.stdout
