"""Who may run a matching round, who takes part, and who sees what it says."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.registers.access.terms import Role

_PROVIDER = (Role.PROVIDER_ADMIN, Role.COACH)
_REGION = (Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP)


@dataclass(frozen=True)
class RoundFacts:
    """Who runs a round, and whose learners are in it."""

    runner_id: UUID
    asked: Collection[UUID] = ()
    """The providers that were asked to take part, those that do among them."""


def may_start(actor: Actor) -> Verdict:
    """Begin a round: a provider for its own learners, a body for those of the providers that join."""
    allowed = actor.has_role(*_PROVIDER, *_REGION) and actor.organisation_id is not None
    return Verdict((Finding("round.may_run", allowed, found=actor.role),))


def may_run(actor: Actor, facts: RoundFacts) -> Verdict:
    """Choose, lock, run and compare: the organisation that runs the round."""
    allowed = may_start(actor).is_ok and actor.stands_for(facts.runner_id)
    return Verdict((Finding("round.may_run", allowed, found=actor.role),))


def may_publish(actor: Actor, facts: RoundFacts) -> Verdict:
    """Make proposals of a run, or end the round: who answers for the organisation, since it concerns many learners."""
    allowed = actor.has_role(Role.PROVIDER_ADMIN, *_REGION) and actor.stands_for(facts.runner_id)
    return Verdict((Finding("round.may_publish", allowed, found=actor.role),))


def may_join(actor: Actor, facts: RoundFacts, provider_id: UUID) -> Verdict:
    """Let the learners of a provider take part, or no longer: the provider itself, once it was asked."""
    own = actor.has_role(Role.PROVIDER_ADMIN) and actor.stands_for(provider_id)
    return Verdict((Finding("round.may_join", own and provider_id in facts.asked, found=actor.role),))


def may_see(actor: Actor, facts: RoundFacts) -> bool:
    """Whether this actor may know that the round exists: who runs it, and the providers that were asked."""
    takes_part = actor.has_role(*_PROVIDER) and any(actor.stands_for(one) for one in facts.asked)
    return may_run(actor, facts).is_ok or takes_part


def may_see_groups(actor: Actor, facts: RoundFacts, *, knows_all: bool) -> Verdict:
    """Read what a run gives each group: who runs the round, a provider only where it may know everybody in it.

    Who knows some of a group could work out from its count what the others got. A body knows nobody by name.
    """
    runs = may_run(actor, facts).is_ok
    return Verdict((Finding("round.may_run", runs and (knows_all or actor.has_role(*_REGION)), found=actor.role),))


def runs_rounds(actor: Actor) -> bool:
    """Whether this capacity has rounds at all."""
    return may_start(actor).is_ok


def is_provider(actor: Actor) -> bool:
    """Whether the round of this actor is about its own learners."""
    return actor.has_role(*_PROVIDER)
