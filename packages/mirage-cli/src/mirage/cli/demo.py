"""``mirage demo``: a workspace over RAM and a real folder, and lines that cross both."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import click

if TYPE_CHECKING:
    from mirage import Workspace

LOG = """\
09:12:01 INFO  started
09:12:07 ALERT disk nearly full
09:13:40 INFO  cleaned up
09:15:02 ALERT disk nearly full
"""

LINES = (
    "ls /data /logs",
    "grep ALERT /logs/app.log | head -n 1",
    "cp /logs/app.log /data/copy.log && grep -c ALERT /data/copy.log",
    "cat /logs/*.log /data/copy.log | grep ALERT | wc -l > /logs/alerts.txt && cat /logs/alerts.txt",
    "find /data /logs -type f",
)


@click.command()
def demo() -> None:
    """Show a pipeline across a RAM mount and a temporary folder of this machine."""
    with tempfile.TemporaryDirectory(prefix="mirage-demo-") as folder:
        Path(folder, "app.log").write_text(LOG)
        anyio.run(_show, folder)
        alerts = Path(folder, "alerts.txt")
        click.echo(f"{alerts} on this machine holds: {alerts.read_text().strip()}")


async def _show(folder: str) -> None:
    from mirage import Workspace
    from mirage.resource.disk import DiskResource
    from mirage.resource.ram import RAMResource

    click.echo(f"/data is memory, /logs is the folder {folder}\n")
    async with Workspace({"/data": RAMResource(), "/logs": DiskResource(root=folder)}) as ws:
        for line in LINES:
            await _run(ws, line)


async def _run(ws: "Workspace", line: str) -> None:
    click.echo(f"$ {line}")
    result = await ws.execute(line)
    click.echo(await result.stdout_str(), nl=False)
    click.echo(await result.stderr_str(), nl=False, err=True)
    click.echo()
    if result.exit_code != 0:
        raise click.ClickException(f"status {result.exit_code}")
