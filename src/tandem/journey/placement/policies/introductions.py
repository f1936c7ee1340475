"""Who brings a learner and an opening together, and who answers for which side."""

from dataclasses import dataclass
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies import tracks as intake
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.placement.policies import openings
from tandem.journey.placement.policies import wishes as choosing
from tandem.journey.placement.terms.introductions import Side
from tandem.registers.access.terms import COMPANY_ROLES, Role


@dataclass(frozen=True)
class IntroductionFacts:
    """Whose learner it is, and whose opening."""

    track: TrackFacts
    company_id: UUID


def side_of(actor: Actor, facts: IntroductionFacts) -> Side | None:
    """On which side this actor stands; None for anybody else."""
    if openings.may_keep_openings(actor, facts.company_id).is_ok:
        return Side.COMPANY
    if actor.has_role(Role.SYSTEM):
        return Side.CLOCK
    return Side.LEARNER if intake.may_see(actor, facts.track) else None


def has_introductions(actor: Actor) -> bool:
    """Whether this capacity meets introductions at all."""
    families = (Role.LEARNER, Role.GUARDIAN, Role.PROVIDER_ADMIN, Role.COACH)
    return actor.has_role(*families) or is_recruiter(actor)


def is_recruiter(actor: Actor) -> bool:
    """Whether this actor answers for a company."""
    own = actor.organisation_id
    return own is not None and actor.has_role(*COMPANY_ROLES) and openings.may_keep_openings(actor, own).is_ok


def may_propose(actor: Actor, track: TrackFacts) -> Verdict:
    """Propose, and take back: the learner, who acts for a minor, who guides the learner."""
    return Verdict((Finding("introduction.may_propose", _cares(actor, track), found=actor.role),))


def may_speak(actor: Actor, track: TrackFacts) -> Verdict:
    """Say yes or no for the learner: the learner, who acts for a minor, who guides a learner that cannot come in."""
    guides = intake.may_guide(actor, track).is_ok and track.learner_user_id is None
    allowed = choosing.is_own(actor, track) or guides
    return Verdict((Finding("introduction.may_speak", allowed, found=actor.role),))


def may_withdraw(actor: Actor, track: TrackFacts, *, is_promised: bool) -> Verdict:
    """Take it back: who may propose; once a seat is promised, only who speaks for the learner."""
    return may_speak(actor, track) if is_promised else may_propose(actor, track)


def may_answer(actor: Actor, facts: IntroductionFacts) -> Verdict:
    """Plan a talk, promise a seat, move to another place: who keeps the openings of the company."""
    allowed = openings.may_keep_openings(actor, facts.company_id).is_ok
    return Verdict((Finding("introduction.may_answer", allowed, found=actor.role),))


def may_refuse(actor: Actor, facts: IntroductionFacts) -> Verdict:
    """Say no: the company, or who speaks for the learner."""
    allowed = may_answer(actor, facts).is_ok or may_speak(actor, facts.track).is_ok
    return Verdict((Finding("introduction.may_refuse", allowed, found=actor.role),))


def may_end_place(actor: Actor, facts: IntroductionFacts) -> Verdict:
    """Say that a place fell away after both said yes: either side, and who guides the learner."""
    allowed = may_answer(actor, facts).is_ok or _cares(actor, facts.track)
    return Verdict((Finding("introduction.may_end_place", allowed, found=actor.role),))


def may_agree(actor: Actor, facts: IntroductionFacts) -> Verdict:
    """Begin the agreement of a place: either side, and who guides the learner."""
    allowed = may_answer(actor, facts).is_ok or _cares(actor, facts.track)
    return Verdict((Finding("introduction.may_agree", allowed, found=actor.role),))


def _cares(actor: Actor, track: TrackFacts) -> bool:
    return choosing.is_own(actor, track) or intake.may_guide(actor, track).is_ok
