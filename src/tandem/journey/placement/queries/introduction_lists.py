"""The introductions of somebody as a list, in parts: what runs, what waits for whom, who is placed, what ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.models import Introduction
from tandem.journey.placement.models.introductions import IntroductionQuerySet
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.policies import openings
from tandem.journey.placement.queries.introductions import introductions_for
from tandem.journey.placement.terms.introductions import IntroductionState, Origin
from tandem.journey.placement.workflow.introductions import RUNNING, UNDECIDED
from tandem.registers.access.terms import Role


@dataclass(frozen=True)
class Waiting:
    """How many learners wait for an answer of a company, and until when the first does."""

    count: int
    until: date


class Part(StrEnum):
    """A part of the list."""

    RUNNING = "lopend"
    WAITING = "te-doen"
    """What waits for this reader; for a school what waits for its learners."""
    PLACED = "geplaatst"
    ENDED = "afgelopen"


_ORDER = {
    Part.RUNNING: ("answers_until", "pk"),
    Part.WAITING: ("answers_until", "pk"),
    Part.PLACED: ("-placed_at", "pk"),
    Part.ENDED: ("-ended_at", "pk"),
}


def part(actor: Actor, which: Part, *, day: date) -> IntroductionQuerySet:
    """One part of the introductions this actor may know, with all that a list shows."""
    rows = introductions_for(actor, day=day).filter(_in(which, actor))
    return rows.named().order_by(*_ORDER[which])


def of_track(actor: Actor, track_id: UUID, *, day: date) -> IntroductionQuerySet:
    """What runs for one learner, and the place the learner has, the first to answer first."""
    rows = introductions_for(actor, day=day).filter(track=track_id, state__in=(*RUNNING, IntroductionState.PLACED))
    return rows.named().order_by("answers_until", "pk")


def counts(actor: Actor, *, day: date) -> dict[Part, int]:
    """How many introductions stand in each part; one question."""
    asked = {one.name: Count("pk", filter=_in(one, actor)) for one in Part}
    found = introductions_for(actor, day=day).aggregate(**asked)
    return {one: found[one.name] for one in Part}


def noted_with(actor: Actor, *, day: date) -> list[tuple[str, Any]]:
    """Whose list it is, where a look at it is noted: each own track, else the account; the company; the school."""
    if actor.has_role(Role.LEARNER, Role.GUARDIAN):
        own = tracks.tracks_for(actor, day=day).order_by("pk").values_list("pk", flat=True)
        return [("intake.track", key) for key in own] or [("accounts.user", actor.user_id)]
    kind = "organisations.company" if policies.is_recruiter(actor) else "organisations.provider"
    return [(kind, actor.organisation_id)]


def waiting_for(actor: Actor, company_id: UUID) -> Waiting | None:
    """Who waits for an answer of this company; None where nobody does."""
    if not openings.may_see_openings(actor, company_id).is_ok:
        raise NotFound
    rows = Introduction.objects.undecided().for_company().filter(opening__company=company_id)
    found = rows.aggregate(n=Count("pk"), first=Min("answers_until"))
    return Waiting(found["n"], found["first"]) if found["n"] else None


def _in(which: Part, actor: Actor) -> Q:
    if which is Part.RUNNING:
        return Q(state__in=RUNNING)
    if which is Part.PLACED:
        return Q(state=IntroductionState.PLACED)
    if which is Part.ENDED:
        return Q(ended_at__isnull=False)
    if policies.is_recruiter(actor):
        return Q(state__in=UNDECIDED) & ~Q(origin=Origin.INVITED, interested_at__isnull=True)
    return Q(state=IntroductionState.PROMISED) | Q(state=IntroductionState.PROPOSED, interested_at__isnull=True)
