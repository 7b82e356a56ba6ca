"""timeout, nohup and nice: run a command for so long only, whoever hangs up, or with less haste."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio

from mirage.commands.accesses import runs
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.env import MISUSED
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.commands.starting import start
from mirage.commands.values import real
from mirage.signals import HARMLESS, KILL, NAMES, NUMBERS, TERM

if TYPE_CHECKING:
    from mirage.session import Session

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
TIMED_OUT = 124
FOREVER = float("inf")


def _seconds(text: str) -> float:
    unit = UNITS.get(text[-1:])
    value = real(text[:-1] if unit else text)
    if value is None or not value >= 0:
        raise Usage(f"invalid time interval {quoted(text)}")
    return value * (unit or 1)


def _signal(text: str) -> int:
    if text.isdecimal() and len(text) < 4 and (int(text) in NAMES or int(text) == 0):
        return int(text)
    name = text.upper().removeprefix("SIG")
    if name not in NUMBERS:
        raise Usage(f"{quoted(text)}: invalid signal")
    return NUMBERS[name]


@dataclass(frozen=True, slots=True)
class Timeout(Options):
    """The options of timeout."""

    preserve: bool = flag("--preserve-status", help="exit with the status of COMMAND, even when it times out")
    foreground: bool = flag("--foreground", help="(ignored: there is no terminal)")
    kill_after: float | None = option(
        "-k",
        "--kill-after",
        metavar="DURATION",
        default=None,
        parse=_seconds,
        help="also send a KILL signal if COMMAND is still running this long after the first signal",
    )
    signal: int = option(
        "-s", "--signal", metavar="SIGNAL", default=TERM, parse=_signal, help="the signal to be sent on timeout"
    )
    verbose: bool = flag("-v", "--verbose", help="say so when a signal is sent")


TIMEOUT_NOTES = """\
DURATION is a number with an optional suffix: 's' for seconds (the default),
'm' for minutes, 'h' for hours or 'd' for days; 0 never times out.
Exit status is 124 if COMMAND times out, 125 if timeout itself fails, 126 if
COMMAND cannot be run, 127 if it cannot be found, 137 if it was killed.
"""


@command(
    "timeout",
    "Start COMMAND, and end it if it is still running after DURATION.",
    Timeout,
    Operands("DURATION COMMAND [ARG]"),
    touches=runs,
    usage_status=MISUSED,
    notes=TIMEOUT_NOTES,
    permutes=False,
)
async def timeout(ctx: Context, options: Timeout, words: Sequence[str]) -> int:
    """Run the command, and end it in time."""
    if len(words) < 2:
        raise Usage("")
    limit = _seconds(words[0]) or FOREVER
    running = _Running(ctx, options, words[1:])
    await running.within(limit)
    if not running.signals:
        return running.status
    last = running.signals[-1]
    if last == KILL:
        return 128 + KILL
    if not options.preserve:
        return TIMED_OUT
    return running.status if last in HARMLESS or not last else 128 + last


class _Running:
    """A command, and what it was sent."""

    __slots__ = ("_ctx", "_options", "_words", "signals", "status")

    def __init__(self, ctx: Context, options: Timeout, words: Sequence[str]) -> None:
        self._ctx = ctx
        self._options = options
        self._words = words
        self.signals: list[int] = []
        self.status = 0

    async def within(self, limit: float) -> None:
        """Run the command until it ends, or is ended."""
        async with anyio.create_task_group() as group:
            group.start_soon(self._watch, group.cancel_scope, limit)
            try:
                self.status = await start(self._ctx, self._words, quote=quoted, said="failed to run command ")
            finally:
                group.cancel_scope.cancel()

    async def _watch(self, scope: anyio.CancelScope, limit: float) -> None:
        await anyio.sleep(limit)
        signal = self._options.signal
        await self._send(signal)
        if signal and signal not in HARMLESS:
            scope.cancel()
            return
        if self._options.kill_after is not None:
            await anyio.sleep(self._options.kill_after)
            await self._send(KILL)
            scope.cancel()

    async def _send(self, signal: int) -> None:
        self.signals.append(signal)
        if self._options.verbose:
            name = NAMES.get(signal, str(signal))
            await self._ctx.complain(f"sending signal {name} to command {quoted(self._words[0])}", 0)


@command(
    "nohup",
    "Run COMMAND, which goes on whoever hangs up.",
    Options,
    Operands("COMMAND [ARG]", minimum=1),
    touches=runs,
    usage_status=MISUSED,
    permutes=False,
)
async def nohup(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Run the command: there is no terminal, and so nothing to be cut off from."""
    return await start(ctx, words, quote=quoted_name, said="failed to run command ")


NICEST = 19
USUAL = 10


def _adjustment(text: str) -> int:
    digits = text.strip(" \t\n")
    sign = -1 if digits.startswith("-") else 1
    digits = digits[1:] if digits[:1] in ("+", "-") else digits
    if not digits.isascii() or not digits.isdigit():
        raise Usage(f"invalid adjustment {quoted(text)}", hint=False)
    return sign * int(digits[:9])


def _old_forms(words: list[str]) -> list[str]:
    """``-5`` and ``--5`` for ``-n 5`` and ``-n -5``."""
    made: list[str] = []
    for at, word in enumerate(words):
        number = word[1:]
        if word.startswith("-") and number.lstrip("+-")[:1].isdigit() and len(number) - len(number.lstrip("+-")) < 2:
            made += ["-n", number]
        elif word in ("-n", "--adjustment"):
            return made + words[at : at + 2] + _old_forms(words[at + 2 :])
        elif word.startswith("-") and word != "--":
            made.append(word)
        else:
            return made + words[at:]
    return made


@dataclass(frozen=True, slots=True)
class Nice(Options):
    """The options of nice."""

    adjustment: str | None = option(
        "-n",
        "--adjustment",
        metavar="N",
        default=None,
        parse=str,
        help="add integer N to the niceness (default 10)",
    )


@command(
    "nice",
    "Run COMMAND with an adjusted niceness, or print the present one.",
    Nice,
    Operands("COMMAND [ARG]"),
    touches=runs,
    usage_status=MISUSED,
    notes="Nobody waits for another here: the number is passed on, and means nothing.",
    permutes=False,
    obsolete=_old_forms,
)
async def nice(ctx: Context, options: Nice, words: Sequence[str]) -> int:
    """Run the command, or print the niceness."""
    added = USUAL if options.adjustment is None else _adjustment(options.adjustment)
    if not words:
        if options.adjustment is not None:
            raise Usage("a command must be given with an adjustment")
        await ctx.out.write(b"%d\n" % ctx.session.niceness)
        return 0
    niceness = min(max(ctx.session.niceness + added, -20), NICEST)

    def prepare(session: "Session") -> None:
        session.niceness = niceness

    return await start(ctx, words, quote=quoted, prepare=prepare)
