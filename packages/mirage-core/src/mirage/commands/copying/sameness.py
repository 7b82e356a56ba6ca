"""Whether source and target are one file, and what then."""

from typing import TYPE_CHECKING, Literal

from mirage.commands.copying.pairs import Manner, Pair, Sight, look

if TYPE_CHECKING:
    from mirage.vfs.fs import FileSystem

Verdict = Literal["apart", "same", "done"]
"""``apart``: the one may take the other's place. ``done``: they are the same, and that is what was wanted."""


async def verdict(fs: "FileSystem", pair: Pair, manner: Manner) -> Verdict:
    """What to make of a target that is there."""
    old, new = pair.old, pair.new
    same = old.same_file(new)
    if same and manner.instead == "link":
        return "done"
    if manner.follow == "never":
        if pair.entry.kind == "link" and new.entry is not None and new.entry.kind == "link":
            return _links(pair, manner, same=same)
    elif not same:
        return "apart"
    old, new = _unfollowed(old), _unfollowed(new)
    if manner.follow != "never" and manner.remove and _is_link(old) and _is_link(new):
        return "apart"
    if manner.backups is not None:
        return _with_backup(old, new, manner)
    return await _names(fs, old, new, manner)


def _links(pair: Pair, manner: Manner, *, same: bool) -> Verdict:
    """Both are links, and not followed: two links to one file are two things."""
    if pair.old.same_name(pair.new):
        return "same"
    if manner.backups is not None or not same:
        return "apart"
    return "same" if manner.moving else "done"


def _with_backup(old: Sight, new: Sight, manner: Manner) -> Verdict:
    """What is at the target goes aside: only then the source must not go with it, nor lose what it leads to."""
    if old.same_link(new):
        return "same" if old.same_name(new) else "apart"
    emptied = not manner.moving and manner.follow != "never" and _is_link(old) and not _is_link(new)
    return "same" if emptied else "apart"


async def _names(fs: "FileSystem", old: Sight, new: Sight, manner: Manner) -> Verdict:
    """Of the names themselves, none of them followed."""
    same_link = old.same_link(new)
    several = new.link is not None and (new.link.nlink or 1) > 1
    if manner.moving or manner.remove:
        if _is_link(new):
            return "apart"
        if same_link and several and not old.same_name(new):
            # To remove a second name of the source loses nothing; to move onto it would.
            return "same" if manner.moving else "apart"
    if not _is_link(old) and not _is_link(new) and not same_link:
        return "apart"
    if manner.moving and _is_link(old) and several:
        # A link onto one of several names of the file that it leads to: the others still have it.
        return "same" if await _leads_to(fs, old, new) else "apart"
    if manner.instead == "symlink" and _is_link(new):
        return "apart"
    if manner.follow == "never":
        return await _followed(fs, old, new, manner)
    return "same"


async def _leads_to(fs: "FileSystem", link: Sight, other: Sight) -> bool:
    """Whether a link leads to the very name of the other."""
    try:
        return (await look(fs, link.path, follow=True)).place.path == other.spot.path
    except OSError:
        return False


async def _followed(fs: "FileSystem", old: Sight, new: Sight, manner: Manner) -> Verdict:
    """Names that are not followed, and yet might lead to one file."""
    try:
        source, target = await look(fs, old.path, follow=True), await look(fs, new.path, follow=True)
    except OSError:
        return "apart"
    if not source.same_file(target):
        return "apart"
    if manner.instead == "link":
        return "apart" if _is_link(new) else "done"
    return "same"


def _unfollowed(sight: Sight) -> Sight:
    return Sight(sight.path, sight.spot, sight.link)


def _is_link(sight: Sight) -> bool:
    return sight.link is not None and sight.link.kind == "link"
