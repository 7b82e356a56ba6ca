"""A request, before anything is known of how it is sent."""

from collections.abc import AsyncIterator, Callable
from typing import NamedTuple

from mirage.commands.http.headers import Headers
from mirage.commands.http.urls import Url


class Request(NamedTuple):
    """What is asked for."""

    method: str
    url: Url
    headers: Headers
    body: Callable[[], AsyncIterator[bytes]] | None = None
    target: str = ""
    """Instead of the URL's own."""
