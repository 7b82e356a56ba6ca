"""``set -v``: what is shown of what is read."""

import re
from collections.abc import Iterator
from typing import cast

from mirage.shell.ast import List, Process, Substitution
from mirage.shell.syntax.outcome import Complete, Outcome
from mirage.shell.syntax.unparse import program_text

_LONGEST = 1 << 16
"""Longer texts are shown whole."""
_FILE = re.compile("[ \t]*<(?![<&>])")


def lines_shown(text: str, outcome: Outcome) -> str:
    """The lines of a text without those that are read within a substitution."""
    if not isinstance(outcome, Complete) or "\n" not in text or len(text) > _LONGEST:
        return text
    hidden: set[int] = set()
    at = line = 0
    for source in _substituted(outcome.program):
        found = text.find(f"({source})", at)
        if found >= 0:
            line += text.count("\n", at, found)
            hidden.update(range(line + 1, line + 1 + source.count("\n")))
            at = found
    return "\n".join([line for number, line in enumerate(text.split("\n")) if number not in hidden])


def _substituted(program: List) -> Iterator[str]:
    """The texts of several lines that run in substitutions, but for those in others."""
    pending: list[object] = [program]
    while pending:
        node = pending.pop()
        if isinstance(node, Substitution | Process):
            if "\n" in node.source and not getattr(node, "late", False):
                yield node.source
        elif isinstance(node, tuple):
            pending += cast("tuple[object, ...]", node)[::-1]


def shown_again(part: Substitution) -> str | None:
    """What bash reads once more as the substitution runs: one that begins with a file."""
    program = part.body[0]
    text = program_text(program) if isinstance(program, List) and not part.late else part.source
    return text if _FILE.match(text) else None
