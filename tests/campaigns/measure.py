"""What a call costs: its processor time, and how far the memory of this process grows above where it was at first."""

import ctypes
import gc
import logging
import os
import re
import resource
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shells import Hung, alarm

ROOM = 2 * 2**30
"""Bytes of address space: what would fill the machine is a MemoryError instead."""

_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None)
"""What gives free memory back, where the C library has it."""


class Faulty(Exception):
    """Our shell ended by a fault of its own; its argument is the traceback."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a call took."""

    seconds: float
    size: int
    """The most bytes that it held."""

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.size / 2**20:.1f} MiB"


def bounded() -> None:
    """Let this process, which was made for it, have no more than ROOM."""
    gc.freeze()
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


class Meter:
    """Measures calls of this process, against the memory that it has now."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        _give_back()
        self._base = _memory("VmRSS")

    def __call__(self, run: Callable[[str], None], text: str) -> tuple[str, Cost]:
        """What is wrong with how the call ends, or nothing; and what it took."""
        _give_back()
        _forget_peak()
        began = time.process_time()
        fault = ""
        with _Unheard() as unheard:
            try:
                with alarm(self._patience):
                    run(text)
            except Hung:
                fault = "hung"
            except Faulty as error:
                fault = _place(str(error))
            except BaseException:  # noqa: BLE001 - whatever it is, it is a find
                fault = _place(traceback.format_exc())
        cost = Cost(time.process_time() - began, max(_memory("VmHWM") - self._base, 0))
        return fault or _place(unheard.text), cost


class _Unheard(logging.Handler):
    """What the event loop says of tasks that nobody waited for."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.text = ""
        self._log = logging.getLogger("asyncio")

    def emit(self, record: logging.LogRecord) -> None:
        self.text = logging.Formatter().format(record)

    def __enter__(self) -> "_Unheard":
        self._log.addHandler(self)
        self._log.propagate = False
        return self

    def __exit__(self, *fault: object) -> None:
        self._log.removeHandler(self)
        self._log.propagate = True


def _place(trace: str) -> str:
    """The exception of a traceback, and the innermost of our functions in it."""
    if not trace:
        return ""
    kind = trace.rstrip().rpartition("\n")[2].partition(":")[0]
    places = re.findall(r'/mirage/(\S+)", line (\d+), in (\S+)', trace)
    return f"{kind} in {':'.join(places[-1])}" if places else kind


def _give_back() -> None:
    """Give back what is not used: memory that a call takes of what lies free would not show."""
    gc.collect()
    if _TRIM is not None:
        _TRIM(0)


def _forget_peak() -> None:
    if _PROC:
        Path("/proc/self/clear_refs").write_text("5")


def _memory(name: str) -> int:
    """A number of bytes that Linux keeps of this process; elsewhere memory is not measured."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text()) if _PROC else None
    return int(found[1]) * 1024 if found else 0


_PROC = os.access("/proc/self/clear_refs", os.W_OK)
