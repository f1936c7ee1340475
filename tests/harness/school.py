"""A school in Ghent with a learner: the ground on which tests of the intake and of placement stand."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.intake.actions import guardians, screening, tracks
from tandem.journey.intake.models import Track
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.rules.tracks import TrackForm
from tandem.journey.intake.terms.screening import Answer, Voice
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Location, Provider
from tandem.registers.people.models import Guardianship, Person
from tandem.registers.people.rules import PersonForm
from tandem.registers.reference import queries as reference
from tests.factories.accounts import UserFactory
from tests.factories.organisations import LocationFactory, ProgrammeFactory, ProviderFactory

TRAINING = "BOU-SCHILDER"
NOOR = PersonForm("Noor", "Leerling", date(2009, 4, 12), "noor.leerling@voorbeeld.example", "0470 00 00 01")
PARENT = PersonForm("An", "Ouder", None, "an.ouder@voorbeeld.example", "0470 00 00 02")
FORM = TrackForm(
    training=TRAINING,
    starts_on=date(2026, 9, 1),
    location_number="1",
    street="Dorpsstraat",
    house_number="12",
    postal_code="9800",
    municipality="Deinze",
)


@dataclass
class School:
    """The people and places of the story."""

    now: datetime
    provider: Provider
    location: Location

    @property
    def day(self) -> date:
        """The day of the story."""
        return self.now.date()

    @cached_property
    def admin(self) -> Actor:
        """Who manages the school in Tandem."""
        return self.actor(Role.PROVIDER_ADMIN)

    def actor(self, role: Role, *, user_id: UUID | None = None) -> Actor:
        """Somebody of the school in this role."""
        return Actor(user_id or UserFactory().pk, role, self.provider.pk)

    def learner(self, person: PersonForm = NOOR, form: TrackForm = FORM, *, coach_id: UUID | None = None) -> Track:
        """A learner enrolled here."""
        return tracks.enrol(
            actor=self.admin, provider_id=self.provider.pk, person=person, form=form, coach_id=coach_id, now=self.now
        )

    def parent(self, track: Track, person: PersonForm = PARENT) -> Guardianship:
        """A parent of this learner."""
        return guardians.note(actor=self.admin, track_id=track.pk, person=person, now=self.now)


def build(now: datetime, *, provider: Provider | None = None) -> School:
    """The school, which offers one training at one place."""
    provider = provider or ProviderFactory(name="Voorbeeldschool Gent")
    location = LocationFactory(provider=provider, number="1")
    ProgrammeFactory(location=location, training=reference.training_by_code(TRAINING))
    return School(now, provider, location)


def screen(school: School, track: Track) -> None:
    """Everything a conclusion needs was said."""
    told = Answers(work_willing=Answer.YES, work_ready=Answer.YES)
    screening.answer(actor=school.admin, track_id=track.pk, voice=Voice.COACH, answers=told, now=school.now)


def signed_in(person: Person, role: Role) -> Actor:
    """The account of a person, acting as learner or guardian; it is made where there is none yet."""
    if person.user_id is None:
        person.user = UserFactory(email=person.email, name=f"{person.given_name} {person.family_name}")
        person.save(update_fields=["user"])
    return Actor(person.user_id, role)
