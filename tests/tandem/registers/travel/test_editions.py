"""Which timetable counts on a day, and of which day an ordinary question is asked."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from tandem.registers.travel.rules import editions

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Edition:
    operator: str
    valid_from: date | None
    valid_until: date | None
    decided_at: datetime | None = NOW


AUTUMN = Edition("delijn", date(2026, 9, 1), date(2027, 1, 1))
WINTER = Edition("delijn", date(2026, 12, 13), date(2027, 7, 1))
TRAINS = Edition("nmbs", date(2026, 9, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 8, 31), ()),
        (date(2026, 9, 1), (AUTUMN, TRAINS)),
        (date(2026, 12, 1), (AUTUMN,)),
        (date(2026, 12, 13), (WINTER,)),
        (date(2027, 6, 30), (WINTER,)),
        (date(2027, 7, 1), ()),
    ],
)
def test_of_each_operator_the_newest_timetable_that_holds_counts(day, expected):
    assert editions.counting_on((WINTER, TRAINS, AUTUMN), day) == expected


def test_of_two_that_begin_together_the_one_decided_last_counts():
    again = Edition("delijn", AUTUMN.valid_from, AUTUMN.valid_until, NOW.replace(hour=10))
    assert editions.counting_on((again, AUTUMN), date(2026, 10, 1)) == (again,)


def test_a_file_that_was_not_read_yet_counts_on_no_day():
    assert editions.counting_on((Edition("delijn", None, None),), date(2026, 10, 1)) == ()


@pytest.mark.parametrize(
    ("day", "ordinary"),
    [
        (date(2026, 11, 21), date(2026, 11, 23)),  # a Saturday: the Monday after
        (date(2026, 11, 11), date(2026, 11, 12)),  # Armistice Day
        (date(2026, 11, 3), date(2026, 11, 9)),  # autumn holiday
        (date(2026, 8, 1), date(2026, 9, 1)),  # before the timetable begins
        (date(2027, 8, 1), None),
    ],
)
def test_a_question_is_asked_of_the_first_day_on_which_learners_learn_or_work(day, ordinary):
    assert editions.ordinary_day((AUTUMN, WINTER), day) == ordinary


def test_where_only_a_holiday_is_covered_its_first_working_day_is_asked():
    summer = Edition("delijn", date(2027, 7, 3), date(2027, 8, 20))
    assert editions.ordinary_day((summer,), date(2027, 7, 3)) == date(2027, 7, 5)


def test_without_timetables_there_is_no_day_to_ask():
    assert editions.ordinary_day((), date(2026, 11, 21)) is None


@pytest.mark.parametrize(
    ("operator", "size", "is_new", "unmet"),
    [
        ("delijn", 1, True, set()),
        ("", 1, True, {"travel.operator"}),
        ("De Lijn", 1, True, {"travel.operator"}),
        ("d" * 41, 1, True, {"travel.operator"}),
        ("delijn", 0, True, {"travel.file_size"}),
        ("delijn", editions.MOST_BYTES + 1, True, {"travel.file_size"}),
        ("delijn", 1, False, {"travel.file_once"}),
    ],
)
def test_a_file_can_be_handed_in_once_with_a_name_and_a_size(operator, size, is_new, unmet):
    assert editions.may_receive(operator=operator, size=size, is_new=is_new).codes() == unmet
