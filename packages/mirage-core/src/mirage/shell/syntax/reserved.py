"""Reserved words, operators, and the states between them."""

from typing import Final

OPENERS: Final = frozenset({"if", "while", "until", "{"})
COMPOUND: Final = OPENERS | {"for", "select", "case", "[["}
"""Words that begin a compound command."""
DECLARING: Final = frozenset({"export", "readonly", "declare", "typeset", "local"})
ASSIGNING: Final = DECLARING | {"alias"}
TAKES_ARRAYS: Final = ASSIGNING | {"eval", "let"}
"""Commands among whose words an array may stand."""
CLOSERS: Final = {
    "then": ("if",),
    "elif": ("then",),
    "else": ("then",),
    "fi": ("then", "else"),
    "do": ("while", "until"),
    "done": ("do",),
    "}": ("{", "do{"),
    "esac": ("case",),
}
REPLACED: Final = {"then": "then", "elif": "if", "else": "else", "do": "do"}
"""What a compound command goes on as behind a word that does not close it."""
RESERVED: Final = COMPOUND | CLOSERS.keys() | {"!", "time", "coproc", "function", "in", "]]"}

JOINS: Final = frozenset({"|", "|&", "&&", "||"})
ARM_ENDS: Final = frozenset({";;", ";&", ";;&"})

# States: what the next token may be.
START: Final = "a command"
WORDS: Final = "more of a simple command"
AFTER: Final = "something behind a compound command"
FOR_NAME: Final = "the variable of for"
FOR_IN: Final = "in, do or {"
FOR_LATER: Final = "in, do or { on another line"
FOR_DO: Final = "do or {"
COUNT_DO: Final = "do, { or the end of the line"
FOR_WORDS: Final = "the words of for"
CASE_SUBJECT: Final = "the subject of case"
CASE_IN: Final = "in"
PATTERN: Final = "a pattern or esac"
PATTERN_WORD: Final = "a pattern"
PATTERN_NEXT: Final = "| or )"
FUNCTION_NAME: Final = "the name of a function"
FUNCTION_OPEN: Final = "() or the body of a function"
FUNCTION_PAREN: Final = "the ) of a function, or its body in parentheses"
FUNCTION_CLOSE: Final = "the ) of a function"
FUNCTION_BODY: Final = "the body of a function"

CALCULATED: Final = frozenset({START, FOR_NAME, FUNCTION_OPEN, FUNCTION_BODY})
"""Where ``((`` may begin a calculation."""
