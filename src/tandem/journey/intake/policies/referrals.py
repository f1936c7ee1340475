"""Who proposes and moves a referral, and who agrees for whom: the circle that reads the shielded part."""

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies import tracks
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.intake.terms.referrals import Agreeing
from tandem.registers.access.terms import Role


def may_refer(actor: Actor, track: TrackFacts) -> Verdict:
    """Propose and move a referral: the one coach who guides the learner."""
    return Verdict((Finding("referral.may_refer", _guides(actor, track), found=actor.role),))


def may_refuse(actor: Actor, track: TrackFacts) -> Verdict:
    """Not want it: the learner and a parent; the coach notes that somebody does not, or that it cannot be."""
    allowed = _guides(actor, track) or tracks.is_learner(actor, track) or tracks.is_guardian(actor, track)
    return Verdict((Finding("referral.may_refuse", allowed, found=actor.role),))


def may_agree(actor: Actor, track: TrackFacts, who: Agreeing) -> Verdict:
    """Agree: the learner and a parent for themselves; the coach notes what somebody said or signed."""
    own = {Agreeing.LEARNER: tracks.is_learner, Agreeing.GUARDIANS: tracks.is_guardian}.get(who)
    allowed = _guides(actor, track) or (own is not None and own(actor, track))
    return Verdict((Finding("referral.may_agree", allowed, found=actor.role),))


def _guides(actor: Actor, track: TrackFacts) -> bool:
    own = actor.has_role(Role.COACH) and actor.stands_for(track.provider_id)
    return own and actor.user_id is not None and actor.user_id == track.coach_id
