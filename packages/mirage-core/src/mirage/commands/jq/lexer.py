"""Words of the language."""

import re
from typing import NamedTuple

KEYWORDS = frozenset(
    "as import include module def if then else elif end reduce foreach try catch label break and or __loc__".split()
)
END = "end of file"
INVALID = "INVALID_CHARACTER"

_WORD = re.compile(
    r"""(?P<blank>[ \t\r\n]+)
    |(?P<comment>\#(?:[^\\\n\r]|\\(?:\r\n|[\s\S]|$))*)
    |(?P<FIELD>\.[a-zA-Z_][a-zA-Z0-9_]*)
    |(?P<LITERAL>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<FORMAT>@[a-zA-Z0-9_]+)
    |(?P<BINDING>\$\s*(?:[a-zA-Z_][a-zA-Z0-9_]*::)*[a-zA-Z_][a-zA-Z0-9_]*)
    |(?P<IDENT>(?:[a-zA-Z_][a-zA-Z0-9_]*::)*[a-zA-Z_][a-zA-Z0-9_]*)
    |(?P<operator>\?//=?|//=|[|+*/%-]=|//|==|!=|<=|>=|\.\.)
    |(?P<sign>[.?=;,:|+\-*/%<>])
    |(?P<open>[(\[{])
    |(?P<close>[)\]}])
    |(?P<quote>")
    |(?P<wrong>[\s\S])""",
    re.VERBOSE,
)
_TEXT = re.compile(r"(?:[^\\\"]|\\[^(])+")
_CLOSES = {"(": ")", "[": "]", "{": "}"}


class Token(NamedTuple):
    """One word: ``kind`` as messages call it."""

    kind: str
    text: str
    start: int
    end: int


def tokens(source: str) -> list[Token]:
    """The words of a program; the last one is its end, where the last thing before it stands."""
    found: list[Token] = []
    opened: list[str] = []
    at = last = 0
    while at < len(source):
        last = at
        if opened and opened[-1] == '"':
            at = _in_string(source, at, opened, found)
            continue
        match = _WORD.match(source, at)
        if match is None:  # Never: the last alternative matches anything.
            break
        at = match.end()
        kind = match.lastgroup or ""
        if kind not in ("blank", "comment"):
            found.append(Token(_kind(kind, match[0], opened), match[0], last, at))
    found.append(Token(END, "", last, len(source)))
    return found


def _kind(kind: str, text: str, opened: list[str]) -> str:
    """What a word is called; brackets are counted."""
    if kind == "open":
        opened.append(text)
    elif kind == "close":
        if not opened or _CLOSES.get(opened[-1].lstrip("\\")) != text:
            return INVALID
        if opened.pop() == "\\(":
            return "QQSTRING_INTERP_END"
    elif kind == "quote":
        opened.append(text)
        return "QQSTRING_START"
    elif kind == "IDENT":
        return text if text in KEYWORDS else kind
    elif kind == "operator":
        return text
    elif kind == "wrong":
        return INVALID
    return f"'{text}'" if kind in ("open", "close", "sign") else kind


def _in_string(source: str, at: int, opened: list[str], found: list[Token]) -> int:
    """The next part of a string; where it ends."""
    match = _TEXT.match(source, at)
    if match is not None:
        found.append(Token("QQSTRING_TEXT", match[0], at, match.end()))
        return match.end()
    if source[at] == '"':
        opened.pop()
        found.append(Token("QQSTRING_END", '"', at, at + 1))
        return at + 1
    if source.startswith("\\(", at):
        opened.append("\\(")
        found.append(Token("QQSTRING_INTERP_START", "\\(", at, at + 2))
        return at + 2
    found.append(Token(INVALID, source[at], at, at + 1))
    return at + 1
