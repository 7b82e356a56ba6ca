"""Paths as pure functions: virtual paths are str with surrogateescape, and become bytes here only."""

import errno

from mirage.errors import failure

NAME_MAX = 255
PATH_MAX = 4096


def encode(text: str) -> bytes:
    """The bytes a path or word stands for."""
    return text.encode("utf-8", "surrogateescape")


def decode(data: bytes) -> str:
    """The path or word that stands for these bytes; any byte survives."""
    return data.decode("utf-8", "surrogateescape")


def sound(text: str) -> str:
    """``text`` with every character standing for bytes: half of a pair for those that UTF-8 would write of it."""
    if text.isascii():
        return text
    try:
        encode(text)
    except UnicodeEncodeError:
        return "".join(map(_sound, text))
    return text


def _sound(char: str) -> str:
    half = "\ud800" <= char <= "\udfff" and not "\udc80" <= char <= "\udcff"
    return decode(char.encode("utf-8", "surrogatepass")) if half else char


def check(path: str) -> None:
    """Refuse what no file system can name.

    :raises OSError: EINVAL for NUL or text that is no bytes, ENOENT for the empty path, ENAMETOOLONG.
    """
    if not path:
        raise failure(errno.ENOENT, path)
    if "\0" in path:
        raise failure(errno.EINVAL, path)
    if path.isascii() and len(path) <= NAME_MAX:
        return
    try:
        data = encode(path)
    except UnicodeEncodeError:
        raise failure(errno.EINVAL, ascii(path)) from None
    if len(data) >= PATH_MAX or any(len(name) > NAME_MAX for name in data.split(b"/")):
        raise failure(errno.ENAMETOOLONG, path)


def join(base: str, path: str) -> str:
    """``path`` as seen from the directory ``base``; an absolute path stands for itself."""
    if path.startswith("/"):
        return path
    if base.endswith("/"):
        return base + path
    return f"{base}/{path}"


def absolute(path: str, cwd: str = "/") -> str:
    """The normalised absolute path: no ``//``, no ``.``, and each ``..`` taken by its text."""
    if not path.startswith("/"):
        path = join(cwd, path)
    if "//" not in path and "/." not in path and not (path.endswith("/") and len(path) > 1):
        return path
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if kept:
                kept.pop()
        elif part and part != ".":
            kept.append(part)
    return "/" + "/".join(kept)


def split(path: str) -> tuple[str, str]:
    """Parent and name of a normalised path, absolute or relative to a mount."""
    parent, slash, name = path.rpartition("/")
    if slash and not parent:
        return "/", name
    return parent, name


def name_of(path: str) -> str:
    """The last component; empty for a root."""
    return path.rpartition("/")[2]


def is_below(path: str, prefix: str) -> bool:
    """Whether a normalised path is ``prefix`` or something under it."""
    return prefix == "/" or path == prefix or path.startswith(prefix + "/")
