"""Taking hold of an introduction, everywhere in one order: track, companies, openings, introductions."""

from datetime import datetime
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.intake.models import Track
from tandem.journey.placement.models import Introduction, Opening
from tandem.journey.placement.queries import introductions as doors
from tandem.registers.organisations.models import Company


def held(actor: Actor, introduction_id: UUID, *, now: datetime, everything: bool = False) -> Introduction:
    """The introduction through its door, held until the end of the step; `everything`: what else runs for the learner.

    Whoever keeps or frees a seat of a company, or moves a learner, waits for one another here.
    """
    doors.introduction_for(actor, introduction_id, day=day_of(now))
    return locked(introduction_id, everything=everything)


def locked(introduction_id: UUID, *, everything: bool = False) -> Introduction:
    """The same for the platform itself, which has no door."""
    found = Introduction.objects.filter(pk=introduction_id).values_list("track_id", flat=True).first()
    if found is None:
        raise NotFound
    hold_track(found)
    rows = Introduction.objects.filter(pk=introduction_id)
    if everything:
        rows = rows | Introduction.objects.running().filter(track=found)
    held_rows = list(rows.values_list("pk", "opening_id", "opening__company_id"))
    hold_companies(*(company for _, _, company in held_rows))
    openings = {opening for _, opening, _ in held_rows}
    list(Opening.objects.select_for_update().filter(pk__in=openings).order_by("pk").values_list("pk"))
    keys = [key for key, _, _ in held_rows]
    list(Introduction.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    return Introduction.objects.named().get(pk=introduction_id)


def hold_track(track_id: UUID) -> None:
    """Nobody else moves this learner meanwhile."""
    list(Track.objects.select_for_update().filter(pk=track_id).values_list("pk"))


def hold_companies(*company_ids: UUID) -> None:
    """Nobody else keeps or frees a seat of these companies meanwhile: openings of one company share its mentors."""
    rows = Company.objects.select_for_update().filter(pk__in=set(company_ids))
    list(rows.order_by("pk").values_list("pk"))
