"""What a word is where it stands: a reserved word, a name, an item, a pattern."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from mirage.shell.syntax.reserved import (
    AFTER,
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
    OPENERS,
    PATTERN,
    PATTERN_NEXT,
    PATTERN_WORD,
    REPLACED,
    RESERVED,
    START,
    WORDS,
)
from mirage.shell.syntax.tokens import Token, unexpected

if TYPE_CHECKING:
    from mirage.shell.syntax.order import Order

Handler: TypeAlias = Callable[["Order", Token], None]


def _start(order: "Order", token: Token) -> None:
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


def _prefix(order: "Order", token: Token) -> None:
    if token.text == "!" and (order.piped or order.coprocess is not None):
        raise unexpected("!", token.at)
    if token.text == "time" and (order.piped or order.coprocess is not None):
        # There it is the command of that name.
        _simple(order, token)
        return
    token.role = token.text
    order.prefix = token
    order.required = True


def _simple(order: "Order", token: Token) -> None:
    behind = order.coprocess
    token.cell = "x"
    order.state = WORDS
    order.required = False
    order.plain = None
    order.coprocess = token if behind is not None else None
    order.named(token)
    if not order.assigns and behind is None:
        order.plain = token


def _begins_with(token: Token, order: "Order") -> bool:
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


def _close(order: "Order", token: Token) -> None:
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


def _words(order: "Order", token: Token) -> None:
    if order.coprocess is not None and token.text in RESERVED:
        order.name_coprocess()
        _function_body(order, token)
        return
    order.plain = order.coprocess = None
    if order.assigns:
        order.named(token)


def _after(order: "Order", token: Token) -> None:
    if token.text not in CLOSERS:
        raise unexpected(token.text, token.at)
    _close(order, token)


def _for_name(order: "Order", token: Token) -> None:
    token.cell = "x"
    if token.text.startswith("(("):
        if order.open[-1] == "select":
            raise unexpected("(", token.at)
        token.role = "sum"
        order.state = COUNT_DO
        return
    token.role = "name"
    order.state = FOR_IN


def _for_in(order: "Order", token: Token) -> None:
    if token.text == "in":
        token.role = "in"
        order.state = FOR_WORDS
    elif token.text == "do":
        _for_do(order, token)
    else:
        raise unexpected(token.text, token.at)


def _for_do(order: "Order", token: Token) -> None:
    if token.text not in ("do", "{"):
        raise unexpected(token.text, token.at)
    token.cell = ";do"
    token.role = "do"
    order.open[-1] = "do" if token.text == "do" else "do{"
    order.begin()


def _for_words(order: "Order", token: Token) -> None:
    token.role = "item"


def _case_subject(order: "Order", token: Token) -> None:
    token.role = "subject"
    token.cell = "x"
    order.state = CASE_IN


def _case_in(order: "Order", token: Token) -> None:
    if token.text != "in":
        raise unexpected(token.text, token.at)
    token.cell = token.role = "in"
    order.state = PATTERN


def _pattern(order: "Order", token: Token) -> None:
    if token.text == "esac":
        token.cell = token.role = "esac"
        order.end()
        return
    _pattern_word(order, token)


def _pattern_word(order: "Order", token: Token) -> None:
    token.role = "pattern"
    token.cell = "x"
    order.state = PATTERN_NEXT


def _function_name(order: "Order", token: Token) -> None:
    token.role = "defines"
    order.state = FUNCTION_OPEN


def _function_paren(order: "Order", token: Token) -> None:
    order.open_body()
    _start(order, token)


def _function_body(order: "Order", token: Token) -> None:
    if not _begins_with(token, order):
        raise unexpected(token.text, token.at)


def _refuse(order: "Order", token: Token) -> None:
    raise unexpected(token.text, token.at)


PLACES: Final[dict[str, Handler]] = {
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
