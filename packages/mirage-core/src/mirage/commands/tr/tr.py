"""tr: bytes translated, deleted, squeezed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag
from mirage.commands.tr.sets import CASES, Element, Reading, unquoted
from mirage.paths import encode
from mirage.resources import BLOCK

NOTES = """\
In a STRING, \\NNN (octal), \\\\, \\a, \\b, \\f, \\n, \\r, \\t and \\v stand for single
bytes, a-z for a range, [:alpha:] and its like for the bytes of a class, and
[=c=] for c. In STRING2, [c*] fills up with c to the length of STRING1, and
[c*N] is N times c. [:lower:] and [:upper:] in the same place convert case.
"""
ALL = bytes(range(256))
_SQUEEZED = 1 << 14
"""Bytes that are squeezed at one go, which takes longer than the rest."""

Change: TypeAlias = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Tr(Options):
    """The options of tr."""

    complement: bool = flag("-c", "-C", "--complement", help="use the complement of STRING1")
    delete: bool = flag("-d", "--delete", help="delete characters in STRING1, do not translate")
    squeeze: bool = flag(
        "-s",
        "--squeeze-repeats",
        help="replace each sequence of a repeated character that is listed in the last specified STRING, with a"
        " single occurrence of that character",
    )
    truncate: bool = flag("-t", "--truncate-set1", help="first truncate STRING1 to length of STRING2")


@command(
    "tr",
    "Translate, squeeze, and/or delete characters from standard input,\nwriting to standard output.",
    Tr,
    Operands("STRING"),
    permutes=False,
    notes=NOTES,
)
async def tr(ctx: Context, options: Tr, words: Sequence[str]) -> int:
    """Change chunk by chunk."""
    _expect(options, words)
    sets: list[list[Element]] = []
    for text in words:
        plain, warnings = unquoted(encode(text))
        for warning in warnings:
            await ctx.complain(warning, 0)
        sets.append(Reading(plain).elements())
    changes = _changes(options, sets)
    async with await Input.open(ctx, "-") as file:
        try:
            while chunk := await file.read(_SQUEEZED if options.squeeze else BLOCK):
                for change in changes:
                    chunk = change(chunk)
                await ctx.out.write(chunk)
                await ctx.breathe()
        except ReadError as failed:
            raise Usage(f"read error: {reason(failed.error)}", hint=False) from None
    return 0


def _expect(options: Tr, words: Sequence[str]) -> None:
    """Refuse strings that are too few or too many."""
    least = 1 + (options.delete == options.squeeze)
    most = 1 + (not options.delete or options.squeeze)
    if not words:
        raise Usage("missing operand")
    if len(words) < least:
        why = "both deleting and squeezing repeats" if options.squeeze else "translating"
        raise Usage(f"missing operand after {quoted(words[-1])}\nTwo strings must be given when {why}.")
    if len(words) > most:
        why = "\nOnly one string may be given when deleting without squeezing repeats." if len(words) == 2 else ""
        raise Usage(f"extra operand {quoted(words[most])}{why}")


def _changes(options: Tr, sets: Sequence[list[Element]]) -> list[Change]:
    """What is done to the bytes, in order."""
    first = _first(options, sets[0])
    if len(sets) == 1:
        return [_deleting(first)] if options.delete else [_Squeezing(first).change]
    second = _second(options, sets[1], len(first) if options.complement else sum(each.size for each in sets[0]))
    if options.delete:
        return [_deleting(first), _Squeezing(_bytes(second)).change]
    table = _table(options, sets[0], first, second)
    changes: list[Change] = [] if table == ALL else [lambda chunk: chunk.translate(table)]
    if options.squeeze:
        changes.append(_Squeezing(_bytes(second)).change)
    return changes


def _bytes(elements: Sequence[Element]) -> bytes:
    # More than there are bytes of one makes no difference.
    return b"".join(each.data * min(each.times, 256) for each in elements)


def _first(options: Tr, elements: Sequence[Element]) -> bytes:
    if any(each.kind == "repeat" and not each.times for each in elements):
        raise Usage("the [c*] repeat construct may not appear in string1", hint=False)
    data = _bytes(elements)
    return bytes(byte for byte in ALL if byte not in data) if options.complement else data


def _second(options: Tr, elements: Sequence[Element], length: int) -> list[Element]:
    """The elements, where one that fills up is as long as it has to be."""
    fills = [at for at, each in enumerate(elements) if each.kind == "repeat" and not each.times]
    if len(fills) > 1:
        raise Usage("only one [c*] repeat construct may appear in string2", hint=False)
    if options.delete or not fills:
        if fills:
            raise Usage("the [c*] construct may appear in string2 only when translating", hint=False)
        return list(elements)
    missing = max(length - sum(each.size for each in elements), 0)
    return [each._replace(times=missing) if at in fills else each for at, each in enumerate(elements)]


def _table(options: Tr, elements: Sequence[Element], first: bytes, second: Sequence[Element]) -> bytes:
    """What each byte becomes."""
    if any(each.kind == "equal" for each in second):
        raise Usage("[=c=] expressions may not appear in string2 when translating", hint=False)
    if any(each.kind == "class" and each.name not in CASES for each in second):
        complaint = "when translating, the only character classes that may appear in"
        raise Usage(f"{complaint}\nstring2 are 'upper' and 'lower'", hint=False)
    cases = not options.complement and any(each.kind == "class" for each in second)
    table = bytearray(ALL)
    target = _Walk(second)
    source = _Walk([Element("range", first)] if options.complement else elements)
    while not source.ended and not target.ended:
        case = target.case if cases else ""
        kind = source.case
        if case and not kind:
            raise _misaligned()
        if case:
            # Of two classes that are the same, only the first byte is mapped.
            pairs = zip(source.skip(), target.skip()[: 1 if case == kind else None], strict=False)
            for one, other in pairs:
                table[one] = other
        else:
            table[source.next()] = target.next()
    if cases and source.ended and not target.ended and target.case:
        raise _misaligned()
    if not source.ended and not options.truncate:
        _expect_tail(second)
        last = second[-1].data[-1]
        while not source.ended:
            table[source.next()] = last
    _expect_one(options, elements, first, second)
    return bytes(table)


def _misaligned() -> Usage:
    return Usage("misaligned [:upper:] and/or [:lower:] construct", hint=False)


def _expect_tail(second: Sequence[Element]) -> None:
    """What is too short goes on with its last byte: there must be one."""
    if not sum(each.size for each in second):
        raise Usage("when not truncating set1, string2 must be non-empty", hint=False)
    if second[-1].kind == "class":
        complaint = "when translating with string1 longer than string2,"
        raise Usage(f"{complaint}\nthe latter string must not end with a character class", hint=False)


def _expect_one(options: Tr, elements: Sequence[Element], first: bytes, second: Sequence[Element]) -> None:
    """The complement of a class has no order: all of it becomes one byte."""
    if not options.complement or not any(each.kind == "class" for each in elements):
        return
    data = _bytes(second)
    if len(set(data[: len(first)])) > 1 or (options.truncate and len(data) < len(first)):
        complaint = "when translating with complemented character classes,"
        raise Usage(f"{complaint}\nstring2 must map all characters in the domain to one", hint=False)


class _Walk:
    """Goes over the bytes of elements one by one."""

    __slots__ = ("_at", "_elements", "_inside")

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = [each for each in elements if each.size]
        self._at = 0
        self._inside = 0

    @property
    def ended(self) -> bool:
        """Nothing follows."""
        return self._at == len(self._elements)

    @property
    def case(self) -> str:
        """``lower`` or ``upper`` where such a class begins here."""
        element = self._elements[self._at]
        return element.name if not self._inside and element.name in CASES else ""

    def next(self) -> int:
        """The next byte."""
        element = self._elements[self._at]
        byte = element.data[self._inside % len(element.data)]
        self._inside += 1
        if self._inside == element.size:
            self._at, self._inside = self._at + 1, 0
        return byte

    def skip(self) -> bytes:
        """All of the element that begins here."""
        self._at += 1
        return self._elements[self._at - 1].data


def _deleting(data: bytes) -> Change:
    return lambda chunk: chunk.translate(None, data)


class _Squeezing:
    """Leaves one of several equal bytes, also where a chunk ends between them."""

    __slots__ = ("_among", "_last", "_repeats")

    def __init__(self, data: bytes) -> None:
        self._among = frozenset(data)
        self._repeats = (
            re.compile(b"([" + b"".join(b"\\x%02x" % byte for byte in self._among) + b"])\\1+") if data else None
        )
        self._last = -1

    def change(self, chunk: bytes) -> bytes:
        """What is left of a chunk."""
        if self._repeats is None or not chunk:
            return chunk
        if self._last in self._among:
            chunk = chunk.lstrip(bytes((self._last,)))
        if not chunk:
            return chunk
        self._last = chunk[-1]
        return self._repeats.sub(rb"\1", chunk)
