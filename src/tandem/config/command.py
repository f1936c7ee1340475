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
    command = build()
    from django.db import DatabaseError

    try:
        command(args=sys.argv[1:])
    except DatabaseError as error:
        if not _lacks_tables(error):
            raise
        sys.exit("De tabellen staan er nog niet. Doe eerst: tandem migrate, en dan: tandem load.")


def _lacks_tables(error: Exception) -> bool:
    """Whether the database was never prepared: SQLite and PostgreSQL each have their own words for it."""
    said = str(error)
    return "no such table" in said or ("relation " in said and "does not exist" in said)


if __name__ == "__main__":
    main()
