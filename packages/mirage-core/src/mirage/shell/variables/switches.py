"""What ``set -o`` and ``shopt`` turn on and off. A session keeps only what differs from the start: ``!name`` is off."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.session import Session

SET: Mapping[str, str] = MappingProxyType(
    {
        "allexport": "a",
        "braceexpand": "B",
        "emacs": "",
        "errexit": "e",
        "errtrace": "E",
        "functrace": "T",
        "hashall": "h",
        "histexpand": "H",
        "history": "",
        "ignoreeof": "",
        "interactive-comments": "",
        "keyword": "k",
        "monitor": "m",
        "noclobber": "C",
        "noexec": "n",
        "noglob": "f",
        "nolog": "",
        "notify": "b",
        "nounset": "u",
        "onecmd": "t",
        "physical": "P",
        "pipefail": "",
        "posix": "",
        "privileged": "p",
        "verbose": "v",
        "vi": "",
        "xtrace": "x",
    }
)
"""The names of ``set -o`` in its order, with the letters of those that have one."""

SHOPT = tuple(
    "autocd assoc_expand_once cdable_vars cdspell checkhash checkjobs checkwinsize cmdhist compat31 compat32 compat40"
    " compat41 compat42 compat43 compat44 complete_fullquote direxpand dirspell dotglob execfail expand_aliases"
    " extdebug extglob extquote failglob force_fignore globasciiranges globskipdots globstar gnu_errfmt histappend"
    " histreedit histverify hostcomplete huponexit inherit_errexit interactive_comments lastpipe lithist"
    " localvar_inherit localvar_unset login_shell mailwarn no_empty_cmd_completion nocaseglob nocasematch"
    " noexpand_translation nullglob patsub_replacement progcomp progcomp_alias promptvars restricted_shell"
    " shift_verbose sourcepath varredir_close xpg_echo".split()
)
"""The names of ``shopt`` in its order."""

FROM_START = frozenset(
    "braceexpand hashall interactive-comments checkwinsize cmdhist complete_fullquote extquote force_fignore"
    " globasciiranges globskipdots hostcomplete interactive_comments patsub_replacement progcomp promptvars"
    " sourcepath".split()
)
"""What is on in every new shell."""

LETTERS: Mapping[str, str] = MappingProxyType(
    {letter: name for name, letter in SET.items() if letter} | {"r": "restricted_shell"}
)
_ORDER = "abefhikmnptuvxBCEHPTcs"


def is_on(session: "Session", name: str) -> bool:
    """Whether an option is on."""
    return name in session.options or (name in FROM_START and f"!{name}" not in session.options)


def switch(session: "Session", name: str, on: bool) -> None:
    """Turn an option on or off."""
    mark = f"!{name}" if name in FROM_START else name
    differs = on is not (name in FROM_START)
    session.options = session.options | {mark} if differs else session.options - {mark}


def letters(session: "Session") -> str:
    """``$-``"""
    on = [letter for letter in _ORDER if letter in session.invoked or is_on(session, LETTERS.get(letter, ""))]
    return "".join(on)


def set_names(session: "Session") -> str:
    """``$SHELLOPTS``."""
    return ":".join([name for name in SET if is_on(session, name)])


def shopt_names(session: "Session") -> str:
    """``$BASHOPTS``."""
    return ":".join(sorted([name for name in SHOPT if is_on(session, name)]))
