"""Each file of a patch: found, changed, kept aside, written, and what is said of it."""

import errno
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.patch.choosing import best, is_dangerous, named, stripped
from mirage.commands.patch.hunks import Hunk, Patched
from mirage.commands.patch.options import Fatal, Patch
from mirage.commands.patch.reading import SURELY, Part
from mirage.commands.patch.rejects import rejected
from mirage.commands.quoting import shell_name
from mirage.paths import encode, is_below

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.resources import Entry

NUMBER_OF_LINES = 96
"""About what a line of a file takes in memory besides its bytes."""


class _Target(NamedTuple):
    """The file that a part changes."""

    name: str
    entry: "Entry | None"
    output: str


class Application:
    """One call of patch."""

    def __init__(self, ctx: "Context", options: Patch, file: str | None) -> None:
        self.ctx = ctx
        self.options = options
        self._file = file
        self._kept: set[str] = set()
        """Files that were set aside already."""
        self.status = 0

    def place(self, name: str) -> str:
        """The path of a name in the directory that patch works in."""
        directory = self.options.directory
        return name if name == "-" or name.startswith("/") or not directory else f"{directory}/{name}"

    async def say(self, text: str) -> None:
        """Print, where the output is not a patched file."""
        out = self.ctx.io.err if self.options.output == "-" else self.ctx.out
        await out.write(encode(text))

    async def apply(self, part: Part, *, whole: bool) -> None:
        """Apply a part; of one that is not ``whole`` nothing is written."""
        reverse = self.options.reverse
        target = await self._target(part)
        if target is None:
            await self._missed(part)
            return
        if target.entry is not None and target.entry.kind != "file":
            await self.say(f"File {shell_name(target.name)} is not a regular file -- refusing to patch\n")
            await self._report(part, target, [(hunk, 0) for hunk in part.hunks], "ignored")
            return
        if part.binary and not part.hunks:
            await self.say(f"File {shell_name(target.name)}: git binary diffs are not supported.\n")
            self.status = 1
            return
        if await self._contradicts(part, target):
            return
        await self._patch(part, target, reverse=reverse, whole=whole)

    async def _target(self, part: Part) -> _Target | None:
        output = self.options.output
        if self._file is not None:
            return _Target(self._file, await self._look(self._file), output or self._file)
        if part.renamed is not None:
            old, new = (self._shortened(name) for name in part.renamed)
            if old is None or new is None or is_dangerous(old) or is_dangerous(new):
                return None
            old, new = (new, old) if self.options.reverse else (old, new)
            entry = await self._look(old)
            if entry is None and (there := await self._look(new)) is not None:
                return _Target(new, there, new)
            return _Target(old, entry, output or new) if entry is not None else None
        names: list[str] = []
        for each in named(part, self.options.strip):
            if each not in names and not is_dangerous(each) and await self._inside(each):
                names.append(each)
        entries = {each: await self._look(each) for each in names}
        name = best([each for each in names if entries[each] is not None])
        if name is None and (part.nothing("old") or part.nothing("new") or part.created):
            name = best(names)
        return None if name is None else _Target(name, entries[name], output or name)

    def _shortened(self, name: str) -> str | None:
        """A name that git gives without the part that its headers begin with."""
        strip = self.options.strip
        return stripped(name, strip - 1 if strip else strip)

    async def _look(self, name: str) -> "Entry | None":
        try:
            return (await self.ctx.fs.probe(self.place(name), follow=False))[1]
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.ENOTDIR):
                return None
            raise

    async def _inside(self, name: str) -> bool:
        """Whether no link on the way leads out of the working directory."""
        fs = self.ctx.fs
        top = await fs.resolve(self.place("."))
        parent = name.rpartition("/")[0]
        while parent and not await fs.is_dir(self.place(parent)):
            parent = parent.rpartition("/")[0]
        found = await fs.resolve(self.place(parent or "."))
        return is_below(found.path, top.path)

    async def _missed(self, part: Part) -> None:
        options = self.options
        if options.force or options.batch:
            await self._no_file(part)
            await self.say("No file to patch.  Skipping patch.\n")
        else:
            await self._no_file(part)
            await self.say("File to patch: \nSkip this patch? [y] \nSkipping patch.\n")
        await self.say(f"{_counted(len(part.hunks), len(part.hunks))} ignored\n")
        self.status = 1

    async def _no_file(self, part: Part) -> None:
        await self.say(f"can't find file to patch at input line {part.line}\n")
        if part.leading:
            if self.options.strip is None:
                await self.say("Perhaps you should have used the -p or --strip option?\n")
            else:
                await self.say("Perhaps you used the wrong -p or --strip option?\n")
            rule = "--------------------------\n"
            await self.say(f"The text leading up to this was:\n{rule}")
            text = b"".join(b"|" + line for line in part.leading)
            out = self.ctx.io.err if self.options.output == "-" else self.ctx.out
            await out.write(text)
            await self.say(rule)

    async def _contradicts(self, part: Part, target: _Target) -> bool:
        """Whether a file is to be made that is there, or removed that is not: then the patch is skipped."""
        reverse = self.options.reverse
        empty = target.entry is None or not target.entry.size
        nothing = part.nothing("new" if reverse is not empty else "old")
        if nothing <= (not empty):
            return False
        does, which = ("delete", "does not exist") if target.entry is None else ("create", "already exists")
        if target.entry is not None and empty:
            does, which = "empty out", "is already empty"
        how = "patch, when reversed," if reverse else "patch"
        message = f"The next {how} would {does} the file {shell_name(target.name)},\nwhich {which}!"
        if not await self.skips(message):
            return False
        await self.say(f"{_counted(len(part.hunks), len(part.hunks))} ignored\n")
        self.status = 1
        return True

    async def skips(self, message: str) -> bool:
        """Say that a patch seems to be applied or reversed already; whether it is skipped."""
        options = self.options
        if options.forward:
            await self.say(f"{message}  Skipping patch.\n")
            return True
        if options.force:
            if not options.silent:
                await self.say(f"{message}  Applying it anyway.\n")
            return False
        if options.batch:
            await self.say(f"{message}  {'Ignoring' if options.reverse else 'Assuming'} -R.\n")
            return False
        ask = "Ignore -R? [n] " if options.reverse else "Assume -R? [n] "
        await self.say(f"{message}  {ask}\nApply anyway? [n] \n")
        if not options.silent:
            await self.say("Skipping patch.\n")
        return True

    async def _patch(self, part: Part, target: _Target, *, reverse: bool, whole: bool) -> None:
        options, ctx = self.options, self.ctx
        await self._announce(part, target)
        data = b"" if target.entry is None else await ctx.fs.read_bytes(self.place(target.name))
        lines = data.split(b"\n")
        last = lines.pop()
        file = Patched(
            [*(line + b"\n" for line in lines), *([last] if last else [])], _loose if options.loose else None
        )
        charge = len(data) * 3 + len(lines) * NUMBER_OF_LINES
        ctx.budget.hold(charge)
        try:
            run = _Run(self, file, part, reverse=reverse)
            await run.all()
            if self._file is not None and target.entry is None and run.failed:
                raise Fatal(f"Can't reopen file {target.name} : No such file or directory")
            if not whole:
                return
            await self._store(part, target, run, data)
            if run.failed:
                await self._report(part, target, run.failed, "ignored" if run.skipped else "FAILED", run.reverse)
        finally:
            ctx.budget.drop(charge)

    async def _announce(self, part: Part, target: _Target) -> None:
        if self.options.silent:
            return
        verb = "checking" if self.options.dry_run else "patching"
        more = ""
        if target.output != target.name:
            more = f" ({'copied' if part.copied else 'renamed'} from {shell_name(target.name)})"
            if self.options.output is not None or part.renamed is None:
                more = f" (read from {shell_name(target.name)})"
        elif part.renamed is not None:
            other = next((name for name in part.renamed if self._shortened(name) != target.name), "")
            done = "copied" if part.copied else "renamed"
            more = f" (already {done} from {shell_name(self._shortened(other) or other)})"
        await self.say(f"{verb} file {shell_name(target.output)}{more}\n")

    async def _store(self, part: Part, target: _Target, run: "_Run", data: bytes) -> None:
        options, fs = self.options, self.ctx.fs
        if run.skipped:
            return
        result = run.file.finish()
        gone = part.nothing("old" if run.reverse else "new") == SURELY
        removed = not result and (gone or options.remove_empty) and options.output is None
        if gone and result and not run.failed:
            await self.say(f"Not deleting file {shell_name(target.output)} as content differs from patch\n")
            self.status = 1
        if options.dry_run:
            return
        if target.output == "-":
            await self.ctx.out.write(result)
            return
        place = self.place(target.output)
        wants_backup = options.backup or (run.mismatch and options.backup_mismatch is not False and not options.posix)
        if wants_backup and options.output is None:
            await self._keep(target, data)
        if removed:
            if target.entry is not None:
                await fs.unlink(self.place(target.name))
                await self._tidy(target.name)
            return
        if "/" in target.output:
            await fs.mkdir(place.rpartition("/")[0], parents=True)
        await fs.write(place, result)
        if options.output is not None:
            await fs.set_attrs(place, mode=0o600)
        elif part.mode is not None and not run.reverse:
            await fs.set_attrs(place, mode=part.mode & ~self.ctx.session.umask)
        elif target.entry is not None and target.entry.mode is not None and target.output != target.name:
            await fs.set_attrs(place, mode=target.entry.mode)
        if part.renamed is not None and not part.copied and target.output != target.name and options.output is None:
            await fs.unlink(self.place(target.name))

    async def _keep(self, target: _Target, data: bytes) -> None:
        """Set a file aside as it was."""
        options = self.options
        if target.name in self._kept:
            return
        self._kept.add(target.name)
        directory, slash, name = target.name.rpartition("/")
        suffix = options.suffix or ("" if options.prefix else ".orig")
        aside = self.place(f"{options.prefix}{directory}{slash}{name}{suffix}")
        await self.ctx.fs.write(aside, data)
        mode = 0 if target.entry is None else target.entry.mode
        if mode is not None:
            await self.ctx.fs.set_attrs(aside, mode=mode)

    async def _tidy(self, name: str) -> None:
        """Remove the directories that a removed file leaves empty."""
        parent = name.rpartition("/")[0]
        while parent:
            try:
                await self.ctx.fs.rmdir(self.place(parent), emptied=True)
            except OSError:
                return
            parent = parent.rpartition("/")[0]

    async def _report(
        self, part: Part, target: _Target, failed: list[tuple[Hunk, int]], what: str, reverse: bool = False
    ) -> None:
        """Say how many hunks were not applied, and keep them."""
        options = self.options
        self.status = 1
        count = f"{_counted(len(failed), len(part.hunks))} {what}"
        name = options.rejects or f"{target.output}.rej"
        if options.dry_run or name == "-":
            await self.say(f"{count}\n")
            return
        await self.say(f"{count} -- saving rejects to file {shell_name(name)}\n")
        unified = options.reject_format == "unified" or (options.reject_format is None and part.kind == "unified")
        await self.ctx.fs.write(
            self.place(name), rejected(part, failed, options.strip, unified=unified, reverse=reverse)
        )


class _Run:
    """The hunks of a part, one after the other."""

    def __init__(self, application: Application, file: Patched, part: Part, *, reverse: bool) -> None:
        self._application = application
        self._options = application.options
        self._ctx = application.ctx
        self.file = file
        self._part = part
        self.reverse = reverse
        self.failed: list[tuple[Hunk, int]] = []
        self.mismatch = False
        self.skipped = False
        self._anyway = False

    async def all(self) -> None:
        """Apply what can be applied."""
        for number, hunk in enumerate(self._part.hunks, 1):
            hunk = hunk.reversed() if self.reverse else hunk
            where, fuzz, hunk = (0, 0, hunk) if self.skipped else await self._found(number, hunk)
            if not where:
                self.failed.append((hunk, self.file.grown))
                if not self.skipped and not self._options.silent:
                    at = hunk.first + self.file.grown
                    ends = " (different line endings)" if self._ends_differ(hunk) else ""
                    await self._application.say(f"Hunk #{number} FAILED at {at}{ends}.\n")
                continue
            if not self._options.silent and (fuzz or self.file.offset):
                await self._succeeded(number, where, fuzz)
            self.file.apply(hunk, where)
            await self._ctx.breathe()

    async def _found(self, number: int, hunk: Hunk) -> tuple[int, int, Hunk]:
        """Where a hunk fits, how much of its context was overlooked, and the hunk, perhaps turned round."""
        fuzz = 0
        while fuzz <= min(self._options.fuzz, hunk.context):
            where = self.file.locate(hunk, fuzz)
            self._ctx.budget.look()
            await self._ctx.breathe()
            if not where or fuzz or self.file.offset:
                self.mismatch = True
            if where:
                return where, fuzz, hunk
            if number == 1 and not self._options.force and not self._anyway and self.reverse is self._options.reverse:
                turned = hunk.reversed()
                where = self.file.locate(turned, fuzz)
                if where:
                    which = "Unreversed" if self.reverse else "Reversed (or previously applied)"
                    if await self._application.skips(f"{which} patch detected!"):
                        self.skipped = True
                        self.failed.clear()
                        return 0, 0, hunk
                    self.reverse = not self.reverse
                    return where, fuzz, turned
            fuzz += 1
        return 0, 0, hunk

    def _ends_differ(self, hunk: Hunk) -> bool:
        """Whether the lines of the patch end as those of DOS, and the file's do not, or the other way round."""
        old, lines = hunk.old, self.file.lines
        return bool(old) and bool(lines) and old[0].endswith(b"\r\n") is not lines[0].endswith(b"\r\n")

    async def _succeeded(self, number: int, where: int, fuzz: int) -> None:
        offset = self.file.offset
        more = f" with fuzz {fuzz}" if fuzz else ""
        if offset:
            more += f" (offset {offset} line{'' if offset == 1 else 's'})"
        await self._application.say(f"Hunk #{number} succeeded at {where + self.file.grown}{more}.\n")


def _counted(some: int, all: int) -> str:
    return f"{some} out of {all} hunk{'' if all == 1 else 's'}"


def _loose(one: bytes, other: bytes) -> bool:
    """Whether two lines are equal but for how much white space there is."""
    return b" ".join(one.split()) == b" ".join(other.split()) and one[:1].isspace() == other[:1].isspace()
