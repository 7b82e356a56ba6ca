"""Which paths are passed over: the globs of ignore files and of ``-g``, the last one that matches decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mirage.patterns.gitglob import Test, tester

Verdict: TypeAlias = Literal["skip", "keep"]
MOST = 20_000
"""Globs of one file that are read."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One glob."""

    test: Test
    verdict: Verdict
    directories: bool
    """It is about directories only."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The globs of one file, or of the command line; ``base`` is the directory that their paths begin at."""

    base: str
    """With a slash at its end."""
    rules: tuple[Rule, ...]

    def verdict(self, path: str, name: str, *, directory: bool) -> Verdict | None:
        """What the last glob that matches says of an absolute path."""
        below = path.removeprefix(self.base)
        for rule in reversed(self.rules):
            if (directory or not rule.directories) and rule.test(below, name):
                return rule.verdict
        return None


def rule(text: str, *, fold: bool = False) -> Rule | None:
    """The rule of one line; None for one that says nothing.

    :raises mirage.patterns.faults.PatternError: it makes no sense.
    """
    line = text if text.endswith("\\ ") else text.rstrip()
    if not line or line.startswith("#"):
        return None
    verdict: Verdict = "skip"
    if line.startswith(("\\!", "\\#")):
        line = line[1:]
    elif line.startswith("!"):
        verdict, line = "keep", line[1:]
    anchored = line.startswith("/")
    line = line.removeprefix("/")
    directories = line.endswith("/")
    line = line.removesuffix("/")
    glob = line
    if not anchored and "/" not in line and line != "**":
        glob = f"**/{line}"
    if glob.endswith("/**"):
        glob += "/*"
    return Rule(tester(glob, text, fold), verdict, directories)


def rules(base: str, lines: Iterable[str], *, fold: bool = False) -> tuple[Rules, list[str]]:
    """The rules of an ignore file, and what is wrong in it, each with the number of its line."""
    found: list[Rule] = []
    wrong: list[str] = []
    for number, line in enumerate(lines, 1):
        if number > MOST:
            wrong.append(f"line {number}: too many globs")
            break
        try:
            made = rule(line, fold=fold)
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
            continue
        if made is not None:
            found.append(made)
    return Rules(base, tuple(found)), wrong


class Overrides:
    """The globs of ``-g``: a path is searched if one matches it, and not if one with ``!`` does."""

    __slots__ = ("_any", "_rules")

    def __init__(self, base: str, globs: Iterable[tuple[str, bool]]) -> None:
        found = [made for text, fold in globs if (made := rule(text, fold=fold)) is not None]
        self._rules = Rules(base, tuple(found))
        self._any = any(each.verdict == "skip" for each in found)
        """Whether any is given that wants paths."""

    def verdict(self, path: str, name: str, *, directory: bool) -> Verdict | None:
        """What the command line says of a path: the sense of ``!`` is the opposite of that in an ignore file."""
        found = self._rules.verdict(path, name, directory=directory)
        if found is None:
            return "skip" if self._any and not directory else None
        return "keep" if found == "skip" else "skip"
