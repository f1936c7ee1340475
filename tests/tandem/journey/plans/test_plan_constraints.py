"""Every training plan that cannot be, refused by the database itself."""

from datetime import date

import pytest

from tests.factories.numbers import NOW
from tests.factories.plans import (
    PlanCommentFactory,
    PlanLineFactory,
    PlanModuleFactory,
    PlanTemplateFactory,
    PlanVersionFactory,
    PlanWorkplaceFactory,
    TrainingPlanFactory,
)
from tests.factories.recognition import RecognitionFactory
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def two_workplaces(**second):
    def build():
        plan = TrainingPlanFactory()
        first = PlanWorkplaceFactory(plan=plan)
        other = RecognitionFactory(training=plan.track.training)
        told = {"recognition": other, "number": 2, "is_lead": False} | {
            name: getattr(first, name) if value is ... else value for name, value in second.items()
        }
        PlanWorkplaceFactory(plan=plan, **told)

    return build


BROKEN = {
    "training_plan_one_open": twice(TrainingPlanFactory, "track"),
    "training_plan_state_known": once(TrainingPlanFactory, state="lost", shared_at=NOW),
    "training_plan_days_in_order": once(TrainingPlanFactory, ends=date(2026, 11, 30)),
    "training_plan_shared_has_moment": once(TrainingPlanFactory, state="shared"),
    "training_plan_frozen_has_moment": once(TrainingPlanFactory, shared=True, state="frozen"),
    "training_plan_closed_has_moment": once(TrainingPlanFactory, shared=True, closed_at=NOW),
    "training_plan_steps_paired": once(TrainingPlanFactory, shared_by="0" * 32),
    "plan_workplace_number_once": two_workplaces(number=1),
    "plan_workplace_once": two_workplaces(recognition=...),
    "plan_workplace_one_lead": two_workplaces(is_lead=True),
    "plan_workplace_days_in_order": once(PlanWorkplaceFactory, ends=date(2026, 11, 30)),
    "plan_workplace_setting_known": once(PlanWorkplaceFactory, setting="at sea"),
    "plan_line_code_once": twice(PlanLineFactory, "plan"),
    "plan_line_named_once": once(PlanLineFactory, text=""),
    "plan_line_safety_of_own": once(PlanLineFactory, safety="much"),
    "plan_line_where_known": once(PlanLineFactory, practised="at sea"),
    "plan_line_exempt_has_words": once(PlanLineFactory, exempt_words="Kan dit al."),
    "plan_module_number_once": twice(PlanModuleFactory, "plan"),
    "plan_module_giver_known": once(PlanModuleFactory, giver="provider"),
    "plan_module_state_known": once(PlanModuleFactory, state="lost", answered_at=NOW),
    "plan_module_days_in_order": once(PlanModuleFactory, ends=date(2027, 1, 3)),
    "plan_module_answer_has_moment": once(PlanModuleFactory, state="confirmed"),
    "plan_module_answer_paired": once(PlanModuleFactory, answered_by="0" * 32),
    "plan_module_refused_has_reason": once(PlanModuleFactory, refused=True, reason=""),
    "plan_template_name_once": twice(PlanTemplateFactory, "provider", "training"),
    "plan_version_number_once": twice(PlanVersionFactory, "plan"),
    "plan_version_digest_written": once(PlanVersionFactory, digest="z" * 64),
    "plan_comment_voice_known": once(PlanCommentFactory, voice="nobody"),
    "plan_comment_settled_paired": once(PlanCommentFactory, settled_by="0" * 32),
}


def test_the_database_refuses_a_plan_that_cannot_be():
    known = constraints_of("plans")
    assert set(known) == set(BROKEN)
    for name, broken in BROKEN.items():
        assert breaks(known[name], broken), name
