"""Companies, establishments, what the register says of them, and providers, as the API gives them."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import (
    Asked,
    CommitteeNumber,
    Day,
    EnterpriseNumber,
    EstablishmentNumber,
    FewWords,
    Given,
    Key,
    shown,
)
from tandem.faces.api.v1.parts import Address
from tandem.registers.organisations.queries.register import CompanyInRegister, RegisterHit
from tandem.registers.organisations.terms import RegisterField


class Company(Given):
    """A company that takes part; its name and form are those of the enterprise register."""

    id: UUID
    number: str = Field(description="The enterprise number.", examples=["0123456749"])
    name: str
    legal_form: str
    started_on: date | None
    contact_email: str
    contact_phone: str
    joined_at: datetime
    gone_since: date | None = Field(description="Since when the register no longer holds it.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """A company of the register of those that take part."""
        return cls(
            id=row.pk,
            number=row.number,
            name=row.name,
            legal_form=row.legal_form,
            started_on=row.started_on,
            contact_email=row.contact_email,
            contact_phone=row.contact_phone,
            joined_at=row.joined_at,
            gone_since=row.gone_since,
        )


class Establishment(Given):
    """A place where a company works."""

    id: UUID
    company_id: UUID
    number: str = Field(description="The establishment number.")
    name: str
    box: str
    address: Address
    started_on: date | None
    phone: str
    website: str
    gone_since: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """An establishment of a company that takes part."""
        return cls(
            id=row.pk,
            company_id=row.company_id,
            number=row.number,
            name=row.name,
            box=row.box,
            address=Address.of(row),
            started_on=row.started_on,
            phone=row.phone,
            website=row.website,
            gone_since=row.gone_since,
        )


class Adopted(Given):
    """The establishments that take part from now on."""

    items: list[Establishment]
    total: int


class AdoptForm(Asked):
    """Which establishments of the register join their company."""

    model_config = shown(numbers=["2912345618"])

    numbers: list[EstablishmentNumber] = Field(
        min_length=1, max_length=200, description="Establishment numbers, as the register holds them."
    )


class ClaimForm(Asked):
    """The company somebody wants to manage."""

    model_config = shown(number="0123456749")

    number: EnterpriseNumber = Field(description="The enterprise number.")


class Claimed(Given):
    """In which capacity somebody manages which company from now on."""

    capacity_id: UUID = Field(description="Make a key for this capacity to act for the company.")
    company: Company


class CommitteeTime(Given):
    """A joint committee a company falls under, in a period."""

    joint_committee: str
    valid_from: date
    valid_until: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A link of a company, with the committee at hand."""
        return cls(joint_committee=row.joint_committee.number, valid_from=row.valid_from, valid_until=row.valid_until)


class CommitteeForm(Asked):
    """Under which joint committee a company falls from a day on."""

    model_config = shown(jointCommittee="118", validFrom="2026-01-01")

    joint_committee: CommitteeNumber
    valid_from: Day
    valid_until: Day | None = None


class CommitteeEnd(Asked):
    """Until when a company falls under a joint committee."""

    model_config = shown(endsOn="2026-12-31")

    ends_on: Day


class Doubt(Given):
    """A remark of a company that something in the register is not right."""

    id: UUID
    field: str
    establishment_id: UUID | None
    explanation: str
    raised_at: datetime
    settled_at: datetime | None
    answer: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """A remark on the register."""
        return cls(
            id=row.pk,
            field=row.field,
            establishment_id=row.establishment_id,
            explanation=row.explanation,
            raised_at=row.raised_at,
            settled_at=row.settled_at,
            answer=row.answer,
        )


class DoubtForm(Asked):
    """What is not right, and why."""

    model_config = shown(field="name", explanation="Wij heten sinds dit jaar anders.")

    field: RegisterField
    explanation: FewWords
    establishment_id: Key | None = None


class DoubtAnswer(Asked):
    """The answer to a remark."""

    model_config = shown(answer="Pas het aan in de KBO.")

    answer: FewWords


class RegisterAddress(Given):
    """An address as the register holds it."""

    street: str
    house_number: str
    box: str
    postal_code: str
    municipality: str


class RegisterEstablishment(Given):
    """An establishment as the register holds it."""

    number: str
    name: str
    started_on: date | None
    address: RegisterAddress


class RegisterActivity(Given):
    """What an enterprise does, in one version of the NACE list."""

    version: int
    code: str
    description: str
    is_main: bool


class RegisterEnterprise(Given):
    """An enterprise as the extract in use of the enterprise register (KBO) holds it."""

    number: str
    name: str
    legal_form: str
    situation: str
    is_natural_person: bool
    started_on: date | None
    seat: RegisterAddress | None = Field(description="A natural person has none in the register.")
    establishments: list[RegisterEstablishment]
    activities: list[RegisterActivity]
    snapshot_on: date = Field(description="The day of which the register speaks.")

    @classmethod
    def of(cls, found: CompanyInRegister) -> Self:
        """All that the extract says."""
        return cls(
            number=found.facts.number,
            name=found.facts.name,
            legal_form=found.legal_form,
            situation=found.situation,
            is_natural_person=found.is_natural_person,
            started_on=found.facts.started_on,
            seat=_address(found.seat) if found.seat else None,
            establishments=[
                RegisterEstablishment(
                    number=one.number, name=one.name, started_on=one.started_on, address=_address(one)
                )
                for one in found.facts.establishments
            ],
            activities=[
                RegisterActivity(version=one.version, code=one.code, description=one.description, is_main=one.is_main)
                for one in found.activities
            ],
            snapshot_on=found.snapshot_on,
        )


class RegisterFound(Given):
    """One answer to a search in the register."""

    number: str
    name: str
    postal_code: str
    municipality: str

    @classmethod
    def of(cls, hit: RegisterHit) -> Self:
        """An enterprise that was found."""
        return cls(number=hit.number, name=hit.name, postal_code=hit.postal_code, municipality=hit.municipality)


class RegisterSearch(Given):
    """The enterprises found."""

    items: list[RegisterFound]
    total: int


class Provider(Given):
    """A school, centre or campus that offers dual learning."""

    number: str = Field(description="The institution number.")
    name: str
    kind: str
    email: str
    phone: str
    website: str
    valid_from: date
    valid_until: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A provider of the register."""
        return cls(
            number=row.number,
            name=row.name,
            kind=row.kind,
            email=row.email,
            phone=row.phone,
            website=row.website,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )


class Location(Given):
    """A place where a provider teaches."""

    number: str
    name: str
    address: Address
    valid_from: date
    valid_until: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A location of a provider."""
        return cls(
            number=row.number,
            name=row.name,
            address=Address.of(row),
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )


class ProviderDetail(Provider):
    """A provider with its locations and networks on the day asked about."""

    day: date
    locations: list[Location]
    networks: list[str] = Field(description="Names of the networks it belongs to.")


class Programme(Given):
    """A training that a provider offers at a location, in a period."""

    provider: str
    provider_name: str
    location: str
    municipality: str
    training: str
    agreement: str
    valid_from: date
    valid_until: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A programme with its place at hand."""
        return cls(
            provider=row.location.provider.number,
            provider_name=row.location.provider.name,
            location=row.location.number,
            municipality=row.location.municipality,
            training=row.training.code,
            agreement=row.agreement_type,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )


class Trajectory(Given):
    """A standard trajectory as the education department publishes it, in a period."""

    code: str
    agreement: str = Field(description="The agreement it asks: OAO, SOAO or DA.")
    groups: list[str] = Field(description="Numbers of the administrative groups that lead to it that day.")
    valid_from: date
    valid_until: date | None

    @classmethod
    def of(cls, row: Any, *, groups: list[str]) -> Self:
        """A standard trajectory with its groups of a day."""
        return cls(
            code=row.code,
            agreement=row.agreement_type,
            groups=groups,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )


def _address(one: Any) -> RegisterAddress:
    return RegisterAddress(
        street=one.street,
        house_number=one.house_number,
        box=one.box,
        postal_code=one.postal_code,
        municipality=one.municipality,
    )
