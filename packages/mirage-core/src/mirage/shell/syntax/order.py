"""Which token may follow which: finds reserved words, names the token bash would stop at, writes the skeleton."""

import re

from mirage.shell.syntax.placing import PLACES
from mirage.shell.syntax.reserved import (
    AFTER,
    ARM_ENDS,
    CASE_IN,
    COUNT_DO,
    FOR_DO,
    FOR_IN,
    FOR_LATER,
    FOR_WORDS,
    FUNCTION_BODY,
    FUNCTION_CLOSE,
    FUNCTION_OPEN,
    FUNCTION_PAREN,
    JOINS,
    PATTERN,
    PATTERN_NEXT,
    PATTERN_WORD,
    START,
    TAKES_ARRAYS,
    WORDS,
)
from mirage.shell.syntax.tokens import NESTING, Token, TooLarge, Unfinished, unexpected

_ASSIGNS = re.compile(r"[A-Za-z_]\w*(?:\[.*\])?\+?=", re.A | re.S)


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
        PLACES[self.state](self, token)

    def redirection(self, token: Token) -> None:
        """The next token is a redirection operator; its target follows."""
        if self.state == FUNCTION_PAREN:
            self.open_body()
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
            self.open_body()
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
            raise TooLarge(f"nesting deeper than {NESTING}", at)
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

    def open_body(self) -> None:
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
