"""rg against the real one, which is ripgrep 13.0.0."""

import re
import shlex
import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from oracle import Dir, Link, Oracle, Tree

SORTED = ("--no-config", "-j1", "--sort", "path")
"""The real one has no order of its own."""

TREE: Tree = {
    "a.txt": b"one foo\ntwo\nthree foo foo\nfour\nfive\nsix Foo\n",
    "sub/b.py": b"foo\n\ttabbed foo\nlast foo",
    "sub/deep/c.rs": b"x foo\n",
    "sub/empty": b"",
    ".hid/h": b"hid foo\n",
    ".dot": b"foo\n",
    "bin": b"foo early\nb\0foo\nfoo\n",
    "late": b"foo\n" * 30_000 + b"\0foo\n",
    "crlf": b"foo\r\nbar\r\n",
    "bad": b"caf\xc3\xa9 foo\nbad \xff foo\n",
    "x.log": b"foo\n",
    "keep.log": b"foo\n",
    "pats": b"two\nfour\n",
    "link": Link("sub"),
    ".gitignore": b"*.log\n!keep.log\n",
    "utf16": "foo\né foo\n".encode("utf-16"),
    "bom": b"\xef\xbb\xbffoo\n",
}

CASES = r"""
foo ;; -n foo a.txt ;; foo bin ;; foo bin a.txt ;; -c foo ;; --count-matches foo ;; -l foo ;; --files-without-match foo
--files ;; -v foo a.txt ;; --column foo a.txt ;; --vimgrep foo ;; -o foo a.txt -H ;; -o -r '<$0>' foo a.txt ;; -C1 foo
-C1 -n foo ;; -A1 two ;; -B1 five ;; --heading foo ;; -p foo a.txt sub ;; --passthru two a.txt ;; -C1 foo late -c
--passthru two a.txt crlf ;; 'foo(' a.txt ;; --trim foo sub/b.py
-M 5 foo a.txt ;; -M 5 --max-columns-preview foo a.txt
-M 5 --max-columns-preview --column foo a.txt ;; foo crlf ;; --crlf 'foo$' crlf ;; 'foo$' crlf ;; -q foo ;; zzz
-0 -l foo a.txt ;; -m1 foo a.txt ;; -b foo a.txt ;; -ob foo a.txt ;; -i foo a.txt ;; -S Foo a.txt ;; -S foo a.txt
-w fo a.txt ;; -w foo ;; -x two a.txt ;; -e two -e four a.txt
-U 'two\nthree' a.txt -n ;; -U 'two\nthree' a.txt --column
-U 'two\nthree' a.txt -o ;; -U 'two\nthree' a.txt --vimgrep ;; -U 'o\n' a.txt -c ;; -U 'o\nt' a.txt --count-matches
-U '(?s)two.*five' a.txt -n ;; -U --multiline-dotall 'two.*five' a.txt -C1 ;; -Uv 'two\nthree' a.txt -n ;; 'a\nb' a.txt
-t nope foo ;; -tpy foo ;; -Tpy foo ;; -t all foo ;; -g '[' foo ;; -g '*.py' foo ;; -g '!*.py' foo ;; -g 'sub/**' foo
-g '*.{py,rs}' foo ;; --iglob '*.PY' foo ;; -uuu foo ;; -. foo ;; -u foo
-uu foo ;; --max-depth 1 foo ;; --max-depth 0 foo
--max-filesize 10 foo ;; --max-filesize 1K foo ;; -C1 -A0 two a.txt ;; -A1 -C0 two a.txt ;; --passthru -A1 two a.txt
-A1 --passthru two a.txt ;; -o -C1 two a.txt -n ;; -v -o foo a.txt ;; -c -v foo a.txt ;; --count-matches -v foo a.txt
-c -o foo a.txt ;; -r X foo a.txt ;; -r '$0$1${1}$$x' '(f)oo' a.txt
-r '${n}-$n-' '(?P<n>f)oo' a.txt ;; -r X -v foo a.txt
--column -v foo a.txt ;; --column -C1 two a.txt ;; --vimgrep -C1 two a.txt ;; -ob --column foo a.txt
-on --heading foo a.txt sub ;; -M 8 foo a.txt -o ;; -M 8 -r XXXXXXX foo a.txt ;; -M 3 -C1 two a.txt
--trim -r X foo sub/b.py ;; --trim -o '\s*tabbed' sub/b.py ;; -l foo a.txt sub/b.py bin
--files-without-match foo a.txt bin crlf ;; -c foo bin a.txt ;; -c zzz a.txt ;; --include-zero -c zzz a.txt sub
-0 foo a.txt -H ;; -0 -c foo a.txt -H ;; --heading -0 foo a.txt -H ;; --files -0 ;; --heading -c foo a.txt sub
-C1 --heading -n foo a.txt sub/b.py ;; --context-separator XX -C0 foo a.txt
--context-separator XX -A1 'one|five' a.txt ;; --no-context-separator -A1 'one|five' a.txt
--context-separator '\t' -A1 'one|five' a.txt ;; --field-match-separator '|' -n foo a.txt
--field-context-separator '|' -C1 -n two a.txt ;; -N -n foo a.txt ;; --vimgrep -N foo a.txt ;; --no-heading foo a.txt
--max-count 0 foo a.txt ;; --no-filename foo sub ;; --path-separator '#' foo sub ;; -a foo bin ;; --binary foo -g bin
--files a.txt ;; --files sub ;; --files ./ ;; --files ..
--files -. ;; --files -g '*.log' ;; --files -g '!*.log' -g '!sub'
--files -g sub ;; --files -g sub/ ;; --files --no-ignore ;; --files -tlog
--files sub/../sub ;; --files sub// ;; --files -q
--type-add 'foo:*.txt' -tfoo --files ;; --type-add 'foo:include:py,rust' -tfoo --files
--type-list ;; --files sub sub/deep
--type-clear py -tpy foo ;; --type-add bad foo
foo - ;; -n foo - a.txt ;; -H foo - ;; -c foo - crlf ;; '' a.txt ;; -o '' a.txt
-c '' a.txt ;; '^' a.txt -n ;; -v '' a.txt
-F 'foo.' a.txt ;; -F -e 'e f' a.txt ;; -f pats a.txt ;; --color=always foo a.txt ;; --color=always -n foo sub
--color=always -c foo sub ;; --color=always -l foo sub ;; --color=always -C1 -n two a.txt
--color=always --column -b foo a.txt ;; --color=always -o foo a.txt ;; --color=always -r X foo a.txt
--color=always --heading foo sub ;; --color=always -v foo a.txt ;; --color=never foo a.txt ;; -E latin1 caf bad
foo utf16 ;; -E utf-16 foo utf16 ;; '^foo' bom ;; -E none foo bom ;; -g late foo ;; -c foo late
foo sub --max-depth 1 ;; -L foo ;; foo link ;; foo . ;; foo ./ ;; foo ./sub
foo -- a.txt ;; -- foo a.txt ;; -e -foo a.txt
-n -w -i foo ;; -inw foo sub ;; -lv foo ;; -lc foo ;; -cl foo
-l -q foo ;; -I foo sub a.txt ;; --no-line-number foo a.txt
-A 1 -B 2 four a.txt ;; -A1 foo a.txt sub/b.py ;; 'f(o)+' -r '[$1]' a.txt ;; '(?P<x>\w+) foo' -r '$x!' a.txt
'one|two' -o a.txt ;; -g '!sub' foo ;; -g '!sub/' foo ;; -g '/sub' foo ;; -g 'b.py' foo ;; -g '**/b.py' foo
--glob-case-insensitive -g 'B.PY' foo ;; --hidden foo -g '!.git' ;; --no-ignore --hidden foo ;; --one-file-system foo
foo a.txt a.txt ;; '\bfoo\b' -c ;; 'fo{2}' -c ;; '[[:upper:]]oo' ;; 'caf.' bad ;; 'caf\w' bad ;; -o 'bad .' bad
-o '\w+' -r '$0' a.txt ;; -c . ;; --sort path --sortr path --files ;; --sortr path foo sub ;; -U 'foo\s+x' sub
-e foo -w -x a.txt ;; -x -w foo a.txt ;; -F -x two a.txt ;; -F -w fo a.txt ;; -iF FOO a.txt ;; -P 'fo(?=o)' a.txt
"""


@pytest.mark.parametrize("line", [case for row in CASES.strip().split("\n") for case in row.split(" ;; ")])
def test_like_the_real_one(oracle: Oracle, line: str) -> None:
    oracle.check("rg", *SORTED, *shlex.split(line), tree=TREE, stdin=b"foo\nx\n")


REPOSITORY: Tree = {
    ".git/info/exclude": b"secret\n",
    ".gitignore": b"*.log\n/only\nbuild/\n!x.log\n\\#hash\nsp \\ \n**/deep/er\na/**/z\nw/**\n",
    ".ignore": b"!keep.tmp\n*.tmp\n",
    "a.log": b"",
    "x.log": b"",
    "only": b"",
    "sub/only": b"",
    "secret": b"",
    "sub/secret": b"",
    "k.tmp": b"",
    "keep.tmp": b"",
    "#hash": b"",
    "sub/in/z.txt": b"",
    "sub/.hidden": b"",
    "build/a": b"",
    "sub/build/b": b"",
    "sub/in/.rgignore": b"z.txt\n",
    "sub/.ignore": b"q.txt\n",
    "q.txt": b"",
    "sub/q.txt": b"",
    "deep/er/f": b"",
    "sub/deep/er/f": b"",
    "a/z": b"",
    "a/b/c/z": b"",
    "w/f": b"",
    "inner/.git": Dir(),
    "inner/a.log": b"",
    "inner/k.tmp": b"",
    "more": b"q.*\nsub/\n",
}
RULES = r"""
--files ;; --files sub ;; --files ./ ;; --files . ;; --files inner ;; --files -. ;; --files -u ;; --files -uu
--files -g '*.log' ;; --files -g '!*.log' -g '!only' ;; --files -g 'sub/**' ;; --files -g sub ;; --files -g 'sub/'
--files -g '*.{log,txt}' ;; --files --no-ignore ;; --files --no-ignore-vcs ;; --files --no-ignore-dot
--files --no-ignore-exclude ;; --files -tlog ;; --files -Tlog --no-ignore ;; --files --ignore-file more
--files --ignore-file more --no-ignore-files ;; --files --ignore-file-case-insensitive ;; --files --no-require-git
--files -g '!{a,sub}/**' ;; --files -g '[ab]*' ;; --files -g '[!a]*' ;; --files -g '?.log' ;; --files -g '**/f'
--files -g 'a/**/z' ;; --files -g '/a/z' ;; --files -g '**' ;; --files -g '*/*.txt'
--files -g 'a,b' ;; --files -g '{a'
--files -g 'a}' ;; --files -g '[z-a]' ;; --files -g 'x\' ;; --files -g '\*'
--files -g '{a,{b,c}' ;; --files ../here/sub
"""


@pytest.mark.parametrize("line", [case for row in RULES.strip().split("\n") for case in row.split(" ;; ")])
def test_what_is_passed_over(oracle: Oracle, line: str) -> None:
    oracle.check("rg", *SORTED, *shlex.split(line), tree=REPOSITORY)


PATTERNS = r"""
a** *a a{ a{} a{2,1} a{,2} (?=a) \1 \q a\ ) ( [a [z-a] [[:foo:]] \p{Foo} \x{110000} (?z)a \_ \- []a] [^]a] [a&&b] [a-]
a||b () (|foo) \u{66}oo \x66oo { } ] a{1,2 (?i)FOO (?P<n>f)oo (?P<1n>f) [\d-z] \pL [[a] \z foo$ (?m)^x \s+$ [^a] [\n]
[a\n] foo\s \n f|foo foo|f f.*?o fo*? fo+? o{1,2}? \w+ \W+ \d+ \D+ \s+ \S+ \bfoo\b \Boo é [é-ë] \p{Lu} \p{Greek} \pN+
[[:alpha:]]+ [^[:alpha:]]+ [\w&&[^o]]+ [a-z--[aeiou]]+ [a-z~~[b-d]]+ [^\W\d]+ [\s\S] (?i:F)oo (?-i)foo (a|b|f)+ (?:fo)+
. .* ^ $ ^$ foo.bar foo\.bar k K (?i)k s [K] (?U)fo+ \{2\} \[x\] t(wo|hree) [a-c-e] [a--b] (f|fo)(oo|o)? x*foo \t
[^\x00-\x7F] \b (?:) (?<=a)b \p{^L} \PL [\pL--[a-f]]+ (?x)f#o \xg0 \x{} \pX [\b] f(?#c)oo (*) a|*
"""
LETTERS: Tree = {
    "t": b"one foo\n" + "café K x1 ٣ λ\n été\tfoo_bar foo-bar\r\naaa [x] {2}\n\nkK\u212a sS\u017f\n".encode(),
    "ascii": b"one foo\ntwo\nFOO foo.bar\n",
}


@pytest.mark.parametrize("pattern", PATTERNS.split())
def test_patterns(oracle: Oracle, pattern: str) -> None:
    for words in (["-o"], ["-i", "-o"], ["-c"], ["-w", "-c"]):
        oracle.check("rg", *SORTED, *words, "-e", pattern, tree=LETTERS)


@pytest.mark.parametrize(
    "line", ["--json foo", "--json -C1 two a.txt", "--stats foo", "--stats -c foo", "--stats -q foo"]
)
def test_what_is_told_of_a_search(oracle: Oracle, line: str) -> None:
    words = [*SORTED, *shlex.split(line)]
    expected, found = (run("rg", words, TREE, b"") for run in (oracle.real, oracle.ours))
    assert _timeless(found.out) == _timeless(expected.out)
    assert found.status == expected.status


def _timeless(text: bytes) -> bytes:
    return re.sub(rb'"elapsed(_total)?":\{[^}]*\}|[0-9.]+ seconds', b"", text)


@pytest.mark.parametrize("words", [["foo", "nofile"], ["-q", "zzz", "a.txt", "nofile"], ["-f", "nofile", "a.txt"]])
def test_a_missing_file(oracle: Oracle, words: list[str]) -> None:
    oracle.check("rg", "--no-config", *words, tree=TREE)


def test_standard_input_is_searched_where_it_is_given(oracle: Oracle) -> None:
    for line in (
        "echo foo | rg foo",
        "rg foo < a.txt",
        "rg --sort path -c foo < /dev/null",
        "echo foo | rg --sort path foo sub",
    ):
        oracle.check_line(line, tree={"a.txt": b"foo\nbar\n", "sub/b": b"foo\n"})


def test_what_is_refused(oracle: Oracle) -> None:
    for words in (["--pre", "cat", "foo"], ["--colors", "match:none", "foo"], ["--foo"], ["-A", "x", "foo"], []):
        found = oracle.ours("rg", words, TREE, b"")
        assert (found.status, found.out) == (2, b"")
        assert found.err


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|aa)+$", "(x+x+)+y", "(a*)*b", "(?i)(a+)+B", r"\b(a+)+\bé"])
def test_no_pattern_takes_long(oracle: Oracle, pattern: str) -> None:
    tree: Tree = {"long": b"a" * 20_000 + b"\n" + "é".encode() + b"a" * 20_000 + b"c\n"}
    for words in (["-c"], ["-U", "-c"], ["-o", "-c"]):
        begin = time.monotonic()
        found = oracle.ours("rg", [*words, "-e", pattern, "long"], tree, b"")
        assert time.monotonic() - begin < 5
        assert found.status in (0, 1) or b"long" in found.err


def test_the_writer_hears_that_enough_was_read(oracle: Oracle) -> None:
    oracle.check_line("yes | rg y | head -1")
    oracle.check_line("yes | rg -q y; echo $?")
    oracle.check_line("yes | rg -m 2 y")


OPTIONS = """
-n -c -l -o -v -i -w -x -b -H -I -N -q -S --column --heading --trim -A1 -B1 -C1 -m2 -0 --vimgrep -u -. -U --null-data
"""
WORDS = ["foo", "fo+", "^foo", "foo$", "^$", "o|f", r"\bf", "Foo", "[^o]+", ".", "x*", "f.o", r"\w+"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(options=st.lists(st.sampled_from(OPTIONS.split()), max_size=3), word=st.sampled_from(WORDS), data=st.data())
def test_options_together(oracle: Oracle, options: list[str], word: str, data: st.DataObject) -> None:
    lines = data.draw(
        st.lists(st.sampled_from(["foo", "a foo b", "", "Foo foo", "\tfoofoo", "bar", "é foo"]), max_size=8)
    )
    tree: Tree = {"a": "\n".join(lines).encode(), "d/b": "\n".join([*reversed(lines), ""]).encode()}
    # The real one prints past the limit, and leaves out letters of words, in ways of its own.
    assume(not {"-m2", "-A1"} <= {*options} and not ("-m2" in options and {"-C1", "-U"} & {*options}))
    assume(not ("-w" in options and {"-o", "--vimgrep", "--column", "-U"} & {*options}))
    oracle.check("rg", *SORTED, *options, "-e", word, tree=tree)
