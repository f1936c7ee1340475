"""Once a week the coaches of a provider hear that search times ask attention; what exactly stands on their board."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.models import Event
from tandem.base.periods import day_of
from tandem.journey.placement.queries import clock_signals
from tandem.journey.placement.terms.signals import SignalHappened
from tandem.law import calendar
from tandem.law.errors import NoCalendar
from tandem.registers.organisations.models import Provider


def tick(*, now: datetime) -> int:
    """On the first training day of a week, tell each provider whose learners ask attention; once that week."""
    day = day_of(now)
    if not _begins_a_week(day):
        return 0
    return sum(_tell(provider, day=day, now=now) for provider in clock_signals.providers_with_clocks())


def _begins_a_week(day: date) -> bool:
    """Whether this is the first training day since Monday; nobody is told of a week without any."""
    monday = day - timedelta(days=day.weekday())
    try:
        return calendar.first_training_day(monday) == day
    except NoCalendar:
        return False


@transaction.atomic
def _tell(provider_id: UUID, *, day: date, now: datetime) -> bool:
    provider = Provider.objects.select_for_update().get(pk=provider_id)
    told = Event.objects.filter(stream=events.stream_of(provider), code=SignalHappened.TOLD)
    if any(day_of(at) == day for at in told.order_by("-seq").values_list("at", flat=True)[:1]):
        return False
    found = clock_signals.of_provider(provider_id, day=day)
    if not found:
        return False
    data = {"learners": len(found), "signals": dict(sorted(clock_signals.counts(one for _, one in found).items()))}
    events.record(SignalHappened.TOLD, actor=SYSTEM, subject=provider, at=now, data=data)
    return True
