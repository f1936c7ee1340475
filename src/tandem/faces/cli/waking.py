"""`tandem sleeping`: a campaign to sleeping recognitions as a script; it asks nobody without `--send`."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from tandem.base import clock
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.cli.placement import AsJson, written
from tandem.faces.documents.activation import likelihood_words, reason_lines
from tandem.faces.exchange.tables import Table
from tandem.glossary import findings
from tandem.journey.activation.actions import questions as actions
from tandem.journey.activation.queries import sleeping as doors
from tandem.journey.activation.queries.sleeping import SleepWish
from tandem.journey.activation.rules import MOST_AT_ONCE
from tandem.journey.activation.terms import AskedPart

console = Console()
app = typer.Typer(help="Slapende erkenningen: wie slaapt, en vragen of er plaats is.", no_args_is_help=True)

Training = Annotated[str, typer.Option(help="De code van een opleiding")]
Sector = Annotated[str, typer.Option(help="De code van een sector")]
Region = Annotated[str, typer.Option(help="De code van een regio")]


def mount(root: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    root.add_typer(app, name="sleeping")


@app.command("list")
def listed(
    capacity: Capacity,
    *,
    training: Training = "",
    sector: Sector = "",
    region: Region = "",
    part: Annotated[AskedPart | None, typer.Option(help="Alleen deze stand")] = None,
    path: Annotated[Path | None, typer.Option("--to", help="Schrijf ze in dit bestand (.csv of .xlsx)")] = None,
    as_json: AsJson = False,
) -> None:
    """Noem de erkenningen die slapen, wie het meest kans maakt op ja eerst, met de redenen."""
    with refused():
        told = _lines(actor_of(capacity), SleepWish(training, sector, region, part))
    if path is not None:
        columns = ("recognition", "company", "municipality", "training", "points", "reasons", "state")
        written(path, Table("Slapende erkenningen", columns, [tuple(one.values()) for one in told], clock.now()))
    if as_json:
        print(json.dumps(told))
    else:
        for one in told:
            console.print(" · ".join(value for value in one.values() if value), markup=False, highlight=False)
        console.print(f"{len(told)} slapende erkenningen.", markup=False, highlight=False)


@app.command("ask")
def ask(
    capacity: Capacity,
    *,
    training: Training = "",
    sector: Sector = "",
    region: Region = "",
    most: Annotated[int, typer.Option(help="Hoogstens zoveel ondernemingen", min=1, max=MOST_AT_ONCE)] = 25,
    send: Annotated[bool, typer.Option("--send", help="Vraag het echt; anders zegt Tandem alleen wie")] = False,
) -> None:
    """Vraag aan wie het meest kans maakt of er plaats is. Zonder --send gaat er niets weg."""
    with refused():
        actor = actor_of(capacity)
        found = doors.sleepers(actor, SleepWish(training, sector, region, AskedPart.TO_ASK), day=clock.today()).lines
        chosen = [line.id for line in found[:most]]
        if not chosen:
            console.print("Niemand kan nu gevraagd worden.")
            return
        done = actions.ask_many(actor=actor, recognition_ids=chosen, now=clock.now(), dry=not send)
    rows = {row.pk: row for row in doors.named(chosen)}
    for key in done.asked:
        _print(rows[key])
    for key, verdict in done.left.items():
        _print(rows[key], *(findings.sentence(one).title for one in verdict.unmet))
    count = len(done.asked)
    told = (
        f"Gevraagd voor erkenningen: {count}." if send else f"Proefdraai voor erkenningen: {count}. Vraag met --send."
    )
    console.print(told, markup=False, highlight=False)


def _lines(actor: Any, wish: SleepWish) -> list[dict[str, str]]:
    lines = doors.sleepers(actor, wish, day=clock.today()).lines
    rows = {row.pk: row for row in doors.named([line.id for line in lines])}
    return [
        {
            "recognition": rows[line.id].number,
            "company": rows[line.id].company.name,
            "municipality": rows[line.id].establishment.municipality,
            "training": rows[line.id].training.code,
            "points": likelihood_words(line.likelihood),
            "reasons": "; ".join(reason_lines(line.likelihood)),
            "state": line.asked.state.value if line.asked else "",
        }
        for line in lines
    ]


def _print(row: Any, *why: str) -> None:
    told = (row.number, row.company.name, row.establishment.municipality, *why)
    console.print(" · ".join(told), markup=False, highlight=False)
