"""echo, cat, head, tail, wc, yes, sleep, true and false against the real tools."""

import random
import shlex
from typing import TYPE_CHECKING

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage.access import Access, Act
from mirage.commands.accesses import plan
from mirage.commands.invoke import invoke
from mirage.commands.registry import built_in

if TYPE_CHECKING:
    from oracle import Oracle

NUMBERS = b"".join(b"%d\n" % number for number in range(1, 101))
LONG = b"".join(b"line %d %s\n" % (number, b"x" * (number % 97)) for number in range(20_000))
TREE = {
    "numbers": NUMBERS,
    "few": b"one\ntwo\nthree\n",
    "partial": b"one\ntwo",
    "empty": b"",
    "newline": b"\n",
    "blank": b"\n\n\na\n\n\n\nb\n\n",
    "zero": b"a\0b\0\0c",
    "bytes": bytes(range(256)) * 3,
    "crlf": b"a\r\nb\rc\r\n\r\n\r",
    "tabs": b"\ta\tb\n\t\t\n a\t\x0b\x0c b\n",
    "utf8": "héllo wörld\n日本語 テキスト\n\u00a0a\u2028b\u200bc d\u2060e\n".encode(),
    "broken": b"a\xffb \xe6\x97 \xe6\x97\xa5\xed\xa0\x80 \xf4\x90\x80\x80 \xc0\x80x\n\xe6",
    "long": LONG,
    "wide": b"x" * 200_000 + b"\n" + b"y" * 100_000,
    "it's": b"quoted\n",
    "a b": b"spaced\n",
    "new\nline": b"n\n",
    "-dash": b"dash\n",
    "d/inner": b"",
}
SMALL = {name: data for name, data in TREE.items() if len(data) < 1000}

RANDOM_BYTES = st.one_of(
    st.binary(max_size=60),
    st.text("ab \t\n\r\0", max_size=40).map(str.encode),
    st.text(max_size=30).map(lambda text: text.encode("utf-8", "replace")),
)
FAST = settings(max_examples=40, deadline=None)


ECHOED = [
    [],
    ["a", "b"],
    ["-n"],
    ["-n", "a"],
    ["-e", r"a\tb\n"],
    ["-E", r"a\tb"],
    ["-eE", r"a\tb"],
    ["-Ee", r"a\tb"],
    ["-en", r"\x41\x4g\0101\01\0777\u00e9\U0001f600\u"],
    ["-e", r"a\cb", "c"],
    ["-ne", r"a\c"],
    ["-e", "\\"],
    ["-e", r"\\n\q\"\'\?\1\8\e\E\a\b\f\v\r"],
    ["-x", "-n"],
    ["-nx", "a"],
    ["-", "-n"],
    ["--", "-n"],
    ["--help"],
    ["--version"],
    ["-n", "-e", "-E", r"\n"],
    ["", "", "x "],
    ["é", "\udcff", "日本"],
    ["-e", r"\ud800\U110000\U7fffffff\Uffffffff\u0"],
]


@pytest.mark.parametrize("words", ECHOED)
def test_echo(oracle: "Oracle", words: list[str]) -> None:
    oracle.check_line(shlex.join(["echo", *words]))


@FAST
@given(words=st.lists(st.text("-neEabx\\0147uU ctr", max_size=12), max_size=3))
def test_echo_of_anything(oracle: "Oracle", words: list[str]) -> None:
    oracle.check_line(shlex.join(["echo", *words]))


@pytest.mark.parametrize("words", [[], ["--help"], ["x"]])
@pytest.mark.parametrize("name", ["true", "false"])
def test_nothing_but_a_status(oracle: "Oracle", name: str, words: list[str]) -> None:
    oracle.check_line(shlex.join([name, *words]))


CATS = [
    "few",
    "few - partial few",
    "-",
    "",
    "nowhere few",
    "d",
    "few/x",
    "-n few partial few",
    "-b blank few",
    "-nb blank",
    "-s blank newline blank",
    "-ns blank newline blank",
    "-bs blank",
    "-E crlf few",
    "-nE blank",
    "-A bytes",
    "-v bytes",
    "-e bytes",
    "-t bytes",
    "-T tabs",
    "-vET tabs",
    "-nET crlf crlf",
    "-u few",
    "-sET blank",
    "--number --show-all utf8",
    "--squeeze --number-n blank",
    "-n wide partial",
    "-A long",
    "long wide",
    "-E partial crlf newline",
    "-- -dash",
    "empty",
    "-n empty few",
]


@pytest.mark.parametrize("line", CATS)
def test_cat(oracle: "Oracle", line: str) -> None:
    oracle.check("cat", *line.split(), tree=TREE, stdin=b"from\nstdin")


def test_names_are_quoted_in_messages_where_they_must_be(oracle: "Oracle") -> None:
    missing = [
        "it is",
        "it's gone",
        "a:b",
        "new\n",
        "\udcff",
        "é",
        "",
        "#",
        "a#",
        "~",
        "{",
        "a{b",
        'q"',
        "\u200b",
        "$x",
    ]
    oracle.check("cat", *missing, tree=TREE)
    oracle.check("cat", "it's", "a b", "new\nline", "\u2019", tree=TREE)
    oracle.check("head", *missing, tree=TREE)


@FAST
@given(
    flags=st.text("AbeEnstTuv", max_size=4),
    one=RANDOM_BYTES,
    two=RANDOM_BYTES,
)
def test_cat_of_anything(oracle: "Oracle", flags: str, one: bytes, two: bytes) -> None:
    words = [f"-{flags}"] if flags else []
    oracle.check("cat", *words, "a", "b", "a", "-", tree={"a": one, "b": two}, stdin=two)


HEADS = [
    "",
    "few numbers empty",
    "-n 3 numbers",
    "-n3 numbers",
    "-n 0 numbers few",
    "-n +3 numbers",
    "-n -3 numbers",
    "-n -95 numbers",
    "-n -100 numbers",
    "-n -200 numbers",
    "-n -0 numbers",
    "-n -1 partial",
    "-n -2 partial",
    "-n -1 newline",
    "-n 1 newline",
    "-n 2 partial",
    "-n 3 long",
    "-n 15000 long",
    "-n -3 long",
    "-n -15000 long",
    "-c 5 numbers",
    "-c 100000 long",
    "-c -5 numbers",
    "-c -0 few",
    "-c -100000 long",
    "-c -1000 few",
    "-c 1b numbers",
    "-c 1K long",
    "-c K long",
    "-c 1kB long",
    "-c 1KiB long",
    "-c 1iB long",
    "-c 1Q long",
    "-n 1K long",
    "-n 99999999999999999999999 few",
    "-c -99999999999999999999999 few",
    "-c 1Y few",
    "-c 1E few",
    "-n x few",
    "-n -x few",
    "-n --5 few",
    "-n 1x few",
    "-n 08 few",
    "-q few numbers",
    "-v few",
    "-qv few",
    "-vq few numbers",
    "-v - few",
    "-z zero",
    "-z -n 1 zero",
    "-zn -1 zero",
    "-n 2 -c 3 few",
    "-c 3 -n 2 few",
    "-2 numbers",
    "-2c numbers",
    "-2b long",
    "-2k long",
    "-1m long",
    "-2lq few few",
    "-3cv few",
    "-2z zero",
    "-2bl numbers",
    "-2 -n 3 few",
    "few -2",
    "-5x few",
    "nowhere few d few",
    "d",
    "-v d few",
    "-c 5 -- -dash",
    "wide",
    "-n 1 wide",
    "-n -1 wide",
    "-c 3 nowhere/x few/x",
]


@pytest.mark.parametrize("line", HEADS)
def test_head(oracle: "Oracle", line: str) -> None:
    oracle.check("head", *line.split(), tree=TREE, stdin=NUMBERS)


TAILS = [
    "",
    "few numbers empty",
    "-n 3 numbers",
    "-n 0 numbers few",
    "-n 0 nowhere",
    "-n +3 numbers",
    "-n +0 few",
    "-n +1 few",
    "-n +100 numbers",
    "-n +101 numbers",
    "-n -3 numbers",
    "-n 100 numbers",
    "-n 200 numbers",
    "-n 1 partial",
    "-n 2 partial",
    "-n 1 newline",
    "-n 2 blank",
    "-n 1 long",
    "-n 3000 long",
    "-n 15000 long",
    "-n 19999 long",
    "-n 20000 long",
    "-n 20001 long",
    "-n +15000 long",
    "-n 1 wide",
    "-n 2 wide",
    "-c 5 numbers",
    "-c +5 numbers",
    "-c +0 few",
    "-c +1 few",
    "-c +1000 few",
    "-c 1000 few",
    "-c 100000 long",
    "-c +100000 long",
    "-c 0 few",
    "-c 1K long",
    "-c 1kB long",
    "-c x few",
    "-n +x few",
    "-n -x few",
    "-n 99999999999999999999999 few",
    "-q few numbers",
    "-v few",
    "-v - few",
    "-z zero",
    "-zn 1 zero",
    "-zn +2 zero",
    "-n 2 -c 3 few",
    "-c 3 -n 2 few",
    "-2 numbers",
    "-2c numbers",
    "-1b long",
    "-2l few",
    "-b long",
    "-c numbers",
    "+3 few",
    "+3c few",
    "+3 few few",
    "+ few",
    "-2 few few",
    "-2 -- few",
    "-5x few",
    "few -2",
    "nowhere few d few",
    "d",
    "-v d few",
    "-n +2 d",
    "--retry few",
    "-n 1 -- -dash",
    "-n 1 few/x",
    "-s x few",
    "-c +2 nowhere",
]


@pytest.mark.parametrize("line", TAILS)
def test_tail(oracle: "Oracle", line: str) -> None:
    oracle.check("tail", *line.split(), tree=TREE, stdin=NUMBERS)


@pytest.mark.parametrize(
    "line",
    ["-n 15000", "-n 1", "-n +15000", "-c 100000", "-c +100000", "-n 0", "-n 30000", "-", "-n 5 - few", "-c 0", "-z"],
)
@pytest.mark.parametrize("name", ["head", "tail"])
def test_standard_input_in_chunks(oracle: "Oracle", name: str, line: str) -> None:
    oracle.check(name, *line.split(), tree=TREE, stdin=LONG)
    oracle.check(name, *line.replace("-n ", "-n -").replace("-c ", "-c -").split(), tree=TREE, stdin=LONG)


@FAST
@given(
    name=st.sampled_from(["head", "tail"]),
    unit=st.sampled_from(["-n", "-c"]),
    sign=st.sampled_from(["", "-", "+"]),
    count=st.integers(0, 12),
    more=st.sampled_from(["", "-z", "-v", "-q"]),
    data=RANDOM_BYTES,
)
def test_any_part_of_anything(
    oracle: "Oracle", name: str, unit: str, sign: str, count: int, more: str, data: bytes
) -> None:
    words = [unit, f"{sign}{count}", *more.split()]
    oracle.check(name, *words, "a", tree={"a": data})
    oracle.check(name, *words, stdin=data)


WCS = [
    "",
    "-",
    "few",
    "few partial empty",
    "-l numbers",
    "-w few",
    "-c few",
    "-m utf8",
    "-L utf8",
    "-L tabs",
    "-lwmcL utf8 broken bytes",
    "-L wide long",
    "-c -l few",
    "-lw - few",
    "-c - few",
    "nowhere",
    "nowhere few",
    "d",
    "d few",
    "-c d",
    "-c nowhere",
    "-l -c long wide",
    "-w long",
    "-w bytes",
    "-m broken",
    "-w broken",
    "crlf tabs blank zero",
    "-L crlf tabs blank zero",
    "-- -dash",
    "--lines --words few",
    "--max few",
    "few few/x",
    "--files0-from=list",
    "--files0-from=nowhere",
    "--files0-from=d",
    "--files0-from=list few",
    "-l --files0-from=-",
    "--files0-from=empty",
]


@pytest.mark.parametrize("line", WCS)
def test_wc(oracle: "Oracle", line: str) -> None:
    oracle.check(
        "wc", *line.split(), tree={**TREE, "list": b"few\0numbers\0\0nowhere\0utf8"}, stdin=b"few\0-\0\0partial\0"
    )


def test_wc_of_odd_names(oracle: "Oracle") -> None:
    oracle.check("wc", "new\nline", "a b", "it's", tree=TREE)


def test_the_total_of_wc_can_be_chosen(oracle: "Oracle") -> None:
    """As coreutils 9.2 and later have it; the tool at hand may be older."""
    outcomes = [
        oracle.ours("wc", words, TREE, b"") for words in (["-l", "--total=always", "few"], ["--total=only", "few"])
    ]
    assert [outcome.out for outcome in outcomes] == [b"3 few\n3 total\n", b"3 3 14\n"]
    assert oracle.ours("wc", ["--total=never", "-l", "few", "few"], TREE, b"").out == b" 3 few\n 3 few\n"


@FAST
@given(flags=st.text("lwmcL", max_size=3), data=RANDOM_BYTES, more=RANDOM_BYTES)
def test_wc_of_anything(oracle: "Oracle", flags: str, data: bytes, more: bytes) -> None:
    words = [f"-{flags}"] if flags else []
    oracle.check("wc", *words, "a", "b", "-", tree={"a": data, "b": more}, stdin=more)


@pytest.mark.parametrize("flags", ["-lwmcL", "-w", "-m", "-L"])
def test_what_lies_across_chunks_is_counted_once(oracle: "Oracle", flags: str) -> None:
    chance = random.Random(flags)
    alphabet = ["a", " ", "\n", "\t", "é", "日", "\x07", "\u00a0", "\r", "\u2060"]
    text = "".join(chance.choice(alphabet) for _ in range(150_000)).encode()
    for shift in range(3):
        oracle.check("wc", flags, "a", tree={"a": b"x" * shift + text})
    oracle.check("wc", flags, "a", tree={"a": b"ab cd\n" * 30_000})


@pytest.mark.parametrize(
    "words",
    [
        ["x"],
        ["1x"],
        ["-1"],
        [""],
        ["1", "y", "z"],
        ["0"],
        ["0", "0.001s", "0m"],
        ["1e-3"],
        ["0x1p-9"],
        ["nan"],
        ["s"],
        ["1ss"],
    ],
)
def test_sleep(oracle: "Oracle", words: list[str]) -> None:
    oracle.check("sleep", *words)


class Leaving:
    """A sink whose reader leaves after so many writes."""

    def __init__(self, writes: int) -> None:
        self.left = writes
        self.data = b""

    async def write(self, data: bytes) -> None:
        if not self.left:
            raise BrokenPipeError
        self.left -= 1
        self.data += data

    async def flush(self) -> None:
        return

    async def aclose(self) -> None:
        return


@pytest.mark.parametrize(("words", "line"), [([], b"y\n"), (["a", "b"], b"a b\n"), ([""], b"\n")])
def test_yes_goes_on_until_nobody_reads(oracle: "Oracle", words: list[str], line: bytes) -> None:
    sink = Leaving(3)

    async def run() -> None:
        command = built_in.get("yes")
        assert command is not None
        with pytest.raises(BrokenPipeError):
            await invoke(command, oracle.context("yes", out=sink), words)

    anyio.run(run)
    assert sink.data.startswith(line * 1000)
    assert set(sink.data.split(line)) == {b""}


@pytest.mark.anyio
async def test_standard_input_is_read_no_further_than_needed(oracle: "Oracle") -> None:
    """What head leaves is there for the next command of the same shell."""
    ctx = oracle.context("head", stdin=NUMBERS)
    head, cat = built_in.get("head"), built_in.get("cat")
    assert head is not None
    assert cat is not None
    assert await invoke(head, ctx, ["-n", "2"]) == 0
    assert await invoke(head, ctx, ["-c", "3"]) == 0
    assert await invoke(cat, ctx, ["-"]) == 0
    assert oracle.output(ctx) == NUMBERS


@pytest.mark.anyio
async def test_tail_follows_a_file_that_grows(oracle: "Oracle") -> None:
    ctx = oracle.context("tail")
    await ctx.fs.write("/log", b"1\n2\n3\n")
    command = built_in.get("tail")
    assert command is not None
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(invoke, command, ctx, ["-n1", "-f", "-s", "0.001", "/log"])
        for number in range(4, 8):
            await anyio.sleep(0.01)
            await ctx.fs.write("/log", b"%d\n" % number, append=True)
        await anyio.sleep(0.02)
        await ctx.fs.write("/log", b"new\n")
        await anyio.sleep(0.02)
        tasks.cancel_scope.cancel()
    assert oracle.output(ctx) == b"3\n4\n5\n6\n7\nnew\n"
    assert oracle.messages(ctx) == b"tail: /log: file truncated\n"


@pytest.mark.anyio
async def test_tail_asks_for_no_more_than_the_end(oracle: "Oracle") -> None:
    ctx = oracle.context("tail")
    await ctx.fs.write("/big", b"some line\n" * 1_000_000)
    asked = oracle.watch_reads(ctx)
    command = built_in.get("tail")
    assert command is not None
    assert await invoke(command, ctx, ["-n", "1", "/big"]) == 0
    assert await invoke(command, ctx, ["-c", "7", "/big"]) == 0
    assert asked == [("/big", -65536, None), ("/big", -7, None)]
    assert oracle.output(ctx) == b"some line\ne line\n"


def test_the_dry_run_knows_what_is_read() -> None:
    head, tail, wc, cat = (built_in.get(name) for name in ("head", "tail", "wc", "cat"))
    assert head is not None
    assert tail is not None
    assert wc is not None
    assert cat is not None
    assert plan(head, ["-c", "5", "a", "-"]) == [Access(Act.READ, "a", stop=5)]
    assert plan(head, ["-5", "a"]) == [Access(Act.READ, "a")]
    assert plan(tail, ["-c", "5", "a"]) == [Access(Act.READ, "a", start=-5)]
    assert plan(tail, ["-n0", "a"]) == []
    assert plan(wc, ["-c", "a"]) == [Access(Act.STAT, "a"), Access(Act.READ, "a", certain=False)]
    assert plan(cat, ["a", "b"]) == [Access(Act.READ, "a"), Access(Act.READ, "b")]
    assert plan(cat, ["--foo"]) == []
