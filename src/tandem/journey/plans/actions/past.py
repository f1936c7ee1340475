"""Takes over training plans of long ago: the rows and the history are as if each step had been taken on its day.

For an invented region. Nobody is told: no mail goes out over the past.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.events import Entry
from tandem.base.periods import day_of
from tandem.journey.intake.models import Track
from tandem.journey.plans.actions import lines as line_actions
from tandem.journey.plans.models import PlanLine, PlanVersion, PlanWorkplace, TrainingPlan
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.rules import settings, spreading, versions
from tandem.journey.plans.rules.keeping import PlanForm
from tandem.journey.plans.terms import PlanHappened, PlanMove, Where
from tandem.journey.plans.workflow import PLAN
from tandem.journey.recognition.models import Recognition
from tandem.registers.access.terms import Role
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import Training

_AT_ONCE: Final = 400
_OWN: Final = "E-"


@dataclass(frozen=True)
class PastPlan:
    """A plan that was signed with an agreement, each step at its moment; `track` has its names at hand."""

    track: Track
    recognition: Recognition
    form: PlanForm
    by: Actor
    started_at: datetime
    frozen_at: datetime
    own: Sequence[str] = ()
    """The activities of a training without a known list."""
    guide: str = ""
    closed_at: datetime | None = None


@dataclass
class _Ledger:
    """What is to be stored."""

    plans: list[TrainingPlan] = field(default_factory=list)
    places: list[PlanWorkplace] = field(default_factory=list)
    lines: list[PlanLine] = field(default_factory=list)
    versions: list[PlanVersion] = field(default_factory=list)
    told: list[Entry] = field(default_factory=list)


def asks_more_than_one_place(training: Training) -> bool:
    """Whether a training asks for kinds of workplaces that one workplace does not give (R-PLAN-06)."""
    return any(one.code in settings.TRADES for one in training.qualifications.all())


@transaction.atomic
def take_over(*, actor: Actor, plans: Sequence[PastPlan]) -> list[PlanVersion]:
    """Take over these plans of learners who have none; gives the version of each that was signed."""
    if not actor.has_role(Role.SYSTEM):
        raise NotFound
    ledger, lists = _Ledger(), cache(reference.lists_in_force)
    turns = sorted({day for one in reference.activity_lists() for day in (one.valid_from, one.valid_until) if day})
    for one in plans:
        day = max(day_of(one.started_at), one.form.begins)
        since = max((turn for turn in turns if turn <= day), default=day)
        _one(ledger, one, lists(since).get(one.track.training_id))
    TrainingPlan.objects.bulk_create(ledger.plans, batch_size=_AT_ONCE)
    PlanWorkplace.objects.bulk_create(ledger.places, batch_size=_AT_ONCE)
    PlanLine.objects.bulk_create(ledger.lines, batch_size=_AT_ONCE)
    PlanVersion.objects.bulk_create(ledger.versions, batch_size=_AT_ONCE)
    events.record_past(sorted(ledger.told, key=lambda entry: entry.at))
    return ledger.versions


def _one(ledger: _Ledger, one: PastPlan, in_force: reference.ListInForce | None) -> None:
    plan = TrainingPlan(
        track=one.track,
        activity_list=in_force.list if in_force else None,
        begins=one.form.begins,
        ends=one.form.ends,
        started_at=one.started_at,
        started_by=one.by.user_id,
    )
    step = _Steps(ledger, plan, one.by)
    step.tell(PlanHappened.STARTED, one.started_at, filled=0)
    place = PlanWorkplace(
        plan=plan, number=1, recognition=one.recognition, begins=plan.begins, ends=plan.ends, is_lead=True
    )
    step.touch()
    step.told(
        PlanHappened.WORKPLACE_ADDED,
        one.started_at,
        number=1,
        recognition=one.recognition.pk,
        begins=plan.begins,
        ends=plan.ends,
        version=plan.version,
    )
    lines = [
        PlanLine(plan=plan, number=number, activity=activity, code=activity.code)
        for number, activity in enumerate(in_force.activities if in_force else (), start=1)
    ]
    if not lines:
        lines = [
            PlanLine(plan=plan, number=number, code=f"{_OWN}{number:02d}", text=text)
            for number, text in enumerate(one.own, start=1)
        ]
        for line in lines:
            step.touch()
            about, detail = {"line": line.code, "version": plan.version}, {"text": line.text}
            step.told(PlanHappened.LINE_ADDED, one.started_at, detail=detail, **about)
    _written(step, one, place, lines)
    ledger.plans.append(plan)
    ledger.places.append(place)
    ledger.lines += lines
    ledger.versions.append(_signed_along(step, one, place, lines))


def _written(step: "_Steps", one: PastPlan, place: PlanWorkplace, lines: list[PlanLine]) -> None:
    """What the workplace offers is practised there, with its guide; the rest is learned at school."""
    whole = doors.read_with(step.plan, places=[place], rows=lines)
    told = spreading.spread(whole, {line.code: line.form() for line in lines})
    for line in lines:
        form = told[line.code]
        line_actions.put(line, replace(form, guide=one.guide) if form.practised is Where.WORK else form)
    step.touch()
    step.told(PlanHappened.LINES_WRITTEN, one.started_at, lines=sorted(told), version=step.plan.version)


def _signed_along(step: "_Steps", one: PastPlan, place: PlanWorkplace, lines: list[PlanLine]) -> PlanVersion:
    """It is shared, frozen, and closed where it is over; a plan that could not be signed is refused."""
    plan, at = step.plan, one.frozen_at
    whole = doors.read_with(plan, places=[place], rows=lines)
    doors.verdict_on(plan, whole, day=day_of(at)).or_raise()
    step.move(PlanMove.SHARE)
    plan.shared_at, plan.shared_by = one.started_at, one.by.user_id
    step.tell(PlanHappened.SHARED, one.started_at)
    content = doors.content_with(plan, places=[place], lines=lines)
    digest = versions.digest(content)
    version = PlanVersion(plan=plan, number=1, content=content, digest=digest, made_at=at, made_by=one.by.user_id)
    step.move(PlanMove.FREEZE)
    plan.frozen_at, plan.frozen_by, plan.stops = at, one.by.user_id, 0
    step.tell(PlanHappened.FROZEN, at, number=1, digest=digest)
    if one.closed_at is not None:
        step.move(PlanMove.CLOSE)
        plan.closed_at, plan.closed_by = one.closed_at, one.by.user_id
        step.tell(PlanHappened.CLOSED, one.closed_at)
    return version


@dataclass(frozen=True)
class _Steps:
    """The history of one plan while it is written."""

    ledger: _Ledger
    plan: TrainingPlan
    by: Actor

    def touch(self) -> None:
        """Whoever saw the plan before would have to look again."""
        self.plan.version += 1

    def move(self, move: PlanMove) -> None:
        """Take a step of the plan."""
        self.plan.state = PLAN.after(self.plan.state, move)
        self.touch()

    def tell(self, code: PlanHappened, at: datetime, **more: Any) -> None:
        """Note a step of the whole plan."""
        plan = self.plan
        self.told(code, at, begins=plan.begins, ends=plan.ends, version=plan.version, **more)

    def told(self, code: PlanHappened, at: datetime, *, detail: dict[str, Any] | None = None, **about: Any) -> None:
        """Note that something happened to it."""
        data: dict[str, Any] = {"track": self.plan.track_id, **about}
        self.ledger.told.append(Entry(code, self.by, self.plan, at, data, detail))
