"""One hunk of a patch: where it fits in a file, and what it makes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Same: TypeAlias = Callable[[bytes, bytes], bool]


class Line(NamedTuple):
    """A line of a hunk: kept (a blank), removed (``-``) or added (``+``)."""

    kind: str
    text: bytes
    """With its line feed, if it has one."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that follow each other; numbers are from 1, of no lines that of the one they go before."""

    first: int
    new_first: int
    lines: tuple[Line, ...]
    heading: bytes = b""
    """What follows the numbers."""

    @property
    def old(self) -> list[bytes]:
        """What it finds."""
        return [line.text for line in self.lines if line.kind != "+"]

    @property
    def new(self) -> list[bytes]:
        """What it leaves."""
        return [line.text for line in self.lines if line.kind != "-"]

    @property
    def before(self) -> int:
        """How many lines are kept at its beginning."""
        return next((at for at, line in enumerate(self.lines) if line.kind != " "), len(self.lines))

    @property
    def after(self) -> int:
        """How many are at its end."""
        return next((at for at, line in enumerate(reversed(self.lines)) if line.kind != " "), len(self.lines))

    @property
    def context(self) -> int:
        """The most that may be overlooked."""
        return max(self.before, self.after)

    def reversed(self) -> "Hunk":
        """What undoes it; within a change removed lines come first."""
        out: list[Line] = []
        added: list[Line] = []
        for line in self.lines:
            if line.kind == "-":
                added.append(Line("+", line.text))
                continue
            if line.kind == " ":
                out += added
                added.clear()
            out.append(Line("-" if line.kind == "+" else " ", line.text))
        return Hunk(self.new_first, self.first, (*out, *added), self.heading)


@dataclass(slots=True)
class Patched:
    """A file while hunks are applied to it, one after the other."""

    lines: Sequence[bytes]
    same: Same | None = None
    """How lines are compared, where they need not be equal."""
    out: list[bytes] = field(default_factory=list[bytes])
    done: int = 0
    """So many lines can be changed no more."""
    offset: int = 0
    """By how much the file was longer than the patch thought, where the last hunk fitted."""
    grown: int = 0

    def locate(self, hunk: Hunk, fuzz: int) -> int:
        """The line where a hunk fits if ``fuzz`` lines of context are overlooked at each end; 0: nowhere."""
        old = hunk.old
        guess = hunk.first + self.offset
        if not old:
            return guess
        total = len(self.lines)
        skip, cut = fuzz + hunk.before - hunk.context, fuzz + hunk.after - hunk.context
        highest = total - (len(old) - cut) + 1 - guess
        lowest = min(guess - self.done - 1, guess - 1)
        if skip < 0 and hunk.first <= 1:
            return self._at_start(hunk, guess, highest, cut)
        skip = max(skip, 0)
        if cut < 0:
            back = guess - (total - len(old) + 1)
            return self._moved(guess, -back) if back <= lowest and self._fits(old, guess - back, skip, 0) else 0
        for step in range(max(highest, lowest) + 1):
            if step <= highest and self._fits(old, guess + step, skip, cut):
                return self._moved(guess, step)
            if 0 < step <= lowest and self._fits(old, guess - step, skip, cut):
                return self._moved(guess, -step)
        return 0

    def _at_start(self, hunk: Hunk, guess: int, highest: int, cut: int) -> int:
        """A hunk that begins a file fits at the beginning only."""
        old = hunk.old
        if cut < 0 and (len(old) != len(self.lines) or hunk.before < self.done):
            return 0
        step = 1 - guess
        fits = self.done <= hunk.before and step <= highest and self._fits(old, 1, 0, max(cut, 0))
        return self._moved(guess, step) if fits else 0

    def _moved(self, guess: int, step: int) -> int:
        self.offset += step
        return guess + step

    def _fits(self, old: Sequence[bytes], where: int, skip: int, cut: int) -> bool:
        begin, end = where - 1 + skip, where - 1 + len(old) - cut
        if begin < 0 or end > len(self.lines):
            return False
        found = self.lines[begin:end]
        wanted = old[skip : len(old) - cut]
        if self.same is None:
            return found == wanted
        return all(map(self.same, found, wanted))

    def apply(self, hunk: Hunk, where: int) -> None:
        """Change the file at ``where``."""
        at = where - 1
        for line in hunk.lines:
            if line.kind == " ":
                at += 1
                continue
            self.out += self.lines[self.done : at]
            self.done = max(self.done, at)
            if line.kind == "-":
                at += 1
                self.done = at
            else:
                self.out.append(line.text)
        self.grown += len(hunk.new) - len(hunk.old)

    def finish(self) -> bytes:
        """What the file has become."""
        self.out += self.lines[self.done :]
        self.done = len(self.lines)
        return b"".join(self.out)
