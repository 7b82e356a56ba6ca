"""The words of unzip and zipinfo: letters anywhere, lists of members, and where to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.commands.compression.expanding import Refused
from mirage.commands.context import Context, reason
from mirage.commands.zip import directory
from mirage.paths import encode
from mirage.patterns.glob import Rules, matcher

NO_ARCHIVE, UNKNOWN, WRONG, NO_MATCH, LOCKED = 9, 81, 10, 11, 5
DAMAGED = 3
_COLUMN = 22
_SUFFIXES = ("", ".zip", ".ZIP")


class WrongWords(Exception):
    """Words that make no sense."""


@dataclass(frozen=True, slots=True)
class Words:
    """A call, taken apart."""

    letters: str
    archive: str | None
    members: tuple[str, ...]
    excluded: tuple[str, ...]
    target: str

    def count(self, letter: str) -> int:
        """How often a letter was given."""
        return self.letters.count(letter)


def parse(words: Sequence[str], known: str) -> Words:
    """Take a call apart; ``known`` are the letters that make sense.

    :raises WrongWords: it makes none.
    """
    letters = target = ""
    operands: list[str] = []
    excluded: list[str] = []
    into = operands
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word[:1] != "-" or word == "-":
            into.append(word)
            continue
        into = operands
        for place, letter in enumerate(word[1:], 2):
            if letter == "d" and "d" in known:
                target = word[place:]
                if not target:
                    if at == len(words):
                        raise WrongWords("must specify directory to which to extract with -d option")
                    target = words[at]
                    at += 1
                break
            if letter == "x":
                into = excluded if operands else operands
            elif letter in known:
                letters += letter
            else:
                raise WrongWords(letter)
    archive = operands[0] if operands else None
    return Words(letters, archive, tuple(operands[1:]), tuple(excluded), target)


class Choice:
    """Which members are meant."""

    __slots__ = ("_excluded", "_members", "_texts", "_used")

    def __init__(self, words: Words) -> None:
        rules = Rules(ignore_case="C" in words.letters)
        self._texts = words.members
        self._members = [matcher(text, rules) for text in words.members]
        self._excluded = [matcher(text, rules) for text in words.excluded]
        self._used: set[int] = set()

    def meant(self, name: str) -> bool:
        """Whether a member is; which of the patterns say so is kept in mind."""
        hits = [at for at, matches in enumerate(self._members) if matches(name)]
        self._used.update(hits)
        if self._members and not hits:
            return False
        return not any(matches(name) for matches in self._excluded)

    def missing(self) -> Iterable[str]:
        """The patterns that no member matches."""
        return (text for at, text in enumerate(self._texts) if at not in self._used)


@dataclass(frozen=True, slots=True)
class Found:
    """An archive that is there."""

    path: str
    directory: directory.Directory


@dataclass(frozen=True, slots=True)
class Voice:
    """How a command speaks of the archive."""

    name: str
    announce: bool
    """What archive it is, is said first."""
    on_out: bool = False
    """What goes wrong is said on standard output."""
    labels: bool = False
    """What goes wrong begins with the archive."""
    searches: bool = True
    """Where it was looked for is said as well."""

    async def say(self, ctx: Context, text: str) -> None:
        """Say what is wrong."""
        if self.on_out:
            await ctx.out.write(encode(text))
        else:
            await say(ctx, text)


async def find(ctx: Context, given: str, voice: Voice) -> Found | int:
    """The archive that a word means, or the status where there is none, which is said."""
    name = voice.name
    found = None
    for suffix in _SUFFIXES:
        try:
            if (await ctx.fs.stat(given + suffix)).kind != "dir":
                found = given + suffix
                break
        except FileNotFoundError:
            continue
        except OSError as error:
            await voice.say(ctx, f"{name}:  cannot find or open {given}: {reason(error)}\n")
            return NO_ARCHIVE
    if found is None:
        await voice.say(ctx, f"{name}:  cannot find or open {given}, {given}.zip or {given}.ZIP.\n")
        return NO_ARCHIVE
    if voice.announce:
        await ctx.out.write(encode(f"Archive:  {found}\n"))
    try:
        return Found(found, await directory.read(ctx, found))
    except directory.NoArchive:
        label = f"[{found}]\n" if voice.labels else ""
        more = _NO_MORE.format(path=found, name=name, blank=" " * (len(name) + 3))
        await voice.say(ctx, f"{label}{_NO_END}{more if voice.searches else ''}")
        return NO_ARCHIVE
    except directory.Damaged:
        await say(ctx, f"error [{found}]:  the directory of the archive is damaged\n")
        return DAMAGED
    except Refused as refusal:
        await say(ctx, f"{name}:  {found}: {refusal}\n")
        return DAMAGED
    except OSError as error:
        await say(ctx, f"error:  cannot open zipfile [ {found} ]\n        {reason(error)}\n")
        return NO_ARCHIVE


_NO_END = """\
  End-of-central-directory signature not found.  Either this file is not
  a zipfile, or it constitutes one disk of a multi-part archive.  In the
  latter case the central directory and zipfile comment will be found on
  the last disk(s) of this archive.
"""
_NO_MORE = """\
{name}:  cannot find zipfile directory in one of {path} or
{blank}{path}.zip, and cannot find {path}.ZIP, period.
"""


async def say(ctx: Context, text: str) -> None:
    """Write to standard error."""
    await ctx.pass_on()
    await ctx.io.err.write(encode(text))


def column(name: str) -> str:
    """A name in its column."""
    text = shown(name)
    return text + " " * (_COLUMN - len(encode(text)))


def shown(name: str) -> str:
    """A name as it is printed: what would control a terminal is not."""
    if name.isprintable():
        return name
    return "".join(f"^{chr(ord(char) + 64)}" if char < " " else char for char in name)
