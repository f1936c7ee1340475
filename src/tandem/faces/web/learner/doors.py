"""Whose track a visitor of this area opens: one's own, or that of a minor one acts for. Nobody else comes in."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import F

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.queries import tracks
from tandem.registers.access.terms import Role

FAMILY = (Role.LEARNER, Role.GUARDIAN)
_RUNNING_FIRST: Final = F("left_on").asc(nulls_first=True)


def own_tracks(actor: Actor, *, day: date) -> list[Any]:
    """Every track of the learner or of the children, those that run first, then the newest."""
    if not actor.has_role(*FAMILY):
        raise NotFound
    return list(tracks.tracks_for(actor, day=day).named().order_by(_RUNNING_FIRST, "-starts_on", "id"))


def own_track(actor: Actor, track_id: UUID, *, day: date) -> Any:
    """One of these tracks."""
    if not actor.has_role(*FAMILY):
        raise NotFound
    return tracks.track_for(actor, track_id, day=day)
