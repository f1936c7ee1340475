"""Starting and stopping the search time of a learner as the track moves, and what follows when the days are over."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.models import Event, row_with
from tandem.base.periods import day_of
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Happened as TrackHappened
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.placement.actions import clock_extensions as extensions
from tandem.journey.placement.models import SearchClock
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import HandlingFacts
from tandem.journey.placement.terms.clocks import (
    ClockHappened,
    ClockMove,
    ClockOutcome,
    ClockReason,
    ClockState,
    StopReason,
)
from tandem.journey.placement.workflow.clocks import CLOCK
from tandem.law import norms

SEARCHES: Final = (Phase.INTAKE, Phase.SEARCHING)
"""In these phases of a track the days run."""
_STOPS: Final = {Phase.PLACED: StopReason.PLACED, Phase.RUN_UP: StopReason.RUN_UP, Phase.LEFT: StopReason.LEFT}
_MOVES: Final = frozenset(
    {
        TrackHappened.ENROLLED,
        TrackHappened.TRACK_CORRECTED,
        TrackHappened.SEARCH_STARTED,
        TrackHappened.RUN_UP_STARTED,
        TrackHappened.RUN_UP_ENDED,
        TrackHappened.PLACED,
        TrackHappened.PLACE_LOST,
        TrackHappened.LEFT,
    }
)
_LEAVES: Final = {
    ClockOutcome.OTHER_TRAINING: LeftReason.OTHER_TRAINING,
    ClockOutcome.FULL_TIME: LeftReason.FULL_TIME,
    ClockOutcome.NAFT: LeftReason.NAFT,
    ClockOutcome.VDAB: LeftReason.HANDED_OVER,
}


@transaction.atomic
def stop(
    *, actor: Actor, track_id: UUID, on: date, now: datetime, reason: StopReason = StopReason.PLACED
) -> SearchClock | None:
    """The days stand still from this day on: the learner has a workplace, prepares, or left; nothing where none run.

    For the room in which that was agreed: it asked who may, so no face calls this. A place may begin later than today.
    """
    clock = _running(_locked(track_id))
    if clock is None:
        return None
    clock.state = CLOCK.after(clock.state, ClockMove.STOP)
    clock.stopped_on, clock.stop_reason = on, reason
    clock.version += 1
    clock.save(update_fields=["state", "stopped_on", "stop_reason", "version"])
    extensions.lapse(clock, actor=actor, now=now)
    data = {**_about(clock, day=on), "reason": reason, "stopped_on": on}
    events.record(ClockHappened.STOPPED, actor=actor, subject=clock, at=now, data=data)
    return clock


@transaction.atomic
def restart(
    *, actor: Actor, track_id: UUID, on: date, now: datetime, why: ClockReason = ClockReason.PLACE_LOST
) -> SearchClock:
    """The learner searches again from this day on, with new days (R-AGR-11).

    A place that fell away before it began was none: the days that stood still run on. For the room in which it ended;
    no face calls this.
    """
    track = _locked(track_id)
    running = _running(track)
    if running is not None:
        return running
    last = _last(track)
    never_began = last is not None and last.stop_reason == StopReason.PLACED and on <= (last.stopped_on or on)
    if last is not None and never_began and why is ClockReason.PLACE_LOST:
        return _resume(last, track, actor=actor, on=on, now=now)
    return _start(track, why=why, on=on, actor=actor, now=now)


@transaction.atomic
def follow(*, track_id: UUID, day: date, now: datetime) -> None:
    """Let the clock of a track stand as its phase and its days say; a second time changes nothing."""
    track = _locked(track_id)
    if track.phase not in SEARCHES:
        on = track.left_on or day
        stop(actor=SYSTEM, track_id=track_id, on=on, now=now, reason=_STOPS[Phase(track.phase)])
        return
    clock = _running(track)
    if clock is None:
        _begin_again(track, day=day, now=now)
    elif clock.why == ClockReason.FIRST_LESSONS and clock.started_on != track.starts_on:
        _correct(clock, track.starts_on, day=day, now=now)


def _correct(clock: SearchClock, starts_on: date, *, day: date, now: datetime) -> None:
    """Another first day: what was told too early counts as not told, and who was rung about that is rung again."""
    before, clock.started_on = clock.started_on, starts_on
    reached = rules.milestone(doors.reading(clock, day=day).count, norms=norms.at(day))
    told, clock.told = clock.told, rules.told_after_correction(clock.told, reached=reached)
    clock.version += 1
    clock.save(update_fields=["started_on", "told", "version"])
    if clock.told != told:
        clock.calls.exclude(milestone__in=rules.told_by_then(clock.told)).delete()
    data = {**_about(clock, day=day), "before": before}
    events.record(ClockHappened.CORRECTED, actor=SYSTEM, subject=clock, at=now, data=data)


def happened(*, event_id: int, now: datetime) -> None:
    """Follow a track to which something happened; of other events nothing is done."""
    event = events.get(event_id)
    if event is not None and event.code in _MOVES:
        follow(track_id=UUID(event.subject_id), day=_day_of(event), now=now)


def _day_of(event: Event) -> date:
    """The day of what happened; of a place that was signed elsewhere and taken over later, that of the signature."""
    since = event.data.get("since")
    if since is None:
        return day_of(event.at)
    began = SearchClock.objects.filter(track=UUID(event.subject_id), state=ClockState.RUNNING).values_list("started_on")
    return max(date.fromisoformat(since), *(day for (day,) in began), date.min)


@transaction.atomic
def handle(
    *,
    actor: Actor,
    clock_id: UUID,
    outcome: ClockOutcome,
    words: str = "",
    is_accepted: bool = False,
    now: datetime,
) -> SearchClock:
    """Say what follows when the days are over without an agreement (R-AGR-13); the track goes that way.

    VDAB follows once it accepted the learner, by a warm handover; at once only where nobody there takes learners over.
    """
    day = day_of(now)
    clock = doors.clock_for(actor, clock_id, day=day, lock=True)
    track = clock.track
    policies.may_handle(actor, track.facts()).or_raise()
    state = CLOCK.after(clock.state, ClockMove.HANDLE)
    count = doors.reading(clock, day=day).count
    facts = HandlingFacts(
        outcome=outcome,
        day=day,
        due_on=count.due_on,
        is_over=count.is_over,
        birth_date=track.person.birth_date,
        is_special_education=track.is_in_special_education(),
        words=words,
        vdab_answers=not is_accepted and doors.vdab_answers(day),
    )
    rules.may_handle(facts, norms=norms.at(day)).or_raise()
    clock.state = state
    clock.outcome, clock.words = outcome, words.strip()
    clock.handled_at, clock.handled_by, clock.law_version = now, actor.user_id, norms.version()
    clock.version += 1
    clock.save(update_fields=["state", "outcome", "words", "handled_at", "handled_by", "law_version", "version"])
    extensions.lapse(clock, actor=actor, now=now)
    data = {**_about(clock, day=day), "outcome": outcome, "law": clock.law_version}
    detail = {"words": clock.words} if clock.words else None
    events.record(ClockHappened.HANDLED, actor=actor, subject=clock, at=now, data=data, detail=detail)
    _go(actor, track.pk, outcome, day=day, now=now)
    return clock


def _go(actor: Actor, track_id: UUID, outcome: ClockOutcome, *, day: date, now: datetime) -> None:
    if outcome is ClockOutcome.RUN_UP:
        phases.start_run_up(actor=actor, track_id=track_id, now=now)
    else:
        tracks.leave(actor=actor, track_id=track_id, reason=_LEAVES[outcome], left_on=day, now=now)


def _begin_again(track: Track, *, day: date, now: datetime) -> None:
    """The clock that a searching learner without one needs: the first, a new one, or the one that stood still."""
    last = _last(track)
    if last is None:
        _start(track, why=ClockReason.FIRST_LESSONS, on=track.starts_on, actor=SYSTEM, now=now)
    elif last.stop_reason == StopReason.PLACED:
        restart(actor=SYSTEM, track_id=track.pk, on=day, now=now)
    else:
        _start(track, why=ClockReason.RUN_UP_ENDED, on=day, actor=SYSTEM, now=now)


def _start(track: Track, *, why: ClockReason, on: date, actor: Actor, now: datetime) -> SearchClock:
    clock = SearchClock(track=track, why=why, started_on=on, created_at=now)
    clock.save(force_insert=True)
    data = {**_about(clock, day=on), "law": norms.version()}
    events.record(ClockHappened.STARTED, actor=actor, subject=clock, at=now, data=data)
    return clock


def _resume(clock: SearchClock, track: Track, *, actor: Actor, on: date, now: datetime) -> SearchClock:
    clock.track = track
    clock.state = CLOCK.after(clock.state, ClockMove.RESUME)
    clock.stopped_on, clock.stop_reason = None, ""
    clock.version += 1
    clock.save(update_fields=["state", "stopped_on", "stop_reason", "version"])
    events.record(ClockHappened.RESUMED, actor=actor, subject=clock, at=now, data=_about(clock, day=on))
    return clock


def _running(track: Track) -> SearchClock | None:
    clock = SearchClock.objects.select_for_update().filter(track=track, state=ClockState.RUNNING).first()
    if clock is not None:
        clock.track = track
    return clock


def _last(track: Track) -> SearchClock | None:
    """The newest clock of a track, whether it runs or not."""
    rows = SearchClock.objects.select_for_update().filter(track=track)
    return rows.order_by("-started_on", "-created_at", "-id").first()


def _locked(track_id: UUID) -> Track:
    track = row_with(Track.objects.select_for_update(of=("self",)).named(), track_id)
    if track is None:
        raise NotFound
    return track


def _about(clock: SearchClock, *, day: date) -> dict[str, object]:
    """What every event of a clock says: whose it is, why and since when, and how it stood."""
    count = doors.reading(clock, day=day).count
    return {
        "track": clock.track_id,
        "why": clock.why,
        "started_on": clock.started_on,
        "due_on": count.due_on,
        "used": count.used,
        "total": count.total,
    }
