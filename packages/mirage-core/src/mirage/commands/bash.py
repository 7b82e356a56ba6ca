"""bash and sh: run shell text from a file, a word or standard input, in a shell of its own."""

import errno
from collections.abc import Iterable, Sequence

from mirage.access import Access, Act
from mirage.commands.accesses import ANYTHING
from mirage.commands.context import Context, Invoked, reason
from mirage.commands.declare import command
from mirage.commands.spec import Command, Operands, Options
from mirage.paths import encode

NOT_FOUND = 127
CANNOT_RUN = 126
MISUSED = 2

_LONG = {
    "--debug": (),
    "--debugger": (("-O", "extdebug"),),
    "--help": (),
    "--init-file": (),
    "--login": (("-O", "login_shell"),),
    "--noediting": (),
    "--noprofile": (),
    "--norc": (),
    "--posix": (("-o", "posix"),),
    "--rcfile": (),
    "--restricted": (("-O", "restricted_shell"),),
    "--verbose": (("-o", "verbose"),),
    "--version": (),
}
"""Long options, with what they turn on; those for an interactive shell turn on nothing."""
_WITH_ARGUMENT = frozenset({"--init-file", "--rcfile"})
_REFUSED = frozenset({"-D", "--dump-po-strings", "--dump-strings", "--pretty-print"})
_LETTERS = frozenset("abefhkmnptuvxBCEHPT")
_INVOKED = {
    "i": (("-O", "expand_aliases"),),
    "l": (("-O", "login_shell"),),
    "r": (("-O", "restricted_shell"),),
    "c": (),
    "s": (),
}
"""Letters that only a call knows."""

USAGE = """\
Usage:	{name} [GNU long option] [option] ...
	{name} [GNU long option] [option] script-file ...
GNU long options:
	--debug
	--debugger
	--dump-po-strings
	--dump-strings
	--help
	--init-file
	--login
	--noediting
	--noprofile
	--norc
	--posix
	--pretty-print
	--rcfile
	--restricted
	--verbose
	--version
Shell options:
	-ilrsD or -c command or -O shopt_option		(invocation only)
	-abefhkmnptuvxBCEHPT or -o option
"""


class _Call:
    """What the words of a call ask for."""

    __slots__ = ("letters", "prints", "rest", "settings", "wrong")

    def __init__(self) -> None:
        self.settings: list[tuple[str, str]] = []
        """What is turned on (``-o``, ``-O``) and off (``+o``, ``+O``), by name; without a name all are shown."""
        self.letters: set[str] = set()
        """Those of the call alone, as ``$-`` shows them."""
        self.prints: str | None = None
        self.wrong: str | None = None
        self.rest: list[str] = []


def _parse(words: Sequence[str]) -> _Call:
    call = _Call()
    rest = list(words)
    while rest and not call.wrong and _long(call, rest):
        pass
    while rest and not call.wrong and rest[0][:1] in "-+" and rest[0] not in ("", "-", "--", "+"):
        _short(call, rest.pop(0), rest)
    if rest and rest[0] in ("-", "--"):
        rest.pop(0)
    call.rest = rest
    if "c" not in call.letters and ("s" in call.letters or not rest):
        call.letters.add("s")
    return call


def _long(call: _Call, rest: list[str]) -> bool:
    """Take a long option off, if one comes first: with one dash or two."""
    word = rest[0]
    name = word if word.startswith("--") else f"-{word}"
    if name in _REFUSED:
        call.wrong = f"mirage: not supported yet: bash {name}"
    elif name in _LONG and word[:1] == "-":
        call.settings += _LONG[name]
        if name in ("--help", "--version"):
            call.prints = name
        elif name in _WITH_ARGUMENT:
            if len(rest) < 2:
                call.wrong = f"{name[2:]}: option requires an argument"
                return False
            rest.pop(0)
    elif name == word != "--":
        call.wrong = f"{word}: invalid option"
    else:
        return False
    rest.pop(0)
    return True


def _short(call: _Call, word: str, rest: list[str]) -> None:
    sign = word[0]
    for letter in word[1:]:
        if letter in "oO":
            call.settings.append((sign + letter, rest.pop(0) if rest else ""))
        elif letter in _INVOKED:
            call.settings += _INVOKED[letter]
            call.letters.add(letter)
        elif letter in _LETTERS:
            call.settings.append((sign, letter))
        else:
            refused = f"-{letter}" in _REFUSED
            call.wrong = f"mirage: not supported yet: bash -{letter}" if refused else f"{sign}{letter}: invalid option"
            return


def executed(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """The script is read; what it does is not known before it runs."""
    call = _parse(words)
    if call.letters.isdisjoint("cs"):
        yield Access(Act.READ, call.rest[0])
    yield ANYTHING


async def _run(ctx: Context, options: Options, words: Sequence[str]) -> int:
    call = _parse(words)
    if call.wrong is not None:
        return await _refuse(ctx, call.wrong)
    if call.prints is not None:
        return await _answer(ctx, call.prints)
    if "c" in call.letters:
        if not call.rest:
            await ctx.complain("-c: option requires an argument", MISUSED)
            return MISUSED
        text, *rest = call.rest
        name, arguments = (rest[0], rest[1:]) if rest else (ctx.name, [])
        return await _source(ctx, call, encode(text), name, arguments)
    if "s" in call.letters and ctx.reads_nothing:
        return 0
    if "s" in call.letters:
        return await _given(ctx, call)
    return await _script(ctx, call)


async def _given(ctx: Context, call: _Call) -> int:
    try:
        text = await ctx.gather(ctx.io.stdin)
    except OSError as error:
        if error.errno != errno.EBADF:
            await ctx.complain(f"error reading input file: {reason(error)}")
            return MISUSED
        text = b""  # Where there is nothing, nothing is read.
    return await _source(ctx, call, text, ctx.name, call.rest)


async def _refuse(ctx: Context, message: str) -> int:
    if message.startswith("mirage: "):
        await ctx.io.err.write(encode(f"{message}\n"))
        return MISUSED
    await ctx.complain(message, MISUSED)
    if message.endswith("invalid option"):
        await ctx.io.err.write(USAGE.format(name=ctx.name).encode())
    return MISUSED


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
    invoked = Invoked("".join(sorted(call.letters - {"l", "r"})), call.settings)
    return await ctx.runner.source(text, ctx.io, name=name, arguments=arguments, invoked=invoked)


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
