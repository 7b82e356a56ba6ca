"""wget: files over HTTP, as far as the owner of the workspace allows."""

from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from mirage.access import Access
from mirage.commands.accesses import ANYTHING
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.options import parse
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Command, Operands, Options, Usage
from mirage.commands.wget.options import USAGE, Wget

if TYPE_CHECKING:
    from mirage.commands.wget.call import Call

NOTES = """\
The network is off unless the owner of the workspace names what may be
reached: Workspace(network=Network(allow=["https://example.com"])).
What is not allowed ends with status 4, and the reason is said in spite of -q.

http and https are spoken, and nothing is fetched that no URL names: recursion
is refused. No meter is shown. --help displays this, --version the version.
"""


def fetches(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """What is read and written depends on the words, and on what comes back."""
    return [ANYTHING] if words else []


@command(
    "wget",
    "Fetch what URLs stand for into files.",
    Wget,
    Operands("URL"),
    touches=fetches,
    usage_status=2,
    raw=True,
    notes=NOTES,
)
async def wget(ctx: Context, declared: Wget, words: Sequence[str]) -> int:
    """Fetch URL after URL; the lowest status of those that failed."""
    options, urls = _read(words)
    if options.refused:
        raise Usage(f"refused: {options.refused[0]}", hint=False)
    if not urls and not options.inputs:
        raise Usage(f"missing URL{USAGE}", hint=False, status=1)
    from mirage.commands.wget.call import Call

    async with AsyncExitStack() as stack:
        call = Call(ctx, options, stack)
        try:
            await call.prepare()
        except Usage as refusal:
            if not str(refusal):
                return refusal.status or 1
            raise
        began = ctx.host.elapsed()
        found = await call.urls()
        if options.spider:
            await call.log.all("Spider mode enabled. Check if remote file exists.\n")
        status = await _all(call, [*urls, *found])
        if (len(urls) > 1 or options.inputs) and call.bytes:
            await _sum(call, ctx.host.elapsed() - began)
        unsaved = await call.finish()
        return status or unsaved


def _read(words: Sequence[str]) -> tuple[Wget, list[str]]:
    """The options and URLs; what is wrong with them is said as wget says it.

    :raises Usage: they make no sense.
    """
    try:
        options, urls = parse(_declared(), words)
    except Usage as complaint:
        raise Usage(f"{complaint}{USAGE if complaint.hint else ''}", hint=False) from None
    return options, urls


def _declared() -> Command:
    return wget


async def _all(call: "Call", urls: Sequence[str]) -> int:
    from mirage.commands.http.faults import Fault, Why
    from mirage.commands.http.urls import Url
    from mirage.commands.wget.fetch import INPUT, Fetch

    worst = 0
    for text in urls:
        try:
            url = Url.parse(text.replace(" ", "%20"))
        except Fault as fault:
            scheme = text.partition(":")[0]
            words = f"Unsupported scheme {quoted(scheme)}" if fault.why == Why.SCHEME else "Invalid URL"
            await call.log.short(f"{text}: {words}.\n")
            status = INPUT
        else:
            status = await Fetch(call, url).run()
        worst = min(filter(None, (worst, status)), default=0)
        await call.ctx.breathe()
    return worst


async def _sum(call: "Call", seconds: float) -> None:
    from mirage.commands.wget.log import human, rate

    size = human(call.bytes) if call.bytes >= 1024 else str(call.bytes)
    await call.log.short(
        f"FINISHED --{call.log.now}--\nTotal wall clock time: {seconds:.2g}s\n"
        f"Downloaded: {call.files} files, {size} in {seconds:.2g}s ({rate(call.bytes, seconds)})\n"
    )
