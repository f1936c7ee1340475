"""`tandem demand`: the counts of unmet demand that may be told, for who programmes or makes a radar of them."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from tandem.base import clock
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.cli.placement import AsJson, written
from tandem.faces.exchange.tables import Table
from tandem.journey.demand import queries, rules
from tandem.journey.demand.rules import OTHERS, Cell

console = Console()

_COLUMNS = ("quarter", "forum", "sector", "training", "kind", "reason", "count")


def mount(root: typer.Typer) -> None:
    """Hang the command on `tandem`."""
    root.command()(demand)


def demand(
    capacity: Capacity,
    *,
    quarter: Annotated[str, typer.Option(help="Alleen dit kwartaal, zoals 2026-3")] = "",
    forum: Annotated[str, typer.Option(help="Alleen dit overlegforum")] = "",
    sector: Annotated[str, typer.Option(help="Alleen deze sector")] = "",
    path: Annotated[Path | None, typer.Option("--to", help="Schrijf ze in dit bestand (.csv of .xlsx)")] = None,
    as_json: AsJson = False,
) -> None:
    """Noem wat de regio's missen, per kwartaal en opleiding. Kleine aantallen staan samen of blijven weg."""
    with refused():
        shown = queries.shown(actor_of(capacity), day=clock.today())
    told = rules.narrowed(
        shown,
        quarters=[quarter] if quarter else (),
        forums=[forum] if forum else (),
        sectors=[sector] if sector else None,
    )
    rows = [_row(cell, count) for cell, count in sorted(told.counts.items())]
    hidden = sum(told.hidden.values())
    if path is not None:
        written(path, Table("Onvervulde vraag", _COLUMNS, [tuple(row.values()) for row in rows], clock.now()))
    if as_json:
        print(json.dumps({"counts": rows, "hidden": hidden}))
        return
    for row in rows:
        console.print(" · ".join(str(value) for value in row.values() if value != ""), markup=False, highlight=False)
    console.print(f"{len(rows)} aantallen; {hidden} te klein om te noemen.", markup=False, highlight=False)


def _row(cell: Cell, count: int) -> dict[str, Any]:
    training = "" if cell.training == OTHERS else cell.training
    told = (cell.quarter, cell.forum, cell.sector, training, cell.kind, cell.reason, count)
    return dict(zip(_COLUMNS, told, strict=True))
