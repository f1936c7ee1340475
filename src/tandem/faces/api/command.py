"""`tandem openapi`."""

from typing import Annotated

import typer
from rich.console import Console

from tandem.faces.api import description


def mount(app: typer.Typer) -> None:
    """Hang the command on `tandem`."""
    app.command()(openapi)


def openapi(
    folder: Annotated[str, typer.Option(help="Map waarin de bestanden komen")] = "docs/reference",
    *,
    check: Annotated[bool, typer.Option("--check", help="Vergelijk alleen")] = False,
) -> None:
    """Schrijf de beschrijving van de API (OpenAPI 3.1 en 3.0.3), of vergelijk ze met wat er staat."""
    stale = description.write(folder, only_check=check)
    if stale:
        Console(stderr=True).print(f"Verouderd: {', '.join(stale)}. Voer `tandem openapi` uit.")
        raise typer.Exit(1)
