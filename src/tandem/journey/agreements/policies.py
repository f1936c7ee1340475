"""Who makes, sees and signs an agreement. Questions on the actor only; whether it is possible now is the workflow's."""

from dataclasses import dataclass
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.agreements.terms import Party, Signer
from tandem.journey.intake.policies import tracks as intake
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.registers.access.terms import Role

MAKES: tuple[Role, ...] = (Role.COMPANY_ADMIN, Role.COMPANY_HR)
_PARTIES = (Party.PROVIDER, Party.COMPANY, Party.LEARNER)
DECLARES: frozenset[Party] = frozenset({Party.COMPANY, Party.PROVIDER})
"""The parties that prepare what the employer declares."""


@dataclass(frozen=True)
class AgreementAccess:
    """Whose learner it is, and which company."""

    track: TrackFacts
    company_id: UUID


def party_of(actor: Actor, facts: AgreementAccess) -> Party | None:
    """For which party this actor acts; None for anybody else."""
    if actor.has_role(Role.SYSTEM):
        return Party.CLOCK
    if intake.may_guide(actor, facts.track).is_ok:
        return Party.PROVIDER
    if actor.has_role(*MAKES) and actor.stands_for(facts.company_id):
        return Party.COMPANY
    return Party.LEARNER if intake.may_see(actor, facts.track) else None


def may_share(actor: Actor, company_id: UUID) -> Verdict:
    """Read what concerns the own workplace in an agreement that another company leads."""
    allowed = actor.has_role(*MAKES) and actor.stands_for(company_id)
    return Verdict((Finding("agreement.may_share", allowed, found=actor.role),))


def may_answer(actor: Actor, company_id: UUID) -> Verdict:
    """Say yes or no for that workplace, and who guides there: as who signs for that company."""
    allowed = may_share(actor, company_id).is_ok and actor.has_role(Role.COMPANY_ADMIN)
    return Verdict((Finding("agreement.may_answer", allowed, found=actor.role),))


def may_choose_mentor(party: Party | None, *, is_of_another: bool) -> Verdict:
    """Say who guides at a workplace: the company that leads at its own, the school at all; a company its own people."""
    parties = {Party.PROVIDER} if is_of_another else {Party.PROVIDER, Party.COMPANY}
    return Verdict((Finding("agreement.mentor_by_own_company", party in parties, found=party),))


def has_agreements(actor: Actor) -> bool:
    """Whether this capacity meets agreements at all."""
    families = (Role.LEARNER, Role.GUARDIAN, Role.PROVIDER_ADMIN, Role.COACH)
    return actor.has_role(*families, *MAKES)


def may_begin(actor: Actor, track: TrackFacts) -> Verdict:
    """Begin an agreement for a learner: who guides the learner. A company begins where a place was promised."""
    return Verdict((Finding("agreement.may_begin", intake.may_guide(actor, track).is_ok, found=actor.role),))


def may_fill(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Fill in, hand over and remark: each of the three parties, in its own fields."""
    allowed = party_of(actor, facts) in {Party.PROVIDER, Party.COMPANY, Party.LEARNER}
    return Verdict((Finding("agreement.may_fill", allowed, found=actor.role),))


def may_present(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Say that the text is ready to be signed, take it back, replace who signs: the provider (R-PLAN-01, S8)."""
    allowed = party_of(actor, facts) is Party.PROVIDER
    return Verdict((Finding("agreement.may_present", allowed, found=actor.role),))


def may_take_over(actor: Actor, provider_id: UUID) -> Verdict:
    """Take over agreements that were signed outside Tandem: who enrols learners there, of the learners one guides."""
    allowed = intake.may_enrol(actor, provider_id).is_ok
    return Verdict((Finding("takeover.may_take_over", allowed, found=actor.role),))


def may_withdraw(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Give up what not all have signed: the provider and the company."""
    allowed = party_of(actor, facts) in {Party.PROVIDER, Party.COMPANY}
    return Verdict((Finding("agreement.may_withdraw", allowed, found=actor.role),))


def may_sign(actor: Actor, facts: AgreementAccess, signer: Signer) -> Verdict:
    """Sign as this signer, or refuse: each for itself, a parent as the parent."""
    return Verdict((Finding("agreement.may_sign", signs_as(actor, facts) is signer, found=actor.role),))


def may_scan(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Note that somebody signed on paper: the provider, which keeps the scan."""
    allowed = party_of(actor, facts) is Party.PROVIDER
    return Verdict((Finding("agreement.may_scan", allowed, found=actor.role),))


def may_prepare(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Read what the employer declares of the agreement: the company and the provider."""
    return Verdict((Finding("agreement.may_prepare", party_of(actor, facts) in DECLARES, found=actor.role),))


def signs_as(actor: Actor, facts: AgreementAccess) -> Signer | None:
    """As whom this actor would sign; nobody signs for a company who only handles its staff."""
    party = party_of(actor, facts)
    if party is Party.LEARNER:
        return Signer.GUARDIAN if intake.is_guardian(actor, facts.track) else Signer.LEARNER
    if party is Party.COMPANY:
        return Signer.COMPANY if actor.has_role(Role.COMPANY_ADMIN) else None
    return Signer.PROVIDER if party is Party.PROVIDER else None


def may_end(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Say that a signed agreement ends: each of the three parties; by which reason is the rule's."""
    return Verdict((Finding("agreement.may_end", party_of(actor, facts) in _PARTIES, found=actor.role),))


def may_suspend(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Note that an agreement lies still, and that it goes on: the company and the provider."""
    allowed = party_of(actor, facts) in {Party.PROVIDER, Party.COMPANY}
    return Verdict((Finding("agreement.may_suspend", allowed, found=actor.role),))


def may_note_success(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Note that a year ended with success: the provider, whose class council decides it (R-PAY-03)."""
    allowed = party_of(actor, facts) is Party.PROVIDER
    return Verdict((Finding("agreement.may_note_success", allowed, found=actor.role),))


def may_amend(actor: Actor, facts: AgreementAccess) -> Verdict:
    """Propose a change of a signed agreement, and say yes or no to one: each of the three parties."""
    return Verdict((Finding("agreement.may_amend", party_of(actor, facts) in _PARTIES, found=actor.role),))


def knows_cause(actor: Actor, facts: AgreementAccess) -> bool:
    """Whether this actor reads why somebody is absent: the family, the company, and who guides (no other colleague)."""
    party = party_of(actor, facts)
    if party is Party.PROVIDER:
        return facts.track.coach_id in {None, actor.user_id}
    return party is not None
