"""Scripts: text to commands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from mirage.commands.sed import replacement
from mirage.commands.sed.escapes import Recursive, resolved, unquoted
from mirage.commands.sed.reader import END, Part, Reader
from mirage.commands.sed.script import Address, Command, Regex, Script, Substitution
from mirage.commands.spec import Usage
from mirage.patterns import Syntax
from mirage.patterns.faults import PatternError, PatternTooHard

PLAIN: Final = "=dDFgGhHnNpPxz"
"""Commands that are just their letter."""
EXTENSIONS: Final = "eFvzQTRW"
"""Commands that ``--posix`` does not know."""
SINGLE: Final = "ailr="
"""Commands that take one address with ``--posix``."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What of sed a script may use."""

    extended: bool = False
    posix: bool = False
    sandbox: bool = False
    null: bool = False


def parse(parts: Sequence[Part], dialect: Dialect) -> Script:
    """The commands of a script.

    :raises Usage: it makes no sense.
    """
    return _Parser(Reader(parts), dialect).script()


@dataclass(slots=True)
class _Parser:
    reader: Reader
    dialect: Dialect
    commands: list[Command] = field(default_factory=list[Command])
    blocks: list[tuple[Command, str]] = field(default_factory=list[tuple[Command, str]])
    labels: dict[str, int] = field(default_factory=dict[str, int])
    jumps: list[tuple[Command, str]] = field(default_factory=list[tuple[Command, str]])
    quiet: bool = False

    def script(self) -> Script:
        while True:
            char = self.reader.read()
            if char == END:
                if not self.reader.next_part():
                    break
            elif char not in "; \t\n\r\f\v":
                self._command(char)
        if self.blocks:
            raise Usage(f"{self.blocks[-1][1]} unmatched `{{'", hint=False)
        for command, label in reversed(self.jumps):
            if label and label not in self.labels:
                raise Usage(f"can't find label for jump to `{label}'", hint=False, status=4)
            command.target = self.labels[label] if label else len(self.commands)
        return Script(self.commands, self.quiet, self.reader.nowhere)

    def _command(self, char: str) -> None:
        reader = self.reader
        first = second = None
        first = self._address(char)
        if first is not None:
            if first.kind in ("more", "multiple"):
                reader.fail("invalid usage of +N or ~N as first address")
            char = reader.read_solid()
            if char == ",":
                second = self._address(reader.read_solid())
                if second is None:
                    reader.fail("unexpected `,'")
                char = reader.read_solid()
            if first == _ZERO and (second is None or second.kind != "regex" or self.dialect.posix):
                reader.fail("invalid usage of line address 0")
        negated = char == "!"
        if negated:
            char = reader.read_solid()
            if char == "!":
                reader.fail("multiple `!'s")
        self._expect_posix(char, second)
        self._read(Command(char, first, second, negated))

    def _expect_posix(self, char: str, second: Address | None) -> None:
        if not self.dialect.posix or char == END:
            return
        if char in EXTENSIONS:
            self._unknown(char)
        if second is not None and char in SINGLE:
            self.reader.fail("command only uses one address")

    def _address(self, char: str) -> Address | None:
        reader = self.reader
        if char == END:
            return None
        if char in "/\\":
            return self._regex_address(char)
        if char.isascii() and char.isdigit():
            return self._numbered(reader.number(char))
        if char in "+~" and not self.dialect.posix:
            return Address("more" if char == "+" else "multiple", reader.number(reader.read_solid()))
        return Address("last") if char == "$" else None

    def _numbered(self, number: int) -> Address:
        char = self.reader.read_solid()
        if char != "~" or self.dialect.posix:
            self.reader.back(char)
            return Address("number", number)
        step = self.reader.number(self.reader.read_solid())
        return Address("step", number, step) if step else Address("number", number)

    def _regex_address(self, char: str) -> Address:
        reader = self.reader
        text = self._delimited(reader.read() if char == "\\" else char, regex=True)
        if text is None:
            reader.fail("unterminated address regex")
        flags: set[str] = set()
        while (char := reader.read_solid()) in ("I", "M") and not self.dialect.posix:
            flags.add(char)
        reader.back(char)
        return Address("regex", regex=self._regex(text, flags))

    def _regex(self, text: str, flags: set[str], groups: int = 0) -> Regex:
        """A regular expression that is sound, with ``groups`` at least."""
        reader = self.reader
        if not text:
            if flags:
                reader.fail("cannot specify modifiers on empty regexp")
            return Regex("", Syntax.EDITOR)
        if "M" in flags and self.dialect.null:
            reader.fail("the flag M is not available with -z here")
        syntax = Syntax.STRICT if self.dialect.extended else Syntax.EDITOR
        try:
            regex = Regex(self._standard(resolved(text, "regex")), syntax, "I" in flags, "M" in flags)
            has = regex.finder(parts=False).groups
        except (PatternError, PatternTooHard, Recursive) as fault:
            if "character class syntax is" in str(fault):
                raise Usage(str(fault), hint=False, status=4) from None
            reader.fail(str(fault))
        if has < groups and not self.dialect.posix:
            reader.fail(f"invalid reference \\{groups} on `s' command's RHS")
        return regex

    def _standard(self, text: str) -> str:
        """The text of an expression, with ``--posix`` without what GNU adds."""
        # In a range a byte that is no character stands for the character of that number.
        text = _BYTES.sub(lambda found: "-".join(chr(ord(char) - 0xDC00) for char in found[0][::2]), text)
        return _ESCAPED.sub(self._unescaped, text) if self.dialect.posix else text

    def _unescaped(self, found: "re.Match[str]") -> str:
        char = found[1]
        if char is None or (self.dialect.extended and char in "+?|"):
            return found[0]
        return char if char in _ADDED else found[0]

    def _delimited(self, end: str, *, regex: bool) -> str | None:
        """The text up to ``end``, which a backslash may quote; None where it does not come."""
        reader = self.reader
        if not end.isascii():
            reader.fail("delimiter character is not a single-byte character", char=end)
        taken: list[str] = []
        char = reader.read()
        while char not in (END, end):
            if char == "\n" and regex:
                break
            if char == "\\":
                char = reader.read()
                if char == END:
                    break
                if char == "n" and regex:
                    char = "\n"
                elif char != "\n" and (char != end or (not regex and char == "&")):
                    taken.append("\\")
            elif char == "\n":
                break
            elif char == "[" and regex:
                char = self._bracket()
            taken.append(char)
            char = reader.read()
        if char == end and char not in (END, "\n"):
            return "".join(taken)
        if char == "\n":
            reader.back(char)
        return None

    def _bracket(self) -> str:
        """What is behind a ``[`` up to its end, with both; there the delimiter and backslashes are ordinary."""
        reader = self.reader
        taken = ["["]
        char = reader.read()
        if char == "^":
            taken.append(char)
            char = reader.read()
        if char == "]":
            taken.append(char)
            char = reader.read()
        while char not in (END, "\n", "]"):
            taken.append(char)
            if char == "[":
                mark = reader.read()
                if mark in (":", ".", "="):
                    taken.append(mark + self._symbol(mark))
                else:
                    reader.back(mark)
            elif char == "\\" and not self.dialect.posix:
                char = reader.read()
                if char == "n":
                    taken[-1] = "\n"
                else:
                    reader.back(char)
            char = reader.read()
        if char != "]":
            reader.back(char)
            return "".join(taken)
        return "".join([*taken, char])

    def _symbol(self, mark: str) -> str:
        taken: list[str] = []
        char = self.reader.read()
        while char not in (END, "\n"):
            taken.append(char)
            if taken[-2:] == [mark, "]"]:
                return "".join(taken)
            char = self.reader.read()
        self.reader.back(char)
        return "".join(taken)

    def _read(self, command: Command) -> None:
        """Read the argument of a command, and take it in."""
        name, reader = command.name, self.reader
        if name == END:
            reader.fail("missing command")
        if name == "#":
            self._comment(command)
            return
        if name == "v":
            self._version()
            return
        if name == ":":
            if command.first is not None:
                reader.fail(": doesn't want any addresses")
            label = reader.word()
            if not label:
                reader.fail('":" lacks a label')
            self.labels[label] = len(self.commands)
            return
        if name == "}":
            self._close(command)
            return
        if name == "{":
            self.blocks.append((command, reader.nowhere))
        elif name in "aic":
            command.argument = self._text()
        elif name in "btT":
            self.jumps.append((command, reader.word()))
        elif name in "rRwW":
            command.argument = self._path()
        elif name in "qQlL":
            self._numeric(command)
        elif name == "s":
            command.argument = self._substitution()
        elif name == "y":
            command.argument = self._translation()
        elif name == "e":
            self._refuse_running()
        elif name in PLAIN:
            reader.finish()
        else:
            self._unknown(name)
        self.commands.append(command)

    def _unknown(self, char: str) -> None:
        first = char.encode("utf-8", "surrogateescape")[:1].decode("utf-8", "surrogateescape")
        self.reader.fail(f"unknown command: `{first}'", char=char)

    def _comment(self, command: Command) -> None:
        reader = self.reader
        if command.first is not None:
            reader.fail("comments don't accept any addresses")
        start = not self.commands and not self.blocks
        char = reader.read()
        if char == "n" and start and reader.first:
            self.quiet = True
        while char not in (END, "\n"):
            char = reader.read()

    def _version(self) -> None:
        wanted = self.reader.word()
        numbers = [int(part) for part in wanted.split(".")[:3] if part.isascii() and part.isdigit()]
        if tuple(numbers) > (4, 9):
            self.reader.fail("expected newer version of sed")

    def _close(self, command: Command) -> None:
        if not self.blocks:
            self.reader.fail("unexpected `}'")
        if command.first is not None:
            self.reader.fail("`}' doesn't want any addresses")
        self.reader.finish()
        self.blocks.pop()[0].target = len(self.commands)

    def _refuse_running(self) -> None:
        if self.dialect.sandbox:
            self.reader.fail("e/r/w commands disabled in sandbox mode")
        self.reader.fail("commands are not run by scripts here (e); pipe the output to bash instead")

    def _text(self) -> str:
        """The text of ``a``, ``i``, ``c``."""
        reader = self.reader
        char = reader.read_solid()
        if char == END:
            reader.fail("expected \\ after `a', `c' or `i'")
        if char == "\\":
            char = reader.read()
            if char == END and not self._goes_on():
                return ""
            if char not in ("\n", END):
                reader.back(char)
        elif self.dialect.posix:
            reader.fail("expected \\ after `a', `c' or `i'")
        else:
            reader.back(char)
        return self._lines()

    def _goes_on(self) -> bool:
        return self.reader.next_part()

    def _lines(self) -> str:
        reader = self.reader
        taken: list[str] = []
        char = reader.read()
        while char not in (END, "\n"):
            taken.append(char)
            if char == "\\":
                char = reader.read()
                if char == END:
                    taken[-1] = ""
                    if not self._goes_on():
                        break
                    char = "\n"
                taken.append(char)
            char = reader.read()
        try:
            return unquoted(resolved("".join(taken), "text")) + "\n"
        except Recursive as fault:
            reader.fail(str(fault))

    def _path(self) -> str:
        if self.dialect.sandbox:
            self.reader.fail("e/r/w commands disabled in sandbox mode")
        path = self.reader.rest_of_line()
        if not path:
            self.reader.fail("missing filename in r/R/w/W commands")
        return path

    def _numeric(self, command: Command) -> None:
        reader = self.reader
        if command.name in "qQ" and command.second is not None:
            reader.fail("command only uses one address")
        char = reader.read_solid()
        if char.isascii() and char.isdigit() and not self.dialect.posix:
            command.argument = reader.number(char)
        else:
            reader.back(char)
        reader.finish()
        if command.name == "L":
            raise Usage("INTERNAL ERROR: Bad cmd L", hint=False, status=4)

    def _substitution(self) -> Substitution:
        reader = self.reader
        end = reader.read()
        text = self._delimited(end, regex=True) if end != END else None
        if text is None:
            reader.fail("unterminated `s' command")
        right = self._delimited(end, regex=False)
        if right is None:
            reader.fail("unterminated `s' command")
        try:
            written = replacement.read(resolved(right, "replacement"), cases=not self.dialect.posix)
        except Recursive as fault:
            self._flags()
            reader.fail(str(fault))
        flags, number, path = self._flags()
        regex = self._regex(text, flags & {"I", "M"}, written.groups)
        if self.dialect.posix and regex.text:
            written = written.within(regex.finder(parts=False).groups)
        return Substitution(regex, written, number, "g" in flags, "p" in flags, path)

    def _flags(self) -> tuple[set[str], int, str | None]:
        reader = self.reader
        flags: set[str] = set()
        number = 0
        while True:
            char = reader.read()
            if char in (END, "\n", ";"):
                break
            if char in "}#":
                reader.back(char)
                break
            if char in "iImM" and not self.dialect.posix:
                flags.add(char.upper())
            elif char in "pg":
                if char in flags:
                    reader.fail(f"multiple `{char}' options to `s' command")
                flags.add(char)
            elif char == "e":
                self._refuse_running()
            elif char == "w":
                return flags, number or 1, self._path()
            elif char.isascii() and char.isdigit():
                if number:
                    reader.fail("multiple number options to `s' command")
                number = reader.number(char)
                if not number:
                    reader.fail("number option to `s' command may not be zero")
            elif char == "\r" and (char := reader.read()) == "\n":
                break
            elif char not in " \t":
                reader.fail("unknown option to `s'")
        return flags, number or 1, None

    def _translation(self) -> dict[int, str]:
        reader = self.reader
        end = reader.read()
        left = self._delimited(end, regex=False) if end != END else None
        right = self._delimited(end, regex=False) if left is not None else None
        if left is None or right is None:
            reader.fail("unterminated `y' command")
        try:
            one, two = unquoted(resolved(left, "text")), unquoted(resolved(right, "text"))
        except Recursive as fault:
            reader.fail(str(fault))
        if len(one) != len(two):
            reader.fail("strings for `y' command are different lengths")
        reader.finish()
        return {ord(char): other for char, other in zip(reversed(one), reversed(two), strict=True)}


_ESCAPED: Final = re.compile(r"\\(.)|\[\^?\]?[^]]*\]", re.DOTALL)
_BYTES: Final = re.compile("[\udc80-\udcff]-[\udc80-\udcff]")
_ADDED: Final = "+?|wWsSbB<>`'"
_ZERO: Final = Address("number", 0)
