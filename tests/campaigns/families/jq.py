"""jq: filters over small documents, compared with libjq in this process."""

import json
import re
from dataclasses import replace

from calls import PATIENCE, Call, Programs, TooMuch
from jq_bench import ours, theirs
from oracle import Outcome
from shells import alarm
from writer import Grammar

from families.family import Family, Limit


def both(programs: Programs, call: Call) -> tuple[Outcome, Outcome]:
    """The outputs of libjq and of ours, the error at their end included."""
    program, text = call.words[-1], call.stdin.decode()
    try:
        json.loads(text)
    except ValueError:
        raise TooMuch from None
    expected = theirs(program, text)
    with alarm(PATIENCE):
        found = ours(program, text)
    return _outcome(expected), _outcome(found)


def _outcome(outputs: list[str]) -> Outcome:
    return Outcome(0, "\n".join(outputs).encode(), b"")


def seen(outcome: Outcome) -> Outcome:
    """A program that makes no sense is refused in other words; an error that is a value is written otherwise there."""
    *outputs, last = outcome.out.split(b"\n")
    if b"compile error" in last or b"syntax error" in last or b"is not defined" in last or b"not valid" in last:
        return replace(outcome, out=b"compile error")
    return replace(outcome, out=b"\n".join([*outputs, _value(last)]))


def _value(text: bytes) -> bytes:
    if not text.startswith(b"error: "):
        return text
    try:
        return repr(json.loads(text.removeprefix(b"error: "), parse_int=lambda digits: float(digits) + 0.0)).encode()
    except ValueError:
        return text


def torn(call: Call) -> bool:
    """Whether a pattern that may match nothing is looked for in a text beyond ASCII."""
    return (
        not call.stdin.isascii()
        and re.search(r"""\((?:"|"\(\?<n>)(?:|a\*|x\?|\(b\)\?)\)?"[;)]""", call.words[-1]) is not None
    )


JQ = Family(
    "jq",
    Grammar.of_lines(
        call="jq '. as $x | <filter>'",
        filter="""
        <simple>
        <simple>
        <place>
        <filter> | <filter>
        <filter> | <filter>
        <filter>, <filter>
        [<filter>]
        {a: <filter>}
        {(<filter>): 1}
        {"a": <filter>, b: .a}
        map(<filter>)
        map_values(<filter>)
        select(<filter>)
        (<filter>) + (<filter>)
        (<filter>) - (<filter>)
        (<filter>) * (<filter>)
        (<filter>) / (<filter>)
        (<filter>) % (<filter>)
        (<filter>) == (<filter>)
        (<filter>) < (<filter>)
        (<filter>) >= (<filter>)
        (<filter>) and (<filter>)
        (<filter>) or (<filter>)
        (<filter>) // (<filter>)
        -(<filter>)
        if <filter> then <filter> else <filter> end
        if <filter> then <filter> elif <filter> then <filter> end
        try (<filter>) catch .
        (<filter>)?
        try error(<filter>) catch .
        reduce (<filter>) as $y (.; <filter>)
        foreach (<filter>) as $y (0; <filter>)
        foreach (<filter>) as $y (0; . + 1; [$y, .])
        (<filter>) as $y | <filter>
        (<filter>) as [$y, $z] | [$z, <filter>]
        (<filter>) as {a: $y} | $y
        (<filter>) as [$y] ?// $y | $y
        label $f | (<filter>, break $f)
        def f: <filter>; f | f
        def f(g): <filter>; f(<filter>)
        def f($p): $p, <filter>; f(<filter>)
        first(<filter>)
        last(<filter>)
        limit(2; <filter>)
        nth(1; <filter>)
        until(true; <filter>)
        any(<filter>)
        all(<filter>)
        path(<filter>)
        paths(<filter>)
        getpath(<filter>)
        del(<place>)
        delpaths([path(<place>)])
        to_entries
        with_entries(<filter>)
        walk(<filter>)
        sort_by(<filter>)
        group_by(<filter>)
        unique_by(<filter>)
        min_by(<filter>)
        max_by(<filter>)
        has(<filter>)
        index(<filter>)
        indices(<filter>)
        inside(<filter>)
        contains(<filter>)
        join(<filter>)
        split(<filter>)
        startswith(<filter>)
        endswith(<filter>)
        ltrimstr(<filter>)
        rtrimstr(<filter>)
        test("<regex>")
        match("<regex>")
        [match("<regex>"; "g").string]
        capture("(?<n><regex>)")
        scan("<regex>")
        sub("<regex>"; "X")
        gsub("<regex>"; "<X>")
        splits("<regex>")
        <place> = (<filter>)
        <place> |= (<filter>)
        <place> += (<filter>)
        <place> //= (<filter>)
        <place> |= empty
        "a\\(<filter>)b"
        @base64 "x\\(<filter>)"
        @json "\\(<filter>)"
        .[<filter>]?
        .[<num>:<num>]
        .[(<filter>):]?
        range(<num>)
        [range(<num>; <num>)]
        [range(0; <num>; 2)]
        flatten(<num>)
        tostream
        fromstream(tostream)
        [truncate_stream(1; tostream)]
        input_line_number
        getpath(["a", 0])
        isempty(<filter>)
        error
        error(<filter>)
        add(<filter>)
        pick(<place>)
        limit(0; <filter>)
        skip(1; <filter>)
        strftime("%Y-%m-%dT%H:%M:%SZ")
        todate
        combinations
        ltrimstr("a")
        splits("a")
        have_literal_numbers
        abs
        trimstr("a")
        significand
        bsearch(<filter>)
        env | type
        $__loc__
        input?
        @text
        limit(3; repeat(1))
        tojson | fromjson
        getpath(["a"]) |= 3
        """,
        simple="""
        .
        .a
        .b
        .[0]
        .[-1]
        .[]?
        .[]
        ..
        1
        -1
        0
        2.5
        1.0
        100000000000000000000
        1e3
        "a"
        "abc"
        ""
        null
        true
        false
        []
        {}
        $x
        keys
        keys_unsorted
        length
        utf8bytelength
        type
        sort
        unique
        reverse
        add
        not
        tojson
        fromjson?
        tostring
        tonumber?
        floor
        sqrt
        ceil
        round
        fabs
        to_entries
        from_entries
        min
        max
        first
        last
        flatten
        ascii_downcase
        ascii_upcase
        explode
        implode
        empty
        paths
        any
        all
        values
        nulls
        numbers
        strings
        booleans
        arrays
        objects
        iterables
        scalars
        tostream
        recurse
        transpose
        trim
        ltrim
        infinite
        nan
        isnan
        isinfinite
        isnormal
        @text
        @csv
        @tsv
        @html
        @uri
        @sh
        @base64
        @base64d
        @json
        tojson
        getpath(["b"])
        input_filename
        todate?
        now | type
        halt_error?
        objects | keys
        """,
        place=".a\n.[0]\n.b\n.[]\n.[]?\n.a?\n.[-1]\n.[1:]\n..\n.a.b\n.a[0]\n.[1]\n(.a, .b)\n.a[]?\n.[:1]\nfirst(.[]?)",
        num="0\n1\n2\n3\n-1\n1.5\n5",
        regex="a\n[a-z]+\n^a\nb|c\n(b)?\n\n.\n[0-9]\na*\nx?",
        text="<value>",
        value="""
        <leaf>
        <leaf>
        [<value>, <value>]
        [<value>, <value>, <value>]
        [<leaf>, <leaf>, <leaf>]
        [[<value>], [<leaf>]]
        {"a": <value>, "b": <value>}
        {"b": <value>}
        {"a": {"b": <value>}}
        [{"a": <leaf>}, {"a": <leaf>, "b": <leaf>}]
        [{"key": "a", "value": <leaf>}]
        []
        {}
        """,
        leaf=r"""
        null
        true
        false
        0
        1
        -1
        2.50
        1e2
        "a"
        "abc"
        "é"
        ""
        "10"
        "a,b c"
        100000000000000000000
        0.1
        "[1]"
        -0
        3.0
        "x\ty"
        """,
    ),
    (
        Limit(
            "files",
            "what is read is told by the command, not by the library",
            r"input_line_number|\binput\b|halt_error",
        ),
        Limit("alternatives", "?// of the library begins anew for what fails anywhere behind it", r"\?//"),
        Limit("characters", "the library finds nothing inside of characters, too: once for each of their bytes", torn),
        Limit(
            "paths",
            "what is updated or taken apart inside of a path is none, and told in other words",
            r"(?:path|paths|pick|del|first)\(.*(?:[|+/]?=(?!=)|with_entries|\) as [\[{])",
        ),
    ),
    run=both,
    seen=seen,
    deep=4,
)
