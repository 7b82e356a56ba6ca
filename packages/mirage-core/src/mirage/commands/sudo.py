"""sudo: there is one user here, who may do what the mounts allow; the command runs as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.accesses import runs
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Usage, flag, option

if TYPE_CHECKING:
    from mirage.commands.context import Context

NOTES = """\
COMMAND runs as the one user there is, with what each mount allows and no more.
"""


@dataclass(frozen=True, slots=True)
class Sudo(Options):
    """The options of sudo."""

    user: str = option("-u", "--user", metavar="USER", default="", parse=str, help="(ignored)")
    group: str = option("-g", "--group", metavar="GROUP", default="", parse=str, help="(ignored)")
    keeps: bool = flag("-E", "--preserve-env", help="(ignored; the environment is always kept)")
    home: bool = flag("-H", "--set-home", help="(ignored)")
    quiet: bool = flag("-n", "--non-interactive", help="(ignored; nobody is ever asked)")
    stdin: bool = flag("-S", "--stdin", help="(ignored; there is no password)")
    background: bool = flag("-b", "--background", help="not supported: use '&'")
    shell: bool = flag("-s", "--shell", help="run COMMAND by a shell")
    login: bool = flag("-i", "--login", help="run COMMAND by a shell")


@command(
    "sudo",
    "Run COMMAND.",
    Sudo,
    Operands("[NAME=VALUE]... COMMAND [ARG]"),
    touches=runs,
    permutes=False,
    notes=NOTES,
)
async def sudo(ctx: "Context", options: Sudo, words: Sequence[str]) -> int:
    """Run the command with the variables before it."""
    if options.background:
        raise Usage("-b is not supported: use '&'", hint=False)
    given = 0
    while given < len(words) and "=" in words[given] and not words[given].startswith("="):
        given += 1
    env = dict(word.split("=", 1) for word in words[:given])
    argv = list(words[given:])
    if options.shell or options.login:
        argv = ["bash", "-c", " ".join(argv)] if argv else ["bash"]
    if not argv:
        raise Usage("a command is required")
    try:
        await ctx.runner.expect(argv[0])
    except OSError:
        await ctx.complain(f"{argv[0]}: command not found")
        return 1
    return await ctx.runner.run(argv, ctx.io, env=env)
