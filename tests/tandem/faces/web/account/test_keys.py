"""Keys for programs: made, shown once, used, revoked."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tandem.registers.access.models import ApiToken, Capacity
from tandem.registers.access.terms import Role
from tests.factories.access import ApiTokenFactory
from tests.factories.accounts import UserFactory
from tests.factories.organisations import CompanyFactory
from tests.harness.reading import read
from tests.harness.visitors import capacity, enter

pytestmark = pytest.mark.django_db

KEYS = reverse("account:keys")


@pytest.fixture
def held() -> Capacity:
    return capacity(Role.COMPANY_ADMIN, CompanyFactory(name="Bakkerij Voorbeeld").pk)


def _secret_in(answer) -> str:
    (secret,) = re.findall(r"<code>(\S+)</code>", answer.content.decode())
    return secret


@pytest.fixture
def boss(held) -> Client:
    return enter(Client(), held.user, held)


def test_a_key_is_shown_once_and_opens_the_api(boss, held):
    answer = boss.post(KEYS, {"name": "Loonprogramma", "days": "90"})
    secret = _secret_in(answer)

    assert secret not in boss.get(KEYS).content.decode()
    asked = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"})
    assert (asked.status_code, asked.json()["capacityId"]) == (200, str(held.pk))
    page = read(boss.get(KEYS))
    assert "Loonprogramma" in page.words
    assert "Bakkerij Voorbeeld" in page.words


def test_a_key_that_was_revoked_opens_nothing(boss):
    answer = boss.post(KEYS, {"name": "Loonprogramma", "days": "30"})
    secret = _secret_in(answer)
    token = ApiToken.objects.get()

    assert boss.post(reverse("account:revoke_key", args=[token.pk]))["Location"] == KEYS
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert "ingetrokken" in read(boss.get(KEYS)).words


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"name": "", "days": "90"}, "Schrijf voor welk programma de sleutel is."),
        ({"name": "Loon", "days": "9000"}, "Kies uit de lijst."),
        ({"name": "Loon"}, "Kies hoelang de sleutel werkt."),
    ],
)
def test_a_key_that_cannot_be_made_is_explained(boss, told, sentence):
    answer = boss.post(KEYS, told)

    assert answer.status_code == 422
    assert sentence in read(answer).words
    assert not ApiToken.objects.exists()


def test_too_many_keys_are_refused_in_words(boss, held):
    ApiTokenFactory.create_batch(100, capacity=held)

    answer = boss.post(KEYS, {"name": "Nog een", "days": "90"})
    assert answer.status_code == 422
    assert "sleutel" in read(answer).words
    assert not ApiToken.objects.filter(name="Nog een").exists()


def test_the_key_of_somebody_else_is_not_there(boss):
    other = ApiTokenFactory()

    assert other.name not in read(boss.get(KEYS)).words
    assert boss.post(reverse("account:revoke_key", args=[other.pk])).status_code == 404


def test_who_acts_for_nobody_yet_hears_that_a_key_comes_later():
    nobody = enter(Client(), UserFactory())

    assert "U handelt nog voor geen organisatie" in read(nobody.post(KEYS, {"name": "Loon", "days": "90"})).words
    assert not ApiToken.objects.exists()


def test_a_visitor_is_asked_to_sign_in():
    assert Client().get(KEYS)["Location"] == f"{reverse('account:sign_in')}?next={KEYS}"
    assert Client().post(KEYS)["Location"].startswith(reverse("account:sign_in"))


def test_the_list_takes_few_queries_however_many_keys_there_are(boss, held, query_budget):
    ApiTokenFactory.create_batch(30, capacity=held)
    boss.get(KEYS)
    with query_budget(12):
        assert boss.get(KEYS).status_code == 200
