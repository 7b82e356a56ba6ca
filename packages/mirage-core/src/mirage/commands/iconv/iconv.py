"""iconv: the command."""

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.iconv.marks import marked
from mirage.commands.inputs import Input, ReadError
from mirage.commands.options import Asked
from mirage.commands.spec import Operands, Options, Unwritten, Usage, flag, option

if TYPE_CHECKING:
    from mirage.commands.iconv.encodings import Writer
    from mirage.streams import Sink

FAILED, MISUSED = 1, 64
NOTES = """\
A NAME may end with //TRANSLIT, which writes other letters for those that an
encoding has not, or //IGNORE, which leaves them out. Without -f or -t the
encoding is UTF-8.
"""


@dataclass(frozen=True, slots=True)
class Iconv(Options):
    """The options of iconv."""

    source: str = option(
        "-f", "--from-code", metavar="NAME", default="UTF-8", parse=str, help="encoding of original text"
    )
    target: str = option("-t", "--to-code", metavar="NAME", default="UTF-8", parse=str, help="encoding for output")
    names: bool = flag("-l", "--list", help="list all known coded character sets")
    omit: bool = flag("-c", help="omit invalid characters from output")
    output: str | None = option("-o", "--output", metavar="FILE", default=None, parse=str, help="output file")
    silent: bool = flag("-s", "--silent", help="suppress warnings: there are none")
    verbose: bool = flag("--verbose", help="print progress information")
    help: bool = flag("-?", "--usage", help="the same as --help")
    version: bool = flag("-V", help="the same as --version")


def _touches(options: Iconv, operands: Sequence[str]) -> Iterable[Access]:
    for path in operands:
        if path != "-":
            yield Access(Act.READ, path)
    if options.output is not None:
        yield Access(Act.WRITE, options.output)


@command(
    "iconv",
    "Convert the encoding of files.",
    Iconv,
    Operands("FILE"),
    touches=_touches,
    usage_status=MISUSED,
    notes=NOTES,
    unwritten=Unwritten("{name}: error while closing output file: {reason}", 1),
)
async def iconv(ctx: Context, options: Iconv, operands: Sequence[str]) -> int:
    """Decode and encode, chunk by chunk."""
    from mirage.commands.iconv.encodings import NAMES, Target, Writer, codec, split

    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    if options.names:
        await ctx.out.write("".join(f"{name}//\n" for name in NAMES).encode())
        return 0
    source = codec(split(options.source)[0])
    name, words = split(options.target)
    encoding = codec(name)
    if source is None or encoding is None:
        raise _stop("failed to start conversion processing: No such file or directory")
    writer = Writer(Target(encoding, "TRANSLIT" in words, options.omit or "IGNORE" in words))
    run = _Run(ctx, options, source, writer, loud="IGNORE" in words and not options.omit)
    if options.output is None:
        return await run.all(operands or ["-"], ctx.out)
    try:
        out = await ctx.create(options.output)
    except OSError as error:
        raise _stop(f"cannot open output file: {reason(error)}") from None
    try:
        return await run.all(operands or ["-"], out)
    finally:
        await out.aclose()


def _stop(message: str) -> Usage:
    return Usage(message, hint=False, status=FAILED)


class _Stopped(Exception):
    """No more can be converted; the text says why."""


class _Run:
    """One call: what is read and how."""

    def __init__(self, ctx: Context, options: Iconv, source: str, writer: "Writer", *, loud: bool) -> None:
        self._ctx = ctx
        self._options = options
        self._source = source
        self._writer = writer
        self._loud = loud
        """What was left out is an error at the end."""
        self._lost = 0
        """Bytes that were left out."""
        self._any = False
        """Whether anything was written."""

    async def all(self, paths: Sequence[str], out: "Sink") -> int:
        """Convert each file; the exit status."""
        ctx = self._ctx
        for path in paths:
            if self._options.verbose:
                await ctx.io.err.write(f"{path}:\n".encode("utf-8", "surrogateescape"))
            try:
                async with await Input.open(ctx, path) as file:
                    await self._file(file, out)
            except _Stopped as stopped:
                await ctx.complain(str(stopped))
                return FAILED
            except (ReadError, IsADirectoryError) as failed:
                error = failed.error if isinstance(failed, ReadError) else failed
                await ctx.complain(f"error while reading the input: {reason(error)}")
                return FAILED
            except OSError as error:
                if error.filename != path:
                    raise
                await ctx.complain(f"cannot open input file `{path}': {reason(error)}")
        await out.write(self._writer.end() if self._any else b"")
        return FAILED if not self._any and (self._lost or self._writer.lost) else ctx.status

    async def _file(self, file: Input, out: "Sink") -> None:
        chunk = await file.read()
        decoder = codecs.getincrementaldecoder(marked(self._source, chunk))()
        begin = 0
        while chunk:
            await self._chunk(decoder, chunk, begin, out)
            begin += len(chunk)
            chunk = await file.read()
            await self._ctx.breathe()
        await self._chunk(decoder, b"", begin, out, final=True)
        if self._loud and (self._writer.lost or self._lost):
            raise _Stopped(f"illegal input sequence at position {begin}")

    async def _chunk(
        self, decoder: codecs.IncrementalDecoder, chunk: bytes, begin: int, out: "Sink", *, final: bool = False
    ) -> None:
        """Convert the bytes of a file from ``begin`` on."""
        rest = chunk
        while True:
            state = decoder.getstate()
            start = begin + len(chunk) - len(rest) - len(state[0])
            fault: UnicodeDecodeError | None = None
            try:
                text = decoder.decode(rest, final)
            except UnicodeDecodeError as error:
                fault = error
                decoder.setstate(state)
                text = decoder.decode(rest[: max(error.start - len(state[0]), 0)]) if error.start else ""
            await self._put(text, start, out)
            if fault is None:
                return
            if final and not rest:
                raise _Stopped("incomplete character or shift sequence at end of buffer")
            if not self._writer_omits:
                raise _Stopped(f"illegal input sequence at position {start + fault.start}")
            self._lost += 1
            rest = rest[max(fault.end - len(state[0]), 1) :]
            decoder.reset()
            await self._ctx.breathe()

    @property
    def _writer_omits(self) -> bool:
        return self._options.omit or self._loud

    async def _put(self, text: str, start: int, out: "Sink") -> None:
        if not text:
            return
        try:
            data = self._writer.written(text)
            self._any = self._any or bool(data)
            await out.write(data)
        except UnicodeEncodeError as error:
            before = text[: error.start]
            await out.write(self._writer.written(before))
            place = start + len(before.encode(self._source, "ignore"))
            raise _Stopped(f"illegal input sequence at position {place}") from None
