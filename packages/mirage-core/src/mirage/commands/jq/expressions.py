"""Regular expressions as Oniguruma reads them in Perl's syntax, for RE2 and, beyond it, for a backtracking engine."""

import re
from typing import NamedTuple

LONGEST = 16_384
"""Characters of an expression."""

_FLAGS = re.compile(r"\(\?([imsx]*)(?:-([imsx]*))?([:)])")
_NAMED = re.compile(r"\(\?P?<([A-Za-z_]\w*)>")
_INTERVAL = re.compile(r"\{(\d+)(,(\d*))?\}")
_POSIX = re.compile(r"\[:(\^?)([a-z]+):\]")
_CODE = re.compile(r"x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{1,2})|(0[0-7]{0,2})")
_PROPERTY = re.compile(r"[pP](?:\{(\^?\w+)\}|([A-Za-z]))")
_MOST = 1000
"""Repetitions that RE2 takes."""
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b"}
_SETS = {
    "d": r"\p{Nd}",
    "w": r"\p{L}\p{M}\p{N}\p{Pc}",
    "s": r"\t\n\x0b\f\r \x{85}\p{Z}",
}
_POSIX_SETS = {
    "alpha": r"\p{L}\p{M}",
    "digit": r"\p{Nd}",
    "alnum": r"\p{L}\p{M}\p{Nd}",
    "upper": r"\p{Lu}",
    "lower": r"\p{Ll}",
    "space": _SETS["s"],
    "word": _SETS["w"],
    "punct": r"\p{P}$+<=>^`|~",
    "blank": r" \t\p{Zs}",
    "cntrl": r"\p{Cc}",
    "xdigit": "0-9A-Fa-f",
    "ascii": r"\x00-\x7f",
}


class BadExpression(ValueError):
    """An expression that is none."""


class Expression(NamedTuple):
    """The same expression twice."""

    linear: str | None
    """For RE2; None where that cannot say it."""
    full: str
    """For the ``regex`` package."""
    names: tuple[str | None, ...]
    """Of the groups, in order."""
    words: bool
    """Whether it asks for the edges of words: RE2 knows only those of ASCII."""
    ends: bool
    """Whether it asks for the end of the text: a line feed may stand behind it."""


def read(source: str, *, extended: bool = False) -> Expression:
    """The expression in the notations of both engines.

    :raises BadExpression: it is none; in Oniguruma's words.
    """
    if len(source) > LONGEST:
        raise BadExpression(f"expression longer than {LONGEST}")
    return _Reader(source, extended).read()


class _Reader:
    def __init__(self, source: str, extended: bool) -> None:
        self._source = source
        self._at = 0
        self._extended = extended
        self._linear: list[str] = []
        self._full: list[str] = []
        self._expressible = True
        self._names: list[str | None] = []
        self._groups: list[int] = []
        """Where the groups that are open begin."""
        self._atom: int | None = None
        """Where in both lists the last thing that can be repeated begins."""
        self._quantified = False
        self._words = self._ends = False

    def read(self) -> Expression:
        """Both notations."""
        while self._at < len(self._source):
            self._next()
        if self._groups:
            raise BadExpression("end pattern with unmatched parenthesis")
        linear = "".join(self._linear) if self._expressible else None
        return Expression(linear, "".join(self._full), tuple(self._names), self._words, self._ends)

    def _emit(self, linear: str | None, full: str | None = None, *, repeatable: bool = True) -> None:
        self._atom = len(self._full) if repeatable else None
        self._quantified = False
        if linear is None:
            self._expressible = False
        self._linear.append(linear or "")
        self._full.append(full if full is not None else linear or "")

    def _next(self) -> None:
        letter = self._source[self._at]
        if self._extended and letter.isspace():
            self._at += 1
        elif self._extended and letter == "#":
            end = self._source.find("\n", self._at)
            self._at = len(self._source) if end < 0 else end + 1
        elif letter == "\\":
            self._escape()
        elif letter == "[":
            self._class()
        elif letter == "(":
            self._group()
        elif letter == ")":
            self._close()
        elif letter in "*+?" or (letter == "{" and _INTERVAL.match(self._source, self._at)):
            self._quantifier()
        else:
            self._at += 1
            self._plain(letter)

    def _plain(self, letter: str) -> None:
        if letter == "^":
            self._emit("^")
        elif letter == "$":
            self._ends = True
            self._emit("$")
        elif letter == ".":
            self._emit(".")
        elif letter == "|":
            self._emit("|", repeatable=False)
        else:
            self._emit(re.escape(letter))

    # Escapes

    def _escape(self) -> None:
        rest = self._source[self._at + 1 :]
        if not rest:
            raise BadExpression("end pattern at escape")
        letter = rest[0]
        if letter == "Q":
            quoted, mark, _ = rest[1:].partition("\\E")
            self._at += 2 + len(quoted) + len(mark)
            for each in quoted:
                self._emit(re.escape(each))
            return
        if (found := _CODE.match(rest)) or (found := _PROPERTY.match(rest)):
            self._at += 1 + found.end()
            self._emit(*self._coded(found))
            return
        self._at += 2
        if letter in _PLAIN:
            self._emit(re.escape(_PLAIN[letter]))
        elif letter.lower() in _SETS:
            sets = _SETS[letter.lower()]
            self._emit(f"[{'^' if letter.isupper() else ''}{sets}]", f"\\{letter}")
        elif letter in "bB":
            self._words = True
            self._emit(f"\\{letter}")
        elif letter == "A":
            self._emit("\\A")
        elif letter == "z":
            self._emit("\\z", "\\Z")
        elif letter == "Z":
            self._ends = True
            self._emit("\\z", r"(?=\n?\Z)")
        elif letter.isdigit():
            self._reference(letter)
        elif letter == "k":
            self._named_reference()
        elif letter in "GKRX":
            self._emit(None, f"\\{letter}")
        else:
            self._emit(re.escape(letter))

    def _coded(self, found: "re.Match[str]") -> tuple[str, str]:
        if found.re is _PROPERTY:
            name = found[1] or found[2]
            negative = (found[0][0] == "P") != name.startswith("^")
            name = name.lstrip("^")
            text = f"\\{'P' if negative else 'p'}{{{_PROPERTIES.get(name.lower(), name)}}}"
            return text, text
        digits = found[1] or found[2]
        code = int(digits, 16) if digits else int(found[3], 8)
        if code > 0x10FFFF:
            raise BadExpression("too big wide-char value")
        return re.escape(chr(code)), re.escape(chr(code))

    def _reference(self, digit: str) -> None:
        while self._at < len(self._source) and self._source[self._at].isdigit():
            digit += self._source[self._at]
            self._at += 1
        if int(digit) > len(self._names):
            raise BadExpression("invalid backref number/name")
        self._emit(None, f"(?:\\{int(digit)})")

    def _named_reference(self) -> None:
        found = re.compile(r"<(\w+)>").match(self._source, self._at)
        if found is None:
            raise BadExpression("invalid backref number/name")
        self._at = found.end()
        if found[1] not in self._names:
            raise BadExpression(f"undefined name <{found[1]}> reference")
        self._emit(None, f"(?P={found[1]})")

    # Groups

    def _group(self) -> None:
        named = _NAMED.match(self._source, self._at)
        flags = _FLAGS.match(self._source, self._at)
        rest = self._source[self._at + 1 : self._at + 4]
        begin = len(self._full)
        if named:
            self._names.append(named[1])
            self._open("(", f"(?P<{named[1]}>", named.end(), begin)
        elif flags:
            self._flags(flags, begin)
        elif rest.startswith("?#"):
            end = self._source.find(")", self._at)
            if end < 0:
                raise BadExpression("end pattern in group")
            self._at = end + 1
        elif rest.startswith(("?=", "?!", "?>", "?<=", "?<!")):
            opening = self._source[self._at : self._at + (4 if rest.startswith("?<") else 3)]
            self._open(None, opening, self._at + len(opening), begin)
        elif rest.startswith("?"):
            raise BadExpression("undefined group option" if len(rest) > 1 else "end pattern in group")
        else:
            self._names.append(None)
            self._open("(", "(", self._at + 1, begin)

    def _open(self, linear: str | None, full: str, at: int, begin: int) -> None:
        self._emit(linear, full, repeatable=False)
        self._groups.append(begin)
        self._at = at

    def _flags(self, found: "re.Match[str]", begin: int) -> None:
        on, off, end = found[1], found[2] or "", found[3]
        self._at = found.end()
        if "x" in on or "x" in off:
            self._extended = "x" in on
            on, off = on.replace("x", ""), off.replace("x", "")
        text = on + (f"-{off}" if off else "")
        if end == ":":
            self._open(f"(?{text}:", f"(?{text}:", self._at, begin)
        elif text:
            # To the end of the group around it.
            rest = self._source.startswith("", self._at)
            self._emit(f"(?{text})" if rest else "", f"(?{text})", repeatable=False)

    def _close(self) -> None:
        if not self._groups:
            raise BadExpression("unmatched close parenthesis")
        begin = self._groups.pop()
        self._at += 1
        self._emit(")")
        self._atom = begin

    def _quantifier(self) -> None:
        if self._atom is None:
            raise BadExpression("target of repeat operator is not specified")
        found = _INTERVAL.match(self._source, self._at)
        if self._quantified:
            self._wrap(self._atom)
        text = found[0] if found else self._source[self._at]
        self._at += len(text)
        if found and max(int(found[1]), int(found[3] or 0)) > _MOST:
            self._expressible = False
            if max(int(found[1]), int(found[3] or 0)) > 100_000:
                raise BadExpression("too big number for repeat range")
        follow = self._source[self._at : self._at + 1]
        if follow == "?" and not (found and not found[2]):
            self._at += 1
            text += "?"
        elif follow == "+" and not found:
            self._at += 1
            text += "+"
            self._expressible = False
        begin = self._atom
        self._emit(text)
        self._atom = begin
        self._quantified = True

    def _wrap(self, begin: int) -> None:
        for parts in (self._linear, self._full):
            parts[begin] = "(?:" + parts[begin]
            parts[-1] += ")"

    # Classes

    def _class(self) -> None:
        start = self._at
        self._at += 1
        negative = self._source.startswith("^", self._at)
        self._at += negative
        items: list[str] = []
        full: list[str] = []
        first = True
        low: str | None = None
        while True:
            if self._at >= len(self._source):
                raise BadExpression("premature end of char-class")
            letter = self._source[self._at]
            if letter == "]" and not first:
                self._at += 1
                break
            first = False
            posix = _POSIX.match(self._source, self._at)
            if posix and posix[2] in _POSIX_SETS:
                self._at = posix.end()
                if posix[1]:
                    self._expressible = False
                items.append(_POSIX_SETS[posix[2]])
                full.append(posix[0])
                low = None
                continue
            if letter == "[" or self._source.startswith("&&", self._at):
                self._nested(start)
                return
            if letter == "-" and low is not None and self._source[self._at + 1 : self._at + 2] not in ("]", ""):
                self._at += 1
                high = self._member(items, full, plain=True)
                if high is not None:
                    if high < low:
                        raise BadExpression("empty range in char class")
                    items[-1] = full[-1] = f"{_in_class(low)}-{_in_class(high)}"
                low = None
                continue
            low = self._member(items, full, plain=False)
        mark = "^" if negative else ""
        self._emit(f"[{mark}{''.join(items)}]", f"[{mark}{''.join(full)}]")

    def _member(self, items: list[str], full: list[str], *, plain: bool) -> str | None:
        """One letter of a class, or a set of them (None)."""
        letter = self._source[self._at]
        self._at += 1
        if letter == "\\":
            rest = self._source[self._at :]
            if not rest:
                raise BadExpression("end pattern at escape")
            found = _CODE.match(rest)
            if found:
                self._at += found.end()
                digits = found[1] or found[2]
                letter = chr(int(digits, 16) if digits else int(found[3], 8))
            elif prop := _PROPERTY.match(rest):
                self._at += prop.end()
                text, _ = self._coded(prop)
                items.append(text)
                full.append(text)
                return None
            elif rest[0].lower() in _SETS:
                self._at += 1
                if rest[0].isupper():
                    self._expressible = self._expressible and rest[0] == "D"
                items.append(r"\P{Nd}" if rest[0] == "D" else _SETS[rest[0].lower()])
                full.append(f"\\{rest[0]}")
                return None
            else:
                self._at += 1
                letter = "\b" if rest[0] == "b" else _PLAIN.get(rest[0], rest[0])
        if not plain:
            items.append(_in_class(letter))
            full.append(_in_class(letter))
        return letter

    def _nested(self, start: int) -> None:
        """A set within a set, or an intersection: as it is written."""
        depth = 0
        at = start
        while at < len(self._source):
            if self._source[at] == "\\":
                at += 1
            elif self._source[at] == "[":
                depth += 1
            elif self._source[at] == "]":
                depth -= 1
                if not depth:
                    self._at = at + 1
                    self._emit(None, self._source[start : self._at])
                    return
            at += 1
        raise BadExpression("premature end of char-class")


_PROPERTIES = {
    "alpha": "L",
    "letter": "L",
    "digit": "Nd",
    "number": "N",
    "upper": "Lu",
    "lower": "Ll",
    "punct": "P",
    "punctuation": "P",
    "space": "Z",
}


def _in_class(letter: str) -> str:
    return f"\\{letter}" if letter in "\\]^-[&~|" else letter
