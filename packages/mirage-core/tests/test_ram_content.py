"""Contents in memory: equal to plain bytes whatever is done, shared until written, linear, and exactly charged."""

import errno
from collections.abc import Callable
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from mirage.resource.ram import content as module
from mirage.resource.ram.content import FILE_MAX, ZEROS, Content
from mirage.resource.ram.quota import Quota
from mirage.resources import BLOCK

SMALL = 8
"""A block size with which few bytes reach every case."""

OFFSETS = st.one_of(st.integers(0, 6 * SMALL), st.integers(0, 5).map(lambda number: number * SMALL))


def bytes_of(content: Content) -> bytes:
    return b"".join(content.pieces(0, content.size))


def written(model: bytes, offset: int, data: bytes) -> bytes:
    grown = model + bytes(max(0, offset - len(model)))
    return grown[:offset] + data + grown[offset + len(data) :]


class Pair:
    """A content and what it should hold."""

    def __init__(self, content: Content, model: bytes) -> None:
        self.content = content
        self.model = model


class Contents(RuleBasedStateMachine):
    """Contents that share, each beside plain bytes. ``room`` is what the quota has."""

    room = 1 << 20

    def __init__(self) -> None:
        super().__init__()
        self.patch = mock.patch.multiple(module, BLOCK=SMALL, ZEROS=bytes(SMALL))
        self.patch.start()
        self.quota = Quota(self.room)
        self.pairs = [Pair(Content(self.quota), b"")]

    def teardown(self) -> None:
        try:
            self.look_at_all()
        finally:
            self.patch.stop()

    def pick(self, number: int) -> Pair:
        return self.pairs[number % len(self.pairs)]

    @rule(number=st.integers(0, 9), data=st.binary(max_size=3 * SMALL))
    def append(self, number: int, data: bytes) -> None:
        pair = self.pick(number)
        self._write(pair, len(pair.model), data, lambda: pair.content.append(data))

    @rule(number=st.integers(0, 9), offset=OFFSETS, data=st.binary(max_size=3 * SMALL))
    def write(self, number: int, offset: int, data: bytes) -> None:
        pair = self.pick(number)
        self._write(pair, offset, data, lambda: pair.content.write_at(offset, data))

    @rule(number=st.integers(0, 9), size=st.integers(0, 8 * SMALL))
    def truncate(self, number: int, size: int) -> None:
        pair = self.pick(number)
        before = self.quota.used
        try:
            pair.content.truncate(size)
        except OSError as refused:
            self._require_full(refused, before)
            assert len(self.pairs) > 1 or size > len(pair.model), "cutting off what nobody shares needs no room"
            return
        pair.model = (pair.model + bytes(max(0, size - len(pair.model))))[:size]

    @precondition(lambda self: len(self.pairs) < 5)
    @rule(number=st.integers(0, 9))
    def share(self, number: int) -> None:
        before = self.quota.used
        pair = self.pick(number)
        self.pairs.append(Pair(pair.content.share(), pair.model))
        assert self.quota.used == before, "a share costs nothing"

    @precondition(lambda self: len(self.pairs) > 1)
    @rule(number=st.integers(0, 9))
    def drop(self, number: int) -> None:
        self.pairs.remove(self.pick(number))

    @rule(number=st.integers(0, 9), start=st.integers(0, 8 * SMALL), size=st.integers(0, 4 * SMALL))
    def read_part(self, number: int, start: int, size: int) -> None:
        pair = self.pick(number)
        stop = min(start + size, len(pair.model))
        assert b"".join(pair.content.pieces(start, stop)) == pair.model[start:stop]

    @rule()
    def look_at_all(self) -> None:
        for pair in self.pairs:
            assert bytes_of(pair.content) == pair.model

    @invariant()
    def sizes_are_as_they_should_be(self) -> None:
        assert [pair.content.size for pair in self.pairs] == [len(pair.model) for pair in self.pairs]

    @invariant()
    def what_is_stored_is_charged_once(self) -> None:
        blocks: dict[int, int] = {}
        for pair in self.pairs:
            content = pair.content
            rest = content._rest or {}
            for index, block in [(0, content._first), (content._drafted, content._draft), *rest.items()]:
                if block is not None:
                    blocks[id(block)] = len(block.data)
                    last = (content.size - 1) // SMALL
                    assert index in (0, last) or len(block.data) == SMALL, "only the first and last may be short"
        assert self.quota.used == sum(blocks.values())

    def _require_full(self, refused: OSError, used: int) -> None:
        if refused.errno != errno.ENOSPC or used + SMALL <= self.room:
            raise AssertionError(f"refused with {used} of {self.room} used") from refused

    def _write(self, pair: Pair, offset: int, data: bytes, act: Callable[[], None]) -> None:
        try:
            act()
        except OSError as refused:
            self._require_full(refused, self.quota.used)
            got = bytes_of(pair.content)
            partly = [written(pair.model, offset, data[:done]) if data else pair.model for done in range(len(data))]
            assert got in [pair.model, *partly]
            pair.model = got
            return
        pair.model = written(pair.model, offset, data) if data else pair.model


class CrampedContents(Contents):
    """The same, with room for a few blocks only: what is refused leaves everything whole."""

    room = 6 * SMALL


TestContents = Contents.TestCase
TestContents.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
TestCrampedContents = CrampedContents.TestCase
TestCrampedContents.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)


class Counted(module.Block):
    """A block that counts how many bytes went into blocks."""

    __slots__ = ()
    moved = 0

    def __init__(self, data: bytes, quota: Quota) -> None:
        super().__init__(data, quota)
        Counted.moved += len(data)


def moved_by_appends(count: int, piece: bytes, share_every: int = 0) -> int:
    quota = Quota()
    with mock.patch.object(module, "Block", Counted):
        Counted.moved = 0
        content = Content(quota)
        kept = []
        for number in range(count):
            content.append(piece)
            if share_every and number % share_every == 0:
                kept.append(content.share())
        content.settle()
    assert content.size == count * len(piece)
    assert content.stored_blocks() == -(-content.size // BLOCK)
    return Counted.moved


def test_appends_move_each_byte_once() -> None:
    piece = b"twenty bytes in all\n"
    small, large = moved_by_appends(10_000, piece), moved_by_appends(100_000, piece)
    assert large <= 100_000 * len(piece) + BLOCK
    assert large <= 11 * small


def test_a_share_costs_the_next_append_one_block_at_most() -> None:
    piece = b"x" * 100
    plain, shared = moved_by_appends(20_000, piece), moved_by_appends(20_000, piece, share_every=1000)
    assert shared - plain <= 20 * BLOCK


def test_a_share_is_made_without_looking_at_the_blocks() -> None:
    content = Content.of(bytes(range(256)) * 256 * 40, Quota())
    table = content._rest
    twin = content.share()
    assert table is not None
    assert len(table) == 39
    assert twin._rest is table
    twin.append(b"x")
    own = twin._rest
    twin.append(b"x")
    twin.write_at(BLOCK, b"x")
    assert own is not table
    assert twin._rest is own, "the table is copied once"
    assert content._rest is table
    twin = content.share()
    assert all(twin._block(index) is content._block(index) for index in range(40))


def test_whole_blocks_are_read_as_they_are_stored() -> None:
    data = bytes(range(256)) * 256 * 3
    content = Content(Quota())
    blocks = [data[at : at + BLOCK] for at in range(0, len(data), BLOCK)]
    for block in blocks:
        content.append(block)
    assert all(piece is block for piece, block in zip(content.pieces(0, len(data)), blocks, strict=True))


def test_a_small_content_is_kept_as_it_came() -> None:
    data = b"hello\n"
    assert Content.of(data, Quota()).piece(0, 10) is data


def test_a_hole_of_a_tebibyte_costs_nothing() -> None:
    quota = Quota()
    content = Content(quota)
    content.truncate(FILE_MAX)
    assert (content.size, content.stored_blocks(), quota.used) == (FILE_MAX, 0, 0)
    assert content.piece(FILE_MAX - BLOCK, BLOCK) is ZEROS
    content.write_at(FILE_MAX - 1, b"x")
    assert (content.stored_blocks(), quota.used) == (1, BLOCK)
    assert content.piece(FILE_MAX - 2, 10) == b"\0x"
    content.truncate(1)
    assert (content.size, content.stored_blocks(), quota.used) == (1, 0, 0)


def test_bytes_far_apart_cost_their_blocks() -> None:
    quota = Quota()
    content = Content(quota)
    for offset in range(0, 100 << 30, 1 << 30):
        content.write_at(offset, b"x")
    assert content.stored_blocks() == 100
    assert quota.used == 1 + 98 * BLOCK + 1


@pytest.mark.parametrize("act", ["append", "write_at", "truncate"])
def test_no_file_grows_beyond_a_tebibyte(act: str) -> None:
    content = Content(Quota())
    content.truncate(FILE_MAX)
    with pytest.raises(OSError, match="File too large") as caught:
        {
            "append": lambda: content.append(b"x"),
            "write_at": lambda: content.write_at(FILE_MAX - 1, b"xy"),
            "truncate": lambda: content.truncate(FILE_MAX + 1),
        }[act]()
    assert caught.value.errno == errno.EFBIG
    assert content.size == FILE_MAX
    assert content.stored_blocks() == 0
