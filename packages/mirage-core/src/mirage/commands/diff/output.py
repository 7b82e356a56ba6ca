"""What a call prints of two texts: the formats by name, with all that options say of them."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mirage.commands.diff.alike import SPACES, Space
from mirage.commands.diff.options import KINDS, USUAL_WIDTH, Diff, Group, Style, one_of
from mirage.commands.diff.pen import Palette, Pen, View
from mirage.commands.diff.script import Change, Trivial
from mirage.commands.spec import Usage
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.patterns.matching import Matcher

Format: TypeAlias = Callable[[View, Sequence[Change]], Iterator[bytes]]

C_FUNCTION = "^[[:alpha:]$_]"
_CAPABILITIES = {"rs": "reset", "hd": "header", "ad": "added", "de": "removed", "ln": "numbers"}
_COLOR = re.compile(r"[0-9;]*")


class Output(NamedTuple):
    """How differences are printed."""

    format: Format
    style: Style
    pen: Pen
    trivial: Trivial | None
    function: Callable[[bytes], int] | None
    silent: bool
    """Files that are the same print nothing."""

    @property
    def headed(self) -> bool:
        """Whether it begins with the names of the files."""
        return self.style.kind in ("context", "unified")

    @property
    def robust(self) -> bool:
        """Whether it can tell a last line without a line feed from one with it."""
        return self.style.kind not in ("ed", "forward-ed")

    @property
    def around(self) -> int | None:
        """The lines around the differences that it needs; None: all."""
        if not self.silent or self.function is not None or self.style.kind in ("columns", "merged"):
            return None
        return self.style.context


def output(options: Diff) -> Output:
    """What these options ask for.

    :raises Usage: they contradict each other.
    """
    style = options.style
    pen = Pen(
        one_of(options.tabsizes, 8, "tabsize"),
        options.expand_tabs,
        options.initial_tab,
        options.suppress_blank,
        _palette(options.palette) if options.color == "always" else None,
    )
    form, silent = _format(options, style, pen)
    functions = [*options.functions, *([C_FUNCTION] if options.c_functions else [])]
    return Output(form, style, pen, _trivial(options), _last(functions) if functions else None, silent)


def _format(options: Diff, style: Style, pen: Pen) -> tuple[Format, bool]:
    width = one_of(options.widths, USUAL_WIDTH, "width")
    match style.kind:
        case "context" | "unified":
            from mirage.commands.diff import around

            return around.context if style.kind == "context" else around.unified, True
        case "ed" | "forward-ed" | "rcs":
            from mirage.commands.diff import editing

            return {"ed": editing.ed, "forward-ed": editing.forward_ed, "rcs": editing.rcs}[style.kind], True
        case "columns":
            from mirage.commands.diff.columns import Layout, columns

            only = options.suppress_common
            layout = Layout.of(width, pen, left_only=options.left_column, changes_only=only)
            return columns(layout), only
        case "merged":
            return _merged(options)
        case "normal":
            from mirage.commands.diff.normal import normal

            return normal, True


def _merged(options: Diff) -> tuple[Format, bool]:
    from mirage.commands.diff.merged import Formats, ifdef, merged

    given: dict[tuple[bool, str], bytes] = {}

    def give(groups: bool, kind: str, text: bytes, spelling: str) -> None:
        if given.setdefault((groups, kind), text) != text:
            shown = text.decode("utf-8", "surrogateescape")
            raise Usage(f"conflicting {spelling} option value '{shown}'")

    for name in options.names:
        for group, whole in ifdef(encode(name)).items():
            give(True, group, whole, "-D")
    for form in options.forms:
        for kind in KINDS[:3] if form.kind == "all" else (form.kind,):
            give(form.groups, kind, form.text, form.option)
    groups: dict[Group, bytes] = {kind: given[True, kind] for kind in KINDS if (True, kind) in given}
    lines: dict[Group, bytes] = {kind: given[False, kind] for kind in KINDS if (False, kind) in given}
    formats = Formats.of(groups, lines)
    return merged(formats), formats.silent


def _palette(text: str) -> Palette:
    palette = Palette()
    for part in filter(None, text.split(":")):
        name, marked, value = part.partition("=")
        if marked and name in _CAPABILITIES and _COLOR.fullmatch(value):
            palette = palette._replace(**{_CAPABILITIES[name]: value.encode()})
    return palette


def _trivial(options: Diff) -> Trivial | None:
    """Whether a line is one that ``-B`` or ``-I`` pass over."""
    if not options.ignore_blank and not options.ignore_matching:
        return None
    blanks = SPACES if options.ignore_blank and options.space >= Space.TRAILING else b""
    matcher = _matcher(options.ignore_matching) if options.ignore_matching else None

    def trivial(line: bytes) -> bool:
        if options.ignore_blank and not line.strip(blanks) and (blanks or not line):
            return True
        return matcher is not None and matcher.scan(line + b"\n").line(0) is not None

    return trivial


def _last(patterns: Sequence[str]) -> Callable[[bytes], int]:
    matcher = _matcher(patterns)

    def last(block: bytes) -> int:
        scan = matcher.scan(block)
        found, at = -1, 0
        while (line := scan.line(at)) is not None:
            found = line[0]
            at = line[1] + 1
        return found

    return last


def _matcher(patterns: Sequence[str]) -> "Matcher":
    from mirage.patterns import compile
    from mirage.patterns.faults import PatternError

    for pattern in patterns:
        try:
            compile(encode(pattern))
        except PatternError as error:
            raise Usage(f"{pattern}: {error}", hint=False) from None
    return compile(b"\n".join(map(encode, patterns)))
