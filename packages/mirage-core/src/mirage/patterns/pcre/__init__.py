"""Perl's expressions as PCRE2 reads them, written in the signs of the ``regex`` package."""

from typing import Final

from mirage.patterns.pcre.translation import translated as translated

_SAID: Final = (
    ("unknown property", "unknown property after \\P or \\p"),
    ("nothing to repeat", "quantifier does not follow a repeatable item"),
    ("multiple repeat", "quantifier does not follow a repeatable item"),
)


def described(fault: str) -> str:
    """What ``regex`` finds wrong, in PCRE2's words."""
    return next((said for begin, said in _SAID if fault.startswith(begin)), fault)
