"""Who sees an enquiry and does something with it: whoever has it in hand, and nobody before or after."""

from dataclasses import dataclass
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.handover.terms.enquiries import TakerKind
from tandem.registers.access.terms import PROVIDER_ROLES, Role

_ROLES = {TakerKind.CLB: Role.CLB, TakerKind.VDAB: Role.EMPLOYMENT_SERVICE}


@dataclass(frozen=True)
class EnquiryFacts:
    """Who has an enquiry in hand; nobody before it is confirmed and after it ended."""

    taker: TakerKind | None
    provider_id: UUID | None = None


def takes_part(actor: Actor) -> bool:
    """Whether enquiries can come to this actor: a provider and its coaches, the CLB, VDAB."""
    of_provider = actor.has_role(*PROVIDER_ROLES) and actor.organisation_id is not None
    return of_provider or actor.has_role(*_ROLES.values())


def may_see(actor: Actor, enquiry: EnquiryFacts) -> bool:
    """Whether this actor may know of the enquiry: it is in its hands now."""
    if enquiry.taker is TakerKind.PROVIDER:
        return actor.has_role(*PROVIDER_ROLES) and actor.stands_for(enquiry.provider_id)
    return enquiry.taker is not None and actor.has_role(_ROLES[enquiry.taker])


def may_answer(actor: Actor, enquiry: EnquiryFacts) -> Verdict:
    """Take it up, pass it on, close it: whoever has it in hand."""
    return Verdict((Finding("enquiry.may_answer", may_see(actor, enquiry), found=actor.role),))


def may_enrol(actor: Actor, enquiry: EnquiryFacts) -> Verdict:
    """Make a track of it: the provider that has it in hand."""
    own = enquiry.taker is TakerKind.PROVIDER and may_see(actor, enquiry)
    return Verdict((Finding("enquiry.may_enrol", own, found=actor.role),))
