"""What plain words of YAML stand for: by version 1.2 where they are read, by either version where they are written."""

# What is constructed is Any, and what is known of it no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

import re
from functools import cache
from typing import Any, Literal, TypeAlias

Version: TypeAlias = Literal["1.1", "1.2"]

PREFIX = "tag:yaml.org,2002:"
STR = f"{PREFIX}str"
MAP = f"{PREFIX}map"
SEQ = f"{PREFIX}seq"
MERGE = f"{PREFIX}merge"
_SCALAR = frozenset(PREFIX + name for name in ("str", "int", "float", "bool", "null", "timestamp"))
_PAIRS = frozenset({f"{PREFIX}omap", f"{PREFIX}pairs"})

_SPECIAL = r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
_DATE = r"\d{4}-\d\d-\d\d"
_TIME = (
    r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?"
    r"(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?"
)
_CORE = {
    "bool": ("tTfF", r"true|True|TRUE|false|False|FALSE"),
    "int": ("-+0123456789", r"0o[0-7]+|[-+]?\d+|0x[0-9a-fA-F]+"),
    "float": ("-+0123456789.", rf"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|{_SPECIAL}"),
    "null": ("~nN", r"~|null|Null|NULL|"),
}
_OLDER = {
    "bool": (
        "yYnNtTfFoO",
        "y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF",
    ),
    "float": (
        "-+0123456789.",
        r"[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[-+]?\d[\d_]*[eE][-+]?\d+|\.[\d_]+(?:[eE][-+]?\d+)?"
        rf"|[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*|{_SPECIAL}",
    ),
    "int": (
        "-+0123456789",
        r"[-+]?0b[01_]+|[-+]?0o[0-7]+|[-+]?0[\d_]+|[-+]?(?:0|[1-9][\d_]*)|[-+]?0x[0-9a-fA-F_]+"
        r"|[-+]?[1-9][\d_]*(?::[0-5]?\d)+",
    ),
    "null": ("~nN", r"~|null|Null|NULL|"),
    "timestamp": ("0123456789", f"{_DATE}|{_TIME}"),
    "value": ("=", "="),
}
_GRAMMARS = {"1.1": _OLDER, "1.2": _CORE}


@cache
def _plan(version: Version, merge: bool) -> dict[str, list[tuple[str, "re.Pattern[str]"]]]:
    plan: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    rules = dict(_GRAMMARS[version])
    if merge:
        rules["merge"] = ("<", "<<")
    for name, (starts, pattern) in rules.items():
        compiled = re.compile(f"(?:{pattern})$", re.ASCII)
        for start in [*starts, ""] if name == "null" else starts:
            plan.setdefault(start, []).append((PREFIX + name, compiled))
    return plan


def tag_of(text: str, version: Version = "1.2", *, merge: bool = True) -> str:
    """The tag of a plain scalar."""
    for tag, pattern in _plan(version, merge).get(text[:1], ()):
        if pattern.match(text):
            return tag
    return STR


def whole(text: str) -> int:
    """An integer.

    :raises ValueError: it is none.
    """
    text = text.replace("_", "")
    sign = -1 if text[0] == "-" else 1
    text = text[1:] if text[0] in "+-" else text
    return sign * int(text, 0 if text.startswith(("0o", "0x")) else 10)


def constructed(tag: str, text: str) -> Any:
    """What a scalar with a tag of YAML's own stands for; any exception says that it is no such thing."""
    name = tag.removeprefix(PREFIX)
    if name == "null":
        return None
    if name == "int":
        return whole(text)
    if name in ("bool", "float", "timestamp"):
        return _by_the_library(name, text)
    return text


def _by_the_library(name: str, text: str) -> Any:
    from yaml.constructor import SafeConstructor
    from yaml.nodes import ScalarNode

    construct: Any = getattr(SafeConstructor(), f"construct_yaml_{name}")
    value = construct(ScalarNode(PREFIX + name, text))
    if name != "timestamp":
        return value
    return value.isoformat()


def broken(context: str | None, start: Any, problem: str, mark: Any) -> Exception:
    """The library's own complaint about something that cannot be constructed."""
    from yaml.constructor import ConstructorError

    return ConstructorError(context, start, problem, mark)


def listed(tag: str | None, values: list[Any], notes: list[str], mark: Any) -> list[Any]:
    """What a sequence with a tag stands for; ``notes`` tell of its items."""
    if tag in _SCALAR:
        raise broken(None, None, "expected a scalar node, but found sequence", mark)
    if tag == MAP:
        raise broken(None, None, "expected a mapping node, but found sequence", mark)
    if tag not in _PAIRS:
        return [*values, *notes]
    if not all(isinstance(each, dict) and len(each) == 1 for each in values):
        raise broken("while constructing pairs", mark, "expected mappings of length 1", mark)
    return [[name, value] for each in values for name, value in each.items()]


def mapped(tag: str | None, mark: Any) -> None:
    """Whether a mapping may have a tag."""
    if tag in _SCALAR:
        raise broken(None, None, "expected a scalar node, but found mapping", mark)
    if tag == SEQ or tag in _PAIRS:
        raise broken(None, None, "expected a sequence node, but found mapping", mark)
