"""The built-in commands by name. Their modules are imported on first use, once for all workspaces."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar, overload

from mirage.commands.spec import Command, Operands, Options, nothing

if TYPE_CHECKING:
    from mirage.commands.context import Context

T = TypeVar("T")

BUILT_IN = MappingProxyType(
    {
        "[": "mirage.commands.test:bracket",
        "arch": "mirage.commands.machine:arch",
        "awk": "mirage.commands.awk.awk:awk",
        "b2sum": "mirage.commands.digest.sums:b2sum",
        "base32": "mirage.commands.base64:base32",
        "base64": "mirage.commands.base64:base64",
        "basename": "mirage.commands.basename:basename",
        "basenc": "mirage.commands.base64:basenc",
        "bash": "mirage.commands.bash:bash",
        "bc": "mirage.commands.bc.bc:bc",
        "bunzip2": "mirage.commands.compression.bzip2:bunzip2",
        "bzcat": "mirage.commands.compression.bzip2:bzcat",
        "bzip2": "mirage.commands.compression.bzip2:bzip2",
        "cal": "mirage.commands.cal:cal",
        "cat": "mirage.commands.cat:cat",
        "chgrp": "mirage.commands.chown:chgrp",
        "chmod": "mirage.commands.chmod:chmod",
        "chown": "mirage.commands.chown:chown",
        "cksum": "mirage.commands.digest.sums:cksum",
        "clear": "mirage.commands.clear:clear",
        "cmp": "mirage.commands.cmp:cmp",
        "column": "mirage.commands.column.column:column",
        "comm": "mirage.commands.comm:comm",
        "cp": "mirage.commands.cp:cp",
        "crc32": "mirage.commands.digest.sums:crc32",
        "csplit": "mirage.commands.csplit:csplit",
        "curl": "mirage.commands.curl.curl:curl",
        "cut": "mirage.commands.cut.cut:cut",
        "date": "mirage.commands.date.date:date",
        "dd": "mirage.commands.dd.dd:dd",
        "dc": "mirage.commands.dc.dc:dc",
        "df": "mirage.commands.df:df",
        "diff": "mirage.commands.diff.diff:diff",
        "diff3": "mirage.commands.diff3.diff3:diff3",
        "dirname": "mirage.commands.basename:dirname",
        "du": "mirage.commands.du:du",
        "echo": "mirage.commands.echo:echo",
        "egrep": "mirage.commands.grep.grep:egrep",
        "env": "mirage.commands.env:env",
        "envsubst": "mirage.commands.envsubst:envsubst",
        "expand": "mirage.commands.expand:expand",
        "expr": "mirage.commands.expr:expr",
        "factor": "mirage.commands.factor:factor",
        "false": "mirage.commands.true:false",
        "fgrep": "mirage.commands.grep.grep:fgrep",
        "file": "mirage.commands.file.file:file",
        "find": "mirage.commands.find.find:find",
        "fmt": "mirage.commands.fmt.fmt:fmt",
        "fold": "mirage.commands.fold:fold",
        "gawk": "mirage.commands.awk.awk:gawk",
        "getconf": "mirage.commands.getconf:getconf",
        "getfattr": "mirage.commands.attr:getfattr",
        "getopt": "mirage.commands.getopt.getopt:getopt",
        "grep": "mirage.commands.grep.grep:grep",
        "groups": "mirage.commands.identity:groups",
        "gunzip": "mirage.commands.compression.gzip:gunzip",
        "gzip": "mirage.commands.compression.gzip:gzip",
        "head": "mirage.commands.head:head",
        "hexdump": "mirage.commands.hexdump:hexdump",
        "hostname": "mirage.commands.machine:hostname",
        "iconv": "mirage.commands.iconv.iconv:iconv",
        "id": "mirage.commands.identity:id_",
        "join": "mirage.commands.join.join:join",
        "install": "mirage.commands.install:install",
        "jq": "mirage.commands.jq.jq:jq",
        "kill": "mirage.commands.kill:kill",
        "less": "mirage.commands.pager:less",
        "link": "mirage.commands.link:link",
        "ln": "mirage.commands.ln:ln",
        "logname": "mirage.commands.identity:logname",
        "look": "mirage.commands.look:look",
        "ls": "mirage.commands.ls.ls:ls",
        "man": "mirage.commands.man:man",
        "mawk": "mirage.commands.awk.awk:mawk",
        "md5": "mirage.commands.digest.sums:md5",
        "md5sum": "mirage.commands.digest.sums:md5sum",
        "mkdir": "mirage.commands.mkdir:mkdir",
        "mkfifo": "mirage.commands.mkfifo:mkfifo",
        "mktemp": "mirage.commands.mktemp:mktemp",
        "more": "mirage.commands.pager:more",
        "mount": "mirage.commands.mount:mount",
        "mv": "mirage.commands.mv:mv",
        "nawk": "mirage.commands.awk.awk:nawk",
        "nice": "mirage.commands.timeout:nice",
        "nl": "mirage.commands.nl:nl",
        "nohup": "mirage.commands.timeout:nohup",
        "nproc": "mirage.commands.machine:nproc",
        "numfmt": "mirage.commands.numfmt.numfmt:numfmt",
        "od": "mirage.commands.od.od:od",
        "paste": "mirage.commands.paste:paste",
        "patch": "mirage.commands.patch.patch:patch",
        "pr": "mirage.commands.pr.pr:pr",
        "printenv": "mirage.commands.env:printenv",
        "printf": "mirage.commands.printf.printf:printf",
        "ps": "mirage.commands.ps.ps:ps",
        "pwd": "mirage.commands.pwd:pwd",
        "readlink": "mirage.commands.readlink:readlink",
        "realpath": "mirage.commands.readlink:realpath",
        "rename": "mirage.commands.rename.rename:rename",
        "rev": "mirage.commands.rev:rev",
        "rg": "mirage.commands.rg.rg:rg",
        "rm": "mirage.commands.rm:rm",
        "rmdir": "mirage.commands.rmdir:rmdir",
        "rsync": "mirage.commands.rsync.rsync:rsync",
        "sdiff": "mirage.commands.diff.sdiff:sdiff",
        "sed": "mirage.commands.sed.sed:sed",
        "seq": "mirage.commands.seq:seq",
        "setfattr": "mirage.commands.attr:setfattr",
        "sh": "mirage.commands.bash:sh",
        "sha1sum": "mirage.commands.digest.sums:sha1sum",
        "sha224sum": "mirage.commands.digest.sums:sha224sum",
        "sha256sum": "mirage.commands.digest.sums:sha256sum",
        "sha384sum": "mirage.commands.digest.sums:sha384sum",
        "sha512sum": "mirage.commands.digest.sums:sha512sum",
        "shuf": "mirage.commands.shuf.shuf:shuf",
        "sleep": "mirage.commands.sleep:sleep",
        "sort": "mirage.commands.sort.sort:sort",
        "split": "mirage.commands.split.split:split",
        "stat": "mirage.commands.stat.stat:stat",
        "strings": "mirage.commands.strings:strings",
        "sudo": "mirage.commands.sudo:sudo",
        "sum": "mirage.commands.digest.sums:sum_",
        "sync": "mirage.commands.sync:sync",
        "tac": "mirage.commands.tac:tac",
        "tail": "mirage.commands.tail:tail",
        "tar": "mirage.commands.tar.tar:tar",
        "tee": "mirage.commands.tee:tee",
        "test": "mirage.commands.test:test",
        "time": "mirage.commands.time:time",
        "timeout": "mirage.commands.timeout:timeout",
        "touch": "mirage.commands.touch:touch",
        "tr": "mirage.commands.tr.tr:tr",
        "tree": "mirage.commands.tree.tree:tree",
        "true": "mirage.commands.true:true",
        "truncate": "mirage.commands.truncate:truncate",
        "tsort": "mirage.commands.tsort:tsort",
        "tty": "mirage.commands.machine:tty",
        "uname": "mirage.commands.machine:uname",
        "unexpand": "mirage.commands.unexpand:unexpand",
        "uniq": "mirage.commands.uniq:uniq",
        "unlink": "mirage.commands.link:unlink",
        "unxz": "mirage.commands.compression.xz:unxz",
        "unzip": "mirage.commands.zip.unzip:unzip",
        "unzstd": "mirage.commands.compression.zstd:unzstd",
        "uuidgen": "mirage.commands.uuidgen:uuidgen",
        "wc": "mirage.commands.wc:wc",
        "wget": "mirage.commands.wget.wget:wget",
        "which": "mirage.commands.which:which",
        "whoami": "mirage.commands.identity:whoami",
        "xargs": "mirage.commands.xargs.xargs:xargs",
        "xxd": "mirage.commands.xxd.xxd:xxd",
        "xz": "mirage.commands.compression.xz:xz",
        "xzcat": "mirage.commands.compression.xz:xzcat",
        "yes": "mirage.commands.yes:yes",
        "yq": "mirage.commands.yq.yq:yq",
        "zcat": "mirage.commands.compression.gzip:zcat",
        "zegrep": "mirage.commands.grep.zgrep:zegrep",
        "zfgrep": "mirage.commands.grep.zgrep:zfgrep",
        "zgrep": "mirage.commands.grep.zgrep:zgrep",
        "zip": "mirage.commands.zip.zip:zip",
        "zipinfo": "mirage.commands.zip.zipinfo:zipinfo",
        "zstd": "mirage.commands.compression.zstd:zstd",
        "zstdcat": "mirage.commands.compression.zstd:zstdcat",
    }
)
"""name -> ``module:attribute``."""


class CommandTable(Mapping[str, Command]):
    """Commands by name, each imported when it is first asked for."""

    __slots__ = ("_loaded", "_targets")

    def __init__(self, targets: Mapping[str, Command | str]) -> None:
        self._targets = targets
        self._loaded: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        command = self._loaded.get(name)
        if command is None:
            target = self._targets[name]
            command = self._loaded[name] = _loaded(name, target) if isinstance(target, str) else target
        return command

    @overload
    def get(self, name: str, default: None = None, /) -> Command | None: ...
    @overload
    def get(self, name: str, default: Command | T, /) -> Command | T: ...

    def get(self, name: str, default: Command | T | None = None, /) -> Command | T | None:
        """The command of this name. Asked before every command that runs: as short as can be."""
        command = self._loaded.get(name)
        if command is not None:
            return command
        return self[name] if name in self._targets else default

    def __contains__(self, name: object) -> bool:
        return name in self._targets

    def __iter__(self) -> Iterator[str]:
        return iter(self._targets)

    def __len__(self) -> int:
        return len(self._targets)


built_in = CommandTable(BUILT_IN)
"""The built-in commands, for all workspaces."""


def load(reference: str) -> Command:
    """The Command that ``module:attribute`` names.

    :raises TypeError: it is none.
    """
    module, _, attribute = reference.partition(":")
    command = getattr(import_module(module), attribute)
    if not isinstance(command, Command):
        raise TypeError(f"{reference} is not a Command")
    return command


def _loaded(name: str, reference: str) -> Command:
    """The command; where its module is broken, one that fails like any command with a fault of its own."""
    try:
        return load(reference)
    except Exception as error:  # noqa: BLE001 - a broken module must not end the line that names it
        fault = error

    async def run(ctx: "Context", options: Options, words: Sequence[str]) -> int:
        raise RuntimeError(f"{reference} cannot be imported") from fault

    return Command(name, "cannot be imported", Options, Operands(), run, nothing, raw=True)
