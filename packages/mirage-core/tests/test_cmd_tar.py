"""tar against the real one."""

import gzip
import io
import tarfile
from typing import TYPE_CHECKING

import anyio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle import Dir, File, Hard, Link, Node, _run_line

if TYPE_CHECKING:
    from oracle import Oracle, Tree

THEN = 1_700_000_000 * 10**9
TEXT = b"".join(b"%d\n" % number for number in range(300))
LONG = "long" * 30
TREE: "Tree" = {
    "list": File(b"d/a\nd/e\n", mtime=THEN),
    "zero": File(b"d/a\0d/e\0", mtime=THEN),
    "patterns": File(b"*.o\ny\n", mtime=THEN),
    "d": Dir(mtime=THEN),
    "d/.git": Dir(mtime=THEN),
    "d/.git/config": File(b"config\n", mtime=THEN),
    "d/a": File(TEXT, mtime=THEN),
    "d/b c": File(b"blank\n", mode=0o600, mtime=THEN + 500_000_000),
    "d/e": Dir(mode=0o700, mtime=THEN),
    "d/e/x.o": File(b"", mtime=THEN),
    "d/e/y": File(b"y" * 512, mode=0o755, mtime=THEN),
    "d/h": Hard("d/a"),
    "d/l": Link("a", mtime=THEN),
    "d/n\n\\": File(b"odd", mtime=THEN),
    "d/\u00e9": File(b"accent", mtime=THEN),
    f"d/{LONG}": File(b"long", mtime=THEN),
    f"d/to-{LONG}": Link(LONG, mtime=THEN),
}

OURS = "--sort=name --owner=me:1 --group=us:2"

CREATE = """
-cf x.tar d|-cvf x.tar d|-cvvf x.tar d|cf x.tar d|cvf x.tar d list|-c -f x.tar -v d/a|--create --file=x.tar d
-cf x.tar ./d
-cf x.tar --mtime=@0 .|-cf x.tar d/|-cf x.tar d/e d/a|-cf x.tar d/a d/a|-cf x.tar nofile|-cf x.tar d nofile list
-cf x.tar|-cf x.tar -C d a l|-cf x.tar -C d a -C e y|-cf x.tar d -C d a
-cf x.tar -T list|-cf x.tar --null -T zero|-cf x.tar -T zero|-cf x.tar --no-recursion -T list
-cf x.tar --no-recursion d
-cf x.tar -T list d/l|-cf x.tar --exclude=y d|-cf x.tar --exclude=*.o d|-cf x.tar --exclude=d/e d
-cf x.tar --exclude=e/y d|-cf x.tar --exclude=d d|-cf x.tar --anchored --exclude=e d
-cf x.tar --anchored --exclude=d/e d
-cf x.tar --no-wildcards --exclude=*.o d|-cf x.tar -X patterns d|-cf x.tar --exclude-vcs d|-cf x.tar d --exclude=d/e
-cf x.tar d --exclude=y list|-cf x.tar --exclude=./d/e ./d|-cf x.tar --ignore-case --exclude=Y d
-cf x.tar --exclude=D d
-cf x.tar --transform=s,^d,D, d|-cvf x.tar --xform=s/a/b/g d|-cf x.tar --xform=s/\\(d\\)\\/\\(.\\)/\\2\\1/ d
-cf x.tar --xform=s/[ae]/\\U&/ d|-cf x.tar --xform=s/a/ZZ/S d|-cf x.tar --xform=flags=r;s/a/b/ d/a
-cvf x.tar --show-transformed --xform=s/d/D/ d|-cf x.tar --mode=a+w d|-cf x.tar --mode=600 d/a
-cf x.tar --mtime=2020-01-01 d
-cf x.tar --mtime=@5 d/a|-cf x.tar --numeric-owner d/a|-cf x.tar --format=ustar d/a d/e|-cf x.tar --format=gnu d
-cf x.tar --format=ustar d|-chf x.tar d/a d/l|-cf x.tar --hard-dereference d|-cf x.tar d --remove-files
-cvf x.tar --remove-files d/e
-cf x.tar ../here/d/a|-cf x.tar ../here/d|-cPf x.tar ../here/d/a|-cf x.tar d/../d/a|-cf nodir/x.tar d
-cf d d/a
-cf x.tar -b 1 d/a|-cf x.tar -b 40 d/a|-cf x.tar --newer-mtime=2023-11-15 d|-cf x.tar -- d/a|-cf x.tar --add-file=d/a
-cSf x.tar d/a
--posix -cf x.tar nofile|-cf - d/a|-c d/a|-cvf - d/a|-cvvf - d/e|cf - d/l
"""

WRONG = """
|-f x.tar|-ctf x.tar d|-c|-x -t|-cf x.tar --sort=foo d|-Af x.tar y.tar"""


def lines(text: str) -> list[str]:
    return [line for line in text.replace("\n", "|").split("|") if line]


@pytest.mark.parametrize("line", lines(CREATE))
def test_create(oracle: "Oracle", line: str) -> None:
    """The archive is the same to the byte."""
    words = line.split(" ")
    if line.startswith("c"):
        words = ["-" + words[0], *words[1:]]
    oracle.check("tar", *OURS.split(" "), *words, tree=TREE)


def real_archive(oracle: "Oracle", *words: str, tree: "Tree | None" = None) -> bytes:
    made = oracle.real("tar", [*OURS.split(" "), "-cf", "-", *words], TREE if tree is None else tree, b"")
    return made.out


@pytest.fixture(scope="module")
def archives(oracle: "Oracle") -> "Tree":
    plain = real_archive(oracle, "d")
    return {
        "x.tar": File(plain, mtime=THEN),
        "x.tgz": real_archive(oracle, "-z", "d"),
        "x.tar.bz2": real_archive(oracle, "-j", "d"),
        "x.tar.xz": real_archive(oracle, "-J", "d"),
        "ustar.tar": real_archive(oracle, "--format=ustar", "d/a", "d/e", "d/l"),
        "pax.tar": real_archive(oracle, "--format=pax", "d"),
        "abs.tar": real_archive(oracle, "-P", "--xform=s,^,/abs/,", "d/a", "d/h"),
        "up.tar": real_archive(oracle, "-P", "--xform=s,^d,../up,", "d"),
        "empty.tar": bytes(10240),
        "none.tar": b"",
        "junk.tar": b"junk\n",
        "junk2.tar": b"junk" * 1000,
        "short.tar": plain[:3000],
        "header.tar": plain[:1000],
        "lone.tar": plain[: plain.rfind(b"ustar") // 512 * 512 + 1024],
        "damaged.tar": plain[:512] + b"X" * 512 + plain[1024:],
        "short.tgz": real_archive(oracle, "-z", "d")[:300],
        "o": None,
        "o/d/a": File(b"old", mtime=THEN + 10**10),
        "o/d/e/y": Dir(),
        "o/d/e/y/z": b"z",
        "o/d/b c": Dir(),
        "list": File(b"d/a\nd/e\n", mtime=THEN),
        "patterns": b"*.o\ny\n",
    }


READ = """
-tf x.tar|-tvf x.tar|tf x.tar|tvf x.tar|-tvvf x.tar|-t -f x.tar d/e|-tf x.tar d/e/|-tf x.tar d/a d/nothere
-tf x.tar d/*
--wildcards -tf x.tar d/*|--wildcards -tf x.tar *.o|--no-wildcards -tf x.tar d/*|-tf x.tar --exclude=*.o
-tf x.tar -X patterns
-tf x.tar --exclude=d/e|-tf x.tar -T list|-tf x.tar --numeric-owner -v|-tvf x.tar --full-time|-tf x.tgz|-tzf x.tgz
-tjf x.tar.bz2
-tf x.tar.bz2|-tJf x.tar.xz|-tf x.tar.xz|-tzf x.tar|-tvf ustar.tar|-tvf pax.tar|-tvf pax.tar --full-time|-tf abs.tar
-tvf abs.tar
-tf up.tar|-tf empty.tar|-tf none.tar|-tf junk.tar|-tf junk2.tar|-tf short.tar|-tvf short.tar|-tf header.tar
-tf damaged.tar
-tf nofile|-tf o|-tf x.tar --xform=s/d/D/|-tf x.tar --xform=s/d/D/ --show-transformed|--get -f x.tar|-xf x.tar
-xvf x.tar
-xvvf x.tar|-xf x.tar d/a|-xf x.tar d/e d/nothere|-xf x.tar -C o|-xvf x.tar -C o|-xf x.tar -C nodir|-xf x.tgz
-xzvf x.tgz
-xf x.tar.bz2|-xJf x.tar.xz|-xf pax.tar|-xf ustar.tar|-xf abs.tar|-xvf abs.tar|-xf up.tar|-xvf up.tar
-xf x.tar --strip-components=1
-xvf x.tar --strip-components=1|-xf x.tar --strip=2|-xvf x.tar --strip=1 --show-transformed|-xOf x.tar
-xOvf x.tar d/a d/e
-xf x.tar -O d/a|-xkf x.tar -C o|-xf x.tar --skip-old-files -C o|-xf x.tar --keep-newer-files -C o
-xf x.tar --overwrite d/a -C o
-xf x.tar -C o d/a|-xf x.tar -m|-xf x.tar --xform=s/d/D/|-xvf x.tar --xform=s,d/,q/,|
-xf x.tar --exclude=e|-xf empty.tar
-xf none.tar|-xf junk.tar|-xf header.tar|-xf damaged.tar|-xzf x.tar|-xjf x.tar|-xJf x.tar|-xf nofile
-xf x.tar --wildcards *.o
-xf x.tar -p|-xpf x.tar --no-same-owner|--extract --file=x.tar --verbose|-xf x.tar d/h|-xUf x.tar|-itf x.tar
-Oxf x.tar d/l
-f x.tar -t -v d/a d/l|-rf x.tar list|-rvf x.tar list o|-rf new.tar list|-uf x.tar list|-rzf x.tgz list
-rf x.tgz list
-rf empty.tar list|-rf none.tar list
"""


@pytest.mark.parametrize("line", lines(READ))
def test_read(oracle: "Oracle", archives: "Tree", line: str) -> None:
    words = line.split(" ")
    if words[0][1] in "ru":
        words = [*OURS.split(" "), *words]
    oracle.check("tar", *words, tree=archives, times=True)


@pytest.mark.parametrize("line", lines(WRONG))
def test_wrong(oracle: "Oracle", line: str) -> None:
    ours = oracle.ours("tar", line.split(" ") if line else [], TREE, b"")
    real = oracle.real("tar", line.split(" ") if line else [], TREE, b"")
    assert (ours.status != 0) == (real.status != 0)


SHELL = [
    "tar czf x.tgz d && mkdir o && tar xzf x.tgz -C o && find o | sort && cat o/d/e/y | wc -c",
    "tar cf - d | tar tf - | sort",
    "tar cf - -C d . | wc -c",
    "tar czf - d | tar tf -; echo $?; tar czf - d | tar tzf - | sort; tar cJf - d | tar tJ | wc -l",
    "find d -type f | sort | tar cf x.tar -T - ; tar tf x.tar",
    "find d -print0 | tar --null --no-recursion -cf x.tar -T -",
    "tar cf x.tar d; tar xf x.tar -O d/a | tail -n 1; tar xf x.tar --to-stdout d/e/y | wc -c; tar tf - < x.tar | wc -l",
    "tar caf x.tar.bz2 d/a && bzip2 -t x.tar.bz2 && tar tf x.tar.bz2; tar cf x.txz -I xz d/a && tar xvf x.txz",
    "tar cf x.tar d; tar rf x.tar list; tar tf x.tar | tail -n 1; tar uvf x.tar d list",
    "tar cf x.tar d; touch d/a; tar uvf x.tar d/a list",
    "tar cf x.tar d/a; chmod 644 d/a; tar cvf y.tar x.tar y.tar",
    "yes | head -n 100000 > big; tar cf x.tar big; tar xOf x.tar | wc -l; tar xOf x.tar | head -n 1",
    "cd d; tar cf ../x.tar *; cd ..; tar tf x.tar | wc -l",
]


@pytest.mark.parametrize("line", SHELL)
def test_tar_in_lines(oracle: "Oracle", line: str) -> None:
    # Whose files they are and in which order a directory lists them is not the same here.
    line = line.replace("tar c", "tar --sort=name -c").replace("--sort=name -cvf", "--sort=name -vcf")
    oracle.check_line(f"{line}; rm -f *.tar *.txz *.bz2 *.tgz big", tree=TREE)


NAMES = st.text(st.sampled_from("ab c\n\\\u00e9\udcff."), min_size=1, max_size=120).filter(lambda name: name.strip("."))
NODES = st.one_of(
    st.builds(File, st.binary(max_size=2000), st.just(0o644), st.just(THEN)),
    st.builds(Link, NAMES, st.just(THEN)),
    st.just(Dir(mtime=THEN)),
)


@given(
    st.dictionaries(NAMES.map(lambda name: f"d/{name[:100]}"), NODES, max_size=6),
    st.sampled_from(["gnu", "pax", "ustar"]),
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_both_ways(oracle: "Oracle", tree: dict[str, Node], form: str) -> None:
    """Whatever is in a tree, they make of our archive what we make of theirs."""
    tree = {"d": Dir(mtime=THEN), **tree}
    words = [*OURS.split(" "), f"--format={form}", "-cf", "-", "d"]
    ours, real = oracle.ours("tar", words, tree, b""), oracle.real("tar", words, tree, b"")
    assert (ours.status, ours.err) == (real.status, real.err)
    if form != "pax":
        assert ours.out == real.out
    from_ours = oracle.real("tar", ["-xf", "-"], {}, ours.out, times=True)
    from_theirs = oracle.ours("tar", ["-xf", "-"], {}, real.out, times=True)
    assert from_theirs.tree == from_ours.tree


def archive(*members: tarfile.TarInfo | tuple[tarfile.TarInfo, bytes]) -> bytes:
    """An archive of whatever members."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as file:
        for member in members:
            info, data = member if isinstance(member, tuple) else (member, b"")
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def info(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type = kind
    member.linkname = target
    return member


def file(name: str) -> tuple[tarfile.TarInfo, bytes]:
    return info(name), b"evil"


SLIPS = {
    "absolute": archive(file("/base/evil")),
    "up": archive(file("../evil")),
    "deep up": archive(file("a/../../evil")),
    "slashes": archive(file("//base//evil")),
    "link to absolute": archive(info("l", tarfile.SYMTYPE, "/base"), file("l/evil")),
    "link up": archive(info("l", tarfile.SYMTYPE, ".."), file("l/evil")),
    "link within": archive(info("a", tarfile.DIRTYPE), info("l", tarfile.SYMTYPE, "a/../.."), file("l/evil")),
    "two links": archive(info("x", tarfile.SYMTYPE, "."), info("x/y", tarfile.SYMTYPE, ".."), file("x/y/evil")),
    "link file": archive(info("l", tarfile.SYMTYPE, "../victim"), file("l")),
    "link then hard": archive(info("l", tarfile.SYMTYPE, "../victim"), info("h", tarfile.LNKTYPE, "l"), file("h")),
    "hard up": archive(info("h", tarfile.LNKTYPE, "../victim"), file("h")),
    "hard absolute": archive(info("h", tarfile.LNKTYPE, "/base/victim"), file("h")),
    "through planted": archive(file("planted/evil")),
    "hard through planted": archive(info("h", tarfile.LNKTYPE, "planted/victim"), file("h")),
    "dir through planted": archive(info("planted/new", tarfile.DIRTYPE)),
    "link through planted": archive(info("planted/new", tarfile.SYMTYPE, "x")),
    "planted replaced": archive(info("planted", tarfile.DIRTYPE), file("planted/evil")),
    "device": archive(info("null", tarfile.CHRTYPE)),
}


@pytest.mark.parametrize("words", [[], ["--overwrite"], ["-k"], ["-U"], ["--strip-components=0"], ["--xform=s,x,x,"]])
@pytest.mark.parametrize("slip", SLIPS)
def test_nothing_is_written_outside(oracle: "Oracle", slip: str, words: list[str]) -> None:
    tree: Tree = {
        "../victim": b"good",
        "planted": Link(".."),
        "in/x.tar": SLIPS[slip],
        "planted-file": Link("../victim"),
    }
    ours = oracle.ours("tar", ["-xf", "in/x.tar", *words], tree, b"")
    outside = {path: found.content for path, found in ours.tree.items() if not path.startswith("here")}
    assert outside == {"victim": b"good"}


def test_a_link_of_one_archive_leads_no_other_outside(oracle: "Oracle") -> None:
    tree: Tree = {"../victim": b"good", "1.tar": SLIPS["link up"], "2.tar": archive(file("l/evil"))}
    ours = anyio.run(_run_line, "tar xf 1.tar; readlink l; tar xf 2.tar; echo $?", tree, b"")
    assert {path for path in ours.tree if not path.startswith("here")} == {"victim"}
    assert ours.out == b"..\n2\n"


def sparse(size: int) -> bytes:
    """A member that is all hole."""
    block = bytearray(archive(info("hole"))[:512])
    block[156:157] = b"S"
    block[483:495] = (size | 1 << 95).to_bytes(12, "big")
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + bytes(1024)


def test_bombs_end_by_their_limits(oracle: "Oracle") -> None:
    ours = oracle.ours("tar", ["-xf", "x.tar"], {"x.tar": sparse(1 << 50)}, b"")
    assert (ours.status, list(ours.tree)) == (2, ["here", "here/x.tar"])
    assert b"refused: it comes to more than 200 times its size" in ours.err
    zeros = archive((info("zeros"), bytes(80 << 20)))
    ours = oracle.ours("tar", ["-xf", "x.tgz"], {"x.tgz": gzip.compress(zeros)}, b"")
    assert (ours.status, list(ours.tree)) == (2, ["here", "here/x.tgz"])
    assert b"refused" in ours.err


def test_a_small_hole_is_read(oracle: "Oracle") -> None:
    assert oracle.ours("tar", ["-xOf", "x.tar"], {"x.tar": sparse(70000)}, b"").out == bytes(70000)


@given(st.integers(0, 511), st.integers(0, 255), st.integers(0, 8))
@settings(max_examples=150, deadline=None)
def test_damaged(oracle: "Oracle", at: int, byte: int, where: int) -> None:
    """Whatever a header says, nothing crashes, and nothing is outside."""
    data = bytearray(
        archive(info("d", tarfile.DIRTYPE), file("d/a"), info("d/l", tarfile.SYMTYPE, "a"), file("z" * 150))
    )
    start = where * 512 % (len(data) - 512)
    data[start + at] = byte
    data[start + 148 : start + 156] = b" " * 8
    data[start + 148 : start + 156] = b"%06o\0 " % sum(data[start : start + 512])
    ours = oracle.ours("tar", ["-xf", "-"], {}, bytes(data))
    assert ours.status in (0, 2)
    assert all(path.startswith("here") for path in ours.tree)
