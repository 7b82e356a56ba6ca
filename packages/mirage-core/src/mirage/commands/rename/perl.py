"""The few words of Perl that names are changed by: ``s///``, ``y///``, ``tr///``, ``lc`` and ``uc``."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from mirage.commands.jq.expressions import BadExpression
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.regexes import spans
from mirage.commands.spec import Usage

Change: TypeAlias = Callable[[str], str]

FAULTY = 2
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_META = frozenset("\\^$.|?*+()[]{}")
_BEGIN = re.compile(r"(s|tr|y)\s*([^\w\s;])|(?:\$_\s*=\s*)?(lc|uc)\b(?:\s*\(?\s*\$_\s*\)?)?")
_LIKE = re.compile(r"\s*(?:(?:s|tr|y)\s*[^\w\s.-]|\$_|(?:lc|uc)\b)")
_VARIABLE = re.compile(r"\$(?=[A-Za-z_{])|@(?=[A-Za-z_{])")
_TOKEN = re.compile(
    r"\\([ULEulQ])|\\([1-9])|\$(?:([1-9])|\{([1-9])\}|(&))|\\(.)|([$@](?=[\w{+]))|([^\\$@]+|[$@\\])", re.DOTALL
)
_LETTER = re.compile(r"\\(.)|.", re.DOTALL)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "a": "\a", "e": "\x1b", "0": "\0"}


class Piece(NamedTuple):
    """A part of a replacement: a text, a group, or a change of case from here on."""

    text: str = ""
    group: int = -1
    case: str = ""


def is_like(text: str) -> bool:
    """Whether a text can only be meant as Perl."""
    return _LIKE.match(text) is not None


def read(text: str) -> tuple[Change, ...]:
    """The changes that a text of Perl makes of a name, in order.

    :raises Usage: it is more than is understood here.
    """
    changes: list[Change] = []
    at = 0
    while at < len(text):
        if text[at] in " \t\n;":
            at += 1
            continue
        found = _BEGIN.match(text, at)
        if found is None:
            raise _beyond(text)
        if found[3]:
            changes.append(str.lower if found[3] == "lc" else str.upper)
            at = found.end()
        else:
            change, at = _quoted(text, found)
            changes.append(change)
        if at < len(text) and text[at:].strip() and text[at:].lstrip()[0] not in ";":
            raise _beyond(text)
    return tuple(changes)


def _beyond(text: str) -> Usage:
    known = "only s///, y///, tr///, lc and uc are understood here"
    return Usage(f"not supported: this Perl ({known}), in:\n{text}", hint=False, status=FAULTY)


def _faulty(message: str, text: str) -> Usage:
    return Usage(f"{message}, in:\n{text}", hint=False, status=FAULTY)


def _quoted(text: str, found: "re.Match[str]") -> tuple[Change, int]:
    """``s/this/that/flags`` or ``y/this/that/flags``, and where it ends."""
    substitutes = found[1] == "s"
    name = "Substitution" if substitutes else "Transliteration"
    mark = found[2]
    end = _closing(text, found.end(), mark)
    if end < 0:
        raise _faulty(f"{name} pattern not terminated", text)
    old = text[found.end() : end]
    start = end + 1
    if mark in _PAIRS:
        start += len(text[start:]) - len(text[start:].lstrip())
        if text[start : start + 1] != mark:
            raise _beyond(text)
        start += 1
    end = _closing(text, start, mark)
    if end < 0:
        raise _faulty(f"{name} replacement not terminated", text)
    new = text[start:end]
    letters = re.compile("[a-z]*").match(text, end + 1)
    flags = letters[0] if letters else ""
    known = set("gix") if substitutes else set("ds")
    if not set(flags) <= known:
        raise _beyond(text)
    if substitutes:
        return _substitution(_bare(old, mark), _pieces(_bare(new, mark), text), flags, text), end + 1 + len(flags)
    return _transliteration(_bare(old, mark), _bare(new, mark), flags), end + 1 + len(flags)


def _closing(text: str, at: int, mark: str) -> int:
    """Where what ``mark`` opened ends; -1 where it does not."""
    closing = _PAIRS.get(mark, mark)
    depth = 0
    while at < len(text):
        letter = text[at]
        if letter == "\\":
            at += 1
        elif letter == closing:
            if not depth:
                return at
            depth -= 1
        elif letter == mark:
            depth += 1
        at += 1
    return -1


def _bare(text: str, mark: str) -> str:
    """The text with the mark that was escaped, where that has no meaning of its own."""
    return text if mark in _META else text.replace("\\" + mark, mark)


def _substitution(pattern: str, pieces: tuple[Piece, ...], flags: str, text: str) -> Change:
    if _VARIABLE.search(re.sub(r"\\.", "", pattern)):
        raise _beyond(text)
    try:
        list(spans(pattern, "", flags))
    except (BadExpression, JqError) as error:
        raise _faulty(str(error), text) from None

    def change(name: str) -> str:
        parts: list[str] = []
        at = 0
        try:
            for match in spans(pattern, name, flags):
                groups = [name[start:stop] if start >= 0 else "" for start, stop in match]
                parts += [name[at : match[0][0]], _filled(pieces, groups)]
                at = match[0][1]
        except JqError as error:
            raise Usage(str(error), hint=False, status=FAULTY) from None
        return "".join([*parts, name[at:]])

    return change


def _pieces(text: str, whole: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for found in _TOKEN.finditer(text):
        case, back, group, braced, everything, escaped, variable, plain = found.groups()
        if variable or case == "Q":
            raise _beyond(whole)
        if case:
            pieces.append(Piece(case=case))
        elif back or group or braced or everything:
            pieces.append(Piece(group=int(back or group or braced or 0)))
        elif escaped:
            pieces.append(Piece(_ESCAPES.get(escaped, escaped)))
        else:
            pieces.append(Piece(plain))
    return tuple(pieces)


def _filled(pieces: tuple[Piece, ...], groups: list[str]) -> str:
    """The replacement of one match."""
    out: list[str] = []
    whole = first = ""
    for piece in pieces:
        if piece.case:
            whole, first = (whole, piece.case) if piece.case in "ul" else (piece.case.strip("E"), first)
            continue
        text = piece.text if piece.group < 0 else groups[piece.group] if piece.group < len(groups) else ""
        text = text.upper() if whole == "U" else text.lower() if whole == "L" else text
        if text and first:
            text = (text[0].upper() if first == "u" else text[0].lower()) + text[1:]
            first = ""
        out.append(text)
    return "".join(out)


def _transliteration(old: str, new: str, flags: str) -> Change:
    source, target = list(_spelled(old)), list(_spelled(new))
    deletes = "d" in flags
    if not target and not deletes:
        target = source
    last = "" if deletes else target[-1] if target else ""
    table: dict[int, str] = {}
    for at, letter in enumerate(source):
        table.setdefault(ord(letter), target[at] if at < len(target) else last)

    def change(name: str) -> str:
        if "s" not in flags:
            return name.translate(table)
        out: list[str] = []
        before = ""
        for letter in name:
            given = table.get(ord(letter))
            if given is None or not given or given != before:
                out.append(letter if given is None else given)
            before = given or ""
        return "".join(out)

    return change


def _spelled(text: str) -> Iterator[str]:
    """The letters that ``a-z\\t`` stands for."""
    found = list(_LETTER.finditer(text))
    letters = [_ESCAPES.get(each[1], each[1]) if each[1] else each[0] for each in found]
    dashes = [each[0] == "-" for each in found]
    at = 0
    while at < len(letters):
        if at + 2 < len(letters) and dashes[at + 1]:
            yield from map(chr, range(ord(letters[at]), ord(letters[at + 2]) + 1))
            at += 3
        else:
            yield letters[at]
            at += 1
