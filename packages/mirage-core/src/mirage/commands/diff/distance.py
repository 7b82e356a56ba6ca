"""The shortest way from one sequence to another: Myers' search from both ends, given up where it costs too much."""

from array import array
from collections.abc import Generator, Sequence
from typing import NamedTuple, TypeAlias

Steps: TypeAlias = Generator[None, None, None]

PATIENCE = 4096
"""At least so many rounds before a search that has not met gives up."""
SNAKE = 20
"""A run of equal elements this long counts as progress."""
_LATE = 200
_GAIN = 12
_PAUSE = 8192
"""Steps between two pauses."""
_WIDTH = 4
_FEW = 8
"""Equal elements compared one by one before slices are."""


class Split(NamedTuple):
    """Where a problem falls into two, and which of them must be solved exactly."""

    x: int
    y: int
    exact_before: bool
    exact_after: bool


def compare(
    old: Sequence[int], new: Sequence[int], removed: bytearray, added: bytearray, *, minimal: bool, fast: bool
) -> Steps:
    """Mark in ``removed`` what ``old`` has to lose and in ``added`` what it has to get; in steps."""
    search = _Search(old, new, fast=fast)
    pending = [(0, len(old), 0, len(new), minimal)]
    while pending:
        begin, end, start, stop, exact = pending.pop()
        run = search.run(begin, start, end, stop)
        begin, start = begin + run, start + run
        run = search.run_back(begin, start, end, stop)
        end, stop = end - run, stop - run
        if begin == end:
            added[start:stop] = b"\1" * (stop - start)
        elif start == stop:
            removed[begin:end] = b"\1" * (end - begin)
        else:
            split = yield from search.split(begin, end, start, stop, exact=exact)
            pending.append((split.x, end, split.y, stop, split.exact_after))
            pending.append((begin, split.x, start, split.y, split.exact_before))
        search.work += 1
        if search.work > _PAUSE:
            search.work = 0
            yield


class _Search:
    """Two sequences and the farthest points reached on each diagonal, from either end.

    Diagonals below 0 are found at the end of the lists.
    """

    __slots__ = ("_backward", "_fast", "_forward", "_new", "_new_packed", "_old", "_old_packed", "_patience", "work")

    def __init__(self, old: Sequence[int], new: Sequence[int], *, fast: bool) -> None:
        diagonals = len(old) + len(new) + 3
        self._old = old
        self._new = new
        self._old_packed = array("I", old).tobytes()
        self._new_packed = array("I", new).tobytes()
        self._fast = fast
        self._forward = [0] * diagonals
        self._backward = [0] * diagonals
        self._patience = max(PATIENCE, 1 << ((diagonals.bit_length() + 1) // 2))
        self.work = 0

    def run(self, x: int, y: int, end: int, stop: int) -> int:
        """How many elements from here on are equal."""
        a, b = self._old_packed, self._new_packed
        room = min(end - x, stop - y)
        done, step = 0, 16
        while done < room:
            size = min(step, room - done)
            at, to = (x + done) * _WIDTH, (y + done) * _WIDTH
            if a[at : at + size * _WIDTH] != b[to : to + size * _WIDTH]:
                return done + _equal(a, at, b, to, size)
            done += size
            step = min(step * 2, _PAUSE)
        return max(done, 0)

    def run_back(self, x: int, y: int, end: int, stop: int) -> int:
        """How many elements before ``end`` and ``stop`` are equal."""
        a, b = self._old_packed, self._new_packed
        room = min(end - x, stop - y)
        done, step = 0, 16
        while done < room:
            size = min(step, room - done)
            at, to = (end - done) * _WIDTH, (stop - done) * _WIDTH
            if a[at - size * _WIDTH : at] != b[to - size * _WIDTH : to]:
                return done + _equal_back(a, at, b, to, size)
            done += size
            step = min(step * 2, _PAUSE)
        return max(done, 0)

    def split(self, begin: int, end: int, start: int, stop: int, *, exact: bool) -> Generator[None, None, Split]:
        """Search from both ends until they meet."""
        old, new, forward, backward = self._old, self._new, self._forward, self._backward
        lowest, highest = begin - stop, end - start
        ahead, behind = begin - start, end - stop
        low = high = ahead
        least = most = behind
        odd = (ahead - behind) & 1
        forward[ahead] = begin
        backward[behind] = end
        far = end + stop + 2
        turn = 0
        while True:
            turn += 1
            long = False
            if low > lowest:
                low -= 1
                forward[low - 1] = -1
            else:
                low += 1
            if high < highest:
                high += 1
                forward[high + 1] = -1
            else:
                high -= 1
            for d in range(high, low - 1, -2):
                before, after = forward[d - 1], forward[d + 1]
                x = after if before < after else before + 1
                y = x - d
                if x < end and y < stop and old[x] == new[y]:
                    from_x = x
                    limit = min(end, stop + d, x + _FEW)
                    x += 1
                    while x < limit and old[x] == new[x - d]:
                        x += 1
                    if x == from_x + _FEW:
                        x += self.run(x, x - d, end, stop)
                    if x - from_x > SNAKE:
                        long = True
                forward[d] = x
                if odd and least <= d <= most and backward[d] <= x:
                    return Split(x, x - d, True, True)
            if least > lowest:
                least -= 1
                backward[least - 1] = far
            else:
                least += 1
            if most < highest:
                most += 1
                backward[most + 1] = far
            else:
                most -= 1
            for d in range(most, least - 1, -2):
                before, after = backward[d - 1], backward[d + 1]
                x = before if before < after else after - 1
                y = x - d
                if begin < x and start < y and old[x - 1] == new[y - 1]:
                    from_x = x
                    limit = max(begin, start + d, x - _FEW)
                    x -= 1
                    while limit < x and old[x - 1] == new[x - d - 1]:
                        x -= 1
                    if x == from_x - _FEW:
                        x -= self.run_back(begin, start, x, x - d)
                    if from_x - x > SNAKE:
                        long = True
                backward[d] = x
                if not odd and low <= d <= high and x <= forward[d]:
                    return Split(x, x - d, True, True)
            self.work += high - low + most - least
            if self.work > _PAUSE:
                self.work = 0
                yield
            if exact:
                continue
            if turn > _LATE and long and self._fast:
                found = self._progress_ahead((begin, end, start, stop), (low, high), turn)
                found = found or self._progress_behind((begin, end, start, stop), (least, most), turn)
                if found is not None:
                    return found
            if turn >= self._patience:
                return self._given_up((begin, end, start, stop), (low, high), (least, most))

    def _progress_ahead(self, box: tuple[int, int, int, int], span: tuple[int, int], turn: int) -> Split | None:
        """The diagonal from the beginning that has come very far for its price, where it ends in a long run."""
        begin, end, start, stop = box
        best, found = 0, None
        for d in range(span[1], span[0] - 1, -2):
            off = d - (begin - start)
            x = self._forward[d]
            y = x - d
            gain = (x - begin) * 2 - off
            if gain <= _GAIN * (turn + abs(off)) or gain <= best:
                continue
            if not (begin + SNAKE <= x < end and start + SNAKE <= y < stop):
                continue
            if self._old[x - SNAKE : x] == self._new[y - SNAKE : y]:
                best, found = gain, Split(x, y, True, False)
        return found

    def _progress_behind(self, box: tuple[int, int, int, int], span: tuple[int, int], turn: int) -> Split | None:
        """The same from the end."""
        begin, end, start, stop = box
        best, found = 0, None
        for d in range(span[1], span[0] - 1, -2):
            off = d - (end - stop)
            x = self._backward[d]
            y = x - d
            gain = (end - x) * 2 + off
            if gain <= _GAIN * (turn + abs(off)) or gain <= best:
                continue
            if not (begin < x <= end - SNAKE and start < y <= stop - SNAKE):
                continue
            if self._old[x : x + SNAKE] == self._new[y : y + SNAKE]:
                best, found = gain, Split(x, y, False, True)
        return found

    def _given_up(self, box: tuple[int, int, int, int], ahead: tuple[int, int], behind: tuple[int, int]) -> Split:
        """The point farthest from the beginning or from the end, whichever has come farther."""
        begin, end, start, stop = box
        farthest, far_x = -1, 0
        for d in range(ahead[1], ahead[0] - 1, -2):
            x = min(self._forward[d], end, stop + d)
            if farthest < 2 * x - d:
                farthest, far_x = 2 * x - d, x
        nearest, near_x = 2 * (end + stop) + 2, 0
        for d in range(behind[1], behind[0] - 1, -2):
            x = max(begin, self._backward[d], start + d)
            if 2 * x - d < nearest:
                nearest, near_x = 2 * x - d, x
        if end + stop - nearest < farthest - (begin + start):
            return Split(far_x, farthest - far_x, True, False)
        return Split(near_x, nearest - near_x, False, True)


def _equal(a: bytes, at: int, b: bytes, to: int, size: int) -> int:
    """How many elements are equal, of ``size`` that are not all."""
    low, high = 0, size
    while high - low > 1:
        middle = (low + high) // 2
        one, two = low * _WIDTH, middle * _WIDTH
        if a[at + one : at + two] == b[to + one : to + two]:
            low = middle
        else:
            high = middle
    return low


def _equal_back(a: bytes, at: int, b: bytes, to: int, size: int) -> int:
    low, high = 0, size
    while high - low > 1:
        middle = (low + high) // 2
        one, two = low * _WIDTH, middle * _WIDTH
        if a[at - two : at - one] == b[to - two : to - one]:
            low = middle
        else:
            high = middle
    return low
