"""Blocks of lines that a script can change, or leave as they are, without a look at each line."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from mirage import patterns
from mirage.commands.sed.script import Address, Command, Regex, Script, Substitution
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.sweeping import Sweep, changed, replacing

Swept: TypeAlias = Callable[[bytes, int], bytes | None]
"""From whole lines, and the number of the line before them, to what is printed; None: each has to be looked at."""


def sweep(script: Script, *, quiet: bool) -> Swept | None:
    """How whole blocks are done; None where the script has to see each line."""
    commands = script.commands
    plain = _chain(commands) if not quiet else _few(commands)
    if plain is not None:
        return lambda data, number: plain(data)
    spans = _spans(commands)
    return None if spans is None else _Untouched(spans, quiet=quiet)


def _chain(commands: Sequence[Command]) -> Sweep | None:
    """One change of all lines after the other."""
    if len(commands) == 1 and commands[0].name == "d":
        return _selecting(commands[0], keep=False)
    sweeps: list[Sweep] = []
    for at, command in enumerate(commands):
        made = None if command.first is not None or command.negated else _change(command, at == len(commands) - 1)
        if made is None:
            return None
        sweeps.append(made)

    def all_of(data: bytes) -> bytes | None:
        left: bytes | None = data
        for each in sweeps:
            if left is None:
                break
            left = each(left)
        return left

    return sweeps[0] if len(sweeps) == 1 else all_of


def _change(command: Command, last: bool) -> Sweep | None:
    argument = command.argument
    if isinstance(argument, dict):
        return _translation(argument)
    if not isinstance(argument, Substitution) or argument.prints:
        return None
    parts = _parts(argument)
    if parts is None or (not last and any("\n" in part for part in parts if isinstance(part, str))):
        return None
    finder = argument.regex.finder(parts=argument.replacement.groups > 0)
    return replacing(finder, parts, every=argument.every)


def _parts(sub: Substitution) -> list[str | int] | None:
    """What a substitution puts in place of matches, where there is nothing more to it."""
    pieces = sub.replacement.pieces
    if not sub.regex.text or sub.number != 1 or sub.path is not None or sub.replacement.cased:
        return None
    return [piece for piece in pieces if isinstance(piece, str | int)]


def _translation(table: dict[int, str]) -> Sweep | None:
    if 10 in table or not all(char < 128 and new != "\n" and new.isascii() for char, new in table.items()):
        return None
    old, new = bytes(table), "".join(table.values()).encode()
    translation = bytes.maketrans(old, new)
    return lambda data: data.translate(translation)


def _few(commands: Sequence[Command]) -> Sweep | None:
    """With ``-n``: one command that prints lines."""
    if len(commands) != 1:
        return None
    command = commands[0]
    argument = command.argument
    if command.name == "p":
        return _selecting(command, keep=True)
    if command.first is not None or command.negated or not isinstance(argument, Substitution) or argument.every:
        return None
    parts = _parts(argument)
    if parts is None or not argument.prints:
        return None
    return changed(argument.regex.finder(parts=argument.replacement.groups > 0), parts)


def _selecting(command: Command, *, keep: bool) -> Sweep | None:
    """Lines by one regular expression: those that match are kept, or those that do not."""
    if command.first is None or command.second is not None:
        return None
    regex = command.first.regex
    if regex is None or not regex.text or regex.lines or "\n" in regex.text:
        return None
    return _Selecting(regex, keep=keep is not command.negated).of


class _Selecting:
    __slots__ = ("_keep", "_matcher")

    def __init__(self, regex: Regex, *, keep: bool) -> None:
        text = regex.text.encode("utf-8", "surrogateescape")
        self._matcher = patterns.compile(text, regex.syntax, ignore_case=regex.ignore_case)
        self._keep = keep

    def of(self, data: bytes) -> bytes | None:
        """As ``Sweep``."""
        try:
            return self._selected(data)
        except (PatternError, PatternTooHard):
            return None

    def _selected(self, data: bytes) -> bytes:
        line = self._matcher.scan(data).line
        kept: list[bytes] = []
        at = 0
        while (found := line(at)) is not None:
            start, end = found
            kept.append(data[start : end + 1] if self._keep else data[at:start])
            at = end + 1
        if not self._keep:
            kept.append(data[at:])
        return b"".join(kept)


class _Untouched:
    """Blocks in which no command is for any line."""

    __slots__ = ("_quiet", "_spans")

    def __init__(self, spans: Sequence[tuple[int, int]], *, quiet: bool) -> None:
        self._spans = spans
        self._quiet = quiet

    def __call__(self, data: bytes, number: int) -> bytes | None:
        first, last = number + 1, number + data.count(b"\n")
        if any(start <= last and first <= end for start, end in self._spans):
            return None
        return b"" if self._quiet else data


def _spans(commands: Sequence[Command]) -> list[tuple[int, int]] | None:
    """The lines that commands are for, where they are all told by number."""
    spans: list[tuple[int, int]] = []
    inside = 0
    for at, command in enumerate(commands):
        if at < inside:
            continue
        span = None if command.negated or command.first is None else _span(command.first, command.second)
        if span is None:
            return None
        spans.append(span)
        if command.name == "{":
            inside = command.target
    return spans


def _span(first: Address, second: Address | None) -> tuple[int, int] | None:
    if first.kind != "number" or not first.number:
        return None
    if second is None:
        return first.number, first.number
    if second.kind == "number":
        return first.number, max(first.number, second.number)
    if second.kind in ("more", "multiple"):
        return first.number, first.number + second.number
    return None
