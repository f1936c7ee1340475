"""`tandem agreements import`: running agreements from a file: looked at first, written when that is asked."""

import json
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.cli.acting import Capacity, actor_of, leave, refused
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.reading import UnreadableError
from tandem.faces.exchange.tables import Table, as_csv, as_xlsx
from tandem.faces.exchange.takeovers import actions, importer
from tandem.faces.exchange.takeovers.importer import Preview
from tandem.faces.exchange.takeovers.reading import template
from tandem.journey.agreements.terms import TakeoverFate
from tandem.registers.access import actions as access

console = Console()

Rest = Annotated[Path | None, typer.Option("--rest", help="Schrijf wat nog niet kan in dit bestand (.csv of .xlsx)")]


def mount(app: typer.Typer) -> None:
    """Hang the commands on `tandem agreements`."""
    app.command("import")(take_over)
    app.command("template")(empty)


def take_over(
    path: Annotated[Path, typer.Argument(help="CSV, werkboek (.xlsx) of rijen als JSON (.json)")],
    capacity: Capacity,
    *,
    write: Annotated[bool, typer.Option("--write", help="Neem over wat kan; zonder dit verandert er niets")] = False,
    rest: Rest = None,
    as_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON")] = False,
) -> None:
    """Zeg wat er met elke rij gebeurt, en neem ze over met --write. Uitgang 1 als een rij nog niet kan."""
    if not path.is_file():
        raise typer.BadParameter(f"een bestand dat bestaat; gevonden: {path}")
    with refused():
        actor, now = actor_of(capacity), clock.now()
        provider_id, content = _noted(actor), path.read_bytes()
        try:
            looked = importer.preview(
                actor=actor, provider_id=provider_id, name=path.name, content=content, day=clock.today()
            )
            if write and looked.agreed:
                looked = _written(actor, provider_id, path.name, content)
        except UnreadableError as error:
            leave(str(error))
    _tell(looked, as_json=as_json)
    if rest is not None:
        _save(importer.rest(looked, now=now), rest)
    raise typer.Exit(1 if looked.faults else 0)


def empty(path: Annotated[Path, typer.Argument(help="Het lege bestand (.csv of .xlsx)")]) -> None:
    """Schrijf een leeg bestand om in te vullen, met wat er in elke kolom hoort."""
    _save(template(now=clock.now()), path)


def _written(actor: Actor, provider_id: UUID, name: str, content: bytes) -> Preview:
    """The rows that can go in; gives what was done, and what is left."""
    now = clock.now()
    file = actions.hand_in(actor=actor, provider_id=provider_id, name=name, content=content, now=now)
    looked = actions.looked_at(actor, file, now=now)
    actions.let_in(actor=actor, file_id=file.pk, seen=looked.seen, now=now)
    file = actions.take_over(file_id=file.pk, now=now) or file
    return importer.as_written(looked, importer.done(file))


def _noted(actor: Actor) -> UUID:
    """The own school; that somebody looked at its learners is noted."""
    if actor.organisation_id is None:
        raise NotFound
    kind, key = "organisations.provider", actor.organisation_id
    page = "tandem agreements import"
    access.note_read(actor=actor, subject_kind=kind, subject_id=key, page=page, now=clock.now())
    return key


def _save(table: Table, path: Path) -> None:
    path.write_bytes(as_xlsx(table) if path.suffix.lower() == ".xlsx" else as_csv(table))


def _tell(looked: Preview, *, as_json: bool) -> None:
    faults = dict(looked.faults)
    rows = [(one.row.line, one.fate, faults.get(one.row.line, ""), looked.notes(one)) for one in looked.plans]
    rows += [(number, TakeoverFate.STUCK, faults[number], []) for number in looked.read.wrong]
    counts = {fate: count for fate, count in looked.counts.items() if count}
    if as_json:
        told = [{"row": row, "fate": fate, "fault": fault, "notes": notes} for row, fate, fault, notes in sorted(rows)]
        print(json.dumps({"counts": counts, "rows": told}, ensure_ascii=False))
        return
    for row, fate, fault, notes in sorted(rows):
        for words in [fault] if fault else notes:
            console.print(f"Rij {row}: {code_label(fate)}. {words}", markup=False, highlight=False)
    for fate, count in counts.items():
        console.print(f"{code_label(fate)}: {count}", markup=False, highlight=False)
