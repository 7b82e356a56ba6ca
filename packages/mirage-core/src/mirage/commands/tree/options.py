"""The words of tree, which has a grammar of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["name", "version", "size", "mtime", "ctime", "none"]
SORTS: dict[str, Sort] = {
    "name": "name",
    "version": "version",
    "size": "size",
    "mtime": "mtime",
    "ctime": "ctime",
}
Output = Literal["text", "json", "xml"]

LETTERS = {
    "a": "hidden",
    "d": "directories_only",
    "f": "full_paths",
    "F": "classify",
    "g": "group",
    "i": "bare",
    "l": "follow",
    "N": "literal",
    "p": "mode",
    "q": "question_marks",
    "Q": "quotes",
    "r": "reverse",
    "s": "size",
    "u": "user",
    "x": "one_mount",
    "D": "date",
    "n": "",
}
LONG = {
    "--prune": "prune",
    "--matchdirs": "match_directories",
    "--ignore-case": "ignore_case",
    "--noreport": "no_report",
    "--inodes": "inode",
    "--dirsfirst": "directories_first",
    "--filesfirst": "files_first",
    "--metafirst": "details_first",
}
ARGUMENTS = {"--charset": "charset", "--filelimit": "limit", "--timefmt": "time_format", "--sort": "sort"}
REFUSED_LETTERS = frozenset("ACHRSTUX") - {"U", "X"}
REFUSED = frozenset(
    "--du --fromfile --fflinks --gitignore --gitfile --info --infofile --hintro --houtro --nolinks --device".split()
)


class Misused(Exception):
    """The words make no sense; ``usage`` follows what is said."""

    def __init__(self, message: str, *, usage: bool = False) -> None:
        super().__init__(message)
        self.usage = usage


@dataclass(slots=True)
class Wishes:
    """What the words ask for."""

    hidden: bool = False
    directories_only: bool = False
    full_paths: bool = False
    classify: bool = False
    group: bool = False
    bare: bool = False
    follow: bool = False
    literal: bool = False
    mode: bool = False
    question_marks: bool = False
    quotes: bool = False
    reverse: bool = False
    size: bool = False
    user: bool = False
    one_mount: bool = False
    date: bool = False
    prune: bool = False
    match_directories: bool = False
    ignore_case: bool = False
    no_report: bool = False
    inode: bool = False
    directories_first: bool = False
    files_first: bool = False
    details_first: bool = False
    human: int = 0
    """What one unit is of the next smaller: 1024, 1000; 0: bytes."""
    depth: int | None = None
    charset: str = "UTF-8"
    limit: int | None = None
    time_format: str | None = None
    sort: Sort = "name"
    changed: bool = False
    """The time shown is that of the last change of state."""
    output: Output = "text"
    file: str | None = None
    patterns: list[str] = field(default_factory=list[str])
    ignored: list[str] = field(default_factory=list[str])
    paths: list[str] = field(default_factory=list[str])
    helps: bool = False
    version: bool = False


def wishes(words: Sequence[str]) -> Wishes:
    """What the words ask for.

    :raises Misused: they make no sense.
    """
    found = Wishes()
    rest = list(reversed(words))
    while rest:
        word = rest.pop()
        if word == "--":
            found.paths += reversed(rest)
            break
        if word.startswith("--"):
            _long(found, word, rest)
        elif word.startswith("-") and len(word) > 1:
            for letter in word[1:]:
                _letter(found, letter, rest)
        else:
            found.paths.append(word)
    if found.output == "xml" and found.bare:
        raise Misused("-X and -i are not supported together here")
    return found


def _letter(found: Wishes, letter: str, rest: list[str]) -> None:
    name = LETTERS.get(letter)
    if name is not None:
        if name:
            setattr(found, name, True)
        return
    plain = _PLAIN.get(letter)
    if plain is not None:
        plain(found)
        return
    if letter in "LPIo":
        if not rest:
            raise Misused(f"Missing argument to -{letter} option.")
        _argument(found, letter, rest.pop())
        return
    if letter in REFUSED_LETTERS:
        raise Misused(f"-{letter} is not supported here: use -J, -X or plain text")
    raise Misused(f"Invalid argument -`{letter}'.", usage=True)


def _argument(found: Wishes, letter: str, value: str) -> None:
    if letter == "L":
        if not value.isascii() or not value.isdigit() or not int(value[:9]):
            raise Misused("Invalid level, must be greater than 0.")
        found.depth = int(value[:9])
    elif letter == "P":
        found.patterns.append(value)
    elif letter == "I":
        found.ignored.append(value)
    else:
        found.file = value


def _long(found: Wishes, word: str, rest: list[str]) -> None:
    name, equals, value = word.partition("=")
    if name == "--help":
        found.helps = True
    elif name == "--version":
        found.version = True
    elif word in LONG:
        setattr(found, LONG[word], True)
    elif word == "--si":
        found.size, found.human = True, 1000
    elif name in ARGUMENTS:
        if not equals:
            if not rest:
                raise Misused(f"Missing argument to {name}")
            value = rest.pop()
        _set(found, name, value)
    elif name in REFUSED:
        raise Misused(f"{name} is not supported here")
    else:
        raise Misused(f"Invalid argument `{word}'.", usage=True)


def _set(found: Wishes, name: str, value: str) -> None:
    if name == "--sort":
        sort = SORTS.get(value.lower())
        if sort is None:
            raise Misused(f"Sort type '{value}' not valid, should be one of: {','.join(SORTS)}")
        found.sort = sort
    elif name == "--filelimit":
        found.limit = int(value[:9]) if value.isascii() and value.isdigit() else 0
    elif name == "--timefmt":
        found.time_format, found.date = value, True
    else:
        found.charset = value


def _human(found: Wishes) -> None:
    found.size, found.human = True, found.human or 1024


def _by_version(found: Wishes) -> None:
    found.sort = "version"


def _by_time(found: Wishes) -> None:
    found.sort = "mtime"


def _by_change(found: Wishes) -> None:
    found.sort, found.changed = "ctime", True


def _unsorted(found: Wishes) -> None:
    found.sort = "none"


def _json(found: Wishes) -> None:
    found.output = "json"


def _xml(found: Wishes) -> None:
    found.output = "xml"


_PLAIN: dict[str, Callable[[Wishes], None]] = {
    "h": _human,
    "v": _by_version,
    "t": _by_time,
    "c": _by_change,
    "U": _unsorted,
    "J": _json,
    "X": _xml,
}
USAGE = """\
usage: tree [-acdfghilnpqrstuvxDFJNQUX] [-L level] [-o filename]
\t[-P pattern] [-I pattern] [--matchdirs] [--metafirst] [--ignore-case]
\t[--inodes] [--sort[=]<name>] [--dirsfirst] [--filesfirst]
\t[--filelimit #] [--si] [--prune] [--charset[=]X]
\t[--timefmt[=]format] [--noreport] [--version] [--help] [--]
\t[directory ...]
"""
