"""Doors to warm handovers: for who gives, the family, and who receives as long as it is offered to them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.handover.models import WarmHandover
from tandem.journey.handover.models.handovers import WarmHandoverQuerySet
from tandem.journey.handover.policies import handovers as policies
from tandem.journey.handover.policies.handovers import HandoverFacts
from tandem.journey.handover.terms.handovers import HandoverKind, HandoverState
from tandem.journey.handover.workflow.handovers import OPEN
from tandem.journey.intake.queries import tracks
from tandem.registers.access.terms import PROVIDER_ROLES, Role

_NOBODY: Final = Q(pk__in=())


class Part(StrEnum):
    """A part of the list of handovers."""

    RECEIVED = "received"
    GIVEN = "given"
    ENDED = "ended"


def handover_for(actor: Actor, handover_id: UUID, *, day: date, lock: bool = False) -> WarmHandover:
    """The handover with its learner, for who gives, the family, and who receives."""
    rows = WarmHandover.objects.named()
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=handover_id).first()
    if found is None or not policies.may_see(actor, facts_of(found, day=day)):
        raise NotFound
    return found


def facts_of(one: WarmHandover, *, day: date) -> HandoverFacts:
    """What a policy asks, with the accounts that act for the learner that day."""
    return one.facts(guardians=tracks.facts_of(one.track, day=day).guardian_user_ids)


def open_of(actor: Actor, track_id: UUID, *, day: date) -> WarmHandover | None:
    """The handover that runs for this learner, for who may know it; None where none does."""
    found = WarmHandover.objects.open().named().filter(track=track_id).first()
    return found if found is not None and policies.may_see(actor, facts_of(found, day=day)) else None


def part(actor: Actor, which: Part, *, day: date) -> "QuerySet[WarmHandover]":
    """One part of the list of this actor: what is offered, what one gave, what ended; the most pressing first."""
    if not policies.takes_part(actor):
        raise NotFound
    offered = WarmHandover.objects.named()
    if which is Part.RECEIVED:
        return offered.filter(_received(actor), state=HandoverState.OFFERED).order_by("answers_until", "pk")
    given = offered.filter(track__in=tracks.tracks_for(actor, day=day).values("pk"))
    if which is Part.GIVEN:
        return given.filter(state__in=OPEN).order_by("given_at", "pk")
    return given.exclude(state__in=OPEN).order_by("-ended_at", "pk")


def counts(actor: Actor, *, day: date) -> Mapping[Part, int]:
    """How many there are of each part."""
    return {one: part(actor, one, day=day).count() for one in Part}


def running(actor: Actor, *, day: date) -> dict[UUID, WarmHandover]:
    """The handovers that run for the learners of this actor, by track."""
    own = tracks.tracks_for(actor, day=day).values("pk")
    rows = WarmHandover.objects.open().filter(track__in=own).select_related("to_coach", "to_provider")
    return {one.track_id: one for one in rows}


def late(actor: Actor, *, day: date) -> int:
    """How many learners this actor gave or is offered, and whom nobody answered for in time."""
    if not policies.takes_part(actor):
        return 0
    own = Q(track__in=tracks.tracks_for(actor, day=day).values("pk"))
    return WarmHandover.objects.late_on(day).filter(own | _received(actor)).count()


def waiting(actor: Actor, *, day: date) -> int:
    """How many learners are offered to this actor."""
    return part(actor, Part.RECEIVED, day=day).count() if policies.takes_part(actor) else 0


def stale() -> WarmHandoverQuerySet:
    """Handovers of learners who are gone meanwhile."""
    return WarmHandover.objects.open().filter(track__left_on__isnull=False)


def _received(actor: Actor) -> Q:
    if actor.has_role(Role.EMPLOYMENT_SERVICE):
        return Q(kind=HandoverKind.VDAB)
    if actor.has_role(*PROVIDER_ROLES) and actor.organisation_id is not None:
        own = Q(kind=HandoverKind.COLLEAGUE, to_coach=actor.user_id, track__provider=actor.organisation_id)
        return own & Q(to_coach__isnull=False) | Q(kind=HandoverKind.PROVIDER, to_provider=actor.organisation_id)
    return _NOBODY
