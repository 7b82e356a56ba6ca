"""bash and sh: run shell text from a file, a word or standard input, in a shell of its own."""

from collections.abc import Iterable, Sequence

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.spec import Command, Operands, Options
from mirage.paths import encode

NOT_FOUND = 127
CANNOT_RUN = 126
MISUSED = 2

_LONG = frozenset(
    {"--debug", "--debugger", "--help", "--init-file", "--login", "--noediting", "--noprofile", "--norc", "--posix"}
    | {"--pretty-print", "--rcfile", "--restricted", "--verbose", "--version"}
)
_WITH_ARGUMENT = frozenset({"--init-file", "--rcfile"})
_LETTERS = frozenset("abefhkmnptuvxBCEHPTilrsDc")
_OF_INVOCATION = frozenset("ilrsDc")

USAGE = """\
Usage:	{name} [option] ... [script-file [argument] ...]
	{name} [option] ... -c command [name [argument] ...]
Shell options:
	-ilrs or -c command		(invocation only)
	-abefhkmnptuvxBCEHPT or -o option
"""


class _Call:
    """What the words of a call ask for."""

    __slots__ = ("command", "prints", "rest", "settings", "stdin", "wrong")

    def __init__(self) -> None:
        self.settings: list[str] = []
        """Words for ``set`` before the text."""
        self.command = False
        self.stdin = False
        self.prints: str | None = None
        self.wrong: str | None = None
        self.rest: list[str] = []


def _parse(words: Sequence[str]) -> _Call:
    call = _Call()
    rest = list(words)
    while rest and rest[0][:1] in "-+" and rest[0] not in ("", "-", "--", "+"):
        word = rest.pop(0)
        if word.startswith("--"):
            if word not in _LONG:
                call.wrong = f"{word}: invalid option"
                return call
            if word in ("--help", "--version"):
                call.prints = word
            elif word in _WITH_ARGUMENT and rest:
                rest.pop(0)
        else:
            _letters(call, word, rest)
    if rest and rest[0] in ("-", "--"):
        rest.pop(0)
    call.rest = rest
    return call


def _letters(call: _Call, word: str, rest: list[str]) -> None:
    sign = word[0]
    for letter in word[1:]:
        if letter == "o" and rest:
            call.settings += [f"{sign}o", rest.pop(0)]
        elif letter not in _LETTERS:
            call.wrong = call.wrong or f"{sign}{letter}: invalid option"
        elif letter == "c":
            call.command = True
        elif letter == "s":
            call.stdin = True
        elif letter not in _OF_INVOCATION:
            call.settings.append(sign + letter)


def executed(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """The script is read; what it does is not known before it runs."""
    call = _parse(words)
    if call.rest and not call.command and not call.stdin:
        yield Access(Act.READ, call.rest[0])
    yield Access(Act.EXECUTE, "**", certain=False)


async def _run(ctx: Context, options: Options, words: Sequence[str]) -> int:
    call = _parse(words)
    if call.wrong is not None:
        await ctx.complain(call.wrong, MISUSED)
        await ctx.io.err.write(USAGE.format(name=ctx.name).encode())
        return MISUSED
    if call.prints is not None:
        return await _answer(ctx, call.prints)
    if call.command:
        if not call.rest:
            await ctx.complain("-c: option requires an argument", MISUSED)
            return MISUSED
        text, *rest = call.rest
        name, arguments = (rest[0], rest[1:]) if rest else (ctx.name, [])
        return await _source(ctx, call, encode(text), name, arguments)
    if call.rest and not call.stdin:
        return await _script(ctx, call)
    return await _source(ctx, call, await ctx.gather(ctx.io.stdin), ctx.name, call.rest)


async def _script(ctx: Context, call: _Call) -> int:
    path, *arguments = call.rest
    try:
        source = await ctx.fs.open(path, io=ctx.io)
        try:
            text = await ctx.gather(source)
        finally:
            await source.aclose()
    except IsADirectoryError as error:
        # By then the real one has taken the name of the script.
        await _blame(ctx, path, reason(error))
        return CANNOT_RUN
    except OSError as error:
        await ctx.complain(f"{path}: {reason(error)}", NOT_FOUND)
        return CANNOT_RUN if isinstance(error, (NotADirectoryError, PermissionError)) else NOT_FOUND
    if b"\0" in text.partition(b"\n")[0]:
        await _blame(ctx, path, "cannot execute binary file")
        return CANNOT_RUN
    return await _source(ctx, call, text, path, arguments)


async def _blame(ctx: Context, path: str, words: str) -> None:
    await ctx.io.err.write(encode(f"{path}: {path}: {words}\n"))


async def _source(ctx: Context, call: _Call, text: bytes, name: str, arguments: Sequence[str]) -> int:
    if call.settings:
        # On the text's first line, so that its lines keep their numbers.
        text = encode(f"set {' '.join(call.settings)};") + text
    return await ctx.runner.source(text, ctx.io, name=name, arguments=arguments)


async def _answer(ctx: Context, asked: str) -> int:
    from mirage.commands.help import version

    text = USAGE.format(name=ctx.name) if asked == "--help" else version(bash if ctx.name == "bash" else sh)
    await ctx.out.write(text.encode())
    return 0


def _shell(name: str) -> Command:
    summary = "Run commands from a file, from the word after -c, or from standard input."
    return command(name, summary, Options, Operands("FILE"), touches=executed, raw=True)(_run)


bash = _shell("bash")
sh = _shell("sh")
