"""Making proposals of a run. The round is published at once; the proposals follow, beside what people do."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events, jobs
from tandem.base.actor import SYSTEM, Actor
from tandem.base.models import row_with
from tandem.base.periods import day_of
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import advice
from tandem.journey.placement.actions import failed_runs, introductions
from tandem.journey.placement.actions.introduction_locks import hold_track
from tandem.journey.placement.models import Introduction, MatchingRound, RunLine
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.queries import introductions as proposals
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules import introductions as meeting
from tandem.journey.placement.rules import rounds as rules
from tandem.journey.placement.terms.introductions import IntroductionHappened, Origin
from tandem.journey.placement.terms.rounds import RoundHappened, RoundMove, RoundState
from tandem.journey.placement.workflow.rounds import ROUND

JOB: Final = "placement.propose"


@transaction.atomic
def publish(*, actor: Actor, run_id: UUID, answers_until: date, now: datetime) -> MatchingRound:
    """Decide that this run becomes proposals, to be answered by that day; no other run of the round does."""
    run = doors.run_for(actor, run_id)
    one = doors.round_for(actor, run.round_id, lock=True)
    policies.may_publish(actor, doors.facts_of(one)).or_raise()
    after = ROUND.after(one.state, RoundMove.PUBLISH)
    today = day_of(now)
    rules.may_publish(doors.publish_facts(run, day=today), answers_until=answers_until, today=today).or_raise()
    one.state, one.published_run, one.answers_until = after, run, answers_until
    one.published_at, one.published_by = now, actor.user_id
    one.version += 1
    one.save()
    data = {"run": run.pk, "rule": run.rule, "answers_until": answers_until, "placed": run.report["placed"]}
    events.record(RoundHappened.PUBLISHED, actor=actor, subject=one, at=now, data=data)
    failed_runs.end_waiting(one, actor=actor, now=now)
    jobs.later(JOB, at=now, key=f"{JOB}:{one.pk}", is_awaited=True, round_id=str(one.pk))
    return one


def propose(*, round_id: str, now: datetime) -> None:
    """Bring together whom the published run brought together, each in a step of its own.

    Whom something came between meanwhile is passed over, and the line keeps why: the learner found a place, the opening
    filled up. A second call makes what the first did not come to, and nothing twice.
    """
    one = row_with(MatchingRound.objects.select_related("published_run"), UUID(round_id))
    if one is None or one.published_run is None or one.state != RoundState.PUBLISHED:
        return
    lines = one.published_run.lines.filter(opening__isnull=False).order_by("pk")
    for track_id, opening_id in list(lines.values_list("track_id", "opening_id")):
        _propose(one, track_id, opening_id, now=now)


def tick(*, now: datetime) -> int:
    """Close the rounds whose day to answer has passed; gives how many. A second call the same day changes nothing."""
    rows = MatchingRound.objects.filter(state=RoundState.PUBLISHED, answers_until__lt=day_of(now))
    return sum(_close(key, now=now) for key in list(rows.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _propose(one: MatchingRound, track_id: UUID, opening_id: UUID, *, now: datetime) -> None:
    hold_track(track_id)
    if Introduction.objects.filter(matching_round=one, track=track_id).exists():
        return
    track = Track.objects.select_related("person", "training", "provider").get(pk=track_id)
    opening = proposals.opening_to_propose(opening_id)
    until = one.answers_until or day_of(now)
    day = day_of(now)
    fits = meeting.may_propose(proposals.proposal(track, opening, answers_until=until, day=day))
    verdict = fits + advice.before_dual(track, day=day)
    why = "" if verdict.is_ok else rules.why_not_proposed(verdict)
    RunLine.objects.filter(run=one.published_run_id, track=track_id).exclude(not_proposed=why).update(not_proposed=why)
    if why:
        return
    made = Introduction(
        track=track,
        opening=opening,
        matching_round=one,
        origin=Origin.ROUND,
        answers_until=until,
        proposed_at=now,
        proposed_by=one.published_by,
    )
    made.save(force_insert=True)
    told = introductions.proposed_data(made)
    introductions.note(IntroductionHappened.PROPOSED, made, actor=SYSTEM, now=now, **told)


@transaction.atomic
def _close(round_id: UUID, *, now: datetime) -> bool:
    one = MatchingRound.objects.select_for_update().get(pk=round_id)
    if one.state != RoundState.PUBLISHED or one.answers_until is None or one.answers_until >= day_of(now):
        return False
    one.state = ROUND.after(one.state, RoundMove.CLOSE)
    one.ended_at = now
    one.version += 1
    one.save(update_fields=["state", "ended_at", "version"])
    events.record(RoundHappened.CLOSED, actor=SYSTEM, subject=one, at=now, data=doors.proposed_in(one))
    return True
