"""The questions that the builtin ``test`` and ``[[ ]]`` ask of files, of texts and of the shell."""

from typing import TYPE_CHECKING, Final

from mirage.commands.questions import of_file
from mirage.shell.expand.arithmetic.integers import within
from mirage.shell.files import is_closed
from mirage.shell.variables import access as variables
from mirage.shell.variables.arrays import Associative

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

UNARY: Final = frozenset("-" + letter for letter in "abcdefghknoprstuvwxzGLNORS")
_SPACE = " \t\n\v\f\r"


def integer(text: str) -> int | None:
    """A decimal number of 64 bits, white space before it and blanks behind it; None for any other text."""
    if text.isdecimal() and text.isascii() and len(text) <= 18:
        return int(text)
    digits = text.lstrip(_SPACE).rstrip(" \t")
    bare = digits[1:] if digits[:1] in ("+", "-") else digits
    if not (bare.isascii() and bare.isdecimal()):
        return None
    return within(digits)


async def unary(operator: str, operand: str, shell: "Shell", io: "Io") -> bool:
    """``operator operand``."""
    if operator == "-n":
        return operand != ""
    if operator == "-z":
        return not operand
    if operator == "-v":
        return await is_set(operand, shell, io)
    if operator == "-o":
        from mirage.shell.variables.switches import SET, is_on

        return operand in SET and is_on(shell.session, operand)
    if operator == "-R":
        return operand in shell.session.references
    if operator == "-t" or not operand:
        # The streams of a line are no terminals, whatever their number.
        return False
    if is_closed(operand, io):
        return False
    return await of_file(operator, operand, shell.fs)


async def is_set(name: str, shell: "Shell", io: "Io", *, expanded: bool = False) -> bool:
    """Whether there is such a variable or element; what is ``expanded`` is a key or a number as it stands."""
    bare, bracket, _ = name.partition("[")
    try:
        if bracket:
            if name[-1] != "]" or not bare.isidentifier():
                return False
            if not expanded:
                from mirage.shell.builtins.words import is_closed  # Few are elements.
                from mirage.shell.expand import again

                if not is_closed(name):
                    return False
                try:
                    name = await again.element(name, shell, io)
                except variables.BadSubscript:
                    raise variables.BadSubscript(f"{bare}: bad array subscript") from None
            return _has_element(bare, name[len(bare) + 1 : -1], shell)
        return (name.isidentifier() or name.isdecimal()) and shell.value(name) is not None
    except variables.BadSubscript as fault:
        await shell.complain(io, fault.message)
        return False


def _has_element(name: str, subscript: str, shell: "Shell") -> bool:
    if not subscript:
        return False
    if subscript in ("@", "*") and not isinstance(variables.array(shell, name), Associative):
        return bool(variables.values(shell, name))
    return variables.element(shell, name, subscript) is not None
