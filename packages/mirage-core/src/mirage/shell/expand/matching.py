"""Which patterns a shell knows, by its options, and what becomes of one that would take too long."""

from functools import lru_cache
from typing import Final

from mirage.patterns.faults import PatternTooHard
from mirage.patterns.glob import Rules, matcher
from mirage.shell.leaving import Fatal

LONG: Final = 1024
"""A text of so many characters may take long to be matched: the next step looks at the clock."""

_HARD: Final = 2


@lru_cache(64)
def rules_of(options: frozenset[str]) -> Rules:
    """The rules of ``case`` and of replacements under these options."""
    return Rules(ignore_case="nocasematch" in options, extended="extglob" in options)


def fits(pattern: str, text: str, rules: Rules) -> bool:
    """Whether ``pattern`` matches all of ``text``.

    :raises Fatal: it would take too long to know.
    """
    try:
        return matcher(pattern, rules)(text)
    except PatternTooHard as hard:
        raise too_hard(hard) from None


def too_hard(hard: PatternTooHard) -> Fatal:
    """What ends a line that asks for too much."""
    return Fatal(f"mirage: {hard}", _HARD)
