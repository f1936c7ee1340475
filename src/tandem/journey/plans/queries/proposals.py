"""Workplaces that together cover the training of a learner, for who guides: a plan can begin from them."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from tandem.base.errors import NotFound
from tandem.journey.intake.models import Track
from tandem.journey.readiness.queries import work
from tandem.journey.readiness.queries.around import Around
from tandem.journey.readiness.queries.partners import MOST_SITES, Found, Wanted, plans_for
from tandem.journey.recognition.models import Recognition
from tandem.registers.travel.terms import TravelMode

MINUTES: Final = 60
"""How far by car a workplace of a proposal lies at most, as where companies look for each other."""


def proposals_for(track: Track, *, day: date) -> tuple[Found, ...]:
    """The best of them, recognised for this training; none where nobody knows the home or the list."""
    listed = work.work_on(day).lists.get(track.training_id)
    if listed is None or track.lat is None or track.lon is None:
        return ()
    around = Around(track.lat, track.lon, TravelMode.CAR, MINUTES)
    return plans_for(Wanted(listed, around, is_recognised=True), day=day).plans


def recognised_at(establishments: Sequence[UUID], track: Track, *, day: date) -> list[Recognition]:
    """What each of these is recognised for in the training of the track, in the same order."""
    rows = Recognition.objects.public_on(day).filter(establishment__in=establishments, training=track.training_id)
    found = {one.establishment_id: one for one in rows.order_by("valid_from", "number")}
    if not 0 < len(establishments) <= MOST_SITES or set(establishments) != set(found):
        raise NotFound
    return [found[key] for key in dict.fromkeys(establishments)]
