"""The values of rg's options, and how they are read."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from mirage.commands.spec import Usage

Case: TypeAlias = Literal["sensitive", "ignore", "smart"]
Edge: TypeAlias = Literal["", "word", "line"]
Binary: TypeAlias = Literal["auto", "search", "text"]

ENDLESS = 1 << 62
_SIZE = re.compile(r"([0-9]+)([KMG]?)")
_SHIFTS = {"": 0, "K": 10, "M": 20, "G": 30}
_ORDERS = ("accessed", "created", "modified", "none", "path")

CASES: dict[str, Case] = {
    "-i": "ignore",
    "--ignore-case": "ignore",
    "-S": "smart",
    "--smart-case": "smart",
    "-s": "sensitive",
    "--case-sensitive": "sensitive",
}
EDGES: dict[str, Edge] = {"-w": "word", "--word-regexp": "word", "-x": "line", "--line-regexp": "line"}
BINARIES: dict[str, Binary] = {
    "-a": "text",
    "--text": "text",
    "--no-text": "auto",
    "--binary": "search",
    "--no-binary": "auto",
}


class Source(NamedTuple):
    """Where patterns come from: the text of ``-e``, or the file of ``-f``."""

    text: str
    file: bool = False


class Glob(NamedTuple):
    """A glob of ``-g``, or of ``--iglob``, which passes over the case of letters."""

    text: str
    fold: bool = False


class Wish(NamedTuple):
    """One of the options that say which lines around a match are printed; the last ones count."""

    kind: Literal["before", "after", "both", "all"]
    lines: int = 0


class Kind(NamedTuple):
    """A change to what is searched by its type: ``-t``, ``-T``, ``--type-add``, ``--type-clear``."""

    act: Literal["only", "never", "add", "clear"]
    text: str


class Order(NamedTuple):
    """What files are sorted by."""

    by: str = "path"
    reverse: bool = False


def number(name: str) -> Callable[[str], int]:
    """A parser of the argument of ``--name``."""

    def parse(text: str) -> int:
        digits = text.removeprefix("+")
        if not digits.isascii() or not digits.isdigit():
            why = "cannot parse integer from empty string" if not text else "invalid digit found in string"
            raise Usage(f"error: Invalid value for '--{name} <NUM>': {why}", hint=False)
        return min(int(digits[:20]), ENDLESS)

    return parse


def size(text: str) -> int:
    """Bytes, perhaps with a suffix."""
    found = _SIZE.fullmatch(text)
    if found is None:
        form = "a sequence of digits followed by an optional 'K', 'M' or 'G' suffix"
        raise Usage(f"invalid format for size '{text}', which should be {form}", hint=False)
    return min(int(found[1][:20]), ENDLESS) << _SHIFTS[found[2]]


def choice(name: str, metavar: str, words: tuple[str, ...]) -> Callable[[str], str]:
    """A parser that takes one of these words."""

    def parse(text: str) -> str:
        if text not in words:
            shown = ", ".join(sorted(words))
            raise Usage(
                f"error: '{text}' isn't a valid value for '--{name} <{metavar}>'\n\t[possible values: {shown}]",
                hint=False,
            )
        return text

    return parse


def wish(kind: Literal["before", "after", "both"], name: str) -> Callable[[str], Wish]:
    """A parser of so many lines."""
    read = number(name)
    return lambda text: Wish(kind, read(text))


def kind(act: Literal["only", "never", "add", "clear"]) -> Callable[[str], Kind]:
    """A parser of what is to be done with a type."""
    return lambda text: Kind(act, text)


def order(name: str, *, reverse: bool) -> Callable[[str], Order]:
    """A parser of what files are sorted by."""
    read = choice(name, "SORTBY", _ORDERS)
    return lambda text: Order(read(text), reverse)


def pattern_file(text: str) -> Source:
    """The argument of ``-f``."""
    return Source(text, file=True)


def folded_glob(text: str) -> Glob:
    """The argument of ``--iglob``."""
    return Glob(text, fold=True)
