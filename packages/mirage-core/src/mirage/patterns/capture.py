"""The first match of an extended regular expression in a text and what its groups hold, as ``regexec`` tells it."""

from typing import TypeAlias

from mirage.patterns import Syntax
from mirage.patterns.finding import finder

Groups: TypeAlias = list[str]


def capture(pattern: str, text: str, *, ignore_case: bool = False) -> Groups | None:
    """The match and its groups, those without a part in it empty; None where there is no match.

    :raises mirage.patterns.faults.PatternError: it is no pattern.
    :raises mirage.patterns.faults.PatternTooHard: it might take too long for this text.
    """
    spans = finder(pattern, Syntax.POSIX, ignore_case=ignore_case).find(text)
    # A group without a part is (-1, -1), which is nothing of the text.
    return None if spans is None else [text[start:end] for start, end in spans]
