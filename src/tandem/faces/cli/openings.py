"""`tandem openings`: what a company scripts of its openings, and for anybody else what stands open; in a capacity."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import typer
from django.db import transaction
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import OK
from tandem.faces.cli import opening_forms as forms
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.cli.placement import AsJson, To, exported, tell
from tandem.faces.cli.reading import key
from tandem.faces.documents.reasons import titles
from tandem.faces.documents.words import code_label
from tandem.journey.placement.actions import openings as actions
from tandem.journey.placement.policies import openings as policies
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.queries import public_openings
from tandem.journey.placement.rules.openings import year_to_open
from tandem.journey.placement.snapshot import openings as snapshot
from tandem.journey.placement.terms.openings import CloseReason, OpeningState
from tandem.journey.placement.workflow.openings import LIVE
from tandem.registers.access import actions as access

console = Console()
app = typer.Typer(help="Openstaande werkplekken: zien, openzetten, wijzigen, pauzeren, sluiten.", no_args_is_help=True)

OpeningKey = Annotated[UUID, typer.Argument(parser=key, help="De openstaande werkplek")]
RecognitionKey = Annotated[UUID, typer.Argument(parser=key, help="De erkenning waaronder ze openstaat")]
SchoolYear = Annotated[int | None, typer.Option("--year", help="Eerste jaar van het schooljaar", min=2016, max=2100)]


def mount(root: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    root.add_typer(app, name="openings")


@app.command("list")
def list_openings(
    capacity: Capacity,
    *,
    year: SchoolYear = None,
    state: Annotated[OpeningState | None, typer.Option(help="Alleen deze stand")] = None,
    training: Annotated[str, typer.Option(help="De code van een opleiding")] = "",
    path: To = None,
    as_json: AsJson = False,
) -> None:
    """Noem de werkplekken van de eigen onderneming, met wat er ontbreekt; voor elk ander wat nu vrij openstaat."""
    wanted = {"school_year": year, "state": state, "training__code": training or None}
    narrow = {name: value for name, value in wanted.items() if value is not None}
    with refused():
        actor, day = actor_of(capacity), clock.today()
        own = actor.organisation_id
        if own is not None and policies.may_keep_openings(actor, own).is_ok:
            _note(actor, page="tandem openings list")
            told = list(_inside(list(doors.openings_of(actor, own).filter(**narrow)), day=day))
        else:
            rows = public_openings.listed(day=day).filter(**narrow)
            told = [_line(one) for one in rows.iterator(chunk_size=2000)]
    exported(path, "Openstaande werkplekken", told, first="opening")
    words = [
        [
            one["training"],
            f"{one['establishment']}, {one['municipality']}",
            code_label(OpeningState(one["state"])),
            f"{one['free_places']} van {one['places']} vrij",
            f"tot {one['expires_on']}",
            one.get("lacks", ""),
            one["opening"],
        ]
        for one in told
    ]
    tell(told, words, "{n} openstaande werkplekken.", as_json=as_json)


@app.command("recognised")
def list_recognised(capacity: Capacity, *, year: SchoolYear = None, path: To = None, as_json: AsJson = False) -> None:
    """Noem de erkenningen waaronder dat schooljaar nog niets openstaat, met wie er kan begeleiden."""
    with refused():
        actor, day = actor_of(capacity), clock.today()
        own = _note(actor, page="tandem openings recognised")
        rows = doors.can_be_opened(actor, own, school_year=year_to_open(day) if year is None else year, day=day)
        told = [_recognised(actor, one) for one in rows]
    exported(path, "Open te zetten", told, first="recognition")
    tell(told, [list(one.values()) for one in told], "{n} erkenningen zonder openstaande werkplek.", as_json=as_json)


@app.command("new")
def new(
    recognition_id: RecognitionKey,
    capacity: Capacity,
    *,
    starts_on: forms.StartsOn = None,
    ends_on: forms.EndsOn = None,
    expires_on: forms.ExpiresOn = None,
    places: forms.Places = None,
    mentors: forms.Mentors = None,
    contact_name: forms.ContactName = None,
    contact_mail: forms.ContactMail = None,
    contact_phone: forms.ContactPhone = None,
    first_minute: forms.FirstHour = None,
    hours_per_week: forms.Hours = None,
    work_days: forms.Days = None,
    words: forms.Told = None,
    wishes: forms.Wishes = None,
    accommodations: forms.Accommodations = None,
    as_json: AsJson = False,
) -> None:
    """Zet een werkplek open. Wat u niet zegt, is wat de website voorstelt: het schooljaar dat komt, één plaats."""
    with refused():
        actor, now = actor_of(capacity), clock.now()
        recognition = doors.recognition_to_open(actor, recognition_id)
        form = forms.with_told(
            snapshot.usual(actor, recognition, day=clock.today()),
            name=contact_name,
            mail=contact_mail,
            phone=contact_phone,
            starts_on=starts_on,
            ends_on=ends_on,
            expires_on=expires_on,
            places=places,
            mentors=mentors,
            first_minute=first_minute,
            hours_per_week=hours_per_week,
            work_days=work_days,
            words=words,
            wishes=wishes,
            accommodations=accommodations,
        )
        one = actions.open_place(actor=actor, recognition_id=recognition_id, form=form, now=now)
    _say(one, "De werkplek staat open", as_json=as_json)


@app.command("change")
def change(
    opening_id: OpeningKey,
    capacity: Capacity,
    *,
    starts_on: forms.StartsOn = None,
    ends_on: forms.EndsOn = None,
    expires_on: forms.ExpiresOn = None,
    places: forms.Places = None,
    mentors: forms.Mentors = None,
    contact_name: forms.ContactName = None,
    contact_mail: forms.ContactMail = None,
    contact_phone: forms.ContactPhone = None,
    first_minute: forms.FirstHour = None,
    hours_per_week: forms.Hours = None,
    work_days: forms.Days = None,
    words: forms.Told = None,
    wishes: forms.Wishes = None,
    accommodations: forms.Accommodations = None,
    as_json: AsJson = False,
) -> None:
    """Zeg iets anders van een werkplek, zoals langer tonen met --expires. Wat u niet zegt, blijft."""
    with refused(), transaction.atomic():
        actor, now = actor_of(capacity), clock.now()
        form = forms.with_told(
            snapshot.form_of(doors.opening_for(actor, opening_id, lock=True)),
            name=contact_name,
            mail=contact_mail,
            phone=contact_phone,
            starts_on=starts_on,
            ends_on=ends_on,
            expires_on=expires_on,
            places=places,
            mentors=mentors,
            first_minute=first_minute,
            hours_per_week=hours_per_week,
            work_days=work_days,
            words=words,
            wishes=wishes,
            accommodations=accommodations,
        )
        one = actions.change(actor=actor, opening_id=opening_id, form=form, now=now)
    _say(one, "Bewaard", as_json=as_json)


@app.command("pause")
def pause(opening_id: OpeningKey, capacity: Capacity) -> None:
    """Zet een werkplek op pauze: niemand ziet ze nog, tot u ze opnieuw openzet."""
    with refused():
        actions.pause(actor=actor_of(capacity), opening_id=opening_id, now=clock.now())
    console.print("De werkplek staat op pauze.")


@app.command("resume")
def resume(opening_id: OpeningKey, capacity: Capacity) -> None:
    """Zet een werkplek opnieuw open; alles wordt nagekeken alsof u ze vandaag openzet."""
    with refused():
        actions.resume(actor=actor_of(capacity), opening_id=opening_id, now=clock.now())
    console.print("De werkplek staat opnieuw open.")


@app.command("close")
def close(
    opening_id: OpeningKey, capacity: Capacity, *, reason: Annotated[CloseReason, typer.Option(help="Waarom")]
) -> None:
    """Sluit een werkplek, met een reden."""
    with refused():
        actions.close(actor=actor_of(capacity), opening_id=opening_id, reason=reason, now=clock.now())
    console.print("De werkplek is gesloten.")


@app.command("take-over")
def take_over(opening_id: OpeningKey, capacity: Capacity, *, year: SchoolYear = None, as_json: AsJson = False) -> None:
    """Zet een vroegere werkplek open voor een ander schooljaar, met de mentoren die er nog begeleiden."""
    with refused():
        actor, now = actor_of(capacity), clock.now()
        one = actions.take_over(actor=actor, opening_id=opening_id, school_year=year, now=now)
    _say(one, "De werkplek staat open", as_json=as_json)


def _note(actor: Actor, *, page: str) -> UUID:
    """The own company, for who opens its places; that somebody read who guides there is noted, as on the site."""
    own = actor.organisation_id
    if own is None or not policies.may_keep_openings(actor, own).is_ok:
        raise NotFound
    access.note_read(actor=actor, subject_kind="organisations.company", subject_id=own, page=page, now=clock.now())
    return own


def _line(one: Any) -> dict[str, str]:
    """An opening as everybody may know it."""
    return {
        "opening": str(one.pk),
        "state": one.state,
        "school_year": str(one.school_year),
        "training": one.training.code,
        "company": one.company.name,
        "establishment": one.establishment.name,
        "municipality": one.establishment.municipality,
        "places": str(one.places),
        "free_places": str(one.seats_left),
        "starts_on": one.starts_on.isoformat(),
        "ends_on": one.ends_on.isoformat(),
        "expires_on": one.expires_on.isoformat(),
    }


def _inside(rows: list[Any], *, day: date) -> Iterator[dict[str, str]]:
    """The openings of the own company, with who guides and what lacks today."""
    live = [one for one in rows if one.state in LIVE]
    verdicts = snapshot.assess_all(live, day=day) if live else {}
    for one in rows:
        yield {
            **_line(one),
            "hours_per_week": "" if one.hours_per_week is None else str(one.hours_per_week),
            "mentors": _named(link.mentor for link in one.mentors.all()),
            "lacks": "; ".join(titles(verdicts.get(one.pk, OK).unmet)),
        }


def _recognised(actor: Actor, one: Any) -> dict[str, str]:
    mentors = doors.mentors_at(actor, one)
    return {
        "recognition": str(one.pk),
        "number": one.number,
        "training": one.training.code,
        "establishment": one.establishment.name,
        "municipality": one.establishment.municipality,
        "valid_until": one.valid_until.isoformat(),
        "mentors": "; ".join(f"{_named([mentor])} ({mentor.pk})" for mentor in mentors),
    }


def _named(mentors: Iterable[Any]) -> str:
    return ", ".join(sorted(f"{one.person.given_name} {one.person.family_name}" for one in mentors))


def _say(one: Any, done: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_line(one)))
    else:
        console.print(f"{done}: {one.pk}", markup=False, highlight=False)
