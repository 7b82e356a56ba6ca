"""The language of bc: words, and the instructions that they become."""

import re
from collections.abc import Callable, Generator
from typing import NamedTuple

LONGEST = 10_000
"""Instructions of one line, which is read at one go."""
DEPTH = 40
"""How deep statements and parentheses may be nested."""

_PAUSE = 1024
_TOKEN = re.compile(
    r"""(?P<space>(?:[ \t\r]|\\\n|/\*.*?\*/|\#[^\n]*)+)
      | (?P<number>(?:[0-9A-F]|\\\n)*\.?(?:[0-9A-F]|\\\n)+|[0-9A-F]+\.)
      | (?P<name>[a-z][a-z0-9_]*)
      | (?P<string>"[^"]*")
      | (?P<sign>\+\+|--|&&|\|\||[-+*/%^<>=!]=|[-+*/%^<>=!(){}\[\],;.\n])""",
    re.VERBOSE | re.DOTALL,
)
_WORDS = frozenset(
    "auto break continue define else for halt ibase if last length limits obase print quit read return scale sqrt"
    " void warranty while".split()
)
SPECIAL = frozenset({"scale", "ibase", "obase", "last"})
_RELATIONS = frozenset({"==", "<=", ">=", "!=", "<", ">"})
_ASSIGNMENTS = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "^="})


class BadSyntax(Exception):
    """Words that make no sense; the message is what bc says."""

    def __init__(self, message: str = "syntax error", line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Token(NamedTuple):
    """A word of the language, and the line it is in."""

    kind: str
    text: str
    line: int


class Op(NamedTuple):
    """An instruction of the machine."""

    name: str
    text: str = ""
    number: int = 0
    more: tuple[str, ...] = ()


class Function(NamedTuple):
    """A function of the program: names of arrays end in ``[]``."""

    parameters: tuple[str, ...]
    locals: tuple[str, ...]
    code: list[Op]
    void: bool


def tokens(text: str) -> Generator[None, None, list[Token]]:
    """The words of a program, in steps; what is none becomes a token of its own kind."""
    found: list[Token] = []
    at, line = 0, 1
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            found.append(Token("bad", text[at], line))
            at += 1
            continue
        kind, word = match.lastgroup or "", match.group()
        if kind == "name" and word in _WORDS:
            kind = "word"
        if kind != "space":
            found.append(Token(kind, word.replace("\\\n", "") if kind == "number" else word, line))
        line += word.count("\n")
        at = match.end()
        if not len(found) % _PAUSE:
            yield
    found.append(Token("end", "", line))
    return found


class Parser:
    """Turns the words of one line after the other into instructions."""

    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._at = 0
        self._code: list[Op] = []
        self._loops: list[tuple[list[int], list[int]]] = []
        """Of each loop around: the jumps that leave it, and those to its next turn."""
        self._inside = False
        """Whether a function is being defined."""
        self._void = False
        self._depth = 0
        self.functions: dict[str, Function] = {}
        """Those defined by the line."""

    @property
    def line(self) -> int:
        """The line that it has come to, the next one where that is at its end."""
        token = self._words[min(self._at, len(self._words) - 1)]
        return token.line + (token.text == "\n")

    def next_line(self) -> list[Op] | None:
        """The instructions of the next line; None at the end.

        :raises BadSyntax: it makes no sense; the rest of the line is passed over.
        """
        self._code, self._loops, self._inside, self._depth = [], [], False, 0
        self.functions = {}
        if self._peek().kind == "end":
            return None
        try:
            if self._is("define"):
                self._definition()
            else:
                self._statements(until=("\n",))
            if self._peek().kind != "end":
                self._expect("\n")
        except BadSyntax as fault:
            fault.line = fault.line or self.line
            while self._peek().kind != "end" and not self._is("\n"):
                self._at += 1
            raise
        return self._code

    def skip(self) -> None:
        """Pass over the end of a line that made no sense."""
        self._take("\n")

    # Words

    def _peek(self) -> Token:
        return self._words[self._at]

    def _is(self, text: str) -> bool:
        token = self._words[self._at]
        return token.text == text and token.kind in ("sign", "word")

    def _take(self, text: str) -> bool:
        if not self._is(text):
            return False
        self._at += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise BadSyntax

    def _name(self) -> str:
        token = self._peek()
        if token.kind != "name":
            raise BadSyntax
        self._at += 1
        return token.text

    def _lines(self) -> None:
        while self._take("\n"):
            pass

    def _emit(self, name: str, text: str = "", number: int = 0, more: tuple[str, ...] = ()) -> int:
        if len(self._code) >= LONGEST:
            raise BadSyntax(f"lines of more than {LONGEST} operations are not supported")
        self._code.append(Op(name, text, number, more))
        return len(self._code) - 1

    def _aim(self, *places: int) -> None:
        """Let jumps lead to here."""
        for place in places:
            self._code[place] = self._code[place]._replace(number=len(self._code))

    def _deeper(self, part: Callable[[], None]) -> None:
        self._depth += 1
        if self._depth > DEPTH:
            raise BadSyntax(f"nesting of more than {DEPTH} levels is not supported")
        part()
        self._depth -= 1

    # Statements

    def _statements(self, until: tuple[str, ...]) -> None:
        """Statements with semicolons between, up to one of these signs, which stays."""
        while self._peek().kind != "end" and not any(map(self._is, until)):
            if self._take(";") or ("}" in until and self._take("\n")):
                continue
            self._deeper(self._statement)
            if self._peek().kind != "end" and not any(map(self._is, (*until, ";", "\n"))):
                raise BadSyntax

    def _statement(self) -> None:
        token = self._peek()
        if token.kind == "string":
            self._at += 1
            self._emit("text", token.text[1:-1])
            return
        statement = {
            "{": self._block,
            "if": self._if,
            "while": self._while,
            "for": self._for,
            "break": self._break,
            "continue": self._continue,
            "return": self._return,
            "print": self._print,
        }.get(token.text if token.kind in ("word", "sign") else "")
        if statement is not None:
            self._at += 1
            statement()
        elif token.kind == "word" and token.text in ("quit", "halt", "limits", "warranty"):
            self._at += 1
            self._emit(token.text)
        else:
            assigned = self._expression()
            self._emit("pop" if assigned else "show")

    def _block(self) -> None:
        self._statements(until=("}",))
        self._expect("}")

    def _condition(self) -> int:
        self._expect("(")
        self._expression()
        self._expect(")")
        return self._emit("unless")

    def _if(self) -> None:
        other = self._condition()
        self._lines()
        self._deeper(self._statement)
        if not self._take("else"):
            self._aim(other)
            return
        end = self._emit("jump")
        self._aim(other)
        self._lines()
        self._deeper(self._statement)
        self._aim(end)

    def _while(self) -> None:
        start = len(self._code)
        leave = self._condition()
        self._body(start, start)
        self._aim(leave)
        self._leave()

    def _for(self) -> None:
        self._expect("(")
        if not self._is(";"):
            self._expression()
            self._emit("pop")
        self._expect(";")
        start = len(self._code)
        leave = -1
        if not self._is(";"):
            self._expression()
            leave = self._emit("unless")
        self._expect(";")
        body = self._emit("jump")
        turn = len(self._code)
        if not self._is(")"):
            self._expression()
            self._emit("pop")
        self._emit("jump", number=start)
        self._expect(")")
        self._aim(body)
        self._body(turn, turn)
        if leave >= 0:
            self._aim(leave)
        self._leave()

    def _body(self, start: int, turn: int) -> None:
        self._loops.append(([], []))
        self._lines()
        self._deeper(self._statement)
        self._emit("jump", number=start)
        for place in self._loops[-1][1]:
            self._code[place] = self._code[place]._replace(number=turn)

    def _leave(self) -> None:
        self._aim(*self._loops.pop()[0])

    def _break(self) -> None:
        if not self._loops:
            raise BadSyntax("Break outside a for/while", self._words[self._at - 1].line)
        self._loops[-1][0].append(self._emit("jump"))

    def _continue(self) -> None:
        if not self._loops:
            raise BadSyntax("Continue outside a for", self._words[self._at - 1].line)
        self._loops[-1][1].append(self._emit("jump"))

    def _return(self) -> None:
        if any(map(self._is, (";", "\n", "}"))) or self._peek().kind == "end":
            self._emit("zero")
        else:
            self._expression()
        if not self._inside:
            raise BadSyntax("Return outside of a function.")
        self._emit("return")

    def _print(self) -> None:
        while True:
            token = self._peek()
            if token.kind == "string":
                self._at += 1
                self._emit("say", token.text[1:-1])
            else:
                self._expression()
                self._emit("put")
            if not self._take(","):
                return

    def _definition(self) -> None:
        self._expect("define")
        void = self._take("void")
        name = self._name()
        self._expect("(")
        parameters = self._names(")")
        self._expect(")")
        self._lines()
        self._expect("{")
        self._lines()
        own: list[str] = []
        while self._take("auto"):
            own += self._names("\n")
            while self._take("\n") or self._take(";"):
                pass
        self._inside, self._void = True, void
        self._block()
        self._emit("zero")
        self._emit("return")
        self.functions[name] = Function(tuple(parameters), tuple(own), self._code, void)
        self._code = []

    def _names(self, end: str) -> list[str]:
        """Names of variables and arrays, with commas between."""
        names: list[str] = []
        while not self._is(end) and not self._is(";"):
            name = self._name()
            if self._take("["):
                self._expect("]")
                name += "[]"
            if name in names:
                raise BadSyntax("duplicate parameter names")
            names.append(name)
            if not self._take(","):
                break
        return names

    # Expressions; each says whether it is an assignment, which is not printed.

    def _expression(self) -> bool:
        self._depth += 1
        if self._depth > DEPTH:
            raise BadSyntax(f"nesting of more than {DEPTH} levels is not supported")
        assigned = self._either()
        self._depth -= 1
        return assigned

    def _either(self) -> bool:
        assigned = self._both()
        while self._take("||"):
            end = self._emit("or")
            self._both()
            self._emit("truth")
            self._aim(end)
            assigned = False
        return assigned

    def _both(self) -> bool:
        assigned = self._not()
        while self._take("&&"):
            end = self._emit("and")
            self._not()
            self._emit("truth")
            self._aim(end)
            assigned = False
        return assigned

    def _not(self) -> bool:
        turns = 0
        while self._take("!"):
            turns += 1
        assigned = self._relation()
        for _ in range(turns):
            self._emit("not")
        return assigned and not turns

    def _relation(self) -> bool:
        assigned = self._sum()
        while self._peek().kind == "sign" and (sign := self._peek().text) in _RELATIONS:
            self._at += 1
            self._sum()
            self._emit("compare", sign)
            assigned = False
        return assigned

    def _sum(self) -> bool:
        assigned = self._product()
        while self._peek().kind == "sign" and (sign := self._peek().text) in ("+", "-"):
            self._at += 1
            self._product()
            self._emit("binary", sign)
            assigned = False
        return assigned

    def _product(self) -> bool:
        assigned = self._power()
        while self._peek().kind == "sign" and (sign := self._peek().text) in ("*", "/", "%"):
            self._at += 1
            self._power()
            self._emit("binary", sign)
            assigned = False
        return assigned

    def _power(self) -> bool:
        assigned = self._negated()
        count = 0
        while self._take("^"):
            self._negated()
            count += 1
        for _ in range(count):
            self._emit("binary", "^")
        return assigned and not count

    def _negated(self) -> bool:
        signs = 0
        while self._take("-"):
            signs += 1
        assigned = self._primary()
        for _ in range(signs):
            self._emit("negate")
        return assigned and not signs

    def _primary(self) -> bool:
        token = self._peek()
        self._at += 1
        if token.kind == "number":
            self._emit("number", token.text)
        elif token.kind == "sign" and token.text == "(":
            self._expression()
            self._expect(")")
        elif token.kind == "sign" and token.text in ("++", "--"):
            target = self._target(self._words[self._at])
            self._emit("step", token.text[0] + "before", more=target)
        elif token.kind == "word" and token.text in ("length", "sqrt", "scale") and self._is("("):
            self._at += 1
            self._expression()
            self._expect(")")
            self._emit("builtin", token.text)
        elif token.kind == "word" and token.text == "read":
            self._expect("(")
            self._expect(")")
            self._emit("builtin", "read")
        elif token.kind == "name" and self._is("("):
            self._call(token.text)
        else:
            self._at -= 1
            return self._variable(token)
        return False

    def _target(self, token: Token) -> tuple[str, ...]:
        """A place that can be assigned to; the number of an element is left on the stack."""
        special = "last" if token.kind == "sign" and token.text == "." else token.text
        if special in SPECIAL and token.kind != "name":
            self._at += 1
            return ("special", special)
        if token.kind != "name":
            raise BadSyntax
        self._at += 1
        if self._take("["):
            self._expression()
            self._expect("]")
            return ("element", token.text)
        return ("variable", token.text)

    def _variable(self, token: Token) -> bool:
        target = self._target(token)
        follows = self._peek()
        if follows.kind == "sign" and follows.text in _ASSIGNMENTS:
            self._at += 1
            if follows.text != "=":
                self._emit("peek", more=target)
            self._depth += 1
            if self._depth > DEPTH:
                raise BadSyntax(f"nesting of more than {DEPTH} levels is not supported")
            self._sum()
            self._depth -= 1
            if follows.text != "=":
                self._emit("binary", follows.text[0])
            self._emit("store", more=target)
            return True
        if follows.kind == "sign" and follows.text in ("++", "--"):
            self._at += 1
            self._emit("step", follows.text[0] + "after", more=target)
            return False
        self._emit("load", more=target)
        return False

    def _call(self, name: str) -> None:
        self._expect("(")
        kinds: list[str] = []
        while not self._is(")"):
            token, bracket = self._words[self._at], self._words[min(self._at + 1, len(self._words) - 1)]
            closed = self._words[min(self._at + 2, len(self._words) - 1)]
            if token.kind == "name" and bracket.text == "[" and closed.text == "]":
                self._at += 3
                kinds.append(token.text + "[]")
            else:
                self._expression()
                kinds.append("")
            if not self._take(","):
                break
        self._expect(")")
        self._emit("call", name, more=tuple(kinds))
