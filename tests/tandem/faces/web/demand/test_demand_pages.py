"""Unmet demand as it is read, and searches that are counted without slowing down who searches."""

import threading
import time
from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from tandem.faces.web import failed_searches, shared_pages
from tandem.journey.demand.models import UnmetDemand
from tandem.journey.demand.rules import FailedSearch
from tandem.registers.access.terms import Role
from tandem.registers.mandates import queries as mandates
from tandem.registers.reference.models import Training
from tests.factories.demand import UnmetDemandFactory
from tests.factories.organisations import CompanyFactory
from tests.harness.exports import taken
from tests.harness.reading import read
from tests.harness.visitors import visitor

LOCAL = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_counts_are_read_filtered_and_taken_along_and_small_ones_never(query_budget) -> None:
    training = Training.objects.get(code="ELE-INST")
    UnmetDemandFactory(training=training, count=8)
    UnmetDemandFactory(training=training, count=3, nis="11002")
    UnmetDemandFactory(training=training, count=6, kind="waiting", week=date(2026, 6, 1))
    agency = visitor(Role.AGENCY_STAFF, mandates.agency_on(date(2026, 11, 21)).pk)
    with query_budget(20):
        page = read(agency.get(reverse("demand:list")))
    assert "1 telling is te klein om te tonen" in page.words
    (row,) = [row for row in page.rows if row.startswith(training.name)]
    assert " – 8 6 –" in row
    narrowed = read(agency.get(reverse("demand:list"), {"kwartaal": "2026-2"}))
    assert [row for row in narrowed.rows if row.endswith(" – – 6 –")]
    _, rows = taken(agency.get(reverse("demand:export", args=["csv"]), {"kwartaal": "2026-3"}))
    assert [(row["Kwartaal"], row["Aantal"]) for row in rows] == [("2026-3", "8")]
    told = agency.get("/api/v1/unmetDemand").json()
    assert [(one["quarter"], one["training"], one["count"]) for one in told["items"]] == [
        ("2026-2", "ELE-INST", 6),
        ("2026-3", "ELE-INST", 8),
    ]
    assert agency.get("/api/v1/unmetDemand?quarter=2026-9").status_code == 400
    assert visitor(Role.COMPANY_ADMIN, CompanyFactory().pk).get(reverse("demand:list")).status_code == 404


def test_a_search_without_a_result_is_counted_in_memory_and_written_beside_it(client: Client) -> None:
    training = Training.objects.get(code="ELE-INST")
    asked = {"wat": training.name, "waar": "Gent", "km": "5"}
    person = {"User-Agent": "Mozilla/5.0"}
    failed_searches.write()
    for _ in range(2):
        page = client.get(reverse("workplaces:search"), asked, headers=person)
    assert "zonder te weten wie zoekt" in read(page).words
    client.get(reverse("workplaces:search"), asked, headers={"User-Agent": "Examplebot/2.0"})
    client.get(reverse("workplaces:search"), {"wat": training.name}, headers=person)
    client.get(reverse("workplaces:search"), {"wat": "Jan Janssens", "waar": "Gent"}, headers=person)
    client.head(reverse("workplaces:search"), asked, headers=person)
    assert not UnmetDemand.objects.exists()
    assert failed_searches.write() == 2
    assert failed_searches.write() == 0
    (row,) = UnmetDemand.objects.all()
    assert (row.kind, row.training, row.nis, row.count) == ("searched", training, "44021", 2)


def test_a_page_that_is_kept_counts_each_time_and_what_is_held_is_written_when_it_is_due(
    monkeypatch: pytest.MonkeyPatch, query_budget
) -> None:
    asked = {"wat": Training.objects.get(code="ELE-INST").name, "waar": "Gent", "km": "5"}
    monkeypatch.setattr(shared_pages, "SETTLE_SECONDS", 0.0)
    failed_searches.write()
    with override_settings(CACHES=LOCAL):
        cache.clear()
        Client().get(reverse("workplaces:search"), asked, headers={"User-Agent": "Mozilla/5.0"})
        with query_budget(1):
            Client().get(reverse("workplaces:search"), asked, headers={"User-Agent": "Mozilla/5.0"})
        cache.clear()
    assert failed_searches.write() == 2
    begun = []
    monkeypatch.setattr(threading, "Thread", lambda target, daemon: SimpleNamespace(start=lambda: begun.append(target)))
    failed = FailedSearch(uuid4(), "44021")
    with override_settings(FAILED_SEARCHES_WRITTEN_EVERY=60):
        monkeypatch.setitem(failed_searches._written, "at", time.monotonic())
        failed_searches.hold(failed)
        assert begun == []
        monkeypatch.setitem(failed_searches._written, "at", time.monotonic() - 61)
        failed_searches.hold(failed)
        failed_searches.hold(failed)
    assert len(begun) == 1
    monkeypatch.setattr(failed_searches, "connection", SimpleNamespace(close=lambda: None))
    monkeypatch.setattr(failed_searches, "close_old_connections", lambda: None)
    noted = []
    monkeypatch.setattr(failed_searches.actions, "note_searches", lambda *, failed, now: noted.append(failed))
    begun[0]()
    assert noted == [{failed: 3}]
    assert failed_searches._writing.acquire(blocking=False)
    failed_searches._writing.release()


def test_robots_that_say_so_and_visitors_without_a_name_are_not_counted() -> None:
    assert failed_searches.is_robot("")
    assert failed_searches.is_robot("Mozilla/5.0 (compatible; ExampleBot/1.0)")
    assert not failed_searches.is_robot("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
