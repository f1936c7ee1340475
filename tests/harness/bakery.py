"""A bakery in Ghent that asks recognition, and who treats it: the ground on which many tests stand."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.recognition.actions import desk, dossiers, filing, mentors
from tandem.journey.recognition.actions.mentors import MentorForm
from tandem.journey.recognition.models import Dossier, Mentor, RecognitionRequest
from tandem.journey.recognition.terms import PER_DOSSIER, ExtractModel, ExtractOutcome
from tandem.registers.access.terms import Role
from tandem.registers.mandates import queries as mandates
from tandem.registers.mandates.models import Body
from tandem.registers.organisations.actions import company as companies
from tandem.registers.organisations.models import Company, Establishment
from tandem.registers.reference import queries as reference
from tests.factories.accounts import UserFactory
from tests.factories.organisations import CompanyFactory, EstablishmentFactory


@dataclass
class World:
    """The people and places of the story."""

    now: datetime
    company: Company
    establishment: Establishment
    boss: Actor
    training: str
    list_codes: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day of the story."""
        return self.now.date()

    def actor(self, role: Role, organisation_id: UUID | None = None) -> Actor:
        """Somebody else in this role."""
        return Actor(user_id=UserFactory().pk, role=role, organisation_id=organisation_id)

    def body(self, code: str = "FOOD") -> Body:
        """The sectoral partnership of a sector."""
        return next(one for one in mandates.bodies_on(self.day) if one.sector and one.sector.code == code)

    def manager(self, request: RecognitionRequest) -> Actor:
        """The manager of the body that treats this request."""
        body = request.competent_body
        role = Role.PARTNERSHIP_MANAGER if body.sector_id else Role.AGENCY_STAFF
        return self.actor(role, body.pk)

    def mentor(self, *, birth: date = date(1985, 3, 1), years: int = 8, with_extract: bool = True) -> Mentor:
        """A mentor of the bakery."""
        form = MentorForm("Noor", "Voorbeeld", birth, experience_years=years)
        mentor = mentors.name_mentor(
            actor=self.boss,
            company_id=self.company.pk,
            form=form,
            establishments=[self.establishment.pk],
            now=self.now,
        )
        if with_extract:
            mentors.note_extract(
                actor=self.boss,
                mentor_id=mentor.pk,
                model=ExtractModel.MINORS,
                issued_on=date(2026, 10, 1),
                outcome=ExtractOutcome.IN_ORDER,
                now=self.now,
            )
        return mentor

    def draft(self, *, mentor: Mentor | None = None) -> tuple[Dossier, RecognitionRequest]:
        """A form that can be handed in."""
        dossier = dossiers.start(actor=self.boss, company_id=self.company.pk, now=self.now)
        dossiers.set_contact(
            actor=self.boss,
            dossier_id=dossier.pk,
            name="Noor Voorbeeld",
            email="noor@voorbeeld.example",
            phone="",
            remarks="",
            now=self.now,
        )
        request = dossiers.add_request(
            actor=self.boss,
            dossier_id=dossier.pk,
            establishment_id=self.establishment.pk,
            training=self.training,
            now=self.now,
        )
        dossiers.describe_workplace(
            actor=self.boss,
            request_id=request.pk,
            equipment=True,
            activities=self.list_codes,
            mentors=[(mentor or self.mentor()).pk],
            now=self.now,
        )
        answers = dict.fromkeys(PER_DOSSIER, True)
        dossiers.declare(actor=self.boss, dossier_id=dossier.pk, answers=answers, now=self.now)
        return dossier, request

    def submitted(self, **options: object) -> RecognitionRequest:
        """A request on a desk."""
        dossier, request = self.draft(**options)
        filing.submit(actor=self.boss, dossier_id=dossier.pk, now=self.now)
        return self.again(request)

    def in_treatment(self, **options: object) -> RecognitionRequest:
        """A request that waits for its decision."""
        request = self.submitted(**options)
        manager = self.manager(request)
        desk.declare_complete(actor=manager, request_id=request.pk, now=self.now)
        desk.take_up(actor=manager, request_id=request.pk, now=self.now)
        return self.again(request)

    def again(self, request: RecognitionRequest) -> RecognitionRequest:
        """The request as it now stands."""
        rows = RecognitionRequest.objects.select_related("competent_body", "dossier__company", "establishment")
        return rows.get(pk=request.pk)


def build(now: datetime) -> World:
    """A bakery under joint committee 118, in Ghent, with its boss signed in."""
    company = CompanyFactory(name="Bakkerij Voorbeeld")
    place = EstablishmentFactory(company=company, name="Bakkerij Voorbeeld Gent", nis="44021", postal_code="9000")
    boss = Actor(user_id=UserFactory().pk, role=Role.COMPANY_ADMIN, organisation_id=company.pk)
    companies.set_joint_committee(actor=boss, company_id=company.pk, number="118", valid_from=date(2020, 1, 1), now=now)
    training = next(t for t in reference.trainings_on(now.date()) if t.name.startswith("Brood- en banket"))
    listed = reference.activity_list_for(training.pk, now.date())
    assert listed is not None
    codes = tuple(activity.code for activity in listed.activities)
    return World(now, company, place, boss, training.code, codes)
