"""env and printenv: what commands see of the environment, and commands in another one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mirage.commands.accesses import runs
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.options import parse
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated
from mirage.commands.starting import start
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.session import Session

MISUSED = 125


def _signals(text: str) -> str:
    """Names of signals, which change nothing: a command is no process."""
    from mirage.signals import NAMES, NUMBERS

    for name in filter(None, text.split(",")):
        known = name.upper().removeprefix("SIG") in NUMBERS or (name.isdecimal() and int(name[:4]) in NAMES)
        if not known:
            raise Usage(f"{quoted(name)}: invalid signal")
    return text


def _unset(name: str) -> str:
    if not name or "=" in name:
        raise Usage(f"cannot unset {quoted(name)}: Invalid argument", hint=False)
    return name


@dataclass(frozen=True, slots=True)
class Env(Options):
    """The options of env."""

    ignore: bool = flag("-i", "--ignore-environment", help="start with an empty environment")
    null: bool = flag("-0", "--null", help="end each output line with NUL, not newline")
    unset: tuple[str, ...] = repeated(
        "-u", "--unset", metavar="NAME", parse=str, help="remove variable from the environment"
    )
    directory: str | None = option(
        "-C", "--chdir", metavar="DIR", default=None, parse=str, help="change working directory to DIR"
    )
    split: str | None = option(
        "-S", "--split-string", metavar="S", default=None, parse=str, help="split S into separate words"
    )
    block: str | None = option(
        "--block-signal", metavar="SIG", default=None, parse=_signals, argument="optional", help="(ignored)"
    )
    usual: str | None = option(
        "--default-signal", metavar="SIG", default=None, parse=_signals, argument="optional", help="(ignored)"
    )
    ignored: str | None = option(
        "--ignore-signal", metavar="SIG", default=None, parse=_signals, argument="optional", help="(ignored)"
    )
    signals: bool = flag("--list-signal-handling", help="(ignored: a command is no process)")
    verbose: bool = flag("-v", "--debug", help="say what is done before each step")


@command(
    "env",
    "Set each NAME to VALUE in the environment and run COMMAND; or print it.",
    Env,
    Operands("[-] [NAME=VALUE]... [COMMAND [ARG]...]"),
    touches=runs,
    usage_status=MISUSED,
    permutes=False,
)
async def env(ctx: Context, options: Env, words: Sequence[str]) -> int:
    """Run the command, or print the environment."""
    while options.split is not None:
        options, words = await _split(ctx, options, words)
    say = _Saying(ctx, verbose=options.verbose)
    if words and words[0] == "-":
        options, words = replace(options, ignore=True), words[1:]
    environment = await _environment(ctx, options, say)
    count = 0
    for word in words:
        name, sign, value = word.partition("=")
        if not sign:
            break
        await say(f"setenv:   {word}")
        environment[name] = value
        count += 1
    words = words[count:]
    if not words:
        if options.directory is not None:
            raise Usage("must specify command with --chdir (-C)")
        end = "\0" if options.null else "\n"
        await ctx.out.write(encode("".join(f"{name}={value}{end}" for name, value in environment.items())))
        return 0
    if options.null:
        raise Usage("cannot specify --null (-0) with command")
    return await _run(ctx, options, words, environment, say)


class _Saying:
    """Says what is done, where that is wanted."""

    __slots__ = ("_ctx", "_verbose")

    def __init__(self, ctx: Context, *, verbose: bool) -> None:
        self._ctx = ctx
        self._verbose = verbose

    async def __call__(self, text: str) -> None:
        if self._verbose:
            await self._ctx.io.err.write(encode(text + "\n"))


async def _environment(ctx: Context, options: Env, say: _Saying) -> dict[str, str]:
    environment = {} if options.ignore else dict(ctx.session.environment())
    if options.ignore:
        await say("cleaning environ")
        return environment
    for name in options.unset:
        _unset(name)
        await say(f"unset:    {name}")
        environment.pop(name, None)
    return environment


async def _run(ctx: Context, options: Env, words: Sequence[str], environment: Mapping[str, str], say: _Saying) -> int:
    place: str | None = None
    if options.directory is not None:
        await say(f"chdir:    {quoted_name(options.directory)}")
        try:
            place = await _directory(ctx, options.directory)
        except OSError as error:
            what = f"cannot change directory to {quoted_name(options.directory)}"
            raise Usage(f"{what}: {reason(error)}", hint=False) from None

    def prepare(session: "Session") -> None:
        for name in session.exported & session.variables.keys():
            del session.variables[name]
        session.variables.update(environment)
        session.exported = set(environment)
        if place is not None:
            session.cwd = place

    await say(f"executing: {words[0]}")
    for at, word in enumerate(words):
        await say(f"   arg[{at}]= {quoted(word)}")
    status = await start(ctx, words, quote=quoted, prepare=prepare)
    if status == 127 and " " in words[0] and ctx.status:
        await ctx.complain("use -[v]S to pass options in shebang lines")
    return status


async def _directory(ctx: Context, path: str) -> str:
    import errno

    from mirage.errors import failure

    place = await ctx.fs.resolve(path)
    if (await ctx.fs.stat(path)).kind != "dir":
        raise failure(errno.ENOTDIR, path)
    return place.path


_ESCAPES = {"f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "#": "#", "$": "$", '"': '"', "'": "'", "\\": "\\"}
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_BLANKS = " \t\n\v\f\r"


async def _split(ctx: Context, options: Env, words: Sequence[str]) -> tuple[Env, Sequence[str]]:
    """The options and words once the text of ``-S`` is taken for words."""
    text = options.split or ""
    found = _Splitter(text, ctx.session.environment()).words()
    if options.verbose:
        lines = [f"split -S:  {quoted(text)}"]
        lines += [f"{' into:    ' if not at else '     &    '}{quoted(word)}" for at, word in enumerate(found)]
        await ctx.io.err.write(encode("\n".join(lines) + "\n"))
    more, rest = parse(env, [*found, *words])
    merged = replace(
        more,
        ignore=options.ignore or more.ignore,
        null=options.null or more.null,
        unset=(*options.unset, *more.unset),
        directory=options.directory if more.directory is None else more.directory,
        verbose=options.verbose or more.verbose,
    )
    return merged, rest


class _Splitter:
    """Takes a text apart as a shell would take simple words."""

    def __init__(self, text: str, environment: Mapping[str, str]) -> None:
        self._text = text
        self._environment = environment
        self._words: list[str] = []
        self._word: list[str] | None = None
        self._quote = ""
        self._over = False

    def words(self) -> list[str]:
        """The words.

        :raises Usage: they are not written right.
        """
        at = 0
        while at < len(self._text) and not self._over:
            at = self._step(at)
        if self._quote:
            raise Usage("no terminating quote in -S string", hint=False)
        self._end()
        return self._words

    def _step(self, at: int) -> int:
        """Take what is at a place; where it ends."""
        char = self._text[at]
        if char == "\\":
            return self._escape(at)
        if char == "$" and self._quote != "'":
            return self._variable(at)
        if char == self._quote:
            self._quote = ""
        elif not self._quote and char in "'\"":
            self._quote = char
            self._add("")
        elif not self._quote and char in _BLANKS:
            self._end()
        elif not self._quote and char == "#" and self._word is None:
            self._over = True
        else:
            self._add(char)
        return at + 1

    def _escape(self, at: int) -> int:
        letter = self._text[at + 1 : at + 2]
        if self._quote == "'" and letter not in ("'", "\\"):
            self._add("\\")
            return at + 1
        if not letter:
            raise Usage("invalid backslash at end of string in -S", hint=False)
        if letter == "_":
            self._add(" ") if self._quote else self._end()
        elif letter == "c":
            if self._quote:
                raise Usage("'\\c' must not appear in double-quoted -S string", hint=False)
            self._over = True
        elif letter in _ESCAPES:
            self._add(_ESCAPES[letter])
        else:
            raise Usage(f"invalid sequence '\\{letter}' in -S", hint=False)
        return at + 2

    def _variable(self, at: int) -> int:
        match = _VARIABLE.match(self._text, at)
        if match is None:
            raise Usage(f"only ${{VARNAME}} expansion is supported, error at: {self._text[at:]}", hint=False)
        value = self._environment.get(match[1])
        if value is not None:
            self._add(value)
        return match.end()

    def _add(self, text: str) -> None:
        if self._word is None:
            self._word = []
        self._word.append(text)

    def _end(self) -> None:
        if self._word is not None:
            self._words.append("".join(self._word))
        self._word = None


@dataclass(frozen=True, slots=True)
class Printenv(Options):
    """The options of printenv."""

    null: bool = flag("-0", "--null", help="end each output line with NUL, not newline")


@command(
    "printenv",
    "Print the values of the environment VARIABLEs, or all names and values.",
    Printenv,
    Operands("VARIABLE"),
    usage_status=2,
    permutes=False,
)
async def printenv(ctx: Context, options: Printenv, names: Sequence[str]) -> int:
    """Print the environment, or what is asked for."""
    environment = ctx.session.environment()
    end = "\0" if options.null else "\n"
    if not names:
        await ctx.out.write(encode("".join(f"{name}={value}{end}" for name, value in environment.items())))
        return 0
    known = [environment[name] for name in names if name in environment]
    await ctx.out.write(encode("".join(value + end for value in known)))
    return 0 if len(known) == len(names) else 1
