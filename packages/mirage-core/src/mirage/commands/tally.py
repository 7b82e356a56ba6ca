"""Counts lines, words, characters, bytes and the longest line of a stream, chunk by chunk."""

import codecs
import re
from collections.abc import Collection

from mirage.commands import width

_BLANKS = b"\t\n\v\f\r "
_UNPRINTED = bytes(byte for byte in range(128) if (byte < 32 and byte not in _BLANKS) or byte == 127)
_WORDS = bytes(0x20 if byte in _BLANKS else 0x78 for byte in range(256))
"""Blanks become a space, all else an x: then a word begins at each `` x``."""
_LINE_ENDS = re.compile(rb"[\n\f\r]")
_TEXT_LINE_ENDS = re.compile(r"[\n\f\r]")
_NO_WIDTH = _UNPRINTED + b"\v"
_PLAIN = bytes(range(32, 127)) + b"\n"
_NEED_TEXT = frozenset({"words", "chars", "longest"})
_ODD = re.compile("[\x1c-\x1f\x85\u2028\u2029\u2060]")
"""What str.split and the C library do not agree on as a blank."""
_SPACES = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u202f\u205f\u2060\u3000]+")

_BEYOND = re.compile(
    rb"\xf4[\x90-\xbf][\x80-\xbf]{2}|[\xf5-\xf7][\x80-\xbf]{3}|\xf8[\x88-\xbf][\x80-\xbf]{3}"
    rb"|[\xf9-\xfb][\x80-\xbf]{4}|\xfc[\x84-\xbf][\x80-\xbf]{4}|\xfd[\x80-\xbf]{5}"
)
"""Characters above U+10FFFF, as UTF-8 once was."""
_BEYOND_BEGUN = re.compile(
    rb"(?:\xf4[\x90-\xbf][\x80-\xbf]?|[\xf5-\xf7][\x80-\xbf]{0,2}|\xf8(?:[\x88-\xbf][\x80-\xbf]{0,2})?"
    rb"|[\xf9-\xfb][\x80-\xbf]{0,3}|\xfc(?:[\x84-\xbf][\x80-\xbf]{0,3})?|\xfd[\x80-\xbf]{0,4})\Z"
)
"""Such a character cut off by the end of a chunk."""


class Tally:
    """The counts of one file, or of all: the bytes, and what else is asked for."""

    __slots__ = (
        "_column",
        "_in_word",
        "_partial",
        "_wanted",
        "chars",
        "lines",
        "longest",
        "size",
        "words",
    )

    def __init__(self, wanted: Collection[str] = ()) -> None:
        self.lines = 0
        self.words = 0
        self.chars = 0
        self.size = 0
        self.longest = 0
        self._wanted = wanted
        """The names of the counts that are asked for."""
        self._partial = b""
        """The beginning of a character at the end of a chunk."""
        self._in_word = False
        self._column = 0

    def add(self, other: "Tally") -> None:
        """Count what ``other`` counted; the longest line is the longest of both."""
        self.lines += other.lines
        self.words += other.words
        self.chars += other.chars
        self.size += other.size
        self.longest = max(self.longest, other.longest)

    def is_quick(self, chunk: bytes) -> bool:
        """Whether counting needs no work on single lines or characters."""
        return "longest" not in self._wanted and ("words" not in self._wanted or chunk.isascii())

    def feed(self, chunk: bytes) -> None:
        """Count one more chunk."""
        wanted = self._wanted
        self.size += len(chunk)
        if "lines" in wanted:
            self.lines += chunk.count(b"\n")
        if chunk.isascii() and not self._partial:
            self.chars += len(chunk)
            if "words" in wanted:
                self._ascii_words(chunk)
            if "longest" in wanted:
                self._ascii_lines(chunk)
        elif not _NEED_TEXT.isdisjoint(wanted):
            text = self._decode(self._partial + chunk)
            self.chars += len(text)
            if "words" in wanted:
                self._text_words(text)
            if "longest" in wanted:
                self._text_lines(text)

    def _decode(self, data: bytes) -> str:
        """The characters in ``data``; bytes that are none are left out."""
        try:
            text, used = codecs.utf_8_decode(data, "strict", False)
        except UnicodeDecodeError:
            # The C library goes on counting where Unicode ends.
            data = _BEYOND.sub(b"\xf4\x8f\xbf\xbf", data)
            begun = _BEYOND_BEGUN.search(data)
            text, used = codecs.utf_8_decode(data, "ignore", False)
            used = min(used, begun.start()) if begun is not None else used
        self._partial = data[used:]
        return text

    def _ascii_words(self, chunk: bytes) -> None:
        marks = chunk.translate(_WORDS, _UNPRINTED)
        if marks:
            self.words += marks.count(b" x") + (marks[0] == 0x78 and not self._in_word)
            self._in_word = marks[-1] == 0x78

    def _text_words(self, text: str) -> None:
        if not text:
            return
        words = text.split()
        if "".join(words).isprintable() and not _ODD.search(text):
            self._begin(len(words), leading=not text[0].isspace())
            self._in_word = not text[-1].isspace()
            return
        # Characters that do not print are no part of a word, and end none.
        pieces = [any(width.prints(char) for char in piece) for piece in _SPACES.split(text)]
        self._begin(sum(pieces), leading=pieces[0])
        self._in_word = pieces[-1] or (self._in_word and len(pieces) == 1)

    def _begin(self, words: int, *, leading: bool) -> None:
        """Count words; the first of them may have begun in the chunk before."""
        self.words += words - (leading and self._in_word)

    def _ascii_lines(self, chunk: bytes) -> None:
        plain = not chunk.translate(None, _PLAIN)
        lines = chunk.split(b"\n") if plain else _LINE_ENDS.split(chunk)
        if plain and len(lines) > 2:
            self.longest = max(self.longest, self._column + len(lines[0]), max(map(len, lines[1:-1])))
            self._column = 0
            del lines[:-1]
        last = len(lines) - 1
        for at, line in enumerate(lines):
            # Tabulators stop at multiples of eight of the whole line: what came before counts.
            before = b" " * (self._column & 7)
            self._column += len((before + line.translate(None, _NO_WIDTH)).expandtabs(8)) - len(before)
            self.longest = max(self.longest, self._column)
            if at != last:
                self._column = 0

    def _text_lines(self, text: str) -> None:
        lines = _TEXT_LINE_ENDS.split(text)
        last = len(lines) - 1
        for at, line in enumerate(lines):
            first, *rest = line.split("\t")
            column = self._column + sum(map(width.of, first))
            for part in rest:
                column += 8 - (column & 7) + sum(map(width.of, part))
            self.longest = max(self.longest, column)
            self._column = column if at == last else 0
