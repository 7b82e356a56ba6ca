"""``l``: a line shown so that nothing in it is in doubt."""

from typing import Final

_NAMED: Final = {
    7: "\\a",
    8: "\\b",
    9: "\\t",
    10: "\\n",
    11: "\\v",
    12: "\\f",
    13: "\\r",
    92: "\\\\",
}
_SHOWN: Final = [_NAMED.get(value) or (chr(value) if 32 <= value < 127 else f"\\{value:03o}") for value in range(256)]


def unambiguous(text: str, width: int, end: str = "\n") -> str:
    """``text`` in lines of ``width`` characters at most, 0 for one line; its end is marked, ``end`` parts the lines."""
    shown = [_SHOWN[value] for value in text.encode("utf-8", "surrogateescape")]
    if not width:
        return "".join(shown) + "$"
    done: list[str] = []
    column = 0
    for piece in shown:
        if column + len(piece) > width - 1:
            done.append(f"\\{end}")
            column = 0
        done.append(piece)
        column += len(piece)
    return "".join(done) + "$"
