"""Shell lines that must print the same, and leave the same, on every resource as on RAM."""

from collections.abc import Mapping, Sequence

from mirage.resources import Resource
from mirage.testing.basis import Laws
from mirage.testing.guise import masked
from mirage.testing.law import needs
from mirage.testing.trial import SCENARIO, Tree, Trial

SPEED = ("walk", "search", "glance", "copy", "rename", "append", "open")
"""The capabilities without which a resource does the same, only slower."""

Printed = tuple[int, bytes, bytes]
"""Exit status, standard output, standard error."""

LOOKING = (
    "ls",
    "ls -a",
    "ls -R",
    "echo *",
    "find .",
    "find . -type f",
    "find . -type d",
    "cat *",
    "head -n 1 *",
    "wc -c *",
    "grep -r e .",
    "ls no-such-name",
    "cat no-such-name",
)
"""Lines for any tree."""

TOPICS: Mapping[str, Sequence[str]] = {
    "reading": (
        "cat a.txt",
        "cat empty",
        "cat dir/b.txt a.txt",
        "cat < a.txt",
        "head -n 2 a.txt",
        "head -c 5 a.txt dir/b.txt",
        "tail -n 1 a.txt",
        "tail -c 3 dir/deep/c.log",
        "wc a.txt dir/b.txt",
        "wc -c blocks.bin",
        "cat blocks.bin | wc -c",
    ),
    "refusing": (
        "cat nothing",
        "cat dir",
        "cat a.txt/below",
        "head -n 1 nothing a.txt",
        "ls nothing a.txt",
        "cat < nothing",
        "cd a.txt",
        "cd nothing || echo no",
    ),
    "listing": (
        "ls",
        "ls dir",
        "ls -R",
        "ls a.txt dir/b.txt",
        "echo *",
        "echo dir/*.txt */deep",
        "echo no*match",
    ),
    "finding": (
        "find .",
        "find dir -name '*.log'",
        "find . -type d",
        "find nothing",
        "grep -r two .",
        "grep -c t a.txt dir/b.txt",
        "grep -ril ONE .",
        "grep no-such-text a.txt",
    ),
    "writing": (
        "echo hello > new; cat new",
        "echo more >> a.txt; cat a.txt",
        "true > emptied; wc -c emptied",
        "echo short > blocks.bin; cat blocks.bin",
        "echo x > dir",
        "echo x > nothing/new",
        "echo x > a.txt/below",
        "yes | head -n 3 > three; cat three",
    ),
    "copying": (
        "cp a.txt copy; cat copy",
        "cp a.txt dir; ls dir",
        "cp blocks.bin a.txt; wc -c a.txt",
        "cp -r dir twin; ls -R twin",
        "cp nothing x",
        "cp dir x",
        "cp a.txt nothing/x",
    ),
    "moving": (
        "mv a.txt moved; cat moved",
        "mv dir/b.txt .; ls . dir",
        "mv dir other; ls -R other",
        "mv nothing x",
        "mv other other/inside",
        "mv moved b.txt; cat b.txt",
    ),
    "removing": (
        "rm a.txt; ls",
        "rm nothing",
        "rm -f nothing",
        "rm dir",
        "rm -r dir; ls",
        "mkdir new; ls; mkdir new",
        "mkdir -p p/q/r; touch p/q/file; ls -R p",
        "mkdir nothing/new",
        "touch fresh; wc -c fresh",
    ),
}
"""Lines for the planted tree, each topic run from its first line to its last."""


PARENTLESS = frozenset({"echo x > nothing/new", "cp a.txt nothing/x", "mkdir nothing/new", "cat a.txt/below"})
"""Lines in which a resource whose parents are implicit cannot tell what is wrong, or nothing is."""


def comparable(line: str, printed: Printed) -> Printed:
    """What a line printed, without the order that the line does not promise."""
    status, out, err = printed
    if line.startswith(("find", "grep -r")):
        out = b"".join(sorted(out.splitlines(keepends=True)))
    return status, out, err


async def ran(
    resource: Resource, directory: str, lines: Sequence[str], masks: Sequence[str] = ()
) -> dict[str, Printed]:
    """What each line prints in a directory of the resource, which is mounted without the masked capabilities."""
    from mirage.workspace import Workspace

    cwd = f"/m/{directory}" if directory else "/m"
    found: dict[str, Printed] = {}
    with masked(resource, *masks):
        async with Workspace({"/m": resource}, plugins=False) as workspace:
            for line in lines:
                result = await workspace.execute(line, cwd=cwd)
                found[line] = comparable(line, (result.exit_code, result.stdout, result.stderr))
    return found


async def on_ram(trial: Trial, tree: Tree, lines: Sequence[str]) -> tuple[dict[str, Printed], dict[str, bytes]]:
    """What the lines print on RAM that holds the tree, and the tree afterwards."""
    from mirage.resource.ram import RAMResource

    ram = Trial(RAMResource(), trial.law)
    await ram.plant(tree)
    printed = await ran(ram.resource, "", lines)
    left = await ram.everything()
    await ram.aclose()
    return printed, left


async def _same_as_ram(trial: Trial, topic: str) -> None:
    implicit = type(trial.resource).implicit_dirs
    lines = [line for line in TOPICS[topic] if not (implicit and line in PARENTLESS)]
    expected, left = await on_ram(trial, SCENARIO, lines)
    for directory, masks in (("plain", ()), ("masked", SPEED)):
        await trial.plant(SCENARIO, directory)
        with trial.works(f"the lines of {topic}"):
            printed = await ran(trial.resource, directory, lines, masks)
        how = f" without {', '.join(masks)}" if masks else ""
        for line in lines:
            trial.same(f"status, output and errors of `{line}`{how}, as on RAM", expected[line], printed[line])
        trial.same(f"the tree after {topic}{how}, as on RAM", left, await trial.everything(directory))


class ShellLaws(Laws):
    """Every command does the same everywhere: what works on RAM works on this resource, to the byte."""

    async def test_lines_that_look(self, trial: Trial) -> None:
        """Lines that only look print what they print on RAM that holds the same tree."""
        tree = await trial.tree()
        expected, _ = await on_ram(trial, tree, LOOKING)
        for masks in ((), SPEED):
            with trial.works("the lines that look"):
                printed = await ran(trial.resource, "", LOOKING, masks)
            for line in LOOKING:
                trial.same(f"status, output and errors of `{line}`, as on RAM", expected[line], printed[line])

    @needs("write")
    async def test_lines_that_read(self, trial: Trial) -> None:
        """cat, head, tail and wc print the same as on RAM."""
        await _same_as_ram(trial, "reading")

    @needs("write")
    async def test_lines_that_are_refused(self, trial: Trial) -> None:
        """Lines that cannot be done say the same as on RAM."""
        await _same_as_ram(trial, "refusing")

    @needs("write")
    async def test_lines_that_list(self, trial: Trial) -> None:
        """ls and patterns give the same as on RAM."""
        await _same_as_ram(trial, "listing")

    @needs("write")
    async def test_lines_that_find(self, trial: Trial) -> None:
        """find and grep give the same as on RAM."""
        await _same_as_ram(trial, "finding")

    @needs("write")
    async def test_lines_that_write(self, trial: Trial) -> None:
        """Redirections print and leave the same as on RAM."""
        await _same_as_ram(trial, "writing")

    @needs("write")
    async def test_lines_that_copy(self, trial: Trial) -> None:
        """cp prints and leaves the same as on RAM."""
        await _same_as_ram(trial, "copying")

    @needs("write")
    async def test_lines_that_move(self, trial: Trial) -> None:
        """mv prints and leaves the same as on RAM."""
        await _same_as_ram(trial, "moving")

    @needs("write")
    async def test_lines_that_remove(self, trial: Trial) -> None:
        """rm, mkdir and touch print and leave the same as on RAM."""
        await _same_as_ram(trial, "removing")
