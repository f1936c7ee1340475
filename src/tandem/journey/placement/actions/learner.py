"""Forgetting what a learner chose and told, half a year after the learner left."""

from datetime import datetime
from typing import Final

from django.db import transaction

from tandem.base.periods import add_months, day_of
from tandem.journey.placement.models import LearnerProfile, SavedOpening, Veto

MONTHS_KEPT: Final = 6
"""So long may a learner who left look back; our own choice, no rule of law."""


@transaction.atomic
def sweep(*, now: datetime) -> int:
    """Delete the choices and words of learners who left so long ago; gives how many rows."""
    before = add_months(day_of(now), -MONTHS_KEPT)
    tables = (SavedOpening, Veto, LearnerProfile)
    return sum(table._default_manager.filter(track__left_on__lt=before).delete()[0] for table in tables)
