"""Who gives a learner, who agrees to it, who receives; and who sees the sheet meanwhile."""

from dataclasses import dataclass
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.handover.terms.handovers import HandoverKind, HandoverState
from tandem.journey.intake.policies import tracks
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.registers.access.terms import PROVIDER_ROLES, Role

_SHOWN = (HandoverState.OFFERED, HandoverState.ACCEPTED)
"""While these last, the receiver reads the sheet."""


@dataclass(frozen=True)
class HandoverFacts:
    """Whose learner goes to whom, and how far it is."""

    kind: HandoverKind
    state: HandoverState
    track: TrackFacts
    given_by: UUID | None = None
    to_coach: UUID | None = None
    to_provider: UUID | None = None


def takes_part(actor: Actor) -> bool:
    """Whether learners can come to this actor, or go from them: a provider and its coaches, VDAB."""
    own = actor.has_role(*PROVIDER_ROLES) and actor.organisation_id is not None
    return own or actor.has_role(Role.EMPLOYMENT_SERVICE)


def is_receiver(actor: Actor, one: HandoverFacts) -> bool:
    """Whether this learner is offered to this actor."""
    if one.kind is HandoverKind.VDAB:
        return actor.has_role(Role.EMPLOYMENT_SERVICE)
    if one.kind is HandoverKind.PROVIDER:
        return actor.has_role(*PROVIDER_ROLES) and actor.stands_for(one.to_provider)
    own = actor.has_role(*PROVIDER_ROLES) and actor.stands_for(one.track.provider_id)
    return own and actor.user_id is not None and actor.user_id == one.to_coach


def is_giver(actor: Actor, one: HandoverFacts) -> bool:
    """Whether this actor guides the learner now, or gave them."""
    own = actor.has_role(*PROVIDER_ROLES) and actor.stands_for(one.track.provider_id)
    gave = own and actor.user_id is not None and actor.user_id == one.given_by
    return gave or tracks.may_guide(actor, one.track).is_ok


def is_family(actor: Actor, one: HandoverFacts) -> bool:
    """Whether the actor is the learner, or acts for the learner."""
    return tracks.is_learner(actor, one.track) or tracks.is_guardian(actor, one.track)


def may_see(actor: Actor, one: HandoverFacts) -> bool:
    """Whether this actor may know: who gives, the family; who receives, from the offer on until it is sent back."""
    shown = one.state in _SHOWN and is_receiver(actor, one)
    return shown or is_giver(actor, one) or is_family(actor, one)


def may_withdraw(actor: Actor, one: HandoverFacts) -> Verdict:
    """Take the offer back, or note a paper: who gives."""
    return Verdict((Finding("handover.may_withdraw", is_giver(actor, one), found=actor.role),))


def may_agree(actor: Actor, one: HandoverFacts) -> Verdict:
    """Agree or decline: the learner, or who acts for the learner."""
    return Verdict((Finding("handover.may_agree", is_family(actor, one), found=actor.role),))


def may_answer(actor: Actor, one: HandoverFacts) -> Verdict:
    """Accept or send back: who receives."""
    return Verdict((Finding("handover.may_answer", is_receiver(actor, one), found=actor.role),))
