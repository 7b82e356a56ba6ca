"""Which token may follow which: finds reserved words, names the token bash would stop at, writes the skeleton."""

from collections.abc import Callable
from typing import TypeAlias

from mirage.shell.tokens import NESTING, NotSupported, SyntaxFault, Token, Unfinished, unexpected

OPENERS = frozenset({"if", "while", "until", "{"})
REFUSED = frozenset({"select", "coproc", "time", "[["})
CLOSERS = {
    "then": ("if",),
    "elif": ("then",),
    "else": ("then",),
    "fi": ("then", "else"),
    "do": ("while", "until", "for"),
    "done": ("do",),
    "}": ("{",),
    "esac": ("case",),
}
REPLACED = {"then": "then", "elif": "if", "else": "else", "do": "do"}
RESERVED = OPENERS | REFUSED | CLOSERS.keys() | {"!", "for", "case", "function", "in"}
ENDS = frozenset({";", "&", "\n"})
JOINS = frozenset({"|", "|&", "&&", "||"})
ARM_ENDS = frozenset({";;", ";&", ";;&"})

# States: what the next token may be.
START = "a command"
WORDS = "more of a simple command"
AFTER = "something behind a compound command"
FOR_NAME = "the variable of for"
FOR_IN = "in or do"
FOR_WORDS = "the words of for"
CASE_SUBJECT = "the subject of case"
CASE_IN = "in"
PATTERN = "a pattern or esac"
PATTERN_WORD = "a pattern"
PATTERN_NEXT = "| or )"
FUNCTION_NAME = "the name of a function"
FUNCTION_OPEN = "() or the body of a function"
FUNCTION_CLOSE = "the ) of a function"
FUNCTION_BODY = "the body of a function"

Handler: TypeAlias = Callable[["Order", Token], None]


class Order:
    """The tokens of one program, taken one after the other; ``nested`` ends at a ) of no one else's."""

    __slots__ = ("nested", "open", "piped", "plain", "redirect", "required", "state")

    def __init__(self, nested: bool) -> None:
        self.nested = nested
        self.open: list[str] = []
        self.state = START
        self.required = False
        """A command must come: its end or a closing word may not."""
        self.piped = False
        """The last operator was a pipe: no ``!`` may follow."""
        self.plain: Token | None = None
        """The only word of a simple command so far: a ( behind it makes it a function."""
        self.redirect: Token | None = None
        """A redirection that waits for its target."""

    def word(self, token: Token) -> None:
        """The next token is a word."""
        if self.redirect is not None:
            token.role = "target"
            self.redirect = None
            return
        _WORDS[self.state](self, token)

    def redirection(self, token: Token) -> None:
        """The next token is a redirection operator; its target follows."""
        if self.redirect is not None or self.state not in (START, WORDS, AFTER):
            raise unexpected(token.text, token.at)
        if self.state == START:
            token.cell = "x"
            self.state = WORDS
        self.plain = None
        self.redirect = token

    def operator(self, token: Token) -> bool:
        """The next token is an operator; True where it ends a nested program."""
        text = token.text
        if self.redirect is not None:
            raise unexpected("newline" if text == "\n" else text, token.at)
        if text == "(":
            self._open_paren(token)
        elif text == ")":
            return self._close_paren(token)
        elif text in JOINS:
            self._join(token)
        elif text in ARM_ENDS:
            self._arm_end(token)
        elif text == "\n":
            self._newline(token)
        else:
            self._separator(token)
        return False

    def finish(self, at: int) -> None:
        """The source is at its end."""
        if self.redirect is not None:
            raise unexpected("newline", self.redirect.at)
        if self.open or self.state not in (START, WORDS, AFTER) or self.required:
            raise Unfinished("syntax error: unexpected end of file", at, at_end=True)

    def push(self, name: str, at: int) -> None:
        """A compound command begins."""
        if len(self.open) >= NESTING:
            raise SyntaxFault(f"nesting deeper than {NESTING}", at)
        self.open.append(name)
        self.begin()

    def begin(self, required: bool = True) -> None:
        """A command may or must come now."""
        self.state = START
        self.required = required
        self.piped = False

    def end(self) -> None:
        """The innermost compound command is complete."""
        self.open.pop()
        self.state = AFTER
        self.required = False

    def _open_paren(self, token: Token) -> None:
        if self.state == START:
            token.cell = "("
            self.push("(", token.at)
        elif self.state == WORDS and self.plain is not None:
            self.plain.role = "name"
            self.state = FUNCTION_CLOSE
        elif self.state == FUNCTION_OPEN and self.plain is not None:
            self.plain.cell = "x"
            self.state = FUNCTION_CLOSE
        elif self.state == FUNCTION_BODY:
            token.cell = "("
            self.push("(", token.at)
        elif self.state == PATTERN:
            self.state = PATTERN_WORD
        elif self.state == FOR_NAME:
            raise NotSupported("for (( ))")
        else:
            raise unexpected("(", token.at)

    def _close_paren(self, token: Token) -> bool:
        if self.state == FUNCTION_CLOSE:
            token.cell = "()"
            self.state = FUNCTION_BODY
            return False
        if self.state == PATTERN_NEXT:
            token.cell = ")"
            self.begin(required=False)
            return False
        if self.state not in (START, WORDS, AFTER) or self.required:
            raise unexpected(")", token.at)
        if not self.open and self.nested:
            return True
        if not self.open or self.open[-1] != "(":
            raise unexpected(")", token.at)
        token.cell = ")"
        self.end()
        return False

    def _join(self, token: Token) -> None:
        if self.state == PATTERN_NEXT and token.text == "|":
            token.cell = "|"
            self.state = PATTERN_WORD
            return
        if self.state not in (WORDS, AFTER):
            raise unexpected(token.text, token.at)
        token.cell = "|" if token.text == "|&" else token.text
        self.begin()
        self.piped = token.cell == "|"

    def _arm_end(self, token: Token) -> None:
        fits = self.state in (START, WORDS, AFTER) and not self.required
        if not fits or not self.open or self.open[-1] != "case":
            raise unexpected(token.text, token.at)
        token.cell = ";;"
        self.state = PATTERN

    def _newline(self, token: Token) -> None:
        if self.state in (WORDS, AFTER):
            token.cell = ";"
            self.begin(required=False)
        elif self.state == FOR_WORDS:
            self._for_body(token)
        elif self.state not in (START, FOR_IN, CASE_IN, PATTERN, FUNCTION_BODY, FUNCTION_OPEN):
            raise unexpected("newline", token.at)

    def _separator(self, token: Token) -> None:
        if token.text == ";" and self.state in (FOR_IN, FOR_WORDS):
            self._for_body(token)
            return
        if self.state not in (WORDS, AFTER):
            raise unexpected(token.text, token.at)
        token.cell = token.text
        self.begin(required=False)

    def _for_body(self, token: Token) -> None:
        self.state = FOR_IN


def _start(order: Order, token: Token) -> None:
    text = token.text
    if text.startswith("(("):
        token.cell = "x"
        token.role = "sum"
        order.state = AFTER
        order.required = False
        return
    if text not in RESERVED or text == "in":
        token.cell = "x"
        order.plain = token
        order.state = WORDS
        order.required = False
        return
    token.role = text
    if text in CLOSERS:
        _close(order, token)
    elif text == "!" and order.piped:
        raise unexpected("!", token.at)
    elif text == "!":
        order.required = True
    elif text in OPENERS:
        token.cell = "while" if text == "until" else text
        order.push(text, token.at)
    elif text == "for":
        token.cell = "for"
        order.push("for", token.at)
        order.state = FOR_NAME
    elif text == "case":
        token.cell = "case"
        order.push("case", token.at)
        order.state = CASE_SUBJECT
    elif text == "function":
        order.state = FUNCTION_NAME
    else:
        raise NotSupported(text)


def _close(order: Order, token: Token) -> None:
    text = token.text
    if order.required or not order.open or order.open[-1] not in CLOSERS[text]:
        raise unexpected(text, token.at)
    # The grammar wants a terminator before every closing word; bash does not behind a compound command.
    token.cell = f";{text}" if order.state == AFTER else text
    token.role = text
    if text in REPLACED:
        order.open[-1] = REPLACED[text]
        order.begin()
    else:
        order.end()


def _words(order: Order, token: Token) -> None:
    order.plain = None


def _after(order: Order, token: Token) -> None:
    if token.text not in CLOSERS:
        raise unexpected(token.text, token.at)
    _close(order, token)


def _for_name(order: Order, token: Token) -> None:
    token.role = "name"
    token.cell = "x"
    order.state = FOR_IN


def _for_in(order: Order, token: Token) -> None:
    if token.text == "in" and order.open[-1] == "for":
        token.role = "in"
        order.state = FOR_WORDS
    elif token.text == "do":
        token.cell = ";do"
        token.role = "do"
        order.open[-1] = "do"
        order.begin()
    else:
        raise unexpected(token.text, token.at)


def _for_words(order: Order, token: Token) -> None:
    token.role = "item"


def _case_subject(order: Order, token: Token) -> None:
    token.role = "subject"
    token.cell = "x"
    order.state = CASE_IN


def _case_in(order: Order, token: Token) -> None:
    if token.text != "in":
        raise unexpected(token.text, token.at)
    token.cell = token.role = "in"
    order.state = PATTERN


def _pattern(order: Order, token: Token) -> None:
    if token.text == "esac":
        token.cell = token.role = "esac"
        order.end()
        return
    _pattern_word(order, token)


def _pattern_word(order: Order, token: Token) -> None:
    token.role = "pattern"
    token.cell = "x"
    order.state = PATTERN_NEXT


def _function_name(order: Order, token: Token) -> None:
    token.role = "name"
    token.cell = "x()"
    order.plain = token
    order.state = FUNCTION_OPEN


def _function_body(order: Order, token: Token) -> None:
    if token.text not in ("{", "if", "while", "until", "for", "case"):
        raise unexpected(token.text, token.at)
    _start(order, token)


def _refuse(order: Order, token: Token) -> None:
    raise unexpected(token.text, token.at)


_WORDS: dict[str, Handler] = {
    START: _start,
    WORDS: _words,
    AFTER: _after,
    FOR_NAME: _for_name,
    FOR_IN: _for_in,
    FOR_WORDS: _for_words,
    CASE_SUBJECT: _case_subject,
    CASE_IN: _case_in,
    PATTERN: _pattern,
    PATTERN_WORD: _pattern_word,
    PATTERN_NEXT: _refuse,
    FUNCTION_NAME: _function_name,
    FUNCTION_OPEN: _function_body,
    FUNCTION_CLOSE: _refuse,
    FUNCTION_BODY: _function_body,
}
