"""A word's text to its parts: quotes, parameters, substitutions, tilde."""

import re
from collections.abc import Callable, Generator
from typing import AnyStr, NamedTuple, TypeAlias

from mirage import paths
from mirage.budget import finished
from mirage.shell.ast import Body, Faulty, Parameter, Part, Process, Substitution, Sum, Text, Tilde, Word
from mirage.shell.syntax.enclosed import unclosed
from mirage.shell.syntax.scan import KNOWN, UNREAD, ending
from mirage.shell.syntax.tokens import WIDEST, SyntaxFault, TooLarge, Unfinished


class _Kind(NamedTuple):
    """How a text is read, by what stands around it."""

    text: re.Pattern[str]
    """What is nothing but text."""
    quoted: bool
    escaped: str | None
    """What a backslash quotes; None is all."""
    dollar_quotes: bool
    """Whether ``$'..'`` and ``$".."`` are quotes."""
    inner: "_Kind | None" = None
    """How double quotes in it are read, if not as ever."""


_IN_QUOTES = re.compile(r'[^\\"$`]+')
_PLAIN = _Kind(re.compile(r"(?:[^\\'\"$`<>]++|[<>](?!\())++"), False, None, True)
_QUOTED = _Kind(_IN_QUOTES, True, '$`"\\', False)
_SUM = _Kind(_IN_QUOTES, True, '$`"\\', True)
_DOCUMENT = _Kind(re.compile(r"[^\\$`]+"), True, "$`\\", False)
_OPERAND = _Kind(_IN_QUOTES, True, '$`"\\}', True)
# What is quoted once more loses its backslashes.
_INSTEAD = _OPERAND._replace(inner=_Kind(_IN_QUOTES, True, None, False))
_NAME = re.compile(r"[A-Za-z_]\w*", re.A)
_SPECIAL = re.compile(r"[0-9@*#?$!-]")
_TILDE = re.compile(r"~([\w.-]*|\+)(?=[/:]|$)", re.A)
SOME = 1024
"""Characters, or places in them, that are replaced in one step."""
_TILDE_AMONG = re.compile(r"~([\w.-]*|\+)(?=[/:]|=~|$)", re.A)
_QUOTING = re.compile(r"[\\'\"]")
_ASSIGNED = re.compile(r"[A-Za-z_]\w*(?:\[[^]\\'\"`(]+\])?\+?=(?=.*~)", re.A | re.S)
_ESCAPE = re.compile(
    rb"\\(x[0-9A-Fa-f]{1,2}|x\{[0-9A-Fa-f]*\}?|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[0-7]{1,3}|c.|.)", re.S
)
_ESCAPES = {
    b"a": b"\a", b"b": b"\b", b"e": b"\x1b", b"E": b"\x1b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t",
    b"v": b"\v", b"\\": b"\\", b"'": b"'", b'"': b'"', b"?": b"?",
}  # fmt: skip
_BACKQUOTED = re.compile(r"\\([\\`$])")
_BACKQUOTED_IN_QUOTES = re.compile(r"\\([\\`$\"])")

_STANDS = frozenset({"-", "+", ":-", ":+"})
ALTERNATIVES = _STANDS | {"=", ":="}
"""The operators of what may stand for a parameter."""
DEEPEST = 64
"""Expansions inside each other."""

PAUSE = 512
"""Parts between two moments for whoever parses."""

Parsing: TypeAlias = Generator[None, None, Word]


class WordParser:
    """Parses the words of one program; ``found`` collects the substitutions whose programs are still to be parsed."""

    __slots__ = ("_depth", "_document", "_known", "found", "late")

    def __init__(self) -> None:
        self.found: list[Substitution | Process] = []
        self._document = False
        self.late = False
        """What is being parsed is read when it is reached: faults in substitutions count only then."""
        self._depth = 0
        self._known: dict[str, Word] = {}
        """Words of text alone: most come again, and a large program holds each once."""

    def word(self, text: str, line: int) -> Parsing:
        """A word of a command line."""
        known = self._known.get(text)
        if known is not None:
            return known
        if "~" in text:
            if text[0] == "~":
                return (yield from self.plain(text, line))
            assigned = _ASSIGNED.match(text)
            if assigned:
                name = yield from self._unquoted(assigned.group(), line)
                value = yield from self.value(text[assigned.end() :], line, among=True)
                return Word((*name, *value.parts), text)
        word = Word((yield from self._unquoted(text, line)), text)
        if all(isinstance(part, Text) for part in word.parts):
            self._known[text] = word
        return word

    def value(self, text: str, line: int, *, among: bool = False) -> Parsing:
        """The right side of an assignment: a tilde may also follow a colon.

        Of what only looks like one, ``among`` the words of a command, ``=~`` behind a tilde is another.
        """
        found = yield from self._unquoted(text, line)
        if "~" not in text:
            return Word(found, text)
        parts: list[Part] = []
        for at, part in enumerate(found):
            if isinstance(part, Text) and not part.quoted:
                parts += _assigned_tildes(part.text, start=at == 0, last=at == len(found) - 1, among=among)
            elif not among and isinstance(part, Parameter) and not part.quoted and part.operator in _STANDS:
                argument = part.argument and (yield from self.value(part.argument.source, line))
                parts.append(part._replace(argument=argument))
            else:
                parts.append(part)
        return Word(tuple(parts), text)

    def document(self, text: str, line: int) -> Parsing:
        """The body of a here-document that is expanded."""
        before, self.late, self._document = self.late, True, True
        try:
            parts = yield from self._parts(text, line, _DOCUMENT)
            if any(isinstance(part, Parameter) and part.operator == "bad" for part in parts):
                parts = [_faulty(part, text) for part in parts]
        except TooLarge:
            raise
        except SyntaxFault as fault:
            parts = [_refused(fault, text, line)]
        except Unfinished:
            parts = [Parameter("", True, "bad", source=text)]
        finally:
            self.late, self._document = before, False
        return Word(tuple(parts), text)

    def operand(self, text: str, line: int, quoted: bool, operator: str = "") -> Parsing:
        """The word behind an operator of a parameter expansion."""
        if quoted:
            kind = _INSTEAD if operator in ALTERNATIVES else _OPERAND
            if self._document:
                kind = kind._replace(dollar_quotes=False)
            return Word(tuple((yield from self._parts(text, line, kind))), text)
        return (yield from self.plain(text, line))

    def sum(self, text: str, line: int) -> Parsing:
        """An expression of arithmetic, and all else that is expanded as if it were quoted."""
        if "$'" in text:
            text = _translated(text)
        return Word(tuple((yield from self._parts(text, line, _SUM))), text)

    def subscript(self, text: str, line: int, *, quoted: bool = False) -> Parsing:
        """What stands between the brackets of an array's element; there ``$'..'`` is read as if it were ``'..'``."""
        if "$'" in text and not quoted:
            text = _translated(text)
        return Word((yield from self._unquoted(text, line)), text)

    def plain(self, text: str, line: int) -> Parsing:
        """A word that is never an assignment."""
        found = _TILDE.match(text)
        if not found:
            return Word((yield from self._unquoted(text, line)), text)
        begin = end = found.end()
        between: tuple[Part, ...] = ()
        if text.startswith(":", begin) and found[1] in ("", "+"):
            # Up to a slash it is all one name to bash, of which the home takes the place as far as the colon.
            end = text.find("/", begin)
            end = len(text) if end < 0 else end
            if _QUOTING.search(text, begin, end):
                return Word((yield from self._unquoted(text, line)), text)
            between = (Text(text[begin:end], True),)
        rest = yield from self._unquoted(text[end:], line)
        return Word((Tilde(found[1]), *between, *rest), text)

    def _unquoted(self, text: str, line: int) -> Generator[None, None, tuple[Part, ...]]:
        return tuple((yield from self._parts(text, line, _PLAIN)))

    def _parts(self, text: str, line: int, kind: _Kind) -> Generator[None, None, list[Part]]:
        parts: list[Part] = []
        at = 0
        count = 0
        while at < len(text):
            count += 1
            if not count % PAUSE:
                if count > WIDEST:
                    raise TooLarge(f"a word of more than {WIDEST} parts", 0, shown=False)
                yield
            run = kind.text.match(text, at)
            if run:
                parts.append(Text(run.group(), kind.quoted))
                at = run.end()
                continue
            mark = text[at]
            if mark == "\\":
                at = self._backslash(text, at, parts, kind.escaped)
            elif mark == "'":
                end = text.find("'", at + 1)
                if end < 0:
                    raise unclosed(mark, at)
                parts.append(Text(text[at + 1 : end], True))
                at = end + 1
            elif mark == '"':
                end = yield from self._ending(text, at, False)
                yield from self._double(text[at + 1 : end - 1], line, parts, kind.inner or _QUOTED)
                at = end
            elif mark in "<>":
                end = yield from self._ending(text, at, False)
                self._found(Process(mark, text[at + 2 : end - 1], line, Body()), parts)
                at = end
            else:
                at = yield from self._expansion(text, at, line, parts, kind)
        return parts

    def _backslash(self, text: str, at: int, parts: list[Part], escaped: str | None) -> int:
        follower = text[at + 1 : at + 2]
        if follower == "\n":
            return at + 2
        if escaped is None:
            parts.append(Text(follower or "\\", True))
        elif follower and follower in escaped:
            parts.append(Text(follower, True))
        else:
            parts.append(Text("\\", True))
            return at + 1
        return at + 2

    def _double(self, text: str, line: int, parts: list[Part], kind: _Kind) -> Generator[None, None, None]:
        if not text:
            parts.append(Text("", True))
        parts += yield from self._parts(text, line, kind)

    def _expansion(self, text: str, at: int, line: int, parts: list[Part], kind: _Kind) -> Generator[None, None, int]:
        """What begins at a dollar or backquote; where the text goes on."""
        quoted = kind.quoted
        if text[at] == "`":
            end = yield from self._ending(text, at, quoted)
            escapes = _BACKQUOTED_IN_QUOTES if quoted else _BACKQUOTED
            source = escapes.sub(r"\1", text[at + 1 : end - 1])
            self._found(Substitution(source, quoted, line, Body(), late=True), parts)
            return end
        name = _NAME.match(text, at + 1) or _SPECIAL.match(text, at + 1)
        if name:
            parts.append(Parameter(name.group(), quoted))
            return name.end()
        follower = text[at + 1 : at + 2]
        if follower and follower in "({[":
            end = yield from self._ending(text, at, quoted)
            self._depth += 1
            if self._depth > DEEPEST:
                raise TooLarge(f"words nested deeper than {DEEPEST}", 0)
            yield from self._bracketed(text[at:end], line, parts, quoted)
            self._depth -= 1
            return end
        if follower == "'" and kind.dollar_quotes:
            end = yield from self._ending(text, at, False)
            parts.append(Text(ansi(text[at + 2 : end - 1]), True))
            return end
        if follower == '"' and kind.dollar_quotes:
            return at + 1
        parts.append(Text("$", quoted))
        return at + 1

    def _ending(self, text: str, at: int, quoted: bool) -> Generator[None, None, int]:
        return ending(text, at, quoted, UNREAD if self.late else KNOWN)

    def _bracketed(self, text: str, line: int, parts: list[Part], quoted: bool) -> Generator[None, None, None]:
        if text.startswith("${"):
            # Imported by the first word that needs it.
            from mirage.shell.syntax.braced import braced

            parts.append((yield from braced(self, text, line, quoted)))
        elif text.startswith("$["):
            parts.append(Sum((yield from self.sum(text[2:-1], line)), quoted))
        elif text.startswith("$((") and text.endswith("))") and _is_sum(text):
            parts.append(Sum((yield from self.sum(text[3:-2], line)), quoted))
        else:
            self._found(Substitution(text[2:-1], quoted, line, Body(), self.late), parts)

    def _found(self, part: Substitution | Process, parts: list[Part]) -> None:
        self.found.append(part)
        parts.append(part)


_PARENTHESIS = re.compile(r"[()]")


def _is_sum(text: str) -> bool:
    """Whether ``$((...))`` is arithmetic: its first two parentheses close together."""
    depth = 0
    for mark in _PARENTHESIS.findall(_outside_quotes(text[3:-2])):
        depth += 1 if mark == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def _outside_quotes(text: str) -> str:
    return re.sub(r"\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\"", "", text)


def _assigned_tildes(text: str, *, start: bool, last: bool, among: bool) -> list[Part]:
    parts: list[Part] = []
    tilde = _TILDE_AMONG if among else _TILDE
    at = kept = 0
    begun = False
    while at < len(text):
        found = tilde.match(text, at) if start else None
        begun = begun or (start and text[at] == "~")
        if found and (last or found.end() < len(text)):
            if at > kept:
                parts.append(Text(text[kept:at], False))
            parts.append(Tilde(found[1]))
            at = kept = found.end()
            start = False
            continue
        begun = begun and text[at] not in "/:"
        start = text[at] == ":" or (among and begun and text[at] == "=")
        at += 1
    if at > kept:
        parts.append(Text(text[kept:at], False))
    return parts


def _refused(fault: SyntaxFault, text: str, line: int) -> Faulty:
    """A substitution of a here-document that is no program: what stands before it is neither counted nor shown."""
    begin = text.rfind("$(", 0, fault.at) + 2
    first = text.rfind("\n", begin, fault.at) + 1 or begin
    shown = text[first:].partition("\n")[0] if fault.shown else ""
    return Faulty(fault.message, line + 1 + text.count("\n", begin, fault.at), shown)


def _faulty(part: Part, text: str) -> Part:
    """A faulty parameter is shown with all that stands around it."""
    return part._replace(source=text) if isinstance(part, Parameter) and part.operator == "bad" else part


_QUOTES = r"\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\""
_TRANSLATED = re.compile(_QUOTES + r"|\$'((?:[^'\\]|\\.)*)'", re.S)
_DOLLAR = re.compile(_QUOTES + r"|(\$)(?=['\"])", re.S)


def _translated(text: str) -> str:
    """With ``'..'`` for each ``$'..'``: as bash has it where quotes are looked at later."""
    return _TRANSLATED.sub(_single, text)


def _single(found: re.Match[str]) -> str:
    return found[0] if found[1] is None else "'" + ansi(found[1]).replace("'", "'\\''") + "'"


def untranslated(text: str) -> str:
    """With a quoted dollar where ``$'`` or ``$"`` comes up as a program runs: it is no more than a dollar there."""
    return _DOLLAR.sub(lambda found: "\\$" if found[1] else found[0], text)


def ansi(text: str) -> str:
    """What ``$'text'`` stands for."""
    return finished(unescaping(text))


def unescaping(text: str) -> "Generator[None, None, str]":
    """As ``ansi``, in steps."""
    data = yield from replacing(_ESCAPE, _escape, paths.encode(text), b"".join)
    return paths.decode(data.partition(b"\0")[0])


def replacing(
    pattern: re.Pattern[AnyStr],
    make: "Callable[[re.Match[AnyStr]], AnyStr]",
    text: AnyStr,
    join: "Callable[[list[AnyStr]], AnyStr]",
) -> "Generator[None, None, AnyStr]":
    """``text`` with something else made of all that ``pattern`` finds, in steps; ``join`` puts parts together."""
    if len(text) <= SOME:
        return pattern.sub(make, text)
    made: list[AnyStr] = []
    some: list[AnyStr] = []
    at = 0
    for count, found in enumerate(pattern.finditer(text), 1):
        some += text[at : found.start()], make(found)
        at = found.end()
        if count % SOME == 0:
            made.append(join(some))
            some.clear()
            yield
    some.append(text[at:])
    made.append(join(some))
    return join(made)


def _escape(found: re.Match[bytes]) -> bytes:
    code: bytes = found[1]
    known = _ESCAPES.get(code)
    if known is not None:
        return known
    kind = code[:1]
    if kind == b"x" and len(code) > 1:
        return bytes([int(code[1:].strip(b"{}")[-2:] or b"0", 16)])
    if kind in (b"u", b"U") and len(code) > 1:
        number = int(code[1:], 16)
        return chr(number).encode("utf-8", "surrogatepass") if number < 0x110000 else found[0]
    if kind.isdigit() and kind < b"8":
        return bytes([int(code, 8) & 0xFF])
    if kind == b"c" and len(code) > 1:
        return bytes([code[1] & 0x1F])
    return found[0]
