"""A call of a command, what the real program makes of it and what ours does."""

import os
import resource
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from oracle import ENVIRONMENT, UMASK, Node, Oracle, Outcome
from shells import alarm
from shrink import shrink

from mirage.host import Host

PATIENCE = 2.0
"""Seconds that either may take."""

SHOWN = 200
"""Characters of a value that are shown."""

OUTPUT = 4 << 20
"""Bytes that the real program may write to a file, its standard output among them."""


@dataclass(frozen=True, slots=True)
class Call:
    """A command with its words, over a tree."""

    words: tuple[str, ...]
    tree: Mapping[str, Node] = field(default_factory=dict)
    stdin: bytes = b""

    def __str__(self) -> str:
        files = [f"{name}={brief(node)}" for name, node in self.tree.items()]
        return " ".join([shlex.join(self.words), *files, *([f"< {self.stdin!r}"] if self.stdin else [])])


def brief(value: object) -> str:
    """A value as it is shown: the middle of a long one is left out."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN // 2]}...{text[-SHOWN // 2 :]}"


class TooMuch(Exception):
    """The real program took too long or wrote too much: nothing is to be learnt."""


class Programs(Oracle):
    """The real programs in bounds; ours in this process."""

    def __init__(self) -> None:
        self._place = tempfile.TemporaryDirectory(prefix="calls-")
        super().__init__(Path(self._place.name))
        # It holds for what is started here: a limit in between a fork and an exec would cost more than the program.
        resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, resource.RLIM_INFINITY))

    def run(self, words: Sequence[bytes], here: Path, stdin: bytes) -> "subprocess.CompletedProcess[bytes]":
        """As the tests do, its output kept in files: those have bounds.

        :raises TooMuch: it does not end, or reached a bound.
        """
        given, giving = os.pipe()
        # It fits into a pipe as it is.
        os.write(giving, stdin)
        os.close(giving)
        with open(given, "rb") as source, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            try:
                status = subprocess.run(
                    words,
                    stdin=source,
                    stdout=out,
                    stderr=err,
                    cwd=here,
                    env=ENVIRONMENT,
                    umask=UMASK,
                    timeout=PATIENCE,
                    check=False,
                ).returncode
            except subprocess.TimeoutExpired:
                raise TooMuch from None
            if max(out.tell(), err.tell()) >= OUTPUT or status < 0:
                raise TooMuch
            for stream in (out, err):
                stream.seek(0)
            return subprocess.CompletedProcess(words, status, out.read(), err.read())

    def both(self, call: Call, host: Host | None = None) -> tuple[Outcome, Outcome]:
        """The real program's, and our command's without a shell; a breakdown is raised."""
        name, *argv = call.words
        expected = self.real(name, argv, call.tree, call.stdin)
        with alarm(PATIENCE):
            return expected, self.ours(name, argv, call.tree, call.stdin, host=host)

    def both_shells(self, call: Call, host: Host | None = None) -> tuple[Outcome, Outcome]:
        """Those of bash and of our shell: for builtins, and commands that start others."""
        line = shlex.join(call.words)
        expected = self.real("bash", ["-c", line], call.tree, call.stdin)
        with alarm(PATIENCE):
            return expected, self.ours_of_line(line, call.tree, call.stdin, host=host)


Fails: TypeAlias = Callable[[Call], bool]
Part: TypeAlias = "int | str | None"
"""A word by its place, a file by its name, or standard input."""


def smaller(call: Call, fails: Fails) -> Call:
    """The smallest call that still fails: fewer words and files, then less in each."""
    call = _fewer(call, fails)
    for part in (*range(1, len(call.words)), *call.tree, None):
        call = _less(call, part, fails)
    return call


def _fewer(call: Call, fails: Fails) -> Call:
    for place in range(len(call.words) - 1, 0, -1):
        fewer = replace(call, words=(*call.words[:place], *call.words[place + 1 :]))
        if fails(fewer):
            call = fewer
    for name in call.tree:
        fewer = replace(call, tree={each: node for each, node in call.tree.items() if each != name})
        if fails(fewer):
            call = fewer
    return call


def _less(call: Call, part: Part, fails: Fails) -> Call:
    text = _text(call, part)
    if not text:
        return call
    return _with(call, part, shrink(text, lambda fewer: fails(_with(call, part, fewer)), tries=200, seconds=10))


def _text(call: Call, part: Part) -> str:
    if isinstance(part, int):
        return call.words[part]
    data = call.stdin if part is None else call.tree[part]
    return data.decode("latin-1") if isinstance(data, bytes) else ""


def _with(call: Call, part: Part, text: str) -> Call:
    if isinstance(part, int):
        return replace(call, words=(*call.words[:part], text, *call.words[part + 1 :]))
    data = text.encode("latin-1")
    return replace(call, stdin=data) if part is None else replace(call, tree={**call.tree, part: data})
