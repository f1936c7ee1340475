"""Factories of the search time of a learner."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.journey.placement.models import CalendarFeed, ClockCall, ClockExtension, SearchClock
from tandem.journey.placement.terms.clocks import (
    ClockOutcome,
    ClockReason,
    ClockState,
    ExtensionReason,
    ExtensionState,
    Milestone,
    StopReason,
)
from tests.factories.numbers import EARLIER, NOW, somebody

_somebody = factory.LazyFunction(somebody)


class SearchClockFactory(DjangoModelFactory):
    """A clock that runs since the first school day; the traits are how it ended."""

    class Meta:
        model = SearchClock

    class Params:
        stopped = factory.Trait(state=ClockState.STOPPED, stopped_on=date(2026, 9, 15), stop_reason=StopReason.PLACED)
        handled = factory.Trait(
            state=ClockState.HANDLED, handled_at=NOW, handled_by=_somebody, outcome=ClockOutcome.FULL_TIME
        )

    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    why = ClockReason.FIRST_LESSONS
    started_on = factory.SelfAttribute("track.starts_on")
    created_at = EARLIER


class ClockExtensionFactory(DjangoModelFactory):
    """A question for more days that waits; the traits are its answers."""

    class Meta:
        model = ClockExtension

    class Params:
        granted = factory.Trait(
            state=ExtensionState.GRANTED, days=20, decided_at=NOW, decided_by=_somebody, law_version="1"
        )
        refused = factory.Trait(
            state=ExtensionState.REFUSED, decided_at=NOW, decided_by=_somebody, answer="Er zijn plaatsen genoeg."
        )

    clock = factory.SubFactory(SearchClockFactory)
    reason = ExtensionReason.TALKS_PLANNED
    words = "Twee gesprekken in de week van 28 september."
    asked_at = EARLIER
    asked_by = _somebody


class ClockCallFactory(DjangoModelFactory):
    """Somebody was rung halfway."""

    class Meta:
        model = ClockCall

    clock = factory.SubFactory(SearchClockFactory, told=Milestone.HALFWAY)
    person = factory.SelfAttribute("clock.track.person")
    milestone = Milestone.HALFWAY
    extended_days = 0
    called_at = NOW
    called_by = _somebody


class CalendarFeedFactory(DjangoModelFactory):
    """The address of the calendar of a coach."""

    class Meta:
        model = CalendarFeed

    class Params:
        revoked = factory.Trait(revoked_at=NOW, revoked_by=_somebody)

    capacity = factory.SubFactory("tests.factories.access.CapacityFactory", coach=True)
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")
    made_at = EARLIER
    made_by = _somebody
