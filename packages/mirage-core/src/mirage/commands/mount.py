"""mount: what is mounted where, and how. Mounting is the owner's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Usage, flag, repeated
from mirage.paths import encode
from mirage.vfs.table import MountMode

if TYPE_CHECKING:
    from mirage.commands.context import Context

NOTES = """\
Only the owner of the workspace mounts and unmounts: Workspace.mount and
Workspace.unmount.
"""
_SHOWN = {MountMode.READ: "ro,noexec", MountMode.WRITE: "rw,noexec", MountMode.EXEC: "rw"}


@dataclass(frozen=True, slots=True)
class Listing(Options):
    """The options of mount that list."""

    labels: bool = flag("-l", "--show-labels", help="(ignored; nothing has a label)")
    types: tuple[str, ...] = repeated(
        "-t", "--types", metavar="LIST", parse=str, help="only resources of these kinds, separated by commas"
    )


@command("mount", "List what is mounted.", Listing, Operands("PREFIX"), notes=NOTES)
async def mount(ctx: "Context", options: Listing, words: Sequence[str]) -> int:
    """One line for each mount, by prefix."""
    if words:
        raise Usage(f"{words[-1]}: only the owner of the workspace mounts (Workspace.mount).", hint=False)
    kinds = {kind for each in options.types for kind in each.split(",")}
    for each in ctx.fs.table:
        kind = each.resource.kind or type(each.resource).__name__
        if not each.hidden and (not kinds or kind in kinds):
            await ctx.out.write(encode(f"{kind} on {each.prefix} type {kind} ({_SHOWN[each.mode]})\n"))
    return 0
