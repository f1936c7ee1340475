"""Who gets in: a program with a key of one person, or who is signed in on the site; and nobody else."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tandem.faces.api.models import IdempotencyKey
from tandem.registers.access import actions as access
from tandem.registers.access.models import ApiToken
from tests.tandem.faces.api.house import API, Caller, caller


def _signed_in(capacity, **options) -> Client:
    client = Client(**options)
    client.force_login(capacity.user)
    session = client.session
    session["capacity"] = str(capacity.pk)
    session.save()
    return client


def _kind(answer) -> str:
    return answer.json()["type"].rpartition(":")[2]


def test_a_key_acts_in_its_own_capacity(cast):
    me = cast.boss.get("/me").json()
    assert me["role"] == "company_admin"
    assert me["organisationId"] == str(cast.company)
    assert me["capacityId"] == str(cast.boss.capacity.pk)


@pytest.mark.parametrize(
    "header", ["Bearer nonsense", "Bearer ", "Bearer tandem_x y", "Basic YTpi", "tandem_x", "Bearer é"]
)
def test_a_key_that_nobody_made_opens_nothing(header, cast):
    answer = Caller()("GET", "/me", Authorization=header)
    assert answer.status_code == 401
    assert _kind(answer) in {"invalidAccessToken", "noAccessToken"}
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_key_that_expired_says_so(cast, fixed_clock):
    fixed_clock.move(days=91)
    assert _kind(cast.boss.get("/me")) == "expiredAccessToken"


def test_a_revoked_key_is_dead_at_once(cast, now):
    assert cast.boss.get("/me").status_code == 200
    token = cast.boss.capacity.tokens.get()
    assert cast.boss.post(f"/me/tokens/{token.pk}/revoke").status_code == 200
    assert _kind(cast.boss.get("/me")) == "invalidAccessToken"


def test_a_key_dies_with_its_capacity_and_with_its_account(cast, now):
    capacity = cast.hr.capacity
    access.end_capacity(actor=cast.world.boss, capacity_id=capacity.pk, now=now)
    assert _kind(cast.hr.get("/me")) == "invalidAccessToken"
    user = cast.neighbour.capacity.user
    user.is_active, user.closed_at = False, now
    user.save()
    assert _kind(cast.neighbour.get("/me")) == "invalidAccessToken"


def test_a_wrong_key_beside_a_session_is_refused_all_the_same(cast):
    client = _signed_in(cast.boss.capacity)
    assert client.get(f"{API}/me").status_code == 200
    assert client.get(f"{API}/me", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_a_key_notes_the_last_day_it_was_used(cast, fixed_clock):
    token = cast.boss.capacity.tokens
    assert token.get().last_used_on is None
    cast.boss.get("/me")
    assert token.get().last_used_on == date(2026, 11, 21)
    fixed_clock.move(days=2)
    cast.boss.get("/me")
    assert token.get().last_used_on == date(2026, 11, 23)


def test_a_session_changes_nothing_without_its_csrf_token(cast):
    client = _signed_in(cast.boss.capacity, enforce_csrf_checks=True)
    path = f"{API}/companies/{cast.company}/dossiers"
    assert client.get(f"{API}/me").status_code == 200
    refused = client.post(path)
    assert refused.status_code == 403
    assert refused.json()["issues"][0]["name"] == "X-CSRFToken"
    client.get("/")
    client.cookies["csrftoken"] = "a" * 32
    assert client.post(path, headers={"X-CSRFToken": "a" * 32}).status_code == 201


def test_a_key_needs_no_csrf_token(cast):
    program = Caller(cast.boss.capacity, cast.boss.secret, Client(enforce_csrf_checks=True))
    assert program.post(f"/companies/{cast.company}/dossiers").status_code == 201


def test_somebody_on_the_site_makes_a_key_that_works_and_is_shown_once(cast):
    client = _signed_in(cast.boss.capacity)
    made = client.post(f"{API}/me/tokens", {"name": "Loonprogramma", "days": 30}, "application/json").json()

    assert Caller(secret=made["secret"]).get("/me").json()["capacityId"] == str(cast.boss.capacity.pk)
    listed = client.get(f"{API}/me/tokens").json()["items"]
    assert "Loonprogramma" in {one["name"] for one in listed}
    assert all("secret" not in one for one in listed)
    assert not ApiToken.objects.filter(secret_hash=made["secret"]).exists()


def test_a_key_makes_no_keys(cast):
    assert cast.boss.post("/me/tokens", {"name": "Nog een"}).status_code == 404
    assert cast.boss.capacity.tokens.count() == 1


def test_nobody_revokes_the_key_of_another(cast):
    token = cast.boss.capacity.tokens.get()
    assert cast.hr.post(f"/me/tokens/{token.pk}/revoke").status_code == 404
    assert cast.boss.get("/me").status_code == 200


def test_somebody_without_a_capacity_is_known_and_may_nothing(cast):
    client = Client()
    client.force_login(cast.boss.capacity.user)
    me = client.get(f"{API}/me").json()
    assert (me["role"], me["capacityId"]) == ("public", None)
    assert client.get(f"{API}/dossiers/{cast.draft[0].pk}").status_code == 404
    assert client.post(f"{API}/me/tokens", {"name": "Sleutel"}, "application/json").status_code == 403


def test_two_capacities_of_one_person_stay_apart(cast, now):
    other = caller(
        type(cast.boss.capacity).objects.create(
            user=cast.boss.capacity.user,
            role="company_admin",
            company=cast.neighbour.capacity.company,
            valid_from=now.date() - timedelta(days=9),
            given_at=now,
        )
    )
    assert other.get(f"/companies/{cast.company}").status_code == 404
    key = "same-key-of-one-person"
    assert cast.boss.post(f"/companies/{cast.company}/dossiers", Idempotency_Key=key).status_code == 201
    assert other.post(f"/companies/{cast.company}/dossiers", Idempotency_Key=key).status_code == 422
    assert IdempotencyKey.objects.count() == 1
