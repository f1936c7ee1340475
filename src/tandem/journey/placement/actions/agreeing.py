"""From a place to its agreement: either side begins it, and where it ends or is given up the place falls away too."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.agreements.actions import drafts
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.terms import AgreementHappened, AgreementState, Party
from tandem.journey.agreements.terms import EndReason as AgreementEnd
from tandem.journey.intake.actions import phases
from tandem.journey.intake.policies import tracks as intake
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import introduction_ends as ends
from tandem.journey.placement.actions.introduction_locks import held, locked
from tandem.journey.placement.models import Introduction
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.terms.introductions import EndReason, IntroductionMove, IntroductionState, Side

_OVER = {AgreementHappened.ENDED, AgreementHappened.WITHDRAWN}
_SIDES = {
    Party.PROVIDER: Side.LEARNER,
    Party.COMPANY: Side.COMPANY,
    Party.LEARNER: Side.LEARNER,
    Party.CLOCK: Side.CLOCK,
}


@transaction.atomic
def begin(*, actor: Actor, introduction_id: UUID, now: datetime) -> Agreement:
    """Begin the agreement of a place to which both said yes, with what the opening tells; or the one that is there."""
    one, day = held(actor, introduction_id, now=now), day_of(now)
    facts = doors.facts_of(one, day=day)
    policies.may_agree(actor, facts).or_raise()
    if one.state != IntroductionState.PLACED:
        refusal("introduction.is_placed", found=one.state).or_raise()
    there = Agreement.objects.live().filter(track=one.track_id, company=one.opening.company_id).first()
    if there is not None:
        return there
    guides = intake.may_guide(actor, facts.track).is_ok
    by_company = policies.may_answer(actor, facts).is_ok
    mentors = list(one.opening.mentors.order_by("pk").values_list("mentor", flat=True)[:2])
    return drafts.open_for(
        actor=actor,
        track=one.track,
        recognition_id=one.opening.recognition_id,
        side=Party.COMPANY if by_company else Party.PROVIDER if guides else Party.LEARNER,
        now=now,
        mentor_id=mentors[0] if len(mentors) == 1 else None,
        told=_days(one, day=day),
    )


def happened(*, event_id: int, now: datetime) -> None:
    """Let a place fall away whose agreement ended or was given up; of other events nothing is done."""
    event = events.get(event_id)
    if event is None or event.code not in _OVER:
        return
    agreement = Agreement.objects.filter(pk=UUID(event.subject_id)).first()
    if agreement is None:
        return
    rows = Introduction.objects.filter(
        track=agreement.track_id, opening__company=agreement.company_id, state=IntroductionState.PLACED
    )
    for key in list(rows.order_by("pk").values_list("pk", flat=True)):
        _follow(key, agreement.pk, now=now)


@transaction.atomic
def _follow(introduction_id: UUID, agreement_id: UUID, *, now: datetime) -> bool:
    one, agreement = locked(introduction_id), Agreement.objects.get(pk=agreement_id)
    others = Agreement.objects.live().filter(track=one.track_id, company=one.opening.company_id)
    if one.state != IntroductionState.PLACED or others.exists():
        return False
    move, reason = _how(agreement)
    side = _SIDES.get(Party(agreement.closed_side), Side.CLOCK)
    ends.end(one, move, actor=SYSTEM, side=side, reason=reason, now=now)
    signed = Agreement.objects.signed().filter(track=one.track_id)
    if agreement.state == AgreementState.WITHDRAWN and one.track.phase == Phase.PLACED and not signed.exists():
        phases.lose_place(actor=SYSTEM, track_id=one.track_id, now=now)
    return True


def _how(agreement: Agreement) -> tuple[IntroductionMove, EndReason]:
    if agreement.closed_reason == AgreementEnd.PASSED:
        return IntroductionMove.COMPLETE, EndReason.CERTIFIED
    if agreement.state == AgreementState.WITHDRAWN:
        return IntroductionMove.FALL_AWAY, EndReason.NO_AGREEMENT
    if agreement.closed_reason == AgreementEnd.TERM_REACHED:
        return IntroductionMove.FALL_AWAY, EndReason.OTHER
    return IntroductionMove.FALL_AWAY, EndReason.STOPPED_EARLY


def _days(one: Introduction, *, day: date) -> dict[str, date]:
    """The days of the opening, as far as they still lie ahead and inside the track."""
    opening, track = one.opening, one.track
    first = max(opening.starts_on, track.starts_on)
    last = min(opening.ends_on, track.ends_on or opening.ends_on)
    told = {}
    if first > day:
        told["begins_on"] = first
    if last > max(first, day):
        told["ends_on"] = last
    return told
