"""The kinds of checksums, each fed a chunk at a time."""

import hashlib
import zlib
from collections.abc import Callable
from typing import NamedTuple, Protocol

from mirage.commands.spec import Usage

BLAKE_BITS = 512


class Hasher(Protocol):
    """Takes bytes, and tells their checksum."""

    def update(self, data: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


class Kind(NamedTuple):
    """A kind of digest: what it is called in tagged lines, how many hexadecimal digits it has, and what makes it."""

    tag: str
    digits: int
    make: Callable[[], Hasher]
    any_length: bool = False
    """Any number of bytes up to the usual one is a length too."""

    def of_length(self, bits: int) -> "Kind":
        """The same with another length; 0 is the usual one."""
        if not bits or bits == BLAKE_BITS:
            return self
        size = bits // 8
        return Kind(f"{self.tag}-{bits}", size * 2, lambda: hashlib.blake2b(digest_size=size), any_length=True)


def _sm3() -> Hasher:
    try:
        return hashlib.new("sm3", usedforsecurity=False)
    except ValueError:
        raise Usage("sm3 is not among the algorithms that this Python brings", hint=False) from None


def _md5() -> Hasher:
    return hashlib.md5(usedforsecurity=False)


def _sha1() -> Hasher:
    return hashlib.sha1(usedforsecurity=False)


MD5 = Kind("MD5", 32, _md5)
SHA1 = Kind("SHA1", 40, _sha1)
SHA224 = Kind("SHA224", 56, hashlib.sha224)
SHA256 = Kind("SHA256", 64, hashlib.sha256)
SHA384 = Kind("SHA384", 96, hashlib.sha384)
SHA512 = Kind("SHA512", 128, hashlib.sha512)
BLAKE2B = Kind("BLAKE2b", 128, hashlib.blake2b, any_length=True)
SM3 = Kind("SM3", 64, _sm3)

DIGESTS = {kind.tag: kind for kind in (MD5, SHA1, SHA224, SHA256, SHA384, SHA512, BLAKE2B, SM3)}
"""By their tags."""


class Sum(Protocol):
    """One of the old sums: takes bytes, and is printed with a count of them."""

    def update(self, data: bytes, /) -> None: ...

    def text(self) -> str: ...


class Crc:
    """The CRC of POSIX: its polynomial the other way round than zlib's, so the bits of every byte are turned."""

    __slots__ = ("_size", "_state")

    def __init__(self) -> None:
        self._state = _FULL
        self._size = 0

    def update(self, data: bytes, /) -> None:
        self._state = zlib.crc32(data.translate(_TURNED), self._state)
        self._size += len(data)

    def text(self) -> str:
        length = self._size.to_bytes((self._size.bit_length() + 7) // 8, "little")
        state = zlib.crc32(length.translate(_TURNED), self._state) ^ _FULL
        return f"{int(f'{state:032b}'[::-1], 2) ^ _FULL} {self._size}"


_FULL = 0xFFFFFFFF
_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


_EXACT = 256


class Bsd:
    """A sum that is rotated by one bit before each byte."""

    __slots__ = ("_size", "_sum")

    def __init__(self) -> None:
        self._sum = 0
        self._size = 0

    def update(self, data: bytes, /) -> None:
        total = self._sum
        for byte in data:
            if total & 1:
                total |= 0x10000
            total = (total >> 1) + byte
            if total > 0xFFFF:
                total -= 0x10000
        self._sum = total
        self._size += len(data)

    def text(self) -> str:
        return f"{self._sum:05d} {-(-self._size // 1024):5d}"


class Sysv:
    """The sum of all bytes, folded."""

    __slots__ = ("_size", "_sum")

    def __init__(self) -> None:
        self._sum = 0
        self._size = 0

    def update(self, data: bytes, /) -> None:
        # An Adler sum of so few bytes begins with one more than what they add up to.
        view = memoryview(data)
        sums = [zlib.adler32(view[at : at + _EXACT]) & 0xFFFF for at in range(0, len(data), _EXACT)]
        self._sum += sum(sums) - len(sums)
        self._size += len(data)

    def text(self) -> str:
        total = self._sum & _FULL
        folded = (total & 0xFFFF) + (total >> 16)
        return f"{(folded & 0xFFFF) + (folded >> 16)} {-(-self._size // 512)}"
