"""Groups behind a star, as bash tries them: its short cuts there depend on where the text ends.

With a star bash reads the ``*``, ``?``, ``?(..)`` and ``*(..)`` behind it. What follows them is tried only where the
star leaves something for it; where nothing is left, ``!(..)`` and all behind it match. Of characters between two stars
the first place counts. So a pattern is followed from an end backwards: where do its matches begin?
"""

from collections.abc import Iterator

from mirage.patterns.extended import Choice, Item, Parts, Star, Subject, Unit, bits, group_behind
from mirage.patterns.glob import Rules


class Behind(Subject):
    """A pattern and a text, both read backwards: a bit stands for the place that is so far from the end."""

    __slots__ = ("_begins", "_items", "_tried")

    def __init__(self, items: Parts, text: str, rules: Rules) -> None:
        super().__init__(text[::-1], rules)
        self._dotted = self._dotted_place = 0
        if rules.dot and text.startswith("."):
            self._dotted, self._dotted_place = 1 << len(text) - 1, 1 << len(text)
        self._items = _mirrored(items)
        self._begins: dict[int, int] = {}
        self._tried: dict[int, bool] = {}
        """By identity of parts, whether what they match depends on its end."""

    def begins(self, ends: int) -> int:
        """Where the matches begin that end at one of these places.

        :raises PatternTooHard: it takes too long.
        """
        return self._turned(self.ends(self._items, self._turned(ends)))

    def ends_from(self, begin: int, *, longest: bool) -> Iterator[int]:
        """Where the matches end that begin at a place: each end is asked, for what matches depends on it.

        :raises PatternTooHard: it takes too long.
        """
        size = len(self.text)
        for end in range(size, begin - 1, -1) if longest else range(begin, size + 1):
            self._spend(self._unit)
            begins = self._begins.get(end)
            if begins is None:
                begins = self._begins[end] = self.begins(1 << end)
            if begins >> begin & 1:
                yield end

    def _turned(self, places: int) -> int:
        """Places counted from the other end."""
        return int(format(places, f"0{len(self.text) + 1}b")[::-1], 2)

    def ends(self, items: Parts, starts: int) -> int:
        singly = self._tried.get(id(items))
        if singly is None:
            singly = self._tried[id(items)] = group_behind(reversed(items))
        if not singly:
            return super().ends(items, starts)
        found = 0
        for start in bits(starts):
            found |= self._single(items, 1 << start)
        return found

    def _single(self, items: Parts, end: int) -> int:
        """As ``ends``, from one place."""
        found = [end]
        for count, item in enumerate(items):
            self._spend(self._unit)
            found.append(self._star(items, count, found) if isinstance(item, Star) else self._item(item, found[-1]))
        return found[-1]

    def _star(self, items: Parts, count: int, found: list[int]) -> int:
        """Where a star and the ``count`` parts behind it begin, ``found`` holding that for the parts alone."""
        end = found[0]
        sure = width = 0
        follower: Item | None = None
        while count:
            self._spend(1)
            follower = items[count - 1]
            if isinstance(follower, Choice) and follower.mark == "?":
                sure |= found[count] << width
            elif isinstance(follower, Choice) and follower.mark == "*":
                sure |= self._from(found[count] & ~end) << width
            elif isinstance(follower, Unit) and follower.source == ".":
                width += 1
            elif not isinstance(follower, Star):
                break
            count -= 1
        reached = self._leaving(items[:count], found, end) if count else self._from(end)
        if count and items is self._items and isinstance(follower, Choice) and follower.mark == "!":
            reached |= end
        return (sure | reached << width) & self._whole & ~self._dotted_place

    def _leaving(self, items: Parts, found: list[int], end: int) -> int:
        """Where a star begins that leaves something, which ``items`` match."""
        good = found[len(items)]
        first = len(items)
        while first and isinstance(items[first - 1], Unit):
            first -= 1
        if not first or not isinstance(items[first - 1], Star):
            return self._from(good & ~end)
        fits = super().ends(items[first:], self._from(end))
        others = self._whole & ~fits
        onwards = (good << 1) & others
        # As in _repeated, a sum carries each place through those where nothing fits.
        return good | onwards | ((onwards + others) ^ others) & others


def _mirrored(items: Parts) -> Parts:
    """The parts as they match a text read backwards; as deep as groups are nested."""
    return tuple([_backwards(item) for item in reversed(items)])


def _backwards(item: Item) -> Item:
    if not isinstance(item, Choice):
        return item
    return item._replace(branches=tuple([_mirrored(branch) for branch in item.branches]))
