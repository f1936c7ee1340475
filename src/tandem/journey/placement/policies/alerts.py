"""Who asks to be told when a workplace comes up: the learner, and who acts for a minor."""

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.placement.policies import wishes


def may_keep(actor: Actor, track: TrackFacts) -> Verdict:
    """Ask it, change it, end it."""
    return Verdict((Finding("alert.may_keep", wishes.is_own(actor, track), found=actor.role),))
