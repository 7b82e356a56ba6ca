"""How styles, tags and comments travel through jq: as further entries with names of their own (``-Y``)."""

# What is constructed is Any, and what is known of it no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

import re
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections import deque
from collections.abc import Iterable
from hashlib import sha224
from typing import Any, NamedTuple

BEFORE = "before"
INLINE = "inline"
ALIAS = "__yq_alias__"
OF_KEY = re.compile(r"__yq_(?:comment_(?P<place>before|inline)|(?P<what>tag|style))_(?P<key>.+)__\Z", re.DOTALL)
OF_ITEM = re.compile(
    r"__yq_(?:comment_(?P<place>before|inline)|(?P<what>tag|style))_(?P<at>\d+)_(?P<value>.+)__\Z", re.DOTALL
)
_COMMENT = "__yq_comment_"
_BREAKS = "\0\r\n\x85\u2028\u2029"


def hashed(key: str) -> str:
    """What stands for a key in the names of its annotations."""
    return b64encode(sha224(key.encode("utf-8", "surrogatepass")).digest()).decode()


def of_key(what: str, key: str) -> str:
    """The name of an entry that tells of the value of a key."""
    return f"__yq_{what}_{key}__"


def of_item(what: str, at: int, value: str) -> str:
    """An item that tells of another one."""
    return f"__yq_{what}_{at}_{value}__"


def comment_of_item(place: str, at: int, text: str) -> str:
    """An item that is a comment on another one."""
    return of_item(f"comment_{place}", at, urlsafe_b64encode(text.encode()).decode().rstrip("="))


def comment(text: str) -> str:
    """The comment in such an item."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()


def is_comment(name: str) -> bool:
    """Whether an entry is a comment."""
    return name.startswith(_COMMENT)


class Comment(NamedTuple):
    """A comment on a line of its own."""

    line: int
    text: str


class Comments:
    """The comments of a document that were read, and not yet taken."""

    def __init__(self) -> None:
        self._before: deque[Comment] = deque()
        self._inline: dict[int, str] = {}

    def add(self, line: int, text: str, *, inline: bool) -> None:
        """Keep one."""
        if inline:
            self._inline[line] = text
        else:
            self._before.append(Comment(line, text))

    def before(self, line: int) -> list[str]:
        """Take those that stand above a line."""
        found: list[str] = []
        while self._before and self._before[0].line < line:
            found.append(self._before.popleft().text)
        return found

    def inline(self, lines: Iterable[int]) -> list[str]:
        """Take those at the ends of lines."""
        return [self._inline.pop(line) for line in sorted(set(lines)) if line in self._inline]

    def clear(self) -> None:
        """Forget those that nothing took."""
        self._before.clear()
        self._inline.clear()


def loader(stream: Any, comments: Comments) -> Any:
    """A reader of events that keeps comments."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class Reading(Reader, Scanner, Parser):
        """The library's own, but for what is between tokens."""

        def __init__(self) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)

        def scan_to_next_token(self) -> None:
            """Skip blanks and line breaks; keep comments."""
            if self.index == 0 and self.peek() == "\ufeff":
                self.forward()
            while True:
                while self.peek() == " ":
                    self.forward()
                if self.peek() == "#":
                    self._keep()
                scan: Any = self.scan_line_break  # The stubs leave it untyped.
                if not scan():
                    return
                if not self.flow_level:
                    self.allow_simple_key = True

        def _keep(self) -> None:
            line, inline = self.line, not self.allow_simple_key
            size = 1
            while self.peek(size) not in _BREAKS:
                size += 1
            comments.add(line, self.prefix(size)[1:], inline=inline)
            self.forward(size)

    return Reading()
