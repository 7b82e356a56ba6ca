"""awk: programs over small tables, compared with gawk."""

import re
from collections.abc import Iterator
from dataclasses import replace

from calls import Call
from oracle import Outcome
from writer import Grammar

from families.family import Family, Limit
from mirage.patterns import Syntax
from mirage.patterns.faults import PatternError
from mirage.patterns.finding import finder

_GIVEN = re.compile(r"(RS|FS|FPAT)=(.*)|(-F) ?(.+)", re.DOTALL)
_WRITTEN = re.compile(r"""(RS|FS|FPAT) = "([^"]*)"|((?:pat)?split)\(.*?, a, ["/]([^"/]*)""")
_BRACKETS = re.compile(r"\[\^?\]?(?:\[:\w+:\]|[^]])*\]")


def seen(outcome: Outcome) -> Outcome:
    """What is wrong with a program is said in other words; warnings are not compared either."""
    return replace(outcome, err=b"", tree={} if outcome.status else outcome.tree)


def _separators(call: Call) -> Iterator[tuple[str, str]]:
    """What separates records or fields, and what it belongs to."""
    for before, word in zip(("", *call.words), call.words, strict=False):
        given = _GIVEN.fullmatch(f"-F {word}" if before == "-F" else word)
        for found in [given] if given else _WRITTEN.finditer(word):
            yield found[1] or found[3], (found[2] or found[4] or "").replace("\\\\", "\\")


def misplaced(call: Call) -> bool:
    """Whether it is told by the place of a match what separates: gawk begins anew behind each."""
    return any(_by_place(name == "RS", pattern) for name, pattern in _separators(call) if len(pattern) > 1)


def _by_place(of_records: bool, pattern: str) -> bool:
    bare = _BRACKETS.sub("", pattern)
    if r"\y" in bare or r"\<" in bare:
        return True
    try:
        hollow = finder(pattern, Syntax.AWK).find("") is not None
    except PatternError:
        return False
    if "^" not in bare:
        return of_records and hollow
    return of_records or hollow or re.search(r"\)[*+{]", bare) is not None


AWK = Family(
    "awk",
    Grammar.of_lines(
        call="""
        gawk <opt> '<program>' <file>
        gawk <opt> '<program>' <file>
        gawk <opt> <opt> '<program>' <file>
        """,
        opt="""
        ε
        ε
        ε
        -F:
        -F,
        -F '[ab]'
        -F '<ere>'
        -F '␉'
        -v x=1
        -v s='a\\tb'
        -v OFS=-
        -v ORS='|'
        -v RS=
        -v RS=a
        -v 'RS=<ere>'
        -v FPAT='[a-z]+'
        -v FIELDWIDTHS='1 2 3'
        -v NF=2
        -v CONVFMT=%.2g
        -v IGNORECASE=1
        -v 'FS=|'
        """,
        file="ε\nε\na\na b\na x=5 b\n-\nOFS=: b",
        program="""
        <rule>
        <rule>
        <rule>¶<rule>
        <rule>¶<rule>
        BEGIN { <statements> }
        BEGIN { <statements> }
        <rule>¶END { <statements> }
        function f(p, q) { <statements>; return p q }¶<rule>
        BEGIN { <setting> }¶<rule>
        """,
        setting=r"""
        FS = ":"
        FS = "\t"
        FS = ""
        FS = "<ere>"
        OFS = "-"
        RS = ""
        RS = "b"
        RS = "<ere>"
        RS = ""; FS = ":"
        FPAT = "([^,]+)|(\"[^\"]+\")"
        FIELDWIDTHS = "2 *"
        OFMT = "%.2f"
        CONVFMT = "%d"
        SUBSEP = ":"
        IGNORECASE = 1
        PROCINFO["sorted_in"] = "@ind_str_asc"
        PROCINFO["sorted_in"] = "@val_num_desc"
        """,
        rule="""
        { <statements> }
        { <statements> }
        <pattern> { <statements> }
        <pattern> { <statements> }
        <pattern>
        <pattern>, <pattern> { <statements> }
        """,
        pattern="/<ere>/\nNR == <n>\n<value>\nNF\n$1 ~ /<ere>/\n!/<ere>/\nNR % 2\n!seen[$1]++\n<value> < <value>",
        statements="<statement>\n<statement>; <statement>\n<statement>; <statement>; <statement>",
        statement=r"""
        print
        print <value>
        print <value>, <value>
        print (<value>) (<value>)
        printf "%s|%s\n", <value>, <value>
        printf "<form>|\n", <value>
        printf "<form> <form>\n", <value>, <value>
        <target> = <value>
        <target> += <value>
        <target> = <value>
        a[<value>] = <value>
        a[<value>]++
        delete a[<value>]
        n = split(<value>, a, <separator>); for (i = 1; i <= n; i++) print i, a[i]
        n = split(<value>, a, <separator>, p); for (i = 0; i <= n; i++) print "[" p[i] "]"
        n = asort(a); for (i = 1; i <= n; i++) print a[i]
        n = asorti(a, b); for (i = 1; i <= n; i++) print b[i]
        n = patsplit(<value>, a, /<ere>/); print n, a[1], a[2]
        if (match(<value>, /<ere>/, m)) print RSTART, RLENGTH, m[0], m[1]
        if (<value>) <statement>; else <statement>
        for (i = 0; i < 3; i++) { <statement> }
        while (w++ < 3) { <statement> }
        do { <statement> } while (d++ < 2)
        for (k in a) c += 1; print c
        sub(/<ere>/, <string>)
        gsub(/<ere>/, <string>)
        gsub(/<ere>/, <string>, <target>)
        sub(/<ere>/, <string>, <target>)
        print gensub(/<ere>/, <string>, <how>)
        print gensub(/<ere>/, <string>, <how>, <value>)
        next
        exit
        exit <n>
        if ((getline line) > 0) print "got " line
        while ((getline line < "b") > 0) print "b:" line
        getline; print
        if ((getline x < "nofile") < 0) print "none"
        switch (<value>) { case "a": print 1; break; case /<ere>/: print 2; default: print 3 }
        print > "out"
        print <value> >> "out"
        NF = <n>; print
        $<n> = <value>; print; print NF
        $0 = <value>; print NF, $1
        print length(), length(<value>)
        print toupper(<value>) tolower(<value>)
        print substr(<value>, <n>, <n>)
        print substr(<value>, <value>)
        print index(<value>, <string>)
        print strftime("%Y-%m-%d %H:%M:%S", <n> * 86399, 1)
        print int(<value>), <value> % 3
        print -<value>, !<value>, +<value>
        print (<value> in a), length(a)
        print NR, NF, FNR, FILENAME
        print strtonum(<value>), and(<n>, 3), or(<n>, 4), xor(<n>, 1), lshift(<n>, 2), compl(0)
        print mktime("2020 01 0<n> 00 00 00"), strftime("%A %B %d %j %U %y", <n>, 1)
        print 1 <value> 2 > "/dev/stdout"
        printf "%c%c", <value>, <n>
        print <value> ? "t" : "f"
        print typeof($<n>), typeof($NF), typeof($0)
        print typeof(<value>), typeof(u)
        print RT, RS
        print $NF, $(NF - 1), $(1 + 1)
        nextfile
        print x++ + ++x, x--, x
        print 2 ^ <n>, 2 ** 3, -2 ^ 2
        print 1e<n>, 0x1<n>, 1 / 3, 100000 * 100000, 0.1 + 0.2
        print substr("hello", <num>, <num>)
        print <value> <value> > <value>
        """,
        target="x\ny\n$1\n$2\n$0\na[1]\ns\n$NF",
        how='"g"\n1\n2\n"x"\n"G"',
        separator='":"\n/<ere>/\n""\n" "\n"a"\n"\\t"\n"."\n"|"',
        value="""
        <atom>
        <atom>
        <atom>
        (<value> + <value>)
        (<value> <value>)
        (<value> < <value>)
        (<value> == <value>)
        (<value> ~ /<ere>/)
        (<value> ~ <string>)
        (<value> && <value>)
        (<value> ? <value> : <value>)
        (<value> * <num>)
        length(<value>)
        substr(<value>, 2)
        """,
        atom="$0\n$1\n$2\n$NF\nx\ny\ns\nu\nNR\nNF\na[1]\na[$1]\n<num>\n<string>\n<num>\n<string>\n$(<n>)\nFILENAME",
        num="0\n1\n2\n10\n-1\n0.5\n1e3\n007\n2.5\n1e300\n3.0\n100000000000000000000\n1e-5\n0x11",
        n="0\n1\n2\n3\n5",
        string=r"""
        ""
        "a"
        "b c"
        "10"
        "3x"
        " 5 "
        "abc"
        "1e2"
        "+5"
        "&"
        "[&]"
        "\\&"
        "\\\\&"
        "\\1"
        "x\ty"
        "a.c"
        "é"
        "0x10"
        "^a"
        "nan"
        "-inf"
        """,
        form=(
            "%d\n%s\n%5s\n%-5s\n%05d\n%x\n%c\n%e\n%g\n%.2f\n%i\n%o\n%+d\n%5.1f\n%G\n%%\n%.3s\n%*d\n%u\n%X\n"
            "%#o\n% d\n%.0f\n%5%\n%.2d\n%-8.3e|"
        ),
        ere=r"""
        <ereone>
        <ereone>
        <ereone><ere>
        <ereone><ere>
        ^<ere>
        <ere>$
        <ere>|<ere>
        (<ere>)<ererep>
        (<ere>|<ere>)<ererep>
        """,
        ereone="<eatom><ererep>\n<eatom>",
        ererep="ε\nε\n*\n+\n?\n{1,2}\n{2}",
        eatom=r"""
        a
        b
        c
        .
        1
        [ab]
        [^a]
        [a-c]
        [[:alpha:]]
        [[:digit:]_]
        \.
        \y
        \<
        \w
        ␠
        x
        \t
        [[:space:]]
        [a\]]
        0
        é
        """,
        text="""
        <line>¶<text>
        <line>¶<text>
        <line>¶<text>
        <line>¶<line>¶<text>
        <line>¶¶<text>
        <line>¶
        <line>
        ε
        """,
        line=(
            "<piece>\n<piece> <piece>\n<piece> <piece> <piece>\n<piece>:<piece>:<piece>\n<piece>,<piece>\n"
            "ε\n␠␠<piece>␉<piece>"
        ),
        piece='a\nb\nabc\n10\n20\n3.5\n1e2\n0x1A\n-7\né\nhello\nab\nfoo bar\nε\n+5\nB\n"a,b"',
    ),
    (
        Limit(
            "separators",
            "gawk loses text where a separator matches nothing, and takes what is left for the begin of a text",
            misplaced,
        ),
        Limit("subscripts", "gawk loses its way where an array is a subscript of itself", r"a\[[^]]*a\["),
        Limit("types", "a variable is unassigned, no longer untyped, once it was looked at", r"typeof\((?!\$)"),
    ),
    seen=seen,
    deep=4,
)
