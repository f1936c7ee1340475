"""Training together: ask the others, answer, ask another one. Each workplace files a request of its own."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events, numbers
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.recognition import policies, rules
from tandem.journey.recognition.actions import dossiers, joint_parts
from tandem.journey.recognition.models import JointPart, JointTraining, Recognition
from tandem.journey.recognition.queries import joint as doors
from tandem.journey.recognition.rules import JointFacts, PartFacts
from tandem.journey.recognition.terms import Extent, Happened, PartEnd, PartMove, PartState, Together
from tandem.journey.recognition.workflow import JOINT_PART
from tandem.registers.organisations.models import Establishment
from tandem.registers.reference import queries as reference
from tandem.registers.reference.queries import ListInForce


@dataclass(frozen=True)
class Asked:
    """A workplace that is asked to teach these activities, by their codes."""

    establishment_id: UUID
    activities: tuple[str, ...]


@transaction.atomic
def start(*, actor: Actor, company_id: UUID, training: str, parts: Sequence[Asked], now: datetime) -> JointTraining:
    """File one training together: the own workplaces get their requests at once, the others are asked.

    The first of the own workplaces leads. Together they cover everything compulsory, or nothing is written.
    """
    policies.may_file(actor, company_id).or_raise()
    asked, day = reference.training_by_code(training), day_of(now)
    listed = reference.activity_list_for(asked.pk, day)
    places = _places((one.establishment_id for one in parts), company_id=company_id, day=day)
    own = [one for one in parts if places[one.establishment_id].company_id == company_id]
    facts = _facts(parts, places, listed, company_id=company_id, day=day)
    rules.may_train_together(facts, has_own=bool(own)).or_raise()
    series = f"SAMEN-{day.year}"
    joint = JointTraining(
        number=numbers.written(series, numbers.take(series)),
        training=asked,
        company_id=company_id,
        listed_on=day,
        started_at=now,
        started_by=actor.user_id,
    )
    joint.save(force_insert=True)
    data = {"company": company_id, "training": training, "workplaces": len(parts), "number": joint.number}
    events.record(Happened.JOINT_STARTED, actor=actor, subject=joint, at=now, data=data)
    mine = [_part(joint, one, places, is_lead=one is own[0], actor=actor, now=now) for one in own]
    _prepare(joint, mine, actor=actor, now=now)
    for one in parts:
        if one not in own:
            _ask(joint, one, places, actor=actor, now=now)
    return joint


@transaction.atomic
def agree(*, actor: Actor, part_id: UUID, now: datetime) -> JointPart:
    """Take part: a form with the limited request stands ready for the company that was asked."""
    whole, part = doors.part_to_answer(actor, part_id)
    part.state = JOINT_PART.after(part.state, PartMove.AGREE)
    part.answered_at, part.answered_by = now, actor.user_id
    part.save(update_fields=["state", "answered_at", "answered_by"])
    _turned(whole.joint)
    events.record(Happened.JOINT_AGREED, actor=actor, subject=part, at=now, data={"joint": whole.joint.pk})
    _prepare(whole.joint, [part], actor=actor, now=now)
    again = doors.whole_of([whole.joint])[whole.joint.pk]
    if rules.together(again.facts) is Together.AGREED:
        joint_parts.tell(again, Happened.JOINT_ALL_AGREED, actor=actor, now=now)
    return part


@transaction.atomic
def decline(*, actor: Actor, part_id: UUID, now: datetime) -> JointPart:
    """Say no; who asked can look for another one."""
    _, part = doors.part_to_answer(actor, part_id)
    _must_be_asked(part)
    part.answered_at, part.answered_by = now, actor.user_id
    part.save(update_fields=["answered_at", "answered_by"])
    joint_parts.end(part, PartEnd.DECLINED, actor=actor, now=now)
    return part


@transaction.atomic
def take_out(*, actor: Actor, part_id: UUID, now: datetime) -> JointPart:
    """Take back the question to somebody who did not answer yet."""
    _, part = doors.part_to_take_out(actor, part_id)
    _must_be_asked(part)
    joint_parts.end(part, PartEnd.TAKEN_OUT, actor=actor, now=now)
    return part


@transaction.atomic
def ask_another(*, actor: Actor, joint_id: UUID, asked: Asked, now: datetime) -> JointPart:
    """Ask one workplace more to take part, in the place of one that ended or beside the others."""
    whole = doors.joint_for(actor, joint_id, lock=True)
    policies.may_lead(actor, whole.parties).or_raise()
    joint, day = whole.joint, day_of(now)
    listed = reference.activity_list_for(joint.training_id, joint.listed_on)
    places = _places([asked.establishment_id], company_id=joint.company_id, day=day)
    new = _facts([asked], places, listed, company_id=joint.company_id, day=day)
    facts = JointFacts((*whole.facts.parts, *new.parts), new.compulsory, new.assumed)
    rules.may_train_together(facts, has_own=True).or_raise()
    _turned(joint)
    if places[asked.establishment_id].company_id == joint.company_id:
        part = _part(joint, asked, places, actor=actor, now=now)
        _prepare(joint, [part], actor=actor, now=now)
        return part
    return _ask(joint, asked, places, actor=actor, now=now)


def _places(ids: Iterable[UUID], *, company_id: UUID, day: date) -> dict[UUID, Establishment]:
    """The own establishments, and those of others in the public register: more of others is nobody's to know."""
    wanted = set(ids)
    found = Establishment.objects.select_related("company").in_bulk(wanted)
    others = {key for key, place in found.items() if place.company_id != company_id}
    known = Recognition.objects.public_on(day).filter(establishment__in=others)
    if found.keys() != wanted or others - set(known.values_list("establishment_id", flat=True)):
        raise NotFound
    return found


def _facts(
    parts: Sequence[Asked],
    places: dict[UUID, Establishment],
    listed: ListInForce | None,
    *,
    company_id: UUID,
    day: date,
) -> JointFacts:
    activities = listed.activities if listed else ()
    known = {one.code for one in activities}
    unknown = sorted({code for one in parts for code in one.activities} - known)
    if activities and unknown:
        refusal("activities.unknown", found=unknown, needed=listed.list.code if listed else "").or_raise()
    others = [key for key, place in places.items() if place.company_id != company_id]
    recognised = set(
        Recognition.objects.public_on(day).filter(establishment__in=others).values_list("establishment_id", flat=True)
    )
    told = tuple(
        PartFacts(
            str(one.establishment_id),
            PartState.ASKED,
            frozenset(one.activities),
            is_in_register=places[one.establishment_id].gone_since is None,
            is_known=one.establishment_id in recognised or places[one.establishment_id].company_id == company_id,
        )
        for one in parts
    )
    return JointFacts(
        told,
        frozenset(one.code for one in activities if one.is_compulsory is True),
        frozenset(one.code for one in activities if one.is_compulsory is None),
    )


def _part(
    joint: JointTraining,
    asked: Asked,
    places: dict[UUID, Establishment],
    *,
    is_lead: bool = False,
    actor: Actor,
    now: datetime,
) -> JointPart:
    """A part of the company that asks: it agreed by asking."""
    part = JointPart(
        joint=joint,
        company_id=places[asked.establishment_id].company_id,
        establishment_id=asked.establishment_id,
        asked=sorted(set(asked.activities)),
        is_lead=is_lead,
        state=JOINT_PART.after(JOINT_PART.initial, PartMove.AGREE),
        asked_at=now,
        asked_by=actor.user_id,
        answered_at=now,
        answered_by=actor.user_id,
    )
    part.save(force_insert=True)
    events.record(Happened.JOINT_AGREED, actor=actor, subject=part, at=now, data={"joint": joint.pk})
    return part


def _ask(
    joint: JointTraining, asked: Asked, places: dict[UUID, Establishment], *, actor: Actor, now: datetime
) -> JointPart:
    part = JointPart(
        joint=joint,
        company_id=places[asked.establishment_id].company_id,
        establishment_id=asked.establishment_id,
        asked=sorted(set(asked.activities)),
        asked_at=now,
        asked_by=actor.user_id,
    )
    part.save(force_insert=True)
    data = {"joint": joint.pk, "activities": part.asked}
    events.record(Happened.JOINT_ASKED, actor=actor, subject=part, at=now, data=data)
    return part


def _prepare(joint: JointTraining, parts: Collection[JointPart], *, actor: Actor, now: datetime) -> None:
    """A form of one company with the limited request of each of its parts, to complete and hand in."""
    if not parts:
        return
    company = next(iter(parts)).company_id
    dossier = dossiers.start(actor=actor, company_id=company, now=now)
    for part in parts:
        request = dossiers.add_request(
            actor=actor,
            dossier_id=dossier.pk,
            establishment_id=part.establishment_id,
            training=joint.training.code,
            now=now,
        )
        dossiers.describe_workplace(
            actor=actor,
            request_id=request.pk,
            equipment=None,
            activities=part.asked,
            mentors=(),
            extent=Extent.LIMITED,
            now=now,
        )
        part.request = request
        part.save(update_fields=["request"])


def _must_be_asked(part: JointPart) -> None:
    if part.state != PartState.ASKED:
        refusal("joint.still_asked", found=part.state, needed=[PartState.ASKED]).or_raise()


def _turned(joint: JointTraining) -> None:
    joint.version += 1
    joint.save(update_fields=["version"])
