"""Calls, fields and ``getline`` written as Python."""

from collections.abc import Callable

from mirage.commands.awk.emitting import Emitter
from mirage.commands.awk.formats import directives
from mirage.commands.awk.survey import STRING_RESULTS
from mirage.commands.awk.tree import (
    Builtin,
    Call,
    Expr,
    Field,
    Getline,
    Index,
    Number,
    Regex,
    String,
    Var,
    bare,
    is_zero,
)
from mirage.commands.awk.values import Regexp
from mirage.commands.awk.writing import Fragment

_NUMERIC = {
    "atan2": "atan2",
    "cos": "cosine",
    "exp": "exponential",
    "int": "integer",
    "log": "m.logarithm",
    "sin": "sine",
    "sqrt": "m.root",
    "mkbool": "boolean",
    "compl": "m.complement",
    "lshift": "m.left",
    "rshift": "m.right",
}
"""Functions of numbers alone."""
_PLAIN = {"rand": "m.rand", "systime": "m.systime"}
_SPECIAL_NUMBERS = frozenset({"NR", "FNR", "NF", "RSTART", "RLENGTH"})


class Calling(Emitter):
    """Writes calls."""

    # Fields

    simple = False
    """Whether records change only by being read: then they are plain texts, split where they are needed."""
    padded = 0
    """So many fields are always there: those that constants name."""
    remade = False
    """Whether such a text may be another than the one that was read."""
    assigned = False
    """Whether single fields are assigned to."""
    given = False
    """Whether records are: what they are given may be no text."""

    def record_text(self) -> Fragment:
        """``$0``"""
        return Fragment("R", "field", own=not self.remade) if self.simple else Fragment("Z.whole()", "field")

    def record_value(self) -> Fragment:
        """``$0`` where it may matter whether it was put together from fields."""
        remade = self.assigned or self.given or "NF" in self.survey.specials
        return Fragment("Z.value(0.0)", "any") if remade and not self.simple else self.record_text()

    def field(self, index: Expr) -> Fragment:
        """``$index``"""
        index = bare(index)
        last = isinstance(index, Var) and index.name == "NF" and "NF" not in self.scope.parameters
        if is_zero(index):
            return self.record_value()
        if not self.simple:
            code = self.number(self.expression(index))
            if self.assigned:
                return Fragment(f"Z.value({code})", "any")
            return Fragment(f"Z.field({code})", "field")
        if last:
            return Fragment("(F[-1] if F else R)", "field", own=True)
        if isinstance(index, Number) and 0 < index.value < 1_000_000:
            place = int(index.value) - 1
            if self.padded:
                return Fragment(f"F[{place}]", "field", own=True)
            return Fragment(f'(F[{place}] if len(F) > {place} else "")', "field", own=True)
        return Fragment(f"nth(F, R, {self.number(self.expression(index))})", "field", own=True)

    def special(self, name: str) -> Fragment:
        """What a variable of awk itself holds."""
        if name == "NF":
            if not self.simple:
                return Fragment("Z.count()", "num")
            return Fragment("float(len(F))", "num")
        if name not in self.survey.specials:
            known = {"SUBSEP": "\x1c", "OFS": " ", "ORS": "\n"}.get(name)
            if known is not None:
                return self.text_constant(known)
        if name in _SPECIAL_NUMBERS and name not in self.survey.given:
            return Fragment(f"m.{name.lower()}", "num" if name not in self.survey.specials else "any")
        return Fragment(f"m.{name.lower()}", "any")

    def searching(self, pattern: str) -> str:
        """The name of what searches for a constant pattern; it is made as the program begins."""
        name = self.searches.get(pattern)
        if name is None:
            name = self.searches[pattern] = f"x{len(self.searches)}"
        return name

    searches: dict[str, str]

    def finding(self, pattern: str, parts: bool) -> str:
        """The name of the Finder of a constant pattern, which is made as the program begins."""
        name = self.finders.get((pattern, parts))
        if name is None:
            name = self.finders[pattern, parts] = f"y{len(self.finders)}"
        return name

    finders: dict[tuple[str, bool], str]

    def replacing(self, pattern: str, replacement: str) -> str:
        """The name of what replaces all matches of a constant pattern; it is made as the program begins."""
        self.finding(pattern, parts=False)
        name = self.replacers.get((pattern, replacement))
        if name is None:
            name = self.replacers[pattern, replacement] = f"g{len(self.replacers)}"
        return name

    replacers: dict[tuple[str, str], str]

    @staticmethod
    def strong(pattern: str) -> object:
        """A pattern as a value."""
        return Regexp(pattern)

    # Functions of the program

    def call(self, node: Call) -> Fragment:
        """A call of a function of the program."""
        callee = self.survey.scopes[node.name]
        function = self.survey.program.functions[node.name]
        arguments: list[str] = []
        for parameter, argument in zip(function.parameters, node.arguments, strict=False):
            if parameter in callee.arrays:
                arguments.append(self.array(argument))
            else:
                arguments.append(self.argument(argument))
        inside = ", ".join(arguments)
        if not callee.waits:
            return Fragment(f"f_{node.name}({inside})", "any")
        if callee.recursive:
            return Fragment(f"(await m.deeper(f_{node.name}{', ' if inside else ''}{inside}))", "any")
        return Fragment(f"(await f_{node.name}({inside}))", "any")

    def argument(self, node: Expr) -> str:
        """What is handed to a function."""
        return self.value(self.expression(node))

    # Functions of the language

    def builtin(self, node: Builtin) -> Fragment:
        """A call of a function of the language."""
        name, arguments = node.name, node.arguments
        special = getattr(self, f"do_{name}", None)
        if special is not None:
            found: Fragment = special(arguments)
            return found
        if name in _NUMERIC:
            inside = ", ".join(self.number(self.expression(each)) for each in arguments)
            return Fragment(f"{_NUMERIC[name]}({inside})", "num")
        if name in _PLAIN:
            return Fragment(f"{_PLAIN[name]}()", "num")
        if name in ("and", "or", "xor"):
            inside = ", ".join(self.number(self.expression(each)) for each in arguments)
            return Fragment(f'm.bits("{name}", {inside})', "num")
        inside = ", ".join(self.value(self.expression(each)) for each in arguments)
        return Fragment(f"m.{name}({inside})", "str" if name in STRING_RESULTS else "num")

    def texts_of(self, arguments: tuple[Expr, ...]) -> list[str]:
        return [self.text(self.expression(each)) for each in arguments]

    def do_length(self, arguments: tuple[Expr, ...]) -> Fragment:
        if not arguments:
            return Fragment(f"float(len({self.record_text().code}))", "num")
        node = bare(arguments[0])
        if isinstance(node, Var) and self.survey.is_array(self.scope, node.name):
            return Fragment(f"float(len({self.array(node)}))", "num")
        found = self.expression(node)
        if found.gives == "any":
            return Fragment(f"m.length({found.code})", "num")
        return Fragment(f"float(len({self.text(found)}))", "num")

    def do_substr(self, arguments: tuple[Expr, ...]) -> Fragment:
        text = self.text(self.expression(arguments[0]))
        numbers = [self.expression(each) for each in arguments[1:]]
        known = [each.constant for each in numbers if isinstance(each.constant, float)]
        if len(known) == len(numbers) and all(1 <= value < 1e9 and value.is_integer() for value in known):
            begin = int(known[0]) - 1
            end = "" if len(known) == 1 else str(begin + int(known[1]))
            return Fragment(f"({text})[{begin}:{end}]", "str")
        return Fragment(f"substr({', '.join([text, *map(self.number, numbers)])})", "str")

    def do_index(self, arguments: tuple[Expr, ...]) -> Fragment:
        one, other = self.texts_of(arguments)
        if self.folds:
            return Fragment(f"m.index({one}, {other})", "num")
        return Fragment(f"({one}.find({other}) + 1.0)", "num")

    def do_tolower(self, arguments: tuple[Expr, ...]) -> Fragment:
        return Fragment(f"lower({self.texts_of(arguments)[0]})", "str")

    def do_toupper(self, arguments: tuple[Expr, ...]) -> Fragment:
        return Fragment(f"upper({self.texts_of(arguments)[0]})", "str")

    def do_srand(self, arguments: tuple[Expr, ...]) -> Fragment:
        return Fragment(f"m.srand({self.number(self.expression(arguments[0])) if arguments else ''})", "num")

    def do_strtonum(self, arguments: tuple[Expr, ...]) -> Fragment:
        found = self.expression(arguments[0])
        if found.gives in ("num", "bool", "num?"):
            return Fragment(self.number(found), "num")
        return Fragment(f"strtonum({self.value(found)})", "num")

    def do_sprintf(self, arguments: tuple[Expr, ...]) -> Fragment:
        return Fragment(self.formatted(arguments), "str")

    def formatted(self, arguments: tuple[Expr, ...]) -> str:
        """What ``printf`` writes."""
        first = bare(arguments[0])
        if isinstance(first, String):
            plain = self._formatted_at_once(first.text, arguments[1:])
            if plain is not None:
                return plain
        inside = ", ".join(self.value(self.expression(each)) for each in arguments[1:])
        return f"m.sprintf({self.text(self.expression(first))}, ({inside}{',' if inside else ''}))"

    def _formatted_at_once(self, text: str, arguments: tuple[Expr, ...]) -> str | None:
        """The same for a format that is known, where it asks for nothing unusual."""
        steps = directives(text)
        wanted = [step for step in steps if not isinstance(step, str)]
        if len(wanted) != len(arguments) or not all(step.plain for step in wanted):
            return None
        parts: list[Fragment] = []
        following = iter(arguments)
        for step in steps:
            if isinstance(step, str):
                parts.append(self.text_constant(step))
                continue
            found = self.expression(next(following))
            if step.letter == "s":
                text = self.text(found)
                if step.text != "%s":
                    text = f"({self.text_constant(step.text).code} % {text})"
                parts.append(Fragment(text, "str"))
            elif step.letter == "d":
                code = f"decimal({self.number(found)})"
                if step.text != "%d":
                    code = f"spaced({self.text_constant(step.text).code}, {self.number(found)})"
                parts.append(Fragment(code, "str"))
            else:
                parts.append(Fragment(f"floating({self.text_constant(step.text).code}, {self.number(found)})", "str"))
        return self.joined(parts)

    def do_sub(self, arguments: tuple[Expr, ...]) -> Fragment:
        return self._replaced(arguments, "sub")

    def do_gsub(self, arguments: tuple[Expr, ...]) -> Fragment:
        return self._replaced(arguments, "gsub")

    def _replaced(self, arguments: tuple[Expr, ...], name: str) -> Fragment:
        wanted, instead = arguments[0], arguments[1]
        target = bare(arguments[2]) if len(arguments) > 2 else Field(Number(0.0))
        pattern = self.pattern(wanted)
        replacement = self.text(self.expression(instead))
        if not isinstance(target, Var | Field | Index):
            subject = self.text(self.expression(target))
            return Fragment(f"m.{name}({pattern}, {replacement}, {subject})[1]", "num")
        found = self.temporary()
        subject, stored = self._place(target, found)
        call = f"{found} := m.{name}({pattern}, {replacement}, {subject})"
        if name == "gsub":
            call = f"{found} := {self._by_size(name, subject, lambda text: f'{pattern}, {replacement}, {text}')}"
        return Fragment(f"(({call})[1] and ({stored}, {found}[1])[1])", "num")

    def _place(self, target: Var | Field | Index, found: str) -> tuple[str, str]:
        """The text of a target, and what gives it ``found[0]``: what names it is evaluated once."""
        if isinstance(target, Index):
            array, key = self.temporary(), self.temporary()
            element = f"({array} := {self.array(target.array)})[({key} := {self.key(target.keys)})]"
            return f"S({element})", f"put({found}[0], {array}, {key})"
        if isinstance(target, Field) and not self.simple:
            if is_zero(target.index):
                return "Z.whole()", f"Z.rewrite({found}[0])"
            place = self.temporary()
            index = self.number(self.expression(target.index))
            return f"Z.reach({place} := {index})", f"Z.assign({place}, {found}[0])"
        return self.text(self.expression(target)), self.stored(target, Fragment(f"{found}[0]", "str")).code

    def do_gensub(self, arguments: tuple[Expr, ...]) -> Fragment:
        pattern = self.pattern(arguments[0], parts=True)
        replacement = self.text(self.expression(arguments[1]))
        how = self.value(self.expression(arguments[2]))
        subject = self.text(self.expression(arguments[3])) if len(arguments) > 3 else self.record_text().code
        return Fragment(f"m.gensub({pattern}, {replacement}, {how}, {subject})", "str")

    def do_match(self, arguments: tuple[Expr, ...]) -> Fragment:
        text, wanted = self.text(self.expression(arguments[0])), arguments[1]
        array = f", {self.array(arguments[2])}" if len(arguments) > 2 else ""
        return Fragment(f"m.match({text}, {self.pattern(wanted, parts=bool(array))}{array})", "num")

    def do_split(self, arguments: tuple[Expr, ...]) -> Fragment:
        text = self.text(self.expression(arguments[0]))
        inside = [self.array(arguments[1])]
        if len(arguments) > 2:
            inside.append(self.separator(arguments[2]))
        if len(arguments) > 3:
            inside.append(self.array(arguments[3]))
        return Fragment(self._by_size("split", text, lambda text: ", ".join([text, *inside])), "num")

    def _by_size(self, name: str, subject: str, arguments: Callable[[str], str]) -> str:
        """A call of what does large texts in steps, where steps may be made."""
        if self.scope.name and not self.scope.waits:
            return f"m.{name}({arguments(subject)})"
        text = self.temporary()
        inside = arguments(text)
        return f"(m.{name}({inside}) if len({text} := {subject}) < 65536 else await m.{name}_large({inside}))"

    def separator(self, node: Expr) -> str:
        """What stands between fields: a text, of which one blank means all of them; or a pattern."""
        node = bare(node)
        if isinstance(node, Regex):
            return f"Regexp({self.text_constant(node.text).code})"
        found = self.expression(node)
        return self.value(found) if found.gives == "any" else self.text(found)

    def do_patsplit(self, arguments: tuple[Expr, ...]) -> Fragment:
        inside = [self.text(self.expression(arguments[0])), self.array(arguments[1])]
        inside.append(self.pattern(arguments[2]) if len(arguments) > 2 else "None")
        if len(arguments) > 3:
            inside.append(self.array(arguments[3]))
        return Fragment(f"m.patsplit({', '.join(inside)})", "num")

    def do_typeof(self, arguments: tuple[Expr, ...]) -> Fragment:
        node = bare(arguments[0])
        if isinstance(node, Var) and self.survey.is_array(self.scope, node.name):
            return self.text_constant("array")
        if isinstance(node, Regex):
            return self.text_constant("regexp" if node.strong else "number")
        if isinstance(node, Field):
            return Fragment(f"typeof(Z.value({self.number(self.expression(node.index))}), True)", "str")
        return Fragment(f"typeof({self.value(self.expression(node))}, False)", "str")

    def do_isarray(self, arguments: tuple[Expr, ...]) -> Fragment:
        node = bare(arguments[0])
        if isinstance(node, Var):
            return self.number_constant(float(self.survey.is_array(self.scope, node.name)))
        return Fragment(f"isinstance({self.value(self.expression(node))}, dict)", "bool")

    def do_asort(self, arguments: tuple[Expr, ...]) -> Fragment:
        return self._sorted(arguments, "True")

    def do_asorti(self, arguments: tuple[Expr, ...]) -> Fragment:
        return self._sorted(arguments, "False")

    def _sorted(self, arguments: tuple[Expr, ...], values: str) -> Fragment:
        array = self.array(arguments[0])
        into = self.array(arguments[1]) if len(arguments) > 1 else "None"
        how = self.text(self.expression(arguments[2])) if len(arguments) > 2 else '""'
        return Fragment(f"(await m.asort({array}, {into}, {how}, {values}))", "num")

    def do_close(self, arguments: tuple[Expr, ...]) -> Fragment:
        return Fragment(f"(await m.close({', '.join(self.texts_of(arguments))}))", "num")

    def do_fflush(self, arguments: tuple[Expr, ...]) -> Fragment:
        return Fragment(f"(await m.fflush({', '.join(self.texts_of(arguments))}))", "num")

    def do_system(self, arguments: tuple[Expr, ...]) -> Fragment:
        return Fragment(f"(await m.system({self.texts_of(arguments)[0]}))", "num")

    def getline(self, node: Getline) -> Fragment:
        """All forms of ``getline``."""
        got = self.temporary()
        origin = "" if node.origin is None else self.text(self.expression(node.origin))
        if node.target is None:
            call = f"m.getline_{node.source}({origin}{', ' if origin else ''}Z)"
            return Fragment(f"(await {call})", "num")
        call = f"{got} := await m.read_{node.source}({origin})"
        stored = self.stored(node.target, Fragment(got, "field"))
        return Fragment(f"({got} if ({call}).__class__ is float else ({stored.code}, 1.0)[1])", "num")
