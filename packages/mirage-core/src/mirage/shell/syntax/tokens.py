"""The tokens of shell source, and the ways in which source can fail to be a program."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from mirage.shell.syntax.aliases import Aliases

NESTING = 256
"""The deepest compound command a source may hold."""

ENCLOSED = 128
"""The deepest quoted construct: each is read again for several around it."""

TOKENS = 65_536
"""The most words and operators of one line."""

WHOLE = 16_384
"""A text of so many words and operators is read at once; of a longer one line after line is read by itself."""

STRETCH = 1024
"""About so many words and operators of a long line become a tree at a time."""

WIDEST = 16_384
"""The most that one command or one array may be written with; expansions may come to more."""


class Rules(NamedTuple):
    """What the shell has been told of how text is read."""

    extglob: bool = False
    aliases: "Aliases | None" = None
    """Where they are expanded."""
    known: bool = False
    """Of a text that was read before, with all that is within it."""


PLAIN = Rules()


class Token:
    """A word, an operator or a redirection. ``role`` and ``cell`` are what its place among the others makes of it."""

    __slots__ = ("at", "body", "cell", "condition", "end", "fd", "items", "kind", "role", "text")

    def __init__(self, kind: Literal["word", "operator", "redirect"], text: str, at: int, end: int) -> None:
        self.kind = kind
        self.text = text
        self.at = at
        self.end = end
        self.role = ""
        """A reserved word's own text, ``target``, ``name``, ``subject``, ``pattern`` or nothing."""
        self.cell = ""
        """What stands for the token in the skeleton that the grammar sees."""
        self.fd: str = ""
        """The descriptor a redirection names, as written; a variable's name without its braces."""
        self.body: Document | None = None
        self.items: list[Token] | None = None
        """The elements of an array, if it ends with one."""
        self.condition: list[Token] | None = None
        """What stands between ``[[`` and ``]]``."""


class Document:
    """The body of a here-document, filled in when its lines are reached."""

    __slots__ = ("at", "delimiter", "literal", "strip", "text", "unended")

    def __init__(self, delimiter: str, strip: bool, at: int, *, literal: bool) -> None:
        self.at = at
        """Before its first line, once that is reached."""
        self.delimiter = delimiter
        self.literal = literal
        """A quoted delimiter: nothing in the body is expanded."""
        self.strip = strip
        self.text = ""
        self.unended = False
        """The delimiter never came."""


class SyntaxFault(Exception):
    """Source that no continuation makes a program."""

    def __init__(self, message: str, at: int, *, shown: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.status = 2
        self.shown = shown
        """Its line is shown."""


class TooLarge(SyntaxFault):
    """Source that could be a program, but for a limit."""


class Misplaced(SyntaxFault):
    """A token that may not come where it does in ``[[ ]]``: bash shows no line, and takes the rest for read."""


class Unfinished(Exception):
    """Source that ends too early; more text may complete it."""

    def __init__(self, message: str, at: int, *, at_end: bool = False, status: int | None = 2) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.status = status
        """None where that of a failure before stays."""
        self.at_end = at_end
        """Noticed behind the last line."""


class NotSupported(Exception):
    """Good shell that this one does not speak yet."""

    def __init__(self, feature: str) -> None:
        super().__init__(feature)
        self.feature = feature


def too_wide(at: int) -> TooLarge:
    """One command or array is written with too many words."""
    return TooLarge(f"more than {WIDEST} words", at, shown=False)


def unexpected(text: str, at: int) -> SyntaxFault:
    """The fault bash names by the token it stops at."""
    return SyntaxFault(f"syntax error near unexpected token `{text}'", at)
