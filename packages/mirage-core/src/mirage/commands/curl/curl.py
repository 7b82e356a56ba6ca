"""curl: transfers over HTTP, as far as the owner of the workspace allows."""

from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, TypeVar

from mirage.access import Access
from mirage.commands.accesses import ANYTHING
from mirage.commands.context import Context
from mirage.commands.curl.options import REMOTE_NAME, TRY, Curl, read
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Usage
from mirage.paths import decode

if TYPE_CHECKING:
    from mirage.commands.curl.call import Call
    from mirage.commands.curl.globs import Expanded
    from mirage.commands.curl.report import Report

T = TypeVar("T")

ONE_METHOD = "You can only select one HTTP request method!"
METHODS = ("PUT (-T, --upload-file)", "POST (-d, --data)", "multipart formpost (-F, --form)", "HEAD (-I, --head)")

NOTES = """\
The network is off unless the owner of the workspace names what may be
reached: Workspace(network=Network(allow=["https://api.example.com"])).
What is not allowed ends with status 7, and the reason is said in spite of -s.

An argument is a word of its own, or follows a single letter at once.
URLs may have lists {a,b} and ranges [1-10:2]; #1 in FILE stands for the first.
http and https are spoken. No meter is shown. A redirect to another host gets
no header, cookie or login that may be a secret.
"""


def transfers(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """What is read and written depends on the words, and on what comes back."""
    return [ANYTHING] if words else []


@command(
    "curl",
    "Transfer what URLs stand for.",
    Curl,
    Operands("URL"),
    touches=transfers,
    usage_status=2,
    raw=True,
    notes=NOTES,
)
async def curl(ctx: Context, declared: Curl, words: Sequence[str]) -> int:
    """Transfer URL after URL; the status is that of the last."""
    options = read(words)
    if options.fail and options.fail_with_body:
        raise Usage(f"option --fail-with-body: is badly used here{TRY}", hint=False)
    if not options.urls:
        await ctx.io.err.write(f"curl: no URL specified!{TRY}\n".encode())
        return 2
    from mirage.commands.curl.call import Call
    from mirage.commands.http.faults import Fault

    async with AsyncExitStack() as stack:
        call = Call(ctx, options, stack)
        if words := _conflict(options):
            await call.voice.warn(words)
            return 2
        try:
            await call.prepare()
        except Fault as fault:
            await call.voice.fail(fault)
            return int(fault.why)
        status = await _all(call)
        unsaved = await call.finish()
    return status or unsaved


async def _all(call: "Call") -> int:
    from mirage.commands.curl.globs import Expanded, expand
    from mirage.commands.http.faults import Fault

    options = call.options
    status = 0
    for at, url in enumerate(options.urls):
        output = _nth(options.outputs, at) or (REMOTE_NAME if options.all_remote else None)
        upload = _nth(options.uploads, at)
        try:
            for source in [None] if upload is None else [each.url for each in expand(upload)]:
                for given in [Expanded(url, ())] if options.literal else expand(url):
                    status = await _one(call, given, output, source, at)
                    await call.ctx.breathe()
                    if status and options.fail_early:
                        return status
        except Fault as fault:
            await call.voice.fail(fault)
            status = int(fault.why)
    return status


async def _one(call: "Call", given: "Expanded", output: object, upload: str | None, number: int) -> int:
    from mirage.commands.curl.transfer import Transfer

    report = await Transfer(call, given, output, upload, number).run()
    if call.options.write_out:
        await _write_out(call, report)
    return report.exit_code


async def _write_out(call: "Call", report: "Report") -> None:
    from mirage.commands.curl.bodies import contents
    from mirage.commands.curl.report import written

    text = call.options.write_out
    if text.startswith("@"):
        text = decode(await contents(call.ctx, text[1:], "-w"))
    out, err, unknown = written(text, report)
    for name in unknown:
        await call.voice.say(f"curl: unknown --write-out variable: '{name}'\n")
    await call.ctx.out.write(out)
    if err:
        await call.voice.say(decode(err))


def _nth(values: "Sequence[T]", at: int) -> "T | None":
    return values[at] if at < len(values) else None


def _conflict(options: Curl) -> str:
    """What is wrong with options that exclude each other: data, a form, a file and HEAD."""
    asked = (bool(options.uploads), bool(options.data and not options.get), bool(options.forms), options.head)
    names = [name for name, wanted in zip(METHODS, asked, strict=True) if wanted]
    return f"{ONE_METHOD} You asked for both {names[0]} and {names[1]}." if len(names) > 1 else ""
