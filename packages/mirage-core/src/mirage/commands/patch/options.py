"""What patch can be told."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mirage.commands.spec import Options, Usage, flag, option, select

Reject = Literal["context", "unified"]


class Fatal(Usage):
    """What ends patch at once."""

    def __init__(self, message: str) -> None:
        super().__init__(f"**** {message}", hint=False)


def _number(what: str) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise Fatal(f"{what} {text} is not a number")
        return int(text)

    return parse


def _reject(text: str) -> Reject:
    match text:
        case "context" | "unified":
            return text
        case _:
            raise Usage(f"unrecognized option '--reject-format={text}'")


@dataclass(frozen=True, slots=True)
class Patch(Options):
    """The options of patch."""

    strip: int | None = option(
        "-p",
        "--strip",
        metavar="NUM",
        default=None,
        parse=_number("strip count"),
        help="strip NUM leading components from file names",
    )
    fuzz: int = option(
        "-F",
        "--fuzz",
        metavar="LINES",
        default=2,
        parse=_number("fuzz factor"),
        help="set the fuzz factor to LINES for inexact matching",
    )
    loose: bool = flag("-l", "--ignore-whitespace", help="ignore white space changes between patch and input")
    kind: str | None = select(
        {
            "-c": "context",
            "--context": "context",
            "-e": "ed",
            "--ed": "ed",
            "-n": "normal",
            "--normal": "normal",
            "-u": "unified",
            "--unified": "unified",
        },
        default=None,
        help="interpret the patch as a context difference\nnot supported: a script for ed\n"
        "interpret the patch as a normal difference\ninterpret the patch as a unified difference",
    )
    forward: bool = flag("-N", "--forward", help="ignore patches that appear to be reversed or already applied")
    reverse: bool = flag("-R", "--reverse", help="assume patches were created with old and new files swapped")
    input: str = option("-i", "--input", metavar="PATCHFILE", default="-", parse=str, help="read patch from PATCHFILE")
    output: str | None = option(
        "-o", "--output", metavar="FILE", default=None, parse=str, help="output patched files to FILE"
    )
    rejects: str | None = option(
        "-r", "--reject-file", metavar="FILE", default=None, parse=str, help="output rejects to FILE"
    )
    remove_empty: bool = flag("-E", "--remove-empty-files", help="remove output files that are empty after patching")
    batch: bool = flag("-t", "--batch", help="ask no questions; skip bad-Prereq patches; assume reversed")
    force: bool = flag("-f", "--force", help="like -t, but ignore bad-Prereq patches, and assume unreversed")
    silent: bool = flag("-s", "--quiet", "--silent", help="work silently unless an error occurs")
    dry_run: bool = flag("--dry-run", help="do not actually change any files; just print what would happen")
    directory: str = option(
        "-d", "--directory", metavar="DIR", default="", parse=str, help="change the working directory to DIR first"
    )
    backup: bool = flag("-b", "--backup", help="back up the original contents of each file")
    backup_mismatch: bool | None = select(
        {"--backup-if-mismatch": True, "--no-backup-if-mismatch": False},
        default=None,
        help="back up if the patch does not match exactly\nback up mismatches only if otherwise requested",
    )
    prefix: str = option(
        "-B", "--prefix", metavar="PREFIX", default="", parse=str, help="prepend PREFIX to backup file names"
    )
    suffix: str = option(
        "-z", "--suffix", metavar="SUFFIX", default="", parse=str, help="append SUFFIX to backup file names"
    )
    reject_format: Reject | None = option(
        "--reject-format",
        metavar="FORMAT",
        default=None,
        parse=_reject,
        help="create 'context' or 'unified' rejects",
    )
    binary: bool = flag("--binary", help="read and write data in binary mode: carriage returns are kept")
    posix: bool = flag("--posix", help="conform to the POSIX standard")
