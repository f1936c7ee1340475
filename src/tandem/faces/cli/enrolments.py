"""`tandem enrolments`: what a school scripts to read its pupils in; in the capacity that is named."""

import json
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.cli.acting import Capacity, actor_of, leave, refused
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.enrolments import actions, importer
from tandem.faces.exchange.enrolments.importer import Preview
from tandem.faces.exchange.enrolments.reading import UnreadableError
from tandem.faces.exchange.tables import as_csv, as_xlsx
from tandem.journey.intake.terms.importing import Fate
from tandem.registers.access import actions as access

console = Console()
app = typer.Typer(help="Leerlingen van een school inlezen: eerst kijken, dan doen.", no_args_is_help=True)

LookedAt = Annotated[Path, typer.Argument(help="CSV, werkboek (.xlsx) of rijen als JSON (.json)")]
Answers = Annotated[list[str] | None, typer.Option("--answer", help="Antwoord op een vraag: SLEUTEL=KEUZE")]
AsJson = Annotated[bool, typer.Option("--json", help="Antwoord als JSON")]
Rest = Annotated[Path | None, typer.Option("--rest", help="Schrijf wat nog niet kan in dit bestand (.csv of .xlsx)")]


def mount(root: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    root.add_typer(app, name="enrolments")


@app.command("look")
def look(
    path: LookedAt, capacity: Capacity, *, answer: Answers = None, rest: Rest = None, as_json: AsJson = False
) -> None:
    """Zeg wat er met elke rij zou gebeuren; er verandert niets. Uitgang 1 als een rij nog niet kan."""
    content = _content(path)
    with refused():
        actor, now = actor_of(capacity), clock.now()
        provider_id = _noted(actor, page="tandem enrolments look")
        try:
            looked = importer.preview(
                actor=actor,
                provider_id=provider_id,
                name=path.name,
                content=content,
                answers=_answers(answer),
                day=clock.today(),
            )
        except UnreadableError as error:
            leave(str(error))
    _tell(looked, as_json=as_json)
    if rest is not None:
        table = importer.rest(looked, now=now)
        rest.write_bytes(as_xlsx(table) if rest.suffix.lower() == ".xlsx" else as_csv(table))
    raise typer.Exit(1 if looked.counts[Fate.STUCK] or looked.counts[Fate.ASKS] else 0)


@app.command("take")
def take(
    path: LookedAt,
    capacity: Capacity,
    *,
    answer: Answers = None,
    coach: Annotated[UUID | None, typer.Option(help="Wie de nieuwe lerenden begeleidt")] = None,
    as_json: AsJson = False,
) -> None:
    """Lees de rijen in die kunnen. Twee keer is hetzelfde als één keer. Uitgang 1 als een rij overblijft."""
    content = _content(path)
    with refused():
        actor, now = actor_of(capacity), clock.now()
        provider_id = _noted(actor, page="tandem enrolments take")
        try:
            file = actions.hand_in(actor=actor, provider_id=provider_id, name=path.name, content=content, now=now)
        except UnreadableError as error:
            leave(str(error))
        file = actions.answer(actor=actor, file_id=file.pk, answers=_answers(answer), coach_id=coach)
        looked = actions.looked_at(actor, file, now=now)
        if looked.agreed:
            actions.let_in(actor=actor, file_id=file.pk, seen=looked.seen, now=now)
            file = actions.take_in(file_id=file.pk, now=now) or file
        elif not importer.is_anything_left(looked):
            file = actions.throw_away(actor=actor, file_id=file.pk, now=now)
    done = {fate: sum(1 for one, _track in file.results.values() if one == fate) for fate in Fate}
    left = looked.counts[Fate.ASKS] + looked.counts[Fate.STUCK] + done[Fate.STUCK]
    counts = {fate: count for fate, count in done.items() if count} | {Fate.SAME: looked.counts[Fate.SAME]}
    if as_json:
        print(json.dumps({"file": str(file.pk), "done": counts, "left": left}))
    else:
        for fate, count in counts.items():
            console.print(f"{code_label(fate)}: {count}", markup=False, highlight=False)
        if left:
            console.print(f"{left} rijen kunnen nog niet: kijk met `tandem enrolments look`.", markup=False)
    raise typer.Exit(1 if left else 0)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise typer.BadParameter(f"een bestand dat bestaat; gevonden: {path}")
    return path.read_bytes()


def _answers(told: list[str] | None) -> dict[str, str]:
    """What was said to each question, by its key."""
    pairs = [one.partition("=") for one in told or ()]
    if not all(sign for _key, sign, _choice in pairs):
        raise typer.BadParameter("een antwoord schrijft u als SLEUTEL=KEUZE, zoals person:3=yes")
    return {key: choice for key, _sign, choice in pairs}


def _noted(actor: Actor, *, page: str) -> UUID:
    """The own school; that somebody looked at its learners is noted."""
    if actor.organisation_id is None:
        raise NotFound
    kind, key = "organisations.provider", actor.organisation_id
    access.note_read(actor=actor, subject_kind=kind, subject_id=key, page=page, now=clock.now())
    return key


def _tell(looked: Preview, *, as_json: bool) -> None:
    faults = dict(looked.faults)
    rows = [(plan.row.line, plan.fate, faults.get(plan.row.line, ""), _asked(plan)) for plan in looked.plans]
    rows += [(number, Fate.STUCK, faults[number], []) for number in looked.pupils.wrong]
    told = [{"row": line, "fate": fate, "fault": fault, "asked": asked} for line, fate, fault, asked in sorted(rows)]
    if as_json:
        counts = {fate: count for fate, count in looked.counts.items() if count}
        print(json.dumps({"counts": counts, "rows": told}, ensure_ascii=False))
        return
    for line, fate, fault, asked in sorted(rows):
        if fault or asked:
            words = [f"Rij {line}: {code_label(fate)}.", fault, *(f"{one['key']} = {one['options']}" for one in asked)]
            console.print(" ".join(word for word in words if word), markup=False, highlight=False)
    for fate, count in looked.counts.items():
        if count:
            console.print(f"{code_label(fate)}: {count}", markup=False, highlight=False)


def _asked(plan: Any) -> list[dict[str, Any]]:
    return [
        {"key": one.key, "ask": one.ask, "about": one.about, "options": list(one.options)} for one in plan.questions
    ]
