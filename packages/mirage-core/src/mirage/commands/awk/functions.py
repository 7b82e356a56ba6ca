"""The functions of the language that work on texts, numbers and arrays."""

import math
import re
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

from mirage.commands.awk.clock import mktime, strftime
from mirage.commands.awk.faults import Fatal
from mirage.commands.awk.fields import Blanks, ByPattern, pieces
from mirage.commands.awk.machine import HELD, Machine
from mirage.commands.awk.replacing import Replacing, filled, general_template, template
from mirage.commands.awk.values import Array, Regexp, Strnum

if TYPE_CHECKING:
    from mirage.patterns.finding import Finder, Spans

_SHORT = 64
"""What replaces all matches at once is no longer: of many long ones the size is told first."""


_SOME = 1000
"""Fields that become elements of an array at one go."""


class Functions(Machine):
    """A Machine that has them."""

    def sub(self, found: "Finder", replacement: str, text: str) -> tuple[str, float]:
        """``sub``: the new text, and how often something was replaced."""
        changed = found.replaced(text, filled(replacement, found.literal), 1)
        if changed is not None:
            return self._made(changed[0]), float(changed[1])
        spans = found.find(text)
        if spans is None:
            return text, 0.0
        start, stop = spans[0]
        body = text[start:stop]
        middle = "".join([body if part is None else part for part in template(replacement)])
        return self._made(text[:start] + middle + text[stop:]), 1.0

    def gsub(self, found: "Finder", replacement: str, text: str) -> tuple[str, float]:
        """``gsub``"""
        if len(replacement) <= _SHORT:
            changed = found.replaced(text, filled(replacement, found.literal))
            if changed is not None:
                return self._made(changed[0]), float(changed[1])
        work = Replacing(text, template(replacement))
        for spans in found.matches(text):
            work.take(*spans[0])
        return (self._made(work.text()), float(work.count)) if work.count else (text, 0.0)

    def replacer(self, found: "Finder", replacement: str) -> Callable[[str], str]:
        """What does ``gsub`` to a text, where nobody asks how often."""
        if len(replacement) <= _SHORT:
            quick = found.replacing(filled(replacement, found.literal))
            if quick is not None:
                return quick
        return lambda text: self.gsub(found, replacement, text)[0]

    async def gsub_large(self, found: "Finder", replacement: str, text: str) -> tuple[str, float]:
        """``gsub`` of a large text: the loop is given back in between."""
        work = Replacing(text, template(replacement))
        for spans in found.matches(text):
            work.take(*spans[0])
            if not work.count % 512:
                self._expect(work.size)
                if self.ctx.budget.due():
                    await self.ctx.budget.breathe()
        return (self._made(work.text()), float(work.count)) if work.count else (text, 0.0)

    def _made(self, text: str) -> str:
        return text if len(text) < 65536 else self.large(text)

    def _expect(self, size: int) -> None:
        """A text of this size is about to be made."""
        limit = self.ctx.budget.limits.held
        if size > limit:
            self.ctx.budget.stop("memory", limit)

    def gensub(self, found: "Finder", replacement: str, how: Any, text: str) -> str:
        """``gensub``"""
        wanted = 0
        words = self.text(how)
        if not (how.__class__ is not float and words[:1] in ("g", "G") and words):
            wanted = int(min(max(self.number(how), 0.0), 1e9)) if self.number(how) == self.number(how) else 0
            if wanted < 1:
                self.warn(f"gensub: third argument `{words}' treated as 1")
                wanted = 1
        parts = general_template(replacement)
        made: list[str] = []
        begin = size = 0
        for number, spans in enumerate(_counted(found, text) if wanted else found.matches(text), 1):
            if wanted and number != wanted:
                continue
            start, stop = spans[0]
            made.append(text[begin:start])
            middle = "".join([part if isinstance(part, str) else _group(text, spans, part) for part in parts])
            made.append(middle)
            size += len(middle)
            if size > 65536:
                self._expect(size)
            begin = stop
            if wanted:
                break
        made.append(text[begin:])
        return self._made("".join(made))

    def match(self, text: str, found: "Finder", array: Array | None = None) -> float:
        """``match``"""
        spans = found.find(text)
        if array is not None:
            array.clear()
        if spans is None:
            self.rstart, self.rlength = 0.0, -1.0
            return 0.0
        start, stop = spans[0]
        self.rstart, self.rlength = start + 1.0, float(stop - start)
        if array is not None:
            for number, (begin, end) in enumerate(spans):
                if begin < 0:
                    continue
                name = str(number)
                array[name] = Strnum(text[begin:end])
                array[f"{name}{self.text(self.subsep)}start"] = begin + 1.0
                array[f"{name}{self.text(self.subsep)}length"] = float(end - begin)
        return start + 1.0

    def index(self, text: str, part: str) -> float:
        """``index``"""
        if self.true(self.ignorecase):
            text, part = text.lower(), part.lower()
        return text.find(part) + 1.0

    def split(self, text: str, array: Array, separator: Any = None, between: Array | None = None) -> float:
        """``split``"""
        if between is None and separator.__class__ is str and self._lasting:
            fields = (self._splits.get(separator) or self.splitting(separator))(text)
        elif between is not None:
            if between is array:
                raise Fatal("split: cannot use the same array for second and fourth args")
            between.clear()
            fields, gaps = self._parted(text, self.fs if separator is None else separator)
            for number, gap in enumerate(gaps):
                between[str(number + (not _is_blank(self, separator)))] = gap
        elif separator is None and self._parting != "FS":
            fields = self._split(text)
        else:
            by = self.fs if separator is None else separator
            if self.paragraphs and (by.__class__ is Regexp or len(self.text(by)) > 1):
                fields = self._of_paragraph(text.lstrip(" \t\n"), by)
            else:
                fields = self.splitting(by)(text)
        _fill(array, fields)
        self.grew(len(text) + 128 * len(fields))
        return float(len(fields))

    async def split_large(self, text: str, array: Array, separator: Any = None, between: Array | None = None) -> float:
        """``split`` of a large text: the loop is given back in between."""
        by = self.fs if separator is None else separator
        if between is not None or self._parting != "FS" or not self._lasting:
            return self.split(text, array, separator, between)
        split = self.splitting(by)
        fields = split.fields(text) if isinstance(split, ByPattern | Blanks) else iter(split(text))
        array.clear()
        count = 0
        while some := list(islice(fields, _SOME)):
            array.update(zip(map(str, range(count + 1, count + len(some) + 1)), map(Strnum, some), strict=False))
            count += len(some)
            self.grew(len(some) * HELD + sum(map(len, some)))
            if self.is_due():
                await self.census()
            if self.ctx.budget.due():
                await self.ctx.budget.breathe()
        return float(count)

    def _of_paragraph(self, text: str, separator: Any) -> list[str]:
        """Where records are paragraphs, a pattern that ends a text begins no further field."""
        fields = self.splitting(separator)(text)
        return fields[:-1] if len(fields) > 1 and not fields[-1] else fields

    def _parted(self, text: str, separator: Any) -> tuple[list[str], list[str]]:
        """The fields of a text, and what stands between: where that is blanks, around them as well."""
        if _is_blank(self, separator):
            words = list(re.finditer(r"[^ \t\n]+", text))
            if not words:
                return [], []
            edges = [0, *(place for word in words for place in word.span()), len(text)]
            gaps = [text[edges[each] : edges[each + 1]] for each in range(0, len(edges), 2)]
            return [word[0] for word in words], gaps
        words_of = self.splitting(separator)(text)
        if not self.text(separator):
            return words_of, [""] * (len(words_of) - 1)
        return words_of, self._gaps(text, separator)

    def _gaps(self, text: str, separator: Any) -> list[str]:
        form = self.text(separator)
        if len(form) == 1 and separator.__class__ is not Regexp:
            return [form] * text.count(form)
        found = self.finder(form)
        return [text[spans[0][0] : spans[0][1]] for spans in found.matches(text) if spans[0][0] < spans[0][1]]

    def patsplit(self, text: str, array: Array, found: "Finder | None", between: Array | None = None) -> float:
        """``patsplit``"""
        if found is None:
            found = self.finder(self.text(self.fpat))
        fields, gaps = pieces(found, text)
        _fill(array, fields)
        if between is not None:
            between.clear()
            for number, gap in enumerate(gaps):
                between[str(number)] = gap
        self.grew(len(text) + 128 * len(fields))
        return float(len(fields))

    # Numbers

    def logarithm(self, value: float) -> float:
        """``log``"""
        if value < 0:
            self.warn(f"log: received negative argument {self.text(value)}")
            return -math.nan
        if not value:
            return -math.inf
        return math.log(value)

    def root(self, value: float) -> float:
        """``sqrt``"""
        if value < 0:
            self.warn(f"sqrt: received negative argument {self.text(value)}")
            return -math.nan
        return math.sqrt(value)

    def bits(self, name: str, *values: float) -> float:
        """``and``, ``or``, ``xor``"""
        wholes = [self._unsigned(name, number, value) for number, value in enumerate(values, 1)]
        found = wholes[0]
        for each in wholes[1:]:
            found = found & each if name == "and" else found | each if name == "or" else found ^ each
        return _fitting(found)

    def _unsigned(self, name: str, number: int, value: float) -> int:
        if value < 0 or value != value:
            raise Fatal(f"{name}: argument {number} negative value {self.text(value)} is not allowed")
        return int(value) & (1 << 64) - 1 if value < 1e300 else 0

    def complement(self, value: float) -> float:
        """``compl``"""
        if value < 0:
            raise Fatal(f"compl({value:f}): negative value is not allowed")
        return _fitting(((1 << 64) - 1) & ~int(value))

    def left(self, value: float, by: float) -> float:
        """``lshift``"""
        self._shiftable("lshift", value, by)
        return _fitting((int(value) << min(int(by), 64)) & (1 << 64) - 1)

    def right(self, value: float, by: float) -> float:
        """``rshift``"""
        self._shiftable("rshift", value, by)
        return float(int(value) >> min(int(by), 64))

    def _shiftable(self, name: str, value: float, by: float) -> None:
        if value < 0 or by < 0:
            raise Fatal(f"{name}({value:f}, {by:f}): negative values are not allowed")

    def rand(self) -> float:
        """``rand``"""
        source = self._random or self._reseed(0.0)
        return source.random()

    def srand(self, seed: float | None = None) -> float:
        """``srand``"""
        before = self._seed
        self._reseed(float(self.ctx.host.now() // 1_000_000_000) if seed is None else seed)
        return before

    def _reseed(self, seed: float) -> Random:
        self._seed = seed
        self._random = Random(seed)
        return self._random

    def systime(self) -> float:
        """``systime``"""
        return float(self.ctx.host.now() // 1_000_000_000)

    def strftime(self, form: Any = None, when: Any = None, utc: Any = None) -> str:
        """``strftime``"""
        if form is None:
            preset = self.procinfo.get("strftime")
            form = "%a %b %e %H:%M:%S %Z %Y" if preset is None else preset
        moment = self.ctx.host.now() // 1_000_000_000 if when is None else self.number(when)
        return strftime(self.text(form), moment)

    def mktime(self, text: Any, utc: Any = None) -> float:
        """``mktime``"""
        return mktime(self.text(text))

    def dcgettext(self, text: Any, *more: Any) -> str:
        """``dcgettext``: there are no translations."""
        return self.text(text)

    def dcngettext(self, one: Any, many: Any, number: Any, *more: Any) -> str:
        """``dcngettext``"""
        return self.text(one if self.number(number) == 1 else many)

    def bindtextdomain(self, directory: Any, domain: Any = None) -> str:
        """``bindtextdomain``"""
        return self.text(directory)

    def warn(self, message: str) -> None:
        """Say something that does not end the program."""
        raise NotImplementedError


_NUMBERS = [str(each) for each in range(1, 1001)]


def _fill(array: Array, fields: list[str]) -> None:
    """Make fields the elements of an array."""
    array.clear()
    names = _NUMBERS if len(fields) <= len(_NUMBERS) else map(str, range(1, len(fields) + 1))
    array.update(zip(names, map(Strnum, fields), strict=False))


def _is_blank(machine: Machine, separator: Any) -> bool:
    if separator.__class__ is Regexp:
        return False
    return machine.text(machine.fs if separator is None else separator) == " "


def _fitting(value: int) -> float:
    """The lowest bits of a number that a double can hold."""
    lowest = value & -value
    return float(value & (lowest << 53) - 1)


def _counted(found: "Finder", text: str) -> Iterator["Spans"]:
    """Matches by which ``gensub`` counts: one of nothing counts right behind another, too, that is left as it is."""
    last = 0
    for spans in found.matches(text):
        start, stop = spans[0]
        if last and start > last:
            yield from _nothing(found, text, last)
        yield spans
        last = stop if stop > start else 0
    if last:
        yield from _nothing(found, text, last)


def _nothing(found: "Finder", text: str, at: int) -> Iterator["Spans"]:
    """The match of nothing at a place where no other is, as far as the characters next to it tell."""
    spans = found.find(text[at - 1 : at + 1], 1)
    if spans is not None and spans[0] == (1, 1):
        yield tuple((begin + at - 1, end + at - 1) if begin >= 0 else (begin, end) for begin, end in spans)


def _group(text: str, spans: "Spans", number: int) -> str:
    if number >= len(spans) or spans[number][0] < 0:
        return ""
    return text[spans[number][0] : spans[number][1]]
