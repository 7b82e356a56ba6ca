"""A tree that is mounted READ, and what it looks like from behind the mount."""

import gzip
from pathlib import Path

from mirage.resource.ram import RAMResource

ZIP = bytes.fromhex(
    "504b0304140000000000000021008316dc8c0100000001000000010000006178504b010214031400"
    "00000000000021008316dc8c01000000010000000100000000000000000000008001000000006150"
    "4b050600000000010001002f000000200000000000"
)
"""One member, ``a``, that holds an x."""

FILES = {"a": b"alpha\n", "d/b": b"beta\n", "d/e/c": b"gamma\n", "p.gz": gzip.compress(b"packed\n"), "p.zip": ZIP}


def on_disk(root: Path) -> object:
    found = {}
    for path in [root, *sorted(root.rglob("*"))]:
        stat = path.lstat()
        data = path.read_bytes() if path.is_file() else b""
        found[str(path.relative_to(root))] = (stat.st_mode, stat.st_mtime_ns, stat.st_ino, stat.st_nlink, data)
    return found


def in_memory(resource: RAMResource) -> object:
    found: dict[str, object] = {}
    pending = [""]
    while pending:
        path = pending.pop()
        node = resource._tree.find(path)
        data = b"".join(node.content.pieces(0, node.content.size)) if hasattr(node, "content") else b""
        found[path] = (node.kind, node.mode, node.mtime, node.ctime, node.inode, node.nlink, data)
        pending += [f"{path}/{name}" if path else name for name in node.children]
    return found
