"""What happens to an enquiry: left, confirmed by mail, taken up, passed on, closed, made a track, withdrawn."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events, ids
from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.handover.models import Enquiry, EnquiryTurn
from tandem.journey.handover.policies import enquiries as policies
from tandem.journey.handover.queries import enquiries as doors
from tandem.journey.handover.rules import enquiries as rules
from tandem.journey.handover.rules.enquiries import EnquiryForm, LeftFacts
from tandem.journey.handover.terms.enquiries import (
    EnquiryHappened,
    EnquiryMove,
    EnquiryOutcome,
    PassReason,
    TurnEnd,
)
from tandem.journey.handover.workflow.enquiries import ENQUIRY
from tandem.journey.intake.actions import tracks
from tandem.journey.intake.models import Track
from tandem.journey.intake.rules.tracks import TrackForm
from tandem.law import norms
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.geo import queries as geo
from tandem.registers.people.rules import PersonForm
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import Training


def leave(*, form: EnquiryForm, language: str = "nl", now: datetime) -> Enquiry:
    """Leave an enquiry without an account; a mail asks to confirm it, and nobody sees it before that.

    A second click at the same moment finds the first one's place taken.
    """
    try:
        return _leave(form.tidy(), language=language, now=now)
    except IntegrityError as clash:
        if "enquiry_numbered_once" not in str(clash) and "email" not in str(clash):
            raise
        refusal("enquiry.today", found=rules.MOST_A_DAY, needed=rules.MOST_A_DAY).or_raise()
        raise


@transaction.atomic
def _leave(told: EnquiryForm, *, language: str, now: datetime) -> Enquiry:
    day = day_of(now)
    town = geo.municipality_on(told.municipality, day)
    training = _training(told.training)
    today = Enquiry.objects.filter(email=told.email, left_on=day).count()
    this_hour = Enquiry.objects.filter(left_at__gt=now - timedelta(hours=1)).count()
    facts = LeftFacts(town is not None, training is not None or not told.training, today, this_hour)
    rules.may_leave(told, facts, norms=norms.at(day)).or_raise()
    if town is None:
        raise NotFound
    key = ids.new_id()
    row = Enquiry(
        id=key,
        name=told.name,
        email=told.email,
        phone=told.phone,
        age=told.age,
        situation=told.situation,
        nis=town.nis,
        municipality=town.name,
        training=training,
        words=told.words,
        language=language,
        secret_hash=fingerprint(doors.secret_of(key)),
        left_at=now,
        left_on=day,
        number=today + 1,
    )
    row.save(force_insert=True)
    events.record(EnquiryHappened.LEFT, actor=PUBLIC, subject=row, at=now)
    return row


@transaction.atomic
def confirm(*, secret: str, now: datetime) -> Enquiry:
    """Confirm by the link in the mail: from now on it goes to who can help, one after the other.

    A second time changes nothing: a link in a mail is often opened twice.
    """
    day = day_of(now)
    row = _by(secret)
    if row.confirmed_at is not None:
        return row
    state = ENQUIRY.after(row.state, EnquiryMove.CONFIRM)
    rules.may_confirm(left_on=row.left_on, day=day, norms=norms.at(day)).or_raise()
    row.state, row.confirmed_at = state, now
    row.version += 1
    row.save(update_fields=["state", "confirmed_at", "version"])
    events.record(EnquiryHappened.CONFIRMED, actor=PUBLIC, subject=row, at=now)
    _to_next(row, actor=PUBLIC, now=now)
    return row


@transaction.atomic
def withdraw(*, secret: str, now: datetime) -> Enquiry:
    """Withdraw by the link in the mail: what was told is deleted at once, and nobody sees it any more."""
    row = _by(secret)
    row.state = ENQUIRY.after(row.state, EnquiryMove.WITHDRAW)
    row.ended_on = day_of(now)
    row.name = row.email = row.phone = row.words = row.nis = row.municipality = ""
    row.version += 1
    row.save()
    _end_turn(row, TurnEnd.WITHDRAWN, now=now)
    events.record(EnquiryHappened.WITHDRAWN, actor=PUBLIC, subject=row, at=now)
    return row


@transaction.atomic
def take(*, actor: Actor, enquiry_id: UUID, now: datetime) -> Enquiry:
    """Take it up: from now on this taker helps, and the asker reads so."""
    row, turn = _in_hand(actor, enquiry_id)
    row.state = ENQUIRY.after(row.state, EnquiryMove.TAKE)
    row.version += 1
    row.save(update_fields=["state", "version"])
    turn.taken_at, turn.taken_by = now, actor.user_id
    turn.save(update_fields=["taken_at", "taken_by"])
    events.record(EnquiryHappened.TAKEN, actor=actor, subject=row, at=now, data=_about(turn))
    return row


@transaction.atomic
def pass_on(*, actor: Actor, enquiry_id: UUID, reason: PassReason, now: datetime) -> Enquiry:
    """Give it to the next who can help, with the reason; where nobody is left, the asker reads so."""
    row, turn = _in_hand(actor, enquiry_id)
    row.state = ENQUIRY.after(row.state, EnquiryMove.PASS_ON)
    row.version += 1
    row.save(update_fields=["state", "version"])
    _end_turn(row, TurnEnd.PASSED_ON, now=now, reason=reason)
    data = {**_about(turn), "reason": reason}
    events.record(EnquiryHappened.PASSED_ON, actor=actor, subject=row, at=now, data=data)
    _to_next(row, actor=actor, now=now)
    return row


@transaction.atomic
def close(*, actor: Actor, enquiry_id: UUID, outcome: EnquiryOutcome, now: datetime) -> Enquiry:
    """Close it with what came of it, other than a track here."""
    row, turn = _in_hand(actor, enquiry_id)
    rules.may_close(outcome).or_raise()
    return _closed(row, turn, outcome, actor=actor, now=now)


@transaction.atomic
def enrol(
    *,
    actor: Actor,
    enquiry_id: UUID,
    person: PersonForm,
    form: TrackForm,
    coach_id: UUID | None = None,
    now: datetime,
) -> Track:
    """Make a track of it: the asker becomes a learner of the provider that took it up, as anybody who enrols."""
    row, turn = _in_hand(actor, enquiry_id)
    policies.may_enrol(actor, turn.facts()).or_raise()
    if turn.provider_id is None:
        raise NotFound
    ENQUIRY.after(row.state, EnquiryMove.CLOSE)
    track = tracks.enrol(
        actor=actor, provider_id=turn.provider_id, person=person, form=form, coach_id=coach_id, now=now
    )
    row.track = track
    _closed(row, turn, EnquiryOutcome.ENROLLED, actor=actor, now=now)
    return track


@transaction.atomic
def move_on(*, enquiry_id: UUID, now: datetime) -> bool:
    """Give it to the next where nobody took it up in time; nothing where somebody did meanwhile. For the night."""
    row = Enquiry.objects.select_for_update(of=("self",)).named().filter(pk=enquiry_id).first()
    turn = None if row is None else doors.turn_of(row)
    if row is None or turn is None or turn.taken_at is not None or turn.answers_until >= day_of(now):
        return False
    _end_turn(row, TurnEnd.LATE, now=now)
    data = {**_about(turn), "late": True}
    events.record(EnquiryHappened.PASSED_ON, actor=SYSTEM, subject=row, at=now, data=data)
    _to_next(row, actor=SYSTEM, now=now)
    return True


@transaction.atomic
def delete(*, enquiry_id: UUID, now: datetime) -> bool:
    """Delete an enquiry whose days are over, with everything that was told; for the night."""
    row = Enquiry.objects.select_for_update(of=("self",)).filter(pk=enquiry_id).first()
    if row is None or doors.deleted_on(row, day=day_of(now)) > day_of(now):
        return False
    events.record(EnquiryHappened.DELETED, actor=SYSTEM, subject=row, at=now, data={"state": row.state})
    row.delete()
    return True


def _closed(row: Enquiry, turn: EnquiryTurn, outcome: EnquiryOutcome, *, actor: Actor, now: datetime) -> Enquiry:
    row.state = ENQUIRY.after(row.state, EnquiryMove.CLOSE)
    row.outcome, row.ended_on = outcome, day_of(now)
    row.version += 1
    row.save(update_fields=["state", "outcome", "ended_on", "track", "version"])
    _end_turn(row, TurnEnd.DONE, now=now)
    data = {**_about(turn), "outcome": outcome}
    events.record(EnquiryHappened.CLOSED, actor=actor, subject=row, at=now, data=data)
    return row


def _to_next(row: Enquiry, *, actor: Actor, now: datetime) -> None:
    """The turn of the next; where nobody is left the enquiry ends, and the asker reads where to go."""
    day = day_of(now)
    had = [one.who() for one in row.turns.order_by("pk")]
    following = rules.next_taker(doors.order_for(row, day=day), had=had)
    if following is None:
        row.state = ENQUIRY.after(row.state, EnquiryMove.GIVE_UP)
        row.outcome, row.ended_on = EnquiryOutcome.NOBODY, day
        row.save(update_fields=["state", "outcome", "ended_on"])
        events.record(EnquiryHappened.GIVEN_UP, actor=SYSTEM, subject=row, at=now)
        return
    turn = EnquiryTurn(
        enquiry=row,
        taker=following.kind,
        provider_id=following.provider,
        since=day,
        answers_until=rules.answers_until(day, norms=norms.at(day)),
    )
    turn.save(force_insert=True)
    events.record(EnquiryHappened.ROUTED, actor=actor, subject=row, at=now, data=_about(turn))


def _in_hand(actor: Actor, enquiry_id: UUID) -> tuple[Enquiry, EnquiryTurn]:
    row = doors.enquiry_for(actor, enquiry_id, lock=True)
    turn = doors.turn_of(row)
    if turn is None:
        raise NotFound
    policies.may_answer(actor, turn.facts()).or_raise()
    return row, turn


def _end_turn(row: Enquiry, end: TurnEnd, *, now: datetime, reason: PassReason | None = None) -> None:
    told = {"end": end, "ended_on": day_of(now), "reason": reason or ""}
    EnquiryTurn.objects.open().filter(enquiry=row).update(**told)


def _by(secret: str) -> Enquiry:
    row = Enquiry.objects.select_for_update().filter(secret_hash=fingerprint(secret)).first()
    if row is None:
        raise NotFound
    return row


def _training(code: str) -> Training | None:
    try:
        return reference.training_by_code(code) if code else None
    except NotFound:
        return None


def _about(turn: EnquiryTurn) -> dict[str, object]:
    """Whose turn it is; no event says of whom the enquiry is."""
    return {"taker": turn.taker, "provider": turn.provider_id, "answers_until": turn.answers_until}
