"""Commands that need the shell itself: they change its session, or how it goes on."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.builtins.directories import cd, pwd
from mirage.shell.builtins.flow import break_, colon, continue_, exit_, return_
from mirage.shell.builtins.options import set_, shift
from mirage.shell.builtins.text import eval_, source
from mirage.shell.builtins.variables import export, local, readonly, unset

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Builtin: TypeAlias = Callable[["Shell", "Io", list[str]], Awaitable[int]]

BUILTINS: Mapping[str, Builtin] = MappingProxyType(
    {
        ".": source,
        ":": colon,
        "break": break_,
        "cd": cd,
        "continue": continue_,
        "eval": eval_,
        "exit": exit_,
        "export": export,
        "local": local,
        "pwd": pwd,
        "readonly": readonly,
        "return": return_,
        "set": set_,
        "shift": shift,
        "source": source,
        "unset": unset,
    }
)

NOT_YET = frozenset(
    "[ alias bg bind builtin caller command compgen complete compopt declare dirs disown enable exec fc fg getopts hash"
    " help history jobs kill let logout mapfile popd printf pushd read readarray shopt suspend test times trap type"
    " typeset ulimit umask unalias wait".split()
)
"""Builtins of bash that are not there yet: refused as such, for they are no unknown words."""
