"""Traps: what runs when a shell ends, a command fails or begins, a function returns, or a signal comes."""

from typing import TYPE_CHECKING

from mirage.shell.leaving import Discard, Exit, Failed, Leave, Replaced, Unread
from mirage.signals import HARMLESS, KILL, NAMES

if TYPE_CHECKING:
    from collections.abc import Collection

    import anyio

    from mirage.session import Session
    from mirage.shell.ast import Node
    from mirage.shell.state import Shell
    from mirage.streams import Io

INNER = ("DEBUG", "RETURN", "ERR")
"""Those that functions and subshells do not inherit unless they are told to."""


_INTERRUPT = "INT"


def fatal_status(signal: int) -> int:
    """The status of what a signal ended."""
    return 128 + signal


_KINDS = {"EXIT": "exit trap", "ERR": "error trap", "DEBUG": "debug trap", "RETURN": "return trap"}
"""How faults in what is trapped are told."""


class Traps:
    """The traps of one shell by name, and the signals that wait to be looked at."""

    __slots__ = ("_beside", "_deaf", "_sprung", "announced", "handlers", "node", "pending", "shown", "wake")

    def __init__(self) -> None:
        self.handlers: dict[str, str] = {}
        """name -> the commands; none at all where it is ignored"""
        self.shown: dict[str, str] | None = None
        """In a subshell, those of its parent: what ``trap`` shows until one is set."""
        self.pending: list[int] = []
        self.wake: anyio.Event | None = None
        """Set when a signal comes: ``wait`` waits for it."""
        self.announced = False
        """Of the first command of a process: DEBUG was sprung for it by the shell that began it."""
        self._sprung: list[str] = []
        self._beside = False
        """Interrupts are ignored only because the shell runs beside another: in shells within it they are not, and
        shown so once it has."""
        self._deaf = False
        """It was when EXIT was trapped, and from then on they cannot be."""
        self.node: Node | None = None
        """What was running when a trap was sprung, while it runs."""

    def inherited(self, options: "Collection[str]") -> "Traps":
        """What a subshell begins with: ignored signals stay so."""
        twin = Traps()
        twin.handlers = {
            name: text for name, text in self.handlers.items() if (not text and name != "EXIT") or _kept(name, options)
        }
        twin.shown = self.listed
        twin._deaf = self._deaf
        if self._beside:
            if not self._deaf:
                del twin.handlers[_INTERRUPT]
            twin.shown = {name: text for name, text in twin.shown.items() if name != _INTERRUPT}
        twin.node = self.node
        return twin

    def set(self, name: str, text: str | None) -> None:
        """Trap ``name``, or no longer."""
        self.shown = None
        if name == _INTERRUPT:
            if self._deaf:
                return
            self._beside = False
        if text is None:
            self.handlers.pop(name, None)
            return
        self.handlers[name] = text
        if text and name == "EXIT" and self._beside:
            self._deaf = True

    def step_aside(self) -> None:
        """The shell runs beside the one that began it: no interrupt is meant for it."""
        self.handlers[_INTERRUPT] = ""
        if self.shown is not None:
            self.shown = {**self.shown, _INTERRUPT: ""}
        self._beside = True

    def noted(self) -> None:
        """The shell has shown its traps."""
        self._beside = False

    @property
    def listed(self) -> dict[str, str]:
        """The traps that ``trap`` shows."""
        return self.handlers.copy() if self.shown is None else self.shown

    # Functions

    async def enter(self, shell: "Shell", io: "Io") -> dict[str, str]:
        """A function begins: those it does not inherit, put aside."""
        hidden = self.hide(shell.session.options)
        if "DEBUG" in self.handlers:
            await self.spring("DEBUG", shell, io)
        return hidden

    def hide(self, options: "Collection[str]") -> dict[str, str]:
        """Put aside what is not inherited."""
        return {name: self.handlers.pop(name) for name in INNER if name in self.handlers and not _kept(name, options)}

    def leave(self, hidden: dict[str, str]) -> None:
        """It ends: they are back, but for those it set itself."""
        for name, text in hidden.items():
            self.handlers.setdefault(name, text)

    # Springing

    @property
    def watching(self) -> bool:
        """Whether there is anything to do before a command."""
        return bool(self.pending) or "DEBUG" in self.handlers

    async def before(self, shell: "Shell", io: "Io") -> None:
        """A command is about to run."""
        if self.pending:
            await self.deliver(shell, io)
        if self.announced:
            self.announced = False
        elif "DEBUG" in self.handlers:
            await self.spring("DEBUG", shell, io)

    async def failed(self, shell: "Shell", io: "Io") -> None:
        """A command that nothing tests has failed."""
        if "ERR" in self.handlers:
            await self.spring("ERR", shell, io)

    async def returned(self, shell: "Shell", io: "Io") -> None:
        """A function or sourced file is about to return."""
        if "RETURN" in self.handlers:
            await self.spring("RETURN", shell, io)

    async def spring(self, name: str, shell: "Shell", io: "Io") -> None:
        """Run what is trapped; ``$?`` is the same before and after."""
        text = self.handlers[name]
        if not text or name in self._sprung:
            return
        session = shell.session
        status, line, node = session.status, shell.line, shell.node
        before = self.node
        self.node = before or node
        self._sprung.append(name)
        shell.evals += 1
        try:
            # Its first line is the one that it was sprung at.
            kind = _KINDS.get(name, "trap")
            await shell.interpret(text, io, f"{shell.reader}: {kind}", line=line - 1)
        finally:
            self._sprung.remove(name)
            self.node = before
            shell.evals -= 1
            shell.line = line
            shell.node = node
        session.status = status

    @property
    def doomed(self) -> bool:
        """Whether a signal came that ends the shell when it is looked at, and lets it run what EXIT traps."""
        fatal = (number for number in self.pending if number not in HARMLESS and NAMES[number] not in self.handlers)
        return next(fatal, KILL) != KILL

    async def deliver(self, shell: "Shell", io: "Io") -> None:
        """Look at the signals that came.

        :raises Exit: one of them ends the shell.
        """
        while self.pending:
            number = self.pending.pop(0)
            text = self.handlers.get(NAMES[number])
            if number == KILL:
                raise Replaced(fatal_status(number), number)
            if text is not None:
                await self.spring(NAMES[number], shell, io)
            elif number not in HARMLESS:
                raise Exit(fatal_status(number), number)

    def send(self, number: int) -> None:
        """A signal comes."""
        self.pending.append(number)
        if self.wake is not None:
            self.wake.set()

    async def ended(self, shell: "Shell", io: "Io", status: int) -> int:
        """The shell ends: its status, which an ``exit`` of the trap may change."""
        text = self.handlers.pop("EXIT", "")
        if not text:
            return status
        if not shell.signal:
            shell.session.status = status
        self.node = shell.node
        self._sprung.append("EXIT")
        # A trace shows it deeper, but at the end of a script or of a substitution.
        shell.evals += shell.forked and shell.parent is not None and shell.substitutions == shell.parent.substitutions
        try:
            await shell.interpret(text, io, f"{shell.reader}: exit trap")
        except (Discard, Failed, Unread):
            pass
        except Exit as left:
            return left.status
        except Leave:
            pass
        finally:
            self._sprung.remove("EXIT")
            self.node = None
        return status


def _kept(name: str, options: "Collection[str]") -> bool:
    return name in INNER and ("errtrace" if name == "ERR" else "functrace") in options


def traps_of(session: "Session") -> Traps:
    """The traps of a session, made where it has none yet."""
    if session.traps is None:
        session.traps = Traps()
    return session.traps
