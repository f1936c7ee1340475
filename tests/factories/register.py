"""Factories of the mirror of the KBO: an extract and its rows, all in one generation."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.registers.organisations.models import (
    RegisterActivity,
    RegisterAddress,
    RegisterBranch,
    RegisterCode,
    RegisterContact,
    RegisterDeletion,
    RegisterDenomination,
    RegisterEnterprise,
    RegisterEstablishment,
    RegisterExtract,
    RegisterRejection,
)
from tandem.registers.organisations.terms import ExtractKind, ExtractState, RegisterFile, RowProblem
from tests.factories.numbers import EARLIER, NOW, SINCE, enterprise_number, establishment_number

GENERATION = 1


class RegisterExtractFactory(DjangoModelFactory):
    """An extract that is being read; `current` is in use."""

    class Meta:
        model = RegisterExtract

    class Params:
        staged = factory.Trait(state=ExtractState.STAGED, staged_at=NOW)
        current = factory.Trait(state=ExtractState.CURRENT, staged_at=NOW, current_at=NOW, shows=GENERATION)
        abandoned = factory.Trait(state=ExtractState.ABANDONED, abandoned_at=NOW)

    number = factory.Sequence(lambda n: n + 1)
    kind = ExtractKind.FULL
    snapshot_on = date(2026, 10, 4)
    made_at = EARLIER
    version = "R018.00"
    fingerprint = factory.Sequence(lambda n: f"{n:064x}")
    generation = factory.Sequence(lambda n: n % 30000 + 1)
    begun_at = NOW


class RegisterCodeFactory(DjangoModelFactory):
    class Meta:
        model = RegisterCode

    generation = GENERATION
    line = factory.Sequence(lambda n: n + 2)
    category = "JuridicalForm"
    code = factory.Sequence(lambda n: f"{n:03d}")
    language = "NL"
    description = "Besloten vennootschap"


class RegisterEnterpriseFactory(DjangoModelFactory):
    class Meta:
        model = RegisterEnterprise

    generation = GENERATION
    line = factory.Sequence(lambda n: n + 2)
    number = factory.Sequence(lambda n: int(enterprise_number(n)))
    status = "AC"
    situation = "000"
    kind = "2"
    form = "610"
    started_on = SINCE


class RegisterEstablishmentFactory(DjangoModelFactory):
    class Meta:
        model = RegisterEstablishment

    generation = GENERATION
    line = factory.Sequence(lambda n: n + 2)
    number = factory.Sequence(lambda n: int(establishment_number(n)))
    enterprise = factory.Sequence(lambda n: int(enterprise_number(n)))
    started_on = SINCE


class RegisterBranchFactory(DjangoModelFactory):
    class Meta:
        model = RegisterBranch

    generation = GENERATION
    line = factory.Sequence(lambda n: n + 2)
    number = factory.Sequence(lambda n: 9_000_000_000 + n)
    enterprise = factory.Sequence(lambda n: int(enterprise_number(n)))
    started_on = SINCE


class RegisterDenominationFactory(DjangoModelFactory):
    class Meta:
        model = RegisterDenomination

    generation = GENERATION
    line = factory.Sequence(lambda n: n + 2)
    entity = factory.Sequence(lambda n: int(enterprise_number(n)))
    language = "2"
    kind = "001"
    name = factory.Sequence(lambda n: f"Voorbeeldbedrijf {n}")
    search_name = factory.Sequence(lambda n: f"voorbeeldbedrijf {n}")


class RegisterAddressFactory(DjangoModelFactory):
    class Meta:
        model = RegisterAddress

    generation = GENERATION
    line = factory.Sequence(lambda n: n + 2)
    entity = factory.Sequence(lambda n: int(enterprise_number(n)))
    kind = "REGO"
    zipcode = "9000"
    municipality = "Gent"
    street = "Voorbeeldstraat"
    house_number = "1"


class RegisterContactFactory(DjangoModelFactory):
    class Meta:
        model = RegisterContact

    generation = GENERATION
    line = factory.Sequence(lambda n: n + 2)
    entity = factory.Sequence(lambda n: int(enterprise_number(n)))
    kind = "EMAIL"
    value = "info@voorbeeld.example"


class RegisterActivityFactory(DjangoModelFactory):
    class Meta:
        model = RegisterActivity

    generation = GENERATION
    line = factory.Sequence(lambda n: n + 2)
    entity = factory.Sequence(lambda n: int(enterprise_number(n)))
    group = "001"
    version = 2025
    code = "10712"
    classification = "MAIN"


class RegisterDeletionFactory(DjangoModelFactory):
    class Meta:
        model = RegisterDeletion

    generation = GENERATION
    file = RegisterFile.ADDRESS
    entity = factory.Sequence(lambda n: int(enterprise_number(n)))


class RegisterRejectionFactory(DjangoModelFactory):
    class Meta:
        model = RegisterRejection

    extract = factory.SubFactory(RegisterExtractFactory)
    file = "address.csv"
    line = factory.Sequence(lambda n: n + 2)
    column = "Zipcode"
    problem = RowProblem.ZIPCODE
    found = "12"
