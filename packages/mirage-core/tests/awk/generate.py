"""Small programs of awk at random, over the grammar of expressions and statements."""

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = ("0", "1", "2", "10", "-1", "0.5", "1e3", "007", "2.5")
TEXTS = ('""', '"a"', '"b c"', '"10"', '"3x"', '" 5 "', '"abc"', '"1e2"', '"+5"', '"hello world"')
PATTERNS = ("/a/", "/^a/", "/[0-9]+/", "/b|c/", "/o*/", "/$/", "/[[:space:]]+/", "/(a)(b)?/", '"b+"', "/x?/", "/l{2}/")
VARIABLES = ("x", "y", "s", "n")
FIELDS = ("$0", "$1", "$2", "$3", "$NF", "$(1+1)")
FORMATS = ("d", "s", "5s", "-5s|", "05d", "x", "c", "e", "g", ".2f", "i", "o", "+d", "5.1f", "G")
FUNCTIONS = "function f(p, q) { q = q p; return p + q }\nfunction g(h, k) { h[k] = 1; return length(h) }"
DEEPEST = 3


class Programs:
    """Makes them."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._changes = random.random() < 0.5
        """Whether fields are assigned to."""

    def program(self) -> str:
        """A whole one."""
        pick = self._random.choice
        settings = ("", 'FS=":"; ', 'OFS="-"; ', 'FS="[ :]+"; ', 'CONVFMT="%.2g"; ', 'RS=""; ', 'OFMT="%.3g"; ')
        items = [f"BEGIN {{ {pick(settings)}{self._statements()} }}"] if self._random.random() < 0.5 else []
        for _ in range(self._random.randint(1, 3)):
            pattern = pick(("", "NR==1", "NR==2,NR==3", "/a/", self.expression(2)))
            items.append(f"{pattern} {{ {self._statements()} }}")
        if self._random.random() < 0.4:
            items.append(f"END {{ {self._statements()} }}")
        return "\n".join([*items, FUNCTIONS])

    def _statements(self) -> str:
        return "; ".join(self.statement(0) for _ in range(self._random.randint(1, 3)))

    def statement(self, depth: int) -> str:
        """One statement."""
        expression, pick = self.expression, self._random.choice
        kinds: list[Callable[[], str]] = [
            lambda: f"print ({expression()}), ({expression()})",
            lambda: f"print ({expression()})",
            lambda: f"{self._target()} = {expression()}",
            lambda: f"{pick(('sub', 'gsub'))}({pick(PATTERNS)}, {pick(TEXTS)}, {self._target()})",
            lambda: f'printf "%s|%{pick(FORMATS)}\\n", {expression()}, {expression()}',
            lambda: f"a[{expression(2)}] = {expression(1)}",
            lambda: f"delete b[{pick(NUMBERS)}]",
            lambda: f"b[{expression(2)}]++",
        ]
        if depth < 2:
            inner = self.statement
            kinds += [
                lambda: f"if ({expression()}) {{ {inner(depth + 1)} }} else {{ {inner(depth + 1)} }}",
                lambda: f"for (i = 0; i < 3; i++) {{ {inner(depth + 1)}; if (i == 1) continue; {inner(depth + 1)} }}",
                lambda: f"while (w++ < 3) {{ {inner(depth + 1)} }}",
            ]
        return pick(kinds)()

    def _target(self) -> str:
        pick = self._random.choice
        if self._changes and self._random.random() < 0.3:
            return pick(("$1", "$2", "$3", "$0", "$NF"))
        return pick((*VARIABLES, f"a[{self.expression(DEEPEST)}]"))

    def expression(self, depth: int = 0) -> str:
        """An expression, in parentheses where it is more than one operand."""
        pick = self._random.choice
        if depth > DEEPEST or self._random.random() < 0.3:
            return pick((pick(NUMBERS), pick(TEXTS), pick(FIELDS), pick(VARIABLES), "NR", "NF"))

        def one() -> str:
            return self.expression(depth + 1)

        kinds: list[Callable[[], str]] = [
            lambda: f"({one()} {pick(('+', '-', '*'))} {one()})",
            lambda: f"({one()} {one()})",
            lambda: f"({one()} {pick(('<', '<=', '==', '!=', '>', '>='))} {one()})",
            lambda: f"({one()} {pick(('~', '!~'))} {pick(PATTERNS)})",
            lambda: f"({one()} {pick(('&&', '||'))} {one()})",
            lambda: f"{pick(('!', '-', '+'))}({one()})",
            lambda: f"({one()} ? {one()} : {one()})",
            lambda: f"{pick('ab')}[{one()}]",
            lambda: f"({one()} in {pick('ab')})",
            lambda: f"length({one()})",
            lambda: f"substr({one()}, {pick(NUMBERS)}, {pick(NUMBERS)})",
            lambda: f"index({one()}, {one()})",
            lambda: f"match({one()}, {pick(PATTERNS)})",
            lambda: f"split({one()}, {pick('ab')}, {pick((*PATTERNS, *TEXTS))})",
            lambda: f'sprintf("%{pick(FORMATS)}", {one()})',
            lambda: f"f({one()}, {one()})",
            lambda: f"g({pick('ab')}, {one()})",
            lambda: f"({self._target()} {pick(('=', '+=', '-=', '*='))} {one()})",
            lambda: f"{self._target()}{pick(('++', '--'))}",
            lambda: f"++{self._target()}",
        ]
        return pick(kinds)()
