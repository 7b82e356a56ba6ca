"""Commands that need the shell itself: they change its session, or how it goes on. Imported on first use."""

from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Builtin: TypeAlias = Callable[["Shell", "Io", list[str]], int | Awaitable[int]]
"""Answers with what is to be awaited where it cannot do all at once."""

BUILTINS: Mapping[str, str] = MappingProxyType(
    {
        ".": "text:source",
        ":": "flow:colon",
        "[": "test:test",
        "alias": "aliases:alias",
        "bg": "jobs:bg",
        "bind": "history:bind",
        "break": "flow:break_",
        "builtin": "names:builtin",
        "caller": "names:caller",
        "cd": "directories:cd",
        "command": "names:command",
        "compgen": "completion:compgen",
        "complete": "completion:complete",
        "compopt": "completion:compopt",
        "continue": "flow:continue_",
        "declare": "declare:declare",
        "dirs": "stack:dirs",
        "disown": "jobs:disown",
        "echo": "echo:echo",
        "enable": "names:enable",
        "eval": "text:eval_",
        "exec": "exec:exec_",
        "exit": "flow:exit_",
        "export": "variables:export",
        "false": "flow:false",
        "fc": "history:fc",
        "fg": "jobs:fg",
        "getopts": "getopts:getopts",
        "hash": "names:hash_",
        "help": "help:help_",
        "history": "history:history",
        "jobs": "jobs:jobs",
        "kill": "kill:kill",
        "let": "arithmetic:let",
        "local": "declare:local",
        "logout": "history:logout",
        "mapfile": "mapfile:mapfile",
        "popd": "stack:popd",
        "printf": "printf:printf",
        "pushd": "stack:pushd",
        "pwd": "directories:pwd",
        "read": "read:read",
        "readarray": "mapfile:mapfile",
        "readonly": "variables:readonly",
        "return": "flow:return_",
        "set": "options:set_",
        "shift": "options:shift",
        "shopt": "options:shopt",
        "source": "text:source",
        "suspend": "history:suspend",
        "test": "test:test",
        "times": "limits:times",
        "trap": "traps:trap",
        "true": "flow:true",
        "type": "names:type_",
        "typeset": "declare:declare",
        "ulimit": "limits:ulimit",
        "umask": "limits:umask",
        "unalias": "aliases:unalias",
        "unset": "variables:unset",
        "wait": "jobs:wait",
    }
)
"""name -> ``module:function``, in this package."""

_loaded: dict[str, Builtin] = {}


HELPLESS = frozenset({":", "[", "echo", "exec", "false", "test", "true"})
"""To these ``--help`` is a word like another, or one that they take themselves."""


def find(name: str) -> Builtin | None:
    """The builtin of this name."""
    builtin = _loaded.get(name)
    if builtin is None and name in BUILTINS:
        module, _, function = BUILTINS[name].partition(":")
        builtin = _loaded[name] = getattr(import_module(f"{__name__}.{module}"), function)
    return builtin
