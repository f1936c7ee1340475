"""A learner goes to another hand: offered with a sheet, agreed to, accepted or sent back.

Until it is accepted nothing changes for the learner: who guides stays responsible.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.handover.models import WarmHandover
from tandem.journey.handover.policies import handovers as policies
from tandem.journey.handover.queries import handovers as doors
from tandem.journey.handover.rules import handovers as rules
from tandem.journey.handover.rules.handovers import OfferFacts, Sheet
from tandem.journey.handover.terms.handovers import (
    Agreed,
    HandoverHappened,
    HandoverKind,
    HandoverMove,
    ReturnReason,
)
from tandem.journey.handover.workflow.handovers import HANDOVER
from tandem.journey.intake.actions import guardians, tracks
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks as track_doors
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.intake.workflow import RUNNING
from tandem.journey.placement.actions import clock_carrying
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.access.terms import PROVIDER_ROLES, Role
from tandem.registers.organisations.queries import providers
from tandem.registers.people import queries as people


@dataclass(frozen=True)
class Receiver:
    """To whom a learner goes: a coach of the same provider, another provider, or VDAB."""

    kind: HandoverKind
    coach_id: UUID | None = None
    provider_id: UUID | None = None


@transaction.atomic
def offer(
    *, actor: Actor, track_id: UUID, to: Receiver, sheet: Sheet, paper_on: date | None = None, now: datetime
) -> WarmHandover:
    """Offer a learner to another hand, with a sheet; where the file leaves the school, the family agrees first.

    `paper_on` says that the learner or a parent signed for it on paper that day.
    """
    day = day_of(now)
    track = track_doors.track_to_guide(actor, track_id, day=day)
    told = sheet.tidy()
    rules.may_offer(told, _facts(track, to, day=day), norms=norms.at(day)).or_raise()
    row = WarmHandover(
        track=track,
        kind=to.kind,
        to_coach_id=to.coach_id if to.kind is HandoverKind.COLLEAGUE else None,
        to_provider_id=to.provider_id if to.kind is HandoverKind.PROVIDER else None,
        why=told.why,
        **{name: getattr(told, name) for name in rules.PARTS},
        given_at=now,
        given_by=actor.user_id,
    )
    row.save(force_insert=True)
    events.record(HandoverHappened.ASKED, actor=actor, subject=row, at=now, data=_about(row))
    if not rules.needs_agreement(to.kind):
        _agreed(row, Agreed.NOT_NEEDED, actor=actor, on=day, now=now)
    elif paper_on is not None:
        rules.may_note_paper(signed_on=paper_on, day=day).or_raise()
        _agreed(row, Agreed.PAPER, actor=actor, on=paper_on, now=now)
    return row


@transaction.atomic
def agree(*, actor: Actor, handover_id: UUID, now: datetime) -> WarmHandover:
    """The learner, or a parent of a minor, read the sheet and agrees: from now on the receiver reads it too."""
    day = day_of(now)
    row = doors.handover_for(actor, handover_id, day=day, lock=True)
    policies.may_agree(actor, doors.facts_of(row, day=day)).or_raise()
    voice = Agreed.LEARNER if actor.has_role(Role.LEARNER) else Agreed.GUARDIAN
    rules.may_agree(voice, birth_date=row.track.person.birth_date, day=day, norms=norms.at(day)).or_raise()
    return _agreed(row, voice, actor=actor, on=day, now=now)


@transaction.atomic
def note_paper(*, actor: Actor, handover_id: UUID, signed_on: date, now: datetime) -> WarmHandover:
    """Who gives notes that the learner or a parent signed for it on paper."""
    day = day_of(now)
    row = doors.handover_for(actor, handover_id, day=day, lock=True)
    policies.may_withdraw(actor, doors.facts_of(row, day=day)).or_raise()
    rules.may_note_paper(signed_on=signed_on, day=day).or_raise()
    return _agreed(row, Agreed.PAPER, actor=actor, on=signed_on, now=now)


@transaction.atomic
def decline(*, actor: Actor, handover_id: UUID, now: datetime) -> WarmHandover:
    """The learner or a parent does not want it, before or after agreeing: nothing goes on, and the sheet is shut."""
    row = doors.handover_for(actor, handover_id, day=day_of(now), lock=True)
    policies.may_agree(actor, doors.facts_of(row, day=day_of(now))).or_raise()
    return _ended(row, HandoverMove.DECLINE, HandoverHappened.DECLINED, actor=actor, now=now)


@transaction.atomic
def withdraw(*, actor: Actor, handover_id: UUID, now: datetime) -> WarmHandover:
    """Who gives takes the offer back."""
    row = doors.handover_for(actor, handover_id, day=day_of(now), lock=True)
    policies.may_withdraw(actor, doors.facts_of(row, day=day_of(now))).or_raise()
    return _ended(row, HandoverMove.WITHDRAW, HandoverHappened.WITHDRAWN, actor=actor, now=now)


@transaction.atomic
def send_back(*, actor: Actor, handover_id: UUID, reason: ReturnReason, words: str = "", now: datetime) -> WarmHandover:
    """Who receives sends the learner back, with the reason; who gave stays responsible."""
    row = doors.handover_for(actor, handover_id, day=day_of(now), lock=True)
    policies.may_answer(actor, doors.facts_of(row, day=day_of(now))).or_raise()
    HANDOVER.after(row.state, HandoverMove.SEND_BACK)
    row.reason, row.words = reason, words.strip()[: rules.LONGEST_WORDS]
    return _ended(row, HandoverMove.SEND_BACK, HandoverHappened.RETURNED, actor=actor, now=now, reason=reason)


@transaction.atomic
def accept(*, actor: Actor, handover_id: UUID, now: datetime) -> WarmHandover:
    """Who receives takes the learner over: from this moment who gave is no longer responsible.

    A colleague guides from now on. Another provider enrols the learner, with the parents of a minor, and the days to
    find a workplace run on. With VDAB the track ends: by what follows when the days are over, where they are.
    """
    day = day_of(now)
    row = doors.handover_for(actor, handover_id, day=day, lock=True)
    policies.may_answer(actor, doors.facts_of(row, day=day)).or_raise()
    HANDOVER.after(row.state, HandoverMove.ACCEPT)
    track = track_doors.track_for(SYSTEM, row.track_id, day=day, lock=True)
    if row.kind == HandoverKind.COLLEAGUE:
        tracks.assign_coach(actor=SYSTEM, track_id=track.pk, coach_id=row.to_coach_id, now=now)
    elif row.kind == HandoverKind.PROVIDER:
        row.new_track = _elsewhere(actor, track, now=now)
    elif not clock_carrying.end_with_vdab(track_id=track.pk, now=now):
        tracks.leave(actor=SYSTEM, track_id=track.pk, reason=LeftReason.HANDED_OVER, left_on=day, now=now)
    return _ended(row, HandoverMove.ACCEPT, HandoverHappened.ACCEPTED, actor=actor, now=now)


@transaction.atomic
def lapse(*, handover_id: UUID, now: datetime) -> bool:
    """The learner is gone meanwhile: there is nobody to hand over. For the night."""
    row = doors.stale().select_for_update(of=("self",)).filter(pk=handover_id).first()
    if row is None:
        return False
    _ended(row, HandoverMove.LAPSE, HandoverHappened.LAPSED, actor=SYSTEM, now=now)
    return True


def _elsewhere(actor: Actor, track: Track, *, now: datetime) -> Track:
    """The same learner at the provider of who receives: enrolled, with the parents, the days running on."""
    if actor.organisation_id is None:
        raise NotFound
    parents = [one.guardian.form() for one in people.guardians_of(SYSTEM, track.person_id, day=day_of(now))]
    coach_id = actor.user_id if actor.has_role(Role.COACH) else None
    form = replace(track.form(), location_number="", group_number="")
    taken = tracks.enrol(
        actor=actor,
        provider_id=actor.organisation_id,
        person=replace(track.person.form()),
        form=form,
        coach_id=coach_id,
        now=now,
    )
    for one in parents:
        guardians.note(actor=SYSTEM, track_id=taken.pk, person=one, now=now)
    clock_carrying.carry_over(from_id=track.pk, to_id=taken.pk, now=now)
    tracks.leave(actor=SYSTEM, track_id=track.pk, reason=LeftReason.OTHER_PROVIDER, left_on=day_of(now), now=now)
    return taken


def _facts(track: Track, to: Receiver, *, day: date) -> OfferFacts:
    is_other, is_attended, gives = True, False, True
    if to.kind is HandoverKind.COLLEAGUE and to.coach_id is not None:
        held = access.capacities_of(to.coach_id, day)
        is_attended = any(one.role in PROVIDER_ROLES and one.organisation_id == track.provider_id for one in held)
        is_other = to.coach_id != track.coach_id
    elif to.kind is HandoverKind.PROVIDER and to.provider_id is not None:
        is_attended = bool(access.attended([to.provider_id], day))
        is_other = to.provider_id != track.provider_id
        gives = providers.offers(to.provider_id, track.training_id, day)
    elif to.kind is HandoverKind.VDAB:
        is_attended = bool(access.accounts_everywhere(Role.EMPLOYMENT_SERVICE, day))
    return OfferFacts(
        kind=to.kind,
        day=day,
        birth_date=track.person.birth_date,
        is_running=track.phase in RUNNING,
        is_placed=track.phase == Phase.PLACED,
        has_open_one=WarmHandover.objects.open().filter(track=track).exists(),
        is_other=is_other,
        is_attended=is_attended,
        gives_training=gives,
    )


def _agreed(row: WarmHandover, voice: Agreed, *, actor: Actor, on: date, now: datetime) -> WarmHandover:
    row.state = HANDOVER.after(row.state, HandoverMove.AGREE)
    row.agreed_as, row.agreed_on, row.agreed_at, row.agreed_by = voice, on, now, actor.user_id
    row.answers_until = rules.answers_until(day_of(now), norms=norms.at(day_of(now)))
    row.version += 1
    row.save(update_fields=["state", "agreed_as", "agreed_on", "agreed_at", "agreed_by", "answers_until", "version"])
    data = {**_about(row), "agreed": voice}
    events.record(HandoverHappened.AGREED, actor=actor, subject=row, at=now, data=data)
    return row


def _ended(
    row: WarmHandover,
    move: HandoverMove,
    code: HandoverHappened,
    *,
    actor: Actor,
    now: datetime,
    reason: ReturnReason | None = None,
) -> WarmHandover:
    row.state = HANDOVER.after(row.state, move)
    row.ended_at, row.ended_by = now, actor.user_id
    row.version += 1
    row.save(update_fields=["state", "ended_at", "ended_by", "reason", "words", "new_track", "version"])
    data = {**_about(row), "new_track": row.new_track_id} | ({"reason": reason} if reason else {})
    events.record(code, actor=actor, subject=row, at=now, data=data)
    return row


def _about(row: WarmHandover) -> dict[str, object]:
    """Whose track it is, and to whom it goes; the words of the sheet stay out of the history."""
    return {"track": row.track_id, "kind": row.kind, "to_coach": row.to_coach_id, "to_provider": row.to_provider_id}
