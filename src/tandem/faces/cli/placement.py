"""`tandem round`: what who runs a school or a region scripts; in the capacity that is named."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.cli.acting import Capacity, actor_of, leave, refused
from tandem.faces.cli.reading import day
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, as_csv, as_xlsx
from tandem.journey.placement.actions import publishing, rounds, runs
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.queries.round_averages import average_minutes, guarded
from tandem.journey.placement.rules.rounds import RoundForm
from tandem.journey.placement.snapshot import replay
from tandem.journey.placement.terms.reasons import Outcome
from tandem.journey.placement.terms.rounds import PairKind, RoundState, RunRule, RunState
from tandem.registers.access import actions as access

console = Console()
app = typer.Typer(help="Matchronden vanaf de opdrachtregel.", no_args_is_help=True)

_ROUND = "placement.matchinground"

AsJson = Annotated[bool, typer.Option("--json", help="Antwoord als JSON")]
To = Annotated[Path | None, typer.Option("--to", help="Schrijf ze in dit bestand (.csv of .xlsx)")]
RunKey = Annotated[UUID, typer.Argument(help="De berekening")]


def mount(root: typer.Typer) -> None:
    """Hang the command on `tandem`."""
    root.add_typer(app, name="round")


@app.command("list")
def list_rounds(capacity: Capacity, *, path: To = None, as_json: AsJson = False) -> None:
    """Noem de matchronden van deze organisatie en die waarvoor ze gevraagd werd, de nieuwste eerst."""
    with refused():
        actor = actor_of(capacity)
        if not policies.runs_rounds(actor):
            raise NotFound
        told = [_round(one) for one in doors.rounds_for(actor)]
    exported(path, "Matchronden", told, first="round")
    words = [
        [one["number"], one["title"], one["runner"], code_label(RoundState(one["state"])), one["round"]] for one in told
    ]
    tell(told, words, "{n} matchronden.", as_json=as_json)


@app.command("new")
def new(
    title: Annotated[str, typer.Argument(help="Hoe de matchronde heet")],
    capacity: Capacity,
    *,
    year: Annotated[int | None, typer.Option(help="Eerste jaar van het schooljaar; anders dat van vandaag")] = None,
    training: Annotated[list[str] | None, typer.Option(help="Alleen deze opleiding; kan meermaals")] = None,
    as_json: AsJson = False,
) -> None:
    """Begin een matchronde. De loting wordt nu één keer getrokken."""
    now = clock.now()
    form = RoundForm(title, doors.school_years(now)[0] if year is None else year, tuple(training or ()))
    with refused():
        one = rounds.start(actor=actor_of(capacity), form=form, now=now)
    if as_json:
        print(json.dumps(_round(one)))
    else:
        console.print(f"{one.number}: {one.pk}", markup=False, highlight=False)


@app.command("lock")
def lock(
    round_id: Annotated[UUID, typer.Argument(help="De matchronde")],
    track_id: Annotated[UUID, typer.Argument(help="Het traject van de lerende")],
    opening_id: Annotated[UUID, typer.Argument(help="De openstaande werkplek")],
    capacity: Capacity,
    *,
    apart: Annotated[bool, typer.Option("--apart", help="Net niet samen")] = False,
    why: Annotated[str, typer.Option(help="Waarom; niets over gezondheid of zorg")] = "",
) -> None:
    """Leg een lerende vooraf vast op een werkplek, of houd ze uit elkaar; het telt mee vanaf de volgende berekening."""
    kind = PairKind.FORBIDDEN if apart else PairKind.LOCKED
    with refused():
        rounds.set_pair(
            actor=actor_of(capacity),
            round_id=round_id,
            track_id=track_id,
            opening_id=opening_id,
            kind=kind,
            words=why,
            now=clock.now(),
        )
    console.print("Uit elkaar gehouden." if apart else "Vastgelegd.")


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


@app.command("compare")
def compare(
    run_id: RunKey,
    other_id: Annotated[UUID, typer.Argument(help="Een andere berekening van dezelfde matchronde")],
    capacity: Capacity,
    *,
    as_json: AsJson = False,
) -> None:
    """Zet twee berekeningen naast elkaar, en zeg hoeveel lerenden bij de andere elders of nergens terechtkomen."""
    with refused():
        actor = actor_of(capacity)
        both = [doors.run_for(actor, key) for key in (run_id, other_id)]
        _note(actor, both[0].round, page="tandem round compare")
        if both[0].round_id != both[1].round_id:
            leave("Dit zijn berekeningen van twee matchronden. Neem er twee van dezelfde.")
        if any(one.state != RunState.DONE for one in both):
            leave("Een van beide is niet klaar, of lukte niet. Neem twee berekeningen die klaar zijn.")
        told = [next(line for line in _compared(actor, one) if line["is_this"]) for one in both]
        known, elsewhere = _moved(actor, *both)
    for one, line in zip(both, told, strict=True):
        line |= {"run": str(one.pk), "number": one.number, "is_this": one.pk == run_id}
    if as_json:
        print(json.dumps({"runs": told, "learners": known, "elsewhere": elsewhere}))
        return
    for line in told:
        console.print(f"{_line(line)} (berekening {line['number']})", markup=False, highlight=False)
    console.print(f"{elsewhere} van {known} lerenden die u mag kennen, komen elders terecht.", highlight=False)


@app.command("verify")
def verify(run_id: RunKey, capacity: Capacity, *, as_json: AsJson = False) -> None:
    """Werk een berekening opnieuw uit. Uitgang 1 als het antwoord niet hetzelfde is: gebruik ze dan niet."""
    with refused():
        actor = actor_of(capacity)
        found = doors.run_for(actor, run_id)
        if not doors.may_verify(actor, found):
            raise NotFound
        is_same = replay.gives_the_same(found)
    if as_json:
        print(json.dumps({"run": str(found.pk), "is_same": is_same, "inputs": found.inputs, "answer": found.answer}))
    else:
        same, other = "hetzelfde antwoord.", "een ander antwoord. Gebruik deze berekening niet."
        console.print(f"Nagerekend: {same if is_same else other}")
    raise typer.Exit(0 if is_same else 1)


@app.command("publish")
def publish(
    run_id: RunKey,
    until: Annotated[date, typer.Option(parser=day, help="Laatste dag om te antwoorden, zoals 2026-12-10")],
    capacity: Capacity,
) -> None:
    """Maak voorstellen van een berekening. De werker verstuurt ze; daarna verandert de ronde niet meer."""
    with refused():
        one = publishing.publish(actor=actor_of(capacity), run_id=run_id, answers_until=until, now=clock.now())
    console.print(f"{one.number}: de voorstellen vertrekken, antwoorden tot en met {until:%d/%m/%Y}.", markup=False)


@app.command("export")
def export(
    run_id: RunKey,
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


def _round(one: Any) -> dict[str, str]:
    return {
        "round": str(one.pk),
        "number": one.number,
        "title": one.title,
        "runner": one.provider.name if one.provider else one.body.name,
        "school_year": str(one.school_year),
        "trainings": ",".join(one.trainings),
        "state": one.state,
    }


def _moved(actor: Actor, one: Any, other: Any) -> tuple[int, int]:
    """How many learners this actor may know in two runs, and how many of them the two send elsewhere."""
    day = clock.today()
    here, there = (
        dict(doors.lines_for(actor, run, day=day).values_list("track_id", "opening_id")) for run in (one, other)
    )
    return len(here | there), sum(here.get(track) != there.get(track) for track in here | there)


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


def exported(path: Path | None, title: str, told: Sequence[dict[str, str]], *, first: str) -> None:
    """Write what is told to a file, where one is named; `first` is the column of an empty one."""
    if path is not None:
        columns = tuple(told[0]) if told else (first,)
        written(path, Table(title, columns, [tuple(one.values()) for one in told], clock.now()))


def tell(told: Sequence[dict[str, str]], words: Sequence[Sequence[str]], count: str, *, as_json: bool) -> None:
    """Print what is told: as JSON, or a line each and how many there are."""
    if as_json:
        print(json.dumps(told))
        return
    for line in words:
        console.print(" · ".join(one for one in line if one), markup=False, highlight=False)
    console.print(count.format(n=len(told)), markup=False, highlight=False)
