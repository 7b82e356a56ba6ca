"""printf: arguments as a format says, as the program of its own has it, which ``env``, ``find`` and ``xargs`` run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.commands import layout
from mirage.commands.declare import command
from mirage.commands.options import answer_alone
from mirage.commands.printf.escapes import unescaping
from mirage.commands.printf.formats import Directive, Part, Wrong, parts
from mirage.commands.quoting import shell_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage
from mirage.paths import decode, encode

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.floats import Long

_INT_MAX = (1 << 31) - 1

NOTES = """\
      --help                 display this help and exit
      --version              output version information and exit

FORMAT is used again as long as ARGUMENTs are left. In it stand conversions
%d %i %o %u %x %X %a %A %e %E %f %F %g %G %c %s with flags, width and
precision, %b for an ARGUMENT with escapes, %q for one quoted for a shell, %%
for a '%', and the escapes
\\" \\\\ \\a \\b \\c \\e \\f \\n \\r \\t \\v \\NNN \\xHH \\uHHHH \\UHHHHHHHH.
"""


@command("printf", "Write the ARGUMENTs as FORMAT says.", Options, Operands("FORMAT [ARGUMENT]"), raw=True, notes=NOTES)
async def printf(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Print the arguments, the format again and again until none is left."""
    answer_alone(words)
    if words and words[0] == "--":
        words = words[1:]
    if not words:
        raise Usage("missing operand")
    printing = _Printing(ctx, words[1:])
    await printing.all(encode(words[0]))
    return ctx.status


class _Printing:
    """One call: its arguments, and how many are taken."""

    __slots__ = ("_at", "_ctx", "_words")

    def __init__(self, ctx: "Context", words: Sequence[str]) -> None:
        self._ctx = ctx
        self._words = words
        self._at = 0

    async def all(self, text: bytes) -> None:
        """The format, as often as there are arguments for it."""
        while True:
            before = self._at
            if await self._once(text) or self._at >= len(self._words):
                return
            if self._at == before:
                word = quoted(self._words[self._at])
                await self._warn(f"warning: ignoring excess arguments, starting with {word}")
                return

    async def _once(self, text: bytes) -> bool:
        """The format once; whether that was the end."""
        for part in parts(text):
            await self._ctx.breathe()
            if await self._part(part):
                return True
        return False

    async def _part(self, part: Part) -> bool:
        if part is None:
            return False
        if isinstance(part, Wrong):
            await self._size(part.directive)
            raise Usage(f"{part.text}: invalid conversion specification", hint=False)
        if isinstance(part, Directive):
            return await self._convert(part)
        await self._ctx.out.write(part.data)
        if part.stopped:
            self._ctx.status = 0
        return part.stopped

    async def _convert(self, directive: Directive) -> bool:
        width, precision = await self._size(directive)
        letter, flags = directive.letter, directive.flags
        if width < 0:
            flags, width = flags + "-", -width
        if max(width, precision or 0) > layout.WIDEST:
            self._ctx.budget.stop("printf width", layout.WIDEST)
        if letter == "b":
            return await self._escaped()
        if letter in "diouxX":
            data = layout.integer(await self._number(letter in layout.SIGNED), letter, flags, width, precision)
        elif letter in "cs":
            data = encode(self._next() or "")
            data = layout.padded(data[:precision] if letter == "s" else data[:1] or b"\0", flags, width)
        elif letter == "q":
            word = self._next()
            data = b"" if word is None else encode(shell_name(word))
        else:
            data = layout.floating(await self._float(), letter, flags, width, precision)
        await self._ctx.out.write(data)
        return False

    async def _escaped(self) -> bool:
        word = self._next() or ""
        return await self._part(await self._ctx.budget.in_turn(unescaping(encode(word), argument=True)))

    async def _size(self, directive: Directive) -> tuple[int, int | None]:
        """Width and precision."""
        width = await self._amount(directive.width, "field width", -_INT_MAX - 1)
        if directive.precision is None:
            return width, None
        precision = await self._amount(directive.precision, "precision", -layout.LARGEST - 1)
        return width, None if precision < 0 else precision

    async def _amount(self, text: str, what: str, least: int) -> int:
        if text != "*":
            return int(text or "0") if len(text) < 12 else layout.WIDEST + 1
        if self._at >= len(self._words):
            return 0
        word = self._words[self._at]
        number = await self._number(signed=True)
        if not least <= number <= _INT_MAX:
            raise Usage(f"invalid {what}: {quoted(word)}", hint=False)
        return number

    def _next(self) -> str | None:
        if self._at >= len(self._words):
            return None
        self._at += 1
        return self._words[self._at - 1]

    async def _number(self, signed: bool) -> int:
        word = self._next()
        if not word:
            return 0
        if len(word) > 1 and word[0] in "'\"":
            return await self._code(word[1:])
        found = layout.scan(word, signed=signed)
        if found is None:
            await self._verify(word, 0, ranged=False)
            return 0
        await self._verify(word, found.end, ranged=found.ranged)
        return found.value

    async def _float(self) -> "Long":
        from mirage.commands import floats  # Most formats have none.

        word = self._next()
        if not word:
            return floats.Long(False)
        if len(word) > 1 and word[0] in "'\"":
            return floats.whole(False, await self._code(word[1:]))
        text = word.lstrip(" \t\n\v\f\r")
        value, end, ranged = floats.scan(text)
        await self._verify(word, len(word) - len(text) + end if end else 0, ranged=ranged)
        return value

    async def _verify(self, word: str, end: int, *, ranged: bool) -> None:
        """Complain of a number that is none, or not all of the word."""
        if ranged:
            await self._ctx.complain(f"{quoted(word)}: Numerical result out of range")
        elif not end:
            await self._ctx.complain(f"{quoted(word)}: expected a numeric value")
        elif end < len(word):
            await self._ctx.complain(f"{quoted(word)}: value not completely converted")

    async def _code(self, text: str) -> int:
        """The number of the first character."""
        if len(text) > 1:
            rest = decode(encode(text[1:]))
            await self._warn(f"warning: {rest}: character(s) following character constant have been ignored")
        return encode(text)[0] if "\udc80" <= text[0] <= "\udcff" else ord(text[0])

    async def _warn(self, message: str) -> None:
        await self._ctx.complain(message, 0)
