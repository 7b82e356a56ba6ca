"""The options of xargs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from mirage.commands.spec import Options, Usage, flag, option, repeated
from mirage.paths import encode

LONGEST = 128 * 1024
"""Bytes of a command line, where nothing else is said."""
MOST = 2_093_810
"""No command line is longer."""

_NUMBER = re.compile(r"[ \t\n\v\f\r]*([+-]?)([0-9]+)")
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0", "\\": "\\"}
_CODE = re.compile(r"\\(?:x([0-9a-fA-F]{0,2})|([0-7]{1,3}))")


class Way(NamedTuple):
    """How items are shared out: so many arguments, so many lines, or one line in the place of a word."""

    arguments: int = 0
    lines: int = 0
    word: str | None = None


class Given(NamedTuple):
    """One of the options that say so, as it was given; they exclude each other."""

    way: Way
    name: str
    """How it is called where it is ignored."""
    spelling: str
    """How it is called where it makes another be ignored."""


Made: TypeAlias = Callable[[str], Given]


def number(spelling: str, minimum: int) -> Callable[[str], int]:
    """A parser of the argument of a short option."""

    def parse(text: str) -> int:
        match = _NUMBER.fullmatch(text)
        if match is None:
            raise Usage(f'invalid number "{text}" for {spelling} option')
        value = int(match[2][:18]) * (-1 if match[1] == "-" else 1)
        if value < minimum:
            raise Usage(f"value {value} for {spelling} option should be >= {minimum}")
        return value

    return parse


def _arguments(text: str) -> Given:
    return Given(Way(arguments=number("-n", 1)(text)), "--max-args", "--max-args/-n")


def _lines(spelling: str) -> Made:
    name = "--max-lines/-l" if spelling == "-l" else spelling
    return lambda text: Given(Way(lines=number(spelling, 1)(text)), "--max-lines", name)


def _word(text: str) -> Given:
    return Given(Way(word=text), "--replace", "--replace/-I/-i")


def delimiter(text: str) -> bytes:
    """The argument of ``-d``: a byte, or an escape that stands for one."""
    found: int | None = None
    if text.startswith("\\") and len(text) > 1:
        code = _CODE.fullmatch(text)
        if code is not None:
            found = int(code[2], 8) if code[2] else int(code[1] or "0", 16)
        elif text[1:] in _ESCAPES:
            found = ord(_ESCAPES[text[1:]])
        else:
            raise Usage(f"Invalid escape sequence {text} in input delimiter specification.", hint=False)
    elif len(encode(text)) == 1:
        found = encode(text)[0]
    if found is None or found > 255:
        raise Usage(
            f"Invalid input delimiter specification {text}: the delimiter must be either a single character or an"
            " escape sequence starting with \\.",
            hint=False,
        )
    return bytes((found,))


@dataclass(frozen=True, slots=True)
class Xargs(Options):
    """The options of xargs."""

    delimiters: tuple[bytes, ...] = repeated(
        "-d",
        "--delimiter",
        metavar="CHARACTER",
        parse=delimiter,
        help="items in input stream are separated by CHARACTER, not by whitespace; disables quote and backslash"
        " processing and logical EOF processing",
    )
    nulls: tuple[bytes, ...] = repeated(
        "-0",
        "--null",
        metavar="",
        parse=encode,
        argument="none",
        bare=b"\0",
        into="delimiters",
        help="items are separated by a null; the rest is as with -d",
    )
    file: str | None = option(
        "-a",
        "--arg-file",
        metavar="FILE",
        default=None,
        parse=str,
        help="read arguments from FILE, not standard input",
    )
    ends: tuple[str, ...] = repeated(
        "-E", metavar="END", parse=str, help="if END occurs as an item, the rest of the input is ignored"
    )
    eofs: tuple[str, ...] = repeated(
        "-e",
        "--eof",
        metavar="END",
        parse=str,
        argument="attached",
        bare="",
        into="ends",
        help="equivalent to -E END if END is specified; otherwise, there is no end-of-file string",
    )
    ways: tuple[Given, ...] = repeated(
        "-n", "--max-args", metavar="MAX-ARGS", parse=_arguments, help="use at most MAX-ARGS arguments per command line"
    )
    words: tuple[Given, ...] = repeated(
        "-I", metavar="R", parse=_word, into="ways", help="replace R in INITIAL-ARGS with lines read"
    )
    braces: tuple[Given, ...] = repeated(
        "-i",
        "--replace",
        metavar="R",
        parse=_word,
        argument="attached",
        bare=_word("{}"),
        into="ways",
        help="same as -I; if R is unspecified, assume {}",
    )
    lines: tuple[Given, ...] = repeated(
        "-L",
        metavar="MAX-LINES",
        parse=_lines("-L"),
        into="ways",
        help="use at most MAX-LINES non-blank input lines per command line",
    )
    line: tuple[Given, ...] = repeated(
        "-l",
        "--max-lines",
        metavar="MAX-LINES",
        parse=_lines("-l"),
        argument="attached",
        bare=_lines("-l")("1"),
        into="ways",
        help="similar to -L, but one line if MAX-LINES is not specified",
    )
    terminal: bool = flag("-o", "--open-tty", help="refused: there is no terminal")
    processes: int = option(
        "-P",
        "--max-procs",
        metavar="MAX-PROCS",
        default=1,
        parse=number("-P", 0),
        help="run at most MAX-PROCS commands at a time; 0: as many as possible",
    )
    asks: bool = flag("-p", "--interactive", help="refused: there is no terminal to ask on")
    slot: str | None = option(
        "--process-slot-var",
        metavar="VAR",
        default=None,
        parse=str,
        help="set environment variable VAR to the number of the command among those that run at a time",
    )
    only_if_any: bool = flag(
        "-r", "--no-run-if-empty", help="if there are no arguments, do not run COMMAND, which is run once otherwise"
    )
    size: int = option(
        "-s", "--max-chars", metavar="MAX-CHARS", default=LONGEST, parse=int, help="limit length of command line"
    )
    shows_limits: bool = flag("--show-limits", help="show limits on command-line length")
    verbose: bool = flag("-t", "--verbose", help="print commands before executing them")
    exits: bool = flag("-x", "--exit", help="exit if the size (see -s) is exceeded")

    @property
    def delimiter(self) -> bytes | None:
        """What separates items; None: blanks do, and quotes and backslashes count."""
        return self.delimiters[-1] if self.delimiters else None

    @property
    def end(self) -> bytes | None:
        """The item that ends the input."""
        return encode(self.ends[-1]) if self.ends and self.ends[-1] and not self.delimiters else None

    def way(self) -> tuple[Way, list[str]]:
        """How items are shared out, and what is said of options that are ignored."""
        warnings: list[str] = []
        kept: Given | None = None
        for given in self.ways:
            if kept is not None and kept.name == given.name:
                kept = given
                continue
            if kept is not None and kept.way.word is not None and given.way.arguments == 1:
                continue
            if kept is not None:
                warnings.append(
                    f"warning: options {kept.name} and {given.spelling} are mutually exclusive, ignoring previous"
                    f" {kept.name} value"
                )
            kept = given
        return (kept.way if kept is not None else Way()), warnings
