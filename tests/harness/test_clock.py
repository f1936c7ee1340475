"""The clock of the platform stands still in tests."""

from datetime import date, timedelta

import pytest

from tandem.base import clock


def test_every_test_happens_on_the_same_day(now, day):
    assert clock.now() == now
    assert clock.today() == day == date(2026, 11, 21)


def test_a_test_can_move_the_clock(fixed_clock, now):
    fixed_clock.move(days=3, hours=14)

    assert clock.now() == now + timedelta(days=3, hours=14)
    assert clock.today() == date(2026, 11, 25)


@pytest.mark.real_clock
def test_a_test_can_ask_for_the_real_clock(now):
    assert clock.now() != clock.now()
    assert clock.now() != now
