"""A program that runs: its variables, its patterns, what it may spend."""

from collections.abc import Awaitable, Callable, Generator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from mirage.budget import finished
from mirage.commands.awk.faults import Fatal, Leaving
from mirage.commands.awk.fields import (
    Record,
    Split,
    by_blanks,
    by_character,
    by_content,
    by_each,
    by_pattern,
    by_widths,
)
from mirage.commands.awk.folding import folded_order
from mirage.commands.awk.formats import Arguments, Directive, number_text, text_text
from mirage.commands.awk.numbers import (
    INTEGERS,
    Known,
    based,
    looks,
    looks_based,
    number,
    simple_looks,
    simple_number,
    whole,
)
from mirage.commands.awk.values import Array, Regexp, Strnum
from mirage.errors import LimitReached
from mirage.patterns import Syntax
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.finding import finder

if TYPE_CHECKING:
    from random import Random

    from mirage.commands.context import Context
    from mirage.patterns.finding import Finder

TURNS: Final = 64
"""So many turns of loops count as one step of the budget."""
HELD: Final = 200
"""Bytes that an element is charged with besides its text."""
CENSUS: Final = 8 << 20
"""After so many further bytes all that is kept is counted."""
DEEPEST: Final = 10_000
"""Calls within calls."""
FRESH: Final = 32
"""Each so many nested calls go on in a new task."""
Comparer = Callable[..., Any]


class Machine:
    """What a running program needs, as far as it has nothing to do with input and output."""

    def __init__(self, ctx: "Context", *, binary: bool = False, based_data: bool = False, posix: bool = False) -> None:
        self.ctx = ctx
        self.codec = "latin-1" if binary else "utf-8"
        self.binary = binary
        self.posix = posix
        self.out: list[str] = []
        """Standard output that has not been passed on."""
        self.countdown = [0]
        self._turns = 1
        self._work = 0
        self._grown = 0
        self._kept = 0
        self._entries = 0
        self.depth = 0
        self.ends = True
        self.status = 0
        self.everything: Callable[[], Sequence[Any]] | None = None
        self.assign_variable: Callable[[str, Any], None] | None = None
        self.comparers: dict[str, Comparer] = {}
        self.begin_file: Callable[[], Awaitable[None]] | None = None
        self.end_file: Callable[[], Awaitable[None]] | None = None
        self.padding = _Padding()
        self.number_of = based if based_data else number
        self.looks = looks_based if based_data else looks
        self.own_number: Callable[[str], float] = self.number_of
        self.own_looks: Callable[[str], float | None] = self.looks
        """The same for what was read last."""
        self._numbers, self._looks = Known(number), Known(looks)
        self.nr: Any = 0.0
        self.fnr: Any = 0.0
        self.fs: Any = " "
        self.ofs: Any = " "
        self.ors: Any = "\n"
        self.rs: Any = "\n"
        self.rt: Any = ""
        self.subsep: Any = "\x1c"
        self.convfmt: Any = "%.6g"
        self.ofmt: Any = "%.6g"
        self.rstart: Any = 0.0
        self.rlength: Any = 0.0
        self.filename: Any = ""
        self.argc: Any = 0.0
        self.argind: Any = 0.0
        self.errno: Any = ""
        self.fieldwidths: Any = ""
        self.fpat: Any = "[^[:space:]]+"
        self.ignorecase: Any = 0.0
        self.binmode: Any = 0.0
        self.lint: Any = 0.0
        self.textdomain: Any = "messages"
        self.argv = Array()
        self.environ = Array()
        self.procinfo = Array()
        self._parting = "FS"
        self._by_content: Split = list
        self.separator = "\n"
        self.pattern: Finder | None = None
        self._seed = 0.0
        self._random: Random | None = None
        self.text = self._texts("convfmt")
        self.shown = self._texts("ofmt")
        self._finders: dict[tuple[str, bool], Finder] = {}
        self._split: Split = by_blanks(-1, plain=False)
        self._by_blanks = True
        self._splits: dict[str, Split] = {}
        self._lasting = True
        """Whether a text always separates the same way."""
        self.record = Record(self._split, self.text)
        self.record.joint = lambda: self.text(self.ofs)

    # Conversions

    def _texts(self, variable: str) -> Callable[[Any], str]:
        """What makes texts of values, with the format that a variable holds."""
        known = INTEGERS.get

        def text(value: Any) -> str:
            if value.__class__ is float:
                return known(value) or whole(value) or self._fraction(value, getattr(self, variable))
            if value is None:
                return ""
            if isinstance(value, dict):
                raise Fatal("attempt to use an array in a scalar context")
            found: str = value
            return found

        return text

    def _fraction(self, value: float, form: Any) -> str:
        if form == "%.6g":
            return f"{value:.6g}"
        return self.sprintf(self.text(form), (value,))

    def number(self, value: Any) -> float:
        """A value as a number."""
        if value.__class__ is float:
            return value
        if value is None:
            return 0.0
        if isinstance(value, dict):
            raise Fatal("attempt to use an array in a scalar context")
        return self.number_of(value)

    def key(self, value: Any) -> str:
        """A value as a subscript."""
        if value.__class__ is str:
            return value
        return str(self.text(value))

    def true(self, value: Any) -> bool:
        """Whether a value counts as true."""
        if value.__class__ is Strnum:
            return self.true_text(value)
        if isinstance(value, dict):
            raise Fatal("attempt to use an array in a scalar context")
        return bool(value)

    def true_text(self, text: str) -> bool:
        """Whether a text of the input counts as true."""
        found = self.looks(text)
        return bool(text) if found is None else found != 0.0

    def compare(self, one: Any, other: Any) -> int:
        """Negative, 0 or positive, as two values stand to each other."""
        first, second = self._numeric(one), self._numeric(other)
        if first is not None and second is not None:
            if first != first or second != second:
                # What is no number comes behind all numbers.
                return int(first != first) - int(second != second)
            return -1 if first < second else int(first > second)
        return self.collate(self.text(one), self.text(other))

    def _numeric(self, value: Any) -> float | None:
        if value.__class__ is float:
            return value
        if value is None:
            return 0.0
        return self.looks(value) if value.__class__ is Strnum else None

    def collate(self, one: str, other: str) -> int:
        """How two texts stand to each other."""
        if self.ignorecase and self.true(self.ignorecase):
            return folded_order(one, other)
        return -1 if one < other else int(one > other)

    def fits(self, subject: Any, value: Any) -> bool:
        """Whether a case of a switch is meant."""
        return self.compare(subject, value) == 0

    def length(self, value: Any) -> float:
        """``length``"""
        return float(len(cast("dict[str, object]", value) if isinstance(value, dict) else self.text(value)))

    def sprintf(self, form: str, values: Sequence[Any]) -> str:
        """``sprintf``"""
        found = Arguments(form, values, self.number, self.text).all(self._converted)
        return found if len(found) < 65536 else self.large(found)

    def _converted(self, step: Directive, value: Any) -> str:
        if step.letter == "s":
            return text_text(step, self.text(value))
        if step.letter == "c":
            return text_text(step, self._character(value))
        return number_text(step, self.number(value))

    def _character(self, value: Any) -> str:
        if value.__class__ is Strnum and (found := self.looks(value)) is not None:
            value = found
        if value.__class__ is not float:
            return self.text(value)[:1] or "\0"
        code = int(value) if value - value == 0.0 else 0
        if self.binary:
            return chr(code & 255)
        if 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000:
            return chr(code)
        if 0x110000 <= code < 0x200000:
            # No character, and written as one all the same.
            data = bytes([0xF0 | code >> 18, *(0x80 | code >> shift & 63 for shift in (12, 6, 0))])
            return data.decode("utf-8", "surrogateescape")
        return bytes([code & 255]).decode("utf-8", "surrogateescape")

    # Patterns

    def finder(self, pattern: str, parts: bool = False) -> "Finder":
        """The Finder of a pattern; ``parts``: what groups hold is asked for."""
        if self.ignorecase and self.true(self.ignorecase):
            return self._found(pattern, parts, fold=True)
        found = self._finders.get((pattern, parts))
        if found is None:
            if len(self._finders) > 500:
                self._finders.clear()
            found = self._finders[pattern, parts] = self._found(pattern, parts, fold=False)
        return found

    def _found(self, pattern: str, parts: bool, *, fold: bool) -> "Finder":
        try:
            return finder(str(pattern), Syntax.AWK, ignore_case=fold, parts=parts)
        except (PatternError, PatternTooHard) as error:
            raise Fatal(f"invalid regexp: {error}: /{pattern}/") from None

    def search(self, pattern: str) -> Callable[[str], bool]:
        """What tells whether a text holds a pattern."""
        found = self.finder(pattern)
        return found.holds

    # Variables of awk itself

    def assign(self, name: str, value: Any) -> Any:
        """Give one of them its value."""
        if name == "NF":
            self.record.resize(self.number(value))
            return value
        if name in ("FS", "FIELDWIDTHS", "FPAT", "IGNORECASE"):
            self.record.settle()
        if name == "OFS":
            # What was assigned so far is joined as it was meant then.
            self.record.whole()
        if name in ("NR", "FNR"):
            value = self.number(value)
        setattr(self, name.lower(), value)
        if name in ("FS", "FIELDWIDTHS", "FPAT"):
            self._parting = name
        if name == "FPAT":
            # Whether case counts is settled here.
            self._by_content = by_content(self.finder(self.text(value)))
        if name in ("FS", "FIELDWIDTHS", "FPAT", "IGNORECASE", "RS"):
            self._choose_ends()
            self._lasting = not self.paragraphs and not self.true(self.ignorecase)
            self._split = self._splitting()
            self._by_blanks = self._parting == "FS" and self.text(self.fs) == " "
            self.record.split = self.record.quick = self._split
        return value

    def _choose_ends(self) -> None:
        text = self.text(self.rs)
        # Case counts in a single byte, whatever IGNORECASE says.
        single = len(text) == 1 and (text.isascii() or not self.true(self.ignorecase))
        self.separator = text if single else ""
        self.pattern = self.finder(text) if text and not single else None

    def splitter(self, most: int) -> Split:
        """What splits records of the current batch into so many fields; -1 is all."""
        self.parted = False, None
        if self._parting != "FS":
            return self._split
        text = self.text(self.fs)
        if text == " ":
            self.parted = self.ordinary, None
            return by_blanks(most, plain=self.ordinary)
        if most > 0 and len(text) == 1 and text.isascii() and self.separator:
            self.parted = True, text
        return self._split

    parted: tuple[bool, str | None] = (False, None)
    """Whether it does what ``split`` of a str does, and what at: that is quicker where it is called by its name."""

    ordinary = False
    """Whether Python's blanks are awk's, in what was read last."""

    def know(self, count: int, *, ordinary: bool, simple: bool) -> None:
        """What is known of so many records: of their blanks, and whether Python's numbers are awk's."""
        self.ordinary = ordinary
        if self.number_of is number:
            self.own_number, self.own_looks = (simple_number, simple_looks) if simple else (number, looks)
            if self._numbers.pays(count):
                self.own_number = self._numbers.__getitem__
            if self._looks.pays(count):
                self.own_looks = self._looks.__getitem__
        self.record.quick = by_blanks(-1, plain=ordinary) if self._by_blanks else self._split

    def _splitting(self) -> Split:
        if self._parting == "FIELDWIDTHS":
            return by_widths(self.text(self.fieldwidths))
        if self._parting == "FPAT":
            return self._by_content
        return self.splitting(self.fs, paragraphs=self.paragraphs)

    @property
    def paragraphs(self) -> bool:
        """Whether empty lines end records."""
        return not self.separator and self.pattern is None

    def splitting(self, separator: Any, *, paragraphs: bool = False) -> Split:
        """What splits texts at a separator."""
        text = self.text(separator)
        if separator.__class__ is Regexp:
            return by_pattern(self.finder(text))
        if self._lasting:
            found = self._splits.get(text)
            if found is None:
                if len(self._splits) > 100:
                    self._splits.clear()
                found = self._splits[text] = self._split_at(text, paragraphs=False)
            return found
        return self._split_at(text, paragraphs=paragraphs)

    def _split_at(self, text: str, *, paragraphs: bool) -> Split:
        if text == " ":
            return by_blanks(-1, plain=False)
        if not text:
            return by_each
        if len(text) > 1 or not text.isascii():
            return by_pattern(self.finder(text))
        split = by_character(text, -1)
        return (lambda record: split(record.replace("\n", text))) if paragraphs else split

    # Arrays

    @staticmethod
    def array() -> Array:
        """A new one."""
        return Array()

    @staticmethod
    def inner(array: Array, key: str) -> Array:
        """An array that is an element; made where there is none."""
        found = array.get(key)
        if found is None:
            found = array[key] = Array()
        if found.__class__ is not Array:
            raise Fatal(f'attempt to use a scalar value as array: ["{key}"]')
        return found

    # What may be spent

    async def tick(self) -> None:
        """The checkpoint of many turns."""
        budget = self.ctx.budget
        self._work += self._turns
        if self._work >= TURNS:
            budget.pay(self._work // TURNS)
            self._work %= TURNS
        if self.out:
            await self.pass_on()
        self._grown += self._turns * HELD
        if self.is_due():
            await self.census()
        if budget.due():
            # That took too long, or others computed meanwhile.
            self._turns = max(self._turns // 4, 1)
            await budget.breathe()
        else:
            self._turns = min(self._turns * 2, TURNS)
        self.countdown[0] = self._turns

    def large(self, text: str) -> str:
        """Account for a large text that was made."""
        budget = self.ctx.budget
        self.countdown[0] = 0
        self._grown += len(text)
        if len(text) > budget.limits.held:
            budget.stop("memory", budget.limits.held)
        if budget.held + self._grown > budget.limits.held:
            # Most of it may be gone again: only counting tells.
            finished(self._count(len(text)))
        return text

    def is_due(self) -> bool:
        """Whether so much may have been kept that it has to be counted."""
        return self._grown > max(CENSUS, self._kept, self._entries * HELD)

    async def census(self) -> None:
        """Count what is kept, and charge for it."""
        await self.ctx.budget.in_turn(self._count(0))

    def _count(self, more: int) -> Generator[None]:
        kept, entries = more + self.record.size, self.record.entries
        pending: list[Any] = list(self.everything()) if self.everything is not None else []
        pending += [self.environ, self.argv]
        while pending:
            each = pending.pop()
            if isinstance(each, str):
                kept += len(each)
            if not isinstance(each, Array):
                continue
            entries += len(each)
            items = iter(each.items())
            while some := list(islice(items, 2000)):
                for key, value in some:
                    kept += len(key)
                    if isinstance(value, str):
                        kept += len(value)
                    elif isinstance(value, Array):
                        pending.append(value)
                yield
        self._grown = 0
        self._entries = entries
        self.charge(kept + entries * HELD)

    @property
    def kept(self) -> int:
        """How many bytes are charged."""
        return self._kept

    def charge(self, kept: int) -> None:
        """So much is kept now."""
        self.ctx.budget.hold(kept - self._kept)
        self._kept = kept

    def grew(self, amount: int) -> None:
        """So many further bytes may have been kept."""
        self._grown += amount
        if amount > CENSUS:
            self.countdown[0] = 0

    async def deeper(self, function: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
        """Call a function that may call itself."""
        self.depth += 1
        try:
            if self.depth % FRESH:
                return await function(*arguments)
            if self.depth > DEEPEST:
                raise Fatal(f"function calls are nested too deeply: at most {DEEPEST}")
            return await self._elsewhere(function, arguments)
        finally:
            self.depth -= 1

    @staticmethod
    async def _elsewhere(function: Callable[..., Awaitable[Any]], arguments: Sequence[Any]) -> Any:
        """Call it in a task of its own, whose stack is empty."""
        import anyio

        result: Any = None
        left: BaseException | None = None

        async def task() -> None:
            nonlocal result, left
            try:
                result = await function(*arguments)
            except (Exception, LimitReached) as error:  # noqa: BLE001 - raised again, as itself and not in a group
                left = error

        async with anyio.create_task_group() as group:
            group.start_soon(task)
        if left is not None:
            raise left
        return result

    def exit(self, status: float | None) -> None:
        """``exit``"""
        if status is not None:
            self.status = int(status) & 255 if status - status == 0.0 else 0
        raise Leaving

    # What other parts do

    async def pass_on(self) -> None:
        """Hand on what was printed."""
        raise NotImplementedError


class _Padding(dict[int, list[str]]):
    """Lists of empty fields, by their length."""

    def __missing__(self, size: int) -> list[str]:
        found = self[size] = [""] * size
        return found
