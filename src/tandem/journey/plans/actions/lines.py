"""The lines of a plan: where each activity is learned, when and with whom; one at a time, or all at once."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.journey.plans.actions import modules
from tandem.journey.plans.actions.plans import changed, writable
from tandem.journey.plans.models import PlanLine, TrainingPlan
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.rules import keeping, spreading
from tandem.journey.plans.rules.keeping import LineForm
from tandem.journey.plans.terms import PlanHappened
from tandem.registers.reference.terms import Safety

_OWN = "E-"


@transaction.atomic
def write(
    *, actor: Actor, plan_id: UUID, lines: Mapping[str, LineForm], seen: int | None = None, now: datetime
) -> TrainingPlan:
    """Say of these activities, by their code, where they are learned; the others stay as they were."""
    row = writable(actor, plan_id, seen=seen, now=now)
    told = {code: form.tidy() for code, form in lines.items()}
    known = {one.code: one for one in row.lines.all()}
    numbers = [one.number for one in row.workplaces.all()]
    own = [code for code, one in known.items() if one.activity_id is None]
    keeping.may_write_lines(told, codes=known, own=own, workplaces=numbers).or_raise()
    differing = [known[code] for code, form in told.items() if known[code].form() != form]
    for line in differing:
        put(line, told[line.code])
    if not differing:
        return row
    PlanLine.objects.bulk_update(differing, _FIELDS)
    given = [one for one in differing if one.module_id is not None]
    if given:
        modules.let_go(row, given, actor=actor, now=now)
    changed(row, day=day_of(now))
    data = {"track": row.track_id, "lines": sorted(one.code for one in differing), "version": row.version}
    events.record(PlanHappened.LINES_WRITTEN, actor=actor, subject=row, at=now, data=data)
    return row


@transaction.atomic
def spread(*, actor: Actor, plan_id: UUID, seen: int | None = None, now: datetime) -> TrainingPlan:
    """Divide what says nothing yet over the workplaces that offer it, the rest to school; who writes looks after."""
    row = writable(actor, plan_id, seen=seen, now=now)
    told = spreading.spread(doors.read(row), {one.code: one.form() for one in row.lines.all()})
    return write(actor=actor, plan_id=plan_id, lines=told, now=now) if told else row


@transaction.atomic
def add(
    *, actor: Actor, plan_id: UUID, text: str, safety: Safety | None = None, seen: int | None = None, now: datetime
) -> PlanLine:
    """Add an activity that is not on the list of the training, and what it asks for."""
    row = writable(actor, plan_id, seen=seen, now=now)
    words, lines = " ".join(text.split()), list(row.lines.all())
    keeping.may_add_line(words, lines=len(lines)).or_raise()
    used = [int(one.code.removeprefix(_OWN)) for one in lines if one.code.startswith(_OWN)]
    code = f"{_OWN}{max(used, default=0) + 1:02d}"
    number = max((one.number for one in lines), default=0) + 1
    line = PlanLine(plan=row, number=number, code=code, text=words, safety=safety or "")
    line.save(force_insert=True)
    changed(row, day=day_of(now))
    data, detail = {"track": row.track_id, "line": code, "version": row.version}, {"text": words}
    events.record(PlanHappened.LINE_ADDED, actor=actor, subject=row, at=now, data=data, detail=detail)
    return line


@transaction.atomic
def remove(*, actor: Actor, plan_id: UUID, code: str, seen: int | None = None, now: datetime) -> TrainingPlan:
    """Take away an activity that was added; what the list of the training asks stays."""
    row = writable(actor, plan_id, seen=seen, now=now)
    line = doors.line_of(row, code)
    keeping.may_remove_line(is_own=line.activity_id is None).or_raise()
    line.delete()
    if line.module_id is not None:
        modules.let_go(row, [], actor=actor, now=now)
    changed(row, day=day_of(now))
    data, detail = {"track": row.track_id, "line": code, "version": row.version}, {"text": line.text}
    events.record(PlanHappened.LINE_REMOVED, actor=actor, subject=row, at=now, data=data, detail=detail)
    return row


def put(line: PlanLine, form: LineForm) -> None:
    """Take over what is told of a line; nothing is stored yet. For the actions of this room."""
    told: dict[str, Any] = asdict(form)
    told |= {name: told[name] or "" for name in ("introduced", "practised", "safety")}
    told["workplaces"] = sorted(form.workplaces)
    for name in _FIELDS:
        setattr(line, name, told[name])


_FIELDS = (
    "introduced",
    "practised",
    "workplaces",
    "begins",
    "ends",
    "guide",
    "elsewhere",
    "is_exempt",
    "exempt_words",
    "safety",
)
