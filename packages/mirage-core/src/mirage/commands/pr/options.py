"""The options of pr, as they are written."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from mirage.commands.options import takes_next
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Options, Usage, flag, option, repeated, select
from mirage.commands.values import UINTMAX, integer
from mirage.paths import decode, encode

INTMAX = (1 << 31) - 1
PAGE = 66
_RANGE = re.compile(r"[ \t\n\v\f\r]*\+?([0-9]+)([^:]*)(?::[ \t\n\v\f\r]*\+?([0-9]+)(.*))?", re.DOTALL)
_SIGNED = re.compile(r"[ \t\n\v\f\r]*\+?([0-9]+)")
_DIGITS = re.compile("-[0-9]+")


def page_range(text: str, spelling: str) -> tuple[int, int] | None:
    """``FIRST[:LAST]``; None where it is no range of pages.

    :raises Usage: there is no number where one has to be.
    """
    match = _RANGE.fullmatch(text)
    if match is None:
        raise Usage(f"invalid {spelling} argument {_apostrophes(text)}", hint=False)
    first, rest, last, more = match.groups()
    if int(first[:40]) > UINTMAX or (last is not None and int(last[:40]) > UINTMAX):
        raise Usage(f"{spelling} argument {_apostrophes(text)} too large", hint=False)
    if more:
        raise Usage(f"invalid suffix in {spelling} argument {_apostrophes(text)}", hint=False)
    begin, end = int(first), UINTMAX if last is None else int(last)
    return None if rest or not begin or end < begin else (begin, end)


def _apostrophes(text: str) -> str:
    return f"'{text}'"


def _pages(text: str) -> tuple[int, int]:
    found = page_range(text, "--pages")
    if found is None:
        raise Usage(f"invalid page range {quoted(text)}", hint=False)
    return found


@dataclass(frozen=True, slots=True)
class Char:
    """A character, and a number for it, as ``-e``, ``-i`` and ``-n`` take them."""

    char: bytes | None = None
    number: int | None = None


def _char(letter: str) -> Callable[[str], Char]:
    def parse(text: str) -> Char:
        data = encode(text)
        char, digits = (None, data) if data[:1].isdigit() else (data[:1] or None, data[1:])
        if not digits:
            return Char(char)
        shown = quoted(decode(digits))
        complaint = f"'-{letter}' extra characters or invalid number in the argument: {shown}"
        match = _SIGNED.fullmatch(decode(digits))
        number = int(match[1][:40]) if match else 0
        if number > INTMAX:
            raise Usage(f"{complaint}: Value too large for defined data type")
        if number <= 0:
            raise Usage(complaint)
        return Char(char, number)

    return parse


def _lettered(letter: str, complaint: str) -> Callable[[str], tuple[str, int]]:
    parse = integer(complaint, 1, INTMAX)
    return lambda text: (letter, parse(text))


_columns = integer("invalid number of columns", 1, INTMAX)


@dataclass(frozen=True, slots=True)
class Pr(Options):
    """The options of pr."""

    pages: tuple[int, int] | None = option(
        "--pages", metavar="FIRST[:LAST]", default=None, parse=_pages, help="print only the pages from FIRST to LAST"
    )
    columns: int | None = option(
        "-NUM",
        "--columns",
        metavar="COLUMN",
        default=None,
        parse=_columns,
        help="print COLUMN columns, filled downwards and evenly",
    )
    across: bool = flag("-a", "--across", help="fill columns across instead of down, together with -COLUMN")
    caret: bool = flag(
        "-c", "--show-control-chars", help="show control characters as ^G, and other bytes as octal numbers"
    )
    double: bool = flag("-d", "--double-space", help="put an empty line behind each line")
    date: str | None = option(
        "-D", "--date-format", metavar="FORMAT", default=None, parse=str, help="use FORMAT for the date in headers"
    )
    expand: tuple[Char, ...] = repeated(
        "-e",
        "--expand-tabs",
        metavar="CHAR[WIDTH]",
        parse=_char("e"),
        argument="attached",
        bare=Char(),
        help="expand each CHAR (a tab) of the input to tab stops every WIDTH (8)",
    )
    form_feed: bool = flag(
        "-F", "-f", "--form-feed", help="end pages with a form feed instead of the lines of a trailer"
    )
    header: str | None = option(
        "-h",
        "--header",
        metavar="HEADER",
        default=None,
        parse=str,
        help="put HEADER instead of the file name in page headers",
    )
    tabs: tuple[Char, ...] = repeated(
        "-i",
        "--output-tabs",
        metavar="CHAR[WIDTH]",
        parse=_char("i"),
        argument="attached",
        bare=Char(),
        help="replace spaces by CHAR (a tab) up to tab stops every WIDTH (8)",
    )
    join: bool = flag("-J", "--join-lines", help="print whole lines: columns are neither cut nor aligned")
    length: int = option(
        "-l",
        "--length",
        metavar="PAGE_LENGTH",
        default=PAGE,
        parse=integer("'-l PAGE_LENGTH' invalid number of lines", 1, INTMAX),
        help="set the length of pages to PAGE_LENGTH lines instead of 66",
    )
    merge: bool = flag("-m", "--merge", help="print all files side by side, one in each column")
    numbers: tuple[Char, ...] = repeated(
        "-n",
        "--number-lines",
        metavar="SEP[DIGITS]",
        parse=_char("n"),
        argument="attached",
        bare=Char(),
        help="number lines with DIGITS (5) digits, followed by SEP (a tab)",
    )
    first: int | None = option(
        "-N",
        "--first-line-number",
        metavar="NUMBER",
        default=None,
        parse=integer("'-N NUMBER' invalid starting line number", -INTMAX - 1, INTMAX),
        help="begin with NUMBER at the first line that is printed",
    )
    margin: int = option(
        "-o",
        "--indent",
        metavar="MARGIN",
        default=0,
        parse=integer("'-o MARGIN' invalid line offset", 0, INTMAX),
        help="put MARGIN spaces in front of each line, besides the width",
    )
    quiet: bool = flag("-r", "--no-file-warnings", help="say nothing of files that cannot be opened")
    separators: tuple[tuple[str, str], ...] = repeated(
        "-s",
        "--separator",
        metavar="CHAR",
        parse=lambda text: ("s", text),
        argument="attached",
        bare=("s", ""),
        help="separate columns by CHAR (a tab, but nothing with -w); lines are cut with -w only",
    )
    strings: tuple[tuple[str, str], ...] = repeated(
        "-S",
        "--sep-string",
        metavar="STRING",
        parse=lambda text: ("S", text),
        argument="attached",
        bare=("S", ""),
        help="separate columns by STRING, instead of a space (with -J: a tab)",
        into="separators",
    )
    omit: str | None = select(
        {"-t": "t", "--omit-header": "t", "-T": "T", "--omit-pagination": "T"},
        default=None,
        help="omit page headers and trailers\nomit them, and form feeds of the input, too",
    )
    escape: bool = flag("-v", "--show-nonprinting", help="show what does not print as octal numbers")
    widths: tuple[tuple[str, int], ...] = repeated(
        "-w",
        "--width",
        metavar="PAGE_WIDTH",
        parse=_lettered("w", "'-w PAGE_WIDTH' invalid number of characters"),
        help="set the width of pages of several columns to PAGE_WIDTH instead of 72",
    )
    page_widths: tuple[tuple[str, int], ...] = repeated(
        "-W",
        "--page-width",
        metavar="PAGE_WIDTH",
        parse=_lettered("W", "'-W PAGE_WIDTH' invalid number of characters"),
        help="set the width of all pages to PAGE_WIDTH, and cut lines, except with -J",
        into="widths",
    )


def plus(words: list[str]) -> list[str]:
    """``+FIRST[:LAST]`` becomes an option, where pages were not chosen before; ``-1 -2`` is ``-12``."""
    out: list[str] = []
    chosen = False
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*out, word, *rest]
        if word.startswith("-") and word != "-":
            chosen = chosen or (word.startswith("--pa") and not word.startswith("--page-"))
            if out and _DIGITS.fullmatch(out[-1]) and _DIGITS.match(word):
                out[-1] += word[1:]
            else:
                out.append(word)
            if takes_next(Pr, word):
                out += [argument for argument in (next(rest, None),) if argument is not None]
            continue
        if word.startswith("+") and not chosen and page_range(word[1:], "+") is not None:
            chosen = True
            word = f"--pages={word[1:]}"
        out.append(word)
    return out
