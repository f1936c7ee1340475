"""A company that is taken in hand, and establishments of the register that join it, through the API."""

import pytest

from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Company, Establishment
from tests.factories.register import RegisterEnterpriseFactory, RegisterEstablishmentFactory
from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.slow

NEW = "0712345630"


def codes(answer):
    return [issue.get("code") for issue in answer.json()["issues"]]


def places(cast):
    return f"/companies/{cast.company}/establishments"


def test_an_establishment_of_the_register_takes_part_once_the_company_says_so(cast):
    number = str(cast.not_yet.number)
    made = cast.boss.post(places(cast), {"numbers": [number]})
    assert made.status_code == 201, made.content
    assert made["Location"] == f"/api/v1{places(cast)}"
    (place,) = made.json()["items"]
    assert (place["number"], place["companyId"]) == (number, str(cast.company))
    assert number in [one["number"] for one in cast.boss.get(places(cast)).json()["items"]]
    assert cast.boss.get(f"/establishments/{place['id']}").json() == place

    again = cast.boss.post(places(cast), {"numbers": [number]})
    assert (again.status_code, codes(again)) == (409, ["company.establishment_joined"])


def test_one_number_that_the_register_does_not_hold_stops_them_all(cast):
    elsewhere = RegisterEstablishmentFactory(number=2912345618).number
    before = Establishment.objects.count()
    refused = cast.boss.post(places(cast), {"numbers": [str(cast.not_yet.number), str(elsewhere)]})
    assert (refused.status_code, codes(refused)) == (400, ["company.establishment_unknown"])
    assert refused.json()["issues"][0]["found"] == [str(elsewhere)]
    assert Establishment.objects.count() == before


@pytest.mark.parametrize(
    "body",
    [{}, {"numbers": []}, {"numbers": ["2.123.456.789"]}, {"numbers": ["0123456749"]}, {"nummers": ["2912345618"]}],
    ids=["nothing", "none", "with dots", "an enterprise", "another name"],
)
def test_a_message_without_establishment_numbers_is_refused_in_dutch(cast, body):
    refused = cast.boss.post(places(cast), body)
    assert refused.status_code == 400
    assert refused["Content-Language"] == "nl"
    assert all(
        issue["title"] in {"Dit veld is nodig.", "Deze waarde past hier niet.", "Dit veld kennen wij niet."}
        for issue in refused.json()["issues"]
    )


def test_the_same_message_with_the_same_key_lets_a_place_join_once(cast):
    sent = {"numbers": [str(cast.not_yet.number)]}
    first = cast.boss.post(places(cast), sent, Idempotency_Key="vestiging-2026")
    second = cast.boss.post(places(cast), sent, Idempotency_Key="vestiging-2026")
    assert (second.status_code, second["Idempotent-Replayed"]) == (201, "true")
    assert second.json() == first.json()


def test_who_only_looks_on_lets_no_place_join(cast):
    sent = {"numbers": [str(cast.not_yet.number)]}
    before = Establishment.objects.count()
    assert cast.hr.post(places(cast), sent).status_code == 403
    assert cast.neighbour.post(places(cast), sent).status_code == 404
    assert NOBODY.post(places(cast), sent).status_code == 401
    assert Establishment.objects.count() == before


def test_in_a_demo_one_takes_a_company_in_hand(cast, settings):
    settings.DEMO = True
    assert cast.registered
    RegisterEnterpriseFactory(number=int(NEW))
    place = RegisterEstablishmentFactory(number=2912345618, enterprise=int(NEW))
    made = cast.neighbour.post("/companies", {"number": NEW}, Idempotency_Key="claim-2026-11")
    assert made.status_code == 201, made.content
    told = made.json()
    assert told["company"]["number"] == NEW
    assert made["Location"] == f"/api/v1/companies/{told['company']['id']}"
    held = Capacity.objects.get(pk=told["capacityId"])
    assert (held.role, held.user_id) == (Role.COMPANY_ADMIN, cast.neighbour.capacity.user_id)
    assert Establishment.objects.get(number=str(place.number)).company_id == held.company_id
    assert told["capacityId"] in [one["id"] for one in cast.neighbour.get("/me").json()["capacities"]]

    repeated = cast.neighbour.post("/companies", {"number": NEW}, Idempotency_Key="claim-2026-11")
    assert repeated.json() == told
    assert cast.neighbour.post("/companies", {"number": NEW}).status_code == 409


def test_in_a_demo_a_number_that_the_register_does_not_hold_is_not_found(cast, settings):
    settings.DEMO = True
    assert cast.registered
    assert cast.neighbour.post("/companies", {"number": "0999999922"}).status_code == 404
    refused = cast.neighbour.post("/companies", {"number": "0712.345.630"})
    assert refused.status_code == 400
    assert refused.json()["issues"][0]["title"] == "Deze waarde past hier niet."


def test_outside_a_demo_nobody_takes_a_company_in_hand(cast):
    assert cast.registered
    RegisterEnterpriseFactory(number=int(NEW))
    for who in (cast.neighbour, cast.agency, cast.admin):
        assert who.post("/companies", {"number": NEW}).status_code == 404
    assert NOBODY.post("/companies", {"number": NEW}).status_code == 401
    assert not Company.objects.filter(number=NEW).exists()
