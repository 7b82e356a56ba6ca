"""Small files that come to much: what reads them unpacked ends by the limit of memory, and never holds much more."""

import io
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from mirage import Workspace
from mirage.budget import Limits

pytestmark = pytest.mark.anyio

HELD = 8 << 20
SLACK = 8 << 20
SIZE = 40 << 20
"""What a file may come to that is as small as these."""


def packed(text: bytes) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, 31)
    megabyte = text * ((1 << 20) // len(text))
    return b"".join(packing.compress(megabyte) for _ in range(SIZE >> 20)) + packing.flush()


def in_tar() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        member = tarfile.TarInfo("member")
        member.size = SIZE
        archive.addfile(member, io.BytesIO(bytes(SIZE)))
    return made.getvalue()


def in_zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("member", b"a" * SIZE)
    return made.getvalue()


FILES = {
    "line": packed(b"a"),
    "lines": packed(b"a\n"),
    "nested": packed(b"["),
    "numbers": packed(b"1\n"),
    "x.tgz": in_tar(),
    "x.zip": in_zip(),
}
OVER = """
zcat line | sort
zcat line | sort -n
zcat line | sort -k2 -t,
zcat line | sort -c
zcat line | sort -m - line
sort <(zcat line)
tar xOf x.tgz | sort
unzip -p x.zip | sort
unzip -p x.zip | grep -z b
unzip -p x.zip | jq .
zcat lines | sort
zcat lines | sort -n
zcat lines | shuf
zcat lines | tac
zcat line | grep b
zcat line | grep -z b
zcat lines | grep -z b
zcat lines | grep -zc .
zcat line | grep -o b
zgrep -c b < line
zcat line | sed p
zcat line | awk 1
zcat line | uniq
zcat line | tac
zcat line | rev
zcat line | jq .
zcat line | jq -R .
zcat lines | jq -Rs .
zcat nested | jq .
zcat nested | jq -c --stream .
zcat numbers | jq -s .
jq -n '[range(4000)] | map({a: {b: ("x" * (10000 + 0 * .))}}) | length'
jq -n '[range(4000) | {a: [[{b: ("x" * (10000 + 0 * .))}]]}] | length'
jq -n '[range(4000) | {a: {b: [range(1000)]}}] | length'
jq -n '[limit(4000; repeat({a: {b: ("x" * (10000 + now * 0))}}))] | length'
jq -n '[range(4000)] | map_values({a: {b: ("x" * (10000 + 0 * .))}}) | length'
jq -n '[range(4000)] | .[] |= {a: {b: ("x" * (10000 + 0 * .))}} | length'
(printf '"'; zcat line) | jq .
(printf '[1,'; zcat line) | jq .
zcat line | xargs echo
zcat line | fmt
zcat lines | column
zcat line | column -t
zcat line | tsort
zcat line | paste - -
zcat line | join - line
zcat line | comm - line
read x < <(zcat line)
mapfile x < <(zcat line)
x=$(zcat line)
zcat lines | diff - <(zcat numbers)
"""
THROUGH = """
zcat line | wc -c
tar xOf x.tgz | wc -c
tar tf x.tgz
unzip -p x.zip | wc -c
unzip -t x.zip
zcat line | tr a b | tail -c 5
zcat numbers | jq -n 'reduce limit(1000; inputs) as $x (0; . + $x)'
zcat line | head -c 3
zcat lines | tail -n 1
"""


@pytest.fixture(autouse=True)
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


async def ran(line: str) -> tuple[int, bytes]:
    """Status and messages; what it holds at most is looked at."""
    async with Workspace(limits=Limits(held=HELD)) as ws:
        for name, data in FILES.items():
            await ws.execute(f"cat > {name}", stdin=data)
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        result = await ws.execute(line)
        _, peak = tracemalloc.get_traced_memory()
    assert peak - before < HELD + SLACK
    return result.exit_code, result.stderr


@pytest.mark.parametrize("line", OVER.strip().splitlines())
async def test_what_has_to_be_held_ends_the_line(line: str) -> None:
    assert await ran(line) == (137, f"mirage: limit: memory {HELD}\n".encode())


@pytest.mark.parametrize("line", THROUGH.strip().splitlines())
async def test_what_passes_takes_no_room(line: str) -> None:
    assert await ran(line) == (0, b"")
