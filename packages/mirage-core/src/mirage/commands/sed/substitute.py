"""``s``: what the script puts in the place of matches."""

from collections.abc import Iterator

from mirage.commands.sed.escapes import byte, sound
from mirage.commands.sed.machine import Machine, Step
from mirage.commands.sed.output import Output
from mirage.commands.sed.script import Substitution
from mirage.patterns.analysis import nullable
from mirage.patterns.finding import Finder, Search, Spans

_LONG = 1 << 16
"""A line longer than this is changed with the loop given back in between."""
_MATCHES = 500
"""So many matches are replaced at one go."""


def substitute(sub: Substitution, at: int, output: Output | None) -> Step:
    """The step of an ``s`` command; ``output`` is that of its flag ``w``."""
    regex, groups = sub.regex, sub.replacement.groups
    known = regex.finder(parts=groups > 0) if regex.text else None
    once = sub.number == 1 and not sub.every
    following = at + 1

    def step(m: Machine) -> int:
        finder = known
        if finder is None:
            finder = m.finder(regex, parts=groups > 0, groups=groups)
        else:
            m.used = regex
        text = m.space
        if len(text) > _LONG:
            return m.wait(following, lambda: slowly(m, finder))
        changed = _first(sub, finder, text) if once else _all(sub, finder, text)
        if changed is not None:
            put(m, changed)
        return following

    def put(m: Machine, text: str) -> None:
        m.weigh(len(text) + len(m.hold))
        m.space = text
        m.replaced = True
        if sub.prints:
            m.print()
        if output is not None:
            m.print(output)

    async def slowly(m: Machine, finder: Finder) -> None:
        changing = Changing(sub, finder, m.space)
        for size in changing.steps():
            m.weigh(size + len(m.space) + len(m.hold))
            await m.ctx.breathe()
        if changing.found:
            put(m, changing.text())

    return step


def _first(sub: Substitution, finder: Finder, text: str) -> str | None:
    spans = finder.find(text)
    if spans is None:
        return None
    start, end = spans[0]
    return text[:start] + sub.replacement.of(text, spans) + text[end:]


def _all(sub: Substitution, finder: Finder, text: str) -> str | None:
    new = sub.replacement.constant
    if finder.literal is not None and new is not None and sub.every and sub.number == 1:
        return text.replace(finder.literal, new) if finder.literal in text else None
    changing = Changing(sub, finder, text)
    for _ in changing.steps():
        pass
    return changing.text() if changing.found else None


class Changing:
    """A line while its matches are replaced."""

    __slots__ = ("_at", "_broken", "_count", "_done", "_finder", "_rest", "_sub", "_text", "found")

    def __init__(self, sub: Substitution, finder: Finder, text: str) -> None:
        self._sub = sub
        self._finder = finder
        self._text = text
        self._done: list[str] = []
        self._at = 0
        self._count = 0
        self._rest = ""
        """What is left of a character that has been taken apart."""
        self._broken = False
        """A character has been taken apart."""
        self.found = False

    def steps(self) -> Iterator[int]:
        """Replace; tells now and then how much has come together."""
        sub = self._sub
        size = 0
        for number, spans in enumerate(self._matches()):
            if self._replace(spans) and not sub.every:
                return
            size += len(self._done[-1]) if self._done else 0
            if number % _MATCHES == 0:
                yield size

    def _matches(self) -> Iterator[Spans]:
        """All matches. Behind one of nothing the real sed goes on by a byte, even where that is in a character, unless
        ends of words count."""
        finder, text = self._finder, self._text
        hollow = isinstance(finder, Search) and nullable(finder.tree) and not finder.fold and not finder.edged
        if text.isascii() or not hollow:
            yield from finder.matches(text)
            return
        at, last = 0, -1
        while at <= len(text) and (spans := finder.find(text, at)) is not None:
            start, at = spans[0]
            if start < at or at != last:
                yield spans
            last = at
            if start == at:
                self._inside(at)
                at += 1

    def _inside(self, at: int) -> None:
        """Replace matches of nothing in the character that begins there."""
        char = self._text[at : at + 1]
        if char.isascii() or char >= "\udc00":
            return
        parts = "".join(map(byte, char.encode()))
        for place in range(1, len(parts)):
            spans = self._finder.find(parts, place)
            if spans is None or spans[0] != (place, place):
                continue
            self._count += 1
            if self._count < self._sub.number or (self.found and not self._sub.every):
                continue
            if self._at <= at:
                self._done.append(self._text[self._at : at])
                self._at = at + 1
                self._rest = parts
                self._broken = True
            self._done.append(parts[len(parts) - len(self._rest) : place])
            self._rest = parts[place:]
            self._done.append(self._sub.replacement.of(parts, spans))
            self.found = True
        if self._at > at:
            self._done.append(self._rest)

    def text(self) -> str:
        """What has become of the line."""
        changed = "".join([*self._done, self._text[self._at :]])
        return sound(changed) if self._broken else changed

    def _replace(self, spans: Spans) -> bool:
        """Replace one match, where it is its turn; whether it has come."""
        if self.found and not self._sub.every:
            return True
        self._count += 1
        if self._count < self._sub.number:
            return False
        start, end = spans[0]
        self._done.append(self._text[self._at : start])
        self._done.append(self._sub.replacement.of(self._text, spans))
        self._at = end
        self.found = True
        return True
