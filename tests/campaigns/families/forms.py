"""The formats of printf and of date, and the words in which date is told a time."""

from calls import Programs
from writer import Grammar

from families.family import Family, Limit

PRINTF = Family(
    "printf",
    Grammar.of_lines(
        call="""
        printf '<form>' <args>
        printf '<form>' <args>
        printf -- '<form>' <args>
        printf '<form><form>' <args>
        printf '%(%s)T' <moment>
        """,
        form=r"""
        <directive>
        <directive>\n
        <directive> <directive>\n
        <directive>|<directive>|<directive>\n
        <literal><directive><literal>
        <literal>
        """,
        literal=r"""
        ε
        a
        \n
        \t
        \\
        \101
        \0101
        \x41
        \x4
        \u00e9
        \U0001F600
        \c
        \e
        \q
        %%
        \"
        \
        é
        \a\b\f\v\r
        \8
        %
        """,
        directive="""
        %<flags><width><precision><letter>
        %<flags><width><precision><letter>
        %<flags><width><precision><letter>
        %<letter>
        %<letter>
        %(<time>)T
        %*<letter>
        %.*<letter>
        %-*<letter>
        %<size><letter>
        """,
        size="l\nll\nh\nhh\nj\nz\nt\nL",
        time="%Y\n%H:%M\n%d",
        moment="0\n1\n42\n010\n0x1f\n123456789\nabc\n08\n''",
        flags="ε\nε\n-\n+\n0\n#\n␠\n'\\''\n-0\n+0\n+␠",
        width="ε\nε\n1\n5\n10\n0\n20",
        precision="ε\nε\n.0\n.1\n.3\n.\n.10",
        letter="d\ni\nu\no\nx\nX\ns\ns\nc\nb\nq\ne\nE\nf\nF\ng\nG\na\nA\nn\nz\nk\nQ",
        args="ε\n<arg>\n<arg> <arg>\n<arg> <arg> <arg>\n<arg> <arg> <arg> <arg>",
        arg=r"""
        0
        1
        -1
        42
        010
        0x1f
        1.5
        -0.0
        1e10
        1e-7
        123456789
        9223372036854775807
        9223372036854775808
        -9223372036854775809
        18446744073709551615
        abc
        'a b'
        ''
        "'a"
        '"é'
        'é'
        "''"
        3x
        ' 7'
        '7 '
        +5
        inf
        nan
        -nan
        0x1p4
        'a\tb'
        'x\cy'
        '\101'
        '\0101'
        "it's"
        .5
        5.
        1e400
        0b11
        '$x'
        'a\nb'
        08
        """,
        text="ε",
    ),
    (
        Limit("widths", "what is wider than a line of text is refused, and not made", r"\*.*\d{9}"),
        Limit("places", "bash shows nothing of %.Q, and '' of %.0Q", r"\.(0|\*)?Q"),
        Limit(
            "letters",
            "where a conversion is wrong nobody looks at its width",
            r"\*[^diouxXscbqQeEfFgGaAn]",
        ),
        Limit("bytes", "a letter that is none is told whole, not by its first byte", r"%\S*é"),
        Limit("times", "times that no clock shows", r"\)T.*\d{12}"),
    ),
    run=Programs.both_shells,
)

DATE = Family(
    "date",
    Grammar.of_lines(
        call="""
        date -u -d @<moment> +'<form>'
        date -u -d @<moment> +'<form>'
        date -d '<words>' +'%F %T %z'
        date -u -d '<words>' +'%F %T %Z'
        date -u -d '<words>' <usual>
        date -d @<moment> <usual>
        date -u -d '<day> <words>' '+%s %a'
        """,
        usual="ε\n-R\n-Iseconds\n-I\n-Ins\n--rfc-3339=ns\n--rfc-3339=date\n-Ihours\n-Iminutes",
        moment=(
            "0\n1\n-1\n86399\n1600000000\n1700000000.123456789\n951782400\n4102444800\n-2208988800\n"
            "253402300799\n1e3\n1.5\n-1.5\n68169600\n12345678901"
        ),
        form="<directive>\n<directive> <directive>\n<directive>-<directive>:<directive>\n<directive>x",
        directive="""
        %<flag><width><letter>
        %<flag><letter>
        %<letter>
        %<letter>
        %<letter>
        %:z
        %::z
        %:::z
        %E<letter>
        %O<letter>
        %%
        %<digit>N
        %
        """,
        digit="1\n3\n6\n9\n12\n0",
        flag="ε\n-\n_\n0\n^\n#\n+\n-_\n^#",
        width="ε\n3\n5\n10\n1",
        letter="\n".join("aAbBcCdDeFgGhHIjklmMnNpPqrRsStTuUVwWxXyYzZfiJK"),
        words="""
        <day> <clock>
        <day> <clock> <zone>
        <day>
        <day> <relative>
        <day> <clock> <relative>
        <day>T<clock>
        <day>T<clock><zone>
        <clock> <day>
        @<moment>
        <day> <relative> <relative>
        <dayname> <day>
        <day> <dayname>
        TZ="UTC" <day> <clock>
        <day> <clock> <meridian>
        """,
        day=(
            "2020-02-29\n2021-12-31\n1970-01-01\n20200115\n1/2/2020\n2020/1/2\n3 Mar 2019\nMar 3 2019\n"
            "March 3, 2019\n3-Mar-2019\n29 feb 2000\n99-01-01\n2020-13-01\n2019-02-29\n1999-12-31\n"
            "12/25/99\nsept 9 2001\n31 april 2020\n2020-1-5\n10000-01-01\n68-1-1\n69-1-1"
        ),
        clock="00:00\n12:34\n23:59:59\n12:34:56.789\n24:00\n1:2\n12:60\n23:59:60\n03:04:05,5\n12:34:56.123456789012",
        meridian="am\npm\na.m.\nPM",
        zone="UTC\nZ\nGMT\n+0100\n-05:30\n+05\nEST\nPDT\nutc\nCET\n+24:00\n+25\nA\nBST\n-0000\nEST DST\n+0:30",
        relative=(
            "+1 day\n-1 day\n1 day ago\nnext month\nlast year\n+2 weeks\n3 hours\n-90 minutes\n"
            "+1 fortnight\ntomorrow\nyesterday\ntoday\nnow\n+1 month -1 day\n2 days ago\nnext week\n"
            "third day\n12 months ago\n+1.5 seconds\n-1 year\nfirst month\n1000000 days\nago\n-2 days ago\n"
            "+ 1 day\nhour ago\nmidnight\nnoon\nnext day ago"
        ),
        dayname=(
            "Mon\nmonday\nnext fri\nlast tue\nThursday,\n2 wed\nthis sun\nfirst monday\nsunday ago\n-1 tues\nwednes"
        ),
        text="ε",
    ),
    (Limit("now", "a part of a second is that of now", r"-Ins|3339=ns"),),
)
