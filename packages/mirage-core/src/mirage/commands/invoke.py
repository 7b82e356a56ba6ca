"""Runs one command: its words are parsed, and whatever goes wrong becomes a message and an exit status."""

import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.options import Asked, parse
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Command, Usage
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

Crashed: TypeAlias = Callable[[str], None]

INTERNAL_ERROR = 125


async def invoke(command: Command, ctx: "Context", argv: Sequence[str], crashed: Crashed | None = None) -> int:
    """The exit status of ``command argv``; ``argv`` begins after the name.

    Standard output is flushed: what the command wrote has arrived, or the failure to write it was said.
    ``crashed`` is handed the traceback of an internal error. A broken pipe, an exhausted Budget and
    cancellation pass up.
    """
    ctx.words = argv
    try:
        if command.raw:
            status = await command.run(ctx, command.options(), argv)
        else:
            options, operands = parse(command, argv)
            status = await command.run(ctx, options, operands)
        if ctx.farewell:
            await ctx.complain(ctx.farewell)
            status = status or ctx.status
        if ctx.lost is not None:
            return await _lost(command, ctx, ctx.lost)
        await ctx.out.flush()
        # As a process ends: a number of eight bits, whoever wrote the command.
        return status & 255
    except Usage as complaint:
        line = f"\n{command.usage_line}" if command.usage_line else ""
        again = f"{ctx.name}: " if command.named_hint else ""
        hint = f"{line}\n{again}Try '{ctx.name} --help' for more information." if complaint.hint else ""
        status = command.usage_status if complaint.status is None else complaint.status
        if not str(complaint):
            return await _tell(ctx, hint.lstrip("\n"), status)
        return await _say(ctx, f"{complaint}{hint}", status)
    except Asked as asked:
        return await _answer(command, ctx, asked)
    except BrokenPipeError:
        raise
    except OSError as error:
        return await _failed(command, ctx, error)
    except Exception as error:  # noqa: BLE001 - whatever a command did wrong must not end the line
        from mirage.commands.context import reason
        from mirage.commands.inputs import ReadError

        if isinstance(error, ReadError):
            return await _say(ctx, f"read error: {reason(error.error)}", command.usage_status)
        if crashed is not None:
            crashed(traceback.format_exc())
        return await _say(ctx, "internal error", INTERNAL_ERROR)


async def _answer(command: Command, ctx: "Context", asked: Asked) -> int:
    from mirage.commands.help import usage, version

    text = usage(command) if asked.what == "help" else version(command)
    try:
        await ctx.out.write(text.encode())
        await ctx.out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        return await _failed(command, ctx, error)
    return asked.status


async def _lost(command: Command, ctx: "Context", error: OSError) -> int:
    """By the end only that is known which closing the output says again: that it is closed already."""
    if ctx.writes_nothing:
        return await _failed(command, ctx, error)
    return await _say(ctx, "write error", command.unwritten_status)


async def _failed(command: Command, ctx: "Context", error: OSError) -> int:
    """Whatever fails at a path names it; what has no path is standard output."""
    from mirage.commands.context import reason

    if isinstance(error.filename, str):
        return await _say(ctx, f"{shown(error.filename)}: {reason(error)}", command.usage_status)
    text = command.unwritten.text.format(name=ctx.name, reason=reason(error))
    return await _tell(ctx, text, command.unwritten_status)


async def _say(ctx: "Context", message: str, status: int) -> int:
    return await _tell(ctx, f"{ctx.name}: {message}", status)


async def _tell(ctx: "Context", text: str, status: int) -> int:
    for step in (ctx.out.flush, partial(ctx.io.err.write, encode(text + "\n"))):
        try:
            await step()
        except BrokenPipeError:
            raise
        except OSError:
            # Closed or full: the status has to say it all.
            continue
    return status
