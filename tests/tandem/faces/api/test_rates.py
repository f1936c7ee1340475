"""One client that asks too much waits; the others do not."""

import pytest

from tandem.faces.api import rates
from tests.tandem.faces.api.house import NOBODY, Caller


@pytest.fixture(autouse=True)
def _few(settings, monkeypatch):
    settings.API_REQUESTS_PER_MINUTE = 3
    monkeypatch.setattr(rates, "_counts", rates.Counts())


def test_who_asks_too_often_waits_until_the_next_minute(cast, fixed_clock):
    fixed_clock.set(fixed_clock.moment.replace(second=40))
    answers = [cast.boss.get("/me").status_code for _ in range(4)]
    late = cast.boss.get("/me")

    assert answers == [200, 200, 200, 429]
    assert late.json()["type"] == "urn:problem-type:belgif:tooManyRequests"
    assert late["Retry-After"] == "20"
    fixed_clock.move(seconds=20)
    assert cast.boss.get("/me").status_code == 200


def test_another_person_at_the_same_address_is_not_held_up(cast):
    assert [cast.boss.get("/me").status_code for _ in range(4)][-1] == 429
    assert cast.hr.get("/me").status_code == 200


@pytest.mark.django_db
def test_visitors_are_counted_by_their_address():
    assert [NOBODY.get("/sectors").status_code for _ in range(4)] == [200, 200, 200, 429]
    elsewhere = NOBODY.client.get("/api/v1/sectors", REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200


@pytest.mark.django_db
def test_who_guesses_at_keys_is_slowed_down_too():
    thief = Caller(secret="tandem_guess")
    assert [thief.get("/me").status_code for _ in range(4)] == [401, 401, 401, 429]


@pytest.mark.django_db
def test_without_a_limit_nobody_is_counted(settings):
    settings.API_REQUESTS_PER_MINUTE = 0
    assert {NOBODY.get("/sectors").status_code for _ in range(6)} == {200}
