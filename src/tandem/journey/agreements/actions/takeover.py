"""Taking over agreements that were signed outside Tandem: looked at row by row, and what was agreed to is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events, numbers
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.periods import day_of
from tandem.base.verdict import Effect, Finding, refusal
from tandem.journey.agreements import policies, snapshot
from tandem.journey.agreements.actions import ending, signing
from tandem.journey.agreements.actions.holding import held, hold_learners, hold_recognitions, locked
from tandem.journey.agreements.models import Agreement, AgreementWorkplace, Takeover
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import takeover as queries
from tandem.journey.agreements.rules import checks
from tandem.journey.agreements.rules import takeover as rules
from tandem.journey.agreements.rules.takeover import AgreementRow, RowPlan
from tandem.journey.agreements.snapshot import Looked
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementMove,
    KindReason,
    Party,
    SignedWhere,
    TakeoverFate,
)
from tandem.journey.agreements.workflow import AGREEMENT
from tandem.journey.intake.actions import phases
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.law import norms
from tandem.registers.organisations.models import Provider

MOST_AT_ONCE: Final = 25
"""So many rows go in in one transaction: it stays shorter than a second."""


@dataclass(frozen=True)
class RowDone:
    """What happened with one row."""

    line: int
    fate: TakeoverFate
    agreement_id: UUID | None = None
    findings: tuple[Finding, ...] = ()


def plans_for(actor: Actor, provider_id: UUID, rows: Sequence[AgreementRow], *, day: date) -> tuple[RowPlan, ...]:
    """What will happen with these rows, and what the law says of each; nothing is written."""
    policies.may_take_over(actor, provider_id).or_raise()
    plans = rules.plan(rows, queries.ground_of(actor, provider_id, rows, day=day), day=day)
    going = [one for one in plans if one.goes_in]
    if not going:
        return plans
    rowed = {one.row.line: notes for one, notes in zip(going, _notes(going, day=day), strict=True)}
    return tuple(replace(one, notes=rowed.get(one.row.line, ())) for one in plans)


@transaction.atomic
def take_over(
    *, actor: Actor, provider_id: UUID, rows: Sequence[AgreementRow], agreed: Mapping[int, str], now: datetime
) -> list[RowDone]:
    """Write these rows as was agreed, a fingerprint for each line; who reads in at the same school waits.

    A row of which something else would come by now is left as it is, and says so. A second time changes nothing. Every
    learner is held before the first row is written, and looked at again once that is so.
    """
    policies.may_take_over(actor, provider_id).or_raise()
    if Provider.objects.select_for_update().filter(pk=provider_id).first() is None:
        raise NotFound
    people = _held(actor, provider_id, rows, day=day_of(now))
    plans = plans_for(actor, provider_id, rows, day=day_of(now))
    going = [one for one in plans if one.goes_in]
    tracks = queries.tracks_named({one.track_id for one in going if one.track_id})
    marks = {one.row.line: agreed.get(one.row.line) for one in plans if one.person_id in people}
    return [_done(plan, marks.get(plan.row.line), tracks, actor=actor, now=now) for plan in plans]


@transaction.atomic
def note_taken_over(
    *, actor: Actor, provider_id: UUID, batch_id: UUID, counts: Mapping[str, int], now: datetime
) -> None:
    """Note in the history of the provider that a whole file was taken over: how many rows, never whose."""
    policies.may_take_over(actor, provider_id).or_raise()
    provider = Provider.objects.get(pk=provider_id)
    data = {"batch": batch_id, "counts": dict(counts)}
    events.record(AgreementHappened.FILE_TAKEN_OVER, actor=actor, subject=provider, at=now, data=data)


@transaction.atomic
def keep_scan(*, actor: Actor, agreement_id: UUID, content: bytes, now: datetime) -> Agreement:
    """Keep a scan of what was signed outside Tandem, in the place of an earlier one."""
    agreement = held(actor, agreement_id, now=now)
    policies.may_scan(actor, doors.access_for(actor, agreement, day=day_of(now))).or_raise()
    row = doors.takeover_of(agreement)
    if row is None:
        refusal("takeover.signed_outside", found=agreement.number).or_raise()
        raise NotFound
    row.scan_media_type = signing.checked_scan(content)
    row.scan, row.scanned_at, row.scanned_by = signing.keep(content), now, actor.user_id
    row.save(update_fields=["scan", "scan_media_type", "scanned_at", "scanned_by"])
    data = {"scan": row.scan}
    events.record(AgreementHappened.TAKEOVER_SCANNED, actor=actor, subject=agreement, at=now, data=data)
    return agreement


def _held(actor: Actor, provider_id: UUID, rows: Sequence[AgreementRow], *, day: date) -> set[UUID]:
    """Hold the learners of these rows, and the recognitions of what is corrected: before any number or row is taken."""
    plans = rules.plan(rows, queries.ground_of(actor, provider_id, rows, day=day), day=day)
    people = {one.person_id for one in plans if one.goes_in and one.person_id}
    hold_learners(people)
    hold_recognitions({one.agreement_id for one in plans if one.goes_in and one.agreement_id})
    return people


def _done(plan: RowPlan, agreed: str | None, tracks: Mapping[UUID, Track], *, actor: Actor, now: datetime) -> RowDone:
    line = plan.row.line
    if not plan.goes_in or plan.track_id is None:
        return RowDone(line, plan.fate, plan.agreement_id, plan.findings)
    if agreed != plan.fingerprint:
        return RowDone(line, TakeoverFate.STUCK, findings=(Finding("takeover.as_agreed", is_met=False),))
    try:
        with transaction.atomic():
            write = _correct if plan.agreement_id else _register
            agreement = write(plan, tracks[plan.track_id], actor=actor, now=now)
    except NotPossible as refused:
        return RowDone(line, TakeoverFate.STUCK, findings=refused.verdict.unmet)
    return RowDone(line, plan.fate, agreement.pk)


def _register(plan: RowPlan, track: Track, *, actor: Actor, now: datetime) -> Agreement:
    """A new agreement, signed already; where it ended already it has no effect on the learner of today."""
    agreement, places = _drawn(plan, track, now=now)
    agreement.state = AGREEMENT.after(agreement.state, AgreementMove.TAKE_OVER)
    series = f"OVK-{day_of(now).year}"
    agreement.number = numbers.written(series, numbers.take(series))
    agreement.begun_by = agreement.registered_by = actor.user_id
    agreement.registered_at = now
    _keep_checks(agreement, places, day=day_of(now))
    over = rules.end_of(plan.told, day=day_of(now))
    if over is not None:
        agreement.state = AGREEMENT.after(agreement.state, AgreementMove.END)
        agreement.closed_on, agreement.closed_reason = over
        agreement.closed_at, agreement.closed_by, agreement.closed_side = now, actor.user_id, Party.PROVIDER
    agreement.save(force_insert=True)
    for row in places:
        row.save(force_insert=True)
    _note(agreement, plan, actor=actor, now=now)
    data = {
        "track": track.pk,
        "company": agreement.company_id,
        "signed_on": agreement.signed_on,
        "begins_on": agreement.begins_on,
        "ends_on": agreement.ends_on,
        "ended_on": agreement.closed_on,
        "reason": agreement.closed_reason,
    }
    events.record(AgreementHappened.TAKEN_OVER, actor=actor, subject=agreement, at=now, data=data)
    if over is None:
        _settle(track, plan, actor=actor, now=now)
    return agreement


def _settle(track: Track, plan: RowPlan, *, actor: Actor, now: datetime) -> None:
    """The learner has a place, since the day on which it was signed."""
    now_at = Track.objects.get(pk=track.pk)
    if now_at.phase in {Phase.INTAKE, Phase.SEARCHING}:
        since = max(plan.row.signed_on, track.starts_on)
        phases.place_as_signed(actor=actor, track_id=track.pk, since=min(since, day_of(now)), now=now)


def _correct(plan: RowPlan, track: Track, *, actor: Actor, now: datetime) -> Agreement:
    """What a corrected file tells otherwise; an end that is told now ends it now."""
    if plan.agreement_id is None:
        raise AssertionError("what is corrected is known")
    agreement, day = locked(plan.agreement_id), day_of(now)
    drawn, places = _drawn(plan, track, now=now)
    agreement.tell(drawn.form())
    agreement.kind, agreement.kind_reason = drawn.kind, drawn.kind_reason
    agreement.signed_on, agreement.work_hours = drawn.signed_on, drawn.work_hours
    over = rules.end_of(plan.told, day=day)
    ends = plan.fate is TakeoverFate.ENDS
    if over is not None and not ends:
        agreement.closed_on, agreement.closed_reason = over
    _keep_checks(agreement, places, day=day)
    agreement.version += 1
    agreement.save()
    _replace_places(agreement, places)
    _note(agreement, plan, actor=actor, now=now)
    data = {"fields": sorted(one.field for one in plan.changes)}
    events.record(AgreementHappened.TAKEOVER_CORRECTED, actor=actor, subject=agreement, at=now, data=data)
    if ends and over is not None:
        last_day, reason = over
        ending.close(agreement, reason=reason, last_day=last_day, side=Party.PROVIDER, actor=actor, now=now)
        Takeover.objects.filter(agreement=agreement).update(version=agreement.version)
    return agreement


def _replace_places(agreement: Agreement, places: Sequence[AgreementWorkplace]) -> None:
    """The leading workplace stays the row that it was: what refers to it still finds it."""
    lead = agreement.workplaces.filter(is_lead=True).first() if places else None
    agreement.workplaces.exclude(pk__in=[] if lead is None else [lead.pk]).delete()
    for row in places:
        row.agreement = agreement
        if lead is not None:
            row.pk = lead.pk
        row.save(force_insert=lead is None, force_update=lead is not None)


def _drawn(plan: RowPlan, track: Track, *, now: datetime) -> tuple[Agreement, list[AgreementWorkplace]]:
    """The agreement as the row tells it, and its workplace where Tandem knows the recognition; nothing is stored."""
    mentors = queries.mentors({plan.guide.id} if plan.guide else ())
    recognitions = queries.recognitions({plan.workplace.id} if plan.workplace else ())
    return _draw(plan, track, recognitions, mentors, now=now)


def _draw(
    plan: RowPlan,
    track: Track,
    recognitions: Mapping[UUID, Recognition],
    mentors: Mapping[UUID, Mentor],
    *,
    now: datetime | None = None,
) -> tuple[Agreement, list[AgreementWorkplace]]:
    if plan.establishment is None:
        raise AssertionError("what goes in has a place")
    told, hours = plan.told, plan.told.get("work_hours")
    agreement = Agreement(
        track=track,
        company_id=plan.establishment.company_id,
        origin=SignedWhere.OUTSIDE,
        begun_side=Party.PROVIDER,
        ball=Party.PROVIDER,
        kind=told["kind"],
        kind_reason=KindReason.AS_SIGNED,
        signed_on=date.fromisoformat(told["signed_on"]),
        work_hours=Decimal(hours) if hours else None,
    )
    if now is not None:
        agreement.ball_since = agreement.begun_at = agreement.touched_at = now
    agreement.tell(rules.form_of(told))
    if plan.workplace is None:
        return agreement, []
    place = AgreementWorkplace(
        agreement=agreement,
        recognition=recognitions[plan.workplace.id],
        mentor=mentors[plan.guide.id] if plan.guide else None,
        is_lead=True,
    )
    return agreement, [place]


def _keep_checks(agreement: Agreement, places: Sequence[AgreementWorkplace], *, day: date) -> None:
    """The facts of that day and what the rules said of them, so that it can be replayed."""
    (facts,) = snapshot.facts_of_each([Looked(agreement, agreement.form(), places)], day=day)
    verdict = checks.check(facts, norms=snapshot.norms_for(facts))
    agreement.law, agreement.checked = norms.version(), snapshot.frozen(facts, verdict)


def _note(agreement: Agreement, plan: RowPlan, *, actor: Actor, now: datetime) -> None:
    """What was told, beside the agreement."""
    if plan.establishment is None:
        raise AssertionError("what goes in has a place")
    Takeover.objects.update_or_create(
        agreement=agreement,
        defaults={
            "establishment_id": plan.establishment.id,
            "old_number": plan.told.get("old_number", ""),
            "mentor_name": plan.told.get("mentor", ""),
            "told": dict(plan.told),
            "version": agreement.version,
            "taken_at": now,
            "taken_by": actor.user_id,
        },
    )


def _notes(plans: Sequence[RowPlan], *, day: date) -> list[tuple[Finding, ...]]:
    """What the rules of each first day say of these rows, and what Tandem does not know of them."""
    tracks = queries.tracks_named({one.track_id for one in plans if one.track_id})
    recognitions = queries.recognitions({one.workplace.id for one in plans if one.workplace})
    mentors = queries.mentors({one.guide.id for one in plans if one.guide})
    looked = []
    for one in plans:
        if one.track_id is None:
            raise AssertionError("what goes in has a track")
        agreement, places = _draw(one, tracks[one.track_id], recognitions, mentors)
        looked.append(Looked(agreement, agreement.form(), places))
    found = []
    for one, facts in zip(plans, snapshot.facts_of_each(looked, day=day), strict=True):
        law = snapshot.norms_for(facts)
        by_law = checks.kind_by_law(facts, norms=law)
        differs = by_law is not None and by_law.type != facts.outside_kind
        own = (
            Finding("takeover.recognised", one.workplace is not None, effect=Effect.WARN),
            Finding(
                "takeover.mentor_known", one.guide is not None or not one.told.get("mentor"), one.told.get("mentor")
            ),
            Finding("takeover.kind_by_law", not differs, facts.outside_kind, by_law and by_law.type),
        )
        found.append(rules.notes_of((*own, *checks.check(facts, norms=law).findings)))
    return found
