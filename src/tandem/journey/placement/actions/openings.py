"""Opening a place for a learner, changing it, pausing it, taking it over next year, closing it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict, refusal
from tandem.journey.placement.actions import seating
from tandem.journey.placement.models import Guidance, Opening, OpeningContact, OpeningMentor, OpeningWish
from tandem.journey.placement.models.opening import repeated
from tandem.journey.placement.policies import openings as policies
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.queries import seats
from tandem.journey.placement.rules.opening_forms import OpeningForm
from tandem.journey.placement.rules.seats import KeptFacts, may_keep_seated
from tandem.journey.placement.snapshot import openings as snapshot
from tandem.journey.placement.terms.openings import CloseReason, OpeningHappened, OpeningMove
from tandem.journey.placement.workflow.openings import LIVE, OPENING
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.organisations.queries import companies

_TOLD = (
    "school_year",
    "starts_on",
    "ends_on",
    "expires_on",
    "places",
    "first_minute",
    "hours_per_week",
    "words",
)


def open_place(
    *, actor: Actor, recognition_id: UUID, form: OpeningForm, copied_from: UUID | None = None, now: datetime
) -> Opening:
    """Say that a recognised workplace takes somebody this year."""
    try:
        return _open(actor=actor, recognition_id=recognition_id, form=form, copied_from=copied_from, now=now)
    except IntegrityError as clash:
        _once_or_raise(clash)
        raise


@transaction.atomic
def _open(*, actor: Actor, recognition_id: UUID, form: OpeningForm, copied_from: UUID | None, now: datetime) -> Opening:
    recognition = doors.recognition_to_open(actor, recognition_id, lock=True)
    policies.may_keep_openings(actor, recognition.company_id).or_raise()
    # Openings of one company share its mentors: what two people open at once is looked at one after the other.
    companies.company_for(actor, recognition.company_id, lock=True)
    _mentors_of(recognition, form)
    snapshot.assess(recognition, form, day=day_of(now)).or_raise()
    _seats_stay(Opening(establishment_id=recognition.establishment_id), form)
    source = doors.opening_for(actor, copied_from) if copied_from else None
    opening = made(recognition, form, actor=actor, now=now)
    opening.copied_from = source
    opening.save(force_insert=True)
    _keep_parts(opening, form, now=now)
    data = opened_data(opening, form)
    events.record(OpeningHappened.OPENED, actor=actor, subject=opening, at=now, data=data)
    return doors.opening_for(actor, opening.pk)


def change(*, actor: Actor, opening_id: UUID, form: OpeningForm, now: datetime) -> Opening:
    """Tell something else of an opening that is open or paused."""
    try:
        return _change(actor=actor, opening_id=opening_id, form=form, now=now)
    except IntegrityError as clash:
        _once_or_raise(clash)
        raise


@transaction.atomic
def _change(*, actor: Actor, opening_id: UUID, form: OpeningForm, now: datetime) -> Opening:
    opening = _to_keep(actor, opening_id)
    Verdict((Finding("opening.live", opening.state in LIVE, found=opening.state, needed=LIVE),)).or_raise()
    _mentors_of(opening.recognition, form)
    snapshot.assess(opening.recognition, form, day=day_of(now), opening_id=opening.pk).or_raise()
    _seats_stay(opening, form)
    before = snapshot.form_of(opening)
    _fill(opening, form)
    opening.version += 1
    if before.expires_on != form.expires_on:
        opening.warned_on = None
    if before.places <= opening.taken < form.places:
        opening.free_since = now
    opening.save()
    _keep_parts(opening, form, now=now)
    changed = sorted(name for name in vars(form) if getattr(before, name) != getattr(form, name))
    data = {"changed": changed, "version": opening.version, **_as_data(form)}
    events.record(OpeningHappened.CHANGED, actor=actor, subject=opening, at=now, data=data)
    return doors.opening_for(actor, opening.pk)


@transaction.atomic
def pause(*, actor: Actor, opening_id: UUID, now: datetime) -> Opening:
    """Not now: the opening disappears from every list until it is resumed."""
    opening = _to_keep(actor, opening_id)
    opening.state = OPENING.after(opening.state, OpeningMove.PAUSE)
    opening.paused_at, opening.paused_by = now, actor.user_id
    _save(opening, "paused_at", "paused_by")
    events.record(OpeningHappened.PAUSED, actor=actor, subject=opening, at=now)
    return opening


@transaction.atomic
def resume(*, actor: Actor, opening_id: UUID, now: datetime) -> Opening:
    """Yes again: everything is looked at anew, as if it were opened today."""
    opening = _to_keep(actor, opening_id)
    after = OPENING.after(opening.state, OpeningMove.RESUME)
    form = snapshot.form_of(opening)
    snapshot.assess(opening.recognition, form, day=day_of(now), opening_id=opening.pk).or_raise()
    opening.state = after
    opening.paused_at = opening.paused_by = None
    opening.free_since = now
    _save(opening, "paused_at", "paused_by", "free_since")
    events.record(OpeningHappened.RESUMED, actor=actor, subject=opening, at=now)
    return opening


@transaction.atomic
def close(*, actor: Actor, opening_id: UUID, reason: CloseReason, now: datetime) -> Opening:
    """No longer: with a reason, so that everybody learns why places go."""
    opening = _to_keep(actor, opening_id)
    opening.state = OPENING.after(opening.state, OpeningMove.CLOSE)
    opening.closed_at, opening.closed_by, opening.close_reason = now, actor.user_id, reason
    _save(opening, "closed_at", "closed_by", "close_reason")
    events.record(OpeningHappened.CLOSED, actor=actor, subject=opening, at=now, data={"reason": reason})
    return opening


def take_over(*, actor: Actor, opening_id: UUID, school_year: int | None = None, now: datetime) -> Opening:
    """Open last year's place again, under the recognition that now holds there, with the mentors who still guide."""
    source = doors.opening_for(actor, opening_id)
    following = snapshot.next_of(actor, source, day=day_of(now), school_year=school_year)
    if following is None:
        refusal("opening.recognised", found=source.recognition.valid_until, needed=day_of(now)).or_raise()
        raise NotFound
    recognition, form = following
    return open_place(actor=actor, recognition_id=recognition.pk, form=form, copied_from=opening_id, now=now)


def made(recognition: Recognition, form: OpeningForm, *, actor: Actor, now: datetime) -> Opening:
    """The row of a new opening under this recognition, not stored yet."""
    opening = Opening(
        recognition=recognition,
        company_id=recognition.company_id,
        establishment_id=recognition.establishment_id,
        training_id=recognition.training_id,
        opened_at=now,
        opened_by=actor.user_id,
        free_since=now,
        **repeated(recognition),
    )
    _fill(opening, form)
    return opening


def wishes_of(opening: Opening, form: OpeningForm) -> list[OpeningWish]:
    """The rows of what the work asks."""
    return [
        OpeningWish(opening=opening, kind=w.kind, language=w.language, age=w.age, why=w.why.strip())
        for w in form.wishes
    ]


def opened_data(opening: Opening, form: OpeningForm) -> Mapping[str, Any]:
    """What the history keeps of a new opening."""
    return {"recognition": opening.recognition_id, **_as_data(form), "copied_from": opening.copied_from_id}


def _to_keep(actor: Actor, opening_id: UUID) -> Opening:
    opening = doors.opening_for(actor, opening_id, lock=True)
    policies.may_keep_openings(actor, opening.company_id).or_raise()
    return opening


def _seats_stay(opening: Opening, form: OpeningForm) -> None:
    """Nobody loses a seat that was promised: not here, and not at the other openings that share the mentors."""
    place, year = opening.establishment_id, form.school_year
    facts = KeptFacts(
        places=form.places,
        taken=opening.taken,
        guided=seats.guided_there(place, school_year=year).told(opening.pk, form.mentors),
        where=seats.taken_in_words(place, school_year=year),
        year_changes=opening.school_year is not None and opening.school_year != year,
    )
    may_keep_seated(facts).or_raise()


def _mentors_of(recognition: Recognition, form: OpeningForm) -> None:
    own = set(
        Mentor.objects.filter(pk__in=form.mentors, company_id=recognition.company_id).values_list("pk", flat=True)
    )
    if own != set(form.mentors):
        raise NotFound


def _fill(opening: Opening, form: OpeningForm) -> None:
    for name in _TOLD:
        setattr(opening, name, getattr(form, name))
    opening.work_days = list(form.work_days)
    opening.accommodations = sorted(set(form.accommodations))


def _keep_parts(opening: Opening, form: OpeningForm, *, now: datetime) -> None:
    """The wishes, the contact, the mentors, and how many learners each of them guides here that year.

    What other openings there can still offer follows.
    """
    opening.wishes.all().delete()
    OpeningWish.objects.bulk_create(wishes_of(opening, form))
    contact = {"name": form.contact.name, "email": form.contact.email, "phone": form.contact.phone}
    OpeningContact.objects.update_or_create(opening=opening, defaults=contact)
    before = set(opening.mentors.values_list("mentor_id", flat=True))
    opening.mentors.all().delete()
    OpeningMentor.objects.bulk_create(OpeningMentor(opening=opening, mentor_id=pk) for pk in sorted(form.mentors))
    place: dict[str, Any] = {"establishment_id": opening.establishment_id, "school_year": opening.school_year}
    for mentor, learners in sorted(form.mentors.items()):
        Guidance.objects.update_or_create(mentor_id=mentor, **place, defaults={"learners": learners})
    named = OpeningMentor.objects.filter(
        opening__establishment=opening.establishment_id, opening__school_year=opening.school_year
    )
    gone = before - set(form.mentors) - set(named.values_list("mentor_id", flat=True))
    Guidance.objects.filter(mentor__in=gone, **place).delete()
    seating.tell_guides(opening.establishment_id, school_year=opening.school_year, now=now)


def _save(opening: Opening, *fields: str) -> None:
    opening.version += 1
    opening.save(update_fields=["state", "version", *fields])


def _as_data(form: OpeningForm) -> Mapping[str, Any]:
    return {
        "school_year": form.school_year,
        "starts_on": form.starts_on,
        "ends_on": form.ends_on,
        "expires_on": form.expires_on,
        "places": form.places,
        "mentors": {str(mentor): learners for mentor, learners in sorted(form.mentors.items())},
    }


def _once_or_raise(clash: IntegrityError) -> None:
    told = str(clash)
    if "opening_once" in told or ("recognition_id" in told and "starts_on" in told):
        refusal("opening.once").or_raise()
