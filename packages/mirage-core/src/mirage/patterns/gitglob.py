"""The globs of ``.gitignore`` and of ``rg -g``: ``*`` stops at a slash, ``**`` does not, ``{a,b}`` is either."""

import re
from collections.abc import Callable
from typing import TypeAlias

from mirage.keeping import kept
from mirage.patterns.faults import PatternError

Test: TypeAlias = Callable[[str, str], bool]
"""Of a path below where the glob is from, and its last name."""

LONGEST = 4096
_SPECIAL = re.compile(r"[*?\[\]{}\\]")
_ANYWHERE = "**/"


class GlobFault(PatternError):
    """A glob that makes no sense."""

    def __init__(self, glob: str, message: str) -> None:
        super().__init__(f"error parsing glob '{glob}': {message}")


@kept(256)
def tester(glob: str, shown: str, fold: bool) -> Test:
    """What tells whether a path matches; ``shown`` is how the glob was written.

    :raises GlobFault: it makes no sense.
    """
    if len(glob) > LONGEST:
        raise GlobFault(shown[:40] + "...", "the glob is too long")
    quick = None if fold else _quick(glob)
    if quick is not None:
        return quick
    from mirage.patterns.matching import linear_program

    program = linear_program(_Translation(glob, shown).source(), fold)
    if program is None:
        raise GlobFault(shown, "the glob is too intricate")
    found = program.fullmatch
    return lambda path, name: found(path.encode("utf-8", "surrogateescape")) is not None


def _quick(glob: str) -> Test | None:
    """The common shapes: a name, its begin, or its end."""
    body = glob.removeprefix(_ANYWHERE)
    anywhere = body != glob
    core = body.strip("*")
    if _SPECIAL.search(core) or (anywhere and "/" in core):
        return None
    if body == core:
        return (lambda path, name: name == body) if anywhere else (lambda path, name: path == body)
    if not anywhere or not core or "**" in body:
        return None
    if body[0] == "*":
        return (lambda path, name: core in name) if body[-1] == "*" else (lambda path, name: name.endswith(core))
    return lambda path, name: name.startswith(core)


class _Translation:
    """A glob as RE2 writes it."""

    def __init__(self, glob: str, shown: str) -> None:
        self._glob = glob
        self._shown = shown
        self._at = 0
        self._open = False

    def source(self) -> str:
        parts: list[str] = []
        glob = self._glob
        while self._at < len(glob):
            char = glob[self._at]
            self._at += 1
            parts.append(self._part(char))
        if self._open:
            raise GlobFault(self._shown, "unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)")
        return "(?s)" + "".join(parts)

    def _part(self, char: str) -> str:
        glob = self._glob
        if char == "*":
            return self._stars()
        if char == "?":
            return "[^/]"
        if char == "[":
            return self._set()
        if char == "/" and glob.startswith("/**/", self._at - 1):
            self._at += 3
            while glob.startswith("**/", self._at):
                self._at += 3
            return "/.*" if self._at == len(glob) else "(?:/|/.*/)"
        if char == "{":
            if self._open:
                raise GlobFault(self._shown, "nested alternate groups are not allowed")
            self._open = True
            return "(?:"
        if char == "}" and self._open:
            self._open = False
            return ")"
        if char == "," and self._open:
            return "|"
        if char == "\\":
            if self._at == len(glob):
                raise GlobFault(self._shown, "dangling '\\'")
            char = glob[self._at]
            self._at += 1
        if char == "/" and glob[self._at :] == "**":
            self._at = len(glob)
            return "/.*"
        return _escaped(char)

    def _stars(self) -> str:
        begins = self._at == 1
        if begins and self._glob.startswith("*/", self._at):
            self._at += 2
            while self._glob.startswith("**/", self._at):
                self._at += 3
            return "(?:/?|.*/)"
        if begins and self._glob == "**":
            self._at = 2
            return ".*"
        while self._glob.startswith("*", self._at):
            self._at += 1
        return "[^/]*"

    def _set(self) -> str:
        glob = self._glob
        negated = glob[self._at : self._at + 1] in ("!", "^") and self._at < len(glob)
        self._at += negated
        members: list[str] = []
        first = True
        while True:
            if self._at >= len(glob):
                raise GlobFault(self._shown, "unclosed character class; missing ']'")
            char = glob[self._at]
            self._at += 1
            if char == "]" and not first:
                break
            first = False
            if glob.startswith("-", self._at) and self._at + 1 < len(glob) and glob[self._at + 1] != "]":
                high = glob[self._at + 1]
                self._at += 2
                if high < char:
                    raise GlobFault(self._shown, f"invalid range; '{char}' > '{high}'")
                members.append(f"{_escaped(char)}-{_escaped(high)}")
            else:
                members.append(_escaped(char))
        body = "".join(members)
        return f"[^{body}/]" if negated else f"[{body}]"


def _escaped(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "."
    return char if char.isalnum() and char.isascii() else f"\\x{{{ord(char):x}}}"
