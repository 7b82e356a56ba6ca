"""getopts: the options of a script or function, one per call."""

from typing import TYPE_CHECKING

from mirage.shell.builtins.words import NAME, misused, number, options, put

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


class Within(str):
    """``OPTIND`` as getopts left it, inside a cluster of options: any other value begins the word anew."""

    __slots__ = ("at",)

    at: int


async def getopts(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """The next option into a variable; 1 where there is none left."""
    parsed = await options(shell, io, argv, "")
    if parsed is None:
        return 2
    if len(parsed.operands) < 2:
        return await misused(shell, io, "getopts")
    known, name, *words = parsed.operands
    search = Search(shell, io, known, words or shell.session.arguments)
    letter, argument = await search.next()
    if argument is None:
        shell.session.variables.pop("OPTARG", None)
    else:
        await put(shell, io, "OPTARG", argument)
    if not NAME.fullmatch(name):
        await shell.say(io, f"getopts: `{name}': not a valid identifier")
        return 1
    bound = await put(shell, io, name, letter or "?")
    return int(not letter) or (0 if bound else 2)


class Search:
    """Where one call looks."""

    __slots__ = ("_io", "_known", "_shell", "_silent", "_words")

    def __init__(self, shell: "Shell", io: "Io", known: str, words: list[str]) -> None:
        self._shell = shell
        self._io = io
        self._silent = known.startswith(":")
        self._known = known.removeprefix(":")
        self._words = words

    async def next(self) -> tuple[str, str | None]:
        """The option and its argument; an empty one at the end."""
        kept = self._shell.session.variables.get("OPTIND", "1")
        place = max(number(kept) or 1, 1)
        at = kept.at if isinstance(kept, Within) else 1
        word = self._words[place - 1] if place <= len(self._words) else ""
        if at >= len(word):
            at = 1
        if len(word) < 2 or word[0] != "-":
            self._go_on(min(place, len(self._words) + 1))
            return "", None
        if word == "--":
            self._go_on(place + 1)
            return "", None
        return await self._option(word, place, at)

    async def _option(self, word: str, place: int, at: int) -> tuple[str, str | None]:
        letter = word[at]
        rest = word[at + 1 :]
        where = self._known.find(letter)
        if where < 0 or letter == ":":
            self._go_on(place if rest else place + 1, at + 1 if rest else 0)
            return await self._wrong(letter, "illegal option", "?")
        if self._known[where + 1 : where + 2] != ":":
            self._go_on(place if rest else place + 1, at + 1 if rest else 0)
            return letter, None
        if rest:
            self._go_on(place + 1)
            return letter, rest
        if place >= len(self._words):
            self._go_on(place + 1)
            return await self._wrong(letter, "option requires an argument", ":")
        self._go_on(place + 2)
        return letter, self._words[place]

    async def _wrong(self, letter: str, complaint: str, silently: str) -> tuple[str, str | None]:
        if self._silent:
            return silently, letter
        if self._shell.value("OPTERR") != "0":
            await self._shell.tell(self._io, f"{self._shell.session.name}: {complaint} -- {letter}")
        return "?", None

    def _go_on(self, place: int, at: int = 0) -> None:
        """Remember where the next call looks."""
        self._shell.assign("OPTIND", str(place))
        if at:
            within = Within(place)
            within.at = at
            self._shell.session.variables["OPTIND"] = within
