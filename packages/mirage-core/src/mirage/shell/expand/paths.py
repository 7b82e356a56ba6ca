"""The pathnames that a field is a pattern of."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from mirage.keeping import kept
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.glob import Match, Rules, compiled, is_extended, matcher, translate
from mirage.shell.expand.matching import too_hard
from mirage.shell.leaving import Fatal
from mirage.vfs.globs import Wildcards

if TYPE_CHECKING:
    from mirage.shell.state import Shell

_ESCAPED = re.compile(r"\\.", re.DOTALL)
_LISTED = re.compile(r"(?:\\.|\[(?:\[:\w+:\]|[^]])*\]|[^:\\])+", re.DOTALL)

_DOTS = re.compile(r"(?:^|/)\.\.?$")


async def found(pattern: str, text: str, shell: "Shell") -> Sequence[str]:
    """What matches; where nothing does the field stays the text that it is, unless an option says otherwise.

    :raises Fatal: nothing does, under failglob.
    """
    options = shell.session.options
    if not _is_pattern(pattern, "extglob" in options):
        return (text,)
    ignored = shell.session.variables.get("GLOBIGNORE", "")
    try:
        names = await shell.fs.glob(pattern, breathe=shell.breathe, wildcards=_wildcards(options, bool(ignored)))
        if ignored:
            tests = _ignoring(ignored, options)
            names = [name for name in names if not _DOTS.search(name) and not any(test(name) for test in tests)]
    except PatternTooHard as hard:
        raise too_hard(hard) from None
    if names:
        return names
    if "failglob" in options:
        raise Fatal(f"no match: {text}")
    return () if "nullglob" in options else (text,)


def _is_pattern(pattern: str, extended: bool) -> bool:
    """Whether it is one even where it matches nothing: a bracket alone is not."""
    bare = _ESCAPED.sub("", pattern)
    if "*" in bare or "?" in bare or ("[" in bare and bare.rfind("]") > bare.find("[")):
        return True
    return extended and any(mark in bare for mark in ("+(", "@(", "!("))


@lru_cache(64)
def _wildcards(options: frozenset[str], ignoring: bool) -> Wildcards:
    return Wildcards(
        any_depth="globstar" in options,
        dot=ignoring or "dotglob" in options,
        special="!globskipdots" in options,
        ignore_case="nocaseglob" in options,
        extended="extglob" in options,
    )


@kept(16)
def _ignoring(ignored: str, options: frozenset[str]) -> Sequence[Match]:
    """The tests of GLOBIGNORE: what one of them fits is as if it were not there."""
    rules = Rules(slash=True, ignore_case="nocaseglob" in options, extended="extglob" in options)
    return [_ignored_by(pattern, rules) for pattern in _LISTED.findall(ignored)]


def _ignored_by(pattern: str, rules: Rules) -> Match:
    body = pattern.rstrip("*")
    if body == pattern or body.endswith("\\") or is_extended(pattern, rules):
        return matcher(pattern, rules)
    # Only a star at the end passes over slashes.
    found = compiled(f"{translate(body, rules)}.*", rules).fullmatch
    return lambda name: found(name) is not None
