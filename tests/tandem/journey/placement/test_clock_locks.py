"""Who changes a clock holds its track first: two who cross wait for each other, and neither is thrown out."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction

from tandem.journey.intake.models import Track
from tandem.journey.placement.actions import clock_day, clock_extensions, clocks
from tandem.journey.placement.models import ClockExtension, SearchClock
from tandem.journey.placement.terms.clocks import ClockOutcome, ExtensionReason, Milestone
from tandem.registers.access.terms import Role
from tests.factories.clocks import ClockExtensionFactory, SearchClockFactory
from tests.tandem.registers.house import only_postgres, somebody

pytestmark = [only_postgres, pytest.mark.django_db(transaction=True), pytest.mark.slow]

LONGEST_WAIT = 10


def handled(clock, question, now):
    coach = somebody(Role.COACH, clock.track.provider_id)
    clocks.handle(actor=coach, clock_id=clock.pk, outcome=ClockOutcome.FULL_TIME, now=now)


def asked(clock, question, now):
    question.delete()
    coach = somebody(Role.COACH, clock.track.provider_id)
    clock_extensions.ask(actor=coach, clock_id=clock.pk, reason=ExtensionReason.TALKS_PLANNED, now=now)


def granted(clock, question, now):
    admin = somebody(Role.PROVIDER_ADMIN, clock.track.provider_id)
    clock_extensions.grant(actor=admin, extension_id=question.pk, now=now)


def rung(clock, question, now):
    coach = somebody(Role.COACH, clock.track.provider_id)
    clock_day.note_call(actor=coach, clock_id=clock.pk, person_id=clock.track.person_id, now=now)


@pytest.mark.parametrize("step", [handled, asked, granted, rung])
def test_who_waits_for_a_track_holds_nothing_of_its_clock(step, now):
    clock = SearchClockFactory(track__person__email="", told=Milestone.OVER, started_on=date(2026, 9, 1))
    question = ClockExtensionFactory(clock=clock)

    def run():
        try:
            step(clock, question, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Track.objects.select_for_update().get(pk=clock.track_id)
            doing = pool.submit(run)
            assert somebody_waits()
            assert SearchClock.objects.select_for_update(nowait=True).get(pk=clock.pk)
            assert {one.pk for one in ClockExtension.objects.select_for_update(nowait=True)} <= {question.pk}
        doing.result(timeout=LONGEST_WAIT)


def somebody_waits():
    """Whether a transaction comes to wait for a lock."""
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.02)
    return False
