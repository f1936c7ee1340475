"""A training plan from draft to signature: who writes it, who reads it, what may stand in it, and what is frozen."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.plans import policies
from tandem.journey.plans.actions import comments, lines, plans, templates, workplaces
from tandem.journey.plans.actions.plans import Source
from tandem.journey.plans.models import PlanVersion, TrainingPlan
from tandem.journey.plans.policies import PlanFacts
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.rules import keeping, versions
from tandem.journey.plans.rules.keeping import LineForm, PlanForm, RecognisedFacts, WorkplaceForm
from tandem.journey.plans.terms import PlanHappened, PlanState, PlanVoice, Where
from tandem.journey.plans.workflow import PLAN
from tandem.journey.recognition.terms import Extent
from tandem.registers.access.terms import Role
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import Safety
from tests.factories.intake import TrackFactory
from tests.factories.recognition import OfferedActivityFactory, RecognitionFactory
from tests.harness import school as schools
from tests.harness.school import signed_in
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

PERIOD = PlanForm(date(2026, 12, 1), date(2027, 6, 30))
HERE = WorkplaceForm(PERIOD.begins, PERIOD.ends)
BOTH = LineForm(introduced=Where.LESSONS, practised=Where.WORK, workplaces=frozenset({1}), guide="Mia, mentor")


@pytest.fixture
def school(now: datetime):
    return schools.build(now)


@pytest.fixture
def plan(school, now) -> TrainingPlan:
    track = TrackFactory(provider=school.provider, training=reference.training_by_code("BAK-BROOD"), placed=True)
    return plans.start(actor=school.admin, track_id=track.pk, form=PERIOD, now=now)


def here(plan, school, now):
    recognition = RecognitionFactory(training=plan.track.training, valid_until=date(2031, 1, 1))
    for line in plan.lines.select_related("activity").order_by("number")[:2]:
        OfferedActivityFactory(request=recognition.request, activity=line.activity)
    told = {"plan_id": plan.pk, "recognition_id": recognition.pk, "form": HERE}
    return workplaces.add(actor=school.admin, now=now, **told)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_plan_is_written_shared_frozen_and_reopened(school, plan, now):  # noqa: PLR0915 - one story
    act = {"actor": school.admin, "plan_id": plan.pk, "now": now}
    family = signed_in(plan.track.person, Role.LEARNER)
    codes = [one.code for one in plan.lines.order_by("number")]
    assert len(codes) > 1, "the list of the training"
    assert not opens(doors.plan_for, family, plan.pk, day=school.day), "a draft is of the school"
    one = here(plan, school, now)
    company = somebody(Role.COMPANY_HR, one.recognition.company_id)
    with refused("plan.learns_at_work", "plan.introduced", "plan.practised"):
        plans.freeze(**act)
    seen = doors.plan_for(school.admin, plan.pk, day=school.day)
    with refused("plan.version"):
        lines.write(**act, lines={codes[0]: BOTH}, seen=seen.version - 1)
    with refused("plan.line_known", "plan.line_workplace", "plan.exempt_why"):
        lines.write(**act, lines={"XXX-99": replace(BOTH, workplaces=frozenset({7}), is_exempt=True)})
    lines.write(**act, lines={code: replace(BOTH, guide=" Mia,  mentor ") for code in codes}, seen=seen.version)
    lines.write(**act, lines={codes[-1]: LineForm(is_exempt=True, exempt_words="Deed dit vorig jaar.")})
    assert last(plan).data["lines"] == [codes[-1]]

    plans.share(**act)
    assert doors.plan_for(family, plan.pk, day=school.day).pk == plan.pk
    assert [one.pk for one in doors.plans_for(company, day=school.day)] == [plan.pk]
    assert not opens(doors.plan_for, somebody(Role.COMPANY_HR, uuid4()), plan.pk, day=school.day)
    told = comments.say(actor=company, plan_id=plan.pk, code=codes[0], words=" In het voorjaar. ", now=now)
    assert (told.voice, told.words, doors.open_comments([plan.pk])) == (
        PlanVoice.COMPANY,
        "In het voorjaar.",
        {plan.pk: 1},
    )
    comments.settle(**act, comment_id=told.pk)
    with refused("plan.comment_open"):
        comments.settle(**act, comment_id=told.pk)
    with refused("plan.may_write"):
        lines.write(actor=company, plan_id=plan.pk, lines={codes[0]: BOTH}, now=now)

    first = plans.freeze(**act)
    assert plans.freeze(**act) == first, "asked twice, made once"
    assert first.digest == versions.digest(first.content)
    with refused("plan.writable"):
        lines.write(**act, lines={codes[0]: LineForm()})
    plans.reopen(**act, is_being_signed=False)
    assert plans.freeze(**act) == first, "nothing changed"
    plans.reopen(**act, is_being_signed=False)
    own = lines.add(**act, text=" Klanten  ontvangen ")
    lines.write(**act, lines={own.code: replace(BOTH, practised=Where.EXTERNAL, elsewhere="VDAB")})
    second = plans.freeze(actor=SYSTEM, plan_id=plan.pk, now=now)
    changed = versions.differences(first.content, second.content)
    assert [(one.part, one.name, one.field, one.after) for one in changed] == [("line", "Klanten ontvangen", "", True)]
    assert PlanVersion.objects.filter(plan=plan).count() == second.number == 2
    plans.close(**act, is_being_signed=False)
    with refused("training_plan.reopen.state"):
        plans.reopen(**act, is_being_signed=False)
    with refused("plan.open_to_say"):
        comments.say(actor=family, plan_id=plan.pk, words="Te laat.", now=now)
    again = plans.start(actor=school.admin, track_id=plan.track_id, form=PERIOD, source=Source(is_last=True), now=now)
    kept = {one.code: one for one in again.lines.all()}
    assert (kept[codes[0]].practised, kept[codes[0]].guide, kept[codes[-1]].is_exempt) == (Where.WORK, "", True)
    assert kept[own.code].text == "Klanten ontvangen"
    assert doors.plan_of(plan.track) == again
    assert [one.code for one in events.history(plan)].count(PlanHappened.FROZEN) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("step", [plans.reopen, plans.close])
def test_a_plan_that_is_being_signed_stays_as_it_is(school, plan, now, step):
    one = here(plan, school, now)
    act = {"actor": school.admin, "plan_id": one.plan_id, "now": now}
    lines.write(**act, lines=dict.fromkeys([line.code for line in plan.lines.all()], BOTH))
    plans.share(**act)
    plans.freeze(**act)
    with refused("plan.not_being_signed"):
        step(**act, is_being_signed=True)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_workplace_takes_its_number_along_when_it_goes(school, plan, now):
    act = {"actor": school.admin, "plan_id": plan.pk, "now": now}
    first = here(plan, school, now)
    code, unknown = (one.code for one in plan.lines.order_by("number")[1:3])
    lines.write(**act, lines={code: BOTH, unknown: BOTH})
    seen = doors.verdict_of(doors.plan_for(school.admin, plan.pk, day=school.day), day=school.day)
    assert [one.subject for one in seen.unmet if one.code == "plan.workplace_offers"] == [unknown]
    type(first.recognition).objects.update(extent=Extent.LIMITED, taught=1, listed=9)
    seen = doors.verdict_of(doors.plan_for(school.admin, plan.pk, day=school.day), day=school.day)
    assert [one.subject for one in seen.unmet if one.code == "plan.workplace_may"] == [unknown]
    with refused("plan.workplace_twice"):
        workplaces.add(**act, recognition_id=first.recognition_id, form=HERE)
    second = workplaces.add(
        **act,
        recognition_id=RecognitionFactory(training=plan.track.training).pk,
        form=replace(HERE, begins=date(2027, 1, 1), is_lead=True),
    )
    first.refresh_from_db()
    assert (first.is_lead, second.is_lead, second.number) == (False, True, 2)
    workplaces.change(**act, number=1, form=replace(HERE, ends=date(2026, 12, 31), days=20))
    workplaces.remove(**act, number=1)
    found = doors.plan_for(school.admin, plan.pk, day=school.day)
    assert [one.number for one in found.workplaces.all()] == [2]
    assert doors.line_of(found, code).workplaces == []
    with refused("plan.line_is_own"):
        lines.remove(**act, code=code)
    own = lines.add(**act, text="Offerte lezen")
    lines.remove(**act, code=own.code)
    with refused("plan.one_open"):
        plans.start(actor=school.admin, track_id=plan.track_id, form=PERIOD, now=now)
    plans.delete(**act)
    assert not TrainingPlan.objects.exists()
    assert last(plan).code == PlanHappened.DELETED
    other = plans.start(actor=school.admin, track_id=plan.track_id, form=PERIOD, now=now)
    plans.share(actor=school.admin, plan_id=other.pk, now=now)
    with refused("plan.unshared"):
        plans.delete(actor=school.admin, plan_id=other.pk, now=now)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_plan_begins_from_a_template_or_from_another_learner_without_anybody_in_it(school, plan, now):
    act = {"actor": school.admin, "now": now}
    first = here(plan, school, now)
    offered, unknown = (one.code for one in plan.lines.order_by("number")[1:3])
    own = lines.add(**act, plan_id=plan.pk, text="Klanten ontvangen", safety=Safety.MINOR)
    told = {offered: LineForm(is_exempt=True, exempt_words="Kon dit al."), own.code: BOTH}
    lines.write(**act, plan_id=plan.pk, lines=told)
    lines.spread(**act, plan_id=plan.pk)
    found = doors.plan_for(school.admin, plan.pk, day=school.day)
    assert doors.line_of(found, unknown).practised == Where.LESSONS, "the workplace did not offer it"
    assert doors.line_of(found, own.code).guide == BOTH.guide, "what somebody wrote stays"
    assert doors.line_of(found, own.code).care() is None, "taken back as it was written"
    lines.write(**act, plan_id=plan.pk, lines={own.code: replace(BOTH, guide="", safety=Safety.MINOR)})
    seen = doors.verdict_of(doors.plan_for(school.admin, plan.pk, day=school.day), day=school.day)
    assert [one.subject for one in seen.unmet if one.code == "plan.minor_guided"] == [own.code]
    workplaces.change(**act, plan_id=plan.pk, number=first.number, form=replace(HERE, ends=date(2027, 3, 31)))
    codes = [one.code for one in plan.lines.order_by("number")]
    lines.write(**act, plan_id=plan.pk, lines={codes[0]: LineForm()})
    lines.spread(**act, plan_id=plan.pk)
    found = doors.plan_for(school.admin, plan.pk, day=school.day)
    assert doors.line_of(found, codes[0]).form() == LineForm(
        Where.LESSONS, Where.WORK, frozenset({1}), PERIOD.begins, date(2027, 3, 31)
    ), "as long as the learner is there"

    with refused("plan.template_name"):
        templates.save(**act, plan_id=plan.pk, name=" ")
    kept = templates.save(**act, plan_id=plan.pk, name=" Eerste  jaar ")
    assert templates.save(**act, plan_id=plan.pk, name="Eerste jaar") == kept, "one by that name"
    sources = {"template_id": kept.pk}, {"plan_id": plan.pk}
    for source in sources:
        other = TrackFactory(provider=school.provider, training=plan.track.training, placed=True)
        made = plans.start(**act, track_id=other.pk, form=PERIOD, source=Source(**source))
        rows = {one.code: one for one in made.lines.all()}
        assert (rows[unknown].practised, rows[own.code].text) == (Where.LESSONS, "Klanten ontvangen")
        assert (rows[own.code].care(), rows[unknown].safety) == (Safety.MINOR, "")
        assert not any(one.guide or one.workplaces or one.begins or one.is_exempt for one in rows.values())
    elsewhere = TrackFactory(provider=school.provider, placed=True)
    assert not opens(plans.start, **act, track_id=elsewhere.pk, form=PERIOD, source=Source(template_id=kept.pk))
    stranger = somebody(Role.PROVIDER_ADMIN, uuid4())
    assert not opens(templates.remove, actor=stranger, template_id=kept.pk, now=now)
    templates.remove(**act, template_id=kept.pk)
    assert last(kept).code == PlanHappened.TEMPLATE_REMOVED


RECOGNISED = RecognisedFacts(True, date(2026, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("form", "facts", "more", "codes"),
    [
        ({}, {}, {}, set()),
        ({}, {"is_for_training": False}, {}, {"plan.recognised_for"}),
        ({"ends": date(2026, 11, 30)}, {}, {}, {"plan.workplace_order"}),
        ({"begins": date(2026, 11, 30)}, {}, {}, {"plan.workplace_begins"}),
        ({"ends": date(2027, 7, 1)}, {}, {}, {"plan.workplace_ends"}),
        ({}, {"from_day": date(2026, 12, 2)}, {}, {"plan.recognised_from"}),
        ({}, {"last_day": date(2027, 6, 29)}, {}, {"plan.recognised_until"}),
        ({"days": 0}, {}, {}, {"plan.days_can_be"}),
        ({"days": 5, "supervised_days": 6}, {}, {}, {"plan.supervised_can_be"}),
        ({}, {}, {"others": 12}, {"plan.few_workplaces"}),
        ({}, {}, {"is_twice": True}, {"plan.workplace_twice"}),
    ],
)
def test_a_workplace_stands_in_a_plan_as_it_can(form, facts, more, codes):
    kept = {"begins": PERIOD.begins, "ends": PERIOD.ends, "others": 0, "is_twice": False} | more
    found = keeping.may_take_workplace(replace(HERE, **form), replace(RECOGNISED, **facts), **kept)
    assert found.codes() == codes
    assert found.is_ok == (codes <= {"plan.recognised_from", "plan.recognised_until"})


def test_what_is_too_much_or_too_little_is_said():
    long = replace(PERIOD, ends=date(2034, 1, 1), support_plan="x" * 121)
    assert keeping.may_change(long).codes() == {"plan.not_so_long", "plan.support_fits"}
    assert keeping.may_change(replace(PERIOD, ends=PERIOD.begins - timedelta(days=1))).codes() == {"plan.days_in_order"}
    assert keeping.may_start(PERIOD, has_open_one=True, is_running=False).codes() == {
        "plan.one_open",
        "plan.track_running",
    }
    assert keeping.may_share(workplaces=0, lines=0).codes() == {"plan.has_lines", "plan.has_workplaces"}
    much = LineForm(guide="x" * 121, is_exempt=True, exempt_words="x" * 1001)
    assert keeping.may_write_lines({"A": much}, codes=["A"], own=["A"], workplaces=[]).codes() == {
        "plan.line_name_fits",
        "plan.line_words_fit",
    }
    cared = {"A": LineForm(safety=Safety.MINOR)}
    assert keeping.may_write_lines(cared, codes=["A"], own=[], workplaces=[]).codes() == {"plan.safety_is_own"}
    assert keeping.may_write_lines(cared, codes=["A"], own=["A"], workplaces=[]).is_ok
    assert keeping.may_add_line("", lines=200).codes() == {"plan.line_text", "plan.few_lines"}
    assert keeping.may_add_line("x" * 161, lines=0).codes() == {"plan.line_text_fits"}
    assert keeping.may_say("", state=PlanState.SHARED).codes() == {"plan.comment_words"}
    assert keeping.may_say("x" * 1001, state=PlanState.SHARED).codes() == {"plan.comment_fits"}


def test_a_step_from_another_state_is_refused():
    for state in PlanState:
        for move in {step.move for step in PLAN.steps} - set(PLAN.moves_from(state)):
            with refused(f"training_plan.{move}.state"):
                PLAN.after(state, move)


def test_who_guides_writes_and_who_is_on_it_reads_once_it_is_shared():
    school, company, learner, parent = (uuid4() for _ in range(4))
    facts = PlanFacts(TrackFacts(school, None, learner, {parent}), is_shared=True, companies={company})
    people = {role: somebody(role, school) for role in ROLES} | {
        Role.LEARNER: somebody(Role.LEARNER, user_id=learner),
        Role.GUARDIAN: somebody(Role.GUARDIAN, user_id=parent),
        Role.COMPANY_ADMIN: somebody(Role.COMPANY_ADMIN, company),
        Role.COMPANY_HR: somebody(Role.COMPANY_HR, company),
        Role.MENTOR: somebody(Role.MENTOR, company),
    }
    writes = {Role.SYSTEM, Role.PROVIDER_ADMIN, Role.COACH}
    reads = writes | {Role.LEARNER, Role.GUARDIAN, Role.COMPANY_ADMIN, Role.COMPANY_HR}
    assert {role for role, who in people.items() if policies.may_write(who, facts).is_ok} == writes
    assert {role for role, who in people.items() if policies.may_see(who, facts)} == reads
    assert {role for role, who in people.items() if policies.may_comment(who, facts).is_ok} == reads
    assert reads - {role for role, who in people.items() if policies.may_see_support(who, facts)} == {
        Role.COMPANY_ADMIN,
        Role.COMPANY_HR,
    }
    draft = replace(facts, is_shared=False)
    assert {role for role, who in people.items() if policies.may_see(who, draft)} == writes
    assert {role for role, who in people.items() if policies.has_plans(who)} == reads - {Role.SYSTEM}
