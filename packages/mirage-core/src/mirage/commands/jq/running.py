"""One run: the program compiled, each input put through it, what comes out written."""

import re
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from mirage.commands.context import reason
from mirage.commands.jq.arguments import MISUSED, Arguments
from mirage.commands.jq.codes import MAYBE, SERIES, Code, stream_of
from mirage.commands.jq.exact import Builder, Events, Parser, parsed
from mirage.commands.jq.faults import BreakOut, Halt, JqError, JsonError
from mirage.commands.jq.machine import EMPTY, PAUSE, Message, ModuleAsked, NextInput, drive
from mirage.commands.jq.modules import NotCompiled, compiled, content, described
from mirage.commands.jq.reading import Exactly, Gathered, Inputs, Lines, Reader, Sequences, Texts, Whole
from mirage.commands.jq.values import kind
from mirage.commands.jq.world import World
from mirage.commands.jq.writing import COLOURS, Style, dumped, writer, written
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

NOT_COMPILED = 3
FAILED = 5
NO_OUTPUT = 4
_FULL = 1 << 16
"""Bytes of output that are passed on at once."""
_LOCAL = re.compile("localtime|strflocaltime")
_GREENWICH = frozenset({"", "UTC", "UTC0", "GMT", "GMT0", "Etc/UTC"})
_MANY = 256
"""Outputs that are."""
_FEW = 32
"""Inputs between two looks at the clock."""


async def run(ctx: "Context", call: Arguments) -> int:
    """Do what a call asks for; its exit status."""
    world = World(ctx.budget, ctx.session.environment())
    world.now = lambda: ctx.host.now() / 1e9
    world.paths = call.paths or ["~/.jq", "$ORIGIN/../lib/jq", "$ORIGIN/../lib"]
    style = _style(call, world.environment)
    world.style = Style(None, style.sort, style.ascii, style.colours)
    try:
        known = await _variables(ctx, call)
        source = await _source(ctx, call)
    except _Unusable as error:
        return await _said(ctx, f"jq: {error}\n", MISUSED)
    zone = world.environment.get("TZ", "")
    if zone not in _GREENWICH and _LOCAL.search(source):
        return await _said(
            ctx, f"jq: error: local times of the zone {zone} are not supported, those of UTC are\n", FAILED
        )
    try:
        code = await compiled(ctx, world, source, known)
    except NotCompiled as error:
        return await _said(ctx, f"{error}\n", NOT_COMPILED)
    told: list[str] = []
    inputs = Inputs(ctx, call.files, _reader(call.flags, told))
    world.line = lambda: inputs.line
    world.file = lambda: inputs.file
    running = _Running(ctx, call, code, inputs, world, style, told)
    try:
        return await running.all()
    finally:
        await inputs.aclose()


async def _said(ctx: "Context", message: str, status: int) -> int:
    await ctx.io.err.write(encode(message))
    return status


class _Unusable(Exception):
    """A file that the call names cannot be used."""


async def _variables(ctx: "Context", call: Arguments) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for option, name, text in call.named:
        named[name] = await _variable(ctx, option, name, text)
    arguments = {"positional": call.positional, "named": named}
    return {**named, "ARGS": arguments, "__prog_args": call.positional}


async def _variable(ctx: "Context", option: str, name: str, text: str) -> Any:
    if option == "arg":
        return text
    if option == "argjson":
        return parsed(text)
    try:
        data = await content(ctx, text)
        if option == "rawfile":
            return data.decode("utf-8", "replace")
        return list(Parser().feed(data, last=True))
    except OSError as error:
        fault = f"Could not open {text}: {reason(error)}"
    except JsonError as error:
        fault = str(error)
    raise _Unusable(f"Bad JSON in --{option} {name} {text}: {fault}")


async def _source(ctx: "Context", call: Arguments) -> str:
    program = "." if call.program is None else call.program
    if "from-file" not in call.flags:
        return program
    try:
        return (await content(ctx, program)).decode("utf-8", "replace")
    except OSError as error:
        raise _Unusable(f"Could not open {program}: {reason(error)}") from None


def _style(call: Arguments, environment: dict[str, str]) -> Style:
    coloured = "color-output" in call.flags and "monochrome-output" not in call.flags
    colours = _colours(environment.get("JQ_COLORS", "")) if coloured else None
    return Style(call.indent, "sort-keys" in call.flags, "ascii-output" in call.flags, colours)


def _colours(text: str) -> tuple[str, ...]:
    given = text.split(":")[: len(COLOURS)]
    if not set(text) <= set("0123456789;:"):
        return COLOURS
    if given[-1] == "":
        given.pop()
    return (*given, *COLOURS[len(given) :])


def _reader(flags: set[str], told: list[str]) -> Reader:
    if "raw-input" in flags:
        return Whole() if "slurp" in flags else Lines()
    each = _json_reader(flags, told)
    return Gathered(each) if "slurp" in flags else each


def _json_reader(flags: set[str], told: list[str]) -> Reader:
    make: Callable[[], Builder | Events] = Events if "stream" in flags else Builder
    if "seq" in flags:
        return Sequences(make, told)
    return Exactly(make) if make is Events else Texts()


class _Running:
    def __init__(
        self,
        ctx: "Context",
        call: Arguments,
        code: Code,
        inputs: Inputs,
        world: World,
        style: Style,
        told: list[str],
    ) -> None:
        self._ctx = ctx
        self._call = call
        self._code = code
        self._inputs = inputs
        self._world = world
        self._style = style
        self._told = told
        self._text = self._writer()
        self._out: list[bytes] = []
        self._size = 0
        self._status = 0
        """Of the last input."""
        self._any: bool | None = None
        """Whether the last output of all was true; None: there was none."""
        self._halted = False

    def _writer(self) -> Callable[[Any], bytes]:
        flags, style = self._call.flags, self._style
        raw = bool(flags & {"raw-output", "raw-output0", "join-output"})
        end = b"\0" if "raw-output0" in flags else b"" if "join-output" in flags else b"\n"
        begin = b"\x1e" if "seq" in flags else b""

        plain = writer(style, begin, end)

        def letters(value: Any) -> bytes:
            if not isinstance(value, str):
                return plain(value)
            if style.ascii:
                return written(value, Style(None, False, True)) + end
            if end == b"\0" and "\0" in value:
                raise JqError("Cannot dump a string containing NUL with --raw-output0 option")
            return value.encode("utf-8", "surrogatepass") + end

        return letters if raw else plain

    async def all(self) -> int:
        """Put every input through."""
        flags = self._call.flags
        if "null-input" in flags:
            await self._one(None)
        else:
            await self._each()
        await self._flush()
        await self._tell()
        return self._final()

    def _final(self) -> int:
        status = self._status
        if self._halted:
            return status
        if self._inputs.failures:
            return MISUSED
        if status or "exit-status" not in self._call.flags:
            return status
        if self._any is None:
            return NO_OUTPUT
        return 0 if self._any else 1

    async def _each(self) -> None:
        inputs = self._inputs
        direct = self._direct if self._code.kind <= MAYBE else self._series if self._code.kind == SERIES else None
        try:
            while not self._halted:
                if not inputs.ready():
                    await self._flush()
                    await self._tell()
                    if not await inputs.more():
                        return
                elif direct is not None:
                    await direct()
                else:
                    await self._one(await inputs.next())
        except JsonError as error:
            await self._broken(error)

    async def _broken(self, error: JsonError) -> None:
        await self._flush()
        await self._ctx.io.err.write(encode(f"jq: parse error: {error}\n"))
        self._status = FAILED

    async def _tell(self) -> None:
        """What was left out of the inputs."""
        while self._told:
            await self._ctx.io.err.write(encode(f"jq: ignoring parse error: {self._told.pop(0)}\n"))

    async def _direct(self) -> None:
        """The inputs of a batch, by a program that has at most one output."""
        inputs, run, text, budget = self._inputs, self._code.run, self._text, self._ctx.budget
        out = self._out
        unbuffered = "unbuffered" in self._call.flags
        last: Any = EMPTY
        for at, value in enumerate(inputs.waiting(), inputs.at + 1):
            inputs.at = at
            try:
                found = run(None, value)
                if found is not EMPTY:
                    out.append(text(found))
                    last = found
                self._status = 0
            except (JqError, BreakOut, Halt) as error:
                await self._failed(error)
                if self._halted:
                    break
            if self._world.held:
                self._world.done()
            if not at % _FEW:
                if len(out) > _MANY or unbuffered:
                    await self._flush()
                if budget.due():
                    budget.pay(1)
                    await budget.breathe()
        if last is not EMPTY:
            self._any = last is not None and last is not False

    async def _series(self) -> None:
        """The inputs of a batch, by a program that needs no machine."""
        inputs, run, budget = self._inputs, self._code.run, self._ctx.budget
        for at, value in enumerate(inputs.waiting(), inputs.at + 1):
            inputs.at = at
            self._status = 0
            try:
                for found in run(None, value):
                    if found is not PAUSE:
                        await self._put(found)
                    elif budget.step():
                        await budget.breathe()
            except (JqError, BreakOut, Halt) as error:
                await self._failed(error)
                if self._halted:
                    return
            self._world.done()
            if not at % _FEW and budget.due():
                budget.pay(1)
                await budget.breathe()

    async def _one(self, value: Any) -> None:
        """All outputs for one input."""
        budget = self._ctx.budget
        self._status = 0
        outputs: Generator[Any, Any, None] = drive(stream_of(self._code)(None, value), budget)
        answer: Any = None
        try:
            while True:
                found = outputs.send(answer)
                answer = None
                if found is PAUSE:
                    if budget.step():
                        await budget.breathe()
                elif isinstance(found, NextInput):
                    answer = await self._next(outputs)
                elif isinstance(found, ModuleAsked):
                    answer = await self._module(found.name)
                elif isinstance(found, Message):
                    await self._flush()
                    await self._ctx.io.err.write(found.data)
                else:
                    await self._put(found)
        except StopIteration:
            return
        except (JqError, BreakOut, Halt) as error:
            await self._failed(error)
        finally:
            outputs.close()
            self._world.done()

    async def _next(self, outputs: Generator[Any, Any, None]) -> Any:
        if not self._inputs.ready():
            await self._flush()
        try:
            return await self._inputs.next()
        except JsonError as error:
            return JqError(str(error))

    async def _module(self, name: str) -> Any:
        try:
            return await described(self._ctx, self._world, name)
        except NotCompiled as error:
            return JqError(str(error).removeprefix("jq: error: ").partition("\n")[0])

    async def _put(self, value: Any) -> None:
        piece = self._text(value)
        self._any = value is not None and value is not False
        self._out.append(piece)
        self._size += len(piece)
        if self._size > _FULL or "unbuffered" in self._call.flags:
            await self._flush()

    async def _flush(self) -> None:
        if self._out:
            data = b"".join(self._out)
            self._out.clear()
            self._size = 0
            self._ctx.budget.progress()
            await self._ctx.out.write(data)
        if "unbuffered" in self._call.flags:
            await self._ctx.out.flush()

    async def _failed(self, error: JqError | BreakOut | Halt) -> None:
        """Say what ended the program for this input."""
        await self._flush()
        await self._ctx.pass_on()
        if isinstance(error, Halt):
            self._halted = True
            self._status = error.status & 255
            if not error.silent:
                await self._ctx.io.err.write(_last_words(error.value))
            return
        self._status = FAILED
        value = "break" if isinstance(error, BreakOut) else error.value
        place = self._inputs.position
        if isinstance(value, str):
            message = f"jq: error (at {place}): {value}\n"
        else:
            message = f"jq: error (at {place}) (not a string): {dumped(value)}\n"
        await self._ctx.io.err.write(message.encode("utf-8", "surrogateescape"))


def _last_words(value: Any) -> bytes:
    if kind(value) == "string":
        return str(value).encode("utf-8", "surrogatepass")
    return written(value) + b"\n"
