"""What is known of a program before it is written out: which names are arrays, what kinds of values variables take."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from typing import Any, Final, cast

from mirage.commands.awk.faults import Fatal, Syntax
from mirage.commands.awk.tree import (
    Assign,
    Binary,
    Builtin,
    Call,
    Choice,
    Compare,
    Concat,
    Delete,
    Each,
    Expr,
    Getline,
    Group,
    Index,
    Logic,
    Loop,
    Match,
    Member,
    Not,
    Number,
    Print,
    Program,
    Regex,
    Return,
    Sign,
    Step,
    String,
    Switch,
    Var,
)

NUM: Final = 1
STR: Final = 2
ANY: Final = 4
"""Kinds of values, to be joined by ``|``; a variable may be without a value besides."""

PASSES: Final = 16
"""So often is the program gone through for the kinds of its values."""
SPECIAL = frozenset(
    "ARGC ARGIND BINMODE CONVFMT ERRNO FIELDWIDTHS FILENAME FNR FPAT FS IGNORECASE LINT NF NR OFMT OFS ORS RLENGTH RS"
    " RSTART RT SUBSEP TEXTDOMAIN".split()
)
"""Variables that mean something to awk itself."""
SPECIAL_ARRAYS = frozenset({"ARGV", "ENVIRON", "PROCINFO"})
REFUSED = frozenset({"SYMTAB", "FUNCTAB"})
STRING_RESULTS = frozenset(
    "dcgettext dcngettext bindtextdomain gensub sprintf strftime substr tolower toupper typeof".split()
)
"""Functions that give texts; all others give numbers."""
_ARRAY_ARGUMENTS = {"split": (1, 3), "patsplit": (1, 3), "match": (2,), "asort": (0, 1), "asorti": (0, 1)}
_WAITING = frozenset({"system", "close", "fflush", "asort", "asorti"})


@lru_cache(256)
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def nodes(root: object) -> Iterator[Any]:
    """Everything in a part of the tree, itself included."""
    pending: list[Any] = [root]
    while pending:
        each = pending.pop()
        if isinstance(each, tuple | list):
            pending.extend(cast("Iterable[object]", each))
        elif is_dataclass(each) and not isinstance(each, type):
            yield each
            pending.extend(getattr(each, name) for name in _fields(type(each)))


@dataclass(slots=True)
class Scope:
    """A function, or the program around all of them (its name is empty)."""

    name: str
    parts: list[Any]
    parameters: tuple[str, ...] = ()
    arrays: set[str] = field(default_factory=set[str])
    """Parameters that are arrays; in the program's own scope, all global arrays."""
    kinds: dict[str, int] = field(default_factory=dict[str, int])
    elements: dict[str, int] = field(default_factory=dict[str, int])
    """What kinds of values the elements of arrays take."""
    returns: int = 0
    waits: bool = False
    """Whether it has to be a coroutine."""
    recursive: bool = False


class Survey:
    """The facts about a program. ``given`` are variables that are assigned from outside."""

    def __init__(self, program: Program, given: frozenset[str]) -> None:
        self.program = program
        self.given = given
        top: list[Any] = [
            program.begin,
            program.rules,
            program.end,
            program.begin_file,
            program.end_file,
        ]
        self.top = Scope("", top)
        self.scopes = {"": self.top}
        for function in program.functions.values():
            self.scopes[function.name] = Scope(function.name, [function.body], function.parameters)
        self.all = [(scope, list(nodes(scope.parts))) for scope in self.scopes.values()]
        self.warnings: tuple[str, ...] = ()
        self.names = {each.name for _, found in self.all for each in found if isinstance(each, Var)}
        self._check()
        self._find_arrays()
        self._find_waiting()
        self.specials = self._assigned_specials()
        self._find_kinds()

    def _check(self) -> None:
        for _, found in self.all:
            for each in found:
                if isinstance(each, Call) and each.name not in self.program.functions:
                    raise Fatal(f"function `{each.name}' not defined")
                if isinstance(each, Call) and len(each.arguments) > len(self.program.functions[each.name].parameters):
                    self.warnings += (
                        f"cmd. line:1: warning: function `{each.name}' called with more arguments than declared",
                    )
                if isinstance(each, Var) and each.name in self.program.functions:
                    raise Syntax(
                        f"cmd. line:1: error: function `{each.name}' called with space between name and `(',\n"
                        "or used as a variable or an array"
                    )
                if isinstance(each, Var) and each.name in REFUSED:
                    raise Fatal(f"{each.name} is not supported")

    def owner(self, scope: Scope, name: str) -> Scope:
        """The scope that a name belongs to."""
        return scope if name in scope.parameters else self.top

    def is_array(self, scope: Scope, name: str) -> bool:
        """Whether a name is that of an array."""
        return name in self.owner(scope, name).arrays or (name in SPECIAL_ARRAYS and name not in scope.parameters)

    def _find_arrays(self) -> None:
        for scope, found in self.all:
            for each in found:
                for name in _array_names(each):
                    self.owner(scope, name).arrays.add(name)
        # What is given a value is none; that it is used as one is said as the program runs.
        for scope, found in self.all:
            for each in found:
                if (
                    isinstance(each, Assign)
                    and isinstance(each.target, Var)
                    and each.target.name not in scope.parameters
                ):
                    self.top.arrays.discard(each.target.name)
        calls = [(scope, each) for scope, found in self.all for each in found if isinstance(each, Call)]
        while [call for call in calls if self._pass_arrays(*call)]:
            continue

    def _pass_arrays(self, scope: Scope, call: Call) -> bool:
        """Whether something turned out to be an array because it is passed as one, or is passed an array."""
        callee = self.scopes[call.name]
        changed = False
        for parameter, argument in zip(callee.parameters, call.arguments, strict=False):
            if not isinstance(argument, Var):
                continue
            owner = self.owner(scope, argument.name)
            inner = parameter in callee.arrays
            outer = argument.name in owner.arrays or argument.name in SPECIAL_ARRAYS
            if inner and not outer and argument.name not in SPECIAL:
                owner.arrays.add(argument.name)
                changed = True
            if outer and not inner:
                callee.arrays.add(parameter)
                changed = True
        return changed

    def _find_waiting(self) -> None:
        """Which functions have to be coroutines, and which may call themselves, however far round."""
        calls: dict[str, set[str]] = {}
        callers: dict[str, set[str]] = {name: set() for name in self.scopes}
        for scope, found in self.all:
            scope.waits = any(_waits(each) for each in found)
            calls[scope.name] = {each.name for each in found if isinstance(each, Call)}
            for name in calls[scope.name]:
                callers[name].add(scope.name)
        # Who calls nobody, or only such as are known not to, calls itself neither.
        left = {name: len(called) for name, called in calls.items()}
        ready = [name for name, count in left.items() if not count]
        while ready:
            name = ready.pop()
            del left[name]
            for caller in callers[name]:
                left[caller] -= 1
                if not left[caller]:
                    ready.append(caller)
        for name in left:
            self.scopes[name].recursive = True

    def _assigned_specials(self) -> frozenset[str]:
        """The variables of awk itself that the program or its caller changes."""
        found: set[str] = set(self.given)
        for scope, each_of in self.all:
            for each in each_of:
                for target in _targets(each):
                    if isinstance(target, Var) and target.name not in scope.parameters:
                        found.add(target.name)
        return frozenset(found & SPECIAL)

    def _find_kinds(self) -> None:
        for name in self.given:
            self.top.kinds[name] = ANY
        changed = True
        passes = 0
        while changed:
            passes += 1
            if passes > PASSES:
                self._give_up()
                return
            before = [(scope.kinds.copy(), scope.elements.copy(), scope.returns) for scope in self.scopes.values()]
            for scope, found in self.all:
                for each in found:
                    self._note(scope, each)
            after = [(scope.kinds, scope.elements, scope.returns) for scope in self.scopes.values()]
            changed = before != after

    def _give_up(self) -> None:
        """What takes too long to find out might be anything."""
        for scope in self.scopes.values():
            scope.kinds = dict.fromkeys(scope.kinds, ANY)
            scope.elements = dict.fromkeys(scope.elements, ANY)
            scope.returns = ANY

    def _note(self, scope: Scope, node: Any) -> None:
        if isinstance(node, Assign):
            self._add(scope, node.target, NUM if node.operator else self.kind(scope, node.value))
        elif isinstance(node, Step):
            self._add(scope, node.target, NUM)
        elif isinstance(node, Getline | Each):
            if node.target is not None:
                self._add(scope, node.target, ANY)
        elif isinstance(node, Return) and scope.name:
            scope.returns |= ANY if node.value is None else self.kind(scope, node.value)
        elif isinstance(node, Builtin):
            if node.name in ("sub", "gsub") and len(node.arguments) > 2:
                self._add(scope, node.arguments[2], STR)
            for place in _ARRAY_ARGUMENTS.get(node.name, ()):
                if place < len(node.arguments):
                    self._element(scope, node.arguments[place], ANY)
        elif isinstance(node, Call):
            callee = self.scopes[node.name]
            for parameter, argument in zip(callee.parameters, node.arguments, strict=False):
                if parameter in callee.arrays:
                    self._element(scope, argument, ANY)
                    callee.elements[parameter] = ANY
                else:
                    self._into(callee.kinds, parameter, self.kind(scope, argument))

    def _add(self, scope: Scope, target: Expr, kind: int) -> None:
        if isinstance(target, Group):
            target = target.items[0]
        if isinstance(target, Var):
            self._into(self.owner(scope, target.name).kinds, target.name, kind)
        elif isinstance(target, Index):
            self._element(scope, target.array, kind)

    def _element(self, scope: Scope, array: Expr, kind: int) -> None:
        while isinstance(array, Index):
            array = array.array
            kind = ANY
        if isinstance(array, Var):
            self._into(self.owner(scope, array.name).elements, array.name, kind)

    @staticmethod
    def _into(kinds: dict[str, int], name: str, kind: int) -> None:
        kinds[name] = kinds.get(name, 0) | kind

    def kind(self, scope: Scope, node: Expr) -> int:
        """The kinds of values that an expression may have."""
        while isinstance(node, Group | Assign):
            if isinstance(node, Group):
                node = node.items[0]
            elif node.operator:
                return NUM
            else:
                node = node.value
        match node:
            case Number() | Binary() | Compare() | Match() | Member() | Logic() | Not() | Sign() | Step() | Getline():
                return NUM
            case String() | Concat():
                return STR
            case Regex(strong=strong):
                return ANY if strong else NUM
            case Var(name=name):
                return self._kind_of(scope, name)
            case Index():
                return ANY if isinstance(node.array, Index) else self.element_kind(scope, node.array.name) or ANY
            case Choice():
                return self.kind(scope, node.yes) | self.kind(scope, node.no)
            case Builtin(name=name):
                return STR if name in STRING_RESULTS else NUM
            case Call(name=name):
                return self.scopes[name].returns | ANY
            case _:
                return ANY

    def _kind_of(self, scope: Scope, name: str) -> int:
        owner = self.owner(scope, name)
        if owner is self.top and name in SPECIAL:
            return NUM if name in ("NR", "FNR", "NF", "RSTART", "RLENGTH") and name not in self.given else ANY
        # A variable that has no value yet is none of the kinds, and is copied as such.
        return owner.kinds.get(name, 0) | ANY

    def variable_kind(self, scope: Scope, name: str) -> int:
        """The kinds of values that a variable is given."""
        return self.owner(scope, name).kinds.get(name, 0)

    def element_kind(self, scope: Scope, name: str) -> int:
        """The kinds of values that elements of an array are given."""
        if name in SPECIAL_ARRAYS and name not in scope.parameters:
            return ANY
        return self.owner(scope, name).elements.get(name, 0)


def _array_names(node: Any) -> list[str]:
    found: list[str] = []
    if isinstance(node, Index | Member | Each | Delete) and isinstance(node.array, Var):
        found.append(node.array.name)
    if isinstance(node, Builtin):
        for place in _ARRAY_ARGUMENTS.get(node.name, ()):
            if place < len(node.arguments):
                argument = node.arguments[place]
                if isinstance(argument, Var):
                    found.append(argument.name)
    return [name for name in found if name not in SPECIAL_ARRAYS]


def _waits(node: Any) -> bool:
    if isinstance(node, Print):
        return bool(node.redirect)
    if isinstance(node, Builtin):
        return node.name in _WAITING
    return isinstance(node, Loop | Each | Switch | Getline | Call)


def _targets(node: Any) -> list[Any]:
    if isinstance(node, Assign | Step | Each | Getline):
        return [node.target]
    if isinstance(node, Builtin) and node.name in ("sub", "gsub") and len(node.arguments) > 2:
        target = node.arguments[2]
        return [target.items[0] if isinstance(target, Group) else target]
    return []
