"""A compiled pattern: which engine answers for which text, so that no line takes more than linear or bounded time."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from mirage.keeping import kept
from mirage.patterns import Subject, Syntax
from mirage.patterns.analysis import Verdict, has, judge, literal, nullable, required
from mirage.patterns.emit import Dialect, Emitter, Inexpressible, blurred, compiled, edges, sensitive, without_backs
from mirage.patterns.faults import PatternError, PatternErrors, PatternTooHard
from mirage.patterns.posix import parse
from mirage.patterns.properties import is_script
from mirage.patterns.scans import (
    BothScan,
    CappedScan,
    ChosenScan,
    LiteralScan,
    Program,
    RegexScan,
    Scan,
    StrScan,
    WordScan,
    short_lines,
)
from mirage.patterns.tree import Alt, Anchor, Back, Node, Set, alt, cat, walk

CHUNK = 65536
_SHORT = 512
"""Lines as long as this may take quadratic time."""
CAPS = {1: 1 << 20, 2: 4096, 3: 300}
"""How long a line may be, by the degree of the pattern, where only backtracking can answer."""
CAP = 24
_NEEDLE_MIN = 3
_SIGNS = {Syntax.BASIC: "$*.\\[^", Syntax.EXTENDED: "$*.\\[^({+?|"}
"""To GNU grep a pattern with one of these is no text, even where the sign stands for itself."""
_INTRICATE = re.compile(
    rb"\\(?:[1-9wWsS]|[bB<>](?!\\?\{(?:0+|0*,0+)\\?\}))|(?<!\\)\[(?:\^|\]?[^]]*?(?:[^]]-[^]]|\[[:.=]))"
)
"""For these GNU grep chooses lines by the other of its matchers, which repeats no anchor."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the matches of a pattern are limited."""

    ignore_case: bool = False
    whole_word: bool = False
    whole_line: bool = False
    subject: Subject = Subject.LINES
    first: bool = False
    """The first alternative that matches counts, not the longest match."""
    choosing: bool = False
    """Lines are chosen by another reading of the pattern than matches are found by."""


@kept(256)
def matcher(pattern: bytes, syntax: Syntax, form: Form) -> "Matcher":
    """As ``patterns.compile``."""
    exact, loosened = _read(pattern, syntax, form)
    if not form.choosing or not loosened:
        return exact
    chooses = _read(pattern, syntax, form, loose=True)[0]
    if form.whole_word or _INTRICATE.search(pattern) is not None:
        exact.warnings = chooses.warnings
        exact.needed = Matcher(blurred(chooses.tree), Form(form.ignore_case, subject=form.subject), (), listed=False)
        return exact
    # A line that is chosen as a whole is looked through for any match.
    chooses.exact = _read(pattern, syntax, replace(form, whole_line=False))[0] if form.whole_line else exact
    return chooses


def _read(pattern: bytes, syntax: Syntax, form: Form, *, loose: bool = False) -> "tuple[Matcher, bool]":
    """The matcher of one reading, and whether the other one would be different."""
    trees: list[Node] = []
    warnings: list[str] = []
    faults: dict[int, str] = {}
    texts: dict[str, int] = {}
    for line, text in enumerate(pattern.decode("utf-8", "surrogateescape").split("\n")):
        texts.setdefault(text, line)
    groups = 0
    loosened = False
    records = form.subject is Subject.RECORDS
    for text, line in texts.items():
        try:
            parsed = parse(text, syntax, groups=groups, records=records, loose=loose)
        except PatternError as fault:
            faults[line] = str(fault)
            continue
        groups = parsed.groups
        loosened |= parsed.loosened
        trees.append(parsed.tree)
        warnings += parsed.warnings
    if faults:
        raise PatternErrors(faults)
    listed = all(literal(tree) is not None for tree in trees) and not _holds_signs(pattern, syntax)
    return Matcher(alt(trees), form, tuple(warnings), listed=listed), loosened


def _holds_signs(pattern: bytes, syntax: Syntax) -> bool:
    signs = _SIGNS.get(syntax, "")
    return bool(signs) and re.search(rf"(?s)(?<!\\)(?:\\\\)*[{signs}]".encode(), pattern) is not None


class Matcher:
    """A pattern, ready to scan text. What it needs of an engine is compiled on first use."""

    def __init__(self, tree: Node, form: Form, warnings: tuple[str, ...], *, listed: bool) -> None:
        self.warnings = warnings
        """What GNU grep says about the pattern on standard error."""
        self.form = form
        self.exact: Matcher | None = None
        """Tells where matches are, if that is not to be told by what chooses the lines."""
        self.needed: Matcher | None = None
        """What else a line must match to be chosen."""
        self._listed = listed
        """Whether it was given as texts only."""
        self._fold = form.ignore_case
        self.node = _formed(tree, form)
        self.tree = tree
        self._text = None if form.whole_line else literal(tree)
        self._sensitive = sensitive(self.node, self._fold)

    @property
    def everything(self) -> bool:
        """Whether every line matches, without a look at it."""
        return self._text == "" and not self.form.whole_word and self.exact is None

    def scan(self, data: bytes, *, longest: bool = False) -> Scan:
        """Search ``data``: whole lines. ``longest``: not only which lines match counts, but where matches end."""
        if longest and self.exact is not None:
            return ChosenScan(self.scan(data), self.exact.scan(data, longest=True))
        found = self._scan(data, longest=longest)
        return found if self.needed is None else BothScan(found, self.needed.scan(data))

    def _scan(self, data: bytes, *, longest: bool) -> Scan:
        plain = not self._sensitive or data.isascii()
        if plain and self._text and (not self.form.whole_word or data.isascii()):
            return LiteralScan(data, self._needle_of(self._text), fold=self._fold, whole=self.form.whole_word)
        if self._hollow and (words := self._words(plain)) is not None:
            return WordScan(data, words, texts=self._listed)
        verdict = self._verdict
        cheap = (verdict.degree == 1 and len(data) <= 2 * CHUNK) or (verdict.degree == 2 and short_lines(data, _SHORT))
        if cheap and (verdict.longest or not longest or self.form.first) and (plain or not self._scripted):
            return self._regex(data, plain)
        program = self._linear if plain or not self._edged else None
        if program is not None:
            return RegexScan(data, program, needle=self._needle)
        words = self._words(plain)
        if words is not None:
            return WordScan(data, words, texts=self._listed)
        if self._scripted and not plain:
            raise PatternTooHard("this pattern is too intricate")
        if cheap:
            return self._regex(data, plain)
        return CappedScan(self._regex(data, plain), CAPS.get(verdict.degree, CAP), self._likely(data, plain))

    def _regex(self, data: bytes, plain: bool) -> Scan:
        if plain:
            return RegexScan(data, self._bytes, needle=self._needle, count=self._counter, every=self._every)
        return StrScan(data, self._str)

    def _likely(self, data: bytes, plain: bool) -> Scan | None:
        if self._superset is None or (self._edged and not plain):
            return None
        return RegexScan(data, self._superset, needle=self._needle)

    def _needle_of(self, text: str) -> bytes:
        data = text.encode("utf-8", "surrogateescape")
        return data.lower() if self._fold else data

    def _words(self, plain: bool) -> "Program | None":
        """The program that finds candidates for whole words, where no pattern can say what a whole word is."""
        if not self.form.whole_word or (not plain and any(_inner_edges(self.tree))):
            return None
        return self._bare

    @cached_property
    def _bare(self) -> "Program | None":
        return self._re2(self.tree, longest=True)

    @cached_property
    def _hollow(self) -> bool:
        """Whether a word may be empty: only where nothing longer is found is it one."""
        return self.form.whole_word and nullable(self.tree)

    @cached_property
    def _verdict(self) -> Verdict:
        return judge(self.node, self._fold)

    @cached_property
    def _scripted(self) -> bool:
        """Whether it asks for what only RE2 knows of characters beyond ASCII."""
        return any(isinstance(each, Set) and any(map(is_script, each.classes)) for each in walk(self.node))

    @cached_property
    def _edged(self) -> bool:
        """Whether it asks for the edges of words."""
        return any(_inner_edges(self.node))

    @cached_property
    def _needle(self) -> bytes:
        text = "" if self._fold or self.form.subject is Subject.TEXT else required(self.node)
        return text.encode("utf-8", "surrogateescape") if len(text) >= _NEEDLE_MIN else b""

    @cached_property
    def _source(self) -> str:
        return self._emitted("bytes", self.node)

    @cached_property
    def _bytes(self) -> re.Pattern[bytes]:
        return cast("re.Pattern[bytes]", compiled(self._source, "bytes", fold=self._fold))

    @cached_property
    def _str(self) -> re.Pattern[str]:
        return cast("re.Pattern[str]", compiled(self._emitted("str", self.node), "str", fold=self._fold))

    @cached_property
    def _counter(self) -> Callable[[bytes], int] | None:
        if has(self.node, Back):
            return None
        # Each match takes the rest of its line with it, so that as many are found as there are matching lines.
        whole = compiled(f"(?:{self._source})[^\\n]*\\n", "bytes", fold=self._fold)
        found = cast("re.Pattern[bytes]", whole).findall
        return lambda data: len(found(data))

    @cached_property
    def _every(self) -> "Callable[[bytes], list[bytes]] | None":
        return None if self._bytes.groups else self._bytes.findall

    @cached_property
    def _linear(self) -> "Program | None":
        return self._re2(self.node, longest=not self.form.first)

    @cached_property
    def _superset(self) -> "Program | None":
        return self._re2(without_backs(self.node, {}), longest=True) if has(self.node, Back) else None

    def _re2(self, node: Node, *, longest: bool) -> "Program | None":
        try:
            source = self._emitted("re2", edges(node, self._fold))
        except Inexpressible:
            return None
        return linear_program(source, self._fold, longest=longest)

    def _emitted(self, dialect: Dialect, node: Node) -> str:
        groups = has(node, Back)
        return Emitter(dialect, self.form.subject, fold=self._fold, groups=groups, ordered=self.form.first).source(node)


def linear_program(source: str, fold: bool, *, longest: bool = True) -> "Program | None":
    """What RE2 makes of its notation; None where that is beyond it."""
    import re2

    options = re2.Options()
    options.longest_match = longest
    options.case_sensitive = not fold
    options.log_errors = False
    options.max_mem = 64 << 20
    try:
        return cast("Program", re2.compile(source.encode(), options))
    except re2.error:
        return None


def _formed(tree: Node, form: Form) -> Node:
    if form.whole_line:
        return cat([Anchor("start"), tree, Anchor("end")])
    if not form.whole_word:
        return tree
    branches = tree.branches if isinstance(tree, Alt) else (tree,)
    return alt([cat([Anchor("before_word"), branch, Anchor("after_word")]) for branch in branches])


def _inner_edges(node: Node) -> Iterator[bool]:
    return (isinstance(each, Anchor) and each.place not in ("start", "end") for each in walk(node))
