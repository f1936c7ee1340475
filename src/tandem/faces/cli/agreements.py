"""`tandem agreements`: what a school or a company scripts with its agreements; in the capacity that is named."""

import json
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.cli import agreement_words, takeovers
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.cli.placement import exported, tell
from tandem.faces.documents import agreement as papers
from tandem.faces.documents import agreement_checks, dimona
from tandem.faces.documents import agreement_dates as dates
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.documents.words import code_label
from tandem.journey.agreements import policies, snapshot
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life, lists
from tandem.journey.agreements.terms import AgreementState
from tandem.registers.access import actions as access

console = Console()
app = typer.Typer(help="Overeenkomsten vanaf de opdrachtregel.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Antwoord als JSON")]
To = Annotated[Path | None, typer.Option("--to", help="Schrijf ze in dit bestand (.csv of .xlsx)")]
Key = Annotated[UUID, typer.Argument(help="De overeenkomst")]
States = Annotated[list[AgreementState] | None, typer.Option("--state", help="Alleen in deze stand; kan meermaals")]


def mount(root: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    takeovers.mount(app)
    root.add_typer(app, name="agreements")


@app.command("list")
def list_agreements(capacity: Capacity, *, state: States = None, path: To = None, as_json: AsJson = False) -> None:
    """Noem de overeenkomsten die deze hoedanigheid kent; wat laatst veranderde eerst."""
    with refused():
        rows = _rows(actor_of(capacity), state, page="tandem agreements list")
    told = [_line(one) for one in rows]
    exported(path, "Overeenkomsten", told, first="agreement")
    words = [
        [one["number"], one["learner"], one["company"], code_label(AgreementState(one["state"])), one["begins"]]
        for one in told
    ]
    tell(told, words, "{n} overeenkomsten.", as_json=as_json)


@app.command("show")
def show(
    number: Annotated[str, typer.Argument(help="Het nummer van de overeenkomst, of haar kenmerk")],
    capacity: Capacity,
    *,
    as_json: AsJson = False,
) -> None:
    """Toon een overeenkomst: haar dagen, haar werkplek, wie tekende, en wat van buiten Tandem overgenomen is."""
    with refused():
        actor = actor_of(capacity)
        one = doors.agreement_numbered(actor, number, day=clock.today())
        _note(actor, one, page="tandem agreements show")
        told = agreement_words.said(one)
    if as_json:
        print(json.dumps(told))
        return
    for name, said in told.items():
        if said:
            console.print(f"{agreement_words.LABELS[name]}: {said}", markup=False, highlight=False)


@app.command("checks")
def checks(agreement_id: Key, capacity: Capacity, *, as_json: AsJson = False) -> None:
    """Zeg wat de regels van een overeenkomst zeggen. Uitgang 1 als iets ze tegenhoudt."""
    with refused():
        actor = actor_of(capacity)
        one = _found(actor, agreement_id, page="tandem agreements checks")
        day = clock.today()
        _, verdict, _ = snapshot.assess(one, day=day, facts=agreement_checks.told_to(actor, one, day=day))
    told = [
        {
            "code": finding.code,
            "effect": str(finding.effect),
            "blocks": "yes" if finding.blocks else "no",
            "weight": reason.weight,
            "rule": reason.rule,
            "source": reason.source,
            "certainty": reason.certainty,
            "says": line(reason),
        }
        for finding, reason in zip(verdict.unmet, reasons_of(verdict), strict=True)
    ]
    tell(told, [[one["weight"], one["says"]] for one in told], "{n} opmerkingen.", as_json=as_json)
    raise typer.Exit(0 if verdict.is_ok else 1)


@app.command("paper")
def paper(agreement_id: Key, to: Annotated[Path, typer.Argument(help="De pdf")], capacity: Capacity) -> None:
    """Schrijf de tekst zoals ze vandaag zou zijn als pdf."""
    with refused():
        one = _found(actor_of(capacity), agreement_id, page="tandem agreements paper")
        to.write_bytes(papers.unsigned(one, day=clock.today()))


@app.command("calendar")
def calendar(to: Annotated[Path, typer.Argument(help="De agenda (.ics)")], capacity: Capacity) -> None:
    """Schrijf de dagen van alle overeenkomsten die nog leven in een agenda, zonder namen."""
    with refused():
        rows = _rows(actor_of(capacity), list(_ALIVE), page="tandem agreements calendar")
        to.write_bytes(dates.calendar_of(rows, made_at=clock.now()))


@app.command("dimona")
def declarations(capacity: Capacity, *, path: To = None, as_json: AsJson = False) -> None:
    """Zet klaar wat de werkgever aangeeft van wat getekend is. Een voorbereiding: Tandem doet geen aangifte."""
    with refused():
        actor, day = actor_of(capacity), clock.today()
        if lists.party_of_reader(actor) not in policies.DECLARES:
            raise NotFound
        rows = _rows(actor, [AgreementState.SIGNED], page="tandem agreements dimona")
        told = [_declared(dimona.record_of(one, day=day)) for one in rows]
    exported(path, "Voorbereiding van Dimona en DmfA; geen aangifte", told, first="agreement")
    words = [[one["agreement"], one["worker_name"], one["worker_type"], one["begins_on"]] for one in told]
    tell(told, words, "{n} overeenkomsten. Een voorbereiding: Tandem doet geen aangifte.", as_json=as_json)


_ALIVE = (AgreementState.DRAFT, AgreementState.SIGNING, AgreementState.SIGNED)


def _rows(actor: Actor, states: list[AgreementState] | None, *, page: str) -> list[Any]:
    day = clock.today()
    if not policies.has_agreements(actor):
        raise NotFound
    for kind, key in lists.noted_with(actor, day=day):
        access.note_read(actor=actor, subject_kind=kind, subject_id=key, page=page, now=clock.now())
    return list(lists.chosen(actor, states=states or [], track_id=None, day=day))


def _found(actor: Actor, agreement_id: UUID, *, page: str) -> Any:
    one = doors.agreement_for(actor, agreement_id, day=clock.today())
    _note(actor, one, page=page)
    return one


def _note(actor: Actor, one: Any, *, page: str) -> None:
    kind, key = one.track._meta.label_lower, one.track.pk
    access.note_read(actor=actor, subject_kind=kind, subject_id=key, page=page, now=clock.now())


def _line(one: Any) -> dict[str, str]:
    person = one.track.person
    return {
        "agreement": str(one.pk),
        "number": one.number,
        "state": one.state,
        "kind": one.kind,
        "learner": f"{person.given_name} {person.family_name}",
        "training": one.track.training.code,
        "provider": one.track.provider.name,
        "company": one.company.name,
        "begins": str(one.begins_on or ""),
        "ends": str(one.ends_on or ""),
        "holds_until": str(life.holds_until(one) or ""),
    }


def _declared(one: dimona.DimonaRecord) -> dict[str, str]:
    said = {True: "yes", False: "no", None: ""}
    told = {name: value for name, value in vars(one).items() if name not in {"missing", "is_learner_statute"}}
    return {
        **{name: "" if value is None else str(value) for name, value in told.items()},
        "is_learner_statute": said[one.is_learner_statute],
        "missing": "; ".join(one.missing),
    }
