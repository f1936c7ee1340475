"""Learners who want to be found, and a place of a company that they fit."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tandem.journey.placement.models import LearnerProfile, Opening, PassedOver
from tandem.registers.organisations.models import Company
from tests.factories.intake import DEINZE, ScreeningFactory, TrackFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.placement import (
    GuidanceFactory,
    LearnerProfileFactory,
    OpeningFactory,
    OpeningMentorFactory,
    PassedOverFactory,
)
from tests.factories.recognition import MentorFactory
from tests.harness.workplace import recognised

SAID = {"work_willing": "yes", "travel_modes": ["bike", "car"], "longest_minutes": 60}


@dataclass
class Finding:
    """A place, a learner who fits it, and one whom the company did not ask."""

    opening: Opening
    profile: LearnerProfile
    passed: PassedOver


def place_of(
    company: Company, *, training: Any = None, lat: float = 50.98, lon: float = 3.53, **values: Any
) -> Opening:
    """A place of this company that stands open and has a mentor."""
    place = EstablishmentFactory(company=company, lat=lat, lon=lon)
    held = recognised(place, **({"training": training} if training else {}))
    opening: Opening = OpeningFactory(recognition=held, company=company, establishment=place, **values)
    mentor = MentorFactory(company=company)
    OpeningMentorFactory(opening=opening, mentor=mentor)
    GuidanceFactory(establishment=place, mentor=mentor, learners=opening.places)
    return opening


def findable(opening: Opening, *, said: dict[str, Any] | None = None, born: date | None = None, **values: Any) -> Any:
    """A learner who follows the training, can come, and wants to be found."""
    home = {**DEINZE, **values}
    if born is not None:
        home["person__birth_date"] = born
    track = TrackFactory(training=opening.training, searching=True, **home)
    ScreeningFactory(track=track, concluded=True, learner_said=said or SAID)
    return LearnerProfileFactory(track=track, findable=True)


def build(company: Company) -> Finding:
    """One of each."""
    opening = place_of(company)
    passed = PassedOverFactory(opening=opening, track=findable(opening).track)
    return Finding(opening, findable(opening), passed)
