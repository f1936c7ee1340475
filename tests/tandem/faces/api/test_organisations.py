"""Companies, the enterprise register and providers through the API."""

import pytest

from tests.factories.organisations import LocationFactory, NetworkMembershipFactory, ProgrammeFactory, ProviderFactory
from tests.factories.register import (
    RegisterActivityFactory,
    RegisterAddressFactory,
    RegisterDenominationFactory,
    RegisterEnterpriseFactory,
    RegisterEstablishmentFactory,
    RegisterExtractFactory,
    RegisterRejectionFactory,
)
from tests.tandem.faces.api.house import NOBODY

NUMBER = 712345630
PLACE = 2912345618


@pytest.fixture
def register(cast):
    """An extract in use with one shoemaker."""
    extract = RegisterExtractFactory(current=True)
    RegisterEnterpriseFactory(number=NUMBER)
    RegisterEstablishmentFactory(number=PLACE, enterprise=NUMBER)
    RegisterDenominationFactory(entity=NUMBER, name="Schoenmakerij Voorbeeld", search_name="schoenmakerij voorbeeld")
    RegisterAddressFactory(entity=NUMBER)
    RegisterAddressFactory(entity=PLACE, kind="BAET", street="Markt")
    RegisterActivityFactory(entity=NUMBER)
    return extract


def test_who_signed_in_finds_an_enterprise_by_number_and_by_name(cast, register):
    for text in ("schoenm", "0712.345.630", "0712345630"):
        found = cast.neighbour.get(f"/register/enterprises?q={text}").json()
        assert [one["name"] for one in found["items"]] == ["Schoenmakerij Voorbeeld"], text
    assert NOBODY.get("/register/enterprises?q=schoenm").status_code == 401


def test_an_enterprise_is_shown_as_the_register_holds_it(cast, register):
    told = cast.boss.get("/register/enterprises/0712345630").json()
    assert told["name"] == "Schoenmakerij Voorbeeld"
    assert told["seat"]["municipality"] == "Gent"
    assert [one["address"]["street"] for one in told["establishments"]] == ["Markt"]
    assert [one["code"] for one in told["activities"]] == ["10712"]
    assert told["snapshotOn"] == "2026-10-04"
    assert cast.boss.get("/register/enterprises/0712345631").status_code == 404
    assert NOBODY.get("/register/enterprises/0712345630").status_code == 401


def test_without_an_extract_in_use_there_is_no_register(cast):
    assert cast.boss.get("/register/enterprises?q=schoenmaker").status_code == 404


def test_who_keeps_the_register_sees_extracts_and_rejected_rows(cast, register):
    RegisterRejectionFactory.create_batch(3, extract=register)
    (shown,) = cast.admin.get("/imports/extracts").json()["items"]
    assert shown["id"] == str(register.pk)
    rows = cast.admin.get(f"/imports/extracts/{register.pk}/rejections?pageSize=2").json()
    assert (rows["total"], len(rows["items"])) == (3, 2)
    assert rows["items"][0]["problem"] == "zipcode"


def test_a_company_is_found_by_its_number_by_who_may_know_it(cast):
    number = cast.world.company.number
    assert cast.manager.get(f"/companies?number={number}").json()["total"] == 1
    assert cast.boss.get(f"/companies?number={number}").json()["total"] == 1
    assert cast.neighbour.get(f"/companies?number={number}").json()["total"] == 0
    assert cast.neighbour.get("/companies").json()["total"] == 1


@pytest.mark.django_db
def test_a_provider_is_shown_with_its_places_and_networks():
    provider = ProviderFactory(name="Voorbeeldschool")
    location = LocationFactory(provider=provider)
    membership = NetworkMembershipFactory(provider=provider)
    programme = ProgrammeFactory(location=location)

    told = NOBODY.get(f"/providers/{provider.number}").json()
    assert told["name"] == "Voorbeeldschool"
    assert [one["number"] for one in told["locations"]] == [location.number]
    assert told["networks"] == [membership.network.name]
    offered = NOBODY.get(f"/programmes?training={programme.training.code}").json()
    assert [one["provider"] for one in offered["items"]] == [provider.number]
    assert NOBODY.get("/providers/999999").status_code == 404
    assert NOBODY.get("/providers?day=2019-01-01").json()["total"] == 0
