"""Enrolling a learner, correcting what was told, saying who guides, and the day the learner leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events, numbers
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.events import Entry
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.intake.actions import run_ups
from tandem.journey.intake.models import Track
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import tracks as doors
from tandem.journey.intake.rules import tracks as rules
from tandem.journey.intake.rules.run_ups import outcome_of
from tandem.journey.intake.rules.tracks import EnrolmentFacts, TrackForm
from tandem.journey.intake.terms.tracks import Happened, LeftReason, Move, Source
from tandem.journey.intake.workflow import RUNNING, TRACK
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.access.terms import PROVIDER_ROLES
from tandem.registers.organisations.actions.company import position_of
from tandem.registers.organisations.models import Location
from tandem.registers.organisations.queries import providers
from tandem.registers.people import actions as people
from tandem.registers.people import queries as people_queries
from tandem.registers.people.actions import NewPerson
from tandem.registers.people.models import Person
from tandem.registers.people.rules import PersonForm
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import Training


@dataclass(frozen=True)
class _Ground:
    """The rows that a form names: the training, the place where is taught, and where the learner lives."""

    training: Training
    location: Location | None
    home: dict[str, Any]
    is_offered: bool


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom the provider does not know yet, as told: who, and which track."""

    person: PersonForm
    form: TrackForm
    national_number: str = ""


def enrol(
    *,
    actor: Actor,
    provider_id: UUID,
    person: PersonForm | UUID,
    form: TrackForm,
    now: datetime,
    source: Source = Source.FORM,
    coach_id: UUID | None = None,
) -> Track:
    """Enrol a learner in a training of a provider; somebody whom the provider knows already is not added again."""
    try:
        with transaction.atomic():
            track = _new_track(actor, provider_id, person, form=form, source=source, now=now)
            _guided_by(track, coach_id, day=day_of(now))
            track.save(force_insert=True)
            events.record_all([_enrolment(track, actor=actor, now=now)])
            return track
    except IntegrityError as clash:
        if "track_one_running" not in str(clash) and "track.person_id" not in str(clash):
            raise
        refusal("track.enrolled_once").or_raise()
        raise


@transaction.atomic
def enrol_all(
    *,
    actor: Actor,
    provider_id: UUID,
    told: Sequence[Newcomer],
    now: datetime,
    source: Source,
    coach_id: UUID | None = None,
) -> list[Track]:
    """Enrol many newcomers, each as `enrol` does, in a few questions for all of them; one that cannot stops them all.

    Who looks like somebody the provider knows is for `enrol`: here everybody is somebody new.
    """
    policies.may_enrol(actor, provider_id).or_raise()
    grounds, provider, day = _Grounds(provider_id), providers.provider(provider_id), day_of(now)
    forms = [one.form.tidy() for one in told]
    for one, form in zip(told, forms, strict=True):
        _sound(form, grounds.of(form), birth_date=one.person.birth_date, is_double=False)
    rules.may_be_coach(is_coach_here=_is_coach_here(provider_id, coach_id, day=day)).or_raise()
    persons = people.add_people(
        actor=actor, told=[NewPerson(one.person, one.national_number) for one in told], kept_by=provider_id, now=now
    )
    series = f"TRJ-{day.year}"
    first = numbers.take(series, count=len(told))
    tracks = []
    for order, (person, form) in enumerate(zip(persons, forms, strict=True)):
        track = Track(number=numbers.written(series, first + order), person=person, provider=provider, source=source)
        track.enrolled_at, track.enrolled_by, track.coach_id = now, actor.user_id, coach_id
        _tell(track, form, grounds.of(form))
        tracks.append(track)
    Track.objects.bulk_create(tracks)
    events.record_all([_enrolment(track, actor=actor, now=now) for track in tracks])
    return tracks


@transaction.atomic
def correct(*, actor: Actor, track_id: UUID, form: TrackForm, now: datetime, person: PersonForm | None = None) -> Track:
    """Correct what was told about a track and its learner; old and new words go with the events and can be erased."""
    day = day_of(now)
    track = doors.track_to_guide(actor, track_id, day=day)
    if person is not None:
        track.person = people.correct_person(actor=actor, person_id=track.person_id, form=person, now=now)
    told = form.tidy()
    changed = track.form().differences(told)
    ground = _Grounds(track.provider_id).of(told)
    others = Track.objects.running().exclude(pk=track.pk)
    same = others.filter(person=track.person, training=ground.training, provider=track.provider_id)
    is_double = track.phase in RUNNING and same.exists()
    _sound(told, ground, birth_date=track.person.birth_date, is_double=is_double)
    if not changed:
        return track
    _tell(track, told, ground)
    track.version += 1
    track.save()
    events.record(
        Happened.TRACK_CORRECTED,
        actor=actor,
        subject=track,
        at=now,
        data={"fields": sorted(changed)},
        detail={name: {"before": before, "after": after} for name, (before, after) in changed.items()},
    )
    return track


@transaction.atomic
def assign_coach(*, actor: Actor, track_id: UUID, coach_id: UUID | None, now: datetime) -> Track:
    """Say who guides this learner; nobody in particular means every coach of the provider."""
    day = day_of(now)
    track = doors.track_for(actor, track_id, day=day, lock=True)
    policies.may_assign(actor, track.facts(), coach_id).or_raise()
    if coach_id == track.coach_id:
        return track
    before = track.coach_id
    _guided_by(track, coach_id, day=day)
    track.version += 1
    track.save(update_fields=["coach", "version"])
    data = {"from": before, "to": coach_id}
    events.record(Happened.COACH_ASSIGNED, actor=actor, subject=track, at=now, data=data)
    return track


@transaction.atomic
def leave(*, actor: Actor, track_id: UUID, reason: LeftReason, left_on: date, now: datetime) -> Track:
    """Note that the learner left the track, on which day and why; who never began leaves before the first day."""
    day = day_of(now)
    track = doors.track_to_guide(actor, track_id, day=day)
    before = track.phase
    track.phase = TRACK.after(track.phase, Move.LEAVE)
    rules.may_leave(starts_on=track.starts_on, left_on=left_on, day=day).or_raise()
    track.left_on, track.left_reason = left_on, reason
    track.version += 1
    track.save(update_fields=["phase", "left_on", "left_reason", "version"])
    run_ups.finish(track, outcome_of(reason), actor=actor, now=now, ended_on=left_on)
    data = {"from": before, "left_on": left_on, "reason": reason}
    events.record(Happened.LEFT, actor=actor, subject=track, at=now, data=data)
    return track


def _new_track(
    actor: Actor, provider_id: UUID, person: PersonForm | UUID, *, form: TrackForm, source: Source, now: datetime
) -> Track:
    """The track as told, checked, with its learner and number; not stored yet."""
    policies.may_enrol(actor, provider_id).or_raise()
    told, provider = form.tidy(), providers.provider(provider_id)
    ground = _Grounds(provider_id).of(told)
    known = _known(actor, provider_id, person)
    birth_date = known.birth_date if known else _told(person).birth_date
    running = Track.objects.running().filter(training=ground.training, provider=provider)
    is_double = known is not None and running.filter(person=known).exists()
    _sound(told, ground, birth_date=birth_date, is_double=is_double)
    learner = _learner(actor, provider_id, known, person, now=now)
    series = f"TRJ-{day_of(now).year}"
    track = Track(
        number=numbers.written(series, numbers.take(series)),
        person=learner,
        provider=provider,
        source=source,
        enrolled_at=now,
        enrolled_by=actor.user_id,
    )
    _tell(track, told, ground)
    return track


def _known(actor: Actor, provider_id: UUID, person: PersonForm | UUID) -> Person | None:
    """The person this provider knows already: named by key, or with the same names and birth date."""
    if isinstance(person, UUID):
        found = people_queries.person_for(actor, person)
        if found.kept_by != provider_id:
            raise NotFound
        return found
    told = person.tidy()
    if told.birth_date is None:
        return None
    return people_queries.known_as(
        kept_by=provider_id, given_name=told.given_name, family_name=told.family_name, birth_date=told.birth_date
    )


def _learner(
    actor: Actor, provider_id: UUID, known: Person | None, person: PersonForm | UUID, *, now: datetime
) -> Person:
    """Who is enrolled: somebody new, or somebody known, who is reached from now on in the way that was told."""
    if known is None:
        return people.add_person(actor=actor, form=_told(person), kept_by=provider_id, now=now)
    if isinstance(person, UUID):
        return known
    reached = known.form().reached_as(person.tidy())
    return people.correct_person(actor=actor, person_id=known.pk, form=reached, now=now)


def _told(person: PersonForm | UUID) -> PersonForm:
    """What is told of somebody new: a key always names somebody known."""
    if isinstance(person, UUID):
        raise NotFound
    return person


@dataclass(frozen=True)
class _Grounds:
    """The rows that forms of one provider name, each looked up once."""

    provider_id: UUID
    trainings: dict[str, Training] = field(default_factory=dict)
    locations: dict[str, Location | None] = field(default_factory=dict)
    homes: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    offers: dict[tuple[str, date], bool] = field(default_factory=dict)

    def of(self, form: TrackForm) -> _Ground:
        """The rows that this form names."""
        code, number, place = form.training, form.location_number, (form.postal_code, form.municipality)
        if code not in self.trainings:
            self.trainings[code] = reference.training_by_code(code)
        if number not in self.locations:
            rows = Location.objects.filter(provider=self.provider_id, number=number)
            self.locations[number] = rows.first() if number else None
        if place not in self.homes:
            self.homes[place] = position_of(*place)
        if (code, form.starts_on) not in self.offers:
            offered = providers.offers(self.provider_id, self.trainings[code].pk, form.starts_on)
            self.offers[code, form.starts_on] = offered
        is_offered = self.offers[code, form.starts_on]
        return _Ground(self.trainings[code], self.locations[number], self.homes[place], is_offered)


def _sound(form: TrackForm, ground: _Ground, *, birth_date: date | None, is_double: bool) -> None:
    facts = EnrolmentFacts(
        birth_date=birth_date,
        is_offered=ground.is_offered,
        is_enrolled_already=is_double,
        is_location_known=ground.location is not None or not form.location_number,
        is_place_known=bool(ground.home["nis"]) or not form.postal_code,
    )
    rules.may_enrol(form, facts, norms=norms.at(form.starts_on)).or_raise()


def _tell(track: Track, form: TrackForm, ground: _Ground) -> None:
    """Take over what is told; nothing is stored yet."""
    track.training, track.location = ground.training, ground.location
    track.starts_on, track.ends_on = form.starts_on, form.ends_on
    track.school_year = form.school_year or rules.school_year_of(form.starts_on)
    track.group_number, track.secondary_years = form.group_number, form.secondary_years
    track.street, track.house_number = form.street, form.house_number
    track.postal_code, track.municipality = form.postal_code, form.municipality
    for name, value in ground.home.items():
        setattr(track, name, value)


def _guided_by(track: Track, coach_id: UUID | None, *, day: date) -> None:
    """Who guides acts for the provider that day, as coach or as its administrator."""
    rules.may_be_coach(is_coach_here=_is_coach_here(track.provider_id, coach_id, day=day)).or_raise()
    track.coach_id = coach_id


def _is_coach_here(provider_id: UUID, coach_id: UUID | None, *, day: date) -> bool:
    """Whether this person acts for the provider; nobody in particular is every coach."""
    held = access.capacities_of(coach_id, day) if coach_id else []
    here = (one.role in PROVIDER_ROLES and one.organisation_id == provider_id for one in held)
    return coach_id is None or any(here)


def _enrolment(track: Track, *, actor: Actor, now: datetime) -> Entry:
    data = {
        "person": track.person_id,
        "provider": track.provider_id,
        "training": track.training.code,
        "school_year": track.school_year,
        "starts_on": track.starts_on,
        "source": track.source,
        "coach": track.coach_id,
    }
    return Entry(Happened.ENROLLED, actor, track, now, data)
