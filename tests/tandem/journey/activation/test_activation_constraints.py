"""Every question that cannot be, refused by the database itself."""

from datetime import date

import pytest

from tests.factories.activation import AvailabilityQuestionFactory as Question
from tests.factories.numbers import somebody
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "availability_state_known": once(Question, state="lost"),
    "availability_answer_fits": once(Question, places=True, state="mentor_left"),
    "availability_answer_has_moment": once(Question, places=True, answered_at=None),
    "availability_answered_paired": once(Question, answered_by=somebody()),
    "availability_pause_has_end": once(Question, paused=True, paused_until=None),
    "availability_woken_has_day": once(Question, awake=True, woken_on=None),
    "availability_days_in_order": once(Question, answers_until=date(2026, 1, 1)),
    "availability_asked_once": twice(Question, "recognition"),
}


def test_the_database_refuses_a_question_that_cannot_be():
    known = constraints_of("activation")
    for name, broken in BROKEN.items():
        assert breaks(known[name], broken), name
