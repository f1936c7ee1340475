"""Doors to what a run gives each group of learners."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.models import Track
from tandem.journey.placement.models import RoundRun
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.queries import places
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules.fairness import GroupRow, rows_of
from tandem.journey.placement.terms.rounds import RunState


def homes_of(tracks: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """The number of the provider of each of these learners, and the code of the municipality where it lives."""
    keys = list(tracks)
    found: dict[UUID, tuple[str, str]] = {}
    for first in range(0, len(keys), places.AT_ONCE):
        rows = Track.objects.filter(pk__in=keys[first : first + places.AT_ONCE])
        found |= {key: (number, nis) for key, number, nis in rows.values_list("pk", "provider__number", "nis")}
    return found


def may_see(actor: Actor, run: RoundRun, *, day: date) -> bool:
    """Whether this actor may know what this run gives each group: see the policy."""
    if run.state != RunState.DONE:
        return False
    knows_all = not policies.is_provider(actor) or not doors.speak_of_others(actor, [run.pk], day=day)
    return policies.may_see_groups(actor, doors.facts_of(run.round), knows_all=knows_all).is_ok


def fairness_of(actor: Actor, run_id: UUID, *, day: date) -> tuple[RoundRun, tuple[GroupRow, ...]]:
    """A run that is worked out, and its groups; none where it was worked out before these were kept."""
    run = doors.run_for(actor, run_id)
    if not may_see(actor, run, day=day):
        raise NotFound
    kept = run.report.get("fairness")
    return run, rows_of(kept) if kept else ()
