"""Takes over learners of long ago: the rows and the history are as if each step had been taken on its day.

For an invented region. Nobody is told: no mail goes out over the past.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from tandem.base import events, numbers
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.events import Entry
from tandem.base.periods import day_of
from tandem.journey.intake.actions.phases import HAPPENED
from tandem.journey.intake.actions.run_ups import begun, finished
from tandem.journey.intake.models import RunUp, Screening, Track
from tandem.journey.intake.rules import advice as advice_rules
from tandem.journey.intake.rules import screening as rules
from tandem.journey.intake.rules.run_ups import outcome_of
from tandem.journey.intake.rules.screening import Answers, LearnerFacts
from tandem.journey.intake.rules.tracks import TrackForm, school_year_of
from tandem.journey.intake.terms.run_ups import RunUpOutcome, RunUpState
from tandem.journey.intake.terms.screening import ScreeningHappened, ScreeningMove, ScreeningState, Voice
from tandem.journey.intake.terms.tracks import Happened, LeftReason, Move, Source
from tandem.journey.intake.workflow import SCREENING, TRACK
from tandem.journey.recognition.snapshot import frozen_findings
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.people import actions as people
from tandem.registers.people.actions import PastGuardian, PastPerson
from tandem.registers.people.models import Person
from tandem.registers.people.rules import PersonForm

_AT_ONCE: Final = 400


@dataclass(frozen=True)
class PastScreening:
    """What both said, and when it was concluded; never where it is still open."""

    learner: Answers
    coach: Answers
    said_at: datetime
    concluded_at: datetime | None = None


@dataclass(frozen=True)
class PastLearner:
    """A learner with everything that happened to the track, each step at its moment."""

    person: PersonForm
    form: TrackForm
    provider_id: UUID
    training_id: UUID
    location_id: UUID | None
    home: Mapping[str, Any]
    enrolled_at: datetime
    by: Actor
    guardian: PersonForm | None = None
    screening: PastScreening | None = None
    moves: Sequence[tuple[Move, datetime]] = ()
    left_for: LeftReason | None = None
    is_special_education: bool = False


@dataclass
class _Ledger:
    """What is to be stored."""

    tracks: list[Track] = field(default_factory=list)
    screenings: list[Screening] = field(default_factory=list)
    run_ups: list[RunUp] = field(default_factory=list)
    told: list[Entry] = field(default_factory=list)


@transaction.atomic
def take_over(*, actor: Actor, learners: Sequence[PastLearner]) -> list[Track]:
    """Take over these learners, who are new to their provider; gives their tracks."""
    if not actor.has_role(Role.SYSTEM):
        raise NotFound
    persons = people.add_past(
        actor=actor, told=[PastPerson(one.person, one.provider_id, one.enrolled_at, one.by) for one in learners]
    )
    parents = [(child, one) for child, one in zip(persons, learners, strict=True) if one.guardian]
    people.note_past_guardians(
        actor=actor,
        told=[PastGuardian(child.pk, one.guardian, one.enrolled_at, one.by) for child, one in parents if one.guardian],
        kept_by={child.pk: one.provider_id for child, one in parents},
    )
    ledger, given = _Ledger(), _numbers(learners)
    for child, one in zip(persons, learners, strict=True):
        _one(ledger, child, one, number=next(given[day_of(one.enrolled_at).year]))
    Track.objects.bulk_create(ledger.tracks, batch_size=_AT_ONCE)
    RunUp.objects.bulk_create(ledger.run_ups, batch_size=_AT_ONCE)
    Screening.objects.bulk_create(ledger.screenings, batch_size=_AT_ONCE)
    events.record_past(sorted(ledger.told, key=lambda entry: entry.at))
    return ledger.tracks


def _one(ledger: _Ledger, child: Person, one: PastLearner, *, number: str) -> None:
    form = one.form.tidy()
    track = Track(
        number=number,
        person=child,
        provider_id=one.provider_id,
        training_id=one.training_id,
        location_id=one.location_id,
        coach_id=one.by.user_id,
        school_year=form.school_year or school_year_of(form.starts_on),
        starts_on=form.starts_on,
        ends_on=form.ends_on,
        group_number=form.group_number,
        secondary_years=form.secondary_years,
        street=form.street,
        house_number=form.house_number,
        postal_code=form.postal_code,
        municipality=form.municipality,
        source=Source.IMPORT,
        enrolled_at=one.enrolled_at,
        enrolled_by=one.by.user_id,
        **one.home,
    )
    data = {"person": child.pk, "provider": one.provider_id, "training": form.training, "source": Source.IMPORT}
    data |= {"school_year": track.school_year, "starts_on": form.starts_on, "coach": track.coach_id}
    ledger.tracks.append(track)
    ledger.told.append(Entry(Happened.ENROLLED, one.by, track, one.enrolled_at, data))
    if one.screening is not None:
        _screened(ledger, track, one, one.screening)
    for move, at in one.moves:
        before, track.phase = track.phase, TRACK.after(track.phase, move)
        told: dict[str, Any] = {"from": before}
        if move is Move.LEAVE:
            track.left_on, track.left_reason = day_of(at), one.left_for or LeftReason.OTHER
            told |= {"left_on": track.left_on, "reason": track.left_reason}
        track.version += 1
        _ran_up(ledger, track, one, move, at=at)
        ledger.told.append(Entry(HAPPENED[move], one.by, track, at, told))


def _ran_up(ledger: _Ledger, track: Track, one: PastLearner, move: Move, *, at: datetime) -> None:
    """The run-up that begins or ends with a step."""
    if move is Move.START_RUN_UP:
        ledger.run_ups.append(begun(track, actor=one.by, now=at))
        return
    running = [row for row in ledger.run_ups if row.track is track and row.state == RunUpState.RUNNING]
    if running:
        is_left = move is Move.LEAVE
        outcome = outcome_of(one.left_for or LeftReason.OTHER) if is_left else RunUpOutcome.TO_DUAL
        finished(running[0], outcome, actor=one.by, now=at, ended_on=day_of(at))


def _screened(ledger: _Ledger, track: Track, one: PastLearner, told: PastScreening) -> None:
    by = one.by
    screening = Screening(
        track=track,
        version=1,
        opened_at=told.said_at,
        opened_by=by.user_id,
        learner_said=told.learner.plain(),
        learner_said_at=told.said_at,
        learner_said_by=by.user_id,
        coach_said=told.coach.plain(),
        coach_said_at=told.said_at,
        coach_said_by=by.user_id,
    )
    about = {"screening": screening.pk}
    ledger.screenings.append(screening)
    ledger.told.append(Entry(ScreeningHappened.OPENED, by, track, told.said_at, about | {"version": 1}))
    for voice, answers in ((Voice.LEARNER, told.learner), (Voice.COACH, told.coach)):
        said = about | {"voice": voice, "answered": len(answers.said)}
        ledger.told.append(Entry(ScreeningHappened.ANSWERED, by, track, told.said_at, said))
    if told.concluded_at is None:
        return
    profile, day = screening.profile(), day_of(told.concluded_at)
    law = norms.at(day)
    enough = rules.may_conclude(profile).or_raise()
    facts = LearnerFacts(one.person.birth_date, one.is_special_education)
    screening.state = SCREENING.after(ScreeningState.OPEN, ScreeningMove.CONCLUDE)
    screening.path = path = rules.path_of(profile, norms=law)
    found = rules.conclude(profile, facts, day=day, norms=law)
    advised = advice_rules.on_path(path, (), facts, day=day, norms=law)
    screening.findings = frozen_findings((enough + found + advised).unmet)
    screening.law_version = norms.version()
    screening.concluded_at, screening.concluded_by = told.concluded_at, by.user_id
    where = about | {"version": 1, "path": screening.path, "law": norms.version()}
    ledger.told.append(Entry(ScreeningHappened.CONCLUDED, by, track, told.concluded_at, where))


def _numbers(learners: Iterable[PastLearner]) -> dict[int, Any]:
    """The file numbers of each year, in the order in which the learners came."""
    counts: dict[int, int] = {}
    for one in learners:
        year = day_of(one.enrolled_at).year
        counts[year] = counts.get(year, 0) + 1
    given = {}
    for year, count in sorted(counts.items()):
        series = f"TRJ-{year}"
        first = numbers.take(series, count=count)
        given[year] = iter([numbers.written(series, n) for n in range(first, first + count)])
    return given
