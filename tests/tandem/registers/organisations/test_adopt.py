"""Establishments that join a company that takes part already."""

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.registers.organisations.actions import company as actions
from tandem.registers.organisations.models import Company
from tandem.registers.organisations.queries import companies
from tests.factories.accounts import UserFactory
from tests.factories.numbers import establishment_number
from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.factories.register import (
    GENERATION,
    RegisterAddressFactory,
    RegisterDenominationFactory,
    RegisterEnterpriseFactory,
    RegisterEstablishmentFactory,
    RegisterExtractFactory,
)

FIRST, SECOND, UNKNOWN = (establishment_number(92_000 + n) for n in range(3))


@pytest.fixture
def company(db) -> Company:
    """A company of which the register holds two establishments; none takes part."""
    found: Company = CompanyFactory()
    RegisterExtractFactory(current=True, generation=GENERATION)
    RegisterEnterpriseFactory(number=int(str(found.number)))
    RegisterDenominationFactory(entity=int(str(found.number)), name=found.name, search_name="x")
    for place in (FIRST, SECOND):
        RegisterEstablishmentFactory(number=int(place), enterprise=int(str(found.number)))
        RegisterAddressFactory(entity=int(place), kind="BAET")
    return found


@pytest.fixture
def boss(company) -> Actor:
    """Who manages the company."""
    return Actor(user_id=UserFactory().pk, role="company_admin", organisation_id=company.pk)


def test_establishments_join_as_the_register_holds_them(company, boss, now):
    places = actions.adopt(actor=boss, company_id=company.pk, numbers=[SECOND, FIRST], now=now)

    assert [place.number for place in places] == sorted([FIRST, SECOND])
    assert (places[0].street, places[0].nis) == ("Voorbeeldstraat", "44021")
    assert events.history(company)[-1].code == "company.establishments_adopted"


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ([], "company.no_establishment_chosen"),
        ([UNKNOWN], "company.establishment_unknown"),
        ([FIRST, UNKNOWN], "company.establishment_unknown"),
    ],
)
def test_what_the_register_does_not_hold_cannot_join(company, boss, now, numbers, code):
    with pytest.raises(NotPossible) as refused:
        actions.adopt(actor=boss, company_id=company.pk, numbers=numbers, now=now)

    assert refused.value.verdict.codes() == {code}
    assert not company.establishments.exists()


def test_an_establishment_joins_once(company, boss, now):
    EstablishmentFactory(number=FIRST)

    with pytest.raises(NotPossible) as refused:
        actions.adopt(actor=boss, company_id=company.pk, numbers=[FIRST], now=now)

    assert refused.value.verdict.codes() == {"company.establishment_joined"}


def test_only_who_keeps_the_company_lets_establishments_join(company, now):
    hr = Actor(user_id=UserFactory().pk, role="company_hr", organisation_id=company.pk)
    stranger = Actor(user_id=UserFactory().pk, role="company_admin", organisation_id=CompanyFactory().pk)

    with pytest.raises(NotPossible):
        actions.adopt(actor=hr, company_id=company.pk, numbers=[FIRST], now=now)
    with pytest.raises(NotFound):
        actions.adopt(actor=stranger, company_id=company.pk, numbers=[FIRST], now=now)


def test_establishments_that_the_register_lost_come_last_on_every_database(company, boss):
    EstablishmentFactory(company=company, municipality="Aalst", gone=True)
    kept = EstablishmentFactory(company=company, municipality="Zele")

    assert companies.establishments_for(boss, company.pk).first() == kept
