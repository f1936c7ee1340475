"""A learner and a workplace that could fit: the ground on which the tests of introductions stand."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.intake.models import Track
from tandem.journey.placement.actions import introductions
from tandem.journey.placement.actions.introductions import Talk
from tandem.journey.placement.models import Introduction, Opening
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.intake import TrackFactory
from tests.factories.people import PersonFactory
from tests.harness import learner, workplace
from tests.harness.learner import Choosing
from tests.harness.workplace import Workplace

TALK = Talk(datetime(2026, 12, 3, 13, tzinfo=UTC), "Dorpsstraat 1, 9000 Gent", "Vraag naar Noor aan de toog.")


@dataclass
class Meeting:
    """The people and places of the story."""

    now: datetime
    noor: Choosing
    place: Workplace
    opening: Opening

    @property
    def day(self) -> date:
        """The day of the story."""
        return self.now.date()

    @property
    def track(self) -> Track:
        """The track of Noor."""
        return self.noor.track

    @property
    def boss(self) -> Actor:
        """Who manages the company."""
        return self.place.boss

    def given(self, one: Introduction, actor: Actor) -> dict[str, Any]:
        """What most steps take."""
        return {"actor": actor, "introduction_id": one.pk, "now": self.now}

    def proposed(
        self,
        *,
        actor: Actor | None = None,
        track: Track | None = None,
        opening: Opening | None = None,
        letter: str = "",
    ) -> Introduction:
        """Noor, or another, proposed by the coach, or by another."""
        return introductions.propose(
            actor=actor or self.noor.coach,
            track_id=(track or self.track).pk,
            opening_id=(opening or self.opening).pk,
            letter=letter,
            now=self.now,
        )

    def planned(self, **values: Any) -> Introduction:
        """They will talk."""
        return introductions.plan(**self.given(self.proposed(**values), self.boss), talk=TALK)

    def promised(self, **values: Any) -> Introduction:
        """The company keeps a seat."""
        return introductions.promise(**self.given(self.proposed(**values), self.boss))

    def placed(self) -> Introduction:
        """Noor said yes."""
        return introductions.accept(**self.given(self.promised(), self.noor.learner))

    def another_learner(self, **values: Any) -> Track:
        """Somebody else of the same school and training, guided by the same coach, without an account."""
        person = PersonFactory(kept_by=self.track.provider_id, birth_date=date(2009, 4, 12))
        given = {"provider": self.track.provider, "coach": self.track.coach, "training": self.track.training}
        return TrackFactory(person=person, searching=True, **(given | values))

    def employ(self, *, email: str = "zaak@voorbeeld.example") -> UUID:
        """The boss has a capacity in the company, and an address."""
        held = CapacityFactory(role=Role.COMPANY_ADMIN, company=self.place.company, user__email=email)
        return held.user_id


def build(now: datetime, **values: Any) -> Meeting:
    """Noor, who looks for a place in the training for which a bakery in Ghent has one."""
    place, noor = workplace.build(now), learner.build(now)
    noor.track.training = place.recognition.training
    noor.track.save(update_fields=["training"])
    return Meeting(now, noor, place, place.opened(**values))
