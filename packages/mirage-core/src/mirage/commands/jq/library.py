"""What is there by name: functions of values, filters that take filters, and what is written in the language itself."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mirage.commands.jq import controls
from mirage.commands.jq.codes import ONE, SERIES, Code, crossed, piped
from mirage.commands.jq.prelude import DEFINITIONS
from mirage.commands.jq.routes import foreign
from mirage.commands.jq.scope import Function, Inline, Scope
from mirage.commands.jq.syntax import Bind, Call, Const, Define, Definition, Foreach, Label, Reduce

if TYPE_CHECKING:
    from mirage.commands.jq.compile import Compiler

_MODULES = ("things", "texts", "mathematics", "regexes", "dates")
"""Where functions of values are: ``VALUES``, by ``name/arity``, called with the input and the arguments."""
_MATCHING = frozenset(
    "capture/1 capture/2 gsub/2 gsub/3 match/1 match/2 scan/1 scan/2 split/2 splits/1 splits/2 sub/2 sub/3 "
    "test/1 test/2".split()
)
"""What takes an expression first."""
_ROUTES = {"indices/1": "_places/1", "index/1": "_first_place/1", "rindex/1": "_last_place/1"}
"""What leads somewhere only as it is written in the language."""


def _value_function(name: str) -> Callable[..., Any] | None:
    """Modules are imported until one has it."""
    for module in _MODULES:
        found: Callable[..., Any] | None = _values(module).get(name)
        if found is not None:
            return found
    return None


def _values(module: str) -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = import_module(f"mirage.commands.jq.{module}").VALUES
    return found


def native(compiler: "Compiler", node: Call, scope: Scope, routes: bool) -> Code | None:
    """The code of a call that the program defines nothing for; None where the library has nothing either."""
    name = f"{node.name}/{len(node.arguments)}"
    if name in _MATCHING and isinstance(expression := node.arguments[0], Const):
        compiler.world.expressions.append(expression.value)
    build = controls.FILTERS.get(name)
    if build is not None:
        return build(compiler, node.arguments, scope, routes)
    definition = _defined(_ROUTES.get(name, name) if routes else name)
    if definition is None:
        made = _value_code(compiler, name, node, scope)
        return foreign(made) if routes and made is not None else made
    if _simple(definition):
        inner = Scope(scope.depth)
        for parameter, argument in zip(definition.parameters, node.arguments, strict=True):
            inner = inner.known(f"{parameter}/0", Inline(argument, scope))
        return compiler.code(definition.body, inner, routes)
    return compiler.called(_function(compiler, name, definition), node.arguments, scope, routes)


def names() -> list[str]:
    """All there is, as ``builtins`` tells it."""
    every = {*controls.FILTERS, *DEFINITIONS, *_lengthy(), *(name for module in _MODULES for name in _values(module))}
    return sorted(name for name in every if not name.startswith("_"))


def _lengthy() -> dict[str, Callable[..., Iterator[Any]]]:
    from mirage.commands.jq.things import LENGTHY

    return LENGTHY


def _value_code(compiler: "Compiler", name: str, node: Call, scope: Scope) -> Code | None:
    lengthy = _lengthy().get(name)
    if lengthy is not None:
        return _paused(compiler, lengthy, node, scope)
    function = _value_function(name)
    return None if function is None else _applied(compiler, function, node, scope)


def _paused(compiler: "Compiler", function: Callable[..., Iterator[Any]], node: Call, scope: Scope) -> Code:
    """What may take long pauses, unless what it is given are constants: those are as small as the program."""

    def at_once(*given: Any) -> Any:
        *_, found = function(*given)
        return found

    if all(isinstance(argument, Const) for argument in node.arguments):
        return _applied(compiler, at_once, node, scope)
    given = _applied(compiler, lambda *values: values, node, scope)
    return piped(given, Code(SERIES, lambda env, values: function(*values)))


def _applied(compiler: "Compiler", function: Callable[..., Any], node: Call, scope: Scope) -> Code:
    if not node.arguments:
        return Code(ONE, lambda env, value: function(value))
    arguments = [compiler.code(argument, scope) for argument in node.arguments]
    return crossed([Code(ONE, lambda env, value: value), *arguments], function)


def _function(compiler: "Compiler", name: str, definition: Definition) -> Function:
    function = compiler.library.get(name)
    if function is None:
        _, function = Scope().defined(definition)
        compiler.library[name] = function
    return function


@cache
def _defined(name: str) -> Definition | None:
    from mirage.commands.jq.parse import parse

    text = DEFINITIONS.get(name)
    return None if text is None else parse(text).definitions[0]


def _simple(definition: Definition) -> bool:
    """Whether a definition binds nothing, so that what is passed to it means the same in it."""
    if any(name.startswith("$") for name in definition.parameters):
        return False
    pending: list[Any] = [definition.body]
    while pending:
        each = pending.pop()
        if isinstance(each, (Bind, Define, Label, Reduce, Foreach)):
            return False
        if isinstance(each, tuple):
            pending.extend(each)
    return True
