"""The pathnames that a field is a pattern of."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.shell.state import Shell

_STARS = re.compile(r"\\.|\*+", re.DOTALL)


async def found(pattern: str, text: str, shell: "Shell") -> list[str]:
    """What matches; where nothing does the field stays the text that it is."""
    return await shell.fs.glob(_STARS.sub(_one_star, pattern), breathe=shell.breathe) or [text]


def _one_star(found: re.Match[str]) -> str:
    """Several stars are one: only ``shopt -s globstar`` makes ``**`` more."""
    return found.group() if found.group()[0] == "\\" else "*"
