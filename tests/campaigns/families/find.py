"""find: expressions over trees of chance."""

import re
from collections.abc import Mapping
from dataclasses import replace

from calls import Call, Programs
from oracle import Dir, File, Found, Link, Node, Outcome
from writer import Grammar, Writer

from families.family import Family, Limit
from mirage.host import Host

EPOCH = 1_577_934_245_000_000_000
HOUR = 3600 * 10**9


def tree(writer: Writer) -> Mapping[str, Node]:
    """A dozen of names, each below the directory that it names; what is not there yet is made."""
    chance = writer.random
    found: dict[str, Node] = {}
    for _ in range(chance.randint(0, 12)):
        path = "/".join(chance.choice(NAMES) for _ in range(chance.randint(1, 3)))
        parents = [path[: at.start()] for at in re.finditer("/", path)]
        if path in found or any(not isinstance(found.get(each, Dir()), Dir) for each in parents):
            continue
        if any(each.startswith(f"{path}/") for each in found):
            continue
        found.update({each: Dir(0o755, EPOCH) for each in parents if each not in found})
        found[path] = _node(writer, below="/" in path)
    return dict(sorted(found.items()))


def _node(writer: Writer, *, below: bool) -> Node:
    """``below``: it lies in a directory of the tree. What is above the tree has a time that nobody sets."""
    chance = writer.random
    mtime = EPOCH + chance.randint(0, 100) * HOUR
    kind = chance.random()
    if kind < 0.2:
        return Dir(chance.choice((0o755, 0o700, 0o1777)), mtime)
    if kind < 0.35:
        up = ".." if below else "../nowhere"
        return Link(chance.choice(("a", "nowhere", up, ".", "d", "a.txt")), mtime)
    sizes = (0, 0, 1, 5, 511, 512, 513, 1024, 1025)
    return File(b"x" * chance.choice(sizes), chance.choice((0o644, 0o600, 0o755, 0o4755, 0o444)), mtime)


NAMES = ("a", "b", "d", "e", "a.txt", "B.TXT", ".h", "sp ace", "é", "x[1]")


def run(programs: Programs, call: Call) -> tuple[Outcome, Outcome]:
    """As the user that runs the real one; by a shell where commands are to be found."""
    user = Host(user="root", group="root", uid=0, gid=0)
    commands = any(word.startswith("-exec") and word != "-executable" for word in call.words)
    return programs.both_shells(call, user) if commands else programs.both(call, user)


def seen(outcome: Outcome) -> Outcome:
    """Directories have no order of their own; what is written does."""
    left: dict[str, object] = {} if outcome.status else dict(outcome.tree)
    if isinstance(written := left.get("here/out"), Found) and isinstance(written.content, bytes):
        left["here/out"] = _sorted(written.content)
    # In lines of -ls the number and the blocks of a file come first.
    out = re.sub(rb"(?m)^ +\d+ +\d+ (?=[-dl][-rwxsStT]{9} )", b"", outcome.out)
    return replace(outcome, out=_sorted(out), err=_sorted(outcome.err), tree=left)


def _sorted(data: bytes) -> bytes:
    return b"\n".join(sorted(re.split(rb"[\n\0]", data)))


FIND = Family(
    "find",
    Grammar.of_lines(
        call="""
        find <links> <roots> <depth> <expression>
        find <roots> <expression>
        find <roots> <expression> <action>
        find <links> <roots> <expression> <action>
        """,
        links="ε\nε\n-L\n-H\n-P\n-O2",
        roots="ε\n.\n.\na\nd\na d\n./\nd/ .\nnofile\n.//",
        depth="ε\n-follow\n-maxdepth <n>\n-mindepth <n>\n-depth\n-maxdepth 2 -mindepth 1\n-xdev\n-noleaf\n-d",
        n="0\n1\n2\n3",
        expression=r"""
        <test>
        <test>
        <test> <expression>
        <test> <expression>
        <test> -o <expression>
        <expression> , <expression>
        ! <expression>
        \( <expression> \)
        \( <expression> \) <expression>
        <test> -a <expression>
        -not <expression>
        <test> -prune -o <expression>
        ε
        """,
        test=r"""
        -name '<glob>'
        -name '<glob>'
        -iname '<glob>'
        -path '<path>'
        -ipath '<path>'
        -wholename '<path>'
        -type <type>
        -type <type>
        -type f,<type>
        -xtype <type>
        -size <sign><size>
        -size <sign><size>
        -empty
        -perm <perm>
        -perm <perm>
        -newer a
        -newermt '2020-01-0<n> 0<n>:00'
        -mtime <sign>1000
        -mmin <sign>100000
        -links <sign><n>
        -lname '<glob>'
        -ilname '<glob>'
        -regex '<regex>'
        -regextype posix-extended -regex '<ere>'
        -iregex '<regex>'
        -samefile a
        -true
        -false
        -readable
        -executable
        -uid 0
        -user root
        -nouser
        -anewer a
        -inum 1
        -fstype nosuch
        -used +1
        """,
        glob="*\na\n?\n[ad]\n[!a]*\n*.txt\n*.TXT\n.*\n*a*\n*[[]*\n\\a\nsp*\né\n[[:upper:]]*\n*.*\na*/b\nnowhere\n..",
        path="./a\n*/a\n./*\n*/d/*\n./d*\na*\n*x[[]1*\n./[ad]/?\nd/*",
        regex=r".*/a" + "\n.*\n./[ad]\n.*\\.txt\n.*/\\(a\\|b\\)\n.*a+\n./..?\na\n.*/.*/.*",
        ere=".*/(a|b)\n.*[.]txt\n[./]+a\n.{3}\n.*/x\\[1\\]",
        type="f\nd\nl\np\nf,d\nx",
        sign="ε\n+\n-",
        size="0\n1\n2\n0c\n1c\n512c\n513c\n1k\n1b\n2b\n1w\n1M\n1x",
        perm="644\n-600\n/111\n/022\n-u+x\nu=rw\n/u+s\n1777\n-1000\n0\n/0\n-0\na+r\n-a+x\n/g+w,o+w\nz",
        action=r"""
        -print
        -print0
        -printf '<forms>\n'
        -printf '<forms> <forms>\n'
        -ls
        -quit
        -prune
        -print -quit
        -fprint out
        -printf '%p\0'
        -mindepth 1 -printf '%T@ %T+ %p\n'
        -mindepth 1 -printf '%TY-%Tm %Tc %TT\n'
        -printf '%-10f|%5s|%m\n'
        -exec echo '{}' 'x{}y' ';'
        -exec echo '{}' ';' -print
        -exec test -s '{}' ';' -print
        -exec printf '%s\n' '{}' +
        -exec false '{}' ';' -o -print
        -exec false '{}' +
        -exec nosuch '{}' ';'
        -exec nosuch '{}' +
        -execdir echo '{}' ';'
        -execdir basename '{}' ';'
        -exec echo '{}' x +
        -exec echo
        -delete
        """,
        forms=(
            "%p\n%f\n%h\n%P\n%H\n%d\n%s\n%m\n%M\n%y\n%Y\n%l\n%n\n%#m\n%k\n%b\n%u\n%U\n"
            "%%\n%10p\n%-5f\n%.2f\n%q\n\\t\n\\101"
        ),
        text="ε",
    ),
    (
        Limit("blocks", "files lie in no blocks, and have other numbers", r"-inum|%[bik]"),
        Limit("reading", "to look at a directory or a link is to read it", r"-used|-anewer"),
        Limit(
            "commas",
            "of two tests that a comma parts find asks the cheaper first, so that the other decides",
            r"(^|[,()])((?!{0})[^,()])* , ((?!{0})[^,()])*([,()]|$)".format(
                "-(print|exec(?!utable)|prune|quit|ls|fprint|del)"
            ),
        ),
        Limit("quit", "which name comes first is a matter of the directory", r"-quit"),
    ),
    tree=tree,
    run=run,
    seen=seen,
)
