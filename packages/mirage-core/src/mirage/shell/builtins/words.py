"""What builtins make of their words: options of one letter, names, numbers."""

import re

NAME = re.compile(r"[A-Za-z_]\w*", re.A)


def letters(argv: list[str], known: str) -> tuple[str, list[str]] | str:
    """The options given and the operands behind them; the bad option alone where there is one."""
    given = ""
    for place, word in enumerate(argv[1:], 1):
        if word == "--":
            return given, argv[place + 1 :]
        if len(word) < 2 or word[0] != "-":
            return given, argv[place:]
        for letter in word[1:]:
            if letter not in known:
                return f"-{letter}"
        given += word[1:]
    return given, []


def number(word: str) -> int | None:
    """A decimal number, blanks around it allowed; None for any other word."""
    text = word.strip(" \t")
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 18:
        return None
    return int(text)
