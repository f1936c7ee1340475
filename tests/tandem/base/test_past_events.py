"""Events of long ago are added many at once, and stand in the same chains as those of today."""

from datetime import timedelta
from enum import StrEnum

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from tandem.base import events, jobs
from tandem.base.actor import SYSTEM
from tandem.base.events import Entry
from tandem.base.models import Event, EventDetail
from tests.conftest import NOW
from tests.factories.organisations import CompanyFactory

pytestmark = pytest.mark.django_db


class Happened(StrEnum):
    """What happens in these tests."""

    BEGAN = "test.began"
    WENT_ON = "test.went_on"


def entry(subject: object, code: Happened = Happened.BEGAN, *, ago: int = 100, words: str = "") -> Entry:
    detail = {"words": words} if words else None
    return Entry(code, SYSTEM, subject, NOW - timedelta(days=ago), {"ago": ago}, detail)


def test_many_histories_are_added_at_once_and_hold():
    first, second = CompanyFactory(), CompanyFactory()

    added = events.record_past([entry(first), entry(second), entry(first, Happened.WENT_ON, ago=90, words="Toen.")])

    assert added == 3
    assert [event.seq for event in events.history(first)] == [1, 2]
    assert events.history(first)[1].detail.body == {"words": "Toen."}
    assert list(events.verify()) == []


def test_a_history_goes_on_where_it_stood_and_today_follows_it():
    company = CompanyFactory()
    with transaction.atomic():
        events.record(Happened.BEGAN, actor=SYSTEM, subject=company, at=NOW)
        events.record_past([entry(company, Happened.WENT_ON), entry(company, Happened.WENT_ON)])
        events.record(Happened.WENT_ON, actor=SYSTEM, subject=company, at=NOW)

    assert [event.seq for event in events.history(company)] == [1, 2, 3, 4]
    assert list(events.verify()) == []


def test_one_at_a_time_and_many_at_once_give_the_same_fingerprint():
    company, at = CompanyFactory(), NOW - timedelta(days=5)
    with transaction.atomic():
        alone = events.record(Happened.BEGAN, actor=SYSTEM, subject=company, at=at, data={"n": 1})
        transaction.set_rollback(True)
    events.record_past([Entry(Happened.BEGAN, SYSTEM, company, at, {"n": 1})])

    assert events.history(company)[0].hash == alone.hash


def test_nobody_is_told_of_long_ago():
    before = jobs.backlog()
    events.record_past([entry(CompanyFactory())])

    assert jobs.backlog() == before


def test_a_row_that_was_changed_in_the_past_is_found():
    company = CompanyFactory()
    events.record_past([entry(company), entry(company, Happened.WENT_ON, words="Toen.")])
    rows = Event.objects.filter(stream=events.stream_of(company), seq=1)
    super(type(rows), rows).update(code="test.other")
    EventDetail.objects.filter(event__stream=events.stream_of(company)).update(body={"words": "Nooit."})

    assert [(fault.seq, fault.reason) for fault in events.verify()] == [(1, "the row was changed")]


@pytest.mark.django_db(transaction=True)
def test_the_past_is_written_in_a_transaction_too():
    with pytest.raises(TransactionManagementError):
        events.record_past([entry(CompanyFactory())])
