"""The bodies of here-documents."""

import re

from mirage.shell.tokens import Document

_QUOTES = re.compile(r"\$?'([^']*)'|\$?\"((?:[^\"\\]|\\.)*)\"|\\(.)", re.S)


def delimiter(text: str) -> tuple[str, bool]:
    """A delimiter without its quotes, and whether it had any."""
    text = text.replace("\\\n", "")
    if not any(mark in text for mark in "'\"\\"):
        return text, False
    return _QUOTES.sub(lambda found: found[1] or found[2] or found[3] or "", text), True


def fill(text: str, at: int, document: Document) -> int:
    """Fill ``document`` with the lines from ``at`` to its delimiter; where the text goes on."""
    lines: list[str] = []
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end + 1
        line = text[at:end]
        at = end
        if document.strip:
            line = line.lstrip("\t")
        if line.removesuffix("\n") == document.delimiter:
            document.text = "".join(lines)
            return at
        lines.append(line)
        # A continued line of an expanded body is one line: its second half is no delimiter.
        while not document.literal and _continues(line) and at < len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end + 1
            line = text[at:end]
            lines.append(line)
            at = end
    # As bash has it, the last line ends like the others.
    document.text = "".join(lines) + ("\n" if lines and not lines[-1].endswith("\n") else "")
    document.unended = True
    return at


def _continues(line: str) -> bool:
    body = line.removesuffix("\n")
    return body != line and (len(body) - len(body.rstrip("\\"))) % 2 == 1
