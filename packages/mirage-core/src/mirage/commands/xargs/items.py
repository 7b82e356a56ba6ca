"""The items of xargs: words of its input, with the quotes of a shell or without."""

import re
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from typing import NamedTuple

from mirage.commands.inputs import Blocks


class Item(NamedTuple):
    """An argument; ``last``: the line ends behind it; not ``ended``: the input ends in it."""

    text: bytes
    last: bool = True
    ended: bool = True


class Unmatched(Exception):
    """A quote does not end in its line."""


_TOKEN = re.compile(rb"[ \t]+|\n|(?:[^ \t\n'\"\\]+|'[^'\n]*'|\"[^\"\n]*\"|\\(?s:.|\Z))+|['\"]")
_PART = re.compile(rb"'([^'\n]*)'|\"([^\"\n]*)\"|\\((?s:.)?)|([^'\"\\]+)")
_LINE = re.compile(rb"((?:[^\n'\"\\]+|'[^'\n]*'|\"[^\"\n]*\"|\\(?s:.))*)(\n|\Z|.)")
_SPECIAL = re.compile(rb"['\"\\]")
_QUOTES = re.compile(rb"['\"]")
_OPEN = re.compile(rb"(?<!\\)(?:\\\\)*\\\n\Z")
"""The end of a line whose end is escaped."""


async def separated(blocks: Blocks, delimiter: bytes) -> AsyncGenerator[list[Item], None]:
    """What stands between delimiters, as it is."""
    async for block in blocks:
        yield [Item(text) for text in block.removesuffix(delimiter).split(delimiter)]


def words(blocks: Blocks) -> AsyncGenerator[list[Item], None]:
    """Words between blanks; a line that ends with a blank goes on in the next.

    :raises Unmatched: a quote does not end in its line; what was read before it has been given.
    """
    return _batches(blocks, _words)


def lines(blocks: Blocks) -> AsyncGenerator[list[Item], None]:
    """Whole lines but for the blanks before them; empty ones are none.

    :raises Unmatched: as ``words``.
    """
    return _batches(blocks, _lines)


async def _batches(blocks: Blocks, read: Callable[[bytes], Iterator[Item]]) -> AsyncGenerator[list[Item], None]:
    async with aclosing(_whole(blocks)) as texts:
        async for text in texts:
            found: list[Item] = []
            try:
                found.extend(read(text))
            except Unmatched:
                yield found
                raise
            yield found


async def _whole(blocks: Blocks) -> AsyncGenerator[bytes, None]:
    """Blocks whose last line end is not escaped."""
    kept = b""
    async for block in blocks:
        kept += block
        if not _OPEN.search(kept, max(len(kept) - 4096, 0)):
            yield kept
            kept = b""
    if kept:
        yield kept


def _words(text: bytes) -> Iterator[Item]:
    before: bytes | None = None
    blank = trailing = False
    for found in _TOKEN.finditer(text):
        token = found[0]
        first = token[:1]
        if token == b"\n":
            if before is not None:
                # Behind a blank, the line is not over.
                yield Item(before, not (blank or trailing))
                before = None
            blank = trailing = False
        elif first in (b" ", b"\t"):
            blank = True
        elif token in (b"'", b'"'):
            if before is not None and blank:
                yield Item(before, False)
                before = None
            if not before and found.end() == len(text):
                # A quote that nothing follows is nothing.
                return
            raise Unmatched("single" if token == b"'" else "double")
        elif token != b"\\":
            if before is not None:
                yield Item(before, False)
            before, blank = _plain(token), False
            # An escaped blank that ends a line keeps it open as well.
            trailing = token[-1:] in (b" ", b"\t")
    if before or (before is not None and blank):
        # An empty word at the very end is none.
        yield Item(before, ended=blank)


def _lines(text: bytes) -> Iterator[Item]:
    for found in _LINE.finditer(text):
        written = found[1].lstrip(b" \t")
        line = _plain(written)
        if found[2] in (b"'", b'"') and (line or found.end() < len(text)):
            raise Unmatched("single" if found[2] == b"'" else "double")
        if line or (found[2] == b"\n" and _QUOTES.search(written)):
            yield Item(line, ended=found[2] == b"\n")


def _plain(token: bytes) -> bytes:
    """A word without its quotes."""
    if not _SPECIAL.search(token):
        return token
    return b"".join([part or b"" for found in _PART.findall(token) for part in found])
