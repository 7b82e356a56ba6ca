"""Pairs of options of the commands over lines."""

from writer import Grammar

from families.family import Family, Limit

TEXT = Family(
    "text",
    Grammar.of_lines(
        call="""
        cut <list> <cutopt> <cutopt> <file>
        cut <list> <cutopt> <cutopt> <file>
        cut <list> <cutopt> <cutopt> <file>
        tr <tropt> '<set>' '<set>'
        tr <tropt> '<set>' '<set>'
        tr -d<trd> '<set>'
        tr -s<trd> '<set>'
        tr -ds<trd> '<set>' '<set>'
        uniq <uniqopt> <uniqopt> <uniqopt> <onefile>
        uniq <uniqopt> <uniqopt> <uniqopt> <onefile>
        head <headopt> <headopt> <file>
        head -<n> <file>
        tail <tailopt> <tailopt> <file>
        tail +<n> <onefile>
        wc <wcopt> <wcopt> <file>
        nl <nlopt> <nlopt> <nlopt> <file>
        paste <pasteopt> <pasteopt> a b
        paste <pasteopt> <pasteopt> - -
        join <joinopt> <joinopt> a b
        comm <commopt> <commopt> a b
        fold <foldopt> <foldopt> <file>
        expand <expandopt> <file>
        unexpand <expandopt> <expandopt> <file>
        tac <tacopt> <tacopt> <file>
        rev <file>
        cat <catopt> <catopt> <file>
        od <odopt> <odopt> <odopt> <file>
        fmt <fmtopt> <fmtopt> <file>
        """,
        list="""
        -f<ranges>
        -f<ranges>
        -f <ranges>
        -c<ranges>
        -b<ranges>
        -f <ranges> --complement
        -c <ranges> --complement
        """,
        ranges="<range>\n<range>\n<range>,<ranges>\n<range>,<range>",
        range="<n>\n<n>-<n>\n<n>-\n-<n>\n-",
        n="0\n1\n2\n3\n4\n5\n1",
        cutopt="ε\nε\n-d,\n-d ' '\n-s\n--output-delimiter=xy\n--output-delimiter=\n-z\n-n\n-d :\n-da\n-d ''",
        tropt="ε\nε\n-c\n-C\n-s\n-t\n-cs\n-st\n-ct",
        trd="ε\nε\nc\nt",
        set=r"""
        <setpart>
        <setpart><setpart>
        <setpart><setpart><setpart>
        """,
        setpart=r"""
        a
        b
        a-c
        A-C
        0-9
        [:alpha:]
        [:upper:]
        [:lower:]
        [:digit:]
        [:space:]
        [:punct:]
        [=a=]
        [x*]
        [x*2]
        [b*3]
        \n
        \t
        \141
        \\
        -
        c-a
        [:foo:]
        ]
        [
        a-b-c
        \061-3
        é
        [:alnum:]
        [*]
        ,
        """,
        uniqopt=r"""
        ε
        ε
        -c
        -d
        -D
        -u
        -i
        -f <n>
        -s <n>
        -w <n>
        -z
        --all-repeated=prepend
        --all-repeated=separate
        --group
        --group=both
        --group=append
        -f<n>
        """,
        headopt="ε\n-n <n>\n-n -<n>\n-c <n>\n-c -<n>\n-q\n-v\n-z\n-n <n>\n-c 1b",
        tailopt="ε\n-n <n>\n-n +<n>\n-c <n>\n-c +<n>\n-q\n-v\n-z\n-n -<n>\n-n 1K",
        wcopt="ε\n-l\n-w\n-c\n-m\n-L\n-lw\n-cm\n-Lw",
        nlopt=r"""
        ε
        -ba
        -bt
        -bn
        -bpa
        -bp^[ab]
        -ha
        -fa
        -i<n>
        -l<n>
        -nln
        -nrn
        -nrz
        -w<n>
        -s:
        -s ''
        -v<n>
        -v-<n>
        -p
        -d,,
        -da
        """,
        pasteopt="ε\n-s\n-d,\n-d ',:'\n-z\n-d '\\n'\n-d '\\0'\n-d ''\n-d 'a\\tb'\n-d '\\'",
        joinopt=r"""
        ε
        -a1
        -a2
        -v1
        -v2
        -i
        -j<n>
        -1 <n>
        -2 <n>
        -o 0,1.2,2.2
        -o auto
        -o 1.1
        -e X
        -t,
        -t ' '
        -t ''
        --header
        --nocheck-order
        --check-order
        -z
        """,
        commopt="ε\n-1\n-2\n-3\n-12\n-13\n-23\n--total\n--check-order\n--nocheck-order\n--output-delimiter=:\n-z",
        foldopt="ε\n-w<n>\n-w 4\n-s\n-b\n-sw 3\n-<n>",
        expandopt="ε\n-t<n>\n-t 2,4\n-i\n-t 3,+2\n-t /4\n-a\n--first-only\n-t 4,2\n-t 1,/3",
        tacopt="ε\n-b\n-r\n-s a\n-s ab\n-s b\n-rs '[ab]'\n-s ''\n-rs 'a*b'\n-rs '^a'",
        catopt="ε\n-n\n-b\n-s\n-A\n-E\n-T\n-v\n-e\n-t\n-u",
        odopt=r"""
        ε
        -An
        -Ax
        -Ad
        -c
        -b
        -x
        -d
        -o
        -tx1
        -tx1z
        -ta
        -tc
        -td2
        -tu4
        -to1
        -tx8
        -w<n>
        -w4
        -v
        -j<n>
        -N<n>
        -S2
        -tfF
        --endian=big
        -s
        """,
        fmtopt="ε\n-w<n>\n-w 8\n-w 20\n-s\n-u\n-c\n-t\n-p a\n-g 5\n-p '> '",
        onefile="ε\na\n-\nnofile\na b",
        file="ε\nε\na\na\nb\na b\n- a\nnofile a\n.\na -",
        text="""
        <line>¶<text>
        <line>¶<text>
        <line>¶<text>
        <line>¶<line>¶<text>
        <line>¶<line>¶<line>¶
        <line>¶
        <line>
        ε
        """,
        line="<piece>\n<piece><piece>\n<piece><piece><piece>\n<piece><piece><piece><piece>\nε\na\nb\na b",
        piece=r"""
        a
        b
        c
        A
        B
        ab
        1
        10
        é
        ε
        ,
        :
        x
        a b
        a,b
        b,a,c
        a:b:
        aaaa
        hello world
        ␉
        ␠
        ␠␠
        9
        \:
        \:\:\:
        -
        """,
    ),
    limits=(
        Limit("letters", "tr takes an -A that nobody is told of", r"^tr .*-[a-zC]*A"),
        Limit(
            "delimiters",
            "cut -z does not end a first line of one field and its delimiter, where nothing is behind it",
            r"^cut .*-z.* (a=|b=|< )b'[^']*(\\t|[,: a])'( |$)",
        ),
        Limit("directories", "od reads a directory where it dumps, not where it opens it", r"^od .*(\s|^)\.(\s|$)"),
    ),
)
