"""Public pages are made once for everybody, and never out of date."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.test.utils import override_settings

from tandem.faces.web import shared_pages
from tandem.journey.recognition.actions import desk, dossiers
from tests.factories.accounts import UserFactory
from tests.harness import bakery

pytestmark = pytest.mark.django_db
SCANS = {"/klaar-voor-duaal/": 12, "/school-klaar-voor-duaal/": 15, "/duaal-iets-voor-mij/": 10}
"""Where each scan stands, and how many questions it asks."""
LOCAL = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@pytest.fixture(autouse=True)
def _with_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(shared_pages, "SETTLE_SECONDS", 0.0)
    with override_settings(CACHES=LOCAL):
        cache.clear()
        yield
        cache.clear()


def test_the_second_visitor_costs_one_query(query_budget: object) -> None:
    first = Client().get("/werkplekken/")
    with query_budget(1):  # type: ignore[operator]
        second = Client().get("/werkplekken/")
    assert second.content == first.content
    assert second["BelGov-Trace-Id"] != first["BelGov-Trace-Id"]


def test_a_new_recognition_is_on_the_public_page_at_once(now: datetime) -> None:
    world = bakery.build(now)
    request = world.in_treatment()
    before = Client().get("/werkplekken/")
    assert "Bakkerij Voorbeeld Gent" not in before.content.decode()
    desk.grant(actor=world.manager(request), request_id=request.pk, now=now)
    after = Client().get("/werkplekken/")
    assert "Bakkerij Voorbeeld Gent" in after.content.decode()


def test_a_form_that_saves_itself_changes_no_public_page(now: datetime, query_budget: object) -> None:
    world = bakery.build(now)
    dossier, _ = world.draft()
    first = Client().get("/werkplekken/")
    actor = world.boss
    dossiers.set_contact(actor=actor, dossier_id=dossier.pk, name="Iris", email="", phone="1", remarks="", now=now)
    with query_budget(1):  # type: ignore[operator]
        assert Client().get("/werkplekken/").content == first.content


def test_a_page_is_not_kept_while_an_earlier_event_can_still_come_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shared_pages, "SETTLE_SECONDS", 60.0)
    monkeypatch.setattr(shared_pages, "_seen", {})
    Client().get("/begrippen/")
    key_count = len(cache._cache)  # type: ignore[attr-defined]
    Client().get("/begrippen/")
    assert key_count == 0
    assert len(cache._cache) == 0  # type: ignore[attr-defined]


def test_who_signed_in_gets_a_page_of_their_own() -> None:
    Client().get("/werkplekken/")
    signed_in = Client()
    signed_in.force_login(UserFactory(name="Noor Eigen"))
    assert "Noor Eigen" in signed_in.get("/werkplekken/").content.decode()
    assert "Noor Eigen" not in Client().get("/werkplekken/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *(f"{start}vraag/?v=1&a=aa" for start in SCANS),
        *(f"{start}resultaat/?v=1&a={'a' * count}" for start, count in SCANS.items()),
        "/maximaal-duaal/?w=BAK1-3",
        "/maximaal-duaal/opleidingen/?w=BAK1-3&waar=9000",
    ],
)
def test_answers_in_an_address_are_not_kept(address: str) -> None:
    """The page says that nothing is kept; the one without answers is the same for everybody, and may be."""
    assert Client().get(address).status_code == 200
    assert len(cache._cache) == 0  # type: ignore[attr-defined]
    start = next(one for one in (*SCANS, "/maximaal-duaal/") if address.startswith(one))
    assert Client().get(start).status_code == 200
    assert len(cache._cache) == 1  # type: ignore[attr-defined]


def test_each_language_and_theme_has_its_own_page() -> None:
    pages = set()
    for cookies in ({}, {"language": "en"}, {"theme": "dark"}):
        visitor = Client()
        visitor.cookies.load(cookies)
        pages.add(visitor.get("/").content)
    assert len(pages) == 3


def test_a_fragment_is_not_given_for_a_page() -> None:
    whole = Client().get("/werkplekken/")
    part = Client().get("/werkplekken/", headers={"HX-Request": "true"})
    assert b"<html" in whole.content
    assert b"<html" not in part.content
