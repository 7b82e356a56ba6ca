"""Which token may follow which: finds reserved words, names the token bash would stop at, writes the skeleton."""

import re
from collections.abc import Callable
from typing import TypeAlias

from mirage.shell.reserved import (
    AFTER,
    ARM_ENDS,
    CASE_IN,
    CASE_SUBJECT,
    CLOSERS,
    COMPOUND,
    COUNT_DO,
    FOR_DO,
    FOR_IN,
    FOR_LATER,
    FOR_NAME,
    FOR_WORDS,
    FUNCTION_BODY,
    FUNCTION_CLOSE,
    FUNCTION_NAME,
    FUNCTION_OPEN,
    FUNCTION_PAREN,
    JOINS,
    OPENERS,
    PATTERN,
    PATTERN_NEXT,
    PATTERN_WORD,
    REPLACED,
    RESERVED,
    START,
    TAKES_ARRAYS,
    WORDS,
)
from mirage.shell.tokens import NESTING, Token, TooDeep, Unfinished, unexpected

_ASSIGNS = re.compile(r"[A-Za-z_]\w*(?:\[.*\])?\+?=", re.A | re.S)

Handler: TypeAlias = Callable[["Order", Token], None]


class Order:
    """The tokens of one program, taken one after the other; ``nested`` ends at a ) of no one else's."""

    __slots__ = (
        "assigns",
        "coprocess",
        "declares",
        "nested",
        "open",
        "piped",
        "plain",
        "prefix",
        "redirect",
        "required",
        "state",
    )

    def __init__(self, nested: bool) -> None:
        self.nested = nested
        self.open: list[str] = []
        self.state = START
        self.required = False
        """A command must come: its end or a closing word may not."""
        self.piped = False
        """The last operator was a pipe: no ``!`` may follow."""
        self.assigns = True
        """The next word may be an assignment: the command has no name yet."""
        self.declares = False
        """An array may stand among the command's words."""
        self.prefix: Token | None = None
        """The ``!`` or ``time`` just before: it may stand alone."""
        self.coprocess: Token | None = None
        """The word behind ``coproc``: a name, where a compound command follows."""
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
        if self.state == FUNCTION_PAREN:
            self._open_body()
        if self.redirect is not None or self.state not in (START, WORDS, AFTER):
            raise unexpected(token.fd or token.text, token.at)
        if self.state == START:
            token.cell = "x"
            self.state = WORDS
            self.prefix = None
        self.plain = None
        self.redirect = token

    def operator(self, token: Token) -> bool:
        """The next token is an operator; True where it ends a nested program."""
        text = token.text
        if self.redirect is not None:
            raise unexpected("newline" if text == "\n" else text, token.at)
        if self.state == FUNCTION_PAREN and text != ")":
            self._open_body()
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
        # The last line ends like the others.
        self._newline(Token("operator", "\n", at, at))
        if not self.complete:
            raise Unfinished("syntax error: unexpected end of file", at, at_end=True)

    @property
    def commands(self) -> bool:
        """Whether a word would name a command now, or be a reserved word."""
        return self.redirect is None and (self.state == START or (self.state == WORDS and self.assigns))

    @property
    def arrays(self) -> bool:
        """Whether a word may end with an array."""
        return self.commands or (self.declares and self.state == WORDS and self.redirect is None)

    @property
    def complete(self) -> bool:
        """Whether all that began has ended."""
        return self.state == START and not self.required and not self.open

    def push(self, name: str, at: int) -> None:
        """A compound command begins."""
        if len(self.open) >= NESTING:
            raise TooDeep(f"nesting deeper than {NESTING}", at)
        self.open.append(name)
        self.begin()

    def begin(self, required: bool = True) -> None:
        """A command may or must come now."""
        self.state = START
        self.required = required
        self.piped = False
        self.assigns = True
        self.declares = False
        self.prefix = None
        self.coprocess = None

    def end(self) -> None:
        """The innermost compound command is complete."""
        self.open.pop()
        self.state = AFTER
        self.required = False

    def named(self, token: Token) -> None:
        """A word of a simple command that has no name yet."""
        if "=" in token.text and _ASSIGNS.match(token.text):
            return
        self.assigns = False
        self.declares = token.text in TAKES_ARRAYS

    def _alone(self) -> None:
        """The command ends: ``!`` and ``time`` need none behind them."""
        if self.prefix is not None and self.state == START:
            self.prefix.cell = "x"
            self.state = WORDS
            self.required = False

    def _open_paren(self, token: Token) -> None:
        if self.state == WORDS and self.coprocess is not None:
            self.name_coprocess()
        if self.state in (START, FUNCTION_BODY):
            token.cell = "("
            self.push("(", token.at)
        elif self.state == WORDS and self.plain is not None:
            self.plain.role = "defines"
            self.plain.cell = ""
            self._function(token, FUNCTION_CLOSE)
        elif self.state == FUNCTION_OPEN:
            self.plain = token
            self._function(token, FUNCTION_PAREN)
        elif self.state == PATTERN:
            self.state = PATTERN_WORD
        else:
            raise unexpected("(", token.at)

    def _function(self, token: Token, state: str) -> None:
        token.role = "function"
        self.state = state

    def _open_body(self) -> None:
        """What looked like the parentheses of a function is a subshell, its body."""
        assert self.plain is not None
        self.plain.role = ""
        self.plain.cell = "("
        self.push("(", self.plain.at)

    def name_coprocess(self) -> None:
        """The word behind ``coproc`` is its name."""
        assert self.coprocess is not None
        self.coprocess.role = "coprocess"
        self.coprocess.cell = ""
        self.begin()

    def _close_paren(self, token: Token) -> bool:
        if self.state in (FUNCTION_CLOSE, FUNCTION_PAREN):
            self._function(token, FUNCTION_BODY)
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
        self._alone()
        if self.state == START and self.coprocess is not None:
            raise unexpected("newline", token.at)
        if self.state in (WORDS, AFTER):
            token.cell = ";"
            self.begin(required=False)
        elif self.state in (FOR_WORDS, COUNT_DO):
            self.state = FOR_DO
        elif self.state == FOR_IN:
            self.state = FOR_LATER
        elif self.state in (FUNCTION_BODY, FUNCTION_OPEN):
            self._function(token, FUNCTION_BODY)
        elif self.state not in (START, FOR_LATER, FOR_DO, CASE_IN, PATTERN):
            raise unexpected("newline", token.at)

    def _separator(self, token: Token) -> None:
        if token.text == ";":
            if self.state in (FOR_IN, FOR_WORDS, COUNT_DO):
                self.state = FOR_DO
                return
            self._alone()
        if self.state not in (WORDS, AFTER):
            raise unexpected(token.text, token.at)
        token.cell = token.text
        self.begin(required=False)


def _start(order: Order, token: Token) -> None:
    text = token.text
    if _begins_with(token, order):
        return
    prefix, order.prefix = order.prefix, None
    if text in ("!", "time"):
        _prefix(order, token)
    elif prefix is not None and prefix.role != "!" and text in ("-p", "--") and prefix.text not in (text, "--"):
        token.role = "time"
        order.prefix = token
    elif text in CLOSERS:
        _close(order, token)
    elif text == "function" and order.coprocess is None:
        token.role = "function"
        order.state = FUNCTION_NAME
    elif text == "coproc":
        token.role = "coproc"
        order.begin()
        order.coprocess = token
    elif text in RESERVED:
        raise unexpected(text, token.at)
    else:
        _simple(order, token)


def _prefix(order: Order, token: Token) -> None:
    if token.text == "!" and (order.piped or order.coprocess is not None):
        raise unexpected("!", token.at)
    if token.text == "time" and (order.piped or order.coprocess is not None):
        # There it is the command of that name.
        _simple(order, token)
        return
    token.role = token.text
    order.prefix = token
    order.required = True


def _simple(order: Order, token: Token) -> None:
    behind = order.coprocess
    token.cell = "x"
    order.state = WORDS
    order.required = False
    order.plain = None
    order.coprocess = token if behind is not None else None
    order.named(token)
    if not order.assigns and behind is None:
        order.plain = token


def _begins_with(token: Token, order: Order) -> bool:
    """Begin a compound command, if the word does."""
    text = token.text
    if text.startswith("(("):
        token.cell = "x"
        token.role = "sum"
        order.state = AFTER
        order.required = False
        return True
    if text not in COMPOUND:
        return False
    token.role = text
    if text == "[[":
        token.cell = "x"
        order.state = AFTER
        order.required = False
    elif text in OPENERS:
        token.cell = "while" if text == "until" else text
        order.push(text, token.at)
    else:
        token.cell = "case" if text == "case" else "for"
        order.push(text, token.at)
        order.state = CASE_SUBJECT if text == "case" else FOR_NAME
    return True


def _close(order: Order, token: Token) -> None:
    text = token.text
    if order.required or not order.open or order.open[-1] not in CLOSERS[text]:
        raise unexpected(text, token.at)
    token.role = text
    closed = "done" if order.open[-1] == "do{" else text
    # The grammar wants a terminator before every closing word; bash does not behind a compound command.
    token.cell = f";{closed}" if order.state == AFTER else closed
    if text in REPLACED:
        order.open[-1] = REPLACED[text]
        order.begin()
    else:
        order.end()


def _words(order: Order, token: Token) -> None:
    if order.coprocess is not None and token.text in RESERVED:
        order.name_coprocess()
        _function_body(order, token)
        return
    order.plain = order.coprocess = None
    if order.assigns:
        order.named(token)


def _after(order: Order, token: Token) -> None:
    if token.text not in CLOSERS:
        raise unexpected(token.text, token.at)
    _close(order, token)


def _for_name(order: Order, token: Token) -> None:
    token.cell = "x"
    if token.text.startswith("(("):
        if order.open[-1] == "select":
            raise unexpected("(", token.at)
        token.role = "sum"
        order.state = COUNT_DO
        return
    token.role = "name"
    order.state = FOR_IN


def _for_in(order: Order, token: Token) -> None:
    if token.text == "in":
        token.role = "in"
        order.state = FOR_WORDS
    elif token.text == "do":
        _for_do(order, token)
    else:
        raise unexpected(token.text, token.at)


def _for_do(order: Order, token: Token) -> None:
    if token.text not in ("do", "{"):
        raise unexpected(token.text, token.at)
    token.cell = ";do"
    token.role = "do"
    order.open[-1] = "do" if token.text == "do" else "do{"
    order.begin()


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
    token.role = "defines"
    order.state = FUNCTION_OPEN


def _function_paren(order: Order, token: Token) -> None:
    order._open_body()
    _start(order, token)


def _function_body(order: Order, token: Token) -> None:
    if not _begins_with(token, order):
        raise unexpected(token.text, token.at)


def _refuse(order: Order, token: Token) -> None:
    raise unexpected(token.text, token.at)


_WORDS: dict[str, Handler] = {
    START: _start,
    WORDS: _words,
    AFTER: _after,
    FOR_NAME: _for_name,
    FOR_IN: _for_in,
    FOR_LATER: _for_in,
    FOR_DO: _for_do,
    COUNT_DO: _for_do,
    FOR_WORDS: _for_words,
    CASE_SUBJECT: _case_subject,
    CASE_IN: _case_in,
    PATTERN: _pattern,
    PATTERN_WORD: _pattern_word,
    PATTERN_NEXT: _refuse,
    FUNCTION_NAME: _function_name,
    FUNCTION_OPEN: _function_body,
    FUNCTION_PAREN: _function_paren,
    FUNCTION_CLOSE: _refuse,
    FUNCTION_BODY: _function_body,
}
