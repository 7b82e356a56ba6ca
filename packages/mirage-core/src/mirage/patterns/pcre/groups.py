"""What opens a group, and what is known of one while it is read."""

import re
from dataclasses import dataclass, field
from typing import Final

from mirage.patterns.faults import PatternError
from mirage.patterns.pcre.lengths import Lengths
from mirage.patterns.pcre.reading import Reader

AROUND: Final = ("(?=", "(?!", "(?<=", "(?<!")
SIMPLE: Final = (*AROUND, "(?:", "(?>", "(?|")
DEEPEST: Final = 250
_ALPHA: Final = {
    "pla": "(?=",
    "positive_lookahead": "(?=",
    "nla": "(?!",
    "negative_lookahead": "(?!",
    "plb": "(?<=",
    "positive_lookbehind": "(?<=",
    "nlb": "(?<!",
    "negative_lookbehind": "(?<!",
    "atomic": "(?>",
}
_OTHERS: Final = ("napla", "naplb", "non_atomic_", "sr:", "asr:", "script_run:", "atomic_script_run:")
_VERB: Final = re.compile(r"\(\*([A-Z]*)(?::([^)]*))?\)")
_KNOWN: Final = ("F", "FAIL", "PRUNE", "SKIP")
_REFUSED: Final = ("ACCEPT", "COMMIT", "THEN", "MARK", "")
_OPTIONS: Final = re.compile(r"\(\?(\^?)([imsxnJU]*)(?:-([imsxnJU]*))?")
_NAME: Final = re.compile(r"\w*")
_LONGEST_NAME: Final = 32


@dataclass(slots=True)
class Group:
    """One that is open."""

    opening: str
    options: frozenset[str]
    number: int | None = None
    condition: bool = False
    branches: int = 1
    first: int = 0
    """The groups before this one."""
    most: int = 0
    """The groups up to the end of its longest alternative, where all count from the first."""
    scopes: int = 0
    """The groups of ``regex`` that options opened in this alternative."""
    lengths: Lengths = field(default_factory=Lengths)

    @property
    def around(self) -> bool:
        return self.opening in AROUND

    @property
    def behind(self) -> bool:
        return self.opening.startswith("(?<")

    @property
    def scope(self) -> str:
        """What sets the options anew."""
        kept, dropped = (
            "".join(letter for letter in "ims" if (letter in self.options) is there) for there in (True, False)
        )
        return f"(?{kept}-{dropped}:" if dropped else f"(?{kept}:"


def name(reader: Reader, end: str) -> str:
    """The name that comes here, and its end."""
    found = reader.take(_NAME)
    word = found[0] if found else ""
    if word[:1].isdigit():
        raise PatternError("subpattern name must start with a non-digit")
    if len(word) > _LONGEST_NAME:
        raise PatternError(f"subpattern name is too long (maximum {_LONGEST_NAME} code units)")
    if not word:
        raise PatternError("subpattern name expected")
    if not reader.skip(end):
        raise PatternError("syntax error in subpattern name (missing terminator?)")
    return word


def options(reader: Reader, given: frozenset[str]) -> tuple[frozenset[str], bool]:
    """What ``(?i-s`` makes of the options, and whether a group begins with it."""
    found = reader.take(_OPTIONS)
    assert found is not None
    reset, more, less = found.groups()
    if reader.skip("-") or (reset and less is not None):
        raise PatternError("invalid hyphen in option setting")
    if reader.ended:
        raise PatternError("missing closing parenthesis")
    end = reader.char()
    if end not in ":)":
        raise PatternError("unrecognized character after (? or (?-")
    if "J" in more:
        raise unsupported("(?J)")
    if "xx" in more:
        raise unsupported("(?xx)")
    return ((given - set("imsxn") if reset else given) | set(more)) - set(less or ""), end == ":"


def verb(reader: Reader) -> tuple[str, bool] | None:
    """What comes here with ``(*``, and whether it opens a group; nothing where it is a plain parenthesis."""
    text, at = reader.text, reader.at
    following = text[at + 2 : at + 3]
    if following in ("", ")"):
        return None
    if following.isascii() and following.islower():
        return _assertion(reader), True
    found = reader.take(_VERB)
    if found is None or found[1] not in (*_KNOWN, *_REFUSED):
        raise PatternError("(*VERB) not recognized or malformed")
    if found[1] in ("", "MARK") and not found[2]:
        raise PatternError("(*MARK) must have an argument")
    if found[1] in _REFUSED or found[2]:
        raise unsupported(found[0])
    return found[0], False


def _assertion(reader: Reader) -> str:
    reader.at += 2
    found = reader.take(_NAME)
    word = found[0] if found else ""
    if word in _ALPHA and reader.skip(":"):
        return _ALPHA[word]
    if f"{word}:".startswith(_OTHERS):
        raise unsupported(f"(*{word}:")
    raise PatternError("(*alpha_assertion) not recognized")


def unsupported(what: str) -> PatternError:
    return PatternError(f"{what} is not supported")
