"""Patterns: shell globs, and the regular expressions of POSIX and GNU with one way to an engine.

``compile`` is what grep, sed, awk, ``find -regex`` and ``[[ =~ ]]`` call.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.patterns.matching import Matcher


class Syntax(StrEnum):
    """How the text of a pattern is read. GNU's extensions are part of all but the last."""

    BASIC = "basic"
    EDITOR = "editor"
    """As BASIC, but an interval with nothing to repeat is refused: sed."""
    EXTENDED = "extended"
    POSIX = "posix"
    """As EXTENDED, but an operator with nothing to repeat is refused: ``regcomp``, bash, sed."""
    STRICT = "strict"
    """As POSIX, but a closing parenthesis needs an opening one: sed."""
    EMACS = "emacs"
    """``* + ?`` are operators as in EXTENDED, groups and alternatives are escaped as in BASIC: ``find -regex``."""
    AWK = "awk"
    """As EXTENDED, with the escapes of awk, ``\\y`` for the edge of a word, and operators with nothing to repeat as
    plain characters."""
    FIXED = "fixed"
    """No character is special."""


class Subject(StrEnum):
    """What a pattern is matched against."""

    LINES = "lines"
    """Whole lines, each with its line feed; ``^`` and ``$`` are those of a line, and nothing matches a line feed."""
    RECORDS = "records"
    """As LINES, for a text in which NUL and the line feed have changed places: NUL is the space that another was."""
    TEXT = "text"
    """One text; ``^`` and ``$`` are its ends, and a line feed is a character like any other."""


def compile(
    pattern: bytes,
    syntax: Syntax = Syntax.BASIC,
    *,
    ignore_case: bool = False,
    whole_word: bool = False,
    whole_line: bool = False,
    subject: Subject = Subject.LINES,
    choosing: bool = False,
) -> "Matcher":
    """The matcher of ``pattern``; its lines are alternatives. The last 256 are kept.

    ``choosing``: lines are chosen as GNU grep does, whose faster matcher reads operators with nothing to repeat in its
    own way; where matches begin and end the other tells.

    :raises mirage.patterns.faults.PatternError: it is no pattern; the message is GNU's.
    """
    from mirage.patterns.matching import Form, matcher

    whole_word = whole_word and not whole_line
    return matcher(pattern, syntax, Form(ignore_case, whole_word, whole_line, subject, choosing=choosing))
