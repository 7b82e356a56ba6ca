"""The top of the command: its verbs, and how what goes wrong is said."""

import sys

import click

from mirage.cli.demo import demo
from mirage.cli.plugins import plugins
from mirage.errors import MirageError

DISTRIBUTION = "mirage-cli"


def _print_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"mirage {version(DISTRIBUTION)}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
def mirage() -> None:
    """One filesystem and one shell over everything that is mounted."""


mirage.add_command(demo)
mirage.add_command(plugins)


def main() -> None:
    """The console script: plugins add their verbs, and a refusal of Mirage's is one line and status 1."""
    from mirage.plugins.manager import build

    build().cli(mirage)
    try:
        mirage.main(prog_name="mirage")
    except MirageError as error:
        click.echo(f"mirage: {error}", err=True)
        sys.exit(1)
