"""When an invitation can be accepted, and when a capacity can be given or ended."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from tandem.base.verdict import Finding, Verdict
from tandem.registers.access.terms import BODY_ROLES, COMPANY_ROLES, PROVIDER_ROLES, Role
from tandem.registers.mandates.terms import BodyKind

INVITATION_LIFE: Final = timedelta(days=14)
"""How long an invitation can be accepted: our own choice, no rule of law."""

TOKEN_DAYS: Final = 365
"""How long a key for the API works at most: our own choice."""

MOST_TOKENS: Final = 20
"""So many keys of one person may be open together; more is a sign that nobody knows which is used where."""

COMPANY, PROVIDER, BODY, NONE = "company", "provider", "body", ""
"""The kinds of organisation a capacity can stand for."""

BODY_KINDS: Final = {
    Role.PARTNERSHIP_MANAGER: BodyKind.SECTORAL_PARTNERSHIP,
    Role.PARTNERSHIP_STAFF: BodyKind.SECTORAL_PARTNERSHIP,
    Role.PARTNERSHIP_VOTER: BodyKind.SECTORAL_PARTNERSHIP,
    Role.FLEMISH_PARTNERSHIP: BodyKind.FLEMISH_PARTNERSHIP,
    Role.AGENCY_STAFF: BodyKind.AGENCY,
}

_LONGEST_ADDRESS: Final = 254
_ONE_ADDRESS: Final = re.compile(r"""(?!.*=\?)[^\s\x00-\x1f\x7f@,;<>()"\\]{1,64}@[\w-]+(\.[\w-]+)+""")


@dataclass(frozen=True)
class InvitationFacts:
    """Where an invitation stands."""

    expires_at: datetime
    accepted_at: datetime | None
    withdrawn_at: datetime | None
    is_at_own_address: bool = True
    """Whether the person it is about still has the address to which it went."""


@dataclass(frozen=True)
class CapacityFacts:
    """A capacity about to end: its role, its period, and how many others would still let people in."""

    role: Role
    valid_from: date
    valid_until: date | None
    other_admins: int


@dataclass(frozen=True)
class TokenFacts:
    """Where a key for the API stands."""

    expires_at: datetime
    revoked_at: datetime | None


def organisation_kind(role: Role) -> str:
    """The kind of organisation people in this role act for; empty where they act for none."""
    kinds = ((COMPANY, COMPANY_ROLES), (PROVIDER, PROVIDER_ROLES), (BODY, BODY_ROLES))
    return next((kind for kind, roles in kinds if role in roles), NONE)


def fits(role: Role, *, has_organisation: bool, body_kind: BodyKind | None) -> Verdict:
    """Whether a role belongs to this organisation: partnership roles to a partnership, agency roles to the agency."""
    needed = organisation_kind(role)
    kind = BODY_KINDS.get(role)
    real = role not in {Role.PUBLIC, Role.SYSTEM}
    fitting = real and has_organisation == (needed != NONE) and body_kind == kind
    return Verdict((Finding("capacity.role_unfit", fitting, found=body_kind, needed=kind or needed),))


def _is_one_address(email: str) -> bool:
    """Whether this can be the address of one reader: no second one, no line and no sign that mail gives a meaning."""
    return len(email) <= _LONGEST_ADDRESS and _ONE_ADDRESS.fullmatch(email) is not None


def plain_name(name: str) -> str:
    """A name as we keep it: without spaces around it or doubled in it."""
    return " ".join(name.split())


def may_invite(email: str, *, is_invited: bool) -> Verdict:
    """Whether somebody can be invited: an address to send to, and no invitation to the same that is still open."""
    return Verdict(
        (
            Finding("invitation.email_wrong", _is_one_address(email), found=email),
            Finding("invitation.open_already", not is_invited),
        )
    )


def may_invite_person(*, has_account: bool, is_address_of_another: bool) -> Verdict:
    """Whether a person can be invited: without an account yet, at an address that is nobody else's in these files."""
    return Verdict(
        (
            Finding("invitation.person_known", not has_account),
            Finding("invitation.address_of_another", not is_address_of_another),
        )
    )


def may_accept(invitation: InvitationFacts, *, now: datetime) -> Verdict:
    """Whether an invitation can be accepted: once, in time, while it stands, and at the address of who it is for."""
    return Verdict(
        (
            Finding("invitation.accepted", invitation.accepted_at is None, found=invitation.accepted_at),
            Finding("invitation.withdrawn", invitation.withdrawn_at is None, found=invitation.withdrawn_at),
            Finding("invitation.expired", now < invitation.expires_at, found=now, needed=invitation.expires_at),
            Finding("invitation.address_changed", invitation.is_at_own_address),
        )
    )


def may_withdraw(invitation: InvitationFacts) -> Verdict:
    """Whether an invitation can be taken back: it still waits for an answer."""
    return Verdict(
        (
            Finding("invitation.accepted", invitation.accepted_at is None, found=invitation.accepted_at),
            Finding("invitation.withdrawn", invitation.withdrawn_at is None, found=invitation.withdrawn_at),
        )
    )


def may_give(*, is_held: bool, is_account_open: bool, valid_from: date, valid_until: date | None) -> Verdict:
    """Whether a person can receive a capacity: the account is open, and the person does not hold it already."""
    return Verdict(
        (
            Finding("account.closed", is_account_open),
            Finding("capacity.held_already", not is_held),
            Finding("capacity.ends_before_start", valid_until is None or valid_until > valid_from, valid_until),
        )
    )


def may_end(capacity: CapacityFacts, *, day: date, is_admin: bool) -> Verdict:
    """Whether a capacity can end: it did not end before, and an organisation keeps somebody who lets people in."""
    until = capacity.valid_until
    is_over = until is not None and until <= max(day, capacity.valid_from)
    counts = is_admin and not is_over and capacity.valid_from <= day
    return Verdict(
        (
            Finding("capacity.ended_already", not is_over, found=until),
            Finding(
                "capacity.last_admin", not counts or capacity.other_admins > 0, found=capacity.other_admins, needed=1
            ),
        )
    )


def may_issue(*, name: str, days: int, open_tokens: int) -> Verdict:
    """Whether a key for the API can be made: it has a name to know it by, an end, and there are not too many."""
    return Verdict(
        (
            Finding("api_token.has_name", bool(name.strip())),
            Finding("api_token.days", 1 <= days <= TOKEN_DAYS, found=days, needed=TOKEN_DAYS),
            Finding("api_token.too_many", open_tokens < MOST_TOKENS, found=open_tokens, needed=MOST_TOKENS),
        )
    )


def may_revoke(token: TokenFacts) -> Verdict:
    """Whether a key can be revoked: it was not revoked before."""
    return Verdict((Finding("api_token.revoked_already", token.revoked_at is None, found=token.revoked_at),))


def is_open(token: TokenFacts, *, now: datetime) -> bool:
    """Whether a key still opens the API."""
    return token.revoked_at is None and now < token.expires_at
