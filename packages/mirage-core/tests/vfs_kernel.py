"""The kernel as an oracle of file operations: a child that lives in a folder of its own and makes real system calls.

``python vfs_kernel.py FOLDER`` changes its root to the folder, so that no ``..`` leads out, and answers a JSON list
``[name, argument, ...]`` per line of standard input with what the call returned, or the name of its errno.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

_ACCESS = {"w": os.O_WRONLY, "r": os.O_RDONLY, "rw": os.O_RDWR}
_EXTRA = {"c": os.O_CREAT, "x": os.O_EXCL, "t": os.O_TRUNC, "a": os.O_APPEND}


class Kernel:
    """Asks the child."""

    def __init__(self, folder: str) -> None:
        command = [sys.executable, "-I", __file__, folder]
        if os.geteuid() != 0:
            command = ["unshare", "--map-root-user", *command]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def do(self, *operation: str) -> object:
        """What the operation answers; an errno by its name, as in ``"!ENOENT"``."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(operation) + "\n")
        self._child.stdin.flush()
        answer: object = json.loads(self._child.stdout.readline())
        return answer

    def close(self) -> None:
        """End the child."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.close()
        self._child.stdout.close()
        self._child.wait(10)


def reset() -> None:
    """An empty world, but for the working directory ``/top/here``."""
    for name in os.listdir("/"):
        if os.path.isdir(f"/{name}") and not os.path.islink(f"/{name}"):
            shutil.rmtree(f"/{name}")
        else:
            os.unlink(f"/{name}")
    os.chmod("/", 0o755)
    os.makedirs("/top/here")
    os.chdir("/top/here")


def opened(path: str, letters: str) -> None:
    """Open as the letters say, and write ``new`` or read a byte."""
    how = _ACCESS["".join(sorted(set(letters) & {"r", "w"}))]
    for letter, flag in _EXTRA.items():
        how |= flag if letter in letters else 0
    descriptor = os.open(path, how, 0o666)
    try:
        if "w" in letters:
            os.write(descriptor, b"new")
        elif not os.path.isdir(path):
            os.read(descriptor, 1)
    finally:
        os.close(descriptor)


def shape(found: os.stat_result) -> list[object]:
    """Kind, size and permission bits."""
    kind = {0o04: "dir", 0o12: "link", 0o10: "file"}[found.st_mode >> 12]
    return [kind, None if kind == "dir" else found.st_size, None if kind == "link" else found.st_mode & 0o7777]


def tree() -> dict[str, object]:
    """Everything there is, by path."""
    found: dict[str, object] = {}
    for directory, folders, files in os.walk("/"):
        for name in folders + files:
            path = os.path.join(directory, name)
            kind, _, mode = shape(os.lstat(path))
            held = os.readlink(path) if kind == "link" else None
            found[path] = [kind, Path(path).read_bytes().hex() if kind == "file" else held, mode]
    return found


def read(path: str) -> str:
    """The file's bytes; unlike ``open``, the path goes to the kernel as it is spelled."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, 1 << 20).hex()
    finally:
        os.close(descriptor)


CALLS = {
    "reset": reset,
    "tree": tree,
    "mkdir": lambda path: os.mkdir(path, 0o777),
    "rmdir": os.rmdir,
    "unlink": os.unlink,
    "rename": os.rename,
    "symlink": os.symlink,
    "link": lambda source, path: os.link(source, path, follow_symlinks=False),
    "readlink": os.readlink,
    "open": opened,
    "truncate": lambda path, size: os.truncate(path, int(size)),
    "chmod": lambda path, mode: os.chmod(path, int(mode, 8)),
    "stat": lambda path: shape(os.stat(path)),
    "lstat": lambda path: shape(os.lstat(path)),
    "read": read,
    "list": lambda path: sorted(os.listdir(path)),
}


def serve(folder: str) -> None:
    """Answer until standard input ends."""
    os.chroot(folder)
    os.chdir("/")
    os.umask(0o022)
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = CALLS[name](*arguments)  # type: ignore[operator]
        except OSError as error:
            answer = "!" + errno.errorcode[error.errno or 0]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
