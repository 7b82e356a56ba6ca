"""getfattr and setfattr: what a resource tells of a file besides its usual attributes, and that none can be set."""

import base64
import binascii
import errno
import json
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from mirage.access import Access, Act
from mirage.commands.context import reason
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated
from mirage.errors import failure
from mirage.paths import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mirage.commands.context import Context
    from mirage.patterns.scans import Searcher
    from mirage.resources import Entry

Encoding: TypeAlias = Literal["", "text", "hex", "base64"]
SPACE = "user."
_USAGE = 2
_PRINTABLE = frozenset(range(0x20, 0x7F))
_ESCAPED = re.compile(rb'[\0\n\r"\\]')
_PATH_ESCAPED = re.compile(rb"[\n\r\\]")


def _encoding(text: str) -> Encoding:
    match text:
        case "text" | "hex" | "base64":
            return text
        case _:
            raise Usage("")


def _looked_at(options: Options, paths: Sequence[str]) -> "Iterable[Access]":
    return [Access(Act.STAT, path) for path in paths]


@dataclass(frozen=True, slots=True)
class Getfattr(Options):
    """The options of getfattr."""

    name: str | None = option("-n", "--name", metavar="NAME", default=None, parse=str, help="get the attribute NAME")
    dump: bool = flag("-d", "--dump", help="get all values too")
    encoding: Encoding = option(
        "-e",
        "--encoding",
        metavar="ENCODING",
        default="",
        parse=_encoding,
        help="show values as 'text', 'hex' or 'base64'",
    )
    match: str = option(
        "-m", "--match", metavar="PATTERN", default=r"^user\.", parse=str, help="of names that match; - is every name"
    )
    only_values: bool = flag("--only-values", help="print the values only, as they are")
    itself: bool = flag("-h", "--no-dereference", help="do not follow symbolic links")
    absolute: bool = flag("--absolute-names", help="do not strip a leading '/' from paths")
    recursive: bool = flag("-R", "--recursive", help="descend into directories")
    logical: bool = flag("-L", "--logical", help="follow links to directories: not supported with -R")
    physical: bool = flag("-P", "--physical", help="follow no link below a directory")


@command(
    "getfattr",
    "Show the extended attributes of each FILE: what its resource tells of it.",
    Getfattr,
    Operands("FILE"),
    touches=_looked_at,
    usage_status=_USAGE,
    usage_line="Usage: getfattr [-hRLP] [-n name|-d] [-e en] [-m pattern] path...",
)
async def getfattr(ctx: "Context", options: Getfattr, paths: Sequence[str]) -> int:
    """Print those of each file that has any."""
    from mirage.patterns import Syntax, compile
    from mirage.patterns.faults import PatternError, PatternTooHard

    if not paths:
        raise Usage("")
    if options.recursive and options.logical:
        raise Usage("not supported yet: -L with -R", hint=False)
    try:
        pattern = compile(b"" if options.match == "-" else encode(options.match), Syntax.POSIX)
    except (PatternError, PatternTooHard):
        raise Usage(f'invalid regular expression "{options.match}"', hint=False, status=1) from None
    shown = _Shown(ctx, options)
    for path in paths:
        async with aclosing(_files(ctx, options, path)) as files:
            async for place, entry in files:
                found = _attributes(entry)
                names = [name for name in sorted(found) if _matches(pattern, name)]
                await shown.file(place, found, names)
                await ctx.breathe()
    return ctx.status


def _matches(pattern: "Searcher", name: str) -> bool:
    return pattern.scan(encode(name) + b"\n").line(0) is not None


async def _files(ctx: "Context", options: Getfattr, path: str) -> "AsyncGenerator[tuple[str, Entry], None]":
    """The operand, and what is below it; what cannot be looked at is told."""
    try:
        entry = await ctx.fs.stat(path, follow=not options.itself)
        yield path, entry
        if options.recursive and entry.kind == "dir":
            async with aclosing(ctx.fs.walk(path)) as pages:
                async for folder, page in pages:
                    for each in page:
                        yield f"{folder.rstrip('/')}/{each.name}", each
    except OSError as error:
        # The original tells of the path alone, and quotes nothing.
        await ctx.complain(f"{path}: {reason(error)}")


def _attributes(entry: "Entry") -> dict[str, bytes]:
    return {f"{SPACE}{name}": _bytes(value) for name, value in (entry.extra or {}).items()}


def _bytes(value: Any) -> bytes:
    return encode(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False).encode()


class _Shown:
    """What was printed so far."""

    __slots__ = ("_ctx", "_options", "_stripped")

    def __init__(self, ctx: "Context", options: Getfattr) -> None:
        self._ctx = ctx
        self._options = options
        self._stripped = False

    async def file(self, path: str, found: dict[str, bytes], names: list[str]) -> None:
        """Print the attributes of a file that match, or the one that is named."""
        wanted = self._options.name
        if wanted is not None:
            if wanted not in found:
                await self._missing(path, wanted, known=bool(found))
                return
            names = [wanted]
        if not names:
            return
        if self._options.only_values:
            await self._ctx.out.write(b"".join(found[name] for name in names))
            return
        lines = [b"# file: " + await self._name(path)]
        lines += [self._line(encode(name), found[name]) for name in names]
        await self._ctx.out.write(b"\n".join((*lines, b"", b"")))

    async def _missing(self, path: str, name: str, *, known: bool) -> None:
        why = errno.ERANGE if not name else errno.ENODATA if known and name.startswith(SPACE) else errno.EOPNOTSUPP
        said = "No such attribute" if why == errno.ENODATA else reason(failure(why))
        self._ctx.status = 1
        await self._ctx.pass_on()
        await self._ctx.io.err.write(encode(f"{path}: {name}: {said}\n"))

    async def _name(self, path: str) -> bytes:
        if path.startswith("/") and not self._options.absolute:
            if not self._stripped:
                status = self._ctx.status
                await self._ctx.complain("Removing leading '/' from absolute path names")
                self._ctx.status, self._stripped = status, True
            path = path.lstrip("/")
        return _PATH_ESCAPED.sub(_octal, encode(path))

    def _line(self, name: bytes, value: bytes) -> bytes:
        if self._options.name is None and not self._options.dump:
            return name
        encoding = self._options.encoding or ("text" if _is_text(value) else "base64")
        match encoding:
            case "hex":
                return name + b"=0x" + value.hex().encode()
            case "base64":
                return name + b"=0s" + base64.b64encode(value)
            case _:
                return name + b'="' + _ESCAPED.sub(_escaped, value) + b'"'


def _is_text(value: bytes) -> bool:
    value = value.removesuffix(b"\0")
    return len(value) >= 8 * sum(byte not in _PRINTABLE for byte in value)


def _octal(match: re.Match[bytes]) -> bytes:
    return b"\\%03o" % match[0][0]


def _escaped(match: re.Match[bytes]) -> bytes:
    return b"\\" + match[0] if match[0] in b'"\\' else _octal(match)


@dataclass(frozen=True, slots=True)
class Setfattr(Options):
    """The options of setfattr."""

    name: tuple[str, ...] = repeated("-n", "--name", metavar="NAME", parse=str, help="set the attribute NAME")
    remove: tuple[str, ...] = repeated("-x", "--remove", metavar="NAME", parse=str, help="remove the attribute NAME")
    value: tuple[str, ...] = repeated("-v", "--value", metavar="VALUE", parse=str, help="set it to VALUE")
    itself: bool = flag("-h", "--no-dereference", help="do not follow symbolic links")
    raw: bool = flag("--raw", help="VALUE is taken as it is")
    restore: str | None = option(
        "--restore", metavar="FILE", default=None, parse=str, help="not supported: there is nothing to restore to"
    )


@command(
    "setfattr",
    "Not supported: no mount keeps extended attributes.",
    Setfattr,
    Operands("FILE"),
    touches=_looked_at,
    usage_status=_USAGE,
    usage_line="Usage: setfattr {-n name} [-v value] [-h] file...\n       setfattr {-x name} [-h] file...",
)
async def setfattr(ctx: "Context", options: Setfattr, paths: Sequence[str]) -> int:
    """Refuse every file."""
    if options.restore is not None:
        raise Usage("not supported yet: --restore", hint=False, status=1)
    names = (*options.name, *options.remove)
    if len(names) != 1 or len(options.value) > 1 or (options.remove and options.value) or not paths:
        raise Usage("")
    if not options.raw and not all(map(_is_value, options.value)):
        await ctx.io.err.write(b"bad input encoding\n")
        return 1
    why = reason(failure(errno.EOPNOTSUPP if names[0] else errno.ERANGE))
    for path in paths:
        try:
            await ctx.fs.stat(path, follow=not options.itself)
        except OSError as error:
            await ctx.complain(f"{path}: {reason(error)}")
        else:
            await ctx.complain(f"{path}: {why}")
    return 1


def _is_value(text: str) -> bool:
    """Whether a value is decoded as its first letters say it is written."""
    kind, digits = text[:2].lower(), text[2:]
    if kind == "0x":
        return not len(digits) % 2 and all(char in "0123456789abcdefABCDEF" for char in digits)
    if kind != "0s":
        return True
    try:
        base64.b64decode(encode(digits), validate=True)
    except binascii.Error:
        return False
    return True
