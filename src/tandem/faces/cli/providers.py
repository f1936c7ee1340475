"""`tandem import providers` and `tandem import undo`: providers, locations and programmes from a file."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents.reasons import titles
from tandem.faces.exchange.providers import importer
from tandem.registers.organisations.actions import providers as actions

console = Console()


def mount(imports: typer.Typer) -> None:
    """Hang the commands on `tandem import`."""
    imports.command("providers")(providers)
    imports.command("undo")(undo)


def providers(
    path: Annotated[Path, typer.Argument(help="CSV van één tabel, of werkboek (.xlsx) met een blad per tabel")],
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Voer het ook uit; zonder dit is het een droge loop")] = False,
    errors: Annotated[Path | None, typer.Option(help="Schrijf hier het bestand met de fouten erbij (.xlsx)")] = None,
) -> None:
    """Lees aanbieders, vestigingsplaatsen en opleidingen in. Eén fout, en er verandert niets."""
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
    _tell(outcome)
    if outcome.errors and errors is not None:
        errors.write_bytes(importer.with_errors(outcome, name=name, now=clock.now()))
    raise typer.Exit(0 if outcome.is_ok else 2)


def undo(batch: Annotated[str, typer.Argument(help="Nummer van de invoer")]) -> None:
    """Maak een invoer ongedaan, als er sindsdien niets aan die rijen veranderde."""
    try:
        actions.undo_batch(actor=SYSTEM, batch_id=UUID(batch), now=clock.now())
    except (ValueError, NotFound):
        console.print(f"Er is geen invoer met nummer {batch}.", markup=False)
        raise typer.Exit(2) from None
    except NotPossible as refusal:
        for line in titles(refusal.verdict.unmet):
            console.print(line, markup=False)
        raise typer.Exit(2) from None
    console.print("De invoer is ongedaan gemaakt.")


def _tell(outcome: importer.Outcome) -> None:
    for error in outcome.errors:
        console.print(f"{error.sheet}, rij {error.line}: {error.message}", markup=False)
    for line in outcome.refusals:
        console.print(line, markup=False)
    if outcome.report is not None:
        for table, counts in outcome.report.counts.items():
            console.print(f"{table}: {counts.added} nieuw, {counts.changed} gewijzigd, {counts.unchanged} gelijk")
        if outcome.report.batch_id:
            console.print(f"Invoer {outcome.report.batch_id}")
