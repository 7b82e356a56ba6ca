"""Interpreters of languages that are not the shell's: what ``python3 FILE`` or ``node -e CODE`` runs.

An interpreter is brought by a plugin, as a command that ``interpreter`` makes of it. It gets its program, its words,
its streams, the files as the session may see them and the line's Budget; it starts no process and sees nothing of the
machine. What is the same for all is done here, once: the words are told apart, the program is read, and it runs only
where the mount says EXEC.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from mirage.access import Access, Act
from mirage.budget import Budget
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Command, Operands, Options, Usage
from mirage.host import Host
from mirage.paths import encode
from mirage.streams import Io
from mirage.vfs.fs import FileSystem
from mirage.vfs.system import descriptor_of

__all__ = ["Grammar", "Interpreter", "Invocation", "interpreter"]

NOT_FOUND = 127
CANNOT_RUN = 126
MISUSED = 2


class Invocation(NamedTuple):
    """One call of an interpreter."""

    name: str
    """The interpreter's name."""
    options: Sequence[str]
    """Its own words, as they were typed: ``-u``."""
    program: bytes
    """What it is to run; empty where an option asks for something else (``--version``)."""
    origin: str
    """Where the program came from: a path, ``-`` for standard input, or the option that gave it (``-c``)."""
    arguments: Sequence[str]
    """The program's words, after ``origin``."""
    io: Io
    """Standard input, output and error, and descriptors by number. Closing them is not its business."""
    environment: Mapping[str, str]
    """The exported variables."""
    cwd: str
    """Where relative paths begin."""
    files: FileSystem
    """The only files there are. Modes and policies hold: what fails is an OSError with an errno."""
    budget: Budget
    """What the line may still spend: ``hold`` and ``drop`` for what is kept in memory."""
    host: Host
    """Clock, randomness and names."""

    async def breathe(self) -> None:
        """The checkpoint: awaited in every loop, at least every 5 ms of work. Here limits and cancellation arrive.

        No step of the line is counted, as a program's own are of any size: processor time is what ends it.
        """
        if self.budget.due():
            await self.budget.breathe()


class Interpreter(Protocol):
    """What a plugin writes. One instance serves all sessions: it keeps nothing of a call."""

    async def run(self, invocation: Invocation, /) -> int:
        """Run a program to its end; the exit status, of which the lowest eight bits count.

        What its program does wrong it says itself, on ``io.err``. An OSError that leaves it is said in its name
        (status 1); any other exception is ``internal error`` (status 125), its traceback told to observers.
        """
        ...


class Grammar(NamedTuple):
    """Which of an interpreter's options say what it runs. All others are handed over as they are."""

    code: Sequence[str] = ("-c",)
    """Their argument is the program, or names it (``-m``); what follows are the program's words."""
    valued: Sequence[str] = ()
    """Others that take an argument: ``-W``."""
    alone: Sequence[str] = ("--help", "--version")
    """Nothing is run: an answer is all they ask for."""


PLAIN = Grammar()


class _Words(NamedTuple):
    """The words of a call, told apart."""

    options: Sequence[str]
    origin: str
    code: str | None
    """The program, where it is one of the words."""
    arguments: Sequence[str]


def interpreter(name: str, summary: str, target: Interpreter, grammar: Grammar = PLAIN) -> Command:
    """The command that runs programs with ``target``."""

    def touches(options: Options, words: Sequence[str]) -> Iterable[Access]:
        told = _told_apart(words, grammar)
        if told.code is None and told.origin != "-":
            yield Access(Act.READ, told.origin)
        yield Access(Act.EXECUTE, "**", certain=False)

    @command(name, summary, Options, Operands("FILE"), touches=touches, raw=True)
    async def run(ctx: Context, options: Options, words: Sequence[str]) -> int:
        told = _told_apart(words, grammar)
        try:
            program = await _program(ctx, told)
        except OSError as error:
            await ctx.failed(error.filename or told.origin, error)
            return NOT_FOUND if isinstance(error, FileNotFoundError) else CANNOT_RUN
        call = Invocation(
            name,
            told.options,
            program,
            told.origin,
            told.arguments,
            ctx.io,
            ctx.session.environment(),
            ctx.session.cwd,
            ctx.fs,
            ctx.budget,
            ctx.host,
        )
        try:
            return await target.run(call)
        except SystemExit as left:
            # It would end the program around us.
            raise RuntimeError("an interpreter answers with a status, and raises no SystemExit") from left

    return run


def _told_apart(words: Sequence[str], grammar: Grammar) -> _Words:
    """Options up to the first word that is none, or to the one that brings the program.

    :raises Usage: an argument is missing.
    """
    options: list[str] = []
    rest = list(words)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        word = rest.pop(0)
        if word == "--":
            break
        if word in grammar.alone:
            return _Words(options, word, "", rest)
        option, own, attached = _option(word, grammar)
        if option in grammar.code:
            if own:
                options.append(own)
            return _Words(options, option, _argument(option, attached, rest), rest)
        options.append(word)
        if option in grammar.valued and attached is None:
            options.append(_argument(option, None, rest))
    origin = rest.pop(0) if rest else "-"
    return _Words(options, origin, None, rest)


def _option(word: str, grammar: Grammar) -> tuple[str, str, str | None]:
    """The option of a word that takes an argument, the letters before it, and what is attached to it."""
    if word.startswith("--"):
        option, equals, value = word.partition("=")
        return option, "", value if equals else None
    for place in range(1, len(word)):
        option = f"-{word[place]}"
        if option in grammar.code or option in grammar.valued:
            return option, word[:place] if place > 1 else "", word[place + 1 :] or None
    return word, "", None


def _argument(option: str, attached: str | None, rest: list[str]) -> str:
    if attached is not None:
        return attached
    if not rest:
        raise Usage(f"{option}: option requires an argument", hint=False, status=MISUSED)
    return rest.pop(0)


async def _program(ctx: Context, told: _Words) -> bytes:
    """The text of the program.

    :raises OSError: it cannot be read, or may not be run there.
    """
    if told.code is not None:
        if told.code:
            await ctx.fs.expect_interpretable(ctx.session.cwd)
        return encode(told.code)
    if told.origin == "-" or descriptor_of(await ctx.fs.resolve(told.origin)) is not None:
        # It lies nowhere: what counts is where it runs.
        await ctx.fs.expect_interpretable(ctx.session.cwd)
    else:
        await ctx.fs.expect_interpretable(told.origin)
    source = await ctx.open(told.origin)
    try:
        return await ctx.gather(source)
    finally:
        await source.aclose()
