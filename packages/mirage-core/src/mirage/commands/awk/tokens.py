"""The text of a program as tokens. Whether a slash begins a pattern is known to the parser alone."""

import re
from typing import NamedTuple

from mirage.commands.awk.escapes import string_text, warnings
from mirage.commands.awk.faults import Syntax
from mirage.commands.awk.numbers import constant

KEYWORDS = frozenset(
    "BEGIN BEGINFILE END ENDFILE break case continue default delete do else exit for function func getline if in next"
    " nextfile print printf return switch while".split()
)
EXTENSIONS = frozenset("BEGINFILE ENDFILE case default switch func nextfile".split())
"""Keywords that POSIX does not have."""
BUILTINS = {
    "and": (2, 99),
    "asort": (1, 3),
    "asorti": (1, 3),
    "atan2": (2, 2),
    "bindtextdomain": (1, 2),
    "close": (1, 2),
    "compl": (1, 1),
    "cos": (1, 1),
    "dcgettext": (1, 3),
    "dcngettext": (1, 5),
    "exp": (1, 1),
    "fflush": (0, 1),
    "gensub": (3, 4),
    "gsub": (2, 3),
    "index": (2, 2),
    "int": (1, 1),
    "isarray": (1, 1),
    "length": (0, 1),
    "log": (1, 1),
    "lshift": (2, 2),
    "match": (2, 3),
    "mkbool": (1, 1),
    "mktime": (1, 2),
    "or": (2, 99),
    "patsplit": (2, 4),
    "rand": (0, 0),
    "rshift": (2, 2),
    "sin": (1, 1),
    "split": (2, 4),
    "sprintf": (1, 999),
    "sqrt": (1, 1),
    "srand": (0, 1),
    "strftime": (0, 3),
    "strtonum": (1, 1),
    "sub": (2, 3),
    "substr": (2, 3),
    "system": (1, 1),
    "systime": (0, 0),
    "tolower": (1, 1),
    "toupper": (1, 1),
    "typeof": (1, 2),
    "xor": (2, 99),
}
"""Functions of the language, with how many arguments they take."""
STANDARD = frozenset(
    "atan2 close cos exp fflush gsub index int length log match rand sin split sprintf sqrt srand sub substr system"
    " tolower toupper".split()
)
"""Those that POSIX has."""
_TOKEN = re.compile(
    r"(?:[ \t\r]|\\\r?\n)*(?:#[^\n]*)?"
    r"(?:(?P<newline>\n)|(?P<number>0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_]\w*)|(?P<quote>\")"
    r"|(?P<sign>\|&|&&|\|\||\+\+|--|\*\*=|\*\*|\+=|-=|\*=|/=|%=|\^=|==|<=|>=|!=|>>|!~|[-+*/%^!<>|?:~$=,;(){}\[\]@])"
    r"|(?P<end>\Z))",
    re.ASCII,
)
_DIRECTIVE = re.compile(r"@(include|load|namespace)[ \t]+\"([^\"\n]*)\"[^\n]*", re.ASCII)


class Source(NamedTuple):
    """A piece of program text, and what messages call it."""

    name: str
    text: str


class Token(NamedTuple):
    """``kind`` is ``number``, ``string``, ``name``, ``call`` (a name with a parenthesis at it), ``builtin``,
    ``newline``, ``end``, or the keyword or sign itself."""

    kind: str
    text: str
    start: int
    stop: int
    value: float = 0.0


class Warned:
    """What there is to warn of in a program."""

    __slots__ = ("said", "seen")

    def __init__(self) -> None:
        self.said: list[str] = []
        self.seen: set[str] = set()


class Scanner:
    """The tokens of one source."""

    __slots__ = ("_known", "_warned", "at", "number", "source")

    def __init__(self, source: Source, number: int, *, known: frozenset[str], warned: "Warned") -> None:
        self.source = source
        self._warned = warned
        self.number = number
        self.at = 0
        self._known = known
        """The names that are keywords and functions of the language."""

    def token(self) -> Token:
        """The next one."""
        text = self.source.text
        found = _TOKEN.match(text, self.at)
        if found is None:
            raise self._strange()
        kind = found.lastgroup or "end"
        start, stop = found.span(kind)
        self.at = stop
        word = found[kind]
        if kind == "name":
            return Token(self._kind(word, stop), word, start, stop)
        if kind == "quote":
            return self._string(start)
        if kind == "number":
            value, length = constant(word)
            self.at = start + length
            return Token("number", word, start, self.at, value)
        return Token(word if kind == "sign" else kind, word, start, stop)

    def _kind(self, word: str, stop: int) -> str:
        if word in self._known:
            return word if word in KEYWORDS else "builtin"
        return "call" if self.source.text.startswith("(", stop) else "name"

    def _string(self, start: int) -> Token:
        text = self.source.text
        at = start + 1
        while at < len(text) and text[at] not in '"\n':
            at += 2 if text[at] == "\\" else 1
        if at >= len(text) or text[at] == "\n":
            raise self.fault(start, "unterminated string")
        self.at = at + 1
        raw = text[start + 1 : at]
        if "\\" in raw:
            self._warn(raw, start, pattern=False)
        return Token("string", string_text(raw), start, self.at)

    def _warn(self, raw: str, at: int, *, pattern: bool) -> None:
        for message in warnings(raw, self._warned.seen, pattern=pattern):
            self._warned.said.append(f"{self.source.name}:{self.line(at)}: warning: {message}")

    def pattern(self, slash: Token) -> str:
        """The pattern whose first slash was just read: its text as it stands."""
        text = self.source.text
        at = slash.start + 1
        inside = False
        while at < len(text) and text[at] != "\n":
            char = text[at]
            if char == "\\":
                at += 1
            elif inside:
                inside = char != "]" or text[at - 1] == "[" or text[at - 2 : at] == "[^"
            elif char == "[":
                inside = True
            elif char == "/":
                self.at = at + 1
                raw = text[slash.start + 1 : at]
                if "\\" in raw:
                    self._warn(raw, slash.start, pattern=True)
                return raw
            at += 1
        raise self.fault(slash.start + 1, "unterminated regexp")

    def directive(self, sign: Token) -> "re.Match[str] | None":
        """``@include "file"`` and its like, whose ``@`` was just read."""
        found = _DIRECTIVE.match(self.source.text, sign.start)
        if found is not None:
            self.at = found.end()
        return found

    def _strange(self) -> Syntax:
        text = self.source.text
        at = self.at
        while at < len(text) and text[at] in " \t\r":
            at += 1
        if text.startswith("\\", at):
            return self.fault(at + 1, "backslash not last character on line")
        first = text[at].encode("utf-8", "surrogateescape")[:1].decode("utf-8", "surrogateescape")
        return self.fault(at, f"invalid char '{first}' in expression")

    def line(self, at: int) -> int:
        """The number of the line that ``at`` is in."""
        return self.source.text.count("\n", 0, at) + 1

    def fault(self, at: int, message: str) -> Syntax:
        """A message that shows the line, and points into it."""
        text = self.source.text
        begin = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        place = f"{self.source.name}:{self.line(at)}: "
        line = text[begin : end if end >= 0 else len(text)]
        column = "".join("\t" if char == "\t" else " " for char in text[begin:at])
        return Syntax(f"{place}{line}\n{place}{column}^ {message}")
