"""Assignments, compiled: to a name, to an element, of a list to an array."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mirage.shell.ast import Assignment, Element, Elements, Parameter, Text, Tilde, Word
from mirage.shell.expand.braced.argument import Subscript
from mirage.shell.expand.pieces import STARRED, Piece
from mirage.shell.expand.words import Plan, at_once, expand, made, plan
from mirage.shell.leaving import Fatal
from mirage.shell.syntax.requote import single
from mirage.shell.variables import access as variables
from mirage.shell.variables import scopes
from mirage.shell.variables.access import BadSubscript
from mirage.shell.variables.arrays import Associative, Indexed

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from mirage.shell.expand.series import Brace
    from mirage.shell.state import Shell
    from mirage.streams import Io

SOME = 16 * 1024
"""Words that are put into an array in one step."""
TRACED_TO = "BASH_XTRACEFD"


async def _traced(shell: "Shell", io: "Io", target: str, value: str) -> None:
    from mirage.shell.run import trace

    await trace.assignment(shell, io, target, value)


class Setting:
    """``name=value``."""

    __slots__ = ("append", "name", "value")

    def __init__(self, name: str, value: Plan, *, append: bool) -> None:
        self.name = name
        self.value = value
        self.append = append

    async def make(self, shell: "Shell", io: "Io") -> None:
        """Assign.

        :raises Fatal: the variable is read-only.
        """
        value = self.value.constant
        if value is None:
            value = await self.value.text(shell, io)
        if "xtrace" in shell.session.options:
            await _traced(shell, io, f"{self.name}{'+' if self.append else ''}=", value)
        if self.append:
            variables.assign(shell, self.name, value, append=True)
        else:
            shell.assign(self.name, value)
        if self.name == TRACED_TO and value:
            from mirage.shell.run import trace

            await trace.expect(shell, io, value)

    def text_now(self, shell: "Shell", io: "Io") -> "str | Awaitable[str]":
        """As an operand of ``declare``; answers with what is to be awaited only where a part has to wait."""
        value: str | Awaitable[str] | None = self.value.constant
        if value is None:
            value = made(_operand_text, at_once(self.value.evaluators, shell, io), shell)
        if not isinstance(value, str):
            return self._later(value)
        return f"{self.name}+={value}" if self.append else f"{self.name}={value}"

    async def _later(self, value: "Awaitable[str]") -> str:
        return f"{self.name}{'+=' if self.append else '='}{await value}"

    async def passed(self, shell: "Shell", io: "Io") -> str:
        """The value that a command is to find in its environment."""
        return await self.value.text(shell, io)


def _operand_text(pieces: list[Piece]) -> str:
    """As assigned, but that where IFS is empty there are blanks between the values of ``$*``."""
    return "".join([text or " " if kind == STARRED else text for kind, text in pieces])


class Placing:
    """``name[subscript]=value``."""

    __slots__ = ("_shown", "append", "name", "subscript", "value")

    def __init__(self, name: str, subscript: Word, value: Plan, *, append: bool) -> None:
        self.name = name
        self.subscript = Subscript(subscript)
        self.value = value
        self.append = append
        self._shown = f"{name}[{subscript.source}]"

    async def make(self, shell: "Shell", io: "Io") -> None:
        """Assign.

        :raises Fatal: the variable is read-only, or the subscript is bad.
        """
        value = await self.value.text(shell, io)
        if "xtrace" in shell.session.options:
            await _traced(shell, io, f"{self._shown}{'+' if self.append else ''}=", value)
        name = variables.resolved(shell.session, self.name)
        variables.expect_writable(shell.session, name)
        subscript = await self.subscript.text(shell, io, name)
        if self._shown.endswith("[]"):
            raise BadSubscript(f"{self._shown}: bad array subscript")
        at = variables.place(shell, name, subscript, self._shown)
        variables.put_into(shell, name, at, value, append=self.append)

    async def text(self, shell: "Shell", io: "Io") -> str:
        """As an operand of ``declare``."""
        subscript = await self.subscript.text(shell, io, self.name)
        return f"{self.name}[{subscript}]{'+=' if self.append else '='}{await self.value.text(shell, io)}"

    async def passed(self, shell: "Shell", io: "Io") -> str:
        """No environment holds elements.

        :raises Refused: always.
        """
        raise Refused(f"`{self._shown}': not a valid identifier")


class Refused(Exception):
    """An assignment before a command that cannot be made: said, and the command runs without it."""


class Item(NamedTuple):
    """What an element of a list has come to."""

    subscript: str | None
    value: str
    append: bool
    source: str


class Filling:
    """``name=( ... )``."""

    __slots__ = ("_items", "_node", "_plans", "append", "name", "source")

    def __init__(self, node: Assignment, elements: Elements) -> None:
        self._node = node
        self.name = node.name
        self.append = node.append
        self.source = elements.source
        self._items = [_Element(element) for element in elements.items]
        self._plans: Sequence[Plan | Brace] | None = None
        """Of the elements, where none has a subscript."""
        if all(element.subscript is None for element in self._items):
            self._plans = [plan for element in self._items for plan in element.words]

    async def make(self, shell: "Shell", io: "Io") -> None:
        """Assign.

        :raises Fatal: the variable is read-only.
        """
        if "xtrace" in shell.session.options:
            from mirage.shell.run import trace
            from mirage.shell.syntax.written import assignment_text

            await trace.line(shell, io, trace.marked(assignment_text(self._node)))
        name = variables.resolved(shell.session, self.name)
        associative = isinstance(variables.array(shell, name), Associative)
        contents = await self.contents(shell, io, associative=associative)
        await contents.put(shell, io, name, associative=associative, append=self.append)

    async def contents(self, shell: "Shell", io: "Io", *, associative: bool, declared: bool = False) -> "Contents":
        """What the elements come to; bash takes those behind ``declare`` in its own way."""
        if self._plans is not None and not associative:
            words = await expand(self._plans, shell, io)
            limit = shell.budget.limits.words
            if len(words) > limit:
                shell.budget.stop("words", limit)
            return Contents(words, [])
        first = self._items[0] if associative and self._items else None
        if first is not None and first.subscript is None and (declared or not first.source.startswith("[")):
            return Contents(None, await self._paired(shell, io), paired=True)
        items = await self._expanded(shell, io, apart=not associative)
        if declared:
            items = [item if item.subscript is not None else item._replace(source=f"'{item.source}'") for item in items]
        return Contents(None, items)

    async def _expanded(self, shell: "Shell", io: "Io", *, apart: bool) -> list[Item]:
        """Every element expanded; those without a subscript to as many words as come (``apart``)."""
        items: list[Item] = []
        for element in self._items:
            if apart and element.subscript is None:
                items += [Item(None, word, False, "") for word in await expand(element.words, shell, io)]
            elif apart and element.braced:
                for each in element.words:
                    # None of them is taken for a pattern.
                    words = each.fields(shell, io) if isinstance(each, Plan) else expand([each], shell, io)
                    items += [Item(None, word, False, "") for word in await words]
            else:
                items.append(await element.item(shell, io, associative=not apart))
            if len(items) > shell.budget.limits.words:
                shell.budget.stop("words", shell.budget.limits.words)
        return items

    async def _paired(self, shell: "Shell", io: "Io") -> list[Item]:
        """``(key value key value)``."""
        words = [await element.word(shell, io) for element in self._items]
        if len(words) % 2:
            words.append("")
        pairs = zip(words[::2], words[1::2], self._items[::2], strict=True)
        return [Item(key, value, False, element.source) for key, value, element in pairs]

    async def operand(self, words: list[str], shell: "Shell", io: "Io") -> "Operand":
        """As one of the ``words`` of ``declare``: expanded now, before there is a local variable of this name.

        :raises Fatal: the variable is read-only.
        """
        associative = _will_be_associative(words, shell, self.name)
        contents = await self.contents(shell, io, associative=associative, declared=True)
        if not _makes_local(words, shell):
            variables.expect_writable(shell.session, variables.resolved(shell.session, self.name))
        return Operand(f"{self.name}{'+=' if self.append else '='}{self.source}", contents)

    async def passed(self, shell: "Shell", io: "Io") -> str:
        """No environment holds arrays: the text itself is passed."""
        return self.source


def _will_be_associative(words: Sequence[str], shell: "Shell", name: str) -> bool:
    """Whether these words of ``declare`` and its like make an associative array of the name, or leave it one."""
    options = "".join([word for word in words[1:] if word.startswith("-")])
    if "A" in options:
        return True
    name = variables.resolved(shell.session, name)
    if not isinstance(variables.array(shell, name), Associative):
        return False
    return not _makes_local(words, shell) or scopes.declared(shell, name)


def _makes_local(words: Sequence[str], shell: "Shell") -> bool:
    """Whether these words make variables of the running function."""
    if words[0] not in ("declare", "local", "typeset") or not scopes.in_function(shell):
        return False
    return not any(word.startswith("-") and "g" in word for word in words[1:])


class Contents:
    """What a list has come to, before it is in an array."""

    __slots__ = ("_items", "_paired", "_words")

    def __init__(self, words: list[str] | None, items: list[Item], *, paired: bool = False) -> None:
        self._words = words
        """Words for an indexed array, where no subscript was written."""
        self._items = items
        self._paired = paired
        """Keys and values were written alternately."""

    def __str__(self) -> str:
        """As ``set -x`` shows a list behind ``declare``: everything between quotes."""
        if self._words is not None:
            shown = list(map(single, self._words))
        elif self._paired:
            shown = [f"{single(item.subscript or '')} {single(item.value)}" for item in self._items]
        else:
            shown = list(map(_quoted, self._items))
        return f"({' '.join(shown)})"

    async def put(self, shell: "Shell", io: "Io", name: str, *, associative: bool, append: bool) -> None:
        """Make ``name``, which is no reference, an array of it.

        :raises Fatal: the variable is read-only.
        """
        words = self._words
        if words is not None and not associative and not shell.session.attributes.get(name):
            await _put_words(shell, name, words, append=append)
            return
        items = self._items if words is None else [Item(None, word, False, word) for word in words]
        if not append:
            variables.replace_array(shell, name, Associative() if associative else Indexed())
        found = variables.own_array(shell, name)
        found.bare = False
        turn = _associate if associative else _number
        at = 0 if isinstance(found, Associative) else found.end()
        for item in items:
            if shell.budget.due():
                await shell.budget.breathe()
            try:
                at = turn(shell, name, item, at)
            except BadSubscript as bad:
                await shell.complain(io, bad.message)


async def _put_words(shell: "Shell", name: str, words: list[str], *, append: bool) -> None:
    """Words alone, to an array without attributes."""
    if not append:
        variables.replace_array(shell, name, Indexed(words[:SOME]))
        words = words[SOME:]
        if not words:
            return
    found = variables.own_array(shell, name)
    assert isinstance(found, Indexed)
    limit = shell.budget.limits.words
    if len(found) + len(words) > limit:
        shell.budget.stop("words", limit)
    for at in range(0, len(words), SOME):
        before = found.size
        found.extend(words[at : at + SOME])
        shell.charge(found.size - before)
        if shell.budget.due():
            await shell.budget.breathe()


def _quoted(item: Item) -> str:
    if item.subscript is None:
        return single(item.value)
    return f"[{single(item.subscript)}]{'+=' if item.append else '='}{single(item.value)}"


class Operand(str):
    """An operand of ``declare`` that is ``name=( ... )``."""

    __slots__ = ("contents",)

    contents: Contents

    def __new__(cls, text: str, contents: Contents) -> "Operand":
        made = super().__new__(cls, text)
        made.contents = contents
        return made

    @property
    def target(self) -> str:
        """What stands before the list."""
        return self[: self.index("=") + 1]


class _Element:
    """A compiled element of a list."""

    __slots__ = ("_spreads", "_value", "_written", "append", "braced", "plan", "source", "subscript", "words")

    def __init__(self, node: Element) -> None:
        self.plan = plan(node.value)
        self.subscript = None if node.subscript is None else Plan(node.subscript)
        self.append = node.append
        self.braced = node.words is not None
        self.words = [self.plan] if node.words is None else [plan(word) for word in node.words]
        """What it is among words."""
        self._written = node.value
        self._value: Plan | None = None
        self._spreads = _spreads(node.value)
        shown = "" if node.subscript is None else f"[{node.subscript.source}]{'+=' if node.append else '='}"
        self.source = shown + node.value.source

    async def value(self, shell: "Shell", io: "Io") -> str:
        """Its word as one text, for an associative array: a tilde is no home there."""
        if self._value is None:
            self._value = Plan(_as_written(self._written))
        return await (self._value.regathered(shell, io) if self._spreads else self._value.text(shell, io))

    async def item(self, shell: "Shell", io: "Io", *, associative: bool) -> Item:
        """What it comes to."""
        subscript = None if self.subscript is None else await self.subscript.text(shell, io)
        value = self.value(shell, io) if associative or not isinstance(self.plan, Plan) else self.plan.text(shell, io)
        return Item(subscript, await value, self.append, self.source)

    async def word(self, shell: "Shell", io: "Io") -> str:
        """It as one of the words of a list of pairs."""
        value = await self.value(shell, io)
        if self.subscript is None:
            return value
        return f"[{await self.subscript.text(shell, io)}]{'+=' if self.append else '='}{value}"


def _spreads(word: Word) -> bool:
    """Whether ``"$@"`` or its like is in a word."""
    if "@" not in word.source:
        return False
    pending = [word]
    while pending:
        for part in pending.pop().parts:
            if not isinstance(part, Parameter):
                continue
            subscript = None if part.subscript is None else part.subscript.source
            if part.quoted and part.operator != "length" and "@" in (part.name, subscript):
                return True
            pending += [inner for inner in (part.argument, part.second) if inner is not None]
    return False


def _as_written(word: Word) -> Word:
    """The word, its tildes plain text."""
    if "~" not in word.source:
        return word
    parts = [Text(f"~{part.user}", False) if isinstance(part, Tilde) else part for part in word.parts]
    return word._replace(parts=tuple(parts))


def _number(shell: "Shell", name: str, item: Item, at: int) -> int:
    """Put one into an indexed array; where the next one goes."""
    if item.subscript is not None:
        shown = f"[{item.subscript}]{'+=' if item.append else '='}{item.value}"
        if item.subscript in ("@", "*"):
            raise BadSubscript(f"{shown}: cannot assign to non-numeric index")
        if not item.subscript:
            raise BadSubscript(f"{shown}: bad array subscript")
        at = int(variables.place(shell, name, item.subscript, shown))
    variables.put_into(shell, name, at, item.value, append=item.append)
    return at + 1


def _associate(shell: "Shell", name: str, item: Item, at: int) -> int:
    if item.subscript is None:
        raise BadSubscript(f"{name}: {item.source}: must use subscript when assigning associative array")
    if not item.subscript:
        raise BadSubscript(f"{item.source}: bad array subscript")
    variables.put_into(shell, name, item.subscript, item.value, append=item.append)
    return at


Settings: TypeAlias = Setting | Placing | Filling


def setting(node: Assignment) -> Settings:
    """Compile an assignment."""
    value = node.value
    if isinstance(value, Elements):
        return Filling(node, value)
    if node.subscript is not None:
        return Placing(node.name, node.subscript, Plan(value), append=node.append)
    return Setting(node.name, Plan(value), append=node.append)


class Declared:
    """An assignment behind ``declare`` and its like, as one of a command's words.

    A list that others follow (``early``) is assigned before they are expanded; its name alone is left to the command.
    """

    __slots__ = ("_early", "_setting")

    constant: str | None = None

    def __init__(self, node: Assignment, *, early: bool) -> None:
        self._setting = setting(node)
        self._early = early

    def add_now(self, words: list[str], shell: "Shell", io: "Io") -> "Awaitable[None] | None":
        """One operand; answers with what is to be awaited, if anything."""
        setting = self._setting
        if isinstance(setting, Filling):
            return self._add_list(setting, words, shell, io)
        text = setting.text_now(shell, io) if isinstance(setting, Setting) else setting.text(shell, io)
        if not isinstance(text, str):
            return _added(text, words)
        words.append(text)
        return None

    async def add_to(self, words: list[str], shell: "Shell", io: "Io") -> None:
        """As ``add_now``."""
        waiting = self.add_now(words, shell, io)
        if waiting is not None:
            await waiting

    async def _add_list(self, filling: Filling, words: list[str], shell: "Shell", io: "Io") -> None:
        operand = await filling.operand(words, shell, io)
        options = list(takewhile(lambda word: word[:1] in "-+", words[1:]))
        astray = words[0] == "local" and not scopes.in_function(shell)
        if (not self._early and not astray) or any(letter in option for option in options for letter in "pfF"):
            words.append(operand)
            return
        if "xtrace" in shell.session.options:
            from mirage.shell.run import trace

            await trace.line(shell, io, trace.marked(f"{operand.target}{operand.contents}"))
        if astray:
            # Bash has assigned lists before ``local`` finds that no function runs.
            await shell.plainly(["declare", *_kinds(options), operand], io)
        else:
            await shell.plainly([words[0], *options, operand], io)
        words.append(filling.name)


def _kinds(options: Sequence[str]) -> list[str]:
    """Of options those that say what a list becomes."""
    letters = [letter for option in options if option[0] == "-" for letter in option if letter in "aAiclu"]
    return ["-" + "".join(letters)] if letters else []


async def _added(operand: "Awaitable[str]", words: list[str]) -> None:
    words.append(await operand)


__all__ = ["Declared", "Fatal", "Filling", "Operand", "Placing", "Refused", "Setting", "Settings", "setting"]
