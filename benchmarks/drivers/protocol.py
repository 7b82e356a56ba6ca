"""How a driver is spoken to: one JSON request a line on stdin, one JSON answer a line on stdout.

Every driver runs in its own interpreter and defines a Peer; this module is found beside it.
"""

import asyncio
import gc
import hashlib
import json
import resource
import sys
import time
from typing import Any, Protocol

from texts import texts


class Peer(Protocol):
    """What a shell must offer to be measured."""

    async def prepare(self, files: dict[str, str]) -> None:
        """Start anew with exactly these files (absolute path -> text) in its fastest store."""

    async def line(self, text: str) -> tuple[int, str]:
        """Run a line in the same session; its status and standard output."""

    def idle(self) -> object:
        """A fresh instance that does nothing, for the memory of many."""


def spent() -> float:
    """Processor seconds of this process and of the children it has waited for."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def resident() -> int:
    """Bytes of this process in memory."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


def forget_peak() -> int:
    """Begin to look for the most memory anew; the bytes that are in use now."""
    with open("/proc/self/clear_refs", "w") as refs:
        refs.write("5")
    return resident()


def peak() -> int:
    """The most bytes of this process in memory since they were last forgotten."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


class Driver:
    """Answers requests until stdin ends."""

    def __init__(self, peer: Peer) -> None:
        self.peer = peer
        self.kept: list[object] = []

    async def prepare(self, request: dict[str, Any]) -> dict[str, Any]:
        await self.peer.prepare(texts(request["files"]))
        return {}

    async def check(self, request: dict[str, Any]) -> dict[str, Any]:
        status, out = await self.peer.line(request["line"])
        # The order of a directory is each peer's own.
        lines = "\n".join(sorted(out.splitlines()))
        return {"status": status, "digest": hashlib.sha256(lines.encode()).hexdigest(), "out": out[:100]}

    async def time(self, request: dict[str, Any]) -> dict[str, Any]:
        gc.collect()
        start, wall = spent(), time.perf_counter()
        before = forget_peak()
        for _ in range(request["times"]):
            for text in request["lines"]:
                await self.peer.line(text)
        return {"cpu": spent() - start, "wall": time.perf_counter() - wall, "grown": peak() - before}

    async def idle(self, request: dict[str, Any]) -> dict[str, Any]:
        self.kept.append(self.peer.idle())
        gc.collect()
        before = resident()
        self.kept.extend(self.peer.idle() for _ in range(request["times"]))
        gc.collect()
        grown = resident() - before
        self.kept.clear()
        return {"bytes": grown / request["times"]}


async def serve(peer: Peer) -> None:
    driver = Driver(peer)
    for text in sys.stdin:
        request = json.loads(text)
        try:
            answer = await getattr(driver, request["do"])(request)
        except Exception as error:  # noqa: BLE001 - a peer's failure is a result, shown beside the figures
            answer = {"error": f"{type(error).__name__}: {error}"[:200]}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def main(peer: Peer) -> None:
    asyncio.run(serve(peer))
