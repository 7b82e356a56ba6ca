"""Encodings by the names that glibc knows them by, and what is done where a text cannot be written in one."""

import codecs
import re
from functools import cache
from typing import NamedTuple

from mirage.commands.iconv.approximations import NOTHING, approximation

_OWN = {"UCS2": "utf-16-le", "UCS4": "utf-32-be", "UCS2LE": "utf-16-le", "UCS2BE": "utf-16-be", "UNICODE": "utf-16",
        "UCS4LE": "utf-32-le", "UCS4BE": "utf-32-be", "10646": "utf-32-be", "ANSI_X3.4": "ascii"}  # fmt: skip
"""Names that Python has not, without their hyphens."""
NAMES = """
ASCII UTF-8 UTF-16 UTF-16LE UTF-16BE UTF-32 UTF-32LE UTF-32BE UTF-7 UCS-2 UCS-2LE UCS-2BE UCS-4 UCS-4LE UCS-4BE
ISO-8859-1 ISO-8859-2 ISO-8859-3 ISO-8859-4 ISO-8859-5 ISO-8859-6 ISO-8859-7 ISO-8859-8 ISO-8859-9 ISO-8859-10
ISO-8859-11 ISO-8859-13 ISO-8859-14 ISO-8859-15 ISO-8859-16 CP1250 CP1251 CP1252 CP1253 CP1254 CP1255 CP1256 CP1257
CP1258 CP437 CP737 CP775 CP850 CP852 CP855 CP857 CP858 CP860 CP861 CP862 CP863 CP864 CP865 CP866 CP869 CP874 CP037
CP273 CP500 CP1026 CP1125 CP1140 KOI8-R KOI8-U KOI8-T MACINTOSH MAC-CYRILLIC PTCP154 TIS-620 EUC-JP SHIFT_JIS
SHIFT_JISX0213 EUC-JISX0213 CP932 ISO-2022-JP ISO-2022-JP-2 ISO-2022-KR GB2312 GBK GB18030 BIG5 BIG5-HKSCS CP949
EUC-KR JOHAB HZ
""".split()
_PYTHON = {"MACINTOSH": "mac-roman"}
_SOURCES = frozenset(codecs.lookup(_OWN.get(name.replace("-", ""), _PYTHON.get(name, name))).name for name in NAMES)
_NAME = re.compile(r"[A-Za-z0-9_.:()-]+")


class Target(NamedTuple):
    """An encoding to write, and what becomes of characters that it has not."""

    codec: str
    approximate: bool
    ignore: bool


def codec(name: str) -> str | None:
    """What Python calls an encoding; None where there is no such one."""
    if not _NAME.fullmatch(name):
        return None
    upper = name.upper()
    own = _OWN.get(upper.replace("-", "")) or _PYTHON.get(upper)
    try:
        found = codecs.lookup(own or name).name
    except LookupError:
        return None
    return found if found in _SOURCES else None


def split(text: str) -> tuple[str, list[str]]:
    """The name of an encoding, and the words behind it: ``//TRANSLIT``, ``//IGNORE``."""
    name, *words = text.split("//")
    return name or "UTF-8", [word.upper() for part in words for word in re.split("[/,]", part) if word]


class Writer:
    """Writes text in an encoding."""

    def __init__(self, target: Target) -> None:
        self._strict = codecs.getincrementalencoder(target.codec)()
        self._lenient: codecs.IncrementalEncoder | None = None
        if target.approximate or target.ignore:
            errors = _approximating(target.codec) if target.approximate else "ignore"
            self._lenient = codecs.getincrementalencoder(target.codec)(errors)
        self._ignores = not target.approximate
        self.lost = False
        """Whether a character was left out."""

    def written(self, text: str) -> bytes:
        """The bytes of a text.

        :raises UnicodeEncodeError: a character is not in the encoding, and nothing stands for it.
        """
        strict, lenient = self._strict, self._lenient
        state = strict.getstate()
        try:
            return strict.encode(text)
        except UnicodeEncodeError:
            strict.setstate(state)
            if lenient is None:
                raise
        self.lost = self.lost or self._ignores
        lenient.setstate(state)
        data = lenient.encode(text)
        strict.setstate(lenient.getstate())
        return data

    def end(self) -> bytes:
        """What leads back to where a text begins."""
        return self._strict.encode("", final=True)


@cache
def _approximating(codec: str) -> str:
    """The name of an error handler that writes other letters."""

    @cache
    def other(char: str) -> str:
        text = approximation(char)
        try:
            text.encode(codec)
        except UnicodeEncodeError:
            return NOTHING
        return text

    def approximated(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return "".join(map(other, error.object[error.start : error.end])), error.end

    name = f"mirage.approximate.{codec}"
    codecs.register_error(name, approximated)
    return name
