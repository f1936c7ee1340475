"""Who enrols, sees and guides a learner. Questions on the actor only; whether it is possible now is the workflow's."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.registers.access.terms import Role

_PROVIDER = (Role.PROVIDER_ADMIN, Role.COACH)


@dataclass(frozen=True)
class TrackFacts:
    """Whose track it is, who guides it, and which accounts act for the learner today."""

    provider_id: UUID
    coach_id: UUID | None = None
    learner_user_id: UUID | None = None
    guardian_user_ids: Collection[UUID] = ()


def may_enrol(actor: Actor, provider_id: UUID) -> Verdict:
    """Enrol a learner: the provider itself, its coaches, the platform that reads a file in."""
    allowed = actor.has_role(Role.SYSTEM) or (actor.has_role(*_PROVIDER) and actor.stands_for(provider_id))
    return Verdict((Finding("track.may_enrol", allowed, found=actor.role),))


def may_guide(actor: Actor, track: TrackFacts) -> Verdict:
    """Correct and move a track: the provider, the coach of the learner, any of its coaches where nobody is assigned."""
    return Verdict((Finding("track.may_guide", _guides(actor, track), found=actor.role),))


def may_assign(actor: Actor, track: TrackFacts, coach_id: UUID | None) -> Verdict:
    """Say who guides a learner: the provider; a coach takes a learner nobody guides, and no more than that."""
    takes = _guides(actor, track) and track.coach_id is None and coach_id == actor.user_id
    decides = actor.has_role(Role.PROVIDER_ADMIN) and actor.stands_for(track.provider_id)
    allowed = decides or takes or actor.has_role(Role.SYSTEM)
    return Verdict((Finding("track.may_assign", allowed, found=actor.role),))


def may_see(actor: Actor, track: TrackFacts) -> bool:
    """Whether this actor may know that the track exists."""
    return _guides(actor, track) or is_learner(actor, track) or is_guardian(actor, track)


def is_learner(actor: Actor, track: TrackFacts) -> bool:
    """Whether the actor is the learner, as a learner."""
    return actor.has_role(Role.LEARNER) and actor.user_id is not None and actor.user_id == track.learner_user_id


def is_guardian(actor: Actor, track: TrackFacts) -> bool:
    """Whether the actor acts for the learner today, as a guardian."""
    return actor.has_role(Role.GUARDIAN) and actor.user_id is not None and actor.user_id in track.guardian_user_ids


def _guides(actor: Actor, track: TrackFacts) -> bool:
    own = actor.stands_for(track.provider_id)
    is_coach = actor.user_id is not None and track.coach_id in {None, actor.user_id}
    return (
        actor.has_role(Role.SYSTEM)
        or (own and actor.has_role(Role.PROVIDER_ADMIN))
        or (own and actor.has_role(Role.COACH) and is_coach)
    )
