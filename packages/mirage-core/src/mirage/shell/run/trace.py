"""``set -x``: what is about to run, on standard error or on the descriptor that BASH_XTRACEFD names."""

import re
from typing import TYPE_CHECKING, Any

from mirage.paths import encode
from mirage.shell.ast import Case, Check, Condition, For, Joined, Negated, Select, Text, Word
from mirage.shell.expand.pieces import QUOTED, Piece, text_of
from mirage.shell.expand.words import Plan, evaluators_of, gathered
from mirage.shell.run.assign import TRACED_TO, Operand
from mirage.shell.syntax.requote import printable, single
from mirage.shell.syntax.written import word_text, words_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.shell.state import Shell
    from mirage.streams import Io, Sink

_MARKED = re.compile("[\1\x7f]")
_SPECIAL = re.compile(r"""[\s'"\\|&;()<>!{}*\[?\]^$`]|(?:^|(?<=[:=]))~|^\#""", re.ASCII)


async def line(shell: "Shell", io: "Io", text: str) -> None:
    """One line, behind PS4, whose first character shows how deep this is."""
    session = shell.session
    before = session.options
    # The prompt is expanded too: that is not traced.
    session.options = before - {"xtrace"}
    try:
        head = await _head(shell, io)
    finally:
        session.options = before
    sink = _sink(session.variables.get(TRACED_TO, ""), io)
    try:
        await sink.write(encode(f"{head}{text}\n"))
    except OSError:
        return


async def expect(shell: "Shell", io: "Io", number: str) -> None:
    """Complain of a descriptor to trace to that is not open."""
    digits = number.strip()
    opened = (0, 1, 2, *(io.more or ()))
    if not digits.isascii() or not digits.isdecimal() or int(digits[:9]) not in opened:
        await shell.say(io, f"{TRACED_TO}: {number}: invalid value for trace file descriptor")


def _sink(number: str, io: "Io") -> "Sink":
    if not number.isascii() or not number.isdecimal() or len(number) > 4 or int(number) in (0, 2):
        return io.err
    return io.out if int(number) == 1 else (io.more or {}).get(int(number), io.err)


async def _head(shell: "Shell", io: "Io") -> str:
    prompt = shell.session.variables.get("PS4", "")
    if "$" in prompt or "\\" in prompt or "`" in prompt:
        from mirage.shell.expand.braced.prompts import shown

        status = shell.session.status
        prompt = await shown(prompt, shell, io)
        shell.session.status = status
    return prompt[:1] * _depth(shell) + prompt


def _depth(shell: "Shell") -> int:
    """In so many substitutions and texts of its own script."""
    outer = shell.parent
    while outer is not None and outer.session.leader == shell.session.leader:
        outer = outer.parent
    return shell.substitutions + shell.evals - (0 if outer is None else outer.substitutions)


def shown(word: str) -> str:
    """A word as it could be typed again."""
    if not word:
        return "''"
    if _SPECIAL.search(word):
        return single(word)
    return printable(word)


async def command(shell: "Shell", io: "Io", words: "Sequence[str]") -> None:
    """A simple command, expanded; lists behind ``declare`` have lines of their own."""
    lists = [word for word in words if isinstance(word, Operand)]
    for each in lists:
        # Of the characters that ``marked`` tells of, bash marks only the first kind here.
        await line(shell, io, f"{each.target}{each.contents}".replace("\1", "\1\1"))
    if lists:
        words = [word.partition("=")[0].removesuffix("+") if isinstance(word, Operand) else word for word in words]
    await line(shell, io, " ".join([shown(word) for word in words]))


def marked(text: str) -> str:
    """What was written, with what bash puts inside before two of the characters."""
    return _MARKED.sub("\1\\g<0>", text)


async def assignment(shell: "Shell", io: "Io", target: str, value: str) -> None:
    """``target`` is the name and what stands between it and the value."""
    await line(shell, io, target + (shown(value) if value else ""))


async def compound(shell: "Shell", io: "Io", node: "For | Select | Case") -> None:
    """The head of a compound command, as it was written."""
    if isinstance(node, Case):
        text = f"case {word_text(node.subject)} in"
    else:
        words = '"$@"' if node.words is None else " ".join(words_text(node.words))
        text = f"{'for' if isinstance(node, For) else 'select'} {node.name} in {words}"
    await line(shell, io, marked(text))


async def condition(shell: "Shell", io: "Io", node: Condition, inverted: bool = False) -> bool:
    """Answer ``[[ ]]`` and show each part of it that is asked for."""
    from mirage.shell.run.condition import Unclear, answered, compiled

    if isinstance(node, Negated):
        try:
            return not await condition(shell, io, node.item, not inverted)
        except Unclear:
            return True
    if isinstance(node, Joined):
        decisive = node.operator == "||"
        for item in node.items:
            try:
                if await condition(shell, io, item) is decisive:
                    return decisive
            except Unclear:
                if item is node.items[-1] or not decisive:
                    raise
        return not decisive
    assert isinstance(node, Check)

    # Expanded once: what is asked is asked of what was shown.
    left = await Plan(node.left).text(shell, io)
    right = None if node.right is None else await gathered(evaluators_of(node.right.parts), shell, io)
    mark = "! " if inverted else ""
    if right is None:
        await line(shell, io, f"[[ {mark}{node.operator} {left or repr('')} ]]")
    else:
        await line(shell, io, f"[[ {mark}{left or repr('')} {node.operator} {_shown(node, right)} ]]")
    shown = Check(node.operator, _word([(QUOTED, left)]), None if right is None else _word(right))
    return await answered(compiled(shown), shell, io)


def _shown(node: Check, pieces: "list[Piece]") -> str:
    """The right side: what is quoted in a pattern shows."""
    if node.operator not in ("==", "=", "!="):
        return text_of(pieces) or repr("")
    texts = [
        "".join([mark if mark == "\1" else f"\\{mark}" for mark in text]) if kind == QUOTED else text
        for kind, text in pieces
    ]
    return "".join(texts) or repr("")


def _word(pieces: "list[Piece]") -> Word:
    parts: tuple[Any, ...] = tuple(Text(text, kind == QUOTED) for kind, text in pieces)
    return Word(parts, "")
