"""Regular expressions against GNU grep, which has the last word on what they mean."""

import subprocess
import threading

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mirage import patterns
from mirage.patterns import Subject, Syntax
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.matching import Matcher

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}


def real(options: "list[str]", pattern: str, data: bytes) -> tuple[int, bytes, bytes]:
    ran = subprocess.run(
        ["grep", "-a", *options, "-e", pattern.encode()],
        input=data,
        capture_output=True,
        env=ENVIRONMENT,
        timeout=20,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


def ours(matcher: Matcher, data: bytes, *, only: bool) -> tuple[int, bytes]:
    scan = matcher.scan(data, longest=only)
    parts: list[bytes] = []
    at = count = 0
    while (found := scan.line(at)) is not None:
        start, end = found
        count += 1
        if only:
            parts += [data[one:two] + b"\n" for one, two in scan.spans(start, end) if one < two]
        else:
            parts.append(data[start : end + 1])
        at = end + 1
    assert scan.count() == count
    return (0 if count else 1), b"".join(parts)


CHARS = st.sampled_from(["a", "b", "c", "1", " ", "_", "-", "é", "B"])
SETS = st.sampled_from(
    [
        "[ab]",
        "[^a]",
        "[a-c]",
        "[[:alpha:]]",
        "[^[:space:]]",
        "[]a]",
        "[a-]",
        "[éü]",
        "[[:digit:]b]",
        ".",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
    ]
)


def expressions(extended: bool) -> st.SearchStrategy[str]:
    """Patterns without the corners where grep's two engines disagree with each other (anchors that are repeated)."""
    escape = "" if extended else "\\"
    braces = [f"{escape}{{{bounds}{escape}}}" for bounds in ("2", "1,2", ",2", "1,", "0,1")]
    signs = st.sampled_from(["", "", "", "*", f"{escape}+", f"{escape}?", *braces])

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        group = inner.map(lambda text: f"{escape}({text}{escape})")
        repeated = st.tuples(st.one_of(CHARS, SETS, group), signs).map("".join)
        anchored = st.one_of(repeated, repeated, repeated, st.sampled_from(["\\b", "\\B", "\\<", "\\>"]))
        row = st.lists(anchored, min_size=1, max_size=4).map(_apart)
        return st.lists(row, min_size=1, max_size=2).map(f"{escape}|".join)

    whole = st.recursive(st.one_of(CHARS, SETS), grown, max_leaves=8)
    return st.tuples(st.sampled_from(["", "", "^"]), whole, st.sampled_from(["", "", "$"])).map("".join)


def _apart(parts: "list[str]") -> str:
    """No anchor last in its place: grep reads what follows one in its own way."""
    while parts and parts[-1] in ("\\b", "\\B", "\\<", "\\>"):
        parts = parts[:-1]
    return "".join(parts) or "a"


LINES = st.lists(st.text("abcB1 _-é", max_size=9), min_size=8, max_size=20)


@pytest.mark.parametrize("extended", [False, True])
@pytest.mark.parametrize("only", [False, True])
def test_like_grep(extended: bool, only: bool) -> None:
    @settings(max_examples=150, deadline=None)
    @given(expressions(extended), LINES, st.sampled_from(["", "", "-i", "-x"]))
    def check(pattern: str, lines: list[str], option: str) -> None:
        data = "".join(f"{line}\n" for line in lines).encode()
        # Beside characters beyond ASCII grep's word edges miss matches that it finds without them.
        assume(data.isascii() or not any(anchor in pattern for anchor in ("\\b", "\\B", "\\<", "\\>")))
        options = ["-E" if extended else "-G", *([option] if option else []), *(["-o"] if only else [])]
        status, out, err = real(options, pattern, data)
        assert not err
        matcher = patterns.compile(
            pattern.encode(),
            Syntax.EXTENDED if extended else Syntax.BASIC,
            ignore_case=option == "-i",
            whole_line=option == "-x",
        )
        assert ours(matcher, data, only=only) == (status, out), (options, pattern)

    check()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("ab1_- ", min_size=1, max_size=3), min_size=1, max_size=3), LINES, st.booleans())
def test_whole_words_like_grep(words: "list[str]", lines: "list[str]", only: bool) -> None:
    # With -o, grep forgets what stands before a second match: `-` counts as a word of its own in `_-`.
    assume(not only or all(word.strip("ab1_") == "" for word in words))
    data = "".join(f"{line}\n" for line in lines).encode()
    status, out, _ = real(["-F", "-w", *(["-o"] if only else [])], "\n".join(words), data)
    matcher = patterns.compile("\n".join(words).encode(), Syntax.FIXED, whole_word=True)
    assert ours(matcher, data, only=only) == (status, out)


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "\\(",
            "\\)",
            "a\\{1",
            "a\\{1a\\}",
            "a\\{2,1\\}",
            "a\\{99999\\}",
            "\\1",
            "\\(a\\)\\2",
            "a\\",
            "[b-a]",
            "[[:foo:]]",
        ),
        *(
            "[:space:]",
            "[a",
            "[",
            "[^",
            "[]",
            "[[.a",
            "[[.ab.]]",
            "[a-c-e]",
            "[[:alpha:]-z]",
            "x\\{",
            "[[:",
            "\\(a\\1\\)",
        ),
    ],
)
def test_messages(pattern: str) -> None:
    status, _, err = real(["-G"], pattern, b"")
    assert status == 2
    with pytest.raises(PatternError) as caught:
        patterns.compile(pattern.encode())
    assert f"grep: {caught.value}\n".encode() == err


@pytest.mark.parametrize(
    "pattern", ["*a", "+a", "(?a)", "a|*b", "^*a", "(", "a{2,1}", "a{1,2,3}", "a{65536}", "\\1", "a\\", "a{}"]
)
def test_extended_messages(pattern: str) -> None:
    _, _, err = real(["-E"], pattern, b"")
    try:
        said = patterns.compile(pattern.encode(), Syntax.EXTENDED).warnings
    except PatternError as error:
        said = (str(error),)
    assert "".join(f"grep: {each}\n" for each in said).encode() == err


def test_strict_syntax_refuses_what_repeats_nothing() -> None:
    for pattern in (b"*a", b"a|*b", b"(+a)"):
        with pytest.raises(PatternError, match="Invalid preceding regular expression"):
            patterns.compile(pattern, Syntax.POSIX)


HOSTILE = [
    "(a+)+b",
    "(a|aa)*b",
    "(a|a)*b",
    "a.*a.*a.*a.*b",
    "([a-z]+)*x",
    "(.*)*b",
    "a?" * 25 + "a" * 25,
    "a?b?" * 500 + "x",
    "(a{1,30}){1,30}b",
    "(x+x+)+y",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_no_pattern_takes_long(pattern: str) -> None:
    """Backtracking would take longer than a test may."""
    data = (b"a" * 3000 + b"\n") * 10 + b"x" * 20_000 + b"\n"
    status, out, _ = real(["-E"], pattern, data)
    assert ours(patterns.compile(pattern.encode(), Syntax.EXTENDED), data, only=False) == (status, out)


def test_many_edges_of_words_take_no_longer() -> None:
    matcher = patterns.compile(b"\\<" * 15_000 + b"x", Syntax.EXTENDED)
    assert ours(matcher, b"a x\nax\n", only=False) == (0, b"a x\n")


@pytest.mark.parametrize("pattern", ["(a*)*\\1b", "(.*)(.*)(.*)\\1\\2\\3x", "((a|b)*)\\1c"])
def test_back_references_are_refused_where_they_might_take_long(pattern: str) -> None:
    data = b"a" * 20_000 + b"bcx\n"
    with pytest.raises(PatternTooHard):
        ours(patterns.compile(pattern.encode(), Syntax.EXTENDED), data, only=False)


def test_back_references_where_they_are_cheap() -> None:
    matcher = patterns.compile(b"\\([a-z]\\)\\1")
    data = b"abcdef\n" * 1000 + b"hello\n"
    assert ours(matcher, data, only=True) == (0, b"ll\n")


def test_a_whole_text_may_hold_line_feeds() -> None:
    matcher = patterns.compile(b"a.b", Syntax.POSIX, subject=Subject.TEXT, whole_line=True)
    assert matcher.scan(b"a\nb").find(0, 3) == (0, 3)
    assert matcher.scan(b"a\nb\n").find(0, 4) is None


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(PatternError, match="too big"):
        patterns.compile(b"(" * 100 + b")" * 100, Syntax.EXTENDED)
    with pytest.raises(PatternError, match="too big"):
        patterns.compile(b"a" + b"{2}" * 100, Syntax.EXTENDED)


def test_little_stack_is_enough() -> None:
    """Sixty levels, in a small thread, below two hundred frames of a caller."""
    outcome: list[int] = []

    def below(frames: int) -> None:
        if frames:
            below(frames - 1)
            return
        pattern = b"(a|b" * 60 + b"c" + b")*" * 60
        outcome.append(patterns.compile(pattern, Syntax.EXTENDED).scan(b"abc\n" * 10, longest=True).count())

    before = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=below, args=(200,))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert outcome == [10]
