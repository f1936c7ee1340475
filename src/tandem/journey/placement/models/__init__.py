"""The tables of openings, and of how a learner comes to one."""

from tandem.journey.placement.models.alerts import PlaceAlert, PlaceHit
from tandem.journey.placement.models.clocks import ClockCall, ClockExtension, SearchClock
from tandem.journey.placement.models.feeds import CalendarFeed
from tandem.journey.placement.models.fitting import PassedOver
from tandem.journey.placement.models.guidance import Guidance
from tandem.journey.placement.models.introductions import Introduction, Seat
from tandem.journey.placement.models.opening import Opening, OpeningContact, OpeningMentor, OpeningWish
from tandem.journey.placement.models.profiles import LearnerProfile
from tandem.journey.placement.models.rounds import MatchingRound, RoundMember, RoundPair, RoundRun, RunLine
from tandem.journey.placement.models.wishes import SavedOpening, Veto

__all__ = [
    "CalendarFeed",
    "ClockCall",
    "ClockExtension",
    "Guidance",
    "Introduction",
    "LearnerProfile",
    "MatchingRound",
    "Opening",
    "OpeningContact",
    "OpeningMentor",
    "OpeningWish",
    "PassedOver",
    "PlaceAlert",
    "PlaceHit",
    "RoundMember",
    "RoundPair",
    "RoundRun",
    "RunLine",
    "SavedOpening",
    "SearchClock",
    "Seat",
    "Veto",
]
