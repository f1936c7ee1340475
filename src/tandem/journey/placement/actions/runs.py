"""Working out a run that was asked: gather the facts, let the engine decide, have it checked, keep all of it.

The work is done outside a transaction, since it takes seconds; what it read is kept with its digest, so that anybody
can work it out again and find the same. Done twice it gives the same and is kept once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from matchmaker import InvalidProblemError, Options, Result, solve
from matchmaker.check import Verdict as Checked
from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.models import row_with
from tandem.base.periods import day_of
from tandem.journey.placement.actions import failed_runs, markets
from tandem.journey.placement.models import MatchingRound, RoundRun, RunLine
from tandem.journey.placement.queries.weights import balance
from tandem.journey.placement.rules import schedule as schedules
from tandem.journey.placement.rules.lines import Line, stored
from tandem.journey.placement.snapshot import engine, facts, fairness, helps, locks, packed, stories
from tandem.journey.placement.terms.rounds import RoundHappened, RoundState, RunFault, RunMove, RunState
from tandem.journey.placement.workflow.rounds import RUN
from tandem.law import norms

AT_ONCE: Final = 500
MOST_FAULTS: Final = 50


def work_out(*, run_id: str, now: datetime) -> None:
    """Work out a run and keep what it says; one that is worked out is left alone, one of a round that ended fails."""
    run = row_with(RoundRun.objects.select_related("round"), UUID(run_id))
    if run is None or run.state != RunState.WAITING:
        return
    if run.round.state != RoundState.PREPARING:
        _failed(run, faults=[], now=now)
        return
    try:
        done = answered(run, now=now)
    except InvalidProblemError as error:
        told = [{"code": RunFault.FACTS.value, **asdict(finding)} for finding in error.findings[:MOST_FAULTS]]
        _failed(run, faults=told, now=now)
        return
    if done.impossible:
        _failed(run, faults=done.impossible, now=now)
        return
    _kept(run, done, now=now)


class Answered:
    """A market that was decided, and everything that is kept of it."""

    def __init__(
        self,
        ready: engine.Arranged,
        asked: engine.Posed,
        result: Result,
        *,
        smallest: int,
        offered: Mapping[UUID, Sequence[str]],
    ) -> None:
        self.ready, self.problem, self.result = ready, asked.problem, result
        self.groups = fairness.groups(ready, asked.problem, result, smallest=smallest)
        self.digest, self.file = packed.packed(ready, asked.problem)
        told = stories.lines(ready, asked, result, smallest=smallest)
        self.lock_costs = locks.costs(ready, asked, result)
        helped = helps.helps(ready, asked, result, balance(), offered=offered)
        self.lines = {track: replace(line, helps=helped.get(track, ())) for track, line in told.items()}
        self.impossible: list[dict[str, Any]] = [
            {"code": RunFault.LOCK_IMPOSSIBLE.value, "track": str(pair.track_id), "opening": str(pair.opening_id)}
            for pair in engine.impossible(ready, asked.problem)
        ]


def answered(run: RoundRun, *, now: datetime) -> Answered:
    """What the engine says of the facts of this moment."""
    day = day_of(now)
    weighed = balance()
    ready = engine.arranged(facts.market_of(run.round, day=day), weighed)
    asked = engine.posed(ready, weighed)
    result = solve(asked.problem, Options(rule=run.rule, seed=run.round.seed))
    smallest = norms.at(day).publication.min_group_of_minors.value
    return Answered(ready, asked, result, smallest=smallest, offered=facts.offered_beside(run.round, day=day))


def report_of(done: Answered) -> dict[str, Any]:
    """What people compare runs by: counts, what the check says, the two ends, the time it took."""
    result, market = done.result, done.ready.market
    return {
        "seekers": len(market.seekers) + len(market.left_out),
        "left_out": len(market.left_out),
        "openings": len(market.offers),
        "seats": sum(one.seats for one in market.offers),
        "placed": result.placed,
        "total_minutes": result.total_minutes,
        "first_wish": sum(line.wish == 1 for line in done.lines.values()),
        "blocking_pairs": result.blocking_pairs,
        "check": _checked(result.verdict),
        "ends": {rule: _checked(verdict) for rule, verdict in result.ends.items()},
        "seconds": {phase: round(seconds, 3) for phase, seconds in result.seconds.items()},
        "locked": len(done.problem.locked),
        "lock_costs": done.lock_costs,
        "forbidden": len(done.problem.forbidden),
        "fairness": done.groups,
    }


def _checked(verdict: Checked) -> dict[str, Any]:
    return {
        "is_allowed": verdict.is_feasible,
        "placed": verdict.placed,
        "total_minutes": verdict.total_minutes,
        "blocking_pairs": verdict.blocking_pairs,
        "blocking_learners": verdict.blocking_learners,
    }


@transaction.atomic
def _kept(run: RoundRun, done: Answered, *, now: datetime) -> None:
    locked = _still_waiting(run, now=now)
    if locked is None:
        return
    markets.keep(done.digest, done.file)
    locked.state = RUN.after(locked.state, RunMove.FINISH)
    locked.finished_at, locked.day = now, day_of(now)
    locked.inputs, locked.answer = done.digest, packed.digest_of_answer(done.result.edge)
    locked.weights, locked.law = balance().version, norms.version()
    locked.options, locked.report = _options(run, done), report_of(done)
    locked.save()
    RunLine.objects.bulk_create([_line(locked, track, line) for track, line in done.lines.items()], batch_size=AT_ONCE)
    data = {
        "run": run.pk,
        "rule": run.rule,
        "inputs": locked.inputs,
        "answer": locked.answer,
        "placed": done.result.placed,
        "of": len(done.lines),
    }
    events.record(RoundHappened.RUN_DONE, actor=SYSTEM, subject=run.round, at=now, data=data)


def _options(run: RoundRun, done: Answered) -> dict[str, Any]:
    options: dict[str, Any] = {"seed": run.round.seed, "candidates": balance().candidates}
    schedule = done.ready.market.schedule
    return options if schedule is None else options | {"timetable": schedules.stored(schedule)}


@transaction.atomic
def _failed(run: RoundRun, *, faults: list[dict[str, Any]], now: datetime) -> None:
    locked = _still_waiting(run, now=now)
    if locked is not None:
        failed_runs.fail(locked, actor=SYSTEM, faults=faults, now=now)


def _still_waiting(run: RoundRun, *, now: datetime) -> RoundRun | None:
    """The run, locked, while nobody else has kept its answer and its round is still prepared."""
    one = MatchingRound.objects.select_for_update().get(pk=run.round_id)
    if one.state != RoundState.PREPARING:
        failed_runs.end_waiting(one, actor=SYSTEM, now=now)
        return None
    locked = RoundRun.objects.select_for_update().get(pk=run.pk)
    return locked if locked.state == RunState.WAITING else None


def _line(run: RoundRun, track: UUID, line: Line) -> RunLine:
    return RunLine(
        run=run,
        track_id=track,
        opening_id=line.opening_id,
        minutes=line.minutes,
        wish=line.wish,
        outcome=line.outcome,
        story=stored(line),
    )
