"""set, shopt and shift."""

from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.shell.builtins.words import misused, number, options
from mirage.shell.leaving import Discard, Exit
from mirage.shell.variables.switches import LETTERS, SET, SHOPT, is_on, switch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mirage.shell.state import Shell
    from mirage.streams import Io

_REFUSED_ON = frozenset(
    "extdebug gnu_errfmt keyword onecmd restricted_shell"
    " compat31 compat32 compat40 compat41 compat42 compat43 compat44".split()
)
_REFUSED_OFF = frozenset({"braceexpand", "interactive_comments", "interactive-comments", "promptvars"})
"""What a script would notice and is not there."""
_EDITORS = {"emacs": "vi", "vi": "emacs"}
"""Each of the two turns the other one off."""


async def set_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Turn options on and off, and set the arguments."""
    words = argv[1:]
    if not words:
        return await _everything(shell, io)
    wrong = _wrong_letter(words)
    if wrong:
        return await misused(shell, io, "set", f"{wrong}: invalid option")
    at = 0
    while at < len(words):
        word = words[at]
        if word in ("-", "--"):
            return _last(shell, word, words[at + 1 :])
        if not _is_switch(word) or len(word) < 2:
            break
        at += 1
        for letter in word[1:]:
            if letter == "o" and not _names(words, at):
                await _list_set(shell, io, again=word[0] == "+")
                continue
            if letter == "o":
                status = await _named(shell, io, words[at], word[0] == "-")
                at += 1
            elif letter in LETTERS:
                status = await _turn(shell, io, LETTERS[letter], word[0] == "-")
            else:
                await misused(shell, io, "set", f"{word[0]}{letter}: invalid option")
                return 1
            if status:
                return status
    rest = words[at + 1 :] if words[at : at + 1] == ["+"] else words[at:]
    if rest:
        shell.session.arguments = rest
    return 0


async def _everything(shell: "Shell", io: "Io") -> int:
    """All variables with their values, and the functions."""
    from mirage.shell.variables import showing

    for name in showing.names(shell.session):
        if shell.budget.step():
            await shell.budget.breathe()
        await showing.put(shell, io, showing.setting(shell, name))
    if shell.session.functions and not is_on(shell.session, "posix"):
        from mirage.shell.builtins.functions import bodies

        await bodies(shell, io)
    return 0


def _wrong_letter(words: list[str]) -> str:
    """The first letter that is no option: nothing at all is turned on then. What stands behind an ``o`` is its name."""
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word in ("-", "--", "+") or not _is_switch(word):
            return ""
        letters, named, name = word[1:].partition("o")
        for letter in letters:
            if letter not in LETTERS:
                return word[0] + letter
        if named and not name and _names(words, at):
            at += 1
    return ""


def _is_switch(word: str) -> bool:
    return word[:1] in ("-", "+")


def _names(words: list[str], at: int) -> bool:
    """Whether the option that ``-o`` turns on is named there."""
    return at < len(words) and words[at] != "" and not _is_switch(words[at])


def _last(shell: "Shell", word: str, arguments: list[str]) -> int:
    """``--`` sets the arguments whatever they are; ``-`` does where there are some, and ends tracing."""
    if word == "-":
        switch(shell.session, "xtrace", False)
        switch(shell.session, "verbose", False)
    if word == "--" or arguments:
        shell.session.arguments = arguments
    return 0


async def _named(shell: "Shell", io: "Io", name: str, on: bool) -> int:
    if name not in SET:
        await shell.say(io, f"set: {name}: invalid option name")
        return 2
    return await _turn(shell, io, name, on)


async def _turn(shell: "Shell", io: "Io", name: str, on: bool) -> int:
    session = shell.session
    if name in (_REFUSED_ON if on else _REFUSED_OFF) and is_on(session, name) is not on:
        await shell.tell(io, f"mirage: not supported yet: {name} {'on' if on else 'off'}")
        return 2
    if name == "noexec" and on:
        # Whatever follows is only read.
        switch(session, name, True)
        raise Discard(0)
    if name == "ignoreeof":
        if on:
            shell.assign("IGNOREEOF", "10")
        else:
            session.variables.pop("IGNOREEOF", None)
    if name == "posix":
        if on:
            shell.assign("POSIXLY_CORRECT", "y")
        else:
            session.variables.pop("POSIXLY_CORRECT", None)
    if on and name in _EDITORS:
        switch(session, _EDITORS[name], False)
    switch(session, name, on)
    return 0


async def begin(shell: "Shell", io: "Io", settings: "Iterable[tuple[str, str]]") -> int:
    """What the call of a shell turns on and off, or asks to be shown; the status where that cannot be."""
    for sign, name in settings:
        on = sign[0] == "-"
        if not name:
            await (_list_set(shell, io, again=not on) if sign[1] == "o" else _list_shopt(shell, io, again=not on))
            continue
        known = LETTERS.get(name, "") if len(sign) == 1 else name
        if known not in (SHOPT if sign[1:] == "O" else SET):
            kind = f"{name}: invalid shell option name" if sign[1] == "O" else f"bash: {name}: invalid option name"
            await shell.tell(io, f"bash: line 0: {kind}")
            return 2
        if known == "noexec":
            switch(shell.session, known, on)
        elif status := await _turn(shell, io, known, on):
            return status
    return 0


async def _list_shopt(shell: "Shell", io: "Io", *, again: bool) -> None:
    await _list(shell, io, SHOPT, "shopt -u shopt -s" if again else "")


async def _list_set(shell: "Shell", io: "Io", *, again: bool) -> None:
    await _list(shell, io, SET, "set +o set -o" if again else "")


async def _list(shell: "Shell", io: "Io", names: "Iterable[str]", commands: str) -> None:
    """The options, or the commands that bring about what they are."""
    lines: list[str] = []
    for name in names:
        on = is_on(shell.session, name)
        if commands:
            command, off, _, turn = commands.split()
            lines.append(f"{command} {turn if on else off} {name}\n")
        else:
            lines.append(f"{name:<15}\t{'on' if on else 'off'}\n")
    await io.out.write(encode("".join(lines)))


async def shopt(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Turn further options on and off; alone, show them."""
    parsed = await options(shell, io, argv, "psuoq")
    if parsed is None:
        return 2
    known = SET if parsed.has("o") else SHOPT
    if parsed.has("s") and parsed.has("u"):
        await shell.say(io, "shopt: cannot set and unset shell options simultaneously")
        return 1
    wanted = True if parsed.has("s") else False if parsed.has("u") else None
    names = parsed.operands
    commands = ("set +o set -o" if parsed.has("o") else "shopt -u shopt -s") if parsed.has("p") else ""
    if not names:
        shown = [name for name in known if wanted is None or is_on(shell.session, name) is wanted]
        if not parsed.has("q"):
            await _list(shell, io, shown, commands)
        return 0
    status = 0
    for name in names:
        if name not in known:
            await shell.say(io, f"shopt: {name}: invalid {'' if parsed.has('o') else 'shell '}option name")
            # With -o the real one forgets about it.
            status = status if parsed.has("o") and wanted is not None else 1
        elif wanted is not None:
            status = await _turn(shell, io, name, wanted) or status
        else:
            status = status or int(not is_on(shell.session, name))
            if not parsed.has("q"):
                await _list(shell, io, [name], commands)
    return status


async def shift(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Drop the first arguments."""
    words = argv[2:] if argv[1:2] == ["--"] else argv[1:]
    count = number(words[0]) if words else 1
    if count is None:
        await shell.say(io, f"shift: {words[0]}: numeric argument required")
        return 1
    if len(words) > 1:
        await shell.say(io, "shift: too many arguments")
        raise Exit(1)
    arguments = shell.session.arguments
    if count < 0 or count > len(arguments):
        if count < 0 or is_on(shell.session, "shift_verbose"):
            of = f"{words[0]}: " if words else ""
            await shell.say(io, f"shift: {of}shift count out of range")
        return 1
    shell.session.arguments = arguments[count:]
    return 0
