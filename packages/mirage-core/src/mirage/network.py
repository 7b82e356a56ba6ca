"""What the lines of a workspace may reach over HTTP: nothing, unless its owner names it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import NamedTuple, Self, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
"""The schemes that are spoken, and where each listens."""
LARGEST = 1 << 30
ANY = "*"

_TRANSLATED = IPv6Network("64:ff9b::/96")
_SPECIAL = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")))
"""What Python takes for public, some versions more than others; the last is where a cloud answers its own machines."""


@dataclass(frozen=True, slots=True)
class Network:
    """An allow-list for ``curl`` and ``wget``.

    ``Network(allow=["https://api.example.com", "*.example.org:8443"], private=["10.0.0.0/8", "127.0.0.1:8080"])``

    Both must let a connection pass: ``allow`` what the URL says, each redirect's too, and the address found for it must
    be public or in ``private``. An address that is written out in ``allow`` needs no further permission.
    """

    allow: Sequence[str] = ()
    """``[SCHEME://]HOST[:PORT]``. Without a scheme both are meant, without a port the scheme's own, ``*`` is any host
    or port, ``*.HOST`` any host below."""
    private: Sequence[str] = ()
    """``ADDRESS[/BITS][:PORT]``: addresses outside of the public Internet that names may stand for."""
    unverified: bool = False
    """Whether a line may ask to talk to servers without a valid certificate (``curl -k``)."""
    largest: int = LARGEST
    """The most bytes that one transfer may bring."""
    _origins: tuple["_Origin", ...] = field(init=False, repr=False, compare=False)
    _places: tuple["_Place", ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("allow", "private"):
            if isinstance(getattr(self, name), str):
                raise TypeError(f"{name}: a list is needed, not a text")
            object.__setattr__(self, name, tuple(getattr(self, name)))
        object.__setattr__(self, "_origins", tuple(map(_Origin.parse, self.allow)))
        object.__setattr__(self, "_places", tuple(map(_Place.parse, self.private)))

    def names(self, scheme: str, host: str, port: int) -> bool:
        """Whether the allow-list has a URL's origin; ``host`` in lower case."""
        return any(origin.matches(scheme, host, port) for origin in self._origins)

    def reaches(self, host: str, address: str, port: int) -> bool:
        """Whether a connection to ``address``, which was found for ``host``, may be made."""
        found = _unwrapped(address)
        if found is None:
            return False
        written = _unwrapped(host) == found and any(origin.host == host for origin in self._origins)
        return written or _is_public(found) or any(place.holds(found, port) for place in self._places)


class _Origin(NamedTuple):
    """An entry of ``allow``."""

    schemes: frozenset[str]
    host: str
    port: int | None
    """None: the scheme's own; 0: any."""

    @classmethod
    def parse(cls, text: str) -> Self:
        scheme, found, rest = text.rpartition("://")
        schemes = frozenset({scheme.lower()} if found else PORTS)
        if not schemes <= PORTS.keys():
            raise ValueError(f"allow: {text}: http and https only")
        host, port = _divided(rest.removesuffix("/"))
        fixed = host[2:] if host.startswith("*.") else host.removeprefix(ANY)
        if not host or any(letter in fixed for letter in "*/@?# "):
            raise ValueError(f"allow: {text}: [SCHEME://]HOST[:PORT] is needed")
        return cls(schemes, _ascii(host), _port(f"allow: {text}", port))

    def matches(self, scheme: str, host: str, port: int) -> bool:
        if scheme not in self.schemes or (PORTS[scheme] if self.port is None else self.port or port) != port:
            return False
        if self.host.startswith("*."):
            return host.endswith(self.host[1:])
        return self.host in (ANY, host)


class _Place(NamedTuple):
    """An entry of ``private``."""

    network: IPv4Network | IPv6Network
    port: int
    """0: any."""

    @classmethod
    def parse(cls, text: str) -> Self:
        address, port = _divided(text)
        try:
            network = ip_network(address)
        except ValueError as error:
            raise ValueError(f"private: {text}: ADDRESS[/BITS][:PORT] is needed: {error}") from None
        return cls(network, _port(f"private: {text}", port) or 0)

    def holds(self, address: Address, port: int) -> bool:
        return address in self.network and self.port in (0, port)


def _divided(text: str) -> tuple[str, str | None]:
    """A host or address, and the port behind it; an IPv6 address with a port stands in brackets."""
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        return host, rest[1:] if rest.startswith(":") else None
    if text.count(":") != 1:
        return text, None
    host, _, port = text.partition(":")
    return host, port


def _port(where: str, text: str | None) -> int | None:
    if text is None:
        return None
    if text == ANY:
        return 0
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65536):
        raise ValueError(f"{where}: no port: {text!r}")
    return int(text)


def _ascii(host: str) -> str:
    host = host.lower().rstrip(".")
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _unwrapped(text: str) -> Address | None:
    """The address, an IPv4 address where it is one inside an IPv6 address; None where the text is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _is_public(address: Address) -> bool:
    if address.is_multicast or address.is_reserved or any(address in network for network in _SPECIAL):
        return False
    if isinstance(address, IPv6Address) and (address.is_site_local or address.teredo):
        return False
    return address.is_global
