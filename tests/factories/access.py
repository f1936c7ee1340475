"""Factories of capacities: who may act for whom."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from tandem.registers.access.models import ApiToken, Capacity, Invitation, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.numbers import EARLIER, NOW, SINCE, somebody

_COMPANY = "tests.factories.organisations.CompanyFactory"
_PROVIDER = "tests.factories.organisations.ProviderFactory"
_BODY = "tests.factories.mandates.BodyFactory"


def _other_than_a_company(role: Role, organisation: str, factory_name: str, **defaults: object) -> factory.Trait:
    return factory.Trait(role=role, company=None, **{organisation: factory.SubFactory(factory_name, **defaults)})


class CapacityFactory(DjangoModelFactory):
    """Somebody who manages a company; the traits are other capacities."""

    class Meta:
        model = Capacity

    class Params:
        coach = _other_than_a_company(Role.COACH, "provider", _PROVIDER)
        partnership = _other_than_a_company(Role.PARTNERSHIP_STAFF, "body", _BODY)
        agency = _other_than_a_company(Role.AGENCY_STAFF, "body", _BODY, agency=True)
        free = factory.Trait(role=Role.TRADE_UNION, company=None)
        ended = factory.Trait(valid_until=date(2026, 9, 1), ended_at=NOW, ended_by=factory.LazyFunction(somebody))

    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    role = Role.COMPANY_ADMIN
    company = factory.SubFactory(_COMPANY)
    valid_from = SINCE
    given_at = EARLIER


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    class Params:
        accepted = factory.Trait(accepted_at=NOW, accepted_by=factory.LazyFunction(somebody))
        withdrawn = factory.Trait(withdrawn_at=NOW, withdrawn_by=factory.LazyFunction(somebody))

    email = factory.Sequence(lambda n: f"genodigd{n}@voorbeeld.example")
    role = Role.COMPANY_HR
    company = factory.SubFactory(_COMPANY)
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")
    invited_at = NOW
    invited_by = factory.LazyFunction(somebody)
    expires_at = NOW + timedelta(days=14)


class ReadNoteFactory(DjangoModelFactory):
    class Meta:
        model = ReadNote

    user_id = factory.LazyFunction(somebody)
    role = Role.PARTNERSHIP_STAFF
    subject_kind = "recognition.dossier"
    subject_id = factory.LazyFunction(lambda: str(somebody()))
    page = "recognition:request"
    at = NOW


class ApiTokenFactory(DjangoModelFactory):
    """A key for the API of somebody who manages a company."""

    class Meta:
        model = ApiToken

    class Params:
        expired = factory.Trait(expires_at=NOW)
        revoked = factory.Trait(revoked_at=NOW, revoked_by=factory.LazyFunction(somebody))

    capacity = factory.SubFactory(CapacityFactory)
    name = "Personeelsprogramma"
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")
    issued_at = EARLIER
    issued_by = factory.SelfAttribute("capacity.user_id")
    expires_at = NOW + timedelta(days=90)
