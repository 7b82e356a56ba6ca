"""How long bash takes what a pattern matches to be, where it replaces: in a set only the first mark is no end."""

import re

from mirage.keeping import kept

_ITEM = re.compile(
    r"(?P<many>\*|[?+@!]\()"
    r"|\[(?:\\.|\[:|\[[.=]\]?|[^\\])(?:\\.|\[[:=]|\[\.\]?|[:.=]\]|[^\]\\])*+\]"
    r"|\\?."
    r"|\\",
    re.DOTALL,
)


@kept(64)
def length(pattern: str) -> int | None:
    """So many characters; None where it is not always the same."""
    count = 0
    for item in _ITEM.finditer(pattern):
        if item["many"]:
            return None
        count += 1
    return count
