"""The options of awk."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from mirage.commands.options import takes_next
from mirage.commands.spec import Options, Usage, flag, option, repeated


class Piece(NamedTuple):
    """A part of the program: a text, a file that holds one, or a file of functions."""

    kind: Literal["text", "file", "include"]
    text: str


class Given(NamedTuple):
    """A variable that an option assigns to."""

    name: str
    text: str


def _text(text: str) -> Piece:
    return Piece("text", text)


def _file(text: str) -> Piece:
    return Piece("file", text)


def _include(text: str) -> Piece:
    return Piece("include", text)


def _assignment(text: str) -> Given:
    name, equals, value = text.partition("=")
    if not equals:
        raise Usage(f"`{text}' argument to `-v' not in `var=value' form\n\n{usage().rstrip()}", hint=False, status=1)
    return Given(name, value)


def _separator(text: str) -> Given:
    return Given("FS", text)


@dataclass(frozen=True, slots=True)
class Awk(Options):
    """The options of awk."""

    pieces: tuple[Piece, ...] = repeated(
        "-f", "--file", metavar="FILE", parse=_file, help="read the program from FILE; may be given several times"
    )
    variables: tuple[Given, ...] = repeated(
        "-v", "--assign", metavar="VAR=VALUE", parse=_assignment, help="assign VALUE to VAR before the program begins"
    )
    separators: tuple[Given, ...] = repeated(
        "-F",
        "--field-separator",
        metavar="FS",
        parse=_separator,
        help="fields stand between matches of FS",
        into="variables",
    )
    binary: bool = flag("-b", "--characters-as-bytes", help="take each byte as a character")
    traditional: bool = flag("-c", "--traditional", help="(ignored)")
    texts: tuple[Piece, ...] = repeated(
        "-e", "--source", metavar="TEXT", parse=_text, into="pieces", help="TEXT is part of the program"
    )
    executed: tuple[Piece, ...] = repeated("-E", "--exec", metavar="FILE", parse=_file, into="pieces", help="as -f")
    included: tuple[Piece, ...] = repeated(
        "-i", "--include", metavar="FILE", parse=_include, into="pieces", help="read functions from FILE first"
    )
    library: tuple[str, ...] = repeated(
        "-l", "--load", metavar="NAME", parse=str, help="refused: there are no extensions"
    )
    lint: str | None = option(
        "-L", "--lint", metavar="HOW", default=None, parse=str, argument="attached", help="(ignored)"
    )
    bignum: bool = flag("-M", "--bignum", help="refused: numbers are doubles")
    locale: bool = flag("-N", "--use-lc-numeric", help="(ignored)")
    based: bool = flag("-n", "--non-decimal-data", help="hexadecimal and octal numbers in the input count")
    optimize: bool = flag("-O", "--optimize", help="(ignored)")
    posix: bool = flag("-P", "--posix", help="know only what POSIX knows")
    intervals: bool = flag("-r", "--re-interval", help="(ignored: {N,M} is always known)")
    plain: bool = flag("-s", "--no-optimize", help="(ignored)")
    sandboxed: bool = flag("-S", "--sandbox", help="run no commands, and write and read no files but operands")
    old: bool = flag("-t", "--lint-old", help="(ignored)")
    dumped: bool = flag("-d", "--dump-variables", help="refused")
    debugged: bool = flag("-D", "--debug", help="refused")
    pretty: bool = flag("-o", "--pretty-print", help="refused")
    profiled: bool = flag("-p", "--profile", help="refused")
    traced: bool = flag("-I", "--trace", help="refused")
    translated: bool = flag("-g", "--gen-pot", help="refused")
    copyright: bool = flag("-C", "--copyright", help="refused")

    def refused(self) -> str:
        """Why an option cannot be heeded; empty where none is such."""
        wrong = {
            "-M": self.bignum,
            "-l": bool(self.library),
            "-d": self.dumped,
            "-D": self.debugged,
            "-o": self.pretty,
            "-p": self.profiled,
            "-I": self.traced,
            "-g": self.translated,
            "-C": self.copyright,
        }
        return next((f"fatal: {name} is not supported" for name, given in wrong.items() if given), "")


def usage() -> str:
    """What is said where there is no program."""
    return (
        "Usage: awk [OPTION]... -f PROGFILE [--] FILE...\n"
        "   or: awk [OPTION]... [--] PROGRAM FILE...\n"
        "Try 'awk --help' for more information.\n"
    )


def spelled_out(words: list[str]) -> list[str]:
    """``-W option`` is ``--option``."""
    found: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--" or not word.startswith("-") or word == "-":
            found.append(word)
            break
        if word == "-W":
            word = "-W" + next(rest, "")
        found.append(f"--{word[2:]}" if word.startswith("-W") and len(word) > 2 else word)
        if takes_next(Awk, word):
            found.extend([following for following in [next(rest, None)] if following is not None])
    return [*found, *rest]
