"""Words of access."""

from enum import StrEnum


class Role(StrEnum):
    """The capacities in which a person can act; `domain/duaal-leren.md` §2.2 says what each may."""

    PUBLIC = "public"
    SYSTEM = "system"
    LEARNER = "learner"
    GUARDIAN = "guardian"
    COMPANY_ADMIN = "company_admin"
    COMPANY_HR = "company_hr"
    MENTOR = "mentor"
    PROVIDER_ADMIN = "provider_admin"
    COACH = "coach"
    PARTNERSHIP_MANAGER = "partnership_manager"
    PARTNERSHIP_STAFF = "partnership_staff"
    PARTNERSHIP_VOTER = "partnership_voter"
    FLEMISH_PARTNERSHIP = "flemish_partnership"
    AGENCY_STAFF = "agency_staff"
    PLATFORM_ADMIN = "platform_admin"
    EMPLOYMENT_SERVICE = "employment_service"
    CLB = "CLB"
    SECTOR_CONSULTANT = "sector_consultant"
    RUN_UP_PARTNER = "run_up_partner"
    SUPPORT_POINT = "support_point"
    FORUM_MEMBER = "forum_member"
    TRADE_UNION = "trade_union"
    EDUCATION_DEPARTMENT = "education_department"


COMPANY_ROLES = frozenset({Role.COMPANY_ADMIN, Role.COMPANY_HR, Role.MENTOR})
PROVIDER_ROLES = frozenset({Role.PROVIDER_ADMIN, Role.COACH})
BODY_ROLES = frozenset(
    {
        Role.PARTNERSHIP_MANAGER,
        Role.PARTNERSHIP_STAFF,
        Role.PARTNERSHIP_VOTER,
        Role.FLEMISH_PARTNERSHIP,
        Role.AGENCY_STAFF,
    }
)


FAMILY_ROLES = frozenset({Role.LEARNER, Role.GUARDIAN})
"""Who comes in as the person that a provider keeps in its files."""

ADMIN_ROLES = frozenset({Role.COMPANY_ADMIN, Role.PROVIDER_ADMIN, Role.PARTNERSHIP_MANAGER, Role.PLATFORM_ADMIN})
"""Who lets others in; an organisation is never left without one."""


class Sight(StrEnum):
    """How a look at a personal page ended."""

    SEEN = "seen"
    REFUSED = "refused"


class ClaimProof(StrEnum):
    """What shows that somebody may speak for a company without an invitation."""

    LEGAL_REPRESENTATIVE = "legal_representative"
    DEMO = "demo"


class Happened(StrEnum):
    """What can happen to a capacity."""

    INVITED = "access.invited"
    INVITATION_ACCEPTED = "access.invitation_accepted"
    INVITATION_WITHDRAWN = "access.invitation_withdrawn"
    CAPACITY_GIVEN = "access.capacity_given"
    CAPACITY_ENDED = "access.capacity_ended"
    TOKEN_ISSUED = "access.token_issued"  # noqa: S105 - a word, no secret
    TOKEN_REVOKED = "access.token_revoked"  # noqa: S105 - a word, no secret
    COMPANY_CLAIMED = "access.company_claimed"
