"""md5sum and its kin, cksum, sum, base64, base32 and basenc against the real ones."""

import base64
import hashlib
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

MD5 = b"b1946ac92492d2347c6235b4d2611184"
SUMS = MD5 + b"  a\n92eb5ffee6ae2fec3ad71c777531578f  b\n"
BLAKE = hashlib.blake2b(b"hello\n", digest_size=16).hexdigest().encode()

TREE = {
    "a": b"hello\n",
    "b": b"b",
    "e": b"",
    "n\nl": b"",
    "b\\s": b"",
    "d": None,
    "big": bytes(range(256)) * 9000,
    "sums": SUMS,
    "mixed": SUMS + b"junk\n\n# c\n" + b"0" * 32 + b"  a\n" + b"0" * 32 + b"  nope\n",
    "tag": b"MD5 (a) = " + MD5 + b"\nMD5 (b) = 92eb5ffee6ae2fec3ad71c777531578f\n",
    "t256": b"SHA256 (a) = " + hashlib.sha256(b"hello\n").hexdigest().encode() + b"\n",
    "esc": b"\\d41d8cd98f00b204e9800998ecf8427e  n\\nl\n\\d41d8cd98f00b204e9800998ecf8427e  b\\\\s\n",
    "badesc": b"\\d41d8cd98f00b204e9800998ecf8427e  n\\xl\n",
    "junk": b"junk\n",
    "upper": MD5.upper() + b"  a\n",
    "star": MD5 + b" *a\n",
    "crlf": MD5 + b"  a\r\n",
    "one": MD5 + b" a\n",
    "both": MD5 + b" a\n" + MD5 + b"  a\n",
    "both2": MD5 + b"  a\n" + MD5 + b" a\n",
    "miss": MD5 + b"  nope\n",
    "indented": b"  " + SUMS,
    "noend": MD5 + b"  a",
    "dash": MD5 + b"  -\n",
    "tabs": MD5 + b"\t a\n",
    "odd": b"MD5(a)= " + MD5 + b"\nMD5 (b)) = 92eb5ffee6ae2fec3ad71c777531578f\nMD5 (a) = 12\n",
    "blake": BLAKE + b"  a\n",
    "blaketag": b"BLAKE2b-128 (a) = " + BLAKE + b"\nBLAKE2b-7 (a) = 00\nBLAKE2b (a) = 00\n",
    "dirs": MD5 + b"  d\n",
}

LINES = """
md5sum|md5sum a b|md5sum -b a|md5sum -t a|md5sum --tag a|md5sum -z a b|md5sum nope d a|md5sum -c sums|md5sum -c mixed
md5sum -cw mixed|md5sum -c --quiet mixed|md5sum -c --status mixed|md5sum -c --strict mixed
md5sum -c --ignore-missing mixed|md5sum -c --ignore-missing miss|md5sum -c miss|md5sum -c tag|md5sum -c t256
md5sum -c esc|md5sum -c badesc|md5sum -c junk|md5sum -cw junk|md5sum -c upper|md5sum -c star|md5sum -c crlf
md5sum -c one|md5sum -c both|md5sum -c both2|md5sum -c nope|md5sum -c d|md5sum -c sums nope tag|md5sum --quiet a
md5sum --status a|md5sum --warn a|md5sum --strict a|md5sum -c tabs|md5sum --ignore-missing a|md5sum -c --tag sums
md5sum -bc sums|md5sum --tag -t a|md5sum -tb --tag a|md5sum -zc sums|md5sum -q|md5sum -c indented|md5sum -c -|md5sum -
md5sum - a -|md5sum -c e|md5sum -c noend|md5sum -c dash|md5sum -c odd|md5sum -c dirs|md5sum -cw odd|md5sum big
sha256sum -c sums|sha256sum -c t256|md5sum a -b --tag|sha1sum a big|sha224sum --tag a|sha384sum a big|sha512sum -b a
b2sum a big|b2sum -l 128 a|b2sum -l 128 --tag a|b2sum -l 0 a|b2sum -l 7 a|b2sum -l 520 a|b2sum -l x a|b2sum --tag a
b2sum --tag -l 512 a|b2sum -c blake|b2sum -c blaketag|b2sum -cw blaketag|b2sum -l 64 -c blake
sha512sum -c --quiet --strict sums|md5sum -c --status --ignore-missing miss|md5sum -c --status sums
sha256sum --tag -z a|cksum a b big e|cksum|cksum -|cksum -a crc a|cksum -a md5 a|cksum -a md5 --untagged a
cksum -a sysv a big|cksum -a bsd a b big|cksum -a sha224 a|cksum -a blake2b a|cksum -a blake2b -l 64 a|cksum -a x a
cksum --tag -a md5 a|cksum -a bsd -c sums|cksum -c sums|cksum -c tag t256|cksum -a md5 -c sums|cksum -a md5 -c tag
cksum -l 8 a|cksum nope|cksum -z a|cksum -a md5 -z a|cksum -a crc -c sums|cksum --raw a|cksum -a md5 --quiet a
cksum -c --ignore-missing tag|cksum --algorithm=sha1 a|cksum -a sha a|cksum -c blaketag|cksum -a blake2b -c blake
cksum -a sm3 a|cksum -a sha512 a b|cksum -cw sums|cksum -c mixed|sum a b big|sum|sum -s a b big|sum -r a|sum nope d
sum -q|sum --sysv a|sum -s|sum -|sum e|sum -s e|sum -rs a|sum -sr a|base64 a|base64 big|base64 -w 0 a|base64 -w 5 a b
base64 -w 5 a|base64 -w x a|base64 -w -1 a|base64 nope|base64 d|base64 e|base64 -w1 a|base64 -w 0 big
base64 -w 100 big|base64 -d junk|base64 -d sums|base64 -di sums|base64 a b|base64 -x|base64 -d e|base32 a|base32 big
base32 -w 0 a|base32 -w 7 a|base32 -d junk|base32 -di sums|base32 -d sums|base64 --wrap=3 b|base64|basenc a
basenc --base64url big|basenc --base32hex big|basenc --base16 big|basenc --base2msbf a|basenc --base2lsbf a
basenc --z85 a|basenc --z85 e|basenc --z85 -d sums|basenc --base16 -d sums|basenc --base16 --z85 -w 9 sums|basenc a b
basenc --base16 a b|basenc --base16 -d junk|basenc --base2msbf -d junk|basenc --base32hex -di sums
basenc --base64url -di sums
"""


@pytest.mark.parametrize("line", LINES.strip("\n").replace("\n", "|").split("|"))
def test_sums(oracle: "Oracle", line: str) -> None:
    name, *words = line.split(" ")
    oracle.check(name, *words, tree=TREE, stdin=b"some input\n")


@pytest.mark.parametrize("options", [[], ["-z"], ["--tag"], ["-b"]])
def test_names_that_do_not_fit_on_a_line(oracle: "Oracle", options: list[str]) -> None:
    oracle.check("md5sum", *options, "n\nl", "b\\s", "a", tree=TREE)


WAYS = st.sampled_from("base64 base64url base32 base32hex base16 base2msbf base2lsbf z85".split())
LETTERS = {
    "base64": b"AZaz09+/=\n",
    "base64url": b"AZaz09-_=\n",
    "base32": b"AZ27=\n",
    "base32hex": b"AV09=\n",
    "base16": b"AF09\na",
    "base2msbf": b"01\n",
    "base2lsbf": b"01\n",
    "z85": b"09azAZ.-:#$\n",
}


@settings(max_examples=250, deadline=None)
@given(way=WAYS, data=st.binary(max_size=80), wrap=st.integers(0, 20))
def test_encoding_any_bytes(oracle: "Oracle", way: str, data: bytes, wrap: int) -> None:
    oracle.check("basenc", f"--{way}", "-w", str(wrap), stdin=data)


@settings(max_examples=400, deadline=None)
@given(way=WAYS, data=st.data(), ignore=st.booleans())
def test_decoding_any_text(oracle: "Oracle", way: str, data: st.DataObject, ignore: bool) -> None:
    letters = LETTERS[way] + b"!"
    text = data.draw(st.lists(st.sampled_from([bytes((byte,)) for byte in letters]), max_size=24).map(b"".join))
    oracle.check("basenc", f"--{way}", "-di" if ignore else "-d", stdin=text)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), way=st.sampled_from(["crc", "bsd", "sysv"]))
def test_old_sums_of_any_bytes(oracle: "Oracle", data: bytes, way: str) -> None:
    oracle.check("cksum", "-a", way, stdin=data)


def test_crc32(oracle: "Oracle") -> None:
    done = oracle.ours("crc32", ["a", "nope"], TREE, b"")
    assert done.out == b"%08x\ta\n" % zlib.crc32(b"hello\n")
    assert (done.status, done.err) == (1, b"crc32: nope: No such file or directory\n")
    assert oracle.ours("crc32", ["a"], TREE, b"").out == b"%08x\n" % zlib.crc32(b"hello\n")


@pytest.mark.parametrize(
    ("words", "out"),
    [
        (["a"], b"MD5 (a) = " + MD5 + b"\n"),
        (["-r", "a"], MD5 + b" a\n"),
        (["-q", "a"], MD5 + b"\n"),
        (["-s", "hello\n"], b'MD5 ("hello\n") = ' + MD5 + b"\n"),
        (["-p"], b"hello\n" + MD5 + b"\n"),
        ([], MD5 + b"\n"),
    ],
)
def test_md5_as_bsd_has_it(oracle: "Oracle", words: list[str], out: bytes) -> None:
    done = oracle.ours("md5", words, TREE, b"hello\n")
    assert (done.status, done.out, done.err) == (0, out, b"")


@pytest.mark.parametrize("size", [0, 1, 4, 5, 6, 9, 4860, 4864, 65536, 200_001])
@pytest.mark.parametrize("wrap", ["1", "76", "1000"])
def test_long_lines_and_last_groups(oracle: "Oracle", size: int, wrap: str) -> None:
    data = bytes(each * each % 251 for each in range(size))
    for name, coding in (("base64", base64.b64encode), ("base32", base64.b32encode)):
        written = oracle.check(name, "-w", wrap, stdin=data).out
        assert written.replace(b"\n", b"") == coding(data)
        assert oracle.check(name, "-d", stdin=written).out == data
