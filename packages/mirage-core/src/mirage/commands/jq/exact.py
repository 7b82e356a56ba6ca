"""Reads JSON word by word, to the letter: what a fast decoder refuses, changes, or cannot say a place for."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownMemberType=false

import re
from collections.abc import Callable, Iterator
from typing import Any

from mirage.commands.jq import numbers
from mirage.commands.jq.faults import JsonError
from mirage.commands.jq.values import DEEPEST

_WORD = re.compile(
    rb'(?P<blank>[ \t\r\n]+)|(?P<mark>[\[{:,\]}])|(?P<string>"(?:[^"\\]|\\[\s\S])*")|(?P<literal>[^ \t\r\n"\[{:,\]}]+)'
)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SPECIAL = re.compile(r"(?P<sign>[+-]?)(?:(?P<nan>nan)|inf(?:inity)?)", re.IGNORECASE)
_ESCAPE = re.compile(
    r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u(?P<code>[0-9a-fA-F]{4})|\\(?P<letter>.?)|[\0-\x1f]",
    re.DOTALL,
)
_LETTERS = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "nan": float("nan")}
_NONE: Any = object()
_CONTROL = "Invalid string: control characters from U+0000 through U+001F must be escaped"


def string(text: str) -> str:
    """What the inside of a string stands for.

    :raises JsonError: it is none; the place is counted in the text with its quotes.
    """
    try:
        return _unescaped(text)
    except JsonError as error:
        raise JsonError(f"{error} at line 1, column {len(text.encode('utf-8', 'surrogatepass')) + 2}") from None


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_letter, text)


def _letter(found: "re.Match[str]") -> str:
    if found["high"]:
        return chr(0x10000 + ((int(found["high"], 16) - 0xD800) << 10) + int(found["low"], 16) - 0xDC00)
    if found["code"]:
        code = int(found["code"], 16)
        if 0xD800 <= code < 0xE000:
            raise JsonError("Invalid \\uXXXX\\uXXXX surrogate pair escape")
        return chr(code)
    letter = found["letter"]
    if letter is None:
        raise JsonError(_CONTROL)
    if not letter:
        raise JsonError("Expected escape character at end of string")
    if letter == "u":
        rest = found.string[found.end() : found.end() + 4]
        raise JsonError("Invalid \\uXXXX escape" if len(rest) < 4 else "Invalid characters in \\uXXXX escape")
    if letter not in _LETTERS:
        raise JsonError("Invalid escape")
    return _LETTERS[letter]


def literal(text: str) -> Any:
    """The value of a word that is no string.

    :raises JsonError: it has none.
    """
    first = text[0]
    if first in "tfn":
        if text in _WORDS:
            return _WORDS[text]
        raise JsonError("Invalid literal")
    if first == "'":
        raise JsonError("Invalid string literal; expected \", but got '")
    if _NUMBER.fullmatch(text):
        return numbers.literal(text)
    special = _SPECIAL.fullmatch(text)
    if special is None:
        raise JsonError("Invalid numeric literal")
    if special["nan"]:
        return float("nan")
    return numbers.number(float("-inf" if special["sign"] == "-" else "inf"))


class Builder:
    """Puts values together."""

    __slots__ = ("_stack", "next")

    def __init__(self) -> None:
        self.next: Any = _NONE
        self._stack: list[Any] = []
        """Containers that are open, each key above the object it is for."""

    @property
    def open(self) -> bool:
        """Whether something is not yet closed."""
        return bool(self._stack)

    def done(self) -> Iterator[Any]:
        """What is complete."""
        if self.next is not _NONE and not self._stack:
            value, self.next = self.next, _NONE
            yield value

    def value(self, value: Any) -> Iterator[Any]:
        """A string or another word."""
        if self.next is not _NONE:
            raise JsonError("Expected separator between values")
        self.next = value
        return iter(())

    def mark(self, mark: str) -> Iterator[Any]:
        """A bracket, colon or comma."""
        _MARKS[mark](self)
        return iter(())

    def _begin(self, container: Any) -> None:
        if self.next is not _NONE:
            raise JsonError("Expected separator between values")
        if len(self._stack) >= DEEPEST:
            raise JsonError("Exceeds depth limit for parsing")
        self._stack.append(container)

    def _begin_array(self) -> None:
        self._begin([])

    def _begin_object(self) -> None:
        self._begin({})

    def _colon(self) -> None:
        if self.next is _NONE:
            raise JsonError("Expected string key before ':'")
        if not self._stack or not isinstance(self._stack[-1], dict):
            raise JsonError("':' not as part of an object")
        if not isinstance(self.next, str):
            raise JsonError("Object keys must be strings")
        self._stack.append(self.next)
        self.next = _NONE

    def _comma(self) -> None:
        if self.next is _NONE:
            raise JsonError("Expected value before ','")
        if not self._stack:
            raise JsonError("',' not as part of an object or array")
        self._put()

    def _put(self) -> None:
        top = self._stack[-1]
        if isinstance(top, list):
            top.append(self.next)
        elif isinstance(top, str):
            self._stack.pop()
            self._stack[-1][top] = self.next
        else:
            raise JsonError("Objects must consist of key:value pairs")
        self.next = _NONE

    def _end_array(self) -> None:
        if not self._stack or not isinstance(self._stack[-1], list):
            raise JsonError("Unmatched ']'")
        if self.next is not _NONE:
            self._put()
        elif self._stack[-1]:
            raise JsonError("Expected another array element")
        self.next = self._stack.pop()

    def _end_object(self) -> None:
        if not self._stack:
            raise JsonError("Unmatched '}'")
        if self.next is not _NONE:
            if not isinstance(self._stack[-1], str):
                raise JsonError("Objects must consist of key:value pairs")
            self._put()
        elif not isinstance(self._stack[-1], dict):
            raise JsonError("Unmatched '}'")
        elif self._stack[-1]:
            raise JsonError("Expected another key-value pair")
        self.next = self._stack.pop()


_MARKS: dict[str, Callable[[Builder], None]] = {
    "[": Builder._begin_array,
    "{": Builder._begin_object,
    ":": Builder._colon,
    ",": Builder._comma,
    "]": Builder._end_array,
    "}": Builder._end_object,
}


class Events:
    """Tells values as ``--stream`` has them: ``[path, leaf]``, and ``[path]`` where a container ends."""

    __slots__ = ("_last", "_path")

    def __init__(self) -> None:
        self._path: list[Any] = []
        """Of each open container the index or key that is on; None where a key is to come."""
        self._last = ""
        """What came before: a mark, ``value`` or ``key``."""

    @property
    def open(self) -> bool:
        """Whether something is not yet closed."""
        return bool(self._path)

    def done(self) -> Iterator[Any]:
        """Nothing waits."""
        return iter(())

    @property
    def _in_object(self) -> bool:
        return bool(self._path) and not isinstance(self._path[-1], int)

    def value(self, value: Any) -> Iterator[Any]:
        """A string or another word."""
        if self._last in ("value", "key"):
            raise JsonError("Expected separator between values")
        if self._in_object and self._path[-1] is None:
            self._path[-1] = (value,)
            self._last = "key"
            return
        self._ended()
        yield [self._keys(), value]

    def _ended(self) -> None:
        self._last = "value" if self._path else ""

    def _keys(self) -> list[Any]:
        return list(self._path)

    def mark(self, mark: str) -> Iterator[Any]:
        """A bracket, colon or comma."""
        if mark in "[{":
            self._begin(mark)
        elif mark == ":":
            self._colon()
        elif mark == ",":
            self._comma()
        else:
            yield from self._end(mark)

    def _begin(self, mark: str) -> None:
        if self._last in ("value", "key"):
            raise JsonError("Expected a separator between values")
        if self._in_object and self._path[-1] is None:
            after = "'{'" if self._last == "{" else "',' in object"
            raise JsonError(f"Expected string key after {after}, not '{mark}'")
        if len(self._path) >= DEEPEST:
            raise JsonError("Exceeds depth limit for parsing")
        self._path.append(0 if mark == "[" else None)
        self._last = mark

    def _colon(self) -> None:
        if self._last != "key":
            if self._in_object:
                raise JsonError("Expected string key before ':'")
            raise JsonError("':' not as part of an object")
        key = self._path[-1][0]
        if not isinstance(key, str):
            raise JsonError("Object keys must be strings")
        self._path[-1] = key
        self._last = ":"

    def _comma(self) -> None:
        if self._last == "key":
            raise JsonError("Objects must consist of key:value pairs")
        if not self._path:
            raise JsonError("',' not as part of an object or array")
        if self._last != "value":
            raise JsonError("Expected value before ','")
        self._path[-1] = None if self._in_object else self._path[-1] + 1
        self._last = ","

    def _end(self, mark: str) -> Iterator[Any]:
        array = mark == "]"
        if not self._path:
            raise JsonError(f"Unmatched '{mark}' at the top-level")
        if array == self._in_object:
            where = "an object" if array else "an array"
            raise JsonError(f"Unmatched '{mark}' in the middle of {where}")
        if self._last == ",":
            raise JsonError("Expected another array element" if array else "Expected another key:value pair")
        if self._last in ("key", ":"):
            raise JsonError("Missing value in key:value pair")
        empty = self._last == mark.translate({ord("]"): "[", ord("}"): "{"})
        keys = self._keys()
        self._path.pop()
        self._ended()
        yield [self._keys(), [] if array else {}] if empty else [keys]


class Parser:
    """JSON texts one after the other; fed in pieces, it knows where it is."""

    __slots__ = ("_building", "_column", "_data", "_line", "_literal", "_make")

    def __init__(self, make: Callable[[], "Builder | Events"] = Builder, *, line: int = 0) -> None:
        self._make = make
        self._building = make()
        self._data = b""
        self._literal = b""
        self._line = line
        self._column = 0

    @property
    def idle(self) -> bool:
        """Whether nothing has begun."""
        return not (self._building.open or self._data or self._literal)

    def feed(self, data: bytes, *, last: bool = False) -> Iterator[Any]:
        """The values that are complete.

        :raises JsonError: the text is no JSON; what comes behind is not read.
        """
        data = self._data + data if self._data else data
        self._data = b""
        at = 0
        while at < len(data):
            found = _WORD.match(data, at)
            if found is None:
                # A string that goes on.
                self._data = data[at:]
                break
            at = found.end()
            yield from self._word(found, data)
        if last:
            yield from self._end()

    def _word(self, found: "re.Match[bytes]", data: bytes) -> Iterator[Any]:
        kind, word = found.lastgroup, found[0]
        if kind == "literal":
            self._moved(word)
            self._literal += word
            return
        try:
            self._moved(word[:1])
            if self._literal:
                yield from self._literally()
                if kind != "mark":
                    yield from self._building.done()
            self._moved(word[1:])
            if kind == "mark":
                yield from self._building.mark(word.decode())
            elif kind == "string":
                text = _unescaped(word[1:-1].decode("utf-8", "replace"))
                yield from self._building.value(text)
            yield from self._building.done()
        except JsonError as error:
            self._abandon()
            raise JsonError(f"{error} at line {self._line + 1}, column {self._column}") from None

    def _literally(self) -> Iterator[Any]:
        text, self._literal = self._literal.decode("utf-8", "replace"), b""
        yield from self._building.value(literal(text))

    def _moved(self, word: bytes) -> None:
        lines = word.count(b"\n")
        if lines:
            self._line += lines
            self._column = len(word) - word.rfind(b"\n") - 1
        else:
            self._column += len(word)

    def _abandon(self) -> None:
        self._building = self._make()
        self._literal = self._data = b""

    def _end(self) -> Iterator[Any]:
        if self._data:
            self._moved(self._data)
            self._abandon()
            raise JsonError(f"Unfinished string at EOF at line {self._line + 1}, column {self._column}")
        try:
            if self._literal:
                yield from self._literally()
                yield from self._building.done()
        except JsonError as error:
            self._abandon()
            raise JsonError(f"{error} at EOF at line {self._line + 1}, column {self._column}") from None
        if self._building.open:
            self._abandon()
            raise JsonError(f"Unfinished JSON term at EOF at line {self._line + 1}, column {self._column}")


def parsed(text: str) -> Any:
    """The one value of a text.

    :raises JsonError: it is none.
    """
    from mirage.commands.jq.decoding import decoded

    data = text.encode("utf-8", "surrogatepass")
    found = decoded(data)
    if found is not None:
        return found[0]
    parser = Parser()
    try:
        values = list(parser.feed(data, last=True))
    except JsonError as error:
        raise JsonError(f"{error} (while parsing '{text}')") from None
    if not values:
        raise JsonError(f"Expected JSON value (while parsing '{text}')")
    if len(values) > 1:
        raise JsonError(f"Unexpected extra JSON values (while parsing '{text}')")
    return values[0]
