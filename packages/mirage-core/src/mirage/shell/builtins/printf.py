"""printf: arguments as a format says."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands import layout
from mirage.keeping import kept
from mirage.paths import decode, encode
from mirage.shell.builtins.escapes import unescaping
from mirage.shell.builtins.words import is_target, misused, options, put

if TYPE_CHECKING:
    from mirage.commands.floats import Long
    from mirage.shell.state import Shell
    from mirage.streams import Io

_SPEC = re.compile(
    r"%(?P<flags>[-+ #0']*+)(?P<width>\*|\d++)?+(?P<dot>\.)?+(?(dot)(?P<precision>\*|-?\d++)?+)[hlLjzt]*+"
    r"(?:\((?P<time>[^)]*)\)(?P<behind>.)|(?P<letter>.))",
    re.DOTALL | re.ASCII,
)
_LETTERS = frozenset("diouxXeEfFgGaAcsbqQn")
SHORT = 4096
"""Formats up to this size are read at one go, and kept."""


class Spec(NamedTuple):
    """One conversion of a format; a width or precision of ``*`` comes from the arguments."""

    letter: str
    flags: str = ""
    width: str = ""
    precision: str | None = None
    time: str = ""


class Plain(NamedTuple):
    """Bytes of a format that stand for themselves, and what to complain of when they are written."""

    data: bytes
    complaints: tuple[str, ...] = ()


class Wrong(NamedTuple):
    """Here the format makes no sense: nothing behind it is written."""

    message: str


Step = Spec | Plain | Wrong


@kept(256)
def _kept(text: str) -> tuple[Step, ...]:
    return tuple([step for step in _reading(text) if step is not None])


async def _steps(shell: "Shell", text: str) -> tuple[Step, ...]:
    """A format, read once."""
    if len(text) <= SHORT:
        return _kept(text)
    steps: list[Step] = []
    for step in _reading(text):
        if shell.budget.due():
            await shell.budget.breathe()
        if step is not None:
            steps.append(step)
    return tuple(steps)


def _reading(text: str) -> Iterator[Step | None]:
    """The parts of a format; None is a pause for the caller."""
    at = 0
    while at < len(text):
        begin = text.find("%", at)
        if begin < 0:
            begin = len(text)
        if begin > at:
            found = yield from unescaping(text[at:begin], argument=False)
            yield Plain(found.data, found.complaints)
        if begin == len(text):
            return
        if text.startswith("%%", begin):
            yield Plain(b"%")
            at = begin + 2
            continue
        spec = _SPEC.match(text, begin)
        if spec is None:
            yield Wrong(f"`{text[begin:]}': missing format character")
            return
        step, at = _conversion(spec)
        yield step


def _conversion(spec: "re.Match[str]") -> tuple[Step, int]:
    """One conversion, and where the format goes on."""
    letter, time = spec["letter"], spec["time"]
    precision = (spec["precision"] or "0") if spec["dot"] else None
    if time is not None:
        if spec["behind"] != "T":
            # Only the bracket is taken for text.
            complaint = f"warning: `{spec['behind']}': invalid time format specification"
            return Plain(b"%(", (complaint,)), spec.start("time")
        return Spec("T", spec["flags"], spec["width"] or "", precision, time), spec.end()
    if letter in _LETTERS:
        return Spec(letter, spec["flags"], spec["width"] or "", precision), spec.end()
    return Wrong(f"`{letter}': invalid format character"), spec.end()


async def printf(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Write the arguments, the format again and again until none is left."""
    parsed = await options(shell, io, argv, "v:")
    if parsed is None:
        return 2
    name = next((argument for _, argument in reversed(parsed.options)), None)
    if name is not None and not is_target(name):
        await shell.say(io, f"printf: `{name}': not a valid identifier")
        return 2
    if not parsed.operands:
        return await misused(shell, io, "printf")
    printing = Printing(shell, io, parsed.operands[1:], writes=name is None)
    await printing.all(await _steps(shell, parsed.operands[0]))
    await printing.flush()
    if name is not None and not await put(shell, io, name, decode(b"".join(printing.parts).partition(b"\0")[0])):
        return 1
    return printing.status


class Printing:
    """One call: its arguments, and what has been made of them so far."""

    __slots__ = ("_at", "_io", "_shell", "_size", "_words", "_writes", "parts", "status", "stopped")

    def __init__(self, shell: "Shell", io: "Io", words: list[str], *, writes: bool) -> None:
        self._shell = shell
        self._io = io
        self._words = words
        self._writes = writes
        self._at = 0
        self._size = 0
        self.parts: list[bytes] = []
        self.status = 0
        self.stopped = False

    async def all(self, steps: tuple[Step, ...]) -> None:
        """The format, as often as there are arguments for it."""
        while True:
            before = self._at
            await self._once(steps)
            if self.stopped or self._at == before or self._at >= len(self._words):
                return

    async def _once(self, steps: tuple[Step, ...]) -> None:
        for count, step in enumerate(steps):
            if not count & 63 and self._shell.budget.due():
                await self._shell.budget.breathe()
            if isinstance(step, Plain):
                for complaint in step.complaints:
                    await self._say(complaint)
                self._add(step.data)
            elif isinstance(step, Wrong):
                await self._fail(step.message)
                self.stopped = True
            else:
                await self._convert(step)
            if self.stopped:
                return

    def _add(self, data: bytes) -> None:
        self._size += len(data)
        self._shell.afford(self._size)
        self.parts.append(data)

    async def flush(self, *, lines: bool = False) -> None:
        """Write what there is, or only whole ``lines`` of it, unless it is for a variable."""
        if not self._writes or not self.parts:
            return
        data = b"".join(self.parts)
        end = data.rfind(b"\n") + 1 if lines else len(data)
        self.parts[:] = [data[end:]]
        if end:
            await self._io.out.write(data[:end])

    async def _say(self, message: str) -> None:
        await self.flush(lines=True)
        await self._shell.say(self._io, f"printf: {message}")

    async def _fail(self, message: str) -> None:
        self.status = 1
        await self._say(message)

    def _next(self) -> str | None:
        if self._at >= len(self._words):
            return None
        word = self._words[self._at]
        self._at += 1
        return word

    async def _convert(self, spec: Spec) -> None:
        width = await self._amount(spec.width) or 0
        precision = None if spec.precision is None else await self._amount(spec.precision)
        flags = spec.flags
        if width < 0:
            flags, width = flags + "-", -width
        if precision is not None and precision < 0:
            precision = None
        if max(width, precision or 0) > layout.WIDEST:
            self._shell.budget.stop("printf width", layout.WIDEST)
        letter = spec.letter
        if letter in "diouxX":
            value = await self._number(letter in layout.SIGNED)
            self._add(layout.integer(value, letter, flags, width, precision))
        elif letter in "eEfFgGaA":
            self._add(layout.floating(await self._float(), letter, flags, width, precision))
        elif letter == "n":
            await self._count()
        else:
            self._add(layout.padded(await self._text(spec, precision), flags, width))

    async def _amount(self, text: str) -> int | None:
        if text != "*":
            return int(text[:10]) if text else None
        return await self._number(True)

    async def _text(self, spec: Spec, precision: int | None) -> bytes:
        letter = spec.letter
        if letter == "T":
            return encode(await self._time(spec.time))[:precision]
        word = self._next() or ""
        if letter == "c":
            return encode(word)[:1] or b"\0"
        if letter == "s":
            return encode(word)[:precision]
        if letter == "b":
            found = await self._shell.budget.in_turn(unescaping(word, argument=True))
            for complaint in found.complaints:
                await self._say(complaint)
            if found.stopped:
                self.stopped = True
                self.status = 0
            return found.data[:precision]
        from mirage.shell.syntax.requote import backslashing

        in_turn = self._shell.budget.in_turn
        if letter == "Q":
            return encode(await in_turn(backslashing(decode(encode(word)[:precision]))))
        return encode(await in_turn(backslashing(word)))[:precision]

    async def _number(self, signed: bool) -> int:
        word = self._next()
        if not word:
            return 0
        if word[0] in "'\"":
            return _code(word[1:])
        found = layout.scan(word, signed=signed)
        if found is None:
            await self._fail(_invalid(word))
            return 0
        if found.end < len(word):
            await self._fail(_invalid(word))
        if found.ranged:
            await self._say(f"warning: {word}: Numerical result out of range")
        return found.value

    async def _float(self) -> "Long":
        from mirage.commands import floats

        word = self._next()
        if not word:
            return floats.Long(False)
        if word[0] in "'\"":
            return floats.whole(False, _code(word[1:]))
        text = word.lstrip()
        value, end, ranged = floats.scan(text)
        if end < len(text) or not end:
            await self._fail(_invalid(word))
        elif ranged:
            await self._say(f"warning: {word}: Numerical result out of range")
        return value

    async def _count(self) -> None:
        name = self._next()
        if not name:
            return
        if is_target(name):
            await put(self._shell, self._io, name, str(self._size))
            return
        await self._fail(f"`{name}': not a valid identifier")
        self.stopped = True

    async def _time(self, text: str) -> str:
        from mirage.commands.ls.long import strftime

        host, session = self._shell.session.host, self._shell.session
        left = self._at < len(self._words)
        seconds = await self._number(True) if left else -1
        now = host.now()
        if seconds == -1:
            return strftime(text or "%X", now)
        if seconds == -2:
            return strftime(text or "%X", now - int((host.elapsed() - session.began) * 1_000_000_000))
        return strftime(text or "%X", seconds * 1_000_000_000)


def _invalid(word: str) -> str:
    if word[:1] == "0" and word[1:2].isdigit():
        return f"{word}: invalid octal number"
    return f"{word}: invalid {'hex ' if word[:2] in ('0x', '0X') else ''}number"


def _code(text: str) -> int:
    """The number of the first character."""
    if not text:
        return 0
    code = ord(text[0])
    return code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code
