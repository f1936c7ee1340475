"""What follows for agreements from what happens elsewhere: a recognition ends, a mentor goes, a learner leaves.

Each agreement in a transaction of its own, looked at again once it is held: who is killed halfway begins again, and a
second run changes nothing.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.models import Event
from tandem.base.periods import day_of
from tandem.journey.agreements.actions import ending, places, signing
from tandem.journey.agreements.actions.holding import locked
from tandem.journey.agreements.models import Agreement, AgreementWorkplace
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementMove,
    AgreementState,
    BackReason,
    CoachCalled,
    EndReason,
    Party,
)
from tandem.journey.agreements.workflow import AGREEMENT, LIVE, OPEN
from tandem.journey.intake.terms.tracks import Happened as TrackHappened
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.terms import Happened, RecognitionState
from tandem.law import norms

_SIGNED_OR_SIGNING = (AgreementState.SIGNED, AgreementState.SIGNING)
_OVER = ~Q(recognition__state=RecognitionState.VALID) | Q(recognition__lifting_decided_on__isnull=False)
"""The recognition of a workplace ran out, is lifted, or will be."""
_UNRECOGNISED = Q(state__in=_SIGNED_OR_SIGNING, workplaces__in=AgreementWorkplace.objects.current().filter(_OVER))
"""One of its workplaces is not recognised any more, or soon will not be."""
_ENDS = {Happened.RECOGNITION_EXPIRED, Happened.RECOGNITION_LIFTED}
_LEFT = Q(state__in=LIVE, track__phase=Phase.LEFT)
"""The learner is gone."""
_CALLS = {Happened.MENTOR_DEACTIVATED: CoachCalled.NO_MENTOR, Happened.ESTABLISHMENT_GONE: CoachCalled.PLACE_GONE}


def happened(*, event_id: int, now: datetime) -> None:
    """Follow a recognition, a mentor or a track to which something happened; of other events nothing is done."""
    event = events.get(event_id)
    if event is None:
        return
    rows, subject = Agreement.objects.all(), event.subject_id
    if event.code in _ENDS or event.code == Happened.LIFTING_DECIDED:
        about = subject if event.code in _ENDS else event.data["recognition"]
        _each(rows.filter(_UNRECOGNISED, workplaces__recognition=UUID(about)), _unrecognised, now=now)
    elif event.code == TrackHappened.LEFT:
        _each(rows.filter(_LEFT, track=UUID(subject)), _learner_left, now=now)
    elif event.code in _CALLS:
        _call(UUID(subject), _CALLS[Happened(event.code)], event_id=event.pk, now=now)


def sweep(*, now: datetime) -> dict[str, int]:
    """The same for what was missed; gives how many of each."""
    rows = Agreement.objects.all()
    return {
        "unrecognised": _each(rows.filter(_UNRECOGNISED), _unrecognised, now=now),
        "left": _each(rows.filter(_LEFT), _learner_left, now=now),
    }


def _each(rows: QuerySet[Agreement], step: Callable[..., bool], *, now: datetime) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True).distinct())
    return sum(step(key, now=now) for key in keys)


@transaction.atomic
def _unrecognised(agreement_id: UUID, *, now: datetime) -> bool:
    """Look at each workplace that is not recognised any more: one that ran out goes on under a new recognition."""
    agreement, day = locked(agreement_id), day_of(now)
    if agreement.state not in _SIGNED_OR_SIGNING:
        return False
    found = agreement.workplaces.current().filter(_OVER).exclude(ends_on__lt=day).select_related("recognition__lifting")
    return sum(_lost(agreement, one, now=now) for one in found.order_by("-is_lead", "pk")) > 0


def _lost(agreement: Agreement, place: AgreementWorkplace, *, now: datetime) -> bool:
    """What follows for an agreement from a workplace without its recognition; whether anything did.

    Our sources say that a recognition that is lifted ends what runs (R-SAN-03), and not that one that ran out does: so
    that ends nothing, and who guides the learner hears of it. Without the workplace that leads there is no agreement;
    without another one it has to be changed.
    """
    if agreement.state not in _SIGNED_OR_SIGNING:
        return False
    lifting = None if place.recognition.lifting_decided_on is None else place.recognition.lifting
    last_day = place.ends_on or agreement.ends_on
    if lifting is not None and last_day is not None and last_day < lifting.lifts_on:
        return False
    renewed = _renewed(agreement, place.recognition, now=now) if lifting is None else None
    if renewed is not None:
        _go_on_under(renewed, agreement, place, day=day_of(now))
        data = {"recognitions": [str(renewed.pk)]}
        events.record(AgreementHappened.WORKPLACES_CHANGED, actor=SYSTEM, subject=agreement, at=now, data=data)
        return True
    if agreement.state == AgreementState.SIGNING:
        signing.bring_back(agreement, reason=BackReason.RECOGNITION_ENDED, now=now)
        return True
    if place.is_lead and lifting is not None and _ends_what_runs(lifting.lifts_on):
        return ending.force(agreement, lifting=lifting, now=now)
    why = CoachCalled.RECOGNITION_OVER if place.is_lead else CoachCalled.WORKPLACE_OVER
    return _tell(agreement, why, because=str(place.recognition_id), now=now)


def _ends_what_runs(lifts_on: date) -> bool:
    return norms.at(lifts_on).sanction.lifting_ends_running_agreements.value


def _go_on_under(renewed: Recognition, agreement: Agreement, place: AgreementWorkplace, *, day: date) -> None:
    """From the day on which the one before is over; what is being signed has no past yet."""
    over = max(place.recognition.valid_until, renewed.valid_from)
    began = place.days_in(agreement)[0] if agreement.state == AgreementState.SIGNING else None
    places.follow(agreement, place, from_on=began or min(over, day), recognition=renewed.pk)


def _renewed(agreement: Agreement, old: Recognition, *, now: datetime) -> Recognition | None:
    """Another recognition of the same place for the same training that holds today, and that it does not have yet."""
    same = Recognition.objects.valid_on(day_of(now)).filter(
        establishment=old.establishment_id, training=old.training_id, company=old.company_id, gone_since__isnull=True
    )
    known = agreement.workplaces.current().values("recognition")
    return same.exclude(pk__in=known).order_by("-valid_until", "pk").first()


@transaction.atomic
def _learner_left(agreement_id: UUID, *, now: datetime) -> bool:
    """A learner who left the training has no agreement any more, signed or not (R-END-06)."""
    agreement = locked(agreement_id)
    track, day = agreement.track, day_of(now)
    if agreement.state not in LIVE or track.phase != Phase.LEFT:
        return False
    certified = track.left_reason == LeftReason.CERTIFIED
    reason = EndReason.PASSED if certified else EndReason.LEARNER_LEFT_TRAINING
    if agreement.state == AgreementState.SIGNED:
        last_day = min(track.left_on or day, agreement.ends_on or day)
        ending.close(agreement, reason=reason, last_day=last_day, side=Party.CLOCK, now=now)
        return True
    agreement.state = AGREEMENT.after(agreement.state, AgreementMove.WITHDRAW)
    agreement.closed_on, agreement.closed_at, agreement.closed_side = day, now, Party.CLOCK
    agreement.closed_reason = reason
    agreement.version += 1
    agreement.save()
    data = {"party": Party.CLOCK, "reason": reason}
    events.record(AgreementHappened.WITHDRAWN, actor=SYSTEM, subject=agreement, at=now, data=data)
    return True


def _call(subject: UUID, why: CoachCalled, *, event_id: int, now: datetime) -> None:
    """Nothing ends by itself because a mentor or a place is gone: who guides the learner hears of it, once."""
    rows = AgreementWorkplace.objects.current().filter(agreement__state__in=(*OPEN, AgreementState.SIGNED))
    about = {"mentor": subject} if why is CoachCalled.NO_MENTOR else {"recognition": subject}
    for key in rows.filter(**about).order_by("agreement").values_list("agreement", flat=True).distinct():
        _call_one(key, why, event_id=event_id, now=now)


@transaction.atomic
def _call_one(agreement_id: UUID, why: CoachCalled, *, event_id: int, now: datetime) -> None:
    _tell(locked(agreement_id), why, because=event_id, now=now)


def _tell(agreement: Agreement, why: CoachCalled, *, because: int | str, now: datetime) -> bool:
    """Note that the coach has to look, once for the same cause."""
    if because in (one.data.get("because") for one in _calls(events.history(agreement))):
        return False
    data = {"why": why, "because": because}
    events.record(AgreementHappened.COACH_CALLED, actor=SYSTEM, subject=agreement, at=now, data=data)
    return True


def _calls(history: Iterable[Event]) -> Iterable[Event]:
    return (one for one in history if one.code == AgreementHappened.COACH_CALLED)
