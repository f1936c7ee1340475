"""Doors to screenings: whoever may know the track may know what was said."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict
from tandem.journey.intake.models import Screening
from tandem.journey.intake.models.screening import ScreeningQuerySet
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.rules.screening import Profile
from tandem.journey.recognition.snapshot import thawed_findings
from tandem.law import norms


def screening_of(actor: Actor, track_id: UUID, *, day: date, lock: bool = False) -> Screening | None:
    """The newest screening of this track, or None where nobody said anything yet."""
    tracks.track_for(actor, track_id, day=day)
    rows = Screening.objects.select_for_update() if lock else Screening.objects.all()
    return rows.filter(track=track_id).order_by("-version").first()


def screenings_of(actor: Actor, track_id: UUID, *, day: date) -> ScreeningQuerySet:
    """Every screening of this track, the newest first."""
    tracks.track_for(actor, track_id, day=day)
    return Screening.objects.filter(track=track_id).order_by("-version")


def version_of(actor: Actor, track_id: UUID, version: int, *, day: date) -> Screening:
    """One concluded screening of this track, be it an earlier one."""
    found = screenings_of(actor, track_id, day=day).concluded().filter(version=version).first()
    if found is None:
        raise NotFound
    return found


def verdict_of(screening: Screening) -> Verdict:
    """The findings of a conclusion as they were kept, on the law of that day; for who came through the door."""
    if screening.concluded_at is None:
        raise NotFound
    return thawed_findings(screening.findings, norms.at(day_of(screening.concluded_at)))


def profiles_of(track_ids: Collection[UUID]) -> dict[UUID, Profile]:
    """What the last conclusion of each of these tracks says; for a room above, which came through the doors of tracks.

    A track without a conclusion is left out.
    """
    rows = Screening.objects.concluded().filter(track__in=track_ids).order_by("track_id", "version")
    return {row.track_id: row.profile() for row in rows}
