"""What every test of the repository may use: both event loops, and servers of its own."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

import pytest
from hypothesis import settings

pytest_plugins = ["pytester"]

# The same examples each time: a change of the code decides whether tests pass. ``--hypothesis-profile=search`` looks
# for others.
settings.register_profile("search", derandomize=False)
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")

PATIENCE = 10.0
"""Seconds a server may take until it listens, and again until it has ended."""

Server = Callable[..., int]


LOOPS = tuple(os.environ.get("MIRAGE_TEST_LOOPS", "asyncio trio").split())
"""The event loops that tests run on."""


@pytest.fixture(scope="module", params=LOOPS)
def anyio_backend(request: pytest.FixtureRequest) -> str:
    """Each asynchronous test runs on all of them."""
    return str(request.param)


@pytest.fixture
def server() -> Iterator[Server]:
    """Start a server of the test's own: ``port = server("redis-server", "--port", "{port}", package="redis-server")``.

    It listens on a free port of the loopback interface, which stands for ``{port}``, and ends with the test. Where the
    program is missing the test is skipped; with ``MIRAGE_TEST_PROGRAMS=required`` it fails.
    """
    started: list[subprocess.Popen[bytes]] = []

    def start(program: str, *arguments: str, package: str) -> int:
        path = require(program, package)
        port = free_port()
        command = [path, *(argument.format(port=port) for argument in arguments)]
        started.append(subprocess.Popen(command, stdin=subprocess.DEVNULL))
        wait_until_listening(started[-1], port)
        return port

    yield start
    for process in reversed(started):
        end(process)


def require(program: str, package: str) -> str:
    """The path of a program; without it the test is skipped, or fails, naming the Debian package that brings it."""
    path = shutil.which(program)
    if path is not None:
        return path
    message = f"{program} is missing: apt-get install {package}"
    if os.environ.get("MIRAGE_TEST_PROGRAMS") == "required":
        pytest.fail(message)
    pytest.skip(message)


def free_port() -> int:
    """A port of the loopback interface that nothing listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_until_listening(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Return once the server takes connections."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"{described(process.args)} ended with status {process.returncode}")
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail(f"{described(process.args)} does not listen on port {port} after {PATIENCE:g} s")


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a server, with force where it does not listen."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def described(command: object) -> str:
    """A command line for a message."""
    return " ".join(map(str, command)) if isinstance(command, Sequence) else str(command)
