"""Text to its end: at once where all of it is a program, else one complete line after the other."""

import re
from typing import TYPE_CHECKING, Final

from mirage.shell.compile import cache, compile_in_turn, lines_in_turn
from mirage.shell.leaving import Discard, Exit, Unread
from mirage.shell.syntax.outcome import Complete, Error, Incomplete
from mirage.shell.syntax.parse import IN_SUBSTITUTION, LONGEST, Piece, Unit, line_in_turn, parse_in_turn, rest_in_turn
from mirage.shell.syntax.tokens import PLAIN, WHOLE, Rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.session import Session
    from mirage.shell.run import Run
    from mirage.shell.state import Shell
    from mirage.shell.syntax.aliases import Aliases
    from mirage.streams import Io

WINDOW: Final = 64 * 1024
"""So much of a text is looked at for its next lines, at first."""

LONGEST_WHOLE: Final = 4 * WINDOW
"""A text of up to so many characters may be read at once."""

_EXPANDS = frozenset({"expand_aliases", "posix"})
_RULES = _EXPANDS | {"extglob", "noexec", "verbose"}
"""Options that change how text is read."""
_CHANGES_RULES = re.compile(r"extglob|expand_aliases|noexec|verbose|posix|set +[-+][A-Za-z]*[nv]")


async def interpret(shell: "Shell", text: str, io: "Io", origin: str = "", line: int = 0) -> int:
    """Run a text with ``line`` lines before it: what leaves early passes up.

    ``origin`` is where it came from, as faults in it are reported; nothing for the text of a shell itself.
    """
    key = key_of(shell.session, text, line)
    run = None if key is None else cache.get(key)
    if run is None:
        run = await _compiled(shell, text, line, key)
    if run is None and len(text) > LONGEST:
        return await _refuse(shell, Error(f"mirage: limit: source {LONGEST}", 0), io, origin)
    if run is None:
        return await _by_lines(shell, Reader(text, line), io, origin)
    try:
        return await run(shell, io)
    except Discard as left:
        return _discarded(shell, left)


def key_of(session: "Session", text: str, line: int) -> str | None:
    """What the closure of a text is kept under; None where it is not kept."""
    if line:
        text = f"{line}\0{text}"
    options = session.options
    if not options or options.isdisjoint(_RULES):
        return text
    expands = expands_aliases(session)
    if "noexec" in options or "verbose" in options or (expands and (session.aliases or "alias" in text)):
        return None
    return f"\0{text}" if "extglob" in options else text


def expands_aliases(session: "Session") -> bool:
    """Whether the aliases of a session are looked at."""
    return not session.options.isdisjoint(_EXPANDS)


async def _compiled(shell: "Shell", text: str, line: int, key: str | None) -> "Run | None":
    """The closure of a text that is a program as a whole; None where it is to be read line by line."""
    if key is None or len(text) > LONGEST_WHOLE or _CHANGES_RULES.search(text):
        return None
    outcome = await parse_in_turn(text.replace("\0", ""), shell.budget, line, rules_of(shell.session), WHOLE)
    if not isinstance(outcome, Complete) or outcome.warnings:
        return None
    if len(outcome.lines) < 2:
        run = await compile_in_turn(outcome.program, shell.budget)
    else:
        run = _lined(await lines_in_turn(outcome.lines, shell.budget))
    cache.put(key, run)
    return run


def _lined(runs: "Sequence[Run]") -> "Run":
    async def run(shell: "Shell", io: "Io") -> int:
        status = 0
        for line in runs:
            try:
                status = await line(shell, io)
            except Discard as left:
                status = _discarded(shell, left)
        return status

    return run


def _discarded(shell: "Shell", left: Discard) -> int:
    """A line was given up; a subshell ends."""
    if shell.forked or (left.all_of_it and shell.evals):
        raise left
    shell.session.status = left.status
    return left.status


def rules_of(session: "Session", before: "Aliases | None" = None) -> Rules:
    """How text is read now; ``before`` read what came before it."""
    options = session.options
    if not options or options.isdisjoint(_RULES):
        return PLAIN
    if not session.aliases or not expands_aliases(session):
        return Rules("extglob" in options)
    from mirage.shell.syntax.aliases import Aliases

    return Rules("extglob" in options, Aliases(session.aliases, before))


class Reader:
    """A text, and how far it has been read."""

    __slots__ = ("_aliases", "_at", "_begins", "_rest", "_size", "_text", "line", "shown")

    def __init__(self, text: str, line: int) -> None:
        self._rest = text.replace("\0", "")
        self._begins = 0
        """Where what is not in the window yet begins."""
        self._text = ""
        """The window: what is looked at."""
        self._at = 0
        self._size = WINDOW
        self._aliases: Aliases | None = None
        self.line = line
        """Lines read."""
        self.shown = ""
        """The last of them, where ``set -v`` shows them."""

    async def read(self, shell: "Shell") -> Unit | None:
        """The next complete lines; None behind the last."""
        self._size = WINDOW
        while True:
            if self._at >= len(self._text) and not self._widen():
                return None
            rules = rules_of(shell.session, self._aliases)
            unit = await line_in_turn(Piece(self._text, self.line, rules, self._at, by_line=True), shell.budget)
            if unit.closed or isinstance(unit.outcome, Error) or not self._widen():
                if "verbose" in shell.session.options:
                    self._show(unit)
                self._read(unit, rules)
                return unit
            if shell.budget.due():
                await shell.budget.breathe()

    def skip(self) -> None:
        """Leave out the rest of a line that was given up."""
        end = self._text.find("\n", self._at)
        self._at = len(self._text) if end < 0 else end + 1
        self.line += end >= 0

    def _widen(self) -> bool:
        """Look at more text, if there is more."""
        if self._begins >= len(self._rest):
            return False
        end = self._rest.find("\n", self._begins + self._size)
        end = len(self._rest) if end < 0 else end + 1
        self._text = self._text[self._at :] + self._rest[self._begins : end]
        if self._aliases is not None:
            self._aliases = self._aliases.moved(self._at)
        self._at = 0
        self._begins = end
        self._size *= 2
        return True

    def _show(self, unit: Unit) -> None:
        from mirage.shell.verbose import lines_shown

        # As they were written: aliases are shown by their names.
        count = unit.text[self._at : unit.end].removesuffix("\n").count("\n") + 1
        written = "\n".join(self._text[self._at :].split("\n", count)[:count])
        self.shown = lines_shown(written, unit.outcome)

    def _read(self, unit: Unit, rules: Rules) -> None:
        self.line += unit.text.count("\n", self._at, unit.end)
        self._text = unit.text
        self._at = unit.end
        self._aliases = rules.aliases


async def _by_lines(shell: "Shell", reader: Reader, io: "Io", origin: str) -> int:
    status = 0
    while True:
        if shell.budget.step():
            await shell.budget.breathe()
        unit = await reader.read(shell)
        if unit is None:
            return status
        if "verbose" in shell.session.options:
            await shell.tell(io, reader.shown)
        outcome = unit.outcome
        while isinstance(outcome, Complete):
            await _warn(shell, outcome, io)
            if outcome.program.items and "noexec" not in shell.session.options:
                try:
                    run = await compile_in_turn(outcome.program, shell.budget)
                    status = await run(shell, io)
                except Discard as left:
                    status = _discarded(shell, left)
                    break
            if not unit.rest:
                break
            outcome = await rest_in_turn(unit.rest, shell.budget)
        else:
            if isinstance(outcome, Incomplete):
                await _warn(shell, outcome, io)
            status = await _refuse(shell, outcome, io, origin)
            if outcome.status != 1:
                return status
            # An array that is none gives up its line.
            reader.skip()


async def _warn(shell: "Shell", outcome: Complete | Incomplete, io: "Io") -> None:
    for warning in outcome.warnings:
        shell.line = warning.line
        await shell.say(io, warning.message)


async def _refuse(shell: "Shell", outcome: Error | Incomplete, io: "Io", origin: str) -> int:
    """Say what is wrong with a text; the status it ends with. With ``set -e`` the shell ends, and no text is shown."""
    ends = bool(outcome.text) and "errexit" in shell.session.options and not shell.tested
    if outcome.line:
        messages = [*outcome.message.splitlines(), *([f"`{outcome.text}'"] if outcome.text and not ends else [])]
        for message in messages:
            await shell.tell(io, f"{origin or shell.session.name}: line {outcome.line}: {message}")
    else:
        await shell.tell(io, outcome.message)
    if ends:
        raise Exit(2)
    status = outcome.status
    if status == IN_SUBSTITUTION and origin:
        # Faults in substitutions end the shell.
        raise Unread(IN_SUBSTITUTION if shell.handed else 1)
    if (status == IN_SUBSTITUTION and not shell.handed) or (origin and status != 1):
        status = 2
    elif status is None:
        status = shell.session.status or (2 if isinstance(outcome, Incomplete) else 0)
    shell.session.status = status
    return status
