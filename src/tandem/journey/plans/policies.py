"""Who writes a training plan, who reads it, and who may say something about it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.policies import tracks
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.plans.terms import Giver, PlanVoice
from tandem.registers.access.terms import FAMILY_ROLES, PROVIDER_ROLES, Role

COMPANY = (Role.COMPANY_ADMIN, Role.COMPANY_HR)


@dataclass(frozen=True)
class PlanFacts:
    """Whose plan it is, whether it was shared, and which companies have a workplace on it."""

    track: TrackFacts
    is_shared: bool = False
    companies: Collection[UUID] = ()


def has_plans(actor: Actor) -> bool:
    """Whether there can be plans for this actor: a school, a company, a learner or who acts for one."""
    works = actor.has_role(*PROVIDER_ROLES, *COMPANY) and actor.organisation_id is not None
    return works or (actor.has_role(*FAMILY_ROLES) and actor.user_id is not None)


def keeps_templates(actor: Actor) -> bool:
    """Whether this actor keeps the templates of a provider: its people."""
    return actor.has_role(*PROVIDER_ROLES) and actor.organisation_id is not None


def is_company(actor: Actor, plan: PlanFacts) -> bool:
    """Whether the actor stands for a company with a workplace on this plan."""
    return actor.has_role(*COMPANY) and any(actor.stands_for(one) for one in plan.companies)


def gives_modules(actor: Actor) -> bool:
    """Whether this actor can be asked to give a module of a plan of somebody else: a provider, VDAB."""
    return keeps_templates(actor) or actor.has_role(Role.EMPLOYMENT_SERVICE)


def is_giver(actor: Actor, giver: Giver, provider_id: UUID | None) -> bool:
    """Whether this actor answers for who is asked to give a module."""
    if giver is Giver.VDAB:
        return actor.has_role(Role.EMPLOYMENT_SERVICE)
    return actor.has_role(*PROVIDER_ROLES) and actor.stands_for(provider_id)


def may_answer(actor: Actor, giver: Giver, provider_id: UUID | None) -> Verdict:
    """Say yes or no to a module: who is asked to give it."""
    return Verdict((Finding("plan.module_may_answer", is_giver(actor, giver, provider_id), found=actor.role),))


def may_write(actor: Actor, plan: PlanFacts) -> Verdict:
    """Write, share, freeze and close: who guides the learner (R-PLAN-01)."""
    allowed = tracks.may_guide(actor, plan.track).is_ok
    return Verdict((Finding("plan.may_write", allowed, found=actor.role),))


def may_see(actor: Actor, plan: PlanFacts) -> bool:
    """Whether this actor may know: who guides; once shared, the family and the companies on it too."""
    return tracks.may_guide(actor, plan.track).is_ok or (plan.is_shared and _reads(actor, plan))


def may_see_support(actor: Actor, plan: PlanFacts) -> bool:
    """Whether this actor reads to which support plan it belongs: the school and the family, no company."""
    return may_see(actor, plan) and not is_company(actor, plan)


def may_comment(actor: Actor, plan: PlanFacts) -> Verdict:
    """Say something about it: everybody who reads it."""
    return Verdict((Finding("plan.may_comment", voice_of(actor, plan) is not None, found=actor.role),))


def voice_of(actor: Actor, plan: PlanFacts) -> PlanVoice | None:
    """As whom this actor speaks; None for who only looks on."""
    if not may_see(actor, plan):
        return None
    if tracks.is_learner(actor, plan.track):
        return PlanVoice.LEARNER
    if tracks.is_guardian(actor, plan.track):
        return PlanVoice.GUARDIAN
    return PlanVoice.COMPANY if is_company(actor, plan) else PlanVoice.PROVIDER


def _reads(actor: Actor, plan: PlanFacts) -> bool:
    is_family = tracks.is_learner(actor, plan.track) or tracks.is_guardian(actor, plan.track)
    return is_family or is_company(actor, plan)
