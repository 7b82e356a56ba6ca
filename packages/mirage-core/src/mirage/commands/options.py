"""Parses a command's words the way getopt_long does, from its declaration."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from mirage.commands.declare import declared_options
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Command, Option, Options, Usage


class Asked(Exception):
    """``--help`` or ``--version`` was among the words: that is answered, and nothing is done."""

    def __init__(self, what: Literal["help", "version"], status: int = 0) -> None:
        super().__init__(what)
        self.what = what
        self.status = status


def answer_alone(words: Sequence[str], status: int = 0) -> None:
    """For a command that reads its words itself: to others these options are words like any.

    :raises Asked: one of them is all there is.
    """
    if list(words) in (["--help"], ["--version"]):
        raise Asked("help" if words[0] == "--help" else "version", status)


def parse(command: Command, argv: Sequence[str]) -> tuple[Any, list[str]]:
    """The options, an instance of ``command.options``, and the operands of a call; ``argv`` begins after the name.

    :raises Usage: the words make no sense.
    :raises Asked: they ask for help or the version.
    """
    plan = _plan(command.options)
    words = list(argv)
    if command.obsolete is not None:
        words = command.obsolete(words)
    options = plan.unset
    for word in words:
        if word[:1] == "-" and word != "-":
            options, words = _Reading(plan, command).read(words)
            break
    limits = command.operands
    count = len(words)
    if count < limits.minimum:
        raise Usage(f"{limits.missing} after {quoted(words[-1])}" if words else limits.missing)
    if limits.maximum is not None and count > limits.maximum:
        raise Usage(f"extra operand {quoted(words[limits.maximum])}")
    if not words and limits.default is not None:
        words = [limits.default]
    return options, words


def takes_next(kind: type[Options], word: str) -> bool:
    """Whether the word behind ``word`` is its argument; for what rewrites words before they are parsed."""
    plan = _plan(kind)
    if word.startswith("--"):
        targets = [target for name, target in plan.long.items() if name.startswith(word[2:])]
        return len(word) > 2 and "=" not in word and bool(targets) and targets[0].kind == "required"
    if not word.startswith("-"):
        return False
    for at, letter in enumerate(word[1:], 2):
        target = plan.short.get(letter)
        if target is not None and target.kind not in ("none", "optional"):
            return at == len(word) and target.kind == "required"
    return False


def permuted(kind: type[Options], words: Sequence[str]) -> list[str]:
    """The words that are options, their arguments and what ends them, without operands."""
    out: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*out, word]
        if word.startswith("-") and word != "-":
            out.append(word)
            if takes_next(kind, word):
                out += [argument for argument in (next(rest, None),) if argument is not None]
    return out


def _plan(kind: type[Options]) -> "_Plan":
    plan = _plans.get(kind)
    if plan is None:
        plan = _plans[kind] = _Plan(kind)
    return plan


class _Target:
    """What one spelling does: the parts of its Option, where they are at hand fastest."""

    __slots__ = ("field", "kind", "option", "parse", "repeats", "value")

    def __init__(self, field: str, option: Option, value: object) -> None:
        self.field = field
        self.option = option
        self.kind = option.argument
        self.parse = option.parse
        self.repeats = option.repeats
        self.value = value
        """Stored where there is no argument."""

    def same(self, other: "_Target") -> bool:
        """Whether an abbreviation may mean either."""
        return self.option is other.option and self.value == other.value


class _Plan:
    """All spellings of one class of options; made once."""

    __slots__ = ("flags", "kind", "long", "number", "short", "unset")

    def __init__(self, kind: type[Options]) -> None:
        self.kind = kind
        self.unset = kind()
        self.flags: dict[str, _Target] = {}
        """Whole words that only store something: most of those there are."""
        self.short: dict[str, _Target] = {}
        self.long: dict[str, _Target] = {}
        self.number: _Target | None = None
        for field, option in declared_options(kind):
            for spelling in option.names:
                value = option.bare if option.values is None else option.values[spelling]
                target = _Target(option.into or field, option, value)
                if spelling == "-NUM":
                    self.number = target
                elif spelling.startswith("--"):
                    self.long[spelling[2:]] = target
                else:
                    self.short[spelling[1]] = target
                if not option.repeats and (option.argument == "none" or option.argument == "optional"):
                    self.flags[spelling] = target
        for name in ("help", "version"):
            self.long[name] = _Target("", Option((f"--{name}",), ""), name)


_plans: dict[type[Options], _Plan] = {}


class _Reading:
    """One pass over the words of a call."""

    __slots__ = ("_command", "_plan", "_rest", "_values")

    def __init__(self, plan: _Plan, command: Command) -> None:
        self._plan = plan
        self._command = command
        self._values: dict[str, Any] = {}
        self._rest: Iterator[str] = iter(())

    def read(self, words: Sequence[str]) -> tuple[Options, list[str]]:
        operands: list[str] = []
        flags, values = self._plan.flags, self._values
        self._rest = rest = iter(words)
        for word in rest:
            if (target := flags.get(word)) is not None:
                values[target.field] = target.value
            elif word[:1] != "-" or word == "-":
                operands.append(word)
                if not self._command.permutes:
                    operands.extend(rest)
            elif word == "--":
                operands.extend(rest)
            elif word[1] == "-":
                self._long(word)
            else:
                self._cluster(word)
        return self._plan.kind(**values), operands

    def _cluster(self, word: str) -> None:
        short = self._plan.short
        at = 1
        end = len(word)
        while at < end:
            letter = word[at]
            target = short.get(letter)
            at += 1
            if target is None:
                at = self._number(word, at - 1)
                continue
            kind = target.kind
            if kind == "none" or kind == "optional":
                self._store(target, None)
                continue
            if at < end:
                self._store(target, word[at:])
            elif kind == "attached":
                self._store(target, None)
            else:
                argument = next(self._rest, None)
                if argument is None:
                    raise Usage(f"option requires an argument -- '{letter}'")
                self._store(target, argument)
            return

    def _number(self, word: str, at: int) -> int:
        """Take the digits at ``at`` as the option ``-NUM``; where they end."""
        end = at
        while end < len(word) and word[end] in "0123456789":
            end += 1
        if self._plan.number is None or end == at:
            raise self._stray(word[at])
        self._store(self._plan.number, word[at:end])
        return end

    def _stray(self, letter: str) -> Usage:
        complaint = None if self._command.stray is None else self._command.stray(letter)
        if complaint is not None:
            return complaint
        # getopt reads bytes: of a letter that takes several, it names the first.
        byte = letter.encode("utf-8", "surrogateescape")[:1].decode("utf-8", "surrogateescape")
        return Usage(f"invalid option -- '{byte}'")

    def _long(self, word: str) -> None:
        name, has_argument, argument = word[2:].partition("=")
        found = self._plan.long.get(name)
        if found is None:
            name, found = self._abbreviated(word, name)
        kind = found.kind
        if not found.field:
            if has_argument:
                raise Usage(f"option '--{name}' doesn't allow an argument")
            raise Asked("help" if name == "help" else "version")
        if kind == "none":
            if has_argument:
                raise Usage(f"option '--{name}' doesn't allow an argument")
            self._store(found, None)
        elif has_argument:
            self._store(found, argument)
        elif kind != "required":
            self._store(found, None)
        else:
            following = next(self._rest, None)
            if following is None:
                raise Usage(f"option '--{name}' requires an argument")
            self._store(found, following)

    def _abbreviated(self, word: str, start: str) -> tuple[str, _Target]:
        matches = [(name, target) for name, target in self._plan.long.items() if name.startswith(start)]
        if not matches:
            raise Usage(f"unrecognized option '{word}'")
        first = matches[0]
        if not all(first[1].same(target) for _, target in matches):
            names = " ".join(f"'--{name}'" for name, _ in matches)
            raise Usage(f"option '{word}' is ambiguous; possibilities: {names}")
        return first

    def _store(self, target: _Target, argument: str | None) -> None:
        if argument is None:
            value = target.value
        elif target.parse is None:
            value = argument
        else:
            try:
                value = target.parse(argument)
            except ValueError:
                name = target.option.names[-1]
                raise Usage(f"invalid argument {quoted(argument)} for {quoted(name)}") from None
        if target.repeats:
            self._values[target.field] = (*self._values.get(target.field, ()), value)
        else:
            self._values[target.field] = value
