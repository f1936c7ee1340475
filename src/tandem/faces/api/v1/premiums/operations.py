"""Which premiums an agreement can give in one school year. Public; nothing is kept."""

from datetime import date
from typing import Annotated, Any, Self

from django.utils.translation import gettext
from ninja import Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import WHOLE, Day, Given, Wanted, YesOrNo
from tandem.faces.api.problems import FINDING, Issue, Kind, Refused
from tandem.faces.documents.reasons import reason_of
from tandem.journey.agreements.rules import premiums
from tandem.journey.agreements.rules.premiums import Premium, PremiumFacts
from tandem.law import norms
from tandem.registers.reference.terms import AgreementType

router = Router(tags=["Premiums"])

_YEAR = r"^20[0-9]{2}-20[0-9]{2}$"


class PremiumQuestion(Wanted):
    """One agreement as it stands in one school year."""

    school_year: Annotated[str, Field(pattern=_YEAR, examples=["2026-2027"])]
    begins: Annotated[Day, Field(examples=["2026-10-01"])]
    ends: Annotated[Day, Field(examples=["2027-06-30"])]
    kind: AgreementType = AgreementType.OAO
    registered_on: Day | None = None
    work_percent: Annotated[int | None, Field(ge=0, le=100), WHOLE] = None
    qualification_level: Annotated[int | None, Field(ge=1, le=8), WHOLE] = None
    company_in_flanders: YesOrNo = True
    learner_in_flanders: YesOrNo = True
    secondary: YesOrNo = True
    trained_mentor: YesOrNo = False
    company_agrees: YesOrNo = False
    learner_declares: YesOrNo = False
    company_had: Annotated[int, Field(ge=0, le=10, description="How often before for this learner."), WHOLE] = 0
    learner_had: Annotated[int, Field(ge=0, le=10, description="How often before."), WHOLE] = 0

    def facts(self) -> PremiumFacts:
        """What counts."""
        told = self.model_dump(exclude={"school_year", "secondary", "trained_mentor"})
        return PremiumFacts(**told, is_secondary=self.secondary, has_trained_mentor=self.trained_mentor)


class PremiumCondition(Given):
    """A condition that is not met, or not known yet."""

    code: str
    blocks: bool
    title: str
    found: str
    needed: str


class PremiumAnswer(Given):
    """One premium."""

    amount: str = Field(description="In euro, for each learner and school year.", examples=["1000"])
    is_met: bool = Field(description="Whether every condition is met.")
    is_possible: bool = Field(description="Whether nothing stops it; something may be missing still.")
    register_by: date
    missing: list[PremiumCondition]

    @classmethod
    def of(cls, found: Premium) -> Self:
        """One premium with what is missing."""
        return cls(
            amount=str(found.amount),
            is_met=not found.verdict.unmet,
            is_possible=found.verdict.is_ok,
            register_by=found.register_by,
            missing=[
                PremiumCondition(
                    code=one.code, blocks=one.blocks, title=told.title, found=told.found, needed=told.needed
                )
                for one in found.verdict.unmet
                for told in [reason_of(one)]
            ],
        )


class PremiumsOfAgreement(Given):
    """Both premiums of one agreement."""

    company: PremiumAnswer
    learner: PremiumAnswer


@router.get("/premiumCheck", **door("checkPremiums", "Check premiums", gives=PremiumsOfAgreement, is_public=True))
def check(request: Request, wanted: Query[PremiumQuestion]) -> Any:  # noqa: ARG001 - ninja's first argument
    """What company and learner can get for this school year, and what is missing."""
    years = {one.label: one for one in premiums.school_years()}
    year = years.get(wanted.school_year)
    if year is None:
        title = gettext("Van dit schooljaar kennen wij geen premie. Vraag een van: %(years)s.")
        raise _refused("schoolYear", title % {"years": ", ".join(years)})
    if wanted.ends < wanted.begins:
        raise _refused("ends", gettext("De laatste dag ligt voor de eerste. Kijk beide dagen na."))
    law, facts, today = norms.at(year.period.start), wanted.facts(), clock.today()
    return PremiumsOfAgreement(
        company=PremiumAnswer.of(premiums.company(facts, year=year, today=today, norms=law)),
        learner=PremiumAnswer.of(premiums.learner(facts, year=year, today=today, norms=law)),
    )


def _refused(name: str, title: str) -> Refused:
    return Refused(Kind.BAD_REQUEST, issues=[Issue(type=FINDING, where="query", name=name, title=title)])
