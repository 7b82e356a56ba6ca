"""The options of rsync."""

from dataclasses import dataclass

from mirage.commands.rsync.filters import Rule, excluding, including, read
from mirage.commands.spec import Options, flag, mark, option, repeated
from mirage.commands.values import number

Set = tuple[tuple[str, bool], ...]
"""Switches that are turned on or off, in the order in which that was said."""
_ARCHIVE = ("recursive", "links", "perms", "times", "group", "owner", "devices")


_SIZE = number("invalid size", suffixes="bcKkMGT0")


@dataclass(frozen=True, slots=True)
class Rsync(Options):
    """The options of rsync, as far as they matter where nothing is remote."""

    verbose: Set = mark("-v", "--verbose", help="say what is copied", into="switches", value=("verbose", True))
    quiet: bool = flag("-q", "--quiet", help="say nothing but what goes wrong")
    archive: Set = mark("-a", "--archive", help="same as -rlptgoD", into="switches", value=("archive", True))
    recursive: Set = mark(
        "-r",
        "--recursive",
        help="copy directories with all that is in them",
        into="switches",
        value=("recursive", True),
    )
    dirs: Set = mark(
        "-d", "--dirs", help="copy directories without what is in them", into="switches", value=("dirs", True)
    )
    links: Set = mark("-l", "--links", help="copy symbolic links as such", into="switches", value=("links", True))
    follow: Set = mark(
        "-L", "--copy-links", help="copy what symbolic links lead to", into="switches", value=("follow", True)
    )
    perms: Set = mark("-p", "--perms", help="keep permissions", into="switches", value=("perms", True))
    times: Set = mark("-t", "--times", help="keep modification times", into="switches", value=("times", True))
    owner: Set = mark(
        "-o", "--owner", help="(ignored: that is for the superuser)", into="switches", value=("owner", True)
    )
    group: Set = mark("-g", "--group", help="(ignored: there is one group)", into="switches", value=("group", True))
    devices: Set = mark(
        "-D", "--devices", "--specials", help="(ignored: there are none)", into="switches", value=("devices", True)
    )
    plain_times: Set = mark(
        "-O",
        "--omit-dir-times",
        help="leave the times of directories alone",
        into="switches",
        value=("dir_times", True),
    )
    without: Set = mark(
        "--no-recursive", "--no-r", "--no-inc-recursive", help="", into="switches", value=("recursive", False)
    )
    no_links: Set = mark("--no-links", "--no-l", help="", into="switches", value=("links", False))
    no_perms: Set = mark("--no-perms", "--no-p", help="", into="switches", value=("perms", False))
    no_times: Set = mark("--no-times", "--no-t", help="", into="switches", value=("times", False))
    no_owner: Set = mark("--no-owner", "--no-o", help="", into="switches", value=("owner", False))
    no_group: Set = mark("--no-group", "--no-g", help="", into="switches", value=("group", False))
    switches: Set = ()
    relative: bool = flag("-R", "--relative", help="copy to the whole path of each SRC, or to what follows /./ in it")
    nothing: bool = flag("-n", "--dry-run", help="copy nothing, only say what would be")
    update: bool = flag("-u", "--update", help="leave files alone that are newer at DEST")
    checksum: bool = flag("-c", "--checksum", help="compare what files hold, not their times")
    size_only: bool = flag("--size-only", help="compare sizes alone")
    ignore_times: bool = flag("-I", "--ignore-times", help="copy files also where size and time are the same")
    existing: bool = flag("--existing", "--ignore-non-existing", help="make nothing that is not at DEST")
    ignore_existing: bool = flag("--ignore-existing", help="leave files alone that are at DEST")
    delete: bool = flag("--delete", "--del", help="delete what is at DEST and not at SRC")
    delete_when: bool = flag(
        "--delete-before", "--delete-during", "--delete-delay", "--delete-after", help="the same, whenever that is"
    )
    delete_excluded: bool = flag("--delete-excluded", help="and what is excluded")
    remove: bool = flag("--remove-source-files", help="delete the files at SRC that have been copied")
    prune: bool = flag("-m", "--prune-empty-dirs", help="leave out directories that nothing is copied into")
    backup: bool = flag("-b", "--backup", help="keep what is replaced or deleted under another name")
    suffix: str = option("--suffix", metavar="SUFFIX", default="~", parse=str, help="its ending (default: ~)")
    most: int | None = option("--max-size", metavar="SIZE", default=None, parse=_SIZE, help="copy no larger files")
    least: int | None = option("--min-size", metavar="SIZE", default=None, parse=_SIZE, help="copy no smaller files")
    rules: tuple[tuple[Rule, ...], ...] = repeated(
        "--exclude", metavar="PATTERN", parse=excluding, help="leave out what has such a name"
    )
    included: tuple[tuple[Rule, ...], ...] = repeated(
        "--include", metavar="PATTERN", parse=including, help="but for those with such a name", into="rules"
    )
    filtered: tuple[tuple[Rule, ...], ...] = repeated(
        "-f", "--filter", metavar="RULE", parse=read, help="'- PATTERN' or '+ PATTERN'", into="rules"
    )
    makes: bool = flag("--mkpath", help="make what is missing above DEST")
    itemize: bool = flag("-i", "--itemize-changes", help="say what changes with each name")
    human: bool = flag("-h", "--human-readable", help="numbers in K, M, G")
    progress: bool = flag("-P", "--progress", "--partial", help="(ignored: no progress is shown)")
    compress: bool = flag("-z", "--compress", help="(ignored: nothing is sent)")
    whole: bool = flag("-W", "--whole-file", "--no-whole-file", "--inplace", help="(ignored)")
    one_file_system: bool = flag("-x", "--one-file-system", help="do not go into other mounts")
    kept: bool = flag("-H", "-A", "-X", "-E", "-S", "--hard-links", "--acls", "--xattrs", "--sparse", help="(ignored)")
    numeric: bool = flag("--numeric-ids", "--executability", "--force", help="(ignored)")
    shell: str = option("-e", "--rsh", metavar="COMMAND", default="", parse=str, help="(ignored: nothing is remote)")
    info: str = option("--info", metavar="FLAGS", default="", parse=str, help="(ignored)")

    @property
    def deletes(self) -> bool:
        """Whether what is not at SRC goes."""
        return self.delete or self.delete_when or self.delete_excluded

    def has(self, name: str) -> bool:
        """Whether a switch is on, the last word on it counting."""
        on = False
        for switch, value in self.switches:
            if switch == name or (switch == "archive" and name in _ARCHIVE):
                on = value
        return on
