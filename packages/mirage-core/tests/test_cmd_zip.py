"""zip, unzip and zipinfo against the real ones."""

import io
import stat
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle import Dir, File, Link

if TYPE_CHECKING:
    from oracle import Oracle, Tree

THEN = 1_700_000_000 * 10**9
TEXT = b"".join(b"%d\n" % number for number in range(300))
TREE: "Tree" = {
    "d": Dir(mtime=THEN),
    "d/a": File(TEXT, mtime=THEN),
    "d/b c": File(b"blank\n", mode=0o600, mtime=THEN),
    "d/e": Dir(mode=0o700, mtime=THEN),
    "d/e/x.o": File(b"", mtime=THEN),
    "d/e/y": File(bytes(range(256)), mode=0o755, mtime=THEN),
    "d/l": Link("a", mtime=THEN),
    "d/\u00e9": File(b"accent", mtime=THEN),
    "r.txt": File(b"root\n", mtime=THEN),
    "list": File(b"d/a\nr.txt\n", mtime=THEN),
}


def lines(text: str) -> list[str]:
    return [line for line in text.replace("\n", "|").split("|") if line]


def made(oracle: "Oracle", *words: str) -> bytes:
    """An archive that the real one makes of the tree."""
    real = oracle.real("zip", ["-q", "x.zip", *words], TREE, b"")
    content = real.tree["here/x.zip"].content
    assert isinstance(content, bytes)
    return content


def built(*members: tuple[str | zipfile.ZipInfo, bytes], comment: bytes = b"") -> bytes:
    """An archive of whatever members."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        warnings.simplefilter("ignore")  # A name may come twice.
        for name, data in members:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, (2023, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_DEFLATED if len(data) > 100 else zipfile.ZIP_STORED
            archive.writestr(info, data)
    return buffer.getvalue()


def link(name: str, target: str) -> tuple[zipfile.ZipInfo, bytes]:
    info = zipfile.ZipInfo(name, (2023, 5, 6, 7, 8, 10))
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target.encode()


@pytest.fixture(scope="module")
def archives(oracle: "Oracle") -> "Tree":
    plain = made(oracle, "-r", "d", "r.txt")
    first = plain.find(b"PK\x03\x04")
    bad = bytearray(plain)
    bad[plain.find(b"\x00ux\x0b", first) + 80] ^= 0x55
    return {
        "x.zip": File(plain, mtime=THEN),
        "links.zip": made(oracle, "-ry", "d"),
        "bare.zip": made(oracle, "-rX", "d"),
        "stored.zip": made(oracle, "-r0", "d"),
        "best.zip": made(oracle, "-r9", "d"),
        "bzip2.zip": made(oracle, "-r", "-Z", "bzip2", "d"),
        "one.zip": made(oracle, "r.txt"),
        "locked.zip": made(oracle, "-P", "secret", "r.txt", "d/a"),
        "python.zip": built(("p/a", b"a" * 500), ("p/", b""), ("q", b"q"), comment=b"a comment"),
        "slip.zip": built(("../evil", b"x"), ("/abs/evil", b"y"), ("a/../../b", b"z"), ("ok", b"ok")),
        "none.zip": b"",
        "junk.zip": b"junk\n",
        "short.zip": plain[:300],
        "tail.zip": plain + b"trailing",
        "head.zip": b"leading\n" + plain,
        "empty.zip": b"PK\x05\x06" + bytes(18),
        "o": None,
        "o/d/a": File(b"old", mtime=THEN + 10**13),
        "o/r.txt": File(b"old", mtime=THEN - 10**13),
    }


UNZIP = """
x.zip|x|-o x.zip|-q x.zip|-qq x.zip|-oq x.zip|-n x.zip|-j x.zip|-jo x.zip|x.zip -d new|-d new x.zip|x.zip -d o
-o x.zip -d o
-n x.zip -d o|-u x.zip -d o|-uo x.zip -d o|-fo x.zip -d o|-qo x.zip -d o|-od o x.zip|x.zip -d no/where|x.zip -do
x.zip d/a|x.zip d/*
x.zip *.o|x.zip d/a nothere|x.zip nothere|x.zip d/* -x *y|x.zip -x d/*|-x x.zip|x.zip -x *y -d new|-p x.zip
-p x.zip d/a|-c x.zip d/a
-p x.zip nothere|-c x.zip|-C x.zip D/A|-L x.zip|-t x.zip|-tq x.zip|-tqq x.zip|-t x.zip d/a|-t x.zip nothere
-t x.zip -x d/a
-l x.zip|-lq x.zip|-lqq x.zip|-v x.zip|-vq x.zip|-vqq x.zip|-l x.zip d/a|-l x.zip nothere|-l x.zip -x *y|-v x.zip d/*
-z x.zip
-z python.zip|-l python.zip|-v python.zip|python.zip|-t python.zip|links.zip|-l links.zip|-o bare.zip|-l bare.zip
stored.zip
-v stored.zip|best.zip|-v best.zip|bzip2.zip|-v bzip2.zip|-p bzip2.zip d/a|one.zip|-l one.zip|-t one.zip|-v one.zip
-l locked.zip
-v locked.zip|slip.zip|slip.zip -d new|-l slip.zip|-p slip.zip|-t slip.zip|none.zip|-l none.zip|junk.zip|-l junk.zip
-t junk.zip
-p junk.zip|-q junk.zip|short.zip|-l short.zip|tail.zip|-l tail.zip|-t head.zip|-l head.zip|head.zip|nofile
nofile.zip|-l nofile
-q nofile|-Z x.zip|-Z1 x.zip|-Z -1 x.zip|-Zl x.zip|-Z -m x.zip
"""


@pytest.mark.parametrize("line", lines(UNZIP))
def test_unzip(oracle: "Oracle", archives: "Tree", line: str) -> None:
    oracle.check("unzip", *line.split(" "), tree=archives, times=True)


ZIPINFO = """
x.zip|x|-1 x.zip|-2 x.zip|-l x.zip|-m x.zip|-s x.zip|-h x.zip|-t x.zip|-ht x.zip|-T x.zip|x.zip d/a|x.zip -x d/*
-1 x.zip d/*
x.zip nothere|links.zip|bare.zip|stored.zip|best.zip|bzip2.zip|locked.zip|python.zip|slip.zip|one.zip|nofile|junk.zip
-l python.zip
"""


@pytest.mark.parametrize("line", lines(ZIPINFO))
def test_zipinfo(oracle: "Oracle", archives: "Tree", line: str) -> None:
    oracle.check("zipinfo", *line.split(" "), tree=archives)


SLIPS = {
    "up": built(("../evil", b"evil")),
    "absolute": built(("/base/evil", b"evil")),
    "deep up": built(("a/../../evil", b"evil")),
    "link": built(link("l", ".."), ("l/evil", b"evil")),
    "absolute link": built(link("l", "/base"), ("l/evil", b"evil")),
    "link file": built(link("l", "../victim"), ("l", b"evil")),
    "planted": built(("planted/evil", b"evil")),
    "planted file": built(("planted-file", b"evil")),
    "planted dir": built(("planted/new/", b"")),
    "backslash": built(("..\\evil", b"evil")),
}


@pytest.mark.parametrize("words", [[], ["-o"], ["-j"], ["-u"], ["-d", "."]])
@pytest.mark.parametrize("slip", SLIPS)
def test_nothing_is_written_outside(oracle: "Oracle", slip: str, words: list[str]) -> None:
    tree: Tree = {"../victim": b"good", "planted": Link(".."), "planted-file": Link("../victim"), "x.zip": SLIPS[slip]}
    ours = oracle.ours("unzip", ["x.zip", *words], tree, b"A\n")
    outside = {path: found.content for path, found in ours.tree.items() if not path.startswith("here")}
    assert outside == {"victim": b"good"}


def test_bombs_end_by_their_limits(oracle: "Oracle") -> None:
    bomb = built(("zeros", bytes(80 << 20)))
    for words in (["x.zip"], ["-p", "x.zip"], ["-t", "x.zip"]):
        ours = oracle.ours("unzip", words, {"x.zip": bomb}, b"")
        assert ours.status == 3
        assert list(ours.tree) == ["here", "here/x.zip"]
        assert b"refused: it comes to more than 200 times its size" in ours.err


def test_members_over_each_other_count_as_one_archive(oracle: "Oracle") -> None:
    """Many names for the same bytes: what they come to is compared with the archive, not with what was read."""
    data = bytes(10 << 20)
    one = built(("a", data))
    start = one.find(b"PK\x01\x02")
    entry, end = one[start : one.find(b"PK\x05\x06")], one[one.find(b"PK\x05\x06") :]
    at = entry.find(b"a", 46)
    entries = b"".join(entry[:at] + bytes([97 + number]) + entry[at + 1 :] for number in range(20))
    counts = (20).to_bytes(2, "little") * 2
    bomb = one[:start] + entries + end[:8] + counts + len(entries).to_bytes(4, "little") + end[16:]
    ours = oracle.ours("unzip", ["-p", "x.zip"], {"x.zip": bomb}, b"")
    assert ours.status == 3
    assert len(ours.out) <= 64 << 20


@given(st.integers(0, 2000), st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_damaged(oracle: "Oracle", at: int, byte: int) -> None:
    """Nothing crashes, and nothing is outside."""
    data = bytearray(built(("d/", b""), ("d/a", b"a" * 300), link("l", "d/a"), ("q", b"q"), comment=b"c"))
    data[-1 - at % len(data)] = byte
    ours = oracle.ours("unzip", ["-o", "x.zip"], {"x.zip": bytes(data)}, b"")
    assert ours.status in (0, 1, 2, 3, 5, 9, 81)
    assert all(path.startswith("here") for path in ours.tree)


LINES = [
    "unzip x.zip < /dev/null; unzip x.zip < /dev/null; echo $?",
    "unzip -q x.zip; yes | unzip x.zip; echo N | unzip x.zip",
    "unzip -p x.zip d/a | head -n 2; unzip -p x.zip d/a | tail -n 1; unzip -qo x.zip && find d | sort",
    "unzip -Z1 x.zip | sort",
    "unzip -o slip.zip -d new; find . | sort",
    "unzip -l x.zip | tail -n 1; unzip -t x.zip | tail -n 1; echo ${PIPESTATUS[0]}",
]


@pytest.mark.parametrize("line", LINES)
def test_unzip_in_lines(oracle: "Oracle", archives: "Tree", line: str) -> None:
    oracle.check_line(line, tree=archives)


ZIP = """
x d/a|x.zip d/a r.txt|-r x.zip d|-rq x d|-r x.zip d/ r.txt|-r x.zip .|-r x.zip ./d|x.zip d|-j x.zip d/a d/e/y
-rj x.zip d|-ry x.zip d
-y x.zip d/l|x.zip d/l|-rD x.zip d|-r x.zip d -x *y|-r x.zip d -x d/e/*|-r x.zip d -i *y|-r x.zip d -x d/e/ *.o
-r x d -x*.o
-0 x.zip d/a|-9 x.zip d/a|-1 x.zip d/a|-r9 x.zip d|-X x.zip d/a|-rX9q x.zip d|-v x.zip nofile|x.zip nofile
x.zip nofile r.txt|x.zip
-q x.zip nofile|-m x.zip r.txt|-rm x.zip d|-m -j x.zip d/a|-u new.zip d/a|-f new.zip d/a|-r no/x.zip d
-d nofile.zip a|-d x.zip
-u old.zip r.txt|-u old.zip r.txt d/a|-f old.zip|-f old.zip r.txt|old.zip r.txt|old.zip d/a r.txt list|-r old.zip d
-d old.zip r.txt
-d old.zip r.txt nothere|-d old.zip nothere|-d old.zip *|-d old.zip d/*|-m old.zip list|-q old.zip list
junk.zip r.txt|-d junk.zip r.txt
--recurse-paths x.zip d|--quiet x.zip r.txt|--junk-paths x.zip d/a|-r x.zip d --exclude *y|-z x.zip r.txt|--foo|-x
-r x.zip d/e d/e
x.zip d/a d/a|-rj x.zip d d|empty.zip r.txt|none.zip r.txt|-rq x.zip d @ -x y|-D x.zip d|-T x.zip r.txt|x.y r.txt
-g old.zip list
"""


def _name(info: zipfile.ZipInfo) -> str:
    """The name, whether or not it says that it is UTF-8."""
    return info.filename if info.flag_bits & 0x800 else info.filename.encode("cp437").decode()


def members(data: bytes) -> list[object]:
    """What the real library finds in an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return sorted(
            (
                _name(info),
                archive.read(info),
                info.date_time,
                info.external_attr,
                info.compress_type,
                info.flag_bits & 6,
            )
            for info in archive.infolist()
        )


@pytest.mark.parametrize("line", lines(ZIP))
def test_zip(oracle: "Oracle", line: str) -> None:
    old = built(("r.txt", b"old"), ("d/a", b"old" * 100), ("z", b"z"), comment=b"kept")
    tree = TREE | {
        "old.zip": File(old, mtime=THEN),
        "junk.zip": b"junk\n",
        "none.zip": b"",
        "empty.zip": b"PK\x05\x06" + bytes(18),
    }
    ours, real = oracle.ours("zip", line.split(" "), tree, b""), oracle.real("zip", line.split(" "), tree, b"")
    if "-T" in line or "-z" in line:
        assert ours.status == 16
        return
    assert ours.status == real.status
    assert sorted(ours.out.splitlines()) == sorted(real.out.splitlines())
    assert ours.err == real.err
    assert ours.tree.keys() == real.tree.keys()
    for path in real.tree:
        content, expected = ours.tree[path].content, real.tree[path].content
        if path.endswith((".zip", ".y")) and expected[:2] == b"PK":
            assert isinstance(content, bytes)
            assert isinstance(expected, bytes)
            assert members(content) == members(expected)
        else:
            assert content == expected


ZIP_LINES = [
    "zip -q x.zip d/a d/e/y && unzip -t x.zip && unzip -v x.zip && zipinfo x.zip | tail -n +3 && rm x.zip",
    "zip -q - d/a | wc -c > /dev/null; zip -q - d/a > y.zip; unzip -l y.zip; rm *.zip",
    "cat d/a | zip -q z.zip -; unzip -p z.zip | wc; rm *.zip",
    "cat list | zip -@ x.zip; unzip -Z1 x.zip; find d -name 'x*' | zip -q y -@; unzip -Z1 y; rm *.zip",
    "yes | head -n 3000000 > big; zip x.zip big; unzip -p x.zip | wc -l; rm x.zip big",
    "yes | head -n 3000000 > big; zip -0q x.zip big; unzip -tq x.zip; rm x.zip big",
    "cat d/a | zip -q > x.zip; unzip -p x.zip | tail -n 1; rm x.zip; zip -q x d/a; zip -qd x d/a; ls",
]


@pytest.mark.parametrize("line", ZIP_LINES)
def test_zip_in_lines(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line, tree=TREE)


FILES = st.dictionaries(
    st.text(st.sampled_from("ab c\u00e9/"), min_size=1, max_size=12)
    .filter(lambda name: all(name.split("/")))
    .map("d/f{}".format),
    st.binary(max_size=300).map(lambda data: data * 9),
    max_size=5,
)


@given(FILES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_both_ways(oracle: "Oracle", files: dict[str, bytes]) -> None:
    """They unpack ours, and we unpack theirs, to the same."""
    tree: Tree = {
        path: data for path, data in files.items() if not any(other.startswith(f"{path}/") for other in files)
    }
    tree = {"d": None, **tree}
    ours, real = (run("zip", ["-rq", "x.zip", "d"], tree, b"") for run in (oracle.ours, oracle.real))
    content = {path: found.content for path, found in real.tree.items() if not path.endswith(".zip")}
    mine = oracle.real("unzip", ["-q", "x.zip"], {"x.zip": ours.tree["here/x.zip"].content}, b"")
    theirs = oracle.ours("unzip", ["-q", "x.zip"], {"x.zip": real.tree["here/x.zip"].content}, b"")
    for ran in (mine, theirs):
        assert {path: found.content for path, found in ran.tree.items() if not path.endswith(".zip")} == content
