"""Source to tree: the scan finds words and their order, the grammar the shape."""

import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator
from typing import NamedTuple, TypeAlias

from mirage.budget import Budget, finished
from mirage.shell.ast import Faulty, List, Process, Substitution
from mirage.shell.syntax.lower import Lowering, shape
from mirage.shell.syntax.outcome import Complete, Error, Incomplete, Outcome, Warned
from mirage.shell.syntax.quoting import WordParser
from mirage.shell.syntax.scan import Program, Stretch, reading, scan_of
from mirage.shell.syntax.tokens import (
    PLAIN,
    TOKENS,
    Misplaced,
    NotSupported,
    Rules,
    SyntaxFault,
    TooLarge,
    Unfinished,
)

IN_SUBSTITUTION = 127
"""The status of a fault in a substitution, which ends a shell."""
LONGEST = 16 * 1024 * 1024
SECONDS = 2
LARGE = 1024 * 1024
"""Characters that take a while to read."""
PRICE = 256
"""Steps that a slice of parsing counts as."""
LEAST = 8
"""Steps that parsing anything counts as."""

_NEWLINE = re.compile("\n")
_TOO_LONG = Error(f"mirage: limit: parse seconds {SECONDS}", 0)

Steps: TypeAlias = Generator[None, None, Outcome]


class Piece(NamedTuple):
    """Source to parse: ``text`` from ``at``, with ``line`` lines before it."""

    text: str
    line: int = 0
    rules: Rules = PLAIN
    at: int = 0
    by_line: bool = False
    """No more than the first lines that are complete."""
    most: int = TOKENS
    """Words and operators that it may have."""


class Unit(NamedTuple):
    """The first complete lines of a text."""

    outcome: Outcome
    text: str
    """What the text became: aliases are written out."""
    end: int
    closed: bool
    """More text after this one would not change it."""
    rest: "Rest | None" = None
    """What else there is on a long line."""


def parse(text: str) -> Outcome:
    """Parse at one go; for text that is short or trusted."""
    return finished(parsing(Piece(text)))


async def parse_in_turn(text: str, budget: Budget, line: int = 0, rules: Rules = PLAIN, most: int = TOKENS) -> Outcome:
    """Parse a text with ``line`` lines before it and give the loop back between slices; gives up after SECONDS."""
    return (await _in_turn(_whole(Piece(text, line, rules, most=most)), budget)).outcome


async def line_in_turn(piece: Piece, budget: Budget) -> Unit:
    """The same for the first complete lines.

    :raises LimitReached: they take too long, and so would whatever comes behind them.
    """
    unit = await _in_turn(_unit(piece), budget)
    if unit.outcome == _TOO_LONG:
        budget.stop("parse seconds", SECONDS)
    return unit


async def rest_in_turn(rest: "Rest", budget: Budget) -> Outcome:
    """The next commands of a long line."""
    return (await _in_turn(rest.steps(), budget)).outcome


async def _in_turn(steps: Generator[None, None, Unit], budget: Budget) -> Unit:
    spent = 0.0
    while True:
        began = time.thread_time()
        try:
            next(steps)
        except StopIteration as done:
            budget.pay(LEAST)
            unit: Unit = done.value
            return unit
        budget.pay(PRICE)
        spent += time.thread_time() - began
        if spent > SECONDS:
            steps.close()
            return Unit(_TOO_LONG, "", 0, True)
        if budget.due():
            await budget.breathe()


def parsing(piece: Piece) -> Steps:
    """Parse, with a pause for the caller now and then."""
    return (yield from _whole(piece)).outcome


def _whole(piece: Piece) -> Generator[None, None, Unit]:
    if len(piece.text) > LONGEST:
        return Unit(Error(f"mirage: limit: source {LONGEST}", 0), "", 0, True)
    return (yield from _unit(piece))


def _unit(piece: Piece) -> Generator[None, None, Unit]:
    words = WordParser()
    warnings: list[Warned] = []
    unit = yield from _program(piece, words, warnings)
    if not words.found and not warnings:
        return unit
    return unit._replace(outcome=(yield from _filled(unit.outcome, piece.rules, words, warnings)))


def _filled(outcome: Outcome, rules: Rules, words: WordParser, warnings: list[Warned]) -> Steps:
    """With the programs of its substitutions, which come in a queue: nesting costs no stack."""
    if not isinstance(outcome, Complete):
        return outcome
    for part in words.found:
        fault = yield from _inner(part, rules, words, warnings)
        if fault is not None:
            return fault
    return outcome._replace(warnings=tuple(warnings))


def _inner(
    part: Substitution | Process, rules: Rules, words: WordParser, warnings: list[Warned]
) -> Generator[None, None, Incomplete | Error | None]:
    """Give a substitution its program; what is wrong with it where that counts now."""
    late = isinstance(part, Substitution) and part.late
    words.late = late
    rules = rules._replace(aliases=rules.aliases and rules.aliases.afresh(), known=not late)
    # As bash counts them: its lines begin with that of the command around it, those of what is read late where it does.
    source = part.source if late else part.source.lstrip()
    outcome = (yield from _program(Piece(source, part.line - 1, rules), words, warnings)).outcome
    if isinstance(outcome, Complete):
        part.body.append(outcome.program)
        return None
    if not late or not outcome.line:
        return outcome
    part.body.append(List((Faulty(outcome.message, outcome.line, outcome.text),)))
    return None


class _Source:
    """A piece as it is read, and what went by its places."""

    __slots__ = ("_known", "_newlines", "piece", "program", "scan")

    def __init__(self, piece: Piece) -> None:
        self.program = Program(piece.at, nested=False)
        self.scan = scan_of(piece.text, piece.at, self.program, piece.rules, by_line=piece.by_line)
        self.piece = piece
        self._newlines: list[int] = []
        self._known = -1

    def line_of(self, at: int) -> int:
        """The number of the line that ``at`` is on; only once all is read."""
        if at > self._known:
            # No more than was read: behind it there may be a whole file.
            self._known = max(at, self.scan.at)
            found = _NEWLINE.finditer(self.scan.text, self.piece.at, self._known)
            self._newlines = [newline.start() for newline in found]
        return self.piece.line + bisect_left(self._newlines, at) + 1

    def last_line(self, token: int) -> int:
        """The number of the last line of the outermost command with this token."""
        ends = self.program.ends
        line = 0 if self.piece.by_line else bisect_right(self.program.lines, token)
        return self.line_of((ends[line] if line < len(ends) else self.scan.at) - 1)

    def line_at(self, at: int) -> str:
        """The text of that line, as it was before aliases were written out."""
        text = self.piece.text
        if text is not self.scan.text:
            line = self.line_of(at) - self.piece.line - 1
            # An alias may have brought lines of its own.
            return text[self.piece.at :].split("\n", line + 1)[: line + 1][-1]
        end = text.find("\n", at)
        return text[text.rfind("\n", 0, at) + 1 : len(text) if end < 0 else end]

    def stretches(self) -> list[Stretch]:
        """All of it, the last first, from now on no longer kept here; a line is cut between commands."""
        program = self.program
        if program.tokens or not program.stretches:
            program.cut(self.scan.at)
        found, program.stretches = program.stretches[::-1], []
        return found

    def checked(self, steps: Generator[None, None, Complete]) -> Steps:
        """What the steps come to, or what is wrong with the text."""
        try:
            return (yield from steps)
        except Misplaced as fault:
            return Error(fault.message, self.line_of(fault.at), status=None)
        except SyntaxFault as fault:
            # As bash has it, which gives up more than a line where it was reading a substitution.
            status = IN_SUBSTITUTION if self.scan.substitutes() and not isinstance(fault, TooLarge) else fault.status
            return Error(fault.message, self.line_of(fault.at), self.line_at(fault.at) if fault.shown else "", status)
        except Unfinished as fault:
            # The lines are not listed for it: there may be more text, and then all is read anew.
            text = self.scan.text
            line = self.piece.line + text.count("\n", self.piece.at, fault.at) + 1
            line += fault.at_end and not text.endswith("\n")
            return Incomplete(fault.message, line, "", fault.status, tuple(_warnings(self)))
        except NotSupported as refused:
            return Error(f"mirage: not supported yet: {refused.feature}", 0)


class Rest:
    """The stretches of a long line that are still to become trees: they do when they are reached."""

    __slots__ = ("_source", "_stretches")

    def __init__(self, source: _Source, stretches: list[Stretch]) -> None:
        self._source = source
        self._stretches = stretches

    def __bool__(self) -> bool:
        return bool(self._stretches)

    def steps(self) -> Generator[None, None, Unit]:
        """The next of them."""
        words = WordParser()
        outcome = yield from self._source.checked(_lowered(self._source, self._stretches.pop(), words))
        return Unit((yield from _filled(outcome, self._source.piece.rules, words, [])), "", 0, True)


def _program(piece: Piece, words: WordParser, warnings: list[Warned]) -> Generator[None, None, Unit]:
    source = _Source(piece)
    stretches: list[Stretch] = []
    outcome = yield from source.checked(_tree(source, stretches, words, warnings))
    return Unit(outcome, source.scan.text, source.scan.at, source.program.closed, Rest(source, stretches))


def _tree(
    source: _Source, stretches: list[Stretch], words: WordParser, warnings: list[Warned]
) -> Generator[None, None, Complete]:
    """The tree of the first of its ``stretches``, which are those behind it then."""
    program = source.program
    most = source.piece.most
    for _ in source.scan.run():
        if program.size + len(program.tokens) > most:
            raise TooLarge(f"more than {most} words and operators", source.scan.at, shown=False)
        yield
    if source.scan.at - source.piece.at > LARGE:
        # That took a while, whatever it was: a word may be as large as a file.
        yield
    warnings += _warnings(source)
    stretches += source.stretches()
    return (yield from _lowered(source, stretches.pop(), words))


def _lowered(source: _Source, stretch: Stretch, words: WordParser) -> Generator[None, None, Complete]:
    tokens = yield from reading(source.scan.text, stretch, source.piece.rules)
    cells = sum([token.cell != "" for token in tokens])
    if not cells:
        return Complete(List(()))
    lowering = Lowering(source.scan.text, tokens, words, source.line_of, source.last_line)
    if cells == 1 and tokens[0].cell and not tokens[0].role:
        # One simple command has no shape to ask for.
        return Complete(List(((yield from lowering.simple.command(0)),)))
    root = yield from shape(tokens)
    if root.has_error:
        raise NotSupported("this syntax")
    program = yield from lowering.program(root)
    return Complete(program, lines=tuple(_lines(program, lowering.begins, source.program.lines)))


def _lines(program: List, begins: list[int], ends: list[int]) -> Iterator[List]:
    """The commands of each line; ``ends`` has the tokens at which lines end, the last of them perhaps not."""
    first = 0
    while first < len(begins):
        line = bisect_right(ends, begins[first])
        last = bisect_left(begins, ends[line]) if line < len(ends) else len(begins)
        yield List(program.items[first:last])
        first = last


def _warnings(source: _Source) -> Iterator[Warned]:
    for document in source.program.documents:
        if not document.unended:
            continue
        ended = "delimited by end-of-file (wanted `" + document.delimiter + "')"
        last = source.line_of(len(source.scan.text.removesuffix("\n")))
        yield Warned(f"warning: here-document at line {source.line_of(document.at)} {ended}", last)
