"""Words compiled: what each part adds, and how a command's words are made of it."""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.ast import Braces, Faulty, Parameter, Part, Process, Substitution, Sum, Text, Tilde, Word
from mirage.shell.expand import params
from mirage.shell.expand.params import Evaluator, One, Single, joined
from mirage.shell.expand.pieces import (
    LITERAL,
    MAGIC,
    QUOTED,
    SOME,
    SPLIT,
    VOID,
    Fields,
    Piece,
    first_pattern_of,
    magic,
    pattern_of,
    spaced_text_of,
    text_of,
)
from mirage.shell.variables import access as variables

if TYPE_CHECKING:
    from mirage.shell.expand.series import Brace
    from mirage.shell.run.assign import Declared
    from mirage.shell.state import Shell
    from mirage.streams import Io

PLAIN_IFS = " \t\n"
_CUT = re.compile(r"[ \t\n]|" + MAGIC.pattern)
"""What a value must not hold to be one field as it is, under the plain IFS."""

_FIELD = re.compile(r"[^ \t\n]+")
_SHORT = 64 * 1024
"""A text of up to so many characters is cut into fields in one go."""

MANY = 1000
"""Words that take a while."""

WORD_LIST = 16 * 1024 * 1024
"""The most characters the words of one command may have together."""


async def gathered(evaluators: Sequence[Evaluator], shell: "Shell", io: "Io") -> list[Piece]:
    """What parts add, in order; charged before it is made one text."""
    found = at_once(evaluators, shell, io)
    return found if isinstance(found, list) else await found


def at_once(evaluators: Sequence[Evaluator], shell: "Shell", io: "Io") -> list[Piece] | Awaitable[list[Piece]]:
    """As ``gathered``; answers with what is to be awaited only where a part has to wait."""
    found: list[Piece] = []
    rest = iter(evaluators)
    for evaluate in rest:
        waiting = evaluate(shell, io, found)
        if waiting is not None:
            return _gathering(found, waiting, rest, (shell, io))
    if len(found) > 1:
        if len(found) > SOME:
            return _gathering(found, None, rest, (shell, io))
        shell.afford(sum([len(text) for _, text in found]))
    return found


async def _gathering(
    found: list[Piece], waiting: Awaitable[None] | None, rest: Iterator[Evaluator], where: "tuple[Shell, Io]"
) -> list[Piece]:
    if waiting is not None:
        await waiting
    for evaluate in rest:
        waiting = evaluate(*where, found)
        if waiting is not None:
            await waiting
    shell = where[0]
    size = 0
    for at in range(0, len(found), SOME):
        size += sum([len(text) for _, text in found[at : at + SOME]])
        if shell.budget.due():
            await shell.budget.breathe()
    shell.afford(size)
    return found


Make: TypeAlias = Callable[[list[Piece]], str]
"""One text of pieces: of some of them, and of the others behind that."""


def made(make: Make, pieces: list[Piece] | Awaitable[list[Piece]], shell: "Shell") -> str | Awaitable[str]:
    """What is made of pieces, now or when they are there."""
    return make(pieces) if isinstance(pieces, list) else made_of(make, pieces, shell)


async def made_of(make: Make, pieces: Awaitable[list[Piece]], shell: "Shell") -> str:
    """What is made of pieces that are yet to come; of many in steps."""
    found = await pieces
    if len(found) <= SOME:
        return make(found)
    texts: list[str] = []
    for at in range(0, len(found), SOME):
        texts.append(make(found[at : at + SOME]))
        if shell.budget.due():
            await shell.budget.breathe()
    return "".join(texts)


class Plan:
    """A compiled word. ``constant`` is set where nothing in it depends on the moment."""

    __slots__ = ("_kind", "_null", "_parts", "_whole", "constant", "evaluators", "every")

    def __init__(self, word: Word) -> None:
        self.constant: str | None = None
        self._whole: Single | None = None
        """The word as one text, where each of its parts stands for one."""
        self._kind: int | None = None
        """Of what kind that is as a piece, where it is of one."""
        self.every: str | None = None
        """The word is ``"${name[@]}"`` alone; ``@`` where it is ``"$@"``."""
        self.evaluators: tuple[Evaluator, ...] = ()
        parts = self._parts = word.parts
        self._null = _quotes(word) > 2 or "''" in word.source
        if word.source == "[" or all(
            isinstance(part, Text) and (part.quoted or not magic(part.text)) for part in parts
        ):
            # The name of a command, ``[``, is no pattern.
            self.constant = "".join([part.text for part in parts if isinstance(part, Text)])
            return
        only = parts[0]
        if len(parts) == 1 and isinstance(only, Parameter) and not only.operator:
            self.every = _every(only)
        self.evaluators = evaluators_of(parts, word)
        ones = [each for each in self.evaluators if isinstance(each, One)]
        if len(ones) == len(parts):
            self._whole = ones[0].text if len(ones) == 1 else joined(ones)
            if len(ones) == 1 or all(each.kind == QUOTED for each in ones):
                self._kind = ones[0].kind

    async def text(self, shell: "Shell", io: "Io") -> str:
        """The word as one text: no splitting, no pathnames."""
        text = self.text_now(shell, io)
        return text if isinstance(text, str) else await text

    async def subject(self, shell: "Shell", io: "Io") -> str:
        """The word as one text that is not assigned: several values have blanks between them."""
        text = self.subject_now(shell, io)
        return text if isinstance(text, str) else await text

    def subject_now(self, shell: "Shell", io: "Io") -> str | Awaitable[str]:
        """As ``subject``; answers with what is to be awaited only where a part has to wait."""
        if self.constant is not None:
            return self.constant
        if self._whole is not None:
            return self._whole(shell, io)
        return made(spaced_text_of, at_once(self.evaluators, shell, io), shell)

    def text_now(self, shell: "Shell", io: "Io") -> str | Awaitable[str]:
        """As ``text``; answers with what is to be awaited only where a part has to wait."""
        if self.constant is not None:
            return self.constant
        if self._whole is not None:
            return self._whole(shell, io)
        return made(text_of, at_once(self.evaluators, shell, io), shell)

    async def first_pattern(self, shell: "Shell", io: "Io") -> str:
        """The word as one pattern; of several values in quotes the first."""
        pattern = made(first_pattern_of, at_once(self.evaluators, shell, io), shell)
        return pattern if isinstance(pattern, str) else await pattern

    def pattern_now(self, shell: "Shell", io: "Io") -> str | Awaitable[str]:
        """As ``pattern``; answers with what is to be awaited only where a part has to wait."""
        if self.constant is not None:
            return pattern_of([(QUOTED, self.constant)])
        return made(pattern_of, at_once(self.evaluators, shell, io), shell)

    def written_pattern(self) -> str | None:
        """The word as one pattern, where nothing in it is expanded."""
        if self.constant is not None:
            return pattern_of([(QUOTED, self.constant)])
        pieces = [(QUOTED if part.quoted else LITERAL, part.text) for part in self._parts if isinstance(part, Text)]
        return pattern_of(pieces) if len(pieces) == len(self._parts) else None

    async def regex(self, shell: "Shell", io: "Io") -> str:
        """The word as one regular expression, where what was quoted matches itself."""
        from mirage.shell.expand.regex import regex_of

        return regex_of(await gathered(self.evaluators or evaluators_of(self._parts), shell, io))

    def add_now(self, words: list[str], shell: "Shell", io: "Io") -> Awaitable[None] | None:
        """The fields the word makes, pathnames included; answers with what is to be awaited, if anything."""
        kind = self._kind
        if kind is None or self._whole is None:
            if self.constant is not None:
                words.append(self.constant)
                return None
            if self.every is not None:
                _spread(words, self.every, shell)
                return None
            pieces = at_once(self.evaluators, shell, io)
        else:
            text = self._whole(shell, io)
            if not isinstance(text, str):
                pieces = _alone(kind, text)
            elif kind == QUOTED or (text.isalnum() and shell.session.variables.get("IFS") == PLAIN_IFS):
                words.append(text)
                return None
            else:
                pieces = [(kind, text)]
        if isinstance(pieces, list) and (found := _plainly(pieces, shell)):
            words += found
            return None
        return self._add_fields(words, pieces, shell)

    async def add_to(self, words: list[str], shell: "Shell", io: "Io") -> None:
        """As ``add_now``."""
        waiting = self.add_now(words, shell, io)
        if waiting is not None:
            await waiting

    async def fields(self, shell: "Shell", io: "Io") -> list[str]:
        """The fields the word makes, none of them taken for a pattern."""
        if self.constant is not None:
            return [self.constant]
        return (await self._cut(await gathered(self.evaluators, shell, io), shell, 0)).texts

    async def regathered(self, shell: "Shell", io: "Io") -> str:
        """The word as one text, where ``"$@"`` in it has bash cut it into fields, and put them together with blanks."""
        pieces = await gathered(self.evaluators, shell, io)
        cut = await self._cut([(SPLIT if kind == LITERAL else kind, text) for kind, text in pieces], shell, 0)
        shell.afford(sum(map(len, cut.texts)))
        return " ".join(cut.texts)

    async def _add_fields(self, words: list[str], given: list[Piece] | Awaitable[list[Piece]], shell: "Shell") -> None:
        pieces = given
        if not isinstance(pieces, list):
            pieces = await pieces
            if plain := _plainly(pieces, shell):
                words += plain
                return
        fields = await self._cut(pieces, shell, len(words))
        if not fields.patterns or "noglob" in shell.session.options:
            words += fields.texts
            return
        from mirage.shell.expand.paths import found

        for place, text in enumerate(fields.texts):
            pattern = fields.patterns.get(place)
            if pattern is None:
                words.append(text)
            else:
                words += await found(pattern, text, shell)

    async def _cut(self, pieces: list[Piece], shell: "Shell", before: int) -> Fields:
        """The pieces as fields; there are so many ``before`` them."""
        bare = False
        if not self._null and (VOID, "") in pieces:
            from mirage.shell.expand.hollow import hollow

            bare = hollow(pieces, self._parts, shell)
        fields = Fields(bare)
        limit = shell.budget.limits.words
        for _ in fields.grow(pieces, shell.session.variables.get("IFS", PLAIN_IFS)):
            if len(fields.texts) + before > limit:
                shell.budget.stop("words", limit)
            if shell.budget.due():
                await shell.budget.breathe()
        return fields


def _quotes(word: Word) -> int:
    """How many of the word's own double quotes there are: none of those within an expansion."""
    count = word.source.count('"')
    for part in word.parts if count > 2 else ():
        if isinstance(part, Parameter):
            within = [each.source for each in (part.argument, part.second, part.subscript) if each is not None]
            count -= "".join(within).count('"')
        elif isinstance(part, Substitution):
            count -= part.source.count('"')
    return count


def _every(part: Parameter) -> str | None:
    """Of which array or arguments a part is each value as it is."""
    if not part.quoted or part.indirect:
        return None
    if part.subscript is None:
        return "@" if part.name == "@" else None
    return part.name if part.subscript.source == "@" else None


def _spread(words: list[str], name: str, shell: "Shell") -> None:
    words += shell.session.arguments if name == "@" else variables.values(shell, name) or ()
    limit = shell.budget.limits.words
    if len(words) > MANY:
        shell.budget.look()
        if len(words) > limit:
            shell.budget.stop("words", limit)


def _plainly(pieces: list[Piece], shell: "Shell") -> list[str] | None:
    """The fields of a word, where it is plain to see what they are; None or none where it is not."""
    if len(pieces) == 1 and pieces[0][0] == SPLIT:
        text = pieces[0][1]
        if shell.session.variables.get("IFS", PLAIN_IFS) != PLAIN_IFS:
            return None
        return None if len(text) > _SHORT or MAGIC.search(text) else _FIELD.findall(text)
    present = False
    for kind, text in pieces:
        if kind == QUOTED:
            present = True
            continue
        if kind == SPLIT:
            if shell.session.variables.get("IFS", PLAIN_IFS) != PLAIN_IFS:
                return None
        elif kind != LITERAL:
            return None
        if text:
            present = True
            if not text.isalnum() and _CUT.search(text):
                return None
    return [text_of(pieces)] if present else None


async def _alone(kind: int, text: Awaitable[str]) -> list[Piece]:
    return [(kind, await text)]


def plan(word: Word | Braces) -> "Plan | Brace":
    """Compile one word of a command."""
    if isinstance(word, Word):
        return Plan(word)
    from mirage.shell.expand.series import Brace

    return Brace(word)


async def expand(
    plans: "Iterable[Plan | Brace | Declared]", shell: "Shell", io: "Io", words: list[str] | None = None
) -> list[str]:
    """The words of a command, behind those that were expanded already."""
    words = [] if words is None else words
    for each in plans:
        if each.constant is not None:
            words.append(each.constant)
        else:
            await each.add_to(words, shell, io)
    bounded(words, shell)
    return words


def bounded(words: list[str], shell: "Shell") -> None:
    """Refuse words that are too large together."""
    if len(words) > MANY:
        shell.budget.look()
    if sum(map(len, words)) > WORD_LIST:
        shell.budget.stop("expansion", WORD_LIST)


def evaluators_of(parts: Sequence[Part], word: Word | None = None) -> tuple[Evaluator, ...]:
    """What each part adds; complaints name the ``word`` they are of."""
    return tuple([_evaluator(part, word) for part in parts])


def _evaluator(part: Part, word: Word | None) -> Evaluator:
    if isinstance(part, Text):
        return _constant(QUOTED if part.quoted else LITERAL, part.text)
    if isinstance(part, Tilde):
        return _tilde(part.user)
    if isinstance(part, Substitution):
        return _substitution(part)
    if isinstance(part, Sum):
        return _sum(part)
    if isinstance(part, Process):
        return _process(part)
    if isinstance(part, Faulty):
        from mirage.shell.run.faulty import refused

        return refused(part)
    if not part.operator and not part.subscript and not part.indirect:
        return params.plain(part)
    from mirage.shell.expand.braced.operators import braced

    return braced(part, word)


def _constant(kind: int, text: str) -> One:
    return One(kind, lambda shell, io: text, text)


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


def _substitution(part: Substitution) -> One:
    return One(QUOTED if part.quoted else SPLIT, lambda shell, io: shell.substitute(part, io))


def _sum(part: Sum) -> One:
    from mirage.shell.expand.arithmetic.sums import Expression

    compute = Expression(part.expression).now

    def text(shell: "Shell", io: "Io") -> str | Awaitable[str]:
        value = compute(shell, io)
        return str(value) if isinstance(value, int) else _digits(value)

    return One(QUOTED if part.quoted else SPLIT, text)


async def _digits(value: Awaitable[int]) -> str:
    return str(await value)


def _process(part: Process) -> Evaluator:
    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        from mirage.shell.jobs.beside import begin  # Hardly ever needed.

        if part.source:
            pieces.append((QUOTED, await begin(part, shell, io)))

    return evaluate
