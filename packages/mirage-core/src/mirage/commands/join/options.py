"""The options of join, and the forms that they once had."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirage.commands.options import takes_next
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Options, Usage, flag, repeated, select
from mirage.paths import encode

FARTHEST = 1 << 62


class Place(NamedTuple):
    """A field of a file, counted from 0; of file 0, it is the one that is compared."""

    file: int
    field: int = 0


class Setting(NamedTuple):
    """A field to compare, of one of the files or of both (0)."""

    file: int
    field: int


def _field(text: str) -> int:
    """A number of a field, counted from 0."""
    if not re.fullmatch(r"[ \t\n\v\f\r]*\+?[0-9]+", text, re.ASCII) or not text.strip("0+ \t\n\v\f\r"):
        raise Usage(f"invalid field number: {quoted(text)}", hint=False)
    digits = text.strip(" \t\n\v\f\r+").lstrip("0")
    return int(digits) - 1 if len(digits) < 19 else FARTHEST


def _file(text: str) -> int:
    if re.fullmatch(r"[ \t\n\v\f\r]*\+?0*[12]", text) is None:
        raise Usage(f"invalid field number: {quoted(text)}", hint=False)
    return int(text)


def _places(text: str) -> tuple[Place, ...]:
    return tuple([_place(part) for part in re.split("[, \t]", text)])


def _place(text: str) -> Place:
    if text[:1] == "0":
        if len(text) > 1:
            raise Usage(f"invalid field specifier: {quoted(text)}", hint=False)
        return Place(0)
    if text[:1] not in ("1", "2"):
        raise Usage(f"invalid file number in field spec: {quoted(text)}", hint=False)
    if text[1:2] != ".":
        raise Usage(f"invalid field specifier: {quoted(text)}", hint=False)
    return Place(int(text[0]), _field(text[2:]))


def _tab(text: str) -> bytes:
    tab = encode(text)
    if tab == rb"\0":
        return b"\0"
    if len(tab) > 1:
        raise Usage(f"multi-character tab {quoted(text)}", hint=False)
    return tab or b"\n"


def _setting(file: int) -> Callable[[str], Setting]:
    return lambda text: Setting(file, _field(text))


@dataclass(frozen=True, slots=True)
class Join(Options):
    """The options of join."""

    unpaired: tuple[int, ...] = repeated(
        "-a",
        metavar="FILENUM",
        parse=_file,
        help="also print unpairable lines from file FILENUM, where FILENUM is 1 or 2",
    )
    fillers: tuple[str, ...] = repeated(
        "-e", metavar="STRING", parse=str, help="replace missing (empty) input fields with STRING"
    )
    fold: bool = flag("-i", "--ignore-case", help="ignore differences in case when comparing fields")
    fields: tuple[Setting, ...] = repeated(
        "-j", metavar="FIELD", parse=_setting(0), help="equivalent to '-1 FIELD -2 FIELD'"
    )
    formats: tuple[tuple[Place, ...] | None, ...] = repeated(
        "-o",
        metavar="FORMAT",
        parse=lambda text: None if text == "auto" else _places(text),
        help="obey FORMAT while constructing output line",
    )
    tabs: tuple[bytes, ...] = repeated(
        "-t", metavar="CHAR", parse=_tab, help="use CHAR as input and output field separator"
    )
    only: tuple[int, ...] = repeated(
        "-v", metavar="FILENUM", parse=_file, help="like -a FILENUM, but suppress joined output lines"
    )
    first: tuple[Setting, ...] = repeated(
        "-1", metavar="FIELD", parse=_setting(1), help="join on this FIELD of file 1", into="fields"
    )
    second: tuple[Setting, ...] = repeated(
        "-2", metavar="FIELD", parse=_setting(2), help="join on this FIELD of file 2", into="fields"
    )
    checks: bool | None = select(
        {"--check-order": True, "--nocheck-order": False},
        default=None,
        help="check that the input is correctly sorted, even if all input lines are pairable\ndo not check that the"
        " input is correctly sorted",
    )
    header: bool = flag(
        "--header", help="treat the first line in each file as field headers, print them without trying to pair them"
    )
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")

    @property
    def compared(self) -> tuple[int, int]:
        """The field of each file that is compared."""
        found: dict[int, int] = {}
        for file, field in self.fields:
            for each in (file,) if file else (1, 2):
                before = found.setdefault(each, field)
                if before != field:
                    raise Usage(f"incompatible join fields {before + 1}, {field + 1}", hint=False)
        return found.get(1, 0), found.get(2, 0)

    @property
    def tab(self) -> bytes | None:
        """What separates fields; None: blanks do."""
        if len(set(self.tabs)) > 1:
            raise Usage("incompatible tabs", hint=False)
        return self.tabs[0] if self.tabs else None

    @property
    def filler(self) -> bytes:
        """What stands for a field that is missing or empty."""
        if len(set(self.fillers)) > 1:
            raise Usage("conflicting empty-field replacement strings", hint=False)
        return encode(self.fillers[0]) if self.fillers else b""

    @property
    def plain(self) -> bool:
        """Whether only pairs are printed, all fields of them, and the first fields are compared as they are."""
        usual = not (self.unpaired or self.only or self.formats or self.filler or self.fold or self.zero)
        return usual and self.compared == (0, 0) and self.tab != b"\n"

    @property
    def places(self) -> tuple[Place, ...]:
        """The fields that are printed; none where they are the usual ones."""
        return tuple([place for places in self.formats if places is not None for place in places])


def modern(words: list[str]) -> list[str]:
    """``-o 1.1 2.2`` and ``-j1 3``: what follows belongs to the option where it is not one of the two files."""
    words = list(words)
    files: list[tuple[int, str]] = []
    for at, owner in _operands(words):
        if len(files) == 2:
            chosen = next((each for each in files if each[1]), None)
            if chosen is None:
                break
            files.remove(chosen)
            _give(words, *chosen)
        files.append((at, owner))
    # What is left of these forms counts as said after all others.
    late = [word for word in ("-j1", "-j2") if word in words]
    words = [word for word in words if word not in late]
    end = words.index("--") if "--" in words else len(words)
    return [*words[:end], *late, *words[end:]]


def _operands(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The places of the operands, and the option that each may belong to."""
    owner = ""
    skip = False
    for at, word in enumerate(words):
        if skip:
            skip = False
        elif word == "--":
            yield from [(each, "") for each in range(at + 1, len(words))]
            return
        elif word == "-" or word[:1] != "-":
            yield at, owner
            owner = owner if owner == "-o" else ""
        else:
            skip = takes_next(Join, word)
            owner = word if word in ("-j1", "-j2") else "-o" if word[:2] == "-o" else ""
            if owner == "-o" and "auto" in (word[2:], *words[at + 1 : at + 1 + skip]):
                owner = ""


def _give(words: list[str], at: int, owner: str) -> None:
    """Make an operand the argument of its option."""
    if owner == "-o":
        words[at] = "-o" + words[at]
        return
    words[at] = f"-{owner[2]}{words[at]}"
    # Said twice, it means the same.
    words[words.index(owner)] = words[at]
