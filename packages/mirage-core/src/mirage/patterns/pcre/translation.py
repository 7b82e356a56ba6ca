"""One expression, read from left to right."""

import re
from collections.abc import Callable
from typing import Final

from mirage.patterns.faults import PatternError
from mirage.patterns.pcre import groups, sets
from mirage.patterns.pcre.brackets import bracket, edge
from mirage.patterns.pcre.counts import QUANTIFIER, bounds
from mirage.patterns.pcre.escapes import LACKING, cased, character, escaped, prop
from mirage.patterns.pcre.groups import Group, unsupported
from mirage.patterns.pcre.lengths import LONGEST, Length
from mirage.patterns.pcre.reading import Reader

_WORD: Final = "[0-9A-Z_a-z]"
_BEGINS: Final = f"(?<!{_WORD})(?={_WORD})"
_ENDS: Final = f"(?<={_WORD})(?!{_WORD})"
_EDGES: Final = {
    "b": f"(?:{_ENDS}|{_BEGINS})",
    "B": f"(?:(?<={_WORD})(?={_WORD})|(?<!{_WORD})(?!{_WORD}))",
    "A": "\\A",
    "Z": "(?=\n?\\z)",
    "z": "\\z",
    "G": "\\G",
}
_NO_GROUP: Final = "reference to non-existent subpattern"
_NOT_FIXED: Final = "lookbehind assertion is not fixed length"
_QUOTED: Final = re.compile(r"\\Q(.*?)(?:\\E|$)|\\E", re.DOTALL)
_SPACE: Final = re.compile(r"(?:[ \t-\r]|#[^\n]*)+")
_COMMENT: Final = re.compile(r"\(\?#[^)]*")
_NUMBER: Final = re.compile(r"([+-]?)([0-9]+)")
_PLAIN: Final = re.compile(r"[1-9][0-9]*")
_GROUPS: Final = 65535
_CLOSERS: Final = {"<": ">", "'": "'", "{": "}"}

Part = str | Callable[[], str]
"""What is written; where groups must all be known first, what says it."""
Target = int | str
"""A group's number or name."""


def translated(text: str, *, ignore_case: bool, lines: bool) -> str:
    """The same expression for ``regex``; ``lines``: ``^`` and ``$`` are those of lines, not of the text.

    :raises PatternError: in PCRE2's words.
    """
    given = frozenset(letter for letter, chosen in (("i", ignore_case), ("m", lines)) if chosen)
    return _Translation(text, given).whole()


class _Translation:
    def __init__(self, text: str, options: frozenset[str]) -> None:
        self._reader = Reader(text)
        self._repeatable = False
        """Whether a quantifier may come next."""
        self._count = 0
        self._names: dict[str, int] = {}
        self._open = [Group("", options)]
        """The groups that are open, after the whole."""
        self._behind: list[set[Length]] = []
        """The lengths of what is looked back at."""
        self._fixed: dict[int, Length] = {}
        """Those of groups that are closed."""
        self._shared = False
        """Whether groups may have a number in common: then none is as long as another."""
        self._sought: list[Target] = []
        """The groups that are looked back at by reference."""

    def whole(self) -> str:
        parts: list[Part] = []
        while not self._reader.ended:
            parts.append(self._next())
        if len(self._open) > 1:
            raise PatternError("missing closing parenthesis")
        parts.append(")" * self._open[0].scopes)
        self._look_back()
        return "".join(part if isinstance(part, str) else part() for part in parts)

    @property
    def _group(self) -> Group:
        return self._open[-1]

    def _look_back(self) -> None:
        for target in self._sought:
            if self._shared or self._fixed.get(self._known(target)) is None:
                raise PatternError(_NOT_FIXED)
        for each in self._behind:
            if None in each:
                raise PatternError(_NOT_FIXED)
            if max(length or 0 for length in each) > LONGEST:
                raise PatternError("lookbehind assertion is too long")

    def _next(self) -> Part:
        reader = self._reader
        if (found := reader.take(_QUOTED)) is not None:
            return "".join(self._one(escaped(char)) for char in found[1] or "")
        if "x" in self._group.options and reader.take(_SPACE) is not None:
            return ""
        if (found := reader.take(QUANTIFIER)) is not None:
            return self._quantifier(found)
        char = reader.text[reader.at]
        if char == "(":
            return self._opening()
        if char == "[":
            return self._bracket()
        reader.at += 1
        if char == "\\":
            return self._escape()
        if char == ")":
            return self._closing()
        if char == "|":
            return self._alternative()
        if char in "^$":
            ends = char == "$" and "m" not in self._group.options
            return self._one("\\z" if ends else char, 0, repeatable=False)
        return self._one("\\{" if char == "{" else escaped(char) if char in " #" else char)

    def _one(self, written: str, length: Length = 1, *, repeatable: bool = True) -> str:
        """One item that is written so."""
        self._repeatable = repeatable
        self._group.lengths.add(length)
        return written

    def _quantifier(self, found: "re.Match[str]") -> str:
        sign, manner = found[1], found[5]
        times = bounds(found)
        if not self._repeatable:
            raise PatternError("quantifier does not follow a repeatable item")
        self._repeatable = False
        self._group.lengths.repeat(*times)
        if "U" in self._group.options and manner != "+":
            manner = "" if manner else "?"
        return f"{sign}{manner}"

    def _bracket(self) -> str:
        if (side := edge(self._reader)) is not None:
            return self._one(_BEGINS if side == "<" else _ENDS, 0, repeatable=False)
        return self._one(bracket(self._reader))

    def _alternative(self) -> str:
        group = self._group
        self._repeatable = False
        group.lengths.alternative()
        group.branches += 1
        if group.opening == "(?|":
            group.most = max(group.most, self._count)
            self._count = group.first
        closed, group.scopes = group.scopes, min(group.scopes, 1)
        return f"{')' * closed}|{group.scope if closed else ''}"

    def _closing(self) -> Part:
        if len(self._open) == 1:
            raise PatternError("unmatched closing parenthesis")
        group = self._open.pop()
        self._repeatable = True
        self._group.lengths.add(0 if group.around else group.lengths.one, around=group.around)
        if group.number is not None:
            self._fixed[group.number] = group.lengths.one
        if group.behind:
            self._behind.append(group.lengths.all)
        self._count = max(group.most, self._count)
        closed = ")" * (group.scopes + 1)
        if group.condition and group.branches > 2:
            return _late("conditional subpattern contains more than two branches")
        return closed

    def _push(self, opening: str, *, condition: bool = False) -> Group:
        if len(self._open) > groups.DEEPEST:
            raise PatternError("parentheses are too deeply nested")
        self._repeatable = False
        self._open.append(Group(opening, self._group.options, condition=condition, first=self._count))
        return self._group

    def _opening(self) -> Part:
        reader = self._reader
        if reader.text.startswith("(*", reader.at) and (found := groups.verb(reader)) is not None:
            return self._push(found[0]).opening if found[1] else self._one(found[0], 0, repeatable=False)
        if reader.take(_COMMENT) is not None:
            if not reader.skip(")"):
                raise PatternError("missing ) after (?# comment")
            return ""
        for simple in groups.SIMPLE:
            if reader.skip(simple):
                self._shared |= simple == "(?|"
                return self._push(simple).opening
        if reader.skip("(?("):
            return self._condition()
        if reader.skip("(?P"):
            return self._python()
        for quote in "<'":
            if reader.skip(f"(?{quote}"):
                return self._capture(groups.name(reader, _CLOSERS[quote]))
        if reader.text.startswith("(?", reader.at):
            return self._call_or_options()
        reader.at += 1
        return self._push("(?:").opening if "n" in self._group.options else self._capture()

    def _capture(self, name: str | None = None) -> str:
        self._count += 1
        if name is not None and self._names.setdefault(name, self._count) != self._count:
            raise PatternError("two named subpatterns have the same name (PCRE2_DUPNAMES not set)")
        self._push("(").number = self._count
        return "("

    def _python(self) -> Part:
        reader = self._reader
        if reader.ended:
            raise PatternError("missing closing parenthesis")
        sign = reader.char()
        if sign == "<":
            return self._capture(groups.name(reader, ">"))
        if sign not in "=>":
            raise PatternError("unrecognized character after (?P")
        return self._reference(groups.name(reader, ")"), call=sign == ">")

    def _call_or_options(self) -> Part:
        reader = self._reader
        begin, following = reader.at, reader.text[reader.at + 2 : reader.at + 3]
        reader.at += 2
        if following == "R":
            reader.at += 1
            if not reader.skip(")"):
                raise PatternError("(?R (recursive pattern call) must be followed by a closing parenthesis")
            return self._one("(?R)", None)
        if reader.skip("&"):
            return self._reference(groups.name(reader, ")"), call=True)
        if following == "C":
            raise unsupported("(?C")
        number = self._number()
        if number is not None:
            if not reader.skip(")"):
                raise PatternError("missing closing parenthesis")
            return self._reference(number, call=True)
        if following == "+":
            raise PatternError("digit expected after (?+ or (?-")
        reader.at = begin
        return self._options()

    def _options(self) -> str:
        chosen, opens = groups.options(self._reader, self._group.options)
        if opens:
            self._push("(?:").options = chosen
            return self._group.scope
        self._repeatable = False
        self._group.options = chosen
        self._group.scopes += 1
        return self._group.scope

    def _condition(self) -> Part:
        reader = self._reader
        if reader.text.startswith("?", reader.at):
            reader.at -= 1
            if not reader.text.startswith(groups.AROUND, reader.at):
                raise PatternError("assertion expected after (?( or (?(?C)")
            return self._push("(?", condition=True).opening
        if reader.skip("DEFINE)"):
            return self._push("(?(DEFINE)").opening
        if reader.text.startswith(("R)", "R&", "VERSION"), reader.at):
            raise unsupported("(?(R) or (?(VERSION)")
        if reader.ended:
            raise PatternError("missing closing parenthesis")
        target: Target | None = self._number()
        if target is None:
            quoted = reader.text[reader.at] in "<'"
            target = groups.name(reader, _CLOSERS[reader.char()] if quoted else ")")
            reader.at -= not quoted
        if not reader.skip(")"):
            raise PatternError("missing closing parenthesis for condition")
        self._push("(?", condition=True)
        return lambda: f"(?({self._known(target)})"

    def _number(self) -> int | None:
        """The number of a group that comes here."""
        found = self._reader.take(_NUMBER)
        if found is None:
            return None
        number = int(found[2][:9])
        if number > _GROUPS:
            raise PatternError("subpattern number is too big")
        if found[1] == "+":
            return self._count + number
        if found[1] == "-" and number > self._count:
            raise PatternError(_NO_GROUP)
        return self._count + 1 - number if found[1] else number

    def _known(self, target: Target) -> int:
        number = self._names.get(target, 0) if isinstance(target, str) else target
        if not 0 < number <= self._count:
            raise PatternError(_NO_GROUP)
        return number

    def _reference(self, target: Target, *, call: bool = False) -> Part:
        """To what a group holds, or to the group itself."""
        if call and target == 0:
            return self._one("(?R)", None)
        if any(group.behind for group in self._open):
            self._sought.append(target)
        self._one("", None if any(group.number == target for group in self._open) else 0)
        return lambda: f"(?{self._known(target)})" if call else f"(?:\\g<{self._known(target)}>)"

    def _escape(self) -> Part:
        reader = self._reader
        if reader.ended:
            raise PatternError("\\ at end of pattern")
        if (found := _PLAIN.match(reader.text, reader.at)) is not None and self._refers(found[0]):
            number = self._number()
            assert number is not None
            return self._reference(number)
        if (found_property := prop(reader)) is not None:
            return self._one(cased(found_property) if "i" in self._group.options else found_property)
        letter = reader.text[reader.at]
        if letter in "gk" and (reference := self._by_letter(letter)) is not None:
            return reference
        if (found_set := sets.named(letter)) is not None:
            reader.at += 1
            return self._one(f"[{found_set}]")
        if letter in _EDGES:
            reader.at += 1
            return self._one(_EDGES[letter], 0, repeatable=False)
        return self._special(letter) or self._one(escaped(character(reader)))

    def _refers(self, digits: str) -> bool:
        """Whether these are a group's number, no character's."""
        return len(digits) == 1 or digits[0] in "89" or int(digits[:9]) <= self._count

    def _by_letter(self, letter: str) -> Part | None:
        """The reference that comes here with ``\\g`` or ``\\k``."""
        reader = self._reader
        opened = reader.text[reader.at + 1 : reader.at + 2]
        if letter == "k" and opened not in tuple("<'{"):
            return None
        reader.at += 1
        close = _CLOSERS.get(opened)
        reader.at += close is not None
        number = self._number() if letter == "g" else None
        if number is None and close is None:
            raise PatternError(LACKING["g"])
        if number is not None and close is not None and not reader.skip(close):
            raise PatternError(LACKING["g"])
        target = number if number is not None else groups.name(reader, close or "")
        return self._reference(target, call=letter == "g" and opened in ("<", "'"))

    def _special(self, letter: str) -> Part | None:
        """What comes here if its letter stands for no one character."""
        reader = self._reader
        if letter == "N" and _named_character(reader):
            return None
        if letter not in "CKNRX":
            return None
        reader.at += 1
        if letter == "C":
            raise unsupported("\\C")
        if letter == "K":
            self._one("", 0, repeatable=False)
            inside = any(group.around for group in self._open)
            fault = "\\K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)"
            return _late(fault) if inside else "\\K"
        if letter == "N":
            return self._one("[^\n]")
        return self._one("\\X" if letter == "X" else f"(?:\r\n|[{sets.span(sets.SETS['v'])}])", None)


def _named_character(reader: Reader) -> bool:
    """Whether the brace after ``\\N`` is no quantifier's."""
    return reader.text.startswith("N{", reader.at) and QUANTIFIER.match(reader.text, reader.at + 1) is None


def _late(fault: str) -> Callable[[], str]:
    """A fault that is told after all that is found while reading."""

    def tell() -> str:
        raise PatternError(fault)

    return tell
