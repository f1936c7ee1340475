"""Modules of a plan that another provider gives: asked and taken back by the school, answered by who is asked."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.journey.plans import policies
from tandem.journey.plans.actions.plans import counted, touched, writable
from tandem.journey.plans.models import PlanLine, PlanModule, TrainingPlan
from tandem.journey.plans.queries import modules as doors
from tandem.journey.plans.rules import modules as rules
from tandem.journey.plans.rules.modules import ModuleForm, PlanAround
from tandem.journey.plans.terms import Giver, ModuleMove, Part, PlanHappened, PlanState, Where
from tandem.journey.plans.workflow import MODULE

_INTRODUCED = (Part.INTRODUCE, Part.BOTH)
_PRACTISED = (Part.PRACTISE, Part.BOTH)
_FIELDS = ("module", "introduced", "practised", "elsewhere", "workplaces", "begins", "ends")


@transaction.atomic
def ask(*, actor: Actor, plan_id: UUID, form: ModuleForm, seen: int | None = None, now: datetime) -> PlanModule:
    """Ask another provider, or VDAB, to give these activities; it sees them and no more of the plan."""
    row, told = writable(actor, plan_id, seen=seen, now=now), form.tidy()
    others = doors.modules_of(row)
    one = PlanModule(plan=row, number=max((other.number for other in others), default=0) + 1)
    _put(row, one, told, others=len(others), actor=actor, now=now)
    one.save(force_insert=True)
    _give(row, one, told)
    counted(row, day=day_of(now))
    _told(row, one, PlanHappened.MODULE_ASKED, actor=actor, now=now)
    return one


@transaction.atomic
def change(
    *, actor: Actor, plan_id: UUID, number: int, form: ModuleForm, seen: int | None = None, now: datetime
) -> PlanModule:
    """Ask for other activities, for other days or somebody else: whoever said yes to the former is asked anew."""
    row, told = writable(actor, plan_id, seen=seen, now=now), form.tidy()
    one = doors.module_of(row, number)
    if one.provider_id != told.provider_id:
        _told(row, one, PlanHappened.MODULE_WITHDRAWN, actor=actor, now=now)
    one.state = MODULE.after(one.state, ModuleMove.ASK_ANEW)
    _take_back(row, one)
    _put(row, one, told, others=0, actor=actor, now=now)
    one.save()
    _give(row, one, told)
    counted(row, day=day_of(now))
    _told(row, one, PlanHappened.MODULE_ASKED, actor=actor, now=now)
    return one


@transaction.atomic
def withdraw(*, actor: Actor, plan_id: UUID, number: int, seen: int | None = None, now: datetime) -> TrainingPlan:
    """Take a question back; where its activities are learned has to be said anew."""
    row = writable(actor, plan_id, seen=seen, now=now)
    one = doors.module_of(row, number)
    _take_back(row, one)
    _told(row, one, PlanHappened.MODULE_WITHDRAWN, actor=actor, now=now)
    one.delete()
    counted(row, day=day_of(now))
    return row


@transaction.atomic
def confirm(*, actor: Actor, module_id: UUID, now: datetime) -> PlanModule:
    """Say yes: from now on who gives it knows the name of the learner."""
    one = _to_answer(actor, module_id)
    one.state, one.reason = MODULE.after(one.state, ModuleMove.CONFIRM), ""
    return _answered(one, PlanHappened.MODULE_CONFIRMED, actor=actor, now=now)


@transaction.atomic
def refuse(*, actor: Actor, module_id: UUID, reason: str, now: datetime) -> PlanModule:
    """Say no, with a reason; the school looks for somebody else."""
    one, told = _to_answer(actor, module_id), reason.strip()
    rules.may_refuse(told).or_raise()
    one.state, one.reason = MODULE.after(one.state, ModuleMove.REFUSE), told
    return _answered(one, PlanHappened.MODULE_REFUSED, actor=actor, now=now)


def let_go(row: TrainingPlan, lines: list[PlanLine], *, actor: Actor, now: datetime) -> None:
    """Take these lines out of their module where they are learned with somebody else meanwhile.

    A module without any line is withdrawn. For the actions of this room.
    """
    held = {one.pk: one for one in doors.modules_of(row)}
    for line in lines:
        module = held.get(line.module_id) if line.module_id else None
        is_outside = Where.EXTERNAL in {line.introduced, line.practised}
        if module is not None and not (is_outside and line.elsewhere == module.giver_name()):
            line.module = None
    PlanLine.objects.bulk_update(lines, ["module"])
    kept = set(PlanLine.objects.filter(plan=row, module__isnull=False).values_list("module", flat=True))
    for key, one in held.items():
        if key not in kept:
            _told(row, one, PlanHappened.MODULE_WITHDRAWN, actor=actor, now=now)
            one.delete()


def _put(row: TrainingPlan, one: PlanModule, told: ModuleForm, *, others: int, actor: Actor, now: datetime) -> None:
    free = [line.code for line in doors.free_lines(row, besides=one)]
    around = PlanAround(row.track.provider_id, row.begins, row.ends, free=free, others=others)
    rules.may_ask(told, around).or_raise()
    one.provider = doors.giver_of(told.provider_id, day=day_of(now)) if told.provider_id else None
    one.giver = Giver.PROVIDER if one.provider else Giver.VDAB
    one.name, one.begins, one.ends = told.name, told.begins, told.ends
    one.asked_at, one.asked_by = now, actor.user_id
    one.answered_at, one.answered_by, one.reason = None, None, ""


def _give(row: TrainingPlan, one: PlanModule, told: ModuleForm) -> None:
    """The activities are learned there from now on; in which of the two phases, the question says."""
    lines = [line for line in row.lines.all() if line.code in told.lines]
    for line in lines:
        line.module, line.elsewhere = one, one.giver_name()
        line.introduced = Where.EXTERNAL if told.part in _INTRODUCED else line.introduced
        line.practised = Where.EXTERNAL if told.part in _PRACTISED else line.practised
        if told.part is Part.BOTH:
            line.workplaces, line.begins, line.ends = [], one.begins, one.ends
    PlanLine.objects.bulk_update(lines, _FIELDS)
    touched(row)


def _take_back(row: TrainingPlan, one: PlanModule) -> None:
    """Nobody gives these activities any more."""
    lines = [line for line in row.lines.all() if line.module_id == one.pk]
    for line in lines:
        line.module, line.elsewhere = None, ""
        line.introduced = "" if line.introduced == Where.EXTERNAL else line.introduced
        line.practised = "" if line.practised == Where.EXTERNAL else line.practised
        if (line.begins, line.ends) == (one.begins, one.ends):
            line.begins, line.ends = None, None
    PlanLine.objects.bulk_update(lines, _FIELDS)
    touched(row)


def _to_answer(actor: Actor, module_id: UUID) -> PlanModule:
    one = doors.module_for(actor, module_id, lock=True)
    policies.may_answer(actor, Giver(one.giver), one.provider_id).or_raise()
    rules.may_answer(state=PlanState(one.plan.state)).or_raise()
    return one


def _answered(one: PlanModule, code: PlanHappened, *, actor: Actor, now: datetime) -> PlanModule:
    one.answered_at, one.answered_by = now, actor.user_id
    one.save(update_fields=["state", "reason", "answered_at", "answered_by"])
    counted(one.plan, day=day_of(now))
    _told(one.plan, one, code, actor=actor, now=now)
    return one


def _told(row: TrainingPlan, one: PlanModule, code: PlanHappened, *, actor: Actor, now: datetime) -> None:
    lines = sorted(line.code for line in row.lines.all() if line.module_id == one.pk)
    data = {
        "track": row.track_id,
        "module": one.pk,
        "number": one.number,
        "giver": one.giver,
        "provider": one.provider_id,
        "begins": one.begins,
        "ends": one.ends,
        "lines": lines,
        "version": row.version,
    }
    events.record(code, actor=actor, subject=row, at=now, data=data)
