"""The words of ps: options as System V, as BSD and as GNU write them, and process numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from string import ascii_letters, digits
from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.context import Alive
from mirage.commands.owners import group_number, user_number
from mirage.commands.ps.columns import COLUMNS, ELSEWHERE, Column, Shown

if TYPE_CHECKING:
    from mirage.host import Host

_LETTERS = frozenset(ascii_letters)
_DIGITS = frozenset(digits)
LAST_PID = 0x7FFFFFFF
Picks: TypeAlias = Callable[[Alive], bool]


_BETWEEN = re.compile("[, \t\n]")
BSD_LAYOUTS = frozenset({"bu", "bl", "bj"})
"""The layouts that BSD's options name, which go with no other."""


class Fault(Exception):
    """The words make no sense."""


class Refused(Exception):
    """They do, but not here."""


class Quick(Exception):
    """``-q`` beside another choice, or twice."""


@dataclass(slots=True)
class Call:
    """What is asked for."""

    picks: list[Picks] = field(default_factory=list[Picks])
    quick: list[int] = field(default_factory=list[int])
    terminals: bool = False
    """Processes of terminals: there are none."""
    others: bool = False
    """Processes without a terminal."""
    running: bool = False
    inverted: bool = False
    bsd: bool = False
    header: bool = True
    names_only: bool = False
    letters: set[str] = field(default_factory=set[str])
    """The layouts that are named."""
    columns: list[Shown] = field(default_factory=list[Shown])
    around: list[Shown] = field(default_factory=list[Shown])
    """Columns put into the usual ones."""
    order: list[tuple[Column, bool]] = field(default_factory=list[tuple[Column, bool]])
    """The keys, and whether each goes down."""
    version: bool = False

    def chooses(self, process: Alive) -> bool:
        """Whether a process is listed."""
        if self.picks or self.terminals or self.others:
            found = self.others or any(pick(process) for pick in self.picks)
        else:
            found = not self.bsd
        return found != self.inverted and (process.asks or not self.running)


def read(words: Sequence[str], host: "Host") -> Call:
    """What the words ask for: where they are no System V options, they may still be BSD's.

    :raises Fault: they are neither.
    :raises Refused: what they ask for is not there.
    :raises Quick: ``-q`` is there, and not alone.
    """
    try:
        return _Reading(words, host).read()
    except Fault as fault:
        try:
            return _Reading(words, host, forced=True).read()
        except (Fault, Refused):
            raise fault from None


class _Reading:
    """One pass."""

    __slots__ = ("_at", "_call", "_forced", "_host", "_rest", "_words")

    def __init__(self, words: Sequence[str], host: "Host", *, forced: bool = False) -> None:
        self._words = words
        self._host = host
        self._forced = forced
        self._call = Call(bsd=forced)
        self._at = 0
        self._rest = ""
        """What is left of a word of letters."""

    def read(self) -> Call:
        words = self._words
        while self._at < len(words):
            word = words[self._at]
            self._at += 1
            if word[:2] == "--" and word[2:3] in _LETTERS:
                self._long(word)
            elif word[:1] in _DIGITS:
                self._numbers(word)
            elif word[:1] == "-" and word[1:2] in _LETTERS and not self._forced:
                self._letters(word[1:], _SYSTEM_V)
            elif word.removeprefix("-")[:1] in _LETTERS:
                self._call.bsd = True
                self._letters(word.removeprefix("-"), _BSD)
            else:
                raise Fault("garbage option")
        self._expect_sense()
        return self._call

    def _expect_sense(self) -> None:
        call = self._call
        if call.quick and (len(call.picks) > 1 or call.terminals or call.others):
            raise Quick("cannot be combined with other selection options.")
        bsd = call.letters & BSD_LAYOUTS
        own = call.columns or call.around
        if len(bsd) > 1 or (bsd and (own or call.letters > bsd)) or (own and call.letters & {"j", "l"}):
            raise Fault("conflicting format options")
        if own and "y" in call.letters:
            raise Fault("can not use output modifiers with user-defined output")
        if call.version and len(self._words) > 1:
            raise Fault(f"the option is exclusive: {self._words[0]}")
        if "y" in call.letters and "l" not in call.letters:
            raise Fault("modifier -y without format -l makes no sense")

    def _numbers(self, word: str) -> None:
        """Process numbers end the words."""
        self._call.bsd = True
        numbers = [number for each in (word, *self._words[self._at :]) for number in self._pids(_list(each))]
        self._at = len(self._words)
        self._pick(lambda process: process.pid in numbers)

    def _letters(self, letters: str, known: "dict[str, tuple[_Act, str]]") -> None:
        self._rest = letters
        system_v = known is _SYSTEM_V
        while self._rest:
            letter, self._rest = self._rest[0], self._rest[1:]
            if letter in (_SYSTEM_V_ELSEWHERE if system_v else _BSD_ELSEWHERE):
                raise Refused(f"option {'-' if system_v else ''}{letter}")
            if letter not in known:
                raise Fault("unsupported SysV option" if system_v else "unsupported option (BSD syntax)")
            act, missing = known[letter]
            if not missing:
                act(self, "")
                continue
            argument = self._argument()
            if not argument:
                raise Fault(missing)
            act(self, argument)

    def _argument(self) -> str:
        argument, self._rest = self._rest, ""
        if not argument and self._at < len(self._words):
            argument = self._words[self._at]
            self._at += 1
        return argument

    def _long(self, word: str) -> None:
        name, given, argument = word[2:].partition("=")
        if name in _LONG_ELSEWHERE:
            raise Refused(f"option --{name}")
        if name not in _LONG:
            raise Fault("unknown gnu long option")
        act, missing = _LONG[name]
        if not missing:
            if given:
                raise Fault(f"option --{name} does not take an argument")
            act(self, "")
            return
        if not given:
            argument = self._argument()
        if not argument:
            raise Fault(missing)
        act(self, argument)

    # What the options do

    def _pick(self, pick: Picks) -> None:
        self._call.picks.append(pick)

    def every(self, argument: str) -> None:
        self._pick(lambda process: True)

    def on_terminals(self, argument: str) -> None:
        self._call.terminals = True

    def followers(self, argument: str) -> None:
        self._pick(lambda process: process.pid != process.session)

    def without_terminal(self, argument: str) -> None:
        self._call.others = True
        self._call.bsd = True

    def invert(self, argument: str) -> None:
        self._call.inverted = not self._call.inverted

    def only_running(self, argument: str) -> None:
        self._call.running = True

    def by_pid(self, argument: str) -> None:
        numbers = self._pids(_list(argument))
        self._pick(lambda process: process.pid in numbers)

    def quickly(self, argument: str) -> None:
        if self._call.quick:
            raise Quick("can only be used once.")
        self.by_pid(argument)
        self._call.quick += self._pids(_list(argument))

    def by_parent(self, argument: str) -> None:
        numbers = self._pids(_list(argument))
        self._pick(lambda process: process.parent in numbers)

    def by_session(self, argument: str) -> None:
        numbers = self._pids(_list(argument))
        self._pick(lambda process: process.session in numbers)

    def by_session_or_group(self, argument: str) -> None:
        try:
            self.by_session(argument)
        except Fault:
            try:
                self.by_group(argument)
            except Fault:
                raise Fault("list of session leaders OR effective group IDs was invalid") from None

    def by_name(self, argument: str) -> None:
        names = _list(argument)
        self._pick(lambda process: process.name in names)

    def by_user(self, argument: str) -> None:
        numbers = [_known(user_number(self._host, name), name, "user") for name in _list(argument)]
        self._pick(lambda process: self._host.uid in numbers)

    def by_group(self, argument: str) -> None:
        numbers = [_known(group_number(self._host, name), name, "group") for name in _list(argument)]
        self._pick(lambda process: self._host.gid in numbers)

    def _pids(self, words: Sequence[str]) -> list[int]:
        for word in words:
            number = word.removeprefix("-")
            if not number or not _DIGITS.issuperset(number):
                raise Fault("process ID list syntax error")
            if number != word or len(number) > 10 or not 0 < int(number) <= LAST_PID:
                raise Fault("process ID out of range")
        return [int(word) for word in words]

    def layout(self, name: str) -> None:
        self._call.letters.add(name)

    def format(self, argument: str) -> None:
        self._call.columns += _format(argument)

    def format_around(self, argument: str) -> None:
        if self._call.around or self._call.columns:
            raise Fault("option -O can not follow other format options")
        self._call.around += _format(argument)

    def sort(self, argument: str) -> None:
        for word in argument.removesuffix(",").split(","):
            name = word[1:] if word[:1] in ("+", "-") else word
            if name in ELSEWHERE:
                raise Refused(f"sorting by {name}")
            if name not in COLUMNS:
                raise Fault("unknown sort specifier")
            self._call.order.append((COLUMNS[name], word.startswith("-")))

    def headless(self, argument: str) -> None:
        self._call.header = False

    def show_names_only(self, argument: str) -> None:
        self._call.names_only = True

    def tell_version(self, argument: str) -> None:
        self._call.version = True

    def ignore(self, argument: str) -> None:
        """Lines are never cut, and every process is its own group."""


def _list(argument: str) -> list[str]:
    words = argument.replace(" ", ",").removesuffix(",").split(",")
    if not all(words):
        raise Fault("improper list")
    return words


def _known(number: int | None, name: str, kind: str) -> int:
    if number is not None:
        return number
    if name.isdigit():
        raise Fault(f"{kind} ID out of range")
    raise Fault(f"{kind} name does not exist")


def _format(text: str) -> list[Shown]:
    if "%" in text and not any(name in text for name in ("%cpu", "%mem")):
        raise Refused("formats of %")
    words = _BETWEEN.split(text)
    if not words[-1] and len(words) > 1:
        words.pop()
    if not all(words):
        raise Fault("improper format list")
    return [_shown(word) for word in words]


def _shown(word: str) -> Shown:
    name, renamed, header = word.partition("=")
    name, sized, width = name.partition(":")
    if name in ELSEWHERE:
        raise Refused(f"format specifier {name}")
    if name not in COLUMNS:
        raise Fault(f'unknown user-defined format specifier "{name}"')
    if not sized:
        return Shown.of(name, header if renamed else None)
    if not (width.isascii() and width.isdigit()) or not int(width[:4]):
        raise Fault("column widths must be unsigned decimal numbers")
    if len(width) > 4:
        raise Refused("such a width")
    return Shown.of(name, header if renamed else None, int(width))


_Act: TypeAlias = Callable[[_Reading, str], None]


def _layout(name: str) -> "tuple[_Act, str]":
    return lambda reading, argument: reading.layout(name), ""


_PIDS = "list of process IDs must follow {}"
_QUICK = "List of process IDs must follow {}."
_USERS = "list of users must follow {}"
_FORMAT = "format specification must follow {}"

_SYSTEM_V: "dict[str, tuple[_Act, str]]" = {
    "A": (_Reading.every, ""),
    "C": (_Reading.by_name, "list of command names must follow -C"),
    "F": _layout("F"),
    "G": (_Reading.by_group, "list of real groups must follow -G"),
    "N": (_Reading.invert, ""),
    "O": (_Reading.format_around, "format or sort specification must follow -O"),
    "U": (_Reading.by_user, "list of real users must follow -U"),
    "V": (_Reading.tell_version, ""),
    "a": (_Reading.on_terminals, ""),
    "d": (_Reading.followers, ""),
    "e": (_Reading.every, ""),
    "f": _layout("f"),
    "g": (_Reading.by_session_or_group, "list of session leaders OR effective group names must follow -g"),
    "j": _layout("j"),
    "l": _layout("l"),
    "o": (_Reading.format, _FORMAT.format("-o")),
    "p": (_Reading.by_pid, _PIDS.format("-p")),
    "q": (_Reading.quickly, _QUICK.format("-q")),
    "s": (_Reading.by_session, "some sid thing(s) must follow -s"),
    "u": (_Reading.by_user, _USERS.format("-u")),
    "w": (_Reading.ignore, ""),
    "x": (_Reading.without_terminal, ""),
    "y": _layout("y"),
}
_SYSTEM_V_ELSEWHERE = "cHLMPTZmt"

_BSD: "dict[str, tuple[_Act, str]]" = {
    "U": (_Reading.by_user, _USERS.format("U")),
    "V": (_Reading.tell_version, ""),
    "a": (_Reading.on_terminals, ""),
    "c": (_Reading.show_names_only, ""),
    "g": (_Reading.ignore, ""),
    "h": (_Reading.headless, ""),
    "j": _layout("bj"),
    "k": (_Reading.sort, "long sort specification must follow 'k'"),
    "l": _layout("bl"),
    "o": (_Reading.format, _FORMAT.format("o")),
    "p": (_Reading.by_pid, _PIDS.format("p")),
    "q": (_Reading.quickly, _QUICK.format("q")),
    "r": (_Reading.only_running, ""),
    "u": _layout("bu"),
    "w": (_Reading.ignore, ""),
    "x": (_Reading.without_terminal, ""),
}
_BSD_ELSEWHERE = "HLMOSTXZefmnstv"

_LONG: "dict[str, tuple[_Act, str]]" = {
    "Group": (_Reading.by_group, "list of real groups must follow --Group"),
    "User": (_Reading.by_user, "list of real users must follow --User"),
    "deselect": (_Reading.invert, ""),
    "format": (_Reading.format, _FORMAT.format("--format")),
    "group": (_Reading.by_group, "list of effective groups must follow --group"),
    "no-header": (_Reading.headless, ""),
    "no-heading": (_Reading.headless, ""),
    "no-headings": (_Reading.headless, ""),
    "no-headers": (_Reading.headless, ""),
    "noheader": (_Reading.headless, ""),
    "noheaders": (_Reading.headless, ""),
    "noheading": (_Reading.headless, ""),
    "noheadings": (_Reading.headless, ""),
    "pid": (_Reading.by_pid, _PIDS.format("--pid")),
    "ppid": (_Reading.by_parent, _PIDS.format("--ppid")),
    "quick-pid": (_Reading.quickly, _QUICK.format("--quick-pid")),
    "sid": (_Reading.by_session, "some sid thing(s) must follow --sid"),
    "sort": (_Reading.sort, "long sort specification must follow --sort"),
    "user": (_Reading.by_user, "list of effective users must follow --user"),
    "version": (_Reading.tell_version, ""),
}
_LONG_ELSEWHERE = frozenset(
    """cols columns context cumulative forest header headers heading headings info lines rows tty width""".split()
)
