"""What a RAM resource may hold: stored bytes count once, holes nothing, names one each; ENOSPC changes nothing."""

import errno
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import closing
from typing import Any, TypeVar

import pytest

from mirage.resource.ram import RAMResource
from mirage.resource.ram.quota import MAX_BYTES, MAX_INODES, parse_size
from mirage.resources import BLOCK
from mirage.streams import once

T = TypeVar("T")


def done(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that waits for nothing."""
    with closing(coroutine):
        try:
            coroutine.send(None)
        except StopIteration as end:
            result: T = end.value
            return result
        raise AssertionError("it waits")


def refused(act: Callable[[], Coroutine[Any, Any, object]]) -> str:
    try:
        done(act())
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "done"


async def read(resource: RAMResource, path: str) -> bytes:
    async with resource.read(path) as reading:
        return b"".join([chunk async for chunk in reading])


FILLED = [bytes([number]) * BLOCK for number in range(8)]


async def blocks(count: int) -> AsyncIterator[bytes]:
    """So many blocks, in the same few objects: what is tested is what they count, not the machine's memory."""
    for number in range(count):
        yield FILLED[number % 8]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (0, 0),
        (4096, 4096),
        ("100", 100),
        ("100B", 100),
        ("64k", 64 << 10),
        ("512MB", 512 << 20),
        ("512 MiB", 512 << 20),
        ("8GB", 8 << 30),
        ("1tib", 1 << 40),
    ],
)
def test_sizes(text: int | str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "MB", "1.5GB", "-1", "10 apples", "1PB", "1iB", -1])
def test_what_is_no_size(text: int | str) -> None:
    with pytest.raises(ValueError, match="512MB"):
        parse_size(text)
    with pytest.raises(ValueError, match="512MB"):
        RAMResource(max_bytes=text)


def test_what_it_may_hold_by_default() -> None:
    assert (MAX_BYTES, MAX_INODES) == (1 << 30, 1_000_000)


def test_a_gibibyte_fits_and_no_byte_more() -> None:
    resource = RAMResource()
    done(resource.write("part", blocks(1024)))
    for number in range(15):
        done(resource.copy("part", f"copy{number}"))
    assert resource.used == 1024 * BLOCK
    assert refused(lambda: resource.write("rest", blocks(MAX_BYTES // BLOCK - 1024))) == "done"
    assert resource.used == MAX_BYTES
    assert refused(lambda: resource.append("rest", once(b"x"))) == "ENOSPC"
    assert refused(lambda: resource.write("more", once(b"x"))) == "ENOSPC"
    done(resource.delete("rest"))
    assert resource.used == 1024 * BLOCK


def test_a_refused_write_leaves_the_old_content_and_no_charge() -> None:
    resource = RAMResource(max_bytes="256KiB")
    done(resource.write("file", blocks(3)))
    before = done(read(resource, "file"))
    assert refused(lambda: resource.write("file", blocks(2))) == "ENOSPC"
    assert refused(lambda: resource.write("other", blocks(2))) == "ENOSPC"
    assert done(read(resource, "file")) == before
    assert refused(lambda: resource.stat("other")) == "ENOENT"
    assert resource.used == 3 * BLOCK


def test_a_full_one_can_be_written_in_place_cut_and_emptied() -> None:
    resource = RAMResource(max_bytes=3 * BLOCK)
    done(resource.write("file", blocks(3)))
    file = done(resource.open("file", write=True))
    assert done(file.write_at(BLOCK + 5, b"in place")) == BLOCK + 13
    assert done(file.write_at(0, b"\xff" * BLOCK)) == BLOCK
    assert done(file.read_at(BLOCK + 4, 10)) == b"\1in place\1"
    assert refused(lambda: file.write_at(None, b"x")) == "ENOSPC"
    done(file.truncate(2 * BLOCK + 1))
    assert resource.used == 2 * BLOCK + 1
    done(file.truncate(0))
    assert resource.used == 0


def test_an_append_adds_what_has_room() -> None:
    resource = RAMResource(max_bytes=2 * BLOCK)
    assert refused(lambda: resource.append("file", blocks(3))) == "ENOSPC"
    assert done(resource.stat("file")).size == 2 * BLOCK


def test_copies_count_when_they_are_written() -> None:
    resource = RAMResource(max_bytes=4 * BLOCK)
    done(resource.write("file", blocks(3)))
    for name in ("one", "two", "three"):
        done(resource.copy("file", name))
    assert resource.used == 3 * BLOCK
    one = done(resource.open("one", write=True))
    done(one.write_at(0, b"x"))
    assert resource.used == 4 * BLOCK
    two = done(resource.open("two", write=True))
    assert refused(lambda: two.write_at(0, b"x")) == "ENOSPC"
    assert done(read(resource, "two")) == done(read(resource, "file"))
    done(resource.delete("file"))
    assert resource.used == 4 * BLOCK
    for name in ("one", "two", "three"):
        done(resource.delete(name))
    done(one.aclose())
    done(two.aclose())
    assert resource.used == 0


def test_holes_count_nothing() -> None:
    resource = RAMResource(max_bytes=BLOCK)
    file = done(resource.open("file", write=True, create=True))
    done(file.truncate(1 << 40))
    assert resource.used == 0
    assert done(resource.stat("file")).size == 1 << 40
    assert refused(lambda: file.truncate((1 << 40) + 1)) == "EFBIG"
    assert refused(lambda: file.write_at(None, b"x")) == "EFBIG"
    assert done(file.write_at(1 << 39, b"x")) == (1 << 39) + 1
    assert refused(lambda: file.write_at(1 << 38, b"x")) == "ENOSPC"


def test_each_name_counts() -> None:
    resource = RAMResource(max_inodes=4)
    done(resource.make_dir("dir"))
    done(resource.write("file", once(b"")))
    done(resource.link("file", "second"))
    done(resource.symlink("link", "file"))
    for act in (
        lambda: resource.make_dir("more"),
        lambda: resource.write("more", once(b"x")),
        lambda: resource.append("more", once(b"x")),
        lambda: resource.copy("file", "more"),
        lambda: resource.link("file", "more"),
        lambda: resource.symlink("more", "x"),
        lambda: resource.open("more", create=True),
    ):
        assert refused(act) == "ENOSPC"
    assert (resource.inodes, resource.used) == (4, len("file"))
    assert refused(lambda: resource.write("file", once(b"content"))) == "done"
    assert refused(lambda: resource.rename("file", "second")) == "done"
    for left, name in ((3, "file"), (2, "link"), (1, "dir"), (0, "second")):
        done(resource.delete(name))
        assert resource.inodes == left
    assert refused(lambda: resource.make_dir("more")) == "done"


def test_a_name_that_is_replaced_is_free() -> None:
    resource = RAMResource.from_files({"a": b"1", "b": b"2", "dir/c": b"3"})
    done(resource.make_dir("empty"))
    assert resource.inodes == 5
    done(resource.rename("a", "b"))
    done(resource.rename("dir", "empty"))
    assert (resource.inodes, resource.used) == (3, 2)


def test_targets_of_links_count() -> None:
    resource = RAMResource(max_bytes=100)
    done(resource.symlink("link", "x" * 60))
    assert refused(lambda: resource.symlink("more", "x" * 60)) == "ENOSPC"
    assert (resource.inodes, resource.used) == (1, 60)
    done(resource.delete("link"))
    assert resource.used == 0


def test_a_cut_counts_what_it_keeps() -> None:
    resource = RAMResource(max_bytes=4 * BLOCK)
    done(resource.write("file", blocks(3)))
    cut = resource.cut()
    done(resource.delete("file"))
    assert resource.used == 3 * BLOCK
    assert refused(lambda: resource.write("other", blocks(2))) == "ENOSPC"
    cut.close()
    assert resource.used == 0
