"""df: what is mounted, and how much room there is, as far as that is known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.ls.sizes import Unit
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, repeated
from mirage.paths import encode
from mirage.resources import Measures, Space
from mirage.vfs.table import Mount

FIELDS: tuple[str, ...] = (
    *("source", "fstype", "itotal", "iused", "iavail", "ipcent"),
    *("size", "used", "avail", "pcent", "file", "target"),
)
USUAL: tuple[str, ...] = ("source", "size", "used", "avail", "pcent", "target")
INODES: tuple[str, ...] = ("source", "itotal", "iused", "iavail", "ipcent", "target")
LEFT = frozenset({"source", "fstype", "file", "target"})


def _unit(*names: str, unit: Unit, help: str) -> tuple[Unit, ...]:
    """An option that sets the unit; the last one decides."""
    return repeated(*names, metavar="", parse=Unit.parse, argument="none", bare=unit, help=help, into="units")


def _fields(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    for at, name in enumerate(names):
        if name not in FIELDS:
            raise Usage(f"option --output: field {quoted(name)} unknown")
        if name in names[:at]:
            raise Usage(f"option --output: field {quoted(name)} used more than once")
    return names


@dataclass(frozen=True, slots=True)
class Df(Options):
    """The options of df."""

    all: bool = flag("-a", "--all", help="the workspace's own mounts too")
    short_unit: tuple[Unit, ...] = repeated(
        "-B", metavar="SIZE", parse=Unit.reader("-B"), help="count in units of SIZE", into="units"
    )
    units: tuple[Unit, ...] = repeated(
        "--block-size", metavar="SIZE", parse=Unit.reader("--block-size"), help="the same"
    )
    human: tuple[Unit, ...] = _unit(
        "-h", "--human-readable", unit=Unit(1024, human=True), help="print sizes in powers of 1024"
    )
    si: tuple[Unit, ...] = _unit("-H", "--si", unit=Unit(1000, human=True), help="print sizes in powers of 1000")
    inodes: bool = flag("-i", "--inodes", help="count files instead of blocks")
    mebibytes: tuple[Unit, ...] = _unit("-m", unit=Unit(1024**2), help="count in 1048576 bytes")
    kibibytes: tuple[Unit, ...] = _unit("-k", unit=Unit(1024), help="count in 1024 bytes")
    local: bool = flag("-l", "--local", help="(ignored)")
    no_sync: bool = flag("--no-sync", help="(ignored)")
    output: tuple[tuple[str, ...], ...] = repeated(
        "--output",
        metavar="FIELDS",
        parse=_fields,
        argument="optional",
        bare=FIELDS,
        help="print these columns: source, fstype, size, used, avail, pcent, itotal, iused, iavail, ipcent, file, "
        "target; all of them where none is named",
    )
    portable: bool = flag("-P", "--portability", help="use the POSIX output format")
    sync: bool = flag("--sync", help="(ignored)")
    total: bool = flag("--total", help="produce a grand total")
    types: tuple[str, ...] = repeated("-t", "--type", metavar="TYPE", parse=str, help="only mounts of this kind")
    print_type: bool = flag("-T", "--print-type", help="print the kind of each mount")
    not_types: tuple[str, ...] = repeated("-x", "--exclude-type", metavar="TYPE", parse=str, help="none of this kind")
    ignored: bool = flag("-v", help="(ignored)")


class Row(NamedTuple):
    """A line of the table."""

    source: str
    kind: str
    space: Space
    path: str
    target: str


def looked_at(options: Df, paths: Sequence[str]) -> Iterable[Access]:
    """Every operand is looked at."""
    return [Access(Act.STAT, path) for path in paths]


@command(
    "df",
    "Show how much room there is where each FILE is, or on all mounts.",
    Df,
    Operands("FILE"),
    touches=looked_at,
    notes="What a resource does not tell is shown as '-'.",
)
async def df(ctx: Context, options: Df, paths: Sequence[str]) -> int:
    """Print a line for each mount."""
    if len(options.output) > 0 and (options.inodes or options.portable or options.print_type):
        name = "-i" if options.inodes else "-P" if options.portable else "-T"
        raise Usage(f"options {name} and --output are mutually exclusive")
    rows = [row for row in await _rows(ctx, options, paths) if _wanted(options, row.kind)]
    if not rows:
        if not ctx.status:
            await ctx.complain("no file systems processed")
        return ctx.status
    if options.total:
        rows.append(Row("total", "-", _sum(row.space for row in rows), "-", "-"))
    unit = options.units[-1] if options.units else Unit(512 if _is_posix(ctx) else 1024)
    await ctx.out.write(encode(_table(_columns(options), rows, unit, options)))
    return ctx.status


async def _rows(ctx: Context, options: Df, paths: Sequence[str]) -> list[Row]:
    if not paths:
        return [_row(mount, "-") for mount in ctx.fs.table if options.all or not mount.hidden]
    rows: list[Row] = []
    for path in paths:
        try:
            await ctx.fs.stat(path)
            place = await ctx.fs.resolve(path)
        except OSError as error:
            await ctx.complain(f"{shown(path)}: {reason(error)}")
        else:
            rows.append(_row(place.mount, path))
        await ctx.breathe()
    return rows


def _row(mount: Mount, path: str) -> Row:
    resource = mount.resource
    kind = resource.kind or type(resource).__name__
    return Row(kind, kind, resource.space() if isinstance(resource, Measures) else Space(), path, mount.prefix)


def _wanted(options: Df, kind: str) -> bool:
    return (not options.types or kind in options.types) and kind not in options.not_types


def _sum(spaces: Iterable[Space]) -> Space:
    """What is known of all together."""
    columns = ([each for each in column if each is not None] for column in zip(*spaces, strict=True))
    return Space(*(sum(known) if known else None for known in columns))


def _is_posix(ctx: Context) -> bool:
    return "POSIXLY_CORRECT" in ctx.session.environment()


def _columns(options: Df) -> list[str]:
    if options.output:
        return [name for names in options.output for name in names]
    columns = list(INODES if options.inodes else USUAL)
    if options.print_type:
        columns.insert(1, "fstype")
    return columns


Show: TypeAlias = Callable[[int | None], str]


def _table(columns: Sequence[str], rows: Sequence[Row], unit: Unit, options: Df) -> str:
    heads = {
        **{"source": "Filesystem", "fstype": "Type", "itotal": "Inodes", "iused": "IUsed", "iavail": "IFree"},
        **{"ipcent": "IUse%", "size": _head(unit, options), "used": "Used", "pcent": "Use%"},
        **{"avail": "Avail" if unit.human else "Available", "file": "File", "target": "Mounted on"},
    }
    if options.portable and not unit.human:
        heads["pcent"] = "Capacity"
    if options.output and not unit.human:
        heads["avail"] = "Avail"
    cells = [[heads[name] for name in columns], *([_cell(name, row, unit) for name in columns] for row in rows)]
    widths = [max(14 if name == "source" else 5 if name in ("size", "used", "avail") else 0, 4) for name in columns]
    for line in cells:
        widths = [max(width, len(cell)) for width, cell in zip(widths, line, strict=True)]
    lines: list[str] = []
    for line in cells:
        parts = [
            cell.ljust(width) if name in LEFT else cell.rjust(width)
            for name, cell, width in zip(columns, line, widths, strict=True)
        ]
        lines.append(" ".join(parts).rstrip(" ") if columns[-1] in LEFT else " ".join(parts))
    return "\n".join(lines) + "\n"


def _head(unit: Unit, options: Df) -> str:
    if unit.human:
        return "Size"
    if options.portable:
        return f"{unit.size}-blocks"
    size, power = unit.size, 0
    base = 1024 if size % 1024 == 0 else 1000
    while size and size % base == 0 and power < 8:
        size //= base
        power += 1
    if not power:
        return f"{size}B-blocks"
    letter = "KMGTPEZY"[power - 1]
    return f"{size}{letter if base == 1024 else letter.replace('K', 'k') + 'B'}-blocks"


def _cell(name: str, row: Row, unit: Unit) -> str:
    space = row.space
    texts = {"source": row.source, "fstype": row.kind, "file": row.path, "target": row.target}
    if name in texts:
        return texts[name]
    if name in ("ipcent", "pcent"):
        return _percent(space.files_used, space.files) if name == "ipcent" else _percent(space.used, space.size)
    if name.startswith("i"):
        number = {"itotal": space.files, "iused": space.files_used, "iavail": _free(space.files, space.files_used)}[
            name
        ]
        return "-" if number is None else unit.text(number) if unit.human else str(number)
    size = {"size": space.size, "used": space.used, "avail": _free(space.size, space.used)}[name]
    return "-" if size is None else unit.text(size)


def _free(total: int | None, used: int | None) -> int | None:
    return None if total is None or used is None else max(total - used, 0)


def _percent(used: int | None, total: int | None) -> str:
    if used is None or not total:
        return "-"
    return f"{-(-used * 100 // total)}%"
