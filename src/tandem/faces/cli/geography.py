"""`tandem import borders` and `tandem import mergers`: the official map, and municipalities that went up in others."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import SYSTEM
from tandem.faces.exchange.borders.facts import Report

console = Console()

Day = Annotated[str, typer.Option(help="Dag vanaf wanneer dit geldt, zoals 2025-01-01")]
Apply = Annotated[bool, typer.Option("--apply", help="Voer het ook uit; zonder dit is het een droge loop")]


def mount(imports: typer.Typer) -> None:
    """Hang the commands on `tandem import`."""
    imports.command("borders")(borders)
    imports.command("mergers")(mergers)


def borders(
    path: Annotated[Path, typer.Argument(help="GeoJSON (WGS84) of shapefile (.shp met .dbf ernaast, Lambert 72)")],
    edition: Annotated[str, typer.Option(help="Naam van de uitgave, zoals 2025")],
    valid_from: Day,
    attribution: Annotated[str, typer.Option(help="Bron en licentie, zoals de uitgever ze vraagt")] = "",
    *,
    apply: Apply = False,
) -> None:
    """Lees de officiële grenzen van de gemeenten in. Eén fout, en er verandert niets."""
    from tandem.faces.exchange.borders import importer

    report = importer.import_borders(
        path,
        actor=SYSTEM,
        edition=edition,
        valid_from=_day(valid_from),
        now=clock.now(),
        attribution=attribution,
        is_dry_run=not apply,
    )
    _tell(report)


def mergers(
    path: Annotated[Path, typer.Argument(help="Werkboek met de oude en de nieuwe code van elke gemeente (.xlsx)")],
    valid_from: Day,
    names: Annotated[Path | None, typer.Option(help="Werkboek met de namen van de nieuwe codes (.xlsx)")] = None,
    *,
    apply: Apply = False,
) -> None:
    """Lees een lijst van fusies in. Eén fout, en er verandert niets."""
    from tandem.faces.exchange.borders import mergers as importer

    report = importer.import_mergers(
        path, actor=SYSTEM, on=_day(valid_from), now=clock.now(), names=names, is_dry_run=not apply
    )
    _tell(report)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"een dag als 2025-01-01; gevonden: {text}") from None


def _tell(report: Report) -> None:
    for line in report.lines():
        console.print(line, markup=False, highlight=False)
    if not report.is_ok:
        raise typer.Exit(2)
