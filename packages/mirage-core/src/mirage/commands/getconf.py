"""getconf: the limits that programs ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mirage.commands.context import reason
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Usage, flag, option

if TYPE_CHECKING:
    from mirage.commands.context import Context

SYSTEM = MappingProxyType(
    {
        "ARG_MAX": "2097152",
        "CHAR_BIT": "8",
        "CHAR_MAX": "127",
        "CHAR_MIN": "-128",
        "CLK_TCK": "100",
        "CS_PATH": "/bin:/usr/bin",
        "HOST_NAME_MAX": "64",
        "INT_MAX": "2147483647",
        "INT_MIN": "-2147483648",
        "LINE_MAX": "2048",
        "LOGIN_NAME_MAX": "256",
        "LONG_BIT": "64",
        "LONG_MAX": "9223372036854775807",
        "LONG_MIN": "-9223372036854775808",
        "PAGESIZE": "4096",
        "PAGE_SIZE": "4096",
        "PATH": "/bin:/usr/bin",
        "RE_DUP_MAX": "32767",
        "SHRT_MAX": "32767",
        "SHRT_MIN": "-32768",
        "SSIZE_MAX": "32767",
        "UCHAR_MAX": "255",
        "UINT_MAX": "4294967295",
        "ULONG_MAX": "18446744073709551615",
        "USHRT_MAX": "65535",
        "WORD_BIT": "32",
        "_NPROCESSORS_CONF": "1",
        "_NPROCESSORS_ONLN": "1",
        "_POSIX_VERSION": "200809",
    }
)
OF_PATHS = MappingProxyType({"LINK_MAX": "65000", "NAME_MAX": "255", "PATH_MAX": "4096", "PIPE_BUF": "4096"})
"""What may differ from file system to file system, and does not here."""

USAGE = "Usage: getconf [-v specification] variable_name [pathname]\n       getconf -a [pathname]\n"


@dataclass(frozen=True, slots=True)
class Getconf(Options):
    """The options of getconf."""

    every: bool = flag("-a", help="print all variables")
    specification: str = option("-v", metavar="SPEC", default="", parse=str, help="(ignored)")


@command("getconf", "Print the value of a configuration variable.", Getconf, Operands("VAR [PATH]"), permutes=False)
async def getconf(ctx: "Context", options: Getconf, words: Sequence[str]) -> int:
    """Print one value, or all."""
    if options.every:
        everything = {**OF_PATHS, **SYSTEM}
        await ctx.out.write("".join(f"{name:<35}{value}\n" for name, value in everything.items()).encode())
        return 0
    name, path = (*words, "", "")[:2]
    values = OF_PATHS if path else SYSTEM
    if len(words) > 2 or name not in values:
        if len(words) in (1, 2) and name not in OF_PATHS and name not in SYSTEM:
            raise Usage(f"Unrecognized variable `{name}'", hint=False, status=2)
        await ctx.io.err.write(USAGE.encode())
        return 2
    if path:
        try:
            await ctx.fs.stat(path)
        except OSError as error:
            raise Usage(f"pathconf: {path}: {reason(error)}", hint=False, status=3) from None
    await ctx.out.write(f"{values[name]}\n".encode())
    return 0
