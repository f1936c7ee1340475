"""What people get out of an agreement as the API gives it: the premiums of its school years, and the declaration."""

from dataclasses import asdict
from datetime import date
from typing import Self

from pydantic import Field

from tandem.faces.api.fields import Given
from tandem.faces.documents.agreement_dates import PremiumYear
from tandem.faces.documents.dimona import DimonaRecord
from tandem.faces.documents.premium import PremiumTold


class AgreementPremium(Given):
    """One premium of one school year."""

    amount: str = Field(description="In words, with the euro sign.")
    state: str = Field(description="ok where every condition is met, stop where one is not, info where one is unknown.")
    outcome: str
    missing: list[str] = Field(description="The conditions that are not met or not known yet.")

    @classmethod
    def of(cls, told: PremiumTold) -> Self:
        """A premium in words."""
        return cls(
            amount=told.amount,
            state=told.state,
            outcome=told.outcome,
            missing=[f"{one.title}. {one.todo}".strip() for one in told.missing],
        )


class AgreementPremiumYear(Given):
    """The premiums of one school year; how often one was paid before is not known and counts as never."""

    school_year: str
    register_by: date
    company: AgreementPremium
    learner: AgreementPremium

    @classmethod
    def of(cls, one: PremiumYear) -> Self:
        """Both premiums."""
        return cls(
            school_year=one.school_year,
            register_by=one.register_by,
            company=AgreementPremium.of(one.company),
            learner=AgreementPremium.of(one.learner),
        )


class AgreementPremiums(Given):
    """Every school year of the agreement for which there is a premium."""

    items: list[AgreementPremiumYear]


class AgreementDimona(Given):
    """What an employer needs at hand to declare it: a preparation, no declaration."""

    agreement: str
    employer_number: str
    employer_name: str
    joint_committee: str
    worker_name: str
    worker_birth_date: date | None
    worker_type: str
    dmfa_learner_type: str
    begins_on: date | None
    ends_on: date | None
    limited_contributions_until: date | None
    is_learner_statute: bool | None
    why: str
    missing: list[str]
    note: str

    @classmethod
    def of(cls, found: DimonaRecord) -> Self:
        """The record."""
        return cls(**{**asdict(found), "missing": list(found.missing)})
