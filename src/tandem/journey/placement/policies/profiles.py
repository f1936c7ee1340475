"""Who writes the profile of a learner, who reads it, and who decides whether companies find it."""

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.placement.policies import wishes
from tandem.registers.access.terms import Role

_LOOKS = (Role.COMPANY_ADMIN, Role.COMPANY_HR)


def may_tell(actor: Actor, track: TrackFacts) -> Verdict:
    """Write in the profile, or decide whether companies find it: the learner, and who acts for a minor."""
    return Verdict((Finding("profile.may_tell", wishes.is_own(actor, track), found=actor.role),))


def may_look(actor: Actor) -> bool:
    """Whether this actor looks for learners for a company: who manages it, or its people."""
    return actor.has_role(*_LOOKS) and actor.organisation_id is not None
