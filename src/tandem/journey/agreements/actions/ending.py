"""Ending a signed agreement: a party says so, its last day comes, and the learner searches again (R-END, R-AGR-11)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict, refusal
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import drafts
from tandem.journey.agreements.actions.holding import held
from tandem.journey.agreements.models import Agreement, Ending
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import ending as rules
from tandem.journey.agreements.rules.ending import EndFacts
from tandem.journey.agreements.terms import AgreementHappened, AgreementMove, EndReason, Party
from tandem.journey.agreements.workflow import AGREEMENT
from tandem.journey.intake.actions import phases
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.recognition.models import Lifting
from tandem.law import norms


@dataclass(frozen=True)
class Told:
    """How an agreement ends, as a party says it."""

    reason: EndReason
    last_day: date
    noticed_on: date
    words: str = ""
    is_consulted: bool = False


@transaction.atomic
def end(*, actor: Actor, agreement_id: UUID, told: Told, now: datetime) -> Agreement:
    """Say that it ends, why and on which last day; it ends at once where that day has come, or else when it is over."""
    agreement, day = held(actor, agreement_id, now=now), day_of(now)
    policies.may_end(actor, doors.access_of(agreement, day=day)).or_raise()
    look(agreement, actor=actor, told=told, day=day).or_raise()
    known = life.ending_of(agreement)
    party = doors.party_of(actor, agreement, day=day)
    if known is not None:
        known.delete()
    row = Ending(
        agreement=agreement,
        reason=told.reason,
        side=rules.side_of(told.reason, party),
        noticed_on=told.noticed_on,
        last_day=told.last_day,
        words=told.words.strip(),
        is_consulted=told.is_consulted,
        told_at=now,
        told_by=actor.user_id,
    )
    row.save(force_insert=True)
    data = {
        "reason": row.reason,
        "side": row.side,
        "noticed_on": row.noticed_on,
        "last_day": row.last_day,
        "law": norms.version(),
    }
    detail = {"words": row.words} if row.words else None
    events.record(AgreementHappened.END_ANNOUNCED, actor=actor, subject=agreement, at=now, data=data, detail=detail)
    if row.last_day <= day:
        _carry_out(agreement, row, actor=actor, now=now)
    return agreement


@transaction.atomic
def call_off(*, actor: Actor, agreement_id: UUID, now: datetime) -> Agreement:
    """Take back that it ends, before its last day has come: who said so, or who guides the learner."""
    agreement, day = held(actor, agreement_id, now=now), day_of(now)
    policies.may_end(actor, doors.access_of(agreement, day=day)).or_raise()
    AGREEMENT.after(agreement.state, AgreementMove.END)
    row = life.ending_of(agreement)
    if row is None:
        refusal("ending.is_told").or_raise()
        return agreement
    if row.is_forced:
        refusal("ending.not_forced", found=row.reason).or_raise()
    party = doors.party_of(actor, agreement, day=day)
    if party not in {row.side, Party.PROVIDER}:
        refusal("ending.own", found=row.side).or_raise()
    data = {"reason": row.reason, "last_day": row.last_day}
    row.delete()
    events.record(AgreementHappened.END_CALLED_OFF, actor=actor, subject=agreement, at=now, data=data)
    return agreement


def look(agreement: Agreement, *, actor: Actor, told: Told, day: date) -> Verdict:
    """What stops or warns of an end that somebody would say now, told already or over included."""
    AGREEMENT.after(agreement.state, AgreementMove.END)
    known = life.ending_of(agreement)
    if known is not None and (not known.is_forced or told.last_day >= known.last_day):
        refusal("ending.told_already").or_raise()
    return assess(agreement, actor=actor, told=told, day=day)


def assess(agreement: Agreement, *, actor: Actor, told: Told, day: date) -> Verdict:
    """What the rules say of an end before somebody says it; for the page that shows it."""
    if agreement.begins_on is None or agreement.ends_on is None:
        raise AssertionError("what is signed has its days")
    facts = EndFacts(
        day=day,
        reason=told.reason,
        party=doors.party_of(actor, agreement, day=day),
        last_day=told.last_day,
        noticed_on=told.noticed_on,
        begins_on=agreement.begins_on,
        ends_on=agreement.ends_on,
        words=told.words,
        is_consulted=told.is_consulted,
        alone=drafts.alone(agreement, day=day),
        stopped=life.stopped_days(agreement),
        left_on=agreement.track.left_on,
    )
    return rules.check(facts, norms=norms.at(told.noticed_on))


def close(
    agreement: Agreement,
    *,
    reason: EndReason,
    last_day: date,
    side: Party,
    now: datetime,
    actor: Actor = SYSTEM,
    words: str = "",
) -> None:
    """It ended: the learner searches again, unless there is another or the track is over. Who calls this holds it."""
    agreement.state = AGREEMENT.after(agreement.state, AgreementMove.END)
    agreement.closed_on, agreement.closed_at, agreement.closed_by = last_day, now, actor.user_id
    agreement.closed_side, agreement.closed_reason, agreement.closed_words = side, reason, words
    agreement.version += 1
    agreement.save()
    data = {"track": agreement.track_id, "reason": reason, "side": side, "last_day": last_day}
    detail = {"words": words} if words else None
    events.record(AgreementHappened.ENDED, actor=actor, subject=agreement, at=now, data=data, detail=detail)
    is_over = reason in {EndReason.PASSED, EndReason.DEATH} or agreement.track.phase != Phase.PLACED
    if not is_over and not life.holds_another(agreement):
        phases.lose_place(actor=actor, track_id=agreement.track_id, now=now)


def force(agreement: Agreement, *, lifting: Lifting, now: datetime) -> bool:
    """End it because its recognition is lifted (R-SAN-03), or say so where that day is still to come; whether it did.

    What ends before that day for another reason does so, and what ends with it by its term. Who calls this holds it.
    """
    day, known = day_of(now), life.ending_of(agreement)
    last_day = rules.forced_on(lifting.lifts_on, decided_on=day_of(lifting.decided_at))
    if agreement.ends_on is not None and agreement.ends_on <= last_day:
        return False
    if known is not None and known.last_day < last_day:
        return False
    reason = EndReason.RECOGNITION_LIFTED
    if lifting.lifts_on <= day:
        close(agreement, reason=reason, last_day=last_day, side=Party.CLOCK, now=now)
        return True
    if known is not None and known.is_forced:
        return False
    told = {"reason": reason, "side": Party.CLOCK, "noticed_on": day, "last_day": last_day}
    Ending.objects.update_or_create(
        agreement=agreement, defaults=told | {"words": "", "is_consulted": False, "told_at": now, "told_by": None}
    )
    events.record(
        AgreementHappened.END_ANNOUNCED,
        actor=SYSTEM,
        subject=agreement,
        at=now,
        data=told | {"law": norms.version(), "lifting": lifting.pk},
    )
    return True


def carry_out(agreement: Agreement, *, now: datetime) -> bool:
    """End what a party announced and whose last day is over, for the night, which holds it; whether it did."""
    row = life.ending_of(agreement)
    if row is None or row.last_day >= day_of(now):
        return False
    _carry_out(agreement, row, actor=SYSTEM, now=now)
    return True


def _carry_out(agreement: Agreement, row: Ending, *, actor: Actor, now: datetime) -> None:
    close(
        agreement,
        reason=EndReason(row.reason),
        last_day=row.last_day,
        side=Party(row.side),
        words=row.words,
        actor=actor,
        now=now,
    )
