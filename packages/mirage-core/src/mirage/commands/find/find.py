"""find: the command."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.context import reason
from mirage.commands.declare import command
from mirage.commands.find import numbers
from mirage.commands.find.actions import Actions
from mirage.commands.find.items import Branch, FindError, Finished, Follow, Node, Primary, Run, Settings
from mirage.commands.find.parse import Build, Words, parts_of, tree
from mirage.commands.find.predicates import REGEX_TYPES, Predicates
from mirage.commands.find.walk import Walk
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

HELP = """\
Usage: find [-H] [-L] [-P] [-Olevel] [path...] [expression]

Default path is the current directory; default expression is -print.
Expression may consist of: operators, options, tests, and actions.

Operators (decreasing precedence; -and is implicit where no others are given):
      ( EXPR )   ! EXPR   -not EXPR   EXPR1 -a EXPR2   EXPR1 -and EXPR2
      EXPR1 -o EXPR2   EXPR1 -or EXPR2   EXPR1 , EXPR2

Options: -daystart -depth -d -follow -maxdepth LEVELS -mindepth LEVELS -mount
      -noleaf -regextype TYPE -xdev -warn -nowarn -ignore_readdir_race

Tests (N can be +N or -N or N): -amin N -anewer FILE -atime N -cmin N
      -cnewer FILE -ctime N -empty -executable -false -fstype TYPE -gid N
      -group NAME -ilname PATTERN -iname PATTERN -inum N -ipath PATTERN
      -iregex PATTERN -iwholename PATTERN -links N -lname PATTERN -mmin N
      -mtime N -name PATTERN -newer FILE -newerXY REFERENCE -nogroup -nouser
      -path PATTERN -perm [-/]MODE -readable -regex PATTERN -samefile FILE
      -size N[bcwkMG] -true -type [fdlc] -uid N -used N -user NAME
      -wholename PATTERN -writable -xtype [fdlc]

Actions: -delete -exec COMMAND ; -exec COMMAND {} + -execdir COMMAND ;
      -execdir COMMAND {} + -fls FILE -fprint FILE -fprint0 FILE
      -fprintf FILE FORMAT -ls -print -print0 -printf FORMAT -prune -quit
"""
_IGNORED = ("-noleaf", "-warn", "-nowarn", "-ignore_readdir_race", "-noignore_readdir_race")


def touches(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """Everything below the starting points; what an action removes or runs cannot be known."""
    _, paths, rest = _split(words)
    deletes = "-delete" in rest
    for path in paths or ["."]:
        yield Access(Act.LIST, path, subtree=True)
        if deletes:
            yield Access(Act.DELETE, path, subtree=True, certain=False)


@command(
    "find",
    "Search for files in a directory hierarchy.",
    Options,
    Operands("PATH"),
    touches=touches,
    raw=True,
)
async def find(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Evaluate the expression for every file below the starting points."""
    if any(word in ("-help", "--help") for word in words):
        await ctx.out.write(encode(HELP))
        return 0
    if any(word in ("-version", "--version") for word in words):
        await ctx.out.write(b"find (Mirage)\n")
        return 0
    run = Run(ctx, Settings())
    try:
        leading, paths, rest = _split(words)
        _lead(run, leading)
        node = await _expression(run, rest)
    except FindError as error:
        await ctx.complain(str(error))
        return 1
    walk = Walk(run, node)
    try:
        for path in paths or ["."]:
            await walk.start(path)
    except Finished:
        pass
    await run.flush()
    await ctx.pass_on()
    if ctx.lost is not None:
        await ctx.complain(f"{quoted('standard output')}: {reason(ctx.lost)}")
    for ending in run.endings:
        await ending()
    for path, pieces in run.files.items():
        await ctx.fs.write(path, encode("".join(pieces)))
    return ctx.status


def _split(words: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """The options before everything, the starting points, and the expression."""
    at = 0
    while at < len(words) and (words[at] in ("-H", "-L", "-P") or words[at][:2] in ("-O", "-D")):
        at += 2 if words[at] == "-D" else 1
    leading = list(words[:at])
    if at < len(words) and words[at] == "--":
        at += 1
    start = at
    while at < len(words) and not _begins(words[at]):
        at += 1
    return leading, list(words[start:at]), list(words[at:])


def _begins(word: str) -> bool:
    """Whether a word can only be part of the expression."""
    return word in ("(", "!") or (word.startswith("-") and len(word) > 1)


def _lead(run: Run, words: Sequence[str]) -> None:
    follow: dict[str, Follow] = {"-H": "arguments", "-L": "always", "-P": "never"}
    for at, word in enumerate(words):
        if word in follow:
            run.settings.follow = follow[word]
        elif word.startswith("-O") and not word[2:].isdigit():
            raise FindError("Please specify a decimal number immediately after -O")
        elif word == "-D" and at + 1 == len(words):
            raise FindError("Missing argument after the -D option.")


async def _expression(run: Run, words: Sequence[str]) -> Node:
    """The tree, with ``-print`` behind it where no action is in it."""
    settings = run.settings
    actions = Actions(run)
    parts = await parts_of(Words(words), _builders(run, actions))
    if settings.deletes and settings.prunes and not settings.explicit_depth:
        raise FindError(
            "The -delete action automatically turns on -depth, but -prune does nothing when -depth is in effect.  "
            "If you want to carry on anyway, just explicitly use the -depth option."
        )
    node = tree(parts)
    if settings.has_action and node is not None:
        return node
    shown = await actions.print("-print", Words(()))
    return shown if node is None else Branch("and", (node, shown))


def _builders(run: Run, actions: Actions) -> dict[str, Build]:
    tests = Predicates(run)
    table: dict[str, Build] = {name: _Setting(run.settings) for name in _Setting.NAMES}
    for names, build in (
        ("-name -iname", tests.name),
        ("-path -wholename -ipath -iwholename", tests.path),
        ("-lname -ilname", tests.link_name),
        ("-regex -iregex", tests.regex),
        ("-type", tests.kind),
        ("-xtype", tests.behind),
        ("-size", tests.size),
        ("-perm", tests.permissions),
        ("-mtime -atime -ctime -mmin -amin -cmin", tests.age),
        ("-used", tests.used),
        ("-newer -anewer -cnewer", tests.newer),
        (" ".join(f"-newer{own}{other}" for own in "aBcm" for other in "aBcmt"), tests.newer),
        ("-samefile", tests.same_file),
        ("-user -group", tests.owner),
        ("-uid -gid -links -inum", tests.number),
        ("-nouser -nogroup", tests.nobody),
        ("-true -false", tests.constant),
        ("-fstype", tests.file_system),
        ("-print -print0 -fprint -fprint0", actions.print),
        ("-printf -fprintf", actions.printf),
        ("-ls -fls", actions.long),
        ("-quit", actions.quit),
        ("-prune", actions.prune),
        ("-empty", actions.empty),
        ("-readable -writable -executable", actions.access),
        ("-delete", actions.delete),
        ("-ok -okdir", actions.ask),
        ("-exec -execdir", actions.execute),
    ):
        table.update(dict.fromkeys(names.split(), build))
    return table


class _Setting:
    """A word that holds for the whole run, wherever it stands."""

    NAMES = (
        *_IGNORED,
        "-daystart",
        "-depth",
        "-d",
        "-follow",
        "-maxdepth",
        "-mindepth",
        "-mount",
        "-xdev",
        "-regextype",
    )

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def __call__(self, name: str, words: Words) -> Primary | None:
        settings = self._settings
        if name == "-maxdepth":
            settings.maximum = numbers.whole(name)(words.argument(name))
        elif name == "-mindepth":
            settings.minimum = numbers.whole(name)(words.argument(name))
        elif name in ("-depth", "-d"):
            settings.depth_first = settings.explicit_depth = True
        elif name in ("-mount", "-xdev"):
            settings.one_file_system = True
        elif name == "-follow":
            settings.follow = "always"
        elif name == "-daystart":
            settings.daystart = True
        elif name == "-regextype":
            self._regex_type(words.argument(name))
        return None

    def _regex_type(self, text: str) -> None:
        if text not in REGEX_TYPES:
            names = ", ".join(quoted(each) for each in REGEX_TYPES)
            raise FindError(f"Unknown regular expression type {quoted(text)}; valid types are {names}.")
        self._settings.regex_type = text
