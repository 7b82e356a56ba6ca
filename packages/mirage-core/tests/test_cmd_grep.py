"""grep against the real one."""

import shlex
import sys

import anyio
import pytest
from oracle import Link, Oracle, Tree, ram_context

from mirage.commands.invoke import invoke
from mirage.commands.registry import built_in
from mirage.errors import LimitReached
from mirage.streams import Collected, Io, Nothing

TREE: Tree = {
    "a": b"one\ntwo foo\nthree\nfour foo foo\nfive\nsix\nseven\n",
    "b": b"FOO\nfoo",
    "empty": b"",
    "blank": b"\n\nx\n\n",
    "d/b": b"foo\n",
    "d/e/c": b"bar\nfoo bar\n",
    "bin": b"x\0foo\nfoo\n",
    "bad": b"a\xffb\nfoo\nfo\xff\nfoo2\n",
    "utf": "café\nà la foo\nÉtÉ\n".encode(),
    "pats": b"foo\nsix\n",
    "none": b"",
    "link": Link("a"),
    "dangling": Link("nowhere"),
    "lines": b"".join(b"line %d\n" % number for number in range(300)),
    "zero": b"a\nb\0foo\nbar\0last",
}


CASES = r"""
foo a ;; foo a b ;; -c foo a b ;; -n foo a ;; -nH foo a ;; -h foo a b ;; -l foo a b d/b ;; -L foo a blank
-c foo a b d/b bin ;; -v foo a
-i foo b ;; -y foo b ;; -i --no-ignore-case foo b ;; -w foo a bad ;; -x foo b d/b ;; -o foo a ;; -on foo a
-ob foo a ;; -bo o a ;; -b foo a
-q foo a ;; -q zzz a ;; -q foo nofile a ;; -q zzz nofile a ;; -qs zzz nofile ;; -s foo nofile a ;; foo nofile a
foo d ;; foo d a ;; -d skip foo d a
-A1 foo a ;; -B1 foo a ;; -C1 foo a ;; -1 foo a ;; -A1 -n foo a d/b ;; -nC1 x blank ;; -A0 foo a ;; -A1 -v foo a
-vn -C1 foo a ;; -A 1 -1 -n six a
-A1 --group-separator=XX o a ;; -A1 --no-group-separator o a b ;; -B2 -n 7 lines ;; -C3 -n 150 lines
-c 1 lines ;; -B1 -c foo a
-m1 foo a ;; -m1 -A2 foo a ;; -m1 -c foo a ;; -m0 foo a ;; -m -1 foo a ;; -m 1k foo a ;; -m2 -v foo a
-m1 -L zzz a ;; -m0 -L foo a ;; -nm1 foo a b
-T -n foo a ;; -TnHb foo a ;; -TH - a ;; -Tc foo a ;; -TH x blank ;; -THc foo a ;; -Tnb foo bad ;; -TnH '' blank
-Z -l foo a b ;; -Zc foo a b ;; -ZH foo a ;; -Z -n foo a b
--color=always foo a ;; --color=always -nH -A1 foo a ;; --color=always -v foo a ;; --color=always -c foo a b
--color=always -l foo a
--color=always -on foo a ;; --color=always -vC1 foo a ;; --color=never foo a ;; --color foo a
--color=always -bnTH o* a ;; --colour=always foo a
foo bin ;; -a foo bin ;; -I foo bin ;; -c foo bin a ;; -n foo bin a ;; -v zzz bin ;; -l foo bin ;; -o foo bin
--binary-files=text foo bin
--binary-files=without-match -c foo bin ;; -U foo a ;; -q foo bin ;; -s foo bin ;; -L foo bin ;; -A1 x bin
-m1 foo bin
foo bad ;; -o foo bad ;; -v zz bad ;; -c f bad ;; -A1 foo bad ;; -n . bad ;; -I . bad ;; -a . bad ;; -oa . bad
-ao 'fo.' bad ;; -c . bad
-o . utf ;; -i éTé utf ;; -o 'caf.' utf ;; -w la utf ;; -c '^....$' utf ;; -o '[[:alpha:]]*' utf ;; -o '\w*' utf
-ob é utf ;; -io É utf
-E 'foo|six' a ;; -F foo a ;; -G 'foo\|six' a ;; -E '(fo)o|x' -o a ;; -e foo -e six a ;; -f pats a ;; -f none a
-vf none a ;; -e zz -f pats a
-f nofile a ;; -E -F foo a ;; -EF foo a ;; -E -E foo a ;; '' a ;; -c '' a ;; -x '' blank ;; -w '' blank
-v '' a ;; -e '' -e foo a ;; -F '' a ;; -cF -e '' a
-E 'a{1' a ;; 'a\{1' a ;; '\(' a ;; -E '(' a ;; -E ')' a ;; '[' a ;; '[:space:]' a ;; -E '*foo' a ;; '*foo' a
'a\' a ;; '[[:foo:]]' a ;; '\(a\)\2' a
-E '(o)\1' a ;; '\(o\)\1' a ;; -o '\(o\)\1' a ;; -E '(.)(.)\2\1' a ;; -x 'f.*' b a ;; -w o a ;; -ow 'fo*' a
'^f' a ;; 'e$' a ;; '^$' blank
-r foo d ;; -r foo d/b ;; -r foo a d ;; -rh foo d ;; -rH foo a ;; -rl foo d ;; -rc foo d/e ;; -d recurse foo d/e
-r foo nodir ;; -rs foo nodir a
-r foo d/ ;; -r foo link ;; foo link ;; foo dangling ;; -R foo link ;; -r --include=b foo d
-r --exclude=b foo d ;; -r --exclude-dir=e foo d
-r --include='*.c' foo d ;; -r --exclude='*' foo d ;; --exclude=a foo a b ;; --include=a foo a b
--exclude-dir=d foo d -r
--include=b --exclude=b foo a b ;; --exclude=b --include=b foo a b d/b ;; -r --exclude-dir=d/ foo d
--exclude-from=pats foo a
--exclude-from=nofile foo a ;; -r --exclude-dir=. foo d/e ;; -L foo a b blank ;; -lv foo a b ;; -Lv foo a d/b
-cL foo a ;; -lc foo a b
-z foo zero ;; -zc . zero ;; -zo 'b.*' zero ;; -zv foo zero ;; -zn a zero ;; -z '^b' zero ;; -z 'r$' zero
-zA1 b zero ;; -zx 'last' zero
--label=L -H -c x - ;; -H foo - ;; -c foo - ;; foo ;; foo - ;; -l foo - ;; -L foo - ;; foo a - a
--label=L foo - ;; -n foo - a
-k foo a ;; --foo ;; -e ;; --regexp ;;  ;; -A ;; -A x foo a ;; -C -2 foo a ;; -m x foo a
--binary-files=q foo a ;; -D q foo a ;; -D skip foo a
--context ;; --context foo a ;; --max-count=1 foo a ;; --line-buffered foo a ;; --no-filename foo a b
--inc=a foo a b
-E 'fo{2}' a ;; -E 'fo{2,}' a ;; -E 'f(o|oo)' -o a ;; -E -o 'a|ab|abc' utf ;; -oE 'fo|foo' a ;; -owE 'fo|foo' a
-i -o FOO b ;; -E '^(foo|six)$' a
-c o lines a ;; -c 'e 1' lines ;; -ci 'LINE 2' lines ;; -cw '1' lines ;; -cE '[12]9' lines ;; -cv 1 lines
-n '99' lines ;; -5 '^line 7$' lines
-vc '' blank ;; -v '' nofile ;; -wvc '' blank ;; -xvc '' blank ;; -Lv '' blank ;; -vl '' blank ;; -f none nofile
-vc -L -q '' nofile ;; -vLq '' blank
-m0 '\(' a ;; -m0 foo nofile ;; -c a d ;; -l a d ;; -L a d ;; -cL a d a ;; -sc a d ;; -r -e '\(' -e '\)' a
-e '\' -e 'a\' -e '\' a ;; -E -e 'a{1' -e '[' -e '(' a ;; -e '\(' -f pats a ;; -E '(*)' a ;; -E '((+))' a
-E 'x|(+)' a ;; -E '(+|foo)' a ;; -E '(+)foo' a ;; '\(foo\)\|\1' a ;; '\(\(f\)\|o\)\2' a
'\(\(f\)\|\2\)' a ;; --include=b foo - ;; --include=b foo nofile ;; --exclude=- foo ;; -z 'a\sb' zero
-zo '[[:space:]].' zero ;; -z 'a[^[:space:]]b' zero ;; -zo 'a\S' zero ;; -zE 'a[[:cntrl:]]b' zero
"""


@pytest.mark.parametrize("line", [case for row in CASES.strip().split("\n") for case in row.split(" ;; ")])
def test_like_the_real_one(oracle: Oracle, line: str) -> None:
    oracle.check("grep", *shlex.split(line), tree=TREE, stdin=b"foo\nx\n")


WIDE: Tree = {
    "big": b"".join(
        b"%06d %s\n" % (number, b"needle" if number % 977 == 0 else b"x" * (number % 60)) for number in range(9000)
    ),
    "late": b"plain needle\n" * 9000 + b"\0needle\n",
    "one": b"y" * 200_000 + b"needle" + b"z" * 100_000,
    "mixed": "é needle à\n".encode() * 8000 + b"\xff needle\n" + b"ascii needle\n" * 10,
}
WIDE_CASES = r"""
needle big ;; -c needle big ;; -n needle big ;; -b needle big ;; -v x big ;; -vc x big ;; -nv x big
-A3 needle big ;; -B3 -n needle big
-C40 -n needle big ;; -m3 -A2 needle big ;; -o needle big ;; -on '0*[0-9]*5 ' big ;; -c . big ;; -w needle big
-i NEEDLE big
-c needle late ;; -l needle late ;; -q needle late ;; -a -c needle late
-c needle one ;; -o needle one ;; -ob needle one ;; -c 'y.*z' one ;; -v needle one ;; -xc 'y*needlez*' one
-oE 'y{1,3}n' one
-c 'é.*à' mixed ;; -oc . mixed ;; -m2 'é' mixed ;; -c '\bneedle\b' mixed ;; -ao 'needle.*' mixed
-A1 -n ascii mixed ;; -iE 'É NEEDLE|zz' mixed
-e needle -e 000005 -c big ;; -F -e needle -e 00001 big ;; -E '(need|00000)(le|1)' -o big
-E '([0-9])\1{3}' -c big ;; -z needle one -c
"""


@pytest.mark.parametrize("line", [case for row in WIDE_CASES.strip().split("\n") for case in row.split(" ;; ")])
def test_files_of_many_chunks(oracle: Oracle, line: str) -> None:
    words = shlex.split(line)
    expected = oracle.real("grep", words, WIDE, b"")
    found = oracle.ours("grep", words, WIDE, b"")
    assert (found.status, found.err) == (expected.status, expected.err)
    assert found.out == expected.out


@pytest.mark.parametrize("name", ["egrep", "fgrep"])
def test_other_names(oracle: Oracle, name: str) -> None:
    for words in (["-c", "o{2}|x", "a"], ["foo", "nofile"], ["-n", "foo", "a", "b"]):
        oracle.check(name, *words, tree=TREE)


def test_perl_needs_an_extra(oracle: Oracle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "regex", None)
    found = oracle.ours("grep", ["-P", "a(?=b)", "a"], TREE, b"")
    assert (found.status, found.out) == (2, b"")
    assert b"pip install 'mirage-core[pcre]'" in found.err


PERL = r"""
-P 'f(?=oo)' a ;; -oP 'f\K\w+' a ;; -P '^\d+$' a ;; -oP '(?<=o )\w+' a ;; -cP 'o.*o' a ;; -iP 'F(O)\1' a b
-wP 'fo+' a ;; -xP 'f.*' b
-oP '\w+é' utf ;; -P '(' a ;; -vP 'o' a ;; -nP '\bsix\b' a ;; -P 'e\s' a ;; -oP '[^o]+' a
-oP '\w' s ;; -oP '[[:alpha:]]+' s ;; -oP '[[:^alpha:]]' s ;; -oP '[^\W_]+' s ;; -oP '[\S]+' s ;; -oP '\H+' s
-oP '\Qa b\E' s ;; -oP '\Qa b' s ;; -oP 'a\E+' s ;; -oP '\x{e9}' s ;; -oP '\N' s ;; -oP 'a{,2}' s ;; -oP 'a{1' s
-oP '(?<n>a)\k<n>' s ;; -oP "(?'n'a)\k{n}" s ;; -oP '(a|b)\g{-1}' s ;; -oP '(a|b)\g1' s ;; -oP '\Bb|\bx' s
-oP '[a-b-]' s ;; -oP '[-a]' s ;; -oP '[]a]' s ;; -oP '[\x61-b]+' s ;; -oP '(?i)A(?-i)b' s ;; -owP 'x1' s
-oP '(?x) a b # c' s ;; -oP '(?U)a+' s ;; -oP 'a(?i)B|C' s ;; -oP '(a(?i)b|C)' s ;; -oP '(?i:B)(?s-i).' s
-oP '(?^)a' s ;; -oP '(a)(?(1)b|c)' s ;; -oP '(?(?=a)ab|_)' s ;; -oP '(?|(a)|(b))\1' s ;; -oP '(a(?1)?b)' s
-oP '(?<n>a)(?&n)' s ;; -oP '(?P<n>a)(?P=n)|(?P>n)b' s ;; -oP '(?n)(a)(?<m>b)\1' s ;; -oP '\g<1>(b|c)' s
-oP '(*pla:a)ab' s
-oP '(?=a)*b' s ;; -oP '[\Q]a\E]' s ;; -oP '[[a]' s ;; -oP '[\101\8]' s ;; -oP '\141' s ;; -oP '\N{2}' s
-oP '\N{U+61}' s
-oP '\p{^L}' s ;; -oP '(?<=a|bc)b' s ;; -oP '(?<=a{2})_' s ;; -oP '(?<=\1)(a)' s ;; -oiP '\P{Lu}' s
-oP 'a++b' s ;; -oP 'a*?b' s
-xP 'a\Qb' s ;; -zoP '^.' s ;; -zoP '.$' s ;; -zoP '\n' s ;; -zoP '(?m)^a' s ;; -zoP '.\Z' s ;; -zcxP 'ab' s
-oP '\h' s ;; -oP '\R' s ;; -oP '(?#foo)a' s ;; -oP '[\b]' s ;; -oiP 'É' s ;; -oP '\p{L}+' s ;; -oP '[^\p{L}]' s
"""
FAULTS = r"""
( ;; (?:a ;; a) ;; * ;; a** ;; a|* ;; (*) ;; ^* ;; $* ;; \b* ;; a{1}{2} ;; {1} ;; a{2,1} ;; a{65536} ;; [ ;; [a ;; [a\
[b-a] ;; [a-\d] ;; [\d-z] ;; [[:foo:]] ;; [[.a.]] ;; [\R] ;; \ ;; \y ;; \m ;; \i ;; \L ;; \u ;; \c ;; \p ;; \pé
\p{Foo} ;; \g ;; \k ;; \o ;; \x{zz} ;; \x{110000} ;; \1 ;; (a)\2 ;; (?<n>a)\k{m} ;; (? ;; (?P ;; (?zz)a ;; (?<
(?<n ;; (?<1>a) ;; (?2 ;; (?( ;; (?=a\K)b ;; (?!(\K)) ;; [\w- ;; [::] ;; [.a.] ;; (?# ;; (*y ;; (*Y) ;; (*) ;; (*MARK)a
\x{} ;; \x{a ;; \o{9} ;; \N{a} ;; [\N] ;; [\k] ;; \cé ;; (?<=a+)b ;; (?<!a?)b ;; (?<=(a|bc))b ;; (?<=(?1))(a+)
(?<=\X)b ;; (?<n>a)(?<n>b) ;; (?i)* ;; \K* ;; (?iz)a ;; (?--i)a ;; (?+) ;; (?P) ;; (?Rx) ;; (?0w)
(?99999) ;; (?&n) ;; (?(1x)a)
(?(?a) ;; (a)(?(1)b|c|d) ;; \g{1 ;; \g<n> ;; \k{1} ;; [a\1 ;; [\N{2} ;; (?<=()\g-1)(?|) ;; \99 ;; (?=\K)[ ;; (?<a
[\N{2,1} ;; [\N{65536} ;; [\N{1,2}] ;; [\N{2,1
"""


@pytest.mark.parametrize("line", [case for row in PERL.strip().split("\n") for case in row.split(" ;; ")])
def test_perl(oracle: Oracle, line: str) -> None:
    pytest.importorskip("regex", reason="the extra 'pcre'")
    oracle.check("grep", *shlex.split(line), tree={**TREE, "s": b"ab\nabc\n a b-b\naa_\n\xc3\xa9x1\n"}, stderr=False)


@pytest.mark.parametrize("pattern", [case for row in FAULTS.strip().split("\n") for case in row.split(" ;; ")])
def test_faults_of_perl(oracle: Oracle, pattern: str) -> None:
    pytest.importorskip("regex", reason="the extra 'pcre'")
    oracle.check("grep", "-P", pattern, "a", tree=TREE)


@pytest.mark.parametrize(
    "pattern",
    [
        r"a\<\{",
        r"\<\{",
        r"a\<\{1\}",
        r"o\>\{0\}",
        r"o\`\{,\}",
        r"x\B\{a",
        r"a\|\<\{",
        r"^*\`\{",
        r"a\<\<\{",
        r"x\b\{99999\}",
        r"x\b\{2,1\}",
        r"f\>\{,0\}o",
    ],
)
def test_braces_after_anchors(oracle: Oracle, pattern: str) -> None:
    oracle.check("grep", pattern, "a", tree=TREE)


ASTRAY = r"""
'^*a' ;; -x '^*a' ;; -w '^*a' ;; -o '^*a' ;; '$*a' ;; '^?a' ;; -v '^?a' ;; '^+a' ;; '\`*a' ;; '^**a' ;; '^*+a'
'^*a\b' ;; '^*(a)\1' ;; '^{0,1}a' ;; -c '^{,1}a' ;; '^{2}+a' ;; 'b^*a' ;; 'b^{0}a' ;; 'a$+' ;; -o 'a$+'
'(^*)a' ;; '(a^+)' ;; '(a^{)' ;; '(a$?*)' ;; '({)' ;; '({2})' ;; -o '({2})' ;; '$+' ;; -o '$+'
'{2}a' ;; -o '{2}a' ;; '*{2}a' ;; 'x|{1}a' ;; '\b{2}a' ;; 'a\b{2}' ;; '^+[a-c]' ;; '^*[[:alpha:]]b'
"""


@pytest.mark.parametrize("words", [case for row in ASTRAY.strip().split("\n") for case in row.split(" ;; ")])
def test_operators_that_follow_a_position(oracle: Oracle, words: str) -> None:
    oracle.check_line(rf"printf 'ba\nbaa\na\nab\na2}}\n2}}a\na{{\n{{a\n' | grep -E {words}")


CHOSEN = r"""
-oE '$*a' ;; -oE 'a^*b' ;; -coE '$*a' ;; -E --color=always 'x|$*a' ;; -oE '{a' ;; -oE '{' ;; -oE '^{' ;; -oE 'x|+{a'
-noE '(*{2a|b)' ;; -E -e '\s' -e '+{' ;; -E '\s|{a' ;; -voE '{a' ;; -oE '^{2}' ;; -oE -m1 '$*a'
-o 'a\'"'"'\{1\}' ;; 'a\'"'"'*' ;; -o 'a\'"'"'*' ;; 'b\'"'"'\{,\}a' ;; -o 'b\`\+a' ;; 'a\b\{1\}' ;; -o '\w\B\{,\}'
-o 'b\>\{0\}a' ;; -E 'b\>{0}a' ;; -o '[[:alpha:]]\b\{1\}' ;; '\(\(\w\B\{,\}\)\)' ;; -oE 'b(a|{2})' ;; -xoE 'x|{a'
-E '[[:alpha:]]${' ;; -E '[a-c]^{' ;; -E -e '[-]|' -e '{*' ;; -wE 'x|{a' ;; -wvE 'x|{a' ;; -wcE '[^x]|{a'
-x --color=always -E 'a|{a' ;; -wE --color=always '{a' ;; -wE 'b^*a|^*ab' ;; 'a\`\{\' ;; 'a\`\{1\}'
-E '[ab]^*()' ;; -E '{|[[=a=]]' ;; -oE -e '[é]' -e '{' ;; -E '{|[é]' ;; -E '{|[a-b]' ;; -E '{|[^b]' ;; -E '{|[]a]'
"""


@pytest.mark.parametrize("words", [case for row in CHOSEN.strip().split("\n") for case in row.split(" ;; ")])
def test_lines_are_chosen_by_one_reading_and_matches_found_by_another(oracle: Oracle, words: str) -> None:
    oracle.check_line(rf"printf 'ba\nbaa\na\nab\na2}}\n2}}a\na{{\n{{a\na{{1}}\nb{{,}}\n' | grep {words}")


@pytest.mark.parametrize("words", [r"-e '\B' -e '[0-9]'", r"'\B\|[0-9]'", r"-E '(\B|[0-9])'"])
def test_what_has_a_length_is_found_before_what_has_none(oracle: Oracle, words: str) -> None:
    oracle.check_line(f"printf 'baé1' | grep -o {words}")


@pytest.mark.parametrize("pattern", ["(*COMMIT)a", "(?(R)a)", "(?J)(?<n>a)(?<n>b)", "\\C", "(" * 300 + ")" * 300])
def test_what_is_refused_of_perl(oracle: Oracle, pattern: str) -> None:
    pytest.importorskip("regex", reason="the extra 'pcre'")
    found = oracle.ours("grep", ["-P", pattern, "a"], TREE, b"")
    assert (found.status, found.out) == (2, b"")
    assert found.err


def test_a_stream_is_read_no_further_than_needed() -> None:
    class Endless:
        reads = 0

        async def read(self, size: int = 65536) -> bytes:
            self.reads += 1
            return b"some foo text\n" * 4000

        def unread(self, data: bytes) -> None:
            self.left = data

        async def aclose(self) -> None:
            return

    source = Endless()
    for words, left in ((["-m2", "foo"], 3998), (["-q", "foo"], None), (["-l", "foo"], None)):
        source.reads = 0
        out = Collected()
        context = ram_context("grep", Io(source, out, Collected()))
        command = built_in.get("grep")
        assert command is not None
        assert anyio.run(invoke, command, context, words) == 0
        assert source.reads == 1
        if left is not None:
            assert source.left == b"some foo text\n" * left


def test_memory_is_bounded_without_line_feeds() -> None:
    class Zeros(Nothing):
        async def read(self, size: int = 65536) -> bytes:
            return b"x" * 65536

    command = built_in.get("grep")
    assert command is not None
    context = ram_context("grep", Io(Zeros(), Collected(), Collected()))
    with pytest.raises(LimitReached, match="memory"):
        anyio.run(invoke, command, context, ["foo"])


def test_directories_that_link_to_themselves(oracle: Oracle) -> None:
    tree: Tree = {"d/a": b"foo\n", "d/loop": Link("."), "d/file": Link("a")}
    expected = oracle.real("grep", ["-R", "foo", "d"], tree, b"")
    found = oracle.ours("grep", ["-R", "foo", "d"], tree, b"")
    assert found.err == expected.err
    assert sorted(found.out.split(b"\n")) == sorted(expected.out.split(b"\n"))
    assert found.status == expected.status


@pytest.mark.parametrize(
    "words",
    [
        r"-w -e '\*' -e ''",
        r"-wo -e '\*' -e ''",
        "-wc -e '*' -e '' -e a",
        "-w -e a -e ''",
        "-E -w -e 'a|'",
        r"-Ew '\*|'",
        r"-Ew '\**'",
        "-Fwx -e '*' -e ''",
        "-w -e x-ab -e x-a -e x",
        "-wo -e x-_ -e x- -e x",
    ],
)
def test_words_among_texts_may_be_empty(oracle: Oracle, words: str) -> None:
    oracle.check_line(rf"printf '*_\na*_b\n*\n_a_\nx-_ab_c\nx-ab_c' | grep {words}")
