"""`tandem round`: what who runs a school or a region scripts; in the capacity that is named."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, as_csv, as_xlsx
from tandem.journey.placement.actions import publishing, rounds, runs
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.queries.round_averages import average_minutes, guarded
from tandem.journey.placement.terms.reasons import Outcome
from tandem.journey.placement.terms.rounds import RunRule, RunState
from tandem.registers.access import actions as access

console = Console()
app = typer.Typer(help="Matchronden vanaf de opdrachtregel.", no_args_is_help=True)

_ROUND = "placement.matchinground"

AsJson = Annotated[bool, typer.Option("--json", help="Antwoord als JSON")]


def mount(root: typer.Typer) -> None:
    """Hang the command on `tandem`."""
    root.add_typer(app, name="round")


@app.command("run")
def run(
    round_id: Annotated[UUID, typer.Argument(help="De matchronde")],
    capacity: Capacity,
    *,
    rule: Annotated[RunRule, typer.Option(help="Hoe verdeeld wordt")] = RunRule.LEVELS,
    as_json: AsJson = False,
) -> None:
    """Bereken een matchronde meteen, en druk af wat ze geeft naast de uitersten. Uitgang 1 als ze niet lukt."""
    with refused():
        actor, now = actor_of(capacity), clock.now()
        asked = rounds.ask_run(actor=actor, round_id=round_id, rule=rule, now=now)
        runs.work_out(run_id=str(asked.pk), now=now)
        found = doors.run_for(actor, asked.pk)
        _note(actor, found.round, page="tandem round run")
        told = _compared(actor, found)
    if as_json:
        print(json.dumps({"run": str(found.pk), "state": found.state, "faults": found.faults, "rules": told}))
    elif found.state == RunState.DONE:
        for line in told:
            console.print(_line(line), markup=False, highlight=False)
        console.print(f"Berekening {found.number}: {found.pk}", markup=False, highlight=False)
    else:
        console.print("De berekening lukte niet. Open ze op de website: daar staat waarom.", markup=False)
    raise typer.Exit(0 if found.state == RunState.DONE else 1)


@app.command("publish")
def publish(
    run_id: Annotated[UUID, typer.Argument(help="De berekening")],
    until: Annotated[str, typer.Option(help="Laatste dag om te antwoorden, zoals 2026-12-10")],
    capacity: Capacity,
) -> None:
    """Maak voorstellen van een berekening. De werker verstuurt ze; daarna verandert de ronde niet meer."""
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise typer.BadParameter(f"een dag als 2026-12-10; gevonden: {until}") from None
    with refused():
        one = publishing.publish(actor=actor_of(capacity), run_id=run_id, answers_until=day, now=clock.now())
    console.print(f"{one.number}: de voorstellen vertrekken, antwoorden tot en met {day:%d/%m/%Y}.", markup=False)


@app.command("export")
def export(
    run_id: Annotated[UUID, typer.Argument(help="De berekening")],
    path: Annotated[Path, typer.Argument(help="Waar het bestand komt (.csv of .xlsx)")],
    capacity: Capacity,
) -> None:
    """Schrijf wat een berekening zegt over elke lerende die deze hoedanigheid mag kennen."""
    with refused():
        actor = actor_of(capacity)
        found = doors.run_for(actor, run_id)
        _note(actor, found.round, page="tandem round export")
        rows = list(doors.lines_for(actor, found, day=clock.today()))
    written(path, _table(found, rows))
    console.print(f"{len(rows)} lerenden in {path.name}", markup=False, highlight=False)


def _note(actor: Actor, one: Any, *, page: str) -> None:
    """A look at learners is noted with the own provider, or with the round of a body, as on the site."""
    is_provider = policies.is_provider(actor)
    kind = "organisations.provider" if is_provider else _ROUND
    key: Any = actor.organisation_id if is_provider else one.pk
    access.note_read(actor=actor, subject_kind=kind, subject_id=key, page=page, now=clock.now())


def _compared(actor: Actor, run: Any) -> list[dict[str, Any]]:
    """This run, and the two ends."""
    if run.state != RunState.DONE:
        return []
    least = guarded(actor, [run], day=clock.today())[run.pk]
    every = {run.rule: run.report["check"]} | run.report["ends"]
    return [
        {
            "rule": rule,
            "is_this": rule == run.rule,
            "placed": told["placed"],
            "of": run.report["seekers"],
            "average_minutes": average_minutes(told, least=least),
            "blocking_pairs": told["blocking_pairs"],
            "is_checked": told["is_allowed"],
        }
        for rule, told in every.items()
    ]


def _line(told: dict[str, Any]) -> str:
    mark, minutes = ">" if told["is_this"] else " ", told["average_minutes"]
    reach = "te weinig lerenden" if minutes is None else f"{minutes} min. gemiddeld"
    placed, swaps = f"{told['placed']} van {told['of']} geplaatst", f"{told['blocking_pairs']} ruilen liever"
    return f"{mark} {code_label(RunRule(told['rule']))}: {placed}, {reach}, {swaps}"


def _table(run: Any, rows: list[Any]) -> Table:
    columns = ("track", "given_name", "family_name", "training", "company", "municipality", "minutes", "outcome")
    cells = [
        (
            row.track.number,
            row.track.person.given_name,
            row.track.person.family_name,
            row.track.training.code,
            row.opening.establishment.name if row.opening else "",
            row.opening.establishment.municipality if row.opening else "",
            row.minutes,
            code_label(Outcome(row.outcome)),
        )
        for row in rows
    ]
    return Table(f"{run.round.number} {run.number}", columns, cells, clock.now())


def written(path: Path, table: Table) -> None:
    """Write a table in the form that its name says."""
    path.write_bytes(as_xlsx(table) if path.suffix.lower() == ".xlsx" else as_csv(table))
