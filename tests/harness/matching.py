"""A school with learners who search and bakeries around it: the ground on which the tests of rounds stand."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.intake.models import Track
from tandem.journey.placement.actions import rounds, runs
from tandem.journey.placement.models import MatchingRound, Opening, RoundRun
from tandem.journey.placement.rules.rounds import RoundForm
from tandem.journey.placement.terms.rounds import RunRule
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Provider
from tandem.registers.reference.models import Training
from tests.factories.accounts import UserFactory
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.factories.organisations import EstablishmentFactory, ProviderFactory
from tests.factories.placement import GuidanceFactory, OpeningFactory, OpeningMentorFactory
from tests.factories.recognition import MentorFactory, RecognitionFactory, RecognitionRequestFactory
from tests.factories.reference import TrainingFactory

SAID = {"work_willing": "yes", "travel_modes": ["bike"], "longest_minutes": 45}


@dataclass
class School:
    """The school, who works there, and the training its learners follow."""

    now: datetime
    provider: Provider
    training: Training
    head: Actor
    coach: Actor
    said: dict[str, Any] = field(default_factory=lambda: dict(SAID))

    def learner(self, *, lat: float | None = 51.05, said: dict[str, Any] | None = None, **values: Any) -> Track:
        """A learner of the school who searches, with a concluded screening."""
        values = {"provider": self.provider, "training": self.training, "searching": True} | values
        home = {"lat": lat, "lon": 3.72} if lat is not None else {"homeless": True}
        track = TrackFactory(**values, **home)
        ScreeningFactory(track=track, concluded=True, learner_said=said or self.said)
        return track

    def bakery(
        self, *, lat: float = 51.05, lon: float = 3.72, seats: int = 1, mentors: int | None = None, **values: Any
    ) -> Opening:
        """An opening of a bakery for the training, whose mentor guides as many learners as it has seats."""
        place = EstablishmentFactory(lat=lat, lon=lon)
        request = RecognitionRequestFactory(granted=True, establishment=place, training=self.training)
        recognition = RecognitionFactory(request=request, lat=lat, lon=lon)
        opening = OpeningFactory(recognition=recognition, places=seats, **values)
        mentor = MentorFactory(company=place.company)
        OpeningMentorFactory(opening=opening, mentor=mentor)
        GuidanceFactory(establishment=place, mentor=mentor, learners=seats if mentors is None else mentors)
        return opening

    def round(self, **values: Any) -> MatchingRound:
        """A round of the school, begun by its head."""
        form = RoundForm(**{"title": "Najaar", "school_year": 2026} | values)
        return rounds.start(actor=self.head, form=form, now=self.now)

    def run(self, one: MatchingRound, rule: RunRule = RunRule.LEVELS) -> RoundRun:
        """A run of this round, asked and worked out."""
        run = rounds.ask_run(actor=self.head, round_id=one.pk, rule=rule, now=self.now)
        runs.work_out(run_id=str(run.pk), now=self.now)
        run.refresh_from_db()
        return run


def build(now: datetime, *, training: str = "ZZZ-ROND") -> School:
    """A school with a head and a coach."""
    provider = ProviderFactory(name="School Voorbeeld")
    return School(
        now=now,
        provider=provider,
        training=Training.objects.filter(code=training).first() or TrainingFactory(code=training),
        head=somebody(Role.PROVIDER_ADMIN, provider.pk),
        coach=somebody(Role.COACH, provider.pk),
    )


def somebody(role: Role, organisation_id: UUID | None = None) -> Actor:
    """Somebody with an account in this role."""
    return Actor(UserFactory().pk, role, organisation_id)
