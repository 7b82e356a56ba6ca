"""sed: scripts of its commands over small texts."""

from dataclasses import replace

from oracle import Outcome
from writer import Grammar

from families.family import Family, Limit
from families.grep import LINES


def seen(outcome: Outcome) -> Outcome:
    """The real one says its whole help where a script is missing, and has made some files where the script is wrong."""
    missing = b"Usage: sed" in outcome.err or b"sed --help" in outcome.err
    err = b"usage" if missing else outcome.err
    return replace(outcome, err=err, tree=outcome.tree if outcome.status == 0 else {})


SED = Family(
    "sed",
    Grammar.of_lines(
        call="""
        sed <opt> '<script>' <file>
        sed <opt> '<script>' <file>
        sed <opt> <opt> '<script>¶:end' <file>
        sed <opt> -e '<script>' -e '<command>' <file>
        sed -E <opt> '<escript>' <file>
        sed -n <opt> '<script>' <file>
        """,
        opt="""
        ε
        ε
        ε
        -n
        -s
        -z
        -i
        -i.old
        -u
        -l 5
        --posix
        """,
        file="ε\nε\na\nb\na b\n- a\nnofile b",
        script="""
        <command>
        <command>
        <command>;<script>
        <command>;<script>
        <command>¶<script>
        <address>{<script>}
        <address>{<script>;}
        :x;<command>;<address>tx
        """,
        command=r"""
        <address><letter>
        <address><letter>
        <address>s/<bre>/<by>/<flags>
        <address>s/<bre>/<by>/<flags>
        <address>s/<bre>/<by>/<flags>
        <address>s,<bre>,<by>,<flags>
        <address>y/abc/bcA/
        <address>y/ab\n/xyz/
        <address>a <words>
        <address>i <words>
        <address>c <words>
        <address>a\¶<words>
        <address>i\¶<words>\¶<words>
        <address>c\¶<words>
        <address>r b
        <address>R b
        <address>w out¶
        <address>W out¶
        <address>r nofile
        <address>q<code>
        <address>Q<code>
        <address>l<width>
        <address>tend
        <address>Tend
        <address>bend
        # comment
        """,
        letter="d\nD\np\nP\nn\nN\nh\nH\ng\nG\nx\nz\n=\nF\nl\nd\np",
        width="ε\n1\n5\n0",
        code="ε\n3",
        words="foo\n  foo bar\nx\\\\y\nε\nfoo\\tb",
        by=r"""
        ε
        X
        <bypart>
        <bypart><bypart>
        <bypart><bypart><bypart>
        """,
        bypart=r"""
        &
        \1
        x
        \&
        \n
        \t
        \U&
        \L&
        \u&
        \l&
        \E
        -
        \u\L&
        [&]
        \x41
        """,
        flags="ε\nε\ng\np\n2\n2g\nI\ngp\nw out¶\nM\nMg\nIg\n3p\nm2",
        address=r"""
        ε
        ε
        ε
        <one>
        <one>
        <one>!
        <one>,<one>
        <one>,<one>
        <one>,+<n>
        <one>,~<n>
        0,/<bre>/
        <one>,<one>!
        0~<n>
        <n>~<n>
        """,
        one="<n>\n$\n/<bre>/\n/<bre>/I\n/<bre>/\n//\n\\,<bre>,\n/<bre>/M",
        n="1\n2\n3\n4",
        escript="""
        <address>s/<ere>/<by>/<flags>
        <address>s/<ere>/<by>/<flags>
        /<ere>/<letter>
        /<ere>/,/<ere>/<letter>
        <escript>;<escript>
        """,
        **{
            kind: "\n".join(name.partition(" ")[2].replace("\n", "¶") for name in LINES.productions[kind])
            for kind in ("bre", "breone", "brerep", "ere", "ereone", "ererep", "atom", "word", "text", "line", "piece")
        },
    ),
    (
        Limit("lines", "the flag M is refused with -z", r"(?s)-z.*[/,][0-9Igp]*[Mm]"),
        Limit("amid", "with -z a $ behind a group holds before a line feed there", r"(?s)-z.*\)\$[^/,|)]"),
        Limit("posix", "with --posix a ) too many is a fault here", r"(?s)--?p(osix)?.*\)"),
    ),
    seen=seen,
)
