"""What all parts of the writer of Python share: fragments of expressions with what they give, lines, constants."""

from typing import Literal, NamedTuple, TypeAlias

from mirage.commands.awk.survey import Scope, Survey

Gives: TypeAlias = Literal["num", "bool", "str", "field", "num?", "str?", "any", "regex"]
"""What a fragment gives: a float; a bool; a str; a str of the input, which counts as a number where it looks like one;
a float or None; a str or None; any value; a pattern as text."""

LARGE = 65536
"""Texts of more characters are accounted for as they are made."""


class Fragment(NamedTuple):
    """An expression in Python."""

    code: str
    gives: Gives
    constant: "float | str | None" = None
    """Its value, where that is known."""
    own: bool = False
    """Whether it is part of a record of the current batch, of which more is known than of other texts."""


class Writer:
    """Collects the lines of a function, and the constants of the program."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.scope: Scope = survey.top
        self.lines: list[str] = []
        self.places: list[int] = []
        """The line of the program that each line comes from."""
        self.depth = 0
        self.line = 0
        self.constants: dict[str, object] = {}
        self._texts: dict[str, str] = {}
        self._temporaries = 0

    def put(self, text: str) -> None:
        """Add a line."""
        self.lines.append(" " * self.depth + text)
        self.places.append(self.line)

    def temporary(self) -> str:
        """A name for a value that is needed twice."""
        self._temporaries += 1
        return f"t{self._temporaries}"

    def label(self) -> str:
        """A name that stands for something of its own."""
        self._temporaries += 1
        return f"z{self._temporaries}"

    def keep(self, value: object) -> str:
        """A constant's name."""
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def text_constant(self, text: str) -> Fragment:
        """A text: by name, so that nothing of it is ever part of the source."""
        if not text:
            return Fragment('""', "str", "")
        name = self._texts.get(text)
        if name is None:
            name = self._texts[text] = self.keep(text)
        return Fragment(name, "str", text)

    def number_constant(self, value: float) -> Fragment:
        """A number."""
        if value - value != 0.0:
            return Fragment(self.keep(value), "num", value)
        return Fragment(repr(value), "num", value)
