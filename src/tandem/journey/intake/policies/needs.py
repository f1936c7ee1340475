"""Who may read and write the shielded part of a file: the learner, who acts for them, and the one coach who guides."""

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies import tracks
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.registers.access.terms import Role


def may_read(actor: Actor, track: TrackFacts) -> Verdict:
    """Read and write what a learner needs; a coach only of the own learner, and nobody else of the school."""
    own = actor.has_role(Role.COACH) and actor.stands_for(track.provider_id)
    guides = own and actor.user_id is not None and actor.user_id == track.coach_id
    return Verdict((Finding("needs.may_read", guides or is_family(actor, track), found=actor.role),))


def may_agree(actor: Actor, track: TrackFacts) -> Verdict:
    """Agree for oneself or for the child, on the platform."""
    return Verdict((Finding("needs.may_agree", is_family(actor, track), found=actor.role),))


def is_family(actor: Actor, track: TrackFacts) -> bool:
    """Whether the actor is the learner, or acts for the learner."""
    return tracks.is_learner(actor, track) or tracks.is_guardian(actor, track)


def may_reseal(actor: Actor) -> Verdict:
    """Seal everything anew with the newest key."""
    return Verdict((Finding("needs.may_reseal", actor.has_role(Role.SYSTEM), found=actor.role),))
