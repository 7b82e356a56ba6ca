"""sort: keys and modes over small tables."""

from writer import Grammar

from families.family import Family

SORT = Family(
    "sort",
    Grammar.of_lines(
        call="""
        sort <opt> <opt> <keys> <file>
        sort <opt> <keys> <file>
        sort <sep> <opt> <keys> <file>
        sort <sep> <keys> <keys> <opt> <file>
        sort -R -k1,1V -k2,2n <opt> <file>
        sort -c <opt> <sep> <keys> a
        sort -C <opt> <keys> a
        sort -m <opt> <sep> <keys> a b
        """,
        opt=(
            "ε\nε\n-r\n-n\n-f\n-d\n-i\n-b\n-g\n-h\n-M\n-V\n-u\n-s\n-z\n-o out\n-rn\n-fu\n-bn\n-bf\n-nu\n"
            "-di\n--parallel=2\n-S 1M\n-T ."
        ),
        sep="ε\n-t:\n-t,\n-t ' '\n-ta\n-t '\\0'\n-t ''\n-t::",
        keys="ε\n-k<key>\n-k <key>\n-k<key> -k<key>\n-k <key> -k<key>",
        key="""
        <n>
        <n><mods>
        <n>,<n>
        <n>,<n><mods>
        <n><mods>,<n><mods>
        <n>.<n>
        <n>.<n><mods>
        <n>.<n>,<n>.<n>
        <n>.<n><mods>,<n>.<n><mods>
        <n>,<n>.<n>
        """,
        mods="ε\nb\nd\nf\ng\nh\ni\nM\nn\nr\nV\nbr\nnr\nfr\nbf",
        n="1\n2\n3\n4\n0\n1\n2",
        file="ε\nε\na\na b\n- a\nnofile\n.",
        text="""
        <line>¶<text>
        <line>¶<text>
        <line>¶<text>
        <line>¶<text>
        <line>¶<line>¶<line>¶<text>
        <line>¶<line>¶<line>¶<line>¶<text>
        <line>¶
        <line>
        ε
        """,
        line=(
            "<piece>\n<piece> <piece>\n<piece> <piece> <piece>\n<piece>:<piece>:<piece>\n<piece>,<piece>\n"
            "ε\n␠␠<piece>␉<piece>\n<piece>␠␠<piece>"
        ),
        piece=(
            "a\nb\nB\nA\nabc\n10\n9\n-3\n1.5\n-0\n1e2\n2K\n1M\n1G\n10k\nJAN\nfeb\nDec\nfile1\nfile10\n"
            "file9.txt\nfile9~\n1.0.1\n1.0.10\né\nÉ\n_x\n-\n+5\n00\n.5\n0x10\nnan\ninf\n-inf\na-b\nab\nε\n"
            "1,000\nv1.2-rc1\nv1.2\n~\n.hidden"
        ),
    ),
)
