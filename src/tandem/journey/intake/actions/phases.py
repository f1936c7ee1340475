"""The phases of a track: searching, run-up, placed and back. What a phase holds itself stands in its own module."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import day_of
from tandem.journey.intake.actions import run_ups
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import advice
from tandem.journey.intake.queries import tracks as doors
from tandem.journey.intake.rules.run_ups import may_close
from tandem.journey.intake.rules.screening import may_run_up
from tandem.journey.intake.terms.run_ups import RunUpOutcome
from tandem.journey.intake.terms.tracks import Happened, Move
from tandem.journey.intake.workflow import TRACK
from tandem.law import norms

HAPPENED = {
    Move.START_SEARCH: Happened.SEARCH_STARTED,
    Move.START_RUN_UP: Happened.RUN_UP_STARTED,
    Move.END_RUN_UP: Happened.RUN_UP_ENDED,
    Move.PLACE: Happened.PLACED,
    Move.LOSE_PLACE: Happened.PLACE_LOST,
    Move.LEAVE: Happened.LEFT,
}
"""What happened by each step."""


@transaction.atomic
def start_search(*, actor: Actor, track_id: UUID, now: datetime) -> Track:
    """The intake is done: the learner looks for a workplace, with a yes of VDAB where that is needed (R-PATH-04)."""
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    _advised(track, now=now)
    return _move(track, Move.START_SEARCH, actor=actor, now=now)


@transaction.atomic
def start_run_up(*, actor: Actor, track_id: UUID, now: datetime) -> Track:
    """The learner is willing and not ready yet: the run-up phase begins (R-PATH-06), for whom it is open (R-RUN-01)."""
    day = day_of(now)
    track = doors.track_to_guide(actor, track_id, day=day)
    may_run_up(doors.learner_facts(track), day=day, norms=norms.at(day)).or_raise()
    moved = _move(track, Move.START_RUN_UP, actor=actor, now=now)
    run_ups.begin(moved, actor=actor, now=now)
    return moved


@transaction.atomic
def end_run_up(*, actor: Actor, track_id: UUID, now: datetime, closing: str = "") -> Track:
    """The run-up phase is over, at any moment of the year: the learner looks for a workplace (R-RUN-02)."""
    may_close(closing).or_raise()
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    _advised(track, now=now)
    moved = _move(track, Move.END_RUN_UP, actor=actor, now=now)
    words, day = closing.strip(), day_of(now)
    run_ups.finish(moved, RunUpOutcome.TO_DUAL, actor=actor, now=now, ended_on=day, closing=words)
    return moved


@transaction.atomic
def place(*, actor: Actor, track_id: UUID, now: datetime) -> Track:
    """The learner has a workplace. For the room in which that was agreed: it asked who may, so no face calls this."""
    track = _locked(track_id)
    _advised(track, now=now)
    return _move(track, Move.PLACE, actor=actor, now=now)


@transaction.atomic
def place_as_signed(*, actor: Actor, track_id: UUID, since: date, now: datetime) -> Track:
    """The learner works already under what was signed elsewhere on that day: no advice of today undoes it.

    For the room in which that was taken over; no face calls this.
    """
    return _move(_locked(track_id), Move.PLACE, actor=actor, now=now, since=since)


@transaction.atomic
def lose_place(*, actor: Actor, track_id: UUID, now: datetime) -> Track:
    """The workplace fell away: the learner searches again. For the room in which it ended; no face calls this."""
    return _move(_locked(track_id), Move.LOSE_PLACE, actor=actor, now=now)


def _advised(track: Track, *, now: datetime) -> None:
    """Nothing in advice stands in the way of dual learning; a step that is none says so first."""
    advice.before_dual(track, day=day_of(now)).or_raise()


def _locked(track_id: UUID) -> Track:
    track = row_with(Track.objects.select_for_update(of=("self",)).named(), track_id)
    if track is None:
        raise NotFound
    return track


def _move(track: Track, move: Move, *, actor: Actor, now: datetime, since: date | None = None) -> Track:
    before = track.phase
    track.phase = TRACK.after(track.phase, move)
    track.version += 1
    track.save(update_fields=["phase", "version"])
    data = {"from": before} if since is None else {"from": before, "since": since}
    events.record(HAPPENED[move], actor=actor, subject=track, at=now, data=data)
    return track
