"""`tandem law`: what the law says on a day."""

from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from tandem.base import clock
from tandem.law import catalogue
from tandem.law import show as shown
from tandem.law.errors import UnknownKey

app = typer.Typer(help="De gedateerde regels lezen.", no_args_is_help=True)
console = Console()


@app.command("show")
def show(
    key: Annotated[str, typer.Argument(help="Sleutel van een regel, zoals mentor.min_age")],
    on: Annotated[str, typer.Option("--on", help="Dag, zoals 2026-11-21; leeg is vandaag")] = "",
) -> None:
    """Toon de waarde van een regel op een dag, met bron, artikel en zekerheid."""
    try:
        day = date.fromisoformat(on) if on else clock.today()
    except ValueError:
        raise typer.BadParameter(f"een dag als 2026-11-21; gevonden: {on}") from None
    try:
        console.print(shown.as_text(catalogue.show(key, day=day)), markup=False, highlight=False)
    except UnknownKey as unknown:
        near = f" Bedoelt u {' of '.join(unknown.close)}?" if unknown.close else " Alle regels staan op /regels/."
        Console(stderr=True).print(f"Er is geen regel met de sleutel {key}.{near}", markup=False, highlight=False)
        raise typer.Exit(2) from None
