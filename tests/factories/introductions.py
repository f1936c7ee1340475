"""Factories of introductions and seats; who makes one promised or placed makes its seat beside it."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tandem.journey.placement.models import Introduction, Seat
from tandem.journey.placement.terms.introductions import (
    EndReason,
    IntroductionState,
    Origin,
    RefusalReason,
    Side,
)
from tests.factories.numbers import EARLIER, NOW, somebody

_somebody = factory.LazyFunction(somebody)


class IntroductionFactory(DjangoModelFactory):
    """A coach proposed a learner; the company has not answered. Each trait is a state further on."""

    class Meta:
        model = Introduction

    class Params:
        by_learner = factory.Trait(
            origin=Origin.LEARNER, letter="Ik bak graag.", interested_at=EARLIER, interested_by=_somebody
        )
        planned = factory.Trait(
            state=IntroductionState.PLANNED,
            planned_at=NOW,
            planned_by=_somebody,
            talk_starts=datetime(2026, 12, 3, 13, tzinfo=UTC),
            talk_place="Dorpsstraat 1, Gent",
        )
        promised = factory.Trait(state=IntroductionState.PROMISED, promised_at=NOW, promised_by=_somebody)
        placed = factory.Trait(
            state=IntroductionState.PLACED,
            promised_at=EARLIER,
            promised_by=_somebody,
            placed_at=NOW,
            placed_by=_somebody,
        )
        refused = factory.Trait(
            state=IntroductionState.REFUSED,
            ended_at=NOW,
            ended_by=_somebody,
            ended_side=Side.COMPANY,
            reason=RefusalReason.OTHER_CANDIDATE,
        )
        lapsed = factory.Trait(
            state=IntroductionState.LAPSED, ended_at=NOW, ended_side=Side.CLOCK, reason=EndReason.NO_ANSWER
        )

    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    opening = factory.SubFactory("tests.factories.placement.OpeningFactory")
    origin = Origin.COACH
    answers_until = date(2026, 12, 1)
    proposed_at = EARLIER
    proposed_by = _somebody


class SeatFactory(DjangoModelFactory):
    """The first seat of an opening, promised to a learner."""

    class Meta:
        model = Seat

    introduction = factory.SubFactory(IntroductionFactory, promised=True)
    opening = factory.SelfAttribute("introduction.opening")
    establishment = factory.SelfAttribute("opening.establishment")
    school_year = factory.SelfAttribute("opening.school_year")
    number = 1
    guided_number = 1
