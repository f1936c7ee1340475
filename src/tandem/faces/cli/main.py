"""The command `tandem`: every import, run, report and check of the platform."""

import os
import sys

import django
import typer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.config.settings")

app = typer.Typer(
    name="tandem",
    help="Tandem: het platform voor duaal leren.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Set up the platform, then run the command."""
    django.setup()
    from tandem.faces.cli import commands  # noqa: PLC0415 - the models exist only after set-up

    commands.mount(app)
    app(args=sys.argv[1:])
