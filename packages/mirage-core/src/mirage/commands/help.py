"""What ``--help`` and ``--version`` print, derived from a command's declaration."""

import textwrap
from collections.abc import Sequence
from functools import cache

from mirage.commands.declare import declared_options
from mirage.commands.spec import Command, Operands, Option

_HELP_AT = 29
_WIDTH = 79


def usage(command: Command) -> str:
    """The text of ``command --help``."""
    parts = [f"Usage: {_synopsis(command)}", command.summary]
    if command.operands.default == "-":
        name = command.operands.metavar
        parts += ["", f"With no {name}, or when {name} is -, read standard input."]
    lines = [line for _, option in declared_options(command.options) for line in _describe(option)]
    if not command.raw:
        lines += _row("      --help", "display this help and exit")
        lines += _row("      --version", "output version information and exit")
    if lines:
        parts += ["", *lines]
    if command.notes:
        parts += ["", command.notes.strip("\n")]
    return "\n".join(parts) + "\n"


def version(command: Command) -> str:
    """The line of ``command --version``."""
    return f"{command.name} (Mirage) {_release()}\n"


@cache
def _release() -> str:
    from importlib.metadata import PackageNotFoundError, version  # Costs more than most commands: on demand only.

    try:
        return version("mirage-core")
    except PackageNotFoundError:
        return "unknown"


def _synopsis(command: Command) -> str:
    operands = _operands(command.operands)
    takes_options = not command.raw or declared_options(command.options)
    words = [command.name, "[OPTION]..." if takes_options else "", operands]
    return " ".join(word for word in words if word)


def _operands(operands: Operands) -> str:
    if operands.maximum == 0 or not operands.metavar:
        return ""
    many = operands.maximum is None or operands.maximum > 1
    if operands.minimum == 0:
        return f"[{operands.metavar}]{'...' if many else ''}"
    return f"{operands.metavar}{'...' if many else ''}"


def _describe(option: Option) -> list[str]:
    if not option.help:
        return []
    if option.values is None:
        return _row(_spellings(option, option.names), option.help)
    groups: dict[object, list[str]] = {}
    for name, value in option.values.items():
        groups.setdefault(value, []).append(name)
    rows: list[str] = []
    for names, text in zip(groups.values(), option.help.split("\n"), strict=True):
        rows += _row(_spellings(option, names), text)
    return rows


def _spellings(option: Option, names: Sequence[str]) -> str:
    short = [name for name in names if not name.startswith("--")]
    long = [name for name in names if name.startswith("--")]
    argument = option.metavar or ""
    if long:
        shown = ", ".join(short + long)
        tail = f"={argument}" if option.argument == "required" else f"[={argument}]" if argument else ""
    else:
        shown = ", ".join(short)
        tail = f" {argument}" if option.argument == "required" else f"[{argument}]" if argument else ""
    return ("  " if short else "      ") + shown + tail


def _row(left: str, text: str) -> list[str]:
    wrapped = textwrap.wrap(text, _WIDTH - _HELP_AT)
    indent = " " * _HELP_AT
    if len(left) > _HELP_AT - 2:
        return [left, *(indent + line for line in wrapped)]
    return [left.ljust(_HELP_AT) + wrapped[0], *(indent + line for line in wrapped[1:])]
