"""Making a round: begin it, choose, fix pairs beforehand, ask for answers, end it. The platform works them out."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events, jobs, numbers
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import failed_runs
from tandem.journey.placement.models import MatchingRound, RoundMember, RoundPair, RoundRun
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules import rounds as rules
from tandem.journey.placement.rules.rounds import RoundForm
from tandem.journey.placement.terms.rounds import PairKind, RoundHappened, RoundMove, RunRule
from tandem.journey.placement.workflow.rounds import ROUND
from tandem.registers.organisations.queries import providers

SEEDS = 2**31


@transaction.atomic
def start(*, actor: Actor, form: RoundForm, now: datetime, seed: int | None = None) -> MatchingRound:
    """Begin a round. That of a provider is about its own learners; a body asks providers to take part afterwards.

    The lottery is drawn here, once: working out again never draws again. An invented region draws its own.
    """
    policies.may_start(actor).or_raise()
    told = form.tidy()
    rules.is_round(told, known=doors.training_codes(now), years=doors.school_years(now)).or_raise()
    series = f"MR-{day_of(now).year}"
    one = MatchingRound(
        number=numbers.written(series, numbers.take(series)),
        provider_id=actor.organisation_id if policies.is_provider(actor) else None,
        body_id=None if policies.is_provider(actor) else actor.organisation_id,
        title=told.title,
        school_year=told.school_year,
        trainings=list(told.trainings),
        seed=secrets.randbelow(SEEDS) if seed is None else seed,
        started_at=now,
        started_by=actor.user_id,
    )
    one.save(force_insert=True)
    if one.provider_id is not None:
        member = RoundMember(
            round=one,
            provider_id=one.provider_id,
            asked_at=now,
            asked_by=actor.user_id,
            joined_at=now,
            joined_by=actor.user_id,
        )
        member.save(force_insert=True)
    data = {"runner": one.runner_id, "seed": one.seed, "school_year": one.school_year, "trainings": one.trainings}
    events.record(RoundHappened.STARTED, actor=actor, subject=one, at=now, data=data)
    return one


@transaction.atomic
def ask_provider(*, actor: Actor, round_id: UUID, provider_id: UUID, now: datetime) -> RoundMember:
    """Ask a provider to let its learners take part; asking twice is the same."""
    one = _to_prepare(actor, round_id)
    return _asked(actor, one, provider_id, now=now)


@transaction.atomic
def ask_area(*, actor: Actor, round_id: UUID, region: str, now: datetime) -> int:
    """Ask every provider that offers trainings of the round in a region, or anywhere for ""; how many are new.

    NotPossible for an area that is no forum and no province, or where nobody offers these trainings.
    """
    one, day = _to_prepare(actor, round_id), day_of(now)
    Verdict((Finding("round.area_known", not region or region in doors.areas(day), found=region),)).or_raise()
    offering = list(
        providers.offering_in(region, day, trainings=one.trainings).order_by("number").values_list("pk", flat=True)
    )
    Verdict((Finding("round.area_offers", bool(offering), found=len(offering)),)).or_raise()
    known = set(RoundMember.objects.filter(round=one).values_list("provider", flat=True))
    new = [key for key in offering if key not in known]
    for key in new:
        _asked(actor, one, key, now=now)
    return len(new)


def _asked(actor: Actor, one: MatchingRound, provider_id: UUID, *, now: datetime) -> RoundMember:
    known = RoundMember.objects.filter(round=one, provider=provider_id).first()
    if known is not None:
        return known
    is_known = providers.providers_on(day_of(now)).filter(pk=provider_id).exists()
    Verdict((Finding("round.provider_known", is_known, found=str(provider_id)),)).or_raise()
    member = RoundMember(round=one, provider_id=provider_id, asked_at=now, asked_by=actor.user_id)
    member.save(force_insert=True)
    _saved(one)
    data = {"provider": provider_id}
    events.record(RoundHappened.PROVIDER_ASKED, actor=actor, subject=one, at=now, data=data)
    return member


@transaction.atomic
def join(*, actor: Actor, round_id: UUID, takes_part: bool, now: datetime) -> RoundMember:
    """Say whether the learners of the own provider take part; while the round is prepared it may change its mind."""
    one = doors.round_for(actor, round_id, lock=True)
    member = RoundMember.objects.filter(round=one, provider=actor.organisation_id).first()
    if member is None:
        raise NotFound
    policies.may_join(actor, doors.facts_of(one), member.provider_id).or_raise()
    ROUND.after(one.state, RoundMove.PUBLISH)
    if takes_part == (member.joined_at is not None):
        return member
    member.joined_at, member.joined_by = (now, actor.user_id) if takes_part else (None, None)
    member.save(update_fields=["joined_at", "joined_by"])
    if not takes_part:
        RoundPair.objects.filter(round=one, track__provider=member.provider_id).delete()
    _saved(one)
    code = RoundHappened.PROVIDER_JOINED if takes_part else RoundHappened.PROVIDER_LEFT
    events.record(code, actor=actor, subject=one, at=now, data={"provider": member.provider_id})
    return member


@transaction.atomic
def change(*, actor: Actor, round_id: UUID, form: RoundForm, now: datetime) -> MatchingRound:
    """Choose another title or other trainings; answers that were worked out before stay as they are."""
    one = _to_prepare(actor, round_id)
    told = form.tidy()
    rules.is_round(told, known=doors.training_codes(now), years=doors.school_years(now)).or_raise()
    one.title, one.school_year, one.trainings = told.title, told.school_year, list(told.trainings)
    _saved(one, "title", "school_year", "trainings")
    data = {"school_year": one.school_year, "trainings": one.trainings}
    events.record(RoundHappened.CHANGED, actor=actor, subject=one, at=now, data=data)
    return one


@transaction.atomic
def set_pair(
    *, actor: Actor, round_id: UUID, track_id: UUID, opening_id: UUID, kind: PairKind, words: str, now: datetime
) -> RoundPair:
    """Fix a learner to an opening, or keep them apart, in this round; what was said of the pair before is replaced."""
    one = _to_prepare(actor, round_id)
    facts, track, opening = doors.pair_facts(actor, one, track_id, opening_id, day=day_of(now))
    (rules.may_lock(facts) if kind is PairKind.LOCKED else rules.may_forbid(facts)).or_raise()
    RoundPair.objects.filter(round=one, track=track, opening=opening).delete()
    if kind is PairKind.LOCKED:
        RoundPair.objects.filter(round=one, track=track, kind=PairKind.LOCKED).delete()
    tidy = " ".join(words.split())[: rules.LONGEST_WORDS]
    pair = RoundPair(round=one, track=track, opening=opening, kind=kind, words=tidy, set_at=now, set_by=actor.user_id)
    pair.save(force_insert=True)
    _saved(one)
    data = {"track": track.pk, "opening": opening.pk, "kind": kind}
    detail = {"words": tidy} if tidy else None
    events.record(RoundHappened.PAIR_SET, actor=actor, subject=one, at=now, data=data, detail=detail)
    return pair


@transaction.atomic
def drop_pair(*, actor: Actor, round_id: UUID, pair_id: UUID, now: datetime) -> MatchingRound:
    """Take back what was said of a pair whose learner this actor may know; taking it back twice is the same."""
    one = _to_prepare(actor, round_id)
    pair = RoundPair.objects.filter(round=one, pk=pair_id).first()
    if pair is None:
        return one
    tracks.track_for(actor, pair.track_id, day=day_of(now))
    data = {"track": pair.track_id, "opening": pair.opening_id, "kind": pair.kind}
    pair.delete()
    _saved(one)
    events.record(RoundHappened.PAIR_DROPPED, actor=actor, subject=one, at=now, data=data)
    return one


@transaction.atomic
def ask_run(*, actor: Actor, round_id: UUID, rule: RunRule, now: datetime) -> RoundRun:
    """Ask for an answer by a rule. It is worked out at once, beside what people do."""
    one = _to_prepare(actor, round_id)
    failed_runs.give_up_in(one, now=now)
    asked = list(one.runs.values_list("state", flat=True))
    rules.may_ask_run(asked).or_raise()
    run = RoundRun(round=one, number=len(asked) + 1, rule=rule, asked_at=now, asked_by=actor.user_id)
    run.save(force_insert=True)
    events.record(RoundHappened.RUN_ASKED, actor=actor, subject=one, at=now, data={"run": run.pk, "rule": rule})
    jobs.later(failed_runs.JOB, at=now, key=failed_runs.key_of(run.pk), is_awaited=True, run_id=str(run.pk))
    return run


@transaction.atomic
def discard(*, actor: Actor, round_id: UUID, now: datetime) -> MatchingRound:
    """Put a round aside; what was worked out stays to be read, and nobody waits for what was not."""
    one = _to_prepare(actor, round_id, move=RoundMove.DISCARD)
    one.state = ROUND.after(one.state, RoundMove.DISCARD)
    one.ended_at, one.ended_by = now, actor.user_id
    _saved(one, "state", "ended_at", "ended_by")
    events.record(RoundHappened.DISCARDED, actor=actor, subject=one, at=now)
    failed_runs.end_waiting(one, actor=actor, now=now)
    return one


def _to_prepare(actor: Actor, round_id: UUID, *, move: RoundMove = RoundMove.PUBLISH) -> MatchingRound:
    """The round, locked, of who may run it and while it is prepared."""
    one = doors.round_for(actor, round_id, lock=True)
    policies.may_run(actor, doors.facts_of(one)).or_raise()
    ROUND.after(one.state, move)
    return one


def _saved(one: MatchingRound, *fields: str) -> None:
    one.version += 1
    one.save(update_fields=[*fields, "version"])
