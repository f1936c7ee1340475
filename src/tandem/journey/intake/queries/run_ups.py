"""Doors to run-ups: whoever may know the track may know how the run-up goes."""

from datetime import date
from uuid import UUID

from django.db.models import F, Max, Prefetch, Q

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import Verdict
from tandem.journey.intake.models import RunUp, RunUpEvaluation, Track
from tandem.journey.intake.models.run_ups import RunUpQuerySet
from tandem.journey.intake.queries import needs, tracks
from tandem.journey.intake.rules import run_ups as rules
from tandem.journey.intake.rules.run_ups import PlanFacts, PlanForm
from tandem.journey.intake.terms.run_ups import Nearness, RunUpOutcome
from tandem.law import norms
from tandem.registers.organisations.models import AanloopProgramme
from tandem.registers.organisations.queries import providers

_COUNTS = Q(evaluations__withdrawn_at__isnull=True)
_TOLD = Prefetch("evaluations", RunUpEvaluation.objects.order_by("-held_on", "-noted_at", "-id"))


def run_ups_of(actor: Actor, track_id: UUID, *, day: date) -> list[RunUp]:
    """Every run-up of this track with its evaluations, the newest first, for reading.

    That one led to a NAFT is for the circle of the shielded part; others read that it led elsewhere.
    """
    track = tracks.track_for(actor, track_id, day=day)
    found = RunUp.objects.filter(track=track_id).select_related("programme__location").prefetch_related(_TOLD)
    rows = list(found.order_by("-started_at", "-id"))
    if any(one.outcome == RunUpOutcome.NAFT for one in rows) and not needs.may_read(actor, track, day=day):
        for one in rows:
            one.outcome = RunUpOutcome.OTHER_EDUCATION if one.outcome == RunUpOutcome.NAFT else one.outcome
    return rows


def evaluation_of(track: Track, evaluation_id: UUID, *, lock: bool = False) -> RunUpEvaluation:
    """One evaluation of this track that counts; the track came through the door of who guides."""
    rows = RunUpEvaluation.objects.standing().select_related("run_up")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    found = rows.filter(run_up__track=track, pk=evaluation_id).first()
    if found is None:
        raise NotFound
    return found


def running(actor: Actor, *, day: date) -> RunUpQuerySet:
    """The run-ups of this actor's learners that run, those that end first on top; each with its last evaluation."""
    known = tracks.tracks_for(actor, day=day)
    rows = (
        RunUp.objects.running()
        .filter(track__in=known)
        .annotate(evaluated_on=Max("evaluations__held_on", filter=_COUNTS))
    )
    rows = rows.select_related("track__person", "track__training", "track__coach", "programme")
    return rows.order_by(F("until").asc(nulls_last=True), "started_on", "track__number", "id")


def programmes_for(track: Track, *, day: date) -> list[AanloopProgramme]:
    """The run-ups that the provider of this track organises that day."""
    return list(providers.aanloop_on(day).filter(location__provider=track.provider_id))


def nearness(row: RunUp, *, day: date) -> Nearness:
    """How near the last day of this run-up is; needs the learner at hand."""
    born = row.track.person.birth_date
    return rules.nearness(row.until, birth_date=born, day=day, norms=norms.at(day))


def planning(track: Track, row: RunUp | None, form: PlanForm, *, day: date) -> Verdict:
    """Whether a run-up can be planned like this."""
    chosen = form.programme_id
    known = {one.pk: one for one in programmes_for(track, day=day)} if chosen else {}
    if chosen and row is not None and row.programme is not None and row.programme_id == chosen:
        known.setdefault(chosen, row.programme)
    programme = known.get(chosen) if chosen else None
    facts = PlanFacts(
        started_on=day if row is None else row.started_on,
        birth_date=track.person.birth_date,
        provider_kind=track.provider.kind,
        is_offered=programme is not None or chosen is None,
        is_broad=programme is not None and programme.training_id is None,
        leads_elsewhere=programme is not None and programme.training_id not in {None, track.training_id},
    )
    return rules.may_plan(form, facts, norms=norms.at(day))
