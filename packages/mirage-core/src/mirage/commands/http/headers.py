"""Header lines: found by name, and those that no other host and no log may see."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

Headers = Sequence[tuple[str, str]]

MASK = "[hidden]"
_SECRET = re.compile(r"auth|cookie|token|secret|passw|session|credential|signature|api[-_]?key|access[-_]?key", re.I)
_NAME = re.compile(r"""filename=(?:"((?:\\.|[^"\\])*)"?|([^;]*))""", re.I)
_CODED_NAME = re.compile(r"""filename\*=\s*(?:UTF-8|ISO-8859-1)'[^']*'([^;\s]+)""", re.I)


def is_secret(name: str) -> bool:
    """Whether a header's value is likely to let its holder in."""
    return _SECRET.search(name) is not None


def masked(name: str, value: str) -> str:
    """A header's value as messages may show it."""
    if not is_secret(name) or not value:
        return value
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space and name.lower().endswith("authorization") else MASK


def without_secrets(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What another origin may be told."""
    return [(name, value) for name, value in headers if not is_secret(name)]


def first(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """The value of the first header of this name, in lower case."""
    return next((value for key, value in headers if key.lower() == name), None)


def last(headers: Headers, name: str) -> str | None:
    """The value of the last header of this name, in lower case."""
    return first(reversed(headers), name)


def offered_name(disposition: str, *, coded: bool = False) -> str:
    """The file name that a Content-Disposition offers, without directories; empty where it offers none that will do.

    ``coded``: ``filename*=`` counts too.
    """
    found = _CODED_NAME.search(disposition) if coded else None
    if found is not None:
        name = unquote(found[1])
    else:
        plain = _NAME.search(disposition)
        if plain is None:
            return ""
        name = plain[2].strip() if plain[1] is None else re.sub(r"\\(.)", r"\1", plain[1])
    name = re.split(r"[/\\]", name)[-1]
    return "" if name in ("", ".", "..") or "\0" in name else name
