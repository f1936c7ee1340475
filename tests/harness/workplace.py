"""A recognised workplace in Ghent with two mentors: the ground on which the tests of openings stand."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from tandem.base.actor import Actor
from tandem.faces.web.company.forms.openings import mentor_field
from tandem.journey.placement.actions import openings
from tandem.journey.placement.models import Opening
from tandem.journey.placement.rules.opening_forms import Contact, OpeningForm
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Company, Establishment
from tests.factories.accounts import UserFactory
from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.factories.recognition import (
    ExtractCheckFactory,
    MentorFactory,
    MentorPostingFactory,
    RecognitionFactory,
    RecognitionRequestFactory,
)


@dataclass
class Workplace:
    """The people and places of the story."""

    now: datetime
    company: Company
    establishment: Establishment
    recognition: Recognition
    boss: Actor
    mentor: Mentor

    @property
    def day(self) -> date:
        """The day of the story."""
        return self.now.date()

    def another_mentor(self, **values: Any) -> Mentor:
        """Somebody else who guides at this establishment."""
        return mentor_at(self.establishment, **values)

    def another_recognition(self, **values: Any) -> Recognition:
        """A recognition for another training at the same establishment."""
        return recognised(self.establishment, **values)

    def form(self, **values: Any) -> OpeningForm:
        """One place with the one mentor, from next month to the end of the school year."""
        usual = OpeningForm(
            school_year=2026,
            starts_on=date(2026, 12, 1),
            ends_on=date(2027, 6, 30),
            expires_on=date(2027, 2, 1),
            places=1,
            mentors={self.mentor.pk: 1},
            contact=Contact("Noor Voorbeeld", "noor@voorbeeld.example"),
        )
        return replace(usual, **values)

    def opened(self, *, recognition: Recognition | None = None, **values: Any) -> Opening:
        """An opening made by the boss."""
        held = recognition or self.recognition
        return openings.open_place(
            actor=self.boss, recognition_id=held.pk, form=self.form(**values), now=self.now - timedelta(hours=1)
        )

    def actor(self, role: Role, organisation_id: Any = None) -> Actor:
        """Somebody else in this role."""
        return Actor(UserFactory().pk, role, organisation_id)


def posted(*mentors: Any, **changed: str) -> dict[str, Any]:
    """What the page sends to open one place with these mentors, from next month on."""
    return {
        "starts_on": "2026-12-01",
        "ends_on": "2027-06-30",
        "expires_on": "2027-02-01",
        "places": "1",
        "contact_name": "Noor Voorbeeld",
        "contact_email": "noor@voorbeeld.example",
        "contact_phone": "",
        **{mentor_field(mentor.pk): "1" for mentor in mentors},
        **changed,
    }


def mentor_at(place: Establishment, **values: Any) -> Mentor:
    """A mentor who guides at this establishment and whose extract was seen."""
    mentor = MentorFactory(company=place.company, **values)
    MentorPostingFactory(mentor=mentor, establishment=place)
    ExtractCheckFactory(mentor=mentor)
    return mentor


def recognised(place: Establishment, **values: Any) -> Recognition:
    """A valid recognition at this establishment."""
    return RecognitionFactory(request=RecognitionRequestFactory(granted=True, establishment=place), **values)


def build(now: datetime) -> Workplace:
    """A recognised workplace in Ghent with its boss signed in."""
    company = CompanyFactory(name="Bakkerij Voorbeeld")
    place = EstablishmentFactory(company=company, name="Bakkerij Voorbeeld Gent")
    boss = Actor(UserFactory().pk, Role.COMPANY_ADMIN, company.pk)
    return Workplace(now, company, place, recognised(place), boss, mentor_at(place))
