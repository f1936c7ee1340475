"""A training plan from its first draft to the day it is closed; each step by who guides the learner."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.workflow import RUNNING
from tandem.journey.plans import policies
from tandem.journey.plans.models import PlanLine, PlanVersion, TrainingPlan
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.queries import templates
from tandem.journey.plans.rules import keeping
from tandem.journey.plans.rules.keeping import PlanForm
from tandem.journey.plans.terms import PlanHappened, PlanMove, PlanState
from tandem.journey.plans.workflow import PLAN
from tandem.registers.reference import queries as reference

CARRIED = ("code", "text", "safety", "introduced", "practised", "elsewhere")
"""What a template, or a plan of another learner, brings along: nothing of that learner."""
_OF_LAST = (*CARRIED, "is_exempt", "exempt_words")
_OF_OWN = ("text", "safety")


@dataclass(frozen=True)
class Source:
    """From what a plan begins: the last plan of the learner, a template, a plan of another learner; or nothing."""

    is_last: bool = False
    template_id: UUID | None = None
    plan_id: UUID | None = None


EMPTY = Source()


@transaction.atomic
def start(*, actor: Actor, track_id: UUID, form: PlanForm, source: Source = EMPTY, now: datetime) -> TrainingPlan:
    """Begin a plan: a line for each activity of the training, filled in as the source has them."""
    day = day_of(now)
    track = tracks.track_to_guide(actor, track_id, day=day)
    last, told = doors.plan_of(track), form.tidy()
    has_open_one = last is not None and last.closed_at is None
    keeping.may_start(told, has_open_one=has_open_one, is_running=track.phase in RUNNING).or_raise()
    in_force = reference.activity_list_for(track.training_id, max(day, told.begins))
    row = TrainingPlan(
        track=track,
        activity_list=in_force.list if in_force else None,
        begins=told.begins,
        ends=told.ends,
        support_plan=told.support_plan,
        started_at=now,
        started_by=actor.user_id,
    )
    row.save(force_insert=True)
    lines = [
        PlanLine(plan=row, number=number, activity=activity, code=activity.code)
        for number, activity in enumerate(in_force.activities if in_force else (), start=1)
    ]
    pattern = _pattern(actor, track, last, source, day=day)
    lines = _filled(lines, pattern, row)
    PlanLine.objects.bulk_create(lines)
    counted(row, day=day)
    data = {**_about(row), "filled": len(pattern)}
    events.record(PlanHappened.STARTED, actor=actor, subject=row, at=now, data=data)
    return row


@transaction.atomic
def change(*, actor: Actor, plan_id: UUID, form: PlanForm, seen: int | None = None, now: datetime) -> TrainingPlan:
    """Give the plan another period, or another reference to the support plan."""
    row, told = writable(actor, plan_id, seen=seen, now=now), form.tidy()
    keeping.may_change(told).or_raise()
    before = row.form()
    if told == before:
        return row
    row.begins, row.ends, row.support_plan = told.begins, told.ends, told.support_plan
    changed(row, "begins", "ends", "support_plan", day=day_of(now))
    data = {**_about(row), "before": [before.begins, before.ends]}
    events.record(PlanHappened.CHANGED, actor=actor, subject=row, at=now, data=data)
    return row


@transaction.atomic
def share(*, actor: Actor, plan_id: UUID, now: datetime) -> TrainingPlan:
    """Let the learner, the parents of a minor and the companies read it; they can say what they think."""
    row = to_write(actor, plan_id, now=now)
    row.state = PLAN.after(row.state, PlanMove.SHARE)
    keeping.may_share(workplaces=len(row.workplaces.all()), lines=len(row.lines.all())).or_raise()
    row.shared_at, row.shared_by = now, actor.user_id
    touched(row, "state", "shared_at", "shared_by")
    events.record(PlanHappened.SHARED, actor=actor, subject=row, at=now, data=_about(row))
    return row


@transaction.atomic
def freeze(*, actor: Actor, plan_id: UUID, now: datetime) -> PlanVersion:
    """Make the version that everybody signs; where nothing changed since the last one, that one again.

    What blocks a plan keeps it from being signed.
    """
    row = to_write(actor, plan_id, now=now)
    last = next(iter(doors.versions_of(row)), None)
    if row.state == PlanState.FROZEN and last is not None:
        return last
    state = PLAN.after(row.state, PlanMove.FREEZE)
    doors.verdict_of(row, day=day_of(now)).or_raise()
    made = doors.edition_of(row)
    last = made.version
    if last is None:
        last = PlanVersion(plan=row, number=made.number, content=made.content, digest=made.digest)
        last.made_at, last.made_by = now, actor.user_id
        last.save(force_insert=True)
    if row.shared_at is None:
        row.shared_at, row.shared_by = now, actor.user_id
    row.state, row.frozen_at, row.frozen_by, row.stops = state, now, actor.user_id, 0
    touched(row, "state", "shared_at", "shared_by", "frozen_at", "frozen_by", "stops")
    data = {**_about(row), "number": last.number, "digest": last.digest}
    events.record(PlanHappened.FROZEN, actor=actor, subject=row, at=now, data=data)
    return last


@transaction.atomic
def reopen(*, actor: Actor, plan_id: UUID, is_being_signed: bool, now: datetime) -> TrainingPlan:
    """Change a frozen plan after all: the versions stay, the next freeze makes a new one.

    The room above says whether a text with this plan is being signed.
    """
    row = to_write(actor, plan_id, now=now)
    row.state = PLAN.after(row.state, PlanMove.REOPEN)
    keeping.may_let_go(is_being_signed=is_being_signed).or_raise()
    row.frozen_at, row.frozen_by = None, None
    touched(row, "state", "frozen_at", "frozen_by")
    events.record(PlanHappened.REOPENED, actor=actor, subject=row, at=now, data=_about(row))
    return row


@transaction.atomic
def close(*, actor: Actor, plan_id: UUID, is_being_signed: bool, now: datetime) -> TrainingPlan:
    """The plan is over: it stays to be read, and the next one can begin; not while a text with it is being signed."""
    row = to_write(actor, plan_id, now=now)
    row.state = PLAN.after(row.state, PlanMove.CLOSE)
    keeping.may_let_go(is_being_signed=is_being_signed).or_raise()
    row.closed_at, row.closed_by = now, actor.user_id
    touched(row, "state", "closed_at", "closed_by")
    events.record(PlanHappened.CLOSED, actor=actor, subject=row, at=now, data=_about(row))
    return row


@transaction.atomic
def delete(*, actor: Actor, plan_id: UUID, now: datetime) -> Track:
    """Throw away a draft that nobody else saw yet; gives the track."""
    row = to_write(actor, plan_id, now=now)
    if row.state != PlanState.DRAFT:
        refusal("plan.unshared", found=row.state).or_raise()
    if row.modules.all():
        refusal("plan.no_modules", found=len(row.modules.all())).or_raise()
    track: Track = row.track
    events.record(PlanHappened.DELETED, actor=actor, subject=row, at=now, data=_about(row))
    row.delete()
    return track


def to_write(actor: Actor, plan_id: UUID, *, now: datetime) -> TrainingPlan:
    """The plan, locked, for who writes it; who only reads it is told why not. For the actions of this room."""
    row = doors.plan_for(actor, plan_id, day=day_of(now), lock=True)
    policies.may_write(actor, row.facts()).or_raise()
    return row


def writable(actor: Actor, plan_id: UUID, *, seen: int | None, now: datetime) -> TrainingPlan:
    """The same where it can still be changed, by who saw it as it stands. For the actions of this room."""
    row = to_write(actor, plan_id, now=now)
    keeping.is_writable(PlanState(row.state), seen=seen, version=row.version).or_raise()
    return row


def touched(row: TrainingPlan, *fields: str) -> None:
    """Keep these fields; whoever saw the plan before has to look again. For the actions of this room."""
    row.version += 1
    row.save(update_fields=["version", *fields])


def changed(row: TrainingPlan, *fields: str, day: date) -> None:
    """The same of what counts for its conditions: how many stop it is counted anew. For the actions of this room."""
    touched(row, *fields)
    counted(row, day=day)


def counted(row: TrainingPlan, *, day: date) -> None:
    """Keep how many conditions stop this plan as it is stored, for the agreements that it goes with."""
    row.stops = sum(one.blocks for one in doors.verdict_of(doors.whole(row.pk), day=day).unmet)
    row.save(update_fields=["stops"])


def _pattern(
    actor: Actor, track: Track, last: TrainingPlan | None, source: Source, *, day: date
) -> list[dict[str, Any]]:
    """The lines from which a plan begins; days and people never come along."""
    if source.is_last and last is not None:
        return _carried(last, _OF_LAST)
    if source.template_id is not None:
        template = templates.template_for(actor, source.template_id)
        found, training_id = list(template.lines), template.training_id
    elif source.plan_id is not None:
        other = doors.plan_for(actor, source.plan_id, day=day)
        found, training_id = _carried(other, CARRIED), other.track.training_id
    else:
        return []
    if training_id != track.training_id:
        raise NotFound
    return found


def _carried(plan: TrainingPlan, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    rows = plan.lines.order_by("number", "code")
    return [{field: getattr(one, field) for field in fields} for one in rows]


def _filled(lines: list[PlanLine], pattern: list[dict[str, Any]], row: TrainingPlan) -> list[PlanLine]:
    """The lines of the list as the pattern has them, and the activities that the school wrote itself."""
    known = {one.code: one for one in lines}
    for told in pattern:
        line = known.get(told["code"])
        if line is None and told["text"]:
            line = PlanLine(plan=row, number=len(lines) + 1, code=told["code"])
            lines.append(line)
        for field, value in told.items():
            if line is not None and field != "code" and not (field in _OF_OWN and line.activity_id):
                setattr(line, field, value)
    return lines


def _about(row: TrainingPlan) -> dict[str, object]:
    return {"track": row.track_id, "begins": row.begins, "ends": row.ends, "version": row.version}
