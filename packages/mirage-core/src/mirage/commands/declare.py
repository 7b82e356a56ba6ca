"""``@command``: turns an async function and its declarations into a Command."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from mirage.commands.spec import (
    USUALLY_UNWRITTEN,
    Command,
    Operands,
    Option,
    Options,
    Touches,
    Unwritten,
    Usage,
    nothing,
)

if TYPE_CHECKING:
    from mirage.commands.context import Context

O = TypeVar("O", bound=Options)  # noqa: E741 - the usual letter for a type of options
Function: TypeAlias = "Callable[[Context, O, Sequence[str]], Awaitable[int]]"

COMMON: tuple[str, ...] = ("--help", "--version")
"""What every command answers that is not ``raw``."""


def command(
    name: str,
    summary: str,
    options: type[O],
    operands: Operands | None = None,
    *,
    touches: Touches = nothing,
    usage_status: int = 1,
    unwritten: Unwritten = USUALLY_UNWRITTEN,
    raw: bool = False,
    mutates: bool = False,
    notes: str = "",
    permutes: bool = True,
    obsolete: Callable[[list[str]], list[str]] | None = None,
    stray: Callable[[str], Usage | None] | None = None,
    usage_line: str = "",
    named_hint: bool = False,
) -> "Callable[[Function[O]], Command]":
    """Declare the decorated function as the command ``name``; see ``spec.Command`` for the words.

    :raises ValueError: two options share a spelling, or one is no option.
    """
    _check(name, options)

    def declared(run: "Function[O]") -> Command:
        return Command(
            name,
            summary,
            options,
            Operands() if operands is None else operands,
            run,
            touches,
            usage_status=usage_status,
            unwritten=unwritten,
            raw=raw,
            mutates=mutates,
            notes=notes,
            permutes=permutes,
            obsolete=obsolete,
            stray=stray,
            usage_line=usage_line,
            named_hint=named_hint,
        )

    return declared


def declared_options(options: type[Options]) -> list[tuple[str, Option]]:
    """The options of a class with the fields they fill, in order."""
    return [(field.name, field.metadata["option"]) for field in fields(options) if "option" in field.metadata]


def _check(name: str, options: type[Options]) -> None:
    seen = set(COMMON)
    for field, option in declared_options(options):
        if option.into is not None and option.into not in options.__dataclass_fields__:
            raise ValueError(f"{name}: option {field} fills {option.into}, which is no field")
        if not option.names:
            raise ValueError(f"{name}: option {field} has no spelling")
        for spelling in option.names:
            short = len(spelling) == 2 and spelling[0] == "-" and spelling[1] not in "-:;"
            long = len(spelling) > 3 and spelling.startswith("--") and "=" not in spelling
            if not short and not long and spelling != "-NUM":
                raise ValueError(f"{name}: {spelling!r} is no option")
            if spelling in seen:
                raise ValueError(f"{name}: two options are spelled {spelling}")
            seen.add(spelling)
