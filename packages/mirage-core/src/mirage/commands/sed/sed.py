"""sed: edits lines as a script says."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.sed.inplace import InPlace
from mirage.commands.sed.lines import Lines, Panic
from mirage.commands.sed.machine import Machine
from mirage.commands.sed.output import Output
from mirage.commands.sed.parse import Dialect, parse
from mirage.commands.sed.reader import Part
from mirage.commands.sed.script import Command, Script, Substitution
from mirage.commands.sed.steps import steps
from mirage.commands.sed.sweep import sweep
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated
from mirage.patterns.faults import PatternTooHard

NOTES = """\
Without -e and -f the first operand is the script. Without a FILE, or for -,
standard input is read. Commands that run programs (e) are refused.
"""


class Given(NamedTuple):
    """A part of the script: its text, or the file that holds it."""

    text: str
    is_file: bool = False


def _length(text: str) -> int:
    digits = ""
    for char in text.lstrip():
        if not (char.isascii() and char.isdigit()):
            break
        digits += char
    return int(digits[:9] or "0")


@dataclass(frozen=True, slots=True)
class Sed(Options):
    """The options of sed."""

    quiet: bool = flag("-n", "--quiet", "--silent", help="print lines only where the script says so")
    debug: bool = flag("--debug", help="show what the script does (not available)")
    script: tuple[Given, ...] = repeated(
        "-e", "--expression", metavar="SCRIPT", parse=Given, help="add commands to the script"
    )
    file: tuple[Given, ...] = repeated(
        "-f",
        "--file",
        metavar="SCRIPT-FILE",
        parse=lambda text: Given(text, is_file=True),
        help="add the commands in SCRIPT-FILE to the script",
        into="script",
    )
    extended: bool = flag("-E", "-r", "--regexp-extended", help="read patterns as extended regular expressions")
    follow: bool = flag("--follow-symlinks", help="with -i, edit what symbolic links lead to")
    in_place: str | None = option(
        "-i",
        "--in-place",
        metavar="SUFFIX",
        default=None,
        parse=str,
        argument="attached",
        bare="",
        help="replace the FILEs; with SUFFIX, keep backups",
    )
    length: int = option(
        "-l", "--line-length", metavar="N", default=70, parse=_length, help="wrap the output of l at N"
    )
    posix: bool = flag("--posix", help="no extensions of GNU")
    sandbox: bool = flag("--sandbox", help="refuse the commands e, r and w")
    separate: bool = flag("-s", "--separate", help="each FILE has lines and a last line of its own")
    unbuffered: bool = flag("-u", "--unbuffered", help="pass on output at once")
    null: bool = flag("-z", "--null-data", "--zero-terminated", help="lines end with NUL, not newline")
    binary: bool = flag("-b", "--binary", help="ignored")


def touched(options: Sed, operands: Sequence[str]) -> Iterable[Access]:
    """FILEs are read, and written with ``-i``; so is what the script names."""
    given = options.script or tuple(map(Given, operands[:1]))
    files = operands if options.script else operands[1:]
    for part in given:
        if part.is_file:
            yield Access(Act.READ, part.text)
    for file in files:
        if file != "-":
            yield Access(Act.READ, file)
            if options.in_place is not None:
                yield Access(Act.WRITE, file)
    if any(part.is_file for part in given):
        return
    for each in parse([Part(part.text) for part in given], _dialect(options)).commands:
        path = _written(each)
        if path is not None:
            yield Access(Act.WRITE, path)
        elif each.name in "rR":
            yield Access(Act.READ, str(each.argument))


@command(
    "sed",
    "Edit the lines of FILEs, or of standard input, and print them.",
    Sed,
    Operands("FILE"),
    touches=touched,
    notes=NOTES,
)
async def sed(ctx: Context, options: Sed, operands: Sequence[str]) -> int:
    """Read the script, then run it."""
    if not options.script and not operands:
        raise Usage("no script specified")
    if options.debug:
        raise Usage("--debug is not available here", hint=False)
    given = options.script or (Given(operands[0]),)
    files = operands if options.script else operands[1:]
    script = parse([await _part(ctx, each) for each in given], _dialect(options))
    return await _Run(ctx, options, script, files).run()


def _dialect(options: Sed) -> Dialect:
    return Dialect(options.extended, options.posix, options.sandbox, options.null)


async def _part(ctx: Context, given: Given) -> Part:
    if not given.is_file:
        return Part(given.text)
    try:
        source = await ctx.open(given.text)
    except IsADirectoryError:
        return Part("", given.text)
    except OSError as error:
        raise Usage(f"couldn't open file {given.text}: {reason(error)}", hint=False, status=4) from None
    try:
        text = (await ctx.gather(source)).decode("utf-8", "surrogateescape")
    finally:
        await source.aclose()
    return Part(text, given.text)


def _written(each: Command) -> str | None:
    """The file that a command writes to."""
    if isinstance(each.argument, Substitution):
        return each.argument.path
    return str(each.argument) if each.name in "wW" else None


class _Run:
    """One call."""

    def __init__(self, ctx: Context, options: Sed, script: Script, files: Sequence[str]) -> None:
        self._ctx = ctx
        self._script = script
        end = "\0" if options.null else "\n"
        separate = options.separate or options.in_place is not None
        self._files = files
        self._lines = Lines(ctx, files or ["-"], end.encode(), separate=separate)
        self._out = Output(ctx.out, end, name="stdout")
        quiet = options.quiet or script.quiet
        self._m = Machine(ctx, self._lines, self._out, end=end, quiet=quiet, posix=options.posix)
        self._m.width = options.length
        self._m.place = script.place
        self._m.unbuffered = options.unbuffered
        if not options.null:
            self._m.sweep = sweep(script, quiet=quiet)
        self._in_place: InPlace | None = None
        if options.in_place is not None:
            self._in_place = InPlace(ctx, self._m, options.in_place, follow=options.follow)
            self._lines.on_file = self._in_place.begin

    async def run(self) -> int:
        """Run the script on all lines; the exit status."""
        ctx, m = self._ctx, self._m
        try:
            await self._open_outputs()
            if self._in_place is not None and not self._files:
                raise Panic("no input files")
            await m.run(steps(self._script.commands, m))
            if self._in_place is not None:
                await self._in_place.finish()
            await self._end()
        except (Panic, PatternTooHard) as fault:
            await self._save()
            await ctx.complain(str(fault))
            ctx.status = fault.status if isinstance(fault, Panic) else 4
        finally:
            await self._close()
        return ctx.status or m.status

    async def _open_outputs(self) -> None:
        for each in self._script.commands:
            path = _written(each)
            if path is None or path in self._m.outputs:
                continue
            if path == "/dev/stdout":
                self._m.outputs[path] = Output(self._out.sink, self._m.end, self._out.parts, name="stdout")
            elif path == "/dev/stderr":
                self._m.outputs[path] = Output(self._ctx.io.err, self._m.end, name="stderr")
            else:
                try:
                    self._m.outputs[path] = Output(await self._ctx.create(path), self._m.end)
                except OSError as error:
                    raise Panic(f"couldn't open file {path}: {reason(error)}") from None

    async def _end(self) -> None:
        """Write what is left; nobody is to think that it arrived where it did not."""
        for output in (self._m.out, *self._m.outputs.values()):
            await output.pass_on()
        await self._out.flush()
        if self._ctx.writes_nothing:
            raise Panic("couldn't close stdout: Bad file descriptor")

    async def _save(self) -> None:
        """Write what can still be written."""
        for output in (self._out, self._m.out, *self._m.outputs.values()):
            with suppress(Panic):
                await output.pass_on()

    async def _close(self) -> None:
        try:
            await self._save()
        finally:
            await self._lines.aclose()
            if self._in_place is not None:
                await self._in_place.abandon()
            for path, output in self._m.outputs.items():
                if path not in ("/dev/stdout", "/dev/stderr"):
                    await output.sink.aclose()
