"""Names of members: which are meant, what they become, and what of them is never used."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mirage.commands.spec import Usage
from mirage.patterns import Syntax
from mirage.patterns.glob import has_magic, matcher

VCS = (
    *("CVS", ".cvsignore", "RCS", "SCCS", ".git", ".gitignore", ".gitattributes", ".gitmodules", ".svn"),
    *(".arch-ids", "{arch}", "=RELEASE-ID", "=meta-update", "=update", ".bzr", ".bzrignore", ".bzrtags"),
    *(".hg", ".hgignore", ".hgrags", ".hgtags", "_darcs"),
)
"""What version control systems keep."""

BACKUPS = (".#*", "*~", "#*#")
"""What editors leave."""

_FLAGS = "flags="

LONGEST = 4096
"""Characters that a name may become."""


class Pattern(NamedTuple):
    """Which names are meant: a text, and how it is read."""

    text: str
    wildcards: bool = True
    anchored: bool = False
    ignore_case: bool = False


def test(pattern: Pattern) -> Callable[[str], bool]:
    """Whether a name, or a directory above it, is meant."""
    text, ignore_case = pattern.text, pattern.ignore_case
    if not pattern.wildcards:
        text = "".join("\\" + char if char in "*?[\\" else char for char in text)
    from mirage.patterns.glob import Rules

    rules = Rules(ignore_case=ignore_case)
    texts = [text, f"{text}/*"]
    if not pattern.anchored:
        texts += [f"*/{text}", f"*/{text}/*"]
    tests = [matcher(each, rules) for each in texts]
    return lambda name: any(found(name) for found in tests)


class Wanted:
    """The names that a call gives of members; all, where it gives none."""

    __slots__ = ("_found", "_names", "_plain", "_tests")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._names = [pattern.text for pattern in patterns]
        self._found = [False] * len(patterns)
        self._plain = {
            pattern.text.rstrip("/") or "/": at
            for at, pattern in enumerate(patterns)
            if not (pattern.wildcards and has_magic(pattern.text)) and not pattern.ignore_case
        }
        self._tests = [
            (at, test(pattern._replace(text=pattern.text.rstrip("/") or "/", anchored=True)))
            for at, pattern in enumerate(patterns)
            if (pattern.wildcards and has_magic(pattern.text)) or pattern.ignore_case
        ]

    def at(self, name: str) -> int | None:
        """Which of the names means the member, -1 where none is given; None where it is not wanted."""
        if not self._names:
            return -1
        name = name.rstrip("/") or "/"
        for above in _above(name):
            if (at := self._plain.get(above)) is not None:
                self._found[at] = True
                return at
        for at, meant in self._tests:
            if meant(name):
                self._found[at] = True
                return at
        return None

    def missing(self) -> Iterator[str]:
        """The names that no member had."""
        return (name for name, found in zip(self._names, self._found, strict=True) if not found)


def _above(name: str) -> Iterator[str]:
    """A name, and all the directories above it."""
    yield name
    at = name.rfind("/")
    while at > 0:
        yield name[:at]
        at = name.rfind("/", 0, at)


def unsafe_part(name: str) -> str:
    """What at the beginning of a name leads out of a directory: slashes, and all up to the last ``..``."""
    end = at = 0
    for part in name.split("/"):
        at += len(part) + 1
        if part == "..":
            end = at
    end = min(end, len(name))
    while name[end : end + 1] == "/":
        end += 1
    return name[:end]


def leads_up(name: str) -> bool:
    """Whether a component is ``..``."""
    return ".." in name.split("/")


def stripped(name: str, count: int) -> str:
    """A name without its first components; empty where it has no more."""
    rest = name.lstrip("/")
    for _ in range(count):
        _, slash, rest = rest.partition("/")
        rest = rest.lstrip("/")
        if not slash:
            return ""
    return rest


class Transform(NamedTuple):
    """``s/REGEXP/REPLACEMENT/FLAGS``."""

    regex: str
    replacement: str
    syntax: Syntax
    ignore_case: bool
    everywhere: bool
    first: int
    kinds: str
    """Of ``rsh``, the names that it is for: of members, of targets of links, and of hard links."""

    def of(self, name: str) -> str:
        """What a name becomes.

        :raises Usage: the expression asks for too much.
        """
        from mirage.patterns.faults import PatternError, PatternTooHard
        from mirage.patterns.finding import finder

        try:
            found = finder(self.regex, self.syntax, ignore_case=self.ignore_case)
            pieces: list[str] = []
            at = 0
            for count, spans in enumerate(found.matches(name), 1):
                if count < self.first:
                    continue
                pieces += [name[at : spans[0][0]], self._replaced(name, spans)]
                at = spans[0][1]
                if not self.everywhere:
                    break
        except (PatternError, PatternTooHard) as fault:
            raise Usage(f"Invalid transform expression: {fault}", hint=False, status=2) from None
        result = "".join(pieces) + name[at:]
        if len(result) > LONGEST:
            raise Usage("a name becomes too long", hint=False, status=2)
        return result

    def _replaced(self, name: str, spans: tuple[tuple[int, int], ...]) -> str:
        pieces: list[str] = []
        case = once = ""
        at = 0
        text = self.replacement
        while at < len(text):
            char = text[at]
            at += 1
            piece = char
            if char == "&":
                piece = name[slice(*spans[0])]
            elif char == "\\" and at < len(text):
                char = text[at]
                at += 1
                if char in "LUE":
                    case = "" if char == "E" else char
                    continue
                if char in "lu":
                    once = char
                    continue
                piece = {"n": "\n", "t": "\t"}.get(char, char)
                if char.isdecimal():
                    start, end = spans[int(char)] if int(char) < len(spans) else (-1, -1)
                    piece = name[start:end] if start >= 0 else ""
            piece = piece.upper() if case == "U" else piece.lower() if case == "L" else piece
            if once and piece:
                piece = (piece[0].upper() if once == "u" else piece[0].lower()) + piece[1:]
                once = ""
            pieces.append(piece)
        return "".join(pieces)


def transforms(text: str) -> tuple[Transform, ...]:
    """The expressions of ``--transform``, one behind the other with semicolons in between.

    :raises Usage: they make no sense.
    """
    found: list[Transform] = []
    usual = ""
    at = 0
    while at < len(text):
        if text.startswith(_FLAGS, at):
            end = text.find(";", at)
            usual = text[at + len(_FLAGS) : end if end >= 0 else len(text)]
            at = end + 1 if end >= 0 else len(text)
            continue
        one, at = _transform(text, at, usual)
        found.append(one)
        if text[at : at + 1] == ";":
            at += 1
    return tuple(found)


def _transform(text: str, at: int, usual: str) -> tuple[Transform, int]:
    if text[at] != "s" or at + 1 >= len(text):
        raise Usage("Invalid transform expression", status=2)
    delimiter = text[at + 1]
    regex, at = _part(text, at + 2, delimiter)
    replacement, at = _part(text, at, delimiter)
    flags = usual
    while at < len(text) and text[at] != ";":
        flags += text[at]
        at += 1
    digits = "".join(char for char in flags if char.isdecimal() and char.isascii())
    if set(flags) - set("gixrRsShH0123456789") or len(digits) > 4:
        raise Usage("Unknown flag in transform expression", status=2)
    kinds = "rsh"
    for flag in flags:
        kinds = kinds + flag if flag in "rsh" else kinds.replace(flag.lower(), "") if flag in "RSH" else kinds
    syntax = Syntax.EXTENDED if "x" in flags else Syntax.BASIC
    return Transform(regex, replacement, syntax, "i" in flags, "g" in flags, int(digits or 1), kinds), at


def _part(text: str, at: int, delimiter: str) -> tuple[str, int]:
    """The text up to the next delimiter, and where what follows begins."""
    pieces: list[str] = []
    while at < len(text):
        char = text[at]
        if char == delimiter:
            return "".join(pieces), at + 1
        if char == "\\" and at + 1 < len(text):
            char = text[at + 1] if text[at + 1] == delimiter else text[at : at + 2]
            at += 1
        pieces.append(char)
        at += 1
    raise Usage("Invalid transform expression", status=2)
