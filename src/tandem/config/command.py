"""The command `tandem`: every face hangs its own commands on it."""

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


def build() -> typer.Typer:
    """The whole command, once the platform is set up."""
    django.setup()
    from tandem.config import serving
    from tandem.faces.api import command as api
    from tandem.faces.cli import main as cli
    from tandem.faces.worker import command as worker

    for face in (serving, worker, cli, api):
        face.mount(app)
    return app


def main() -> None:
    """Set up the platform, then run what was asked."""
    build()(args=sys.argv[1:])


if __name__ == "__main__":
    main()
