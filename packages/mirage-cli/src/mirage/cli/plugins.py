"""``mirage plugins``: every distribution that brings something, and what of it is broken."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

import click

from mirage.plugins.inventory import Inventory, inventory

HEADINGS = ("distribution", "version", "resources", "hooks")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
def plugins(as_json: bool) -> None:
    """List the distributions that bring resources or hooks.

    Everything on offer is imported to see whether it works; the status is 1 when something is broken.
    """
    found = inventory()
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], indent=2))
    else:
        click.echo("\n".join(_described(found)))
    if any(each.errors for each in found):
        raise SystemExit(1)


def _described(found: Sequence[Inventory]) -> Iterable[str]:
    rows = [HEADINGS, *(_row(each) for each in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    broken = [(each.distribution, name, error) for each in found for name, error in each.errors.items()]
    if broken:
        yield "\nbroken:"
        yield from (f"  {distribution}: {name}: {error}" for distribution, name, error in broken)


def _row(each: Inventory) -> tuple[str, ...]:
    hooks = (hook.removeprefix("mirage_") for hook in each.hooks)
    return each.distribution, each.version, ", ".join(each.resources) or "-", ", ".join(hooks) or "-"
