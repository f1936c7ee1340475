"""What happens to a part when its request moves: nobody who trains together is left in the dark."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.journey.recognition import rules
from tandem.journey.recognition.models import JointPart, JointTraining, RecognitionRequest
from tandem.journey.recognition.queries import joint as doors
from tandem.journey.recognition.terms import (
    Happened,
    PartEnd,
    PartMove,
    PartState,
    RecognitionState,
    Together,
)
from tandem.journey.recognition.workflow import JOINT_PART

_TOLD = (PartState.AGREED, PartState.FILED, PartState.RECOGNISED)
"""Who said yes hears what becomes of it."""


def filed(request: RecognitionRequest, *, actor: Actor, now: datetime) -> None:
    """The request of a part was handed in."""
    part = _part_of(request)
    if part is not None and part.state == PartState.AGREED:
        _step(part, PartMove.FILE, Happened.JOINT_PART_FILED, actor=actor, now=now)


def recognised(request: RecognitionRequest, *, actor: Actor, now: datetime) -> None:
    """The request of a part was granted; when all are, everybody hears that they may train together."""
    part = _part_of(request)
    if part is None:
        return
    _step(part, PartMove.RECOGNISE, Happened.JOINT_PART_RECOGNISED, actor=actor, now=now)
    whole = doors.whole_of([part.joint])[part.joint_id]
    if rules.together(whole.facts) is Together.WHOLE:
        tell(whole, Happened.JOINT_WHOLE, actor=actor, now=now)


def ended(request: RecognitionRequest, why: PartEnd, *, actor: Actor, now: datetime) -> None:
    """The request of a part was refused or withdrawn, or its recognition is over or lifted."""
    part = _part_of(request)
    if part is not None and part.state != PartState.ENDED:
        end(part, why, actor=actor, now=now)


def left(requests: Collection[UUID], *, actor: Actor, now: datetime) -> None:
    """Drafts that are parts are thrown away: their workplaces take part no more."""
    keys = JointPart.objects.filter(request__in=requests).exclude(state=PartState.ENDED).values_list("pk", flat=True)
    for key in sorted(keys):
        end(_locked(Q(pk=key)), PartEnd.LEFT, actor=actor, now=now)


def end(part: JointPart | None, why: PartEnd, *, actor: Actor, now: datetime) -> None:
    """A workplace takes part no more; the others are told at once when something is not taught any more."""
    if part is None:
        return
    part.state = JOINT_PART.after(part.state, PartMove.END)
    part.ended_on, part.end_reason = day_of(now), why
    part.save(update_fields=["state", "ended_on", "end_reason"])
    _turned(part.joint)
    data = {"joint": part.joint_id, "reason": why}
    events.record(Happened.JOINT_PART_ENDED, actor=actor, subject=part, at=now, data=data)
    whole = doors.whole_of([part.joint])[part.joint_id]
    if rules.together(whole.facts) in {Together.BROKEN, Together.OVER}:
        tell(whole, Happened.JOINT_NO_LONGER_WHOLE, actor=actor, now=now, about=part)


def tell(whole: doors.Whole, code: Happened, *, actor: Actor, now: datetime, about: JointPart | None = None) -> None:
    """Record for every company that said yes, once, what became of it: its letters are read from that."""
    told: set[UUID] = set()
    for one in whole.parts:
        if PartState(one.part.state) not in _TOLD or one.part.company_id in told:
            continue
        told.add(one.part.company_id)
        data: dict[str, object] = {"joint": whole.joint.pk}
        if about is not None:
            data |= {"part": about.pk, "reason": about.end_reason}
        events.record(code, actor=actor, subject=one.part, at=now, data=data)


def review(*, now: datetime) -> int:
    """End the parts whose recognition is over, or whose workplace the register holds no more; gives how many.

    Where the workplace was recognised anew for all that it taught, the part goes on under that.
    """
    day = day_of(now)
    keys = JointPart.objects.filter(state=PartState.RECOGNISED).filter(
        ~Q(request__recognition__state=RecognitionState.VALID)
        | Q(request__recognition__valid_until__lte=day)
        | Q(request__recognition__gone_since__isnull=False)
    )
    return sum(_review(key, day=day, now=now) for key in sorted(keys.values_list("pk", flat=True)))


@transaction.atomic
def _review(part_id: UUID, *, day: date, now: datetime) -> bool:
    part = _locked(Q(pk=part_id, state=PartState.RECOGNISED))
    if part is None or part.request is None:
        return False
    recognition = part.request.recognition
    is_over = recognition.state != RecognitionState.VALID or recognition.valid_until <= day
    if not is_over and recognition.gone_since is None:
        return False
    newer = doors.renewal_of(part, day=day)
    if newer is None:
        end(part, PartEnd.EXPIRED if is_over else PartEnd.GONE, actor=SYSTEM, now=now)
        return True
    part.request_id = newer.request_id
    part.save(update_fields=["request"])
    data = {"joint": part.joint_id, "renewed_by": newer.pk}
    events.record(Happened.JOINT_PART_RECOGNISED, actor=SYSTEM, subject=part, at=now, data=data)
    return False


def _part_of(request: RecognitionRequest) -> JointPart | None:
    return _locked(Q(request_id=request.pk))


def _locked(which: Q) -> JointPart | None:
    """The part, with what it belongs to locked first: two parts of one plan move one after the other."""
    joint = JointPart.objects.filter(which).values_list("joint_id", flat=True).first()
    if joint is None:
        return None
    JointTraining.objects.select_for_update().get(pk=joint)
    rows = JointPart.objects.select_for_update(of=("self",)).select_related("joint", "request__recognition")
    return rows.filter(which).first()


def _step(part: JointPart, move: PartMove, code: Happened, *, actor: Actor, now: datetime) -> None:
    part.state = JOINT_PART.after(part.state, move)
    part.save(update_fields=["state"])
    _turned(part.joint)
    events.record(code, actor=actor, subject=part, at=now, data={"joint": part.joint_id})


def _turned(joint: JointTraining) -> None:
    joint.version += 1
    joint.save(update_fields=["version"])
