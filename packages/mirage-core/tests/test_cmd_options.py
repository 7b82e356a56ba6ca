"""The option parser: against getopt(1) on random words, and its messages against the tools'."""

import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage.commands.accesses import plan
from mirage.commands.declare import command
from mirage.commands.help import usage, version
from mirage.commands.options import Asked, parse
from mirage.commands.registry import built_in, load
from mirage.commands.spec import Command, Operands, Options, Usage, flag, option, repeated, select

if TYPE_CHECKING:
    from oracle import Oracle

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}


@dataclass(frozen=True, slots=True)
class Sample(Options):
    """Every kind of option; ``seen`` collects them in order, as getopt(1) prints them."""

    seen: tuple[str, ...] = repeated("-n", "--number", metavar="N", parse=str, help="a number")
    all: tuple[str, ...] = repeated("-a", "--all", metavar="", parse=str, help="everything")
    quiet: bool = flag("-q", "--quiet", "--silent", help="say nothing")
    colour: str = option(
        "-c", "--colour", metavar="WHEN", default="", parse=str, help="paint", argument="attached", bare="always"
    )
    count: str = option("--count", metavar="N", default="", parse=str, help="how many")


async def _nothing(ctx: object, options: Options, operands: Sequence[str]) -> int:
    return 0


def declare(options: type[Options], operands: Operands | None = None, **more: object) -> Command:
    """A command that only has words."""
    return command("sample", "A sample.", options, operands, **more)(_nothing)  # type: ignore[arg-type]


SAMPLE = declare(Sample)


def by_getopt(words: Sequence[str]) -> tuple[list[str], list[str], str]:
    """Options and operands as getopt(1) normalises them, and its first complaint."""
    spec = ["-o", "n:a:qc::", "-l", "number:,all:,quiet,silent,colour::,count:,help,version"]
    ran = subprocess.run(
        ["getopt", "-n", "sample", *spec, "--", *words], capture_output=True, env=ENVIRONMENT, check=False
    )
    normal = shlex.split(ran.stdout.decode())
    at = 0
    while normal[at] != "--":
        # An argument may be spelled like the end of the options.
        at += 1 if normal[at] in ("-q", "--quiet", "--silent", "--help", "--version") else 2
    return normal[:at], normal[at + 1 :], ran.stderr.decode("utf-8", "surrogateescape").split("\n", 1)[0]


def expected(normal: Sequence[str]) -> dict[str, object]:
    """What a normalised list of options stores."""
    values: dict[str, object] = {"seen": (), "all": (), "quiet": False, "colour": "", "count": ""}
    rest = iter(normal)
    for name in rest:
        if name in ("-q", "--quiet", "--silent"):
            values["quiet"] = True
        elif name in ("-c", "--colour"):
            values["colour"] = next(rest) or "always"
        elif name == "--count":
            values["count"] = next(rest)
        else:
            field = "seen" if name in ("-n", "--number") else "all"
            values[field] = (*values[field], next(rest))  # type: ignore[misc]
    return values


def attempt(words: Sequence[str]) -> tuple[Sample, list[str]] | Usage | Asked:
    """What becomes of the words: also where that is an exception."""
    try:
        return parse(SAMPLE, words)
    except (Usage, Asked) as refusal:
        return refusal


WORTH_TRYING = [
    *("-", "--", "-n", "-n5", "-qn", "-q", "-qq", "-c", "-cx", "-a-", "-x", "-qx", "x", "", "a b", "--x"),
    *("--number", "--number=3", "--num", "--n=", "--co", "--col", "--c", "--all"),
    *("--quiet", "--q", "--quiet=1", "--s"),
]

WORDS = st.lists(
    st.one_of(
        st.sampled_from(WORTH_TRYING),
        st.text("-nqacx=é ", max_size=4),
        st.text("allnumbercotqie=-", max_size=7).map(lambda text: "--" + text),
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_words_are_read_as_getopt_reads_them(words: list[str]) -> None:
    normal, operands, complaint = by_getopt(words)
    outcome = attempt(words)
    if isinstance(outcome, Usage):
        # getopt(1) goes on after a complaint: the first one counts.
        assert complaint == f"sample: {outcome}"
        return
    if isinstance(outcome, Asked):
        assert f"--{outcome.what}" in normal
        return
    assert complaint == ""
    options, ours = outcome
    assert ours == operands
    found = {name: getattr(options, name) for name in ("seen", "all", "quiet", "colour", "count")}
    found["colour"] = options.colour or (expected(normal)["colour"] and "always")
    assert found == expected(normal)


@pytest.mark.parametrize(
    ("tool", "words"),
    [
        ("head", ["-Z"]),
        ("head", ["-qZ"]),
        ("head", ["-é"]),
        ("head", ["--foo"]),
        ("head", ["--foo=bar"]),
        ("head", ["--ve"]),
        ("head", ["--v"]),
        ("head", ["--verb=x"]),
        ("head", ["-n"]),
        ("head", ["--lines"]),
        ("head", ["--lin"]),
        ("head", ["-q", "-5"]),
        ("head", ["-5x"]),
        ("head", ["-x", "--help"]),
        ("head", ["-n", "x", "--foo"]),
        ("tail", ["-q", "-5"]),
        ("tail", ["-5x"]),
        ("tail", ["--follow=x"]),
        ("tail", ["--follow="]),
        ("cat", ["--s"]),
        ("cat", ["--show-"]),
        ("cat", ["--number"[:4] + "=x"]),
        ("mkdir", []),
        ("rmdir", ["-p"]),
        ("rm", []),
        ("touch", []),
        ("touch", ["-t"]),
        ("sleep", []),
        ("wc", ["--files0-from"]),
        ("yes", ["--foo"]),
        ("rm", ["--interactive=maybe"]),
        ("rm", ["--preserve-root=x", "y"]),
        ("touch", ["--time=x", "y"]),
        ("touch", ["-t", "202001010101", "-r", "x", "y"]),
    ],
)
def test_the_messages_are_the_tools_own(tool: str, words: list[str], oracle: "Oracle") -> None:
    outcome = oracle.check(tool, *words, tree={"y": b"1\n"})
    assert outcome.status == 1


def test_help_wins_only_if_it_comes_before_the_mistake() -> None:
    with pytest.raises(Asked, match="help"):
        parse(SAMPLE, ["--he", "-Z"])
    with pytest.raises(Usage, match="invalid option -- 'Z'"):
        parse(SAMPLE, ["-Z", "--help"])
    with pytest.raises(Usage, match="option '--help' doesn't allow an argument"):
        parse(SAMPLE, ["--help=x"])


def test_without_permutation_the_first_operand_ends_the_options() -> None:
    strict = declare(Sample, permutes=False)
    assert parse(strict, ["-q", "x", "-n", "1"])[1] == ["x", "-n", "1"]
    assert parse(strict, ["-q", "--", "-n"])[1] == ["-n"]
    assert parse(strict, ["-", "-q"])[1] == ["-", "-q"]


@dataclass(frozen=True, slots=True)
class Chosen(Options):
    """Options that share a place."""

    how: str | None = select({"-a": "a", "-b": "b", "--bee": "b"}, default=None, help="one\nother")
    size: int = option("-s", "--size", metavar="N", default=0, parse=int, help="size")
    double: int | None = option(
        "-d", metavar="N", default=None, parse=lambda text: 2 * int(text), help="twice", into="size"
    )
    digits: str = option("-NUM", metavar="", default="", parse=str, help="")


def test_the_last_of_options_that_share_a_place_wins() -> None:
    chosen = declare(Chosen)
    assert parse(chosen, ["-ab"])[0].how == "b"
    assert parse(chosen, ["--bee", "-a"])[0].how == "a"
    assert parse(chosen, ["-s3", "-d3"])[0].size == 6
    assert parse(chosen, ["-d3", "-s3"])[0].size == 3
    assert parse(chosen, ["-12a7", "-3"])[0].digits == "3"
    with pytest.raises(Usage, match="invalid argument \u2018x\u2019 for \u2018--size\u2019"):
        parse(chosen, ["-sx"])


def test_operands_are_counted() -> None:
    two = declare(Options, Operands("FILE", minimum=1, maximum=2))
    assert parse(two, ["a", "--", "-b"])[1] == ["a", "-b"]
    with pytest.raises(Usage, match=r"^missing operand$"):
        parse(two, [])
    with pytest.raises(Usage, match=r"^extra operand \u2018c\u2019$"):
        parse(two, ["a", "b", "c"])
    three = declare(Options, Operands("FILE", minimum=3))
    with pytest.raises(Usage, match=r"^missing operand after \u2018b\u2019$"):
        parse(three, ["a", "b"])
    assert parse(declare(Options, Operands(default="-")), []) == (Options(), ["-"])


def test_a_declaration_is_checked_when_it_is_made() -> None:
    @dataclass(frozen=True, slots=True)
    class Twice(Options):
        one: bool = flag("-a", help="x")
        two: bool = flag("-a", "--all", help="y")

    @dataclass(frozen=True, slots=True)
    class Taken(Options):
        help_me: bool = flag("--help", help="x")

    @dataclass(frozen=True, slots=True)
    class Lost(Options):
        one: int = option("-a", metavar="N", default=0, parse=int, help="x", into="two")

    @dataclass(frozen=True, slots=True)
    class Wrong(Options):
        one: bool = flag("all", help="x")

    for options, complaint in ((Twice, "spelled -a"), (Taken, "spelled --help"), (Lost, "no field"), (Wrong, "'all'")):
        with pytest.raises(ValueError, match=complaint):
            declare(options)


def test_every_command_loads_and_describes_itself() -> None:
    for name in built_in:
        found = built_in.get(name)
        assert found is not None
        assert found.name == name
        assert built_in.get(name) is found
        text = usage(found)
        assert text.startswith(f"Usage: {name}")
        assert all(len(line) < 80 for line in text.split("\n")), name
        assert version(found).startswith(f"{name} (Mirage) ")
        assert isinstance(plan(found, ["x", "y"]), list)
    assert built_in.get("no-such-command") is None
    with pytest.raises(TypeError):
        load("mirage.commands.registry:BUILT_IN")


def test_help_is_derived_from_the_declaration() -> None:
    assert usage(declare(Sample, Operands("FILE", default="-"), notes="That is all.")).split("\n") == [
        "Usage: sample [OPTION]... [FILE]...",
        "A sample.",
        "",
        "With no FILE, or when FILE is -, read standard input.",
        "",
        "  -n, --number=N             a number",
        "  -a, --all=                 everything",
        "  -q, --quiet, --silent      say nothing",
        "  -c, --colour[=WHEN]        paint",
        "      --count=N              how many",
        "      --help                 display this help and exit",
        "      --version              output version information and exit",
        "",
        "That is all.",
        "",
    ]
