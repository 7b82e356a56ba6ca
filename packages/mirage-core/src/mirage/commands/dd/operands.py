"""What the operands of dd say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage
from mirage.commands.values import scaled

_SUFFIXES = "bcEGkKMPTwYZ0"
_LARGEST_OFFSET: Final = (1 << 63) - 1
_LARGEST_BLOCK: Final = _LARGEST_OFFSET - (1 << 16)
_LARGEST_RECORD: Final = 1 << 24
"""Records are kept whole."""

CONVERSIONS = frozenset(
    "ascii ebcdic ibm block unblock lcase nocreat excl notrunc ucase sparse swab noerror sync fdatasync fsync".split()
)
_RECORDS = {"ascii": "unblock", "ebcdic": "block", "ibm": "block"}
"""Other codes come in records, and go in them."""
_EITHER = frozenset("append direct directory dsync noatime nocache noctty nofollow nolinks nonblock sync text".split())
INPUT_FLAGS = _EITHER | {"fullblock", "count_bytes", "skip_bytes"}
OUTPUT_FLAGS = _EITHER | {"seek_bytes"}
_STATUSES = frozenset(("none", "noxfer", "progress"))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is copied, from where to where, and how."""

    source: str | None = None
    target: str | None = None
    input_size: int = 512
    output_size: int = 512
    record_size: int = 0
    """Of ``cbs``; 0 where there are no records."""
    count: int | None = None
    skip: int = 0
    seek: int = 0
    whole: frozenset[str] = frozenset()
    """Of ``count``, ``skip`` and ``seek`` those in bytes, not blocks."""
    conversions: frozenset[str] = frozenset()
    input_flags: frozenset[str] = frozenset()
    output_flags: frozenset[str] = frozenset()
    status: str = ""

    @property
    def most(self) -> int | None:
        """The bytes to be read at most."""
        if self.count is None:
            return None
        return self.count if "count" in self.whole else self.count * self.input_size

    @property
    def start(self) -> int:
        """Where the input begins."""
        return self.skip if "skip" in self.whole else self.skip * self.input_size

    @property
    def place(self) -> int:
        """Where the output begins."""
        return self.seek if "seek" in self.whole else self.seek * self.output_size


def read(words: Sequence[str], warn: Callable[[str], None]) -> Wish:
    """What the operands ask for.

    :raises Usage: they make no sense.
    """
    wish = Wish()
    block = 0
    for word in words:
        name, sign, value = word.partition("=")
        if name == "bs" and sign:
            block = _number(value, 1, _LARGEST_BLOCK, warn)
        elif sign and name in _FIELDS:
            wish = _FIELDS[name](wish, value, warn)
        else:
            raise Usage(f"unrecognized operand {quoted(word)}")
    if block:
        wish = replace(wish, input_size=block, output_size=block)
    records = {"block", "unblock"}
    implied = {_RECORDS[name] for name in wish.conversions & _RECORDS.keys()}
    wish = replace(wish, conversions=wish.conversions | implied if wish.record_size else wish.conversions - records)
    return _checked(_in_bytes(wish))


def _in_bytes(wish: Wish) -> Wish:
    flags = {"count_bytes": "count", "skip_bytes": "skip", "seek_bytes": "seek"}
    given = wish.input_flags | wish.output_flags
    return replace(wish, whole=wish.whole | {what for flag, what in flags.items() if flag in given})


def _checked(wish: Wish) -> Wish:
    conversions = wish.conversions
    if len(conversions & {"ascii", "ebcdic", "ibm"}) > 1:
        raise Usage("cannot combine any two of {ascii,ebcdic,ibm}", hint=False)
    for one, other in (("block", "unblock"), ("lcase", "ucase"), ("excl", "nocreat")):
        if one in conversions and other in conversions:
            raise Usage(f"cannot combine {one} and {other}", hint=False)
    for flags in (wish.input_flags, wish.output_flags):
        if "direct" in flags and "nocache" in flags:
            raise Usage("cannot combine direct and nocache", hint=False)
    if wish.place > _LARGEST_OFFSET:
        blocks = f"seek={wish.seek} ({wish.output_size}-byte) blocks"
        raise Usage(f"offset too large: cannot truncate to a length of {blocks}", hint=False)
    return wish


_Field = Callable[[Wish, str, Callable[[str], None]], Wish]


def _set(wish: Wish, field: str, value: object) -> Wish:
    changes: dict[str, Any] = {field: value}
    return replace(wish, **changes)


def _path(field: str) -> _Field:
    return lambda wish, value, warn: _set(wish, field, value)


def _size(field: str) -> _Field:
    most = _LARGEST_RECORD if field == "record_size" else _LARGEST_BLOCK
    return lambda wish, value, warn: _set(wish, field, _number(value, 1, most, warn))


def _amount(field: str) -> _Field:
    def amount(wish: Wish, value: str, warn: Callable[[str], None]) -> Wish:
        number = _number(value, 0, _LARGEST_OFFSET, warn)
        whole = wish.whole | {field} if "B" in value else wish.whole - {field}
        return _set(replace(wish, whole=whole), field, number)

    return amount


def _listed(field: str, known: frozenset[str], what: str) -> _Field:
    def listed(wish: Wish, value: str, warn: Callable[[str], None]) -> Wish:
        names = value.split(",")
        for name in names:
            if name not in known:
                raise Usage(f"invalid {what}: {quoted(name)}")
        return _set(wish, field, getattr(wish, field) | set(names))

    return listed


def _status(wish: Wish, value: str, warn: Callable[[str], None]) -> Wish:
    names = value.split(",")
    for name in names:
        if name not in _STATUSES:
            raise Usage(f"invalid status level: {quoted(name)}")
    return replace(wish, status=names[-1])


_FIELDS: dict[str, _Field] = {
    "if": _path("source"),
    "of": _path("target"),
    "ibs": _size("input_size"),
    "obs": _size("output_size"),
    "cbs": _size("record_size"),
    "count": _amount("count"),
    "skip": _amount("skip"),
    "iseek": _amount("skip"),
    "seek": _amount("seek"),
    "oseek": _amount("seek"),
    "conv": _listed("conversions", CONVERSIONS, "conversion"),
    "iflag": _listed("input_flags", INPUT_FLAGS, "input flag"),
    "oflag": _listed("output_flags", OUTPUT_FLAGS, "output flag"),
    "status": _status,
}


def _number(text: str, least: int, most: int, warn: Callable[[str], None]) -> int:
    """``2x80x18``, ``64KiB``: a product of numbers with suffixes."""
    product = 1
    parts = text.split("x")
    for part in parts:
        # A B behind digits alone says that they are bytes.
        bare = part[:-1] if part.endswith("B") and part[-2:-1].isdigit() else part
        value = scaled(bare, _SUFFIXES) if bare else None
        if value is None:
            raise Usage(f"invalid number: {quoted(text)}", hint=False)
        product *= value
    if parts[0] == "0" and len(parts) > 1:
        warn(f"warning: {quoted('0x')} is a zero multiplier; use {quoted('00x')} if that is intended")
    if product > most:
        raise Usage(f"invalid number: {quoted(text)}: Value too large for defined data type", hint=False)
    if product < least:
        raise Usage(f"invalid number: {quoted(text)}", hint=False)
    return product
