"""What diff can be told."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from mirage.commands.diff.alike import Space
from mirage.commands.spec import Option, Options, Usage, flag, option, repeated
from mirage.paths import encode

Kind: TypeAlias = Literal["normal", "context", "unified", "ed", "forward-ed", "rcs", "columns", "merged"]
Group: TypeAlias = Literal["old", "new", "unchanged", "changed"]
"""Which lines a format of ``--ifdef`` is for."""
When: TypeAlias = Literal["always", "never", "auto"]

KINDS: tuple[Group, ...] = ("old", "new", "unchanged", "changed")
LARGEST = (1 << 63) - 1
USUAL_CONTEXT = 3
USUAL_WIDTH = 130

_NUMBER = re.compile(r"[ \t\n\v\f\r]*([+-]?[0-9]{1,40})?")


class Style(NamedTuple):
    """A kind of output that was asked for, and how many lines around changes; -1: it has none."""

    kind: Kind
    context: int = -1
    explicit: bool = False


class Form(NamedTuple):
    """A format for a kind of group or of line, and the option that gave it."""

    option: str
    groups: bool
    kind: str
    text: bytes


def _number(complaint: str, minimum: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        found = _NUMBER.fullmatch(text)
        value = int(found[1] or 0) if found is not None else -1
        if value < minimum:
            raise Usage(f"{complaint} '{text}'")
        return min(value, LARGEST)

    return parse


_length = _number("invalid context length", 0)


def _around(kind: Kind) -> Callable[[str], Style]:
    return lambda text: Style(kind, _length(text), explicit=True)


def _style(names: tuple[str, ...], style: Style, help: str) -> Any:
    declared = Option(names, help, repeats=True, bare=style, into="styles")
    return field(default=(), metadata={"option": declared})


def _lines(names: tuple[str, ...], kind: Kind, help: str) -> Any:
    usual = Style(kind, USUAL_CONTEXT, explicit=True)
    long = names[0].startswith("--")
    declared = Option(
        names, help, "NUM", _around(kind), "optional" if long else "required", repeats=True, bare=usual, into="styles"
    )
    return field(default=(), metadata={"option": declared})


def _space(names: tuple[str, ...], space: Space, help: str) -> Any:
    return field(default=(), metadata={"option": Option(names, help, repeats=True, bare=space, into="spaces")})


def _form(names: tuple[str, ...], metavar: str, groups: bool, kind: str, help: str) -> Any:
    def parse(text: str) -> Form:
        return Form(names[-1], groups, kind, encode(text))

    declared = Option(names, help, metavar, parse, "required", repeats=True, into="forms")
    return field(default=(), metadata={"option": declared})


def _when(text: str) -> When:
    match text:
        case "always" | "never" | "auto":
            return text
        case _:
            raise Usage(f"invalid color '{text}'")


@dataclass(frozen=True, slots=True)
class Diff(Options):
    """The options of diff."""

    styles: tuple[Style, ...] = _style(("--normal",), Style("normal"), "output a normal diff (the default)")
    brief: bool = flag("-q", "--brief", help="report only when files differ")
    report_same: bool = flag("-s", "--report-identical-files", help="report when two files are the same")
    copied: tuple[Style, ...] = _style(
        ("-c",), Style("context", USUAL_CONTEXT), f"output {USUAL_CONTEXT} lines of copied context"
    )
    copied_by: tuple[Style, ...] = _lines(("-C",), "context", "output NUM lines of copied context")
    copied_long: tuple[Style, ...] = _lines(("--context",), "context", "output NUM (default 3) lines of copied context")
    unified: tuple[Style, ...] = _style(
        ("-u",), Style("unified", USUAL_CONTEXT), f"output {USUAL_CONTEXT} lines of unified context"
    )
    unified_by: tuple[Style, ...] = _lines(("-U",), "unified", "output NUM lines of unified context")
    unified_long: tuple[Style, ...] = _lines(
        ("--unified",), "unified", "output NUM (default 3) lines of unified context"
    )
    lines: int | None = option(
        "-NUM", metavar="NUM", default=None, parse=_length, help="with -c or -u: output NUM lines of context"
    )
    ed: tuple[Style, ...] = _style(("-e", "--ed"), Style("ed"), "output an ed script")
    forward_ed: tuple[Style, ...] = _style(
        ("-f", "--forward-ed"), Style("forward-ed"), "output something like an ed script in forward order"
    )
    rcs: tuple[Style, ...] = _style(("-n", "--rcs"), Style("rcs"), "output an RCS format diff")
    side_by_side: tuple[Style, ...] = _style(("-y", "--side-by-side"), Style("columns"), "output in two columns")
    widths: tuple[int, ...] = repeated(
        "-W",
        "--width",
        metavar="NUM",
        parse=_number("invalid width", 1),
        help=f"output at most NUM (default {USUAL_WIDTH}) print columns",
    )
    left_column: bool = flag("--left-column", help="output only the left column of common lines")
    suppress_common: bool = flag("--suppress-common-lines", help="do not output common lines")
    c_functions: bool = flag("-p", "--show-c-function", help="show which C function each change is in")
    functions: tuple[str, ...] = repeated(
        "-F", "--show-function-line", metavar="RE", parse=str, help="show the most recent line matching RE"
    )
    labels: tuple[str, ...] = repeated(
        "-L", "--label", metavar="LABEL", parse=str, help="use LABEL instead of file name and timestamp"
    )
    expand_tabs: bool = flag("-t", "--expand-tabs", help="expand tabs to spaces in output")
    initial_tab: bool = flag("-T", "--initial-tab", help="make tabs line up by prepending a tab")
    tabsizes: tuple[int, ...] = repeated(
        "--tabsize",
        metavar="NUM",
        parse=_number("invalid tabsize", 1),
        help="tab stops every NUM (default 8) print columns",
    )
    suppress_blank: bool = flag("--suppress-blank-empty", help="suppress space or tab before empty output lines")
    paginate: bool = flag("-l", "--paginate", help="not supported: there is no printer")
    recursive: bool = flag("-r", "--recursive", help="recursively compare any subdirectories found")
    no_dereference: bool = flag("--no-dereference", help="don't follow symbolic links")
    new_file: bool = flag("-N", "--new-file", help="treat absent files as empty")
    unidirectional: bool = flag("-P", "--unidirectional-new-file", help="treat absent first files as empty")
    fold_names: bool = flag("--ignore-file-name-case", help="ignore case when comparing file names")
    keep_names: bool = flag("--no-ignore-file-name-case", help="consider case when comparing file names")
    exclude: tuple[str, ...] = repeated(
        "-x", "--exclude", metavar="PAT", parse=str, help="exclude files that match PAT"
    )
    exclude_from: tuple[str, ...] = repeated(
        "-X", "--exclude-from", metavar="FILE", parse=str, help="exclude files that match any pattern in FILE"
    )
    starting_file: str | None = option(
        "-S",
        "--starting-file",
        metavar="FILE",
        default=None,
        parse=str,
        help="start with FILE when comparing directories",
    )
    from_file: str | None = option(
        "--from-file", metavar="FILE1", default=None, parse=str, help="compare FILE1 to all operands"
    )
    to_file: str | None = option(
        "--to-file", metavar="FILE2", default=None, parse=str, help="compare all operands to FILE2"
    )
    ignore_case: bool = flag("-i", "--ignore-case", help="ignore case differences in file contents")
    spaces: tuple[Space, ...] = _space(
        ("-E", "--ignore-tab-expansion"), Space.TABS, "ignore changes due to tab expansion"
    )
    trailing: tuple[Space, ...] = _space(
        ("-Z", "--ignore-trailing-space"), Space.TRAILING, "ignore white space at line end"
    )
    changed_space: tuple[Space, ...] = _space(
        ("-b", "--ignore-space-change"), Space.CHANGE, "ignore changes in the amount of white space"
    )
    all_space: tuple[Space, ...] = _space(("-w", "--ignore-all-space"), Space.ALL, "ignore all white space")
    ignore_blank: bool = flag("-B", "--ignore-blank-lines", help="ignore changes where lines are all blank")
    ignore_matching: tuple[str, ...] = repeated(
        "-I", "--ignore-matching-lines", metavar="RE", parse=str, help="ignore changes where all lines match RE"
    )
    text: bool = flag("-a", "--text", help="treat all files as text")
    strip_cr: bool = flag("--strip-trailing-cr", help="strip trailing carriage return on input")
    binary: bool = flag("--binary", help="read and write data in binary mode: no difference here")
    names: tuple[str, ...] = repeated(
        "-D",
        "--ifdef",
        metavar="NAME",
        parse=str,
        help="output merged file with '#ifdef NAME' diffs",
    )
    forms: tuple[Form, ...] = _form(("--line-format",), "LFMT", False, "all", "format all input lines with LFMT")
    old_group: tuple[Form, ...] = _form(
        ("--old-group-format",), "GFMT", True, "old", "format old input groups with GFMT"
    )
    new_group: tuple[Form, ...] = _form(
        ("--new-group-format",), "GFMT", True, "new", "format new input groups with GFMT"
    )
    unchanged_group: tuple[Form, ...] = _form(
        ("--unchanged-group-format",), "GFMT", True, "unchanged", "format unchanged input groups with GFMT"
    )
    changed_group: tuple[Form, ...] = _form(
        ("--changed-group-format",), "GFMT", True, "changed", "format changed input groups with GFMT"
    )
    old_line: tuple[Form, ...] = _form(("--old-line-format",), "LFMT", False, "old", "format old input lines with LFMT")
    new_line: tuple[Form, ...] = _form(("--new-line-format",), "LFMT", False, "new", "format new input lines with LFMT")
    unchanged_line: tuple[Form, ...] = _form(
        ("--unchanged-line-format",), "LFMT", False, "unchanged", "format unchanged input lines with LFMT"
    )
    minimal: bool = flag("-d", "--minimal", help="try hard to find a smaller set of changes")
    horizon: int = option(
        "--horizon-lines",
        metavar="NUM",
        default=0,
        parse=_number("invalid horizon length", 0),
        help="keep NUM lines of the common prefix and suffix",
    )
    speed: bool = flag("-H", "--speed-large-files", help="assume large files and many scattered small changes")
    color: When = option(
        "--color",
        metavar="WHEN",
        default="never",
        parse=_when,
        argument="optional",
        bare="auto",
        help="color output; WHEN is 'never', 'always', or 'auto'",
    )
    palette: str = option(
        "--palette",
        metavar="PALETTE",
        default="",
        parse=str,
        help="the colors to use when --color is active: a colon-separated list of terminfo capabilities",
    )
    half: bool = field(default=False, metadata={"option": Option(("-h", "--inhibit-hunk-merge"), "")})

    @property
    def space(self) -> Space:
        """How much white space is ignored."""
        space = Space.NONE
        for each in self.spaces:
            if each >= Space.CHANGE:
                space = max(space, each)
            elif space < Space.CHANGE:
                space |= each
        return space

    @property
    def style(self) -> Style:
        """What to print, and with how many lines around."""
        styles = [*self.styles]
        if self.names or self.forms:
            styles.append(Style("merged"))
        if len({each.kind for each in styles}) > 1:
            raise Usage("conflicting output style options")
        kind: Kind = styles[0].kind if styles else "context" if self.c_functions else "normal"
        if kind not in ("context", "unified"):
            return Style(kind, 0)
        context = max((each.context for each in styles), default=USUAL_CONTEXT)
        explicit = any(each.explicit for each in styles)
        if self.lines is not None and (context < self.lines or not explicit):
            context = self.lines
        return Style(kind, context)


def one_of(values: Sequence[int], usual: int, what: str) -> int:
    """The value of an option that may be said again, but not otherwise."""
    if len(set(values)) > 1:
        raise Usage(f"conflicting {what} options", hint=False)
    return values[0] if values else usual
