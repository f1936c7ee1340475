"""What follows for a learner whose agreement ends: the new search time, before anybody decides."""

from dataclasses import dataclass
from datetime import date

from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.terms import EndReason
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import Count
from tandem.journey.placement.terms.clocks import ClockReason
from tandem.law import norms
from tandem.registers.organisations.queries import free_days


@dataclass(frozen=True)
class AfterEnd:
    """Whether the learner searches again, and until when."""

    searches: bool
    count: Count | None = None


def after_end(agreement: Agreement, *, reason: EndReason, last_day: date) -> AfterEnd:
    """The days that a learner gets once this agreement ended (R-AGR-11); for who came through its door."""
    track = agreement.track
    is_over = reason in {EndReason.PASSED, EndReason.DEATH, EndReason.LEARNER_LEFT_TRAINING, EndReason.EXPELLED}
    if is_over or track.phase == Phase.LEFT or life.holds_another(agreement):
        return AfterEnd(searches=False)
    known = free_days.of_providers({track.provider_id}, since=last_day)
    own = known.at(track.provider_id, track.location_id)
    facts = rules.ClockFacts(why=ClockReason.PLACE_LOST, started_on=last_day, free_days=own)
    return AfterEnd(searches=True, count=rules.count(facts, day=last_day, norms=norms.at(last_day)))
