"""grep: basic and extended patterns over small texts, and the options that change what is printed."""

from writer import Grammar

from families.family import Family, Limit

LINES = Grammar.of_lines(
    call="""
    grep <mode> <opt> <opt> '<bre>' <file>
    grep <mode> <opt> '<bre>' <file>
    grep <mode> <opt> -e '<bre>' -e '<bre>' <file>
    grep -E <mode> <opt> '<ere>' <file>
    grep -E <opt> <opt> <opt> '<ere>' <file>
    grep -E <mode> <opt> -e '<ere>' -e '<ere>' <file>
    grep -F <mode> <opt> '<plain>' <file>
    grep -F <mode> <opt> -e '<plain>' -e '<plain>' <file>
    grep <mode> <opt> -f a <file>
    grep -r <opt> <opt> '<bre>' a b
    grep -P <mode> <opt> '<perl>' <file>
    grep -oP <opt> '<perl>' <file>
    """,
    mode="""
    ε
    ε
    -o
    -c
    -v
    -w
    -x
    -i
    -ow
    -oi
    -vc
    -wi
    -xi
    """,
    opt="""
    ε
    ε
    -n
    -b
    -H
    -h
    -m <n>
    -m 1
    -A <n>
    -B <n>
    -C <n>
    -z
    -a
    -l
    -L
    -q
    -s
    -T
    -U
    -Z
    --color=always
    --label=x
    --no-ignore-case
    --group-separator=x
    --no-group-separator
    --binary-files=text
    --include=a
    --exclude=b
    --no-messages
    """,
    n="0\n1\n2\n3",
    file="ε\nε\na\nb\na b\n- a\na nofile\n.\na -",
    bre=r"""
    <breone>
    <breone>
    <breone><bre>
    <breone><bre>
    ^<bre>
    <bre>$
    ^<bre>$
    <bre>\|<bre>
    \(<bre>\)<brerep>
    \(<bre>\)<bre>\1
    ^$
    <word>
    ε
    *<bre>
    \(^<bre>\)
    \(<bre>$\)
    ^*<bre>
    <bre>\n
    <bre>\{
    \(<bre>
    <bre>\)
    [<bre>
    \(*<bre>\)
    <bre>\|*<bre>
    """,
    breone=r"""
    <atom><brerep>
    <atom>
    <atom><brerep><brerep>
    """,
    brerep=r"""
    ε
    ε
    *
    \+
    \?
    \{<n>\}
    \{<n>,\}
    \{1,2\}
    \{,2\}
    """,
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
    (<ere>)<ere>\1
    (<ere>|)
    |<ere>
    ()<ere>
    ^*<ere>
    <ere>{
    (<ere>
    *<ere>
    +
    (|<ere>)*
    a{1
    a{,
    a{1,2}{2}
    <ere>^<ere>
    <ere>$<ere>
    """,
    ereone="<atom><ererep>\n<atom>",
    ererep="""
    ε
    ε
    *
    +
    ?
    {<n>}
    {<n>,}
    {1,2}
    {,2}
    *?
    """,
    atom=r"""
    a
    b
    c
    A
    .
    1
    _
    é
    [ab]
    [^a]
    [a-c]
    [[:alpha:]]
    [[:digit:]_]
    [^[:space:]]
    [[:upper:]b]
    []a]
    [^]a]
    [a-]
    [\a]
    [é]
    [[.a.]]
    [[=a=]]
    [[.-.]b]
    [b-a]
    [[:foo:]]
    \w
    \W
    \s
    \S
    \b
    \B
    \<
    \>
    \.
    \*
    \[
    \`
    \$
    \^
    \-
    x
    """,
    perl=r"""
    <perlone>
    <perlone>
    <perlone><perl>
    <perlone><perl>
    ^<perl>
    <perl>$
    <perl>|<perl>
    (<perl>)<perlrep>
    (?:<perl>)<perlrep>
    (?<n><perl>)<perl>\k<n>
    (<perl>)<perl>\1
    (?=<perl>)<perl>
    (?!<perl>)<perl>
    (?<=<perlatom>)<perl>
    (?<!<perlatom>)<perl>
    (?><perl>)<perl>
    (?i)<perl>
    (?i:<perl>)<perl>
    <perl>\K<perl>
    (<perl>
    <perl>)
    *<perl>
    (?#x)<perl>
    (?x)<perl> <perl>
    (?s)<perl>
    (?|<perl>|<perl>)<perlrep>
    (<perl>)?(?(1)<perl>|<perl>)
    (?<=<perl>)<perl>
    (?P<n><perl>)(?P>n)
    (<perl>)\g{-1}
    """,
    perlone="<perlatom><perlrep>\n<perlatom>",
    perlrep="""
    ε
    ε
    *
    +
    ?
    {<n>}
    {<n>,}
    {1,2}
    {2,1}
    {,2}
    *?
    +?
    ++
    """,
    perlatom=r"""
    a
    b
    .
    é
    _
    \d
    \w
    \s
    \h
    \N
    \b
    \B
    \.
    \Qa.\E
    \x61
    \x{e9}
    \p{L}
    \pN
    \P{Lu}
    [ab]
    [^a]
    [a-c]
    [\w-]
    [^\W_]
    [\d\s]
    [[:alpha:]]
    [[:^space:]x]
    [^[:upper:]]
    []a]
    [é]
    [b-a]
    [a-\d]
    [[:foo:]]
    [a
    \y
    \2
    \S
    """,
    word="ab\nabc\na b\naa\nca",
    plain="a\nb\nab\nab¶c\nε\na.\nA\né\n*\naa\n a",
    text="""
    <line>¶<text>
    <line>¶<text>
    <line>¶<text>
    <line>¶<line>¶<line>¶<text>
    <line>¶
    <line>
    ε
    """,
    line="""
    <piece>
    <piece><piece>
    <piece><piece><piece>
    <piece><piece><piece><piece>
    ε
    """,
    piece="""
    a
    b
    c
    aa
    ab
    abc
    A
    B
    1
    _
    é
    É
    ¶
    ε
    .
    *
    x
    ba
    a b
    -
    ^
    $
    """,
)

HOLLOW = r"[*?}]|\\\?|(\(|\||\\B)\\?\)|\(\\?\|[^()]*\)"
"""The end of what can be nothing."""

GREP = Family(
    "grep",
    LINES,
    limits=(
        Limit(
            "complements",
            "PCRE2 does not find letters beyond ASCII by these, outside of brackets, where text may be invalid",
            r" -o?P .*\\[DSW].*\\xc",
        ),
        Limit(
            "references",
            "a group in which an anchor is one of several parts is not found again there",
            r"\((?=.*\|).*(\$|\\B).*\).*\\1",
        ),
        Limit(
            "repeated-anchors",
            "an anchor in a group that an interval repeats holds for what comes before and behind it too",
            r"^(?!.* -o?P ).*\(.*(\^|\$|\\[bB<>]).*\)\\?\{",
        ),
        Limit(
            "empty-references",
            "a group that may end with a repetition of what can be nothing is not found again behind none",
            rf"^(?!.* -o?P ).*({HOLLOW})(\\?\))*([*+]|\\\+|\\?\{{\d*,\\?\}}).*\\1",
        ),
    ),
)
