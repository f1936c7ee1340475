"""A learner of seventeen with a parent and a coach, and places to choose from: the ground of the learner's tests."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.intake.models import Track
from tandem.journey.placement.models import LearnerProfile, Opening, Veto
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Company
from tandem.registers.people.models import Guardianship
from tests.factories.access import CapacityFactory, ReadNoteFactory
from tests.factories.accounts import UserFactory
from tests.factories.intake import TrackFactory
from tests.factories.organisations import ProviderFactory
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.factories.placement import LearnerProfileFactory, OpeningFactory, SavedOpeningFactory, VetoFactory
from tests.factories.recognition import RecognitionFactory

FAMILY = (Role.LEARNER, Role.GUARDIAN)


@dataclass
class Choosing:
    """The people of the story."""

    now: datetime
    track: Track
    learner: Actor
    parent: Actor
    coach: Actor
    guardianship: Guardianship
    kept: Opening | None = None
    ranked: Opening | None = None
    refused: Veto | None = None
    profile: LearnerProfile | None = None

    @property
    def day(self) -> date:
        """The day of the story."""
        return self.now.date()

    def account(self, role: Role) -> UUID | None:
        """The account of the learner, of the parent or of the coach; nobody else has a part of their own."""
        family = {Role.LEARNER: self.learner.user_id, Role.GUARDIAN: self.parent.user_id}
        return {**family, Role.COACH: self.coach.user_id}.get(role)

    def given(self, **values: Any) -> dict[str, Any]:
        """What most actions take: the learner, the track, the moment."""
        return {"actor": self.learner, "track_id": self.track.pk, "now": self.now} | values

    def opening(self, **values: Any) -> Opening:
        """A place for the training of the learner."""
        return OpeningFactory(recognition=RecognitionFactory(training=self.track.training), **values)

    def elsewhere(self, **values: Any) -> Opening:
        """A place for another training."""
        return OpeningFactory(**values)


def build(now: datetime) -> Choosing:
    """A learner of seventeen in search, guided by a coach; a parent acts for the learner."""
    school = ProviderFactory()
    child = PersonFactory(
        kept_by=school.pk, given_name="Noor", birth_date=date(2009, 4, 12), user=UserFactory(name="Noor Voorbeeld")
    )
    parent = PersonFactory(kept_by=school.pk, user=UserFactory(name="Sofie Voorbeeld"))
    coach = CapacityFactory(coach=True, provider=school)
    return Choosing(
        now=now,
        track=TrackFactory(provider=school, person=child, coach=coach.user, searching=True),
        learner=Actor(child.user_id, Role.LEARNER),
        parent=Actor(parent.user_id, Role.GUARDIAN),
        coach=Actor(coach.user_id, Role.COACH, school.pk),
        guardianship=GuardianshipFactory(child=child, guardian=parent),
    )


def with_choices(now: datetime, *, company: Company | None = None) -> Choosing:
    """The same learner, who kept a place, ranked another, refused a third, and wants to be found by this company."""
    noor = build(now)
    noor.kept, noor.ranked = noor.opening(), noor.opening()
    SavedOpeningFactory(track=noor.track, opening=noor.kept)
    SavedOpeningFactory(track=noor.track, opening=noor.ranked, first=True)
    noor.refused = VetoFactory(track=noor.track, establishment=noor.opening().establishment)
    ReadNoteFactory(subject_kind="intake.track", subject_id=noor.track.pk, role=Role.COACH)
    noor.profile = LearnerProfileFactory(track=noor.track, findable=True)
    if company is not None:
        noor.opening(company=company)
    return noor
