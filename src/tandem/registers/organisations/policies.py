"""Who may know and keep what of companies and providers."""

from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict

PLATFORM: Final = ("system", "platform_admin")
BODIES: Final = (
    "partnership_manager",
    "partnership_staff",
    "partnership_voter",
    "flemish_partnership",
    "agency_staff",
)
COMPANY: Final = ("company_admin", "company_hr", "mentor")
PROVIDER: Final = ("provider_admin", "coach")
SEES_EVERY_COMPANY: Final = (*PLATFORM, *BODIES)
LETS_COMPANIES_IN: Final = (*PLATFORM, "agency_staff")
SETTLES_DOUBTS: Final = ("platform_admin", "agency_staff")
KEEPS_PROVIDERS: Final = (*PLATFORM, "agency_staff")


def may_let_in(actor: Actor) -> Verdict:
    """Let a company take part: the platform once the company proved who it is, its administrators, the agency."""
    return Verdict((Finding("company.may_let_in", actor.has_role(*LETS_COMPANIES_IN), found=actor.role),))


def may_see_company(actor: Actor, company_id: UUID) -> bool:
    """Whether this actor may know that the company takes part: its own people, the bodies, the platform."""
    return actor.has_role(*SEES_EVERY_COMPANY) or (actor.has_role(*COMPANY) and actor.stands_for(company_id))


def may_keep_company(actor: Actor, company_id: UUID) -> Verdict:
    """Say under which joint committee a company falls: its administrator, the agency, the platform."""
    own = actor.has_role("company_admin") and actor.stands_for(company_id)
    return Verdict((Finding("company.may_keep", own or actor.has_role(*LETS_COMPANIES_IN), found=actor.role),))


def may_doubt(actor: Actor, company_id: UUID) -> Verdict:
    """Say that the register is not right: the company itself."""
    own = actor.has_role("company_admin", "company_hr") and actor.stands_for(company_id)
    return Verdict((Finding("doubt.may_raise", own, found=actor.role),))


def may_settle_doubts(actor: Actor) -> Verdict:
    """Answer a remark on the register: the agency and the administrators of the platform."""
    return Verdict((Finding("doubt.may_settle", actor.has_role(*SETTLES_DOUBTS), found=actor.role),))


def may_keep_providers(actor: Actor) -> Verdict:
    """Import providers, locations and programmes, and undo an import."""
    return Verdict((Finding("providers.may_keep", actor.has_role(*KEEPS_PROVIDERS), found=actor.role),))


def may_keep_free_days(actor: Actor, provider_id: UUID) -> Verdict:
    """Say on which days a provider gives no lessons: its administrator, the platform."""
    own = actor.has_role("provider_admin") and actor.stands_for(provider_id)
    return Verdict((Finding("free_day.may_keep", own or actor.has_role(*PLATFORM), found=actor.role),))


def may_see_free_days(actor: Actor, provider_id: UUID) -> bool:
    """Whether this actor looks at the free days as the provider does, who added them too."""
    return actor.has_role(*PLATFORM) or (actor.has_role(*PROVIDER) and actor.stands_for(provider_id))


def may_keep_register(actor: Actor) -> Verdict:
    """Import extracts of the KBO and make one current: the platform and its administrators."""
    return Verdict((Finding("register.may_keep", actor.has_role(*PLATFORM), found=actor.role),))
