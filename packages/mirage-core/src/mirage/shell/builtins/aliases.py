"""alias and unalias; what a command line makes of them is the reader's matter."""

import re
from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.shell.builtins.words import misused, options
from mirage.shell.syntax.requote import single

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_WRONG = re.compile(r"""[\s"'$&();/\\`|<>]""")


async def alias(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Define aliases, or show them."""
    parsed = await options(shell, io, argv, "p")
    if parsed is None:
        return 2
    aliases = shell.session.aliases
    if not parsed.operands or parsed.has("p"):
        await io.out.write(encode("".join([_shown(name, aliases[name]) for name in sorted(aliases)])))
    status = 0
    for place, word in enumerate(parsed.operands, len(argv) - len(parsed.operands)):
        name, equals, value = word.partition("=")
        if name:
            # As bash does: what ``$_`` has afterwards.
            argv[place] = name
        if not equals or not name:
            if word not in aliases:
                await shell.say(io, f"alias: {word}: not found")
                status = 1
                continue
            await io.out.write(encode(_shown(word, aliases[word])))
        elif _WRONG.search(name):
            await shell.say(io, f"alias: `{name}': invalid alias name")
            status = 1
        else:
            shell.budget.pay(len(aliases) >> 6)
            shell.session.aliases = aliases = {**aliases, name: value}
    return status


def _shown(name: str, value: str) -> str:
    return f"alias {'-- ' if name.startswith('-') else ''}{name}={single(value)}\n"


async def unalias(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Remove aliases."""
    parsed = await options(shell, io, argv, "a")
    if parsed is None:
        return 2
    if parsed.has("a"):
        shell.session.aliases = {}
        return 0
    if not parsed.operands:
        return await misused(shell, io, "unalias")
    status = 0
    for name in parsed.operands:
        if name not in shell.session.aliases:
            await shell.say(io, f"unalias: {name}: not found")
            status = 1
            continue
        shell.session.aliases = {known: text for known, text in shell.session.aliases.items() if known != name}
    return status
