"""``@csv`` and the others."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

import base64
import binascii
import re
from typing import Any
from urllib.parse import quote

from mirage.commands.jq.faults import JqError
from mirage.commands.jq.values import fault
from mirage.commands.jq.writing import dumped

_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&apos;", '"': "&quot;"})
_TSV = str.maketrans({"\t": "\\t", "\r": "\\r", "\n": "\\n", "\\": "\\\\"})
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


def text_of(value: Any) -> str:
    """``tostring``"""
    return value if isinstance(value, str) else dumped(value)


def formatted(name: str, value: Any) -> str:
    """``@name`` of a value.

    :raises JqError: there is no such format, or the value has none.
    """
    make = _FORMATS.get(name)
    if make is None:
        raise JqError(f"{name} is not a valid format")
    return make(value)


def _csv(value: Any) -> str:
    return ",".join(map(_csv_field, _row(value, "csv")))


def _csv_field(value: Any) -> str:
    if isinstance(value, str):
        escaped = value.replace('"', '""')
        return f'"{escaped}"'
    return _plain_field(value)


def _tsv(value: Any) -> str:
    fields = _row(value, "tsv")
    return "\t".join(each.translate(_TSV) if isinstance(each, str) else _plain_field(each) for each in fields)


def _row(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise fault(value, f"cannot be {name}-formatted, only array")
    return value


def _plain_field(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, (list, dict)):
        raise fault(value, "is not valid in a csv row")
    return dumped(value)


def _html(value: Any) -> str:
    return text_of(value).translate(_HTML)


def _uri(value: Any) -> str:
    return quote(text_of(value).encode("utf-8", "surrogatepass"), safe="-_.~")


def _unescaped(value: Any) -> str:
    text = text_of(value)
    data = text.encode("utf-8", "surrogatepass")
    if len(_ESCAPED.findall(data)) == data.count(b"%"):
        try:
            return _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), data).decode()
        except UnicodeDecodeError:
            pass
    raise fault(text, "is not a valid uri encoding")


def _shell(value: Any) -> str:
    return " ".join(map(_shell_word, value if isinstance(value, list) else [value]))


def _shell_word(value: Any) -> str:
    if isinstance(value, (list, dict)):
        raise fault(value, "can not be escaped for shell")
    if isinstance(value, str):
        escaped = value.replace("'", "'\\''")
        return f"'{escaped}'"
    return dumped(value)


def _base64(value: Any) -> str:
    return base64.b64encode(text_of(value).encode("utf-8", "surrogatepass")).decode()


def _from_base64(value: Any) -> str:
    text = text_of(value)
    body = text.rstrip("=")
    if _NOT_BASE64.search(text) or "=" in body:
        raise fault(text, "is not valid base64 data")
    if len(body) % 4 == 1:
        raise fault(text, "trailing base64 byte found")
    return base64.b64decode(body + "=" * (-len(body) % 4)).decode("utf-8", "replace")


def _base32(value: Any) -> str:
    return base64.b32encode(text_of(value).encode("utf-8", "surrogatepass")).decode()


def _from_base32(value: Any) -> str:
    text = text_of(value)
    body = text.rstrip("=")
    try:
        return base64.b32decode(body + "=" * (-len(body) % 8)).decode("utf-8", "replace")
    except binascii.Error:
        raise fault(text, "is not valid base32 data") from None


_FORMATS = {
    "text": text_of,
    "json": dumped,
    "csv": _csv,
    "tsv": _tsv,
    "html": _html,
    "uri": _uri,
    "urid": _unescaped,
    "sh": _shell,
    "base64": _base64,
    "base64d": _from_base64,
    "base32": _base32,
    "base32d": _from_base32,
}
