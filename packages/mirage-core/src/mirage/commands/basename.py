"""basename and dirname: the two parts of a path, by its spelling alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.paths import encode


@dataclass(frozen=True, slots=True)
class Basename(Options):
    """The options of basename."""

    multiple: bool = flag("-a", "--multiple", help="support multiple arguments and treat each as a NAME")
    suffix: str | None = option(
        "-s", "--suffix", metavar="SUFFIX", default=None, parse=str, help="remove a trailing SUFFIX; implies -a"
    )
    zero: bool = flag("-z", "--zero", help="end each output line with NUL, not newline")


@dataclass(frozen=True, slots=True)
class Dirname(Options):
    """The options of dirname."""

    zero: bool = flag("-z", "--zero", help="end each output line with NUL, not newline")


@command(
    "basename",
    "Print NAME with any leading directory components removed.\nIf specified, also remove a trailing SUFFIX.",
    Basename,
    Operands("NAME [SUFFIX]", minimum=1),
    permutes=False,
)
async def basename(ctx: Context, options: Basename, words: Sequence[str]) -> int:
    """Print what is behind the last slash of every name."""
    suffix = options.suffix
    if not options.multiple and suffix is None:
        if len(words) > 2:
            raise Usage(f"extra operand {quoted(words[2])}")
        words, suffix = words[:1], words[1] if len(words) > 1 else None
    await _print(ctx, [_last(word, suffix or "") for word in words], zero=options.zero)
    return 0


@command(
    "dirname",
    "Output each NAME with its last non-slash component and trailing slashes\nremoved; if NAME contains no /'s, output"
    " '.' (the current directory).",
    Dirname,
    Operands("NAME", minimum=1),
)
async def dirname(ctx: Context, options: Dirname, words: Sequence[str]) -> int:
    """Print what is before the last part of every name."""
    await _print(ctx, [_before(word) for word in words], zero=options.zero)
    return 0


def _last(path: str, suffix: str) -> str:
    name = path.rstrip("/").rpartition("/")[2]
    if not name:
        return path[:1]
    return name.removesuffix(suffix) or name


def _before(path: str) -> str:
    head, slash, _ = path.rstrip("/").rpartition("/")
    return head.rstrip("/") or ("/" if slash or path[:1] == "/" else ".")


async def _print(ctx: Context, names: list[str], *, zero: bool) -> None:
    end = "\0" if zero else "\n"
    await ctx.out.write(encode("".join(name + end for name in names)))
