"""What the database knows of its own tables."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from tandem.base import planner
from tandem.faces.demo import region
from tandem.faces.worker import handlers
from tests.factories.base import EventFactory
from tests.tandem.faces.exchange.kbo.house import imported, made

pytestmark = pytest.mark.django_db

COUNTED = {
    "sqlite": "SELECT CAST(stat AS INTEGER) FROM sqlite_stat1 WHERE tbl = 'django_session'",
    "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'django_session'",
}


def _counted() -> int:
    with connection.cursor() as cursor:
        cursor.execute(COUNTED[connection.vendor])
        return int(cursor.fetchone()[0])


def test_the_database_counts_its_tables_anew():
    ends = timezone.now()
    for count in (50, 400):
        rows = [Session(session_key=f"{count}-{n}", session_data="", expire_date=ends) for n in range(count)]
        Session.objects.bulk_create(rows)
        planner.look_over()
        assert abs(_counted() - Session.objects.count()) <= Session.objects.count() // 5


def test_counting_changes_nothing_that_is_written():
    event = EventFactory()
    planner.look_over()
    event.refresh_from_db()
    assert event.pk


@pytest.fixture
def counted(monkeypatch):
    times = []
    monkeypatch.setattr(planner, "look_over", lambda: times.append(1))
    return times


def test_the_tables_are_counted_every_night(counted, now):
    handlers.nightly(now=now, part="tables")
    assert len(counted) == 1


def test_the_tables_are_counted_after_the_invented_region(counted, now, monkeypatch):
    monkeypatch.setitem(region.SIZES, "small", lambda **_: iter(()))
    list(region.build(size="small", seed=1, now=now))
    assert len(counted) == 1


@pytest.mark.slow
def test_the_tables_are_counted_after_an_extract_of_the_register(counted, tmp_path):
    imported(made(tmp_path).full)
    assert len(counted) == 1
