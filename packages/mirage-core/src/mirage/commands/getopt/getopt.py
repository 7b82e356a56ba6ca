"""getopt: the command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.getopt.reading import Argument, Found, Grammar, Long, Mistake, Reading
from mirage.commands.options import Asked
from mirage.commands.spec import Operands, Options, Unwritten, Usage, flag, option, repeated
from mirage.paths import encode

WRONG, MISUSED, ENHANCED = 1, 2, 4
_SHELLS = {"sh": "sh", "bash": "sh", "csh": "csh", "tcsh": "csh"}
_BETWEEN = 256
"""Words between two looks at the clock."""
NOTES = """\
The parameters are printed in order: options with their arguments, then --,
then what is no option. Each is quoted for 'eval set --' unless -u is given,
or the first word is the optstring. The status is 1 where a parameter is wrong.
"""


@dataclass(frozen=True, slots=True)
class Getopt(Options):
    """The options of getopt."""

    alternative: bool = flag("-a", "--alternative", help="allow long options starting with single -")
    longs: tuple[str, ...] = repeated(
        "-l", "--longoptions", metavar="LONGOPTS", parse=str, help="the long options to be recognized"
    )
    name: str | None = option(
        "-n", "--name", metavar="PROGNAME", default=None, parse=str, help="the name under which errors are reported"
    )
    short: str | None = option(
        "-o", "--options", metavar="OPTSTRING", default=None, parse=str, help="the short options to be recognized"
    )
    quiet: bool = flag("-q", "--quiet", help="disable error reporting")
    no_output: bool = flag("-Q", "--quiet-output", help="no normal output")
    shell: str | None = option(
        "-s", "--shell", metavar="SHELL", default=None, parse=str, help="quote for sh, bash, csh or tcsh"
    )
    test: bool = flag("-T", "--test", help="test for this version of getopt: status 4")
    unquoted: bool = flag("-u", "--unquoted", help="do not quote the output")
    help: bool = flag("-h", help="the same as --help")
    version: bool = flag("-V", help="the same as --version")


@command(
    "getopt",
    "Parse the options of a call.",
    Getopt,
    Operands("OPTSTRING | PARAMETER"),
    usage_status=MISUSED,
    notes=NOTES,
    permutes=False,
    unwritten=Unwritten(status=3),
)
async def getopt(ctx: Context, options: Getopt, operands: Sequence[str]) -> int:
    """Print the words in order."""
    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    if options.test:
        return ENHANCED
    environment = ctx.session.environment()
    if "GETOPT_COMPATIBLE" in environment:
        raise Usage("GETOPT_COMPATIBLE is not supported", hint=False)
    shell = _SHELLS.get(options.shell or "sh")
    if shell is None:
        raise Usage("unknown shell after -s or --shell argument")
    short, words = options.short, [_bytewise(word) for word in operands]
    longs = [long for text in options.longs for long in _longs(_bytewise(text))]
    traditional = bool(ctx.words) and not ctx.words[0].startswith("-")
    if short is None:
        if not words:
            raise Usage("missing optstring argument")
        short = words.pop(0)
        short = short.lstrip("-+") if traditional else short
    else:
        short = _bytewise(short)
    if "POSIXLY_CORRECT" in environment and not short.startswith("+"):
        short = f"+{short}"
    grammar = Grammar(short, longs, options.alternative)
    quoting = None if options.unquoted or traditional else shell
    return await _Run(ctx, options, grammar, quoting).run(words)


def _bytewise(text: str) -> str:
    """A letter for each byte."""
    return encode(text).decode("latin-1")


def _longs(text: str) -> Iterable[Long]:
    for name in text.replace(",", " ").replace("\t", " ").replace("\n", " ").split(" "):
        if not name:
            continue
        argument: Argument = "optional" if name.endswith("::") else "required" if name.endswith(":") else "none"
        bare = name[:-2] if argument == "optional" else name.removesuffix(":")
        if not bare:
            raise Usage("empty long option after -l or --long argument")
        yield Long(bare, argument)


class _Run:
    def __init__(self, ctx: Context, options: Getopt, grammar: Grammar, quoting: str | None) -> None:
        self._ctx = ctx
        self._options = options
        self._grammar = grammar
        self._quoting = quoting
        self._out: list[str] = []

    async def run(self, words: Sequence[str]) -> int:
        """Read the words and print them; the exit status."""
        ctx = self._ctx
        reading = Reading(self._grammar, words)
        status = 0
        for found in reading.all():
            await ctx.breathe()
            if isinstance(found, Found):
                self._put(found)
                continue
            status = WRONG
            await self._tell(found)
        self._out.append(" --")
        for at, word in enumerate(reading.operands):
            self._out.append(self._quoted(word))
            if not at % _BETWEEN:
                await ctx.breathe()
        if not self._options.no_output:
            await ctx.out.write("".join(self._out).encode("latin-1") + b"\n")
        return status

    def _put(self, found: Found) -> None:
        if found.spelling:
            self._out.append(f" {found.spelling}")
        if found.argument is not None:
            self._out.append(self._quoted(found.argument))

    async def _tell(self, mistake: Mistake) -> None:
        if self._options.quiet or self._grammar.silent:
            return
        name = "getopt" if self._options.name is None else self._options.name
        await self._ctx.io.err.write(encode(f"{name}: ") + f"{mistake.message}\n".encode("latin-1"))

    def _quoted(self, text: str) -> str:
        if self._quoting is None:
            return f" {text}"
        if self._quoting == "sh":
            return " '" + text.replace("'", "'\\''") + "'"
        return " '" + "".join(map(_for_csh, text)) + "'"


def _for_csh(letter: str) -> str:
    if letter in "'! \t\v\f\r":
        return f"'\\{letter}'"
    return {"\\": "\\\\", "\n": "\\n"}.get(letter, letter)
