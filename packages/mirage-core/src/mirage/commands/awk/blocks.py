"""Statements written as Python."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from mirage.commands.awk.calling import Calling
from mirage.commands.awk.faults import Fatal
from mirage.commands.awk.survey import ANY, NUM, SPECIAL, STR
from mirage.commands.awk.tree import (
    Assign,
    Block,
    Builtin,
    Concat,
    Delete,
    Do,
    Each,
    Exit,
    Expr,
    Field,
    Group,
    If,
    Index,
    Leave,
    Loop,
    Number,
    Print,
    Regex,
    Return,
    Statement,
    Step,
    String,
    Switch,
    Var,
    bare,
)
from mirage.commands.awk.writing import LARGE, Fragment

DEEPEST = 15
"""So many loops may be in each other: Python allows a few more."""


@dataclass(slots=True)
class Around:
    """A loop or switch of Python that is being written."""

    advance: Block = ()
    """What is done before the next turn."""
    condition: Expr | None = None
    """What is asked before the next turn, where that is not what Python's loop asks."""
    switch: str = ""
    """The flag that tells that ``continue`` is meant for a loop further out."""


class Blocks(Calling):
    """Writes statements."""

    around: list[Around]
    in_rule = False
    """Whether ``next`` is known to stand in the loop over records."""

    @contextmanager
    def indented(self) -> Generator[None]:
        """What is written meanwhile is one level further in."""
        self.depth += 1
        if self.depth > 80:
            raise Fatal("the program is nested too deeply")
        yield
        self.depth -= 1

    @contextmanager
    def inside(self, around: Around) -> Generator[None]:
        """What is written meanwhile is the body of a loop."""
        self.around.append(around)
        if len(self.around) > DEEPEST:
            raise Fatal("the loops of the program are nested too deeply")
        with self.indented():
            yield
        self.around.pop()

    def block(self, statements: Block) -> None:
        """Some statements, at least one of Python's."""
        begin = len(self.lines)
        for statement in statements:
            self.line = statement.line
            self.statement(statement)
        if len(self.lines) == begin:
            self.put("pass")

    def statement(self, node: Statement) -> None:
        """One statement."""
        match node:
            case Do(expression=expression):
                self.effect(expression)
            case Print():
                self.printed(node)
            case If():
                self.condition(node)
            case Loop():
                self.loop(node)
            case Each():
                self.each(node)
            case Switch():
                self.switch(node)
            case Leave(how=how):
                self.leave(how)
            case Exit(status=status):
                code = "None" if status is None else self.number(self.expression(status))
                self.put(f"m.exit({code})")
            case Return(value=value):
                self.put("return" if value is None else f"return {self.value(self.expression(value))}")
            case Delete(array=array, keys=keys):
                name = self.array(array)
                self.put(f"{name}.pop({self.key(keys)}, None)" if keys else f"{name}.clear()")

    # Effects: the value of the expression is not needed

    def effect(self, node: Expr) -> None:
        """An expression for what it does."""
        while isinstance(node, Group) and len(node.items) == 1:
            node = node.items[0]
        if isinstance(node, Assign) and not node.operator and self._assigned(node):
            return
        if isinstance(node, Assign) and node.operator and isinstance(node.target, Var | Index):
            self._change(node.target, node.operator, self.number(self.expression(node.value)))
            return
        if isinstance(node, Step) and isinstance(node.target, Var | Index):
            self._change(node.target, node.operator, "1.0")
            return
        if isinstance(node, Builtin) and self._replaces(node):
            return
        if isinstance(node, Group):
            raise Fatal("a list in parentheses is no value")
        self.put(self.expression(node).code)

    def _assigned(self, node: Assign) -> bool:
        """``x = value``, as a statement of Python where that can be."""
        target = node.target
        if isinstance(target, Index):
            value = self.value(self.expression(node.value))
            self.put(f"{self.array(target.array)}[{self.key(target.keys)}] = {value}")
            return True
        if not isinstance(target, Var) or not self._plain(target.name):
            return False
        name = f"v_{target.name}"
        if isinstance(node.value, Concat) and node.value.parts[0] == target:
            kind = self.survey.variable_kind(self.scope, target.name)
            if kind == STR and not any(part == target for part in node.value.parts[1:]):
                # Text that grows at its end need not be copied.
                added = self.concatenation(node.value.parts[1:])
                self.put(f'{name} = ({name} or "") + {added.code}')
                return True
        self.put(f"{name} = {self.value(self.expression(node.value))}")
        return True

    def _replaces(self, node: Builtin) -> bool:
        """``gsub(/pattern/, "text")``, where nobody asks how often and the record is a plain text."""
        if node.name != "gsub" or not self.remade or not self.simple:
            return False
        wanted, instead = bare(node.arguments[0]), bare(node.arguments[1])
        target = bare(node.arguments[2]) if len(node.arguments) > 2 else Field(Number(0.0))
        if not (isinstance(wanted, Regex) and isinstance(instead, String) and isinstance(target, Field)):
            return False
        finder, replacement = self.finding(wanted.text, parts=False), self.text_constant(instead.text).code
        self.put(f"if len(R) < {LARGE}:")
        with self.indented():
            self.put(f"R = {self.replacing(wanted.text, instead.text)}(R)")
            self.put(f"if len(R) >= {LARGE}: large(R)")
        self.put("else:")
        with self.indented():
            self.put(f"R = (await m.gsub_large({finder}, {replacement}, R))[0]")
        return True

    def _plain(self, name: str) -> bool:
        """Whether a name is that of a variable in Python."""
        owner = self.survey.owner(self.scope, name)
        special = owner is self.survey.top and name in SPECIAL
        return not special and not self.survey.is_array(self.scope, name)

    def _change(self, target: Var | Index, operator: str, operand: str) -> None:
        if isinstance(target, Var):
            found = self.variable(target.name)
            code = self._combined(operator, self.number(found), operand)
            if self._plain(target.name):
                self.put(f"v_{target.name} = {code}")
            else:
                self.put(self.stored(target, Fragment(code, "num")).code)
            return
        array, key = self.array(target.array), self.key(target.keys)
        kind = ANY if isinstance(target.array, Index) else self.survey.element_kind(self.scope, target.array.name)
        if not key.isidentifier():
            name = self.temporary()
            # What stands to the right is done first.
            if not operand.replace(".", "").isalnum():
                right = self.temporary()
                self.put(f"{right} = {operand}")
                operand = right
            self.put(f"{name} = {key}")
            key = name
        if not array.startswith("a_"):
            name = self.temporary()
            self.put(f"{name} = {array}")
            array = name
        old = f"({array}[{key}] or 0.0)" if kind == NUM else f"N({array}[{key}])"
        self.put(f"{array}[{key}] = {self._combined(operator, old, operand)}")

    def printed(self, node: Print) -> None:
        """``print`` and ``printf``"""
        if node.formatted:
            text = self.formatted(node.arguments)
        else:
            between, end = self.special("OFS"), self.special("ORS")
            between = between if between.constant is not None else Fragment(f"S({between.code})", "str")
            end = end if end.constant is not None else Fragment(f"S({end.code})", "str")
            parts: list[Fragment] = []
            for argument in node.arguments:
                parts += [self.expression(argument), between]
            parts[-1:] = [end] if parts else [self.record_text(), end]
            text = self.joined(parts, shown=True)
        if node.redirect and node.target is not None:
            target = self.text(self.expression(node.target))
            self.put(f'await m.print_to("{node.redirect}", {target}, {text})')
        else:
            self.put(f"put_out({text})")

    # Flow

    def condition(self, node: If) -> None:
        """``if``"""
        word = "if"
        while True:
            self.line = node.line
            self.put(f"{word} {self.truth(self.expression(node.condition))}:")
            with self.indented():
                self.block(node.yes)
            following = node.no
            if len(following) == 1 and isinstance(following[0], If):
                node, word = following[0], "elif"
                continue
            break
        if following:
            self.put("else:")
            with self.indented():
                self.block(following)

    def tick(self) -> None:
        """The checkpoint of a turn."""
        self.put("C[0] -= 1")
        self.put("if C[0] < 0: await m.tick()")

    def loop(self, node: Loop) -> None:
        """``while``, ``do`` and ``for (;;)``"""
        asked = "True"
        if node.condition is not None and not node.body_first:
            asked = self.truth(self.expression(node.condition))
        self.put(f"while {asked}:")
        around = Around(node.advance, node.condition if node.body_first else None)
        with self.inside(around):
            self.tick()
            self.block(node.body)
            self._turn(around)

    def _turn(self, around: Around) -> None:
        """What is done and asked at the end of a turn."""
        for statement in around.advance:
            self.statement(statement)
        if around.condition is not None:
            self.put(f"if not {self.truth(self.expression(around.condition))}: break")

    def each(self, node: Each) -> None:
        """``for (name in array)``"""
        key = self.temporary()
        self.put(f"for {key} in await m.keys({self.array(node.array)}):")
        with self.inside(Around()):
            self.put(self.stored(node.target, Fragment(key, "any")).code)
            self.tick()
            self.block(node.body)

    def switch(self, node: Switch) -> None:
        """``switch``: the case that fits is looked for first; from there on all are done up to a ``break``."""
        subject, place, flag = self.label(), self.label(), self.label()
        self.put(f"{subject} = {self.value(self.expression(node.subject))}")
        word = "if"
        default = len(node.cases)
        for number, case in enumerate(node.cases):
            if case.value is None:
                default = number
                continue
            self.put(f"{word} {self._fits(subject, case.value)}: {place} = {number}")
            word = "elif"
        self.put(f"{place} = {default}" if word == "if" else f"else: {place} = {default}")
        self.put(f"{flag} = False")
        self.put("while True:")
        with self.inside(Around(switch=flag)):
            for number, case in enumerate(node.cases):
                self.put(f"if {place} <= {number}:")
                with self.indented():
                    self.block(case.body)
            self.put("break")
        if any(not around.switch for around in self.around):
            self.put(f"if {flag}:")
            with self.indented():
                self.leave("continue")

    def _fits(self, subject: str, value: Expr) -> str:
        if isinstance(value, Regex):
            return f"{self.search(value)}(S({subject}))"
        return f"fits({subject}, {self.value(self.expression(value))})"

    def leave(self, how: str) -> None:
        """``break``, ``continue``, ``next``, ``nextfile``"""
        if how == "break":
            self.put("break")
        elif how == "continue":
            around = self.around[-1]
            if around.switch:
                self.put(f"{around.switch} = True")
                self.put("break")
            else:
                self._turn(around)
                self.put("continue")
        elif how == "next" and self.in_rule and not self.around:
            self.put("continue")
        else:
            self.put("raise Next" if how == "next" else "raise NextFile")
