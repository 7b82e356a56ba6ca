"""The tokens between ``[[`` and ``]]``: what each may be depends on the one before it, and so does how it is read."""

from collections.abc import Callable, Generator
from typing import Final

from mirage.shell.ast import Check, Joined, Negated, Word
from mirage.shell.ast import Condition as Tree
from mirage.shell.syntax.enclosed import Pair, Scan
from mirage.shell.syntax.scan import EXTENDED, OPERATOR, REDIRECT, Words
from mirage.shell.syntax.tokens import WIDEST, Misplaced, Token, TooLarge, Unfinished, too_wide

DEEPEST: Final = 64
"""Parentheses inside each other."""

UNARY = frozenset(f"-{letter}" for letter in "abcdefghknoprstuvwxzGLNORS")
BINARY = frozenset({"=", "==", "!=", "<", ">", "=~", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge"})
_PATTERNS = frozenset({"=", "==", "!="})

# States: what the next token may be.
TERM: Final = "an operand, an operator before one, ! or ("
LEFT: Final = "an operator between two"
UNARY_ARGUMENT: Final = "the operand of an operator before it"
BINARY_ARGUMENT: Final = "the operand behind an operator"
AFTER: Final = "what joins two conditions, ) or ]]"


class Condition(Words):
    """A frame of ``[[ ]]``; its tokens go to the one it began with."""

    __slots__ = ("opened", "operator", "state", "token")

    def __init__(self, token: Token) -> None:
        super().__init__(token.at)
        self.token = token
        token.condition = self.tokens
        self.state = TERM
        self.operator = ""
        """The operator whose operand comes next."""
        self.opened: list[int] = []
        """Where parentheses were opened."""

    def mark(self, scan: Scan) -> None:
        mark = scan.text[scan.at]
        if self.operator != "=~" or mark not in "(|":
            super().mark(scan)
            return
        # A regular expression's own.
        self.begin(scan.at)
        if mark == "(":
            scan.push(Pair("(", scan.at), 1)
        else:
            scan.at += 1

    def parenthesis(self, scan: Scan) -> bool:
        if self.operator in _PATTERNS and scan.text[scan.at - 1] in EXTENDED:
            scan.push(Pair("(", scan.at), 1)
            return True
        return super().parenthesis(scan)

    def word(self, token: Token, scan: Scan) -> None:
        text = token.text
        if text == "]]":
            self._end(token, scan)
        elif self.state in (UNARY_ARGUMENT, BINARY_ARGUMENT):
            self._take(token, "operand", AFTER)
        elif self.state == LEFT:
            if text not in BINARY:
                raise Misplaced("conditional binary operator expected", token.at)
            self._take(token, "operator", BINARY_ARGUMENT)
            self.operator = text
        elif self.state == AFTER:
            raise Misplaced("syntax error in conditional expression", self.start)
        elif text == "!":
            self._take(token, "!", TERM)
        elif text in UNARY:
            self._take(token, "operator", UNARY_ARGUMENT)
        else:
            self._take(token, "operand", LEFT)

    def _take(self, token: Token, role: str, state: str) -> None:
        token.role = role
        if len(self.tokens) >= WIDEST:
            raise too_wide(token.at)
        self.tokens.append(token)
        self.state = state
        self.operator = ""

    def punctuation(self, scan: Scan) -> None:
        text = scan.text
        at = scan.at
        if text[at] in "<>" and self.begun >= 0 and text[self.begun : at].isdecimal():
            raise Misplaced(self._number(), at)
        if self.interrupted(scan):
            return
        found = OPERATOR.match(text, at) or REDIRECT.match(text, at)
        assert found is not None
        mark = found.group()
        scan.at = found.end()
        if mark == "\n" and self.state in (TERM, AFTER):
            return
        token = Token("operator", mark, at, scan.at)
        if mark == "(" and self.state == TERM:
            if len(self.opened) >= DEEPEST:
                raise TooLarge(f"conditions nested deeper than {DEEPEST}", at)
            self.opened.append(at)
            self._take(token, "(", TERM)
        elif mark in "<>" and self.state == LEFT:
            self._take(token, "operator", BINARY_ARGUMENT)
        elif mark == ")" and self.opened and self.state in (AFTER, LEFT):
            self.opened.pop()
            self._take(token, ")", AFTER)
        elif mark in ("&&", "||") and self.state in (AFTER, LEFT):
            self._take(token, mark, TERM)
        else:
            if mark == ")" and self.state == LEFT:
                self.state = AFTER
            if mark == "\n" and scan.at >= len(scan.text):
                raise Unfinished(self._unexpected("newline"), at, status=None)
            raise Misplaced(self._unexpected("newline" if mark == "\n" else mark), self._blamed(at))

    def _end(self, token: Token, scan: Scan) -> None:
        if self.opened or self.state not in (AFTER, LEFT):
            raise Misplaced(self._unexpected("]]"), self._blamed(token.at))
        self.token.text = scan.text[self.start : scan.at]
        self.token.end = scan.at
        scan.pop(0)

    def _blamed(self, at: int) -> int:
        return self.opened[-1] if self.opened and self.state == AFTER else self.start if self.state == AFTER else at

    def _unexpected(self, text: str) -> str:
        """What bash says of a token that may not come next."""
        around = ["expected `)'"] * len(self.opened)
        if self.state == UNARY_ARGUMENT:
            wrong = f"unexpected argument `{text}' to conditional unary operator"
        elif self.state == BINARY_ARGUMENT:
            wrong = f"unexpected argument `{text}' to conditional binary operator"
        elif self.state == TERM:
            wrong = "" if text == "]]" else f"unexpected token `{text}' in conditional command"
        elif self.state == LEFT and text != "]]":
            wrong = f"unexpected token `{text}', conditional binary operator expected"
        elif around:
            wrong = f"unexpected token `{text}', {around.pop()}"
        else:
            wrong = f"syntax error in conditional expression: unexpected token `{text}'"
        return "\n".join(filter(None, (wrong, *around)))

    def _number(self) -> str:
        """What bash says of a descriptor's number: it has no text for that token."""
        if self.state in (UNARY_ARGUMENT, BINARY_ARGUMENT):
            return (
                f"unexpected argument to conditional {'unary' if self.state == UNARY_ARGUMENT else 'binary'} operator"
            )
        if self.state == TERM:
            return "unexpected token 284 in conditional command"
        return (
            "conditional binary operator expected" if self.state == LEFT else "syntax error in conditional expression"
        )

    def finish(self, scan: Scan) -> None:
        if self.interrupted(scan):
            return
        end = len(scan.text)
        if self.state in (LEFT, UNARY_ARGUMENT, BINARY_ARGUMENT):
            # The last line ends like the others.
            raise Unfinished(self._unexpected("newline"), end, status=None)
        if self.state == AFTER and not self.opened:
            raise Unfinished("unexpected EOF while looking for `]]'", self.start, status=None)
        raise Unfinished(self._unexpected("EOF"), self._blamed(end), at_end=self.state == TERM, status=None)


class _Group:
    """The conditions between two parentheses: any of several, each all of some."""

    __slots__ = ("any", "negated")

    def __init__(self) -> None:
        self.any: list[list[Tree]] = [[]]
        self.negated = False
        """An odd number of ``!`` stands before the next one."""

    def add(self, item: Tree) -> None:
        self.any[-1].append(Negated(item) if self.negated else item)
        self.negated = False

    def whole(self) -> Tree:
        every = [items[0] if len(items) == 1 else Joined("&&", tuple(items)) for items in self.any]
        return every[0] if len(every) == 1 else Joined("||", tuple(every))


def grouped(tokens: list[Token], word: Callable[[Token], Generator[None, None, Word]]) -> Generator[None, None, Tree]:
    """The tree of a condition's tokens, ``word`` making the operands."""
    groups = [_Group()]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        role = token.role
        if role == "(":
            groups.append(_Group())
        elif role == ")":
            inner = groups.pop()
            groups[-1].add(inner.whole())
        elif role == "!":
            groups[-1].negated ^= True
        elif role == "||":
            groups[-1].any.append([])
        elif role == "operator":
            groups[-1].add(Check(token.text, (yield from word(tokens[at]))))
            at += 1
        elif role == "operand":
            following = tokens[at] if at < len(tokens) else token
            if following.role != "operator":
                groups[-1].add(Check("-n", (yield from word(token))))
                continue
            left = yield from word(token)
            groups[-1].add(Check(following.text, left, (yield from word(tokens[at + 1]))))
            at += 2
    return groups[0].whole()
