"""Statements, rules and functions: from tokens to tree."""

from collections import Counter

from mirage.commands.awk.expressions import Expressions
from mirage.commands.awk.faults import Syntax
from mirage.commands.awk.numbers import whole
from mirage.commands.awk.parsing import Include
from mirage.commands.awk.tokens import BUILTINS, EXTENSIONS, KEYWORDS, STANDARD, Source
from mirage.commands.awk.tree import (
    Block,
    Case,
    Delete,
    Do,
    Each,
    Exit,
    Expr,
    Field,
    Function,
    Group,
    If,
    Leave,
    Loop,
    Number,
    Print,
    Program,
    Redirect,
    Regex,
    Return,
    Rule,
    Sign,
    Statement,
    String,
    Switch,
    Var,
    is_zero,
)

_SECTIONS = ("BEGIN", "END", "BEGINFILE", "ENDFILE")
_ENDS = (";", "newline", "}", "end")
_COMPLAINTS = 10_000
"""Doubled labels that are told of."""
_SPECIAL = frozenset(
    "ARGC ARGIND ARGV BINMODE CONVFMT ENVIRON ERRNO FIELDWIDTHS FILENAME FNR FPAT FS FUNCTAB IGNORECASE LINT NF NR"
    " OFMT OFS ORS PROCINFO RLENGTH RS RSTART RT SUBSEP SYMTAB TEXTDOMAIN".split()
)


class Grammar(Expressions):
    """Reads a program; what it raises where that makes no sense is in gawk's words as far as it goes."""

    def __init__(self, sources: list[Source], include: Include, *, posix: bool = False) -> None:
        self._sections: dict[str, list[Block]] = {name: [] for name in _SECTIONS}
        self._rules: list[Rule] = []
        self._functions: dict[str, Function] = {}
        self._section = ""
        self._faults: list[str] = []
        self._loops = 0
        self._switches = 0
        known = KEYWORDS - EXTENSIONS | STANDARD if posix else KEYWORDS | BUILTINS.keys()
        super().__init__(sources, frozenset(known), include)

    def program(self) -> Program:
        """All of it.

        :raises Syntax: it makes no sense; what is wrong before the place where reading ends is told, too.
        """
        try:
            self._items()
        except Syntax as fault:
            raise Syntax("\n".join((*self._faults, str(fault))), fault.status) from None
        if self._faults:
            raise Syntax("\n".join(self._faults))
        sections = {name: tuple(blocks) for name, blocks in self._sections.items()}
        return Program(
            sections["BEGIN"],
            tuple(self._rules),
            sections["END"],
            sections["BEGINFILE"],
            sections["ENDFILE"],
            self._functions,
        )

    def _items(self) -> None:
        while True:
            self.skip_newlines()
            if self.at("end"):
                break
            if self.at(";"):
                raise Syntax(f"{self.place(self.token)}: each rule must have a pattern or an action part")
            self._item()
            while self.at("newline", ";"):
                self.advance()

    def _item(self) -> None:
        line = self.line
        self._section = ""
        if self.at("function", "func"):
            self._function()
        elif self.at(*_SECTIONS):
            self._section = self.advance().kind
            if not self.at("{"):
                place = f"{self.scanner.source.name}:{self.scanner.line(self.token.start)}"
                if self.at("newline", "end", ";"):
                    raise Syntax(f"{place}: {self._section} blocks must have an action part")
                raise self.fault()
            self._sections[self._section].append(self._braces())
        elif self.at("{"):
            self._rules.append(Rule(None, None, self._braces(), line))
        else:
            pattern = self.expression()
            last: Expr | None = None
            if self.take(","):
                self.skip_newlines()
                last = self.expression()
            body = self._braces() if self.at("{") else None
            self._rules.append(Rule(pattern, last, body, line))
        if self.last != "}" and not self.at("newline", ";", "end"):
            raise self.fault()

    def _function(self) -> None:
        self.advance()
        line = self.line
        if self.at("builtin"):
            raise self.fault(f"`{self.token.text}' is a built-in function, it cannot be redefined")
        if not self.at("name", "call"):
            raise self.fault()
        name = self.advance().text
        if name in self._functions:
            raise Syntax(f"{self.place(self.token)}: error: function name `{name}' previously defined")
        if name in _SPECIAL:
            raise self.fault()
        self.expect("(")
        parameters: list[str] = []
        while not self.at(")"):
            self.skip_newlines()
            parameters.append(self.expect("name").text)
            self.skip_newlines()
            if not self.at(")"):
                self.expect(",")
                self.skip_newlines()
                if self.at(")"):
                    raise self.fault()
        self.advance()
        self._check_parameters(name, parameters)
        self.skip_newlines()
        self._section = "function"
        self._functions[name] = Function(name, tuple(parameters), self._braces(), line)

    def _check_parameters(self, name: str, parameters: list[str]) -> None:
        place = f"{self.place(self.token)}: error: function `{name}'"
        for at, parameter in enumerate(parameters):
            if parameter == name:
                raise Syntax(f"{place}: cannot use function name as parameter name")
            if parameter in _SPECIAL:
                words = "POSIX disallows using a special variable as a function parameter"
                raise Syntax(f"{place}: parameter `{parameter}': {words}")
            if parameter in parameters[:at]:
                first = parameters.index(parameter) + 1
                raise Syntax(f"{place}: parameter #{at + 1}, `{parameter}', duplicates parameter #{first}")

    def _braces(self) -> Block:
        """Statements in braces."""
        self.expect("{")
        with self.deeper():
            found = self._statements("}")
        self.expect("}")
        return found

    def _statements(self, *ends: str) -> Block:
        found: list[Statement] = []
        while not self.at(*ends):
            if self.at("newline", ";"):
                self.advance()
                continue
            if self.at("end"):
                raise self.fault()
            found.extend(self._statement())
        return found

    def _statement(self) -> Block:
        """One statement with what ends it; a block comes as what is in it."""
        with self.deeper():
            kind = self.token.kind
            match kind:
                case "{":
                    return self._braces()
                case "if":
                    return [self._if()]
                case "while":
                    return [self._while()]
                case "do":
                    return [self._do()]
                case "for":
                    return self._for()
                case "switch":
                    return [self._switch()]
                case _:
                    found = [self._simple()]
        self._end_statement()
        return found

    def _end_statement(self) -> None:
        if self.at(";", "newline"):
            self.advance()
        elif not self.at("}") and not self.at("end"):
            raise self.fault()

    def _body(self) -> Block:
        """What a condition or a loop governs."""
        self.skip_newlines()
        if self.take(";"):
            return ()
        return self._statement()

    def _if(self) -> Statement:
        line = self.line
        conditions: list[tuple[Expr, Block, int]] = []
        otherwise: Block = ()
        while True:
            self.advance()
            self.expect("(")
            condition = self.expression()
            self.expect(")")
            conditions.append((condition, self._body(), line))
            if not self._else_follows():
                break
            self.skip_newlines()
            if not self.at("if"):
                otherwise = self._body()
                break
            line = self.line
        condition, body, line = conditions.pop()
        found = If(condition, body, otherwise, line)
        for condition, body, line in reversed(conditions):
            found = If(condition, body, [found], line)
        return found

    def _else_follows(self) -> bool:
        """Pass ``else``, and what may stand before it."""
        if self.at("newline", ";"):
            begin, token, last, waiting = self.scanner.at, self.token, self.last, len(self._waiting)
            while self.at("newline", ";") and len(self._waiting) == waiting:
                self.advance()
            if not self.at("else") and len(self._waiting) == waiting:
                self.scanner.at, self.token, self.last = begin, token, last
        return self.take("else")

    def _while(self) -> Statement:
        line = self.line
        self.advance()
        self.expect("(")
        condition = self.expression()
        self.expect(")")
        if self.take(";"):
            return Loop(condition, (), line)
        return Loop(condition, self._looped(), line)

    def _looped(self) -> Block:
        self._loops += 1
        body = self._body()
        self._loops -= 1
        return body

    def _do(self) -> Statement:
        line = self.line
        self.advance()
        body = self._looped()
        while self.at("newline", ";"):
            self.advance()
        self.expect("while")
        self.expect("(")
        condition = self.expression()
        self.expect(")")
        self._end_statement()
        return Loop(condition, body, line, body_first=True)

    def _for(self) -> Block:
        line = self.line
        self.advance()
        self.expect("(")
        if [token.kind for token in self.ahead(2)] == ["name", "in"]:
            found = self._each(line)
            if found is not None:
                return [found]
        begin = () if self.at(";") else (self._simple(),)
        self.expect(";")
        self.skip_newlines()
        condition = None if self.at(";") else self.expression()
        self.expect(";")
        self.skip_newlines()
        advance = () if self.at(")") else (self._simple(),)
        self.expect(")")
        if self.at(";"):
            self.advance()
            body: Block = ()
        else:
            body = self._looped()
        return [*begin, Loop(condition, body, line, advance)]

    def _each(self, line: int) -> Statement | None:
        begin, token, last = self.scanner.at, self.token, self.last
        target = Var(self.advance().text)
        self.advance()
        if self.at("name"):
            array = self.array()
            if self.take(")"):
                return Each(target, array, self._looped(), line)
        self.scanner.at, self.token, self.last = begin, token, last
        return None

    def _switch(self) -> Statement:
        line = self.line
        self.advance()
        self.expect("(")
        subject = self.expression()
        self.expect(")")
        self.skip_newlines()
        self.expect("{")
        self._switches += 1
        cases: list[Case] = []
        places: list[str] = []
        self.skip_newlines()
        while not self.at("}"):
            places.append(self.place(self.token))
            value = self._label()
            self.expect(":")
            cases.append(Case(value, self._statements("case", "default", "}")))
        self._faults += _doubled(cases, places)
        self.advance()
        self._switches -= 1
        return Switch(subject, tuple(cases), line)

    def _label(self) -> Expr | None:
        if self.take("default"):
            return None
        self.expect("case")
        if self.at("/", "/="):
            return self._regex()
        if self.at("@"):
            found = self._primary()
            assert isinstance(found, Regex)
            return found
        sign = self.advance().kind if self.at("-", "+") else ""
        token = self.token
        if token.kind == "number":
            self.advance()
            number = Number(token.value)
            return Sign("-", number) if sign == "-" else number
        self.expect("string")
        return String(token.text)

    def _simple(self) -> Statement:
        """A statement that holds no other."""
        line = self.line
        token = self.token
        match token.kind:
            case "print" | "printf":
                return self._print()
            case "next" | "nextfile":
                if self._section in _SECTIONS and not (token.kind == "nextfile" and self._section == "BEGINFILE"):
                    raise Syntax(f"{self.place(token)}: error: `{token.kind}' used in {self._section} action")
                self.advance()
                return Leave("next" if token.kind == "next" else "nextfile", line)
            case "break" | "continue":
                allowed = self._loops or (self._switches and token.kind == "break")
                if not allowed:
                    where = "a loop or switch" if token.kind == "break" else "a loop"
                    message = f"{self.place(token)}: error: `{token.kind}' is not allowed outside {where}"
                    raise Syntax(f"{message}\n{message}")
                self.advance()
                return Leave("break" if token.kind == "break" else "continue", line)
            case "exit":
                self.advance()
                return Exit(None if self.at(*_ENDS) else self.expression(), line)
            case "return":
                if self._section != "function":
                    raise self.fault("`return' used outside function context")
                self.advance()
                return Return(None if self.at(*_ENDS) else self.expression(), line)
            case "delete":
                return self._delete()
            case _:
                return Do(self.expression(), line)

    def _delete(self) -> Statement:
        line = self.line
        self.advance()
        closing = self.take("(")
        name = Var(self.expect("name").text)
        found = self._indexed(name)
        if closing:
            self.expect(")")
        if isinstance(found, Var):
            return Delete(found, (), line)
        return Delete(found.array, found.keys, line)

    def _print(self) -> Statement:
        line = self.line
        formatted = self.advance().kind == "printf"
        arguments: tuple[Expr, ...] = ()
        if not self.at(*_ENDS, ">", ">>", "|"):
            arguments = self.expressions(printing=True)
            if not formatted and _is_record(arguments):
                arguments = ()
            elif len(arguments) == 1 and isinstance(arguments[0], Group):
                arguments = arguments[0].items
        if formatted and not arguments:
            raise Syntax(f"{self.place(self.token)}: fatal: printf: no arguments", status=2)
        redirect: Redirect = ""
        target: Expr | None = None
        if self.at("|&"):
            raise self.fault("two-way pipes (`|&') are not supported")
        if self.at(">", ">>", "|"):
            kind = self.advance().kind
            redirect = ">" if kind == ">" else ">>" if kind == ">>" else "|"
            target = self.joined(printing=True)
        return Print(formatted, arguments, redirect, target, line)


def _is_record(printed: tuple[Expr, ...]) -> bool:
    """Whether ``$0`` alone is printed: that is the record as it is, even where it was given a number."""
    if len(printed) != 1:
        return False
    field = printed[0]
    return isinstance(field, Field) and is_zero(field.index)


def _doubled(cases: list[Case], places: list[str]) -> list[str]:
    """Complaints of labels of a switch that are the same text, one for each pair; patterns may be."""
    seen: Counter[str] = Counter()
    faults: list[str] = []
    for case, place in zip(reversed(cases), reversed(places), strict=True):
        if isinstance(case.value, Regex):
            continue
        label = _label_text(case.value)
        before = seen[label]
        seen[label] += 1
        if not before:
            continue
        if not label:
            faults.append(f"{place}: error: duplicate `default' detected in switch body")
            continue
        fault = f"{place}: error: duplicate case values in switch body: {label[1:]}"
        faults += [fault] * min(before, _COMPLAINTS - len(faults))
    return faults


def _label_text(value: Expr | None) -> str:
    """A label as text; what two of them have in common, where they are the same."""
    if isinstance(value, Sign):
        return f"={value.operator}{_label_text(value.operand)[1:]}"
    if isinstance(value, Number):
        return f"={whole(value.value) or value.value}"
    return f"={value.text}" if isinstance(value, String) else ""
