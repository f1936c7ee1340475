"""A referral to a NAFT or to intensive coaching: proposed, agreed to by each, started, ended or refused.

What an event tells is where it stands, never why; and only to who reads the shielded part.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.journey.intake.models import NeedsAgreement, Referral
from tandem.journey.intake.policies import referrals as policies
from tandem.journey.intake.queries import needs, tracks
from tandem.journey.intake.queries import referrals as doors
from tandem.journey.intake.queries.referrals import Why
from tandem.journey.intake.rules import referrals as rules
from tandem.journey.intake.terms.needs import Scope
from tandem.journey.intake.terms.referrals import (
    Agreeing,
    Proposer,
    ReferralHappened,
    ReferralKind,
    ReferralMove,
    ReferralState,
)
from tandem.journey.intake.workflow import REFERRAL
from tandem.law import norms

_HAPPENED: Final = {
    ReferralMove.START: ReferralHappened.STARTED,
    ReferralMove.END: ReferralHappened.ENDED,
    ReferralMove.REFUSE: ReferralHappened.REFUSED,
}


@transaction.atomic
def propose(
    *,
    actor: Actor,
    track_id: UUID,
    kind: ReferralKind,
    proposer: Proposer,
    proposed_on: date,
    reason: str,
    now: datetime,
) -> Referral:
    """Note that somebody proposes it, and why; the reason is sealed."""
    day = day_of(now)
    track = needs.track_for(actor, track_id, day=day, lock=True)
    policies.may_refer(actor, tracks.facts_of(track, day=day)).or_raise()
    rows = Referral.objects.open().filter(track=track, kind=kind)
    rules.may_propose(
        kind,
        proposer,
        reason.strip(),
        proposed_on=proposed_on,
        day=day,
        is_agreed_to_keep=NeedsAgreement.objects.valid().filter(track=track, scope=Scope.REFER).exists(),
        is_open_already=rows.exists(),
        norms=norms.at(day),
    ).or_raise()
    row = Referral(
        track=track, kind=kind, proposer=proposer, proposed_on=proposed_on, proposed_at=now, proposed_by=actor.user_id
    )
    row.sealed = doors.sealed(Why(reason.strip()), row)
    row.save(force_insert=True)
    events.record(ReferralHappened.PROPOSED, actor=actor, subject=track, at=now, data={"referral": row.pk})
    return row


@transaction.atomic
def agree(
    *, actor: Actor, track_id: UUID, referral_id: UUID, who: Agreeing, agreed_on: date, now: datetime
) -> Referral:
    """Agree, or note that somebody agreed; with the last one who is asked, it can start."""
    day = day_of(now)
    row = doors.referral_for(actor, track_id, referral_id, day=day)
    policies.may_agree(actor, tracks.facts_of(row.track, day=day), who).or_raise()
    after = REFERRAL.after(doors.standing(row, day=day), ReferralMove.AGREE)
    asked = doors.asked(row, day=day)
    rules.may_agree(
        who, agreed_on=agreed_on, day=day, is_agreed_already=who in row.agreed, is_asked=who in asked
    ).or_raise()
    row.agreed = {**row.agreed, str(who): agreed_on.isoformat()}
    if not doors.missing(row, day=day):
        row.state = after
    row.moved_at, row.moved_by = now, actor.user_id
    row.save(update_fields=["agreed", "state", "moved_at", "moved_by"])
    events.record(ReferralHappened.AGREED_TO, actor=actor, subject=row.track, at=now, data={"referral": row.pk})
    return row


@transaction.atomic
def start(*, actor: Actor, track_id: UUID, referral_id: UUID, on: date, now: datetime) -> Referral:
    """Note that it started."""
    return _move(ReferralMove.START, "", actor=actor, track_id=track_id, referral_id=referral_id, on=on, now=now)


@transaction.atomic
def end(*, actor: Actor, track_id: UUID, referral_id: UUID, on: date, closing: str, now: datetime) -> Referral:
    """Note that it ended, and how."""
    return _move(ReferralMove.END, closing, actor=actor, track_id=track_id, referral_id=referral_id, on=on, now=now)


@transaction.atomic
def refuse(*, actor: Actor, track_id: UUID, referral_id: UUID, on: date, closing: str, now: datetime) -> Referral:
    """Somebody does not want it, or it cannot be; the learner and a parent say so themselves before it starts."""
    return _move(ReferralMove.REFUSE, closing, actor=actor, track_id=track_id, referral_id=referral_id, on=on, now=now)


def _move(
    move: ReferralMove, words: str, *, actor: Actor, track_id: UUID, referral_id: UUID, on: date, now: datetime
) -> Referral:
    day = day_of(now)
    row = doors.referral_for(actor, track_id, referral_id, day=day)
    may = policies.may_refuse if move is ReferralMove.REFUSE else policies.may_refer
    may(actor, tracks.facts_of(row.track, day=day)).or_raise()
    _settle(row, day=day)
    row.state = REFERRAL.after(row.state, move)
    starts = move is ReferralMove.START
    first = {"agreed_from": doors.agreed_from(row, day=day)} if starts else {"not_before": _last_step(row)}
    rules.may_move(words.strip(), on=on, day=day, **first).or_raise()
    if row.state == ReferralState.STARTED:
        row.started_on = on
    else:
        row.ended_on = on
        row.sealed = doors.sealed(replace(doors.read(row), closing=words.strip()), row)
    row.moved_at, row.moved_by = now, actor.user_id
    row.save(update_fields=["state", "started_on", "ended_on", "sealed", "moved_at", "moved_by"])
    events.record(_HAPPENED[move], actor=actor, subject=row.track, at=now, data={"referral": row.pk})
    return row


def _last_step(row: Referral) -> date:
    return row.started_on or row.proposed_on


def _settle(row: Referral, *, day: date) -> None:
    """Who came of age needs no parent any more: where nobody is left to agree, it is agreed."""
    if row.state == ReferralState.PROPOSED and doors.standing(row, day=day) is ReferralState.AGREED:
        row.state = REFERRAL.after(row.state, ReferralMove.AGREE)
