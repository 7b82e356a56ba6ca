"""Draws a tree: as text with lines, as JSON, or as XML."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from mirage.commands.ls.long import mode_text, strftime
from mirage.commands.owners import group_name, user_name
from mirage.commands.tree.options import Wishes
from mirage.commands.tree.reading import Node

if TYPE_CHECKING:
    from mirage.host import Host

_HALF_YEAR = 6 * 31 * 86400 * 10**9
_TYPES = {"file": "file", "dir": "directory", "link": "link", "other": "char"}
_BARS = {True: ("│\xa0\xa0 ", "├── ", "└── "), False: ("|   ", "|-- ", "`-- ")}
_INDENT = "    "


class Step(NamedTuple):
    """A file on the way through the tree: how deep, whether the last of its directory, and whether it is left."""

    node: Node
    last: tuple[bool, ...]
    leaves: bool = False


def steps(top: Node) -> Iterator[Step]:
    """The tree from top to bottom; a directory is met again when all below it was."""
    pending = [Step(top, ())]
    while pending:
        step = pending.pop()
        yield step
        node, last, leaves = step
        if leaves or node.children is None:
            continue
        pending.append(Step(node, last, leaves=True))
        count = len(node.children)
        pending += [Step(child, (*last, at == count - 1)) for at, child in reversed([*enumerate(node.children)])]


class Drawing:
    """How the files of one call look."""

    def __init__(self, wishes: Wishes, host: "Host") -> None:
        self._wishes = wishes
        self._host = host
        self._bars = _BARS[wishes.charset.upper().replace("-", "") == "UTF8"]
        self._now = host.now()

    # Text

    def text(self, step: Step) -> str:
        """The line of a file."""
        node, last, _ = step
        details = self._details(node)
        lines = "" if self._wishes.bare else self._lines(last)
        name = self._name(node, top=not last)
        if self._wishes.details_first:
            return f"{details}{lines}{name}"
        return f"{lines}{details}{name}"

    def _lines(self, last: tuple[bool, ...]) -> str:
        if not last:
            return ""
        bar, branch, end = self._bars
        before = "".join(_INDENT if done else bar for done in last[:-1])
        return before + (end if last[-1] else branch)

    def _name(self, node: Node, *, top: bool) -> str:
        wishes = self._wishes
        text = self._shown(node.path if wishes.full_paths or top else node.name)
        if wishes.classify and node.entry.kind != "link":
            text += self._mark(node, slash=not (top and node.path.endswith("/")))
        if node.entry.kind == "link" and not top and node.entry.target is not None:
            text += f" -> {self._shown(node.entry.target)}"
            if wishes.classify and node.behind is not None:
                text += self._mark(node)
        return f"{text}  [{node.note}]" if node.note else text

    def _mark(self, node: Node, *, slash: bool = True) -> str:
        entry = node.behind or node.entry
        if entry.kind == "dir":
            return "/" if slash else ""
        return "*" if entry.kind == "file" and (entry.mode or 0) & 0o111 else ""

    def _shown(self, name: str) -> str:
        wishes = self._wishes
        if not wishes.literal:
            name = "".join(char if char.isprintable() else self._unprintable(char) for char in name)
        return f'"{name}"' if wishes.quotes else name

    def _unprintable(self, char: str) -> str:
        if self._wishes.question_marks:
            return "?"
        return "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))

    def _details(self, node: Node) -> str:
        wishes, entry, host = self._wishes, node.entry, self._host
        parts: list[str] = []
        if wishes.inode:
            parts.append(f"{entry.inode or 0:7d}")
        if wishes.mode:
            parts.append(mode_text(entry))
        if wishes.user:
            parts.append(f"{user_name(host, entry.uid):<8.32}")
        if wishes.group:
            parts.append(f"{group_name(host, entry.gid):<8.32}")
        if wishes.size:
            parts.append(self._size(node.entry.size or 0))
        if wishes.date:
            parts.append(self._date(node))
        return f"[{' '.join(parts)}]  " if parts else ""

    def _size(self, size: int) -> str:
        return f"{human(size, self._wishes.human):>4}" if self._wishes.human else f"{size:>11}"

    def _date(self, node: Node) -> str:
        time = node.entry.ctime if self._wishes.changed else node.entry.mtime
        if time is None:
            return "?" * 12
        form = self._wishes.time_format
        if form is None:
            recent = self._now - _HALF_YEAR < time <= self._now
            form = "%b %e %H:%M" if recent else "%b %e  %Y"
        return strftime(form, time)

    def report(self, directories: int, files: int) -> str:
        """What is said at the end."""
        text = f"{directories} director{'y' if directories == 1 else 'ies'}"
        if not self._wishes.directories_only:
            text += f", {files} file{'' if files == 1 else 's'}"
        return f"\n{text}\n"

    # JSON and XML

    def fields(self, node: Node, *, top: bool) -> list[tuple[str, str | int]]:
        """What JSON and XML say of a file."""
        wishes, entry, host = self._wishes, node.entry, self._host
        found: list[tuple[str, str | int]] = [("name", node.path if wishes.full_paths or top else node.name)]
        if entry.kind == "link" and entry.target is not None:
            found.append(("target", entry.target))
        if wishes.inode:
            found.append(("inode", entry.inode or 0))
        if wishes.mode:
            found += [
                ("mode", f"{entry.mode or 0:04o}"),
                ("prot", mode_text(entry)),
            ]
        if wishes.user:
            found.append(("user", user_name(host, entry.uid)))
        if wishes.group:
            found.append(("group", group_name(host, entry.gid)))
        if wishes.size:
            found.append(
                ("size", human((node.entry.size or 0), wishes.human) if wishes.human else (node.entry.size or 0))
            )
        if wishes.date:
            found.append(("time", self._date(node)))
        return found

    def json(self, step: Step, *, following: bool) -> str:
        """A piece of the JSON text; ``following``: another file of the directory comes after it."""
        node, last, leaves = step
        indent = "" if self._wishes.bare else "  " * (len(last) + 1)
        end = "" if self._wishes.bare else "\n"
        comma = "," if following else ""
        if leaves:
            return f"{indent}]}}{comma}{end}" if node.children else ""
        pairs = [("type", _TYPES[node.entry.kind]), *self.fields(node, top=not last)]
        if node.note and not node.children:
            pairs.append(("error", node.note))
        body = ",".join(f'"{name}":{json.dumps(value, ensure_ascii=False)}' for name, value in pairs)
        if node.children:
            return f'{indent}{{{body},"contents":[{end}'
        return f"{indent}{{{body}}}{comma}{end}"

    def xml(self, step: Step) -> str:
        """A piece of the XML text."""
        node, last, leaves = step
        indent = "" if self._wishes.bare else "  " * (len(last) + 1)
        end = "" if self._wishes.bare else "\n"
        tag = _TYPES[node.entry.kind]
        if leaves:
            return f"{indent}</{tag}>{end}" if node.children else ""
        pairs = self.fields(node, top=not last)
        body = "".join(f' {name}="{escape(str(value), _QUOTES)}"' for name, value in pairs)
        if node.children:
            return f"{indent}<{tag}{body}>{end}"
        error = f"<error>{escape(node.note)}</error>" if node.note else ""
        return f"{indent}<{tag}{body}>{error}</{tag}>{end}"


_QUOTES = {'"': "&quot;"}


def human(size: int, unit: int) -> str:
    """A size as people read it."""
    if size < unit:
        return str(size)
    power = 0
    value = size
    while value >= unit * unit:
        value //= unit
        power += 1
    letter = ("kMGTPEZY" if unit == 1000 else "KMGTPEZY")[power]
    return f"{value / unit:.0f}{letter}" if value // unit >= 10 else f"{value / unit:.1f}{letter}"
