"""Runs that come to nothing: the facts cannot be, the round ended, or the platform tried too often."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from tandem.base import events, jobs
from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.journey.placement.models import MatchingRound, RoundRun
from tandem.journey.placement.terms.rounds import RoundHappened, RunFault, RunMove, RunState
from tandem.journey.placement.workflow.rounds import RUN

JOB: Final = "placement.run"


def key_of(run_id: UUID) -> str:
    """The key of the work on a run."""
    return f"{JOB}:{run_id}"


def fail(run: RoundRun, *, actor: Actor, faults: Collection[Mapping[str, Any]], now: datetime) -> None:
    """Note that a run that is locked came to nothing, and why."""
    run.state = RUN.after(run.state, RunMove.FAIL)
    run.finished_at, run.day, run.faults = now, day_of(now), list(faults)
    run.save()
    data = {"run": run.pk, "rule": run.rule, "faults": len(faults)}
    events.record(RoundHappened.RUN_FAILED, actor=actor, subject=run.round, at=now, data=data)


def end_waiting(one: MatchingRound, *, actor: Actor, now: datetime) -> None:
    """Nobody waits any more for answers of a round that is locked and ended."""
    for run in _waiting(one):
        fail(run, actor=actor, faults=[{"code": RunFault.ROUND_ENDED.value}], now=now)


def give_up_in(one: MatchingRound, *, now: datetime) -> None:
    """Nobody waits any more for answers of a locked round on which the platform gave up."""
    waiting = _waiting(one)
    given_up = jobs.set_aside([key_of(run.pk) for run in waiting])
    for run in waiting:
        if key_of(run.pk) in given_up:
            fail(run, actor=SYSTEM, faults=[{"code": RunFault.GAVE_UP.value}], now=now)


def tick(*, now: datetime) -> None:
    """The same for every round in which somebody waits."""
    for key in set(RoundRun.objects.filter(state=RunState.WAITING).values_list("round", flat=True)):
        with transaction.atomic():
            give_up_in(MatchingRound.objects.select_for_update().get(pk=key), now=now)


def _waiting(one: MatchingRound) -> list[RoundRun]:
    return list(one.runs.select_for_update().filter(state=RunState.WAITING).order_by("number"))
