"""The words of a call: options may stand anywhere, short ones together."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownVariableType=false

import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mirage.commands.jq.exact import parsed
from mirage.commands.jq.faults import JsonError

MISUSED = 2
_HINT = """\
Use jq --help for help with command-line options,
or see the jq manpage, or online docs  at https://jqlang.org
"""


class Misused(Exception):
    """Words that make no sense; the text is all that is said."""

    def __init__(self, message: str) -> None:
        super().__init__(f"{message}\n{_HINT}")


@dataclass(slots=True)
class Arguments:
    """What a call asks for."""

    program: str | None = None
    files: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    """Long names of options that are on or off."""
    indent: str | None = "  "
    """None: compact."""
    paths: list[str] = field(default_factory=list)
    named: list[tuple[str, str, str]] = field(default_factory=list)
    """The option, the name of the variable, and its argument."""
    positional: list[Any] = field(default_factory=list)
    asked: str | None = None
    """``help``, ``version`` or ``build-configuration``: that is answered, and nothing done."""


_FLAGS = {
    "s": "slurp",
    "r": "raw-output",
    "j": "join-output",
    "C": "color-output",
    "M": "monochrome-output",
    "a": "ascii-output",
    "S": "sort-keys",
    "R": "raw-input",
    "n": "null-input",
    "f": "from-file",
    "e": "exit-status",
    "b": "binary",
}
_LONG_FLAGS = {*_FLAGS.values(), "raw-output0", "unbuffered", "seq", "stream"}
_ASKED = {"h": "help", "V": "version"}
_NAMED = {
    "arg": ("name", "value"),
    "argjson": ("name", "text"),
    "slurpfile": ("name", "filename"),
    "rawfile": ("name", "filename"),
}


def arguments(words: Sequence[str]) -> Arguments:
    """What the words of a call ask for.

    :raises Misused: they make no sense.
    """
    return _Words(words).read()


class _Words:
    def __init__(self, words: Sequence[str]) -> None:
        self._rest = list(words)
        self._found = Arguments()
        self._take: Callable[[str], None] = self._found.files.append

    def read(self) -> Arguments:
        ended = False
        found = self._found
        while self._rest and found.asked is None:
            word = self._rest.pop(0)
            if ended or not _is_option(word):
                self._operand(word)
            elif word == "--":
                ended = True
            elif word.startswith("--"):
                self._long(word[2:])
            else:
                self._short(word[1:])
        return found

    def _operand(self, word: str) -> None:
        if self._found.program is None:
            self._found.program = word
        else:
            self._take(word)

    def _json(self, word: str) -> None:
        self._found.positional.append(_json_of(word, "--jsonargs"))

    def _long(self, name: str) -> None:
        found = self._found
        if name in _LONG_FLAGS:
            found.flags.add(name)
        elif name == "compact-output":
            found.indent = None
        elif name == "tab":
            found.indent = "\t"
        elif name == "indent":
            self._indent()
        elif name == "library-path":
            self._library("")
        elif name == "args":
            self._take = found.positional.append
        elif name == "jsonargs":
            self._take = self._json
        elif name in _NAMED:
            self._named(name)
        elif name in ("help", "version", "build-configuration"):
            found.asked = name
        elif name == "stream-errors":
            raise Misused(f"jq: --{name} is not supported; --stream is")
        else:
            raise Misused(f"jq: Unknown option --{name}")

    def _short(self, letters: str) -> None:
        for at, letter in enumerate(letters):
            if letter == "c":
                self._found.indent = None
            elif letter == "L":
                self._library(letters[at + 1 :])
                return
            elif letter in _FLAGS:
                self._found.flags.add(_FLAGS[letter])
            elif letter in _ASKED:
                self._found.asked = _ASKED[letter]
                return
            else:
                raise Misused(f"jq: Unknown option -{letter}")

    def _indent(self) -> None:
        if not self._rest:
            raise Misused("jq: --indent takes one parameter")
        word = self._rest.pop(0).strip()
        digits = word.removeprefix("-")
        number = int(digits[:4]) if digits.isdecimal() else 0
        number = -number if word.startswith("-") else number
        if not -1 <= number <= 7:
            raise Misused("jq: --indent takes a number between -1 and 7")
        self._found.indent = "\t" if number < 0 else " " * number or None

    def _library(self, path: str) -> None:
        if not path and not self._rest:
            raise Misused("-L takes a parameter: (e.g. -L /search/path or -L/search/path)")
        self._found.paths.append(path or self._rest.pop(0))

    def _named(self, name: str) -> None:
        if len(self._rest) < 2:
            one, two = _NAMED[name]
            raise Misused(f"jq: --{name} takes two parameters (e.g. --{name} var{one} {two})")
        variable, value = self._rest.pop(0), self._rest.pop(0)
        if name == "argjson":
            _json_of(value, "--argjson")
        if all(variable != known for _, known, _ in self._found.named):
            self._found.named.append((name, variable, value))


def _is_option(word: str) -> bool:
    return len(word) > 1 and word[0] == "-" and (word[1] == "-" or word[1] in string.ascii_letters)


def _json_of(text: str, option: str) -> Any:
    try:
        return parsed(text)
    except JsonError:
        raise Misused(f"jq: invalid JSON text passed to {option}") from None


HELP = """\
Usage:\tjq [options] <jq filter> [file...]
\tjq [options] --args <jq filter> [strings...]
\tjq [options] --jsonargs <jq filter> [JSON_TEXTS...]

Run the filter on each JSON value of the files, or of standard input, and print
what comes out of it as JSON.

Options:
  -n, --null-input          run the filter once, with null as its input
  -R, --raw-input           each line of input is a string, not JSON
  -s, --slurp               the only input is an array of all of them
  -c, --compact-output      each output on one line
  -r, --raw-output          strings are printed as they are
      --raw-output0         like -r, a NUL after each output
  -j, --join-output         like -r, nothing after each output
  -a, --ascii-output        other characters than those of ASCII are escaped
  -S, --sort-keys           the keys of objects are printed in order
  -C, --color-output        JSON in colours
  -M, --monochrome-output   JSON without colours
      --tab                 indent by a tab
      --indent n            indent by n spaces, at most 7
      --unbuffered          pass on each output at once
      --stream              inputs are paths with their leaves
      --seq                 texts begin with a record separator
  -f, --from-file           the filter is in the file named first
  -L, --library-path dir    where modules are
      --arg name value      $name is a string
      --argjson name value  $name is a JSON value
      --slurpfile name file $name is an array of the values in the file
      --rawfile name file   $name is the text of the file
      --args                further words are strings in $ARGS.positional
      --jsonargs            further words are values in $ARGS.positional
  -e, --exit-status         the status tells of the last output: 0, or 1 where
                            it is false or null, or 4 where there is none
  -V, --version             print the version
  --build-configuration     print what it is made of
  -h, --help                print this
  --                        no options follow
"""
VERSION = "jq-1.8.2\n"
CONFIGURATION = "mirage\n"
