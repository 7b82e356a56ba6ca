"""yq: the command."""

import os
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options
from mirage.paths import encode
from mirage.streams import Collected, Flowing, Io

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.yq.arguments import Call
    from mirage.commands.yq.dumping import Dumped
    from mirage.streams import Sink


def _touches(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """The files that are read, and those that are written in place."""
    from mirage.commands.jq.jq import touched
    from mirage.commands.yq.arguments import Misused, arguments

    try:
        call = arguments(words)
    except Misused:
        return
    if call.asked is not None:
        return
    yield from touched(call.jq)
    for path in call.files:
        if path != "-":
            yield Access(Act.READ, path)
        if call.in_place:
            yield Access(Act.WRITE, path)


@command("yq", "Select and change what is in YAML.", Options, Operands("FILE"), touches=_touches, raw=True)
async def yq(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Run a filter of jq on each document."""
    from mirage.commands.yq.arguments import HELP, VERSION, Misused, arguments

    try:
        call = arguments(words)
    except Misused as misused:
        await ctx.io.err.write(encode(str(misused)))
        return misused.status
    if call.asked is not None:
        await ctx.out.write((HELP if call.asked == "help" else VERSION).encode())
        return 0
    if not call.in_place:
        return await _Work(ctx, call).run(call.files, ctx.out)
    for path in call.files:
        status = await _edited(ctx, call, path)
        if status:
            return status
    return 0


async def _edited(ctx: "Context", call: "Call", path: str) -> int:
    """Put the output for a file in its place."""
    out = Collected()
    try:
        await ctx.fs.stat(path)
        status = await _Work(ctx, call).run([path], out)
        if not status:
            target = await ctx.create(path)
            try:
                await target.write(out.data)
            finally:
                await target.aclose()
        return status
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        await ctx.complain(str(_as_python_says(error, path)))
        return 1


def _as_python_says(error: OSError, path: str) -> OSError:
    number = error.errno or 5
    return OSError(number, os.strerror(number), path)


class _Work:
    """jq between what reads its inputs and what writes its outputs."""

    def __init__(self, ctx: "Context", call: "Call") -> None:
        self._ctx = ctx
        self._call = call
        self._fault = ""
        """Why no further input was read."""
        self._dumped: Dumped | None = None
        self._begun = False
        """Whether the first document was seen."""

    async def run(self, files: Sequence[str], out: "Sink") -> int:
        """Put the documents of the files through; the exit status."""
        from mirage.commands.context import Context
        from mirage.commands.jq.running import run
        from mirage.commands.yq.loading import Unsupported

        ctx, call = self._ctx, self._call
        if call.output == "yaml":
            from mirage.commands.yq.dumping import Dumped

            out = self._dumped = Dumped(out, ctx.budget, call.layout)
        if not files and "null-input" not in call.jq.flags:
            files = ["-"]
        source = Flowing(self._texts(files))
        inner = Context("jq", Io(source, out, ctx.io.err), ctx.session, ctx.fs, ctx.budget, ctx.runner)
        try:
            status = await run(inner, call.jq)
            if self._dumped is not None:
                await self._dumped.aclose()
        except Unsupported as fault:
            self._fault = f"Error converting jq output to YAML: {fault}"
            status = 1
        finally:
            await source.aclose()
        if not self._fault:
            return status
        await ctx.complain(self._fault)
        return 1

    async def _texts(self, files: Sequence[str]) -> AsyncIterator[bytes]:
        """The JSON of all documents, a line for each."""
        from mirage.commands.jq.writing import written
        from mirage.commands.yq.loading import Documents, Unsafe

        annotated = self._call.layout.annotated
        for path in files:
            name = "<stdin>" if path == "-" else path
            try:
                documents = Documents(name, await self._content(path), self._ctx.budget, annotated=annotated)
                async for value in documents.all():
                    self._begin(explicit=documents.explicit)
                    yield written(value) + b"\n"
            except Unsafe:
                self._fault = "Error: detected unsafe YAML entity expansion"
                return
            except OSError as error:
                fault = _as_python_says(error, path)
                self._fault = f"Error reading YAML input ({name}): {type(fault).__name__}: {fault}."
                return
            except _wrong() as error:
                self._fault = f"Error reading YAML input ({name}): {type(error).__name__}: {error}."
                return

    def _begin(self, *, explicit: bool) -> None:
        """The output begins with a mark where the input does."""
        if self._dumped is not None and not self._begun:
            self._dumped.explicit = explicit
        self._begun = True

    async def _content(self, path: str) -> bytes:
        source = await self._ctx.open(path)
        try:
            return await self._ctx.gather(source)
        finally:
            await source.aclose()


def _wrong() -> tuple[type[Exception], ...]:
    """What is raised where a text makes no sense."""
    from yaml import YAMLError

    from mirage.commands.yq.loading import Unsupported

    return YAMLError, Unsupported, ValueError, KeyError, TypeError, AttributeError
