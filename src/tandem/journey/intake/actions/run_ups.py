"""A run-up from its first day to its last: begun and ended with the phase, planned and looked at in between."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.intake.models import RunUp, RunUpEvaluation, Track
from tandem.journey.intake.queries import run_ups as doors
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.rules import run_ups as rules
from tandem.journey.intake.rules.run_ups import PlanForm
from tandem.journey.intake.terms.run_ups import Progress, RunUpHappened, RunUpMove, RunUpOutcome
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.intake.workflow import RUN_UP


@transaction.atomic
def plan(*, actor: Actor, track_id: UUID, form: PlanForm, now: datetime) -> RunUp:
    """Say which programme, with whom, what it works on and until when; later again, as when it takes longer."""
    day = day_of(now)
    track, row = _in_run_up(actor, track_id, now=now)
    told = form.tidy()
    doors.planning(track, row, told, day=day).or_raise()
    before = row.form()
    if told == before and row.planned_at is not None:
        return row
    row.programme_id, row.partner, row.goals = told.programme_id, told.partner, told.goals
    row.contents, row.week_hours, row.until = sorted(told.contents), told.week_hours, told.until
    row.planned_at, row.planned_by = now, actor.user_id
    row.save()
    data = {"run_up": row.pk, "until": row.until, "before": before.until}
    events.record(RunUpHappened.PLANNED, actor=actor, subject=track, at=now, data=data)
    return row


@transaction.atomic
def evaluate(
    *, actor: Actor, track_id: UUID, held_on: date, progress: Progress, words: str, now: datetime
) -> RunUpEvaluation:
    """Note how it goes; the learner reads it."""
    track, row = _in_run_up(actor, track_id, now=now)
    said = words.strip()
    rules.may_evaluate(said, held_on=held_on, started_on=row.started_on, day=day_of(now)).or_raise()
    found = RunUpEvaluation(
        run_up=row, held_on=held_on, progress=progress, words=said, noted_at=now, noted_by=actor.user_id
    )
    found.save(force_insert=True)
    data = {"run_up": row.pk, "progress": progress, "held_on": held_on}
    events.record(RunUpHappened.EVALUATED, actor=actor, subject=track, at=now, data=data)
    return found


@transaction.atomic
def take_back(*, actor: Actor, track_id: UUID, evaluation_id: UUID, why: str, now: datetime) -> RunUpEvaluation:
    """An evaluation was a slip: its words are not shown any more; the story keeps that it was there, and why not."""
    said = why.strip()
    track = tracks.track_to_guide(actor, track_id, day=day_of(now))
    row = doors.evaluation_of(track, evaluation_id, lock=True)
    rules.may_take_back(said).or_raise()
    row.withdrawn_at, row.withdrawn_by = now, actor.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    data, detail = {"run_up": row.run_up_id, "evaluation": row.pk}, {"words": said}
    events.record(RunUpHappened.TAKEN_BACK, actor=actor, subject=track, at=now, data=data, detail=detail)
    return row


def begin(track: Track, *, actor: Actor, now: datetime) -> RunUp:
    """The run-up that begins with the phase. For who moved the track and tells of it; no face calls this."""
    row = begun(track, actor=actor, now=now)
    row.save(force_insert=True)
    return row


def begun(track: Track, *, actor: Actor, now: datetime) -> RunUp:
    """The same, not stored yet."""
    return RunUp(track=track, started_on=day_of(now), started_at=now, started_by=actor.user_id)


def finish(
    track: Track, outcome: RunUpOutcome, *, actor: Actor, now: datetime, ended_on: date, closing: str = ""
) -> None:
    """The run-up that ends with the phase, where one runs. For who moved the track; no face calls this."""
    row = RunUp.objects.running().select_for_update(of=("self",)).filter(track=track).first()
    if row is not None:
        finished(row, outcome, actor=actor, now=now, ended_on=ended_on, closing=closing)
        row.save()


def finished(
    row: RunUp, outcome: RunUpOutcome, *, actor: Actor, now: datetime, ended_on: date, closing: str = ""
) -> None:
    """The same, not stored yet; a run-up never ends before it began."""
    row.state = RUN_UP.after(row.state, RunUpMove.END)
    row.outcome, row.closing = outcome, closing
    row.ended_on, row.ended_at, row.ended_by = max(ended_on, row.started_on), now, actor.user_id


def _in_run_up(actor: Actor, track_id: UUID, *, now: datetime) -> tuple[Track, RunUp]:
    """The track in its run-up phase, and the run-up that runs."""
    track = tracks.track_to_guide(actor, track_id, day=day_of(now))
    if track.phase != Phase.RUN_UP:
        refusal("run_up.runs", found=track.phase).or_raise()
    rows = RunUp.objects.running().select_for_update(of=("self",)).select_related("programme")
    row = rows.filter(track=track).first()
    return track, row or begin(track, actor=actor, now=now)
