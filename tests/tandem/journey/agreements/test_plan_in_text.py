"""The training plan is signed with the agreement: what is frozen stands in the text, and stays what was signed."""

from datetime import date

import pytest

from tandem.base import events
from tandem.base.verdict import Finding
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import plans, signing
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.terms import AgreementHappened, AgreementState
from tandem.journey.plans.actions import lines
from tandem.journey.plans.actions import plans as plan_actions
from tandem.journey.plans.models import PlanVersion, TrainingPlan
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.rules import versions
from tandem.journey.plans.rules.keeping import LineForm
from tandem.journey.plans.terms import PlanState, Where
from tests.factories.numbers import NOW
from tests.factories.plans import PlanLineFactory
from tests.factories.recognition import RecognitionFactory
from tests.factories.reference import ActivityFactory
from tests.harness import agreeing
from tests.harness.agreeing import BEGINS, ENDS, text_of
from tests.harness.signed import sign_all
from tests.tandem.registers.house import refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def plan_of(story) -> TrainingPlan:
    return TrainingPlan.objects.get(track=story.track)


def add(story, words: str) -> None:
    act = {"actor": story.coach, "plan_id": plan_of(story).pk, "now": NOW}
    line = lines.add(text=words, **act)
    lines.write(lines={line.code: LineForm(Where.WORK, Where.WORK, frozenset({1}))}, **act)


def present(story, text: signing.Text) -> Agreement:
    return signing.present(actor=story.coach, agreement_id=story.agreement.pk, text=text, now=NOW)


def test_the_plan_in_the_text_is_the_one_that_is_frozen_with_it(filled):
    text = text_of(filled.agreement)
    assert text.plan
    assert not PlanVersion.objects.exists(), "looking at the text freezes nothing"
    agreement = present(filled, text)
    assert (agreement.plan.digest, agreement.model) == (text.plan, text.model)
    assert versions.digest(agreement.plan.content) == text.plan
    assert plan_of(filled).state == PlanState.FROZEN
    (data,) = [one.data for one in events.history(agreement) if one.code == AgreementHappened.PRESENTED]
    assert (data["plan"], data["model"]) == (text.plan, text.model)


def test_a_plan_that_changed_since_the_text_was_made_is_not_presented_with_it(filled):
    text = text_of(filled.agreement)
    add(filled, "Klanten ontvangen")
    with refused("agreement.plan_in_text"):
        present(filled, text)
    assert filled.again().state == AgreementState.DRAFT
    assert plan_of(filled).state == PlanState.SHARED, "nothing was frozen either"
    assert not PlanVersion.objects.exists()
    assert present(filled, text_of(filled.agreement)).plan.content["lines"][-1]["text"] == "Klanten ontvangen"


def test_while_somebody_signs_nobody_opens_or_closes_the_plan(presented):
    plan = plan_of(presented)
    act = {"actor": presented.coach, "plan_id": plan.pk, "now": NOW}
    for step in (plans.reopen, plans.close):
        with refused("plan.not_being_signed"):
            step(**act)
    with refused("plan.writable"):
        add(presented, "Klanten ontvangen")
    signing.take_back(actor=presented.coach, agreement_id=presented.agreement.pk, now=NOW)
    assert plans.reopen(**act).state == PlanState.SHARED


def test_what_was_signed_stays_what_it_was_whatever_the_school_writes_later(presented):
    agreement, plan = sign_all(presented), plan_of(presented)
    signed = papers.plan_in(agreement)
    assert [(one.number, one.is_being_signed) for one in papers.texts_with(plan.pk)] == [(1, False)]
    plans.reopen(actor=presented.coach, plan_id=plan.pk, now=NOW)
    add(presented, "Klanten ontvangen")
    plan_actions.freeze(actor=presented.coach, plan_id=plan.pk, now=NOW)
    again = papers.plan_in(presented.again())
    assert (again.number, again.digest, again.content) == (1, signed.digest, signed.content)
    assert [one.number for one in doors.versions_of(plan)] == [2, 1]


def test_what_an_activity_asks_for_the_safety_of_a_minor_is_frozen_with_it(filled):
    activity = ActivityFactory(safety="minor")
    given = {"introduced": "work", "practised": "work", "workplaces": [1]}
    PlanLineFactory(plan=plan_of(filled), number=2, activity=activity, code=activity.code, text="", **given)
    agreement = present(filled, text_of(filled.agreement))
    assert [one["safety"] for one in agreement.plan.content["lines"]] == ["", "minor"]


def test_what_stops_the_plan_shows_at_the_agreement_while_it_is_made(filled):
    act = {"actor": filled.coach, "plan_id": plan_of(filled).pk, "now": NOW}
    line = lines.add(text="Klanten ontvangen", **act)
    found = {one.code: one for one in told(filled)}
    assert found["agreement.plan_in_order"].found == 2, "introduced nowhere, practised nowhere"
    with refused("agreement.plan_in_order"):
        present(filled, text_of(filled.agreement))
    lines.write(lines={line.code: LineForm(Where.WORK, Where.WORK, frozenset({1}))}, **act)
    assert not told(filled)


def test_a_plan_of_another_workplace_or_another_year_is_said_while_it_is_made(filled):
    plan = plan_of(filled)
    plan.workplaces.update(begins=date(2026, 12, 1))
    assert {one.code for one in told(filled)} == {"agreement.plan_begins_in_term"}
    plan.workplaces.update(ends=date(2027, 1, 3))
    assert {one.code for one in told(filled) if one.blocks} == {"agreement.plan_names_workplace"}
    plan.workplaces.update(begins=BEGINS, ends=ENDS, recognition=RecognitionFactory())
    assert {one.subject for one in told(filled)} == {filled.recognition.number}


def test_a_closed_plan_is_no_plan_for_a_new_agreement_and_stays_the_one_that_was_signed(presented):
    agreement, plan = sign_all(presented), plan_of(presented)
    plans.close(actor=presented.coach, plan_id=plan.pk, now=NOW)
    assert snapshot.facts_of(agreement, day=NOW.date()).has_plan
    new = agreeing.filled(agreeing.begun())
    assert snapshot.facts_of(new.agreement, day=NOW.date()).has_plan
    plans.close(actor=new.coach, plan_id=plan_of(new).pk, now=NOW)
    assert {one.code for one in told(new)} == {"agreement.has_plan"}


def told(story) -> list[Finding]:
    """What is not met between the agreement and the plan."""
    found = snapshot.assess(story.again(), day=NOW.date())[1].unmet
    return [one for one in found if "plan" in one.code]
