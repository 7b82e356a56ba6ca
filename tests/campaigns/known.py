"""Where we differ from bash on purpose: each with its limit in docs/shell.md, told by what the script holds."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """One deliberate difference. ``limit`` is its id in docs/shell.md; scripts that hold ``feature`` may have it."""

    limit: str
    feature: str

    def holds(self, code: str) -> bool:
        return re.search(self.feature, code) is not None


_STAR = r"\$\{(?:(?:\*|\w+\[\*\])[^}]|!\w+(?:\[\*\]|\*))"
_AT = r"\$(?:@|\{(?:@|!?\w+\[@\]))"

KNOWN: tuple[Known, ...] = (
    Known("processes", r"\$\$(?!\()|kill -\w+ \$BASHPID"),
    Known(
        "awaited",
        r">\(cat > o\); wait \$! [^\n]*[>&]"
        r"|(?s:DEBUG.*>\(sleep)|BASH_XTRACEFD=1; set -x\n.*(& wait|>\(sleep)",
    ),
    Known("machine", r"(?s)=\*/\*\n.*\$\{\w+#|(?:=|<<< )~[;/\s].*>\|? ?\"?\$x|source \$0"),
    Known("posix", r"\bsh -c [^\n]*>&-"),
    Known("equivalence", r"\[=.=\]"),
    Known("documents", r"<<-?\w(?s:.)*?\n.*\$\{[^\s{}]+[#%/:][^\n]*\$\("),
    Known("select", r"select v in ; do(?s:.)*\n[^\n]*(break|continue)"),
    Known("twice", r"(?s)=\S*[{$~*?\[\\].*>&\$\w"),
    Known("nulls", r"(?:\$\{[@*\w]+/[^}]*|case [^ \n]*)\"\$(@|\{(@|a\[@\]|e:-\$@))|(?s:(?=.*\\cA).*=\$\{@[\^,])"),
    Known("joined", r"\[\[ [^\n]*\$x\"\$@\"|IFS=[^\s'\"](?s:.)*\$\{\w+:?[-+]\$@\}"),
    Known(
        "unwritten", r"\b(ulimit|jobs|help|compgen|complete|pushd|popd|local|hash -l|declare -F)\b[^\n]*(>&-|/dev/full)"
    ),
    Known("named", r"(?:\[\w\]=|-A \w=\()<\("),
    Known("together", rf'"[^"\n]*(?:{_STAR}[^"\n]*{_AT}|{_AT}[^"\n]*{_STAR})'),
    Known(
        "lines",
        r"(?m)^[^\n]*\$[({\[][^\n]*# \)\n\)"
        r"|(?s:\$\(\(.*\n(\}|fi|done|esac).*(2>|&>|>&|LINENO|caller))"
        r"|^(\{|if)[^\n]*\([^\n]*\) ?\|(?!\|)[^\n]*\n(?s:.)*(\|&|2>&1|&>|>&|2> ?\w|LINENO|caller)",
    ),
)
"""At most twenty."""


def known(code: str) -> Known | None:
    """The deliberate difference that a script may show."""
    return next((each for each in KNOWN if each.holds(code)), None)
