"""Who chooses places for a learner, and who reads why the learner refuses one."""

from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies import tracks as intake
from tandem.journey.intake.policies.tracks import TrackFacts


def may_wish(actor: Actor, track: TrackFacts) -> Verdict:
    """Keep, rank and refuse places: the learner, who acts for a minor, and who guides the learner and sits beside."""
    allowed = is_own(actor, track) or intake.may_guide(actor, track).is_ok
    return Verdict((Finding("wish.may_choose", allowed, found=actor.role),))


def is_own(actor: Actor, track: TrackFacts) -> bool:
    """Whether the actor is the learner, or acts for the learner today."""
    return intake.is_learner(actor, track) or intake.is_guardian(actor, track)


def may_read_reason(actor: Actor, track: TrackFacts, *, written_by: UUID | None) -> bool:
    """Read why a place is refused: the learner, who guides the learner, and who wrote it."""
    is_writer = actor.user_id is not None and actor.user_id == written_by
    return intake.is_learner(actor, track) or intake.may_guide(actor, track).is_ok or is_writer
