"""Who says what in a screening."""

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies import tracks
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.intake.terms.screening import Voice


def may_answer(actor: Actor, track: TrackFacts, voice: Voice) -> Verdict:
    """Answer with this voice: the learner or a guardian beside a minor; the coach, who notes for the learner too."""
    is_family = tracks.is_learner(actor, track) or tracks.is_guardian(actor, track)
    guides = tracks.may_guide(actor, track).is_ok
    allowed = guides or (is_family and voice is Voice.LEARNER)
    return Verdict((Finding("screening.may_answer", allowed, found=actor.role),))


def voice_of(actor: Actor, track: TrackFacts) -> Voice:
    """The voice in which somebody speaks unless they say otherwise."""
    is_family = tracks.is_learner(actor, track) or tracks.is_guardian(actor, track)
    return Voice.LEARNER if is_family else Voice.COACH
