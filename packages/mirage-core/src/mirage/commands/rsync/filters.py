"""The filter rules of rsync: which names take part."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from operator import eq
from typing import NamedTuple

from mirage.commands.spec import Usage

LONGEST = 1024
"""Characters of a pattern."""

_TOKEN = re.compile(r"(\*\*\*?)|(\*)|(\?)|(\[[!^]?\]?[^]]*\])|\\(.)|(.)", re.DOTALL)


class Token(NamedTuple):
    """A part of a pattern: one character that it matches, or any number of those."""

    matches: Callable[[str], bool]
    many: bool = False


class Rule(NamedTuple):
    """``- PATTERN`` or ``+ PATTERN``."""

    includes: bool
    tokens: tuple[Token, ...]
    anchored: bool
    """It begins at the top."""
    whole: bool
    """It is about the path, not about the last part of it."""
    directories: bool
    """It is about directories alone."""

    def fits(self, path: str, *, directory: bool) -> bool:
        """Whether the rule is about this path."""
        if self.directories and not directory:
            return False
        text = "/" + path if self.whole else path.rpartition("/")[2]
        starts = [0]
        if self.whole:
            starts = [1] if self.anchored else [at + 1 for at, letter in enumerate(text) if letter == "/"]
        return _ends(self.tokens, text, starts)


def _ends(tokens: Sequence[Token], text: str, starts: Sequence[int]) -> bool:
    """Whether a match that begins at one of the places ends with the text; no place is tried twice."""
    places = set(starts)
    for token in tokens:
        reached: set[int] = set()
        for place in sorted(places):
            if not token.many:
                if place < len(text) and token.matches(text[place]):
                    reached.add(place + 1)
                continue
            at = place
            while at not in reached:
                reached.add(at)
                if at < len(text) and token.matches(text[at]):
                    at += 1
        places = reached
        if not places:
            return False
    return len(text) in places


class Filters:
    """Rules in order: the first that is about a name decides; where none is, it takes part."""

    __slots__ = ("_rules",)

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    def admits(self, path: str, *, directory: bool) -> bool:
        """Whether a path below the top takes part."""
        for rule in self._rules:
            if rule.fits(path, directory=directory):
                return rule.includes
        return True


def including(pattern: str) -> tuple[Rule, ...]:
    """``--include``"""
    return rules(pattern, includes=True)


def excluding(pattern: str) -> tuple[Rule, ...]:
    """``--exclude``"""
    return rules(pattern, includes=False)


def read(text: str) -> tuple[Rule, ...]:
    """``--filter``: only rules that include or exclude.

    :raises Usage: it is another one.
    """
    found = re.fullmatch(r"([-+]|exclude|include)[ _,]+(.+)", text, re.DOTALL)
    if found is None:
        raise Usage(f"not supported: the filter rule '{text}' (only '- PATTERN' and '+ PATTERN' are)", hint=False)
    return rules(found[2], includes=found[1] in ("+", "include"))


def rules(pattern: str, *, includes: bool) -> tuple[Rule, ...]:
    """The rules of one pattern: ``dir/***`` is about the directory, and about all that is in it.

    :raises Usage: it is too long.
    """
    if len(pattern) > LONGEST:
        raise Usage(f"a pattern of more than {LONGEST} characters", hint=False)
    if pattern.startswith(("- ", "+ ")):
        return rules(pattern[2:], includes=pattern[0] == "+")
    if pattern.endswith("/***"):
        directory = pattern.removesuffix("***")
        return (_rule(directory, includes=includes), _rule(directory + "**", includes=includes))
    return (_rule(pattern, includes=includes),)


def _rule(pattern: str, *, includes: bool) -> Rule:
    bare = pattern.removesuffix("/").removeprefix("/")
    anchored = pattern.startswith("/")
    whole = anchored or "/" in bare or "**" in bare
    tokens = tuple([_token(found) for found in _TOKEN.finditer(bare)])
    return Rule(includes, tokens, anchored, whole, pattern.endswith("/"))


def _token(found: "re.Match[str]") -> Token:
    across, star, single, letters, escaped, plain = found.groups()
    if across:
        return Token(_anything, many=True)
    if star or single:
        return Token(_inside, many=bool(star))
    return Token(_class(letters) if letters else partial(eq, escaped or plain))


def _anything(letter: str) -> bool:
    return bool(letter)


def _inside(letter: str) -> bool:
    """No pattern but ``**`` goes over a slash."""
    return letter != "/"


def _class(text: str) -> Callable[[str], bool]:
    """``[a-z]``, ``[!0-9]``"""
    body = text[1:-1]
    inverted = body[:1] in ("!", "^")
    body = body[1:] if inverted else body
    ranges: list[tuple[str, str]] = []
    at = 0
    while at < len(body):
        if body[at + 1 : at + 2] == "-" and at + 2 < len(body):
            ranges.append((body[at], body[at + 2]))
            at += 3
        else:
            ranges.append((body[at], body[at]))
            at += 1
    return lambda letter: letter != "/" and any(low <= letter <= high for low, high in ranges) is not inverted
