"""The options of sort."""

import re
from dataclasses import dataclass
from typing import Literal

from mirage.commands.options import takes_next
from mirage.commands.quoting import word as quoted
from mirage.commands.sort.keys import FIRST_BLANKS, KINDS, LAST_BLANKS, LETTERS, Key, key, separator
from mirage.commands.spec import Options, Usage, flag, option, repeated
from mirage.commands.values import choice

Check = Literal["say", "silent"]
_WORDS = {
    f"{kind}-numeric" if kind in ("general", "human") else kind: letter
    for letter, kind in sorted(KINDS.items(), key=lambda item: item[1])
}
_OLD_START = re.compile(r"\+([0-9]+)(?:\.([0-9]+))?([a-zA-Z]*)")
_OLD_END = re.compile(r"-([0-9]+)(?:\.([0-9]+))?(.*)", re.DOTALL)
_SIZE = re.compile(r"[0-9]+([EgGkKmMPtTYZb%]?)")


def _size(text: str) -> str:
    if not _SIZE.match(text):
        raise Usage(f"invalid -S argument '{text}'", hint=False)
    if not _SIZE.fullmatch(text):
        raise Usage(f"invalid suffix in -S argument '{text}'", hint=False)
    return text


def _threads(text: str) -> int:
    if not text.isdigit():
        raise Usage(f"invalid --parallel argument '{text}'", hint=False)
    if not int(text[:18]):
        raise Usage("number in parallel must be nonzero", hint=False)
    return int(text[:18])


def _inputs(text: str) -> int:
    if not text.isdigit():
        raise Usage(f"invalid --batch-size argument '{text}'", hint=False)
    if int(text[:18]) < 2:
        hint = f"sort: minimum --batch-size argument is {quoted('2')}"
        raise Usage(f"invalid --batch-size argument {quoted(text)}\n{hint}", hint=False)
    return int(text[:18])


def _way(text: str) -> Check:
    ways: dict[str, Check] = {"quiet": "silent", "silent": "silent", "diagnose-first": "say"}
    return choice("--check", ways)(text)


def _kind(text: str) -> str:
    words: dict[str, str] = {
        kind: letter for letter, kind in sorted(KINDS.items(), key=lambda item: item[1]) if kind != "text"
    }
    return choice(
        "--sort", {word + ("-numeric" if word in ("general", "human") else ""): words[word] for word in words}
    )(text)


@dataclass(frozen=True, slots=True)
class Sort(Options):
    """The options of sort."""

    blanks: bool = flag("-b", "--ignore-leading-blanks", help="ignore leading blanks")
    dictionary: bool = flag("-d", "--dictionary-order", help="consider only blanks and alphanumeric characters")
    fold: bool = flag("-f", "--ignore-case", help="fold lower case to upper case characters")
    general: bool = flag("-g", "--general-numeric-sort", help="compare according to general numerical value")
    printing: bool = flag("-i", "--ignore-nonprinting", help="consider only printable characters")
    month: bool = flag("-M", "--month-sort", help="compare (unknown) < 'JAN' < ... < 'DEC'")
    human: bool = flag("-h", "--human-numeric-sort", help="compare human readable numbers (e.g., 2K 1G)")
    numeric: bool = flag("-n", "--numeric-sort", help="compare according to string numerical value")
    random: bool = flag("-R", "--random-sort", help="shuffle, but group identical keys")
    source: str | None = option(
        "--random-source", metavar="FILE", default=None, parse=str, help="get random bytes from FILE"
    )
    reverse: bool = flag("-r", "--reverse", help="reverse the result of comparisons")
    version: bool = flag("-V", "--version-sort", help="natural sort of (version) numbers within text")
    kinds: tuple[str, ...] = repeated(
        "--sort",
        metavar="WORD",
        parse=_kind,
        help="sort according to WORD: general-numeric -g, human-numeric -h, month -M, numeric -n, random -R,"
        " version -V",
    )
    batch: int | None = option(
        "--batch-size", metavar="NMERGE", default=None, parse=_inputs, help="merge at most NMERGE inputs at once"
    )
    checks: bool = flag("-c", help="check for sorted input; do not sort")
    checks_silently: bool = flag("-C", help="like -c, but do not report first bad line")
    check: Check | None = option(
        "--check",
        metavar="WHEN",
        default=None,
        parse=_way,
        argument="optional",
        bare="say",
        help="diagnose-first: as -c; quiet or silent: as -C",
    )
    compressor: str | None = option(
        "--compress-program", metavar="PROG", default=None, parse=str, help="accepted, and not needed"
    )
    names: str | None = option(
        "--files0-from",
        metavar="F",
        default=None,
        parse=str,
        help="read input from the files that the NUL-terminated names in file F name; if F is -, read them from"
        " standard input",
    )
    keys: tuple[Key, ...] = repeated(
        "-k", "--key", metavar="KEYDEF", parse=key, help="sort via a key; KEYDEF gives location and type"
    )
    merge: bool = flag("-m", "--merge", help="merge already sorted files; do not sort")
    outputs: tuple[str, ...] = repeated(
        "-o", "--output", metavar="FILE", parse=str, help="write result to FILE instead of standard output"
    )
    stable: bool = flag("-s", "--stable", help="stabilize sort by disabling last-resort comparison")
    size: tuple[str, ...] = repeated(
        "-S", "--buffer-size", metavar="SIZE", parse=_size, help="accepted, and not needed"
    )
    tabs: tuple[bytes, ...] = repeated(
        "-t",
        "--field-separator",
        metavar="SEP",
        parse=separator,
        help="use SEP instead of non-blank to blank transition",
    )
    places: tuple[str, ...] = repeated(
        "-T", "--temporary-directory", metavar="DIR", parse=str, help="accepted, and not needed"
    )
    threads: int | None = option(
        "--parallel", metavar="N", default=None, parse=_threads, help="accepted, and not needed"
    )
    unique: bool = flag(
        "-u", "--unique", help="with -c, check for strict ordering; without -c, output only the first of an equal run"
    )
    old: str | None = option("-y", metavar="SIZE", default=None, parse=str, help="accepted, and not needed")
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")

    @property
    def letters(self) -> frozenset[str]:
        """The ordering options given for all keys."""
        given = {
            FIRST_BLANKS: self.blanks,
            LAST_BLANKS: self.blanks,
            "d": self.dictionary,
            "f": self.fold,
            "g": self.general,
            "h": self.human,
            "i": self.printing,
            "M": self.month,
            "n": self.numeric,
            "R": self.random,
            "r": self.reverse,
            "V": self.version,
        }
        return frozenset(letter for letter, is_given in given.items() if is_given).union(self.kinds)

    @property
    def effective(self) -> list[Key]:
        """The keys that compare, refused where they make no sense."""
        letters = self.letters
        keys = [each.inheriting(letters) for each in self.keys]
        if not keys and letters - {"r"}:
            keys = [Key(letters=letters)]
        for each in keys:
            each.expect_sense()
        return keys


def modern(words: list[str]) -> list[str]:
    """``+1 -2``, as keys were once written, in today's words; only where they can be nothing else."""
    if not any(word.startswith("+") for word in words):
        return words
    out: list[str] = []
    rest = iter(range(len(words)))
    for at in rest:
        word = words[at]
        if word == "--":
            return [*out, *words[at:]]
        start = _OLD_START.fullmatch(word)
        if start is None or not all(letter in LETTERS for letter in start[3]):
            out.append(word)
            if takes_next(Sort, word) and next(rest, None) is not None:
                out.append(words[at + 1])
            continue
        spec = f"{int(start[1]) + 1}.{int(start[2] or 0) + 1}{start[3]}"
        end = _OLD_END.fullmatch(words[at + 1]) if at + 1 < len(words) else None
        if end is not None:
            next(rest)
            if not all(letter in LETTERS for letter in end[3]):
                shown = quoted(words[at + 1])
                raise Usage(f"stray character in field spec: invalid field specification {shown}", hint=False)
            spec += f",{int(end[1]) + 1}.{end[2]}" if int(end[2] or 0) else f",{int(end[1]) or 1}"
            spec += end[3]
        out.append(f"-k{spec}")
    return out
