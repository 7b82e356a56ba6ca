"""What an agent is told of a workspace: the mounts, what may be done there, and where to learn more."""

from collections.abc import Iterable, Sequence

from mirage.vfs.table import Mount, MountMode

_MAY = {
    MountMode.READ: "read only",
    MountMode.WRITE: "read and write",
    MountMode.EXEC: "read, write and run scripts",
}

_OPENING = """\
You work in a virtual filesystem with bash. These places are mounted; every command works across all of them:
"""

_CLOSING = """
Each command explains itself with --help; `ls /bin` lists them. There are no other programs and no host files.
"""


def describe(mounts: Sequence[Mount], sections: Iterable[str] = ()) -> str:
    """The prompt: one line per mount, what its resource says of itself, and what plugins add; the same every time."""
    lines = [_OPENING]
    lines.extend(_of_mount(mount) for mount in mounts)
    lines.append(_CLOSING)
    lines.extend(f"\n{section.rstrip()}\n" for section in sections)
    return "".join(lines)


def _of_mount(mount: Mount) -> str:
    kind = mount.resource.kind or type(mount.resource).__name__
    text = f"- {mount.prefix} ({kind}, {_MAY[mount.mode]})\n"
    if not mount.resource.prompt:
        return text
    said = mount.resource.prompt.replace("{prefix}", "" if mount.prefix == "/" else mount.prefix)
    return text + "".join(f"  {line}\n" for line in said.splitlines())
