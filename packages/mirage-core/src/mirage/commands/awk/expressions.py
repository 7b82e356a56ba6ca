"""Expressions: from tokens to tree."""

from mirage.commands.awk.parsing import Tokens
from mirage.commands.awk.tokens import BUILTINS
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
)

_ASSIGNING = {"=": "", "+=": "+", "-=": "-", "*=": "*", "/=": "/", "%=": "%", "^=": "^", "**=": "^"}
_COMPARING = frozenset({"<", "<=", "==", "!=", ">", ">="})
_OPERANDS = frozenset({"number", "string", "name", "call", "builtin", "$", "(", "!", "++", "--"})
"""What an operand begins with that is joined to the one before; a sign would be an operator."""


class Expressions(Tokens):
    """Reads expressions. ``printing`` is of those behind ``print``, where ``>`` is no comparison."""

    def expression(self, *, printing: bool = False) -> Expr:
        """A whole one."""
        with self.deeper():
            condition = self._either(printing)
            if not self.at("?"):
                return condition
            self.advance()
            self.skip_newlines()
            yes = self.expression(printing=printing)
            self.skip_newlines()
            self.expect(":")
            self.skip_newlines()
            return Choice(condition, yes, self.expression(printing=printing))

    def expressions(self, *, printing: bool = False) -> tuple[Expr, ...]:
        """One or more with commas between."""
        found = [self.expression(printing=printing)]
        while self.take(","):
            self.skip_newlines()
            found.append(self.expression(printing=printing))
        return tuple(found)

    def _either(self, printing: bool) -> Expr:
        parts = [self._both(printing)]
        while self.take("||"):
            self.skip_newlines()
            parts.append(self._both(printing))
        return parts[0] if len(parts) == 1 else Logic("||", tuple(parts))

    def _both(self, printing: bool) -> Expr:
        parts = [self._member(printing)]
        while self.take("&&"):
            self.skip_newlines()
            parts.append(self._member(printing))
        return parts[0] if len(parts) == 1 else Logic("&&", tuple(parts))

    def _member(self, printing: bool) -> Expr:
        found = self._match(printing)
        while self.take("in"):
            keys = found.items if isinstance(found, Group) else (found,)
            found = Member(keys, self.array())
        return found

    def array(self) -> Var | Index:
        """The name of an array, or an element that is one."""
        name = self.expect("name")
        return self._indexed(Var(name.text))

    def _match(self, printing: bool) -> Expr:
        found = self._comparison(printing)
        while self.at("~", "!~"):
            negated = self.advance().kind == "!~"
            found = Match(negated, found, self._comparison(printing))
        return found

    def _comparison(self, printing: bool) -> Expr:
        left = self.joined(printing=printing)
        kind = self.token.kind
        if kind not in _COMPARING or (printing and kind == ">"):
            return left
        self.advance()
        found = Compare(kind, left, self.joined(printing=printing))
        if self.token.kind in _COMPARING and not (printing and self.at(">")):
            raise self.fault()
        return found

    def joined(self, *, printing: bool = False) -> Expr:
        """Operands next to each other, and the commands that are read from."""
        found = self._concatenation(printing)
        while self.at("|") and self.ahead(2)[1].kind == "getline":
            self.advance()
            self.advance()
            with self.deeper():
                found = Getline("command", found, self._optional_target())
                if self.token.kind in _OPERANDS:
                    found = Concat((found, self._concatenation(printing)))
        return found

    def _concatenation(self, printing: bool) -> Expr:
        parts = [self._sum(printing)]
        while self.token.kind in _OPERANDS:
            parts.append(self._sum(printing))
        return parts[0] if len(parts) == 1 else Concat(tuple(parts))

    def _sum(self, printing: bool) -> Expr:
        found = self._product(printing)
        while self.at("+", "-"):
            operator = self.advance().kind
            found = Binary(operator, found, self._product(printing))
        return found

    def _product(self, printing: bool) -> Expr:
        found = self._signed(printing)
        while self.at("*", "/", "%"):
            operator = self.advance().kind
            found = Binary(operator, found, self._signed(printing))
        return found

    def _signed(self, printing: bool) -> Expr:
        kind = self.token.kind
        if kind not in ("!", "-", "+"):
            return self._power(printing)
        self.advance()
        with self.deeper():
            operand = self._signed(printing)
        if kind == "!":
            return Not(operand)
        return Sign("-" if kind == "-" else "+", operand)

    def _power(self, printing: bool) -> Expr:
        base = self._stepped(printing)
        if not self.at("^", "**"):
            return base
        self.advance()
        with self.deeper():
            return Binary("^", base, self._signed(printing))

    def _stepped(self, printing: bool) -> Expr:
        if self.at("++", "--"):
            operator = "+" if self.advance().kind == "++" else "-"
            return Step("+" if operator == "+" else "-", True, self.target())
        found = self._primary()
        if not isinstance(found, Var | Field | Index):
            return found
        if self.at("++", "--"):
            return Step("+" if self.advance().kind == "++" else "-", False, found)
        if self.token.kind in _ASSIGNING:
            operator = _ASSIGNING[self.advance().kind]
            self.skip_newlines()
            return Assign(operator, found, self.expression(printing=printing))
        return found

    def target(self) -> Target:
        """What a value can be given to."""
        found = self._primary()
        if not isinstance(found, Var | Field | Index):
            raise self.fault()
        return found

    def _optional_target(self) -> Target | None:
        return self.target() if self.at("name", "$") else None

    def _primary(self) -> Expr:
        token = self.token
        match token.kind:
            case "number":
                self.advance()
                return Number(token.value)
            case "string":
                self.advance()
                return String(token.text)
            case "/" | "/=":
                return self._regex()
            case "@":
                self.advance()
                if not self.at("/", "/="):
                    raise self.fault()
                return Regex(self._regex().text, strong=True)
            case "$":
                self.advance()
                return Field(self._field_index())
            case "name":
                self.advance()
                return self._indexed(Var(token.text))
            case "call":
                return self._call()
            case "builtin":
                return self._builtin()
            case "getline":
                return self._getline()
            case "(":
                return self._group()
            case "-" | "+" | "!":
                return self._signed(False)
            case _:
                raise self.fault()

    def _regex(self) -> Regex:
        text = self.scanner.pattern(self.token)
        self.advance()
        return Regex(text)

    def _field_index(self) -> Expr:
        with self.deeper():
            if self.at("++", "--"):
                operator = self.advance().kind
                return Step("+" if operator == "++" else "-", True, self.target())
            if self.at("-", "+", "!"):
                return self._signed(False)
            return self._primary()

    def _indexed(self, found: Var | Index) -> Var | Index:
        while self.at("["):
            self.advance()
            keys = self.expressions()
            self.expect("]")
            found = Index(found, keys)
        return found

    def _group(self) -> Expr:
        self.advance()
        items = self.expressions()
        self.expect(")")
        return Group(items)

    def _arguments(self) -> tuple[Expr, ...]:
        """What stands between parentheses, up to the one that closes."""
        self.expect("(")
        self.skip_newlines()
        found: list[Expr] = []
        while not self.at(")"):
            if found:
                self.expect(",")
                self.skip_newlines()
            found.append(self.expression())
            self.skip_newlines()
        return tuple(found)

    def _call(self) -> Expr:
        name = self.advance().text
        arguments = self._arguments()
        self.expect(")")
        return Call(name, arguments)

    def _builtin(self) -> Expr:
        name = self.advance().text
        least, most = BUILTINS[name]
        if not self.at("("):
            if name != "length":
                raise self.fault()
            return Builtin(name, ())
        arguments = self._arguments()
        count = len(arguments)
        if not least <= count <= most:
            raise self.fault(f"{count} is invalid as number of arguments for {name}")
        self.expect(")")
        return Builtin(name, arguments)

    def _getline(self) -> Expr:
        self.advance()
        target = self._optional_target()
        if not self.take("<"):
            return Getline("input", None, target)
        with self.deeper():
            return Getline("file", self._sum(True), target)
