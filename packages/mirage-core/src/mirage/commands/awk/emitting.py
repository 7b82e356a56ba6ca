"""Expressions written as Python."""

from collections.abc import Callable

from mirage.commands.awk.faults import Fatal, Syntax
from mirage.commands.awk.fragments import Conversions
from mirage.commands.awk.survey import ANY, NUM, SPECIAL, STR
from mirage.commands.awk.tree import (
    Assign,
    Binary,
    Builtin,
    Call,
    Choice,
    Compare,
    Concat,
    Expr,
    Field,
    Getline,
    Group,
    Index,
    Logic,
    Match,
    Member,
    Not,
    Number,
    Regex,
    Sign,
    Step,
    String,
    Target,
    Var,
    bare,
)
from mirage.commands.awk.writing import Fragment

_TIGHT = {"+": 1, "-": 1, "*": 2}
_FLIPPED = {"<": ">", "<=": ">=", "==": "==", "!=": "!=", ">": "<", ">=": "<="}


class Emitter(Conversions):
    """Writes expressions."""

    def expression(self, node: Expr) -> Fragment:
        """An expression."""
        match node:
            case Number(value=value):
                return self.number_constant(value)
            case String(text=text):
                return self.text_constant(text)
            case Group():
                return self.expression(node.items[0])
            case Regex(text=text, strong=strong):
                if strong:
                    return Fragment(self.keep(self.strong(text)), "any")
                return self.matched(self.record_text(), node, negated=False)
            case Var(name=name):
                return self.variable(name)
            case Field(index=index):
                return self.field(index)
            case Index():
                return self.element(node)
            case Assign():
                return self.assignment(node)
            case Step():
                return self.step(node)
            case Choice():
                return self.choice(node)
            case Binary():
                return self.arithmetic(node)
            case Concat():
                return self.concatenation(node.parts)
            case Compare():
                return self.comparison(node)
            case Match():
                return self.matched(self.expression(node.text), node.pattern, negated=node.negated)
            case Member():
                return Fragment(f"({self.key(node.keys)} in {self.array(node.array)})", "bool")
            case Logic(operator=operator, parts=parts):
                word = " and " if operator == "&&" else " or "
                return Fragment(f"({word.join(self.truth(self.expression(part)) for part in parts)})", "bool")
            case Not(operand=operand):
                return Fragment(f"(not {self.truth(self.expression(operand))})", "bool")
            case Sign():
                return self.signed(node)
            case Call():
                return self.call(node)
            case Builtin():
                return self.builtin(node)
            case Getline():
                return self.getline(node)

    def signed(self, node: Sign) -> Fragment:
        """``-x`` and ``+x``"""
        operand = self.expression(node.operand)
        if isinstance(operand.constant, float):
            value = -operand.constant if node.operator == "-" else operand.constant
            return self.number_constant(value)
        return Fragment(f"({node.operator}{self.number(operand)})", "num")

    def choice(self, node: Choice) -> Fragment:
        """``a ? b : c``"""
        condition = self.truth(self.expression(node.condition))
        yes, no = self.expression(node.yes), self.expression(node.no)
        if yes.gives == no.gives and yes.gives not in ("bool", "regex"):
            return Fragment(f"({yes.code} if {condition} else {no.code})", yes.gives)
        return Fragment(f"({self.value(yes)} if {condition} else {self.value(no)})", "any")

    def arithmetic(self, node: Binary) -> Fragment:
        """A chain of operators, the innermost first."""
        spine: list[tuple[str, Expr]] = []
        left: Expr = node
        while isinstance(left, Binary):
            spine.append((left.operator, left.right))
            left = left.left
        code = self.number(self.expression(left))
        tight = 3
        for operator, right in reversed(spine):
            operand = self.number(self.expression(right))
            if operator in "/%" and operand in ("0.0", "-0.0") and self.constant_number(code):
                where = f"in `{operator}'" if operator == "%" else ""
                raise Syntax(f"cmd. line:1: error: division by zero attempted {where}".rstrip())
            if operator in _TIGHT:
                level = _TIGHT[operator]
                code = f"{code if level <= tight else f'({code})'} {operator} {operand}"
                tight = level
            else:
                code = self.calculated(operator, code if tight == 3 else f"({code})", operand)
                tight = 3
        return Fragment(f"({code})" if tight < 3 else code, "num")

    @staticmethod
    def constant_number(code: str) -> bool:
        """Whether that is one."""
        return code.replace(".", "").isdecimal()

    def calculated(self, operator: str, left: str, right: str, assigning: str = "") -> str:
        """An operator that may fail."""
        name = {"/": "divided", "%": "rest", "^": "power"}[operator]
        return f"{name}({left}, {right}{', 1' if assigning and operator != '^' else ''})"

    def concatenation(self, nodes: tuple[Expr, ...]) -> Fragment:
        """Texts one after the other; a large one is accounted for."""
        parts = [self.expression(node) for node in nodes]
        joined = self.joined(parts)
        name = self.temporary()
        return Fragment(f"({name} if len({name} := {joined}) < 65536 else large({name}))", "str")

    def comparison(self, node: Compare) -> Fragment:
        """A comparison: as numbers where both are, or look like some that were read."""
        operator = node.operator
        left, right = self.expression(node.left), self.expression(node.right)
        if self.folds:
            return Fragment(f"(compare({self.value(left)}, {self.value(right)}) {operator} 0)", "bool")
        numeric = ("num", "bool", "num?")
        if left.gives in numeric and right.gives in numeric:
            return Fragment(f"({self.number(left)} {operator} {self.number(right)})", "bool")
        if "str" in (left.gives, right.gives):
            return Fragment(f"({self.text(left)} {operator} {self.text(right)})", "bool")
        if left.gives == "num" and right.gives == "field":
            return self._against_number(right, _FLIPPED[operator], left)
        if left.gives == "field" and right.gives == "num":
            return self._against_number(left, operator, right)
        return Fragment(f"(compare({self.value(left)}, {self.value(right)}) {operator} 0)", "bool")

    def _against_number(self, field: Fragment, operator: str, number: Fragment) -> Fragment:
        if not isinstance(number.constant, float):
            return Fragment(f"(compare({self.value(field)}, {self.value(number)}) {operator} 0)", "bool")
        text, value = self.temporary(), self.temporary()
        seen = f"({value} := {'own_looks' if field.own else 'looks'}({text} := {field.code}))"
        words = self.text(number)
        return Fragment(
            f"({value} {operator} {number.code} if {seen} is not None else {text} {operator} {words})", "bool"
        )

    def matched(self, subject: Fragment, pattern: Expr, *, negated: bool) -> Fragment:
        """Whether a pattern is found in a text."""
        word = "not " if negated else ""
        return Fragment(f"({word}{self.search(pattern)}({self.text(subject)}))", "bool")

    def search(self, pattern: Expr) -> str:
        """What tells whether a text holds a pattern."""
        pattern = bare(pattern)
        if isinstance(pattern, Regex):
            if self.folds:
                return f"m.search({self.text_constant(pattern.text).code})"
            return self.searching(pattern.text)
        return f"m.search({self.dynamic(self.expression(pattern))})"

    def pattern(self, node: Expr, *, parts: bool = False) -> str:
        """The Finder of a pattern; ``parts``: what groups hold is asked for."""
        node = bare(node)
        if isinstance(node, Regex) and not self.folds:
            return self.finding(node.text, parts)
        text = self.text_constant(node.text).code if isinstance(node, Regex) else self.dynamic(self.expression(node))
        return f"m.finder({text}{', True' if parts else ''})"

    def dynamic(self, found: Fragment) -> str:
        """A text that is used as a pattern."""
        return self.text(found)

    # Variables, elements, fields

    def variable(self, name: str) -> Fragment:
        """What a variable holds."""
        scope = self.survey.owner(self.scope, name)
        if scope is self.survey.top and name in SPECIAL:
            return self.special(name)
        if self.survey.is_array(self.scope, name):
            return Fragment(f"not_scalar({self.text_constant(name).code})", "any")
        if name in self.survey.program.functions:
            raise Fatal(f"function `{name}' called with space between name and `('\nor used as a variable or an array")
        kind = scope.kinds.get(name, 0)
        return Fragment(f"v_{name}", "num?" if kind == NUM else "str?" if kind == STR else "any")

    def array(self, node: Expr) -> str:
        """An array."""
        node = bare(node)
        if isinstance(node, Index):
            return f"inner({self.array(node.array)}, {self.key(node.keys)})"
        if not isinstance(node, Var) or not self.survey.is_array(self.scope, node.name):
            name = node.name if isinstance(node, Var) else ""
            return f"not_array({self.text_constant(name).code})"
        if node.name in ("ARGV", "ENVIRON", "PROCINFO") and node.name not in self.scope.parameters:
            return f"m.{node.name.lower()}"
        return f"a_{node.name}"

    def key(self, nodes: tuple[Expr, ...]) -> str:
        """A subscript."""
        first = nodes[0]
        if len(nodes) > 1:
            between = self.special("SUBSEP")
            parts: list[Fragment] = []
            for node in nodes:
                parts += [self.expression(node), between]
            return self.joined([Fragment(self.key_of(part), "str", self._known(part)) for part in parts[:-1]])
        return self.key_of(self.expression(first))

    @staticmethod
    def _known(part: Fragment) -> str | None:
        return part.constant if isinstance(part.constant, str) else None

    def key_of(self, found: Fragment) -> str:
        """A value as a subscript."""
        if found.gives in ("str", "field", "bool", "regex") or isinstance(found.constant, float):
            return self.text(found)
        return f"K({found.code})"

    def element(self, node: Index) -> Fragment:
        """An element."""
        code = f"{self.array(node.array)}[{self.key(node.keys)}]"
        kind = ANY if isinstance(node.array, Index) else self.survey.element_kind(self.scope, node.array.name)
        if kind == NUM:
            return Fragment(code, "num?")
        return Fragment(code, "str?" if kind == STR else "any")

    # What changes something

    def assignment(self, node: Assign) -> Fragment:
        """``target = value`` within an expression."""
        if node.operator:
            return self._changed(node)
        value = self.expression(node.value)
        return self.stored(node.target, value)

    def _changed(self, node: Assign) -> Fragment:
        operand = self.number(self.expression(node.value))
        if isinstance(node.target, Index):
            array, key = self.array(node.target.array), self.key(node.target.keys)
            right, place, at = self.temporary(), self.temporary(), self.temporary()
            code = self._combined(node.operator, self._old(node.target, f"{place}[{at}]"), right)
            return Fragment(
                f"(({right} := {operand}), ({place} := {array}), ({at} := {key}), put({code}, {place}, {at}))[3]", "num"
            )
        if isinstance(node.target, Field):
            right, at = self.temporary(), self.temporary()
            index = self.number(self.expression(node.target.index))
            code = self._combined(node.operator, f"N(Z.value({at}))", right)
            return Fragment(f"(({right} := {operand}), ({at} := {index}), Z.assign({at}, {code}))[2]", "num")
        # What stands to the right is done first.
        right = self.temporary()
        code = self._combined(node.operator, self.number(self.variable(node.target.name)), right)
        stored = self.stored(node.target, Fragment(code, "num"))
        return Fragment(f"(({right} := {operand}), {stored.code})[1]", "num")

    def _old(self, target: Index, code: str) -> str:
        kind = ANY if isinstance(target.array, Index) else self.survey.element_kind(self.scope, target.array.name)
        return f"({code} or 0.0)" if kind == NUM else f"N({code})"

    def _combined(self, operator: str, left: str, right: str) -> str:
        if operator in _TIGHT:
            return f"{left} {operator} {right}"
        return self.calculated(operator, left, right, "=")

    def step(self, node: Step) -> Fragment:
        """``++`` and ``--`` within an expression."""
        old = self.temporary()
        sign = node.operator
        if isinstance(node.target, Index):
            array, key = self.array(node.target.array), self.key(node.target.keys)
            place, at = self.temporary(), self.temporary()
            before = f"({old} := {self._old(node.target, f'({place} := {array})[({at} := {key})]')})"
            after = f"put({old} {sign} 1.0, {place}, {at})"
        elif isinstance(node.target, Field):
            at = self.temporary()
            index = self.number(self.expression(node.target.index))
            before = f"({old} := N(Z.value(({at} := {index}))))"
            after = f"Z.assign({at}, {old} {sign} 1.0)"
        else:
            before = f"({old} := {self.number(self.variable(node.target.name))})"
            after = self.stored(node.target, Fragment(f"{old} {sign} 1.0", "num")).code
        return Fragment(f"({before}, {after})[{1 if node.before else 0}]", "num")

    def stored(self, target: Target, value: Fragment) -> Fragment:
        """A value given to a target within an expression; what it was."""
        code = self.value(value)
        gives = value.gives if value.gives in ("num", "str") else "num" if value.gives == "bool" else "any"
        if isinstance(target, Index):
            return Fragment(f"put({code}, {self.array(target.array)}, {self.key(target.keys)})", gives)
        if isinstance(target, Field) and self.simple:
            if value.gives == "str":
                return Fragment(f"(R := {code})", "str")
            given = self.temporary()
            return Fragment(f"(({given} := {code}), (R := str(S({given}))))[0]", gives)
        if isinstance(target, Field):
            index = self.number(self.expression(target.index))
            return Fragment(f"Z.given({code}, {index})", gives)
        name = target.name
        owner = self.survey.owner(self.scope, name)
        if owner is self.survey.top and name in SPECIAL:
            return Fragment(f"m.assign({self.text_constant(name).code}, {code})", gives)
        if self.survey.is_array(self.scope, name):
            return Fragment(f"not_scalar({self.text_constant(name).code})", "any")
        return Fragment(f"(v_{name} := {code})", gives)

    # What other parts write

    call: Callable[[Call], Fragment]
    builtin: Callable[[Builtin], Fragment]
    getline: Callable[[Getline], Fragment]
    simple: bool
    field: Callable[[Expr], Fragment]
    record_text: Callable[[], Fragment]
    special: Callable[[str], Fragment]
    searching: Callable[[str], str]
    finding: Callable[[str, bool], str]
    strong: Callable[[str], object]
