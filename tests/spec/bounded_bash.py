"""The bash of this machine, held in bounds: what it runs can fill neither the machine nor the time of a campaign."""

import contextlib
import os
import resource
import selectors
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/home/agent"}

NOBODY = 65534 if os.getuid() == 0 else None
"""Who runs what may begin any number of processes: those of root have no bound."""

OUTPUT = 1 << 22
"""Bytes that it may write to both streams."""

_BOUNDS = {
    resource.RLIMIT_NPROC: 200,
    resource.RLIMIT_AS: 256 << 20,
    resource.RLIMIT_CPU: 10,
    resource.RLIMIT_FSIZE: 16 << 20,
    resource.RLIMIT_CORE: 0,
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended; None where it had to be stopped."""

    status: int | None
    stdout: bytes
    stderr: bytes


def bash(code: str, place: Path, patience: float, user: int | None = None) -> Ended:
    """Run ``code`` in ``place``, for so many seconds at most; whatever it began is ended with it."""
    if user is not None:
        os.chown(place, user, user)
    process = subprocess.Popen(
        ["bash", "-c", code],
        cwd=place,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        preexec_fn=_bind,
    )
    try:
        return _ended(process, time.monotonic() + patience)
    finally:
        _end(process)


def _bind() -> None:
    for kind, most in _BOUNDS.items():
        resource.setrlimit(kind, (most, most))
    # What runs in the background of a shell ignores these, and bash cannot trap what was ignored when it began.
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def _ended(process: "subprocess.Popen[bytes]", until: float) -> Ended:
    out, err = process.stdout, process.stderr
    assert out is not None
    assert err is not None
    written = {out: bytearray(), err: bytearray()}
    with selectors.DefaultSelector() as ready:
        for stream in written:
            ready.register(stream, selectors.EVENT_READ)
        while ready.get_map():
            left = until - time.monotonic()
            for key, _ in ready.select(max(left, 0)):
                data = os.read(key.fd, 1 << 16)
                written[key.fileobj] += data
                if not data:
                    ready.unregister(key.fileobj)
            if left <= 0 or sum(map(len, written.values())) > OUTPUT:
                return Ended(None, bytes(written[out]), bytes(written[err]))
    return Ended(_status(process, until), bytes(written[out]), bytes(written[err]))


def _status(process: "subprocess.Popen[bytes]", until: float) -> int | None:
    try:
        status = process.wait(max(until - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        return None
    return status if status >= 0 else 128 - status


def _end(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
