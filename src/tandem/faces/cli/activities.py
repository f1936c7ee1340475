"""`tandem import activities` and `tandem generate activities`: activity lists from a file, and an invented file."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import SYSTEM
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.activities import importer, invented, table
from tandem.faces.exchange.tables import as_csv, as_xlsx

console = Console()


def mount(*, imports: typer.Typer, generate: typer.Typer) -> None:
    """Hang the commands on `tandem import` and `tandem generate`."""
    imports.command("activities")(read_in)
    generate.command("activities")(write_out)


def read_in(
    path: Annotated[Path, typer.Argument(help="CSV of werkboek (.xlsx) met één rij per activiteit")],
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Voer het ook uit; zonder dit is het een droge loop")] = False,
    errors: Annotated[Path | None, typer.Option(help="Schrijf hier het bestand met de fouten erbij (.xlsx)")] = None,
) -> None:
    """Lees activiteitenlijsten in. Eén fout, en er verandert niets."""
    if not path.is_file():
        raise typer.BadParameter(f"een bestand dat bestaat; gevonden: {path}")
    name, content = path.name, path.read_bytes()
    try:
        if apply:
            outcome = importer.apply(actor=SYSTEM, name=name, content=content, now=clock.now())
        else:
            outcome = importer.preview(actor=SYSTEM, name=name, content=content)
    except importer.UnreadableError as error:
        console.print(str(error), markup=False)
        raise typer.Exit(2) from None
    for wrong in outcome.errors:
        console.print(f"{wrong.sheet}, rij {wrong.line}: {wrong.message}", markup=False)
    for line in outcome.refusals:
        console.print(line, markup=False)
    if outcome.report is not None:
        for part, counts in outcome.report.counts.items():
            told = f"{counts.added} nieuw, {counts.changed} gewijzigd, {counts.unchanged} gelijk"
            console.print(f"{code_label(part)}: {told}", markup=False)
    for note in importer.notes(outcome):
        console.print(note, markup=False)
    if outcome.errors and errors is not None:
        errors.write_bytes(importer.with_errors(outcome, name=name, now=clock.now()))
    raise typer.Exit(0 if outcome.is_ok else 2)


def write_out(
    path: Annotated[Path, typer.Argument(help="Waar het bestand komt (.csv of .xlsx)")],
    seed: Annotated[int, typer.Option(help="Hetzelfde getal geeft dezelfde lijsten")] = 2026,
) -> None:
    """Maak een verzonnen lijst voor elke opleiding die er geen heeft; elke activiteit zegt dat ze verzonnen is."""
    lists = invented.lists(day=clock.today(), seed=seed)
    written = table.table(lists, now=clock.now())
    path.write_bytes(as_xlsx(written) if path.suffix.lower() == ".xlsx" else as_csv(written))
    console.print(f"{len(lists)} verzonnen lijsten in {path.name}", markup=False)
