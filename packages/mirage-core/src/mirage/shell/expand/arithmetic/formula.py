"""Expressions parsed: one pass over the text with stacks of its own, in steps, so that neither depth nor length harms.

As bash evaluates while it reads, what stands before a mistake still happens: the mistake becomes a node that raises.
"""

import re
from collections.abc import Generator
from typing import Final

from mirage.shell.expand.arithmetic import nodes
from mirage.shell.expand.arithmetic.integers import constant
from mirage.shell.expand.arithmetic.nodes import Complaint, Compute, Node
from mirage.shell.expand.arithmetic.places import Place, Valued

DEEPEST: Final = 120
"""So many closures inside each other at most."""
STEP: Final = 64
"""Tokens between two checkpoints."""

_BLANK = re.compile(r"[ \t\n]*")
_NAME = re.compile(r"[A-Za-z_]\w*", re.A)
_NUMBER = re.compile(r"[0-9][0-9A-Za-z#@_]*")
_SYMBOL = re.compile(r"<<=|>>=|==|!=|>=|<=|<<|>>|&&|\|\||\*\*|[-+*/%&^|]=|[-+=<>*/%!()&|^~?:,]")
_STEPS = re.compile(r"\+\+|--")
_BEGINS_NAME = re.compile(r"[ \t\n]*[A-Za-z_]")

_LEVELS = {
    ",": 1, "||": 4, "&&": 5, "|": 6, "^": 7, "&": 8, "==": 9, "!=": 9, "<": 10, ">": 10, "<=": 10, ">=": 10,
    "<<": 11, ">>": 11, "+": 12, "-": 12, "*": 13, "/": 13, "%": 13, "**": 14,
}  # fmt: skip
"""How strongly binary operators bind."""
_CHOICE: Final = 3
_UNARY: Final = 15
_ASSIGNING: Final = 2
_OPEN: Final = 0
_ASSIGNS = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="})
_SIGNS = frozenset("+-!~")


class Token:
    """``kind`` is ``end``, ``number``, ``name``, ``pre``, ``post``, ``bad``, or the operator itself."""

    __slots__ = ("at", "complaint", "end", "kind", "text", "value")

    def __init__(
        self, kind: str, text: str, at: int, end: int, value: int = 0, complaint: Complaint | None = None
    ) -> None:
        self.kind = kind
        self.text = text
        self.at = at
        self.end = end
        self.value = value
        self.complaint = complaint
        """Of a ``bad`` one."""


class Chain:
    """An operand that grows: operators of one level side by side."""

    __slots__ = ("first", "level", "rest")

    def __init__(self, level: int, first: Node, step: tuple[str, Node, Complaint]) -> None:
        self.level = level
        self.first = first
        self.rest = [step]


class Pending:
    """What waits for its operand to the right."""

    __slots__ = ("at", "held", "level", "operator", "place")

    def __init__(
        self, level: int, operator: str, *, at: int = 0, place: "Place | None" = None, held: Node | None = None
    ) -> None:
        self.level = level
        self.operator = operator
        self.at = at
        """Where its right side begins."""
        self.place = place
        self.held = held
        """Of a ``:``, the condition."""


class Parser:
    """One expression."""

    def __init__(self, text: str, valued: Valued) -> None:
        self._text = text
        self._valued = valued
        self._at = 0
        """Where the last token that is none of the end begins: complaints show the text from there."""
        self._values: list[Node | Chain] = []
        self._pending: list[Pending] = []
        self._broken: Node | None = None
        """Raises what is wrong with the text."""

    @property
    def broken(self) -> bool:
        """There is a mistake in the text."""
        return self._broken is not None

    def steps(self) -> Generator[None, None, Node]:
        """Parses; yields at every checkpoint, returns the whole."""
        first = self._read(0, "")
        if first.kind == "end":
            return nodes.number(0)
        token: Token | None = first
        count = 0
        while token is not None:
            token = self._followed(self._operand(token))
            count += 1
            if not count % STEP:
                yield
        return self._whole()

    def _followed(self, token: Token) -> Token | None:
        """Behind an operand: where the next one begins; None at the end of it all."""
        while self._broken is None:
            if self._infix(token):
                return self._next(token)
            if token.kind == "name" and not self._read_in_vain(token):
                return None
            self._reduce(_OPEN + 1)
            if token.kind == "end" and not self._pending:
                return None
            token = self._closed(token)
        return None

    def _read_in_vain(self, token: Token) -> bool:
        """A name that is one too many is read before that is found out; whether it could be."""
        place = self._place(token)
        follower = self._read(token.end, "name")
        if follower.kind == "bad":
            self._fail(follower.complaint)
            return False
        self._at = token.at
        self._values.append(nodes.keeping(self._sealed(), Node(place.loading(), 2)))
        return True

    def _next(self, operator: Token) -> Token | None:
        if self._broken is not None:
            return None
        token = self._read(operator.end, operator.kind)
        self._ahead(token)
        return token if self._broken is None else None

    # Tokens

    def _read(self, start: int, last: str) -> Token:
        text = self._text
        found = _BLANK.match(text, start)
        at = start if found is None else found.end()
        if at >= len(text):
            return Token("end", "", at, at)
        self._at = at
        name = _NAME.match(text, at)
        if name:
            return self._named(at, name.end())
        if text[at] == "\0":
            # A hole: a number that is filled in later.
            return Token("number", "hole", at, at + 3, int(text[at + 1]))
        digits = _NUMBER.match(text, at)
        if digits:
            return self._digits(at, digits.end())
        if _STEPS.match(text, at):
            kind = self._stepping(at, last)
            if kind:
                return Token(kind, text[at], at, at + 2)
        symbol = _SYMBOL.match(text, at)
        if not symbol:
            expected = last not in ("number", "name", "stepped")
            complaint = "operand expected" if expected else "invalid arithmetic operator"
            return Token("bad", "", at, at, complaint=self._complaint(f"syntax error: {complaint}"))
        if _STEPS.match(text, at):
            return Token(text[at], text[at], at, at + 1)
        return Token(symbol.group(), symbol.group(), at, symbol.end())

    def _digits(self, at: int, end: int) -> Token:
        value = constant(self._text[at:end])
        if isinstance(value, str):
            return Token("bad", "", at, end, complaint=self._complaint(value, end=end))
        return Token("number", "", at, end, value)

    def _named(self, at: int, end: int) -> Token:
        text = self._text
        if text[end : end + 1] == "[":
            close = _closing(text, end)
            if close < 0:
                return Token("bad", "", at, at, complaint=self._complaint("bad array subscript"))
            end = close + 1
        return Token("name", text[at:end], at, end)

    def _stepping(self, at: int, last: str) -> str:
        """What ``++`` or ``--`` is here; empty where it is two signs."""
        if last == "name":
            return "post"
        if last == "stepped":
            # Something was stepped before its name already: what it came to cannot be stepped again.
            mark = self._text[at] * 2
            self._broken = nodes.failing(self._complaint(f"{mark}: assignment requires lvalue"))
            return "bad"
        return "pre" if _BEGINS_NAME.match(self._text, at + 2) else ""

    def _complaint(self, message: str, at: int | None = None, end: int | None = None) -> Complaint:
        return Complaint(message, self._text, self._at if at is None else at, end)

    # Operands

    def _operand(self, token: Token) -> Token:
        """The operand at ``token``, signs and parentheses before it included; the token behind it."""
        while True:
            kind = token.kind
            if kind in _SIGNS:
                self._pending.append(Pending(_UNARY, kind))
            elif kind == "(":
                self._pending.append(Pending(_OPEN, kind))
            else:
                break
            token = self._read(token.end, kind)
        if token.kind == "number":
            return self._number(token)
        if token.kind == "name":
            return self._variable(token)
        if token.kind == "pre":
            return self._stepped(token)
        self._stop(token.complaint)
        return token

    def _number(self, token: Token) -> Token:
        self._values.append(nodes.hole(token.value) if token.text else nodes.number(token.value))
        return self._behind(self._read(token.end, "number"))

    def _variable(self, token: Token) -> Token:
        place = self._place(token)
        follower = self._read(token.end, "name")
        if follower.kind == "bad":
            # Looked at before the variable is read.
            self._stop(follower.complaint)
            return follower
        if follower.kind == "post":
            self._values.append(Node(_stepping(place, follower.text, before=True), 4))
            return self._behind(self._read(follower.end, "number"))
        node = Node(_never if follower.kind == "=" else place.loading(), 2)
        node.place = place
        self._values.append(node)
        return follower

    def _stepped(self, token: Token) -> Token:
        name = self._read(token.end, "pre")
        if name.kind == "bad":
            self._stop(name.complaint)
            return name
        place = self._place(name)
        follower = self._read(name.end, "name")
        if follower.kind == "bad":
            self._stop(follower.complaint)
            return follower
        self._values.append(Node(_stepping(place, token.text, before=False), 4))
        return self._behind(self._read(name.end, "stepped"))

    def _place(self, token: Token) -> Place:
        complaint = self._complaint("expression recursion level exceeded", token.at)
        return Place(token.text, complaint, self._valued)

    def _behind(self, token: Token) -> Token:
        """``token`` was read before the operand is used: where it is none, the operand alone is computed."""
        if token.kind == "bad" and self._broken is None:
            self._fail(token.complaint)
        elif self._broken is not None:
            self._values.append(nodes.after(self._sealed(), self._broken))
        return token

    def _stop(self, complaint: Complaint | None) -> None:
        """In the place of an operand stands a mistake."""
        self._broken = nodes.failing(complaint or self._complaint("syntax error: operand expected"))
        self._values.append(self._broken)

    def _fail(self, complaint: Complaint | None) -> None:
        """Behind an operand stands a mistake."""
        self._broken = nodes.failing(complaint or self._complaint("syntax error in expression"))
        self._values.append(nodes.after(self._sealed(), self._broken))

    # Operators

    def _infix(self, token: Token) -> bool:
        """Take an operator that another operand follows."""
        kind = token.kind
        level = _LEVELS.get(kind)
        if level is not None:
            self._reduce(level + (kind == "**"))
            if self._broken is None:
                self._pending.append(Pending(level, kind, at=token.end))
            return True
        if kind in _ASSIGNS:
            self._assign(kind)
            return True
        if kind == "?":
            self._reduce(_CHOICE + 1)
            if self._broken is None:
                self._pending.append(Pending(_OPEN, "?", held=self._sealed()))
            return True
        if kind == ":":
            return self._otherwise()
        return False

    def _assign(self, kind: str) -> None:
        top = self._pending[-1].level if self._pending else _OPEN
        value = self._values[-1]
        if top <= _ASSIGNING and isinstance(value, Node) and value.place is not None:
            self._values.pop()
            self._pending.append(Pending(_ASSIGNING, kind, place=value.place))
            return
        self._reduce(_CHOICE)
        if self._broken is None:
            self._fail(self._complaint("attempted assignment to non-variable"))

    def _otherwise(self) -> bool:
        """``:`` where a choice is open; else it is no operator here."""
        self._reduce(_OPEN + 1)
        if self._broken is not None:
            return True
        if not self._pending or self._pending[-1].operator != "?":
            return False
        self._pending[-1] = Pending(_CHOICE, ":", held=self._pending[-1].held)
        return True

    def _ahead(self, token: Token) -> None:
        """Behind ``?`` and ``:`` an operand that is missing has a complaint of its own."""
        mark = self._pending[-1].operator if self._pending else ""
        if (token.kind == "end" and mark in ("?", ":")) or (token.kind == ":" and mark == "?"):
            self._stop(self._complaint("expression expected"))

    def _closed(self, token: Token) -> Token:
        """A token that continues no operand: it closes a parenthesis, or is a mistake."""
        if self._broken is not None:
            return token
        opened = self._pending[-1].operator if self._pending else ""
        if opened == "(" and token.kind == ")":
            self._pending.pop()
            node = self._sealed()
            # What stands in parentheses is no variable any more.
            whole = Node(node.compute, node.depth, constant=node.constant)
            self._values.append(whole)
            return self._behind(self._read(token.end, ")"))
        wrong = {"(": "missing `)'", "?": "`:' expected for conditional expression"}
        self._fail(self._complaint(wrong.get(opened, "syntax error in expression")))
        return token

    def _whole(self) -> Node:
        self._reduce(_OPEN)
        node = self._sealed()
        if node.depth > DEEPEST:
            self._broken = node
            return nodes.failing(self._complaint("expression recursion level exceeded", 0))
        return node

    def _sealed(self) -> Node:
        """The last operand, taken from the stack."""
        return _closed(self._values.pop())

    def _reduce(self, level: int) -> None:
        """Give what waits and binds at least as strongly as ``level`` its operand."""
        while self._pending and self._pending[-1].level >= level:
            self._values.append(_cut(self._applied(self._pending.pop())))

    def _applied(self, waiting: Pending) -> Node | Chain:
        operator = waiting.operator
        right = self._sealed()
        if waiting.level == _UNARY:
            return nodes.unary(operator, right)
        if operator == "(":
            return right
        if waiting.place is not None:
            return self._assigned(waiting.place, operator, right)
        if operator == "?":
            assert waiting.held is not None
            assert self._broken is not None
            return nodes.choice(waiting.held, right, self._broken, None)
        left = self._values.pop()
        if operator == ":":
            assert waiting.held is not None
            first = _closed(left)
            if self._broken is not None:
                first = nodes.after(first, self._broken)
            return nodes.choice(waiting.held, first, right, None)
        if operator in ("&&", "||"):
            return nodes.joined(operator, _closed(left), right, self._broken)
        return self._grown(left, waiting, right)

    def _grown(self, left: Node | Chain, waiting: Pending, right: Node) -> Node | Chain:
        operator, level = waiting.operator, waiting.level
        complaint = self._refusal(waiting)
        if operator == "**" and right.constant is not None and right.constant < 0 and self._broken is None:
            # Complained of even where nothing is evaluated.
            self._broken = nodes.failing(complaint)
            return nodes.after(_closed(left), self._broken)
        if isinstance(left, Chain) and left.level == level:
            left.rest.append((operator, right, complaint))
            return left
        return Chain(level, _closed(left), (operator, right, complaint))

    def _refusal(self, waiting: Pending) -> Complaint:
        """What is said where the operator cannot be applied to its right side."""
        if waiting.operator == "**":
            return self._complaint("exponent less than 0")
        blank = _BLANK.match(self._text, waiting.at)
        return self._complaint("division by 0", waiting.at if blank is None else blank.end())

    def _assigned(self, place: Place, operator: str, right: Node) -> Node:
        compute = right.compute
        if operator == "=":
            return Node(place.assigning(compute), right.depth + 2)
        complaint = self._complaint("division by 0")
        sign = operator[:-1]
        return Node(
            place.changing(lambda shell, old: nodes.apply(sign, old, compute(shell), complaint)), right.depth + 4
        )


def _never(shell: object) -> int:
    """A variable that is only assigned to is not read."""
    return 0


def _cut(value: Node | Chain) -> Node | Chain:
    """A node too deep to be computed, without what is below it: to free a long chain takes the C stack, too."""
    if isinstance(value, Node) and value.depth > DEEPEST:
        return Node(_never, value.depth)
    return value


def _closed(value: Node | Chain) -> Node:
    return nodes.chain(value.first, value.rest) if isinstance(value, Chain) else value


def _stepping(place: Place, mark: str, *, before: bool) -> Compute:
    step = 1 if mark == "+" else -1
    return place.changing(lambda shell, old: nodes.plus(old, step), before=before)


def _closing(text: str, at: int) -> int:
    """Where the bracket that opens at ``at`` closes; -1 where it does not."""
    depth = 0
    while at < len(text):
        mark = text[at]
        if mark == "\\":
            at += 1
        elif mark in "'\"":
            close = text.find(mark, at + 1)
            if close < 0:
                return -1
            at = close
        elif mark == "[":
            depth += 1
        elif mark == "]":
            depth -= 1
            if not depth:
                return at
        at += 1
    return -1
