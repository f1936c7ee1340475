"""Every clock that cannot be, refused by the database itself."""

from datetime import date

import pytest

from tests.factories.clocks import CalendarFeedFactory, ClockCallFactory, ClockExtensionFactory, SearchClockFactory
from tests.factories.numbers import NOW
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "search_clock_one_running": twice(SearchClockFactory, "track"),
    "search_clock_state_known": once(SearchClockFactory, state="forgotten"),
    "search_clock_why_known": once(SearchClockFactory, why="a whim"),
    "search_clock_told_known": once(SearchClockFactory, told="a whisper"),
    "search_clock_stopped_has_reason": once(SearchClockFactory, stopped=True, stop_reason="a whim"),
    "search_clock_handled_has_outcome": once(SearchClockFactory, handled=True, outcome="a whim"),
    "clock_extension_one_open": twice(ClockExtensionFactory, "clock"),
    "clock_extension_state_known": once(ClockExtensionFactory, state="forgotten", decided_at=NOW),
    "clock_extension_reason_known": once(ClockExtensionFactory, reason="a whim"),
    "clock_extension_granted_has_days": once(ClockExtensionFactory, granted=True, days=None),
    "clock_extension_decided_paired": once(ClockExtensionFactory, refused=True, decided_at=None),
    "calendar_feed_one_open": twice(CalendarFeedFactory, "capacity"),
    "calendar_feed_revoked_paired": once(CalendarFeedFactory, revoked=True, revoked_at=None),
    "clock_call_once": twice(ClockCallFactory, "clock", "person"),
    "clock_call_milestone_known": once(ClockCallFactory, milestone="a whisper"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_what_cannot_be(name):
    assert breaks(constraints_of("placement")[name], BROKEN[name])


def test_a_learner_has_as_many_clocks_as_it_takes_and_one_that_runs():
    running = SearchClockFactory()

    SearchClockFactory(track=running.track, stopped=True)
    SearchClockFactory(track=running.track, handled=True, started_on=date(2026, 2, 2))
