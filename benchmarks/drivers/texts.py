"""Large texts, made where they are needed: the same for every peer, and for every run."""

import random
from collections.abc import Callable, Mapping
from typing import Any

LEVELS = ("INFO",) * 14 + ("DEBUG",) * 4 + ("WARN", "ERROR")
SERVICES = ("api", "auth", "billing", "search", "mail", "queue", "cache", "edge")
WORDS = ("request", "done", "retry", "timeout", "connection", "closed", "accepted", "shard", "slow", "index")


def _line(rng: random.Random, number: int) -> str:
    """One line of a log: moment, level, milliseconds, service, bytes, and words; every other one names a user."""
    words = " ".join(rng.choice(WORDS) for _ in range(rng.randrange(2, 7)))
    user = f" user={rng.randrange(5000)}" if number % 2 else ""
    moment = f"2026-01-{number % 28 + 1:02d}T{number % 24:02d}:{number % 60:02d}:00"
    level, service = rng.choice(LEVELS), rng.choice(SERVICES)
    return f"{moment} {level} {rng.randrange(2000)} {service} {rng.randrange(100_000)}{user} {words}\n"


def _record(rng: random.Random, number: int) -> str:
    """One value of JSON a line."""
    status = rng.choice((200, 200, 200, 201, 301, 404, 500))
    path = "/".join(rng.choice(WORDS) for _ in range(3))
    return (
        f'{{"id":{number},"status":{status},"path":"/{path}","ms":{rng.randrange(100_000) / 100},'
        f'"user":{{"name":"u{rng.randrange(5000)}","admin":{rng.choice(("true", "false"))}}},"tags":["a","b"]}}\n'
    )


def _many(line: Callable[[random.Random, int], str], size: int) -> str:
    rng = random.Random(1)
    # Ten thousand different lines are enough; making each anew would take longer than what is measured.
    lines = [line(rng, number) for number in range(10_000)]
    text = "".join(lines)
    return (text * (size // len(text) + 1))[:size].rpartition("\n")[0] + "\n"


KINDS: Mapping[str, Callable[[int], str]] = {
    "log": lambda size: _many(_line, size),
    "json": lambda size: _many(_record, size),
}


def texts(files: Mapping[str, Any]) -> dict[str, str]:
    """The files of a request: their text, or the kind and size of one to be made."""
    return {path: text if isinstance(text, str) else KINDS[text[0]](text[1]) for path, text in files.items()}
