"""find against the real one. Directories have no order of their own: lines are compared sorted."""

import re
import shlex
from collections.abc import Mapping, Sequence

import pytest
from oracle import Dir, File, Link, NoRunner, Oracle, Outcome, Tree, plant, ram_context

from mirage.commands.invoke import invoke
from mirage.commands.registry import built_in
from mirage.paths import decode, encode
from mirage.session import Session
from mirage.streams import Collected, Io, Nothing

OLD = 1_577_934_245_123_456_789
DAY = 86_400 * 1_000_000_000
TREE: Tree = {
    "a": File(b"hi\n", mtime=OLD),
    "B.txt": File(b"x" * 600, mode=0o600, mtime=OLD + DAY),
    "run.sh": File(b"#!", mode=0o755, mtime=OLD + 2 * DAY),
    "d/e": File(b"", mtime=OLD),
    "d/s/z.txt": File(b"x" * 3000, mtime=OLD),
    "d/s/.hid": File(b"1", mode=0o444, mtime=OLD),
    "d/s": Dir(mode=0o750, mtime=OLD),
    "d": Dir(mtime=OLD + 3 * DAY),
    "d/l": Link("../a"),
    "d/x": Link("nowhere"),
    "d/s/up": Link(".."),
    "empty": Dir(mode=0o1777, mtime=OLD),
    "sp ace": File(b"", mtime=OLD),
    "é": File(b"u", mtime=OLD),
    "big": File(b"\0" * 1_100_000, mtime=OLD),
    "dd": Link("d"),
}
CASES = r"""
-L empty/ -depth ;; -L empty// -depth -name empty ;; empty/ -depth ;; -L d/ -depth ;; empty// -follow -depth
-L empty/ -depth -maxdepth 0 ;; -L empty// -depth -printf '%p,%h,%f,%d\n' ;; -L empty/ d/s/ -d -path 'empty*'
;; . ;; a ;; d ;; d/ ;; d a ;; ./d ;; . -name 'z*' ;; . -name '*.txt' ;; -name '.*' ;; . -name '.*'
. -iname '*.TXT' ;; . -name 'd' -prune -o -print
. -type f ;; . -type d ;; . -type l ;; . -type f,d ;; . -type f -name '*.txt' ;; . -type f -o -type l
. ! -type f ;; . -not -name a ;; . ! ! -name a
. -path './d/*' ;; . -path '*/s/*' ;; . -wholename './d/s' ;; . -ipath './D/*' ;; . -iwholename '*Z*'
. -regex '.*/[a-e]' ;; . -regex '.*t.t' ;; . -regex './d/\(e\|l\)'
. -regextype posix-extended -regex '.*/(a|e)' ;; . -regextype posix-basic -regex '.*/[a-z]\{1\}'
. -iregex '.*TXT' ;; . -regex 'a' ;; . -regex '.*a+'
. -maxdepth 0 ;; . -maxdepth 1 ;; . -mindepth 1 ;; . -mindepth 2 -maxdepth 2 ;; . -mindepth 5 ;; d -depth
. -depth -name 'z*' ;; . -name a -maxdepth 1
. -size 0 ;; . -size 1 ;; . -size +1 -type f ;; . -size -2 -type f ;; . -size 600c ;; . -size +1k
. -size 2b -type f ;; . -size -1M -type f ;; . -size 2M ;; . -size 1G
. -empty ;; . -empty -type d ;; . -type f ! -empty ;; . -perm 644 ;; . -perm -444 -type f
. -perm /111 -type f ;; . -perm 755 ;; . -perm -u+w,g+r ;; . -perm /u=x -type f
. -perm u=rw,go=r ;; . -perm -1000 ;; . -perm 0600 ;; . -newer d ;; . -newer a -type f ;; . -mtime +100
. -mtime -1 ;; . -mtime 0 ;; . -mmin -5 -type l ;; . -mmin +5 ;; . -daystart -mtime 0
. -newermt 2020-01-03 -type f ;; . -newermt '2020-01-02 03:04:05' ! -newermt 2021-01-01 ;; . -newermm a -type f
. ! -newermt @1577934246 ;; . -newermt yesterday -type l
. -links 1 -type f ;; . -links +1 -type f ;; . -links -2 -type f ;; . -samefile a ;; . -lname '*a'
. -ilname '*A' ;; . -inum 0 ;; . -nouser
. -print ;; . -print0 ;; . -print -print ;; . -name a -print -o -name e ;; . -true ;; . -false
. -name a -quit ;; . -name a , -name e ;; . -true , -false ;; . \( -name a \)
. \( -name a -o -name e \) -print
. -name a -a -name a ;; . -name a -and -type f ;; . -name a -or -name e ;; . \( \( -name a \) \)
. ! \( -name a -o -type d \) ;; . -type d -prune ;; d -prune ;; . -path ./d -prune -o -type f -print
. -name s -prune , -name a
-L d ;; -L . -type l ;; -L . -name 'z*' ;; -H dd ;; -H dd -maxdepth 1 ;; -P dd ;; dd ;; dd/ ;; -L dd -maxdepth 1
d/l ;; -H d/l -type f ;; -H d/x ;; -L d/x ;; . -follow -name e ;; . -xtype f ;; . -xtype l ;; -L . -xtype l
. -xtype d
. -readable -name a ;; . -executable -type f ;; . -xdev -name a ;; . -mount -name a ;; . -noleaf -name a
-O3 . -name a ;; -- . -name a ;; . -d -name e ;; -L -P d/l ;; -name a ;; -type f -name 'z*'
! -name a -name 'b*'
nodir ;; nodir a ;; '' ;; a/x ;; . -foo ;; . -name ;; . -name a b ;; . -type q ;; . -type f, ;; . -type fd
. -type ;; . -type '' ;; . -perm x ;; . -perm -u+q ;; . -size x ;; . -size 1x ;; . -size +1kk ;; . ! ;; . -not
. -o -name a ;; . -name a -o ;; . -a ;; . \( ;; . \( \) ;; . \( -name a ;; . -name a \) ;; . -mtime x ;; . -mmin
. -user bob ;; . -group bob ;; . -uid x ;; . -newer nof ;; . -newerXY a ;; . -newermt foo ;; . -maxdepth x
. -maxdepth -1 ;; . -exec ;; . -exec echo ;; . -exec echo + ;; . -exec \; ;; . -exec echo x{} + ;; . -regex '\('
. -regextype foo -regex a ;; . -printf ;; . -printf '%' ;; . -links x ;; . -inum x ;; . -samefile nof ;; -Ox .
. -delete -prune -name zz ;; . -newer ;; . -name a -o -o -name b ;; . -name a -a -o ;; . -ls x ;; . -mindepth
. -iname ;; . -nosuch ;; . -not -o -name a
. -name '[ad]' ;; . -name '[!a]' ;; . -name '*\**' ;; . -name '\a' ;; . -name é ;; . -name '?'
. -path '*' -name a ;; . -name '[[:upper:]]*' ;; d/ -name e ;; d/ -path 'd/e' ;; d// -name e ;; ./ -maxdepth 1
d/. ;; ..//here/d -name e
. -name e -delete ;; d/s -delete ;; d -delete ;; . -type f -delete ;; . -empty -delete
. -name a -delete -print ;; d -depth -type d -delete ;; d/e a -delete ;; . -lname '*a' -delete
. -name a -fprint out ;; . -name a -fprint0 out ;; . -name a -fprintf out '%p\n' ;; . -name a -fprint nodir/out
. -name a -fprint out -o -name e -fprint out
. \( -name a -o ;; . \( -not ;; . \( -name a -a \) ;; . ! \) ;; . -not \) ;; . -o \) ;; . -type f,f ;; . -type f,d,f
. -xtype d,d ;; . -newermt 'Jan 2 2020' -type f ;; . -newermt '2 Jan 2020 03:00 +1 day' -type f
. -newermt ;; . -newermm ;; . -anewer ;; . -perm /0 -type d ;; . -perm /000 -name a ;; . -perm /u= -name a
. -regextype sed -regex '\{1\}' ;; . -regextype posix-basic -regex 'a**'
. ! \) nosuch ;; . \( \) -type q ;; -delete -prune \( \) ;; . -o -newer nof ;; . \( , \) -printf '%q\n'
"""
LOOPS: Tree = {
    "a": b"x",
    "self": Link("self"),
    "bad": Link("a/x"),
    "one": Link("two"),
    "two": Link("one"),
    "d/up": Link(".."),
    "d/here": Link("."),
    "d/f": b"",
    "none": Link("nowhere/x"),
    "e/s/far": Link("../../.."),
    "e/dl": Link("../d"),
}
LOOPING = """
-L . ;; -L . -depth ;; -L self ;; -H self ;; self ;; -L bad ;; -H bad ;; bad ;; . -xtype l ;; . -xtype f
. -follow -xtype l ;; -L d ;; -L d/up -maxdepth 1 ;; -L d/up -maxdepth 2 ;; -L d/here ;; -L e ;; -H d/here
-L none ;; -L d d ;; -L d -mindepth 2 ;; -L d -maxdepth 1 ;; -L . -type l ;; -L . -name up -prune
. -printf %p:%y:%Y\\n ;; -L . -printf %p:%y:%Y\\n ;; -H none d/here self a -maxdepth 0 -printf %p:%y:%Y\\n
-L . -newer self ;; -L d -newer bad ;; -L . -samefile d
"""
FORMATS = r"""
'%p\n' ;; '%f\n' ;; '%h\n' ;; '%P\n' ;; '%H %d\n' ;; '%s %p\n' ;; '%m %p\n' ;; '%M %p\n' ;; '%y %Y %p\n'
'%l %p\n' ;; '%n %p\n' ;; '%#m\n' ;; '%10s|%-10f|\n'
'%05m %p\n' ;; '%.2f\n' ;; '%%\n' ;; '\t\\\n' ;; '\101\060\n' ;; 'x\cy' ;; '%q\n' ;; '\q\n' ;; '%t %p\n'
'%T@ %p\n' ;; '%TY-%Tm-%Td %TH:%TM:%TS %p\n' ;; '%T+ %p\n' ;; '%TT %TA %TB %Tj %p\n' ;; '%Tc\n'
'%k %b %p\n' ;; '' ;; '%A' ;; '%Tq\n' ;; '%T' ;; '%Ta %Tb %Te %Ty %Tk %Tl %TI %Tp %TD %TF %Ts\n'
'%TX %Tr %TR\n' ;; '[%P]\n' ;; '%-20p|\n' ;; '%+5d|\n' ;; '% d|\n'
"""


def cases(text: str) -> list[str]:
    return [case.strip() for row in text.strip().split("\n") for case in row.split(" ;; ")]


def in_any_order(data: bytes) -> list[bytes]:
    return sorted(re.split(rb"[\n\0]", data))


def compare(oracle: Oracle, *words: str, tree: Tree = TREE) -> None:
    real = oracle.real("find", words, tree, b"")
    for backend in ("asyncio", "trio"):
        ours = oracle.ours("find", words, tree, b"", backend=backend)
        assert in_any_order(ours.out) == in_any_order(real.out.replace(b" root root ", b" agent agent "))
        assert in_any_order(ours.err) == in_any_order(real.err)
        assert ours.status == real.status
        assert sorted_files(ours) == sorted_files(real)


def sorted_files(outcome: Outcome) -> dict[str, object]:
    found = {}
    for path, each in outcome.tree.items():
        found[path] = in_any_order(each.content) if path.endswith("/out") and isinstance(each.content, bytes) else each
    return found


@pytest.mark.parametrize("line", [case.removeprefix(";;").strip() for case in cases(CASES)])
def test_like_the_real_one(oracle: Oracle, line: str) -> None:
    compare(oracle, *shlex.split(line))


@pytest.mark.parametrize("line", cases(LOOPING))
def test_links_that_lead_nowhere_or_around(oracle: Oracle, line: str) -> None:
    compare(oracle, *line.split(), tree=LOOPS)


@pytest.mark.parametrize("start", [".", "./", ".//", "d", "d/", "./d/", "d//", "..", "d/..", "d/s/.", "/"])
def test_the_directory_of_a_starting_point(oracle: Oracle, start: str) -> None:
    oracle.check_line(f"find {start} -maxdepth 0 -execdir echo {{}} ';'", tree=TREE)


def test_names_in_long_lines(oracle: Oracle) -> None:
    make = """touch 'x y' é 'q"' $'t\\t\\n\\x01\\v\\f' '\\'; ln -s 'é z' l"""
    oracle.check_line(f"{make}; find [!a-k]* -type f -ls -o -type l -ls | cut -c 73-")


@pytest.mark.parametrize("form", cases(FORMATS))
@pytest.mark.parametrize("start", [".", "d/s", "./d/", "d//s//", "d/", "d//", ".//", "é/"])
def test_printf(oracle: Oracle, form: str, start: str) -> None:
    compare(oracle, start, "-type", "f,d,l", "!", "-type", "l", "-mtime", "+5", "-printf", *shlex.split(form))


class Recorder(NoRunner):
    """Runs nothing: says what it was asked to run, and where; fails where a word says so."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def run(self, argv: Sequence[str], io: Io, *, env: Mapping[str, str] | None = None) -> int:
        await io.out.write(encode(f"{self._session.cwd}: {' '.join(argv)}\n"))
        return 1 if "false" in argv else 0


async def recorded(words: Sequence[str], tree: Tree) -> tuple[int, list[str]]:
    out = Collected()
    context = ram_context("find", Io(Nothing(), out, Collected()))
    await plant(context.fs, "/top", tree)
    context.session.cwd = "/top"
    context.runner = Recorder(context.session)
    command = built_in.get("find")
    assert command is not None
    status = await invoke(command, context, words)
    return status, decode(out.data).splitlines()


SMALL: Tree = {"a": b"", "d/b": b"", "d/c": b""}


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("words", "status", "lines"),
    [
        ("-type f -exec do x{}y {} ;", 0, ["/top: do x./ay ./a", "/top: do x./d/by ./d/b", "/top: do x./d/cy ./d/c"]),
        ("-type f -exec do {} +", 0, ["/top: do ./a ./d/b ./d/c"]),
        ("-type f -execdir do {} ;", 0, ["/top: do ./a", "/top/d: do ./b", "/top/d: do ./c"]),
        ("-type f -execdir do {} +", 0, ["/top: do ./a", "/top/d: do ./b ./c"]),
        ("-name a -print -exec do {} ; -print", 0, ["./a", "/top: do ./a", "./a"]),
        ("-name a -exec false {} ; -print", 0, ["/top: false ./a"]),
        ("-name a ! -exec false {} ; -print", 0, ["/top: false ./a", "./a"]),
        ("-type f -exec false {} +", 1, ["/top: false ./a ./d/b ./d/c"]),
        ("a d -maxdepth 0 -execdir do {} ;", 0, ["/top: do ./a", "/top: do ./d"]),
        ("d/b -exec do {} ; -o -exec never {} ;", 0, ["/top: do d/b"]),
    ],
)
async def test_commands(words: str, status: int, lines: list[str]) -> None:
    assert await recorded(words.split(" "), SMALL) == (status, lines)


@pytest.mark.anyio
async def test_many_names_go_to_several_commands() -> None:
    tree: Tree = {f"{number:0200}": b"" for number in range(1500)}
    status, lines = await recorded(["-type", "f", "-exec", "do", "{}", "+"], tree)
    assert status == 0
    assert len(lines) == 3
    assert sum(line.count("./") for line in lines) == 1500


@pytest.mark.anyio
async def test_nesting_is_limited() -> None:
    assert (await recorded(["("] * 60 + ["-name", "a"] + [")"] * 60, SMALL)) == (0, ["./a"])
    assert (await recorded(["("] * 5000 + ["-name", "a"] + [")"] * 5000, SMALL)) == (1, [])


@pytest.mark.anyio
async def test_long_expressions() -> None:
    words = ["-name", "a"] + ["-o", "-name", "zz"] * 3000
    assert await recorded(words, SMALL) == (0, ["./a"])
    assert await recorded(["!"] * 3000 + ["-name", "a"], SMALL) == (0, ["./a"])


@pytest.mark.anyio
async def test_nobody_is_asked() -> None:
    assert await recorded(["-ok", "do", "{}", ";"], SMALL) == (1, [])
