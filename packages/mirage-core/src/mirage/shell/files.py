"""Commands that are named by a path, scripts, and ``$(< file)``."""

import errno
from typing import TYPE_CHECKING

from mirage.errors import failure
from mirage.paths import absolute
from mirage.shell.ast import List, Simple, Word
from mirage.shell.expand.words import Plan
from mirage.streams import chunks_of

if TYPE_CHECKING:
    from mirage.shell.ast import Node
    from mirage.shell.run import Run
    from mirage.shell.state import Shell
    from mirage.streams import Io

COMMAND_DIRECTORIES = ("/bin/", "/usr/bin/", "/usr/local/bin/")
LONGEST_SCRIPT = 16 * 1024 * 1024

NOT_FOUND = 127
CANNOT_RUN = 126


def is_command_path(path: str) -> bool:
    """Whether ``path`` is where commands are found: ``/bin/ls``."""
    head, slash, name = path.rpartition("/")
    return bool(name) and head + slash in COMMAND_DIRECTORIES


def is_closed(path: str, io: "Io") -> bool:
    """Whether ``path`` is a descriptor that is not there: ``/dev/fd/9``."""
    if not path.startswith("/dev/"):
        return False
    from mirage.shell.run.redirect import stream_of  # Few are asked for.
    from mirage.vfs.system import descriptor

    number = descriptor(path.removeprefix("/dev/"))
    return number is not None and stream_of(io, number) is None


async def run(shell: "Shell", words: list[str], io: "Io", name: str = "") -> int:
    """Run the file that the first word names, as the kernel would; a command under another ``name``, if any."""
    path = words[0]
    place = absolute(path, shell.session.cwd)
    if is_command_path(place):
        from mirage.shell.outside import named

        last = place.rpartition("/")[2]
        command = await named(shell, [last, *words[1:]])
        if command is not None:
            return await shell.run_command(command, words, io, name or path)
    try:
        if is_closed(place, io):
            raise failure(errno.ENOENT, path)
        entry = await shell.fs.stat(path)
        if entry.kind == "dir":
            await shell.say(io, f"{path}: Is a directory")
            return CANNOT_RUN
        await shell.fs.expect_executable(path)
        text = await script(shell, path, io)
    except OSError as error:
        await shell.say(io, f"{path}: {error.strerror}")
        return NOT_FOUND if error.errno == errno.ENOENT else CANNOT_RUN
    if text.startswith(b"#!"):
        from mirage.shell.shebang import follow

        return await follow(shell, text, words, io)
    if b"\0" in text.partition(b"\n")[0]:
        await shell.say(io, f"{path}: cannot execute binary file: Exec format error")
        return CANNOT_RUN
    return await shell.source(text, io, name=path, arguments=words[1:])


async def script(shell: "Shell", path: str, io: "Io") -> bytes:
    """The bytes of a script, charged while they are gathered; ``/dev/stdin`` and its like are those of ``io``.

    :raises OSError: it cannot be read, or is no reasonable script (EFBIG).
    """
    chunks: list[bytes] = []
    size = 0
    source = await shell.fs.open(path, io=io)
    try:
        async for chunk in chunks_of(source):
            if shell.budget.step():
                await shell.budget.breathe()
            size += len(chunk)
            if size > LONGEST_SCRIPT:
                raise OSError(errno.EFBIG, "File too large", path)
            chunks.append(chunk)
    finally:
        await source.aclose()
    return b"".join(chunks)


def reading(program: "Node") -> "Run | None":
    """The closure of ``$(< file)``: the file's bytes, without a command."""
    if not isinstance(program, List) or len(program.items) != 1:
        return None
    command = program.items[0]
    if not isinstance(command, Simple) or command.words or command.assignments or len(command.redirects) != 1:
        return None
    redirect = command.redirects[0]
    if redirect.operator != "<" or redirect.fd or not isinstance(redirect.target, Word):
        return None
    target = Plan(redirect.target)

    async def read(shell: "Shell", io: "Io") -> int:
        path = await target.text(shell, io)
        try:
            async with shell.fs.read(path) as chunks:
                async for chunk in chunks:
                    if shell.budget.step():
                        await shell.budget.breathe()
                    await io.out.write(chunk)
        except IsADirectoryError:
            # It can be opened.
            return 0
        except OSError as error:
            await shell.say(io, f"{path}: {error.strerror}")
            return 1
        return 0

    return read
