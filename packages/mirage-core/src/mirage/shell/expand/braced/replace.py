"""``${x/pattern/replacement}``: the longest matches from the left, in time linear in the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from mirage.patterns.between import between
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.glob import Rules, is_extended
from mirage.shell.ast import Parameter
from mirage.shell.expand.braced.argument import Argument
from mirage.shell.expand.braced.subjects import finder, put, seam
from mirage.shell.expand.braced.trim import is_literal, prefix_end, suffix_start
from mirage.shell.expand.matching import fits, rules_of, too_hard
from mirage.shell.expand.params import Evaluator
from mirage.shell.expand.pieces import LITERAL, QUOTED, SPLIT, Piece, pattern_of

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_MARKS = re.compile(r"\\([\\&])|&")
_CHUNK = 4096
"""Parts that are joined at a time: between two of them the line may be interrupted."""


Wanted: TypeAlias = tuple[str, Rules]
"""A pattern, and how it is read."""


class Template:
    """What a match is replaced with."""

    __slots__ = ("fixed", "marks", "parts")

    def __init__(self, parts: Sequence[str | None]) -> None:
        self.parts = parts
        """Texts, and None for the match itself."""
        self.fixed = sum([len(part) for part in parts if part is not None])
        self.marks = parts.count(None)


def replaced(part: Parameter) -> Evaluator:
    """What the expansion adds."""
    find = finder(part)
    pattern = Argument(part.argument, part.quoted)
    replacement = Argument(part.second, part.quoted)

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        if subject.is_set:
            operator, written = _anchored(part.operator, await pattern.gathered(shell, io))
            wanted = written, rules_of(shell.session.options)
            template = _template(await replacement.pieces(shell, io), "!patsub_replacement" in shell.session.options)
            if subject.mark:
                if pattern.fixed is None or replacement.fixed is None:
                    # What was expanded may have changed the elements: they are looked at last.
                    subject = await find(shell, io)
                several: list[str] = []
                for value in subject.several or ():
                    several.append(await _edited(value, operator, wanted, template, shell))  # noqa: PERF401 - one at a time
                subject = subject._replace(several=several)
            else:
                value = await _edited(subject.value or "", operator, wanted, template, shell)
                subject = subject._replace(value=value)
        await put(pieces, shell, subject, part.quoted, seam(shell, part))

    return evaluate


def _anchored(operator: str, pieces: list[Piece]) -> tuple[str, str]:
    """The operator and the pattern: what stands for a parameter may say at which end the match is to be."""
    pattern = pattern_of(pieces)
    if operator == "/" and pattern[:1] in ("#", "%"):
        kind = next(kind for kind, text in pieces if text)
        if kind != QUOTED:
            return operator + pattern[0], pattern[1:]
    return operator, pattern


def _template(pieces: Sequence[Piece], plain: bool) -> Template:
    """An ``&`` that is not quoted stands for the match; in what a parameter stood for a backslash quotes it."""
    parts: list[str | None] = []
    for kind, text in pieces:
        if plain or kind not in (LITERAL, SPLIT):
            parts.append(text)
            continue
        at = 0
        for mark in _MARKS.finditer(text):
            parts += (text[at : mark.start()], mark[1])
            at = mark.end()
        parts.append(text[at:])
    return Template([part for part in parts if part != ""])


async def _edited(text: str, operator: str, wanted: Wanted, template: Template, shell: "Shell") -> str:
    pattern, rules = wanted
    if operator in ("/", "//") and not template.marks and is_literal(pattern, rules):
        most = -1 if operator == "//" else 1
        new = "".join([part for part in template.parts if part])
        if len(new) > len(pattern):
            shell.afford(len(text) + (len(new) - len(pattern)) * (text.count(pattern) if most < 0 else 1))
        return text.replace(pattern, new, most) if pattern else text
    return await _assembled(text, spans(operator, wanted, text), template, shell)


async def _assembled(text: str, found: "Iterable[tuple[int, int]]", template: Template, shell: "Shell") -> str:
    done: list[str] = []
    parts: list[str] = []
    at = size = 0
    for start, end in found:
        size += start - at + template.fixed + template.marks * (end - start)
        shell.afford(size)
        parts.append(text[at:start])
        parts += [text[start:end] if part is None else part for part in template.parts]
        at = end
        if len(parts) > _CHUNK:
            done.append("".join(parts))
            parts.clear()
            if shell.budget.due():
                await shell.budget.breathe()
    return "".join([*done, *parts, text[at:]]) if at or parts or done else text


def spans(operator: str, wanted: Wanted, text: str) -> Iterator[tuple[int, int]]:
    """Where the matches begin and end: of ``/`` one, of ``//`` all, of ``/#`` and ``/%`` one at that end."""
    pattern, rules = wanted
    if (len(pattern) - len(pattern.rstrip("\\"))) % 2:
        # Bash first looks for the pattern between stars, and the last backslash quotes the one behind it.
        return
    if not text and pattern and pattern[0] != "*" and operator != "/%":
        # Where nothing is left bash looks for a star before it matches.
        return
    if operator == "/#":
        end = prefix_end(pattern, text, "longest", rules)
        if (
            end is not None
            and _counted(pattern, (0, end))
            and ((end < len(text) and not _wary(wanted)) or _whole("", wanted, "*", text))
        ):
            yield 0, end
    elif operator == "/%":
        start = suffix_start(pattern, text, "longest", rules)
        if start is not None and _counted(pattern, (start, len(text))) and _whole("*", wanted, "", text):
            yield start, len(text)
    elif pattern:
        for found in _found(pattern, rules, text):
            if not _counted(pattern, found):
                return
            yield found
            if operator == "/":
                return


def _counted(pattern: str, found: tuple[int, int]) -> bool:
    """Whether a match is as long as bash takes it to be: ``[!]x]`` without a star is two sets to it, and none fits."""
    if "[!]" not in pattern and "[^]" not in pattern:
        return True
    from mirage.shell.expand.braced.lengths import length

    expected = length(pattern)
    return expected is None or found[1] - found[0] == expected


def _whole(before: str, wanted: Wanted, after: str, text: str) -> bool:
    """Whether the pattern between stars matches the whole: what bash asks first. It matters to groups at the end."""
    pattern, rules = wanted
    if not is_extended(pattern, rules):
        return True
    if pattern[0] == "*" and not pattern.startswith("*("):
        before = ""
    return fits(f"{before}{pattern}{after}", text, rules)


def _wary(wanted: Wanted) -> bool:
    """Whether the star behind the pattern may matter to what is in it."""
    pattern, rules = wanted
    if not is_extended(pattern, rules):
        return False
    from mirage.patterns.extended import parsed, wary

    try:
        return wary(parsed(pattern, rules))
    except PatternTooHard as hard:
        raise too_hard(hard) from None


def _found(pattern: str, rules: Rules, text: str) -> Iterator[tuple[int, int]]:
    if not is_extended(pattern, rules):
        try:
            yield from between(pattern, rules).occurrences(text)
        except PatternTooHard as hard:
            raise too_hard(hard) from None
        return
    from mirage.patterns import extended

    wary = _wary((pattern, rules))
    rest = 0
    try:
        for begin, end in extended.occurrences(pattern, text, rules):
            if (wary or end == len(text)) and not _whole("*", (pattern, rules), "*", text[rest:]):
                return
            yield begin, end
            rest = max(end, begin + 1)
    except PatternTooHard as hard:
        raise too_hard(hard) from None
