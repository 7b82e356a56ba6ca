"""Words compiled: what each part adds, and how a command's words are made of it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.shell.ast import Braces, Parameter, Part, Substitution, Sum, Text, Tilde, Word
from mirage.shell.expand import braces, params
from mirage.shell.expand.params import Argument, Evaluator, lookup
from mirage.shell.expand.pieces import LITERAL, MAGIC, QUOTED, SPLIT, Piece, fields_of, pattern_of, text_of
from mirage.shell.quoting import WordParser

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

PLAIN_IFS = " \t\n"

WORD_LIST = 64 * 1024 * 1024
"""The most characters the words of one command may have together."""

_STARS = re.compile(r"\\.|\*+", re.DOTALL)


class Plan:
    """A compiled word. ``constant`` is set where nothing in it depends on the moment."""

    __slots__ = ("constant", "evaluators", "name")

    def __init__(self, word: Word) -> None:
        self.constant: str | None = None
        self.name: str | None = None
        """The word is ``"$name"``: one field, its value."""
        self.evaluators: tuple[Evaluator, ...] = ()
        parts = word.parts
        if all(isinstance(part, Text) and (part.quoted or not _may_match(part.text)) for part in parts):
            self.constant = "".join([part.text for part in parts if isinstance(part, Text)])
            return
        if len(parts) == 1 and isinstance(parts[0], Parameter) and parts[0].quoted and not parts[0].operator:
            self.name = None if parts[0].name in ("@", "*") else parts[0].name
        self.evaluators = evaluators_of(parts)

    async def pieces(self, shell: "Shell", io: "Io") -> list[Piece]:
        """What the parts add, in order."""
        found: list[Piece] = []
        for evaluate in self.evaluators:
            waiting = evaluate(shell, io, found)
            if waiting is not None:
                await waiting
        shell.afford(sum([len(text) for _, text in found]))
        return found

    async def text(self, shell: "Shell", io: "Io") -> str:
        """The word as one text: no splitting, no pathnames."""
        if self.constant is not None:
            return self.constant
        return text_of(await self.pieces(shell, io))

    async def pattern(self, shell: "Shell", io: "Io") -> str:
        """The word as one pattern."""
        if self.constant is not None:
            return pattern_of([(QUOTED, self.constant)])
        return pattern_of(await self.pieces(shell, io))

    async def add_to(self, words: list[str], shell: "Shell", io: "Io") -> None:
        """The fields the word makes, pathnames included."""
        if self.constant is not None:
            words.append(self.constant)
            return
        if self.name is not None and (value := lookup(shell, self.name)) is not None:
            words.append(value)
            return
        pieces = await self.pieces(shell, io)
        for field in fields_of(pieces, shell.session.variables.get("IFS", PLAIN_IFS)):
            if field.pattern is None or "noglob" in shell.session.options:
                words.append(field.text)
                continue
            found = await shell.fs.glob(_STARS.sub(_one_star, field.pattern), breathe=shell.breathe)
            words += found or [field.text]


class Brace:
    """A word with so many brace expansions that they are made one at a time."""

    __slots__ = ("line", "source")

    constant: str | None = None

    def __init__(self, word: Braces) -> None:
        self.source = word.source
        self.line = word.line

    async def add_to(self, words: list[str], shell: "Shell", io: "Io") -> None:
        """All the fields, counted as they come."""
        parser = WordParser()
        limit = shell.budget.limits.words
        for text in braces.expand(self.source):
            if shell.budget.step():
                await shell.budget.breathe()
            if len(words) >= limit:
                shell.budget.stop("words", limit)
            if text.isalnum():
                words.append(text)
            elif text:
                await Plan(parser.word(text, self.line)).add_to(words, shell, io)


def plan(word: Word | Braces) -> Plan | Brace:
    """Compile one word of a command."""
    return Brace(word) if isinstance(word, Braces) else Plan(word)


async def expand(plans: Sequence[Plan | Brace], shell: "Shell", io: "Io") -> list[str]:
    """The words of a command."""
    words: list[str] = []
    for each in plans:
        if each.constant is not None:
            words.append(each.constant)
        else:
            await each.add_to(words, shell, io)
    size = sum(map(len, words))
    if size > WORD_LIST:
        shell.budget.stop("expansion", WORD_LIST)
    return words


def _may_match(text: str) -> bool:
    """Whether written text may be a pattern; the name of a command, ``[``, is none."""
    return text != "[" and MAGIC.search(text) is not None


def _one_star(found: re.Match[str]) -> str:
    """Several stars are one: only ``shopt -s globstar`` makes ``**`` more."""
    return found.group() if found.group()[0] == "\\" else "*"


def evaluators_of(parts: Sequence[Part]) -> tuple[Evaluator, ...]:
    """What each part adds."""
    return tuple([_evaluator(part) for part in parts])


def _evaluator(part: Part) -> Evaluator:
    if isinstance(part, Text):
        return _constant(QUOTED if part.quoted else LITERAL, part.text)
    if isinstance(part, Tilde):
        return _tilde(part.user)
    if isinstance(part, Substitution):
        return _substitution(part)
    if isinstance(part, Sum):
        return _sum(part)
    if not part.operator:
        return params.plain(part)
    argument = () if part.argument is None else evaluators_of(part.argument.parts)
    return params.braced(part, Argument(argument, part.quoted))


def _constant(kind: int, text: str) -> Evaluator:
    piece = (kind, text)

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        pieces.append(piece)

    return evaluate


def _tilde(user: str) -> Evaluator:
    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        session = shell.session
        if user == "":
            home: str | None = session.variables.get("HOME", session.host.home)
        elif user == "+":
            home = session.variables.get("PWD")
        elif user == "-":
            home = session.variables.get("OLDPWD")
        elif user == session.host.user:
            home = session.host.home
        else:
            home = None
        pieces.append((LITERAL, f"~{user}") if home is None else (QUOTED, home))

    return evaluate


def _substitution(part: Substitution) -> Evaluator:
    kind = QUOTED if part.quoted else SPLIT

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        pieces.append((kind, await shell.substitute(part, io)))

    return evaluate


def _sum(part: Sum) -> Evaluator:
    from mirage.shell.expand.arith import evaluate as calculate

    kind = QUOTED if part.quoted else SPLIT
    evaluators = evaluators_of(part.expression.parts)

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        text = text_of(await Argument(evaluators, True).pieces(shell, io))
        pieces.append((kind, str(calculate(text, shell))))

    return evaluate
