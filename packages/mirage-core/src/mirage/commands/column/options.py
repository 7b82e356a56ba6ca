"""The options of column."""

from collections.abc import Callable
from dataclasses import dataclass

from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Options, Usage, flag, option
from mirage.commands.values import UINTMAX, scaled


def _count(what: str) -> Callable[[str], int]:
    def parse(text: str) -> int:
        value = scaled(text, None) if not text.startswith("-") else -1
        if value is None:
            raise Usage(f"invalid {what} argument: {quoted_name(text)}", hint=False)
        if not 0 <= value <= UINTMAX:
            raise Usage(f"invalid {what} argument: {quoted_name(text)}: Numerical result out of range", hint=False)
        return value

    return parse


def _columns(letter: str, name: str, help: str) -> str | None:
    return option(letter, name, metavar="COLUMNS", default=None, parse=str, help=help)


@dataclass(frozen=True, slots=True)
class Column(Options):
    """The options of column."""

    table: bool = flag("-t", "--table", help="create a table")
    name: str | None = option(
        "-n", "--table-name", metavar="NAME", default=None, parse=str, help="table name for JSON output"
    )
    order: str | None = _columns("-O", "--table-order", "specify order of output columns")
    names: str | None = option(
        "-N", "--table-columns", metavar="NAMES", default=None, parse=str, help="comma separated columns names"
    )
    limit: int | None = option(
        "-l",
        "--table-columns-limit",
        metavar="NUM",
        default=None,
        parse=_count("columns limit"),
        help="maximal number of input columns",
    )
    extreme: str | None = _columns("-E", "--table-noextreme", "(tables are never narrowed: accepted, and ignored)")
    bare: bool = flag("-d", "--table-noheadings", help="don't print header")
    again: bool = flag("-e", "--table-header-repeat", help="(there are no pages: accepted, and ignored)")
    hidden: str | None = _columns("-H", "--table-hide", "don't print the columns")
    right: str | None = _columns("-R", "--table-right", "right align text in these columns")
    truncated: str | None = _columns("-T", "--table-truncate", "truncate text in the columns (refused)")
    wrapped: str | None = _columns("-W", "--table-wrap", "wrap text in the columns (refused)")
    empty: bool = flag("-L", "--keep-empty-lines", help="don't ignore empty lines")
    json: bool = flag("-J", "--json", help="use JSON output format for table")
    tree: str | None = _columns("-r", "--tree", "column to use tree-like output for the table (refused)")
    tree_id: str | None = _columns("-i", "--tree-id", "line ID to specify child-parent relation")
    tree_parent: str | None = _columns("-p", "--tree-parent", "parent to specify child-parent relation")
    width: int = option(
        "-c",
        "--output-width",
        metavar="WIDTH",
        default=80,
        parse=_count("columns"),
        help="width of output in number of characters",
    )
    between: str = option(
        "-o",
        "--output-separator",
        metavar="STRING",
        default="  ",
        parse=str,
        help="columns separator for table output (default is two spaces)",
    )
    separator: str | None = option(
        "-s", "--separator", metavar="STRING", default=None, parse=str, help="possible table delimiters"
    )
    across: bool = flag("-x", "--fillrows", help="fill rows before columns")
    help: bool = flag("-h", help="the same as --help")
    version: bool = flag("-V", help="the same as --version")

    def expect_sense(self) -> None:
        """Refuse what excludes each other, and what is not supported."""
        if self.table and self.across:
            raise Usage("mutually exclusive arguments: --table --fillrows", hint=False)
        of_tables = (self.order, self.names, self.hidden, self.right, self.truncated, self.wrapped, self.extreme)
        if not self.is_table and (any(given is not None for given in of_tables) or self.name is not None):
            raise Usage("option --table required for all --table-*", hint=False)
        if self.json and self.names is None:
            raise Usage("option --table-columns required for --json", hint=False)
        if self.limit == 0:
            raise Usage("columns limit must be greater than zero", hint=False)
        if self.tree is not None:
            if self.tree_id is None or self.tree_parent is None:
                raise Usage("options --tree-id and --tree-parent are required for tree formatting", hint=False)
            raise Usage("tree formatting is not supported", hint=False)
        if self.truncated is not None or self.wrapped is not None:
            raise Usage("text that is truncated or wrapped is not supported", hint=False)

    @property
    def is_table(self) -> bool:
        """Whether lines are split into columns."""
        return self.table or self.json
