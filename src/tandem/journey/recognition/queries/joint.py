"""Doors to workplaces that train together: for the companies that take part, the bodies that treat a part, and all."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import JointPart, JointTraining, Recognition
from tandem.journey.recognition.models.joint import facts_of
from tandem.journey.recognition.policies import JointParties
from tandem.journey.recognition.rules import JointFacts
from tandem.journey.recognition.terms import PartState
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import Activity


@dataclass(frozen=True)
class Taught:
    """A part with the codes of what its workplace teaches: what was asked, or what its request says by now."""

    part: JointPart
    codes: frozenset[str]


@dataclass(frozen=True)
class Whole:
    """Workplaces that train together, with what the rules look at and the list that counts."""

    joint: JointTraining
    parts: tuple[Taught, ...]
    facts: JointFacts
    activities: tuple[Activity, ...]

    @property
    def parties(self) -> JointParties:
        """Whom a policy asks about."""
        return parties_of(self.joint, [one.part for one in self.parts])


def joint_for(actor: Actor, joint_id: UUID, *, lock: bool = False) -> Whole:
    """Workplaces that train together, for who takes part or treats a part; locked where a step is taken."""
    rows = JointTraining.objects.select_for_update(of=("self",)) if lock else JointTraining.objects.all()
    joint = row_with(rows.select_related("training", "company"), joint_id)
    if joint is None:
        raise NotFound
    found = whole_of([joint])[joint.pk]
    if not policies.may_see_joint(actor, found.parties).is_ok:
        raise NotFound
    return found


def part_to_answer(actor: Actor, part_id: UUID) -> tuple[Whole, JointPart]:
    """A part and what it belongs to, locked, for the company that was asked."""
    known = row_with(JointPart.objects.all(), part_id)
    if known is None or not policies.may_file(actor, known.company_id).is_ok:
        raise NotFound
    found = joint_for(actor, known.joint_id, lock=True)
    return found, next(one.part for one in found.parts if one.part.pk == part_id)


def part_to_take_out(actor: Actor, part_id: UUID) -> tuple[Whole, JointPart]:
    """A part and what it belongs to, locked, for the company that leads."""
    known = row_with(JointPart.objects.all(), part_id)
    if known is None:
        raise NotFound
    found = joint_for(actor, known.joint_id, lock=True)
    policies.may_lead(actor, found.parties).or_raise()
    return found, next(one.part for one in found.parts if one.part.pk == part_id)


def joint_of_part(actor: Actor, part_id: UUID) -> UUID:
    """To which plan a part belongs, for who may see it."""
    known = row_with(JointPart.objects.all(), part_id)
    if known is None:
        raise NotFound
    return joint_for(actor, known.joint_id).joint.pk


def joints_of(actor: Actor, company_id: UUID) -> QuerySet[JointTraining]:
    """Everything a company trains together with others, or was asked to, the newest first."""
    if not policies.may_see_company(actor, company_id).is_ok:
        raise NotFound
    mine = JointPart.objects.filter(company_id=company_id).values("joint")
    rows = JointTraining.objects.filter(pk__in=mine).select_related("training", "company")
    return rows.order_by("-started_at", "-id")


def whole_of(joints: Collection[JointTraining]) -> dict[UUID, Whole]:
    """These with their parts and what the rules look at, in a fixed number of queries for each training."""
    if not joints:
        return {}
    rows = JointPart.objects.filter(joint__in=[one.pk for one in joints]).select_related(
        "company", "establishment", "request__competent_body", "request__recognition", "request__dossier"
    )
    rows = rows.prefetch_related(Prefetch("request__activities__activity"))
    parts: defaultdict[UUID, list[JointPart]] = defaultdict(list)
    for part in rows.order_by("-is_lead", "asked_at", "id"):
        parts[part.joint_id].append(part)
    lists = {pair: reference.activity_list_for(*pair) for pair in {(one.training_id, one.listed_on) for one in joints}}
    found = {}
    for joint in joints:
        listed = lists[joint.training_id, joint.listed_on]
        activities = listed.activities if listed else ()
        told = tuple(Taught(one, _codes(one)) for one in parts[joint.pk])
        facts = facts_of(
            tuple((one.part, one.codes) for one in told),
            compulsory=_coded(activities, is_compulsory=True),
            assumed=_coded(activities, is_compulsory=None),
        )
        found[joint.pk] = Whole(joint, told, facts, activities)
    return found


def around_requests(requests: Collection[UUID]) -> dict[UUID, Whole]:
    """For each of these requests that is a part: what it belongs to."""
    links = JointPart.objects.filter(request__in=requests).select_related("joint")
    known = {link.request_id: link.joint for link in links}
    wholes = whole_of({joint.pk: joint for joint in known.values()}.values())
    return {request: wholes[joint.pk] for request, joint in known.items() if request is not None}


def renewal_of(part: JointPart, *, day: date) -> Recognition | None:
    """Under which other recognition a workplace still teaches all that its part says; None where under none."""
    taught = _codes(part)
    rows = Recognition.objects.public_on(day).filter(
        establishment=part.establishment_id, training=part.joint.training_id, request__joint_part__isnull=True
    )
    for one in rows.exclude(request=part.request_id).select_related("request").order_by("-valid_until", "id"):
        if taught <= {offered.activity.code for offered in one.request.activities.select_related("activity")}:
            return one
    return None


def partners_of(recognition: Recognition, *, day: date) -> list[Recognition]:
    """The other recognitions that day of those with whom a limited one trains together. Public: places, no people."""
    mine = JointPart.objects.filter(request=recognition.request_id, state=PartState.RECOGNISED).values("joint")
    others = JointPart.objects.filter(joint__in=mine, state=PartState.RECOGNISED).exclude(
        request=recognition.request_id
    )
    rows = Recognition.objects.public_on(day).filter(request__in=others.values("request"))
    return list(rows.select_related("establishment", "company").order_by("establishment__name", "id"))


def parties_of(joint: JointTraining, parts: Iterable[JointPart]) -> JointParties:
    """The companies and bodies of these parts; a draft is on no desk yet."""
    told = list(parts)
    desks = (one.request.competent_body_id for one in told if one.request is not None)
    bodies = {desk for desk in desks if desk is not None}
    return JointParties(joint.company_id, frozenset({one.company_id for one in told}), frozenset(bodies))


def _codes(part: JointPart) -> frozenset[str]:
    if part.request is None:
        return frozenset(part.asked)
    return frozenset(one.activity.code for one in part.request.activities.all())


def _coded(activities: Iterable[Activity], *, is_compulsory: bool | None) -> frozenset[str]:
    return frozenset(one.code for one in activities if one.is_compulsory is is_compulsory)
