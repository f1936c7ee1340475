"""Forgetting what a learner chose and told, and whom the learner met, half a year after the learner left."""

from datetime import date, datetime
from typing import Final

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.periods import add_months, day_of
from tandem.journey.placement.models import Introduction, LearnerProfile, PlaceAlert, SavedOpening, Veto

MONTHS_KEPT: Final = 6
"""So long may a learner who left look back; our own choice, no rule of law."""


@transaction.atomic
def sweep(*, now: datetime) -> int:
    """Delete the choices, words and introductions of learners who left so long ago; gives how many rows."""
    before = add_months(day_of(now), -MONTHS_KEPT)
    tables = (SavedOpening, Veto, LearnerProfile, PlaceAlert)
    chosen = sum(table._default_manager.filter(track__left_on__lt=before).delete()[0] for table in tables)
    return chosen + _forget_introductions(before, now=now)


def _forget_introductions(before: date, *, now: datetime) -> int:
    """Introductions that ended, with the words in their history; one that still runs is ended first, by its clock."""
    rows = Introduction.objects.filter(track__left_on__lt=before, ended_at__isnull=False)
    for one in rows:
        events.erase_details(subject=one, actor=SYSTEM, at=now)
    return rows.delete()[0]
