"""Modules that another provider gives: asked in a plan, answered by who is asked, counted on by nobody before."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

import pytest

from tandem.base import events
from tandem.journey.plans import policies
from tandem.journey.plans.actions import lines, modules, plans
from tandem.journey.plans.models import TrainingPlan
from tandem.journey.plans.queries import modules as doors
from tandem.journey.plans.queries import plans as plan_doors
from tandem.journey.plans.rules import modules as rules
from tandem.journey.plans.rules.keeping import LineForm, PlanForm
from tandem.journey.plans.rules.modules import Asked, ModuleForm, PlanAround
from tandem.journey.plans.terms import Giver, ModuleState, Part, PlanHappened, PlanState, Where
from tandem.registers.access.terms import Role
from tests.factories.intake import TrackFactory
from tests.factories.organisations import ProviderFactory
from tests.harness import school as schools
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

PERIOD = PlanForm(date(2026, 12, 1), date(2027, 6, 30))
ASKED = ModuleForm("Heftruck", frozenset({"E-01"}), date(2027, 1, 4), date(2027, 1, 29))


@pytest.fixture
def school(now: datetime):
    return schools.build(now)


@pytest.fixture
def plan(school, now) -> TrainingPlan:
    track = TrackFactory(provider=school.provider, placed=True)
    made = plans.start(actor=school.admin, track_id=track.pk, form=PERIOD, now=now)
    for text in ("Met de heftruck rijden", "Een lading stapelen"):
        lines.add(actor=school.admin, plan_id=made.pk, text=text, now=now)
    return made


def read(school, plan) -> TrainingPlan:
    return plan_doors.plan_for(school.admin, plan.pk, day=school.day)


def looks(school, plan) -> set[str]:
    found = plan_doors.verdict_of(read(school, plan), day=school.day)
    return {one.code for one in found.unmet if one.code.startswith("plan.module")}


@pytest.mark.slow
@pytest.mark.django_db
def test_another_provider_is_asked_and_says_yes_or_no(school, plan, now):
    act = {"actor": school.admin, "plan_id": plan.pk, "now": now}
    syntra = ProviderFactory(name="Syntra Midden")
    theirs, stranger = somebody(Role.COACH, syntra.pk), somebody(Role.COACH, ProviderFactory().pk)
    made = modules.ask(**act, form=replace(ASKED, name=" Heftruck ", provider_id=syntra.pk))
    line = plan_doors.line_of(read(school, plan), "E-01")
    assert (line.introduced, line.practised, line.elsewhere) == (Where.EXTERNAL, Where.EXTERNAL, "Syntra Midden")
    assert (line.begins, line.ends) == (ASKED.begins, ASKED.ends)
    assert (made.name, last(plan).code, last(plan).data["lines"]) == ("Heftruck", PlanHappened.MODULE_ASKED, ["E-01"])
    assert looks(school, plan) == {"plan.module_confirmed"}, "worth a look, no more"
    assert not any(
        one.blocks
        for one in plan_doors.verdict_of(read(school, plan), day=school.day).unmet
        if one.code == "plan.module_confirmed"
    )
    with refused("plan.no_modules"):
        plans.delete(**act)

    assert [one.pk for one in doors.asked_of(theirs)] == [made.pk]
    assert (doors.waiting(theirs), doors.waiting(stranger), doors.waiting(somebody(Role.CLB))) == (1, 0, 0)
    assert not opens(doors.module_for, stranger, made.pk)
    assert not opens(doors.module_for, school.admin, made.pk), "who asks reads it in the plan"
    assert not opens(plan_doors.plan_for, theirs, plan.pk, day=school.day), "the rest of the plan is not theirs"
    answer = {"actor": theirs, "module_id": made.pk, "now": now}
    with refused("plan.module_reason"):
        modules.refuse(**answer, reason=" ")
    modules.confirm(**answer)
    assert looks(school, plan) == set()
    with refused("plan_module.confirm.state"):
        modules.confirm(**answer)
    modules.refuse(**answer, reason=" Volzet tot mei. ")
    assert doors.module_of(plan, 1).reason == "Volzet tot mei."
    assert looks(school, plan) == {"plan.module_given"}
    assert last(plan).code == PlanHappened.MODULE_REFUSED
    with refused("plan_module.refuse.state"):
        modules.refuse(**answer, reason="Nog altijd.")
    modules.confirm(**answer)

    other = replace(ASKED, lines=frozenset({"E-02"}), part=Part.PRACTISE)
    changed = modules.change(**act, number=1, form=other)
    assert (changed.state, changed.giver, changed.answered_at) == (ModuleState.ASKED, Giver.VDAB, None)
    told = [one.code for one in events.history(plan)]
    assert told[-2:] == [PlanHappened.MODULE_WITHDRAWN, PlanHappened.MODULE_ASKED]
    freed, given = (plan_doors.line_of(read(school, plan), code) for code in ("E-01", "E-02"))
    assert freed.form() == LineForm()
    assert (given.introduced, given.practised, given.elsewhere) == ("", Where.EXTERNAL, "VDAB")
    assert doors.part_of(doors.module_of(plan, 1)) is Part.PRACTISE
    assert doors.waiting(somebody(Role.EMPLOYMENT_SERVICE)) == 1
    modules.withdraw(**act, number=1)
    assert plan_doors.line_of(read(school, plan), "E-02").form() == LineForm()
    assert doors.modules_of(plan) == []


@pytest.mark.slow
@pytest.mark.django_db
def test_a_line_that_is_learned_otherwise_leaves_its_module(school, plan, now):
    act = {"actor": school.admin, "plan_id": plan.pk, "now": now}
    modules.ask(**act, form=replace(ASKED, lines=frozenset({"E-01", "E-02"})))
    with refused("plan.module_lines_free"):
        modules.ask(**act, form=ASKED)
    lines.write(**act, lines={"E-01": LineForm(Where.EXTERNAL, Where.EXTERNAL, elsewhere="VDAB", guide="Jan")})
    assert len(doors.module_of(plan, 1).lines.all()) == 2, "still learned there"
    lines.write(**act, lines={"E-01": LineForm(Where.LESSONS, Where.LESSONS)})
    assert [one.code for one in doors.module_of(plan, 1).lines.all()] == ["E-02"]
    lines.remove(**act, code="E-02")
    assert doors.modules_of(plan) == []
    assert [one.code for one in events.history(plan)].count(PlanHappened.MODULE_WITHDRAWN) == 1
    made = modules.ask(**act, form=ASKED)
    plans.share(**act)
    plans.close(**act, is_being_signed=False)
    vdab = somebody(Role.EMPLOYMENT_SERVICE)
    assert not doors.asked_of(vdab).exists()
    with refused("plan.module_open"):
        modules.confirm(actor=vdab, module_id=made.pk, now=now)
    assert not opens(modules.ask, **act | {"plan_id": uuid4()}, form=ASKED)


@pytest.mark.django_db
def test_who_takes_no_part_is_not_asked(school, plan, now):
    gone = ProviderFactory(valid_until=date(2026, 1, 1))
    act = {"actor": school.admin, "plan_id": plan.pk, "now": now}
    assert not opens(modules.ask, **act, form=replace(ASKED, provider_id=gone.pk))
    found = doors.givers(read(school, plan), day=school.day)
    assert school.provider not in found
    assert gone not in found


AROUND = PlanAround(uuid4(), PERIOD.begins, PERIOD.ends, free={"E-01"})


@pytest.mark.parametrize(
    ("form", "others", "code"),
    [
        ({}, 0, ""),
        ({"name": ""}, 0, "plan.module_name"),
        ({"name": "x" * 121}, 0, "plan.module_name_fits"),
        ({"lines": frozenset()}, 0, "plan.module_lines"),
        ({"lines": frozenset({"E-09"})}, 0, "plan.module_lines_free"),
        ({"ends": date(2027, 1, 3)}, 0, "plan.module_order"),
        ({"begins": date(2026, 11, 30)}, 0, "plan.module_begins"),
        ({"ends": date(2027, 7, 1)}, 0, "plan.module_ends"),
        ({"provider_id": AROUND.provider_id}, 0, "plan.module_other"),
        ({}, 20, "plan.few_modules"),
    ],
)
def test_what_can_be_asked(form, others, code):
    found = rules.may_ask(replace(ASKED, **form), replace(AROUND, others=others))
    assert found.codes() == ({code} if code else set())


def test_what_nobody_said_yes_to_is_worth_a_look():
    told = {state: rules.check([Asked("Heftruck", "VDAB", state)]) for state in ModuleState}
    assert {state: found.codes() for state, found in told.items()} == {
        ModuleState.ASKED: {"plan.module_confirmed"},
        ModuleState.CONFIRMED: set(),
        ModuleState.REFUSED: {"plan.module_given"},
    }
    assert all(found.is_ok for found in told.values()), "no law asks for it"
    assert rules.may_answer(state=PlanState.CLOSED).codes() == {"plan.module_open"}
    assert rules.may_refuse("x" * 1001).codes() == {"plan.module_reason_fits"}


def test_only_who_is_asked_answers():
    asked = uuid4()
    people = {role: somebody(role, asked) for role in ROLES}
    assert {role for role, who in people.items() if policies.may_answer(who, Giver.PROVIDER, asked).is_ok} == {
        Role.PROVIDER_ADMIN,
        Role.COACH,
    }
    assert {role for role, who in people.items() if policies.may_answer(who, Giver.VDAB, None).is_ok} == {
        Role.EMPLOYMENT_SERVICE
    }
    assert not policies.may_answer(somebody(Role.COACH, uuid4()), Giver.PROVIDER, asked).is_ok
