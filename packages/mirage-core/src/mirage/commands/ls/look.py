"""How the names of one call of ls look: prefix columns, quotes, colors and indicators."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.ls import names
from mirage.commands.ls.options import Format, Ls
from mirage.commands.ls.sizes import BYTES, KIBIBYTES, Unit, allocated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.commands.ls.items import Item
    from mirage.resources import Entry

_OUTER = frozenset({"shell", "shell-escape", "c-maybe"})
"""Styles that quote some names only: the others are moved by a blank to line up."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is the same for every name of a call."""

    options: Ls
    format: Format
    owner: bool
    group: bool
    numeric: bool
    full_time: bool
    color: bool
    end: str
    line: int

    @classmethod
    def of(cls, options: Ls, line: int, *, terminal: bool) -> "Look":
        """The look that the options ask for; of formats the last one counts, though ``-1`` does not undo ``-l``.

        ``terminal``: something is known of the terminal, without which there are no colors.
        """
        form: Format = "single"
        words = options.formats
        for word in words:
            if word in ("no-owner", "no-group", "numeric", "full-time", "long"):
                form = "long"
            elif word == "one" or word == "zero":
                form = form if form == "long" else "single"
            else:
                form = word  # type: ignore[assignment]
        if options.unsorted and form == "long" and words and words[-1] == "f":
            form = "single"
        return cls(
            options,
            form,
            owner="no-owner" not in words,
            group="no-group" not in words and not options.no_group,
            numeric="numeric" in words,
            full_time="full-time" in words,
            color=options.color and terminal,
            end="\0" if "zero" in words else "\n",
            line=line,
        )

    @property
    def plain(self) -> bool:
        """Whether a line is a bare name."""
        options = self.options
        prefixed = options.inode or options.blocks or options.context
        marked = (
            self.color
            or options.directories_first
            or options.indicator != "none"
            or options.quoting != "literal"
            or options.graphic
        )
        return self.format == "single" and not prefixed and not marked

    def quoted(self, name: str) -> str:
        """``name`` as it is printed."""
        return names.quoted(name, self.options.quoting, graphic=self.options.graphic)

    def size_unit(self) -> Unit:
        """What sizes of files are counted in."""
        return self.options.human or self.options.block_size or BYTES

    def block_unit(self) -> Unit:
        """What allocated space is counted in."""
        if self.options.human is not None:
            return self.options.human
        return KIBIBYTES if self.options.kibibytes or self.options.block_size is None else self.options.block_size

    def pads(self, items: "Sequence[Item]") -> bool:
        """Whether names without quotes are moved by a blank, for others have some."""
        arranged = self.format == "long" or (self.format in ("columns", "across") and self.line)
        if self.options.quoting not in _OUTER or not arranged:
            return False
        return any(item.shown != item.name for item in items)

    def name(self, item: "Item", *, pad: bool = False) -> str:
        """The name with its color and its indicator."""
        text = item.shown
        if self.color:
            code = names.color(item.entry)
            text = f"\33[0m\33[{code}m{text}\33[0m" if code else text
        blank = " " if pad and item.shown == item.name else ""
        return f"{blank}{text}{names.indicator(item.entry, self.options.indicator)}"

    def width(self, item: "Item", *, pad: bool) -> int:
        """The columns of ``name``."""
        blank = 1 if pad and item.shown == item.name else 0
        return blank + names.columns(item.shown) + len(names.indicator(item.entry, self.options.indicator))

    def inode(self, entry: "Entry") -> str:
        """The index number."""
        return "?" if entry.inode is None else str(entry.inode)

    def blocks(self, item: "Item") -> str:
        """The allocated size."""
        size = allocated(item.entry) if item.known else None
        return "?" if size is None else self.block_unit().text(size)

    def total(self, items: "Sequence[Item]") -> str:
        """The allocated size of all."""
        return self.block_unit().text(sum(allocated(item.entry) or 0 for item in items if item.known))


def prefixes(look: Look, items: "Sequence[Item]", *, aligned: bool) -> list[str]:
    """What stands before each name: index number, blocks and context, in columns where they are ``aligned``."""
    options = look.options
    columns: list[list[str]] = []
    if options.inode:
        columns.append([look.inode(item.entry) if item.known else "?" for item in items])
    if options.blocks:
        columns.append([look.blocks(item) for item in items])
    if options.context:
        columns.append(["?"] * len(items))
    if not columns:
        return [""] * len(items)
    widths = [max(map(len, column)) if aligned and column else 0 for column in columns]
    return [
        "".join(f"{text:>{width}} " for text, width in zip(row, widths, strict=True))
        for row in zip(*columns, strict=True)
    ]
