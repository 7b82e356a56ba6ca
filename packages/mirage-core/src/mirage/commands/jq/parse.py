"""The grammar: by descent, with a bound on how deep, and by strength for operators."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownVariableType=false

from typing import Any, NoReturn

from mirage.commands.jq import numbers
from mirage.commands.jq.faults import CompileError, JsonError
from mirage.commands.jq.lexer import END, KEYWORDS, Token, tokens
from mirage.commands.jq.syntax import (
    Array,
    Assign,
    Binary,
    Bind,
    Break,
    Call,
    Comma,
    Const,
    Define,
    Definition,
    Each,
    Foreach,
    Identity,
    If,
    Import,
    Index,
    Label,
    Negate,
    Node,
    Object,
    Pattern,
    Pipe,
    Program,
    Reduce,
    Shape,
    Slice,
    Text,
    Try,
    Variable,
)

DEEPEST = 150
"""How deep terms may be nested."""
LONGEST = 1 << 18
"""Characters of a program."""
CHAIN = 100
"""How many operators of one kind may follow each other."""

_STRENGTH = {
    "//": (2, "right"),
    **dict.fromkeys(("'='", "|=", "+=", "-=", "*=", "/=", "%=", "//="), (3, "none")),
    "or": (4, "left"),
    "and": (5, "left"),
    **dict.fromkeys(("==", "!=", "'<'", "'>'", "<=", ">="), (6, "none")),
    "'+'": (7, "left"),
    "'-'": (7, "left"),
    "'*'": (8, "left"),
    "'/'": (8, "left"),
    "'%'": (8, "left"),
}
_PATTERN = "BINDING or '[' or '{'"


def parse(source: str) -> Program:
    """The tree of a program.

    :raises CompileError: it is none.
    """
    if len(source) > LONGEST:
        raise CompileError(f"program longer than {LONGEST} characters")
    return _Parser(source).program()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._tokens = tokens(source)
        self._at = 0
        self._depth = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        if token.kind != END:
            self._at += 1
        return token

    def _take(self, kind: str) -> bool:
        if self._tokens[self._at].kind != kind:
            return False
        self._at += 1
        return True

    def _expect(self, kind: str, expecting: str | None = None) -> Token:
        if self._tokens[self._at].kind != kind:
            self._fail(kind if expecting is None else expecting)
        return self._next()

    def _fail(self, expecting: str = "") -> NoReturn:
        token = self._token
        tail = f", expecting {expecting}" if expecting else ""
        raise CompileError(f"syntax error, unexpected {token.kind}{tail}", token.start, token.end)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            token = self._token
            raise CompileError("expression too deeply nested", token.start, token.end)

    # Programs

    def program(self) -> Program:
        """The whole text."""
        meta = None
        if self._take("module"):
            meta = self._metadata("Module metadata must be constant")
            self._expect("';'")
        imports: list[Import] = []
        while self._token.kind in ("import", "include"):
            imports.append(self._import())
        definitions: list[Definition] = []
        while self._token.kind == "def":
            definitions.append(self._definition())
        body = None if self._token.kind == END else self._pipe()
        if self._token.kind != END:
            self._fail(END)
        return Program(tuple(imports), tuple(definitions), body, meta)

    def _import(self) -> Import:
        include = self._next().kind == "include"
        start = self._token.start
        if self._token.kind not in ("QQSTRING_START", "FORMAT"):
            self._fail("FORMAT or QQSTRING_START")
        path = self._string()
        if not isinstance(path, Const):
            raise CompileError("Import path must be constant", start, self._tokens[self._at - 1].end)
        name = None
        if not include:
            self._expect("as")
            if self._tokens[self._at].kind not in ("IDENT", "BINDING"):
                self._fail("IDENT or BINDING")
            name = self._next().text
        meta = {} if self._tokens[self._at].kind == "';'" else self._metadata("Module metadata must be constant")
        self._expect("';'")
        return Import(path.value, name, meta)

    def _metadata(self, complaint: str) -> dict[str, Any]:
        start = self._token.start
        value = constant_of(self._postfix())
        if value is VARYING:
            raise CompileError(complaint, start, self._tokens[self._at - 1].end)
        if not isinstance(value, dict):
            raise CompileError("Module metadata must be an object", start, self._tokens[self._at - 1].end)
        return value

    def _definition(self) -> Definition:
        self._expect("def")
        name = self._expect("IDENT").text
        parameters: list[str] = []
        if self._token.kind == "'('":
            while self._token.kind in ("'('", "';'"):
                self._next()
                if self._tokens[self._at].kind not in ("IDENT", "BINDING"):
                    self._fail("IDENT or BINDING")
                parameters.append(_name(self._next()))
            self._expect("')'", "';' or ')'")
            self._expect("':'")
        else:
            self._expect("':'", "':' or '('")
        body = self._pipe()
        self._expect("';'", "'|' or ',' or ';'")
        return Definition(name, tuple(parameters), body)

    # Queries

    def _pipe(self) -> Node:
        """``A | B``, with definitions and bindings, which reach to the end."""
        self._deeper()
        steps: list[Node] = []
        wraps: list[tuple[int, Any]] = []
        while True:
            kind = self._token.kind
            if kind == "def":
                definition = self._definition()
                wraps.append((len(steps), lambda body, made=definition: Define(made, body)))
                continue
            if kind == "label":
                self._next()
                name = _name(self._expect("BINDING"))
                self._expect("'|'")
                wraps.append((len(steps), lambda body, made=name: Label(made, body)))
                continue
            steps.append(self._comma(wraps, len(steps)))
            if self._token.kind == "'|'":
                self._next()
                continue
            break
        self._depth -= 1
        return _folded(steps, wraps)

    def _comma(self, wraps: list[tuple[int, Any]], step: int) -> Node:
        parts: list[Node] = []
        while True:
            node = self._binary(0)
            if self._token.kind == "as":
                # The rest of the query is its body, and with it the last part here.
                self._next()
                patterns = self._patterns()
                self._expect("'|'", "'|'")
                body = self._pipe()
                parts.append(Bind(node, patterns, body))
                break
            parts.append(node)
            if not self._take("','"):
                break
            if self._token.kind in ("def", "label"):
                parts.append(self._pipe())
                break
        return parts[0] if len(parts) == 1 else Comma(tuple(parts))

    def _binary(self, least: int) -> Node:
        left = self._unary()
        closed = 0
        count = 0
        while True:
            kind = self._token.kind
            strength, side = _STRENGTH.get(kind, (0, ""))
            if strength <= least or not strength:
                return left
            if closed and strength == closed and side == "none":
                self._fail()
            count += 1
            if count > CHAIN:
                raise CompileError("expression too deeply nested", self._token.start, self._token.end)
            self._next()
            self._deeper()
            right = self._binary(strength - 1 if side == "right" else strength)
            self._depth -= 1
            operator = kind.strip("'")
            closed = strength if side == "none" else 0
            left = Assign(operator[:-1], left, right) if strength == 3 else Binary(operator, left, right)

    def _unary(self) -> Node:
        count = 0
        while self._take("'-'"):
            count += 1
        if count > DEEPEST:
            raise CompileError("expression too deeply nested", self._token.start, self._token.end)
        node = self._postfix()
        for _ in range(count):
            node = Negate(node)
        return node

    # Terms

    def _postfix(self) -> Node:
        kind = self._token.kind
        if kind == "try":
            self._next()
            self._deeper()
            body = self._unary() if self._token.kind == "'-'" else self._postfix()
            handler = self._postfix() if self._take("catch") else None
            self._depth -= 1
            return Try(body, handler)
        alone = self._token.kind in ("FIELD", "'.'")
        node = self._term()
        count = 0
        while True:
            # ``?`` means the last step only, unless that is in parentheses.
            found = self._suffixed(node, alone or count > 0)
            if found is None:
                return node
            node = found
            count += 1
            if count > CHAIN:
                raise CompileError("expression too deeply nested", self._token.start, self._token.end)

    def _suffixed(self, node: Node, last_step: bool) -> Node | None:
        """A term with what follows it."""
        token = self._token
        if token.kind == "FIELD":
            self._next()
            return Index(node, Const(token.text[1:]))
        if token.kind == "'?'":
            self._next()
            if last_step and isinstance(node, (Index, Slice, Each)) and not node.optional:
                return node._replace(optional=True)
            return Try(node)
        if token.kind == "'['":
            return self._bracket(node)
        if token.kind == "'.'":
            self._next()
            if self._token.kind == "'['":
                return self._bracket(node)
            if self._token.kind in ("QQSTRING_START", "FORMAT"):
                return Index(node, self._string())
            self._fail("FORMAT or QQSTRING_START or '['")
        return None

    def _bracket(self, node: Node) -> Node:
        self._expect("'['")
        if self._take("']'"):
            return Each(node)
        if self._take("':'"):
            stop = self._pipe()
            self._expect("']'", "'|' or ',' or ']'")
            return Slice(node, None, stop)
        start = self._pipe()
        if self._take("':'"):
            if self._take("']'"):
                return Slice(node, start, None)
            stop = self._pipe()
            self._expect("']'", "'|' or ',' or ']'")
            return Slice(node, start, stop)
        self._expect("']'", "'|' or ',' or ':' or ']'")
        return Index(node, start)

    def _term(self) -> Node:
        token = self._token
        method = _TERMS.get(token.kind)
        if method is None:
            self._fail(END if self._at == 0 and token.kind != END else "")
        self._deeper()
        node: Node = getattr(self, method)()
        self._depth -= 1
        return node

    def _identity(self) -> Node:
        self._next()
        if self._token.kind in ("QQSTRING_START", "FORMAT"):
            return Index(Identity(), self._string())
        return Identity()

    def _recurse(self) -> Node:
        return Call("recurse", (), self._next().start)

    def _field(self) -> Node:
        return Index(Identity(), Const(self._next().text[1:]))

    def _literal(self) -> Node:
        return Const(numbers.literal(self._next().text))

    def _format(self) -> Node:
        if self._tokens[self._at + 1].kind == "QQSTRING_START":
            return self._string()
        return Call("format", (Const(self._next().text[1:]),))

    def _string(self) -> Node:
        form = self._next().text[1:] if self._token.kind == "FORMAT" else "text"
        self._expect("QQSTRING_START")
        parts: list[str | Node] = []
        while not self._take("QQSTRING_END"):
            token = self._token
            if token.kind == "QQSTRING_TEXT":
                parts.append(_unescaped(self._next()))
            elif token.kind == "QQSTRING_INTERP_START":
                self._next()
                parts.append(self._pipe())
                self._expect("QQSTRING_INTERP_END", "QQSTRING_INTERP_END or '|' or ','")
            else:
                self._fail("QQSTRING_TEXT or QQSTRING_INTERP_START or QQSTRING_END")
        if all(isinstance(part, str) for part in parts):
            return Const("".join(str(part) for part in parts))
        return Text(tuple(parts), form)

    def _group(self) -> Node:
        self._next()
        node = self._pipe()
        self._expect("')'", "'|' or ',' or ')'")
        return node

    def _array(self) -> Node:
        self._next()
        if self._take("']'"):
            return Array(None)
        node = self._pipe()
        self._expect("']'", "'|' or ',' or ']'")
        return Array(node)

    def _object(self) -> Node:
        self._next()
        pairs: list[tuple[Node, Node]] = []
        computed: list[Node] = []
        while not self._take("'}'"):
            key, value = self._pair()
            if isinstance(key, Text) and isinstance(value, Index) and value.key is key:
                # A key that is computed is computed once, whatever it is used for.
                name = f" {len(computed)}"
                computed.append(key)
                key, value = Variable(name), Index(Identity(), Variable(name))
            pairs.append((key, value))
            if not self._take("','"):
                self._expect("'}'")
                break
        node: Node = Object(tuple(pairs))
        for at, key in reversed(list(enumerate(computed))):
            node = Bind(key, (f" {at}",), node)
        return node

    def _pair(self) -> tuple[Node, Node]:
        token = self._token
        if token.kind == "'('":
            key = self._group()
            self._expect("':'")
            return key, self._value()
        if token.kind == "BINDING":
            self._next()
            name = _name(token)[1:]
            if self._take("':'"):
                return Variable(name, token.start), self._value()
            if name == "__loc__":
                return Const(name), self._location(token)
            return Const(name), Variable(name, token.start)
        if token.kind in ("QQSTRING_START", "FORMAT"):
            key = self._string()
        elif token.kind == "IDENT" or token.kind in KEYWORDS:
            key = Const(self._next().text)
        else:
            self._fail()
        if self._take("':'"):
            return key, self._value()
        return key, Index(Identity(), key)

    def _value(self) -> Node:
        """The value of a field: no comma, no binding."""
        self._deeper()
        if self._token.kind in ("def", "label"):
            self._fail()
        steps = [self._binary(0)]
        while self._take("'|'"):
            steps.append(self._binary(0))
        self._depth -= 1
        return _folded(steps, [])

    def _variable(self) -> Node:
        token = self._next()
        name = _name(token)[1:]
        if name == "__loc__":
            return self._location(token)
        return Variable(name, token.start)

    def _location(self, token: Token) -> Node:
        return Const({"file": "<top-level>", "line": self._source.count("\n", 0, token.start) + 1})

    def _call(self) -> Node:
        token = self._next()
        arguments: list[Node] = []
        if self._take("'('"):
            arguments.append(self._pipe())
            while self._take("';'"):
                arguments.append(self._pipe())
            self._expect("')'", "';' or ')'")
        return Call(token.text, tuple(arguments), token.start)

    def _break(self) -> Node:
        start = self._next().start
        if self._token.kind != "BINDING":
            self._fail("BINDING")
        token = self._next()
        return Break(_name(token), start, token.end)

    def _if(self) -> Node:
        self._next()
        branches: list[tuple[Node, Node]] = []
        while True:
            condition = self._pipe()
            self._expect("then", "'|' or ',' or then")
            branches.append((condition, self._pipe()))
            if not self._take("elif"):
                break
        final = self._pipe() if self._take("else") else None
        self._expect("end", "")
        for condition, yes in reversed(branches):
            final = If(condition, yes, final)
        assert final is not None
        return final

    def _reduce(self) -> Node:
        self._next()
        source, patterns = self._source_as()
        self._expect("'('")
        start = self._pipe()
        self._expect("';'", "'|' or ',' or ';'")
        update = self._pipe()
        self._expect("')'", "'|' or ',' or ')'")
        return Reduce(source, patterns, start, update)

    def _foreach(self) -> Node:
        self._next()
        source, patterns = self._source_as()
        self._expect("'('")
        start = self._pipe()
        self._expect("';'", "'|' or ',' or ';'")
        update = self._pipe()
        extract = self._pipe() if self._take("';'") else None
        self._expect("')'", "'|' or ',' or ')'" if extract else "'|' or ',' or ';' or ')'")
        return Foreach(source, patterns, start, update, extract)

    def _source_as(self) -> tuple[Node, tuple[Pattern, ...]]:
        source = self._binary(0)
        self._expect("as", "")
        return source, self._patterns()

    # Patterns

    def _patterns(self) -> tuple[Pattern, ...]:
        found = [self._pattern()]
        while self._take("?//"):
            found.append(self._pattern())
        return tuple(found)

    def _pattern(self) -> Pattern:
        token = self._token
        if token.kind == "BINDING":
            return _name(self._next())[1:]
        self._deeper()
        if token.kind == "'['":
            pattern = self._array_pattern()
        elif token.kind == "'{'":
            pattern = self._object_pattern()
        else:
            self._fail(_PATTERN)
        self._depth -= 1
        return pattern

    def _array_pattern(self) -> Shape:
        self._next()
        items = [self._pattern()]
        while self._take("','"):
            items.append(self._pattern())
        self._expect("']'", "',' or ']'")
        return Shape(tuple(items))

    def _object_pattern(self) -> Shape:
        self._next()
        fields: list[tuple[Node, str | None, Pattern | None]] = []
        while True:
            fields.append(self._field_pattern())
            if not self._take("','"):
                break
        self._expect("'}'", "',' or '}'")
        return Shape(None, tuple(fields))

    def _field_pattern(self) -> tuple[Node, str | None, Pattern | None]:
        token = self._token
        if token.kind == "BINDING":
            self._next()
            name = _name(token)[1:]
            return Const(name), name, self._pattern() if self._take("':'") else None
        if token.kind == "'('":
            key = self._group()
        elif token.kind in ("QQSTRING_START", "FORMAT"):
            key = self._string()
        elif token.kind == "IDENT" or token.kind in KEYWORDS:
            key = Const(self._next().text)
        else:
            self._fail()
        self._expect("':'")
        return key, None, self._pattern()


_TERMS = {
    "'.'": "_identity",
    "..": "_recurse",
    "FIELD": "_field",
    "LITERAL": "_literal",
    "FORMAT": "_format",
    "QQSTRING_START": "_string",
    "'('": "_group",
    "'['": "_array",
    "'{'": "_object",
    "BINDING": "_variable",
    "IDENT": "_call",
    "break": "_break",
    "if": "_if",
    "reduce": "_reduce",
    "foreach": "_foreach",
}


def _name(token: Token) -> str:
    """A name; blanks may stand behind its ``$``."""
    return "$" + token.text[1:].lstrip() if token.kind == "BINDING" else token.text


def _folded(steps: list[Node], wraps: list[tuple[int, Any]]) -> Node:
    """Steps of a pipe as one, each definition or label around what follows it."""
    node = steps[-1]
    for at in range(len(steps) - 1, -1, -1):
        if at < len(steps) - 1:
            node = Pipe(steps[at], node)
        for place, wrap in reversed(wraps):
            if place == at:
                node = wrap(node)
    return node


def _unescaped(token: Token) -> str:
    """What a part of a string stands for."""
    if "\\" not in token.text and not any(letter < " " for letter in token.text):
        return token.text
    from mirage.commands.jq.exact import string

    try:
        return string(token.text)
    except JsonError as error:
        raise CompileError(f"{error} (while parsing '\"{token.text}\"')", token.start, token.end) from None


VARYING: Any = object()


def constant_of(node: Node) -> Any:
    """The value of a node that is the same for every input; ``VARYING`` where it is not."""
    if isinstance(node, Const):
        return node.value
    if isinstance(node, Array):
        if node.body is None:
            return []
        parts = node.body.parts if isinstance(node.body, Comma) else (node.body,)
        values = [constant_of(part) for part in parts]
        return VARYING if any(value is VARYING for value in values) else values
    if isinstance(node, Object):
        pairs = {constant_of(key): constant_of(value) for key, value in node.pairs if isinstance(key, Const)}
        varying = len(pairs) < len(node.pairs) or any(value is VARYING for value in pairs.values())
        return VARYING if varying else pairs
    if isinstance(node, Call) and not node.arguments:
        return {"null": None, "true": True, "false": False}.get(node.name, VARYING)
    return VARYING
