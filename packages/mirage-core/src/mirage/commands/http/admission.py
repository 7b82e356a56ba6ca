"""Whether a request may be made at all; what speaks HTTP is not loaded for one that may not."""

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from mirage.commands.http.faults import Fault, Why
from mirage.commands.http.urls import Url
from mirage.network import Network

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.http.client import Client

MISSING = "HTTP needs the 'http' extra: pip install 'mirage-core[http]'"
UNVERIFIED = "certificates are checked, unless the workspace's owner says Network(unverified=True)"


def admit(network: Network | None, url: Url) -> None:
    """Nothing, where the workspace's owner allows what a URL says.

    :raises Fault: nobody allowed it.
    """
    if network is None:
        words = "the network is off in this workspace; its owner turns it on as in"
    elif network.names(*url.origin):
        return
    else:
        words = "it is not on this workspace's allow-list; its owner adds it as in"
    origin = f"{url.scheme}://{url.place}"
    example = f'Workspace(network=Network(allow=["{origin}"]))'
    raise Fault(Why.CONNECT, f"Failed to connect to {url.host} port {url.port}: {words} {example}", refused=True)


class Clients:
    """The client of a call: made for the first request that may be made, closed at the end of ``stack``."""

    def __init__(
        self,
        network: Network | None,
        now: "Callable[[], float]",
        stack: AsyncExitStack,
        *,
        verified: bool = True,
        authorities: str | None = None,
        family: int = 0,
    ) -> None:
        self._network = network
        self._now = now
        self._stack = stack
        self._verified = verified
        self._authorities = authorities
        self._family = family
        self._client: Client | None = None

    async def to(self, url: Url) -> "Client":
        """The client for a request to ``url``.

        :raises Fault: nobody allowed it, or what speaks HTTP is not installed.
        """
        admit(self._network, url)
        if self._client is None:
            self._client = await self._stack.enter_async_context(self._made())
        return self._client

    def _made(self) -> "Client":
        assert self._network is not None
        if not self._verified and not self._network.unverified:
            raise Fault(Why.PACKAGE, UNVERIFIED, refused=True)
        try:
            from mirage.commands.http.client import Client
        except ImportError:
            raise Fault(Why.PACKAGE, MISSING, refused=True) from None
        return Client(
            self._network, self._now, verified=self._verified, authorities=self._authorities, family=self._family
        )
