"""How GNU tools write names and words into messages: the quoting styles of quotearg, in a UTF-8 locale."""

_FIRST = frozenset("%+,-./0123456789@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_PLAIN = _FIRST | frozenset("#~")
"""What every style leaves as it is (``#`` and ``~`` not at the beginning, ``:`` only outside messages)."""
_SPECIAL = frozenset("\t\n\a\b\f\v\r\\ !\"$&'()*;<=>?[^`|")
_READABLE = _FIRST | frozenset(" ':]")
"""With an apostrophe and only these and what is not ASCII, double quotes read best."""
_OPEN = "\u2018"
_CLOSE = "\u2019"
_NAMED = {"\a": "a", "\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t", "\v": "v"}


def word(text: str) -> str:
    """A value or an operand in a message (``invalid number of lines: 'x'``), in the locale's curly quotes."""
    if not text.isalnum():
        text = text.replace("\\", "\\\\").replace(_CLOSE, "\\" + _CLOSE)
        text = "".join(char if _prints(char) else _escape(char) for char in text)
    return _OPEN + text + _CLOSE


def name(path: str) -> str:
    """A path that begins a message (``cat: 'a b': No such file``): quoted only where it must be."""
    if _is_plain(path) or not _needs_quotes(path, colon=True):
        return path
    return _shell(path)


def quoted_name(path: str) -> str:
    """A path inside a message (``cannot remove 'x'``): always quoted."""
    return f"'{path}'" if _is_plain(path, ":") else _shell(path)


def shell_name(path: str) -> str:
    """A path as ``ls`` shows it to a terminal: quoted only where a shell would misread it."""
    if _is_plain(path, ":") or not _needs_quotes(path, colon=False):
        return path
    return _shell(path)


def _is_plain(path: str, also: str = "") -> bool:
    return path[:1] not in ("", "#", "~") and _PLAIN.issuperset(path.replace(also, "") if also else path)


def _is_readable(path: str) -> bool:
    text = path[1:] if path[:1] in ("#", "~") else path
    return bool(text) and all(char in _READABLE or not char.isascii() for char in text)


def _needs_quotes(path: str, *, colon: bool) -> bool:
    if not path or path in ("{", "}") or path[0] in "#~":
        return True
    if colon and ":" in path:
        return True
    return any(char in _SPECIAL or not _prints(char) for char in path)


def _shell(path: str) -> str:
    if "'" in path and _is_readable(path) and all(_prints(char) for char in path):
        return f'"{path}"'
    parts = ["'"]
    escaping = False
    for char in path:
        if char == "'":
            # A quote ends the string by itself: what was escaped before it needs no closing of its own.
            parts.append("'\\''")
            escaping = False
        elif _prints(char):
            if escaping:
                parts.append("''")
                escaping = False
            parts.append(char)
        else:
            if not escaping:
                parts.append("'$'")
                escaping = True
            parts.append(_escape(char))
    parts.append("'")
    return "".join(parts)


def _escape(char: str) -> str:
    if char in _NAMED:
        return "\\" + _NAMED[char]
    return "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))


def _prints(char: str) -> bool:
    if char.isascii():
        return " " <= char <= "~"
    if char.isprintable():
        return True
    # Python counts the separators and the format characters as unprintable, the C library does not.
    from mirage.commands.width import prints

    return prints(char)


def escaped(path: str) -> str:
    """A path as ``tar`` shows it: what does not print as an escape, and no quotes."""
    if _is_plain(path, " "):
        return path
    return "".join("\\\\" if char == "\\" else char if _prints(char) else _escape(char) for char in path)
