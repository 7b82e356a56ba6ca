"""The bodies of here-documents."""

import re

from mirage.keeping import program
from mirage.shell.syntax.tokens import Document

_QUOTES = re.compile(r"\$?'([^']*)'|\$?\"((?:[^\"\\]|\\.)*)\"|\\(.)", re.S)
_TABS = re.compile(r"^\t+", re.M)


def delimiter(text: str) -> tuple[str, bool]:
    """A delimiter without its quotes, and whether it had any."""
    text = text.replace("\\\n", "")
    if not any(mark in text for mark in "'\"\\"):
        return text, False
    return _QUOTES.sub(lambda found: found[1] or found[2] or found[3] or "", text), True


def fill(text: str, at: int, document: Document) -> int:
    """Fill ``document`` with the lines from ``at`` to its delimiter; where the text goes on."""
    tabs = r"\t*" if document.strip else ""
    ends = program(rf"^{tabs}{re.escape(document.delimiter)}(?:\n|\Z)", re.M)
    # Most lines of a long body are nothing like it, which is told fast.
    near = text.find("\n" + document.delimiter, at - 1) if at and not document.strip else at
    end = ends.search(text, near) if near >= 0 else None
    while end and (not end.group() or (not document.literal and _continued(text, at, end.start()))):
        # A search from beyond the end would begin at the end.
        end = ends.search(text, end.start() + 1) if end.start() < len(text) else None
    body = text[at : end.start() if end else len(text)]
    if document.strip:
        body = _TABS.sub(
            lambda tabs: tabs[0] if not document.literal and _continued(body, 0, tabs.start()) else "", body
        )
    document.text = body
    if end:
        return end.end()
    # As bash has it, the last line ends like the others.
    if body and not body.endswith("\n"):
        document.text += "\n"
    document.unended = True
    return len(text)


def _continued(text: str, begin: int, at: int) -> bool:
    """Whether the line that begins at ``at`` is the second half of the one before it."""
    back = at - 1
    while back > begin and text[back - 1] == "\\":
        back -= 1
    return (at - 1 - back) % 2 == 1 if at > begin else False
