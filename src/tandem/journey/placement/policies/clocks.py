"""Who sees the search time of a learner, asks for more days, decides on them, and says what follows."""

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies import tracks
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.registers.access.terms import PROVIDER_ROLES, Role


def has_board(actor: Actor) -> bool:
    """Whether this actor looks after the search time of several learners: a provider and its coaches."""
    return actor.has_role(*PROVIDER_ROLES) and actor.organisation_id is not None


def may_ask(actor: Actor, track: TrackFacts) -> Verdict:
    """Ask more days: who guides the learner."""
    return Verdict((Finding("extension.may_ask", tracks.may_guide(actor, track).is_ok, found=actor.role),))


def may_decide(actor: Actor, track: TrackFacts) -> Verdict:
    """Grant or refuse more days: the provider of the learner."""
    own = actor.has_role(Role.PROVIDER_ADMIN) and actor.stands_for(track.provider_id)
    return Verdict((Finding("extension.may_decide", own, found=actor.role),))


def may_handle(actor: Actor, track: TrackFacts) -> Verdict:
    """Say what follows when the days are over, or note that somebody was rung: who guides the learner."""
    return Verdict((Finding("clock.may_handle", tracks.may_guide(actor, track).is_ok, found=actor.role),))
