"""Shell patterns (``*.[ch]``): one translation to ``re``, in time linear in the text for each star."""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from mirage.keeping import kept, program
from mirage.patterns.classes import ASCII, for_str
from mirage.patterns.faults import PatternTooHard

Match: TypeAlias = Callable[[str], bool]

STARS = 4096
"""The most stars of one pattern: what lies between two takes a while to be compiled."""
LONGEST = 50_000
"""The longest source that ``re`` is given: names are shorter, and classes take a while."""
SETS = 1 << 16
"""Characters of brackets that are read."""

_MAGIC = re.compile(r"[*?\[\\]|[+@!]\(")
_GROUP = re.compile(r"[?*+@!]\(")


class Rules(NamedTuple):
    """What fnmatch's flags say, and what bash's options add."""

    slash: bool = False
    """A slash is matched by a slash only (FNM_PATHNAME)."""
    dot: bool = False
    """A leading dot is matched by a dot only (FNM_PERIOD)."""
    ignore_case: bool = False
    escapes: bool = True
    """A backslash quotes what follows."""
    extended: bool = False
    """``?(..)``, ``*(..)``, ``+(..)``, ``@(..)`` and ``!(..)`` are patterns (extglob)."""


PLAIN = Rules()
EXTENDED = Rules(extended=True)


def has_magic(pattern: str) -> bool:
    """Whether ``pattern`` can match anything but itself."""
    return _MAGIC.search(pattern) is not None


def is_extended(pattern: str, rules: Rules) -> bool:
    """Whether there is a group in ``pattern`` (``patterns.extended``) and the rules know of such."""
    return rules.extended and "(" in pattern and _GROUP.search(pattern) is not None


def matches(pattern: str, text: str, rules: Rules = PLAIN) -> bool:
    """Whether ``pattern`` matches all of ``text``."""
    return matcher(pattern, rules)(text)


@kept(256)
def matcher(pattern: str, rules: Rules = PLAIN) -> Match:
    """The test for ``pattern``; the common shapes need no ``re``.

    :raises PatternTooHard: its classes make too much of it.
    """
    if is_extended(pattern, rules):
        from mirage.patterns import extended

        return lambda text: extended.matches(pattern, text, rules)
    if not rules.dot and not rules.slash:
        quick = None if rules.ignore_case else _quick(pattern)
        if quick is not None:
            return quick
        from mirage.patterns.between import between

        return between(pattern, rules).whole
    found = compiled(translate(pattern, rules), rules).fullmatch
    return lambda text: found(text) is not None


def compiled(source: str, rules: Rules) -> re.Pattern[str]:
    """The program of what ``translate`` wrote.

    :raises PatternTooHard: it would take too long.
    """
    if len(source) > LONGEST or source.count("(?>") > STARS:
        raise PatternTooHard("pattern too long")
    return program(source, re.DOTALL | re.IGNORECASE if rules.ignore_case else re.DOTALL)


def _quick(pattern: str) -> Match | None:
    body = pattern.strip("*")
    if _MAGIC.search(body):
        return None
    if not body:
        return (lambda text: True) if pattern else (lambda text: not text)
    if pattern[0] == "*":
        if pattern[-1] == "*":
            return lambda text: body in text
        return lambda text: text.endswith(body)
    if pattern[-1] == "*":
        return lambda text: text.startswith(body)
    return lambda text: text == body


def translate(pattern: str, rules: Rules = PLAIN) -> str:
    """The source of a regular expression (to be matched in full, with DOTALL) that means the same.

    Between two stars stands an atomic group: the first place where the part in between fits is as good as any
    later one, so that nothing is ever tried twice.
    """
    components: list[list[list[str]]] = [[[]]]
    at = 0
    wild = "[^/]" if rules.slash else "."
    starts = True
    sets = Sets(pattern, rules)
    while at < len(pattern):
        char = pattern[at]
        at += 1
        parts = components[-1]
        guard = "(?!\\.)" if starts and rules.dot else ""
        starts = False
        if char == "*":
            parts[-1].append(guard)
            while at < len(pattern) and pattern[at] == "*":
                at += 1
            parts.append([])
            continue
        if char == "?":
            parts[-1].append(guard + wild)
            continue
        if char == "[":
            source, at = sets.read(at)
            parts[-1].append(guard + source if source else "\\[")
            continue
        if char == "\\" and rules.escapes and at < len(pattern):
            char = pattern[at]
            at += 1
        if char == "/" and rules.slash:
            components.append([[]])
            starts = True
        else:
            parts[-1].append(re.escape(char))
    return "/".join(_assembled(parts, wild) for parts in components)


def _assembled(parts: list[list[str]], wild: str) -> str:
    first, *rest = ["".join(part) for part in parts]
    if not rest:
        return first
    last = rest.pop()
    # What is behind the last star has a width: it can only be at the end.
    ending = f"{wild}{{{len(parts[-1])},}}+(?<={last})" if last else f"{wild}*"
    return first + "".join(f"(?>{wild}*?{part})" for part in rest) + ending


class Sets:
    """The sets of one pattern: a bracket without its end is looked for to the end, which must not be done often."""

    __slots__ = ("_last", "_looked", "_pattern", "_rules")

    def __init__(self, pattern: str, rules: Rules) -> None:
        self._pattern = pattern
        self._rules = rules
        self._last = pattern.rfind("]")
        self._looked = 0

    def read(self, at: int) -> tuple[str, int]:
        """As ``bracket``.

        :raises PatternTooHard: so many characters of brackets were read.
        """
        if at > self._last:
            return "", at
        source, end = bracket(self._pattern, at, self._rules)
        self._looked += (end if source else len(self._pattern)) - at
        if self._looked > SETS:
            raise PatternTooHard("pattern too long")
        return source, end


def bracket(pattern: str, at: int, rules: Rules) -> tuple[str, int]:
    """The source of the set that begins behind ``[``, and where it ends; empty where it is no set."""
    start = at
    negated = pattern[at : at + 1] in ("!", "^") and at < len(pattern)
    if negated:
        at += 1
    items: list[str] = []
    classes: list[str] = []
    first = True
    while at < len(pattern) and (first or pattern[at] != "]"):
        first = False
        if pattern.startswith("[:", at):
            end = pattern.find(":]", at + 2)
            if end < 0:
                at += 1
                continue
            name = pattern[at + 2 : end].replace("\\", "")
            if name in ASCII:  # One that nobody knows has no members.
                classes.append(for_str(name))
            at = end + 2
            continue
        low, at = _member(pattern, at, rules)
        if pattern[at : at + 1] == "-" and pattern[at + 1 : at + 2] not in ("]", ""):
            high, at = _member(pattern, at + 1, rules)
            if low <= high:
                items.append(f"{re.escape(low)}-{re.escape(high)}")
            continue
        items.append(re.escape(low))
    if at >= len(pattern) or (rules.slash and "/" in pattern[start:at]):
        return "", start
    if classes and rules.ignore_case:
        # Classes know no other case than the one they name.
        others = f"|[{''.join(items)}]" if items else ""
        member = f"(?-i:[{''.join(classes)}]){others}"
        return f"(?!{member}{'|/' if rules.slash else ''})." if negated else f"(?:{member})", at + 1
    return _bracketed("".join(items + classes), negated, rules.slash), at + 1


def _bracketed(body: str, negated: bool, slash: bool) -> str:
    if negated:
        return f"[^{body}{'/' if slash else ''}]" if body or slash else "."
    if not body:
        return "(?!)"
    return f"(?!/)[{body}]" if slash else f"[{body}]"


def _member(pattern: str, at: int, rules: Rules) -> tuple[str, int]:
    char = pattern[at]
    if char == "\\" and rules.escapes and at + 1 < len(pattern):
        return pattern[at + 1], at + 2
    if char == "[" and pattern[at + 1 : at + 2] in (".", "="):
        mark = pattern[at + 1]
        end = pattern.find(mark + "]", at + 2)
        if end == at + 3:
            return pattern[at + 2], end + 2
    return char, at + 1
