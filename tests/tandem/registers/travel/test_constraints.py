from datetime import date

import pytest

from tandem.registers.travel.terms import TimetableState
from tests.factories.numbers import NOW
from tests.factories.travel import TimetableFactory
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "timetable_state_known": once(TimetableFactory, state="lost"),
    "timetable_read_before_used": once(TimetableFactory, digest=""),
    "timetable_decided_when_used": once(TimetableFactory, decided_at=NOW),
    "timetable_dates_in_order": once(TimetableFactory, valid_until=date(2026, 9, 1)),
    "timetable_file_once": twice(TimetableFactory, "operator", "file_digest"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    assert breaks(constraints_of("travel")[name], BROKEN[name])


def test_every_constraint_of_the_room_is_broken_once():
    assert BROKEN.keys() == constraints_of("travel").keys()


def test_a_file_that_was_withdrawn_may_come_again():
    first = TimetableFactory(state=TimetableState.WITHDRAWN, decided_at=NOW)
    TimetableFactory(operator=first.operator, file_digest=first.file_digest)
