"""Who chooses places for a learner, and who reads why the learner refuses one."""

from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies import tracks as intake
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.registers.access.terms import Role


def may_wish(actor: Actor, track: TrackFacts) -> Verdict:
    """Keep, rank and refuse places: the learner, who acts for a minor, and who guides the learner and sits beside."""
    allowed = is_own(actor, track) or intake.may_guide(actor, track).is_ok
    return Verdict((Finding("wish.may_choose", allowed, found=actor.role),))


def is_own(actor: Actor, track: TrackFacts) -> bool:
    """Whether the actor is the learner, or acts for the learner today."""
    return intake.is_learner(actor, track) or intake.is_guardian(actor, track)


def may_read_reason(actor: Actor, track: TrackFacts, *, written_by: UUID | None) -> bool:
    """Read why a place is refused: the learner, the one coach of the learner, and who wrote it. Nobody else."""
    is_writer = actor.user_id is not None and actor.user_id == written_by
    return intake.is_learner(actor, track) or is_own_coach(actor, track) or is_writer


def is_own_coach(actor: Actor, track: TrackFacts) -> bool:
    """Whether the actor is the coach who is named for the learner, as a coach of that provider."""
    is_named = actor.user_id is not None and actor.user_id == track.coach_id
    return is_named and actor.has_role(Role.COACH) and actor.stands_for(track.provider_id)
