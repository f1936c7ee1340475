"""Factories of companies, establishments and providers, as they take part."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.registers.organisations.models import (
    AanloopProgramme,
    Company,
    CompanyJointCommittee,
    Establishment,
    Location,
    Network,
    NetworkMembership,
    Programme,
    Provider,
    ProviderBatch,
    ProviderChange,
    ProviderFreeDay,
    RegisterDoubt,
    StandardTrajectory,
    TrajectoryGroup,
)
from tandem.registers.organisations.terms import (
    FreeDayKind,
    NetworkKind,
    PositionSource,
    ProviderKind,
    ProviderTable,
    RegisterField,
    TrajectoryAgreement,
)
from tandem.registers.reference.terms import AgreementType
from tests.factories.numbers import EARLIER, NOW, SINCE, enterprise_number, establishment_number, somebody

GENT = {"postal_code": "9000", "municipality": "Gent", "nis": "44021", "lat": 51.05, "lon": 3.72}


class CompanyFactory(DjangoModelFactory):
    class Meta:
        model = Company

    class Params:
        gone = factory.Trait(gone_since=date(2026, 9, 1))

    number = factory.Sequence(enterprise_number)
    name = factory.Sequence(lambda n: f"Voorbeeldbedrijf {n}")
    legal_form = "610"
    started_on = SINCE
    contact_email = factory.Sequence(lambda n: f"bedrijf{n}@voorbeeld.example")
    joined_at = EARLIER


class CompanyJointCommitteeFactory(DjangoModelFactory):
    class Meta:
        model = CompanyJointCommittee

    company = factory.SubFactory(CompanyFactory)
    joint_committee = factory.SubFactory("tests.factories.reference.JointCommitteeFactory")
    valid_from = SINCE


class EstablishmentFactory(DjangoModelFactory):
    """A place in Gent; `nowhere` has no position."""

    class Meta:
        model = Establishment

    class Params:
        gone = factory.Trait(gone_since=date(2026, 9, 1))
        nowhere = factory.Trait(lat=None, lon=None, position_source="")

    company = factory.SubFactory(CompanyFactory)
    number = factory.Sequence(establishment_number)
    name = factory.LazyAttribute(lambda row: row.company.name)
    street = "Voorbeeldstraat"
    house_number = "1"
    postal_code = GENT["postal_code"]
    municipality = GENT["municipality"]
    nis = GENT["nis"]
    lat = GENT["lat"]
    lon = GENT["lon"]
    position_source = PositionSource.POSTAL_CODE
    started_on = SINCE


class RegisterDoubtFactory(DjangoModelFactory):
    class Meta:
        model = RegisterDoubt

    class Params:
        settled = factory.Trait(
            settled_at=NOW, settled_by=factory.LazyFunction(somebody), answer="Pas het aan in de KBO."
        )

    company = factory.SubFactory(CompanyFactory)
    field = RegisterField.NAME
    explanation = "Wij heten sinds dit jaar anders."
    raised_at = EARLIER
    raised_by = factory.LazyFunction(somebody)


class NetworkFactory(DjangoModelFactory):
    class Meta:
        model = Network

    code = factory.Sequence(lambda n: f"EXAMPLE-{n}")
    name = factory.Sequence(lambda n: f"Voorbeeldkoepel {n}")
    kind = NetworkKind.UMBRELLA


class ProviderFactory(DjangoModelFactory):
    class Meta:
        model = Provider

    number = factory.Sequence(lambda n: f"9{n:05d}")
    name = factory.Sequence(lambda n: f"Voorbeeldschool {n}")
    kind = ProviderKind.SCHOOL
    email = factory.Sequence(lambda n: f"school{n}@voorbeeld.example")
    valid_from = SINCE


class NetworkMembershipFactory(DjangoModelFactory):
    class Meta:
        model = NetworkMembership

    provider = factory.SubFactory(ProviderFactory)
    network = factory.SubFactory(NetworkFactory)
    valid_from = SINCE


class LocationFactory(DjangoModelFactory):
    class Meta:
        model = Location

    provider = factory.SubFactory(ProviderFactory)
    number = factory.Sequence(lambda n: f"{n + 1}")
    name = factory.LazyAttribute(lambda row: row.provider.name)
    street = "Schoolstraat"
    house_number = "2"
    postal_code = GENT["postal_code"]
    municipality = GENT["municipality"]
    nis = GENT["nis"]
    lat = GENT["lat"]
    lon = GENT["lon"]
    position_source = PositionSource.POSTAL_CODE
    valid_from = SINCE


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    location = factory.SubFactory(LocationFactory)
    training = factory.SubFactory("tests.factories.reference.TrainingFactory")
    agreement_type = AgreementType.OAO
    valid_from = SINCE


class AanloopProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = AanloopProgramme

    class Params:
        towards_training = factory.Trait(training=factory.SubFactory("tests.factories.reference.TrainingFactory"))
        towards_sector = factory.Trait(sector=factory.SubFactory("tests.factories.reference.SectorFactory"))

    location = factory.SubFactory(LocationFactory)
    name = factory.Sequence(lambda n: f"Aanloop {n}")
    valid_from = SINCE


class StandardTrajectoryFactory(DjangoModelFactory):
    class Meta:
        model = StandardTrajectory

    code = factory.Sequence(lambda n: f"ST{n:04d}")
    agreement_type = TrajectoryAgreement.OAO
    valid_from = SINCE


class TrajectoryGroupFactory(DjangoModelFactory):
    class Meta:
        model = TrajectoryGroup

    group_number = factory.Sequence(lambda n: f"{n:06d}")
    trajectory = factory.Sequence(lambda n: f"ST{n:04d}")
    valid_from = SINCE


class ProviderBatchFactory(DjangoModelFactory):
    class Meta:
        model = ProviderBatch

    class Params:
        undone = factory.Trait(undone_at=NOW, undone_by=factory.LazyFunction(somebody))

    source = "aanbieders.csv"
    applied_at = EARLIER
    applied_by = factory.LazyFunction(somebody)


class ProviderChangeFactory(DjangoModelFactory):
    class Meta:
        model = ProviderChange

    batch = factory.SubFactory(ProviderBatchFactory)
    position = factory.Sequence(lambda n: n)
    table = ProviderTable.PROVIDER
    row_id = factory.LazyFunction(somebody)
    after = factory.LazyFunction(lambda: {"name": "Voorbeeldschool"})


class ProviderFreeDayFactory(DjangoModelFactory):
    """A day without lessons at every location of a provider; `here` is one location."""

    class Meta:
        model = ProviderFreeDay

    class Params:
        here = factory.Trait(location=factory.SubFactory(LocationFactory, provider=factory.SelfAttribute("..provider")))

    provider = factory.SubFactory(ProviderFactory)
    day = date(2026, 11, 23)
    kind = FreeDayKind.FREE
    words = "Kermismaandag"
    added_at = EARLIER
    added_by = factory.LazyFunction(somebody)
