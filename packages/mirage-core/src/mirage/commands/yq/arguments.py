"""The words of a call: our own options are taken out of them, jq gets the rest."""

# What is constructed is Any, and what is known of it no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from mirage.commands.jq.arguments import MISUSED, Arguments
from mirage.commands.jq.arguments import Misused as JqMisused
from mirage.commands.jq.arguments import arguments as jq_arguments
from mirage.commands.yq.dumping import Layout

Output: TypeAlias = Literal["json", "yaml"]

FAILED = 1
_TAKES = {"--arg": 2, "--argjson": 2, "--slurpfile": 2, "--rawfile": 2, "--library-path": 1, "--indent": 1, "-L": 1}
_POSITIONAL = ("--args", "--jsonargs")
_SWITCHES = {
    "--yaml-output": "yaml",
    "--yml-output": "yaml",
    "--yaml-roundtrip": "annotated",
    "--yml-roundtrip": "annotated",
    "--indentless-lists": "indentless",
    "--indentless": "indentless",
    "--explicit-start": "start",
    "--explicit-end": "end",
    "--in-place": "in-place",
    "--help": "help",
    "--version": "version",
}
_LETTERS = {"y": "yaml", "Y": "annotated", "i": "in-place", "h": "help"}
_VALUED = {
    "--width": "width",
    "--yaml-output-grammar-version": "version of output",
    "--yml-out-ver": "version of output",
}
_REFUSED = {
    "--yaml-frontmatter": "F",
    "--no-expand-aliases": "",
    "--max-expansion-factor": "",
    "--xml-output": "x",
    "--xml-item-depth": "",
    "--xml-dtd": "",
    "--xml-root": "",
    "--xml-force-list": "",
    "--xml-short-empty-elements": "",
    "--toml-output": "t",
    "--toml-roundtrip": "T",
}
_OTHERS = {
    "--output-format": "-y prints YAML, without it JSON is printed",
    "--input-format": "yq reads YAML, tomlq TOML, jq JSON",
    "--prettyPrint": "-y prints YAML",
    "--tojson": "JSON is printed without -y",
    "--inplace": "use -yi",
    "--no-doc": "jq -r has no documents",
    "--nul-output": "use --raw-output0",
    "--front-matter": "documents are separate inputs",
    "--split-exp": "use jq's output and a shell loop",
    "--unwrapScalar": "use -r",
    "--expression": "the filter is the first word",
    "--verbose": "there is nothing more to say",
    "--colors": "use -C",
    "--no-colors": "use -M",
}
"""Long options of another yq, and what there is here."""
_OTHER_LETTERS = {"o": "--output-format", "p": "--input-format", "P": "--prettyPrint", "N": "--no-doc", "I": "--indent"}
_SUBCOMMANDS = frozenset({"eval", "e", "eval-all", "ea", "shell-completion"})


class Misused(Exception):
    """Words that make no sense; the text is all that is said."""

    def __init__(self, message: str, status: int = MISUSED) -> None:
        super().__init__(message)
        self.status = status


@dataclass(slots=True)
class Call:
    """What a call asks for."""

    jq: Arguments
    files: list[str]
    output: Output = "json"
    in_place: bool = False
    layout: Layout = field(default_factory=Layout)
    asked: str | None = None
    """``help`` or ``version``: that is answered, and nothing done."""


_JSON_ONLY = frozenset({"seq", "raw-output0", "raw-output", "join-output", "color-output"})
"""Options of jq that are passed over where YAML is printed."""


def arguments(words: Sequence[str]) -> Call:
    """What the words of a call ask for.

    :raises Misused: they make no sense.
    """
    reading = _Words(words)
    reading.read()
    if reading.asked is not None:
        return Call(Arguments(), [], asked=reading.asked)
    try:
        jq = jq_arguments(reading.kept)
    except JqMisused as misused:
        raise Misused(str(misused)) from None
    if jq.program in _SUBCOMMANDS:
        raise Misused(f"yq: {jq.program}: no such subcommand: use yq -y FILTER FILE, filters are jq's\n")
    call = Call(jq, jq.files, reading.output, reading.in_place, reading.layout)
    jq.files = []
    if call.output == "json":
        return _checked(call)
    jq.flags -= _JSON_ONLY
    jq.flags.add("unbuffered")
    jq.indent = None
    return _checked(call)


def _checked(call: Call) -> Call:
    if not call.in_place:
        return call
    if call.output == "json":
        raise Misused("yq: -i/--in-place can only be used with -y/-Y/-t/-T/-x\n", FAILED)
    if not call.files or "-" in call.files:
        message = "can only be used with filename arguments, not on standard input"
        raise Misused(f"yq: -i/--in-place {message}\n", FAILED)
    return call


class _Words:
    def __init__(self, words: Sequence[str]) -> None:
        self._rest = list(words)
        self.kept: list[str] = []
        """The words for jq."""
        self.output: Output = "json"
        self.in_place = False
        self.layout = Layout()
        self.asked: str | None = None

    def read(self) -> None:
        """Take all."""
        while self._rest and self.asked is None:
            word = self._rest.pop(0)
            if word == "--" or word in _POSITIONAL:
                self.kept += [word, *self._rest]
                return
            if word.startswith("--"):
                self._long(word)
            elif word.startswith("-") and len(word) > 1:
                self._short(word[1:])
            else:
                self.kept.append(word)

    def _long(self, word: str) -> None:
        name, given, value = word.partition("=")
        if name in _REFUSED:
            raise Misused(f"yq: {name} is not supported\n")
        if name in _OTHERS:
            raise Misused(f"yq: {name} is not supported: {_OTHERS[name]}\n")
        if name in _SWITCHES and not given:
            self._switch(_SWITCHES[name])
        elif name in _VALUED:
            self._valued(name, value if given else None)
        else:
            self.kept.append(word)
            self._keep(_TAKES.get(word, 0))

    def _short(self, letters: str) -> None:
        kept = ""
        for at, letter in enumerate(letters):
            if letter in _LETTERS:
                self._switch(_LETTERS[letter])
            elif letter == "w":
                self._valued("--width/-w", letters[at + 1 :] or None)
                break
            elif letter in _OTHER_LETTERS:
                raise self._of_another(letter)
            elif letter in _REFUSED.values():
                raise Misused(f"yq: -{letter} is not supported\n")
            elif letter == "L":
                kept += letters[at:]
                break
            else:
                kept += letter
        if kept:
            self.kept.append(f"-{kept}")
            self._keep(kept.endswith("L"))

    def _of_another(self, letter: str) -> Misused:
        long = _OTHER_LETTERS[letter]
        return Misused(f"yq: -{letter} is not supported: {_OTHERS.get(long, f'use {long}')}\n")

    def _keep(self, count: int) -> None:
        self.kept += self._rest[:count]
        del self._rest[:count]

    def _switch(self, what: str) -> None:
        layout = self.layout
        if what in ("help", "version"):
            self.asked = what
        elif what == "in-place":
            self.in_place = True
        elif what == "indentless":
            self.layout = replace(layout, indentless=True)
        elif what == "start":
            self.layout = replace(layout, start=True)
        elif what == "end":
            self.layout = replace(layout, end=True)
        else:
            self.output = "yaml"
            self.layout = replace(layout, annotated=what == "annotated")

    def _valued(self, name: str, value: str | None) -> None:
        if value is None:
            if not self._rest:
                raise self._bad(name, "expected one argument")
            value = self._rest.pop(0)
        if "width" in name:
            self.layout = replace(self.layout, width=self._width(value))
        elif value in ("1.1", "1.2"):
            self.layout = replace(self.layout, version="1.1" if value == "1.1" else "1.2")
        else:
            raise self._bad(
                "--yaml-output-grammar-version/--yml-out-ver",
                f"invalid choice: {value!r} (choose from '1.1', '1.2')",
            )

    def _width(self, value: str) -> int:
        try:
            return int(value)
        except ValueError:
            raise self._bad("--width/-w", f"invalid int value: {value!r}") from None

    def _bad(self, option: str, problem: str) -> Misused:
        return Misused(f"usage: yq [options] <jq filter> [input file...]\nyq: error: argument {option}: {problem}\n")


HELP = """\
usage: yq [options] <jq filter> [input file...]

Run a jq filter on each document of YAML and print what comes out as JSON.

options:
  -h, --help            print this
  -y, --yaml-output, --yml-output
                        print YAML
  -Y, --yaml-roundtrip, --yml-roundtrip
                        print YAML with the styles, tags and comments of the
                        input, which the filter sees as further entries
  --yaml-output-grammar-version {1.1,1.2}, --yml-out-ver {1.1,1.2}
                        the version that says what is quoted: 1.1
  -w, --width WIDTH     how long lines of YAML may be; 0: as long as they are
  --indentless-lists, --indentless
                        items of lists are not indented
  --explicit-start      print --- before the first document
  --explicit-end        print ... after each document
  -i, --in-place        with -y or -Y, write the output to the files
  --version             print the version

All options of jq may be given as well; see jq --help.
"""
VERSION = "yq 4.4.5\njq-1.8.2\n"
