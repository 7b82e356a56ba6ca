"""Runs of changed lines are moved, over lines equal to theirs, to where they join others or face changes."""

from collections.abc import Generator, Sequence

_PAUSE = 4096


def shift(changed: bytearray, other: bytearray, classes: Sequence[int]) -> Generator[None, None, None]:
    """Move the runs of ``changed``; both end in a 0, which is also what comes before their beginning."""
    end = len(classes)
    i = j = work = 0
    while True:
        found = changed.find(1, i, end)
        if found < 0:
            return
        j = _advanced(other, j, found - i)
        start = i = found
        i = changed.find(0, i)
        j = other.find(0, j)
        facing, length = end, -1
        while length != i - start:
            length = i - start
            while start and classes[start - 1] == classes[i - 1]:
                start -= 1
                i -= 1
                changed[start] = 1
                changed[i] = 0
                while changed[start - 1]:
                    start -= 1
                j -= 1
                while other[j]:
                    j -= 1
                work += 1
                if work > _PAUSE:
                    work = 0
                    yield
            facing = i if other[j - 1] else end
            while i != end and classes[start] == classes[i]:
                changed[start] = 0
                changed[i] = 1
                start += 1
                i += 1
                while changed[i]:
                    i += 1
                j += 1
                while other[j]:
                    j += 1
                    facing = i
                work += 1
                if work > _PAUSE:
                    work = 0
                    yield
        while facing < i:
            start -= 1
            i -= 1
            changed[start] = 1
            changed[i] = 0
            j -= 1
            while other[j]:
                j -= 1
        work += 8
        if work > _PAUSE:
            work = 0
            yield


def _advanced(other: bytearray, j: int, lines: int) -> int:
    """The place behind so many unchanged lines."""
    while lines:
        j = other.find(0, j)
        next_change = other.find(1, j, j + lines)
        if next_change < 0:
            return j + lines
        lines -= next_change - j
        j = next_change
    return j
