"""Byte order marks."""

import codecs

_MARKS = {"utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)}


def marked(codec: str, begin: bytes) -> str:
    """The encoding of a text that begins so: without a mark the order is that of most machines."""
    marks = _MARKS.get(codec)
    return codec if marks is None or begin.startswith(marks) else f"{codec}-le"
