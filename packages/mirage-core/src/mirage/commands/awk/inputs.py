"""The records of a program's operands, one file after the other."""

import re
import sys
import time
from collections.abc import Iterator
from operator import length_hint
from typing import TYPE_CHECKING, Any, Final

from mirage.commands.awk.escapes import string_text, warnings
from mirage.commands.awk.faults import Fatal, NextFile
from mirage.commands.awk.machine import HELD
from mirage.commands.awk.reading import Reader
from mirage.commands.awk.redirects import Redirects
from mirage.commands.awk.survey import SPECIAL
from mirage.commands.awk.values import Strnum
from mirage.commands.context import reason
from mirage.commands.inputs import Input, ReadError

if TYPE_CHECKING:
    from mirage.commands.awk.fields import Record

MOST: Final = 4096
"""Records that are handed out at a time."""
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=(.*)", re.ASCII | re.DOTALL)
_SHORT, _LONG = 0.001, 0.003
"""Seconds that a batch should take."""


class Run(Redirects):
    """A Machine that reads its operands."""

    def __init__(self, *arguments: Any, alone: bool, given: tuple[tuple[str, str], ...], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._alone = alone
        self._given = given
        self._reader: Reader | None = None
        self._files = False
        """Whether an operand named a file."""
        self._over = False
        self._seen: set[str] = set()
        self._most = 1
        self._handed = 0.0
        self._current: Iterator[str] = iter(())
        self._size = 0
        self.message: str = ""
        self.where: Any = None

    def assign_given(self) -> None:
        """``-v``"""
        self._environment = {name: str(value) for name, value in self.environ.items()}
        for name, text in self._given:
            self._assign(name, text)

    def _assign(self, name: str, text: str) -> None:
        value = Strnum(string_text(text))
        if "\\" in text:
            for message in warnings(text, self._seen):
                self.warn_plainly(message)
        if name in SPECIAL:
            self.assign(name, value)
        elif self.assign_variable is not None:
            self.assign_variable(name, value)

    async def begin_reading(self) -> None:
        """The first record is asked for."""
        self._handed = time.perf_counter()

    async def batch(self) -> list[str] | None:
        """The next records; None at the end of all."""
        budget = self.ctx.budget
        if self.out:
            await self.pass_on()
        self._pace()
        if self.is_due():
            await self.census()
        if budget.due():
            await budget.breathe()
        while True:
            if self._reader is None and not await self._next_input():
                return None
            reader = self._reader
            assert reader is not None
            try:
                found = await self._some(reader)
            except ReadError as failed:
                raise Fatal(f"error reading input file `{self._shown_name()}': {reason(failed.error)}") from None
            if found is not None:
                self.know(len(found), ordinary=reader.ordinary, simple=reader.simple)
                self._handed = time.perf_counter()
                return found
            await self._end_input()

    async def _some(self, reader: Reader) -> list[str] | None:
        if self.separator and not self._alone:
            return await reader.several(self._most, self.separator)
        found = await reader.record(self)
        if found is None:
            return None
        self.rt = found[1]
        return [found[0]]

    def _pace(self) -> None:
        """How many records are handed out: as many as take a moment."""
        took = time.perf_counter() - self._handed
        if took < _SHORT:
            self._most = min(self._most * 2, MOST)
        elif took > _LONG:
            self._most = max(self._most // 2, 1)

    def records(self, batch: list[str]) -> Iterator[str]:
        """The records of a batch; where it stands is known to messages."""
        self._size = len(batch)
        self._current = iter(batch)
        return self._current

    def passed(self, batch: list[str], counted: bool, counted_in_file: bool) -> None:
        """A batch is through; its records have been counted or not."""
        if not counted:
            self.nr += float(len(batch))
        if not counted_in_file:
            self.fnr += float(len(batch))
        if self.everything is not None:
            # Each may have been kept.
            self._grown += len(batch) * HELD + sum(map(len, batch))
        self._size = 0
        self._current = iter(())

    def skip(self, batch: list[str]) -> None:
        """A batch that nobody looks at."""
        self.nr += float(len(batch))
        self.fnr += float(len(batch))

    def begin_end(self) -> None:
        """All records are through."""
        self._current = iter(())

    async def _next_input(self) -> bool:
        """Open the next operand that names a file; False where there is none."""
        while not self._over:
            self.argind = self.number(self.argind) + 1.0
            if self.number(self.argind) >= self.number(self.argc):
                self._over = True
                self.argind = max(self.number(self.argc) - 1.0, 0.0)
                return not self._files and await self._open("-", "-")
            key = self.text(self.argind)
            if key not in self.argv:
                continue
            text = self.text(self.argv[key])
            if not text:
                continue
            found = _ASSIGNMENT.fullmatch(text)
            if found is not None:
                self._assign(found[1], found[2])
            elif await self._open(text, text):
                return True
        return False

    async def _open(self, path: str, name: str) -> bool:
        first, self._files = not self._files, True
        if path == "/dev/stdin":
            path = "-"
        problem = ""
        file: Input | None = None
        try:
            file = await Input.open(self.ctx, self._path(path))
        except IsADirectoryError:
            self.warn_plainly(f"command line argument `{path}' is a directory: skipped")
            return False
        except OSError as error:
            problem = reason(error)
        self.filename = Strnum(name)
        self.fnr = 0.0
        if file is None:
            self.errno = problem
            if self.begin_file is not None and await self._during(self.begin_file):
                return False
            raise Fatal(f"cannot open file `{path}' for reading: {problem}", plain=first)
        self._reader = Reader(file, self.ctx.budget, self.codec)
        if self.begin_file is not None:
            self.errno = ""
            if await self._during(self.begin_file):
                await self._end_input()
                return False
        return True

    @staticmethod
    async def _during(block: Any) -> bool:
        """Run what is done around a file; whether it skips the file."""
        try:
            await block()
        except NextFile:
            return True
        return False

    async def _end_input(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            await reader.aclose()
            if self.end_file is not None:
                await self.end_file()

    async def next_file(self) -> None:
        """``nextfile``"""
        self.nr += 0.0
        await self._end_input()

    async def read_input(self) -> Any:
        """``getline``: the record, or a status."""
        while True:
            if self._reader is None and not await self._next_input():
                return 0.0
            assert self._reader is not None
            try:
                found = await self._reader.record(self)
            except ReadError as failed:
                self.errno = reason(failed.error)
                return -1.0
            if found is not None:
                self.rt = found[1]
                self.nr += 1.0
                self.fnr += 1.0
                return found[0]
            await self._end_input()

    async def getline_input(self, record: "Record") -> float:
        """``getline`` into ``$0``."""
        return self._taken(await self.read_input(), record)

    async def close_all(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            await reader.aclose()
        await super().close_all()

    # Messages

    def _shown_name(self) -> str:
        return self.text(self.filename) or "-"

    def place(self) -> str:
        """``(FILENAME=- FNR=1) ``, while records are read."""
        number = self.number(self.fnr)
        if self._size and not self.counts:
            number += self._size - length_hint(self._current)
        return f"(FILENAME={self._shown_name()} FNR={int(number)}) " if number > 0 else ""

    counts = False
    """Whether the program counts FNR as it goes."""

    def warn(self, message: str) -> None:
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_code.co_filename != "<awk>":
            frame = frame.f_back
        self.warnings.append(f"{self.where(frame.f_lineno)}{self.place()}warning: {message}")
        self.countdown[0] = 0

    def warn_plainly(self, message: str) -> None:
        """The same of what is not the program's matter."""
        self.warnings.append(f"warning: {message}")

    warnings: list[str]

    async def pass_on(self) -> None:
        await super().pass_on()
        await self.say_warnings()

    async def say_warnings(self) -> None:
        """Say what there was to warn of."""
        while self.warnings:
            await self.ctx.complain(self.warnings.pop(0), 0)
